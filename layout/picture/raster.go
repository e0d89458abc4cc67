package picture

import (
	"image"
	"image/color"
)

// raster is samples of 8 bits, row by row without padding: n a pixel, 1 of
// gray, 3 of RGB or 4 of CMYK ink.
type raster struct {
	w, h, n int
	pix     []byte
}

func (r *raster) color() Color {
	switch r.n {
	case 1:
		return Gray
	case 4:
		return CMYK
	}
	return RGB
}

// rows gives the samples of a part of an image row by row: read fills dst, of
// w·n bytes, with the part's row y. So a large picture is never held twice.
type rows struct {
	w, h, n int
	read    func(dst []byte, y int)
}

// rowsOf gives a rectangle of an image, on white. It may reach beyond the
// image, as that of a GIF's first frame does.
func rowsOf(m image.Image, at image.Rectangle) rows {
	r := rows{w: at.Dx(), h: at.Dy(), n: 3}
	switch m.(type) {
	case *image.Gray, *image.Gray16:
		r.n = 1
	case *image.CMYK:
		r.n = 4
	}
	read := rowReader(m)
	inside := at.Intersect(m.Bounds())
	if inside == at {
		r.read = func(dst []byte, y int) { read(dst, at.Min.X, at.Min.Y+y) }
		return r
	}
	paper := byte(255)
	if r.n == 4 {
		paper = 0
	}
	left, right := (inside.Min.X-at.Min.X)*r.n, (inside.Max.X-at.Min.X)*r.n
	r.read = func(dst []byte, y int) {
		for i := range dst {
			dst[i] = paper
		}
		if y += at.Min.Y; y >= inside.Min.Y && y < inside.Max.Y {
			read(dst[left:right], inside.Min.X, y)
		}
	}
	return r
}

// raster reads all rows.
func (r rows) raster() *raster {
	out := &raster{r.w, r.h, r.n, make([]byte, r.w*r.h*r.n)}
	for y := range r.h {
		r.read(out.pix[y*r.w*r.n:(y+1)*r.w*r.n], y)
	}
	return out
}

// rowReader returns a function that reads pixels of an image from (x, y)
// rightwards until dst is full.
func rowReader(m image.Image) func(dst []byte, x, y int) {
	switch m := m.(type) {
	case *image.Gray:
		return func(dst []byte, x, y int) { copy(dst, m.Pix[m.PixOffset(x, y):]) }
	case *image.CMYK:
		return func(dst []byte, x, y int) { copy(dst, m.Pix[m.PixOffset(x, y):]) }
	case *image.Gray16:
		return func(dst []byte, x, y int) {
			for i := range dst {
				dst[i] = to8(uint32(m.Gray16At(x+i, y).Y))
			}
		}
	case *image.YCbCr:
		return func(dst []byte, x, y int) { yCbCrRow(m, dst, x, y) }
	case *image.RGBA:
		return func(dst []byte, x, y int) {
			for src := m.Pix[m.PixOffset(x, y):]; len(dst) >= 3; dst, src = dst[3:], src[4:] {
				paper := 255 - src[3]
				dst[0], dst[1], dst[2] = src[0]+paper, src[1]+paper, src[2]+paper
			}
		}
	case *image.Paletted:
		return palettedRow(m)
	}
	return func(dst []byte, x, y int) {
		for ; len(dst) >= 3; dst, x = dst[3:], x+1 {
			dst[0], dst[1], dst[2] = onWhite(m.At(x, y))
		}
	}
}

// yCbCrRow reads pixels of what a JPEG or a lossy WebP decodes to.
func yCbCrRow(m *image.YCbCr, dst []byte, x, y int) {
	shift, odd := 0, false
	switch m.SubsampleRatio {
	case image.YCbCrSubsampleRatio444, image.YCbCrSubsampleRatio440:
	case image.YCbCrSubsampleRatio422, image.YCbCrSubsampleRatio420:
		shift = 1
	default:
		odd = true
	}
	luma, first := m.Y[m.YOffset(x, y):], m.COffset(x, y)-x>>shift
	for i := 0; len(dst) >= 3; i, dst = i+1, dst[3:] {
		c := first + (x+i)>>shift
		if odd {
			c = m.COffset(x+i, y)
		}
		dst[0], dst[1], dst[2] = color.YCbCrToRGB(luma[i], m.Cb[c], m.Cr[c])
	}
}

