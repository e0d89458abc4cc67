// Package samples has editions that are at once examples, demonstrations and
// goldens: each is made up anew and held against what is in its golden folder.
package samples

import (
	"bytes"
	"crypto/sha256"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"broadsheet/fonts"
	"broadsheet/layout"
	"broadsheet/layout/diag"
	"broadsheet/layout/edition"
	"broadsheet/layout/font"
	"broadsheet/layout/geom"
	"broadsheet/layout/page"
	"broadsheet/layout/pdf"
)

var update = flag.Bool("update", false, "write the goldens anew")

// Every sample is made up without an error, is what it was, and keeps the rules
// of make-up.
func TestSamples(t *testing.T) {
	specs, err := filepath.Glob("*/edition.yaml")
	if err != nil || len(specs) == 0 {
		t.Fatalf("no samples: %v", err)
	}
	lib, err := font.NewLibrary(fonts.Files)
	if err != nil {
		t.Fatal(err)
	}
	for _, spec := range specs {
		dir := filepath.Dir(spec)
		t.Run(dir, func(t *testing.T) {
			ed, findings, err := edition.Load(spec, edition.Options{})
			if err != nil {
				t.Fatal(err)
			}
			pages, more, err := layout.Pages(ed, lib)
			if err != nil {
				t.Fatal(err)
			}
			t.Run("findings", func(t *testing.T) { testFindings(t, dir, append(findings, more...)) })
			t.Run("golden", func(t *testing.T) { testGolden(t, dir, ed, pages) })
			for _, p := range pages {
				t.Run("grid of "+p.Folio, func(t *testing.T) { testGrid(t, p) })
				t.Run("legs of "+p.Folio, func(t *testing.T) { testLegs(t, p) })
				t.Run("subheads of "+p.Folio, func(t *testing.T) { testSubheads(t, p) })
				t.Run("pictures of "+p.Folio, func(t *testing.T) { testPictures(t, p) })
				t.Run("foot of "+p.Folio, func(t *testing.T) { testFoot(t, p) })
			}
		})
	}
}

// testFindings holds what is found in a sample against what was; an error is
// never right.
func testFindings(t *testing.T, dir string, findings diag.List) {
	var b bytes.Buffer
	for _, f := range findings {
		if f.Severity == diag.Error {
			t.Error(f)
		}
		fmt.Fprintln(&b, f)
	}
	golden(t, filepath.Join(dir, "golden", "findings.txt"), b.Bytes())
}

// testGolden holds pages and PDF against what they were.
func testGolden(t *testing.T, dir string, ed *edition.Edition, pages []*page.Page) {
	for _, p := range pages {
		var b bytes.Buffer
		if err := page.WriteJSON(&b, p); err != nil {
			t.Fatal(err)
		}
		golden(t, filepath.Join(dir, "golden", p.Folio+".json"), b.Bytes())
	}
	sum := sha256.New()
	info := pdf.Info{Title: ed.Publication, Publication: ed.Publication, Language: ed.Language, Date: ed.Date}
	if err := pdf.Write(sum, pages, info); err != nil {
		t.Fatal(err)
	}
	golden(t, filepath.Join(dir, "golden", "pdf.sha256"), fmt.Appendf(nil, "%x\n", sum.Sum(nil)))
}

// golden holds got against a file; -update writes it, a mismatch leaves what was
// got beside it.
func golden(t *testing.T, file string, got []byte) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, got, 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Errorf("no golden (make it with -update): %v", err)
		return
	}
	if !bytes.Equal(got, want) {
		if err := os.WriteFile(file+".got", got, 0o666); err != nil {
			t.Error(err)
		}
		t.Errorf("differs from %s; see %[1]s.got", file)
	}
}

// testGrid: every body baseline of every column stands on the page's grid.
func testGrid(t *testing.T, p *page.Page) {
	body := texts(p, "body")
	for _, x := range body {
		if off := (x.At.Y - p.Grid.Top) % p.Grid.Step; off != 0 {
			t.Errorf("%q stands %v below the grid", x.Text, off)
		}
	}
	if len(body) == 0 {
		t.Error("there is no body text")
	}
}

