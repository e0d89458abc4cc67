package text

import (
	"hash/maphash"
	"iter"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"unicode"
	"unicode/utf8"

	"broadsheet/layout/font"
	"broadsheet/layout/hyphen"
)

// Lexicon keeps words as they are shaped and hyphenated: a newspaper repeats
// nineteen words of twenty. It may be used by any number of goroutines, and what
// it keeps changes no result. The zero value hyphenates nothing.
type Lexicon struct {
	dict    *hyphen.Dictionary
	manners atomic.Pointer[[]*vocabulary] // replaced whole, under mu
	mu      sync.Mutex
}

// NewLexicon gives an empty lexicon whose words are hyphenated by d, which may be nil.
func NewLexicon(d *hyphen.Dictionary) *Lexicon { return &Lexicon{dict: d} }

// manner is what a word's making depends on beside its letters. Sizes and limits
// are not in it: lexemes are in font units.
type manner struct {
	face          *font.Face
	features      font.Features
	language      string
	hyphenate     bool
	least         int // letters of a word that is hyphenated
	before, after int // and of what stands before and after the hyphen
}

// most manners and words that are kept; what goes beyond is made again each time.
const (
	mostManners = 64
	mostWords   = 1 << 16 // some 20 MB at the very most
	mostBytes   = 64      // of a text; a longer one is hardly a word
)

