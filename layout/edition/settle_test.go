package edition

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/jpeg"
	"os"
	"testing"
)

// described is a JPEG whose XMP has a caption, a credit and an alternative text.
func described(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, 60, 40)), nil); err != nil {
		t.Fatal(err)
	}
	xmp := "http://ns.adobe.com/xap/1.0/\x00" + `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" photoshop:Credit="AFP">
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">The lamp's "eye"</rdf:li></rdf:Alt></dc:description>
</rdf:Description></rdf:RDF></x:xmpmeta>`
	segment := binary.BigEndian.AppendUint16([]byte{0xff, 0xe1}, uint16(len(xmp)+2))
	data := append([]byte{0xff, 0xd8}, segment...)
	data = append(data, xmp...)
	return append(data, b.Bytes()[2:]...)
}

// TestDescription holds who says what of a picture: the spec before the story,
// the story before the picture's file.
func TestDescription(t *testing.T) {
	t.Chdir(t.TempDir())
	write := func(name string, data []byte) {
		if err := os.WriteFile(name, data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	write("lamp.jpg", described(t))
	for _, c := range []struct{ name, spec, story, caption, credit string }{
		{"file", "picture: lamp.jpg", "", "The lamp’s “eye”", "AFP"},
		{"story", "picture: lamp.jpg", "pictures: [{file: lamp.jpg, caption: The lamp}]\n", "The lamp", "AFP"},
		{"story alone", "columns: 3", "pictures: [{file: lamp.jpg, credit: REUTERS}]\n", "The lamp’s “eye”", "REUTERS"},
		{"spec", "picture: {file: lamp.jpg, caption: Gannet's lamp}", "pictures: [{file: lamp.jpg, caption: The lamp}]\n", "Gannet’s lamp", "AFP"},
		{"silence", `picture: {file: lamp.jpg, caption: "", credit: ""}`, "pictures: [{caption: The lamp}]\n", "", ""},
		{"another's", "picture: lamp.jpg", "pictures: [{file: tower.jpg, caption: The tower}]\n", "The lamp’s “eye”", "AFP"},
	} {
		t.Run(c.name, func(t *testing.T) {
			write("a.md", []byte("---\nheadline: Lamp\n"+c.story+"---\n\nThe lamp.\n"))
			write("edition.yaml", []byte("pages: [{stories: [{story: a.md, "+c.spec+"}]}]\n"))
			e, _, err := Load("edition.yaml", Options{})
			if err != nil {
				t.Fatal(err)
			}
			got := e.Pages[0].Stories[0].Pictures[0]
			if got.Caption != c.caption || got.Credit != c.credit {
				t.Errorf("got %q, %q; want %q, %q", got.Caption, got.Credit, c.caption, c.credit)
			}
		})
	}
}

// TestHousePlaces holds the house's places against the legs of a story.
func TestHousePlaces(t *testing.T) {
	for _, c := range []struct {
		legs             int
		wide, tall, more int // spans of the first picture, wide or upright, and of the second
	}{{1, 1, 1, 1}, {2, 1, 1, 1}, {3, 2, 1, 1}, {4, 2, 2, 2}, {5, 3, 2, 2}, {6, 4, 2, 2}, {8, 5, 3, 3}} {
		for _, ratio := range []Ratio{{3, 2}, {2, 3}} {
			p := Placement{Columns: c.legs, Pictures: []Picture{{Ratio: ratio}, {Ratio: ratio}}}
			p.Arrange()
			want := c.wide
			if ratio.W < ratio.H {
				want = c.tall
			}
			if a, b := p.Pictures[0], p.Pictures[1]; a.Place != TopRight || a.Span != want || b.Place != Inside || b.Span != c.more {
				t.Errorf("%d legs, %v: %s over %d and %s over %d", c.legs, ratio, a.Place, a.Span, b.Place, b.Span)
			}
		}
	}
	p := Placement{Columns: 5, Pictures: []Picture{{Leg: 5}, {Place: TopLeft}}}
	p.Arrange()
	if p.Pictures[0].Place != Inside || p.Pictures[0].Span != 1 {
		t.Errorf("a picture from leg 5 of 5: %+v", p.Pictures[0])
	}
}
