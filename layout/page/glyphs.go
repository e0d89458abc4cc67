package page

import (
	"image"

	"broadsheet/layout/font"
	"broadsheet/layout/geom"
)

// maskKey is a glyph as it falls on the pixels: x and y are quarters of a
// pixel. Body type comes back to the same mask some hundreds of times a page.
type maskKey struct {
	face  *font.Face
	size  geom.Length
	scale int64
	id    uint16
	x, y  uint8
}

// largest is the size in pixels from which masks are not kept: headlines hardly
// ever repeat one.
const largest = 64

// text paints a text's glyphs.
func (c *canvas) text(t *Text) {
	if t.Size <= 0 {
		return
	}
	ink := shadeOf(t.Ink)
	pen := t.At
	for _, g := range t.Glyphs {
		// Half of a quarter more, for the nearest quarter.
		x := c.sub(pen.X+geom.Length(g.X)) + one/8
		y := c.sub(pen.Y-geom.Length(g.Y)) + one/8
		key := maskKey{t.Face, t.Size, t.scale(), g.ID, quarter(x), quarter(y)}
		c.stamp(c.mask(key), int(x>>oneBits), int(y>>oneBits), ink)
		pen.X += geom.Length(g.Advance)
	}
}

// quarter is which quarter of its pixel a coordinate is in.
func quarter(v int64) uint8 { return uint8(v >> (oneBits - 2) & 3) }

// mask is a glyph's coverage, its origin being the pixel (0, 0).
func (c *canvas) mask(key maskKey) *image.Alpha {
	if m, ok := c.masks[key]; ok {
		return m
	}
	em := key.size.MulDiv(geom.Length(c.ppi)<<16, geom.In) // 1/65536 pixel
	up := int64(em) / int64(key.face.Metrics().UnitsPerEm)
	m := render(key.face.Outline(key.id), up*key.scale/1000, up, spot{int64(key.x) * one / 4, int64(key.y) * one / 4})
	if em>>16 < largest {
		c.masks[key] = m
	}
	return m
}

// stamp paints a mask with its origin at (x, y).
func (c *canvas) stamp(mask *image.Alpha, x, y int, ink shade) {
	if mask == nil {
		return
	}
	at := mask.Rect.Add(image.Pt(x, y)).Intersect(c.m.Rect)
	for row := at.Min.Y; row < at.Max.Y; row++ {
		src := mask.Pix[mask.PixOffset(at.Min.X-x, row-y):][:at.Dx()]
		dst := c.m.Pix[c.m.PixOffset(at.Min.X, row):]
		for _, a := range src {
			if a != 0 {
				mix(dst[:3:3], ink, uint32(a))
			}
			dst = dst[min(4, len(dst)):]
		}
	}
}

// slant paints a line that is neither upright nor level, with square ends.
func (c *canvas) slant(r *Rule) {
	from, to := c.spot(r.From), c.spot(r.To)
	dx, dy := to.x-from.x, to.y-from.y
	length := root(dx*dx + dy*dy)
	if length == 0 {
		return
	}
	half := c.sub(r.Weight)
	aside := spot{-dy * half / (2 * length), dx * half / (2 * length)}
	corners := [...]spot{
		{from.x + aside.x, from.y + aside.y}, {to.x + aside.x, to.y + aside.y},
		{to.x - aside.x, to.y - aside.y}, {from.x - aside.x, from.y - aside.y},
	}
	var box image.Rectangle
	for _, p := range corners {
		x, y := int(p.x>>oneBits), int(p.y>>oneBits)
		box = box.Union(image.Rect(x, y, x+1, y+1))
	}
	cells := newCells(box)
	cells.move(corners[0])
	for _, p := range corners[1:] {
		cells.line(p)
	}
	c.stamp(cells.mask(), 0, 0, shadeOf(r.Ink))
}

// root is the square root, rounded down.
func root(n int64) int64 {
	r := n
	for r > 0 && r > n/r {
		r = (r + n/r) / 2
	}
	return r
}
