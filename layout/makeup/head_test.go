package makeup

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"broadsheet/fonts"
	"broadsheet/layout/diag"
	"broadsheet/layout/edition"
	"broadsheet/layout/font"
	"broadsheet/layout/geom"
	"broadsheet/layout/page"
	"broadsheet/layout/text"
)

// A head that tears a phrase is worse than one that leaves half of its measure white,
// and one with a line of a single word than one of even lines.
func TestBadness(t *testing.T) {
	line := func(natural, words int) text.Line {
		return text.Line{Natural: geom.Length(natural) * geom.Pt, Words: words}
	}
	head := func(torn int, lines ...text.Line) headSetting {
		h := headSetting{HeadSetting: text.HeadSetting{Lines: lines, BadBreaks: torn}}
		least, most := lines[0].Natural, lines[0].Natural
		for _, l := range lines {
			least, most = min(least, l.Natural), max(most, l.Natural)
		}
		h.Balance = int32(least * 1000 / most)
		return h
	}
	for _, c := range []struct {
		name          string
		better, worse headSetting
	}{
		{"half of the measure, a torn phrase", head(0, line(50, 2), line(40, 2)), head(1, line(100, 3), line(100, 3))},
		{"even, its last line short", head(0, line(90, 3), line(80, 3)), head(0, line(90, 3), line(40, 3))},
		{"even, its first line short", head(0, line(90, 3), line(80, 3)), head(0, line(40, 3), line(90, 3))},
		{"even, a word alone amid", head(0, line(60, 2), line(60, 2), line(60, 2)), head(0, line(90, 3), line(90, 1), line(90, 2))},
		{"a single word, one of two lines", head(0, line(90, 1)), head(0, line(90, 1), line(90, 1))},
		{"one torn phrase, two", head(1, line(60, 2), line(60, 2)), head(2, line(100, 3), line(100, 3), line(100, 3))},
	} {
		if b, w := c.better.badness(100*geom.Pt), c.worse.badness(100*geom.Pt); b >= w {
			t.Errorf("%s: %d is not less than %d", c.name, b, w)
		}
	}
}

// The bounds of every span have sizes of the house's series in them, and a head over
// one column is of 16 to 20 pt.
func TestSizes(t *testing.T) {
	series := edition.House().Headline.Series
	for columns := range 9 {
		low, high, lines := sizes(columns)
		n := 0
		for _, s := range series {
			if s >= low && s <= high {
				n++
			}
		}
		if n < 3 || lines < 2 {
			t.Errorf("over %d columns there are %d sizes from %s to %s, %d lines", columns, n, low, high, lines)
		}
		if columns == 1 && (low != 16*geom.Pt || high != 20*geom.Pt) {
			t.Errorf("over a column heads are of %s to %s", low, high)
		}
	}
}

// setHead sets a story of a front matter with the keys of its place.
func setHead(t *testing.T, front, keys string) (*page.Page, diag.List) {
	t.Helper()
	dir := t.TempDir()
	body := strings.Repeat("The ferry was late on Sunday, and the committee asked the pilots for an estimate of the lights.\n\n", 12)
	write(t, filepath.Join(dir, "a.md"), "---\n"+front+"---\n\n"+body)
	write(t, filepath.Join(dir, "edition.yaml"), testSheet+"note: false\npages: [{folio: A1, stories: [{story: a.md, "+keys+"}]}]\n")
	ed, _, err := edition.Load(filepath.Join(dir, "edition.yaml"), edition.Options{})
	if err != nil {
		t.Fatal(err)
	}
	lib, err := font.NewLibrary(fonts.Files)
	if err != nil {
		t.Fatal(err)
	}
	pages, findings, err := Pages(ed, lib)
	if err != nil {
		t.Fatal(err)
	}
	return pages[0], findings
}

// linesOf are the lines of a role, and their size.
func linesOf(p *page.Page, role string) (lines []*page.Text) {
	for _, it := range p.Items {
		if l, ok := it.(*page.Text); ok && l.Role == role {
			lines = append(lines, l)
		}
	}
	return lines
}

// A deck is as large as it can be, at most half of the headline, in three lines;
// where none holds it, it is of the least size of its series.
func TestDeckLines(t *testing.T) {
	series := edition.House().Deck.Series
	const words = "the pilots ask for lights on the northern mole before the winter storms begin and the committee has none to give "
	before := geom.Length(1 << 40)
	for n := 2; n <= 60; n += 3 {
		deck := strings.Join(strings.Fields(strings.Repeat(words, 3))[:n], " ")
		p, findings := setHead(t, "headline: Ferry pilots ask for lights\ndeck: "+deck+"\n", "headline: {size: 36pt}, at: {column: 1, span: 2}")
		lines := linesOf(p, "deck")
		if len(lines) == 0 {
			t.Fatalf("%d words: no deck", n)
		}
		size := lines[0].Size
		if len(lines) > deckLines && size != series[0] {
			t.Errorf("%d words: %d lines at %s", n, len(lines), size)
		}
		if size > before || n < 3 && size != series[len(series)-1] {
			t.Errorf("%d words: %s, and with one less %s", n, size, before)
		}
		if before = size; len(findings) > 0 {
			t.Errorf("%d words: %v", n, findings)
		}
	}
	if before != series[0] {
		t.Errorf("the longest deck is of %s", before)
	}
}

// The headline stands right below its kicker, whatever rows are left over: only a
// deck moves to even what is above and below it.
func TestKickerStaysByHeadline(t *testing.T) {
	for _, size := range edition.House().Headline.Series {
		p, _ := setHead(t, "kicker: Harbour\nheadline: Ferry pilots ask\n", fmt.Sprintf("headline: {size: %s}, at: {column: 1, span: 4}", size))
		kicker, head := linesOf(p, "kicker")[0], linesOf(p, "headline")[0]
		top := head.At.Y - font.Scale(head.Face.Metrics().CapHeight, head.Face.Metrics().UnitsPerEm, head.Size)
		if gap := top - kicker.At.Y; gap != p.Grid.Step {
			t.Errorf("%s: %s between kicker and headline", size, gap)
		}
	}
}

// The white above a picture over all legs is the same below heads of any size; one
// beside a leg begins with the capitals of its first line.
func TestPictureBelowHead(t *testing.T) {
	for _, span := range []int{4, 3} {
		gaps := map[geom.Length]bool{}
		for _, size := range edition.House().Headline.Series {
			keys := fmt.Sprintf("headline: {size: %s}, at: {column: 1, span: 4}, picture: {file: lamp.png, ratio: 3:2, span: %d}", size, span)
			p, _ := setPages(t, testSheet+"pages: [{folio: A1, stories: [{story: a.md, "+keys+"}]}]\n", 12)
			heads := linesOf(p[0], "headline")
			last, box := heads[len(heads)-1], pictures(p[0])[0]
			hangs := -font.Scale(last.Face.Metrics().Descender, last.Face.Metrics().UnitsPerEm, last.Size) * 2 / 3
			gap := box.Y - last.At.Y - hangs
			if step := p[0].Grid.Step; gap < step*3/4 || gap >= step*7/4 {
				t.Errorf("%s of white above a picture over %d of 4 legs, below a head of %s", gap, span, size)
			}
			gaps[gap] = true
		}
		if span == 4 && len(gaps) > 1 {
			t.Errorf("the white above pictures over all legs varies: %v", gaps)
		}
		if span == 3 && len(gaps) < 2 {
			t.Errorf("pictures beside a leg do not stand on the grid: %v", gaps)
		}
	}
}
