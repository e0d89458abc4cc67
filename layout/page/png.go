package page

import (
	"fmt"
	"image"
	"image/draw"
	"image/png"
	"io"
	"runtime"

	"golang.org/x/sync/errgroup"

	"broadsheet/layout/geom"
)

// maxProof is the most pixels of a PNG proof: a broadsheet at 600 ppi has 120
// million.
const maxProof = 150e6

// WritePNG writes a page as a PNG for the eye, at ppi pixels an inch, on white
// paper, with anti-aliased glyphs set to a quarter of a pixel. Links do not
// show, and in place of a PDF stand a frame and its name. Inks are as rgb has them. The same page gives the same bytes on any
// machine.
func WritePNG(w io.Writer, p *Page, ppi int) error {
	m, err := draft(p, ppi)
	if err == nil {
		enc := png.Encoder{CompressionLevel: png.BestSpeed}
		err = enc.Encode(w, m)
	}
	if err != nil {
		return fmt.Errorf("writing page %s as PNG: %w", p.Folio, err)
	}
	return nil
}

// draft paints a page.
func draft(p *Page, ppi int) (*image.RGBA, error) {
	p = p.withStandIns()
	c := &canvas{ppi: int64(ppi), masks: map[maskKey]*image.Alpha{}}
	width, height := c.pixels(p.Trim.W, true), c.pixels(p.Trim.H, true)
	if ppi < 1 || width < 1 || height < 1 || int64(width)*int64(height) > maxProof {
		return nil, fmt.Errorf("a proof at %d ppi would have %d × %d pixels", ppi, width, height)
	}
	pictures, err := c.develop(p)
	if err != nil {
		return nil, err
	}
	c.m = image.NewRGBA(image.Rect(0, 0, width, height))
	for i := range c.m.Pix {
		c.m.Pix[i] = 255
	}
	for i, it := range p.Items {
		switch it := it.(type) {
		case *Text:
			c.text(it)
		case *Rule:
			c.rule(it)
		case *Fill:
			c.fill(it.Box, it.Ink)
		case *Path:
			c.figure(&it.Figure, c.m.Rect)
		case *Picture:
			switch {
			case it.Image == nil:
			case it.Image.Drawing != nil:
				c.drawing(it)
			default:
				draw.Draw(c.m, c.rect(it.Box), pictures[i], image.Point{}, draw.Src)
			}
		}
	}
	return c.m, nil
}

// canvas is a page as it is painted.
type canvas struct {
	ppi   int64
	m     *image.RGBA
	masks map[maskKey]*image.Alpha // looked up, never ranged over
}

// spot is a place on the canvas.
func (c *canvas) spot(p geom.Point) spot { return spot{c.sub(p.X), c.sub(p.Y)} }

// pixels is a length in pixels, rounded up or to nearest.
func (c *canvas) pixels(l geom.Length, up bool) int {
	half := int64(geom.In) / 2
	if up {
		half = int64(geom.In) - 1
	}
	return int(floorDiv(int64(l)*c.ppi+half, int64(geom.In)))
}

// sub is a length in 1/256 pixel, rounded to nearest.
func (c *canvas) sub(l geom.Length) int64 {
	return floorDiv(int64(l)*c.ppi*one+int64(geom.In)/2, int64(geom.In))
}

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b != 0 && a < 0 {
		q--
	}
	return q
}

// rect is a box with its edges on whole pixels, at least one each way.
func (c *canvas) rect(r geom.Rect) image.Rectangle {
	x, y := c.pixels(r.X, false), c.pixels(r.Y, false)
	return image.Rect(x, y, max(c.pixels(r.Right(), false), x+1), max(c.pixels(r.Bottom(), false), y+1))
}

// develop decodes the page's pictures at the size that they have on the
// canvas, by the index of their items; several at a time.
func (c *canvas) develop(p *Page) ([]*image.RGBA, error) {
	out := make([]*image.RGBA, len(p.Items))
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for i, it := range p.Items {
		pic, ok := it.(*Picture)
		if !ok || pic.Image == nil || !pic.Image.HasPixels() {
			continue
		}
		g.Go(func() (err error) {
			size := c.rect(pic.Box).Size()
			if out[i], err = pic.Image.Proof(pic.Crop, size.X, size.Y); err != nil {
				return fmt.Errorf("%s: %w", pic.Image.File, err)
			}
			return nil
		})
	}
	return out, g.Wait()
}

// fill paints a box; a pixel that it covers in part is mixed.
func (c *canvas) fill(box geom.Rect, ink geom.Ink) {
	x0, x1 := c.sub(box.X), c.sub(box.Right())
	y0, y1 := c.sub(box.Y), c.sub(box.Bottom())
	all := c.m.Rect
	for y := max(y0>>8, 0); y <= min((y1-1)>>8, int64(all.Max.Y-1)); y++ {
		high := covered(y, y0, y1)
		for x := max(x0>>8, 0); x <= min((x1-1)>>8, int64(all.Max.X-1)); x++ {
			c.blend(int(x), int(y), shadeOf(ink), uint32(high*covered(x, x0, x1)*255/(one*one)))
		}
	}
}

// covered is how much of pixel n, in 1/256, lies between from and to.
func covered(n, from, to int64) int64 { return min(to, (n+1)<<8) - max(from, n<<8) }

// rule paints a line. The page's rules are upright or level; a slanting one is
// drawn as an outline.
func (c *canvas) rule(r *Rule) {
	half := r.Weight / 2
	x0, x1 := min(r.From.X, r.To.X), max(r.From.X, r.To.X)
	y0, y1 := min(r.From.Y, r.To.Y), max(r.From.Y, r.To.Y)
	switch {
	case y0 == y1:
		c.fill(geom.Rect{X: x0, Y: y0 - half, W: x1 - x0, H: r.Weight}, r.Ink)
	case x0 == x1:
		c.fill(geom.Rect{X: x0 - half, Y: y0, W: r.Weight, H: y1 - y0}, r.Ink)
	default:
		c.slant(r)
	}
}

// shade is an ink on the canvas.
type shade [3]uint32

func shadeOf(i geom.Ink) shade {
	r, g, b := rgb(i)
	return shade{uint32(r), uint32(g), uint32(b)}
}

// blend mixes a shade into a pixel, a from 0 to 255.
func (c *canvas) blend(x, y int, ink shade, a uint32) {
	at := c.m.PixOffset(x, y)
	mix(c.m.Pix[at:at+3:at+3], ink, a)
}

func mix(dst []byte, ink shade, a uint32) {
	for i, v := range ink {
		dst[i] = byte((v*a + uint32(dst[i])*(255-a) + 127) / 255)
	}
}
