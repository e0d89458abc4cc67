package page

import (
	"image"

	"broadsheet/layout/geom"
)

// contour is a contour as straight stretches on the canvas.
type contour struct {
	points []spot
	closed bool
}

// farthest bounds coordinates on the canvas, so that products of them do not
// overflow; it is a million pixels.
const farthest = 1 << 28

// figure paints a figure, as far as it lies within a clip on the canvas.
func (c *canvas) figure(f *geom.Figure, clip image.Rectangle) {
	contours := c.contours(f.Outline)
	window := c.window(f.Clips, clip)
	if f.Filled {
		window.paint(c, polygonsOf(contours), f.EvenOdd, shadeOf(f.Fill))
	}
	if f.Weight > 0 {
		s := stroker{width: min(max(c.sub(f.Weight), 2), farthest), cap: f.Cap, join: f.Join, limit: min(f.MiterLimit(), 100_000), phase: max(c.sub(f.Phase), 0)}
		for _, d := range f.Dash {
			s.pattern = append(s.pattern, max(c.sub(d), 0))
		}
		for _, k := range contours {
			s.stroke(k)
		}
		window.paint(c, s.pieces, false, shadeOf(f.Stroke))
	}
}

// drawing paints a picture that is a drawing.
func (c *canvas) drawing(p *Picture) {
	clip := c.rect(p.Box).Intersect(c.m.Rect)
	figures := p.Drawing()
	for i := range figures {
		c.figure(&figures[i], clip)
	}
}

// contours are an outline's on the canvas.
func (c *canvas) contours(o geom.Outline) []contour {
	var out []contour
	at := func(p geom.Point) spot {
		q := c.spot(p)
		return spot{min(max(q.x, -farthest), farthest), min(max(q.y, -farthest), farthest)}
	}
	for i := range o {
		s := &o[i]
		if s.Op == geom.MoveTo {
			out = append(out, contour{points: []spot{at(s.P[0])}})
			continue
		}
		if len(out) == 0 {
			continue // an outline that does not begin with a MoveTo
		}
		k := &out[len(out)-1]
		if k.closed { // what follows a Close begins where the contour did
			out = append(out, contour{points: []spot{k.points[0]}})
			k = &out[len(out)-1]
		}
		switch s.Op {
		case geom.LineTo:
			k.points = append(k.points, at(s.P[0]))
		case geom.CubeTo:
			k.points = appendCube(k.points, at(s.P[0]), at(s.P[1]), at(s.P[2]))
		case geom.Close:
			k.closed = true
		}
	}
	return out
}

// appendCube appends the pieces of a cubic curve from the last point on.
func appendCube(ps []spot, p, q, r spot) []spot {
	piecesOf(ps[len(ps)-1], p, q, r, func(end spot) { ps = append(ps, end) })
	return ps
}

// polygonsOf are the contours' points.
func polygonsOf(contours []contour) [][]spot {
	out := make([][]spot, len(contours))
	for i, k := range contours {
		out[i] = k.points
	}
	return out
}

// window is what of the canvas a figure may be painted on: a rectangle, and, where
// it is not nil, how much of each pixel.
type window struct {
	clip image.Rectangle
	open *image.Alpha
}

// window is the part of a rectangle that lies within clips.
func (c *canvas) window(clips []geom.Clip, clip image.Rectangle) window {
	w := window{clip: clip}
	for i := range clips {
		m := w.cover(polygonsOf(c.contours(clips[i].Outline)), clips[i].EvenOdd)
		if m == nil {
			return window{}
		}
		w = window{m.Rect, m}
	}
	return w
}

// paint paints polygons as one shape.
func (w window) paint(c *canvas, all [][]spot, evenOdd bool, ink shade) {
	c.stamp(w.cover(all, evenOdd), 0, 0, ink)
}

// cover is how polygons, taken as one shape, cover the pixels of the window; nil
// where they cover none.
func (w window) cover(all [][]spot, evenOdd bool) *image.Alpha {
	var box image.Rectangle
	for _, ps := range all {
		for _, p := range ps {
			x, y := int(p.x>>oneBits), int(p.y>>oneBits)
			box = box.Union(image.Rect(x, y, x+1, y+1))
		}
	}
	if box = box.Intersect(w.clip); box.Empty() {
		return nil
	}
	cells := newCells(box)
	for _, ps := range all {
		for i, p := range ps {
			cells.clipped(p, ps[(i+1)%len(ps)])
		}
	}
	m := cells.masked(evenOdd)
	if w.open != nil {
		for y := box.Min.Y; y < box.Max.Y; y++ {
			row, open := m.Pix[m.PixOffset(box.Min.X, y):][:box.Dx()], w.open.Pix[w.open.PixOffset(box.Min.X, y):]
			for i := range row {
				row[i] = byte(int(row[i]) * int(open[i]) / 255)
			}
		}
	}
	return m
}

// clipped draws an edge of which any part may lie outside of the cells. What lies
// above and below them is left out, and what lies to the right; what lies to the
// left goes along their edge, so that the sums along the rows stay right.
func (c *cells) clipped(a, b spot) {
	left, right := int64(c.box.Min.X)<<oneBits, int64(c.box.Max.X)<<oneBits
	top, foot := int64(c.box.Min.Y)<<oneBits, int64(c.box.Max.Y)<<oneBits
	if a.y == b.y || max(a.y, b.y) <= top || min(a.y, b.y) >= foot || min(a.x, b.x) >= right {
		return
	}
	xAt := func(y int64) int64 { return a.x + (b.x-a.x)*(y-a.y)/(b.y-a.y) }
	yAt := func(x int64) int64 { return a.y + (b.y-a.y)*(x-a.x)/(b.x-a.x) }
	within := func(y int64) int64 { return min(max(y, top), foot) }
	from, to := spot{a.x, within(a.y)}, spot{b.x, within(b.y)}
	if from.y != a.y {
		from.x = xAt(from.y)
	}
	if to.y != b.y {
		to.x = xAt(to.y)
	}
	// Cut at the left and right edges, in the order of the way.
	cuts := [4]spot{from, from, to, to}
	for i, edge := range [2]int64{left, right} {
		if (from.x < edge) != (to.x < edge) && a.x != b.x {
			y := yAt(edge)
			y = min(max(y, min(from.y, to.y)), max(from.y, to.y))
			k := 1 + i
			if from.x > to.x {
				k = 2 - i
			}
			cuts[k] = spot{edge, y}
		}
	}
	for i := 1; i < 4; i++ {
		p, q := cuts[i-1], cuts[i]
		p.x, q.x = min(max(p.x, left), right), min(max(q.x, left), right)
		if p.x < right || q.x < right {
			c.at = p
			c.line(q)
		}
	}
	c.start = c.at
}
