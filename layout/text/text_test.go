package text

import (
	"flag"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"

	"broadsheet/fonts"
	"broadsheet/layout/font"
	"broadsheet/layout/geom"
	"broadsheet/layout/hyphen"
)

var seed = flag.Uint64("seed", 1, "seed of the random paragraphs")

// houseFaces are parsed once for all tests.
var houseFaces sync.Map

func houseFace(t testing.TB, file string) *font.Face {
	if f, ok := houseFaces.Load(file); ok {
		return f.(*font.Face)
	}
	data, err := fonts.Files.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	f, err := font.Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	houseFaces.Store(file, f)
	return f
}

func bodyFont(t testing.TB) Font {
	return Font{Face: houseFace(t, "SourceSerif4SmText-Regular.ttf"), Size: 9 * geom.Pt}
}

func bodyRules() Rules {
	return Rules{
		Language:  "en-GB",
		WordLeast: 73, WordMin: 80, WordBest: 100, WordMax: 133,
		LetterMin: -10, LetterMax: 20,
		ScaleMin: 970, ScaleMax: 1030,
		Hyphenate: true, MinWord: 6, Before: 2, After: 3, Ladder: 2,
		HyphenPenalty: 100, ExplicitHyphenPenalty: 50, CapitalPenalty: 100,
		LastMin: 2 * 9 * geom.Pt, Margins: true,
	}
}

func body(t testing.TB, text string, rules Rules) *Paragraph {
	return Shape([]Run{{text, bodyFont(t)}}, rules, NewLexicon(hyphen.For("en-GB")))
}

// prose is about seventy words in the manner of a news report.
const prose = "The council voted late on Tuesday to approve the extension of the harbour wall, ending a dispute between " +
	"fishermen and developers that has divided the town for more than three years. Construction is expected to begin in " +
	"the spring, once the Environment Agency’s assessment has been completed, and the first phase — a breakwater of some " +
	"four hundred metres — should be finished “before the winter storms”, the harbourmaster, Margaret Ellison-Drake, said " +
	"yesterday."

func lineTexts(p *Paragraph, s Setting) string {
	var b strings.Builder
	for _, l := range s.Lines {
		b.WriteString(p.LineText(l))
		b.WriteByte('\n')
	}
	return b.String()
}

// lexis has words of every kind that breaks treat differently.
var lexis = strings.Fields("a to of the and said news Tuesday harbour government’s extraordinary representatives office " +
	"difficulties cyber-security mid-Atlantic twenty-one “quoted” (aside) — – 1999 7-6 2010–2017 £3.5 km www.example.org/some/path " +
	"AV fluffiest Ellison-Drake well—known Unaccountably NATO fjord")

func randomText(r *rand.Rand, words int) string {
	var b strings.Builder
	for i := range words {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(lexis[r.IntN(len(lexis))])
	}
	return b.String()
}

func randomSlots(r *rand.Rand, least, most int) []Slot {
	slots := make([]Slot, 1+r.IntN(6))
	for i := range slots {
		slots[i] = Slot{Width: geom.Length(least+r.IntN(most-least+1)) * geom.Pt, Foot: r.IntN(4) == 0}
		if i > 0 && r.IntN(2) == 0 {
			slots[i].Width = slots[i-1].Width
		}
	}
	return slots
}
