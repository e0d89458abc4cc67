package pack

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
)

// square is an item of so many columns and rows.
func square(name string, priority, columns, rows int) Item {
	return Item{Name: name, Priority: priority, Variants: []Variant{{Columns: columns, Depths: []Depth{{Rows: rows}}, Head: Head{Size: 60 - 6*priority}}}}
}

func must(it Item) Item { it.Must = true; return it }

func top(it Item) Item { it.Top = true; return it }

func boundTo(it Item, r Rect) Item { it.Within = r; return it }

// TestFaults: what cannot be made up is said, and why.
func TestFaults(t *testing.T) {
	page := Page{Columns: 6, Rows: 50, Gap: 2}
	with := func(f ...Fixed) Page { p := page; p.Fixed = f; return p }
	ad := func(c, r, w, d int) Fixed { return Fixed{Name: "the ad", Rect: Rect{c, r, w, d}, Ad: true} }
	for _, c := range []struct {
		page  Page
		items []Item
		want  string
	}{
		{Page{}, nil, "shape: a page of 0 columns, 0 rows and gaps of 0 rows cannot be made up"},
		{with(ad(4, 40, 3, 10)), nil, "off-grid: the ad takes columns 5 to 7 and rows 41 to 50 of a page of 6 columns and 50 rows"},
		{with(ad(0, 45, 2, 6)), nil, "off-grid: the ad takes columns 1 to 2 and rows 46 to 51 of a page of 6 columns and 50 rows"},
		{with(ad(0, 40, 2, 10), Fixed{Name: "the index", Rect: Rect{1, 45, 1, 5}}), nil, "overlap: the index overlaps the ad"},
		{with(ad(0, 10, 4, 10), ad(4, 10, 2, 20), ad(2, 32, 4, 10), ad(0, 22, 2, 20)), nil, "interlock: the ad, the ad, the ad, the ad interlock"},
		{with(ad(0, 10, 4, 10), Fixed{Name: "the map", Rect: Rect{2, 22, 1, 5}}), nil, ""},
		{with(Fixed{Name: "a", Rect: Rect{0, 10, 3, 4}}, Fixed{Name: "b", Rect: Rect{3, 10, 1, 12}}, Fixed{Name: "c", Rect: Rect{1, 18, 2, 4}}, Fixed{Name: "d", Rect: Rect{0, 16, 1, 10}},
			Fixed{Name: "e", Rect: Rect{1, 24, 3, 2}}, Fixed{Name: "f", Rect: Rect{4, 24, 2, 20}}, Fixed{Name: "g", Rect: Rect{0, 40, 6, 9}}), nil, "overlap: g overlaps f"},
		{with(Fixed{Name: "a", Rect: Rect{0, 10, 3, 4}}, Fixed{Name: "b", Rect: Rect{3, 10, 1, 12}}, Fixed{Name: "c", Rect: Rect{1, 18, 2, 4}}, Fixed{Name: "d", Rect: Rect{0, 16, 1, 10}},
			Fixed{Name: "e", Rect: Rect{1, 24, 3, 2}}, Fixed{Name: "f", Rect: Rect{4, 24, 2, 14}}, Fixed{Name: "g", Rect: Rect{0, 40, 6, 9}}), nil, "interlock: a, b, c, d, e interlock"},
		{page, []Item{{Name: "tides"}}, "shape: tides has no shape"},
		{page, []Item{{Name: "tides", Variants: []Variant{{Columns: 1, Depths: []Depth{{Rows: 9}, {Rows: 8}}}}}}, "shape: shape 1 of tides has no columns, no depths that ascend, or a cost below nothing"},
		{page, []Item{must(square("tides", 2, 7, 10))}, "too-large: tides must be on the page and is wider than the page in every shape"},
		{page, []Item{must(square("tides", 2, 2, 51))}, "too-large: tides must be on the page and is deeper than the page in every shape"},
		{with(ad(0, 10, 6, 30)), []Item{must(square("tides", 2, 1, 20))}, "too-large: tides must be on the page and fits nowhere between the fixed modules"},
		{with(ad(0, 10, 6, 30)), []Item{square("fog", 1, 1, 20)}, "too-large: fog, which leads the page, fits nowhere between the fixed modules"},
		{with(ad(0, 10, 6, 40)), []Item{must(square("fog", 1, 1, 20)), must(square("tides", 2, 5, 8)), must(square("snow", 3, 5, 8))},
			"too-large: fog must be on the page and fits nowhere between the fixed modules"},
		{page, []Item{square("fog", 1, 6, 30), must(square("tides", 2, 6, 30))}, "too-much: fog, tides must be on the page and need 360 of its 300 free cells"},
		{page, []Item{square("fog", 1, 4, 30), must(square("tides", 2, 4, 30))}, "too-much: fog, tides must be on the page and do not fit together in any of their shapes with fog at the top"},
		{page, []Item{square("fog", 1, 6, 30), must(square("tides", 2, 6, 18))}, ""},
		{page, []Item{boundTo(square("fog", 1, 2, 30), Rect{4, 0, 3, 0})}, "off-grid: fog is bound to columns 5 to 7 of a page of 6 columns and 50 rows"},
		{page, []Item{boundTo(square("fog", 1, 2, 30), Rect{0, 30, 0, 21})}, "off-grid: fog is bound to rows 31 to 51 of a page of 6 columns and 50 rows"},
		{with(ad(4, 0, 2, 50)), []Item{must(boundTo(square("fog", 2, 2, 30), Rect{4, 0, 2, 0}))}, "too-large: fog must be on the page and has no room in columns 5 to 6, to which it is bound"},
		{page, []Item{must(boundTo(square("fog", 2, 2, 30), Rect{0, 0, 1, 40}))}, "too-large: fog must be on the page and has no room in column 1 and rows 1 to 40, to which it is bound"},
		{page, []Item{square("fog", 1, 4, 30), must(boundTo(square("tides", 2, 2, 30), Rect{2, 0, 2, 0}))}, "too-much: fog, tides must be on the page and do not fit together in any of their shapes with fog at the top and each where it is bound"},
	} {
		r := Pack(c.page, c.items, Options{})
		var got []string
		for _, f := range r.Faults {
			got = append(got, f.ID+": "+f.Msg)
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("got  %s\nwant %s", s, c.want)
		}
	}
}

