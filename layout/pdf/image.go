package pdf

import (
	"bytes"
	"fmt"
	"hash/crc32"
	"strconv"

	"broadsheet/layout/geom"
	"broadsheet/layout/page"
	"broadsheet/layout/picture"
)

// resolution is what a picture much finer is brought down to, in pixels an
// inch: newsprint shows no more than 200, and proofs on better paper profit.
const resolution = 300

// image is an image object of the file.
type image struct {
	name          string // in the resources, "I1"
	width, height int
	dict          []byte // its dictionary but for Length
	data          []byte
	sum           uint32 // of data, for the file's ID
}

// placing is what the embedding of a picture depends on.
type placing struct {
	picture *picture.Picture
	crop    picture.Crop
	width   geom.Length
}

func placingOf(p *page.Picture) placing { return placing{p.Image, p.Crop, p.Box.W} }

// embedded is how one placing is met: by an image and the part of it that is
// to be seen. Placings of a file that passes through share its image.
type embedded struct {
	image *image
	crop  picture.Crop
}

// placings lists the distinct ones in the order of the pages.
func placings(pages []*page.Page) []placing {
	var all []placing
	met := map[placing]bool{}
	for _, p := range pages {
		for _, it := range p.Items {
			pic, ok := it.(*page.Picture)
			if !ok || pic.Image == nil || pic.Box.Empty() || !pic.Image.HasPixels() {
				continue
			}
			if k := placingOf(pic); !met[k] {
				met[k] = true
				all = append(all, k)
			}
		}
	}
	return all
}

// encode makes the embedded form of one placing. Samples are deflated here; of
// a file that passes through nothing is copied.
func (k placing) encode(z *deflaters) (embedded, error) {
	e, err := k.picture.Encode(k.crop, k.width, resolution)
	if err != nil {
		return embedded{}, fmt.Errorf("picture %s: %w", k.picture.File, err)
	}
	if e.Width <= 0 || e.Height <= 0 || e.Crop.W <= 0 || e.Crop.H <= 0 {
		return embedded{}, fmt.Errorf("picture %s: no pixels in %d × %d of %d × %d", k.picture.File, e.Crop.W, e.Crop.H, e.Width, e.Height)
	}
	space, parts := "/DeviceGray", 1
	switch e.Color {
	case picture.RGB:
		space, parts = "/DeviceRGB", 3
	case picture.CMYK:
		space, parts = "/DeviceCMYK", 4
	}
	im := &image{width: e.Width, height: e.Height, data: e.Data}
	d := append(im.dict, "/Type /XObject /Subtype /Image /Width "...)
	d = append(strconv.AppendInt(d, int64(e.Width), 10), " /Height "...)
	d = append(strconv.AppendInt(d, int64(e.Height), 10), " /ColorSpace "...)
	d = append(d, space...)
	d = append(d, " /BitsPerComponent 8"...)
	if e.Invert {
		d = append(d, " /Decode [1 0 1 0 1 0 1 0]"...)
	}
	if e.JPEG {
		d = append(d, " /Filter /DCTDecode"...)
	} else {
		if len(e.Data) != e.Width*e.Height*parts {
			return embedded{}, fmt.Errorf("picture %s: %d samples for %d × %d × %d", k.picture.File, len(e.Data), e.Width, e.Height, parts)
		}
		im.data = z.deflate(filterRows(e.Data, e.Width*parts, parts))
		d = append(d, " /Filter /FlateDecode /DecodeParms <</Predictor 15 /Colors "...)
		d = append(strconv.AppendInt(d, int64(parts), 10), " /Columns "...)
		d = append(strconv.AppendInt(d, int64(e.Width), 10), ">>"...)
	}
	im.dict = d
	im.sum = sumOf(im.data)
	return embedded{im, e.Crop}, nil
}

// sumOf is what stands for a long stream in the hash of the file.
func sumOf(b []byte) uint32 { return crc32.Checksum(b, crc32.MakeTable(crc32.Castagnoli)) }

// unite makes images of the same bytes one, and names them in their order.
func unite(es []embedded) []*image {
	var all []*image
	bySum := map[uint32][]*image{}
next:
	for i := range es {
		im := es[i].image
		for _, other := range bySum[im.sum] {
			if bytes.Equal(other.dict, im.dict) && same(other.data, im.data) {
				es[i].image = other
				continue next
			}
		}
		all = append(all, im)
		im.name = "I" + strconv.Itoa(len(all))
		bySum[im.sum] = append(bySum[im.sum], im)
	}
	return all
}

func same(a, b []byte) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0] || bytes.Equal(a, b))
}

// filterRows puts before each row of samples the number of the PNG filter that
// it is given, None, Sub or Up, whichever leaves the least (PNG specification,
// 9.6 and 12.8). parts is the samples of a pixel.
func filterRows(samples []byte, row, parts int) []byte {
	out := make([]byte, 0, len(samples)+len(samples)/row)
	above := make([]byte, row)
	var tried [3][]byte
	for i := range tried {
		tried[i] = make([]byte, row)
	}
	for ; len(samples) >= row; samples = samples[row:] {
		now := samples[:row]
		var left [3]int
		for i, v := range now {
			before := byte(0)
			if i >= parts {
				before = now[i-parts]
			}
			for f, d := range [3]byte{v, v - before, v - above[i]} {
				tried[f][i] = d
				left[f] += min(int(d), 256-int(d))
			}
		}
		best := 0
		for f := range left {
			if left[f] < left[best] {
				best = f
			}
		}
		out = append(append(out, byte(best)), tried[best]...)
		above = now
	}
	return out
}
