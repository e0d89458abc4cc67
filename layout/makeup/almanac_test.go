package makeup

import (
	"strings"
	"testing"

	"broadsheet/layout/geom"
	"broadsheet/layout/page"
	"broadsheet/layout/preflight"
)

// TestAlmanacWhen holds that what stands at the right of an almanac's line is in one
// line where it has room, and else broken within the module, each line to the right.
func TestAlmanacWhen(t *testing.T) {
	for _, c := range []struct {
		span  string
		when  string
		lines int
	}{
		{"1", "7.12–15.58", 1},
		{"1", "by arrangement only", 1},
		{"1", "from eight in the morning until the last of all the passengers has gone home", 4},
		{"4", "from eight in the morning until the last of all the passengers has gone home", 1},
	} {
		pages, _ := setPages(t, testSheet+"pages: [{folio: A1, modules: [{almanac: {lines: [{what: The ferry to the islands, when: "+c.when+"}, {what: Tides}]}, at: {column: 1, span: "+c.span+", row: 1}}]}]\n")
		for _, f := range preflight.Check(pages) {
			if f.ID == "wide" || f.ID == "collision" {
				t.Errorf("%q over %s: %v", c.when, c.span, f)
			}
		}
		ends := map[geom.Length]geom.Length{} // of lines, by their baseline
		for _, it := range pages[0].Items {
			txt, ok := it.(*page.Text)
			if !ok || txt.Role != "box-text" || !strings.Contains(c.when, txt.Text) {
				continue
			}
			ends[txt.At.Y] = max(ends[txt.At.Y], txt.At.X+txt.Width())
		}
		least, most := geom.Length(1<<40), geom.Length(0)
		for _, x := range ends {
			least, most = min(least, x), max(most, x)
		}
		if len(ends) != c.lines || most-least > geom.Pt/2 {
			t.Errorf("%q over %s columns: lines that end at %v", c.when, c.span, ends)
		}
	}
}
