package page

import (
	"bytes"
	"strings"
	"testing"

	"broadsheet/layout/geom"
)

// TestLinkToPage: a link to a page has its folio in JSON, and in SVG the name
// that who shows the pages together gives it.
func TestLinkToPage(t *testing.T) {
	box := geom.Rect{X: 12 * geom.Pt, Y: 60 * geom.Pt, W: 50 * geom.Pt, H: 12 * geom.Pt}
	p := &Page{Folio: "A1", Trim: geom.Size{W: geom.In, H: geom.In}, Items: []Item{&Link{Box: box, Page: `A<4>"`}}}
	var b bytes.Buffer
	if err := WriteJSON(&b, p); err != nil {
		t.Fatal(err)
	}
	if want := `{"link":"","page":"A<4>\"","box":[12.000,60.000,50.000,12.000]}`; !strings.Contains(b.String(), want) {
		t.Errorf("no %s in %s", want, b.String())
	}
	b.Reset()
	if err := WriteSVG(&b, p); err != nil {
		t.Fatal(err)
	}
	wellFormed(t, b.Bytes())
	if want := `<a href="#page-A&lt;4&gt;&quot;"><rect x="12" y="60" width="50" height="12"`; !strings.Contains(b.String(), want) {
		t.Errorf("no %s in %s", want, b.String())
	}
}
