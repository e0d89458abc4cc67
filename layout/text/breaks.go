package text

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/go-text/typesetting/segmenter"

	"broadsheet/layout/geom"
)

// legal is a place where a line may end, as the breaking sees it: a line from
// a to b is as wide as b.before less a.after. That holds over any kerning or
// ligature that the break undoes, over hyphens and over optical margins.
type legal struct {
	before, after glue
	penalty       int32
	flags         flags
	end, start    spot  // where the line before ends, and the next one starts
	left, right   int32 // how far the lines on both sides hang out
	words         int32 // words that begin before it
}

// glue is a width with its limits; stretch and shrink are in thousandths of
// the unit of length, so that they are exact.
type glue struct{ width, stretch, shrink geom.Length }

// sides are the measures from which before and after were made.
type sides struct{ before, after measure }

// spot is a place in a piece, off bytes from the piece's start.
type spot struct{ piece, off int32 }

type flags uint8

const (
	hyphened  flags = 1 << iota // the line ends in a hyphen
	added                       // and it is not the text's
	forced                      // the line must end here
	emergency                   // only where a word is wider than its slot
	reshaped                    // glyphs on both sides change where the line ends here
)

// place is a break inside a token, before findBreaks has measured it.
type place struct {
	at      int32 // offset in Paragraph.text
	penalty int32
	flags   flags
}

// emergencyPenalty makes a line that is broken where no line should be dearer
// than any loose one and cheaper than one that stands out of its slot.
const emergencyPenalty = 150_000

// findBreaks lists every place where a line may end.
func (s *shaper) findBreaks() {
	p := s.p
	n := len(p.pieces)
	p.breaks = slices.Grow(s.room.breaks[:0], n+8)
	s.addBreak(legal{})
	for i := 0; i < n; {
		switch p.pieces[i].kind {
		case word:
			j := i + 1
			for j < n && p.pieces[j].kind == word {
				j++
			}
			s.token(i, j)
			i = j
		case space:
			if s.mayBreakAt(i) {
				s.addBreak(legal{end: s.endOf(i - 1), start: spot{int32(i + 1), 0}, flags: s.endsInHyphen(p.pieces[i].start)})
			}
			i++
		case newline:
			s.addBreak(legal{end: s.endOf(i - 1), start: spot{int32(i + 1), 0}, flags: forced})
			i++
		default:
			i++
		}
	}
	if n > 0 {
		s.addBreak(legal{end: s.endOf(n - 1), start: spot{int32(n), 0}, flags: forced})
	}
}

// segment finds the breaks of Unicode's line breaking algorithm, UAX #14. Words
// that are broken between ideographs are split there into pieces: nothing joins
// them, and what would be one word of a paragraph's length need not be shaped
// anew for each of its breaks.
func (s *shaper) segment() {
	var seg segmenter.Segmenter
	seg.Init([]rune(s.p.text))
	at := 0
	for it := seg.LineIterator(); it.Next(); {
		for _, c := range it.Line().Text {
			at += utf8.RuneLen(c)
		}
		s.opens = append(s.opens, int32(at))
	}
	pieces := make([]piece, 0, len(s.p.pieces)+len(s.opens))
	next := 0
	for _, q := range s.p.pieces {
		for ; next < len(s.opens) && s.opens[next] < q.end; next++ {
			if at := s.opens[next]; at > q.start && s.betweenIdeographs(at) {
				part := q
				part.end, q.start = at, at
				pieces = append(pieces, part)
			}
		}
		pieces = append(pieces, q)
	}
	s.p.pieces = pieces
}

func (s *shaper) betweenIdeographs(at int32) bool {
	before, _ := utf8.DecodeLastRuneInString(s.p.text[:at])
	after, _ := utf8.DecodeRuneInString(s.p.text[at:])
	return before >= 0x2e80 && after >= 0x2e80
}