// testLegs: all legs of a story end on one line, the last with the text or with
// the note or the pull quote below it, and none with a hyphen.
func testLegs(t *testing.T, p *page.Page) {
	for story, legs := range legsOf(p) {
		if story == 0 {
			continue // letters, briefs: each has legs of its own
		}
		foot := legs[0].foot
		if len(legs) == 1 {
			foot = max(foot, legs[0].note)
		}
		for i, l := range legs {
			end := max(l.foot, l.note)
			if d := foot - end; i < len(legs)-1 && d != 0 || d >= p.Grid.Step || -d >= p.Grid.Step {
				t.Errorf("story %d: leg %d ends at %v, the first at %v", story, i+1, end, foot)
			}
			if strings.HasSuffix(l.last, "\u00ad") || strings.HasSuffix(l.last, "-") {
				t.Errorf("story %d: leg %d ends in %q", story, i+1, l.last)
			}
		}
	}
}

// testSubheads: a subhead stands right above the text that it heads.
func testSubheads(t *testing.T, p *page.Page) {
	flow := texts(p, "subhead", "body")
	for i, x := range flow {
		if x.Role != "subhead" {
			continue
		}
		for i < len(flow) && flow[i].Role == "subhead" {
			i++
		}
		if i == len(flow) {
			t.Errorf("nothing follows %q", x.Text)
			continue
		}
		below := flow[i].At.Y - x.At.Y
		if columnOf(p, flow[i].At.X) != columnOf(p, x.At.X) || below <= 0 || below > 3*p.Grid.Step {
			t.Errorf("%q does not stand above %q", x.Text, flow[i].Text)
		}
	}
}

// testPictures: a picture fills columns exactly.
func testPictures(t *testing.T, p *page.Page) {
	g := p.Grid
	width := g.Column()
	for _, it := range p.Items {
		pic, ok := it.(*page.Picture)
		if !ok {
			continue
		}
		first, last := columnOf(p, pic.Box.X), columnOf(p, pic.Box.Right()-width)
		left, right := g.X(first), g.X(last)+width
		// A grid's columns need not divide its width: a few units are let pass.
		if apart(pic.Box.X, left) > 8 || apart(pic.Box.Right(), right) > 8 {
			t.Errorf("%s stands from %v to %v, the columns from %v to %v", pic.Image.File, pic.Box.X, pic.Box.Right(), left, right)
		}
	}
}

// testFoot: a page is full; at most three rows stay open at the foot of a column,
// and none is below it.
func testFoot(t *testing.T, p *page.Page) {
	g := p.Grid
	rows := int((g.Live.Bottom() - g.Top - g.Step/4) / g.Step)
	for c := range g.Columns {
		last := 0
		for _, m := range p.Modules {
			if m.Column-1 <= c && c < m.Column-1+m.Span {
				last = max(last, m.Row-1+m.Rows)
			}
		}
		if open := rows - last; open < 0 || open > 3 {
			t.Errorf("column %d ends at row %d of %d", c+1, last, rows)
		}
	}
}

func apart(a, b geom.Length) geom.Length { return max(a-b, b-a) }

// leg is what the tests ask of one leg: its last baselines, of its text and of a
// note, jump line or pull quote in it, and its last words.
type leg struct {
	column     int
	foot, note geom.Length
	last       string
}

// legsOf are the legs of each story of a page, from left to right.
func legsOf(p *page.Page) map[int][]leg {
	legs := map[int][]leg{}
	for _, x := range texts(p, "body", "item", "note", "jump", "quote", "quote-by") {
		c := columnOf(p, x.At.X)
		l := legs[x.Story]
		i := len(l) - 1
		for i >= 0 && l[i].column != c {
			i--
		}
		if i < 0 {
			i = len(l)
			l = append(l, leg{column: c})
		}
		if x.Role != "body" && x.Role != "item" {
			end := x.At.Y
			if x.Role == "quote-by" {
				end += p.Grid.Step / 2 // to the rule below it
			}
			l[i].note = max(l[i].note, end)
		} else if x.At.Y >= l[i].foot {
			l[i].foot, l[i].last = x.At.Y, x.Text
		}
		legs[x.Story] = l
	}
	return legs
}

// columnOf is the grid column, from 0, in which a pen starts; it may hang out on
// the left.
func columnOf(p *page.Page, x geom.Length) int {
	c := 0
	for c+1 < p.Grid.Columns && x >= p.Grid.X(c+1)-p.Grid.Gutter/2 {
		c++
	}
	return c
}

// texts are a page's texts of some roles in reading order.
func texts(p *page.Page, roles ...string) []*page.Text {
	var found []*page.Text
	for _, it := range p.Items {
		x, ok := it.(*page.Text)
		if !ok {
			continue
		}
		for _, r := range roles {
			if x.Role == r {
				found = append(found, x)
			}
		}
	}
	return found
}
