package picture

import (
	"bytes"
	"image"
	"image/jpeg"

	"broadsheet/layout/geom"
)

// Encoded is a picture as a PDF embeds it.
type Encoded struct {
	// JPEG says that Data is a JPEG file. Otherwise Data is samples of 8 bits,
	// row by row from the top without padding, 1 (Gray), 3 (RGB) or 4 (CMYK) a
	// pixel; they are not compressed.
	JPEG          bool
	Data          []byte
	Width, Height int // pixels in Data
	Color         Color
	// Invert says that the samples of a CMYK JPEG count paper, not ink.
	Invert bool
	// Crop is what is to be seen, in pixels of Data: a part of it where the file
	// passes through untouched, else all of it.
	Crop Crop
}

// quality is that of a JPEG that had to be encoded again: at 300 ppi no one
// sees a difference from 100, which is three times as large.
const quality = 92

// Encode returns the crop, to be printed at the width, as a PDF embeds it. An
// empty crop is the whole picture.
//
// A JPEG that stands upright and is not much finer than maxPPI at its printed
// size (at most half as many pixels an inch again) passes through, the very
// same bytes. Everything else is decoded, cropped, brought down to maxPPI where
// it is finer than that by half, and turned upright; transparency becomes
// white, 16 bits become 8, and what has only grays becomes Gray. It is given as
// a JPEG where it was one of gray or RGB, else as samples. A maxPPI of 0 never
// brings down.
//
// A drawing and the page of a PDF have no pixels to embed: that is an error.
//
// The same arguments give the same bytes on any machine. An error is one
// sentence that does not name the file.
func (p *Picture) Encode(c Crop, width geom.Length, maxPPI int) (Encoded, error) {
	c = p.within(c)
	w, h := p.fitted(c, width, maxPPI)
	if p.Format == JPEG && p.Orientation == 1 && w == c.W {
		return Encoded{
			JPEG: true, Data: p.Data, Width: p.Width, Height: p.Height, Color: p.Color,
			Invert: p.Color == CMYK && p.Adobe, Crop: c,
		}, nil
	}
	r, err := p.render(c, w, h)
	if err != nil {
		return Encoded{}, err
	}
	if p.Format == JPEG && r.n != 4 {
		return r.jpeg()
	}
	r = r.grayed()
	return Encoded{Data: r.pix, Width: r.w, Height: r.h, Color: r.color(), Crop: Crop{W: r.w, H: r.h}}, nil
}

// fitted is the size in pixels that the crop is brought down to: its own where
// it is not finer than maxPPI by more than half.
func (p *Picture) fitted(c Crop, width geom.Length, maxPPI int) (w, h int) {
	if maxPPI <= 0 || width <= 0 || 2*p.EffectivePPI(c, width) <= 3*maxPPI {
		return c.W, c.H
	}
	w = int((int64(width)*int64(maxPPI) + int64(geom.In) - 1) / int64(geom.In))
	return max(w, 1), max(divRound(int64(c.H)*int64(w), int64(c.W)), 1)
}

// Proof returns the crop at w×h pixels in sRGB, for the eye. An empty crop is
// the whole picture.
func (p *Picture) Proof(c Crop, w, h int) (*image.RGBA, error) {
	r, err := p.render(p.within(c), max(w, 1), max(h, 1))
	if err != nil {
		return nil, err
	}
	return r.rgba(), nil
}

// render decodes the crop, brings it to w×h pixels and turns it upright.
func (p *Picture) render(c Crop, w, h int) (*raster, error) {
	if !p.HasPixels() {
		return nil, errNoPixels
	}
	m, err := p.decode()
	if err != nil {
		return nil, err
	}
	if p.Orientation >= 5 {
		w, h = h, w
	}
	r := rowsOf(m, p.stored(c)).resample(w, h)
	if p.Color == CMYK && p.Format == JPEG && !p.Adobe {
		for i, v := range r.pix {
			r.pix[i] = 255 - v // what withAdobe made image/jpeg believe
		}
	}
	return r.upright(p.Orientation), nil
}

// decode decodes the pixels as they are stored.
func (p *Picture) decode() (image.Image, error) {
	data := p.Data
	if p.Format == JPEG && p.Color == CMYK && !p.Adobe {
		data = withAdobe(data)
	}
	m, err := p.Format.codec().decode(bytes.NewReader(data))
	if err != nil {
		return nil, p.unreadable(err)
	}
	return m, nil
}

func (r *raster) jpeg() (Encoded, error) {
	var m image.Image = r.rgba()
	if r.n == 1 {
		m = &image.Gray{Pix: r.pix, Stride: r.w, Rect: image.Rect(0, 0, r.w, r.h)}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, &jpeg.Options{Quality: quality}); err != nil {
		return Encoded{}, err
	}
	return Encoded{JPEG: true, Data: b.Bytes(), Width: r.w, Height: r.h, Color: r.color(), Crop: Crop{W: r.w, H: r.h}}, nil
}
