package makeup

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"broadsheet/layout/diag"
	"broadsheet/layout/edition"
	"broadsheet/layout/geom"
	"broadsheet/layout/page"
)

// TestPointersLeadToPages finds the folio and a link for every index entry, refer
// and ear.
func TestPointersLeadToPages(t *testing.T) {
	pages, findings := setPages(t, `publication: The Harbour Courier
sheet: {size: tabloid, columns: 4, baseline: 10pt}
pages:
  - folio: A1
    nameplate: {ears: ["Rain", {refer: b.md, text: Ferries}]}
    modules:
      - {index: {title: Inside, dots: true}, at: {column: 1, span: 1}}
      - {refers: [a.md, {page: A3, headline: Rovers win at last}], at: {column: 2, span: 2}}
  - {folio: A2, section: World, stories: [a.md]}
  - {folio: A3, section: Sport, stories: [b.md]}
`, 3, 3)
	if findings.Has(diag.Error) {
		t.Fatal(findings)
	}
	var folios, links []string
	for _, it := range pages[0].Items {
		if l, ok := it.(*page.Link); ok {
			links = append(links, l.Page)
			if l.Box.Empty() || l.URL != "" {
				t.Errorf("a link is %+v", l)
			}
		}
	}
	for _, role := range [...]string{"index", "refer-page", "ear"} {
		for _, l := range pages[0].Text(role) {
			if i := strings.Index(l.Text, "A"); i >= 0 && len(l.Text) == i+2 {
				folios = append(folios, l.Text[i:])
			}
		}
	}
	slices.Sort(links)
	slices.Sort(folios)
	if want := []string{"A2", "A2", "A3", "A3", "A3"}; !slices.Equal(links, want) || !slices.Equal(folios, want) {
		t.Errorf("the links lead to %v, the folios are %v", links, folios)
	}
}

// TestCutGalley holds the cut of a galley against all ways to cut it.
func TestCutGalley(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for range 300 {
		slugs := make([]slug, 1+random.IntN(8))
		for i := range slugs {
			slugs[i] = slug{height: geom.Length(1+random.IntN(9)) * geom.Pt, above: geom.Length(random.IntN(4)) * geom.Pt,
				keep: random.IntN(4) == 0}
		}
		n := 1 + random.IntN(4)
		cuts, deep := cutGalley(slugs, n)
		got := measure(slugs, cuts)
		if got.deep != deep || cuts[0] != 0 || cuts[n] != len(slugs) || !slices.IsSorted(cuts) {
			t.Fatalf("%v in %d: %v, %v", slugs, n, cuts, deep)
		}
		best := cutResult{deep: 1 << 40}
		every(slugs, []int{0}, n, func(c []int) {
			if r := measure(slugs, c); r.deep < best.deep || r.deep == best.deep && r.short < best.short {
				best = r
			}
		})
		if got != best {
			t.Fatalf("in %d: %v is %+v, the best %+v", n, cuts, got, best)
		}
	}
}

// cutResult is how good a cut is: the deepest column, and the squares of what the
// others are short of it.
type cutResult struct {
	deep  geom.Length
	short int64
}

func measure(slugs []slug, cuts []int) cutResult {
	var r cutResult
	heights := make([]geom.Length, len(cuts)-1)
	for k := range heights {
		for i := cuts[k]; i < cuts[k+1]; i++ {
			if heights[k] += slugs[i].height; i > cuts[k] {
				heights[k] += slugs[i].above
			}
		}
		r.deep = max(r.deep, heights[k])
	}
	for _, h := range heights {
		d := int64(r.deep-h) >> 8
		r.short += d * d
	}
	return r
}

// every calls do with each way to cut slugs into n columns that keeps together
// what is to be.
func every(slugs []slug, cuts []int, n int, do func([]int)) {
	if len(cuts) == n {
		do(append(slices.Clone(cuts), len(slugs)))
		return
	}
	for c := cuts[len(cuts)-1]; c <= len(slugs); c++ {
		if c == 0 || c == len(slugs) || !slugs[c-1].keep {
			every(slugs, append(slices.Clone(cuts), c), n, do)
		}
	}
}

// TestBriefsStandOnGrid finds every line of briefs on the page's grid and all their
// words, in order.
func TestBriefsStandOnGrid(t *testing.T) {
	items := `items: [a.md, {head: Two held, dateline: Saltholm, text: "It was found under a sheet, with geraniums on it, and nobody had missed it."}, b.md]`
	for _, c := range []string{"title: In brief", "title: In brief, box: tint, rules: true", "heads: run-in, rules: true", "box: rule, columns: 2"} {
		pages, findings := setPages(t, testSheet+"pages: [{folio: A1, modules: [{briefs: {"+c+", "+items+"}, at: {column: 1, span: 3, row: 5}}]}]\n", 1, 1)
		if findings.Has(diag.Error) {
			t.Error(findings)
		}
		words := ""
		for _, it := range pages[0].Items {
			l, ok := it.(*page.Text)
			if !ok || l.Role != "body" && l.Role != "brief-head" && l.Role != "story-dateline" {
				continue
			}
			if d := (l.At.Y - pages[0].Grid.Top) % pages[0].Grid.Step; d != 0 {
				t.Errorf("%s: %q stands %v off the grid", c, l.Text, d)
			}
			words += strings.TrimSuffix(l.Text, "\u00ad")
		}
		if !strings.Contains(strings.ReplaceAll(words, " ", ""), "SALTHOLM•Itwasfoundunderasheet,withgeraniumsonit,andnobodyhadmissedit.") {
			t.Errorf("%s: the words are %q", c, words)
		}
	}
}

