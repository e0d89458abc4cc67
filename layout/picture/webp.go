package picture

import (
	"image"
	"io"

	"golang.org/x/image/webp"
)

// decodeWebP reads a WebP. Lossy ones keep black at 16 and white at 235, their
// colours between 16 and 240 (RFC 6386, section 9.2: ITU-R BT.601), which Go's
// decoder hands on as if they went from 0 to 255, as a JPEG's do; so they are
// stretched here, or white would print as a gray.
func decodeWebP(r io.Reader) (image.Image, error) {
	m, err := webp.Decode(r)
	if err != nil {
		return nil, err
	}
	switch m := m.(type) {
	case *image.YCbCr:
		stretch(m)
	case *image.NYCbCrA:
		stretch(&m.YCbCr)
	}
	return m, nil
}

// stretch brings the planes of an image to the full range, in place.
func stretch(m *image.YCbCr) {
	var luma, chroma [256]byte
	for v := range 256 {
		luma[v] = clamp((float64(v) - 16) * 255 / 219)
		chroma[v] = clamp(128 + (float64(v)-128)*255/224)
	}
	for i, v := range m.Y {
		m.Y[i] = luma[v]
	}
	for _, plane := range [...][]byte{m.Cb, m.Cr} {
		for i, v := range plane {
			plane[i] = chroma[v]
		}
	}
}

// clamp rounds to a byte.
func clamp(v float64) byte { return byte(min(max(v+.5, 0), 255)) }
