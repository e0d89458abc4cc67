package report

import (
	"slices"
	"unicode/utf8"

	"broadsheet/layout/font"
	"broadsheet/layout/geom"
	"broadsheet/layout/page"
)

// measureGlyphs walks a line's glyphs for its word spaces, its letter space and
// the hyphen at its end. The spaces are kept at the end of gaps, which it returns.
func (l *line) measureGlyphs(gaps []gap) []gap {
	var buf [96]int32
	letters := buf[:0]
	from := len(gaps)
	for i, t := range l.texts {
		gaps, letters = walk(t, i == len(l.texts)-1, gaps, letters)
	}
	l.gaps = gaps[from:len(gaps):len(gaps)]
	last := l.texts[len(l.texts)-1]
	r, _ := utf8.DecodeLastRuneInString(last.Text)
	l.hyphen = isHyphen(r)
	if len(letters) > 0 {
		value, n := commonest(letters)
		l.letter, l.spaced = int(value), 4*n >= len(letters)
	}
	return gaps
}

// commonest is the value that comes most often, and how often; of several the one
// nearest to 0. The values are sorted.
func commonest(v []int32) (int32, int) {
	slices.Sort(v)
	var best int32
	most := 0
	for i := 0; i < len(v); {
		j := i
		for j < len(v) && v[j] == v[i] {
			j++
		}
		if n := j - i; n > most || n == most && max(v[i], -v[i]) < max(best, -best) {
			best, most = v[i], n
		}
		i = j
	}
	return best, most
}

func isHyphen(r rune) bool { return r == '-' || r == '\u2010' || r == '\u00ad' }

// isSpace tells the word spaces, that which breaks and that which does not.
func isSpace(s string) bool { return s == " " || s == "\u00a0" }

// walk appends a text's word spaces, and the letter spaces of its glyphs in
// thousandths of an em: what an advance has more than the face's at the scaling.
// Kerning is in it, which is why the line takes the commonest, if a quarter of them
// have it. Glyphs before a space and the last of a line have no letter space.
func walk(t *page.Text, last bool, gaps []gap, letters []int32) ([]gap, []int32) {
	pen, rest := t.At.X, t.Text
	upem := t.Face.Metrics().UnitsPerEm
	scale := geom.Length(t.Scale)
	if scale == 0 {
		scale = 1000
	}
	for i, g := range t.Glyphs {
		n := min(int(g.Bytes), len(rest))
		here := rest[:n]
		rest = rest[n:]
		next := pen + geom.Length(g.Advance)
		own := font.Scale(t.Face.Advance(g.ID), upem, t.Size)
		switch {
		case isSpace(here):
			gaps = append(gaps, gap{from: pen, to: next, natural: own, ems: share(int64(own), int64(t.Size))})
		case n == 0 || last && i == len(t.Glyphs)-1 || spaceAhead(t, i, rest):
		default:
			d := geom.Length(g.Advance) - own.MulDiv(scale, 1000)
			letters = append(letters, int32(d.MulDiv(1000, max(t.Size, 1))))
		}
		pen = next
	}
	return gaps, letters
}

// spaceAhead reports whether the glyph after the i-th, whose text rest begins
// with, is a space or a further glyph of the same cluster.
func spaceAhead(t *page.Text, i int, rest string) bool {
	if i+1 >= len(t.Glyphs) {
		return true // what another run begins with is not known here
	}
	n := min(int(t.Glyphs[i+1].Bytes), len(rest))
	return n == 0 || isSpace(rest[:n])
}
