package makeup

import (
	"math/rand/v2"
	"strings"
	"testing"

	"broadsheet/layout/diag"
	"broadsheet/layout/edition"
	"broadsheet/layout/geom"
	"broadsheet/layout/page"
)

func TestAxis(t *testing.T) {
	const one = edition.Million
	for _, c := range []struct {
		least, most float64
		want        []float64
	}{
		{0, 10, []float64{0, 5, 10}},
		{0, 31, []float64{0, 10, 20, 30, 40}},
		{30, 62.5, []float64{30, 40, 50, 60, 70}},
		{-8.4, 5.5, []float64{-10, -5, 0, 5, 10}},
		{0, .04, []float64{0, .01, .02, .03, .04}},
		{1.21, 1.62, []float64{1.2, 1.4, 1.6, 1.8}},
		{0, 0, []float64{0, .5, 1}},
		{7, 7, []float64{0, 2, 4, 6, 8}},
		{-7, -7, []float64{-8, -6, -4, -2, 0}},
		{0, 1e6, []float64{0, 5e5, 1e6}},
	} {
		var got []float64
		for _, v := range newAxis(int64(c.least*one), int64(c.most*one)).ticks() {
			got = append(got, float64(v)/one)
		}
		if len(got) != len(c.want) {
			t.Errorf("%v to %v: %v, want %v", c.least, c.most, got, c.want)
			continue
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("%v to %v: %v, want %v", c.least, c.most, got, c.want)
				break
			}
		}
	}
	rnd := rand.New(rand.NewPCG(5, 6))
	for range 5000 {
		span := int64(1) << rnd.IntN(59)
		least := rnd.Int64N(2*span) - span
		most := least + rnd.Int64N(span)
		a := newAxis(least, most)
		if n := len(a.ticks()); n < 2 || n > 5 || a.low > least || a.high < most || a.low%a.step != 0 {
			t.Fatalf("%d to %d: %+v", least, most, a)
		}
	}
}

func TestFigure(t *testing.T) {
	for _, c := range []struct {
		v        int64
		decimals int
		language string
		want     string
	}{
		{0, 0, "en-GB", "0"}, {-400_000, 0, "en-GB", "0"}, {12_500_000, 1, "en-GB", "12.5"}, {-12_500_000, 1, "de", "−12,5"},
		{1_234_567_891, 2, "en-GB", "1,234.57"}, {1_234_567_891, 0, "de", "1\u00a0235"}, {50_000, 2, "en", "0.05"}, {5, 6, "en", "0.000005"},
	} {
		if got := figure(c.v, c.decimals, c.language); got != c.want {
			t.Errorf("%d with %d decimals in %s: %q, want %q", c.v, c.decimals, c.language, got, c.want)
		}
	}
}

// paths are a page's paths in their order.
func paths(p *page.Page) []*page.Path {
	var out []*page.Path
	for _, it := range p.Items {
		if path, ok := it.(*page.Path); ok {
			out = append(out, path)
		}
	}
	return out
}

// corners are where an outline's rectangles stand.
func corners(o geom.Outline) []geom.Rect {
	var out []geom.Rect
	for i := 0; i+4 < len(o); i += 5 {
		out = append(out, o[i:i+4].Bounds())
	}
	return out
}

