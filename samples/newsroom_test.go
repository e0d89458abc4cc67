package samples

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"broadsheet/fonts"
	"broadsheet/layout"
	"broadsheet/layout/diag"
	"broadsheet/layout/edition"
	"broadsheet/layout/font"
	"broadsheet/layout/page"
	"broadsheet/layout/report"
	"broadsheet/layout/story"
)

var lists = flag.Int("lists", 12, "generated lists of stories for each format; the full test is 200")

// newsroom generates lists of stories as a newsroom has them, written in the
// paragraphs, headlines and names of the samples' stories.
type newsroom struct {
	paragraphs [][]string // by sample story, so that a story keeps to one subject a while
	headlines  []string
	decks      []string
	names      []string
	pictures   []string
}

// newNewsroom gathers what the samples have.
func newNewsroom(t testing.TB) *newsroom {
	t.Helper()
	var n newsroom
	files, err := filepath.Glob("*/stories/*")
	if err != nil || len(files) < 3 {
		t.Fatalf("no stories: %v", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		s, _, err := story.Read(file, data)
		if err != nil {
			t.Fatal(err)
		}
		var ps []string
		for _, b := range s.Body {
			if b.Kind == story.Paragraph && len(b.Text()) > 60 {
				ps = append(ps, b.Text())
			}
		}
		n.paragraphs = append(n.paragraphs, ps)
		n.headlines = append(n.headlines, s.Headline)
		if s.Deck != "" {
			n.decks = append(n.decks, s.Deck)
		}
		for _, b := range s.Bylines {
			n.names = append(n.names, b.Name)
		}
	}
	if n.pictures, err = filepath.Glob("*/pictures/*.jpg"); err != nil || len(n.pictures) < 2 {
		t.Fatalf("no pictures: %v", err)
	}
	return &n
}

// format is a page that lists are made for. Words is how many a row of a column
// holds, in tenths.
type format struct {
	name, sheet         string
	columns, rows, ten  int
	picture, leastStory int // rows of a picture by column of its width
}

var formats = [...]format{
	{"broadsheet", "{size: broadsheet, columns: 6, margins: {top: 14mm, bottom: 13mm, inside: 18mm, outside: 18mm}, baseline: 10pt}", 6, 150, 62, 10, 8},
	{"tabloid", "{size: tabloid, columns: 5, baseline: 10pt}", 5, 110, 56, 9, 8},
}

// write writes the list of a seed as an edition of one page below dir and returns
// its spec: 5 to 18 stories, which need 110 to 160 per cent of what up to three ads
// leave, each with the least words that it may be cut to.
func (n *newsroom) write(t testing.TB, dir string, f format, seed uint64) string {
	t.Helper()
	r := rand.New(rand.NewPCG(seed, 11))
	var b strings.Builder
	fmt.Fprintf(&b, "publication: The Harbour Courier\ndate: 2026-11-22\nlanguage: en-GB\nnote: false\nsheet: %s\npages:\n  - folio: A3\n", f.sheet)
	room, ads := f.columns*f.rows, ""
	for column, i := f.columns, r.IntN(4); i > 0; i-- {
		w := 1 + r.IntN(3)
		if column -= w; column < 0 {
			break
		}
		d := 15 + r.IntN(f.rows/4)
		room -= w * d
		ads += fmt.Sprintf("      - {ad: {picture: %s, keyline: true}, at: {column: %d, span: %d, from: bottom, row: 1, depth: %d}}\n", n.picture(r, dir), column+1, w, d)
	}
	stories := 5 + r.IntN(14)
	weights, sum := make([]int, stories), 0
	for i := range weights {
		switch {
		case i == 0:
			weights[i] = 25 + r.IntN(15)
		case i < 3:
			weights[i] = 14 + r.IntN(14)
		case i < 7:
			weights[i] = 6 + r.IntN(10)
		default:
			weights[i] = 2 + r.IntN(5)
		}
		sum += weights[i]
	}
	want := room * (110 + r.IntN(51)) / 100
	pictured := r.IntN(4) > 0
	b.WriteString("    stories:\n")
	for i, w := range weights {
		area, art := want*w/sum, 0
		if pictured && (i == 0 || i < 7 && r.IntN(2) == 0) {
			art = min(1+area/120, f.columns-2, 4)
			area -= art * (art*f.picture + 3)
		}
		words := max(8, area-area/12-6) * f.ten / 10
		name := fmt.Sprintf("s%d-%d.md", seed, i+1)
		length := n.story(t, r, filepath.Join(dir, name), words, i, art > 0)
		fmt.Fprintf(&b, "      - {story: %s, priority: %d, length: {min: %d}", name, i+1, max(30, length*(50+r.IntN(26))/100))
		if i > 0 && i < 3 && r.IntN(3) == 0 {
			b.WriteString(", must: true")
		}
		if art > 0 {
			fmt.Fprintf(&b, ", picture: {file: %s, caption: %q, credit: 'PHOTO: LENA VOSS'}", n.picture(r, dir), n.headlines[r.IntN(len(n.headlines))]+".")
		}
		b.WriteString("}\n")
	}
	if ads != "" {
		b.WriteString("    modules:\n" + ads)
	}
	spec := filepath.Join(dir, fmt.Sprintf("%s-%d.yaml", f.name, seed))
	if err := os.WriteFile(spec, []byte(b.String()), 0o666); err != nil {
		t.Fatal(err)
	}
	return spec
}

// picture is one of the pictures, copied below dir.
func (n *newsroom) picture(r *rand.Rand, dir string) string {
	from := n.pictures[r.IntN(len(n.pictures))]
	name := strings.ReplaceAll(filepath.ToSlash(from), "/", "-")
	if _, err := os.Stat(filepath.Join(dir, name)); err != nil {
		data, err := os.ReadFile(from)
		if err == nil {
			err = os.WriteFile(filepath.Join(dir, name), data, 0o666)
		}
		if err != nil {
			panic(err)
		}
	}
	return name
}

// story writes the story of a rank, of about so many words, and returns how many it
// has.
func (n *newsroom) story(t testing.TB, r *rand.Rand, file string, words, rank int, pictured bool) int {
	t.Helper()
	var b strings.Builder
	fmt.Fprintf(&b, "---\nheadline: %q\n", n.headlines[r.IntN(len(n.headlines))])
	if rank < 3 && len(n.decks) > 0 {
		fmt.Fprintf(&b, "deck: %q\n", n.decks[r.IntN(len(n.decks))])
	}
	if words > 150 && len(n.names) > 0 {
		fmt.Fprintf(&b, "byline: [%q]\n", n.names[r.IntN(len(n.names))])
	}
	b.WriteString("---\n\n")
	got := 0
	for got < words {
		from := n.paragraphs[r.IntN(len(n.paragraphs))]
		if len(from) == 0 {
			continue
		}
		for at, k := r.IntN(len(from)), 1+r.IntN(6); k > 0 && at < len(from) && got < words; k-- {
			b.WriteString(from[at] + "\n\n")
			got += len(strings.Fields(from[at]))
			at++
		}
		if words > 400 && r.IntN(3) == 0 && got < words-80 {
			b.WriteString("## A line on the wall\n\n")
		}
	}
	if err := os.WriteFile(file, []byte(b.String()), 0o666); err != nil {
		t.Fatal(err)
	}
	return got
}

// Pages made up from lists are full, nothing on them is overset, what must be on
// them is there, and the lead is at the top. -v shows the distribution.
func TestNewsroom(t *testing.T) {
	n := newNewsroom(t)
	lib, err := font.NewLibrary(fonts.Files)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range formats {
		t.Run(f.name, func(t *testing.T) {
			dir := t.TempDir()
			count := *lists
			if testing.Short() {
				count = min(count, 4)
			}
			var fills []int
			var spent time.Duration
			full := 0
			for seed := range uint64(count) {
				spec := n.write(t, dir, f, seed)
				ed, _, err := edition.Load(spec, edition.Options{})
				if err != nil {
					t.Fatal(err)
				}
				begun := time.Now()
				pages, findings, err := layout.Pages(ed, lib)
				spent += time.Since(begun)
				if err != nil {
					t.Fatal(err)
				}
				fill := int(report.Of(pages, findings).Pages[0].Fill)
				fills = append(fills, fill)
				testMadeUp(t, seed, ed, pages[0], findings)
				switch f := unplaced(findings); {
				case f != "":
					t.Logf("list %d: %s", seed, f)
				case fill < 980:
					t.Logf("list %d: fill %d", seed, fill)
				default:
					full++
				}
			}
			slices.Sort(fills)
			t.Logf("%d lists: %d full, with all that must; fill %d, %d, %d, %d, %d at 0, 5, 25, 50, 100 per cent; %s a page", count, full,
				fills[0], fills[count/20], fills[count/4], fills[count/2], fills[count-1], spent/time.Duration(count))
			if full*100 < count*95-100 {
				t.Errorf("%d of %d pages are full", full, count)
			}
		})
	}
}

// unplaced says which must has found no place, "" where none is missing.
func unplaced(findings diag.List) string {
	for _, f := range findings {
		if f.ID == "make-up" {
			return f.Msg
		}
	}
	return ""
}

// testMadeUp holds a page against the hard rules.
func testMadeUp(t *testing.T, seed uint64, ed *edition.Edition, p *page.Page, findings diag.List) {
	t.Helper()
	for _, f := range findings {
		switch f.ID {
		case "overset", "overlap", "no-room", "underset", "picture-foot", "rule-through", "collision":
			t.Errorf("list %d: %v", seed, f)
		}
	}
	lead := filepath.Base(ed.Pages[0].Stories[0].Story.File)
	top := 1 << 30
	for _, m := range p.Modules {
		if m.Kind == "story" {
			top = min(top, m.Row)
		}
	}
	for _, m := range p.Modules {
		if strings.HasSuffix(m.Name, lead) {
			if m.Row != top {
				t.Errorf("list %d: the lead begins in row %d, others in %d", seed, m.Row, top)
			}
			return
		}
	}
	t.Errorf("list %d: the lead is not on the page", seed)
}
