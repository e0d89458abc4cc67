package makeup

import (
	"fmt"
	"strings"
	"testing"

	"broadsheet/layout/diag"
	"broadsheet/layout/page"
)

// bodyLines are the lines of body text of a story's module, in order.
func bodyLines(p *page.Page, name string) []string {
	var out []string
	for _, m := range p.Modules {
		if !strings.Contains(m.Name, name) {
			continue
		}
		var last *page.Text
		for _, it := range p.Items[m.From:m.To] {
			t, ok := it.(*page.Text)
			if !ok || t.Role != "body" {
				continue
			}
			if last != nil && last.At.Y == t.At.Y && t.At.X > last.At.X {
				out[len(out)-1] += t.Text
			} else {
				out = append(out, t.Text)
			}
			last = t
		}
	}
	return out
}

// joined is text without its spaces and the hyphens of its breaks.
func joined(lines []string) string {
	s := strings.Join(lines, "")
	return strings.NewReplacer(" ", "", "\u00ad", "", "-\u00ad", "").Replace(s)
}

func links(p *page.Page) []string {
	var out []string
	for _, it := range p.Items {
		if l, ok := it.(*page.Link); ok && l.Page != "" {
			out = append(out, l.Page)
		}
	}
	return out
}

// A story that runs on has all its words, once and in order; it breaks within a
// sentence and after a whole word, four inches of a column after its beginning and
// six before its end; both parts point to each other.
func TestJump(t *testing.T) {
	const spec = `
publication: The Courier
language: en-GB
note: true
date: 2026-11-22
pages:
  - folio: A1
    stories: [{story: a.md, at: {column: 1, span: %d, row: 1, depth: %d}, jump: A2, jump-head: Pilots ask for lights}]
  - folio: A2
    stories: [{continues: a.md, at: {column: 2, span: 3}}]
`
	whole, _ := setPages(t, "publication: The Courier\npages: [{folio: A1, stories: [a.md]}]", 22)
	want := joined(bodyLines(whole[0], "a.md"))
	for _, at := range [][2]int{{1, 60}, {1, 75}, {2, 40}, {2, 41}, {3, 30}, {3, 33}, {4, 27}, {5, 24}} {
		t.Run(fmt.Sprint(at), func(t *testing.T) {
			pages, findings := setPages(t, fmt.Sprintf(spec, at[0], at[1]), 22)
			for _, f := range findings {
				if f.Severity == diag.Error || f.ID == "jump-short" || f.ID == "underset" {
					t.Error(f)
				}
			}
			before, after := bodyLines(pages[0], "a.md"), bodyLines(pages[1], "a.md")
			if got := joined(before) + joined(after); got != want {
				t.Errorf("the text is\n%s\nnot\n%s", got, want)
			}
			turn := before[len(before)-1]
			if endsSentence(turn) || strings.HasSuffix(strings.TrimSpace(turn), "-") || strings.HasSuffix(turn, "\u00ad") {
				t.Errorf("it runs on after %q", turn)
			}
			if len(before) < 29 || len(after) < 44 {
				t.Errorf("%d lines before, %d after", len(before), len(after))
			}
			if got := fmt.Sprint(links(pages[0]), links(pages[1])); got != "[A2] [A1]" {
				t.Errorf("links to %s", got)
			}
			if _, found := textOf(pages[0], "jump", "Continued on page A2"); !found {
				t.Error("no jump line")
			}
			if _, found := textOf(pages[1], "headline", "Pilots ask for lights"); !found {
				t.Error("no jump head")
			}
			if _, found := textOf(pages[0], "note", ""); found {
				t.Error("the note stands under the first part")
			}
		})
	}
}

// textOf finds a text of a role that contains a string.
func textOf(p *page.Page, role, part string) (*page.Text, bool) {
	for _, it := range p.Items {
		if t, ok := it.(*page.Text); ok && t.Role == role && strings.Contains(t.Text, part) {
			return t, true
		}
	}
	return nil, false
}

// A long story runs on over several pages; a page without a place for what arrives
// sets it below what stands there; a story that fits does not run on.
func TestJumps(t *testing.T) {
	pages, findings := setPages(t, `
publication: The Courier
pages:
  - folio: A1
    stories: [{story: a.md, at: {column: 1, span: 2, row: 1, depth: 40}, jump: [A2, A3]}, {story: b.md, at: {column: 3, span: 3, row: 1}, jump: A3}]
  - folio: A2
    stories: [{continues: a.md, at: {column: 1, span: 2, row: 1, depth: 44}}]
  - folio: A3
`, 48, 5)
	for _, f := range findings {
		if f.Severity == diag.Error {
			t.Error(f)
		}
	}
	got := fmt.Sprint(links(pages[0]), links(pages[1]), links(pages[2]))
	if want := "[A2] [A1 A3] [A2]"; got != want {
		t.Errorf("links %s, not %s", got, want)
	}
	whole, _ := setPages(t, "publication: The Courier\npages: [{folio: A1, stories: [a.md]}]", 48)
	all := ""
	for _, p := range pages {
		all += joined(bodyLines(p, "a.md"))
	}
	if all != joined(bodyLines(whole[0], "a.md")) {
		t.Error("the three parts are not the story")
	}
}

// What cannot run on as asked is told.
func TestJumpFindings(t *testing.T) {
	_, findings := setPages(t, `
publication: The Courier
pages:
  - folio: A1
    stories: [{story: a.md, at: {column: 1, span: 2, row: 1, depth: 20}, jump: A2}, {story: b.md, at: {column: 3, span: 3, row: 1}, jump: A2}]
  - folio: A2
    stories: [{continues: a.md, at: {column: 1, span: 2}}, {continues: b.md, at: {column: 3, span: 2}}]
`, 14, 3)
	if f, ok := find(findings, "jump-short"); !ok || f.Line != 5 {
		t.Errorf("no finding on a short part: %v", findings)
	}
	if f, ok := find(findings, "jump"); !ok || f.Line != 7 || f.Col < 30 || !strings.Contains(f.Msg, "b.md") {
		t.Errorf("no finding on a place that nothing runs on to: %+v", []diag.Finding(findings))
	}
}