// TestIcons finds every icon drawn within its square, and told by its name.
func TestIcons(t *testing.T) {
	box := geom.Rect{X: geom.In, Y: 2 * geom.In, W: 30 * geom.Pt, H: 30 * geom.Pt}
	for _, name := range edition.Icons() {
		var m module
		m.icon(name, box)
		if len(m.items) == 0 || m.items[0].(*page.Path).Alt != string(name) {
			t.Errorf("no icon %s", name)
			continue
		}
		for _, it := range m.items {
			if b := it.(*page.Path).Bounds(); b.Union(box) != box {
				t.Errorf("%s stands out of its square: %v", name, b)
			}
		}
	}
}

// TestPointingAtRandom sets modules with random content in random places: all that
// they draw is within them, and all text is there.
func TestPointingAtRandom(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	words := strings.Fields("harbour tide lamp ferry committee pilots a of the gauge northern mole Saltholm was and salt bread quarrelsome")
	text := func(most int) string {
		var b strings.Builder
		for range 1 + random.IntN(most) {
			b.WriteString(words[random.IntN(len(words))] + " ")
		}
		return strings.TrimSpace(b.String())
	}
	repeat := func(most int, one func() string) string {
		var all []string
		for range 1 + random.IntN(most) {
			all = append(all, one())
		}
		return "[" + strings.Join(all, ", ") + "]"
	}
	maybe := func(s string) string {
		if random.IntN(2) == 0 {
			return ""
		}
		return s
	}
	icon := func() string { return string(edition.Icons()[random.IntN(len(edition.Icons()))]) }
	lines := func() string {
		return repeat(5, func() string {
			return fmt.Sprintf("{what: %s%s%s}", text(6), maybe(", when: "+text(2)), maybe(", icon: "+icon()))
		})
	}
	group := func() string {
		return fmt.Sprintf("{head: %s, lines: %s%s}", text(3), lines(), maybe(", text: "+text(20)))
	}
	kinds := []func() string{
		func() string {
			return "index: {entries: " + repeat(9, func() string { return fmt.Sprintf("{text: %s, page: A1%s}", text(8), maybe(", teaser: "+text(12))) })
		},
		func() string {
			return "refers: {items: " + repeat(6, func() string {
				return fmt.Sprintf("{page: A1, headline: %s%s%s}", text(10), maybe(", text: "+text(20)),
					maybe(", picture: {file: lamp.png, place: "+[]string{"above", "beside"}[random.IntN(2)]+"}"))
			})
		},
		func() string {
			return "briefs: {rules: true, items: " + repeat(6, func() string { return fmt.Sprintf("{head: %s, text: %s}", text(6), text(40)) })
		},
		func() string {
			return "weather: {text: " + text(30) + ", days: " + repeat(7, func() string {
				return fmt.Sprintf("{day: %s, high: %d%s%s}", text(1), random.IntN(60)-20, maybe(", low: -3, text: "+text(6)), maybe(", icon: "+icon()))
			}) + maybe(", groups: "+repeat(3, group)) + maybe(", places: "+repeat(8, func() string { return fmt.Sprintf("{place: %s, high: %d}", text(2), random.IntN(30)) }))
		},
		func() string { return "almanac: {groups: " + repeat(5, group) },
		func() string {
			return "calendar: {days: " + repeat(5, func() string {
				return fmt.Sprintf("{day: %s, events: %s}", text(2), repeat(4, func() string {
					return fmt.Sprintf("{what: %s, when: %s%s}", text(12), text(3), maybe(", where: "+text(3)))
				}))
			})
		},
	}
	for range cases(40) {
		column := 1 + random.IntN(4)
		spec := fmt.Sprintf("{%s, title: %s, box: %s}, at: {column: %d, span: %d%s}}", kinds[random.IntN(len(kinds))](), text(4),
			[]string{"none", "rule", "tint"}[random.IntN(3)], column, 1+random.IntN(5-column), maybe(", from: bottom"))
		pages, findings := setPages(t, testSheet+"pages: [{folio: A1, modules: ["+spec+"]}]\n")
		if findings.Has(diag.Error) {
			if f, ok := find(findings, "no-room"); ok && len(f.Msg) > 0 {
				continue
			}
			t.Errorf("%v\n%s", findings, spec)
			continue
		}
		within(t, pages[0], spec)
	}
}

// within holds that what a page's only module draws lies in its columns and rows,
// but for what hangs in a margin.
func within(t *testing.T, p *page.Page, spec string) {
	t.Helper()
	box := p.Modules[0].Box.Inset(-geom.Pt)
	for _, it := range p.Items[p.Modules[0].From:p.Modules[0].To] {
		var b geom.Rect
		switch it := it.(type) {
		case *page.Text:
			b = geom.Rect{X: it.At.X, Y: it.At.Y - it.Size/2, W: it.Width(), H: it.Size / 2}
		case *page.Fill:
			b = it.Box
		case *page.Picture:
			b = it.Box
		case *page.Rule:
			b = geom.Rect{X: it.From.X, Y: it.From.Y, W: it.To.X - it.From.X, H: it.To.Y - it.From.Y}
		case *page.Path:
			b = it.Bounds()
		default:
			continue
		}
		if b.X < box.X || b.Y < box.Y || b.Right() > box.Right() || b.Bottom() > box.Bottom() {
			t.Errorf("%T %v stands out of %v\n%s", it, b, box, spec)
		}
	}
}
