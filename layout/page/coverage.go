package page

import (
	"image"

	"broadsheet/layout/font"
)

// The rasteriser: exact coverage of pixels by outlines, in integers of 1/256
// pixel, so that a proof has the same bytes on every machine. Each edge leaves
// in the cells that it crosses how far it goes down (cover) and the area
// to its left (area); a sum along the row gives the coverage. It is the method
// of libart and of FreeType's smooth rasteriser.

// one is a pixel.
const (
	oneBits = 8
	one     = 1 << oneBits
)

// spot is a place in 1/256 pixel, y downwards.
type spot struct{ x, y int64 }

// cells is a rasteriser for a rectangle of pixels.
type cells struct {
	box         image.Rectangle
	cover, area []int32
	start, at   spot
}

func newCells(box image.Rectangle) *cells {
	n := box.Dx() * box.Dy()
	both := make([]int32, 2*n)
	return &cells{box: box, cover: both[:n], area: both[n:]}
}

func (c *cells) move(p spot) {
	c.close()
	c.start, c.at = p, p
}

func (c *cells) close() { c.line(c.start) }

// quad draws a curve as straight pieces that leave it by a sixteenth of a pixel
// at most: a chord's distance is a quarter of the second difference, and each
// halving divides it by four.
func (c *cells) quad(p, q spot) {
	o := c.at
	bend := max(abs(o.x-2*p.x+q.x), abs(o.y-2*p.y+q.y))
	n := pieces(bend)
	for t := int64(1); t < n; t++ {
		u := n - t
		c.line(spot{
			(u*u*o.x + 2*u*t*p.x + t*t*q.x) / (n * n),
			(u*u*o.y + 2*u*t*p.y + t*t*q.y) / (n * n),
		})
	}
	c.line(q)
}

// cube is quad for a cubic curve.
func (c *cells) cube(p, q, r spot) { piecesOf(c.at, p, q, r, c.line) }

// piecesOf gives the ends of the straight pieces that a cubic curve from o is drawn
// as. The bound is that of its two second differences, with the factor of three
// that a cubic has over a quadratic's two left to the halving.
func piecesOf(o, p, q, r spot, yield func(spot)) {
	bend := max(abs(o.x-2*p.x+q.x), abs(o.y-2*p.y+q.y), abs(p.x-2*q.x+r.x), abs(p.y-2*q.y+r.y))
	n := pieces(3 * bend)
	for t := int64(1); t < n; t++ {
		u := n - t
		yield(spot{
			(u*u*u*o.x + 3*u*u*t*p.x + 3*u*t*t*q.x + t*t*t*r.x) / (n * n * n),
			(u*u*u*o.y + 3*u*u*t*p.y + 3*u*t*t*q.y + t*t*t*r.y) / (n * n * n),
		})
	}
	yield(r)
}

// pieces is into how many a curve is cut, by its greatest second difference.
func pieces(bend int64) int64 {
	n := int64(1)
	for ; bend > one/4 && n < 64; bend /= 4 {
		n *= 2
	}
	return n
}

func abs(n int64) int64 { return max(n, -n) }

// line draws an edge to p, row by row. Where it crosses from row to row is
// always computed from its ends, so that no error adds up.
func (c *cells) line(p spot) {
	from, to := c.at, p
	c.at = p
	if from.y == to.y {
		return
	}
	sign := int64(1)
	if from.y > to.y {
		from, to, sign = to, from, -1
	}
	xAt := func(y int64) int64 { return from.x + (to.x-from.x)*(y-from.y)/(to.y-from.y) }
	y, x := from.y, from.x
	for y < to.y {
		row := y >> oneBits
		next := min((row+1)<<oneBits, to.y)
		nextX := xAt(next)
		c.stretch(int(row), spot{x, y - row<<oneBits}, spot{nextX, next - row<<oneBits}, sign)
		y, x = next, nextX
	}
}

// stretch draws the piece of an edge that lies in one row, cell by cell from
// the left; y counts from the row's top.
func (c *cells) stretch(row int, from, to spot, sign int64) {
	if from.x > to.x {
		from, to, sign = to, from, -sign
	}
	x, y := from.x, from.y
	for {
		column := x >> oneBits
		edge := (column + 1) << oneBits
		if to.x <= edge {
			c.add(int(column), row, x, to.x, (to.y-y)*sign)
			return
		}
		nextY := from.y + (to.y-from.y)*(edge-from.x)/(to.x-from.x)
		c.add(int(column), row, x, edge, (nextY-y)*sign)
		x, y = edge, nextY
	}
}

// add counts an edge that goes dy down within one cell, from x to next.
func (c *cells) add(column, row int, x, next, dy int64) {
	left := int64(column) << oneBits
	i := (row-c.box.Min.Y)*c.box.Dx() + column - c.box.Min.X
	c.cover[i] += int32(dy)
	c.area[i] += int32((x + next - 2*left) * dy)
}

// mask sums the cells up. Where contours overlap in the same sense the pixel is
// covered once (the rule of non-zero winding, but for pixels on an edge).
func (c *cells) mask() *image.Alpha { return c.masked(false) }

// masked is mask by either rule of what lies inside.
func (c *cells) masked(evenOdd bool) *image.Alpha {
	c.close()
	m := image.NewAlpha(c.box)
	width := c.box.Dx()
	const full = 2 * one * one // a whole pixel
	for row := 0; row < len(m.Pix); row += width {
		sum := int32(0)
		for i := row; i < row+width; i++ {
			sum += c.cover[i]
			v := int64(sum)*2*one - int64(c.area[i])
			v = abs(v)
			if evenOdd {
				if v %= 2 * full; v > full {
					v = 2*full - v
				}
			}
			m.Pix[i] = byte(min(v*255/full, 255))
		}
	}
	return m
}

// render rasterises an outline in font units. A unit is across·2^-16 pixels
// wide and up·2^-16 high, the origin moved by from. The mask is nil where there
// is nothing to see.
func render(outline []font.Segment, across, up int64, from spot) *image.Alpha {
	at := func(p font.Point) spot {
		return spot{from.x + (int64(p.X)*across*one+1<<15)>>16, from.y - (int64(p.Y)*up*one+1<<15)>>16}
	}
	box := extent(outline, at)
	if box.Empty() {
		return nil
	}
	c := newCells(box)
	for _, s := range outline {
		switch s.Op {
		case font.MoveTo:
			c.move(at(s.P[0]))
		case font.LineTo:
			c.line(at(s.P[0]))
		case font.QuadTo:
			c.quad(at(s.P[0]), at(s.P[1]))
		case font.CubeTo:
			c.cube(at(s.P[0]), at(s.P[1]), at(s.P[2]))
		}
	}
	return c.mask()
}

// points is how many points an operation has.
func points(op font.Op) int {
	switch op {
	case font.QuadTo:
		return 2
	case font.CubeTo:
		return 3
	}
	return 1
}

// extent is the pixels that an outline's points lie in, empty for an outline
// without points; control points make it too large at worst.
func extent(outline []font.Segment, at func(font.Point) spot) image.Rectangle {
	var box image.Rectangle
	for i, s := range outline {
		for k, p := range s.P[:points(s.Op)] {
			q := at(p)
			x, y := int(q.x>>oneBits), int(q.y>>oneBits)
			if i == 0 && k == 0 {
				box = image.Rect(x, y, x+1, y+1)
			}
			box.Min.X, box.Max.X = min(box.Min.X, x), max(box.Max.X, x+1)
			box.Min.Y, box.Max.Y = min(box.Min.Y, y), max(box.Max.Y, y+1)
		}
	}
	return box
}
