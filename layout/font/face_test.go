package font

import (
	"bytes"
	"encoding/binary"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	typesetting "github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
)

func TestMetrics(t *testing.T) {
	for file, want := range map[string]Metrics{
		"SourceSerif4SmText-Regular": {1000, 1036, -335, 670, 486, 0, Box{-237, -325, 2240, 1000}},
		"SourceSerif4SmText-It":      {1000, 1036, -335, 670, 508, -12, Box{-233, -328, 2230, 1010}},
		"ArchivoNarrow_400Regular":   {1000, 1035, -312, 686, 526, 0, Box{-174, -303, 1071, 1050}},
	} {
		if got := parseFile(t, "../../fonts/"+file+".ttf").Metrics(); got != want {
			t.Errorf("%s: got %+v, want %+v", file, got, want)
		}
	}
	// An old OS/2 table does not state the heights.
	data, err := os.ReadFile("../../fonts/ArchivoNarrow_400Regular.ttf")
	if err != nil {
		t.Fatal(err)
	}
	f, err := Parse(rename(data, "OS/2", "2/OS"))
	if err != nil {
		t.Fatal(err)
	}
	if m := f.Metrics(); m.CapHeight != 686 || m.XHeight < 526 || m.XHeight > 540 {
		t.Errorf("without OS/2: %+v", m)
	}
}

// TestTables holds advances, nominal glyphs, boxes and outlines of every glyph
// of the house faces against the shaping library's own reading of them.
func TestTables(t *testing.T) {
	files, _ := filepath.Glob("../../fonts/*.ttf")
	for _, file := range files {
		f := parseFile(t, file)
		whole, err := typesetting.ParseTTF(bytes.NewReader(f.Data()))
		if err != nil {
			t.Fatal(err)
		}
		bad := 0
		for id := range f.glyphs {
			if !sameGlyph(t, f, whole, uint16(id)) {
				bad++
			}
		}
		if bad > 0 {
			t.Errorf("%s: %d glyphs differ", file, bad)
		}
	}
}

func sameGlyph(t *testing.T, f *Face, whole *typesetting.Face, id uint16) bool {
	if got, want := f.Advance(id), int32(whole.HorizontalAdvance(opentype.GID(id))); got != want {
		t.Errorf("glyph %d: advance %d, want %d", id, got, want)
	}
	// The library takes the left edge from the side bearing.
	b, e := f.Bounds(id), extents(whole, id)
	if b.MinY != e.MinY || b.MaxY != e.MaxY || apart(int(b.MinX), int(e.MinX)) > 1 || apart(int(b.MaxX), int(e.MaxX)) > 1 {
		t.Errorf("glyph %d: box %v, want %v", id, b, e)
	}
	o, _ := whole.GlyphData(opentype.GID(id)).(typesetting.GlyphOutline)
	got, want := f.Outline(id), slices.Clone(o.Segments)
	if len(got) != len(want) {
		t.Logf("glyph %d: %d segments, want %d: %v %v", id, len(got), len(want), got, want)
		return false
	}
	// The library starts a contour at another point where its first is a control
	// point; so only MoveTo may differ, and the order.
	for _, s := range got {
		i := slices.IndexFunc(want, func(w opentype.Segment) bool {
			return s.Op == MoveTo && w.Op == opentype.SegmentOpMoveTo || near(s, w)
		})
		if i < 0 {
			t.Logf("glyph %d: %v, of %v", id, s, want)
			return false
		}
		want = slices.Delete(want, i, i+1)
	}
	return true
}

func extents(whole *typesetting.Face, id uint16) Box {
	e, _ := whole.GlyphExtents(opentype.GID(id))
	x, y := int32(e.XBearing), int32(e.YBearing)
	return Box{x, y + int32(e.Height), x + int32(e.Width), y}
}

func near(s Segment, w opentype.Segment) bool {
	if uint8(s.Op) != uint8(w.Op) {
		return false
	}
	for j, p := range s.P {
		if math.Abs(float64(p.X)-float64(w.Args[j].X)) > 1 || math.Abs(float64(p.Y)-float64(w.Args[j].Y)) > 1 {
			return false
		}
	}
	return true
}

