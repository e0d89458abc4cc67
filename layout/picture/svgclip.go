package picture

import (
	"strings"

	"broadsheet/layout/geom"
)

// clip adds a clip path, or a mask that is no more than one, to a style. It is not
// ok where that is made of anything but shapes, or is measured by what it clips.
func (r *svgReader) clip(url string, st *svgStyle, m matrix) bool {
	of := r.ids[urlOf(url)]
	switch {
	case !strings.HasPrefix(url, "url("):
		return false // a shape as CSS has it
	case of == nil:
		return true // a reference to nothing clips nothing
	case of.name == "clipPath" && of.get("clipPathUnits") == "objectBoundingBox", of.get("maskContentUnits") == "objectBoundingBox":
		return false
	case of.name != "clipPath" && of.name != "mask":
		return false
	}
	inner := firstStyle(st.whole)
	r.style(&inner, of)
	m = r.moved(of, &inner, m)
	c := clipper{r: r, mask: of.name == "mask", out: svgPath{left: mostSVGSegments - r.segments}}
	if c.mask {
		c.alpha = of.get("mask-type") == "alpha" || strings.Contains(of.get("style"), "mask-type:alpha") || strings.Contains(of.get("style"), "mask-type: alpha")
	}
	if !c.add(of, inner, m, 0) {
		return false
	}
	r.segments = mostSVGSegments - c.out.left
	if len(c.out.out) == 0 {
		st.hidden = true // nothing lies within no shape
		return true
	}
	st.clips = append(st.clips[:len(st.clips):len(st.clips)], geom.Clip{Outline: c.out.out, EvenOdd: c.evenOdd})
	return true
}

// clipper gathers the shapes of a clip path into one outline.
type clipper struct {
	r       *svgReader
	mask    bool // of which only what is white, or by its alpha opaque, shows
	alpha   bool
	out     svgPath
	evenOdd bool
}

// add adds the shapes within a node.
func (c *clipper) add(of *svgNode, st svgStyle, m matrix, depth int) bool {
	if depth > mostSVGUses {
		return false
	}
	for _, n := range of.children {
		if c.r.visits++; c.r.full() {
			return false
		}
		own := st
		c.r.style(&own, n)
		at := c.r.moved(n, &own, m)
		switch n.name {
		case "title", "desc", "metadata", "style", "line": // of no area
			continue
		case "g":
			if !c.add(n, own, at, depth+1) {
				return false
			}
			continue
		case "use":
			target := c.r.ids[strings.TrimPrefix(strings.TrimSpace(n.get("href")), "#")]
			x, _ := parseLength(n.get("x"), st.whole.w)
			y, _ := parseLength(n.get("y"), st.whole.h)
			if target == nil || !c.add(&svgNode{children: []*svgNode{target}}, own, at.times(matrix{1, 0, 0, 1, x, y}), depth+1) {
				return false
			}
			continue
		case "path", "rect", "circle", "ellipse", "polyline", "polygon":
		default:
			return false
		}
		if own.hidden || own.unseen {
			continue
		}
		if c.mask && !c.shows(n, &own) || own.own.clip != "" && own.own.clip != "none" {
			return false
		}
		c.evenOdd = c.evenOdd || own.evenOddClip && !c.mask || own.evenOdd && c.mask
		c.out.m, c.out.last = at, 0
		c.out.move(svgPoint{})
		c.out.shape(n, st.whole)
	}
	return true
}

// shows reports whether a shape of a mask lets all through where it is: filled,
// without a stroke, in opaque white, or where the mask goes by alpha in any opaque
// colour.
func (c *clipper) shows(n *svgNode, st *svgStyle) bool {
	fill, ok := c.r.color(n, st.fill, st)
	if !ok || st.stroke != "none" || fill.alpha*st.opacity*st.fillOpacity < .99 {
		return false
	}
	return c.alpha || fill.r > 250 && fill.g > 250 && fill.b > 250
}

// clipping is those of a figure's clips that hide a part of it: upright rectangles
// round the whole of it, or of the drawing, which programs like to write, are left
// out.
func (r *svgReader) clipping(f *geom.Figure) []geom.Clip {
	b := f.Bounds()
	if f.Weight > 0 {
		b = b.Inset(-4 * f.Weight) // pointed joins
	}
	if shown := b.Intersect(geom.Rect{W: r.out.Size.W, H: r.out.Size.H}); !shown.Empty() {
		b = shown
	}
	var out []geom.Clip
	for _, c := range f.Clips {
		if w, ok := rectangle(c.Outline); !ok || b.X < w.X || b.Y < w.Y || b.Right() > w.Right() || b.Bottom() > w.Bottom() {
			out = append(out, c)
		}
	}
	return out
}

// rectangle is an outline that is an upright rectangle.
func rectangle(o geom.Outline) (geom.Rect, bool) {
	if len(o) < 5 || len(o) > 6 || o[len(o)-1].Op != geom.Close {
		return geom.Rect{}, false
	}
	for i := 1; i < len(o)-1; i++ {
		a, b := o[i-1].P[0], o[i].P[0]
		if o[i].Op != geom.LineTo || a.X != b.X && a.Y != b.Y {
			return geom.Rect{}, false
		}
	}
	return o.Bounds(), true
}
