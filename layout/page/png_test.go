package page

import (
	"bytes"
	"image"
	"image/draw"
	"image/png"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"broadsheet/layout/font"
	"broadsheet/layout/geom"
)

// TestPNG compares pixels, not bytes, and lets them differ by a little: how a
// PNG is packed and a JPEG decoded depends on the Go release.
func TestPNG(t *testing.T) {
	p := sample(t)
	var b bytes.Buffer
	if err := WritePNG(&b, p, 144); err != nil {
		t.Fatal(err)
	}
	m := pixels(t, b.Bytes())
	if m.Rect.Size() != image.Pt(432, 288) {
		t.Fatalf("size %v", m.Rect.Size())
	}
	file := filepath.Join("testdata", "page.png")
	if *update {
		golden(t, "page.png", b.Bytes())
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !alike(m, pixels(t, want)) {
		_ = os.WriteFile(file+".got", b.Bytes(), 0o644)
		t.Errorf("%s differs; see %[1]s.got", file)
	}
	// At 144 ppi a point is two pixels.
	for _, c := range []struct {
		what string
		x, y int
		rgb  [3]byte
	}{
		{"paper", 2, 2, [3]byte{255, 255, 255}},
		{"fill", 204, 124, [3]byte{226, 0, 0}},
		{"rule", 100, 140, [3]byte{35, 31, 32}},
		{"below the rule", 100, 142, [3]byte{255, 255, 255}},
		{"slanting rule", 102, 205, [3]byte{0, 158, 224}},
	} {
		i := m.PixOffset(c.x, c.y)
		if got := [3]byte(m.Pix[i : i+3]); got != c.rgb {
			t.Errorf("%s: %v, want %v", c.what, got, c.rgb)
		}
	}
}

func alike(a, b *image.RGBA) bool {
	if a.Rect != b.Rect {
		return false
	}
	for i, v := range a.Pix {
		if d := int(v) - int(b.Pix[i]); d < -3 || d > 3 {
			return false
		}
	}
	return true
}

func pixels(t *testing.T, data []byte) *image.RGBA {
	t.Helper()
	m, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	out := image.NewRGBA(m.Bounds())
	draw.Draw(out, out.Rect, m, image.Point{}, draw.Src)
	return out
}

func TestPNGDeterminism(t *testing.T) {
	p := sample(t)
	var first []byte
	for _, n := range []int{1, 8} {
		was := runtime.GOMAXPROCS(n)
		var b bytes.Buffer
		err := WritePNG(&b, p, 80)
		runtime.GOMAXPROCS(was)
		if err != nil {
			t.Fatal(err)
		}
		if first == nil {
			first = b.Bytes()
		} else if !bytes.Equal(first, b.Bytes()) {
			t.Error("the bytes depend on the number of processors")
		}
	}
}

func TestPNGSizes(t *testing.T) {
	p := &Page{Folio: "A1", Trim: geom.Size{W: 40 * geom.In, H: 40 * geom.In}}
	for _, ppi := range []int{-5, 0, 2400} {
		if err := WritePNG(io.Discard, p, ppi); err == nil || !strings.Contains(err.Error(), "ppi") {
			t.Errorf("%d ppi: %v", ppi, err)
		}
	}
}

// TestOffPage: what lies over the edge is cut, and nothing panics.
func TestOffPage(t *testing.T) {
	f := face(t, "LibreFranklin_800ExtraBold.ttf")
	in := geom.In
	for _, x := range []geom.Length{-2 * in, -in / 4, in - in/8, 3 * in} {
		p := &Page{Folio: "A1", Trim: geom.Size{W: in, H: in}, Items: []Item{
			set(t, f, 40*geom.Pt, x, x, "headline", "Edge"),
			&Fill{geom.Rect{X: x, Y: x, W: in / 2, H: in / 2}, geom.Black},
			&Rule{geom.Point{X: x, Y: x}, geom.Point{X: x + in, Y: x}, geom.Pt, geom.Black},
			&Rule{geom.Point{X: x, Y: x}, geom.Point{X: x + in, Y: x + in}, geom.Pt, geom.Black},
			&Picture{Box: geom.Rect{X: x, Y: x, W: in / 2, H: in / 2}, Image: photo(t, "a.jpg", 8, 8)},
		}}
		if err := WritePNG(io.Discard, p, 90); err != nil {
			t.Errorf("%v: %v", x, err)
		}
	}
}

// TestCoverage holds the rasteriser against counting 16×16 points of each pixel
// with the even-odd rule, for triangles and curves.
func TestCoverage(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	const side = 12
	for n := range 60 {
		var outline []font.Segment
		op := []font.Op{font.LineTo, font.QuadTo, font.CubeTo}[n%3]
		point := func() font.Point { return font.Point{X: rnd.Int32N(side * one), Y: -rnd.Int32N(side * one)} }
		outline = append(outline, font.Segment{Op: font.MoveTo, P: [3]font.Point{point()}})
		for range 2 {
			outline = append(outline, font.Segment{Op: op, P: [3]font.Point{point(), point(), point()}})
		}
		m := render(outline, 1<<16/one, 1<<16/one, spot{})
		flat := flatten(outline)
		for y := range side {
			for x := range side {
				got, want := int(m.AlphaAt(x, y).A), sampled(flat, x, y)
				if max(got-want, want-got) > 24 && !selfCrossing(flat) {
					t.Fatalf("case %d %v: pixel %d,%d is %d, want about %d", n, outline, x, y, got, want)
				}
			}
		}
	}
}

// flatten gives fine straight pieces, by de Casteljau in floats.
func flatten(outline []font.Segment) [][2]float64 {
	var out [][2]float64
	for _, s := range outline {
		n := points(s.Op)
		if s.Op == font.MoveTo || s.Op == font.LineTo {
			out = append(out, [2]float64{float64(s.P[0].X) / one, float64(-s.P[0].Y) / one})
			continue
		}
		control := [][2]float64{out[len(out)-1]}
		for _, p := range s.P[:n] {
			control = append(control, [2]float64{float64(p.X) / one, float64(-p.Y) / one})
		}
		for i := 1; i <= 16; i++ {
			f := float64(i) / 16
			c := append([][2]float64{}, control...)
			for ; len(c) > 1; c = c[:len(c)-1] {
				for k := range c[:len(c)-1] {
					c[k][0] += f * (c[k+1][0] - c[k][0])
					c[k][1] += f * (c[k+1][1] - c[k][1])
				}
			}
			out = append(out, c[0])
		}
	}
	return out
}

// sampled is how much of a pixel the polygon covers, 0 to 255.
func sampled(poly [][2]float64, px, py int) int {
	const n = 16
	in := 0
	for j := range n {
		y := float64(py) + (float64(j)+.5)/n
		for i := range n {
			x := float64(px) + (float64(i)+.5)/n
			odd := false
			for k, a := range poly {
				b := poly[(k+1)%len(poly)]
				if (a[1] > y) != (b[1] > y) && x < a[0]+(b[0]-a[0])*(y-a[1])/(b[1]-a[1]) {
					odd = !odd
				}
			}
			if odd {
				in++
			}
		}
	}
	return in * 255 / (n * n)
}

// selfCrossing reports whether two pieces of a polygon cross: there the rules of
// winding differ, and coverage with both signs in one pixel cancels out.
func selfCrossing(poly [][2]float64) bool {
	side := func(a, b, c [2]float64) bool {
		return (b[0]-a[0])*(c[1]-a[1]) > (b[1]-a[1])*(c[0]-a[0])
	}
	for i, a := range poly {
		b := poly[(i+1)%len(poly)]
		for k := i + 2; k < len(poly); k++ {
			if i == 0 && k == len(poly)-1 {
				continue
			}
			c, d := poly[k], poly[(k+1)%len(poly)]
			if side(a, b, c) != side(a, b, d) && side(c, d, a) != side(c, d, b) {
				return true
			}
		}
	}
	return false
}

// broadsheet is a page with 10,000 glyphs of body type and a picture.
func broadsheet(b *testing.B) *Page {
	f := face(b, "SourceSerif4SmText-Regular.ttf")
	p := &Page{Folio: "A1", Trim: geom.Size{W: geom.MM(381000), H: geom.MM(578000)}}
	for col := range 6 {
		for row := range 48 {
			x, y := geom.Length(40+170*col)*geom.Pt, geom.Length(600+10*row)*geom.Pt
			p.Items = append(p.Items, set(b, f, 9*geom.Pt, x, y, "body", "The harbour master said on Monday ok"))
		}
	}
	p.Items = append(p.Items, &Picture{Box: geom.Rect{X: 40 * geom.Pt, Y: 40 * geom.Pt, W: 750 * geom.Pt, H: 500 * geom.Pt}, Image: photo(b, "a.jpg", 1500, 1000)})
	return p
}

func BenchmarkPNG(b *testing.B) {
	p := broadsheet(b)
	for b.Loop() {
		if err := WritePNG(io.Discard, p, 80); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSVG(b *testing.B) {
	p := broadsheet(b)
	for b.Loop() {
		if err := WriteSVG(io.Discard, p); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkJSON(b *testing.B) {
	p := broadsheet(b)
	for b.Loop() {
		if err := WriteJSON(io.Discard, p); err != nil {
			b.Fatal(err)
		}
	}
}
