package makeup

import (
	"fmt"
	"math/rand"
	"strings"
	"testing"

	"broadsheet/layout/diag"
	"broadsheet/layout/geom"
	"broadsheet/layout/page"
)

// randomStory is the keys of a placement on a page of four columns.
func randomStory(r *rand.Rand, name string) string {
	keys := []string{"story: " + name}
	span := 1 + r.Intn(4)
	at := fmt.Sprintf("column: %d, span: %d", 1+r.Intn(5-span), span)
	if r.Intn(4) == 0 {
		at += fmt.Sprintf(", row: %d, depth: %d", 1+r.Intn(40), 8+r.Intn(30))
	}
	keys = append(keys, "at: {"+at+"}")
	for _, k := range []string{"box: true", "drop-cap: true", "note: true", "headline: {lines: 1}", "headline: {size: 31pt}"} {
		if r.Intn(4) == 0 {
			keys = append(keys, k)
			break
		}
	}
	pictures := []string{
		"file: lamp.png", "file: lamp.png, span: 1, place: top-left, ratio: 4:5", "file: lamp.png, place: inside, ratio: 1:1",
		"file: lamp.png, leg: 1, row: 3, width: 20mm, caption: A lamp on the northern mole", "file: lamp.png, caption: '', ratio: 9:16",
	}
	if r.Intn(2) == 0 {
		keys = append(keys, "picture: {"+pictures[r.Intn(len(pictures))]+"}")
	}
	return "{" + strings.Join(keys, ", ") + "}"
}

// TestRandomPages makes up pages at random: whatever the places, nothing stands
// out of the live area sideways or, unless there is a finding, below it; every
// body line is on the grid; and no two lines of a story's body share a place.
func TestRandomPages(t *testing.T) {
	r := rand.New(rand.NewSource(*seed))
	for n := range cases(60) {
		var stories []string
		var paragraphs []int
		for i := range 1 + r.Intn(4) {
			stories = append(stories, randomStory(r, string(rune('a'+i))+".md"))
			paragraphs = append(paragraphs, 1+r.Intn(12))
		}
		spec := testSheet + "pages: [{folio: A1, stories: [" + strings.Join(stories, ",\n") + "]}]\n"
		pages, findings, ok := tryPages(t, spec, paragraphs...)
		if !ok {
			continue // places that overlap are refused
		}
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			checkRandom(t, pages[0], findings)
			if t.Failed() {
				t.Log(spec, findings)
			}
		})
	}
}

func checkRandom(t *testing.T, p *page.Page, findings diag.List) {
	live := p.Grid.Live
	type place struct {
		story int
		at    geom.Point
	}
	seen := map[place]string{}
	_, overlap := find(findings, "overlap")
	for _, it := range p.Items {
		switch it := it.(type) {
		case *page.Picture:
			if it.Box.X < live.X || it.Box.Right() > live.Right()+1 || it.Box.H <= 0 {
				t.Errorf("a picture at %v", it.Box)
			}
		case *page.Text:
			if it.At.X < live.X-p.Grid.Gutter || it.At.X+it.Width() > live.Right()+p.Grid.Gutter {
				t.Errorf("%q from %v to %v", it.Text, it.At.X, it.At.X+it.Width())
			}
			if it.At.Y > live.Bottom() && len(findings) == 0 {
				t.Errorf("%q below the live area", it.Text)
			}
			if it.Role != "body" {
				continue
			}
			if (it.At.Y-p.Grid.Top)%p.Grid.Step != 0 {
				t.Errorf("%q off the grid", it.Text)
			}
			at := place{it.Story, it.At}
			if was, ok := seen[at]; ok && !overlap {
				t.Errorf("%q stands on %q", it.Text, was)
			}
			seen[at] = it.Text
		}
	}
}
