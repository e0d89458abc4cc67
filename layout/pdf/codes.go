package pdf

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"broadsheet/layout/font"
	"broadsheet/layout/page"
)

const softHyphen = "\u00AD"

// A character code of a font in the file stands for a pair: a glyph in one of its
// forms, and the text that it is there for. A space and one that does not break are one glyph
// and two codes, a small capital a stands for "a". So the font's ToUnicode table
// says of every glyph what it means, and ActualText is needed only to silence
// the further glyphs where several share a text.
type pair struct {
	form
	text string
}

// tally is what one goroutine has seen used of a face: by glyph the first text
// met, and whatever else the glyph stands for, or hangs out with.
type tally struct {
	seen []bool
	text []string
	more map[pair]bool
	byte []byte // that text where it is a single byte, else 0
}

func newTally(glyphs int) *tally {
	return &tally{seen: make([]bool, glyphs), text: make([]string, glyphs), byte: make([]byte, glyphs)}
}

func (t *tally) add(f form, text string) {
	if !f.hangs() {
		if !t.seen[f.glyph] {
			t.seen[f.glyph], t.text[f.glyph] = true, text
			if len(text) == 1 {
				t.byte[f.glyph] = text[0]
			}
			return
		}
		if t.text[f.glyph] == text {
			return
		}
	}
	if t.more == nil {
		t.more = map[pair]bool{}
	}
	t.more[pair{f, text}] = true
}

// count adds a text item's glyphs. A glyph that the face does not have is an
// error.
func (t *tally) count(item *page.Text) error {
	at := 0
	for i := 0; i < len(item.Glyphs); {
		if known(t.byte, item, i, at) {
			i, at = i+1, at+1
			continue
		}
		end, text := cluster(item, i, at)
		at += len(text)
		b := bearer(item, i, end)
		for k := i; k < end; k++ {
			id := item.Glyphs[k].ID
			if int(id) >= len(t.seen) {
				return fmt.Errorf("face %q has no glyph %d", item.Face.Name(), id)
			}
			says := ""
			if k == b {
				says = meaning(text)
			}
			t.add(formOf(item, k, says), says)
		}
		i = end
	}
	return nil
}

// known reports whether glyph i stands alone, within its item, for the byte that
// is listed for it: nearly all glyphs do, and need no closer look.
func known(bytes []byte, item *page.Text, i, at int) bool {
	g := item.Glyphs
	return i > 0 && i+1 < len(g) && g[i].Bytes == 1 && g[i+1].Bytes > 0 && int(g[i].ID) < len(bytes) &&
		at < len(item.Text) && bytes[g[i].ID] == item.Text[at] && item.Text[at] != 0
}

// cluster returns where the cluster that begins with glyph i ends, and its
// text, which begins at byte at of the item's.
func cluster(item *page.Text, i, at int) (end int, text string) {
	g := item.Glyphs
	end = i + 1
	for end < len(g) && g[end].Bytes == 0 {
		end++
	}
	at = min(at, len(item.Text))
	return end, item.Text[at:min(at+int(g[i].Bytes), len(item.Text))]
}

// bearer is which glyph of a cluster, i up to end, stands for its text: the
// widest, the first of several. The others, marks and parts of a letter, stand
// for none.
func bearer(item *page.Text, i, end int) int {
	if end-i == 1 {
		return i
	}
	b := i
	for k := i + 1; k < end; k++ {
		if item.Glyphs[k].Advance > item.Glyphs[b].Advance {
			b = k
		}
	}
	return b
}

// meaning is what a cluster's text is to readers. A hyphen that the line
// breaking added is "-": they join the parts of the word then. Tried with
// poppler 22.12: pdftotext joins "re-" and "built" but leaves "re\u00AD" and
// "built" two lines, whether the soft hyphen comes from ToUnicode or from
// ActualText.
func meaning(text string) string {
	if text == softHyphen {
		return "-"
	}
	return text
}

// coding is a face as the file has it. Code c draws forms[gid[c]] of the face,
// stands for text[c] and is width[c] thousandths of an em wide. The first codes
// are the new glyph numbers themselves; those of forms with more than one text
// follow.
type coding struct {
	face  *font.Face
	name  string // in the resources, "F1"
	forms []form
	gid   []uint16
	text  []string
	width []int32

	first []uint16        // by the face's glyph, the first code of its plain form
	byte  []byte          // and the text of that where it is a single byte, else 0
	more  map[pair]uint16 // what first does not have
}

