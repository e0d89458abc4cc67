package font

import (
	"bytes"
	"errors"
	"fmt"
	"sync"

	typesetting "github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/font/opentype/tables"
)

// Face is one TrueType face. It is immutable but for its cache of shaped
// words; every method may be called from any number of goroutines.
type Face struct {
	data    []byte
	dir     sfnt
	names   names
	metrics Metrics

	glyphs int    // number of glyphs
	hmtx   []byte // long metrics, then left side bearings
	wide   int    // number of long metrics
	glyf   []byte
	loca   []uint32 // glyphs+1 offsets into glyf, rising

	cmap  typesetting.Cmap
	rules func() *typesetting.Font // read at the first use; nil if broken
	words words
	mu    sync.Mutex
	idle  []*shaper // shapers that no goroutine uses now, under mu
}

// Parse reads a static TrueType face and keeps data, which the caller must not
// change afterwards. It refuses, with the reason, PostScript outlines,
// collections, web fonts and variable fonts, a file without one of the tables
// that layout and print need, and a table that contradicts the others.
// A glyph that is broken by itself is not found here: it draws nothing.
func Parse(data []byte) (f *Face, err error) {
	// The shaping library checks what it reads; this is for what it misses.
	defer func() {
		if r := recover(); r != nil {
			f, err = nil, fmt.Errorf("the font is broken: %v", r)
		}
	}()
	dir, err := readDirectory(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	if err := dir.complete(); err != nil {
		return nil, err
	}
	f = &Face{data: data, dir: dir, names: readNames(dir.bytes(data, "name"), dir.bytes(data, "OS/2"))}
	f.rules = sync.OnceValue(f.readRules)
	for _, read := range []func() error{f.readHead, f.readAdvances, f.readOutlines, f.readCmap, f.readHeights} {
		if err := read(); err != nil {
			return nil, err
		}
	}
	return f, nil
}

// complete says what keeps a file with this directory from being of use.
func (d sfnt) complete() error {
	if _, ok := d.find("fvar"); ok {
		return errors.New("a variable font; take a static instance of it, one file for each weight")
	}
	for _, tag := range []string{"CFF ", "CFF2"} {
		if _, ok := d.find(tag); ok {
			return errCFF
		}
	}
	for _, tag := range []string{"cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name"} {
		if _, ok := d.find(tag); !ok {
			return fmt.Errorf("the font has no table %q", tag)
		}
	}
	return nil
}

func (f *Face) readHead() error {
	head, maxp := f.dir.bytes(f.data, "head"), f.dir.bytes(f.data, "maxp")
	if len(head) < 54 || len(maxp) < 6 {
		return errors.New(`table "head" or "maxp" is cut short`)
	}
	f.glyphs = int(be16(maxp[4:]))
	if f.glyphs == 0 {
		return errors.New("the font has no glyphs")
	}
	upem := int32(be16(head[18:]))
	if upem < 16 || upem > 16384 {
		return fmt.Errorf("%d units an em; a font has from 16 to 16384", upem)
	}
	f.metrics.UnitsPerEm = upem
	f.metrics.Bounds = Box{i16(head[36:]), i16(head[38:]), i16(head[40:]), i16(head[42:])}
	return nil
}

func (f *Face) readAdvances() error {
	hhea := f.dir.bytes(f.data, "hhea")
	if len(hhea) < 36 {
		return errors.New(`table "hhea" is cut short`)
	}
	f.hmtx = f.dir.bytes(f.data, "hmtx")
	f.wide = int(be16(hhea[34:]))
	if f.wide == 0 || f.wide > f.glyphs || len(f.hmtx) < 4*f.wide+2*(f.glyphs-f.wide) {
		return errors.New(`table "hmtx" has not one advance for each glyph`)
	}
	f.metrics.Ascender, f.metrics.Descender = i16(hhea[4:]), i16(hhea[6:])
	return nil
}

func (f *Face) readOutlines() error {
	f.glyf = f.dir.bytes(f.data, "glyf")
	raw := f.dir.bytes(f.data, "loca")
	long := be16(f.dir.bytes(f.data, "head")[50:]) == 1
	width := 2
	if long {
		width = 4
	}
	if len(raw) < width*(f.glyphs+1) {
		return errors.New(`table "loca" is cut short`)
	}
	f.loca = make([]uint32, f.glyphs+1)
	for i := range f.loca {
		if long {
			f.loca[i] = be32(raw[4*i:])
		} else {
			f.loca[i] = 2 * uint32(be16(raw[2*i:]))
		}
		if i > 0 && f.loca[i] < f.loca[i-1] || int64(f.loca[i]) > int64(len(f.glyf)) {
			return fmt.Errorf(`table "loca" points outside the outlines at glyph %d`, i)
		}
	}
	return nil
}

func (f *Face) readCmap() error {
	os2, _, err := tables.ParseOs2(f.dir.bytes(f.data, "OS/2"))
	if err != nil {
		os2 = tables.Os2{Version: 1}
	}
	raw, _, err := tables.ParseCmap(f.dir.bytes(f.data, "cmap"))
	if err == nil {
		f.cmap, _, err = typesetting.ProcessCmap(raw, os2.FontPage())
	}
	if err != nil {
		return fmt.Errorf("table \"cmap\": %w", err)
	}
	return nil
}

// readRules hands the shaping library the tables that it needs. Three quarters
// of its parsing time would go into the outlines, of which it asks only to
// place marks in a face without positioning rules. Rules that it cannot read it
// leaves out; where it fails altogether there are none, and no kerning.
func (f *Face) readRules() (rules *typesetting.Font) {
	defer func() {
		if recover() != nil {
			rules = nil
		}
	}()
	tags := []string{"GDEF", "GPOS", "GSUB", "OS/2", "cmap", "head", "hhea", "hmtx", "kern", "maxp"}
	if _, ok := f.dir.find("GPOS"); !ok {
		tags = append(tags, "glyf", "loca")
	}
	loader, err := opentype.NewLoader(bytes.NewReader(f.dir.subset(f.data, tags)))
	if err != nil {
		return nil
	}
	if rules, err = typesetting.NewFont(loader); err != nil {
		return nil
	}
	return rules
}

// readHeights fills in the metrics that not every font states: the heights of
// capitals and small letters are then those of H and x.
func (f *Face) readHeights() error {
	m := &f.metrics
	if os2 := f.dir.bytes(f.data, "OS/2"); len(os2) >= 72 {
		if m.Ascender == 0 && m.Descender == 0 {
			m.Ascender, m.Descender = i16(os2[68:]), i16(os2[70:])
		}
		if be16(os2) >= 2 && len(os2) >= 90 {
			m.XHeight, m.CapHeight = i16(os2[86:]), i16(os2[88:])
		}
	}
	if m.CapHeight <= 0 {
		m.CapHeight = f.top('H')
	}
	if m.XHeight <= 0 {
		m.XHeight = f.top('x')
	}
	if post := f.dir.bytes(f.data, "post"); len(post) >= 8 {
		m.ItalicAngle = float64(int32(be32(post[4:]))) / 65536
	}
	return nil
}

func (f *Face) top(r rune) int32 {
	id, _ := f.Glyph(r)
	return f.Bounds(id).MaxY
}

// Name is the face's full name, its family and its style in English,
// "Source Serif 4 SmText Regular". Unlike the font's own full name (name ID 4)
// it always has the style.
func (f *Face) Name() string { return f.names.full() }

// PostScript is the face's name in PostScript and PDF (name ID 6),
// "SourceSerif4SmText-Regular". It may be empty.
func (f *Face) PostScript() string { return f.names.postScript }

// Metrics gives the measures of the whole face.
func (f *Face) Metrics() Metrics { return f.metrics }

// Data is the TrueType file. It is read-only.
func (f *Face) Data() []byte { return f.data }

// Glyph gives the nominal glyph of a character, and whether the face has one;
// without one it is 0.
func (f *Face) Glyph(r rune) (id uint16, ok bool) {
	g, ok := f.cmap.Lookup(r)
	if !ok || int(g) >= f.glyphs {
		return 0, false
	}
	return uint16(g), g != 0
}

// Advance gives how far a glyph moves the pen, 0 for a glyph that the face has
// not.
func (f *Face) Advance(id uint16) int32 {
	i := int(id)
	if i >= f.glyphs {
		return 0
	}
	return int32(be16(f.hmtx[4*min(i, f.wide-1):]))
}
