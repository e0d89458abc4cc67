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
