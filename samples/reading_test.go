package samples

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"broadsheet/fonts"
	"broadsheet/layout"
	"broadsheet/layout/edition"
	"broadsheet/layout/font"
	"broadsheet/layout/geom"
	"broadsheet/layout/page"
	"broadsheet/layout/pdf"
	"broadsheet/layout/story"
)

// Poppler's pdftotext, which search engines and screen readers work like, finds
// a page's columns from nothing but where its glyphs stand. It gives every leg
// whole and every story in its order, whatever hangs out of the columns.
func TestReading(t *testing.T) {
	if _, err := exec.LookPath("pdftotext"); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("pdftotext is not installed")
		}
		t.Skip("pdftotext is not installed")
	}
	specs, err := filepath.Glob("*/edition.yaml")
	if err != nil {
		t.Fatal(err)
	}
	lib, err := font.NewLibrary(fonts.Files)
	if err != nil {
		t.Fatal(err)
	}
	for _, spec := range specs {
		t.Run(filepath.Dir(spec), func(t *testing.T) {
			ed, _, err := edition.Load(spec, edition.Options{})
			if err != nil {
				t.Fatal(err)
			}
			pages, _, err := layout.Pages(ed, lib)
			if err != nil {
				t.Fatal(err)
			}
			if len(pages) != len(ed.Pages) {
				t.Fatalf("%d pages of %d", len(pages), len(ed.Pages))
			}
			var b bytes.Buffer
			if err := pdf.Write(&b, pages, pdf.Info{Language: ed.Language, Date: ed.Date}); err != nil {
				t.Fatal(err)
			}
			file := filepath.Join(t.TempDir(), "edition.pdf")
			if err := os.WriteFile(file, b.Bytes(), 0o600); err != nil {
				t.Fatal(err)
			}
			for i, p := range pages {
				read := letters(extract(t, file, i+1))
				testLegsRead(t, p, read)
				for k, s := range ed.Pages[i].Stories {
					if !interrupted(p, k+1) {
						testStoryRead(t, s.Story, read)
					}
				}
			}
		})
	}
}

// extract is a page's text in reading order.
func extract(t *testing.T, file string, number int) string {
	t.Helper()
	n := strconv.Itoa(number)
	out, err := exec.Command("pdftotext", "-enc", "UTF-8", "-f", n, "-l", n, file, "-").Output()
	if err != nil {
		t.Fatalf("pdftotext: %v", err)
	}
	return string(out)
}

// letters leaves out spaces and hyphens: pdftotext joins the parts of every word
// that a line ends in.
func letters(s string) string {
	return strings.Map(func(c rune) rune {
		switch {
		case unicode.IsSpace(c), c == '-', c == '\u00ad', c == '\u2010', c == '\u200b':
			return -1
		}
		return unicode.ToLower(c)
	}, s)
}

// testLegsRead: the lines that stand one below the other in a column are read
// one after the other.
func testLegsRead(t *testing.T, p *page.Page, read string) {
	t.Helper()
	var part strings.Builder
	var last *page.Text
	check := func() {
		if s := letters(part.String()); !strings.Contains(read, s) {
			t.Errorf("page %s: these lines are not read one after the other: %s", p.Folio, part.String())
		}
		part.Reset()
	}
	for _, x := range texts(p, "body") {
		if last != nil && (x.Story != last.Story || columnOf(p, x.At.X) != columnOf(p, last.At.X) || x.At.Y > last.At.Y+p.Grid.Step) {
			check()
		}
		part.WriteString(x.Text)
		last = x
	}
	check()
}

// testStoryRead: the words of a story are read in their order, none is missing.
func testStoryRead(t *testing.T, s *story.Story, read string) {
	t.Helper()
	at, before := 0, ""
	for _, b := range s.Body {
		if b.Kind != story.Paragraph && b.Kind != story.Item {
			continue
		}
		for _, w := range strings.Fields(b.Text()) {
			i := strings.Index(read[at:], letters(w))
			if i < 0 {
				t.Errorf("%s: %q is not read after %q", s.File, w, before)
				return
			}
			at += i + len(letters(w))
			before += " " + w
			before = before[max(0, len(before)-60):]
		}
	}
}

// interrupted reports whether a picture stands amid a leg of the story. What a
// leg has above it and below it are columns of their own then, and readers that go by
// geometry may take the upper ends of all legs first: where nothing stands to
// the right of a pull quote or subhead beside the picture, poppler takes it to
// reach over the picture's columns, and what is above it there as said before it
// (rule 1 of T. M. Breuel, High Performance Document Layout Analysis, 2003).
func interrupted(p *page.Page, story int) bool {
	for _, it := range p.Items {
		pic, ok := it.(*page.Picture)
		if !ok || pic.Story != story {
			continue
		}
		above, below := map[int]bool{}, map[int]bool{}
		for _, x := range texts(p, "body") {
			if x.Story != story || x.At.X < pic.Box.X-geom.Pt || x.At.X > pic.Box.Right() {
				continue
			}
			if c := columnOf(p, x.At.X); x.At.Y < pic.Box.Y {
				above[c] = true
			} else {
				below[c] = true
			}
		}
		for c := range above {
			if below[c] {
				return true
			}
		}
	}
	return false
}
