package text

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"broadsheet/layout/geom"
)

// Paragraph is runs shaped and measured, with every place where a line may
// end. It is immutable: Break may be called from any number of goroutines.
type Paragraph struct {
	runs    []Run
	rules   Rules
	fonts   []typeface // by run
	text    string     // of all runs: single spaces, no soft hyphens
	pieces  []piece
	breaks  []legal   // the first is the paragraph's start, the last its end
	total   measure   // of all pieces
	missing []Missing // in order of first appearance
	words   int
	rtl     bool // the first strong letter is written from right to left
	mixed   bool // a letter is written from right to left
}

// Missing is a character for which its run's face has no glyph.
type Missing struct {
	Rune  rune
	Run   int // the first run that lacks it
	Count int
}

// typeface is what measuring needs of a run's font.
type typeface struct {
	Font
	words *vocabulary
	upem  int32
	gap   geom.Length // track: the space after each cluster
	space uint16      // glyph of the word space
	word  geom.Length // the font's word space
	best  geom.Length // the word space at WordBest
	hung  int32       // how far an added hyphen hangs out
}

// length is font.Scale without its care for overflow: units and sizes are
// below 2³¹.
func (t *typeface) length(units int32) geom.Length {
	n := geom.Length(units) * t.Size
	half := geom.Length(t.upem / 2)
	if n < 0 {
		half = -half
	}
	return (n + half) / geom.Length(t.upem)
}

// piece is a stretch of text shaped as one: a word or a part of it in one
// font, or one space.
type piece struct {
	*lexeme          // of a word
	start, end int32 // in Paragraph.text
	run        int32
	kind       kind
	level      uint8 // odd: set from right to left (Unicode's bidirectional levels)
	at         measure
}

// kind is what a piece is.
type kind uint8

const (
	word    kind = iota
	space        // a word space where a line may end
	noBreak      // a word space where none may
	fixed        // a space that does not stretch
	newline      // ends the line
)

// measure is a width and what of it may be adjusted.
type measure struct {
	width  geom.Length // natural: word spaces at their best, track included
	spaces geom.Length // the fonts' word spaces
	gaps   geom.Length // an em for each place of a letter space
	glyphs geom.Length // what glyph scaling scales
}

func (m measure) minus(n measure) measure {
	return measure{m.width - n.width, m.spaces - n.spaces, m.gaps - n.gaps, m.glyphs - n.glyphs}
}

func (m measure) plus(n measure) measure {
	return measure{m.width + n.width, m.spaces + n.spaces, m.gaps + n.gaps, m.glyphs + n.glyphs}
}

// Shape shapes and measures runs and finds where their lines may end. Words
// are those of a lexicon; without one none is hyphenated. See Run for the
// characters that govern breaks. Rules that are zero where zero makes no sense get a neutral
// value: WordBest 100, WordMin and WordMax WordBest, WordLeast WordMin, ScaleMin and ScaleMax
// 1000. A Ladder below 1 is no limit.
func Shape(runs []Run, rules Rules, words *Lexicon) *Paragraph {
	p := &Paragraph{runs: runs, rules: rules.complete()}
	s := shaper{p: p}
	p.fonts = make([]typeface, len(runs))
	for i := range runs {
		p.fonts[i] = p.rules.typeface(runs[i].Font, words)
	}
	s.normalise()
	if s.other {
		s.segment()
	}
	if p.mixed {
		s.levels()
	}
	s.shape()
	s.findBreaks()
	return p
}

// paragraphRoom is what a paragraph keeps of its pieces and breaks: two thirds of the
// memory of an edition, were it not used again.
type paragraphRoom struct {
	pieces []piece
	breaks []legal
}

var rooms = sync.Pool{New: func() any { return new(paragraphRoom) }}

// Release ends a paragraph: what it took is used for others. Lines and spans that it
// gave stay as they are; it must not be asked for more.
func (p *Paragraph) Release() {
	rooms.Put(&paragraphRoom{p.pieces, p.breaks})
	p.pieces, p.breaks = nil, nil
}

// ideographMax is the least limit of letter space in Chinese, Japanese and
// Korean: a character of a line of 17 can go to the next without a gap that
// shows.
const ideographMax = 60

func (r Rules) complete() Rules {
	fill := func(v *int32, to int32) {
		if *v == 0 {
			*v = to
		}
	}
	fill(&r.WordBest, 100)
	fill(&r.WordMin, r.WordBest)
	fill(&r.WordMax, r.WordBest)
	fill(&r.ScaleMin, 1000)
	fill(&r.ScaleMax, 1000)
	switch tag, _, _ := strings.Cut(r.Language, "-"); tag {
	case "zh", "ja", "ko": // lines without word spaces: the white goes between the characters
		r.LetterMax = max(r.LetterMax, ideographMax)
	}
	r.WordMin, r.WordMax = min(r.WordMin, r.WordBest), max(r.WordMax, r.WordBest)
	fill(&r.WordLeast, r.WordMin)
	r.WordLeast = min(r.WordLeast, r.WordMin)
	r.LetterMin, r.LetterMax = min(r.LetterMin, 0), max(r.LetterMax, 0)
	r.ScaleMin, r.ScaleMax = min(r.ScaleMin, 1000), max(r.ScaleMax, 1000)
	return r
}

