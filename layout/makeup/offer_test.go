package makeup

import (
	"fmt"
	"math/rand"
	"strings"
	"testing"

	"broadsheet/layout/diag"
)

// offerEdition is a random edition with a list of stories for four pages, about as
// much as they hold, and advertisements.
func offerEdition(r *rand.Rand) (spec string, paragraphs []int) {
	const pages = 4
	var b strings.Builder
	room := 0
	fmt.Fprintf(&b, "%snote: false\ncopyfit: {cut: 20%%}\npages:\n", restSheet)
	for i := range pages {
		d := 20 + r.Intn(50)
		fmt.Fprintf(&b, "  - folio: A%d\n    section: News\n%s", i+1, restAd(2+r.Intn(4), d))
		room += 5*110 - 4*d
	}
	b.WriteString("stories:\n")
	for sum := 0; sum < room && len(paragraphs) < 26; {
		k := len(paragraphs)
		n := [][2]int{{18, 14}, {10, 12}, {5, 8}, {3, 6}}[min(k/pages, 3)]
		paragraphs = append(paragraphs, n[0]+r.Intn(n[1]))
		sum += paragraphs[k]*7 + 14
		fmt.Fprintf(&b, "  - {story: %c.md, section: News, priority: %d}\n", 'a'+k, k/pages+1)
	}
	return b.String(), paragraphs
}

// Stories that their pages leave out stand on pages with holes, each on one, and what
// is found of a story is found where it is.
func TestOffer(t *testing.T) {
	moved := 0
	for n := range cases(3) {
		spec, paragraphs := offerEdition(rand.New(rand.NewSource(int64(n))))
		pages, findings := setPages(t, spec, paragraphs...)
		for i := range paragraphs {
			name := fmt.Sprintf("%c.md", 'a'+i)
			on := ""
			for _, p := range pages {
				if len(bodyLines(p, name)) > 0 {
					on += p.Folio + " "
				}
			}
			left, at := 0, ""
			for _, f := range findings {
				if f.ID == "left-out" && strings.Contains(f.Msg, name) {
					left++
				}
				if f.Line == lineOf(spec, name) && f.ID != "left-out" {
					at = f.Page
				}
				if f.Severity == diag.Note && strings.Contains(f.Msg, name+" is set here, since") {
					moved++
				}
			}
			if len(strings.Fields(on))+left != 1 || on != "" && at != "" && strings.TrimSpace(on) != at {
				t.Errorf("edition %d: %s is on %q, left out %d times, told of on %q", n, name, on, left, at)
			}
		}
	}
	if moved == 0 {
		t.Error("no story was offered to another page")
	}
}

// lineOf is the line of a text that has a part, from 1.
func lineOf(s, part string) int {
	before, _, _ := strings.Cut(s, part)
	return strings.Count(before, "\n") + 1
}