func (s *shaper) endOf(piece int) spot {
	if piece < 0 {
		return spot{}
	}
	q := &s.p.pieces[piece]
	return spot{int32(piece), q.end - q.start}
}

func (s *shaper) endsInHyphen(at int32) flags {
	if c, _ := utf8.DecodeLastRuneInString(s.p.text[:at]); isHyphen(c) {
		return hyphened
	}
	return 0
}

func isHyphen(c rune) bool { return c == '-' || c == '‐' }

// mayBreakAt reports whether a line may end at the word space of piece i. It
// may not before a dash or bullet between spaces, nor before a stop or closing
// mark (as French sets them), nor between a figure and its unit.
func (s *shaper) mayBreakAt(i int) bool {
	p := s.p
	if i == 0 || i+1 >= len(p.pieces) {
		return false
	}
	before, after := p.text[:p.pieces[i].start], p.text[p.pieces[i].end:]
	next, n := utf8.DecodeRuneInString(after)
	switch next {
	case '–', '—', '•', '·', '/':
		r, _ := utf8.DecodeRuneInString(after[n:])
		return len(after) > n && r != ' '
	case '!', '?', ':', ';', '»', '%', '…':
		return p.pieces[i+1].kind == word && next == '…'
	}
	switch last, _ := utf8.DecodeLastRuneInString(before); {
	case last == '«' || last == '(' || last == '[' || last == '„':
		return false
	case last >= '0' && last <= '9':
		return !isUnit(firstToken(after))
	}
	return true
}

func firstToken(text string) string {
	for i := 0; i < len(text); i++ {
		if text[i] == ' ' || text[i] >= utf8.RuneSelf {
			return text[:i]
		}
		if i > 6 {
			return ""
		}
	}
	return text
}

// isUnit knows the units that news sets after figures with a space. A stop or
// comma may follow.
func isUnit(s string) bool {
	for len(s) > 0 && (s[len(s)-1] == ',' || s[len(s)-1] == '.' || s[len(s)-1] == ';' || s[len(s)-1] == ')') {
		s = s[:len(s)-1]
	}
	switch s {
	case "km", "m", "cm", "mm", "kg", "g", "mg", "t", "ha", "l", "ml", "ft", "lb", "oz",
		"km/h", "mph", "kW", "MW", "GW", "kWh", "MWh", "GB", "MB", "TB", "Hz", "kHz", "MHz", "GHz",
		"am", "pm", "a.m", "p.m", "GMT", "BST", "C", "F", "pt", "bn", "mn", "m2", "km2":
		return true
	}
	return false
}

// token adds the breaks inside the pieces from i up to j, which no space parts.
func (s *shaper) token(i, j int) {
	p := s.p
	start, end := p.pieces[i].start, p.pieces[j-1].end
	last := j == len(p.pieces) || p.pieces[j].kind == newline
	if q := &p.pieces[i]; j == i+1 && q.simple && !p.mixed && (len(s.soft) == 0 || s.soft[0] >= end) {
		if q.counts {
			p.words++
		}
		if !last {
			s.addPoints(int32(i))
		}
		return
	}
	if isWord(p.text[start:end]) {
		p.words++
	}
	s.places = s.places[:0]
	s.inside(i, j, last)
	for k, at := i, 0; k < j; k++ {
		q := &p.pieces[k]
		for ; at < len(s.places) && s.places[at].at <= q.end; at++ {
			s.addPlace(k, s.places[at])
		}
	}
}

// addPoints adds the breaks of a simple word.
func (s *shaper) addPoints(piece int32) {
	p := s.p
	q := &p.pieces[piece]
	t := &p.fonts[q.run]
	part, name := int32(-1), false
	for i := range q.points {
		pt := &q.points[i]
		b := legal{penalty: p.rules.HyphenPenalty, flags: added | hyphened, words: int32(p.words),
			end: spot{piece, pt.off}, start: spot{piece, pt.off}}
		if pt.reshape {
			b.flags |= reshaped
		}
		if pt.part >= 0 {
			if pt.part != part {
				part, name = pt.part, s.isName(q.start+pt.part)
			}
			if name {
				b.penalty += p.rules.CapitalPenalty
			}
		}
		if p.rules.Margins {
			b.left, b.right = t.hang(pt.left), t.hung
		}
		s.append(&b, p.cutSides(piece, pt.cut))
	}
}

