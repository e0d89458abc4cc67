package pdf

import (
	"unicode"
	"unicode/utf8"

	"broadsheet/layout/page"
)

// A glyph that hangs out of its column is drawn outside its place: readers,
// which see origins and widths and no ink, would take a hyphen at the end of one
// column and a quotation mark at the start of the next for neighbours in a line.
// (poppler 22.12 takes two words less than 0.7 em apart for such, and a gutter
// of 12 pt with 9 pt type on both sides can come down to that.) So such a glyph has a
// form of its own in the font: the same outline, moved to the left by what hangs
// out there, in an advance that ends where the column does.

// form is a glyph as the file's font has it: left and right are how far it
// hangs out, in font units; both are 0 for the glyph itself.
type form struct {
	glyph       uint16
	left, right int32
}

func (f form) hangs() bool { return f.left != 0 || f.right != 0 }

// width is the form's advance in font units, given the glyph's.
func (f form) width(advance int32) int32 { return advance - f.left - f.right }

// leastHang is the part of an em by which a glyph must hang out to get a form:
// a twentieth. Letters hang by less, and readers do not mind it; nor is letter
// space at the end of a stretch of text taken for hanging.
const leastHang = 20

// formOf is the form in which an item's glyph k is to be shown, says being what
// it stands for. It follows from the geometry: the first glyph hangs out where
// it stands to the left of its pen, the last where the pen stops short of its
// width.
func formOf(item *page.Text, k int, says string) form {
	g := &item.Glyphs[k]
	f := form{glyph: g.ID}
	last := k+1 == len(item.Glyphs)
	if says == "" || !last && (k > 0 || g.X >= 0) || item.Size <= 0 {
		return f
	}
	m := item.Face.Metrics()
	upem, size := int64(m.UnitsPerEm), int64(item.Size)
	units := func(n int64) int32 { return int32(roundDiv(n*upem, size)) }
	advance := item.Face.Advance(g.ID)
	least := max(m.UnitsPerEm/leastHang, 1)
	var moved int64
	if k == 0 && g.X < 0 {
		moved = -int64(g.X)
		if u := units(moved); u >= least && u <= advance {
			f.left = u
		}
	}
	if last && !endsInSpace(says) {
		natural := roundDiv(int64(advance)*size*scaleOf(item), upem*1000)
		if u := units(natural - moved - int64(g.Advance)); u >= least {
			f.right = min(u, advance-f.left)
		}
	}
	return f
}

func endsInSpace(says string) bool {
	c, _ := utf8.DecodeLastRuneInString(says)
	return unicode.IsSpace(c)
}

// scaleOf is an item's glyph scaling with its zero value resolved.
func scaleOf(item *page.Text) int64 {
	if item.Scale <= 0 {
		return 1000
	}
	return int64(item.Scale)
}

// addHung appends the outline of a form that hangs: a composite of the glyph
// alone, moved. data are the glyph's own.
func (s *subset) addHung(f form, data []byte) {
	const argsAreXY = 1 << 1
	s.glyf = be.AppendUint16(s.glyf, 0xFFFF)
	for i := 2; i < 10; i += 2 { // the bounding box
		v := be.Uint16(data[i:])
		if i == 2 || i == 6 {
			v -= uint16(f.left)
		}
		s.glyf = be.AppendUint16(s.glyf, v)
	}
	s.glyf = be.AppendUint16(s.glyf, argsAreWords|argsAreXY)
	s.glyf = be.AppendUint16(s.glyf, s.numbered(f.glyph))
	s.glyf = be.AppendUint16(s.glyf, -uint16(f.left))
	s.glyf = be.AppendUint16(s.glyf, 0)
	s.hung = true
}

// allowHung raises in maxp what forms need: composites of one part, as large as
// the largest glyph, around composites.
func allowHung(maxp []byte) {
	if len(maxp) < 32 {
		return
	}
	raise := func(at int, to uint16) { be.PutUint16(maxp[at:], max(be.Uint16(maxp[at:]), to)) }
	raise(10, be.Uint16(maxp[6:]))    // points
	raise(12, be.Uint16(maxp[8:]))    // contours
	raise(28, 1)                      // parts
	raise(30, be.Uint16(maxp[30:])+1) // depth
}
