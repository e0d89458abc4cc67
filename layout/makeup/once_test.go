package makeup

import (
	"strings"
	"testing"

	"broadsheet/layout/diag"
	"broadsheet/layout/preflight"
)

// TestOneCauseOneError makes pages with one mistake each and finds one error, and the
// stories that are made up automatically on the page all the same.
func TestOneCauseOneError(t *testing.T) {
	const auto = "{story: b.md}, {story: c.md}"
	for _, c := range []struct{ name, pages, want string }{
		{"a story on a module", "{folio: A1, stories: [{story: a.md, at: {column: 1, span: 2, row: 1, depth: 32}}, " + auto +
			"], modules: [{photo: ad.png, at: {column: 2, span: 2, row: 12}}]}", "overlap"},
		{"a story on a story", "{folio: A1, stories: [{story: a.md, at: {column: 1, span: 3, row: 1, depth: 24}}, {story: d.md, at: {column: 2, span: 2, row: 12}}, " + auto + "]}", "overlap"},
		{"a module on a module", "{folio: A1, stories: [" + auto + "], modules: [{photo: ad.png, at: {column: 1, span: 2, row: 5}}, {photo: ad.png, at: {column: 2, span: 2, row: 10}}]}", "overlap"},
		{"modules and a story", "{folio: A1, stories: [{story: a.md, at: {column: 1, span: 4, row: 1, depth: 34}}, " + auto +
			"], modules: [{photo: ad.png, at: {column: 3, span: 2, row: 12}}, {list: {title: Tides, items: [one, two, three]}, at: {column: 1, span: 1, row: 40}}]}", "overlap"},
		{"a module deeper than its place", "{folio: A1, stories: [{story: a.md, at: {column: 1, span: 4, row: 12}}], " +
			"modules: [{list: {title: Tides, items: [one, two, three, four, five, six, seven, eight, nine, ten]}, at: {column: 1, span: 1, row: 1, depth: 9}}]}", "overset"},
		{"a picture deeper than its story's place", "{folio: A1, stories: [{story: a.md, at: {column: 1, span: 2, row: 1}, picture: {file: lamp.png, ratio: 9:16}}, {story: b.md, at: {column: 1, span: 4, row: 20}}]}", "overset"},
		{"a picture deeper than its story", "{folio: A1, stories: [{story: a.md, at: {column: 1, span: 3, row: 1, depth: 26}, picture: {file: lamp.png, place: inside, leg: 2, row: 17, span: 1}}, {story: b.md, at: {column: 1, span: 4, row: 29}}]}", "picture-foot"},
		{"a long word", "{folio: A1, stories: [{story: a.md, at: {column: 1, span: 1, row: 1}, headline: {text: Donaudampfschifffahrtsgesellschaft, size: 40pt}}, {story: b.md, at: {column: 2, span: 3, row: 1}}]}", "broken-word"},
		{"a wide table", "{folio: A1, modules: [{table: {columns: [Donaudampfschifffahrtsgesellschaft, Pt.], rows: [[Donaudampfschifffahrtsgesellschaft, 10000000000]]}, at: {column: 4, row: 1}}]}", "table-wide"},
		{"an almanac with a long word", "{folio: A1, modules: [{almanac: {lines: [{what: Sun, when: Donaudampfschifffahrtsgesellschaftskapitän}]}, at: {column: 2, span: 1, row: 1}}]}", "broken-word"},
		{"a long word, fitted", "{folio: A1, stories: [{story: a.md, at: {column: 1, span: 1, row: 1}, headline: Donaudampfschifffahrtsgesellschaftskapitän}, {story: b.md, at: {column: 2, span: 3, row: 1}}]}", "broken-word"},
		{"a box with a long word", "{folio: A1, stories: [{story: a.md, at: {column: 2, span: 3, row: 1}}], " +
			"modules: [{facts: {title: Donaudampfschifffahrtsgesellschaftskapitän, text: one}, at: {column: 1, span: 1, row: 1}}]}", "broken-word"},
	} {
		pages, findings := setPages(t, testSheet+"pages: ["+c.pages+"]\n", 4, 6, 3, 2)
		findings = append(findings, preflight.Check(pages)...)
		var got []string
		for _, f := range findings {
			if f.Severity == diag.Error && f.ID != "low-resolution" || f.ID == "headline-long" || f.ID == "left-out" {
				got = append(got, f.ID)
			}
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %v, want %s\n%v", c.name, got, c.want, findings)
		}
	}
}
