package pdf

import (
	"io/fs"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"broadsheet/fonts"
	"broadsheet/layout/font"
)

// Every glyph of a subset has the outline and the advance that it had, and no
// glyph is there that was not asked for but as another's part.
func TestSubset(t *testing.T) {
	r := rand.New(rand.NewPCG(*seed, 1))
	files, err := fs.Glob(fonts.Files, "*.ttf")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		f := faceNamed(t, strings.TrimSuffix(file, ".ttf"))
		o, err := readOutlines(f.Data())
		if err != nil {
			t.Fatal(file, err)
		}
		glyphs := []form{{}}
		for _, c := range "The quick brown fox – “ÀÇŁőż½” 0123" {
			if g, ok := f.Glyph(c); ok {
				glyphs = append(glyphs, form{glyph: g}, form{g, 0, 30}, form{g, 45, 0}, form{g, 20, 25})
			}
		}
		for range 40 {
			glyphs = append(glyphs, form{glyph: uint16(r.IntN(o.glyphs))})
		}
		b, err := o.subset(glyphs)
		if err != nil {
			t.Fatal(file, err)
		}
		cut, err := font.Parse(withNames(t, b, f.Data()))
		if err != nil {
			t.Fatal(file, err)
		}
		for i, g := range glyphs {
			want := f.Outline(g.glyph)
			if g.left != 0 {
				want = moved(want, -g.left)
			}
			if !reflect.DeepEqual(cut.Outline(uint16(i)), want) || cut.Advance(uint16(i)) != g.width(f.Advance(g.glyph)) {
				t.Fatalf("%s: glyph %v is another", file, g)
			}
		}
		if sum := checksum(b); sum != 0xB1B0AFBA {
			t.Errorf("%s: the subset's checksum is %x", file, sum)
		}
		if len(b) > len(f.Data())/2 {
			t.Errorf("%s: %d bytes of %d", file, len(b), len(f.Data()))
		}
	}
}

// moved is an outline that stands x further to the right.
func moved(outline []font.Segment, x int32) []font.Segment {
	out := slices.Clone(outline)
	for i := range out {
		for k := range out[i].P[:[...]int{1, 1, 2, 3}[out[i].Op]] {
			out[i].P[k].X += x
		}
	}
	return out
}

// withNames adds to a subset the tables of the whole face that a PDF needs not
// but a reader of fonts does.
func withNames(t *testing.T, cut, whole []byte) []byte {
	t.Helper()
	tables, err := directory(cut)
	if err != nil {
		t.Fatal(err)
	}
	all, err := directory(whole)
	if err != nil {
		t.Fatal(err)
	}
	for _, tag := range []string{"cmap", "name"} {
		tables[tag] = all[tag]
	}
	b := be.AppendUint16([]byte{0, 1, 0, 0}, uint16(len(tables)))
	b = append(b, make([]byte, 6+16*len(tables))...)
	n := 0
	for tag, data := range tables {
		at := 12 + 16*n
		copy(b[at:], tag)
		be.PutUint32(b[at+8:], uint32(len(b)))
		be.PutUint32(b[at+12:], uint32(len(data)))
		b = append(b, data...)
		n++
	}
	return b
}

func TestReadOutlinesRefuses(t *testing.T) {
	data := faceNamed(t, "PirataOne_400Regular").Data()
	for n := range 300 {
		if _, err := readOutlines(data[:n]); err == nil {
			t.Errorf("a file of %d bytes passes", n)
		}
	}
}

// Broken faces give errors, never a panic.
func FuzzSubset(f *testing.F) {
	f.Add(faceNamed(f, "UnifrakturCook_700Bold").Data(), uint32(0), byte(0))
	f.Fuzz(func(t *testing.T, data []byte, at uint32, with byte) {
		if len(data) > 0 {
			data = append([]byte(nil), data...)
			data[int(at)%len(data)] = with
		}
		o, err := readOutlines(data)
		if err != nil {
			return
		}
		glyphs := []form{{}}
		for g := 1; g < min(o.glyphs, 300); g += 3 {
			glyphs = append(glyphs, form{uint16(g), int32(g % 2), 0})
		}
		b, err := o.subset(glyphs)
		if err != nil {
			return
		}
		if _, err := readOutlines(b); err != nil {
			t.Fatal(err)
		}
	})
}
