package makeup

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"broadsheet/layout/diag"
	"broadsheet/layout/geom"
	"broadsheet/layout/page"
)

// columnWords are the words of random modules.
var columnWords = strings.Fields("the ferry bell, keeper rings at the harbourmaster’s door; nobody on the mole was surprised by an answer of such extraordinary length. " +
	"Rope, tar and lamps for sale in Lantern Row — apply within, evenings, to a patient person with a telescope (brass) and £40")

// randomText is so many words of it, no YAML marks among them.
func randomText(r *rand.Rand, n int) string {
	var out []string
	for range n {
		out = append(out, columnWords[r.IntN(len(columnWords))])
	}
	return strings.Join(out, " ")
}

// randomColumns is a module of a kind that runs over legs.
func randomColumns(r *rand.Rand) string {
	quote := func(n int) string { return fmt.Sprintf("%q", randomText(r, n)) }
	var items []string
	n := 1 + r.IntN(9)
	columns := ""
	if r.IntN(2) == 0 {
		columns = fmt.Sprintf(", columns: %d", 1+r.IntN(4))
	}
	box := fmt.Sprintf(", box: %s", []string{"none", "rule", "tint"}[r.IntN(3)])
	list := func(item func() string) string {
		for range n {
			items = append(items, item())
		}
		return "[" + strings.Join(items, ", ") + "]"
	}
	switch r.IntN(5) {
	case 0:
		return "letters: {title: Letters, items: " + list(func() string {
			head := ""
			if r.IntN(2) == 0 {
				head = "head: " + quote(1+r.IntN(9)) + ", "
			}
			return "{" + head + "text: " + quote(1+r.IntN(90)) + ", from: " + quote(1+r.IntN(3)) + ", place: " + quote(1+r.IntN(5)) + "}"
		}) + columns + box + ", write: " + quote(1+r.IntN(20)) + "}"
	case 1:
		return "classifieds: {title: Small ads, groups: [{head: For sale, entries: " + list(func() string {
			if r.IntN(8) == 0 {
				return "{head: " + quote(1+r.IntN(4)) + ", text: " + quote(1+r.IntN(12)) + "}"
			}
			return quote(1 + r.IntN(40))
		}) + "}]" + columns + box + "}"
	case 2:
		return "obituaries: {title: Obituaries, items: " + list(func() string {
			picture := ""
			if r.IntN(2) == 0 {
				picture = ", picture: ad.png"
			}
			return "{name: " + quote(1+r.IntN(5)) + ", dates: 1941-2026, text: " + quote(1+r.IntN(80)) + ", service: " + quote(1+r.IntN(9)) + picture + "}"
		}) + ", notice-title: Deaths, notices: [{name: Ada, text: " + quote(20) + "}, {name: Bell}]" + columns + box + "}"
	case 3:
		return "results: {title: Results, groups: [{head: League, matches: " + list(func() string { return quote(1 + r.IntN(14)) }) + "}]" + columns + box + "}"
	}
	text := ""
	if r.IntN(2) == 0 {
		text = ", text: " + quote(1+r.IntN(50))
	}
	return "puzzle: {title: Crossword, crossword: [CAT, A#O, TEN], across: [" + quote(9) + ", " + quote(20) + "], down: [" + quote(3) + ", " + quote(8) + "]" + text + columns + box + "}"
}

// TestRandomColumns sets modules that run over legs at random: all words of body
// and agate are set, none stands out of its module, body lines stand on the grid,
// and no two lines share a place.
func TestRandomColumns(t *testing.T) {
	r := rand.New(rand.NewPCG(uint64(*seed), 6))
	for n := range cases(60) {
		column := 1 + r.IntN(4)
		span := 1 + r.IntN(5-column)
		module := randomColumns(r)
		spec := strings.Replace(testSheet, "200mm x 300mm", "200mm x 2000mm", 1) +
			fmt.Sprintf("pages:\n  - folio: A1\n    modules:\n      - %s\n        at: {column: %d, span: %d}\n", module, column, span)
		pages, findings := setPages(t, spec)
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			p := pages[0]
			left := p.Grid.Live.X + geom.Length(column-1)*((p.Grid.Live.W+p.Grid.Gutter)/4)
			right := left + geom.Length(span)*((p.Grid.Live.W+p.Grid.Gutter)/4) - p.Grid.Gutter
			checkColumns(t, p, findings, left, right)
			checkWords(t, p, module)
			if t.Failed() {
				t.Log(spec, findings)
			}
		})
	}
}

