package edition

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"broadsheet/layout/diag"
	"broadsheet/layout/story"
)

// loadColumns loads a spec of one page with modules, beside files of a name and
// text each.
func loadColumns(t *testing.T, modules string, files ...string) (*Page, diag.List) {
	t.Helper()
	dir := t.TempDir()
	for i := 0; i < len(files); i += 2 {
		if err := os.WriteFile(filepath.Join(dir, files[i]), []byte(files[i+1]), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	spec := "language: en-GB\nsheet: {size: tabloid, columns: 5}\npages:\n  - folio: A2\n    modules:\n" + modules
	if err := os.WriteFile(filepath.Join(dir, "edition.yaml"), []byte(spec), 0o666); err != nil {
		t.Fatal(err)
	}
	e, findings, err := Load(filepath.Join(dir, "edition.yaml"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	return &e.Pages[0], findings
}

// shown writes spans with their marks.
func shown(spans []story.Span) string {
	var b strings.Builder
	for _, s := range spans {
		mark := ""
		if s.Strong {
			mark = "**"
		} else if s.Emph {
			mark = "*"
		}
		b.WriteString(mark + s.Text + mark)
	}
	return b.String()
}

func TestLetters(t *testing.T) {
	p, _ := loadColumns(t, `
      - letters:
          title: Letters
          items:
            - {head: "The \"bell\"", text: "It rings.\n\nIt *still* rings.", from: Ada Mercer, place: Gull Stairs}
            - a.md
            - {story: a.md, head: Of clocks, from: H. M.}
        at: {column: 1}
`, "a.md", "---\nheadline: A clock\nbyline: [{name: Hob Marten, title: Lantern Row}]\n---\n\nIt ticks.\n\n## Why\n\nIt must.\n")
	l := p.Modules[0].Content.(*Letters)
	var got []string
	for i := range l.Items {
		from, place := l.Items[i].Signature()
		var text []string
		for _, par := range l.Items[i].Paragraphs() {
			text = append(text, shown(par))
		}
		got = append(got, fmt.Sprintf("%s|%s|%s, %s", l.Items[i].Heading(), strings.Join(text, "/"), from, place))
	}
	want := []string{"The “bell”|It rings./It *still* rings.|Ada Mercer, Gull Stairs", "A clock|It ticks./Why/It must.|Hob Marten, Lantern Row",
		"Of clocks|It ticks./Why/It must.|H. M., Lantern Row"}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestLeadingWords(t *testing.T) {
	for in, want := range map[string]string{
		"Rowing boat, clinker-built":              "**ROWING BOAT**, clinker-built",
		"To the lady in the oilskin":              "**TO THE LADY** in the oilskin",
		"Navigation by the stars for beginners":   "**NAVIGATION BY THE STARS** for beginners",
		"Wardrobe. Oak":                           "**WARDROBE**. Oak",
		"Lost between here and there":             "**LOST BETWEEN** here and there",
		"A to B to C to D":                        "**A TO B TO** C to D",
		"Telescope":                               "**TELESCOPE**",
		"Found – one glass eye":                   "**FOUND** – one glass eye",
		"£5 for the **first** one":                "£5 for the **first** one",
		"J. Doe & Sons, joiners":                  "**J. DOE & SONS**, joiners",
		"Room *by* the month":                     "**ROOM **" + "*by* the month",
		"Second-hand telescope, any age, for her": "**SECOND-HAND TELESCOPE**, any age, for her",
	} {
		if got := shown(ledOff(emphasis(in))); got != want {
			t.Errorf("%q became %q, want %q", in, got, want)
		}
	}
}

func TestGroupsOfText(t *testing.T) {
	p, _ := loadColumns(t, `
      - {classifieds: {file: small.txt}, at: {column: 1}}
      - {results: {file: results.txt}, at: {column: 2}}
`, "small.txt", "\ufeffNo heading,\r\nyet\r\n\r\n# For sale\n\n# Wanted\nWatchman, night\n\n## Rope Walk\nSplicing\nand more\n\n# Lost\n\n\nA ring\n",
		"results.txt", "# League\nMarrow 2, Harbour 1 - Quill 12, 67\n\nEast 0, West 0\n# Cup\n**North** 1, South 4 — Bell 90\n")
	dump := func(groups []Group) string {
		var b strings.Builder
		for _, g := range groups {
			fmt.Fprintf(&b, "# %s\n", g.Head)
			for _, e := range g.Entries {
				fmt.Fprintf(&b, "%v %q %s\n", e.Display, e.Head, shown(e.Text))
			}
		}
		return b.String()
	}
	c := p.Modules[0].Content.(*Classifieds)
	want := "# \nfalse \"\" **NO HEADING**, yet\n# Wanted\nfalse \"\" **WATCHMAN**, night\ntrue \"Rope Walk\" Splicing and more\n# Lost\nfalse \"\" **A RING**\n"
	if got := dump(c.Groups); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	want = "# League\nfalse \"\" Marrow 2, Harbour 1\u2002*Quill 12, 67*\nfalse \"\" East 0, West 0\n# Cup\nfalse \"\" **North** 1, South 4\u2002*Bell 90*\n"
	if got := dump(p.Modules[1].Content.(*Results).Groups); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestTableMarks(t *testing.T) {
	p, _ := loadColumns(t, `
      - table: {columns: [Club, Pts], rows: [["**Marrow**", 32], [East, 20], [---], [North, "—"]], note: A *note*}
        at: {column: 1}
`)
	got := p.Modules[0].Content.(*Table)
	if fmt.Sprintln(got.Rows, got.Strong, got.Cuts, shown(got.Note)) != "[[Marrow 32] [East 20] [North —]] [0] [2] A *note*\n" {
		t.Errorf("got %v %v %v %s", got.Rows, got.Strong, got.Cuts, shown(got.Note))
	}
}

// numbers is a slow way to number a grid: from each square, look at its words.
func numbers(rows []string) []string {
	at := func(y, x int) bool {
		return y >= 0 && y < len(rows) && x >= 0 && x < len(rows[y]) && rows[y][x] != '#'
	}
	var out []string
	for y := range rows {
		for x := range rows[y] {
			starts := at(y, x) && (!at(y, x-1) && at(y, x+1) || !at(y-1, x) && at(y+1, x))
			if starts {
				out = append(out, fmt.Sprint(y, x))
			}
		}
	}
	return out
}

// TestGridNumbers holds random grids against the rule, and the words' lengths
// against the white squares.
func TestGridNumbers(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for range 200 {
		var rows []string
		var g Grid
		w := 2 + random.IntN(9)
		for range 2 + random.IntN(9) {
			row := make([]byte, w)
			squares := make([]Square, w)
			for x := range row {
				row[x] = '.'
				if random.IntN(3) == 0 {
					row[x], squares[x].Black = '#', true
				}
			}
			rows, g.Rows = append(rows, string(row)), append(g.Rows, squares)
		}
		across, down := g.number()
		var got []string
		n, letters := 0, 0
		for y, row := range g.Rows {
			for x, s := range row {
				if s.Number > 0 {
					if n++; s.Number != n {
						t.Fatalf("%q: number %d after %d", rows, s.Number, n-1)
					}
					got = append(got, fmt.Sprint(y, x))
				}
				if !s.Black && (x > 0 && !row[x-1].Black || x+1 < w && !row[x+1].Black) {
					letters++
				}
			}
		}
		if fmt.Sprint(got) != fmt.Sprint(numbers(rows)) {
			t.Fatalf("%q is numbered at %v", rows, got)
		}
		for _, word := range across {
			letters -= word.length
		}
		if letters != 0 {
			t.Fatalf("%q: %d letters are in no word across", rows, letters)
		}
		if len(across)+len(down) < n {
			t.Fatalf("%q: %d words of %d numbers", rows, len(across)+len(down), n)
		}
	}
}

func TestClues(t *testing.T) {
	for _, clues := range []string{
		`across: [Pet (3), Figure (3)], down: [Pet (3), Heavy (3)]`,
		`across: {1: Pet (3), 3: Figure (3)}, down: {1: Pet (3), 2: Heavy (3)}`,
		`across: [1 Pet (3), 3. Figure (3)], down: [1 Pet (3), "2 Heavy (3)"]`,
	} {
		p, findings := loadColumns(t, "\n      - puzzle: {crossword: [CAT, A#O, TEN], "+clues+"}\n        at: {column: 1}\n")
		z := p.Modules[0].Content.(*Puzzle)
		if got := fmt.Sprint(z.Across, z.Down); len(findings) > 0 || got != "[{1 [{Pet (3) false false }]} {3 [{Figure (3) false false }]}] [{1 [{Pet (3) false false }]} {2 [{Heavy (3) false false }]}]" {
			t.Errorf("%s: %s %v", clues, got, findings)
		}
	}
	_, findings := loadColumns(t, "\n      - puzzle: {crossword: [CAT, A#O, TEN], across: [Pet (4)], down: [Pet, Heavy (1-2)]}\n        at: {column: 1}\n")
	if len(findings) != 2 || !strings.Contains(findings[0].Msg, "only 1 of 2 words across") || !strings.Contains(findings[1].Msg, "is for 4 letters, its word has 3") {
		t.Errorf("found %q", findings)
	}
}

// FuzzGroups holds that no character of a text file of groups is lost but marks and
// white space, and no group or entry is empty.
func FuzzGroups(f *testing.F) {
	for _, s := range []string{"# A\nb\n\nc d, e\n", "## x\ny", "#\n##\n# \n## \n", "a — b\r\rc", "**a** *b", "Ünder ſtrange ß"} {
		f.Add(s, true)
		f.Add(s, false)
	}
	f.Fuzz(func(t *testing.T, s string, lines bool) {
		if firstInvalid([]byte(s)) >= 0 {
			return
		}
		r := reader{}
		r.edition.Language = "en-GB"
		plain := func(s string) Notice { return Notice{Text: []story.Span{{Text: s}}} }
		for _, g := range r.groupsOf(s, sheetOfGroups{lines: lines, entry: plain}) {
			if len(g.Entries) == 0 {
				t.Fatalf("%q has an empty group", s)
			}
			for _, e := range g.Entries {
				for _, sp := range e.Text {
					for w := range strings.FieldsSeq(sp.Text) {
						if !e.Display && !strings.Contains(s, w) {
							t.Fatalf("%q is not of %q", w, s)
						}
					}
				}
			}
		}
		for _, entry := range []func(string) Notice{r.smallAd, r.match} {
			for _, sp := range entry(s).Text {
				if sp.Text == "" {
					t.Fatalf("%q has an empty span", s)
				}
			}
		}
	})
}
