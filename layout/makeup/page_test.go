package makeup

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"broadsheet/fonts"
	"broadsheet/layout/diag"
	"broadsheet/layout/edition"
	"broadsheet/layout/font"
	"broadsheet/layout/geom"
	"broadsheet/layout/page"
)

// setPages makes up a spec over stories of so many paragraphs, "a.md", "b.md" …,
// and a picture of 600 × 400, "ad.png".
func setPages(t testing.TB, spec string, paragraphs ...int) ([]*page.Page, diag.List) {
	t.Helper()
	pages, findings, ok := tryPages(t, spec, paragraphs...)
	if !ok {
		t.Fatal(findings)
	}
	return pages, findings
}

// tryPages is setPages of a spec that may be refused; it is not ok then, and the
// findings say why.
func tryPages(t testing.TB, spec string, paragraphs ...int) ([]*page.Page, diag.List, bool) {
	t.Helper()
	dir := t.TempDir()
	for i, n := range paragraphs {
		var s strings.Builder
		fmt.Fprintf(&s, "---\nheadline: Ferry pilots ask for lights on the northern mole\nbyline: Ines Calloway, Harbour Reporter\nkicker: Harbour\n---\n\n")
		for k := range n {
			fmt.Fprintf(&s, "The %dth ferry was late on Sunday, and the committee asked the pilots for an estimate of the warning lights "+
				"that the channel needs before the winter storms. Nobody on the mole was surprised by the answer%s.\n\n", k+1,
				strings.Repeat(" of the day", k*5%7))
		}
		write(t, filepath.Join(dir, string(rune('a'+i))+".md"), s.String())
	}
	var lamp bytes.Buffer
	if err := png.Encode(&lamp, image.NewGray(image.Rect(0, 0, 600, 400))); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "lamp.png"), lamp.String())
	var ad bytes.Buffer
	if err := png.Encode(&ad, image.NewGray(image.Rect(0, 0, 600, 400))); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "ad.png"), ad.String())
	write(t, filepath.Join(dir, "edition.yaml"), spec)
	ed, _, err := edition.Load(filepath.Join(dir, "edition.yaml"), edition.Options{})
	var refused diag.List
	if errors.As(err, &refused) {
		return nil, refused, false
	}
	lib, err := font.NewLibrary(fonts.Files)
	if err != nil {
		t.Fatal(err)
	}
	pages, findings, err := Pages(ed, lib)
	if err != nil {
		t.Fatal(err)
	}
	return pages, findings, true
}

func write(t testing.TB, file, s string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(s), 0o666); err != nil {
		t.Fatal(err)
	}
}

const testSheet = "publication: The Harbour Courier\ndate: 2026-11-22\nlanguage: en-GB\nsheet: {size: 200mm x 300mm, columns: 4, margins: 10mm}\n"

// find returns the first finding of an id.
func find(l diag.List, id string) (diag.Finding, bool) {
	for _, f := range l {
		if f.ID == id {
			return f, true
		}
	}
	return diag.Finding{}, false
}

func TestFindings(t *testing.T) {
	for _, c := range []struct {
		name, stories string
		paragraphs    []int
		id, msg       string
		severity      diag.Severity
	}{
		{"overset", "{story: a.md, at: {column: 1, span: 4, row: 1, depth: 20}}", []int{12}, "overset", "the story is overset by", diag.Error},
		{"head alone", "{story: a.md, at: {column: 1, span: 1, row: 1, depth: 6}}", []int{4}, "overset", "the story is overset by", diag.Error},
		{"underset", "{story: a.md, at: {column: 1, span: 4, row: 1, depth: 60}}", []int{4}, "underset", "the story ends", diag.Warning},
		{"overset page", "{story: a.md}, {story: b.md, at: {column: 1, span: 4}}", []int{60, 4}, "overset", "", diag.Error},
		{"no room above", "{story: a.md, at: {column: 1, span: 4}}, {story: b.md, at: {column: 2, span: 2, row: 3}}", []int{3, 1}, "no-room", "the story has no room", diag.Error},
		{"overlap", "{story: a.md, at: {column: 1, span: 4, row: 1, depth: 30}}, {story: b.md, at: {column: 2, span: 2, row: 20}}", []int{8, 1}, "overlap", "the story at row 20 overlaps", diag.Error},
		{"long headline", "{story: a.md, headline: {lines: 1}, at: {column: 1, span: 1}}", []int{2}, "headline-long", "the headline needs", diag.Warning},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, findings := setPages(t, testSheet+"pages: [{folio: A1, stories: ["+c.stories+"]}]\n", c.paragraphs...)
			f, ok := find(findings, c.id)
			if !ok {
				t.Fatalf("no finding %s in %v", c.id, findings)
			}
			if f.Severity != c.severity || !strings.HasPrefix(f.Msg, c.msg) || f.Page != "A1" {
				t.Errorf("got %v", f)
			}
		})
	}
}