func palettedRow(m *image.Paletted) func(dst []byte, x, y int) {
	var rgb [256][3]byte
	for i, c := range m.Palette {
		rgb[i][0], rgb[i][1], rgb[i][2] = onWhite(c)
	}
	return func(dst []byte, x, y int) {
		for src := m.Pix[m.PixOffset(x, y):]; len(dst) >= 3; dst, src = dst[3:], src[1:] {
			copy(dst, rgb[src[0]][:])
		}
	}
}

// onWhite is a colour on white paper, at 8 bits.
func onWhite(c color.Color) (r, g, b byte) {
	cr, cg, cb, ca := c.RGBA()
	paper := 0xFFFF - ca
	return to8(cr + paper), to8(cg + paper), to8(cb + paper)
}

// to8 is a 16-bit sample at 8 bits, rounded to nearest.
func to8(v uint32) byte { return byte((min(v, 0xFFFF) + 128) / 257) }

// grayed returns an RGB raster that has only grays as a gray one.
func (r *raster) grayed() *raster {
	if r.n != 3 {
		return r
	}
	for i := 0; i < len(r.pix); i += 3 {
		if r.pix[i] != r.pix[i+1] || r.pix[i] != r.pix[i+2] {
			return r
		}
	}
	g := &raster{w: r.w, h: r.h, n: 1, pix: make([]byte, r.w*r.h)}
	for i := range g.pix {
		g.pix[i] = r.pix[3*i]
	}
	return g
}

// rgba returns the raster in sRGB. Ink becomes light as in Adobe's simplest
// formula, (1 − ink)(1 − black).
func (r *raster) rgba() *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, r.w, r.h))
	for i, src := 0, r.pix; i < len(m.Pix); i, src = i+4, src[r.n:] {
		switch r.n {
		case 1:
			m.Pix[i], m.Pix[i+1], m.Pix[i+2] = src[0], src[0], src[0]
		case 3:
			m.Pix[i], m.Pix[i+1], m.Pix[i+2] = src[0], src[1], src[2]
		case 4:
			m.Pix[i], m.Pix[i+1], m.Pix[i+2] = color.CMYKToRGB(src[0], src[1], src[2], src[3])
		}
		m.Pix[i+3] = 255
	}
	return m
}

// stored is the rectangle of the stored image that is a crop of the upright
// one.
func (p *Picture) stored(c Crop) image.Rectangle {
	w, h := p.Width, p.Height
	if p.Orientation >= 5 {
		w, h = h, w
	}
	x0, y0 := storedAt(p.Orientation, w, h, c.X, c.Y)
	x1, y1 := storedAt(p.Orientation, w, h, c.X+c.W-1, c.Y+c.H-1)
	return image.Rect(min(x0, x1), min(y0, y1), max(x0, x1)+1, max(y0, y1)+1)
}

// storedAt is where the pixel (x, y) of the upright image is stored, w×h being
// the stored size (Exif 2.32, tag 0x0112).
func storedAt(orientation, w, h, x, y int) (sx, sy int) {
	switch orientation {
	case 2:
		return w - 1 - x, y
	case 3:
		return w - 1 - x, h - 1 - y
	case 4:
		return x, h - 1 - y
	case 5:
		return y, x
	case 6:
		return y, h - 1 - x
	case 7:
		return w - 1 - y, h - 1 - x
	case 8:
		return w - 1 - y, x
	}
	return x, y
}

// upright turns a stored raster as its orientation says.
func (r *raster) upright(orientation int) *raster {
	if orientation <= 1 {
		return r
	}
	t := &raster{w: r.w, h: r.h, n: r.n, pix: make([]byte, len(r.pix))}
	if orientation >= 5 {
		t.w, t.h = r.h, r.w
	}
	dst := t.pix
	for y := range t.h {
		for x := range t.w {
			sx, sy := storedAt(orientation, r.w, r.h, x, y)
			at := (sy*r.w + sx) * r.n
			copy(dst, r.pix[at:at+r.n])
			dst = dst[r.n:]
		}
	}
	return t
}