func (r *Rules) typeface(f Font, words *Lexicon) typeface {
	t := typeface{Font: f, upem: unitsPerEm(f.Face)}
	t.words = words.in(manner{face: f.Face, features: f.Features, language: r.Language,
		hyphenate: r.Hyphenate, least: r.MinWord, before: max(r.Before, 1), after: max(r.After, 1)})
	t.gap = f.Size.MulDiv(geom.Length(f.Track), 1000)
	id, ok := f.Face.Glyph(' ')
	t.space, t.word = id, f.Size/4
	if ok {
		t.word = t.length(f.Face.Advance(id))
	}
	t.best = t.word.MulDiv(geom.Length(r.WordBest), 100)
	t.hung = t.hang(t.words.hang(t.words.hyphen, hangsRight(t.words.hyphen)))
	return t
}

// shaper builds a paragraph.
type shaper struct {
	p     *Paragraph
	soft  []int32 // offsets in the text where a soft hyphen stood, ascending
	other bool    // has characters whose breaks Unicode's rules must find
	opens []int32 // offsets of those breaks, ascending

	places []place // scratch: of one token
	room   *paragraphRoom
}

// normalise joins the runs' texts into one and splits it into pieces.
func (s *shaper) normalise() {
	p := s.p
	var size, spaces int
	for _, r := range p.runs {
		size += len(r.Text)
		for i := 0; i < len(r.Text); i++ {
			if r.Text[i] == ' ' {
				spaces++
			}
		}
	}
	buf := make([]byte, 0, size)
	s.room = rooms.Get().(*paragraphRoom)
	p.pieces = slices.Grow(s.room.pieces[:0], 2*(spaces+len(p.runs))+1)
	for i := range p.runs {
		buf = s.addRun(buf, int32(i), p.runs[i].Text)
	}
	for n := len(p.pieces); n > 0 && (p.pieces[n-1].kind == space || p.pieces[n-1].kind == newline); n-- {
		buf = buf[:p.pieces[n-1].start]
		p.pieces = p.pieces[:n-1]
	}
	p.text = string(buf)
}

func (s *shaper) addRun(buf []byte, run int32, text string) []byte {
	for i := 0; i < len(text); {
		if n := plainWord(text[i:]); n > 0 {
			s.addWord(len(buf), n, run)
			buf = append(buf, text[i:i+n]...)
			i += n
			continue
		}
		c, n := rune(text[i]), 1
		if c >= utf8.RuneSelf {
			c, n = utf8.DecodeRuneInString(text[i:])
		}
		k, isSpace := spaceKind(c)
		switch {
		case c == '\u00ad':
			s.soft = append(s.soft, int32(len(buf)))
		case isSpace && k == space:
			buf = s.addSpace(buf, run)
		case isSpace:
			buf = s.dropSpace(buf, k)
			s.addPiece(len(buf), n, run, k)
			buf = append(buf, text[i:i+n]...)
		default:
			s.note(c)
			start := len(buf)
			buf = utf8.AppendRune(buf, c) // U+FFFD for a byte that is none
			s.addWord(start, len(buf)-start, run)
		}
		i += n
	}
	return buf
}

// plainWord is the number of bytes at the text's start that are ASCII and no
// spaces: nearly all of the text, and in need of no closer look.
func plainWord(text string) int {
	for i := 0; i < len(text); i++ {
		if text[i] <= ' ' || text[i] > '~' {
			return i
		}
	}
	return len(text)
}

// addWord adds n bytes to the word that goes on, or begins one.
func (s *shaper) addWord(start, n int, run int32) {
	if last := len(s.p.pieces) - 1; last >= 0 && s.p.pieces[last].kind == word && s.p.pieces[last].run == run {
		s.p.pieces[last].end += int32(n)
		return
	}
	s.addPiece(start, n, run, word)
}

// spaceKind tells what sort of space c is, if it is one. Spaces of a given
// width neither stretch nor break, U+3000 and U+200B are left to Unicode's rules.
func spaceKind(c rune) (kind, bool) {
	switch {
	case c > ' ' && c < 0x85:
		return word, false
	case c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v' || c == 0x85:
		return space, true
	case c == 0xa0:
		return noBreak, true
	case c == 0x2028 || c == 0x2029:
		return newline, true
	case c >= 0x2000 && c <= 0x200a || c == 0x202f || c == 0x205f:
		return fixed, true
	}
	return word, false
}

// note looks out for characters that need more than the Latin rules.
func (s *shaper) note(c rune) {
	if c < 0x590 {
		return
	}
	if c >= 0x1e00 && c < 0x200b || c > 0x200f && c < 0x2500 {
		return
	}
	s.other = true
	if c >= 0x590 && c < 0x900 || c >= 0xfb1d && c < 0xfe00 || c >= 0xfe70 && c < 0xff00 || c >= 0x10800 && c < 0x11000 || c >= 0x1e800 && c < 0x1f000 {
		s.p.mixed = true
	}
}

