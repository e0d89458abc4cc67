package page

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"broadsheet/layout/geom"
)

// FuzzStrings: whatever stands in a page's texts, names and addresses, JSON
// gives it back and SVG stays well-formed.
func FuzzStrings(f *testing.F) {
	body := face(f, "SourceSerif4SmText-Regular.ttf")
	f.Add("Fog lifts", "A1", "https://example.org/")
	f.Add("a\u00adb \"<&>' \x00\x1b\u2028\ufffe", "\xff\U000E0001", "JAVASCRIPT:x")
	f.Add("]]>", "<!--", "http:\"onclick=")
	f.Fuzz(func(t *testing.T, s, name, url string) {
		text := set(t, body, 9*geom.Pt, 0, geom.In, name, s)
		p := &Page{
			Folio: name, Section: s, Trim: geom.Size{W: geom.In, H: geom.In},
			Bookmarks: []Bookmark{{s, 0}}, Items: []Item{text, &Link{URL: url}},
		}
		var b bytes.Buffer
		if err := WriteJSON(&b, p); err != nil {
			t.Fatal(err)
		}
		var back struct {
			Folio, Section string
			Items          []struct{ Text, Role, Link string }
		}
		if err := json.Unmarshal(b.Bytes(), &back); err != nil {
			t.Fatalf("%v in %s", err, b.Bytes())
		}
		valid := func(s string) string { return string([]rune(s)) }
		if back.Folio != valid(name) || back.Section != valid(s) || back.Items[0].Text != valid(s) || back.Items[1].Link != valid(url) {
			t.Fatalf("%q, %q, %q came back as %+v", s, name, url, back)
		}
		if n := strings.Count(b.String(), "\n"); n != 9 {
			t.Fatalf("%d lines", n)
		}
		b.Reset()
		if err := WriteSVG(&b, p); err != nil {
			t.Fatal(err)
		}
		wellFormed(t, b.Bytes())
	})
}
