package pdf

import (
	"bytes"
	"os"
	"runtime"
	"strings"
	"testing"

	"broadsheet/layout/geom"
	"broadsheet/layout/page"
	"broadsheet/layout/pdfread"
	"broadsheet/layout/picture"
)

// guestPages are two pages with pages of other PDFs: one of ours, placed twice, one
// turned and with layers, and one cropped.
func guestPages(t testing.TB) []*page.Page {
	t.Helper()
	ours, err := picture.Read("ours.pdf", written(t, samplePages(t), sampleInfo))
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile("../pdfread/testdata/packed.pdf")
	if err != nil {
		t.Fatal(err)
	}
	turned, err := picture.ReadPage("turned.pdf", data, 2)
	if err != nil {
		t.Fatal(err)
	}
	pt := geom.Pt
	size := geom.Size{W: 400 * pt, H: 300 * pt}
	body := faceNamed(t, "SourceSerif4SmText-Regular")
	first := &page.Page{Folio: "A1", Trim: size, Items: []page.Item{
		set(body, 9*pt, 20*pt, 20*pt, "Set wide before", setting{scale: 980, letter: pt / 10}),
		&page.Picture{Box: geom.Rect{X: 20 * pt, Y: 30 * pt, W: 140 * pt, H: 215 * pt}, Image: ours, Alt: "An advertisement"},
		&page.Picture{Box: geom.Rect{X: 180 * pt, Y: 30 * pt, W: 100 * pt, H: 201 * pt}, Image: turned},
		set(body, 9*pt, 20*pt, 280*pt, "Set wide after", setting{scale: 980, letter: pt / 10}),
	}}
	second := &page.Page{Folio: "A2", Trim: size, Items: []page.Item{
		&page.Picture{Box: geom.Rect{X: 20 * pt, Y: 30 * pt, W: 100 * pt, H: 100 * pt}, Image: ours,
			Crop: picture.Crop{X: 40_000, Y: 60_000, W: 200_000, H: 200_000}},
	}}
	return []*page.Page{first, second}
}

// TestGuests places pages of other PDFs: the words come back, each is in the file
// once, and the bytes are the same each time.
func TestGuests(t *testing.T) {
	pages := guestPages(t)
	got := written(t, pages, sampleInfo)
	tool(t, got, "qpdf", "--check", "@")
	words := tool(t, got, "pdftotext", "@", "-")
	for _, want := range []string{"AVATAR: To. WAVE", "Set wide after"} {
		if !strings.Contains(words, want) {
			t.Errorf("no %q in\n%s", want, words)
		}
	}
	if n := bytes.Count(got, []byte("/BBox")); n != 2 {
		t.Errorf("%d forms", n)
	}
	if !bytes.Contains(got, []byte("/OCProperties <</OCGs [")) {
		t.Error("the catalog does not tell of layers")
	}
	was := runtime.GOMAXPROCS(1)
	again := written(t, guestPages(t), sampleInfo)
	runtime.GOMAXPROCS(was)
	if !bytes.Equal(got, again) {
		t.Error("other bytes the second time")
	}
}

// TestGuestMatrix finds a cropped page where its crop fills the box.
func TestGuestMatrix(t *testing.T) {
	pages := guestPages(t)
	d, err := prepare(pages)
	if err != nil {
		t.Fatal(err)
	}
	w := &pen{face: d.codingOf, image: d.embeddedOf, guest: func(p *pdfread.Page) *guest { return d.guestOf[p] }}
	w.draw(pages[1])
	// The page is 793.701 × 1218.898 pt large, its scale a half; its foot lies below.
	const want = "q\n20 170 100 100 re W n\n/Off gs 0 g 0 G 1 w 0 Tc 0 Ts 100 Tz\n0.5 0 0 0.5 0 -309.449 cm /P1 Do\nQ\n"
	if got := string(w.b); got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestPathOperators holds the operators of a figure with everything, and that the
// state outside of it is kept.
func TestPathOperators(t *testing.T) {
	pt := geom.Pt
	at := func(x, y geom.Length) geom.Point { return geom.Point{X: x * pt, Y: y * pt} }
	line := geom.Outline(nil).Move(at(1, 2)).Line(at(3, 4)).Cube(at(5, 6), at(7, 8), at(9, 10)).Close()
	p := &page.Page{Trim: geom.Size{W: 100 * pt, H: 100 * pt}, Items: []page.Item{
		&page.Path{Figure: geom.Figure{Outline: line, Filled: true, EvenOdd: true, Fill: geom.Black, Stroke: geom.Ink{M: 50}, Weight: 2 * pt,
			Cap: geom.RoundCap, Miter: 4000, Dash: []geom.Length{3 * pt, pt}, Phase: pt / 2}, Alt: "A leaf"},
		&page.Path{Figure: geom.Figure{Outline: line[:2], Stroke: geom.Black, Weight: pt}},
		&page.Path{Figure: geom.Figure{Outline: line[:2]}},
		&page.Path{Figure: geom.Figure{Outline: line[:2], Stroke: geom.Black, Weight: pt, Clips: []geom.Clip{{Outline: line, EvenOdd: true}}}},
		&page.Path{Figure: geom.Figure{Outline: line, Filled: true, Fill: geom.Ink{C: 100}, Stroke: geom.Black, Weight: pt}},
	}}
	w := &pen{}
	w.draw(p)
	const shape = "1 98 m\n3 96 l\n5 94 7 92 9 90 c\nh\n"
	const want = "/Span <</Alt (A leaf)>> BDC\nq\n/On gs\n0 0 0 1 k\n/Off gs\n0 0.5 0 0 K\n2 w\n1 J\n4 M\n[3 1 ] 0.5 d\n" + shape + "B*\nQ\nEMC\n" +
		"/On gs\n0 0 0 1 K\n1 98 m\n3 96 l\nS\n" +
		"q\n" + shape + "W* n\n1 98 m\n3 96 l\nS\nQ\n" +
		"/Off gs\n1 0 0 0 k\n" + shape + "B\n"
	if got := string(w.b); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
