package makeup

import (
	"testing"

	"broadsheet/layout/diag"
)

// TestEmptyPage tells of pages that have nothing on them, once and for one reason.
func TestEmptyPage(t *testing.T) {
	for _, c := range []struct{ name, page, want string }{
		{"nothing", "folio: A1", "empty-page"},
		{"a nameplate", "folio: A1, nameplate: true", "empty-page"},
		{"on purpose", "folio: A1, stories: []", ""},
		{"an ad", "folio: A1, modules: [{ad: ad.png, at: {depth: 40}}]", ""},
		{"a filler without a hole", "folio: A1, modules: [{photo: ad.png, filler: true}]", "empty-page"},
		{"a story without room", "folio: A1, stories: [{story: a.md, at: {row: 75}}]", "no-room"},
	} {
		_, findings := setPages(t, testSheet+"pages: [{"+c.page+"}]", 2)
		var got string
		for _, f := range findings {
			if f.Severity >= diag.Warning && f.ID != "low-resolution" && f.ID != "ad-size" {
				got += f.ID
			}
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s: %v", c.name, got, c.want, findings)
		}
	}
}
