package picture

import (
	"bytes"
	"image"
	"image/color"
	"image/gif"
	"math/rand/v2"
	"runtime"
	"sync"
	"testing"

	"golang.org/x/image/draw"

	"broadsheet/layout/geom"
)

func encode(t testing.TB, p *Picture, c Crop, width geom.Length, ppi int) Encoded {
	t.Helper()
	e, err := p.Encode(c, width, ppi)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// TestPassThrough: a JPEG fit for the press is not touched.
func TestPassThrough(t *testing.T) {
	crop := Crop{10, 0, 300, 200}
	for name, data := range map[string][]byte{
		"RGB":         asJPEG(t, quadrants(600, 400)),
		"gray":        asJPEG(t, image.NewGray(image.Rect(0, 0, 600, 400))),
		"progressive": file(t, "progressive.jpg"),
		"CMYK":        file(t, "cmyk.jpg"),
	} {
		p := read(t, data)
		c := crop
		if p.Width < 100 {
			c = Crop{0, 0, 32, 16}
		}
		e := encode(t, p, c, geom.In, 300)
		if !e.JPEG || &e.Data[0] != &data[0] || len(e.Data) != len(data) {
			t.Errorf("%s: the bytes were touched", name)
		}
		if e.Crop != c || e.Width != p.Width || e.Height != p.Height || e.Color != p.Color || e.Invert != (name == "CMYK") {
			t.Errorf("%s: %+v", name, e)
		}
	}
}

// TestThreshold: half as fine again as asked for is let through.
func TestThreshold(t *testing.T) {
	p := read(t, asJPEG(t, quadrants(900, 600)))
	for _, c := range []struct {
		width      geom.Length
		ppi        int
		want       int
		untouched  bool
		wantHeight int
	}{
		{2 * geom.In, 300, 900, true, 600},                  // 450 ppi
		{2*geom.In - 3*geom.Pt, 300, 588, false, 392},       // 460
		{geom.In, 300, 300, false, 200},                     // 900
		{geom.In, 0, 900, true, 600},                        // never
		{geom.In / 10000, 300, 1, false, 1},                 // a speck
		{geom.In + geom.Pt/65536 + 1, 300, 301, false, 201}, // rounded up
	} {
		e := encode(t, p, Crop{}, c.width, c.ppi)
		if e.Width != c.want || e.Height != c.wantHeight || (&e.Data[0] == &p.Data[0]) != c.untouched || !e.JPEG {
			t.Errorf("%v at %d: %d×%d", c.width, c.ppi, e.Width, e.Height)
		}
		if e.Crop.W > e.Width || e.Crop.H > e.Height {
			t.Errorf("%v at %d: crop %v", c.width, c.ppi, e.Crop)
		}
	}
	if got := p.EffectivePPI(Crop{W: 450}, 2*geom.In); got != 225 {
		t.Errorf("effective ppi %d", got)
	}
	if got := p.EffectivePPI(Crop{W: 450}, 0); got != 0 {
		t.Errorf("effective ppi %d of nothing", got)
	}
}

// TestOrientations: however it is stored, the upright picture is the same, and
// so is a crop of it.
func TestOrientations(t *testing.T) {
	const w, h = 48, 32
	for o := 1; o <= 8; o++ {
		sw, sh := w, h
		if o >= 5 {
			sw, sh = h, w
		}
		stored := image.NewRGBA(image.Rect(0, 0, sw, sh))
		for y := range h {
			for x := range w {
				sx, sy := exifStored(o, w, h, x, y)
				stored.SetRGBA(sx, sy, quadrant(x < w/2, y < h/2))
			}
		}
		p := read(t, withChunk(asPNG(t, stored), "eXIf", exif(o)))
		if p.Width != w || p.Height != h || p.Orientation != o {
			t.Fatalf("orientation %d read as %+v", o, p)
		}
		e := encode(t, p, Crop{}, geom.In, 300)
		if want := pix(quadrants(w, h)); e.Width != w || e.Height != h || !bytes.Equal(e.Data, want) {
			t.Errorf("orientation %d is not upright", o)
		}
		// The top right corner: a green square of 10 with red on its left.
		e = encode(t, p, Crop{w/2 - 5, 0, 15, 10}, geom.In, 300)
		red, green := string(e.Data[:3]), string(e.Data[5*3:5*3+3])
		if e.Width != 15 || e.Height != 10 || red != "\xff\x00\x00" || green != "\x00\xff\x00" {
			t.Errorf("orientation %d: crop %d×%d begins %x, %x", o, e.Width, e.Height, red, green)
		}
		// As a JPEG it may not pass, unless it stands upright.
		j := read(t, withSegment(asJPEG(t, stored), app1, "Exif\x00\x00"+exif(o)))
		e = encode(t, j, Crop{}, geom.In, 300)
		if !e.JPEG || (&e.Data[0] == &j.Data[0]) != (o == 1) || e.Width != w || e.Height != h {
			t.Errorf("orientation %d as JPEG: %d×%d", o, e.Width, e.Height)
		}
	}
}

// exifStored is storedAt by another way: Exif says at which edges of the
// upright picture the stored row 0 and column 0 lie.
func exifStored(o, w, h, x, y int) (sx, sy int) {
	edges := [9][2]byte{1: {'t', 'l'}, {'t', 'r'}, {'b', 'r'}, {'b', 'l'}, {'l', 't'}, {'r', 't'}, {'r', 'b'}, {'l', 'b'}}[o]
	from := func(edge byte) int {
		return map[byte]int{'t': y, 'b': h - 1 - y, 'l': x, 'r': w - 1 - x}[edge]
	}
	return from(edges[1]), from(edges[0])
}

// pix is an opaque image's samples.
func pix(m *image.RGBA) []byte {
	var out []byte
	for i := 0; i < len(m.Pix); i += 4 {
		out = append(out, m.Pix[i:i+3]...)
	}
	return out
}

func TestSamples(t *testing.T) {
	nrgba := image.NewNRGBA(image.Rect(0, 0, 2, 1))
	nrgba.SetNRGBA(0, 0, color.NRGBA{0, 0, 0, 128})
	nrgba.SetNRGBA(1, 0, color.NRGBA{255, 0, 0, 0})
	deep := image.NewRGBA64(image.Rect(0, 0, 2, 1))
	deep.SetRGBA64(0, 0, color.RGBA64{0x80FF, 0x0101, 0xFFFF, 0xFFFF})
	deep.SetRGBA64(1, 0, color.RGBA64{0, 0, 0, 0xFFFF})
	gray16 := image.NewGray16(image.Rect(0, 0, 2, 1))
	gray16.SetGray16(1, 0, color.Gray16{0x7FFF})
	grays := image.NewPaletted(image.Rect(0, 0, 2, 1), color.Palette{color.Gray{10}, color.Gray{200}})
	grays.Pix[1] = 1
	small := image.NewPaletted(image.Rect(1, 0, 2, 1), color.Palette{color.RGBA{1, 2, 3, 255}, color.White})
	for _, c := range []struct {
		name  string
		data  []byte
		color Color
		want  []byte
	}{
		{"alpha", asPNG(t, nrgba), Gray, []byte{127, 255}},
		{"16 bits", asPNG(t, deep), RGB, []byte{0x80, 1, 255, 0, 0, 0}},
		{"16 bits of gray", asPNG(t, gray16), Gray, []byte{0, 127}},
		{"palette of grays", asGIF(t, &gif.GIF{Image: []*image.Paletted{grays}, Delay: []int{0}}), Gray, []byte{10, 200}},
		{"first frame smaller", asGIF(t, &gif.GIF{Image: []*image.Paletted{small}, Delay: []int{0}, Config: image.Config{Width: 2, Height: 1}}), RGB, []byte{255, 255, 255, 1, 2, 3}},
		{"first of two frames", asGIF(t, palette(2, 1)), RGB, []byte{255, 0, 0, 0, 0, 255}},
		{"TIFF", asTIFF(t, quadrants(2, 1)), RGB, []byte{0, 0, 255, 255, 255, 255}},
	} {
		e := encode(t, read(t, c.data), Crop{}, geom.In, 300)
		if e.JPEG || e.Color != c.color || !bytes.Equal(e.Data, c.want) || e.Width != 2 || e.Height != 1 || e.Crop != (Crop{0, 0, 2, 1}) {
			t.Errorf("%s: %+v, want %v", c.name, e, c.want)
		}
	}
	for _, name := range []string{"two.webp", "lossy.webp"} {
		e := encode(t, read(t, file(t, name)), Crop{12, 4, 8, 8}, geom.In, 300)
		if e.Width != 8 || e.Height != 8 || e.Data[0] < 235 || e.Data[2] > 20 || e.Data[7*3] > 20 || e.Data[7*3+2] < 235 {
			t.Errorf("%s: %v", name, e.Data[:24])
		}
	}
	e := encode(t, read(t, file(t, "turned.tif")), Crop{}, geom.In, 300)
	if e.Width != 16 || e.Height != 32 || e.Data[0] != 255 || e.Data[len(e.Data)-1] != 255 {
		t.Errorf("turned.tif: %d×%d", e.Width, e.Height)
	}
}

// TestCMYK: what cannot pass stays in its inks, full ink being 255.
func TestCMYK(t *testing.T) {
	data := file(t, "cmyk.jpg")
	e := encode(t, read(t, data), Crop{}, geom.In/32, 300)
	if e.JPEG || e.Color != CMYK || e.Invert || e.Width != 10 || len(e.Data) != 4*e.Width*e.Height {
		t.Fatalf("%+v", e)
	}
	left, right := e.Data[:4], e.Data[9*4:10*4]
	if left[0] < 250 || left[3] > 5 || right[0] > 5 || right[3] < 250 {
		t.Errorf("cyan is %v, black %v", left, right)
	}
	m, err := read(t, data).Proof(Crop{}, 32, 16)
	if err != nil {
		t.Fatal(err)
	}
	if c := m.RGBAAt(2, 2); c.R > 5 || c.G < 250 {
		t.Errorf("cyan looks like %v", c)
	}

	// Without the marker the same samples are inks and not paper.
	plainCMYK := bytes.Replace(data, []byte("Adobe\x00\x64\x00\x00\x00\x00\x02"), []byte("Adobe\x00\x64\x00\x00\x00\x00\x00"), 1)
	bare := append(append([]byte{}, data[:2]...), data[18:]...)
	with, without := read(t, plainCMYK), read(t, bare)
	if without.Adobe || !with.Adobe {
		t.Fatal("the marker was not told apart")
	}
	if e := encode(t, without, Crop{}, geom.In, 300); e.Invert || !e.JPEG {
		t.Errorf("%+v", e)
	}
	a, b := encode(t, with, Crop{}, geom.In/32, 300), encode(t, without, Crop{}, geom.In/32, 300)
	for i, v := range a.Data {
		if d := int(v) + int(b.Data[i]) - 255; d < -1 || d > 1 {
			t.Fatalf("sample %d is %d and %d", i, v, b.Data[i])
		}
	}
}

// TestEncodeDeterminism: the same bytes from many goroutines at once.
func TestEncodeDeterminism(t *testing.T) {
	p := read(t, asJPEG(t, quadrants(300, 200)))
	want := encode(t, p, Crop{}, geom.In/2, 300)
	got := make([]Encoded, 8)
	var wg sync.WaitGroup
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(8))
	for i := range got {
		wg.Go(func() { got[i], _ = p.Encode(Crop{}, geom.In/2, 300) })
	}
	wg.Wait()
	for i, e := range got {
		if !bytes.Equal(e.Data, want.Data) {
			t.Errorf("goroutine %d gives other bytes", i)
		}
	}
}

