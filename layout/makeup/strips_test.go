package makeup

import (
	"strings"
	"testing"
)

// TestMatchesStayWhole finds both lines of a match of two in one leg, be the legs
// uneven for it.
func TestMatchesStayWhole(t *testing.T) {
	pages, _ := setPages(t, testSheet+`pages:
  - folio: A1
    modules:
      - results: {title: Results, columns: 2, groups: [{head: Handball, matches: ["Marrow Girls 18, Goethe Grammar School 17 – Demir 6, Petersen 1", "North 12, South 9"]}]}
        at: {column: 1, span: 2}
`)
	whole := false
	for i, l := range pages[0].Text("agate-text") {
		all := pages[0].Text("agate-text")
		if strings.HasPrefix(l.Text, "Marrow Girls") && i+1 < len(all) {
			d := all[i+1].At.X - l.At.X
			whole = d > 0 && d < pages[0].Grid.Gutter && all[i+1].At.Y > l.At.Y
		}
	}
	if !whole {
		t.Error("the match is divided")
	}
}
