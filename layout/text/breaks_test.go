package text

import (
	"strings"
	"testing"

	"broadsheet/layout/font"
	"broadsheet/layout/geom"
	"broadsheet/layout/hyphen"
)

// marked shows a paragraph's breaks: a word space at which a line may end is
// "_", an added hyphen "·", any other break "|"; emergencies are left out.
func marked(p *Paragraph) string {
	var b strings.Builder
	at := int32(0)
	for i := range p.breaks[1:max(1, len(p.breaks)-1)] {
		l := &p.breaks[i+1]
		if l.flags&emergency != 0 {
			continue
		}
		end, start := p.offset(l.end), p.offset(l.start)
		b.WriteString(p.text[at:end])
		switch {
		case l.flags&added != 0:
			b.WriteString("·")
		case start > end:
			b.WriteString("_")
			end = start
		default:
			b.WriteString("|")
		}
		at = end
	}
	return b.String() + p.text[at:]
}

func TestBreaks(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"spaces are joined and trimmed", "  two \n\t words  ", "two_words"},
		{"no-break and thin spaces hold", "a\u00a0b c\u2009d", "a\u00a0b_c\u2009d"},
		{"hyphens of the text", "the cyber-security of X-rays and e-mail 7-6 on", "the_cyber-|se·cur·ity_of_X-rays_and_e-mail_7-6_on"},
		{"em dash after, never before", "the wall—so he said—stands", "the_wall—|so_he_said—|stands"},
		{"dashes between spaces end a line", "the wall – he said — stands", "the_wall –_he_said —_stands"},
		{"en dash between words, not figures", "London–Paris in 2010–2017 won", "Lon·don–|Paris_in_2010–2017_won"},
		{"a bullet stays with its dateline", "WASHINGTON • The talks", "WASHINGTON •_The_talks"},
		{"figures keep their units", "some 40 km to 3.5 MW, or 10 pm on", "some_40 km_to_3.5 MW,_or_10 pm_on"},
		{"the last word is whole", "extraordinary representatives", "ex·traordin·ary_representatives"},
		{"capitals are whole", "UNESCO GOVERNMENT of", "UNESCO_GOVERNMENT_of"},
		{"soft hyphens win", "gov\u00adernment extraordi\u00adnary now", "gov·ernment_extraordi·nary_now"},
		{"addresses", "at https://www.example.org/a-page?q=1 or mail@example.org now", "at_https://|www.|example.|org/|a-|page?|q=1_or_mail@|example.|org_now"},
		{"a stop is no address", "end.New e.g. this U.S. army", "end.New_e.g._this_U.S._army"},
		{"closing marks of French", "« oui » !", "« oui » !"},
		{"figures in words", "MP3players B2Bnetworking now", "MP3players_B2Bnetworking_now"},
		{"forced", "one\u2028two", "one_two"},
		{"ideographs", "港湾計画を発表。", "港|湾|計|画|を|発|表。"},
	} {
		p := body(t, c.in, bodyRules())
		if got := marked(p); got != c.want {
			t.Errorf("%s:\ngot  %s\nwant %s", c.name, got, c.want)
		}
	}
}

func TestNames(t *testing.T) {
	rules := bodyRules()
	p := body(t, "Yesterday Washington said. Government and Washington’s ended", rules)
	for i := range p.breaks {
		b := &p.breaks[i]
		if b.flags&added == 0 {
			continue
		}
		q := p.pieces[b.end.piece]
		want := rules.HyphenPenalty
		if strings.HasPrefix(p.text[q.start:], "Washington") {
			want += rules.CapitalPenalty
		}
		if b.penalty != want {
			t.Errorf("%s: penalty %d, want %d", p.text[q.start:q.end], b.penalty, want)
		}
	}
}

func TestMissing(t *testing.T) {
	p := Shape([]Run{{"plain ", bodyFont(t)}, {"東 and 東西", bodyFont(t)}}, bodyRules(), nil)
	got := p.Missing()
	if len(got) != 2 || got[0] != (Missing{'東', 1, 2}) || got[1] != (Missing{'西', 1, 1}) {
		t.Errorf("missing %v", got)
	}
}

// TestLadder holds that the limit is exact where hyphens would otherwise
// follow one another.
func TestLadder(t *testing.T) {
	text := strings.Repeat("representatives extraordinary misunderstandings ", 8) + "end"
	for ladder := 1; ladder < 4; ladder++ {
		rules := bodyRules()
		rules.Ladder = ladder
		rules.HyphenPenalty = 0
		p := body(t, text, rules)
		s := Best(p.Break([]Slot{{Width: 90 * geom.Pt}}))
		run, most := 0, 0
		for _, l := range s.Lines {
			if run++; !l.Hyphen {
				run = 0
			}
			most = max(most, run)
		}
		if most > ladder {
			t.Errorf("ladder %d: %d hyphens in a row\n%s", ladder, most, lineTexts(p, s))
		}
	}
}

func TestRunt(t *testing.T) {
	rules := bodyRules()
	text := "The council voted late on Tuesday to approve the extension of the harbour wall, and that was it."
	for width := 120; width < 200; width += 3 {
		rules.LastMin = 40 * geom.Pt
		p := body(t, text, rules)
		settings := p.Break([]Slot{{Width: geom.Length(width) * geom.Pt}})
		s := Best(settings)
		last := s.Lines[len(s.Lines)-1]
		if last.Natural < rules.LastMin && len(settings) > 1 && s.Demerits < runt*runt {
			t.Errorf("width %d: runt %q without its demerits", width, p.LineText(last))
		}
	}
}

