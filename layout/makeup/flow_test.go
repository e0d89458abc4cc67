package makeup

import (
	"path/filepath"
	"strings"
	"testing"

	"broadsheet/fonts"
	"broadsheet/layout/edition"
	"broadsheet/layout/font"
	"broadsheet/layout/geom"
	"broadsheet/layout/page"
)

// TestIndents holds which paragraphs are flush: the first, and those right below a
// subhead, but none below a list.
func TestIndents(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "a.md"), "# Lamp\n\nFirst it rained.\n\nSecond it snowed.\n\n## What to do\n\nThird it hailed.\n\nFourth it thundered.\n\n## What not to do\n\n- An item\n- Another item\n\nFifth it cleared.\n\n- A last item\n\nSixth it shone.\n")
	write(t, filepath.Join(dir, "edition.yaml"), testSheet+"pages: [{folio: A1, stories: [{story: a.md, at: {column: 1, span: 1, row: 1}}]}]\n")
	ed, _, err := edition.Load(filepath.Join(dir, "edition.yaml"), edition.Options{})
	if err != nil {
		t.Fatal(err)
	}
	lib, err := font.NewLibrary(fonts.Files)
	if err != nil {
		t.Fatal(err)
	}
	pages, _, err := Pages(ed, lib)
	if err != nil {
		t.Fatal(err)
	}
	left := map[string]geom.Length{}
	for _, it := range pages[0].Items {
		if txt, ok := it.(*page.Text); ok {
			word, _, _ := strings.Cut(txt.Text, " ")
			left[word] = txt.At.X
		}
	}
	for _, word := range []string{"First", "Second", "Third", "Fourth", "Fifth", "Sixth"} {
		x, ok := left[word]
		flush := x < left["First"]+geom.Pt
		if !ok || flush != (word == "First" || word == "Third") {
			t.Errorf("%s: set %v, flush %v", word, ok, flush)
		}
	}
}