// TestOversetIsExact takes the words that an overset finding counts off the
// story's end, and finds it fit.
func TestOversetIsExact(t *testing.T) {
	spec := testSheet + "pages: [{folio: A1, stories: [{story: a.md, at: {column: 1, span: 4, row: 1, depth: 30}}]}]\n"
	pages, findings := setPages(t, spec, 14)
	f, ok := find(findings, "overset")
	if !ok {
		t.Fatal("not overset")
	}
	var lines, words int
	if _, err := fmt.Sscanf(f.Msg, "the story is overset by %d lines: %d words", &lines, &words); err != nil {
		t.Fatal(err)
	}
	set := 0
	for _, l := range pages[0].Text("body") {
		set += len(strings.Fields(strings.ReplaceAll(l.Text, "\u00ad", "")))
		if strings.HasSuffix(l.Text, "\u00ad") {
			set-- // the word goes on in the next line
		}
	}
	all := 14 * 37 // and what the test's paragraphs repeat
	for k := range 14 {
		all += 3 * (k * 5 % 7)
	}
	if set+words < all-1 || set+words > all+1 {
		t.Errorf("%d words are set and %d overset, of %d", set, words, all)
	}
}

// TestGrid finds every body line on the page's one grid, over several modules.
func TestGrid(t *testing.T) {
	pages, _ := setPages(t, testSheet+`pages:
  - folio: A2
    stories:
      - {story: a.md, at: {column: 1, span: 3}}
      - {story: b.md, at: {column: 4, span: 1}}
      - {story: c.md, at: {column: 1, span: 2}}
      - {story: d.md, at: {column: 3, span: 1}, headline: {size: 17.3pt}}
`, 6, 3, 4, 2)
	g := pages[0].Grid
	for _, l := range pages[0].Text("body") {
		if d := (l.At.Y - g.Top) % g.Step; d != 0 {
			t.Errorf("%q stands %v off the grid", l.Text, d)
		}
	}
	for _, it := range pages[0].Items {
		if l, ok := it.(*page.Text); ok {
			if l.At.X < g.Live.X-g.Gutter || l.At.X+l.Width() > g.Live.Right()+g.Gutter || l.At.Y > g.Live.Bottom() {
				t.Errorf("%q stands out of the live area", l.Text)
			}
		}
	}
}

// TestLegsEndTogether finds the last lines of a story's legs on one baseline;
// the last leg, where no note stands, within two rows of it: a story of a few
// paragraphs has no more to give without a widow.
func TestLegsEndTogether(t *testing.T) {
	for n := 5; n < 14; n++ {
		pages, _ := setPages(t, testSheet+"pages: [{folio: A1, stories: [a.md]}]\n", n)
		last := map[geom.Length]geom.Length{}
		g := pages[0].Grid
		for _, l := range pages[0].Text("body") {
			pitch := (g.Live.W + g.Gutter) / geom.Length(g.Columns)
			column := (l.At.X - g.Live.X + g.Gutter) / pitch
			last[column] = max(last[column], l.At.Y)
		}
		for column, y := range last {
			if short := (last[0] - y) / g.Step; y > last[0] || short > 2 || short > 0 && column < 3 {
				t.Errorf("%d paragraphs: leg %d ends at %v, the first at %v", n, column, y, last[0])
			}
		}
	}
}

// TestDropCapKeepsWord finds the first word whole in the text of the first line.
func TestDropCapKeepsWord(t *testing.T) {
	pages, _ := setPages(t, testSheet+"pages: [{folio: A1, stories: [{story: a.md, drop-cap: true}]}]\n", 5)
	if first := pages[0].Text("body")[0]; !strings.HasPrefix(first.Text, "The 1th") {
		t.Errorf("the first line reads %q", first.Text)
	}
	caps := pages[0].Text("drop-cap")
	if len(caps) != 1 || caps[0].Text != "" {
		t.Fatalf("%d drop caps", len(caps))
	}
	body := pages[0].Text("body")
	if y := caps[0].At.Y; y != body[0].At.Y+2*pages[0].Grid.Step {
		t.Errorf("the drop cap stands at %v, not on the third line's baseline", y)
	}
	for _, l := range body[:3] {
		if l.At.X < caps[0].At.X+caps[0].Width()/2 {
			t.Errorf("%q runs into the drop cap", l.Text)
		}
	}
}