// in gives the vocabulary of a manner. That of no lexicon keeps nothing.
func (l *Lexicon) in(m manner) *vocabulary {
	if l == nil {
		return newVocabulary(m, nil)
	}
	if v := l.find(m); v != nil {
		return v
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if v := l.find(m); v != nil {
		return v
	}
	m.language = strings.Clone(m.language)
	v := newVocabulary(m, l.dict)
	v.kept, v.seed = true, maphash.MakeSeed()
	var list []*vocabulary
	if p := l.manners.Load(); p != nil {
		list = *p
	}
	if len(list) < mostManners {
		list = append(slices.Clip(list), v)
		l.manners.Store(&list)
	}
	return v
}

func (l *Lexicon) find(m manner) *vocabulary {
	if p := l.manners.Load(); p != nil {
		for _, v := range *p {
			if v.manner == m {
				return v
			}
		}
	}
	return nil
}

// vocabulary is the words of one manner, in an open table that is read without
// a lock.
type vocabulary struct {
	manner
	dict    *hyphen.Dictionary
	hyphen  rune   // that stands for an added hyphen
	hyphens string // the same as a string

	kept  bool
	seed  maphash.Seed
	table atomic.Pointer[[]atomic.Pointer[lexeme]] // its length is a power of two
	count int                                      // of words in it
	mu    sync.Mutex                               // for those who write
}

func newVocabulary(m manner, d *hyphen.Dictionary) *vocabulary {
	v := &vocabulary{manner: m, dict: d, hyphen: '-', hyphens: "-"}
	if _, ok := m.face.Glyph('-'); !ok {
		if _, ok := m.face.Glyph('‐'); ok {
			v.hyphen, v.hyphens = '‐', "‐"
		}
	}
	return v
}

// of gives a word.
func (v *vocabulary) of(text string) *lexeme {
	if !v.kept || len(text) > mostBytes {
		return v.spell(text)
	}
	hash := maphash.String(v.seed, text)
	if p := v.table.Load(); p != nil {
		if _, w := slot(*p, text, hash); w != nil {
			return w
		}
	}
	return v.keep(v.spell(strings.Clone(text)), hash)
}

// slot is where a word stands in a table, with the word, or where it would stand.
func slot(table []atomic.Pointer[lexeme], text string, hash uint64) (*atomic.Pointer[lexeme], *lexeme) {
	mask := uint64(len(table) - 1)
	for i := hash & mask; ; i = (i + 1) & mask {
		if w := table[i].Load(); w == nil || w.text == text {
			return &table[i], w
		}
	}
}

// keep enters a word, unless another goroutine was faster, and returns what is
// kept. A full vocabulary starts anew.
func (v *vocabulary) keep(w *lexeme, hash uint64) *lexeme {
	v.mu.Lock()
	defer v.mu.Unlock()
	var table []atomic.Pointer[lexeme]
	if p := v.table.Load(); p != nil && v.count < mostWords {
		table = *p
	} else {
		v.count = 0
	}
	if 2*v.count >= len(table) {
		grown := make([]atomic.Pointer[lexeme], max(256, 2*len(table)))
		for i := range table {
			if old := table[i].Load(); old != nil {
				at, _ := slot(grown, old.text, maphash.String(v.seed, old.text))
				at.Store(old)
			}
		}
		table = grown
		v.table.Store(&table)
	}
	at, old := slot(table, w.text, hash)
	if old != nil {
		return old
	}
	at.Store(w)
	v.count++
	return w
}

// lexeme is a word in one manner: a text without spaces, its glyphs in visual
// order, in font units.
type lexeme struct {
	text     string
	glyphs   []font.Glyph
	units    int32 // sum of the advances
	clusters int32
	left     int32 // by how much its first character hangs out at a line's start
	right    int32 // and its last one at a line's end
	lacks    bool  // a glyph for one of its characters
	joins    bool  // its letters join: no space between them
	counts   bool  // it has a letter, a digit or a symbol in it
	// simple says that it may be broken at its points and nowhere else, if it
	// stands between spaces, has no soft hyphen and is not the paragraph's last.
	simple bool
	points []point
}

// point is where a word may be hyphenated.
type point struct {
	off     int32 // bytes from the word's start
	part    int32 // start of the part that is hyphenated; -1 where it has no capital
	left    int32 // by how much the rest hangs out
	reshape bool  // glyphs on both sides change
	cut     cut
}

// spell makes a lexeme.
func (v *vocabulary) spell(text string) *lexeme {
	w := &lexeme{text: text, glyphs: v.face.Shape(text, v.language, v.features), joins: joins(text), counts: isWord(text)}
	for i := range w.glyphs {
		w.lacks = w.lacks || w.glyphs[i].ID == 0
	}
	w.units, w.clusters = advances(w.glyphs)
	if w.joins {
		w.clusters = min(w.clusters, 1)
	}
	first, _ := utf8.DecodeRuneInString(text)
	last, _ := utf8.DecodeLastRuneInString(text)
	w.left, w.right = v.hang(first, hangsLeft(first)), v.hang(last, hangsRight(last))
	w.simple = marksOf(text) == 0 && latin(text) && w.units < emergencyEms*unitsPerEm(v.face)
	if w.simple {
		v.addPoints(w)
	}
	return w
}

func unitsPerEm(f *font.Face) int32 { return max(f.Metrics().UnitsPerEm, 1) }

// hang is a share, in thousandths, of a character's advance.
func (v *vocabulary) hang(c rune, share int64) int32 {
	if share == 0 {
		return 0
	}
	id, _ := v.face.Glyph(c)
	return hang(v.face.Advance(id), share)
}

// addPoints finds the points of a simple word.
func (v *vocabulary) addPoints(w *lexeme) {
	for from, to := range v.parts(w.text) {
		part := int32(-1)
		if c, _ := utf8.DecodeRuneInString(w.text[from:]); unicode.IsUpper(c) {
			part = int32(from)
		}
		for _, at := range v.dict.Points(w.text[from:to], v.before, v.after) {
			p := point{off: int32(from + at), part: part}
			next, _ := utf8.DecodeRuneInString(w.text[p.off:])
			p.left = v.hang(next, hangsLeft(next))
			p.cut, p.reshape = v.cut(w, p.off, true)
			w.points = append(w.points, p)
		}
	}
}

// parts are the stretches of a token that are hyphenated, from the one offset to
// the other: none where it has figures in it.
func (v *vocabulary) parts(token string) iter.Seq2[int, int] {
	return func(yield func(from, to int) bool) {
		if !v.hyphenate || v.dict == nil || len(token) < v.least || strings.ContainsAny(token, "0123456789") {
			return
		}
		for i := 0; i < len(token); {
			n, letters := wordAt(token[i:])
			if letters >= v.least && !yield(i, i+n) {
				return
			}
			i += max(n, 1)
		}
	}
}
