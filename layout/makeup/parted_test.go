package makeup

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"broadsheet/fonts"
	"broadsheet/layout/diag"
	"broadsheet/layout/edition"
	"broadsheet/layout/font"
)

// setStory makes up a page with a single story of a body, without a head.
func setStory(t *testing.T, keys, body string) diag.List {
	t.Helper()
	dir := t.TempDir()
	write(t, filepath.Join(dir, "a.md"), "---\nheadline: Lights\n---\n\n"+body)
	write(t, filepath.Join(dir, "edition.yaml"), testSheet+"pages: [{folio: A1, stories: [{story: a.md, headline: '', "+keys+"}]}]\n")
	ed, _, err := edition.Load(filepath.Join(dir, "edition.yaml"), edition.Options{})
	if err != nil {
		t.Fatal(err)
	}
	lib, err := font.NewLibrary(fonts.Files)
	if err != nil {
		t.Fatal(err)
	}
	_, findings, err := Pages(ed, lib)
	if err != nil {
		t.Fatal(err)
	}
	return findings
}

// TestPartedParagraphs finds the widows and orphans that short legs leave no choice
// but to set.
func TestPartedParagraphs(t *testing.T) {
	seen := map[string]int{}
	for n := 1; n < 7; n++ {
		words := strings.Repeat("The ferry was late on Sunday, they said. ", n)
		for depth := 4; depth < 9; depth++ {
			keys := fmt.Sprintf("at: {column: 1, span: 4, row: 1, depth: %d}", depth)
			for _, f := range setStory(t, keys, words+"\n\n"+words+"\n\n"+words+"\n") {
				if f.ID != "widow" && f.ID != "orphan" {
					continue
				}
				seen[f.ID]++
				if f.Page != "A1" || f.Line < 5 || f.Severity != diag.Warning || !strings.Contains(f.Msg, "‘") {
					t.Error(f)
				}
			}
		}
	}
	if seen["widow"] == 0 {
		t.Errorf("%v", seen)
	}
}