// TestColumnChart finds columns as high as their values say, on one line.
func TestColumnChart(t *testing.T) {
	pages, findings := setPages(t, testSheet+`pages:
  - folio: A1
    modules:
      - {chart: {title: Boats, unit: a day, labels: [Mon, Tue, Wed], values: [10, -5, 20]}, at: {column: 1, span: 2, depth: 20}}
`)
	if len(findings) > 0 {
		t.Error(findings)
	}
	all := paths(pages[0])
	if len(all) != 1 || all[0].Alt != "Boats (a day): Mon 10, Tue −5, Wed 20" {
		t.Fatalf("%d paths", len(all))
	}
	bars := corners(all[0].Outline)
	if len(bars) != 3 {
		t.Fatalf("%d bars", len(bars))
	}
	near := func(a, b geom.Length) bool { return a-b < 3 && b-a < 3 }
	if !near(bars[0].H, 2*bars[1].H) || !near(bars[2].H, 2*bars[0].H) || !near(bars[0].Bottom(), bars[1].Y) || !near(bars[0].Bottom(), bars[2].Bottom()) {
		t.Errorf("bars at %v", bars)
	}
	for _, want := range []string{"10", "−5", "20", "Mon", "Wed"} {
		found := false
		for _, l := range pages[0].Text("agate") {
			found = found || l.Text == want
		}
		if !found {
			t.Errorf("no %s", want)
		}
	}
	foot := pages[0].Grid.Top + 20*pages[0].Grid.Step
	if last := pages[0].Text("agate"); last[len(last)-1].At.Y != foot {
		t.Errorf("the labels stand at %v, the place ends at %v", last[len(last)-1].At.Y, foot)
	}
}

// TestLineChart finds a gap where a value is missing, a dot where it stands alone,
// and names beside the lines.
func TestLineChart(t *testing.T) {
	pages, findings := setPages(t, testSheet+`pages:
  - folio: A1
    modules:
      - chart:
          kind: line
          labels: [a, b, c, d, e, f]
          series: [{name: Cod, values: [1, 2, ~, 4, ~, 3]}, {name: Ling, ink: C100, values: [3, 3, 3, 3, 3, 2.9]}]
        at: {column: 1, span: 3}
`)
	if len(findings) > 0 {
		t.Error(findings)
	}
	all := paths(pages[0]) // the second line first: the first is to be on top
	if len(all) != 3 || all[0].Stroke != (geom.Ink{C: 100}) || len(all[0].Outline) != 6 {
		t.Fatalf("%d paths", len(all))
	}
	moves := 0
	for _, s := range all[1].Outline {
		if s.Op == geom.MoveTo {
			moves++
		}
	}
	if moves != 1 || len(all[1].Outline) != 2 || !all[2].Filled || len(all[2].Outline) != 12 {
		t.Errorf("%d segments with %d moves, dots of %d segments", len(all[1].Outline), moves, len(all[2].Outline))
	}
	ends := pages[0].Text("agate-head")
	if len(ends) != 2 || ends[0].Text != "Cod" || ends[1].Text != "Ling" || ends[1].At.Y-ends[0].At.Y < 8*geom.Pt {
		t.Errorf("ends %v", ends)
	}
}

// randomChart is a chart of any kind, of random numbers, as a module's keys.
func randomChart(rnd *rand.Rand) string {
	var b strings.Builder
	kind := []string{"line", "bar", "column"}[rnd.IntN(3)]
	b.WriteString("chart: {title: Landings at the quay, source: Harbour Office, kind: " + kind)
	if kind != "line" && rnd.IntN(3) == 0 {
		b.WriteString(", stacked: true")
	}
	b.WriteString(", box: " + []string{"none", "rule", "tint"}[rnd.IntN(3)] + ", labels: [")
	n := 1 + rnd.IntN(14)
	for i := range n {
		b.WriteString([]string{"Mon", "September", "2025", "b", "Harbour and roads"}[(i+n)%5] + ", ")
	}
	b.WriteString("], series: [")
	for s := range 1 + rnd.IntN(4) {
		b.WriteString("{name: " + []string{"Cod", "Ling of the islands", "Hake", "Eel"}[s] + ", values: [")
		for range n {
			b.WriteString([]string{"~", "0", "12", "-3.5", "1200", "7", "44", "63.25", "5", "9"}[rnd.IntN(10)] + ", ")
		}
		b.WriteString("]}, ")
	}
	b.WriteString("]}, at: {column: 2, span: " + []string{"1", "2", "3"}[rnd.IntN(3)] + ", row: 3")
	return b.String()
}

