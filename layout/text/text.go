// Package text turns runs of characters into lines of placed glyphs. It knows
// faces, sizes and widths; it knows no page and no colour.
//
// A paragraph is shaped once and broken as often as wanted: Shape is the dear
// part and gives an immutable Paragraph, Break is a pure function of it and of
// the line slots it is offered.
package text

import (
	"broadsheet/layout/font"
	"broadsheet/layout/geom"
)

// Font is a face at a size, with its features. Track is letter space added
// everywhere, in thousandths of an em; Rise lifts the baseline.
type Font struct {
	Face     *font.Face
	Size     geom.Length
	Features font.Features
	Track    int32
	Rise     geom.Length
}

// Run is a stretch of text in one font. U+00A0 does not break, U+00AD is a
// place to hyphenate, U+2028 ends the line. Spaces at a run's ends count; a
// run of spaces and line ends in it counts as one space.
type Run struct {
	Text string
	Font Font
}

// Align says how lines fill their slots.
type Align uint8

// Justify is the zero value: the trade's body text.
const (
	Justify Align = iota
	Left
	Center
	Right
)

// Rules are the limits of hyphenation and justification of a paragraph.
// See newspaper practice in doc.go of package layout for the house's values.
type Rules struct {
	Align    Align
	Indent   geom.Length // of the first line
	Language string      // BCP 47, "en-GB"

	// Word space, per cent of the font's space; letter space, thousandths
	// of an em between letters and at each word space; glyph scaling, thousandths (1000 is none).
	WordMin, WordBest, WordMax int32
	// WordLeast is below WordMin: what a line may go down to that would else leave
	// another open. It costs more than any line within the limits.
	WordLeast            int32
	LetterMin, LetterMax int32
	ScaleMin, ScaleMax   int32

	// Hyphenation: off unless Hyphenate. Words of at least MinWord letters,
	// Before letters before and After letters after the hyphen, at most Ladder
	// hyphens in a row, exactly (below 1, any number). Penalties are as in cost
	// (1 + 100·r³ + p)².
	Hyphenate             bool
	MinWord               int
	Before, After         int
	Ladder                int
	HyphenPenalty         int32 // for a hyphen that is added
	ExplicitHyphenPenalty int32 // for a break after a hyphen of the text
	CapitalPenalty        int32 // for hyphenating a capitalised word, added

	// LastMin is the least width of a last line; less is a runt.
	LastMin geom.Length
	// Margins turns optical margins on: hyphens, stops and some letters hang
	// out of the slot by a share of their width.
	Margins bool
}

// Slot is the room for one line: its width, and whether it is the last of its
// leg, where no hyphen may stand. Where slots run out, the last one's width
// repeats, as no foot.
type Slot struct {
	Width geom.Length
	Foot  bool
}

// Line is a set line: which part of the paragraph, and how it was made to fit.
type Line struct {
	// from and to index the paragraph's breaks: the line starts after the one
	// and ends at the other.
	from, to int32

	Slot    geom.Length // the width that it was set to
	Natural geom.Length // its width before any adjustment
	// How it was adjusted: word space in per cent of the font's; letter space
	// in thousandths of an em; glyph scaling in thousandths.
	Word, Letter, Scale int32
	Words               int  // words that begin in it; those of all lines add up to Paragraph.Words
	Hyphen              bool // ends in a hyphen, added or of the text
	Added               bool // ends in a hyphen that the breaking added
	Last                bool // ends the paragraph (or stands before U+2028)
	Loose               bool // word space over WordMax at all other limits
	Tight               bool // narrower than the limits allow: it was set at them and stands out of its slot
}

// Setting is one way to break a paragraph. Demerits is the sum of its lines'
// costs and comparable only between settings of one paragraph.
type Setting struct {
	Lines    []Line
	Demerits int64
}

// Span is a part of a line in one run, ready for a page. X is its pen's start
// from the slot's left edge: of the first span of a justified line zero, or the
// indent. A line's pen stays within its slot. A character that hangs out of it
// on the left stands to the left of its pen, by X of its glyph, and takes so much
// less advance; one that hangs out on the right takes less advance than it is
// wide. How far is the glyph's share of its unscaled width, a whole number of font units.
type Span struct {
	Run    int // index of the run
	X      geom.Length
	Scale  int32
	Text   string
	Glyphs []font.Placed
}