// TestOut: what is left out has its reason.
func TestOut(t *testing.T) {
	p := Page{Columns: 4, Rows: 20, Gap: 2}
	r := Pack(p, []Item{square("fog", 1, 4, 20), square("tides", 2, 4, 10), square("snow", 3, 5, 9), square("rain", 4, 2, 21)}, Options{})
	var got []string
	for _, o := range r.Out {
		got = append(got, fmt.Sprint(o.Item, o.Reason, o.Cells))
	}
	if s := strings.Join(got, "; "); s != "1 no room 40; 2 wider than the page 45; 3 deeper than the page 42" {
		t.Error(s)
	}
	if r.Fill() != 10000 || len(r.Placements) != 1 || len(r.Faults) > 0 {
		t.Errorf("%+v", r)
	}
}

// TestNothing: a page without items is empty, and a fault of nobody's.
func TestNothing(t *testing.T) {
	p := Page{Columns: 4, Rows: 20, Gap: 2, Fixed: []Fixed{{Name: "the ad", Rect: Rect{1, 5, 3, 10}}}}
	if r := Pack(p, nil, Options{}); r.White != 50 || len(r.Faults) > 0 || len(r.Placements) > 0 {
		t.Errorf("%+v", r)
	}
}

// scattered is a page with fixed modules anywhere, made by cuts so that they do
// not interlock, some of them stories.
func scattered(seed uint64, f format) (Page, []Item) {
	r := rand.New(rand.NewPCG(seed, 3))
	p := Page{Columns: f.columns, Rows: f.rows, Gap: 2}
	var cut func(q Rect)
	cut = func(q Rect) {
		switch {
		case q.Columns > 1 && r.IntN(2) == 0:
			w := 1 + r.IntN(q.Columns-1)
			cut(Rect{q.Column, q.Row, w, q.Rows})
			cut(Rect{q.Column + w, q.Row, q.Columns - w, q.Rows})
		case q.Rows > 40:
			d := 10 + r.IntN(q.Rows-20)
			cut(Rect{q.Column, q.Row, q.Columns, d})
			cut(Rect{q.Column, q.Row + d + p.Gap, q.Columns, q.Rows - d - p.Gap})
		case r.IntN(6) == 0:
			p.Fixed = append(p.Fixed, Fixed{Name: fmt.Sprint("fixed ", len(p.Fixed)), Rect: q, Ad: r.IntN(2) == 0, Priority: r.IntN(5), Head: Head{Size: 24}})
		}
	}
	cut(Rect{0, 0, p.Columns, p.Rows})
	return p, set(stories(r, p, f), f)
}

