package picture

import (
	"math"
	"strconv"
	"strings"

	"broadsheet/layout/geom"
)

// svgColor is a colour: of light, or, where inked, of ink.
type svgColor struct {
	r, g, b uint8
	ink     geom.Ink
	inked   bool
	alpha   float64
}

// paint is the ink of a fill or stroke; it is not ok where there is none. What is
// not opaque is mixed with what lies under most of it, or with paper: it becomes a
// tint.
func (r *svgReader) paint(n *svgNode, value string, st *svgStyle, opacity float64, o geom.Outline) (geom.Ink, bool) {
	c, ok := r.color(n, value, st)
	alpha := c.alpha * opacity * st.opacity
	if !ok || alpha < .005 {
		return geom.Ink{}, false
	}
	ink := c.ink
	if !c.inked {
		ink = inkOf(c.r, c.g, c.b)
	}
	if alpha > .995 {
		return ink, true
	}
	under, most := r.under(o)
	if alpha < faint && !most {
		r.warn(n, "faint", "give what is under it the colours that it is to have, or save the drawing as a PDF",
			"a shape that lets nearly all show through, over several others, is left out")
		return geom.Ink{}, false
	}
	mix := func(over, under uint8) uint8 {
		return uint8(math.Round(float64(float64(over)*alpha) + float64(float64(under)*(1-alpha))))
	}
	return geom.Ink{C: mix(ink.C, under.C), M: mix(ink.M, under.M), Y: mix(ink.Y, under.Y), K: mix(ink.K, under.K)}, true
}

// To find what lies under what so many figures below it are looked at, and over the
// whole drawing so many segments; past that all lies on paper.
const mostUnder, mostProbed = 500, 50_000_000

// faint is how opaque a shape is that is there for the light on what is under it, and
// would hide that as a tint, where that is of more than one colour.
const faint = .2

// under is the fill of the uppermost figure so far within which most of an outline
// lies, of those points of it that are tried; white where none does. Most says whether
// that is what is to be seen at three points of four.
func (r *svgReader) under(o geom.Outline) (fill geom.Ink, most bool) {
	points := samples(o)
	seen := make([]geom.Ink, len(points)) // the uppermost at each
	found := make([]bool, len(points))
	all := r.out.Figures
	for i := len(all) - 1; i >= max(0, len(all)-mostUnder) && r.probed < mostProbed; i-- {
		if !all[i].Filled {
			continue
		}
		inside := 0
		for k, p := range points {
			if !within(all[i].Outline, p) {
				continue
			}
			if inside++; !found[k] {
				found[k], seen[k] = true, all[i].Fill
			}
		}
		r.probed += len(points) * len(all[i].Outline)
		if 2*inside > len(points) {
			fill = all[i].Fill
			break
		}
	}
	alike := 0
	for _, ink := range seen {
		if ink == fill {
			alike++
		}
	}
	return fill, 4*alike >= 3*len(points)
}

// samples are some points of an outline, drawn in a little: edges often fall on edges.
func samples(o geom.Outline) []geom.Point {
	const tried = 9
	var points []geom.Point
	b := o.Bounds()
	mid := geom.Point{X: b.X + b.W/2, Y: b.Y + b.H/2}
	stride := max(1, len(o)/tried)
	for i := 0; i < len(o); i += stride {
		if n := o[i].Op.Points(); n > 0 {
			p := o[i].P[n-1]
			points = append(points, geom.Point{X: p.X + (mid.X-p.X)/16, Y: p.Y + (mid.Y-p.Y)/16})
		}
	}
	return points
}

// within reports whether a point lies inside an outline whose curves are taken as
// straight, by the even-odd rule: a ray to its left is counted.
func within(o geom.Outline, p geom.Point) bool {
	inside := false
	var start, at geom.Point
	for i := range o {
		to := start
		if n := o[i].Op.Points(); n > 0 {
			to = o[i].P[n-1]
		}
		if o[i].Op == geom.MoveTo {
			start, at = to, to
			continue
		}
		if (at.Y > p.Y) != (to.Y > p.Y) && p.X > at.X+(to.X-at.X).MulDiv(p.Y-at.Y, to.Y-at.Y) {
			inside = !inside
		}
		at = to
	}
	return inside
}

