package preflight

import (
	"testing"

	"broadsheet/layout/geom"
	"broadsheet/layout/page"
)

func TestCollisions(t *testing.T) {
	pt := geom.Pt
	place := func(name string, y, h geom.Length, from, to int) page.Module {
		return page.Module{Name: name, Box: geom.Rect{X: 10 * pt, Y: y * pt, W: 80 * pt, H: h * pt}, From: from, To: to}
	}
	for _, c := range []struct {
		name   string
		picH   geom.Length
		line   geom.Point
		second geom.Length // top of the second module
		want   string
	}{
		{"apart", 20, geom.Point{X: 10 * pt, Y: 58 * pt}, 40, ""},
		{"out of its own place alone", 28, geom.Point{X: 10 * pt, Y: 70 * pt}, 40, ""},
		{"a picture", 35, geom.Point{X: 10 * pt, Y: 58 * pt}, 40, "a picture of the story a.md stands in the place of the ad b.png"},
		{"a line", 20, geom.Point{X: 10 * pt, Y: 28 * pt}, 40, "text of style body of the ad b.png stands in the place of the story a.md"},
		{"places that overlap", 35, geom.Point{X: 10 * pt, Y: 58 * pt}, 25, ""},
	} {
		p := &page.Page{Folio: "A1", Trim: geom.Size{W: 100 * pt, H: 100 * pt}, Items: []page.Item{
			&page.Picture{Box: geom.Rect{X: 10 * pt, Y: 10 * pt, W: 80 * pt, H: c.picH * pt}},
			letter(9*pt, geom.Black, c.line),
		}, Modules: []page.Module{place("the story a.md", 10, 20, 0, 1), place("the ad b.png", c.second, 60-c.second, 1, 2)}}
		got := Check([]*page.Page{p})
		switch {
		case c.want == "" && len(got) > 0:
			t.Errorf("%s: %v", c.name, got)
		case c.want != "" && (len(got) != 1 || got[0].Msg != c.want || got[0].ID != "collision"):
			t.Errorf("%s: got %v, want %s", c.name, got, c.want)
		}
	}
}

// TestWide finds type that is wider than its module's place, and says no more of it.
func TestWide(t *testing.T) {
	pt := geom.Pt
	for _, c := range []struct {
		name, role, word string
		x                geom.Length
		want             string
	}{
		{"within", "headline", "more", 20, ""},
		{"at the edge", "headline", "more", 26, ""},
		{"beyond it", "headline", "more", 34, "‘more’ of style headline of the story a.md is 8 pt wider than its place"},
		{"beyond the other", "box-title", "more", 6, "‘more’ of style box-title of the story a.md is 4 pt wider than its place"},
		{"a line of text", "body", "more", 34, ""},
	} {
		word := typed(t, c.role, c.word, c.x, 50)
		word.Ink = geom.Black
		p := &page.Page{Folio: "A1", Trim: geom.Size{W: 200 * pt, H: 100 * pt}, Items: []page.Item{word, typed(t, "body", "other", 53, 50),
			&page.Rule{From: geom.Point{X: 51 * pt, Y: 10 * pt}, To: geom.Point{X: 51 * pt, Y: 90 * pt}, Weight: pt / 4, Ink: geom.Black}}}
		p.Items[1].(*page.Text).Ink = geom.Black
		for i, name := range []string{"the story a.md", "the ad b.png"} {
			p.Modules = append(p.Modules, page.Module{Name: name, Box: geom.Rect{X: geom.Length(10+42*i) * pt, Y: 10 * pt, W: 41 * pt, H: 80 * pt}, From: i, To: 2*i + 1})
		}
		got := Check([]*page.Page{p})
		switch {
		case c.want == "" && len(got) > 0:
			t.Errorf("%s: %v", c.name, got)
		case c.want != "" && (len(got) != 1 || got[0].Msg != c.want || got[0].ID != "wide" || got[0].Page != "A1" || got[0].At.Empty()):
			t.Errorf("%s: %v, want %s", c.name, got, c.want)
		}
	}
}