// TestFixedAnywhere: the rules hold around fixed modules that stand anywhere.
func TestFixedAnywhere(t *testing.T) {
	full, n := 0, 150
	if testing.Short() {
		n = 30
	}
	for i := range n {
		p, items := scattered(*seed+uint64(i), tabloid)
		r := Pack(p, items, Options{Steps: 4000})
		holds(t, p, items, r)
		white := 0
		s := newSearch(p, items, Options{})
		if terms, w := s.appraise(r.Placements); len(r.Placements) > 0 && (w != r.White || terms.total() != r.Cost) {
			t.Fatalf("list %d: %d white, cost %d; counted again %d, %d", i, r.White, r.Cost, w, terms.total())
		}
		white = r.White
		if white*100 <= 5*r.Free {
			full++
		}
		if len(r.Faults) > 0 {
			t.Logf("list %d, %d fixed: %v", i, len(p.Fixed), r.Faults)
		}
	}
	t.Logf("%d of %d pages at least 95 %% full", full, n)
}

// TestSame: the same input gives the same result, and another seed may not break
// the rules.
func TestSame(t *testing.T) {
	p, items := newsroom(*seed, broadsheet)
	a := Pack(p, items, Options{Seed: 5, Keep: 3})
	if b := Pack(p, items, Options{Seed: 5, Keep: 3}); !reflect.DeepEqual(a, b) {
		t.Error("two results of one input")
	}
	if len(a.RunnersUp) != 3 {
		t.Errorf("%d runners-up of 3", len(a.RunnersUp))
	}
	last := a.Cost
	for _, u := range a.RunnersUp {
		if u.Cost < last {
			t.Errorf("a runner-up costs %d, less than %d", u.Cost, last)
		}
		last = u.Cost
	}
	for seed := range uint64(5) {
		holds(t, p, items, Pack(p, items, Options{Seed: seed, Steps: 2000}))
	}
}

// TestKept: what an editor keeps stays, and the rest of the page is made up
// around it.
func TestKept(t *testing.T) {
	p, items := newsroom(*seed+2, broadsheet)
	r := Pack(p, items, Options{})
	for k, a := range r.Placements {
		v := items[a.Item].Variants[a.Variant]
		q := p
		q.Fixed = append(q.Fixed[:len(q.Fixed):len(q.Fixed)], Fixed{Name: items[a.Item].Name, Rect: a.Rect, Priority: items[a.Item].Priority, Head: v.Head, Art: v.Art})
		rest := append(append([]Item(nil), items[:a.Item]...), items[a.Item+1:]...)
		b := Pack(q, rest, Options{})
		holds(t, q, rest, b)
		if len(b.Faults) > 0 || b.White > r.White+r.Free/50 {
			t.Errorf("with module %d kept: %d white, %v", k, b.White, b.Faults)
		}
	}
}

func FuzzPack(f *testing.F) {
	for i := range uint64(6) {
		f.Add(i, uint8(i), uint8(20*i), uint8(i))
	}
	f.Fuzz(func(t *testing.T, seed uint64, columns, rows, gap uint8) {
		f := tabloid
		if seed%2 == 0 {
			f = broadsheet
		}
		p, items := scattered(seed, f)
		p.Columns, p.Rows, p.Gap = int(columns%8), int(rows), int(gap%5)
		r := Pack(p, items, Options{Seed: seed, Steps: 400})
		holds(t, p, items, r)
	})
}

func BenchmarkPack(b *testing.B) {
	p, items := newsroom(4, broadsheet)
	for b.Loop() {
		Pack(p, items, Options{})
	}
}