// moduleRoles are the styles of text of modules that run over legs.
const moduleRoles = " box-title box-text body agate agate-head agate-text letter-head signature classified-head obituary-name grid-number grid-figure "

func checkColumns(t *testing.T, p *page.Page, findings diag.List, left, right geom.Length) {
	for _, f := range findings {
		if f.Severity == diag.Error && f.ID != "columns" && f.ID != "low-resolution" {
			t.Error(f)
		}
	}
	seen := map[geom.Point]string{}
	_, tight := find(findings, "tight-line")
	for _, it := range p.Items {
		l, ok := it.(*page.Text)
		if !ok || !strings.Contains(moduleRoles, " "+l.Role+" ") {
			continue
		}
		word := !strings.Contains(l.Text, " ") && strings.HasPrefix(l.Role, "obituary") // a long name in a narrow leg
		if l.At.X < left-geom.Pt/8 || !tight && !word && l.At.X+l.Width() > right+geom.Pt/8 {
			t.Errorf("%q stands from %v to %v in a module from %v to %v", l.Text, l.At.X, l.At.X+l.Width(), left, right)
		}
		if was, ok := seen[l.At]; ok {
			t.Errorf("%q stands on %q", l.Text, was)
		}
		seen[l.At] = l.Text
		if d := (l.At.Y - p.Grid.Top) % p.Grid.Step; d != 0 && l.Role == "body" {
			t.Errorf("%q stands %v off the grid", l.Text, d)
		}
	}
}

// checkWords counts the letters of a module's texts on the page.
func checkWords(t *testing.T, p *page.Page, module string) {
	count := func(s string) map[rune]int {
		m := map[rune]int{}
		for _, c := range strings.ToLower(s) {
			if c >= 'a' && c <= 'z' {
				m[c]++
			}
		}
		return m
	}
	var set strings.Builder
	for _, it := range p.Items {
		if l, ok := it.(*page.Text); ok && strings.Contains(moduleRoles, " "+l.Role+" ") {
			set.WriteString(l.Text)
		}
	}
	var source strings.Builder
	for i, part := range strings.Split(module, `"`) {
		if i%2 == 1 {
			source.WriteString(part)
		}
	}
	on := count(set.String())
	for c, n := range count(source.String()) {
		if on[c] < n {
			t.Errorf("%d of %d letters %c are set", on[c], n, c)
		}
	}
}

// TestLegsOfAgateEndTogether finds the last lines of a column of classifieds level.
func TestLegsOfAgateEndTogether(t *testing.T) {
	var entries []string
	r := rand.New(rand.NewPCG(uint64(*seed), 8))
	for range 60 {
		entries = append(entries, fmt.Sprintf("%q", randomText(r, 8+r.IntN(24))))
	}
	pages, _ := setPages(t, testSheet+"pages: [{folio: A1, modules: [{classifieds: {columns: 5, groups: [{head: For sale, entries: ["+strings.Join(entries, ", ")+"]}]}, at: {column: 1}}]}]\n")
	last := map[geom.Length]geom.Length{}
	for _, l := range pages[0].Text("agate-text") {
		leg := (l.At.X - pages[0].Grid.Live.X + geom.Pt) / ((pages[0].Grid.Live.W + pages[0].Grid.Gutter) / 5)
		last[leg] = max(last[leg], l.At.Y)
	}
	if len(last) != 5 {
		t.Fatalf("%d legs", len(last))
	}
	for leg, y := range last {
		if d := last[0] - y; d < -1 || d > 1 {
			t.Errorf("leg %d ends %v above the first", leg, d)
		}
		if d := (y - pages[0].Grid.Top) % pages[0].Grid.Step; d != 0 {
			t.Errorf("leg %d ends %v off the grid", leg, d)
		}
	}
}

