package picture

import (
	"regexp"
	"slices"
	"strings"

	"broadsheet/layout/geom"
)

// svgStyle is how shapes are painted; what is inherited stays from parent to child.
type svgStyle struct {
	fill, stroke               string // as written
	color                      string // what currentColor means
	opacity                    float64
	fillOpacity, strokeOpacity float64
	evenOdd, fixedStroke       bool
	weight, miter              float64
	cap                        geom.Cap
	join                       geom.Join
	dash                       []float64
	dashOffset                 float64
	hidden                     bool   // not to be drawn, nor what is within
	whole                      svgBox // of which shares are meant

	evenOddClip bool
	clips       []geom.Clip

	// Of the element alone, as written.
	filter, mask, clip, marker string
}

// firstStyle is the style outside of the document (SVG 2, property index).
func firstStyle(whole svgBox) svgStyle {
	return svgStyle{fill: "black", stroke: "none", color: "black", opacity: 1, fillOpacity: 1, strokeOpacity: 1, weight: 1, miter: 4, whole: whole}
}

// properties are those that are read, and may be attributes.
var properties = [...]string{"fill", "stroke", "color", "opacity", "fill-opacity", "stroke-opacity", "fill-rule", "clip-rule",
	"stroke-width", "stroke-miterlimit", "stroke-linecap", "stroke-linejoin", "stroke-dasharray", "stroke-dashoffset",
	"vector-effect", "display", "visibility", "filter", "mask", "clip-path", "marker", "marker-start", "marker-mid", "marker-end"}

// style changes a parent's style into that of a node: by its attributes, then the
// style sheets, then its own style.
func (r *svgReader) style(st *svgStyle, n *svgNode) {
	above := st.opacity
	st.opacity = 1
	for _, a := range n.attrs {
		if a.Name.Space == "" && slices.Contains(properties[:], a.Name.Local) {
			st.set(a.Name.Local, a.Value)
		}
	}
	for i := range r.rules {
		if rule := &r.rules[i]; rule.fits(n) {
			for _, d := range rule.declared {
				st.set(d[0], d[1])
			}
		}
	}
	if s := n.get("style"); s != "" {
		for _, d := range declarations(s) {
			st.set(d[0], d[1])
		}
	}
	st.opacity *= above
}

// set gives a property a value. What cannot be read, and `inherit`, leaves it.
func (st *svgStyle) set(name, v string) {
	v = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(v), "!important"))
	if v == "" || v == "inherit" || v == "unset" {
		return
	}
	switch name {
	case "fill":
		st.fill = v
	case "stroke":
		st.stroke = v
	case "color":
		if v != "currentColor" {
			st.color = v
		}
	case "opacity":
		setShare(&st.opacity, v)
	case "fill-opacity":
		setShare(&st.fillOpacity, v)
	case "stroke-opacity":
		setShare(&st.strokeOpacity, v)
	case "fill-rule":
		st.evenOdd = v == "evenodd"
	case "clip-rule":
		st.evenOddClip = v == "evenodd"
	case "vector-effect":
		st.fixedStroke = v == "non-scaling-stroke"
	case "display":
		st.hidden = st.hidden || v == "none"
	case "visibility":
		st.hidden = st.hidden || v == "hidden" || v == "collapse"
	case "filter":
		st.filter = v
	case "mask":
		st.mask = v
	case "clip-path":
		st.clip = v
	case "marker", "marker-start", "marker-mid", "marker-end":
		if v != "none" {
			st.marker = v
		}
	default:
		st.setStroke(name, v)
	}
}

