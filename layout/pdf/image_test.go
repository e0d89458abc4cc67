package pdf

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	"broadsheet/layout/geom"
	"broadsheet/layout/page"
	"broadsheet/layout/picture"
)

// cmykHeader is a CMYK JPEG up to where its samples would begin.
func cmykHeader(adobe bool) []byte {
	b := []byte{0xFF, 0xD8}
	if adobe {
		b = append(b, 0xFF, 0xEE, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0)
	}
	b = append(b, 0xFF, 0xC0, 0, 20, 8, 0, 30, 0, 40, 4, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0, 4, 0x11, 0)
	return append(b, 0xFF, 0xDA, 0, 14, 4, 1, 0, 2, 0, 3, 0, 4, 0, 0, 63, 0, 0xFF, 0xD9)
}

// Adobe's CMYK files count paper, not ink, and are turned round; others not.
func TestCMYK(t *testing.T) {
	for _, adobe := range []bool{true, false} {
		p, err := picture.Read("a.jpg", cmykHeader(adobe))
		if err != nil {
			t.Fatal(err)
		}
		e, err := placing{p, picture.Crop{W: 40, H: 30}, 40 * geom.Pt}.encode(new(deflaters))
		if err != nil {
			t.Fatal(err)
		}
		got := string(e.image.dict)
		if !strings.Contains(got, "/DeviceCMYK") || strings.Contains(got, "/Decode [1 0 1 0 1 0 1 0]") != adobe {
			t.Errorf("with an Adobe marker %v: %s", adobe, got)
		}
	}
}

// One file is embedded once, read once or twice, whatever its crops; a PNG once
// for each crop.
func TestUnite(t *testing.T) {
	a, b, c := testPicture(t, "quay.jpg"), testPicture(t, "quay.jpg"), testPicture(t, "chart.png")
	p := &page.Page{Trim: geom.Size{W: 100 * geom.Pt, H: 100 * geom.Pt}}
	for i := range 3 {
		for _, im := range []*picture.Picture{a, b, c, c} {
			p.Items = append(p.Items, &page.Picture{Box: geom.Rect{W: 48 * geom.Pt, H: 48 * geom.Pt}, Image: im, Crop: picture.Crop{X: i, W: 40, H: 40}})
		}
	}
	d, err := prepare([]*page.Page{p})
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, im := range d.images {
		names = append(names, fmt.Sprintf("%s %d×%d", im.name, im.width, im.height))
	}
	if got, want := strings.Join(names, ", "), "I1 300×200, I2 40×40, I3 40×40, I4 40×40"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// Filtered rows, undone by the rules of the PNG specification, are the samples.
func TestFilterRows(t *testing.T) {
	r := rand.New(rand.NewPCG(*seed, 2))
	for _, parts := range []int{1, 3, 4} {
		row, rows := parts*(1+r.IntN(50)), 1+r.IntN(20)
		samples := make([]byte, row*rows)
		for i := range samples {
			samples[i] = byte(i*i/7) + byte(r.IntN(3))
		}
		if r.IntN(2) == 0 {
			clear(samples[:len(samples)/2])
		}
		filtered := filterRows(samples, row, parts)
		z, err := zlib.NewReader(bytes.NewReader(new(deflaters).deflate(filtered)))
		if err != nil {
			t.Fatal(err)
		}
		back, err := io.ReadAll(z)
		if err != nil || !bytes.Equal(back, filtered) {
			t.Fatalf("deflating loses: %v", err)
		}
		if got := unfilter(back, row, parts); !bytes.Equal(got, samples) {
			t.Errorf("rows of %d samples: %v became %v", row, samples, got)
		}
	}
}

func unfilter(b []byte, row, parts int) []byte {
	var out []byte
	for y := 0; len(b) > 0; y, b = y+1, b[row+1:] {
		for i, v := range b[1 : row+1] {
			switch {
			case b[0] == 1 && i >= parts:
				v += out[len(out)-parts]
			case b[0] == 2 && y > 0:
				v += out[len(out)-row]
			}
			out = append(out, v)
		}
	}
	return out
}
