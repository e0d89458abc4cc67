package pdf

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"broadsheet/layout/geom"
	"broadsheet/layout/page"
	"broadsheet/layout/picture"
)

var update = flag.Bool("update", false, "write the goldens anew")

// golden holds got against a file of testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got == string(want) {
		return
	}
	if err := os.WriteFile(file+".got", []byte(got), 0o644); err != nil {
		t.Error(err)
	}
	t.Errorf("%s differs: see %s.got", file, file)
}

func TestGolden(t *testing.T) {
	pages := samplePages(t)
	golden(t, "sheet.sum", fmt.Sprintf("%x\n", sha256.Sum256(written(t, pages, sampleInfo))))
	w := drawn(t, pages)
	var b strings.Builder
	for line := range bytes.Lines(w.b) {
		q := fmt.Sprintf("%q", bytes.TrimSuffix(line, []byte("\n")))
		b.WriteString(q[1:len(q)-1] + "\n")
	}
	golden(t, "sheet.content", b.String())
}

// drawn is a pen that has drawn the first page.
func drawn(t testing.TB, pages []*page.Page) *pen {
	t.Helper()
	d, err := prepare(pages)
	if err != nil {
		t.Fatal(err)
	}
	w := &pen{face: d.codingOf, image: d.embeddedOf}
	w.draw(pages[0])
	return w
}

func TestSameBytesOnAnyNumberOfCores(t *testing.T) {
	pages := append(samplePages(t), bigEdition(t, 2)...)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	var one []byte
	for _, n := range []int{1, 8, 8} {
		runtime.GOMAXPROCS(n)
		b := written(t, pages, sampleInfo)
		if one == nil {
			one = b
		}
		if !bytes.Equal(b, one) {
			t.Errorf("with GOMAXPROCS %d the file differs", n)
		}
	}
}

