package pdf

import (
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
)

// outlines is what a PDF needs of a TrueType file: the tables that
// ISO 32000-1, 9.9 asks of an embedded CIDFontType2 program. Character codes
// and names are the PDF's own business.
type outlines struct {
	head, hhea, maxp []byte
	hmtx, loca, glyf []byte
	long             bool // loca has 32-bit offsets
	glyphs           int  // number of glyphs
	wide             int  // number of glyphs with an advance of their own
	weight           int  // OS/2 usWeightClass, 400 where there is no OS/2 table
	serif, fixed     bool
}

// be reads and writes the font file’s numbers.
var be = binary.BigEndian

// readOutlines finds the tables in a TrueType file and holds their sizes
// against each other.
func readOutlines(data []byte) (*outlines, error) {
	tables, err := directory(data)
	if err != nil {
		return nil, err
	}
	for _, need := range []struct {
		tag  string
		size int
	}{{"head", 54}, {"hhea", 36}, {"maxp", 6}, {"hmtx", 4}, {"loca", 4}, {"glyf", 0}} {
		if t, ok := tables[need.tag]; !ok || len(t) < need.size {
			return nil, fmt.Errorf("it has no whole table %q", need.tag)
		}
	}
	o := &outlines{head: tables["head"], hhea: tables["hhea"], maxp: tables["maxp"],
		hmtx: tables["hmtx"], loca: tables["loca"], glyf: tables["glyf"]}
	o.long = be.Uint16(o.head[50:]) == 1
	o.glyphs, o.wide = int(be.Uint16(o.maxp[4:])), int(be.Uint16(o.hhea[34:]))
	entry := 2
	if o.long {
		entry = 4
	}
	if o.wide == 0 || o.wide > o.glyphs || len(o.hmtx) < 2*o.wide+2*o.glyphs || len(o.loca) < entry*(o.glyphs+1) {
		return nil, errors.New("its tables maxp, hhea, hmtx and loca contradict each other")
	}
	o.readStyle(tables["OS/2"], tables["post"])
	return o, nil
}

// directory gives a font file's tables by tag.
func directory(data []byte) (map[string][]byte, error) {
	if len(data) < 12 || be.Uint32(data) != 0x00010000 && string(data[:4]) != "true" {
		return nil, errors.New("it is not a TrueType file")
	}
	n := int(be.Uint16(data[4:]))
	if len(data) < 12+16*n {
		return nil, errors.New("its table directory is cut off")
	}
	tables := make(map[string][]byte, n)
	for i := range n {
		r := data[12+16*i:]
		at, size := int64(be.Uint32(r[8:])), int64(be.Uint32(r[12:]))
		if at+size > int64(len(data)) {
			return nil, fmt.Errorf("its table %q is cut off", r[:4])
		}
		tables[string(r[:4])] = data[at : at+size]
	}
	return tables, nil
}

// readStyle takes from OS/2 and post what a font descriptor wants to know.
func (o *outlines) readStyle(os2, post []byte) {
	o.weight = 400
	if len(os2) >= 42 {
		o.weight = int(be.Uint16(os2[4:]))
		class := os2[30]   // IBM family class
		panose := os2[32:] // family kind, serif style, …
		o.serif = class >= 1 && class <= 7 && class != 6 || panose[0] == 2 && panose[1] >= 2 && panose[1] <= 10
	}
	o.fixed = len(post) >= 16 && be.Uint32(post[12:]) != 0
}

// place is where glyph id lies in glyf.
func (o *outlines) place(id uint16) (from, to uint32) {
	if o.long {
		return be.Uint32(o.loca[4*int(id):]), be.Uint32(o.loca[4*int(id)+4:])
	}
	return 2 * uint32(be.Uint16(o.loca[2*int(id):])), 2 * uint32(be.Uint16(o.loca[2*int(id)+2:]))
}

// glyph gives the outline's bytes; none for a blank.
func (o *outlines) glyph(id uint16) ([]byte, error) {
	if int(id) >= o.glyphs {
		return nil, fmt.Errorf("it has no glyph %d", id)
	}
	from, to := o.place(id)
	if from > to || to > uint32(len(o.glyf)) || to-from > 0 && to-from < 10 {
		return nil, fmt.Errorf("its glyph %d is broken", id)
	}
	return o.glyf[from:to], nil
}

// advance gives a glyph's entry of hmtx.
func (o *outlines) advance(id uint16) (width, bearing uint16) {
	i := int(id)
	if i < o.wide {
		return be.Uint16(o.hmtx[4*i:]), be.Uint16(o.hmtx[4*i+2:])
	}
	return be.Uint16(o.hmtx[4*(o.wide-1):]), be.Uint16(o.hmtx[4*o.wide+2*(i-o.wide):])
}

// subset writes a TrueType file of the forms given, in their order, followed
// by the parts that composites among them are made of. Instructions are left
// out: they serve low-resolution screens, and with them go the tables cvt,
// fpgm and prep.
func (o *outlines) subset(forms []form) ([]byte, error) {
	s := subset{from: o, forms: slices.Clone(forms), number: make(map[form]uint16, len(forms))}
	for i, f := range forms {
		s.number[f] = uint16(i)
	}
	for i := 0; i < len(s.forms); i++ { // grows by the parts found
		if err := s.add(s.forms[i]); err != nil {
			return nil, err
		}
	}
	s.offsets = append(s.offsets, uint32(len(s.glyf)))
	return s.file(), nil
}

// subset is a file in the making.
type subset struct {
	from    *outlines
	forms   []form // by new number
	number  map[form]uint16
	hung    bool // there are forms that hang
	glyf    []byte
	hmtx    []byte
	offsets []uint32
}

