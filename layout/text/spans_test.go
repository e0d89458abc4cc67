package text

import (
	"math/rand/v2"
	"strings"
	"testing"

	"broadsheet/layout/geom"
	"broadsheet/layout/hyphen"
)

func spansText(spans []Span) string {
	var b strings.Builder
	for _, s := range spans {
		b.WriteString(s.Text)
	}
	return b.String()
}

// checkLine holds a line's spans against the line.
func checkLine(t *testing.T, p *Paragraph, l Line) {
	t.Helper()
	spans := p.Spans(l)
	text := strings.ReplaceAll(spansText(spans), "\u00ad", "-")
	if want := p.LineText(l); !p.mixed && text != want {
		t.Errorf("spans have %q, line is %q", text, want)
	}
	if len(spans) == 0 {
		return
	}
	x := spans[0].X
	for _, s := range spans {
		if s.X != x {
			t.Errorf("%q: span at %d, pen at %d", text, s.X, x)
		}
		n := 0
		for _, g := range s.Glyphs {
			x += geom.Length(g.Advance)
			n += int(g.Bytes)
		}
		if n != len(s.Text) {
			t.Errorf("%q: glyphs stand for %d bytes of %d", text, n, len(s.Text))
		}
	}
	right := l.Slot
	filled := p.rules.Align == Justify && !l.Last && !l.Tight && !(l.Loose && l.Words <= 1)
	switch {
	case filled && x != right, p.rules.Align == Right && !l.Tight && x != right:
		t.Errorf("%q: pen ends at %d, not %d", text, x, right)
	case !l.Tight && x > right:
		t.Errorf("%q: pen ends at %d, beyond %d", text, x, right)
	}
	checkLimits(t, p, l, text)
}

func checkLimits(t *testing.T, p *Paragraph, l Line, text string) {
	r := &p.rules
	if l.Letter < r.LetterMin-1 || l.Letter > r.LetterMax+1 || l.Scale < r.ScaleMin || l.Scale > r.ScaleMax {
		t.Errorf("%q: letter space %d, scale %d", text, l.Letter, l.Scale)
	}
	if !l.Tight && l.Word < r.WordLeast-1 || !l.Loose && l.Word > r.WordMax+1 {
		t.Errorf("%q: word space %d %%", text, l.Word)
	}
}

// checkSetting holds a setting against its paragraph: nothing lost, nothing
// twice, no ladder too high, no hyphen at a foot.
func checkSetting(t *testing.T, p *Paragraph, s Setting, slots []Slot) {
	t.Helper()
	var b strings.Builder
	hyphens, words := 0, 0
	for i, l := range s.Lines {
		checkLine(t, p, l)
		text := p.LineText(l)
		if l.Added {
			text = strings.TrimSuffix(text, "-")
		}
		b.WriteString(text)
		words += l.Words
		hyphens++
		if !l.Hyphen {
			hyphens = 0
		}
		if p.rules.Ladder > 0 && hyphens > p.rules.Ladder {
			t.Errorf("%d hyphens in a row:\n%s", hyphens, lineTexts(p, s))
		}
		if i < len(slots) && slots[i].Foot && l.Added {
			t.Errorf("hyphen at a foot, line %d:\n%s", i+1, lineTexts(p, s))
		}
	}
	squeeze := strings.NewReplacer(" ", "", "\u2028", "", "\u2029", "")
	if got, want := squeeze.Replace(b.String()), squeeze.Replace(p.text); got != want {
		t.Errorf("lines have\n%q\nparagraph is\n%q", got, want)
	}
	if words != p.Words() {
		t.Errorf("lines have %d words, the paragraph has %d", words, p.Words())
	}
}

func checkSettings(t *testing.T, p *Paragraph, slots []Slot) {
	t.Helper()
	settings := p.Break(slots)
	if len(settings) == 0 {
		t.Fatal("no setting")
	}
	for i, s := range settings {
		if i > 0 && len(s.Lines) <= len(settings[i-1].Lines) {
			t.Errorf("%d lines after %d", len(s.Lines), len(settings[i-1].Lines))
		}
		checkSetting(t, p, s, slots)
	}
}

