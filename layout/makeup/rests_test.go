package makeup

import (
	"bytes"
	"fmt"
	"math/rand"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"broadsheet/layout/diag"
	"broadsheet/layout/edition"
	"broadsheet/layout/page"
	"broadsheet/layout/story"
)

const restSheet = "publication: The Courier\nlanguage: en-GB\nsheet: {size: tabloid, columns: 5}\n"

// restAd is an advertisement over a page's foot.
func restAd(span, depth int) string {
	return fmt.Sprintf("    modules: [{ad: {picture: ad.png}, at: {column: 1, span: %d, from: bottom, depth: %d}}]\n", span, depth)
}

// Where a page cannot hold what runs on to it, stories run on later, to another page
// or not at all, and nothing of those that are set is missing.
func TestRests(t *testing.T) {
	const lead = "pages:\n  - folio: A1\n    stories: [{story: a.md, priority: 1, jump: %s}, b.md, c.md, d.md, e.md]\n  - folio: A2\n"
	small := []int{50, 14, 10, 8, 6}
	for _, c := range []struct {
		name, spec string
		paragraphs []int
		on         string // the pages that a.md stands on
		told       string // of it in a note or a warning
	}{
		{"room for half", fmt.Sprintf(lead, "A2") + restAd(5, 90), small, "A1 A2", ""},
		{"full of ads", fmt.Sprintf(lead, "A2") + restAd(5, 109), small, "A1", "does not run on: page A2"},
		{"another page", fmt.Sprintf(lead, "[A2, A3]") + restAd(5, 109) + "  - folio: A3\n", small, "A1 A3", "runs on to page A3: page A2"},
		{"the page's own", "pages:\n  - folio: A1\n    jump-to: A3\n    stories: [{story: a.md, priority: 1, jump: A2}, b.md, c.md]\n  - folio: A2\n" + restAd(5, 109) + "  - folio: A3\n",
			[]int{60, 20, 10}, "A1 A3", "runs on to page A3: page A2"},
		{"several", "copyfit: {cut: 30%}\npages:\n  - folio: A1\n    stories: [{story: a.md, priority: 1, jump: A2}, {story: b.md, jump: A2}, {story: c.md, jump: A2}]\n  - folio: A2\n" + restAd(5, 60),
			[]int{50, 40, 40}, "A1 A2", ""},
		{"musts of its own", "pages:\n  - folio: A1\n    stories: [{story: a.md, priority: 1, jump: A2}, {story: b.md, jump: A2}, c.md]\n  - folio: A2\n    stories: [{story: d.md, must: true}, {story: e.md, must: true}]\n",
			[]int{60, 40, 12, 30, 28}, "A1", "does not run on: page A2"},
		{"cut as its story may be", "copyfit: {cut: 40%}\npages:\n  - folio: A1\n    stories: [{story: a.md, at: {column: 1, span: 5, row: 1, depth: 70}, jump: A2}]\n  - folio: A2\n" + restAd(5, 75),
			[]int{82}, "A1 A2", ""},
		{"a chain", "pages:\n  - folio: A1\n    stories: [{story: a.md, priority: 1, jump: [A2, A3]}, b.md, c.md]\n  - folio: A2\n    stories: [{story: d.md, must: true}, e.md]\n  - folio: A3\n" + restAd(5, 100),
			[]int{90, 9, 7, 20, 12}, "A1 A2", "does not run on: page A3"},
		{"a small place", "pages:\n  - folio: A1\n    stories: [{story: a.md, priority: 1, jump: A2}, b.md, c.md]\n  - folio: A2\n    stories: [{continues: a.md, at: {column: 1, span: 3, row: 1, depth: 26}}, d.md]\n",
			[]int{60, 9, 7, 20}, "A1 A2", ""},
		{"placed by hand", "pages:\n  - folio: A1\n    stories: [{story: a.md, at: {column: 1, span: 5, row: 1, depth: 60}, jump: [A2, A3]}]\n  - folio: A2\n" + restAd(5, 109) + "  - folio: A3\n",
			[]int{80}, "A1 A3", "runs on to page A3"},
		{"a double page", "pages:\n  - folio: A1\n    stories: [{story: a.md, priority: 1, jump: A2}, b.md, c.md]\n  - folio: [A2, A3]\n" + restAd(10, 96),
			[]int{70, 12, 9}, "A1 A2-3", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			pages, findings := setPages(t, restSheet+c.spec, c.paragraphs...)
			told := c.told == ""
			for _, f := range findings {
				told = told || f.Severity < diag.Error && strings.Contains(f.Msg, c.told)
			}
			if !told {
				t.Errorf("it is not told that it %s", c.told)
			}
			checkRests(t, pages, findings, c.paragraphs)
			var on []string
			for _, p := range pages {
				if len(bodyLines(p, "a.md")) > 0 {
					on = append(on, p.Folio)
				}
			}
			if got := strings.Join(on, " "); got != c.on {
				t.Errorf("a.md is on %s", got)
			}
			for _, f := range findings {
				if f.ID == "make-up" || f.ID == "overset" {
					t.Error(f)
				}
			}
			if t.Failed() {
				t.Log(findings)
			}
		})
	}
}

