package text

import "broadsheet/layout/geom"

// fit is how a line is brought to its width: lengths to add to all its word
// spaces and to all its letter gaps, and the scale of its glyphs.
type fit struct {
	word, letter geom.Length
	scale        int32
	loose, tight bool
	ragged       bool // left at its natural width
}

// fit brings a line of measure m to a width, m.width being what of it counts
// there: word spaces first, then letter gaps, then glyphs. Scales are whole
// thousandths; they are rounded away from 1000 and the letter gaps take back
// the rest, so that all three stay within their limits.
func (r *Rules) fit(m measure, width geom.Length, last bool) fit {
	diff := width - m.width
	f := fit{scale: 1000}
	switch {
	case r.Align != Justify:
		f.ragged, f.tight = true, diff < 0
	case diff < 0:
		r.shrink(&f, m, -diff)
	case last && !(nearlyFull(diff, width) && ratio(diff, r.glue(m).stretch) <= one):
		f.ragged = true
	default:
		r.stretch(&f, m, diff)
	}
	return f
}

func (r *Rules) stretch(f *fit, m measure, diff geom.Length) {
	words := m.spaces * geom.Length(r.WordMax-r.WordBest) / 100
	letters := m.gaps * geom.Length(r.LetterMax) / 1000
	by := r.share(m, diff, words, letters, r.ScaleMax-1000)
	f.scale = 1000 + by.scale
	rest := diff - by.sum()
	f.loose = rest > spare
	switch {
	case m.spaces > 0:
		by.word += rest
	case f.loose:
		*f = fit{scale: 1000, loose: true, ragged: true} // a single word: better short than torn apart
		return
	default:
		by.letter += rest
	}
	f.word, f.letter = by.word, by.letter
}

func (r *Rules) shrink(f *fit, m measure, diff geom.Length) {
	words := m.spaces * geom.Length(r.WordBest-r.WordMin) / 100
	letters := m.gaps * geom.Length(-r.LetterMin) / 1000
	by := r.share(m, diff, words, letters, 1000-r.ScaleMin)
	f.scale = 1000 - by.scale
	rest := diff - by.sum()
	if least := m.spaces * geom.Length(r.WordMin-r.WordLeast) / 100; rest > 0 {
		by.word += min(rest, least)
		rest -= min(rest, least)
	}
	f.tight = rest > spare
	if !f.tight { // a rounding remainder
		if m.spaces > 0 {
			by.word += rest
		} else {
			by.letter += rest
		}
	}
	f.word, f.letter = -by.word, -by.letter
}

// spare is what rounding may leave over: 1/1024 pt.
const spare = geom.Pt / 1024

// shares are the parts of an adjustment, all positive.
type shares struct {
	word, letter, glyphs geom.Length
	scale                int32
}

func (s shares) sum() geom.Length { return s.word + s.letter + s.glyphs }

// share divides diff among word spaces, letter gaps and glyphs, whose limits
// are words, letters and scale thousandths: first the word spaces, then letter
// gaps and glyphs to half of their limits, then both to the whole. Half of
// either is below what a reader sees (Hàn Thế Thành, 2000), so that both by
// half are better than one entirely.
func (r *Rules) share(m measure, diff, words, letters geom.Length, scale int32) shares {
	s := shares{word: min(diff, words)}
	for _, half := range [...]geom.Length{2, 1} {
		s.letter = max(s.letter, min(diff-s.word-s.glyphs, letters/half))
		s.scaleBy(diff-s.word-s.letter, m.glyphs, scale/int32(half))
	}
	if over := s.sum() - diff; over > 0 {
		back := min(over, s.letter)
		s.letter -= back
		s.word -= over - back
	}
	return s
}

// scaleBy scales glyphs by as many whole thousandths as a need wants, up to
// limit.
func (s *shares) scaleBy(need, glyphs geom.Length, limit int32) {
	if need <= s.glyphs || limit == 0 || glyphs <= 0 {
		return
	}
	s.scale = int32(min((need*1000+glyphs-1)/glyphs, geom.Length(limit)))
	s.glyphs = glyphs * geom.Length(s.scale) / 1000
}

// line completes a line from break a to break b in a slot.
func (p *Paragraph) line(a, b int32, slot geom.Length) Line {
	from, to := &p.breaks[a], &p.breaks[b]
	m := p.measureOf(a, b)
	natural := m.width
	m.width -= p.hung(a, b)
	last := to.flags&forced != 0
	f := p.rules.fit(m, p.roomOf(a, slot), last)
	l := Line{
		from: a, to: b,
		Slot: slot, Natural: natural,
		Word: p.rules.WordBest, Scale: f.scale,
		Words:  int(to.words - from.words),
		Hyphen: to.flags&hyphened != 0,
		Added:  to.flags&added != 0,
		Last:   last,
		Loose:  f.loose, Tight: f.tight,
	}
	if m.spaces > 0 {
		l.Word += int32((f.word*200 + m.spaces) / (2 * m.spaces))
	}
	if m.gaps > 0 {
		l.Letter = int32(f.letter * 1000 / m.gaps)
	}
	return l
}

// roomOf is the width that a line from break a has in a slot.
func (p *Paragraph) roomOf(a int32, slot geom.Length) geom.Length {
	if a == 0 {
		return slot - p.rules.Indent
	}
	return slot
}
