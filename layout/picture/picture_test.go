package picture

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"os"
	"strings"
	"testing"

	"golang.org/x/image/tiff"
)

// quadrants is an image of w×h pixels in four colours: red, green over blue,
// white.
func quadrants(w, h int) *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			m.SetRGBA(x, y, quadrant(x < w/2, y < h/2))
		}
	}
	return m
}

func quadrant(left, top bool) color.RGBA {
	switch {
	case left && top:
		return color.RGBA{255, 0, 0, 255}
	case top:
		return color.RGBA{0, 255, 0, 255}
	case left:
		return color.RGBA{0, 0, 255, 255}
	}
	return color.RGBA{255, 255, 255, 255}
}

func asJPEG(t testing.TB, m image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, &jpeg.Options{Quality: 98}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func asPNG(t testing.TB, m image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func asGIF(t testing.TB, g *gif.GIF) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := gif.EncodeAll(&b, g); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func asTIFF(t testing.TB, m image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := tiff.Encode(&b, m, &tiff.Options{Compression: tiff.Deflate}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func file(t testing.TB, name string) []byte {
	t.Helper()
	b, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func read(t testing.TB, data []byte) *Picture {
	t.Helper()
	p, err := Read("a", data)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// withSegment puts a marker segment behind a JPEG's start.
func withSegment(data []byte, marker byte, body string) []byte {
	out := append([]byte{}, data[:2]...)
	out = append(out, 0xFF, marker)
	out = binary.BigEndian.AppendUint16(out, uint16(len(body)+2))
	out = append(out, body...)
	return append(out, data[2:]...)
}

// exif is a TIFF structure with an orientation alone.
func exif(orientation int) string {
	b := []byte("MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00\x00\x00")
	b[19] = byte(orientation)
	return string(b)
}

// withChunk puts a chunk before a PNG's first IDAT.
func withChunk(data []byte, kind, body string) []byte {
	at := bytes.Index(data, []byte("IDAT")) - 4
	out := append([]byte{}, data[:at]...)
	out = binary.BigEndian.AppendUint32(out, uint32(len(body)))
	out = append(out, kind+body...)
	out = binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE([]byte(kind+body)))
	return append(out, data[at:]...)
}

func TestRead(t *testing.T) {
	rgb := quadrants(20, 10)
	gray := image.NewGray(image.Rect(0, 0, 7, 9))
	for _, c := range []struct {
		name string
		data []byte
		want Picture
	}{
		{"JPEG", asJPEG(t, rgb), Picture{Format: JPEG, Width: 20, Height: 10, Orientation: 1, Color: RGB}},
		{"gray JPEG", asJPEG(t, gray), Picture{Format: JPEG, Width: 7, Height: 9, Orientation: 1, Color: Gray}},
		{"progressive", file(t, "progressive.jpg"), Picture{Format: JPEG, Width: 32, Height: 16, Orientation: 1, Color: RGB, Progressive: true}},
		{"CMYK", file(t, "cmyk.jpg"), Picture{Format: JPEG, Width: 32, Height: 16, Orientation: 1, Color: CMYK, Adobe: true}},
		{"turned JPEG", withSegment(asJPEG(t, rgb), app1, "Exif\x00\x00"+exif(6)), Picture{Format: JPEG, Width: 10, Height: 20, Orientation: 6, Color: RGB}},
		{"profile", withSegment(asJPEG(t, rgb), app2, "ICC_PROFILE\x00\x01\x01"), Picture{Format: JPEG, Width: 20, Height: 10, Orientation: 1, Color: RGB, Profile: true}},
		{"orientation out of range", withSegment(asJPEG(t, rgb), app1, "Exif\x00\x00"+exif(9)), Picture{Format: JPEG, Width: 20, Height: 10, Orientation: 1, Color: RGB}},
		{"broken Exif", withSegment(asJPEG(t, rgb), app1, "Exif\x00\x00MM\x00*\xff\xff\xff\xff"), Picture{Format: JPEG, Width: 20, Height: 10, Orientation: 1, Color: RGB}},
		{"PNG", asPNG(t, rgb), Picture{Format: PNG, Width: 20, Height: 10, Orientation: 1, Color: RGB}},
		{"gray PNG", asPNG(t, gray), Picture{Format: PNG, Width: 7, Height: 9, Orientation: 1, Color: Gray}},
		{"turned PNG", withChunk(asPNG(t, rgb), "eXIf", exif(8)), Picture{Format: PNG, Width: 10, Height: 20, Orientation: 8, Color: RGB}},
		{"GIF", asGIF(t, palette(20, 10)), Picture{Format: GIF, Width: 20, Height: 10, Orientation: 1, Color: RGB}},
		{"TIFF", asTIFF(t, rgb), Picture{Format: TIFF, Width: 20, Height: 10, Orientation: 1, Color: RGB}},
		{"turned TIFF", file(t, "turned.tif"), Picture{Format: TIFF, Width: 16, Height: 32, Orientation: 6, Color: RGB}},
		{"WebP", file(t, "two.webp"), Picture{Format: WebP, Width: 32, Height: 16, Orientation: 1, Color: RGB}},
		{"lossy WebP", file(t, "lossy.webp"), Picture{Format: WebP, Width: 32, Height: 16, Orientation: 1, Color: RGB}},
	} {
		p, err := Read("a", c.data)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if p.File != "a" || !bytes.Equal(p.Data, c.data) {
			t.Errorf("%s: file or data is not as given", c.name)
		}
		got := *p
		got.File, got.Data = "", nil
		if !same(got, c.want) {
			t.Errorf("%s: %+v, want %+v", c.name, got, c.want)
		}
	}
}

func same(a, b Picture) bool {
	return a.Format == b.Format && a.Width == b.Width && a.Height == b.Height && a.Orientation == b.Orientation &&
		a.Color == b.Color && a.Adobe == b.Adobe && a.Progressive == b.Progressive && a.Profile == b.Profile
}

// palette is a GIF of two frames, red left and blue right and then black.
func palette(w, h int) *gif.GIF {
	p := color.Palette{color.RGBA{255, 0, 0, 255}, color.RGBA{0, 0, 255, 255}, color.Black}
	first, second := image.NewPaletted(image.Rect(0, 0, w, h), p), image.NewPaletted(image.Rect(0, 0, w, h), p)
	for i := range first.Pix {
		first.Pix[i] = byte(i % w / (w / 2))
		second.Pix[i] = 2
	}
	return &gif.GIF{Image: []*image.Paletted{first, second}, Delay: []int{0, 0}}
}

func TestReadErrors(t *testing.T) {
	ok := asJPEG(t, quadrants(20, 10))
	bits12, channels2, lossless := patched(ok, sof0, 0, 12), patched(ok, sof0, 5, 2), bytes.Replace(ok, []byte{0xFF, sof0}, []byte{0xFF, 0xC3}, 1)
	bomb := patched(patched(ok, sof0, 1, 0xFF), sof0, 3, 0xFF)
	for _, c := range []struct {
		name, data, want string
	}{
		{"empty", "", "the file is empty"},
		{"text", "Once upon a time", "not a picture in JPEG, PNG"},
		{"HEIC", "\x00\x00\x00\x18ftypheic\x00\x00", "a HEIC picture cannot be read; save it as a JPEG"},
		{"AVIF", "\x00\x00\x00\x18ftypavif\x00\x00", "an AVIF picture"},
		{"SVG", "<?xml version='1.0'?>\n<svg xmlns=''/>", "the drawing has no size"},
		{"PSD", "8BPS\x00\x01", "a Photoshop document"},
		{"PDF", "%PDF-1.4", "the PDF cannot be read: it is cut off"},
		{"EPS", "%!PS-Adobe-3.0 EPSF", "a PostScript file"},
		{"cut off JPEG", string(ok[:len(ok)-30]), "cut off"},
		{"JPEG header alone", string(ok[:40]), "cut off"},
		{"JPEG start alone", "\xff\xd8\xff", "cut off"},
		{"JPEG end at once", "\xff\xd8\xff\xd9", "cut off"},
		{"JPEG of 12 bits", string(bits12), "12 bits a sample"},
		{"JPEG of 2 channels", string(channels2), "2 colour channels"},
		{"lossless JPEG", string(lossless), "SOF3"},
		{"bomb", string(bomb), "million"},
		{"no pixels", string(patched(patched(ok, sof0, 1, 0), sof0, 2, 0)), "no pixels"},
		{"cut off PNG", string(asPNG(t, quadrants(20, 10))[:60]), "cut off"},
		{"PNG header alone", "\x89PNG\r\n\x1a\n", "cut off"},
		{"cut off WebP", string(file(t, "two.webp")[:40]), "cut off"},
		{"CMYK TIFF", string(file(t, "cmyk.tif")), "this tiff picture cannot be read"},
		{"broken GIF", "GIF89a", "cut off"},
	} {
		p, err := Read("a", []byte(c.data))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, %v, want %q", c.name, p, err, c.want)
		}
	}
}

func TestReadRaw(t *testing.T) {
	if _, err := Read("pictures/DSC1.NEF", asTIFF(t, quadrants(4, 4))); err == nil || !strings.Contains(err.Error(), "raw file") {
		t.Error(err)
	}
}

// patched sets a byte of a JPEG's segment.
func patched(data []byte, marker byte, at int, v byte) []byte {
	out := append([]byte{}, data...)
	out[bytes.Index(out, []byte{0xFF, marker})+4+at] = v
	return out
}

func TestFit(t *testing.T) {
	for _, c := range []struct {
		w, h, rw, rh, fx, fy int
		want                 Crop
	}{
		{600, 400, 0, 0, 50, 50, Crop{0, 0, 600, 400}},
		{600, 400, 3, 2, 0, 0, Crop{0, 0, 600, 400}},
		{600, 400, 1, 1, 50, 50, Crop{100, 0, 400, 400}},
		{600, 400, 1, 1, 0, 50, Crop{0, 0, 400, 400}},
		{600, 400, 1, 1, 100, 50, Crop{200, 0, 400, 400}},
		{600, 400, 1, 1, 40, 50, Crop{40, 0, 400, 400}},
		{400, 600, 2, 1, 50, 40, Crop{0, 140, 400, 200}},
		{400, 600, 2, 1, 50, 5, Crop{0, 0, 400, 200}},
		{1, 1, 1000, 1, 50, 50, Crop{0, 0, 1, 1}},
		{5, 1, 1, 1000, 50, 50, Crop{2, 0, 1, 1}},
	} {
		if got := Fit(c.w, c.h, c.rw, c.rh, c.fx, c.fy); got != c.want {
			t.Errorf("Fit(%d, %d, %d:%d, %d, %d) = %v, want %v", c.w, c.h, c.rw, c.rh, c.fx, c.fy, got, c.want)
		}
	}
}

func FuzzFit(f *testing.F) {
	f.Add(uint16(600), uint16(400), uint16(1), uint16(1), uint8(50), uint8(40))
	f.Fuzz(func(t *testing.T, w, h, rw, rh uint16, fx, fy uint8) {
		if w == 0 || h == 0 {
			return
		}
		c := Fit(int(w), int(h), int(rw), int(rh), int(fx)%101, int(fy)%101)
		if c.X < 0 || c.Y < 0 || c.W < 1 || c.H < 1 || c.X+c.W > int(w) || c.Y+c.H > int(h) {
			t.Fatalf("%v leaves %d×%d", c, w, h)
		}
		if c.W != int(w) && c.H != int(h) {
			t.Fatalf("%v is not the largest in %d×%d", c, w, h)
		}
		// Half a pixel more or less either way reaches the ratio, unless a side is
		// one pixel already.
		off := 2 * (c.W*int(rh) - c.H*int(rw))
		if rw > 0 && rh > 0 && c.W > 1 && c.H > 1 && max(off, -off) > int(max(rw, rh)) {
			t.Fatalf("%v is not %d:%d", c, rw, rh)
		}
	})
}