func TestEncodeErrors(t *testing.T) {
	data := asPNG(t, quadrants(20, 10))
	data[bytes.Index(data, []byte("IDAT"))+6] ^= 0xFF
	_, err := read(t, data).Encode(Crop{}, geom.In, 300)
	if err == nil {
		t.Error("broken pixels passed")
	}
}

// TestResample holds the integer resampler against the float one of
// golang.org/x/image/draw, which takes its kernel from the same paper.
func TestResample(t *testing.T) {
	rnd := rand.New(rand.NewPCG(3, 4))
	for _, c := range []struct{ w, h, toW, toH int }{{40, 30, 13, 10}, {64, 64, 63, 63}, {100, 7, 9, 7}, {9, 9, 30, 21}, {50, 50, 1, 1}, {1, 1, 5, 5}} {
		m := image.NewRGBA(image.Rect(0, 0, c.w, c.h))
		for i := range m.Pix {
			m.Pix[i] = byte(rnd.Uint32())
			if i%4 == 3 {
				m.Pix[i] = 255
			}
		}
		want := image.NewRGBA(image.Rect(0, 0, c.toW, c.toH))
		draw.CatmullRom.Scale(want, want.Rect, m, m.Rect, draw.Src, nil)
		got := rowsOf(m, m.Rect).resample(c.toW, c.toH)
		for i, v := range pix(want) {
			if d := int(v) - int(got.pix[i]); d < -2 || d > 2 {
				t.Fatalf("%v: sample %d is %d, want %d", c, i, got.pix[i], v)
			}
		}
	}
	flat := image.NewGray(image.Rect(0, 0, 50, 40))
	for i := range flat.Pix {
		flat.Pix[i] = 137
	}
	for _, v := range rowsOf(flat, flat.Rect).resample(17, 9).pix {
		if v != 137 {
			t.Fatalf("flat gray became %d", v)
		}
	}
}

func BenchmarkRead(b *testing.B) {
	data := withSegment(asJPEG(b, quadrants(3000, 2000)), app1, "Exif\x00\x00"+exif(1))
	for b.Loop() {
		if _, err := Read("a", data); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkEncode(b *testing.B) {
	p := read(b, asJPEG(b, quadrants(4000, 3000)))
	for b.Loop() {
		if _, err := p.Encode(Crop{}, 4*geom.In, 300); err != nil {
			b.Fatal(err)
		}
	}
}
