package makeup

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"broadsheet/layout/diag"
	"broadsheet/layout/geom"
	"broadsheet/layout/page"
)

// pictures are the boxes of a page's pictures in their order.
func pictures(p *page.Page) []geom.Rect {
	var out []geom.Rect
	for _, it := range p.Items {
		if pic, ok := it.(*page.Picture); ok {
			out = append(out, pic.Box)
		}
	}
	return out
}

// TestStoriesFlowRoundModules sets stories without a row above and below modules
// at the top, in the middle and at the foot of a page.
func TestStoriesFlowRoundModules(t *testing.T) {
	pages, findings := setPages(t, testSheet+`pages:
  - folio: A2
    stories:
      - {story: a.md, at: {column: 1, span: 2}}
      - {story: b.md, headline: {size: 14pt}, at: {column: 1, span: 2}}
      - {story: c.md, at: {column: 3, span: 2}}
    modules:
      - {ad: {picture: ad.png, keyline: true}, at: {column: 1, span: 2, row: 30}}
      - {ad: ad.png, at: {column: 3, span: 2}}
      - {ad: ad.png, at: {column: 3, span: 1, from: bottom}}
      - {ad: ad.png, at: {column: 3, span: 2, from: bottom}}
      - {ad: ad.png, at: {column: 1, span: 1, from: bottom, row: 3}}
`, 3, 1, 3)
	if findings.Has(diag.Warning) {
		for _, f := range findings {
			if f.ID != "low-resolution" {
				t.Error(f)
			}
		}
	}
	p := pages[0]
	ads := pictures(p)
	if len(ads) != 5 {
		t.Fatalf("%d ads", len(ads))
	}
	// Down the page as they are read, here in the order of the spec.
	ads = []geom.Rect{ads[1], ads[0], ads[4], ads[2], ads[3]}
	foot := p.Grid.Top + p.Grid.Step*geom.Length((p.Grid.Live.Bottom()-p.Grid.Top)/p.Grid.Step)
	if y := ads[2].Bottom(); y != foot {
		t.Errorf("the ad at the foot ends at %v, the last baseline is %v", y, foot)
	}
	if y := ads[4].Bottom(); y != foot-2*p.Grid.Step {
		t.Errorf("the ad two rows above the foot ends at %v", y)
	}
	if ads[3].Bottom() > ads[2].Y-p.Grid.Gutter {
		t.Error("two ads at the foot stand within a gutter of each other")
	}
	for _, it := range p.Items {
		l, ok := it.(*page.Text)
		if !ok || l.Story == 0 {
			continue
		}
		for _, ad := range ads {
			clear := geom.Rect{X: ad.X, Y: ad.Y - p.Grid.Gutter/2, W: ad.W, H: ad.H + p.Grid.Gutter}
			if box := (geom.Rect{X: l.At.X, Y: l.At.Y - l.Size/2, W: l.Width(), H: l.Size / 2}); !box.Intersect(clear).Empty() {
				t.Errorf("%q stands within half a gutter of an ad", l.Text)
			}
		}
	}
	heads := p.Text("headline")
	if top := heads[0].At.Y; top > ads[0].Y {
		t.Error("the first story does not stand above the ad in the middle")
	}
	if i := slices.IndexFunc(p.Items, func(it page.Item) bool { l, ok := it.(*page.Text); return ok && l.Story == 2 }); p.Items[i].(*page.Text).At.Y < ads[0].Bottom() {
		t.Error("the second story does not stand below it")
	}
}

