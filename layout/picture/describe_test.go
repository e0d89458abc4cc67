package picture

import (
	"bytes"
	"encoding/binary"
	"testing"
	"unicode/utf8"

	"broadsheet/layout/geom"
)

// iptc is an APP13 segment with datasets, each record, number and value.
func iptc(sets ...string) string {
	var b []byte
	for _, s := range sets {
		b = append(b, 0x1C, s[0], s[1])
		b = binary.BigEndian.AppendUint16(b, uint16(len(s)-2))
		b = append(b, s[2:]...)
	}
	head := []byte("Photoshop 3.0\x008BIM\x04\x04\x00\x00")
	head = binary.BigEndian.AppendUint32(head, uint32(len(b)))
	if len(b)%2 == 1 {
		b = append(b, 0)
	}
	return string(append(head, b...))
}

func xmp(properties string) string {
	return "http://ns.adobe.com/xap/1.0/\x00" + `<?xpacket begin="` + "\ufeff" + `" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
 xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"` + properties + `</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`
}

const app13 = 0xED

func TestDescribe(t *testing.T) {
	bare := asJPEG(t, quadrants(8, 8))
	const utf8Mark = "\x01\x5a\x1b%G"
	rich := xmp(` photoshop:Credit="AFP">
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">Boats in
  the fog.</rdf:li></rdf:Alt></dc:description>
<dc:creator><rdf:Seq><rdf:li>Ann Lee</rdf:li><rdf:li>Bo Ek</rdf:li></rdf:Seq></dc:creator>
<Iptc4xmpCore:AltTextAccessibility><rdf:Alt><rdf:li xml:lang="x-default">A grey quay</rdf:li><rdf:li xml:lang="de">Ein grauer Kai</rdf:li></rdf:Alt></Iptc4xmpCore:AltTextAccessibility>`)
	for _, c := range []struct {
		name string
		data []byte
		want Description
	}{
		{"nothing", bare, Description{}},
		{"GIF", asGIF(t, palette(4, 4)), Description{}},
		{"IPTC", withSegment(bare, app13, iptc(utf8Mark, "\x02\x78Fähren im Nebel", "\x02\x6eREUTERS", "\x02\x50Ann Lee")), Description{Caption: "Fähren im Nebel", Credit: "REUTERS"}},
		{"IPTC in Latin-1", withSegment(bare, app13, iptc("\x02\x78F\xe4hren", "\x02\x50Ann Lee")), Description{Caption: "Fähren", Credit: "Ann Lee"}},
		{"IPTC in UTF-8 that does not say so", withSegment(bare, app13, iptc("\x02\x78Fähren", "\x02\x73dpa")), Description{Caption: "Fähren", Credit: "dpa"}},
		{"XMP", withSegment(bare, app1, rich), Description{"Boats in the fog.", "AFP", "A grey quay"}},
		{"XMP wins", withSegment(withSegment(bare, app1, rich), app13, iptc("\x02\x78Other", "\x02\x6eOther")), Description{"Boats in the fog.", "AFP", "A grey quay"}},
		{"persons", withSegment(bare, app1, xmp(`><dc:creator><rdf:Seq><rdf:li>Ann Lee</rdf:li><rdf:li>Bo Ek</rdf:li></rdf:Seq></dc:creator>`)), Description{Credit: "Ann Lee, Bo Ek"}},
		{"broken XMP", withSegment(bare, app1, xmp(`><dc:description>`)), Description{}},
		{"broken IPTC", withSegment(bare, app13, iptc("\x02\x78Fähren")[:30]), Description{}},
	} {
		if got := read(t, c.data).Describe(); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// FuzzRead: no file makes Read, Describe or Encode panic, and what Read accepts
// has a size within bounds.
func FuzzRead(f *testing.F) {
	small := quadrants(9, 5)
	jpg := asJPEG(f, small)
	for _, data := range [][]byte{
		jpg, asPNG(f, small), asTIFF(f, small), asGIF(f, palette(8, 4)),
		file(f, "two.webp"), file(f, "lossy.webp"), file(f, "cmyk.jpg"), file(f, "turned.tif"), file(f, "progressive.jpg"),
		withSegment(jpg, app1, "Exif\x00\x00"+exif(7)), withChunk(asPNG(f, small), "eXIf", exif(5)),
		withSegment(jpg, app13, iptc("\x02\x78Fog", "\x02\x6eAFP")), withSegment(jpg, app1, xmp(` photoshop:Credit="AFP">`)),
	} {
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		before := bytes.Clone(data)
		p, err := Read("a", data)
		if err != nil {
			return
		}
		if p.Width < 1 || p.Height < 1 || p.Width*p.Height > maxPixels || p.Orientation < 1 || p.Orientation > 8 {
			t.Fatalf("%+v", p)
		}
		if d := p.Describe(); !utf8.ValidString(d.Caption + d.Credit + d.Alt) {
			t.Fatalf("%q is not UTF-8", d)
		}
		if p.Width*p.Height > 1e5 {
			return
		}
		if e, err := p.Encode(Crop{}, geom.In/8, 300); err == nil && !e.JPEG {
			if n := map[Color]int{Gray: 1, RGB: 3, CMYK: 4}[e.Color]; len(e.Data) != n*e.Width*e.Height {
				t.Fatalf("%d bytes for %d×%d %s", len(e.Data), e.Width, e.Height, e.Color)
			}
		}
		if !bytes.Equal(before, data) {
			t.Fatal("the file's bytes were changed")
		}
	})
}
