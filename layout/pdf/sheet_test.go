package pdf

import (
	"bytes"
	stdimage "image"
	"image/color"
	"image/jpeg"
	"image/png"
	"os"
	"testing"
	"time"

	"broadsheet/fonts"
	"broadsheet/layout/font"
	"broadsheet/layout/geom"
	"broadsheet/layout/page"
	"broadsheet/layout/picture"
)

// faceNamed parses a house face.
func faceNamed(t testing.TB, file string) *font.Face {
	t.Helper()
	data, err := fonts.Files.ReadFile(file + ".ttf")
	if err != nil {
		t.Fatal(err)
	}
	f, err := font.Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// setting is how set shapes a line.
type setting struct {
	features font.Features
	word     geom.Length // added to each space
	letter   geom.Length // added to each glyph
	scale    int32
	ink      geom.Ink
	language string
	added    bool // ends in an added hyphen
}

// set shapes one line. Its glyphs and its text are in visual order.
func set(f *font.Face, size geom.Length, x, y geom.Length, text string, s setting) *page.Text {
	if s.scale == 0 {
		s.scale = 1000
	}
	if s.ink == (geom.Ink{}) {
		s.ink = geom.Black
	}
	if s.added {
		text += "-"
	}
	item := &page.Text{At: geom.Point{X: x, Y: y}, Face: f, Size: size, Ink: s.ink, Scale: s.scale, Role: "body", Story: 1}
	glyphs := f.Shape(text, s.language, s.features)
	upem := f.Metrics().UnitsPerEm
	for i, g := range glyphs {
		p := font.Placed{ID: g.ID, X: int32(font.Scale(g.X, upem, size)), Y: int32(font.Scale(g.Y, upem, size))}
		if i == 0 || glyphs[i-1].Cluster != g.Cluster {
			stands := text[g.Cluster:clusterEnd(glyphs, g, text)]
			if s.added && i == len(glyphs)-1 {
				stands = softHyphen
			}
			p.Bytes = uint16(len(stands))
			item.Text += stands
		}
		adv := font.Scale(g.Advance, upem, size) + s.letter
		if text[g.Cluster] == ' ' {
			adv += s.word
		}
		p.Advance = int32(adv.MulDiv(geom.Length(s.scale), 1000))
		item.Glyphs = append(item.Glyphs, p)
	}
	return item
}

// clusterEnd is the byte at which g's cluster ends.
func clusterEnd(glyphs []font.Glyph, g font.Glyph, text string) int32 {
	end := int32(len(text))
	for _, other := range glyphs {
		if other.Cluster > g.Cluster {
			end = min(end, other.Cluster)
		}
	}
	return end
}

// testPicture reads a picture of testdata: quay.jpg has 300×200 pixels,
// chart.png 64×48. The goldens need bytes that no encoder's next version changes.
func testPicture(t testing.TB, name string) *picture.Picture {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	p, err := picture.Read(name, data)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// photo is a picture of w×h pixels, as a JPEG file or a PNG file.
func photo(t testing.TB, name string, w, h int) *picture.Picture {
	t.Helper()
	m := stdimage.NewRGBA(stdimage.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			m.Set(x, y, color.RGBA{uint8(x * 255 / w), uint8(y * 255 / h), uint8((x ^ y) & 63), 255})
		}
	}
	var b bytes.Buffer
	var err error
	if name[len(name)-4:] == ".png" {
		err = png.Encode(&b, m)
	} else {
		err = jpeg.Encode(&b, m, &jpeg.Options{Quality: 90})
	}
	if err != nil {
		t.Fatal(err)
	}
	p, err := picture.Read(name, b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// The words of the hand-made page, as they are to come out of it.
var sampleWords = []string{
	"AVATAR: To. WAVE", "The office found difficult fjords baffling", "SMALL capitals in CITY hall",
	"from 1789 to 2026 at 3½ per cent", "Ça coûte 5 € – “naïve” Łódź", "widely spaced headline letters",
	"a line that was set a little narrower", "White on a tint",
}

// samplePages are two pages that have everything: kerning, ligatures, small
// capitals, figures, an added hyphen, other scripts, letter space, glyph
// scaling, a rule, a fill, a link, a JPEG whole and cropped, a cropped PNG.
func samplePages(t testing.TB) []*page.Page {
	body := faceNamed(t, "SourceSerif4SmText-Regular")
	italic := faceNamed(t, "SourceSerif4SmText-It")
	head := faceNamed(t, "SourceSerif4Display-Bold")
	sans := faceNamed(t, "LibreFranklin_600SemiBold")
	arabic := faceNamed(t, "NotoNaskhArabic_400Regular")
	tamil := faceNamed(t, "NotoSansTamil_400Regular")
	jpg, art := testPicture(t, "quay.jpg"), testPicture(t, "chart.png")
	pt := geom.Pt
	x := 40 * pt
	p := &page.Page{Folio: "A1", Section: "World", Trim: geom.Size{W: geom.MM(280000), H: geom.MM(430000)}}
	p.Bookmarks = []page.Bookmark{{Title: "AVATAR: To. WAVE", Y: 60 * pt}, {Title: "Łódź", Y: 300 * pt}}
	p.Items = []page.Item{
		set(head, 48*pt, x, 80*pt, sampleWords[0], setting{}),
		&page.Rule{From: geom.Point{X: x, Y: 100 * pt}, To: geom.Point{X: 700 * pt, Y: 100 * pt}, Weight: pt / 2, Ink: geom.Black},
		set(body, 9*pt, x, 120*pt, sampleWords[1], setting{word: geom.Points(1.23)}),
		set(body, 9*pt, x, 130*pt, sampleWords[2], setting{features: font.Features{SmallCaps: true}}),
		set(body, 9*pt, x, 140*pt, sampleWords[3], setting{features: font.Features{OldStyle: true}}),
		set(italic, geom.Points(8.7), x, 150*pt, sampleWords[4], setting{}),
		set(sans, 30*pt, x, 190*pt, sampleWords[5], setting{letter: geom.Points(.37)}),
		set(body, 9*pt, x, 200*pt, sampleWords[6], setting{scale: 973, letter: geom.Points(-.07)}),
		set(body, 9*pt, x, 210*pt, "The harbour was re", setting{added: true}),
		set(body, 9*pt, x, 220*pt, "built in a well-known way", setting{}),
		set(arabic, 14*pt, x, 250*pt, "صحيفة الميناء", setting{language: "ar"}),
		set(tamil, 14*pt, x, 280*pt, "துறைமுகம் கொண்டாட்டம்", setting{language: "ta"}),
		&page.Fill{Box: geom.Rect{X: x, Y: 290 * pt, W: 200 * pt, H: 30 * pt}, Ink: geom.Ink{C: 80, M: 35, Y: 5}},
		set(sans, 14*pt, x+8*pt, 310*pt, sampleWords[7], setting{ink: geom.Ink{Y: 1}}),
		&page.Link{Box: geom.Rect{X: x, Y: 110 * pt, W: 100 * pt, H: 12 * pt}, URL: "https://example.org/(a)/Łódź?q=1"},
		&page.Picture{Box: geom.Rect{X: x, Y: 330 * pt, W: 300 * pt, H: 200 * pt}, Image: jpg, Crop: picture.Crop{W: 300, H: 200}, Alt: "A quay – at dusk"},
		&page.Picture{Box: geom.Rect{X: 400 * pt, Y: 330 * pt, W: 100 * pt, H: 100 * pt}, Image: jpg, Crop: picture.Crop{X: 50, Y: 20, W: 150, H: 150}},
		&page.Picture{Box: geom.Rect{X: 400 * pt, Y: 450 * pt, W: 100 * pt, H: 100 * pt}, Image: art, Crop: picture.Crop{X: 8, Y: 8, W: 32, H: 32}},
	}
	q := &page.Page{Folio: "A2", Trim: geom.Size{W: geom.MM(280000), H: geom.MM(430000)}}
	q.Items = []page.Item{
		set(body, 9*pt, x, 80*pt, "It goes on overleaf", setting{}),
		&page.Picture{Box: geom.Rect{X: x, Y: 330 * pt, W: 150 * pt, H: 100 * pt}, Image: jpg, Crop: picture.Crop{W: 300, H: 200}},
	}
	return []*page.Page{p, q}
}

var sampleInfo = Info{Title: "The Harbour Courier, A1", Author: "Łucja Nowak & Co.", Subject: "An edition", Publication: "The Harbour Courier",
	Language: "en-GB", Date: time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC), Producer: "Broadsheet"}

// written is the pages as a PDF.
func written(t testing.TB, pages []*page.Page, info Info) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, pages, info); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