// setStroke gives a property of the stroke a value.
func (st *svgStyle) setStroke(name, v string) {
	switch name {
	case "stroke-width":
		if w, ok := parseLength(v, (st.whole.w+st.whole.h)/2); ok && w >= 0 {
			st.weight = w
		}
	case "stroke-miterlimit":
		if m, _, ok := cutNumber(v); ok && m >= 1 {
			st.miter = m
		}
	case "stroke-linecap":
		st.cap = map[string]geom.Cap{"round": geom.RoundCap, "square": geom.SquareCap}[v]
	case "stroke-linejoin":
		st.join = map[string]geom.Join{"round": geom.RoundJoin, "bevel": geom.BevelJoin}[v]
	case "stroke-dashoffset":
		if d, ok := parseLength(v, st.whole.w); ok {
			st.dashOffset = d
		}
	case "stroke-dasharray":
		st.dash = nil
		const most = 32
		for part := range strings.FieldsFuncSeq(v, func(r rune) bool { return r == ',' || r == ' ' || r == '\t' || r == '\n' }) {
			d, ok := parseLength(part, st.whole.w)
			if !ok || d < 0 || len(st.dash) == most {
				st.dash = nil
				return
			}
			st.dash = append(st.dash, d)
		}
	}
}

// setShare sets a share of one, as a number or in per cent.
func setShare(to *float64, s string) {
	v, rest, ok := cutNumber(s)
	if !ok {
		return
	}
	if strings.TrimSpace(rest) == "%" {
		v /= 100
	}
	*to = min(max(v, 0), 1)
}

// cssRule is a rule of a style sheet with one simple selector: an element's name,
// a class, an id, or all. Weight orders them.
type cssRule struct {
	selector string
	weight   int
	declared [][2]string
}

func (c *cssRule) fits(n *svgNode) bool {
	switch c.weight {
	case 0:
		return true
	case 1:
		return n.name == c.selector
	case 2:
		return slices.Contains(n.classes, c.selector)
	}
	return n.get("id") == c.selector
}

// mostRules is how many rules are read; programs write a few dozen.
const mostRules = 1000

// parseCSS reads the rules of a style sheet that have simple selectors, of which
// `path.st0` is taken as `.st0`; others, and at-rules, are passed over.
func parseCSS(s string) []cssRule {
	s = regexp.MustCompile(`(?s)/\*.*?(\*/|$)`).ReplaceAllString(s, " ")
	var out []cssRule
	for len(out) < mostRules {
		head, rest, ok := strings.Cut(s, "{")
		if !ok {
			return out
		}
		if i := strings.LastIndexAny(head, ";}"); i >= 0 {
			head = head[i+1:] // an @import before it
		}
		if strings.HasPrefix(strings.TrimSpace(head), "@") {
			s = afterBlock(rest)
			continue
		}
		body, after, _ := strings.Cut(rest, "}")
		s = after
		declared := declarations(body)
		for sel := range strings.SplitSeq(head, ",") {
			if rule, ok := simpleSelector(strings.TrimSpace(sel)); ok {
				rule.declared = declared
				out = append(out, rule)
			}
		}
	}
	return out
}

// afterBlock is what follows the end of a block that has been opened.
func afterBlock(s string) string {
	depth := 1
	for i := range len(s) {
		switch s[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return s[i+1:]
			}
		}
	}
	return ""
}

func simpleSelector(s string) (cssRule, bool) {
	if s == "" || strings.ContainsAny(s, " >+~:[@\t\n") {
		return cssRule{}, false
	}
	if i := strings.IndexByte(s, '.'); i >= 0 {
		return cssRule{selector: s[i+1:], weight: 2}, !strings.ContainsAny(s[i+1:], ".#")
	}
	if i := strings.IndexByte(s, '#'); i >= 0 {
		return cssRule{selector: s[i+1:], weight: 3}, true
	}
	if s == "*" {
		return cssRule{}, true
	}
	return cssRule{selector: s, weight: 1}, true
}

// declarations are the properties and values of a style.
func declarations(s string) [][2]string {
	var out [][2]string
	for part := range strings.SplitSeq(s, ";") {
		if name, value, ok := strings.Cut(part, ":"); ok {
			out = append(out, [2]string{strings.ToLower(strings.TrimSpace(name)), value})
		}
	}
	return out
}
