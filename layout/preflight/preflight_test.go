package preflight

import (
	"testing"

	"broadsheet/fonts"
	"broadsheet/layout/diag"
	"broadsheet/layout/font"
	"broadsheet/layout/geom"
	"broadsheet/layout/page"
	"broadsheet/layout/picture"
)

func letter(size geom.Length, ink geom.Ink, at geom.Point) *page.Text {
	return &page.Text{At: at, Size: size, Ink: ink, Scale: 1000, Role: "body", Text: "a",
		Glyphs: []font.Placed{{ID: 1, Bytes: 1, Advance: int32(5 * geom.Pt)}}}
}

// path is a square of 10 points at a place.
func path(fill geom.Ink, weight geom.Length, stroke geom.Ink, at geom.Point) *page.Path {
	return &page.Path{Figure: geom.Figure{Outline: geom.Outline(nil).Box(geom.Rect{X: at.X, Y: at.Y, W: 10 * geom.Pt, H: 10 * geom.Pt}),
		Filled: true, Fill: fill, Weight: weight, Stroke: stroke}}
}

// drawing is one of a size of 100 points with lines of the weight, set a tenth as
// large, and with a shape of too much ink outside of it.
func drawing(weight geom.Length, at geom.Point) *page.Picture {
	d := &picture.Drawing{Size: geom.Size{W: 100 * geom.Pt, H: 100 * geom.Pt}, Figures: []geom.Figure{
		path(geom.White, weight, geom.Black, geom.Point{}).Figure,
		path(geom.Ink{C: 100, M: 100, Y: 100}, 0, geom.Black, geom.Point{X: 200 * geom.Pt}).Figure,
	}}
	return &page.Picture{Box: geom.Rect{X: at.X, Y: at.Y, W: 10 * geom.Pt, H: 10 * geom.Pt},
		Image: &picture.Picture{File: "a.svg", Width: 100_000, Height: 100_000, Drawing: d}}
}

// again is an item a second time, type below it.
func again(it page.Item) page.Item {
	t, ok := it.(*page.Text)
	if !ok {
		return it
	}
	below := *t
	below.At.Y += 20 * geom.Pt
	return &below
}

func TestCheck(t *testing.T) {
	within := geom.Point{X: 50 * geom.Pt, Y: 50 * geom.Pt}
	lib, err := font.NewLibrary(fonts.Files)
	if err != nil {
		t.Fatal(err)
	}
	face, err := lib.Face("Libre Franklin ExtraBold")
	if err != nil {
		t.Fatal(err)
	}
	boldly := func(ink geom.Ink, size geom.Length) *page.Text {
		x := letter(size, ink, within)
		x.Face = face
		return x
	}
	rule := func(weight geom.Length, ink geom.Ink) *page.Rule {
		return &page.Rule{From: within, To: geom.Point{X: 90 * geom.Pt, Y: within.Y}, Weight: weight, Ink: ink}
	}
	red := geom.Ink{M: 90, Y: 80}
	for _, c := range []struct {
		name string
		item page.Item
		id   string
		s    diag.Severity
	}{
		{"black body", letter(9*geom.Pt, geom.Black, within), "", 0},
		{"small black", letter(6*geom.Pt, geom.Black, within), "", 0},
		{"too small", letter(6*geom.Pt-1, geom.Black, within), "small-type", diag.Warning},
		{"two inks", letter(9*geom.Pt, red, within), "small-type", diag.Warning},
		{"bold, two inks", boldly(geom.Ink{C: 100, M: 60, K: 10}, 17*geom.Pt/2), "", 0},
		{"bold, two inks, small", boldly(red, 8*geom.Pt-1), "small-type", diag.Warning},
		{"bold, three inks", boldly(geom.Ink{C: 80, M: 60, K: 40}, 9*geom.Pt), "small-type", diag.Warning},
		{"two inks, large", letter(10*geom.Pt, red, within), "", 0},
		{"reversed", letter(9*geom.Pt, geom.White, within), "small-type", diag.Warning},
		{"hairline", rule(geom.Pt/4, geom.Black), "", 0},
		{"under a hairline", rule(geom.Pt/5, geom.Black), "thin-rule", diag.Warning},
		{"coloured hairline", rule(geom.Pt/2, red), "thin-rule", diag.Warning},
		{"most ink", &page.Fill{Box: geom.Rect{W: geom.Pt, H: geom.Pt}, Ink: geom.Ink{C: 60, M: 60, Y: 60, K: 40}}, "", 0},
		{"too much ink", &page.Fill{Box: geom.Rect{W: geom.Pt, H: geom.Pt}, Ink: geom.Ink{C: 60, M: 60, Y: 60, K: 41}}, "coverage", diag.Error},
		{"path", path(geom.Ink{C: 60, M: 60}, geom.Pt, red, within), "", 0},
		{"path of too much ink", path(geom.Ink{C: 100, M: 100, Y: 30}, 0, red, within), "coverage", diag.Error},
		{"path with a fine coloured line", path(geom.Black, geom.Pt/2, red, within), "thin-rule", diag.Warning},
		{"path off the page", path(geom.Black, 0, red, geom.Point{X: 96 * geom.Pt}), "off-page", diag.Error},
		{"drawing with a hairline", drawing(geom.Pt, within), "thin-rule", diag.Warning},
		{"drawing", drawing(10*geom.Pt, within), "", 0},
		{"off the page", letter(9*geom.Pt, geom.Black, geom.Point{X: 98 * geom.Pt, Y: within.Y}), "off-page", diag.Error},
	} {
		p := &page.Page{Folio: "A1", Trim: geom.Size{W: 100 * geom.Pt, H: 100 * geom.Pt}, Items: []page.Item{c.item, again(c.item)}}
		got := Check([]*page.Page{p})
		if c.id == "" {
			if len(got) > 0 {
				t.Errorf("%s: %v", c.name, got)
			}
			continue
		}
		if len(got) != 1 || got[0].ID != c.id || got[0].Severity != c.s || got[0].Page != "A1" {
			t.Errorf("%s: got %v, want one %s", c.name, got, c.id)
		}
	}
}

// TestLinks finds the links that lead to no page of the edition.
func TestLinks(t *testing.T) {
	link := func(to string) page.Item {
		return &page.Link{Box: geom.Rect{X: geom.Pt, Y: geom.Pt, W: geom.Pt, H: geom.Pt}, Page: to}
	}
	pages := []*page.Page{
		{Folio: "A1", Trim: geom.Size{W: geom.In, H: geom.In}, Items: []page.Item{link("A2"), link("A3"), link("A3"), &page.Link{URL: "https://example.org/"}}},
		{Folio: "A2", Trim: geom.Size{W: geom.In, H: geom.In}, Items: []page.Item{link("A1")}},
	}
	if got := Check(pages); len(got) != 1 || got[0].ID != "link" || got[0].Page != "A1" || got[0].Severity != diag.Warning {
		t.Errorf("found %v", got)
	}
}