// checkRests checks that of every story all is set, or all but the paragraphs of its end that a
// note tells of, or nothing; and that jump lines lead to where it goes on.
func checkRests(t *testing.T, pages []*page.Page, findings diag.List, paragraphs []int) {
	t.Helper()
	spec := "publication: The Courier\nlanguage: en-GB\nsheet: {size: a2, columns: 6}\npages:\n"
	for i := range paragraphs {
		spec += fmt.Sprintf("  - {folio: A%d, stories: [{story: %c.md, at: {column: 1, span: 6}}]}\n", i+1, 'a'+i)
	}
	whole, _ := setPages(t, spec, paragraphs...)
	for i := range paragraphs {
		name := fmt.Sprintf("%c.md", 'a'+i)
		var on []string
		got := ""
		for _, p := range pages {
			if lines := bodyLines(p, name); len(lines) > 0 {
				on = append(on, p.Folio)
				got += joined(lines)
			}
		}
		want := joined(bodyLines(whole[i], name))
		cut := func(f diag.Finding) bool {
			return f.ID == "copyfit" && strings.Contains(f.Msg, "cut") || f.Severity == diag.Error && (f.ID == "overset" || f.ID == "make-up" && strings.Contains(f.Msg, name))
		}
		if got != want && got != "" && !(strings.HasPrefix(want, got) && slices.ContainsFunc(findings, cut)) {
			t.Errorf("of %s is set %s", name, differ(got, want))
		}
		for k, p := range on {
			at := pages[slices.IndexFunc(pages, func(o *page.Page) bool { return o.Folio == p })]
			if _, ok := textOf(at, "jump", "Continued on page "); k < len(on)-1 && !ok {
				t.Errorf("%s does not lead on from page %s", name, p)
			}
		}
	}
	checkJumpLines(t, pages)
}

// checkJumpLines checks that each jump line leads to a page where one leads back.
func checkJumpLines(t *testing.T, pages []*page.Page) {
	t.Helper()
	out, back := map[string]int{}, map[string]int{}
	for _, p := range pages {
		for _, it := range p.Items {
			l, ok := it.(*page.Text)
			if !ok || l.Role != "jump" {
				continue
			}
			if to, ok := strings.CutPrefix(l.Text, "Continued on page "); ok {
				out[first(p.Folio)+" "+strings.TrimSpace(to)]++
			} else if from, ok := strings.CutPrefix(l.Text, "Continued from page "); ok {
				back[strings.TrimSpace(from)+" "+first(p.Folio)]++
			}
		}
	}
	if fmt.Sprint(out) != fmt.Sprint(back) {
		t.Errorf("stories run on %v, and come %v", out, back)
	}
}

// A rest that fits nowhere has one error, which says how much of it is missing; the
// page is made up all the same.
func TestRestLost(t *testing.T) {
	pages, findings := setPages(t, restSheet+"pages:\n  - folio: A1\n    stories: [{story: a.md, at: {column: 1, span: 3, row: 1, depth: 50}, jump: A2}, b.md, c.md]\n"+
		"  - folio: A2\n    stories: [d.md, e.md]\n"+restAd(5, 70), 50, 9, 7, 9, 8)
	var errors []string
	for _, f := range findings {
		if f.Severity == diag.Error && f.ID != "low-resolution" {
			errors = append(errors, f.Msg)
		}
	}
	if len(errors) != 1 || !strings.Contains(errors[0], "a.md that run on here from page A1 have no room") {
		t.Errorf("errors %q", errors)
	}
	if got := places(pages[1]); !strings.Contains(got, "d.md") || !strings.Contains(got, "a.md") {
		t.Errorf("on page A2 are %s", got)
	}
	checkRests(t, pages, findings, []int{50, 9, 7, 9, 8})
}