func TestSettings(t *testing.T) {
	r := rand.New(rand.NewPCG(*seed, 2))
	bold := Font{Face: houseFace(t, "SourceSerif4SmText-Bold.ttf"), Size: 10 * geom.Pt, Track: 15, Rise: geom.Pt}
	for range 300 {
		rules := bodyRules()
		rules.Align = Align(r.IntN(4))
		rules.Margins = r.IntN(3) > 0
		rules.Ladder = r.IntN(3)
		rules.WordBest = int32(90 + r.IntN(20))
		rules.Indent = geom.Length(r.IntN(12)) * geom.Pt
		text := randomText(r, 1+r.IntN(60))
		runs := []Run{{text, bodyFont(t)}}
		if i := r.IntN(len(text)); r.IntN(2) == 0 {
			j := i + r.IntN(len(text)-i)
			runs = []Run{{text[:i], bodyFont(t)}, {text[i:j], bold}, {text[j:], bodyFont(t)}}
		}
		checkSettings(t, Shape(runs, rules, NewLexicon(hyphen.For("en-GB"))), randomSlots(r, 30, 250))
	}
}

// TestMeasures holds that the widths by which lines are chosen are those of
// the glyphs that are set, and that undoing kerning at a break gives what
// shaping both parts gives.
func TestMeasures(t *testing.T) {
	for _, file := range []string{"SourceSerif4SmText-Regular.ttf", "SourceSerif4SmText-It.ttf", "LibreFranklin_400Regular.ttf", "ArchivoNarrow_400Regular.ttf", "PirataOne_400Regular.ttf"} {
		f := Font{Face: houseFace(t, file), Size: 9 * geom.Pt}
		p := Shape([]Run{{prose + " " + strings.Join(lexis, " ") + " end", f}}, bodyRules(), NewLexicon(hyphen.For("en-GB")))
		for i := range p.breaks {
			b := &p.breaks[i]
			q := &p.pieces[min(int(b.end.piece), len(p.pieces)-1)]
			if b.end != b.start || i == 0 || b.flags&reshaped != 0 {
				continue
			}
			head, tail := p.fonts[0].words.shapeParts(q.lexeme, b.end.off, b.flags&added != 0)
			units, _ := advances(head)
			if got := p.sides(b).before.width - q.at.width; got != p.fonts[0].length(units) {
				t.Errorf("%s: %q before %d: %d wide, shaped %d", file, p.text[q.start:q.end], b.end.off, got, p.fonts[0].length(units))
			}
			units, _ = advances(tail)
			if got := p.sides(b).after.width - q.at.width; p.fonts[0].length(q.units)-got != p.fonts[0].length(units) {
				t.Errorf("%s: %q after %d: %d wide, shaped %d", file, p.text[q.start:q.end], b.end.off, p.fonts[0].length(q.units)-got, p.fonts[0].length(units))
			}
		}
	}
}

func FuzzSettings(f *testing.F) {
	f.Add(prose, uint16(1559), uint8(0), uint8(10))
	f.Add("soft\u00adhyphen\u00a0and\u2009thin\u2028line ‘AV’ fi\u00adnal", uint16(300), uint8(1), uint8(4))
	f.Add("\u2028\u2028 a\u2028", uint16(300), uint8(2), uint8(1))
	f.Add("東京都は、新しい港湾計画を発表した。 தமிழ்நாடு அரசு", uint16(500), uint8(0), uint8(9))
	f.Add("في عام 1999 قال محمد: (نعم) about that", uint16(600), uint8(0), uint8(7))
	f.Add("e\u0301\u200bx\u200d\xff\x80 \u00ad\u00ad-", uint16(1), uint8(3), uint8(3))
	f.Fuzz(func(t *testing.T, text string, width uint16, align, cut uint8) {
		if len(text) > 400 {
			return
		}
		rules := bodyRules()
		rules.Align = Align(align % 4)
		at := min(int(cut), len(text))
		it := bodyFont(t)
		it.Face, it.Track = houseFace(t, "SourceSerif4SmText-It.ttf"), 5
		p := Shape([]Run{{text[:at], bodyFont(t)}, {text[at:], it}}, rules, NewLexicon(hyphen.For("en-GB")))
		checkSettings(t, p, []Slot{{Width: geom.Length(width) * geom.Pt / 10}, {Width: geom.Length(width) * geom.Pt / 8, Foot: true}, {Width: geom.Length(width) * geom.Pt / 10}})
	})
}
