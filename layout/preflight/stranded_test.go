package preflight

import (
	"testing"

	"broadsheet/layout/geom"
	"broadsheet/layout/page"
)

// TestStranded sets a heading and lines after it.
func TestStranded(t *testing.T) {
	type at struct {
		role, word string
		x, y       geom.Length
	}
	for _, c := range []struct {
		name  string
		lines []at
		want  bool
	}{
		{"over its text", []at{{"subhead", "more", 10, 30}, {"body", "less", 10, 40}}, false},
		{"at the foot", []at{{"body", "less", 10, 80}, {"subhead", "more", 10, 90}, {"body", "less", 60, 20}}, true},
		{"of two lines", []at{{"subhead", "more", 10, 30}, {"subhead", "more", 10, 40}, {"body", "less", 10, 50}}, false},
		{"of two lines, at the foot", []at{{"letter-head", "more", 10, 80}, {"letter-head", "more", 10, 90}, {"body", "less", 60, 20}}, true},
		{"its text beside it", []at{{"subhead", "more", 10, 30}, {"body", "less", 36, 30}}, false},
		{"a leg of one line", []at{{"subhead", "more", 10, 30}, {"body", "less", 60, 30}}, true},
		{"the last of its module", []at{{"subhead", "more", 10, 90}}, false},
		{"another style", []at{{"kicker", "more", 10, 90}, {"body", "less", 60, 20}}, false},
	} {
		p := &page.Page{Folio: "A1", Trim: geom.Size{W: 100 * geom.Pt, H: 100 * geom.Pt}}
		for _, l := range c.lines {
			word := typed(t, l.role, l.word, l.x, l.y)
			word.Ink = geom.Black
			p.Items = append(p.Items, word)
		}
		p.Modules = []page.Module{{Name: "the story a.md", Box: geom.Rect{W: 100 * geom.Pt, H: 100 * geom.Pt}, To: len(p.Items)}}
		got := Check([]*page.Page{p})
		if found := len(got) == 1 && got[0].ID == "subhead" && !got[0].At.Empty(); found != c.want || len(got) > 1 {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}