func TestRefusals(t *testing.T) {
	whole, err := os.ReadFile("../../fonts/UnifrakturCook_700Bold.ttf")
	if err != nil {
		t.Fatal(err)
	}
	patch := func(tag string, at int, b ...byte) []byte {
		out := slices.Clone(whole)
		dir, err := readDirectory(bytes.NewReader(out), int64(len(out)))
		if err != nil {
			t.Fatal(err)
		}
		copy(dir.bytes(out, tag)[at:], b)
		return out
	}
	for _, c := range []struct {
		name string
		data []byte
		want string
	}{
		{"nothing", nil, "not a font: the file is too short"},
		{"a picture", append([]byte("\x89PNG\r\n\x1a\n"), make([]byte, 100)...), "not a TrueType font"},
		{"OpenType with CFF", append([]byte("OTTO"), rename(whole, "fpgm", "CFF ")[4:]...), errCFF.Error()},
		{"CFF in another coat", rename(whole, "fpgm", "CFF "), errCFF.Error()},
		{"a collection", append([]byte("ttcf"), make([]byte, 100)...), "a collection of fonts (.ttc); take one face out of it as a .ttf file"},
		{"WOFF", append([]byte("wOF2"), make([]byte, 100)...), "a web font (.woff); unpack it to a .ttf file"},
		{"variable", rename(whole, "fpgm", "fvar"), "a variable font; take a static instance of it, one file for each weight"},
		{"no cmap", rename(whole, "cmap", "pamc"), `the font has no table "cmap"`},
		{"no outlines", rename(whole, "glyf", "fylg"), `the font has no table "glyf"`},
		{"cut in the directory", whole[:60], "the table directory is cut short"},
		{"cut in a table", whole[:len(whole)-5000], "table"},
		{"no glyphs", patch("maxp", 4, 0, 0), "the font has no glyphs"},
		{"no em", patch("head", 18, 0, 0), "0 units an em; a font has from 16 to 16384"},
		{"no advances", patch("hhea", 34, 0, 0), `table "hmtx" has not one advance for each glyph`},
		{"too many glyphs", patch("maxp", 4, 0xFF, 0xFF), `table "hmtx" has not one advance for each glyph`},
		{"offsets that fall", patch("loca", 2, 0xFF, 0xFF), `table "loca" points outside the outlines at glyph `},
		{"an empty cmap", patch("cmap", 0, 0, 0, 0, 0), `table "cmap": `},
	} {
		if _, err := Parse(c.data); err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %s", c.name, err, c.want)
		}
	}
}

// FuzzParse damages a small face in a few places: each three bytes of the
// damage are where, and what to add there. Whatever Parse lets through must
// work without a panic.
func FuzzParse(f *testing.F) {
	whole, err := os.ReadFile("../../fonts/UnifrakturCook_700Bold.ttf")
	if err != nil {
		f.Fatal(err)
	}
	f.Add([]byte{})
	f.Add([]byte{0, 5, 1})
	f.Add([]byte{0, 17, 200, 1, 1, 1})
	for at := 300; at < len(whole); at += 997 {
		f.Add(binary.BigEndian.AppendUint16(nil, uint16(at)))
		f.Add(append(binary.BigEndian.AppendUint16(nil, uint16(at)), 0x80))
	}
	f.Fuzz(func(t *testing.T, damage []byte) {
		data := slices.Clone(whole)
		for ; len(damage) >= 3; damage = damage[3:] {
			data[int(be16(damage))%len(data)] += damage[2]
		}
		face, err := Parse(data)
		if err != nil {
			return
		}
		for _, text := range []string{"Fraktur, Schluß.", "ſchiffahrt ch ck tz", "AV"} {
			face.Shape(text, "de", Features{SmallCaps: true, OldStyle: true})
		}
		for id := range face.glyphs {
			face.Outline(uint16(id))
			face.Bounds(uint16(id))
			face.Advance(uint16(id))
		}
		face.Coverage()
	})
}
