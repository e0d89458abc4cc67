package page

import (
	"bytes"
	"image"
	"math/rand/v2"
	"strings"
	"testing"

	"broadsheet/layout/geom"
	"broadsheet/layout/pdfread"
	"broadsheet/layout/picture"
)

func pt(x, y geom.Length) geom.Point { return geom.Point{X: x * geom.Pt, Y: y * geom.Pt} }

// figures is a page of paths: fills by both rules, curves, each cap and join,
// dashes, and a drawing that is cropped.
func figures() *Page {
	star := geom.Outline(nil).Move(pt(40, 8)).Line(pt(58, 60)).Line(pt(12, 28)).Line(pt(68, 28)).Line(pt(22, 60)).Close()
	shifted := func(o geom.Outline, dx geom.Length) geom.Outline {
		f := geom.Figure{Outline: o}
		return f.Fitted(geom.Rect{W: geom.Pt, H: geom.Pt}, geom.Rect{X: dx, W: geom.Pt, H: geom.Pt}).Outline
	}
	leaf := geom.Outline(nil).Move(pt(150, 60)).Cube(pt(150, 20), pt(180, 8), pt(206, 8)).Cube(pt(206, 40), pt(190, 60), pt(150, 60)).Close()
	corner := geom.Outline(nil).Move(pt(14, 80)).Line(pt(40, 80)).Line(pt(14, 98))
	p := &Page{Folio: "A1", Trim: geom.Size{W: 216 * geom.Pt, H: 144 * geom.Pt}, Items: []Item{
		&Path{Figure: geom.Figure{Outline: star, Filled: true, Fill: geom.Ink{C: 100}}, Alt: "A star & its “heart”"},
		&Path{Figure: geom.Figure{Outline: shifted(star, 66*geom.Pt), Filled: true, EvenOdd: true, Fill: geom.Black, Stroke: geom.Ink{M: 100}, Weight: geom.Pt / 2}},
		&Path{Figure: geom.Figure{Outline: leaf, Filled: true, Fill: geom.Ink{K: 20}, Stroke: geom.Black, Weight: geom.Pt, Dash: []geom.Length{4 * geom.Pt, 2 * geom.Pt}, Phase: geom.Pt}},
	}}
	for i := range 3 {
		p.Items = append(p.Items, &Path{Figure: geom.Figure{Outline: shifted(corner, 36*geom.Length(i)*geom.Pt), Stroke: geom.Black, Weight: 6 * geom.Pt, Cap: geom.Cap(i), Join: geom.Join(i), Miter: 4000}})
	}
	d := &picture.Drawing{Size: geom.Size{W: 100 * geom.Pt, H: 50 * geom.Pt}, Figures: []geom.Figure{
		{Outline: geom.Outline(nil).Box(geom.Rect{W: 100 * geom.Pt, H: 50 * geom.Pt}), Filled: true, Fill: geom.Ink{Y: 100}},
		{Outline: geom.Outline(nil).Move(pt(0, 0)).Line(pt(100, 50)), Stroke: geom.Black, Weight: 10 * geom.Pt},
	}}
	p.Items = append(p.Items, &Path{Figure: geom.Figure{Outline: geom.Outline(nil).Box(geom.Rect{X: 14 * geom.Pt, Y: 110 * geom.Pt, W: 60 * geom.Pt, H: 26 * geom.Pt}),
		Filled: true, Fill: geom.Ink{M: 100}, Clips: []geom.Clip{{Outline: geom.Outline(nil).Move(pt(14, 136)).Line(pt(44, 110)).Line(pt(74, 136)).Close()},
			{Outline: geom.Outline(nil).Box(geom.Rect{X: 44 * geom.Pt, Y: 100 * geom.Pt, W: 60 * geom.Pt, H: 60 * geom.Pt}), EvenOdd: true}}}})
	p.Items = append(p.Items, &Picture{Box: geom.Rect{X: 130 * geom.Pt, Y: 76 * geom.Pt, W: 60 * geom.Pt, H: 60 * geom.Pt}, Alt: "A flag", Story: 2,
		Image: &picture.Picture{File: "flag.svg", Format: picture.SVG, Width: 100_000, Height: 50_000, Drawing: d}, Crop: picture.Crop{X: 25_000, W: 50_000, H: 50_000}})
	return p
}

func TestPaths(t *testing.T) {
	p := figures()
	var b bytes.Buffer
	if err := WriteJSON(&b, p); err != nil {
		t.Fatal(err)
	}
	golden(t, "paths.json", b.Bytes())
	b.Reset()
	if err := WriteSVG(&b, p); err != nil {
		t.Fatal(err)
	}
	wellFormed(t, b.Bytes())
	golden(t, "paths.svg", b.Bytes())
}

