package makeup

import (
	"fmt"
	"strings"
	"testing"

	"broadsheet/layout/diag"
	"broadsheet/layout/page"
)

// places lists a page's stories with their places, in reading order.
func places(p *page.Page) string {
	var b strings.Builder
	for _, m := range p.Modules {
		if m.Kind == "story" {
			fmt.Fprintf(&b, "%s %d+%d %d+%d; ", strings.TrimPrefix(m.Name, "the story "), m.Column, m.Span, m.Row, m.Rows)
		}
	}
	return b.String()
}

// What cannot be made up has one error with its place, and no run takes long.
func TestImpossible(t *testing.T) {
	for _, c := range []struct {
		name, spec string
		paragraphs []int
		id, part   string
		line       int
	}{
		{"too much must", `
pages:
  - stories:
      - {story: a.md, must: true}
      - {story: b.md, must: true}
      - {story: c.md, must: true}
      - {story: d.md, must: true}
`, []int{60, 60, 60, 60}, "make-up", "must be on the page", 3},
		{"a must larger than the page", `
pages:
  - stories:
      - {story: a.md, must: true}
      - {story: b.md}
`, []int{200, 3}, "make-up", "a.md", 4},
		{"an ad larger than the page", `
pages:
  - stories: [{story: a.md}, {story: b.md}]
    modules:
      - {ad: {picture: ad.png}, at: {column: 1, span: 5, row: 1, from: bottom, depth: 116}}
`, []int{5, 5}, "range", "out of range", 5},
		{"ads that interlock", `
sheet: {size: tabloid, columns: 4}
pages:
  - stories: [{story: a.md}, {story: b.md}]
    modules:
      - {ad: {picture: ad.png}, at: {column: 1, span: 2, row: 30, depth: 20}}
      - {ad: {picture: ad.png}, at: {column: 3, span: 1, row: 20, depth: 40}}
      - {ad: {picture: ad.png}, at: {column: 2, span: 2, row: 62, depth: 20}}
      - {ad: {picture: ad.png}, at: {column: 1, span: 1, row: 52, depth: 40}}
`, []int{5, 5}, "make-up", "interlock", 4},
		{"a story that is too long for the edition's list", `
pages: [{folio: A1, section: Sport}]
stories: [{story: a.md, section: Sport}, {story: b.md, section: Sport}]
`, []int{300, 4}, "left-out", "a.md", 3},
		{"a story for a page that may not take it", `
pages: [{folio: A1}, {folio: A2}]
stories: [{story: a.md, page: A2, jump: A2}, {story: b.md}]
`, []int{30, 4}, "left-out", "no page may take it", 3},
		{"a must of the list that no page holds", `
pages: [{folio: A1}]
stories: [{story: a.md, must: true}, {story: b.md}]
`, []int{300, 4}, "make-up", "too long for the page", 3},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, findings, _ := tryPages(t, c.spec, c.paragraphs...)
			f, ok := find(findings, c.id)
			if !ok || !strings.Contains(f.Msg, c.part) || f.Line != c.line {
				t.Errorf("no %s in line %d on %q in %+v", c.id, c.line, c.part, []diag.Finding(findings))
			}
			for _, f := range findings {
				if f.ID == "overlap" || f.ID == "overset" {
					t.Error(f)
				}
			}
		})
	}
}

