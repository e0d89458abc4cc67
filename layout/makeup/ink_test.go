package makeup

import (
	"fmt"
	"math/rand"
	"strings"
	"testing"

	"broadsheet/layout/diag"
	"broadsheet/layout/page"
	"broadsheet/layout/preflight"
)

// testInk finds no rule that runs through type and no type on type.
func testInk(t *testing.T, pages []*page.Page, spec string) {
	t.Helper()
	for _, f := range preflight.Check(pages) {
		if f.ID == "rule-through" || f.ID == "collision" {
			t.Errorf("%v, at %v\n%s", f, f.At, spec)
		}
	}
}

// TestInkOfRandomPages finds that whatever the places of stories, ink stands clear
// of ink unless make-up has said that something does not fit.
func TestInkOfRandomPages(t *testing.T) {
	r := rand.New(rand.NewSource(*seed))
	for range cases(24) {
		var stories []string
		var paragraphs []int
		for i := range 1 + r.Intn(4) {
			stories = append(stories, randomStory(r, string(rune('a'+i))+".md"))
			paragraphs = append(paragraphs, 1+r.Intn(12))
		}
		spec := testSheet + "pages: [{folio: A1, stories: [" + strings.Join(stories, ",\n") + "]}]\n"
		pages, findings, ok := tryPages(t, spec, paragraphs...)
		if ok && !findings.Has(diag.Error) {
			testInk(t, pages, spec)
		}
	}
}

// TestInkOfRandomLists finds the same of pages that are made up automatically.
func TestInkOfRandomLists(t *testing.T) {
	r := rand.New(rand.NewSource(*seed))
	for range cases(9) {
		var stories []string
		var paragraphs []int
		for i := range 2 + r.Intn(5) {
			stories = append(stories, fmt.Sprintf("{story: %c.md, priority: %d}", 'a'+i, i+1))
			paragraphs = append(paragraphs, 1+r.Intn(9))
		}
		spec := testSheet + "copyfit: {cut: 40%}\npages: [{folio: A1, nameplate: true, stories: [" + strings.Join(stories, ",\n") + "]}]\n"
		pages, _ := setPages(t, spec, paragraphs...)
		testInk(t, pages, spec)
	}
}