// addSpace adds a word space unless the text begins, a line begins or a space
// stands before it.
func (s *shaper) addSpace(buf []byte, run int32) []byte {
	n := len(s.p.pieces)
	if n == 0 || s.p.pieces[n-1].kind == space || s.p.pieces[n-1].kind == newline {
		return buf
	}
	s.addPiece(len(buf), 1, run, space)
	return append(buf, ' ')
}

// dropSpace takes back a word space before a line's end.
func (s *shaper) dropSpace(buf []byte, next kind) []byte {
	n := len(s.p.pieces)
	if next == newline && n > 0 && s.p.pieces[n-1].kind == space {
		buf = buf[:s.p.pieces[n-1].start]
		s.p.pieces = s.p.pieces[:n-1]
	}
	return buf
}

func (s *shaper) addPiece(start, n int, run int32, k kind) {
	s.p.pieces = append(s.p.pieces, piece{start: int32(start), end: int32(start + n), run: run, kind: k})
}

// shape shapes every piece and measures up to it.
func (s *shaper) shape() {
	p := s.p
	var at measure
	for i := range p.pieces {
		q := &p.pieces[i]
		q.at = at
		t := &p.fonts[q.run]
		switch q.kind {
		case word:
			q.lexeme = t.words.of(p.text[q.start:q.end])
			if q.lacks {
				s.miss(q)
			}
			at = at.plus(t.measure(q.units, q.clusters))
			if !p.runsOn(int32(i)) {
				at.gaps -= t.Size
			}
		case space, noBreak:
			at = at.plus(measure{width: t.best + t.gap, spaces: t.word, gaps: t.Size})
		case fixed:
			at = at.plus(measure{width: p.fixedSpace(q) + t.gap, gaps: t.Size})
		}
	}
	p.total = at
}

// runsOn reports whether a word goes on in the next piece, so that a letter
// space may stand between the two. Beside a word space there is one, not two:
// of what stands between two letters anywhere a word's end takes its share
// with the space. So the white between words stays nearer to the word space's
// own limits.
func (p *Paragraph) runsOn(piece int32) bool {
	n := int(piece) + 1
	return n < len(p.pieces) && p.pieces[n].kind == word
}

// measure is that of glyphs and the gaps after their clusters.
func (t *typeface) measure(units, clusters int32) measure {
	w, em := t.length(units), geom.Length(clusters)*t.Size
	return measure{width: w + geom.Length(clusters)*t.gap, gaps: em, glyphs: w}
}

// miss notes the characters of a word for which there is no glyph.
func (s *shaper) miss(q *piece) {
	for i := range q.glyphs {
		c, _ := utf8.DecodeRuneInString(q.text[q.glyphs[i].Cluster:])
		if q.glyphs[i].ID != 0 || unicode.Is(unicode.Cf, c) || unicode.Is(unicode.Variation_Selector, c) {
			continue
		}
		at := slices.IndexFunc(s.p.missing, func(m Missing) bool { return m.Rune == c })
		if at < 0 {
			at = len(s.p.missing)
			s.p.missing = append(s.p.missing, Missing{Rune: c, Run: int(q.run)})
		}
		s.p.missing[at].Count++
	}
}

// joins reports whether text is of a script whose letters join, where a
// letter space would tear the stroke.
func joins(text string) bool {
	for _, c := range text {
		if c >= 0x600 && unicode.In(c, unicode.Arabic, unicode.Syriac, unicode.Nko, unicode.Mandaic) && unicode.IsLetter(c) {
			return true
		}
	}
	return false
}

// fixedSpace is the width of a space that does not stretch: the face's, or
// where it has none a share of the em by Unicode's definitions, a fifth for
// the thin ones.
func (p *Paragraph) fixedSpace(q *piece) geom.Length {
	t := &p.fonts[q.run]
	c, _ := utf8.DecodeRuneInString(p.text[q.start:q.end])
	if id, ok := t.Face.Glyph(c); ok {
		return t.length(t.Face.Advance(id))
	}
	switch c {
	case 0x2000, 0x2002:
		return t.Size / 2
	case 0x2001, 0x2003:
		return t.Size
	case 0x2004:
		return t.Size / 3
	case 0x2005:
		return t.Size / 4
	case 0x2006:
		return t.Size / 6
	case 0x200a:
		return t.Size / 8
	}
	return t.Size / 5
}

// Natural is the paragraph's width set on one line, its first indent included.
// Where U+2028 ends lines it is the sum of their widths.
func (p *Paragraph) Natural() geom.Length {
	last := len(p.breaks) - 1
	if last < 1 {
		return p.rules.Indent
	}
	return p.rules.Indent + p.breaks[last].before.width - p.breaks[0].after.width
}

// Missing lists the characters without a glyph, in order of appearance. It is
// shared and read-only.
func (p *Paragraph) Missing() []Missing { return p.missing }

// Words is the number of words: what stands between spaces and has a letter,
// a digit or a symbol in it.
func (p *Paragraph) Words() int { return p.words }

// Runs are the runs that were shaped; shared and read-only.
func (p *Paragraph) Runs() []Run { return p.runs }
