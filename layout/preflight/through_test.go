package preflight

import (
	"strings"
	"testing"

	"broadsheet/fonts"
	"broadsheet/layout/diag"
	"broadsheet/layout/font"
	"broadsheet/layout/geom"
	"broadsheet/layout/page"
)

// typed is a word of 10 pt at a place, in points.
func typed(t *testing.T, role, word string, x, y geom.Length) *page.Text {
	t.Helper()
	lib, err := font.NewLibrary(fonts.Files)
	if err != nil {
		t.Fatal(err)
	}
	face, err := lib.Face("Libre Franklin Regular")
	if err != nil {
		t.Fatal(err)
	}
	out := &page.Text{At: geom.Point{X: x * geom.Pt, Y: y * geom.Pt}, Face: face, Size: 10 * geom.Pt, Role: role, Text: word}
	for _, r := range word {
		id, _ := face.Glyph(r)
		out.Glyphs = append(out.Glyphs, font.Placed{ID: id, Bytes: 1, Advance: int32(font.Scale(face.Advance(id), face.Metrics().UnitsPerEm, out.Size))})
	}
	return out
}

// TestThrough draws rules at, through and beside a word that stands on 50 pt, from
// 20 to about 42 pt across.
func TestThrough(t *testing.T) {
	pt := geom.Pt
	level := func(y float64) page.Item {
		return &page.Rule{From: geom.Point{X: 10 * pt, Y: geom.Points(y)}, To: geom.Point{X: 90 * pt, Y: geom.Points(y)}, Weight: pt / 4}
	}
	upright := func(x float64) page.Item {
		return &page.Rule{From: geom.Point{X: geom.Points(x), Y: 80 * pt}, To: geom.Point{X: geom.Points(x), Y: 10 * pt}, Weight: pt / 2}
	}
	for _, c := range []struct {
		name, word string
		rule       page.Item
		want       bool
	}{
		{"through the middle", "more", level(47), true},
		{"above the x-height", "more", level(43), false},
		{"through the ascenders", "Mole", level(43), true},
		{"under the baseline", "more", level(51), false},
		{"through a descender", "grow", level(51), true},
		{"at the baseline", "more", level(50.2), false},
		{"upright through it", "more", upright(30), true},
		{"upright beside it", "more", upright(19), false},
		{"slanting", "more", &page.Rule{From: geom.Point{X: 10 * pt, Y: 30 * pt}, To: geom.Point{X: 60 * pt, Y: 60 * pt}, Weight: pt}, false},
		{"a fill behind", "more", &page.Fill{Box: geom.Rect{X: 10 * pt, Y: 40 * pt, W: 60 * pt, H: 20 * pt}, Ink: geom.Ink{K: 10}}, false},
	} {
		p := &page.Page{Folio: "A1", Trim: geom.Size{W: 100 * pt, H: 100 * pt}, Items: []page.Item{c.rule, typed(t, "body", c.word, 20, 50), c.rule},
			Modules: []page.Module{{Name: "the story a.md", Box: geom.Rect{W: 100 * pt, H: 100 * pt}, From: 1, To: 2}}}
		got := Check([]*page.Page{p})
		if !c.want {
			if len(got) > 0 {
				t.Errorf("%s: %v", c.name, got)
			}
			continue
		}
		if len(got) != 1 || got[0].ID != "rule-through" || got[0].Severity != diag.Error || got[0].At.Empty() || got[0].Page != "A1" ||
			!strings.HasSuffix(got[0].Msg, "‘"+c.word+"’ of style body of the story a.md") {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

// TestOverprinted sets a word near another that stands on 50 pt.
func TestOverprinted(t *testing.T) {
	for _, c := range []struct {
		name, role, word string
		x, y             geom.Length
		want             bool
	}{
		{"on the next line", "body", "more", 20, 60, false},
		{"close under it", "body", "more", 20, 58, false},
		{"into its descenders", "body", "less", 20, 58, true},
		{"on it", "body", "less", 25, 52, true},
		{"behind it", "body", "more", 45, 50, false},
		{"kerned", "body", "more", 41, 50, false},
		{"a drop cap", "drop-cap", "L", 25, 52, false},
	} {
		p := &page.Page{Folio: "A1", Trim: geom.Size{W: 100 * geom.Pt, H: 100 * geom.Pt},
			Items: []page.Item{typed(t, "body", "jogg", 20, 50), typed(t, c.role, c.word, c.x, c.y)}}
		got := Check([]*page.Page{p})
		if (len(got) == 1 && got[0].ID == "collision" && !got[0].At.Empty()) != c.want || len(got) > 1 {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}