// color reads a paint: a colour, or one that a gradient comes to.
func (r *svgReader) color(n *svgNode, value string, st *svgStyle) (svgColor, bool) {
	switch {
	case value == "none":
		return svgColor{}, false
	case strings.EqualFold(value, "currentColor"):
		value = st.color
	case value == "context-fill" || value == "context-stroke":
		return svgColor{}, false
	case strings.HasPrefix(value, "url("):
		if c, ok := r.gradient(n, urlOf(value), st, 0); ok {
			return c, true
		}
		_, value, _ = strings.Cut(value, ")")
		if value = strings.TrimSpace(value); value == "" || value == "none" {
			return svgColor{}, false
		}
	}
	c, ok := parseColor(value)
	if !ok {
		r.warn(n, "color", "write it as #rrggbb", "the colour `%s` is not known", brief(value))
	}
	return c, ok
}

// urlOf is the id in url(#id).
func urlOf(s string) string {
	s, _, _ = strings.Cut(strings.TrimPrefix(s, "url("), ")")
	return strings.TrimPrefix(strings.Trim(strings.TrimSpace(s), `"'`), "#")
}

// gradient is the mean of a gradient's stops. Depth counts the gradients that it
// is taken from.
func (r *svgReader) gradient(n *svgNode, id string, st *svgStyle, depth int) (svgColor, bool) {
	of := r.ids[id]
	switch {
	case of == nil || depth > 8:
		return svgColor{}, false
	case of.name == "pattern":
		r.warn(n, "pattern", "draw it with shapes", "a pattern is not drawn")
		return svgColor{}, false
	case of.name != "linearGradient" && of.name != "radialGradient":
		return svgColor{}, false
	}
	var sum [4]float64
	count := 0.0
	for _, c := range of.children {
		if c.name != "stop" {
			continue
		}
		value, opacity := "black", 1.0
		r.declared(c, func(name, v string) {
			switch name {
			case "stop-color":
				value = v
			case "stop-opacity":
				setShare(&opacity, v)
			}
		})
		if strings.EqualFold(value, "currentColor") {
			value = st.color
		}
		if stop, ok := parseColor(value); ok {
			for i, v := range [...]float64{float64(stop.r), float64(stop.g), float64(stop.b), stop.alpha * opacity} {
				sum[i] += v
			}
			count++
		}
	}
	if count == 0 {
		return r.gradient(n, strings.TrimPrefix(strings.TrimSpace(of.get("href")), "#"), st, depth+1)
	}
	r.warn(n, "gradient", "draw it in one colour, or save the drawing as a PDF", "a gradient is drawn in its mean colour")
	mean := func(i int) uint8 { return uint8(math.Round(sum[i] / count)) }
	return svgColor{r: mean(0), g: mean(1), b: mean(2), alpha: sum[3] / count}, true
}

// parseColor reads a colour (CSS Color 4): #rgb, #rrggbb with or without alpha,
// rgb(), hsl(), color() of light on a screen, device-cmyk() and names.
func parseColor(s string) (svgColor, bool) {
	s = strings.ToLower(strings.TrimSpace(s))
	if hex, ok := strings.CutPrefix(s, "#"); ok {
		return parseHex(hex)
	}
	if name, args, ok := strings.Cut(s, "("); ok {
		return colorFunction(name, strings.TrimSuffix(strings.TrimSpace(args), ")"))
	}
	if s == "transparent" {
		return svgColor{}, true
	}
	if v, ok := namedColors()[s]; ok {
		return svgColor{r: uint8(v >> 16), g: uint8(v >> 8), b: uint8(v), alpha: 1}, true
	}
	return svgColor{}, false
}

func parseHex(hex string) (svgColor, bool) {
	if len(hex) == 3 || len(hex) == 4 {
		var b strings.Builder
		for _, c := range []byte(hex) {
			b.WriteByte(c)
			b.WriteByte(c)
		}
		hex = b.String()
	}
	v, err := strconv.ParseUint(hex, 16, 32)
	switch {
	case err != nil || len(hex) != 6 && len(hex) != 8:
		return svgColor{}, false
	case len(hex) == 6:
		v = v<<8 | 255
	}
	return svgColor{r: uint8(v >> 24), g: uint8(v >> 16), b: uint8(v >> 8), alpha: float64(v&255) / 255}, true
}

