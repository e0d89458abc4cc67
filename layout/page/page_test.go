package page

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"encoding/xml"
	"flag"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"broadsheet/fonts"
	"broadsheet/layout/font"
	"broadsheet/layout/geom"
	"broadsheet/layout/picture"
)

var update = flag.Bool("update", false, "write the goldens anew")

// golden compares with testdata/name; what differs is written beside it.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		_ = os.WriteFile(file+".got", got, 0o644)
		t.Errorf("%s differs; see %[1]s.got, and run with -update where it is right", file)
	}
}

func face(t testing.TB, file string) *font.Face {
	t.Helper()
	data, err := fonts.Files.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	f, err := font.Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// set sets a text without justification, letter by letter.
func set(t testing.TB, f *font.Face, size geom.Length, x, y geom.Length, role, s string) *Text {
	t.Helper()
	out := &Text{At: geom.Point{X: x, Y: y}, Face: f, Size: size, Ink: geom.Black, Scale: 1000, Role: role, Story: 1, Text: s}
	upem := f.Metrics().UnitsPerEm
	for _, r := range s {
		id, ok := f.Glyph(r)
		if !ok && r == '\u00ad' {
			id, _ = f.Glyph('-')
		}
		out.Glyphs = append(out.Glyphs, font.Placed{
			ID: id, Bytes: uint16(len(string(r))), Advance: int32(font.Scale(f.Advance(id), upem, size)),
		})
	}
	return out
}

// photo is a gradient of w×h pixels, red to the right and green downwards, as a
// JPEG or PNG.
func photo(t testing.TB, file string, w, h int) *picture.Picture {
	t.Helper()
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			m.SetRGBA(x, y, color.RGBA{byte(x * 255 / w), byte(y * 255 / h), 40, 255})
		}
	}
	var b bytes.Buffer
	var err error
	if strings.HasSuffix(file, ".png") {
		err = png.Encode(&b, m)
	} else {
		err = jpeg.Encode(&b, m, &jpeg.Options{Quality: 95})
	}
	if err != nil {
		t.Fatal(err)
	}
	p, err := picture.Read(file, b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// sample is a page of 3 by 2 inches with one of each item.
func sample(t testing.TB) *Page {
	body, head := face(t, "SourceSerif4SmText-Regular.ttf"), face(t, "SourceSerif4Display-Bold.ttf")
	pt := geom.Pt
	scaled := set(t, body, 9*pt, 12*pt, 50*pt, "body", "<Jumps> & “quotes” hy\u00ad")
	scaled.Scale = 970
	for i := range scaled.Glyphs {
		scaled.Glyphs[i].Advance = scaled.Glyphs[i].Advance * 97 / 100
	}
	return &Page{
		Folio: "A1", Section: "World", Trim: geom.Size{W: 216 * pt, H: 144 * pt},
		Grid:      Grid{Live: geom.Rect{X: 12 * pt, Y: 12 * pt, W: 192 * pt, H: 120 * pt}, Columns: 2, Gutter: geom.Pica, Top: 40 * pt, Step: 10 * pt},
		Bookmarks: []Bookmark{{"Fog lifts “slowly”", 12 * pt}, {"A \\ second\tone", 60 * pt}},
		Modules: []Module{{Kind: "story", Name: "the story fog.md", Story: 1, Column: 1, Span: 2, Row: 1, Rows: 9,
			Box: geom.Rect{X: 12 * pt, Y: 42 * pt, W: 192 * pt, H: 90 * pt}, To: 8}},
		Items: []Item{
			&Fill{geom.Rect{X: 100 * pt, Y: 60 * pt, W: 104 * pt, H: 72 * pt}, geom.Ink{M: 100, Y: 100}},
			set(t, head, 24*pt, 12*pt, 34*pt, "headline", "Fog lifts"),
			scaled,
			set(t, body, 9*pt, 12*pt, 60*pt, "body", "next line"),
			&Rule{geom.Point{X: 12 * pt, Y: 70 * pt}, geom.Point{X: 90 * pt, Y: 70 * pt}, pt, geom.Black},
			&Rule{geom.Point{X: 12 * pt, Y: 75 * pt}, geom.Point{X: 90 * pt, Y: 130 * pt}, 2 * pt, geom.Ink{C: 100}},
			&Picture{geom.Rect{X: 110 * pt, Y: 70 * pt, W: 40 * pt, H: 40 * pt}, photo(t, "pictures/a.jpg", 80, 60), picture.Crop{X: 10, Y: 0, W: 60, H: 60}, "a “quay” & fog", 1},
			&Picture{geom.Rect{X: 155 * pt, Y: 70 * pt, W: 40 * pt, H: 40 * pt}, photo(t, "b.png", 64, 64), picture.Crop{W: 64, H: 64}, "", 1},
			&Link{geom.Rect{X: 12 * pt, Y: 40 * pt, W: 50 * pt, H: 12 * pt}, "https://example.org/?a=1&b=2", ""},
			&Link{geom.Rect{X: 12 * pt, Y: 40 * pt, W: 50 * pt, H: 12 * pt}, "javascript:alert(1)", ""},
		},
	}
}

func TestJSON(t *testing.T) {
	p := sample(t)
	var b bytes.Buffer
	if err := WriteJSON(&b, p); err != nil {
		t.Fatal(err)
	}
	golden(t, "page.json", b.Bytes())

	var back struct {
		Folio     string
		Trim      [2]float64
		Bookmarks []struct{ Title string }
		Items     []struct{ Text, Role, Picture, Link string }
	}
	if err := json.Unmarshal(b.Bytes(), &back); err != nil {
		t.Fatal(err)
	}
	if len(back.Items) != len(p.Items) || back.Folio != "A1" || back.Trim != [2]float64{216, 144} {
		t.Errorf("read back %+v", back)
	}
	if got, want := back.Items[2].Text, p.Items[2].(*Text).Text; got != want {
		t.Errorf("text %q, want %q", got, want)
	}
	if got := back.Bookmarks[1].Title; got != p.Bookmarks[1].Title {
		t.Errorf("bookmark %q", got)
	}
	before := b.String()
	p.Items[3].(*Text).Glyphs[2].Advance++
	b.Reset()
	if err := WriteJSON(&b, p); err != nil {
		t.Fatal(err)
	}
	if b.String() == before {
		t.Error("a changed advance does not show")
	}
}

func TestEmptyPage(t *testing.T) {
	p := &Page{Trim: geom.Size{W: geom.In, H: geom.In}, Items: []Item{&Picture{Box: geom.Rect{W: geom.Pt, H: geom.Pt}}}}
	var b bytes.Buffer
	if err := WriteJSON(&b, p); err != nil || !json.Valid(b.Bytes()) {
		t.Errorf("%v, %s", err, b.String())
	}
	if err := WriteSVG(io.Discard, p); err != nil {
		t.Error(err)
	}
	if err := WritePNG(io.Discard, p, 72); err != nil {
		t.Error(err)
	}
}

func TestJSONStrings(t *testing.T) {
	for _, s := range []string{"", "a\"b\\c", "\x00\n\u2028\u00ad\x7f", "🙂\U000E0001", "a\xffb", "தமிழ் العربية"} {
		var back string
		if err := json.Unmarshal(appendString(nil, s), &back); err != nil || back != strings.ToValidUTF8(s, "\ufffd") {
			t.Errorf("%q came back as %q, %v", s, back, err)
		}
	}
}

func TestDecimals(t *testing.T) {
	for _, c := range []struct {
		l           geom.Length
		full, short string
	}{
		{0, "0.000", "0"},
		{9 * geom.Pt, "9.000", "9"},
		{geom.Pt / 2, "0.500", "0.5"},
		{-geom.Pt / 4, "-0.250", "-0.25"},
		{-1, "0.000", "0"},
		{geom.Points(1234.5678), "1234.568", "1234.568"},
		{geom.Points(100), "100.000", "100"},
	} {
		if got := string(appendPt(nil, c.l)); got != c.full {
			t.Errorf("%d: %s, want %s", c.l, got, c.full)
		}
		if got := string(appendShort(nil, c.l)); got != c.short {
			t.Errorf("%d: %s, want %s", c.l, got, c.short)
		}
	}
}

func TestInks(t *testing.T) {
	for _, c := range []struct {
		ink  geom.Ink
		want [3]byte
	}{
		{geom.White, [3]byte{255, 255, 255}},
		{geom.Black, [3]byte{35, 31, 32}},
		{geom.Ink{C: 100}, [3]byte{0, 158, 224}},
		{geom.Ink{K: 10}, [3]byte{233, 233, 233}},
		{geom.Ink{C: 255, M: 255, Y: 255, K: 255}, [3]byte{0, 0, 0}},
	} {
		if r, g, b := rgb(c.ink); [3]byte{r, g, b} != c.want {
			t.Errorf("%v: %d %d %d, want %v", c.ink, r, g, b, c.want)
		}
	}
}

func TestSVG(t *testing.T) {
	p := sample(t)
	var b bytes.Buffer
	if err := WriteSVG(&b, p); err != nil {
		t.Fatal(err)
	}
	wellFormed(t, b.Bytes())
	s := b.String()
	for _, want := range []string{
		`viewBox="0 0 216 144"`, "<title>Page A1, World</title>", `data-role="headline"`,
		`aria-label="&lt;Jumps&gt; &amp; “quotes” hy-"`, "https://example.org/?a=1&amp;b=2",
		`<image x="103.333" y="70" width="53.333" height="40" `, base64.StdEncoding.EncodeToString(p.Items[6].(*Picture).Image.Data), "data:image/png;base64,",
	} {
		if !strings.Contains(s, want) {
			t.Errorf("no %s", want)
		}
	}
	if strings.Contains(s, "javascript") {
		t.Error("a link with a script got through")
	}
	// Letters come back: l, i and n of both body lines are one outline.
	if n := strings.Count(s, "<path id="); n != distinct(p) {
		t.Errorf("%d outlines, want %d", n, distinct(p))
	}
	// The pictures' bytes depend on the encoders of the Go release.
	golden(t, "page.svg", withoutData(b.Bytes()))
}

// wellFormed also looks that each outline that is used was defined.
func wellFormed(t *testing.T, doc []byte) {
	t.Helper()
	ids := map[string]bool{}
	d := xml.NewDecoder(bytes.NewReader(doc))
	for {
		tok, err := d.Token()
		if err == io.EOF {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		e, ok := tok.(xml.StartElement)
		if !ok {
			continue
		}
		for _, a := range e.Attr {
			if a.Name.Local == "id" {
				ids[a.Value] = true
			}
			if e.Name.Local == "use" && a.Name.Local == "href" && !ids[strings.TrimPrefix(a.Value, "#")] {
				t.Errorf("%s is used and not defined", a.Value)
			}
		}
	}
}

// distinct counts the glyphs with outlines that a page uses.
func distinct(p *Page) int {
	type glyph struct {
		f  *font.Face
		id uint16
	}
	seen := map[glyph]bool{}
	for _, it := range p.Items {
		if t, ok := it.(*Text); ok {
			for _, g := range t.Glyphs {
				if len(t.Face.Outline(g.ID)) > 0 {
					seen[glyph{t.Face, g.ID}] = true
				}
			}
		}
	}
	return len(seen)
}

func withoutData(b []byte) []byte {
	for {
		i := bytes.Index(b, []byte(";base64,"))
		if i < 0 {
			return b
		}
		n := bytes.IndexByte(b[i:], '"')
		b = append(append(append([]byte{}, b[:i]...), " (left out)"...), b[i+n:]...)
	}
}

func TestTextByRole(t *testing.T) {
	p := sample(t)
	if got := p.Text("body"); len(got) != 2 || got[1].Text != "next line" {
		t.Errorf("got %v", got)
	}
	if got := p.Text("deck"); got != nil {
		t.Errorf("got %v", got)
	}
}

type brokenWriter struct{}

func (brokenWriter) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }

func TestBrokenWriter(t *testing.T) {
	p := sample(t)
	for name, err := range map[string]error{
		"JSON": WriteJSON(brokenWriter{}, p), "SVG": WriteSVG(brokenWriter{}, p), "PNG": WritePNG(brokenWriter{}, p, 72),
	} {
		if err == nil || err.Error() != "writing page A1 as "+name+": "+io.ErrClosedPipe.Error() {
			t.Errorf("%s: %v", name, err)
		}
	}
}
