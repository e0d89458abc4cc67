package makeup

import (
	"slices"
	"testing"
)

// TestFoliosOfDoublePages prints one folio where something points to a double page:
// that of its left page, or of its right one where the story stands there, and leads
// to the sheet of both.
func TestFoliosOfDoublePages(t *testing.T) {
	pages, _ := setPages(t, doubleSheet+`pages:
  - folio: 1
    nameplate: {ears: ["Rain", {refer: b.md, text: Ferries}]}
    stories: [{story: a.md, at: {column: 1, span: 2, row: 1, depth: 50}, jump: 4}]
    modules:
      - {index: {title: Inside}, at: {column: 3, span: 1, row: 1}}
      - {refers: [b.md, c.md, d.md, {page: 5, headline: Chess}], at: {column: 4, span: 1, row: 1}}
  - folio: [4, 5]
    section: World
    stories:
      - {story: b.md, at: {column: 1, span: 3, row: 1, depth: 20}}
      - {story: c.md, at: {column: 6, span: 3, row: 1, depth: 20}}
      - {story: d.md, priority: 3}
  - {folio: 6, stories: [{story: e.md, priority: 1}]}
`, 30, 3, 3, 4, 4)
	var got []string
	for _, p := range pages {
		for _, role := range [...]string{"ear", "index", "refer-page", "jump"} {
			for _, l := range p.Text(role) {
				got = append(got, l.Text)
			}
		}
	}
	want := []string{"Rain", "Ferries", "Page 4", "World", "4", "Page 4", "Page 5", "Page 4", "Page 5", "Continued on page 4", "Continued from page 1"}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// TestPointingToOwnPage warns of what points to the page on which it stands.
func TestPointingToOwnPage(t *testing.T) {
	_, findings := setPages(t, testSheet+`pages:
  - folio: A1
    nameplate: {ears: ["Rain", {refer: a.md, text: Ferries}]}
    stories: [{story: a.md, at: {column: 1, span: 3}}]
    modules: [{refers: [b.md], at: {column: 4, span: 1}}]
  - {folio: A2, stories: [b.md]}
`, 3, 3)
	n := 0
	for _, f := range findings {
		if f.ID == "refer" {
			if n++; f.Line != 7 || f.Page != "A1" {
				t.Error(f)
			}
		}
	}
	if n != 1 {
		t.Errorf("%d findings", n)
	}
}
