package makeup

import (
	"flag"
	"math/rand"
	"testing"

	"broadsheet/fonts"
	"broadsheet/layout/font"
	"broadsheet/layout/geom"
	"broadsheet/layout/hyphen"
	"broadsheet/layout/text"
)

var seed = flag.Int64("seed", 1, "seed of the random cases")

// cases is how many random cases a test tries: n, a third of them with -short.
func cases(n int) int {
	if testing.Short() {
		return n / 3
	}
	return n
}

// testBody is a face and rules for body text.
func testBody(t testing.TB) (text.Font, text.Rules) {
	t.Helper()
	lib, err := font.NewLibrary(fonts.Files)
	if err != nil {
		t.Fatal(err)
	}
	face, err := lib.Face("Source Serif 4 SmText")
	if err != nil {
		t.Fatal(err)
	}
	return text.Font{Face: face, Size: 9 * geom.Pt}, text.Rules{Language: "en-GB",
		WordLeast: 73, WordMin: 80, WordBest: 100, WordMax: 133, LetterMin: -10, LetterMax: 20, ScaleMin: 970, ScaleMax: 1030,
		Hyphenate: true, MinWord: 5, Before: 2, After: 3, Ladder: 2, HyphenPenalty: 300,
		ExplicitHyphenPenalty: 300, CapitalPenalty: 150, LastMin: 22 * geom.Pt, Margins: true}
}

// testWords are words of a usual length.
var testWords = []string{"the", "harbour", "a", "council", "of", "ferry", "was", "reported", "on", "Sunday", "by", "pilots",
	"who", "committee", "storm", "and", "their", "warning", "lights", "in", "estimate", "channel", "to", "it"}

func randomParagraph(r *rand.Rand, in text.Font, rules text.Rules, words int) paragraph {
	var s []byte
	for i := range words {
		if i > 0 {
			s = append(s, ' ')
		}
		s = append(s, testWords[r.Intn(len(testWords))]...)
	}
	runs := []text.Run{{Text: string(s) + ".", Font: in}}
	return paragraph{Paragraph: text.Shape(runs, rules, text.NewLexicon(hyphen.For("en-GB"))), runs: runs}
}

// randomFlow is a few paragraphs with a subhead or a quote and a note.
func randomFlow(r *rand.Rand, in text.Font, rules text.Rules) []block {
	var out []block
	for range 3 + r.Intn(3) {
		out = append(out, block{kind: running, par: randomParagraph(r, in, rules, 6+r.Intn(40))})
	}
	if r.Intn(2) == 0 {
		out[1+r.Intn(len(out)-2)] = block{kind: whole, rows: 1 + r.Intn(3), above: r.Intn(2), keep: r.Intn(4), floats: r.Intn(2) == 0}
	}
	if r.Intn(2) == 0 {
		out = append(out, block{kind: closing, rows: 3})
	}
	for i := range out {
		out[i].id = i
	}
	return out
}

// exhaustive is the least cost of all ways to lay the blocks from i on from slot
// s: no states are merged or given up.
func exhaustive(f *fitter, i, s int) int64 {
	if i == len(f.blocks) {
		return f.course.finish(s)
	}
	least := int64(1 << 62)
	f.steps(i, s, func(st state) {
		if rest := exhaustive(f, i+1, int(st.end)); rest < 1<<62 {
			least = min(least, st.cost+rest)
		}
	})
	return least
}

// TestFitAgainstOracle holds the dynamic programme against exhaustive search.
func TestFitAgainstOracle(t *testing.T) {
	in, rules := testBody(t)
	r := rand.New(rand.NewSource(*seed))
	for n := range 60 {
		l := testLegs()
		l.width = geom.Length(120+r.Intn(60)) * geom.Pt
		f := newFitter(randomFlow(r, in, rules), l.width)
		if r.Intn(3) == 0 {
			l.blocks = []geom.Rect{{X: l.x[1], Y: 30 * geom.Pt, W: l.width, H: 20 * geom.Pt}}
		}
		slots := l.slots(6 + r.Intn(12))
		got := f.fit(slots, 80)
		want := exhaustive(f, 0, 0)
		if got.cost != want {
			t.Errorf("case %d: cost %d, the least is %d", n, got.cost, want)
		}
		accounts(t, n, f, got)
	}
}

// accounts holds a fitted flow to its invariants: blocks stand in order without
// overlap, each paragraph in consecutive slots and whole.
func accounts(t *testing.T, n int, f *fitter, set fitted) {
	t.Helper()
	next := 0
	for i, l := range set.blocks {
		b := &f.blocks[i]
		if l.slot < 0 {
			continue
		}
		if l.slot < next {
			t.Errorf("case %d: block %d begins in slot %d, before %d", n, i, l.slot, next)
		}
		next = l.slot + b.rows
		if b.kind == running {
			next = l.slot + len(l.setting.Lines)
			words := 0
			for _, line := range l.setting.Lines {
				words += line.Words
			}
			if words != b.par.Words() {
				t.Errorf("case %d: block %d has %d words in its lines, not %d", n, i, words, b.par.Words())
			}
		}
	}
}

// TestNoHyphenAtFoot sets paragraphs over short legs, where every few lines end a
// leg, and looks at the feet.
func TestNoHyphenAtFoot(t *testing.T) {
	in, rules := testBody(t)
	r := rand.New(rand.NewSource(*seed))
	for n := range 40 {
		var blocks []block
		for i := range 8 {
			blocks = append(blocks, block{id: i, kind: running, par: randomParagraph(r, in, rules, 30+r.Intn(40))})
		}
		l := testLegs()
		l.width = 130 * geom.Pt
		f := newFitter(blocks, l.width)
		lines, _ := f.ideal()
		slots := l.slots(lines/3 + 4)
		set := f.fit(slots, 80)
		for i, p := range set.blocks {
			for k, line := range p.setting.Lines {
				if line.Added && footAt(set.slots, p.slot+k) {
					t.Errorf("case %d: block %d has a hyphen at a foot", n, i)
				}
			}
		}
	}
}

func BenchmarkFit(b *testing.B) {
	in, rules := testBody(b)
	r := rand.New(rand.NewSource(1))
	var blocks []block
	for i := range 20 {
		blocks = append(blocks, block{id: i, kind: running, par: randomParagraph(r, in, rules, 70)})
	}
	l := testLegs()
	l.width = 156 * geom.Pt
	for b.Loop() {
		f := newFitter(blocks, l.width)
		lines, _ := f.ideal()
		f.fit(l.slots(lines/3+3), lines)
	}
}
