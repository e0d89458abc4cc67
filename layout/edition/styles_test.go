package edition

import (
	"testing"

	"broadsheet/fonts"
	"broadsheet/layout/font"
	"broadsheet/layout/geom"
)

// TestHouse holds that the house style sheet has every style in full, in faces
// that are there.
func TestHouse(t *testing.T) {
	lib, err := font.NewLibrary(fonts.Files)
	if err != nil {
		t.Fatal(err)
	}
	house := House()
	for _, s := range house.texts() {
		face, err := lib.Face(s.Face)
		if err != nil {
			t.Errorf("style %s: %v", s.name, err)
			continue
		}
		if _, ok := face.Glyph('a'); !ok {
			t.Errorf("style %s: %s has no a", s.name, s.Face)
		}
		if s.Size <= 0 || s.Leading <= 0 || s.Ink != geom.Black || s.HJ.WordBest != 100 || s.HJ.ScaleMin == 0 {
			t.Errorf("style %s is not whole: %+v", s.name, *s.Style)
		}
	}
	for _, l := range house.rules() {
		if l.Weight <= 0 || l.Ink != geom.Black {
			t.Errorf("rule %s is %+v", l.name, *l.Rule)
		}
	}
	if len(house.texts()) > len(sheetOfStyles{}.leading) {
		t.Error("more styles than a sheetOfStyles has room for")
	}
}

func TestHouseBody(t *testing.T) {
	want := Style{Face: "Source Serif 4 SmText Regular", Size: 9 * geom.Pt, Leading: 10 * geom.Pt, Ink: geom.Black,
		Align: Justify, Indent: 9 * geom.Pt, RuleOver: Rule{Ink: geom.Black}, RuleFoot: Rule{Ink: geom.Black},
		HJ: HJ{WordMin: 80, WordBest: 100, WordMax: 133, LetterMin: -10, LetterMax: 20, ScaleMin: 970, ScaleMax: 1030,
			Hyphenate: true, MinWord: 5, Before: 2, After: 3, Ladder: 2, HyphenPenalty: 390, Margins: true}}
	body := House().Body
	if len(body.Series) > 0 {
		t.Error("body has a series")
	}
	if got := dumpStyle("body", &body); got != dumpStyle("body", &want) {
		t.Errorf("body is\n%s, want\n%s", got, dumpStyle("body", &want))
	}
}

func TestHouseSeries(t *testing.T) {
	series := House().Headline.Series
	want := []float64{14, 16, 18, 20, 24, 30, 36, 42, 48, 54, 60, 72, 96, 120}
	if len(series) != len(want) {
		t.Fatalf("the headline series is %v", series)
	}
	for i, pt := range want {
		if series[i] != geom.Points(pt) {
			t.Errorf("size %d is %s, want %vpt", i, series[i], pt)
		}
	}
}

func BenchmarkHouse(b *testing.B) {
	for b.Loop() {
		House()
	}
}
