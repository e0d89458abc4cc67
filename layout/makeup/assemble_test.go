package makeup

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"broadsheet/layout/geom"
	"broadsheet/layout/page"
)

// TestReadingOrder: the lead is read first, the others down the page, ads last,
// whatever their order in the spec.
func TestReadingOrder(t *testing.T) {
	pages, findings := setPages(t, testSheet+`pages:
  - folio: A2
    stories:
      - {story: a.md, at: {column: 4, span: 1, row: 1}, headline: {size: 16pt}}
      - {story: c.md, at: {column: 2, span: 2, row: 1}, headline: {size: 30pt}, box: true}
      - {story: b.md, at: {column: 2, span: 2, row: 40}, headline: {size: 20pt}}
    modules:
      - {ad: ad.png, at: {column: 1, span: 1}}
      - {list: {title: Tides, items: [High at noon, Low at six]}, at: {column: 1, row: 20, span: 1}}
      - {facts: {title: Ferries, items: [Two, Three]}, at: {column: 4, span: 1, from: bottom}}
`, 3, 1, 2)
	if findings.Has(2) {
		t.Fatal(findings)
	}
	p := pages[0]
	var got []string
	for _, m := range p.Modules {
		got = append(got, m.Name)
	}
	want := []string{"the story c.md", "the story a.md", "the list ‘Tides’", "the story b.md", "the fact box ‘Ferries’", "the ad ad.png"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if m := p.Modules[0]; !m.Framed || m.Story != 2 || m.Column != 2 || m.Span != 2 || m.Row != 1 {
		t.Errorf("got %+v", m)
	}
	checkModules(t, p)
}

// checkModules: a page's modules share out its items in their order, each draws
// within its box, and a story's items are all in its module.
func checkModules(t *testing.T, p *page.Page) {
	t.Helper()
	next := -1
	for i, m := range p.Modules {
		if next < 0 {
			next = m.From
		}
		if m.From != next || m.To < m.From || m.To > len(p.Items) {
			t.Errorf("module %d has items %d to %d, those before it end at %d", i, m.From, m.To, next)
		}
		next = m.To
		// A cut-off rule stands above its module, type and frames stand out a little.
		box := geom.Rect{X: m.Box.X - p.Grid.Gutter, Y: m.Box.Y - p.Grid.Step, W: m.Box.W + 2*p.Grid.Gutter, H: m.Box.H + 2*p.Grid.Step}
		for _, it := range p.Items[m.From:m.To] {
			switch it := it.(type) {
			case *page.Text:
				if it.Story != m.Story {
					t.Errorf("%q of story %d is in %s", it.Text, it.Story, m.Name)
				}
				if it.At.X < box.X || it.At.X+it.Width() > box.Right() || it.At.Y < box.Y || it.At.Y > box.Bottom() {
					t.Errorf("%q stands out of %s", it.Text, m.Name)
				}
			case *page.Picture:
				if it.Story != m.Story || it.Box.Intersect(box) != it.Box {
					t.Errorf("a picture of story %d at %v in %s at %v", it.Story, it.Box, m.Name, m.Box)
				}
			}
		}
	}
	for i, it := range p.Items {
		l, ok := it.(*page.Text)
		if !ok || l.Story == 0 {
			continue
		}
		if !slices.ContainsFunc(p.Modules, func(m page.Module) bool { return m.Story == l.Story && m.From <= i && i < m.To }) {
			t.Errorf("%q is in no module", l.Text)
		}
	}
}

// TestBookmarks: the outline lists the headlines in reading order.
func TestBookmarks(t *testing.T) {
	pages, _ := setPages(t, testSheet+"pages: [{folio: A1, stories: [{story: a.md, headline: {text: Second, size: 20pt}, at: {row: 40}},"+
		" {story: b.md, headline: {text: First, size: 30pt}, at: {row: 1}}]}]\n", 2, 2)
	if got := fmt.Sprint(pages[0].Bookmarks); !strings.Contains(got, "First") || strings.Index(got, "First") > strings.Index(got, "Second") {
		t.Errorf("got %s", got)
	}
}