// add appends one form, without its instructions and padded to four bytes.
func (s *subset) add(f form) error {
	id := f.glyph
	data, err := s.from.glyph(id)
	if err != nil {
		return err
	}
	s.offsets = append(s.offsets, uint32(len(s.glyf)))
	width, bearing := s.from.advance(id)
	s.hmtx = be.AppendUint16(be.AppendUint16(s.hmtx, uint16(f.width(int32(width)))), bearing-uint16(f.left))
	if len(data) == 0 {
		return nil
	}
	ok := true
	if contours := int16(be.Uint16(data)); f.hangs() {
		s.addHung(f, data)
	} else if contours >= 0 {
		ok = s.addSimple(data, int(contours))
	} else {
		ok = s.addComposite(data)
	}
	if !ok {
		return fmt.Errorf("its glyph %d is broken", id)
	}
	for len(s.glyf)%4 != 0 {
		s.glyf = append(s.glyf, 0)
	}
	return nil
}

func (s *subset) addSimple(data []byte, contours int) bool {
	ends := 10 + 2*contours
	if len(data) < ends+2 {
		return contours == 0 // a header alone is a blank, too
	}
	rest := ends + 2 + int(be.Uint16(data[ends:]))
	if len(data) < rest {
		return false
	}
	s.glyf = append(s.glyf, data[:ends]...)
	s.glyf = append(s.glyf, 0, 0)
	s.glyf = append(s.glyf, data[rest:]...)
	return true
}

// Flags of a composite glyph's part (OpenType specification, table glyf).
const (
	argsAreWords   = 1 << 0
	haveScale      = 1 << 3
	moreComponents = 1 << 5
	haveXYScale    = 1 << 6
	haveMatrix     = 1 << 7
	haveCode       = 1 << 8
)

func (s *subset) addComposite(data []byte) bool {
	s.glyf = append(s.glyf, data[:10]...)
	for at, more := 10, true; more; {
		if len(data) < at+4 {
			return false
		}
		flags, part := be.Uint16(data[at:]), be.Uint16(data[at+2:])
		size := partSize(flags)
		if len(data) < at+size {
			return false
		}
		s.glyf = be.AppendUint16(s.glyf, flags&^haveCode)
		s.glyf = be.AppendUint16(s.glyf, s.numbered(part))
		s.glyf = append(s.glyf, data[at+4:at+size]...)
		at, more = at+size, flags&moreComponents != 0
	}
	return true
}

// partSize is how many bytes a composite's part takes.
func partSize(flags uint16) int {
	size := 6
	if flags&argsAreWords != 0 {
		size += 2
	}
	switch {
	case flags&haveScale != 0:
		size += 2
	case flags&haveXYScale != 0:
		size += 4
	case flags&haveMatrix != 0:
		size += 8
	}
	return size
}

// numbered is a part's new number; a part not met before is the next glyph.
func (s *subset) numbered(id uint16) uint16 {
	part := form{glyph: id}
	n, ok := s.number[part]
	if !ok {
		n = uint16(len(s.forms))
		s.number[part] = n
		s.forms = append(s.forms, part)
	}
	return n
}

// file assembles the tables, sorted by tag, with their checksums.
func (s *subset) file() []byte {
	head, hhea, maxp := slices.Clone(s.from.head), slices.Clone(s.from.hhea), slices.Clone(s.from.maxp)
	be.PutUint32(head[8:], 0)
	be.PutUint16(head[50:], 1)
	be.PutUint16(hhea[34:], uint16(len(s.forms)))
	be.PutUint16(maxp[4:], uint16(len(s.forms)))
	if len(maxp) >= 32 { // no instructions: one zone, no storage, functions, stack
		be.PutUint16(maxp[14:], 1)
		clear(maxp[16:28])
	}
	if s.hung {
		allowHung(maxp)
	}
	loca := make([]byte, 0, 4*len(s.offsets))
	for _, o := range s.offsets {
		loca = be.AppendUint32(loca, o)
	}
	tables := []struct {
		tag  string
		data []byte
	}{{"glyf", s.glyf}, {"head", head}, {"hhea", hhea}, {"hmtx", s.hmtx}, {"loca", loca}, {"maxp", maxp}}
	n := len(tables)
	b := make([]byte, 12+16*n, 12+16*n+len(s.glyf)+len(s.hmtx)+len(loca)+len(head)+len(hhea)+len(maxp)+4*n)
	be.PutUint32(b, 0x00010000)
	be.PutUint16(b[4:], uint16(n))
	be.PutUint16(b[6:], 64) // 16 · the greatest power of two not above n = 6
	be.PutUint16(b[8:], 2)
	be.PutUint16(b[10:], uint16(16*n-64))
	headAt := 0
	for i, t := range tables {
		if t.tag == "head" {
			headAt = len(b)
		}
		r := b[12+16*i:]
		copy(r, t.tag)
		be.PutUint32(r[8:], uint32(len(b)))
		be.PutUint32(r[12:], uint32(len(t.data)))
		from := len(b)
		b = append(b, t.data...)
		for len(b)%4 != 0 {
			b = append(b, 0)
		}
		be.PutUint32(b[12+16*i+4:], checksum(b[from:]))
	}
	be.PutUint32(b[headAt+8:], 0xB1B0AFBA-checksum(b))
	return b
}

func checksum(b []byte) (sum uint32) {
	for ; len(b) >= 4; b = b[4:] {
		sum += be.Uint32(b)
	}
	return sum
}
