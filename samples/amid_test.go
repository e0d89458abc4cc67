package samples

import (
	"flag"
	"fmt"
	"image"
	"image/png"
	"math/rand"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"broadsheet/layout/edition"
	"broadsheet/layout/story"
)

var (
	seed = flag.Int64("seed", 1, "of the pages made at random")
	amid = flag.Int("amid", 24, "how many pages with a picture amid the legs are read")
)

// TestReadingAmid reads pages made at random, of 4 to 6 legs with a picture amid
// them over one or two, with and without pull quotes, captions and subheads, as
// pdftotext does. Of other seeds' pages one in a hundred may fail, where poppler
// joins lines otherwise than make-up thinks.
func TestReadingAmid(t *testing.T) {
	needPoppler(t)
	dir := t.TempDir()
	r := rand.New(rand.NewSource(*seed))
	copy := paragraphs(t)
	writePNG(t, filepath.Join(dir, "grey.png"))
	var spec strings.Builder
	spec.WriteString("publication: The Harbour Courier\ndate: 2026-11-22\nlanguage: en-GB\nsheet: {size: broadsheet, columns: 6}\npages:\n")
	for n := range *amid {
		name := fmt.Sprintf("story%d.md", n)
		columns := 4 + r.Intn(3)
		if err := os.WriteFile(filepath.Join(dir, name), []byte(randomStory(r, copy, 600+400*columns/2-r.Intn(300))), 0o600); err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&spec, "  - {folio: A%d, stories: [{story: %s, at: {column: 1, span: %d}, note: true, quotes: %t, picture: %s}]}\n",
			n+1, name, columns, r.Intn(4) > 0, randomPicture(r, columns))
	}
	file := filepath.Join(dir, "edition.yaml")
	if err := os.WriteFile(file, []byte(spec.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	if n := testRead(t, file); n*8 > *amid {
		t.Errorf("%d pages of %d are reported to be read out of order", n, *amid)
	}
	if t.Failed() {
		t.Log(spec.String())
	}
}

// randomPicture is the keys of a picture amid so many legs.
func randomPicture(r *rand.Rand, columns int) string {
	span := 1 + r.Intn(2)
	keys := fmt.Sprintf("file: grey.png, place: inside, span: %d, ratio: %s", span, []string{"1:1", "3:2", "4:5"}[r.Intn(3)])
	if r.Intn(3) > 0 {
		keys += fmt.Sprintf(", leg: %d", 1+r.Intn(columns-span+1))
	}
	if r.Intn(3) > 0 {
		keys += fmt.Sprintf(", row: %d", 6+r.Intn(14))
	}
	switch n := r.Intn(4); {
	case n == 0 && span == 1:
		keys += ", caption: ''"
	case n == 1:
		keys += ", caption: 'The light on the northern mole at dusk, seen from the pilots\u2019 steps.'"
	default:
		keys += ", caption: 'Far out: the light on the northern mole, which has burnt since 1874, at dusk on Friday. It is to be put out in the spring.', credit: 'PHOTO: M. QUILL'"
	}
	return "{" + keys + "}"
}

// randomStory is a story of about so many words, with quotes and subheads.
func randomStory(r *rand.Rand, copy []string, words int) string {
	var b strings.Builder
	b.WriteString("---\nheadline: The lamp that nobody put out\nbyline: Martha Quill\n---\n\n")
	subhead, quote := 0, 0 // words to the next
	for n := 0; n < words; {
		p := copy[r.Intn(len(copy))]
		n += len(strings.Fields(p))
		b.WriteString(p + "\n\n")
		switch {
		case n > subhead && r.Intn(5) == 0:
			b.WriteString("## The wrong end of the tube\n\n")
			subhead = n + 250
		case n > quote && r.Intn(5) == 0:
			b.WriteString("> We look at things that nobody needs, as hard as we can\n>\n> — Edmund Thrale\n\n")
			quote = n + 400
		default:
			continue
		}
		p = copy[r.Intn(len(copy))]
		n += len(strings.Fields(p))
		b.WriteString(p + "\n\n")
	}
	return b.String()
}

// paragraphs are those of a sample's story.
func paragraphs(t *testing.T) []string {
	t.Helper()
	ed, _, err := edition.Load("feature/edition.yaml", edition.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, b := range ed.Pages[0].Stories[0].Story.Body {
		if b.Kind == story.Paragraph {
			out = append(out, b.Text())
		}
	}
	return out
}

func writePNG(t *testing.T, file string) {
	t.Helper()
	f, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	img := image.NewGray(image.Rect(0, 0, 1200, 900))
	for i := range img.Pix {
		img.Pix[i] = 0xb0
	}
	if err := png.Encode(f, img); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}