// Stories and modules stand in the regions of a template, by their roles or in
// order; what has none is made up in what they leave.
func TestTemplate(t *testing.T) {
	pages, findings := setPages(t, `
publication: The Courier
sheet: {size: tabloid, columns: 5}
templates:
  front:
    - {role: lead, at: {column: 1, span: 4, row: 1, depth: 58}}
    - {role: second, at: {column: 1, span: 2, row: 61, depth: 44}}
    - {role: rail, at: {column: 5, span: 1, row: 1}}
    - {role: second, at: {column: 3, span: 2, row: 61, depth: 44}}
pages:
  - folio: A1
    template: front
    stories:
      - {story: a.md, role: second}
      - {story: b.md, role: lead}
      - {story: c.md}
    modules:
      - {facts: {title: Inside, text: "Ferries, page 3"}, role: rail}
      - {facts: {title: Weather, text: "Rain"}, role: rail}
`, 8, 22, 9)
	for _, f := range findings {
		if f.Severity == diag.Error {
			t.Error(f)
		}
	}
	at := map[string]page.Module{}
	for _, m := range pages[0].Modules {
		at[m.Name] = m
	}
	for name, want := range map[string][3]int{
		"the story b.md": {1, 4, 1}, "the story a.md": {1, 2, 61}, "the story c.md": {3, 2, 61}, "the fact box ‘Inside’": {5, 1, 1},
	} {
		if m := at[name]; m.Column != want[0] || m.Span != want[1] || m.Row != want[2] {
			t.Errorf("%s stands at column %d over %d, row %d", name, m.Column, m.Span, m.Row)
		}
	}
	inside, weather := at["the fact box ‘Inside’"], at["the fact box ‘Weather’"]
	if weather.Column != 5 || weather.Row < inside.Row+inside.Rows {
		t.Errorf("the rail is not stacked: %+v, %+v", inside, weather)
	}
}

// The same list gives the same page, and another seed may give another; a place
// that is given is kept.
func TestSteered(t *testing.T) {
	const spec = `
publication: The Courier
sheet: {size: broadsheet, columns: 6}
copyfit: {cut: 40%%}
pages:
  - stories: [{story: a.md, priority: 1}, b.md, {story: c.md%s}, d.md, e.md, f.md, g.md, h.md]
    seed: %d
`
	lengths := []int{30, 22, 14, 12, 9, 8, 7, 6}
	seen := map[string]bool{}
	for seed := 1; seed <= 3; seed++ {
		one, _ := setPages(t, fmt.Sprintf(spec, "", seed), lengths...)
		two, _ := setPages(t, fmt.Sprintf(spec, "", seed), lengths...)
		if places(one[0]) != places(two[0]) {
			t.Errorf("seed %d gives %s and %s", seed, places(one[0]), places(two[0]))
		}
		seen[places(one[0])] = true
	}
	if len(seen) < 2 {
		t.Error("three seeds give one page")
	}
	kept, findings := setPages(t, fmt.Sprintf(spec, ", at: {column: 5, span: 2, row: 1}", 1), lengths...)
	if !strings.Contains(places(kept[0]), "c.md 5+2 1+") {
		t.Errorf("c.md is not where it was put: %s %+v", places(kept[0]), []diag.Finding(findings))
	}
}

// A page whose lead fits nowhere is made up without it.
func TestUnled(t *testing.T) {
	const spec = "publication: The Courier\nsheet: {size: tabloid, columns: 5}\npages:\n  - folio: A1\n    stories: [{story: a.md, priority: 1}, %s]\n" +
		"    modules: [{ad: {picture: ad.png}, at: {column: 1, span: 5, from: bottom, depth: 92}}]\n"
	for _, c := range []struct {
		others     string
		paragraphs []int
		left       int
		set        string
	}{
		{"b.md, c.md", []int{40, 3, 2}, 1, "b.md"},
		{"b.md, c.md", []int{40, 30, 1}, 2, "c.md"},
		{"b.md", []int{40, 30}, 2, ""},
	} {
		pages, findings := setPages(t, fmt.Sprintf(spec, c.others), c.paragraphs...)
		left := 0
		for _, f := range findings {
			if f.ID == "left-out" && strings.Contains(f.Msg, "was to lead the page") {
				left++
			}
			if f.Severity == diag.Error && f.ID != "low-resolution" {
				t.Error(f)
			}
		}
		if set, _, _ := strings.Cut(places(pages[0]), " "); left != c.left || set != c.set {
			t.Errorf("%v: %d left out, %s set", c.paragraphs, left, set)
		}
	}
}
