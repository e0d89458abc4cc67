package pdf

import (
	"slices"
	"testing"

	"broadsheet/layout/geom"
	"broadsheet/layout/page"
)

// hung sets a line as package text does, its first and last glyph hanging out by
// shares of their widths in thousandths.
func hung(t testing.TB, text string, size geom.Length, scale int32, left, right int64) *page.Text {
	f := faceNamed(t, "SourceSerif4SmText-Regular")
	line := set(f, size, 100*geom.Pt, 100*geom.Pt, text, setting{scale: scale})
	g := line.Glyphs
	by := func(i int, share int64) int32 {
		units := int64(f.Advance(g[i].ID)) * share / 1000
		return int32(size.MulDiv(geom.Length(units), geom.Length(f.Metrics().UnitsPerEm)))
	}
	l, r := by(0, left), by(len(g)-1, right)
	g[0].X, g[0].Advance = -l, g[0].Advance-l
	g[len(g)-1].Advance -= r
	return line
}

// A glyph that hangs out has one form, whatever the size and the scaling; what
// only looks like one has none.
func TestForms(t *testing.T) {
	for _, c := range []struct {
		text        string
		left, right int64
		forms       int
	}{
		{"“The end.", 500, 650, 2},
		{"no hanging", 0, 0, 0},
		{"“The end.", 0, 0, 0},
		{"Very", 50, 40, 0}, // a letter hangs out by less than is worth a form
		{"“", 500, 500, 1},
		{"’", 700, 700, 1}, // by more than it is wide
		{"a space ", 0, 300, 0},
	} {
		var forms []form
		for size := 5 * geom.Pt; size < 12*geom.Pt; size += geom.Pt / 8 {
			for scale := int32(970); scale <= 1030; scale += 7 {
				line := hung(t, c.text, size, scale, c.left, c.right)
				for k := range line.Glyphs {
					f := formOf(line, k, line.Text)
					if f.hangs() && !slices.Contains(forms, f) {
						forms = append(forms, f)
					}
				}
			}
		}
		if len(forms) != c.forms {
			t.Errorf("%q has the forms %v, want %d", c.text, forms, c.forms)
		}
		for _, f := range forms {
			if f.width(faceNamed(t, "SourceSerif4SmText-Regular").Advance(f.glyph)) < 0 {
				t.Errorf("%q: the form %v has less than no width", c.text, f)
			}
		}
	}
}

// What a reader takes for a line's extent, from its first origin to its last
// width, is what the pen goes over; the ink is where it was.
func TestHungExtent(t *testing.T) {
	line := hung(t, "“Nobody came,” he said, and the pic-", 9*geom.Pt, 983, 500, 550)
	p := &page.Page{Folio: "A1", Trim: geom.Size{W: 400 * geom.Pt, H: 400 * geom.Pt}, Items: []page.Item{line}}
	checkPlaces(t, p)
	d, err := prepare([]*page.Page{p})
	if err != nil {
		t.Fatal(err)
	}
	c := d.codingOf(line)
	s := place(nil, c, line, milli(line.Size), int64(line.Scale))
	last := s[len(s)-1]
	scaled := func(millionths int64) geom.Length {
		return geom.Length(roundDiv(millionths*int64(line.Scale)*int64(geom.Pt), 1e9))
	}
	// The hang is unscaled and its form scaled: 17 ‰ of a quarter of an em.
	const near = geom.Pt / 20
	if x := scaled(s[0].want); x < -near || x > near {
		t.Errorf("the line begins at %v", x)
	}
	if x := scaled(last.want+last.step) - line.Width(); x < -near || x > near {
		t.Errorf("the line ends %v from its pen", x)
	}
	if c.text[s[0].code] != "“" || c.text[last.code] != "-" {
		t.Errorf("the ends are read as %q and %q", c.text[s[0].code], c.text[last.code])
	}
}

// Ascent and Descent are those of letters without accents, and never more than
// the face's own.
func TestReach(t *testing.T) {
	for _, file := range []string{"SourceSerif4Display-Bold", "LibreFranklin_400Regular", "NotoNaskhArabic_400Regular", "PirataOne_400Regular"} {
		f := &face{Face: faceNamed(t, file)}
		m := f.Metrics()
		ascent, descent := f.reach()
		if ascent >= m.Ascender || descent <= m.Descender || ascent < m.CapHeight || descent >= 0 {
			t.Errorf("%s reaches from %d to %d; its ascender and descender are %d and %d, its capitals' height %d",
				file, descent, ascent, m.Ascender, m.Descender, m.CapHeight)
		}
	}
}
