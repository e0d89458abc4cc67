package makeup

import (
	"fmt"
	"math/rand"
	"strings"
	"testing"

	"broadsheet/layout/edition"
	"broadsheet/layout/geom"
	"broadsheet/layout/page"
)

const doubleSheet = "publication: The Harbour Courier\ndate: 2026-11-22\n" +
	"sheet: {size: 200mm x 300mm, columns: 4, margins: {top: 10mm, bottom: 10mm, inside: 15mm, outside: 10mm}}\n"

// TestBridge: the columns of a double page are those of its two pages, and the two
// inside margins lie between them.
func TestBridge(t *testing.T) {
	spec := doubleSheet + "pages: [{folio: 5, stories: [a.md]}, {folio: [6, 7], stories: [{story: b.md, at: {column: 3, span: 4}, headline: {size: 36pt}," +
		" picture: {file: lamp.png, span: 4}}], modules: [{ad: ad.png, at: {column: 4, span: 2, from: bottom}}]}]\n"
	pages, _ := setPages(t, spec, 2, 8)
	single, double := pages[0], pages[1]
	g := double.Grid
	if double.Folio != "6-7" || double.Trim.W != 2*single.Trim.W || g.Columns != 8 || g.Bridge != geom.MM(30_000) {
		t.Fatalf("folio %s, %v wide, %d columns, bridge %v", double.Folio, double.Trim.W, g.Columns, g.Bridge)
	}
	if d := g.Column() - single.Grid.Column(); d < -2 || d > 2 {
		t.Errorf("a column of %v, on a single page %v", g.Column(), single.Grid.Column())
	}
	if d := g.X(4) - (single.Trim.W + geom.MM(15_000)); d < -8 || d > 8 {
		t.Errorf("the right page's columns begin at %v", g.X(4))
	}
	heads := double.Text("headline")
	if x := heads[0].At.X; x != g.X(2) || x+heads[0].Width() < g.X(4) {
		t.Errorf("the headline runs from %v to %v", x, x+heads[0].Width())
	}
	want := geom.Rect{X: g.X(2), W: g.X(5) + g.Column() - g.X(2)}
	for i, box := range pictures(double) {
		if i == 1 {
			want = geom.Rect{X: g.X(3), W: g.X(4) + g.Column() - g.X(3)}
		}
		if box.X != want.X || i == 0 && box.W != want.W {
			t.Errorf("picture %d from %v to %v, want %v to %v", i, box.X, box.Right(), want.X, want.Right())
		}
	}
	numbers := double.Text("folio-number")
	if len(numbers) != 2 || numbers[0].At.X != g.Live.X || numbers[0].Text != "6" || numbers[1].Text != "7" {
		t.Fatalf("folios %v", numbers)
	}
	if right := numbers[1].At.X + numbers[1].Width(); right < g.Live.Right()-2 || right > g.Live.Right()+2 {
		t.Errorf("the right folio ends at %v", right)
	}
	checkBridge(t, double)
	checkModules(t, double)
}

// checkBridge: no line of a leg lies over the fold.
func checkBridge(t *testing.T, p *page.Page) {
	t.Helper()
	left, right := p.Grid.X(p.Grid.Columns/2-1)+p.Grid.Column(), p.Grid.X(p.Grid.Columns/2)
	for _, l := range append(p.Text("body"), p.Text("byline")...) {
		if l.At.X < right-p.Grid.Gutter && l.At.X+l.Width() > left+p.Grid.Gutter {
			t.Errorf("%q lies over the fold, from %v to %v", l.Text, l.At.X, l.At.X+l.Width())
		}
	}
}

// TestRandomDoublePages puts stories at random places of double pages.
func TestRandomDoublePages(t *testing.T) {
	r := rand.New(rand.NewSource(*seed))
	for n := range cases(30) {
		var stories []string
		var paragraphs []int
		for i := range 1 + r.Intn(3) {
			s := randomStory(r, string(rune('a'+i))+".md")
			if r.Intn(2) == 0 {
				s = strings.Replace(s, "at: {column: ", fmt.Sprintf("at: {column: %d", r.Intn(3)), 1) // up to 24: refused where it does not fit
			}
			stories = append(stories, s)
			paragraphs = append(paragraphs, 1+r.Intn(12))
		}
		bridge := []string{"", ", bridge: 12pt", ", bridge: 60mm"}[r.Intn(3)]
		spec := doubleSheet + "pages: [{folio: A6, double: true" + bridge + ", stories: [" + strings.Join(stories, ",\n") + "]}]\n"
		pages, findings, ok := tryPages(t, spec, paragraphs...)
		if !ok {
			continue
		}
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			checkRandom(t, pages[0], findings)
			checkBridge(t, pages[0])
			if t.Failed() {
				t.Log(spec, findings)
			}
		})
	}
}