// TestPathPixels looks at places that are well within or outside of figures.
func TestPathPixels(t *testing.T) {
	m, err := draft(figures(), 144)
	if err != nil {
		t.Fatal(err)
	}
	white, black := [3]byte{255, 255, 255}, [3]byte{35, 31, 32}
	for _, c := range []struct {
		what string
		x, y int // in points
		rgb  [3]byte
	}{
		{"heart of the star", 40, 35, [3]byte{0, 158, 224}},
		{"beside the star", 20, 45, white},
		{"heart of the star by the even-odd rule", 106, 35, white},
		{"its arm", 106, 18, black},
		{"leaf", 180, 36, [3]byte{211, 210, 210}},
		{"beside the leaf", 158, 18, white},
		{"pointed corner", 44, 79, black},
		{"behind a butt", 12, 80, white},
		{"round cap", 48, 80, black},
		{"square cap", 84, 80, black},
		{"behind a square cap", 82, 80, white},
		{"within both clips", 56, 128, [3]byte{226, 0, 122}},
		{"outside of the first", 70, 114, white},
		{"outside of the second", 40, 130, white},
		{"the drawing's cropped corner", 133, 130, [3]byte{255, 236, 0}},
		{"its line", 160, 106, black},
		{"beside the drawing", 128, 90, white},
		{"below it", 160, 138, white},
	} {
		i := m.PixOffset(2*c.x, 2*c.y)
		for k, v := range m.Pix[i : i+3] {
			if d := int(v) - int(c.rgb[k]); d < -2 || d > 2 {
				t.Errorf("%s: %v, want %v", c.what, m.Pix[i:i+3], c.rgb)
				break
			}
		}
	}
}

// TestClipped holds what is painted within a clip against the same part of what is
// painted without one.
func TestClipped(t *testing.T) {
	rnd := rand.New(rand.NewPCG(3, 4))
	for range 300 {
		var all [][]spot
		for range 1 + rnd.IntN(2) {
			var ps []spot
			for range 3 + rnd.IntN(3) {
				ps = append(ps, spot{rnd.Int64N(24 * one), rnd.Int64N(24 * one)})
			}
			all = append(all, ps)
		}
		paint := func(clip image.Rectangle) *image.Alpha {
			c := newCells(clip)
			for _, ps := range all {
				for i, p := range ps {
					c.clipped(p, ps[(i+1)%len(ps)])
				}
			}
			return c.masked(true)
		}
		whole := paint(image.Rect(-1, -1, 26, 26))
		clip := image.Rect(rnd.IntN(12), rnd.IntN(12), 13+rnd.IntN(12), 13+rnd.IntN(12))
		part := paint(clip)
		for y := clip.Min.Y; y < clip.Max.Y; y++ {
			for x := clip.Min.X; x < clip.Max.X; x++ {
				if d := int(part.AlphaAt(x, y).A) - int(whole.AlphaAt(x, y).A); d < -8 || d > 8 {
					t.Fatalf("%v in %v: pixel %d, %d is %d, not %d", all, clip, x, y, part.AlphaAt(x, y).A, whole.AlphaAt(x, y).A)
				}
			}
		}
	}
}

// FuzzFigure: no figure makes the proof panic or take long.
func FuzzFigure(f *testing.F) {
	f.Add(int64(0), int64(1)<<40, int64(-5), int64(1)<<62, int64(65536), int64(1), int64(3))
	f.Fuzz(func(t *testing.T, x, y, u, v, weight, dash, style int64) {
		p := func(a, b int64) geom.Point { return geom.Point{X: geom.Length(a >> 16), Y: geom.Length(b >> 16)} }
		o := geom.Outline(nil).Move(p(x, y)).Line(p(u, v)).Cube(p(v, x), p(y, u), p(x, v)).Close().Line(p(u, u))
		page := &Page{Trim: geom.Size{W: geom.In, H: geom.In}, Items: []Item{&Path{Figure: geom.Figure{Outline: o, Filled: true,
			EvenOdd: style&8 != 0, Weight: geom.Length(weight >> 16), Cap: geom.Cap(style & 3 % 3), Join: geom.Join(style >> 4 & 3 % 3),
			Dash: []geom.Length{geom.Length(dash >> 16), geom.Length(weight >> 20)}, Phase: geom.Length(v >> 20)}}}}
		if _, err := draft(page, 72); err != nil {
			t.Fatal(err)
		}
	})
}

// TestStandIn: a page of a PDF is a frame with its name in proofs.
func TestStandIn(t *testing.T) {
	p := &Page{Folio: "A1", Trim: geom.Size{W: 216 * geom.Pt, H: 144 * geom.Pt}, Items: []Item{
		set(t, face(t, "SourceSerif4SmText-Regular.ttf"), 9*geom.Pt, 12*geom.Pt, 12*geom.Pt, "body", "Ads"),
		&Picture{Box: geom.Rect{X: 12 * geom.Pt, Y: 20 * geom.Pt, W: 120 * geom.Pt, H: 80 * geom.Pt}, Image: &picture.Picture{File: "ads/ferry.pdf", Format: picture.PDF, Document: new(pdfread.Page)}},
	}}
	var b bytes.Buffer
	if err := WriteSVG(&b, p); err != nil {
		t.Fatal(err)
	}
	if s := b.String(); !strings.Contains(s, `aria-label="ads/ferry.pdf"`) || strings.Contains(s, "<image") {
		t.Error(s)
	}
	m, err := draft(p, 72)
	if err != nil {
		t.Fatal(err)
	}
	if i := m.PixOffset(60, 20); m.Pix[i] > 220 {
		t.Error("no frame")
	}
}