// TestMirror sets margins and folio of a left and a right page.
func TestMirror(t *testing.T) {
	spec := strings.Replace(testSheet, "margins: 10mm", "margins: {top: 10mm, bottom: 10mm, inside: 25mm, outside: 10mm}", 1) +
		"pages: [{folio: A2, stories: [a.md]}, {folio: A3, stories: [b.md]}]\n"
	pages, _ := setPages(t, spec, 2, 2)
	left, right := pages[0], pages[1]
	if left.Grid.Live.X != geom.MM(10_000) || right.Grid.Live.X != geom.MM(25_000) {
		t.Errorf("live areas begin at %v and %v", left.Grid.Live.X, right.Grid.Live.X)
	}
	number := func(p *page.Page) geom.Length { return p.Text("folio-number")[0].At.X }
	if number(left) != left.Grid.Live.X || number(right) < right.Grid.Live.Right()-geom.In {
		t.Errorf("folio numbers at %v and %v", number(left), number(right))
	}
}

// TestSameOnAllProcessors compares the pages of a parallel run with themselves.
func TestSameOnAllProcessors(t *testing.T) {
	spec := testSheet + "pages: [{folio: A1, stories: [a.md]}, {folio: A2, stories: [b.md]}, {folio: A3, stories: [c.md]}]\n"
	var first string
	for range 4 {
		pages, _ := setPages(t, spec, 5, 6, 7)
		var b strings.Builder
		for _, p := range pages {
			if err := page.WriteJSON(&b, p); err != nil {
				t.Fatal(err)
			}
		}
		if first == "" {
			first = b.String()
		}
		if b.String() != first {
			t.Fatal("two runs differ")
		}
	}
}

// TestBox finds a boxed story within its frame, and the next story below it.
func TestBox(t *testing.T) {
	pages, _ := setPages(t, testSheet+"pages: [{folio: A1, stories: [{story: a.md, box: true}, b.md]}]\n", 4, 2)
	var frame geom.Rect
	for _, it := range pages[0].Items {
		if r, ok := it.(*page.Rule); ok && r.From.X == r.To.X && r.Weight == geom.Pt/4 {
			y, h := min(r.From.Y, r.To.Y), max(r.From.Y, r.To.Y)-min(r.From.Y, r.To.Y)
			if h > frame.H {
				frame = geom.Rect{X: r.From.X, Y: y, W: pages[0].Grid.Live.W, H: h}
			}
		}
	}
	for _, it := range pages[0].Items {
		l, ok := it.(*page.Text)
		if !ok || l.Story == 0 {
			continue
		}
		within := l.At.Y > frame.Y && l.At.Y < frame.Bottom()
		if within != (l.Story == 1) {
			t.Errorf("story %d: %q at %v, the frame is from %v to %v", l.Story, l.Text, l.At.Y, frame.Y, frame.Bottom())
		}
	}
}

// TestRunAround finds the lines beside a picture narrower than its leg clear of
// it.
func TestRunAround(t *testing.T) {
	pages, findings := setPages(t, testSheet+"pages: [{folio: A1, stories: [{story: a.md, columns: 2, picture: {file: lamp.png, width: 30mm, leg: 1, row: 4, side: left, caption: A lamp}}]}]\n", 9)
	if findings.Has(diag.Error) {
		t.Fatal(findings)
	}
	var box geom.Rect
	for _, it := range pages[0].Items {
		if p, ok := it.(*page.Picture); ok {
			box = p.Box
		}
	}
	if box.W != geom.MM(30_000) {
		t.Fatalf("the picture is %v wide", box.W)
	}
	beside := 0
	for _, l := range pages[0].Text("body") {
		if l.At.Y > box.Y && l.At.Y < box.Bottom() && l.At.X < box.Right()+geom.In {
			beside++
			if l.At.X < box.Right() {
				t.Errorf("%q runs into the picture", l.Text)
			}
		}
	}
	if beside < 4 {
		t.Errorf("%d lines beside the picture %v", beside, box)
	}
}
