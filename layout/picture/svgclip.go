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
	shapes  []geom.Rect // what those added so far lie in
}

// add adds the shapes within a node. It is false where they cannot be one clip.
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
		if !c.shape(n, st.whole, at) {
			return false
		}
	}
	return true
}

// shape adds a shape to those that show what lies in any of them. By the rule of
// non-zero winding that takes that they all turn one way; by the even-odd rule, that
// they do not overlap.
func (c *clipper) shape(n *svgNode, whole svgBox, m matrix) bool {
	from := len(c.out.out)
	c.out.m, c.out.last = m, 0
	c.out.move(svgPoint{})
	c.out.shape(n, whole)
	added := c.out.out[from:]
	if turns(added) < 0 {
		c.out.out = append(c.out.out[:from], backwards(added)...)
	}
	bounds := added.Bounds()
	for _, b := range c.shapes {
		if c.evenOdd && !bounds.Intersect(b).Empty() {
			return false
		}
	}
	c.shapes = append(c.shapes, bounds)
	return true
}

// turns is above 0 where an outline, its curves taken as their control points, goes
// round more area one way, and below where the other.
func turns(o geom.Outline) float64 {
	var sum float64
	var start, at geom.Point
	to := func(p geom.Point) {
		sum += float64(at.X.Pt()*p.Y.Pt()) - float64(p.X.Pt()*at.Y.Pt())
		at = p
	}
	for _, s := range o {
		switch {
		case s.Op == geom.MoveTo:
			to(start)
			start, at = s.P[0], s.P[0]
		default:
			for _, p := range s.P[:s.Op.Points()] {
				to(p)
			}
		}
	}
	to(start)
	return sum
}

// backwards is an outline that goes round the other way.
func backwards(o geom.Outline) geom.Outline {
	var out geom.Outline
	for len(o) > 0 {
		n := 1
		for n < len(o) && o[n].Op != geom.MoveTo {
			n++
		}
		closed := o[n-1].Op == geom.Close
		contour := o[:n]
		if closed {
			contour = o[:n-1]
		}
		end := func(i int) geom.Point { return contour[i].P[contour[i].Op.Points()-1] }
		out = out.Move(end(len(contour) - 1))
		for i := len(contour) - 1; i > 0; i-- {
			if s := contour[i]; s.Op == geom.CubeTo {
				out = out.Cube(s.P[1], s.P[0], end(i-1))
			} else {
				out = out.Line(end(i - 1))
			}
		}
		if closed {
			out = out.Close()
		}
		o = o[n:]
	}
	return out
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
