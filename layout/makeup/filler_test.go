package makeup

import (
	"fmt"
	"strings"
	"testing"

	"broadsheet/layout/diag"
)

// Fillers stand where stories leave a hole, below them, and stay away where they
// leave none; they never cost a story its place.
func TestFillers(t *testing.T) {
	const spec = `
publication: The Courier
seed: 1
sheet: {size: tabloid, columns: 5}
pages:
  - stories: [a.md, b.md, c.md]
    modules:
      - {ad: {picture: ad.png, keyline: true}, filler: true}
      - {photo: {file: lamp.png, caption: A lamp, credit: "PHOTO: X", alt: A lamp}, filler: true, at: {span: 2}}
      - {facts: {title: Seen something, text: Ring us}, filler: true}
`
	step := 4
	if testing.Short() {
		step = 24 // the least and the most
	}
	for paragraphs := 4; paragraphs <= 28; paragraphs += step {
		t.Run(fmt.Sprint(paragraphs), func(t *testing.T) {
			pages, findings := setPages(t, spec, paragraphs, paragraphs*2/3, paragraphs/3)
			stories, fillers := 0, 0
			for _, m := range pages[0].Modules {
				if m.Kind == "story" {
					stories++
				} else {
					fillers++
				}
			}
			unused := 0
			for _, f := range findings {
				if f.Severity == diag.Error && f.ID != "low-resolution" {
					t.Error(f)
				}
				if f.ID == "filler" {
					unused++
				}
			}
			if fillers+unused != 3 {
				t.Errorf("%d fillers are set, %d are said not to be", fillers, unused)
			}
			if paragraphs <= 16 && (stories < 3 || fillers == 0) {
				t.Errorf("%d stories and %d fillers on a page with little copy: %s", stories, fillers, places(pages[0]))
			}
			if paragraphs >= 28 && fillers > 0 && strings.Contains(fmt.Sprint(findings), "left out") {
				t.Errorf("fillers in the place of a story: %s", places(pages[0]))
			}
		})
	}
}
