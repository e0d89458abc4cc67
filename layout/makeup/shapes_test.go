package makeup

import (
	"strings"
	"testing"

	"broadsheet/layout/diag"
	"broadsheet/layout/page"
)

// Every story has a shape, however short its text or long its head; pictures within
// its legs, and its note, have their room.
func TestEveryStoryHasAShape(t *testing.T) {
	for _, keys := range []string{"", "headline: ''", "box: true", "columns: 3", "columns: 2, box: true", "picture: {file: lamp.png, place: inside}",
		"picture: {file: lamp.png, place: inside, span: 1, ratio: 1:1}", "pictures: [{file: lamp.png}, {file: lamp.png, place: inside, span: 1}]",
		"headline: {lines: 1}", "headline: {text: Nobody was surprised by the answer of the committee to the pilots of the late ferry on Sunday}"} {
		for _, paragraphs := range []int{1, 4, 14} {
			_, findings := setPages(t, `
publication: The Courier
date: 2026-11-22
note: true
sheet: {size: tabloid, columns: 5}
pages:
  - folio: A1
    stories: [{story: a.md, must: true, `+keys+`}, {story: b.md}]
`, paragraphs, 3)
			for _, f := range findings {
				if f.Severity == diag.Error && f.ID != "low-resolution" || f.ID == "left-out" {
					t.Errorf("%q, %d paragraphs: %v", keys, paragraphs, f)
				}
			}
		}
	}
}

// The head of a rest is smaller than that of the story, and no rest leads its page.
func TestRestBehind(t *testing.T) {
	pages, _ := setPages(t, `
publication: The Courier
sheet: {size: tabloid, columns: 5}
pages:
  - folio: A1
    stories: [{story: a.md, priority: 1, jump: A2}, {story: b.md, at: {column: 4, span: 2, row: 1}}]
  - folio: A2
    stories: [{story: c.md, priority: 2}, {story: d.md, priority: 3}]
`, 40, 30, 12, 8)
	size := func(p *page.Page, name string) int {
		for _, m := range p.Modules {
			for _, it := range p.Items[m.From:m.To] {
				if l, ok := it.(*page.Text); ok && l.Role == "headline" && strings.HasSuffix(m.Name, name) {
					return int(l.Size)
				}
			}
		}
		t.Fatalf("no head of %s on page %s", name, p.Folio)
		return 0
	}
	if whole, rest := size(pages[0], "a.md"), size(pages[1], "a.md"); rest >= whole {
		t.Errorf("the rest's head is of %d, the story's of %d", rest, whole)
	}
	if lead, rest := size(pages[1], "c.md"), size(pages[1], "a.md"); rest >= lead {
		t.Errorf("the rest's head is of %d, the page's lead's of %d", rest, lead)
	}
}

// What points to a story that make-up has left out is reported.
func TestPointingToLeftOut(t *testing.T) {
	_, findings := setPages(t, `
publication: The Courier
sheet: {size: a4, columns: 2}
pages:
  - folio: A1
    nameplate: {ears: [{text: Ferries, refer: b.md}]}
    stories: [{story: a.md, must: true}, {story: b.md}]
`, 9, 30)
	if f, ok := find(findings, "refer"); !ok || f.Line != 6 || !strings.Contains(f.Msg, "b.md is left out") {
		t.Errorf("no finding on what leads to b.md: %+v", []diag.Finding(findings))
	}
}

// A page that is not made up tells what it leaves out.
func TestNotMadeUp(t *testing.T) {
	_, findings := setPages(t, `
publication: The Courier
sheet: {size: tabloid, columns: 4}
pages:
  - folio: A1
    stories: [{story: b.md, must: true}, {story: c.md}]
    modules: [{ad: ad.png, at: {row: 4, depth: 108}}]
`, 4, 4, 4)
	if f, ok := find(findings, "left-out"); !ok || !strings.Contains(f.Msg, "b.md, c.md are left out") {
		t.Errorf("b.md and c.md are lost: %+v", []diag.Finding(findings))
	}
}

// A story stands above others in its columns where there is room; the cut-off rule
// of one below keeps near it.
func TestCutOffNearItsStory(t *testing.T) {
	pages, findings := setPages(t, `
publication: The Courier
sheet: {size: tabloid, columns: 5}
pages:
  - folio: A1
    stories: [{story: a.md, at: {column: 4, span: 2, row: 80, depth: 30}}, {story: b.md}, {story: c.md}]
    modules: [{facts: {title: Tides, text: High}, at: {column: 5, row: 1}}]
`, 8, 12, 12)
	if f, ok := find(findings, "overlap"); ok {
		t.Error(f)
	}
	p := pages[0]
	for _, m := range p.Modules {
		for _, it := range p.Items[m.From:m.To] {
			if r, ok := it.(*page.Rule); ok && r.From.Y < m.Box.Y-4*p.Grid.Step {
				t.Errorf("%s has a rule at %v, %v above it", m.Name, r.From, m.Box.Y-r.From.Y)
			}
		}
	}
}

// A drop cap stands beside lines of its own paragraph only.
func TestDropCapShort(t *testing.T) {
	pages, findings := setPages(t, "publication: The Courier\npages: [{folio: A1, stories: [{story: a.md, at: {span: 2, row: 1}, columns: 1, drop-cap: true}]}]\n", 1)
	if _, ok := textOf(pages[0], "drop-cap", ""); !ok {
		if f, told := find(findings, "furniture"); !told || f.Line == 0 {
			t.Errorf("the drop cap is gone: %v", findings)
		}
	}
}