// TestDivide holds the cuts of random strips against all ways to cut them.
func TestDivide(t *testing.T) {
	r := rand.New(rand.NewPCG(uint64(*seed), 10))
	pages := func() *agate {
		s := &stack{panel: &panel{module: &module{set: &setter{}}}}
		s.set.styles.agateText = &style{}
		s.set.styles.agateText.Leading = 8 * geom.Pt
		return &agate{columns: columns{stack: s}, most: mostGiven}
	}
	for range 300 {
		a := pages()
		legs := 1 + r.IntN(3)
		a.top, a.x = make([]geom.Length, legs), make([]geom.Length, legs)
		if r.IntN(3) == 0 {
			a.top[0] = geom.Length(r.IntN(90)) * geom.Pt
		}
		for range 1 + r.IntN(11) {
			s := strip{height: geom.Length(6+r.IntN(20)) * geom.Pt, tail: 3 * geom.Pt, joint: r.IntN(3), cost: int64(r.IntN(3)) * agateWidow, keep: r.IntN(4) == 0}
			if s.joint > 0 {
				s.above = 4 * geom.Pt
			}
			a.strips = append(a.strips, s)
		}
		deep := geom.Length(20+r.IntN(120)) * geom.Pt
		cut, cost := a.divide(deep)
		want := a.slow(0, 0, deep)
		if cut == nil && want < 1<<61 || cut != nil && cost != want {
			t.Fatalf("%d strips in %d legs of %v cost %d, want %d", len(a.strips), legs, deep, cost, want)
		}
		if cut == nil {
			continue
		}
		for k, from := 0, 0; k < legs; k++ {
			if cut[k] < from || k == legs-1 && cut[k] != len(a.strips) {
				t.Fatalf("cut at %v of %d", cut, len(a.strips))
			}
			from = cut[k]
		}
	}
}

// slow is the least cost of strips from i on in the legs from k on, by trying all.
func (a *agate) slow(i, k int, deep geom.Length) int64 {
	const none = int64(1) << 61
	if k == len(a.x) {
		if i == len(a.strips) {
			return 0
		}
		return none
	}
	room := deep - a.top[k]
	switch {
	case a.short(k, room):
		return a.slow(i, k+1, deep)
	case i == len(a.strips):
		return a.slackCost(room, 0) + a.slow(i, k+1, deep)
	}
	best := none
	for j := i + 1; j <= len(a.strips); j++ {
		var high geom.Length
		joints := 0
		for n := i; n < j; n++ {
			high += a.strips[n].height
			if n > i {
				high += a.strips[n].above
				joints += a.strips[n].joint
			}
		}
		last := &a.strips[j-1]
		if high -= last.tail; high > room || last.keep && j < len(a.strips) {
			continue
		}
		cost := a.slackCost(room-high, joints)
		if j < len(a.strips) {
			cost += last.cost
		}
		best = min(best, cost+a.slow(j, k+1, deep))
	}
	return best
}

// TestPuzzleGrid finds a crossword's black squares and rules, and its numbers or,
// solved, its letters.
func TestPuzzleGrid(t *testing.T) {
	for _, solved := range []bool{false, true} {
		pages, _ := setPages(t, testSheet+fmt.Sprintf(`pages:
  - folio: A1
    modules:
      - puzzle: {crossword: [CAT, "##O", TEN], across: [Pet (3), Figure (3)], down: [Heavy (3)], solved: %v}
        at: {column: 1, span: 1}
`, solved))
		fills, rules, letters := 0, 0, ""
		for _, it := range pages[0].Items {
			switch it := it.(type) {
			case *page.Fill:
				fills++
			case *page.Rule:
				if it.From.X == it.To.X {
					rules++
				}
			case *page.Text:
				if it.Role == "grid-figure" || it.Role == "grid-number" {
					letters += it.Text
				}
			}
		}
		want := map[bool]string{false: "123", true: "CATOTEN"}[solved]
		if fills != 1 || rules != 4 || letters != want {
			t.Errorf("%d fills, %d upright rules, %s in the squares, want %s", fills, rules, letters, want)
		}
	}
}
