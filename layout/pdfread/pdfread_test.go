package pdfread

import (
	"bytes"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"broadsheet/layout/geom"
)

func read(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// told is a page's objects, numbered from 100, streams by their length.
func told(p *Page) string {
	var b strings.Builder
	for i := range p.Objects {
		fmt.Fprintf(&b, "%d: %s", 100+i, strings.ReplaceAll(string(p.Objects[i].Append(nil, func(i int) int { return 100 + i })), "\n", " "))
		if p.Objects[i].HasStream {
			fmt.Fprintf(&b, " stream of %d", len(p.Objects[i].Stream))
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func TestRead(t *testing.T) {
	data := read(t, "ad.pdf")
	for _, c := range []struct {
		page           int
		w, h           geom.Length
		want           string
		layers, hidden []int
		loose          []string
	}{
		{1, 200 * geom.Pt, 100 * geom.Pt, `100: <</Type /XObject /Subtype /Form /BBox [10 10 210 110] /Matrix [1 0 0 1 -10 -10] /Resources <</Font <</F 101 0 R>> /Properties <</On 102 0 R /Off 103 0 R>>>> /Length 156>> stream of 156
101: <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>
102: <</Type /OCG /Name (On)>>
103: <</Type /OCG /Name (Off \) 3 0 R)>>
`, []int{2, 3}, []int{3}, []string{"Helvetica"}},
		{2, geom.Points(99.5), 200 * geom.Pt, `100: <</Type /XObject /Subtype /Form /BBox [10 10.5 210 110] /Matrix [0 -1 1 0 -10.5 210] /Resources <</Font <</F 101 0 R>> /Properties <</On 102 0 R /Off 103 0 R>>>> /Length 61>> stream of 61
101: <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>
102: <</Type /OCG /Name (On)>>
103: <</Type /OCG /Name (Off \) 3 0 R)>>
`, []int{2, 3}, []int{3}, []string{"Helvetica"}},
		{3, 200 * geom.Pt, 100 * geom.Pt, `100: <</Type /XObject /Subtype /Form /BBox [-20 0 80 50] /Matrix [-2 0 0 -2 160 100] /Resources <</XObject <</X 101 0 R>>>> /Length 0>> stream of 0
101: <</Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources <<>> /Q 102 0 R /Length 12>> stream of 12
102: null
`, nil, nil, nil},
	} {
		p, err := Read(data, c.page)
		if err != nil {
			t.Fatal(err)
		}
		if p.Size != (geom.Size{W: c.w, H: c.h}) || p.Pages != 3 {
			t.Errorf("page %d of %d is %v", c.page, p.Pages, p.Size)
		}
		if got := told(p); got != c.want {
			t.Errorf("page %d:\n%s\nwant\n%s", c.page, got, c.want)
		}
		if !slices.Equal(p.Layers, c.layers) || !slices.Equal(p.Hidden, c.hidden) || !slices.Equal(p.Loose, c.loose) {
			t.Errorf("page %d: layers %v, hidden %v, fonts %v", c.page, p.Layers, p.Hidden, p.Loose)
		}
	}
}

// TestPacked finds the same in a file of object streams.
func TestPacked(t *testing.T) {
	for page := 1; page <= 3; page++ {
		a, err := Read(read(t, "ad.pdf"), page)
		if err != nil {
			t.Fatal(err)
		}
		b, err := Read(read(t, "packed.pdf"), page)
		if err != nil {
			t.Fatal(err)
		}
		if a.Size != b.Size || len(a.Objects) != len(b.Objects) || len(a.Hidden) != len(b.Hidden) {
			t.Errorf("page %d is %v, %d objects; packed %v, %d", page, a.Size, len(a.Objects), b.Size, len(b.Objects))
		}
		if page == 1 && !bytes.Equal(a.Objects[0].Stream, b.Objects[0].Stream) {
			t.Errorf("content %q, packed %q", a.Objects[0].Stream, b.Objects[0].Stream)
		}
	}
}

func TestErrors(t *testing.T) {
	ad := string(read(t, "ad.pdf"))
	for _, c := range []struct{ name, data, want string }{
		{"encrypted", string(read(t, "locked.pdf")), "the PDF is encrypted; ask for it"},
		{"empty", "%PDF-1.4", "it is cut off, its end"},
		{"cut off", ad[:len(ad)-40], "it is cut off"},
		{"no table", "%PDF-1.4\nstartxref\n3\n%%EOF", "no cross-reference table where it says"},
		{"a circle", strings.Replace(ad, "/Root 1 0 R", "/Root 1 0 R/Prev "+fmt.Sprint(strings.Index(ad, "xref\n0")), 1), "lead nowhere"},
		{"a tree in a circle", strings.Replace(ad, "/Kids[5 0 R", "/Kids[2 0 R", 1), "its tree of pages is a circle"},
		{"moved", strings.Replace(ad, "%PDF-1.5\n", "%PDF-1.5\n%longer\n", 1), "the PDF cannot be read: "},
		{"no size", strings.Replace(ad, "/MediaBox[0 0 220 120]", "/MediaBox[0 0 220 000]", 1), "the page has no size"},
		{"a word", strings.Replace(ad, "/Count 3", "/Count x", 1), "its tree of pages is broken"},
		{"no root", strings.Replace(ad, "/Root", "/Rood", 1), "its tree of pages is broken"},
	} {
		_, err := Read([]byte(c.data), 1)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	if _, err := Read([]byte(ad), 4); err == nil || err.Error() != "the PDF has no page 4; its last is 3" {
		t.Error(err)
	}
}

func TestFilters(t *testing.T) {
	for _, c := range []struct{ filter, data, want string }{
		{"/ASCIIHexDecode", "48 65\n6C6c 6F2>", "Hello "},
		{"/ASCII85Decode", "<~87cURDZ~>", "Hello"},
		{"/LZWDecode", "\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01", "-----A---B"}, // ISO 32000-1, 7.4.4.2
	} {
		got, err := undo(c.filter, []byte(c.data), 1)
		if err != nil || string(got) != c.want {
			t.Errorf("%s: %q, %v", c.filter, got, err)
		}
	}
	if _, err := undo("/DCTDecode", nil, 1); err == nil {
		t.Error("a picture was unpacked")
	}
}

func TestUnpredict(t *testing.T) {
	f := &file{}
	parms := value{kind: dictionary, keys: []entry{{"/Predictor", integer(12)}, {"/Columns", integer(3)}}}
	got, err := f.unpredict(&parms, []byte{0, 1, 2, 3, 1, 1, 1, 1, 2, 1, 1, 1, 3, 2, 2, 2, 4, 1, 1, 1})
	want := []byte{1, 2, 3, 1, 2, 3, 2, 3, 4, 3, 5, 6, 4, 6, 7}
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("%v, %v, want %v", got, err, want)
	}
}

// FuzzRead: no bytes make the reader panic or take long; what it gives refers to
// nothing outside of it.
func FuzzRead(f *testing.F) {
	for _, name := range []string{"ad.pdf", "packed.pdf", "locked.pdf"} {
		f.Add(read(f, name), 1)
	}
	m := onePage(size + "/UserUnit 2/Rotate -90/Contents[4 0 R 7 0 R]/Group 6 0 R/Resources 5 0 R")
	m.stream(4, "/Type/ObjStm/N 2/First 8", "5 0 6 4 <<>>[5 0 R 7 0 R]")
	m.stream(7, "/Filter[/FlateDecode/ASCIIHexDecode]/DecodeParms[<</Predictor 15/Columns 3>>null]", deflated("\x0471 \x0120>"))
	f.Add(m.packed(root, map[int][2]uint64{5: {4, 0}, 6: {4, 1}}), 1)
	f.Fuzz(func(t *testing.T, data []byte, number int) {
		p, err := Read(data, number)
		if err != nil {
			return
		}
		if p.Size.W <= 0 || p.Size.H <= 0 || len(p.Objects) == 0 {
			t.Fatalf("%v, %d objects", p.Size, len(p.Objects))
		}
		for i := range p.Objects {
			p.Objects[i].Append(nil, func(k int) int {
				if k < 0 || k >= len(p.Objects) {
					t.Fatalf("object %d refers to %d of %d", i, k, len(p.Objects))
				}
				return k + 1
			})
		}
	})
}