// TestWideWord holds what becomes of words wider than their slot.
func TestWideWord(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"see https://example.org/aVeryLongNameWithoutAnyPlaceToBreakIt now", "see https://\nexample.org/\naVeryLongNam\neWithoutAnyPl\naceToBreakIt\nnow\n"},
		{"a WIDERTHANALL b", "a\nWIDERTHANALL\nb\n"},
	} {
		p := body(t, c.text, bodyRules())
		s := Best(p.Break([]Slot{{Width: 65 * geom.Pt}}))
		if got := lineTexts(p, s); got != c.want {
			t.Errorf("got\n%swant\n%s", got, c.want)
		}
		checkSetting(t, p, s, nil)
	}
}

// TestMarginsHang holds that a line's ink hangs out of its slot and its pen does
// not, by a whole number of font units at any size.
func TestMarginsHang(t *testing.T) {
	const size, slot = 9 * geom.Pt, 100 * geom.Pt
	face := houseFace(t, "SourceSerif4SmText-Regular.ttf")
	quote, _ := face.Glyph('“')
	stop, _ := face.Glyph('.')
	for _, margins := range []bool{true, false} {
		rules := bodyRules()
		rules.Align, rules.Margins = Right, margins
		p := body(t, "“Yes.", rules)
		spans := p.Spans(Best(p.Break([]Slot{{Width: slot}})).Lines[0])
		g := spans[0].Glyphs
		left, right := face.Advance(quote)*500/1000, face.Advance(stop)*650/1000
		if !margins {
			left, right = 0, 0
		}
		upem := face.Metrics().UnitsPerEm
		if want := font.Scale(left, upem, size); geom.Length(-g[0].X) != want {
			t.Errorf("margins %v: a quotation mark hangs by %d, want %d", margins, -g[0].X, want)
		}
		last := geom.Length(g[len(g)-1].Advance)
		if want := font.Scale(face.Advance(stop), upem, size) - font.Scale(right, upem, size); last < want-1 || last > want+1 {
			t.Errorf("margins %v: a stop takes %d, want %d", margins, last, want)
		}
		pen := spans[0].X
		for _, g := range g {
			pen += geom.Length(g.Advance)
		}
		if pen != slot {
			t.Errorf("margins %v: the pen ends at %s", margins, pen)
		}
	}
}

// TestMarginsOfBothDirections: what hangs is what stands at the line's edge,
// on the side where it stands.
func TestMarginsOfBothDirections(t *testing.T) {
	naskh := Font{Face: houseFace(t, "NotoNaskhArabic_400Regular.ttf"), Size: 9 * geom.Pt}
	for _, c := range []struct {
		text        string
		left, right bool
	}{
		{"«نعم abc", false, true},
		{"نعم abc.", true, false},
		{"نعم abc»", true, false},
		{"abc نعم.", false, true},
		{"abc نعم", false, false},
	} {
		p := Shape([]Run{{c.text, naskh}}, Rules{Align: Left, Language: "ar", Margins: true}, nil)
		l := Best(p.Break([]Slot{{Width: 300 * geom.Pt}})).Lines[0]
		spans := p.Spans(l)
		first, last := spans[0].Glyphs[0], spans[len(spans)-1].Glyphs
		end := last[len(last)-1]
		if got := first.X < 0; got != c.left {
			t.Errorf("%q hangs out on the left: %v", c.text, got)
		}
		if got := geom.Length(end.Advance) < font.Scale(naskh.Face.Advance(end.ID), naskh.Face.Metrics().UnitsPerEm, naskh.Size)-1; got != c.right {
			t.Errorf("%q hangs out on the right: %v", c.text, got)
		}
		checkLine(t, p, l)
	}
}

// TestVisualOrder holds a line of both directions: figures and Latin words
// keep theirs in Arabic, and the line is read from its right.
func TestVisualOrder(t *testing.T) {
	naskh := Font{Face: houseFace(t, "NotoNaskhArabic_400Regular.ttf"), Size: 9 * geom.Pt}
	p := Shape([]Run{{"قال 1999 abc نعم", naskh}}, Rules{Language: "ar"}, NewLexicon(hyphen.For("ar")))
	l := Best(p.Break([]Slot{{Width: 300 * geom.Pt}})).Lines[0]
	got := spansText(p.Spans(l))
	if want := "معن abc 1999 لاق"; got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if x := p.Spans(l)[0].X; x < 100*geom.Pt {
		t.Errorf("the last line starts at %s, not flush right", x)
	}
}

func TestVariants(t *testing.T) {
	p := body(t, strings.Repeat(prose+" ", 3)+"end.", bodyRules())
	settings := p.Break([]Slot{{Width: 156 * geom.Pt}})
	if len(settings) < 2 {
		t.Errorf("%d settings of a paragraph of %d lines", len(settings), len(settings[0].Lines))
	}
	again := p.Break([]Slot{{Width: 156 * geom.Pt}})
	for i := range settings {
		if lineTexts(p, settings[i]) != lineTexts(p, again[i]) || settings[i].Demerits != again[i].Demerits {
			t.Errorf("a second Break differs:\n%s\n%s", lineTexts(p, settings[i]), lineTexts(p, again[i]))
		}
	}
}

// TestConcurrentBreak holds that one paragraph may be broken by many at once.
func TestConcurrentBreak(t *testing.T) {
	p := body(t, prose, bodyRules())
	want := lineTexts(p, Best(p.Break([]Slot{{Width: 156 * geom.Pt}})))
	got := make(chan string)
	for i := range 8 {
		go func() {
			p.Break([]Slot{{Width: geom.Length(80+10*i) * geom.Pt}})
			got <- lineTexts(p, Best(p.Break([]Slot{{Width: 156 * geom.Pt}})))
		}()
	}
	for range 8 {
		if g := <-got; g != want {
			t.Errorf("got\n%s\nwant\n%s", g, want)
		}
	}
}
