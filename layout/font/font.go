// Package font has faces: their metrics, their shaping by HarfBuzz and the
// library that finds them by name.
//
// Shaping is github.com/go-text/typesetting, pinned at v0.3.3: v0.3.4 and
// v0.3.5 lose GPOS kerning (an early return in setDigest.addRange). A golden
// test of shaped advances holds that.
package font

import "broadsheet/layout/geom"

// Metrics are a face's measures in font units, as in its head, hhea and OS/2
// tables; all are positive upwards, so Descender is below zero.
type Metrics struct {
	UnitsPerEm                              int32
	Ascender, Descender, CapHeight, XHeight int32
	ItalicAngle                             float64 // degrees, counterclockwise from upright: below zero leans right
	Bounds                                  Box     // of all glyphs
}

// Box is a rectangle in font units, y upwards.
type Box struct{ MinX, MinY, MaxX, MaxY int32 }

// Features are the OpenType features of a stretch of text, beside kerning and
// the required ones, which are always on. The zero value is plain text with
// the standard ligatures and the face's default figures.
type Features struct {
	SmallCaps   bool // smcp, and c2sc where the face has it
	OldStyle    bool // onum
	Lining      bool // lnum
	Tabular     bool // tnum
	Fractions   bool // frac
	Superior    bool // sups
	NoLigatures bool // without liga and clig
}

// Glyph is a shaped glyph in font units. Cluster is the byte offset in the
// shaped text of the first character that the glyph stands for.
type Glyph struct {
	ID      uint16
	Cluster int32
	Advance int32
	X, Y    int32 // moved from the pen, y upwards
}

// Placed is a glyph set in a line, at its final measures: what the stages from
// package text to the writers hand on. Advance is how far the pen moves
// (letter space, word space and glyph scaling included) and X, Y how far the
// glyph stands from the pen, y upwards, all in 1/65536 pt. Bytes is how many
// bytes of the line's text the glyph stands for: zero for the second and later
// glyphs of a cluster, and for a glyph that stands for no text.
//
// The first glyph of a line may hang out of it on the left: X is below zero
// then, and Advance less by as much. The last may hang out on the right, its
// Advance being less than it is wide.
type Placed struct {
	ID      uint16
	Bytes   uint16
	Advance int32
	X, Y    int32
}

// Scale gives units of a face of upem units an em at a size.
func Scale(units, upem int32, size geom.Length) geom.Length {
	return size.MulDiv(geom.Length(units), geom.Length(upem))
}