// TestChartsStayInPlace draws charts of every kind from random numbers and finds
// all of them within their places, and no ink on ink.
func TestChartsStayInPlace(t *testing.T) {
	rnd := rand.New(rand.NewPCG(7, 8))
	for range cases(40) {
		chart := randomChart(rnd) + ", depth: 50}"
		pages, findings := setPages(t, testSheet+"pages: [{folio: A1, modules: [{"+chart+"}]}]\n")
		for _, f := range findings {
			if f.Severity == diag.Error {
				t.Errorf("%s: %v", chart, f)
			}
		}
		testInk(t, pages, chart)
		place := pages[0].Modules[0].Box
		for _, it := range pages[0].Items[pages[0].Modules[0].From:pages[0].Modules[0].To] {
			var box geom.Rect
			switch it := it.(type) {
			case *page.Path:
				box = it.Bounds()
			case *page.Text:
				box = geom.Rect{X: it.At.X, Y: it.At.Y - it.Size/2, W: it.Width(), H: it.Size / 2}
			default:
				continue
			}
			if box.X < place.X-2 || box.Y < place.Y || box.Right() > place.Right()+2 || box.Bottom() > place.Bottom() {
				t.Errorf("%s\n%+v stands out of %v: %v", chart, it, place, box)
				break
			}
		}
	}
}

// TestShallowCharts gives charts of every kind too little room, or none in
// particular: what is on them still does not stand on each other.
func TestShallowCharts(t *testing.T) {
	rnd := rand.New(rand.NewPCG(9, 8))
	for range cases(60) {
		chart := randomChart(rnd) + []string{", depth: 9}", ", depth: 14}", "}"}[rnd.IntN(3)]
		pages, _ := setPages(t, testSheet+"pages: [{folio: A1, modules: [{"+chart+"}]}]\n")
		testInk(t, pages, chart)
	}
}

// TestBarsWithAnAxis finds values at the ends of level bars that are far enough
// apart, and else an axis below them.
func TestBarsWithAnAxis(t *testing.T) {
	for _, c := range []struct {
		name, numbers string
		want, not     string
	}{
		{"one series", "values: [11, 27, 34]", "27", "40"},
		{"three series", "series: [{name: a, values: [11, 27, 34]}, {name: b, values: [12, 28, 35]}, {name: c, values: [13, 29, 36]}]", "40", "27"},
		{"three stacked", "stacked: true, series: [{name: a, values: [11, 27, 34]}, {name: b, values: [12, 28, 35]}, {name: c, values: [13, 29, 36]}]", "105", "100"},
	} {
		pages, findings := setPages(t, testSheet+"pages: [{folio: A1, modules: [{chart: {kind: bar, height: 40pt, labels: [Mon, Tue, Wed], "+c.numbers+"}, at: {column: 1, span: 2}}]}]\n")
		if len(findings) > 0 {
			t.Errorf("%s: %v", c.name, findings)
		}
		all := ""
		for _, l := range pages[0].Text("agate") {
			all += l.Text + " "
		}
		if !strings.Contains(all, c.want+" ") || strings.Contains(all, c.not+" ") {
			t.Errorf("%s: %s", c.name, all)
		}
	}
}

// TestLineEndsInAKey puts the names of lines in a key where they have no room one
// below the other at the lines' ends.
func TestLineEndsInAKey(t *testing.T) {
	const series = "labels: [a, b], series: [{name: Cod, values: [1, 2]}, {name: Ling, values: [1, 2]}, {name: Hake, values: [1, 2]}, " +
		"{name: Eel, values: [1, 2]}, {name: Sprat, values: [1, 2]}, {name: Dab, values: [1, 2]}]"
	for height, role := range map[string]string{"30pt": "agate", "80pt": "agate-head"} {
		pages, _ := setPages(t, testSheet+"pages: [{folio: A1, modules: [{chart: {kind: line, height: "+height+", "+series+"}, at: {column: 1, span: 2}}]}]\n")
		names := 0
		for _, l := range pages[0].Text(role) {
			if strings.Contains(" Cod Ling Hake Eel Sprat Dab ", " "+l.Text+" ") {
				names++
			}
		}
		if names != 6 {
			t.Errorf("%s: %d names of style %s", height, names, role)
		}
	}
}