// colorFunction is a colour from its parts, which stand between commas or spaces,
// the alpha perhaps behind a slash.
func colorFunction(name, args string) (svgColor, bool) {
	space := ""
	if name == "color" {
		space, args, _ = strings.Cut(strings.TrimSpace(args), " ")
	}
	var v []float64
	var share []bool
	for part := range strings.FieldsFuncSeq(args, func(r rune) bool { return r == ',' || r == ' ' || r == '/' }) {
		n, unit, ok := cutNumber(part)
		if !ok || unit != "" && unit != "%" && unit != "deg" {
			return svgColor{}, false
		}
		v, share = append(v, n), append(share, unit == "%")
	}
	of := func(i int, whole float64) float64 { // as a part of one
		n := v[i] / whole
		if share[i] {
			n = v[i] / 100
		}
		return min(max(n, 0), 1)
	}
	alpha := func(i int) float64 {
		if i < len(v) {
			return of(i, 1)
		}
		return 1
	}
	byteOf := func(x float64) uint8 { return uint8(math.Round(x * 255)) }
	percent := func(x float64) uint8 { return uint8(math.Round(x * 100)) }
	switch {
	case (name == "rgb" || name == "rgba") && (len(v) == 3 || len(v) == 4):
		return svgColor{r: byteOf(of(0, 255)), g: byteOf(of(1, 255)), b: byteOf(of(2, 255)), alpha: alpha(3)}, true
	case name == "color" && (space == "srgb" || space == "display-p3") && (len(v) == 3 || len(v) == 4): // which ink does not tell apart
		return svgColor{r: byteOf(of(0, 1)), g: byteOf(of(1, 1)), b: byteOf(of(2, 1)), alpha: alpha(3)}, true
	case (name == "hsl" || name == "hsla") && (len(v) == 3 || len(v) == 4):
		r, g, b := fromHSL(v[0], of(1, 100), of(2, 100))
		return svgColor{r: byteOf(r), g: byteOf(g), b: byteOf(b), alpha: alpha(3)}, true
	case name == "device-cmyk" && (len(v) == 4 || len(v) == 5):
		return svgColor{inked: true, ink: geom.Ink{C: percent(of(0, 1)), M: percent(of(1, 1)), Y: percent(of(2, 1)), K: percent(of(3, 1))}, alpha: alpha(4)}, true
	}
	return svgColor{}, false
}

// fromHSL is CSS Color 4, 7.1.
func fromHSL(hue, s, l float64) (r, g, b float64) {
	f := func(n float64) float64 {
		k := math.Mod(math.Mod(n+hue/30, 12)+12, 12)
		return l - float64(s*min(l, 1-l)*max(-1, min(k-3, 9-k, 1)))
	}
	return f(0), f(8), f(4)
}

// mostInk is the total coverage that newsprint takes, in per cent.
const mostInk = 220

// inkOf is a colour of light in process inks. Grays are of black alone. Of others
// what all three inks share is black, and where the sum is more than newsprint
// takes the coloured inks give way. There is no profile: it is the colour's
// complement, which offset on newsprint shows duller than a screen does.
func inkOf(r, g, b uint8) geom.Ink {
	lo, hi := int(min(r, g, b)), int(max(r, g, b))
	if hi-lo <= 3 {
		return geom.Ink{K: uint8(((255-(hi+lo)/2)*100 + 127) / 255)}
	}
	k := ((255-hi)*100 + 127) / 255
	part := func(v uint8) int { return ((hi-int(v))*100 + hi/2) / hi }
	parts := [3]int{part(r), part(g), part(b)}
	if sum := parts[0] + parts[1] + parts[2]; sum+k > mostInk {
		for i := range parts {
			parts[i] = parts[i] * (mostInk - k) / sum
		}
	}
	return geom.Ink{C: uint8(parts[0]), M: uint8(parts[1]), Y: uint8(parts[2]), K: uint8(k)}
}
