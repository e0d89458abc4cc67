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
	"broadsheet/layout/diag"
	"broadsheet/layout/edition"
	"broadsheet/layout/font"
	"broadsheet/layout/page"
	"broadsheet/layout/pdf"
)

// Poppler's pdftotext, which search engines and screen readers work like, finds
// a page's columns from nothing but where its glyphs stand. It gives every leg
// whole and every story in its order, whatever hangs out of the columns or
// stands amid them.
func TestReading(t *testing.T) {
	needPoppler(t)
	specs, err := filepath.Glob("*/edition.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, spec := range specs {
		t.Run(filepath.Dir(spec), func(t *testing.T) {
			if n := testRead(t, spec); n > 0 {
				t.Errorf("%d pages are reported to be read out of order", n)
			}
		})
	}
}

func needPoppler(t *testing.T) {
	t.Helper()
	if _, err := exec.LookPath("pdftotext"); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("pdftotext is not installed")
		}
		t.Skip("pdftotext is not installed")
	}
}

// testRead makes an edition and reads it with pdftotext. It returns the number of
// pages of which make-up says itself that they are read in another order, which
// are not held to one.
func testRead(t *testing.T, spec string) (unread int) {
	t.Helper()
	lib, err := font.NewLibrary(fonts.Files)
	if err != nil {
		t.Fatal(err)
	}
	ed, _, err := edition.Load(spec, edition.Options{})
	if err != nil {
		t.Fatal(err)
	}
	pages, findings, err := layout.Pages(ed, lib)
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
	said := map[string]bool{}
	for _, f := range findings {
		if f.Severity == diag.Error {
			t.Error(f)
		}
		if f.ID == "reading-order" {
			said[f.Page] = true
		}
	}
	for i, p := range pages {
		t.Run(p.Folio, func(t *testing.T) {
			if said[p.Folio] {
				return
			}
			read := letters(extract(t, file, i+1))
			testLegsRead(t, p, read)
			for _, m := range p.Modules {
				// Of several stories poppler may go on in the one beside at a subhead.
				if m.Kind == "story" && len(ed.Pages[i].Stories) == 1 {
					testStoryRead(t, p, m, read)
				}
			}
		})
	}
	return len(said)
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

// between is how many letters may stand between two words of a story: those of
// a caption, a pull quote, a subhead.
const between = 500

// testStoryRead: the lines of a story are read in their order, one soon after the
// other, none is missing.
func testStoryRead(t *testing.T, p *page.Page, m page.Module, read string) {
	t.Helper()
	var lines []string
	var last *page.Text
	for _, it := range p.Items[m.From:m.To] {
		x, ok := it.(*page.Text)
		if !ok || x.Role != "body" && x.Role != "item" {
			continue
		}
		if last != nil && x.At.Y == last.At.Y && x.At.X > last.At.X {
			lines[len(lines)-1] += x.Text
		} else {
			lines = append(lines, x.Text)
		}
		last = x
	}
	at, before := -1, ""
	for _, line := range lines {
		i := strings.Index(read[max(at, 0):], letters(line))
		if i < 0 || at >= 0 && i > between {
			t.Errorf("%s: %q is not read after %q", m.Name, line, before)
			return
		}
		at, before = max(at, 0)+i+len(letters(line)), line
	}
}