// restEdition is a random edition whose stories run on to pages with little room.
func restEdition(r *rand.Rand) (spec string, paragraphs []int) {
	var b strings.Builder
	name := func(n int) string {
		paragraphs = append(paragraphs, n)
		return fmt.Sprintf("%c.md", 'a'+len(paragraphs)-1)
	}
	fmt.Fprintf(&b, "%scopyfit: {cut: %d%%}\npages:\n  - folio: A1\n", restSheet, []int{0, 20, 30, 50}[r.Intn(4)])
	if r.Intn(3) == 0 {
		b.WriteString("    jump-to: A2\n")
	}
	b.WriteString("    stories:\n")
	jump := []string{"A2", "[A2, A3]"}[r.Intn(3)/2]
	for k := range 4 + r.Intn(3) {
		n := [][2]int{{30, 20}, {15, 20}, {8, 20}}[min(k, 2)]
		fmt.Fprintf(&b, "      - {story: %s, priority: %d", name(n[0]+r.Intn(n[1])), k+1)
		if k < 3 && r.Intn(2) == 0 {
			b.WriteString(", jump: " + jump)
		}
		b.WriteString("}\n")
	}
	b.WriteString("  - folio: A2\n")
	if n := r.Intn(4); n > 0 {
		b.WriteString("    stories:\n")
		for i := range n {
			fmt.Fprintf(&b, "      - {story: %s, priority: %d}\n", name(6+r.Intn(14)), i+1)
		}
	}
	b.WriteString(restAd(3+r.Intn(3), 20+r.Intn(85)))
	fmt.Fprintf(&b, "  - folio: A3\n    stories:\n      - %s\n      - %s\n", name(6+r.Intn(14)), name(6+r.Intn(14)))
	return b.String(), paragraphs
}

// TestRandomRests makes up random editions of three pages, on the second of which
// advertisements leave little room: no rest is lost, and the pages are the same for any
// number of processors.
func TestRandomRests(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	for n := range cases(*autos / 2) {
		r := rand.New(rand.NewSource(*seed + int64(n)))
		spec, paragraphs := restEdition(r)
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			runtime.GOMAXPROCS(1)
			pages, findings := setPages(t, spec, paragraphs...)
			runtime.GOMAXPROCS(8)
			again, _ := setPages(t, spec, paragraphs...)
			if asJSON(t, again) != asJSON(t, pages) {
				t.Error("other pages on 8 processors than on one")
			}
			checkRests(t, pages, findings, paragraphs)
			for _, f := range findings {
				if strings.Contains(f.Msg, "run on here") {
					t.Error(f)
				}
			}
			if t.Failed() {
				t.Log(spec, paragraphs)
				for _, f := range findings {
					t.Log(filepath.Base(f.File), f)
				}
			}
		})
	}
}

// first is the folio of a page, of a double one that of its first half.
func first(folio string) string {
	folio, _, _ = strings.Cut(folio, "-")
	return folio
}

// asJSON is pages as data, but for the pictures, whose files stand in a folder of the test.
func asJSON(t *testing.T, pages []*page.Page) string {
	t.Helper()
	var out bytes.Buffer
	for _, p := range pages {
		if err := page.WriteJSON(&out, p); err != nil {
			t.Fatal(err)
		}
	}
	lines := slices.DeleteFunc(strings.Split(out.String(), "\n"), func(l string) bool { return strings.Contains(l, "ad.png") })
	return strings.Join(lines, "\n")
}

// Rests stand behind the first of the page's own stories.
func TestRestsBehind(t *testing.T) {
	own := func(name string, priority int) edition.Placement {
		return edition.Placement{Story: &story.Story{File: name}, Wishes: edition.Wishes{Priority: priority}}
	}
	rest := func(name string, priority int) edition.Placement {
		p := own(name, priority)
		p.From = "A1"
		return p
	}
	for _, c := range []struct {
		in   []edition.Placement
		want string
	}{
		{[]edition.Placement{own("b", 2), own("a", 1), rest("r", 3), own("c", 4)}, "a b r c"},
		{[]edition.Placement{own("a", 0), own("b", 0), own("c", 0), rest("r", 3)}, "a b r c"},
		{[]edition.Placement{own("a", 5), own("b", 6), rest("r", 3), rest("s", 4)}, "a r s b"},
		{[]edition.Placement{own("a", 0), rest("r", 3)}, "a r"},
		{[]edition.Placement{own("a", 0), own("b", 0), rest("r", 0)}, "a b r"},
		{[]edition.Placement{rest("s", 4), rest("r", 3)}, "r s"},
	} {
		var got []string
		for _, p := range byRank(c.in) {
			got = append(got, p.Story.File)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%v, not %s", got, c.want)
		}
	}
}
