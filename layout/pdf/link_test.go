package pdf

import (
	"strings"
	"testing"

	"broadsheet/layout/geom"
	"broadsheet/layout/page"
)

// linkedPages are three pages, the last of another size; the first has links to
// the others, to a page that is not there and to none.
func linkedPages() []*page.Page {
	box := func(y int) geom.Rect {
		return geom.Rect{X: geom.In, Y: geom.Length(y) * geom.In, W: geom.In, H: geom.In / 4}
	}
	size := geom.Size{W: 5 * geom.In, H: 8 * geom.In}
	return []*page.Page{
		{Folio: "A1", Trim: size, Items: []page.Item{
			&page.Link{Box: box(1), Page: "A3"}, &page.Link{Box: box(2), Page: "A9"}, &page.Link{Box: box(3)},
			&page.Link{Box: box(4), URL: "https://example.org/"}, &page.Link{Box: box(5), Page: "A2"},
		}},
		{Folio: "A2", Trim: size},
		{Folio: "A3", Trim: geom.Size{W: 5 * geom.In, H: 7 * geom.In}},
	}
}

// TestLinksToPages reads the destinations back: the page's object and its top.
func TestLinksToPages(t *testing.T) {
	f, err := parse(written(t, linkedPages(), sampleInfo))
	if err != nil {
		t.Fatal(err)
	}
	pages := f.find("/Type", "/Page")
	links := f.find("/Subtype", "/Link")
	if len(pages) != 3 || len(links) != 3 {
		t.Fatalf("%d pages, %d links", len(pages), len(links))
	}
	for i, want := range []string{string(ref(pages[2])) + " /XYZ 0 504.00 null", "", string(ref(pages[1])) + " /XYZ 0 576.00 null"} {
		d := f.objects[links[i]].dict
		if want == "" {
			if d.get("/Dest") != nil || d.get("/A") == nil {
				t.Errorf("link %d is %v", i, d)
			}
			continue
		}
		if got := strings.Trim(string(d.get("/Dest")), "[]"); got != want || d.get("/A") != nil || !d.is("/F", "4") {
			t.Errorf("link %d leads to %s, want %s", i, got, want)
		}
	}
}

func TestLinksToPagesAreSound(t *testing.T) {
	tool(t, written(t, linkedPages(), sampleInfo), "qpdf", "--check", "@")
	out := tool(t, written(t, linkedPages(), sampleInfo), "qpdf", "--json", "@")
	if n := strings.Count(out, `"/Subtype": "/Link"`); n != 3 {
		t.Errorf("%d links, want 3", n)
	}
}