func isWord(token string) bool {
	for _, c := range token {
		if c < utf8.RuneSelf {
			if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '&' {
				return true
			}
			continue
		}
		if unicode.IsLetter(c) || unicode.IsNumber(c) || unicode.IsSymbol(c) {
			return true
		}
	}
	return false
}

// addPlace measures a break inside or at the end of piece k.
func (s *shaper) addPlace(k int, at place) {
	p := s.p
	q := &p.pieces[k]
	b := legal{penalty: at.penalty, flags: at.flags, end: spot{int32(k), at.at - q.start}}
	b.start = b.end
	if at.at == q.end {
		b.start = spot{int32(k + 1), 0}
	}
	s.addBreak(b)
}

// addBreak completes a break with its measures and appends it.
func (s *shaper) addBreak(b legal) {
	p := s.p
	if len(p.breaks) > 0 {
		p.mark(&b)
	}
	m := p.sides(&b)
	b.words = int32(p.words)
	if p.rules.Margins {
		b.left, b.right = s.hangs(&b)
	}
	s.append(&b, m)
}

// append adds a break with its measures.
func (s *shaper) append(b *legal, m sides) {
	p := s.p
	b.before, b.after = p.rules.glue(m.before), p.rules.glue(m.after)
	b.before.width -= geom.Length(b.right)
	b.after.width += geom.Length(b.left)
	p.breaks = append(p.breaks, *b)
}

func (r *Rules) glue(m measure) glue {
	return glue{
		width: m.width,
		stretch: m.spaces*geom.Length(r.WordMax-r.WordBest)*10 + m.gaps*geom.Length(r.LetterMax) +
			m.glyphs*geom.Length(r.ScaleMax-1000),
		shrink: m.spaces*geom.Length(r.WordBest-r.WordLeast)*10 - m.gaps*geom.Length(r.LetterMin) +
			m.glyphs*geom.Length(1000-r.ScaleMin),
	}
}

// hangs gives how far the next line hangs out on the left and this one on the
// right.
func (s *shaper) hangs(b *legal) (left, right int32) {
	p := s.p
	if int(b.start.piece) < len(p.pieces) && p.atEdge(b.start.piece) {
		q := &p.pieces[b.start.piece]
		t := &p.fonts[q.run]
		if b.start.off == 0 {
			left = t.hang(q.left)
		} else {
			c, _ := utf8.DecodeRuneInString(q.text[b.start.off:])
			left = t.hang(t.words.hang(c, hangsLeft(c)))
		}
	}
	if len(p.breaks) == 0 || !p.atEdge(b.end.piece) {
		return left, 0
	}
	q := &p.pieces[b.end.piece]
	t := &p.fonts[q.run]
	switch {
	case b.flags&added != 0:
		return left, t.hung
	case b.end.off == q.end-q.start:
		return left, t.hang(q.right)
	}
	c, _ := utf8.DecodeLastRuneInString(q.text[:b.end.off])
	return left, t.hang(t.words.hang(c, hangsRight(c)))
}

// hang is the length of font units by which a character hangs out.
func (t *typeface) hang(units int32) int32 {
	if units == 0 {
		return 0
	}
	return int32(t.length(units))
}

// atEdge reports whether a piece at the start or end of a line's text stands at
// the line's edge with it: a word that runs against the paragraph's direction
// may end up further in.
func (p *Paragraph) atEdge(piece int32) bool {
	q := &p.pieces[piece]
	return q.kind == word && q.level == 0 == !p.rtl && q.level < 2
}