func TestModuleFindings(t *testing.T) {
	const table = "table: {title: Fish, rows: [[Cod, 4.20], [Ling, 3.85], [Crab, 12.5], [Eel, 3], [Hake, 2.8], [Bass, 7]]}"
	for _, c := range []struct {
		name, modules string
		severity      diag.Severity
		id, msg, hint string
	}{
		{"two modules", "{ad: ad.png, at: {column: 1, span: 4, row: 10}}, {" + table + ", at: {column: 2, row: 20}}", diag.Error, "overlap",
			"the table ‘Fish’ in rows 20 to 27 overlaps the ad ad.png in rows 10 to 44", ""},
		{"a story", "{" + table + ", at: {column: 2, span: 1, row: 5}}", diag.Error, "no-room", "the story has no room: 2 rows are left below row 1", "place it elsewhere, or give it a page of its own; the table ‘Fish’ stands at row 5"},
		{"on a story", "{" + table + ", at: {column: 2, span: 2, row: 12}}, {" + table + ", at: {column: 1, span: 1, row: 1}}", diag.Error, "overlap", "the story ", ""},
		{"too deep", "{ad: ad.png, at: {column: 1, span: 4, row: 60}}", diag.Error, "no-room", "the ad ad.png is 35 rows deep from row 60; the page has 76", ""},
		{"too many", "{ad: ad.png, at: {span: 4, from: bottom}}, {ad: ad.png, at: {span: 4, from: bottom}}, {ad: ad.png, at: {span: 4, from: bottom}}",
			diag.Error, "no-room", "the ad ad.png is 35 rows deep, more than other modules leave", ""},
		{"shallow ad", "{ad: ad.png, at: {column: 1, span: 4, depth: 20, from: bottom}}", diag.Warning, "ad-size",
			"the ad ad.png does not have the proportions of its place: 76.3 mm of white are left beside it", "a depth of 35 fits it"},
		{"deep ad", "{ad: ad.png, at: {column: 4, span: 1, depth: 20, from: bottom}}", diag.Warning, "ad-size",
			"the ad ad.png does not have the proportions of its place: 41.3 mm of white are left above and below it", "a depth of 9 fits it"},
		{"shallow table", "{" + table + ", at: {column: 4, depth: 5, from: bottom}}", diag.Error, "overset",
			"the table ‘Fish’ is 3 rows deeper than its place", "a depth of 8 fits it"},
		{"deep table", "{" + table + ", at: {column: 4, depth: 20, from: bottom}}", diag.Warning, "underset",
			"the table ‘Fish’ leaves 12 rows of its place empty", "a depth of 8 fits it"},
		{"wide table", "{table: {rows: [[10000000000, 10000000000, 10000000000, 10000000000]]}, at: {column: 4, from: bottom}}", diag.Error, "table-wide", "the table is ", ""},
		{"no glyph", "{list: [\"\u4e2d\"], at: {column: 4, from: bottom}}", diag.Error, "missing-glyph", "", ""},
		{"caption", "{photo: {file: ad.png, caption: A ferry at the northern mole}, at: {column: 4, depth: 2, from: bottom}}", diag.Error, "overset", "the caption leaves the photo ad.png no room", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, findings := setPages(t, testSheet+"pages: [{folio: A1, stories: [{story: a.md, at: {column: 1, span: 2, row: 1}}], modules: ["+c.modules+"]}]\n", 3)
			f, ok := find(findings, c.id)
			if !ok {
				t.Fatalf("no finding %s in %v", c.id, findings)
			}
			if f.Severity != c.severity || !strings.HasPrefix(f.Msg, c.msg) || !strings.HasPrefix(f.Hint, c.hint) || f.Page != "A1" {
				t.Errorf("got %v\n%s", f, f.Hint)
			}
		})
	}
}

// TestAdIsWhole finds an ad uncropped and in its proportions, to a unit.
func TestAdIsWhole(t *testing.T) {
	pages, _ := setPages(t, testSheet+"pages: [{folio: A1, modules: [{ad: {picture: ad.png, label: Anzeige}, at: {column: 2, span: 2, row: 3, depth: 30}}]}]\n")
	for _, it := range pages[0].Items {
		if pic, ok := it.(*page.Picture); ok {
			if pic.Crop.W != 600 || pic.Crop.H != 400 || pic.Story != 0 || pic.Alt != "Anzeige" {
				t.Errorf("the ad is %+v of %v", pic.Crop, pic.Alt)
			}
			if d := pic.Box.W*2 - pic.Box.H*3; d < -3 || d > 3 {
				t.Errorf("the ad stands in %v × %v", pic.Box.W, pic.Box.H)
			}
		}
	}
	if l := pages[0].Text("ad-label"); len(l) != 1 || l[0].Text != "ANZEIGE" {
		t.Errorf("the label is %v", l)
	}
}

// TestTableStandsOnPoint finds the decimal points of a column on one line, and
// its figures within it.
func TestTableStandsOnPoint(t *testing.T) {
	pages, _ := setPages(t, testSheet+`pages:
  - folio: A1
    modules:
      - {table: {columns: [Fish, Price], rows: [[Cod, 4.20], [Ling, "1,012.5"], [Crab, 3], [Hake, "-0.25"]]}, at: {column: 1, span: 2}}
`)
	var at []geom.Length
	for _, l := range pages[0].Text("agate") {
		if !strings.ContainsAny(l.Text, "0123456789") {
			continue
		}
		x, n := l.At.X, point(l.Text, '.')
		for _, g := range l.Glyphs {
			if n <= 0 {
				break
			}
			x, n = x+geom.Length(g.Advance), n-int(g.Bytes)
		}
		at = append(at, x)
	}
	if len(at) != 4 {
		t.Fatalf("%d figures", len(at))
	}
	for _, x := range at {
		if d := x - at[0]; d < -geom.Pt/8 || d > geom.Pt/8 {
			t.Errorf("points at %v", at)
		}
	}
}