// TestLegsOverBridge: legs are shared out to the sides of the fold, within the
// place, apart by a gutter, and as wide as each other.
func TestLegsOverBridge(t *testing.T) {
	sheet := edition.Sheet{Size: geom.Size{W: 800 * geom.Pt, H: 600 * geom.Pt}, Columns: 8, Gutter: geom.Pica, Baseline: 10 * geom.Pt,
		Bridge: 60 * geom.Pt, Margins: edition.Margins{Top: 20 * geom.Pt, Bottom: 20 * geom.Pt, Inside: 30 * geom.Pt, Outside: 30 * geom.Pt}}
	g := newGrid(sheet, false, 0)
	for c := range 8 {
		for n := 1; c+n <= 8; n++ {
			for legs := 1; legs <= 2*n; legs++ {
				for _, in := range []geom.Length{0, g.gutter / 2} {
					x, w := g.legs(c, n, legs, in)
					left, right := g.sides(c, n)
					if right > 0 && legs > 1 && legs*left%n != 0 && len(x) != n || legs*left%n == 0 && len(x) != legs {
						t.Fatalf("%d legs over %d columns from %d came out as %d", legs, n, c, len(x))
					}
					if x[0] != g.x(c)+in || x[len(x)-1]+w > g.x(c)+g.across(c, n)-in+1 {
						t.Errorf("legs from %v to %v, of a place from %v to %v", x[0], x[len(x)-1]+w, g.x(c)+in, g.x(c)+g.across(c, n)-in)
					}
					for i := range x {
						if i > 0 && x[i] < x[i-1]+w+g.gutter {
							t.Errorf("leg %d of %d over %d columns from %d begins at %v, the one before ends at %v", i, len(x), n, c, x[i], x[i-1]+w)
						}
						if right > 0 && len(x) > 1 && x[i] < g.x(4)-g.gutter/2 && x[i]+w > g.x(3)+g.column+g.gutter/2 {
							t.Errorf("leg %d of %d over %d columns from %d lies over the fold", i, len(x), n, c)
						}
					}
				}
			}
		}
	}
}

// TestSectionStyles sets a page in its section's styles, and its name in the folio
// line of the pages after the first.
func TestSectionStyles(t *testing.T) {
	pages, findings := setPages(t, doubleSheet+`sections:
  Sport: {ink: C100, styles: {body: {face: Libre Franklin Regular}}, sheet: {columns: 3}}
pages:
  - {folio: A1, section: Home, stories: [a.md]}
  - {folio: A2, section: Sport, stories: [b.md]}
  - {folio: A3, section: Sport, stories: [c.md]}
  - {folio: A4, section: Sport, flag: true, double: true, stories: [d.md]}
`, 2, 2, 2, 2)
	for _, f := range findings {
		if f.Severity > 0 && f.ID != "white" { // the stories are short
			t.Error(f)
		}
	}
	for i, want := range []struct {
		face    string
		ink     geom.Ink
		columns int
		flags   int
	}{{"Source Serif 4 SmText Regular", geom.Black, 4, 1}, {"Libre Franklin Regular", geom.Ink{C: 100}, 3, 1},
		{"Libre Franklin Regular", geom.Ink{C: 100}, 3, 0}, {"Libre Franklin Regular", geom.Ink{C: 100}, 6, 1}} {
		p := pages[i]
		if face := p.Text("body")[0].Face.Name(); face != want.face {
			t.Errorf("page %s: body in %s", p.Folio, face)
		}
		if ink := p.Text("kicker")[0].Ink; ink != want.ink {
			t.Errorf("page %s: the kicker in %v", p.Folio, ink)
		}
		if p.Grid.Columns != want.columns || len(p.Text("section")) != want.flags || len(p.Text("folio-section")) != 1-want.flags {
			t.Errorf("page %s: %d columns, %d flags, %d in the folio line", p.Folio, p.Grid.Columns, len(p.Text("section")), len(p.Text("folio-section")))
		}
	}
	number, name := pages[2].Text("folio-number")[0], pages[2].Text("folio-section")[0]
	if name.At.Y != number.At.Y || name.At.X+name.Width() > number.At.X {
		t.Error("the section's name does not stand left of the right page's number")
	}
}
