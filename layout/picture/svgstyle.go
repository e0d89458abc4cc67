package picture

import (
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
	unseen                     bool   // not to be drawn, but for what is within and says that it is
	whole                      svgBox // of which shares are meant

	evenOddClip bool
	clips       []geom.Clip

	own ownStyle
}

// ownStyle is what is not inherited, as written: transform where a style has it.
type ownStyle struct {
	filter, mask, clip, marker, display, overflow, transform, origin string

	filled, stroked, colored bool   // a colour is given
	strange                  string // one that cannot be read, where none is given; "" for none
}

// firstStyle is the style outside of the document (SVG 2, property index).
func firstStyle(whole svgBox) svgStyle {
	return svgStyle{fill: "black", stroke: "none", color: "black", opacity: 1, fillOpacity: 1, strokeOpacity: 1, weight: 1, miter: 4, whole: whole}
}

// properties are those that are read, and may be attributes.
var properties = [...]string{"fill", "stroke", "color", "opacity", "fill-opacity", "stroke-opacity", "fill-rule", "clip-rule",
	"stroke-width", "stroke-miterlimit", "stroke-linecap", "stroke-linejoin", "stroke-dasharray", "stroke-dashoffset",
	"vector-effect", "display", "visibility", "filter", "mask", "clip-path", "marker", "marker-start", "marker-mid", "marker-end",
	"transform-origin", "overflow", "stop-color", "stop-opacity"}

// style changes a parent's style into that of a node.
func (r *svgReader) style(st *svgStyle, n *svgNode) {
	above := st.opacity
	st.opacity = 1
	st.own = ownStyle{}
	r.declared(n, st.set)
	st.opacity *= above
	st.hidden = st.hidden || st.own.display == "none"
	if st.own.strange != "" {
		r.warn(n, "color", "write it as #rrggbb", "the colour `%s` is not known", brief(st.own.strange))
	}
}

// set gives a property a value. What cannot be read, and `inherit`, leaves it.
func (st *svgStyle) set(name, v string) {
	if v == "" || v == "inherit" || v == "unset" {
		return
	}
	switch name {
	case "fill":
		st.setPaint(&st.fill, &st.own.filled, v)
	case "stroke":
		st.setPaint(&st.stroke, &st.own.stroked, v)
	case "color":
		if v != "currentColor" {
			st.setPaint(&st.color, &st.own.colored, v)
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
		st.own.display = v
	case "overflow":
		st.own.overflow = v
	case "visibility":
		st.unseen = v == "hidden" || v == "collapse"
	case "transform":
		st.own.transform = v
	case "transform-origin":
		st.own.origin = v
	case "filter":
		st.own.filter = v
	case "mask":
		st.own.mask = v
	case "clip-path":
		st.own.clip = v
	case "marker", "marker-start", "marker-mid", "marker-end":
		if v != "none" {
			st.own.marker = v
		}
	default:
		st.setStroke(name, v)
	}
}

// setPaint sets a colour, or anything that may be one, as written. One that cannot be
// read leaves what holds (CSS Syntax 3, 2.2): programs write a plain one before it.
func (st *svgStyle) setPaint(to *string, given *bool, v string) {
	switch {
	case v == "none", strings.HasPrefix(v, "url("), v == "context-fill", v == "context-stroke", strings.EqualFold(v, "currentColor"):
	default:
		if _, ok := parseColor(v); ok {
			break
		}
		if !*given {
			st.own.strange = v
		}
		return
	}
	*to, *given = v, true
}

// setStroke gives a property of the stroke a value.
func (st *svgStyle) setStroke(name, v string) {
	switch name {
	case "stroke-width":
		if w, ok := parseLength(v, st.whole.diagonal()); ok && w >= 0 {
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
		if d, ok := parseLength(v, st.whole.diagonal()); ok {
			st.dashOffset = d
		}
	case "stroke-dasharray":
		st.dash = nil
		const most = 32
		for part := range strings.FieldsFuncSeq(v, func(r rune) bool { return r == ',' || r == ' ' || r == '\t' || r == '\n' }) {
			d, ok := parseLength(part, st.whole.diagonal())
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