// TestBoxTextStandsOnGrid finds every line of box text on the page's grid.
func TestBoxTextStandsOnGrid(t *testing.T) {
	pages, _ := setPages(t, testSheet+`pages:
  - folio: A1
    modules:
      - {list: {title: Most read, items: [Bread, Salt and pepper and all that goes with them]}, at: {column: 1, span: 1}}
      - {facts: {title: A title that needs two lines, text: "The lamp.\n\nIts *lens*.", items: [Height 41 metres]}, at: {column: 2, span: 1}}
      - {facts: {text: The lamp., box: rule}, at: {column: 3, span: 1, from: bottom}}
      - {timeline: {title: A life, entries: [{when: 1887, what: The lamp is lit}]}, at: {column: 4, span: 1}}
`)
	lines := pages[0].Text("box-text")
	if len(lines) < 10 {
		t.Errorf("%d lines", len(lines))
	}
	for _, l := range lines {
		if d := (l.At.Y - pages[0].Grid.Top) % pages[0].Grid.Step; d != 0 {
			t.Errorf("%q stands %v off the grid", l.Text, d)
		}
	}
}

func TestNumeric(t *testing.T) {
	for s, want := range map[string]bool{
		"12": true, "4.20": true, "−3": true, "+1.5%": true, "£4": true, "21:43": true, "2–1": true, "1,012.5": true, "12 mm": true,
		"Cod": false, "A4": false, "12 Nov": false, "3rd place": false, "": false, "m12": false,
	} {
		if got := numeric(s); got != want {
			t.Errorf("numeric(%q) = %v", s, got)
		}
	}
}

func TestPoint(t *testing.T) {
	for _, c := range []struct {
		in      string
		decimal byte
		want    string
	}{
		{"4.20", '.', "4"}, {"12", '.', "12"}, {"−3.5", '.', "−3"}, {"£1,012.5", '.', "£1,012"}, {"2–1", '.', "2"}, {"21:43", '.', "21"},
		{"4,20", ',', "4"}, {"1.012,5", ',', "1.012"}, {"1\u202f012,5", ',', "1\u202f012"}, {"1,012", ',', "1"}, {"12%", '.', "12"}, {"–", '.', "–"}, {".5", '.', ""},
	} {
		if got := c.in[:point(c.in, c.decimal)]; got != c.want {
			t.Errorf("point(%q, %c) = %q, want %q", c.in, c.decimal, got, c.want)
		}
	}
}

// TestRandomModules places modules at random and finds those that are set clear of
// each other, all others reported.
func TestRandomModules(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 12 {
		const n = 7
		var spec strings.Builder
		spec.WriteString(testSheet + "pages:\n  - folio: A2\n    stories: [{story: a.md, at: {column: 1, span: 2}}]\n    modules:\n")
		for range n {
			column := 1 + random.IntN(4)
			fmt.Fprintf(&spec, "      - {photo: ad.png, at: {column: %d, span: %d", column, 1+random.IntN(5-column))
			if random.IntN(2) == 0 {
				fmt.Fprintf(&spec, ", depth: %d", 4+random.IntN(25))
			}
			if random.IntN(2) == 0 {
				spec.WriteString(", from: bottom")
			}
			spec.WriteString("}}\n")
		}
		pages, findings := setPages(t, spec.String(), 2)
		left := 0
		for _, f := range findings {
			if f.ID == "no-room" && strings.HasPrefix(f.Msg, "the photo") {
				left++
			}
		}
		set := pictures(pages[0])
		if len(set)+left != n {
			t.Errorf("%d modules are set and %d reported, of %d\n%s", len(set), left, n, spec.String())
		}
		for i, a := range set {
			if a.Y < pages[0].Grid.Top || a.Bottom() > pages[0].Grid.Live.Bottom() {
				t.Errorf("a module stands from %v to %v", a.Y, a.Bottom())
			}
			for _, b := range set[:i] {
				if !a.Intersect(b).Empty() {
					t.Errorf("two modules share %v\n%s", a.Intersect(b), spec.String())
				}
			}
		}
	}
}
