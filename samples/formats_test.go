package samples

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/image/tiff"

	"broadsheet/fonts"
	"broadsheet/layout"
	"broadsheet/layout/diag"
	"broadsheet/layout/edition"
	"broadsheet/layout/font"
	"broadsheet/layout/page"
	"broadsheet/layout/pdf"
	"broadsheet/layout/picture"
)

// quarters are the colours of the test's picture: top left and right, bottom left
// and right.
var quarters = [4]color.RGBA{{200, 40, 40, 255}, {40, 160, 60, 255}, {40, 70, 200, 255}, {240, 240, 240, 255}}

// TestFormats sets a page of photographs in every format that is read, one of
// them stored on its side, and looks at the printed colours of their quarters.
func TestFormats(t *testing.T) {
	needPoppler(t)
	dir := t.TempDir()
	files := writeFormats(t, dir)
	var spec strings.Builder
	spec.WriteString("publication: The Harbour Courier\ndate: 2026-11-22\nsheet: {size: A4, columns: 2}\npages:\n  - folio: A1\n    modules:\n")
	for i, f := range files {
		fmt.Fprintf(&spec, "      - {photo: {file: %s, caption: 'In %s', credit: 'PHOTO: TEST'}, at: {column: %d, span: 1, row: %d}}\n", f, f, 1+i%2, 1+i/2*18)
	}
	file := filepath.Join(dir, "edition.yaml")
	if err := os.WriteFile(file, []byte(spec.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	ed, _, err := edition.Load(file, edition.Options{})
	if err != nil {
		t.Fatal(err)
	}
	lib, err := font.NewLibrary(fonts.Files)
	if err != nil {
		t.Fatal(err)
	}
	pages, findings, err := layout.Pages(ed, lib)
	findings = slices.DeleteFunc(findings, func(f diag.Finding) bool { return f.ID == "white" }) // between the pictures
	if err != nil || len(findings) > 0 {
		t.Fatal(err, findings)
	}
	var b bytes.Buffer
	if err := pdf.Write(&b, pages, pdf.Info{Language: ed.Language, Date: ed.Date}); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(dir, "edition.pdf")
	if err := os.WriteFile(out, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := exec.LookPath("qpdf"); err == nil {
		if said, err := exec.Command("qpdf", "--check", out).CombinedOutput(); err != nil {
			t.Errorf("qpdf --check: %v\n%s", err, said)
		}
	}
	list, err := exec.Command("pdfimages", "-list", out).Output()
	if err != nil {
		t.Fatal(err)
	}
	if n := bytes.Count(list, []byte("\n")) - 2; n != len(files) {
		t.Errorf("%d images in the PDF, not %d:\n%s", n, len(files), list)
	}
	if !bytes.Contains(list, []byte("cmyk")) {
		t.Errorf("the CMYK picture is not CMYK in the PDF:\n%s", list)
	}
	testQuarters(t, pages[0], render(t, out))
}

// testQuarters looks at the middle of each quarter of each picture.
func testQuarters(t *testing.T, p *page.Page, printed image.Image) {
	scale := float64(printed.Bounds().Dx()) / p.Trim.W.Pt()
	seen := 0
	for _, it := range p.Items {
		pic, ok := it.(*page.Picture)
		if !ok {
			continue
		}
		seen++
		for q, want := range quarters {
			x := pic.Box.X.Pt() + pic.Box.W.Pt()*(0.25+0.5*float64(q%2))
			y := pic.Box.Y.Pt() + pic.Box.H.Pt()*(0.25+0.5*float64(q/2))
			r, g, b, _ := printed.At(int(x*scale), int(y*scale)).RGBA()
			most := 8
			if pic.Image.Color == picture.CMYK {
				most = 60 // it is turned into RGB by the reader's own lights
			}
			if far(r>>8, want.R, most) || far(g>>8, want.G, most) || far(b>>8, want.B, most) {
				t.Errorf("%s: quarter %d is printed as %d %d %d, not %v", pic.Image.File, q, r>>8, g>>8, b>>8, want)
			}
		}
	}
	if seen != 7 {
		t.Errorf("%d pictures on the page", seen)
	}
}

func far(got uint32, want uint8, most int) bool {
	return max(int(got)-int(want), int(want)-int(got)) > most
}

// render prints the first page at 36 pixels an inch.
func render(t *testing.T, file string) image.Image {
	t.Helper()
	out, err := exec.Command("pdftoppm", "-r", "36", "-png", "-singlefile", file).Output()
	if err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	return img
}

// writeFormats writes the picture in all formats. WebP and a JPEG in CMYK, which
// Go does not write, are from testdata; ImageMagick made them.
func writeFormats(t *testing.T, dir string) []string {
	t.Helper()
	img := image.NewPaletted(image.Rect(0, 0, 600, 400), color.Palette{quarters[0], quarters[1], quarters[2], quarters[3]})
	for y := range 400 {
		for x := range 600 {
			img.SetColorIndex(x, y, uint8(y/200*2+x/300))
		}
	}
	// Orientation 6: the stored rows are the picture's columns, from the right.
	side := image.NewRGBA(image.Rect(0, 0, 400, 600))
	for y := range 400 {
		for x := range 600 {
			side.Set(y, 599-x, img.At(x, y))
		}
	}
	var plain, turned, g, p, tf bytes.Buffer
	for _, err := range []error{jpeg.Encode(&plain, img, nil), jpeg.Encode(&turned, side, nil),
		gif.Encode(&g, img, nil), png.Encode(&p, img), tiff.Encode(&tf, img, nil)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	list := []struct {
		name string
		data []byte
	}{
		{"plain.jpg", plain.Bytes()}, {"turned.jpg", withOrientation(turned.Bytes(), 6)},
		{"a.gif", g.Bytes()}, {"a.png", p.Bytes()}, {"a.tif", tf.Bytes()},
		{"a.webp", readFile(t, "testdata/quad.webp")}, {"cmyk.jpg", readFile(t, "testdata/quad-cmyk.jpg")},
	}
	var names []string
	for _, f := range list {
		if err := os.WriteFile(filepath.Join(dir, f.name), f.data, 0o600); err != nil {
			t.Fatal(err)
		}
		names = append(names, f.name)
	}
	return names
}

func readFile(t *testing.T, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// withOrientation puts an Exif segment with nothing but an orientation (tag 0112)
// behind a JPEG's first marker.
func withOrientation(jpg []byte, o byte) []byte {
	exif := append([]byte("\xff\xe1\x00\x22Exif\x00\x00MM\x00\x2a\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00"), o, 0, 0, 0, 0, 0, 0)
	return append(append(append([]byte{}, jpg[:2]...), exif...), jpg[2:]...)
}