// newCoding numbers what the tallies have of a face. Its order follows from the
// set of pairs alone.
func newCoding(face *font.Face, name string, tallies []*tally) (*coding, error) {
	pairs := gather(tallies)
	if len(pairs) > 0xFFFF {
		return nil, fmt.Errorf("face %q: %d pairs of glyph and text are more than a font in a PDF can have", face.Name(), len(pairs))
	}
	c := &coding{face: face, name: name, forms: []form{{}}, more: map[pair]uint16{}}
	c.first, c.byte = make([]uint16, len(tallies[0].seen)), make([]byte, len(tallies[0].seen))
	c.give(pair{}, 0)
	var second []pair
	for i, p := range pairs {
		if p.form == (form{}) || i > 0 && p.form == pairs[i-1].form {
			second = append(second, p)
			continue
		}
		gid := uint16(len(c.forms))
		if p.hangs() {
			c.more[p] = gid
		} else {
			c.first[p.glyph] = gid
			if len(p.text) == 1 {
				c.byte[p.glyph] = p.text[0]
			}
		}
		c.give(p, gid)
		c.forms = append(c.forms, p.form)
	}
	gid := uint16(0)
	for _, p := range second { // in the order of forms, which are sorted
		for c.forms[gid] != p.form {
			gid++
		}
		c.more[p] = uint16(len(c.gid))
		c.give(p, gid)
	}
	return c, nil
}

// give adds a code.
func (c *coding) give(p pair, gid uint16) {
	upem := int64(c.face.Metrics().UnitsPerEm)
	c.gid = append(c.gid, gid)
	c.text = append(c.text, p.text)
	c.width = append(c.width, int32(roundDiv(int64(p.width(c.face.Advance(p.glyph)))*1000, upem)))
}

// plain reports whether every code is its form's number.
func (c *coding) plain() bool { return len(c.gid) == len(c.forms) }

// code returns the code of a form and text that were counted.
func (c *coding) code(f form, text string) uint16 {
	if !f.hangs() {
		if first := c.first[f.glyph]; first != 0 && c.text[first] == text {
			return first
		}
	}
	return c.more[pair{f, text}]
}

// gather gives the pairs of all tallies, each once, by form and text.
func gather(tallies []*tally) []pair {
	var pairs []pair
	for _, t := range tallies {
		for g, seen := range t.seen {
			if seen {
				pairs = append(pairs, pair{form{glyph: uint16(g)}, t.text[g]})
			}
		}
		for p := range t.more { // sorted below
			pairs = append(pairs, p)
		}
	}
	slices.SortFunc(pairs, func(a, b pair) int {
		return cmp.Or(cmp.Compare(a.glyph, b.glyph), cmp.Compare(a.left, b.left), cmp.Compare(a.right, b.right), cmp.Compare(len(a.text), len(b.text)), cmp.Compare(a.text, b.text))
	})
	return slices.Compact(pairs)
}

// toUnicode writes the font's ToUnicode table. A code that stands for no text,
// as a mark's does, is given a zero-width space for readers that do not know
// ActualText: of a code without an entry they make a character of their own.
func (c *coding) toUnicode() []byte {
	const perBlock = 100 // the most that a bfchar block may have (Adobe technical note 5014, section 3)
	b := append(make([]byte, 0, 400+20*len(c.text)), cmapHead...)
	for from := 1; from < len(c.text); from += perBlock {
		to := min(from+perBlock, len(c.text))
		b = strconv.AppendInt(b, int64(to-from), 10)
		b = append(b, " beginbfchar\n"...)
		for code := from; code < to; code++ {
			text := c.text[code]
			if text == "" {
				text = "\u200b"
			}
			b = append(b, '<')
			b = appendHex(b, uint16(code))
			b = append(b, "> <"...)
			b = appendUTF16Hex(b, text)
			b = append(b, ">\n"...)
		}
		b = append(b, "endbfchar\n"...)
	}
	return append(b, cmapTail...)
}

const (
	cmapHead = "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
	cmapTail = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
)

// widths writes the value of the font's W key.
func (c *coding) widths() []byte {
	b := append(make([]byte, 0, 8+4*len(c.width)), "[0 ["...)
	for i, w := range c.width {
		if i > 0 {
			b = append(b, ' ')
		}
		b = strconv.AppendInt(b, int64(w), 10)
	}
	return append(b, "]]"...)
}

// cidToGID is the font's CIDToGIDMap stream.
func (c *coding) cidToGID() []byte {
	b := make([]byte, 0, 2*len(c.gid))
	for _, g := range c.gid {
		b = append(b, byte(g>>8), byte(g))
	}
	return b
}