func TestWords(t *testing.T) {
	got := tool(t, written(t, samplePages(t), sampleInfo), "pdftotext", "@", "-")
	flat := strings.Join(strings.Fields(got), " ")
	for _, want := range append(sampleWords, "The harbour was rebuilt in a well-known way", "صحيفة الميناء",
		"துறைமுகம் கொண்டாட்டம்", "It goes on overleaf") {
		if !strings.Contains(flat, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}

func TestQpdfIsContent(t *testing.T) {
	for _, pages := range [][]*page.Page{samplePages(t), {{Trim: geom.Size{W: geom.Pt, H: geom.Pt}}}} {
		got := tool(t, written(t, pages, Info{}), "qpdf", "--check", "@")
		if !strings.Contains(got, "No syntax or stream encoding errors") || strings.Contains(got, "WARNING") {
			t.Error(got)
		}
	}
}

func TestFontsAreEmbedded(t *testing.T) {
	got := tool(t, written(t, samplePages(t), sampleInfo), "pdffonts", "@")
	lines := strings.Split(strings.TrimSpace(got), "\n")[2:]
	if len(lines) != 6 {
		t.Errorf("%d fonts, want 6", len(lines))
	}
	for _, l := range lines {
		if !strings.Contains(l, "yes yes yes") {
			t.Errorf("not embedded, cut down and with a Unicode table: %s", l)
		}
	}
}

// What the document says of itself, page by page and as a whole.
func TestDocument(t *testing.T) {
	b := written(t, samplePages(t), sampleInfo)
	f, err := parse(b)
	if err != nil {
		t.Fatal(err)
	}
	info := f.objects[refer(f.trailer.get("/Info"))].dict
	for key, want := range map[string]string{"/CreationDate": "(D:20261122000000+00'00')", "/ModDate": "(D:20261122000000+00'00')", "/Title": "(The Harbour Courier, A1)"} {
		if got := string(info.get(key)); got != want {
			t.Errorf("%s is %s, want %s", key, got, want)
		}
	}
	root := f.objects[refer(f.trailer.get("/Root"))].dict
	for key, want := range map[string]string{"/Lang": "(en-GB)", "/Names": "", "/ViewerPreferences": "<</DisplayDocTitle true>>",
		"/PageLabels": "<</Nums [0 <</P (A1)>> 1 <</P (A2)>>]>>", "/PageMode": "/UseOutlines"} {
		if got := string(root.get(key)); got != want {
			t.Errorf("%s is %q, want %q", key, got, want)
		}
	}
	xmp := f.objects[refer(root.get("/Metadata"))].stream
	for _, want := range []string{"Łucja Nowak &amp; Co.", "2026-11-22T00:00:00Z", "<pdf:Producer>Broadsheet<", "en-GB", "The Harbour Courier, A1"} {
		if !bytes.Contains(xmp, []byte(want)) {
			t.Errorf("no %q in the metadata", want)
		}
	}
	for _, n := range f.find("/Type", "/Page") {
		d := f.objects[n].dict
		if d.get("/Group") != nil || !d.is("/MediaBox", "[0 0 793.701 1218.898]") || !d.is("/TrimBox", "[0 0 793.701 1218.898]") {
			t.Errorf("page %v", d)
		}
	}
	if n := len(f.find("/Subtype", "/Image")); n != 2 {
		t.Errorf("%d images for one JPEG placed three times and one PNG", n)
	}
	if n := len(f.find("/Subtype", "/Link")); n != 1 {
		t.Errorf("%d links, want 1", n)
	}
}

func TestNoClock(t *testing.T) {
	info := sampleInfo
	info.Date = info.Date.AddDate(-3000, 0, 0).Truncate(0)
	for _, i := range []Info{{}, {Title: "Łódź (\r\\"}, info} {
		if b := written(t, samplePages(t)[1:], i); i.Date.IsZero() && (bytes.Contains(b, []byte("Date"))) {
			t.Error("a file without a date has one")
		}
	}
}

// Only what a page uses is in its resources, and the JPEG's bytes are as they were.
func TestResources(t *testing.T) {
	pages := samplePages(t)
	b := written(t, pages, sampleInfo)
	f, err := parse(b)
	if err != nil {
		t.Fatal(err)
	}
	second := f.objects[f.find("/Type", "/Page")[1]].dict
	s := scan(second.get("/Resources"), 0)
	res, err := s.dict()
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Count(string(res.get("/Font")), " R"); got != 1 {
		t.Errorf("the second page has %d fonts", got)
	}
	if got := strings.Count(string(res.get("/XObject")), " R"); got != 1 {
		t.Errorf("the second page has %d images", got)
	}
	jpg := pages[1].Items[1].(*page.Picture).Image.Data
	if bytes.Count(b, jpg) != 1 {
		t.Error("the JPEG is not in the file once, as it was")
	}
}

func TestErrors(t *testing.T) {
	trim := geom.Size{W: 100 * geom.Pt, H: 100 * geom.Pt}
	line := set(faceNamed(t, "PirataOne_400Regular"), 9*geom.Pt, 0, 0, "Aa", setting{})
	faceless, beyond := *line, *line
	faceless.Face = nil
	beyond.Glyphs = append(beyond.Glyphs[:1:1], beyond.Glyphs[1])
	beyond.Glyphs[1].ID = 60000
	broken := *photo(t, "chart.png", 20, 20)
	broken.File, broken.Data = "cut.png", broken.Data[:len(broken.Data)-30]
	one := func(it ...page.Item) []*page.Page { return []*page.Page{{Folio: "B7", Trim: trim, Items: it}} }
	for _, c := range []struct {
		pages []*page.Page
		want  string
	}{
		{nil, "at least one page"},
		{[]*page.Page{{Folio: "B7"}}, "page B7, number 1 of the PDF, has no size"},
		{one(&faceless), `page B7: the text "Aa" has no face`},
		{one(line, &beyond), `page B7: face "Pirata One`},
		{one(line, &page.Picture{Box: geom.Rect{W: geom.Pt, H: geom.Pt}, Image: &broken, Crop: picture.Crop{W: 20, H: 20}}), "picture cut.png: "},
	} {
		var b bytes.Buffer
		err := Write(&b, c.pages, Info{})
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%v, want %q", err, c.want)
		}
		if b.Len() > 0 {
			t.Errorf("%q: %d bytes were written all the same", c.want, b.Len())
		}
	}
	if err := Write(full{}, one(line), Info{}); !errors.Is(err, io.ErrShortWrite) {
		t.Errorf("a full disk gives %v", err)
	}
}

// full is a disk without room.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

// Broken text items are drawn as far as they go.
func TestOddItems(t *testing.T) {
	line := set(faceNamed(t, "PirataOne_400Regular"), 9*geom.Pt, 0, 0, "office", setting{})
	short, none, bare := *line, *line, *line
	short.Text = "of"
	none.Glyphs = nil
	bare.Text = ""
	bare.Glyphs = append(bare.Glyphs[:0:0], bare.Glyphs...)
	for i := range bare.Glyphs {
		bare.Glyphs[i].Bytes = 0
	}
	small := *line
	small.Size = 0
	p := &page.Page{Trim: geom.Size{W: 100 * geom.Pt, H: 100 * geom.Pt}, Items: []page.Item{&short, &none, &bare, &small,
		&page.Rule{}, &page.Fill{}, &page.Link{}, &page.Picture{}}}
	if _, err := parse(written(t, []*page.Page{p}, Info{})); err != nil {
		t.Error(err)
	}
}
