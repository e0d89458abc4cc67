package pack

import (
	"math"
	"testing"
)

// TestSure: what look takes for sure of a tree, before it places a thing, is never
// more than the layout costs.
func TestSure(t *testing.T) {
	n := 60
	if testing.Short() {
		n = 10
	}
	for i := range n {
		p, items := scattered(*seed+uint64(i), tabloid)
		if i%3 == 2 {
			bind(*seed+uint64(i), p, items)
		}
		s := newSearch(p, items, Options{Seed: uint64(i)})
		if len(s.impossible()) > 0 {
			continue
		}
		tree := s.start(5)
		s.visit(tree)
		for range 400 {
			if next := s.move(tree); next != nil {
				tree = next
				s.visit(tree)
			}
			filling := tree.shape.at(p.Rows)
			cost, ok := s.look(tree, inf)
			if !ok {
				if filling < inf {
					t.Fatalf("list %d: a tree of cost %d was not looked at", i, filling)
				}
				tree = s.start(1)
				s.visit(tree)
				continue
			}
			left := s.allLoss
			for _, m := range s.placed {
				left -= s.loss[m.Item]
			}
			if filling+left > cost {
				t.Fatalf("list %d: a layout costs %d, for sure %d", i, cost, filling+left)
			}
		}
	}
}

// TestPruned: the search of short lists finds with its bound what it finds without.
func TestPruned(t *testing.T) {
	n, whole := 60, 0
	if testing.Short() {
		n = 10
	}
	for i := range n {
		p, items := small(*seed + uint64(i))
		items = items[:min(len(items), 3)]
		if i%3 == 2 {
			bind(*seed+uint64(i), p, items)
		}
		if i%4 == 3 { // something fixed amid the page
			p.Fixed = append(p.Fixed, Fixed{Name: "box", Rect: Rect{i % 4, 4, 1, 2}, Ad: i%8 == 3})
			if len(check(p, items)) > 0 {
				continue
			}
		}
		all, some := newSearch(p, items, Options{Keep: mostKept}), newSearch(p, items, Options{})
		if len(all.impossible())+len(some.impossible()) > 0 {
			continue
		}
		all.exact()
		some.exact()
		if !all.optimal || len(all.ups) == mostKept {
			continue // it was cut short, or pruned after all
		}
		whole++
		if !some.optimal || some.best.Cost != all.best.Cost {
			t.Errorf("list %d: %d, without the bound %d", i, some.best.Cost, all.best.Cost)
		}
	}
	if whole < n/3 {
		t.Errorf("only %d of %d lists were searched whole", whole, n)
	}
}

// TestLarge: on the largest page a rule is not broken to fill it.
func TestLarge(t *testing.T) {
	p := Page{Columns: 50, Rows: 1000, Gap: 2}
	r := Pack(p, []Item{square("the sea", 2, 50, 1000), must(square("a drop", 3, 1, 1))}, Options{Steps: 300})
	if len(r.Faults) > 0 || len(r.Placements) != 1 || r.Placements[0].Item != 1 {
		t.Errorf("%v, %v", r.Placements, r.Faults)
	}
}

// TestNonsense: numbers that no page has are faults.
func TestNonsense(t *testing.T) {
	page := Page{Columns: 6, Rows: 50, Gap: 2}
	with := func(r Rect) Page { p := page; p.Fixed = []Fixed{{Name: "the ad", Rect: r}}; return p }
	dear := square("a", 2, 2, 20)
	dear.Loss = 1 << 40
	cheap := square("a", 2, 2, 20)
	cheap.Loss = -1
	for i, c := range []struct {
		page  Page
		items []Item
		want  string
	}{
		{Page{6, 50, math.MaxInt, nil}, nil, "shape"},
		{with(Rect{math.MaxInt, 0, 2, 2}), nil, "off-grid"},
		{with(Rect{0, math.MaxInt - 1, 2, 2}), nil, "off-grid"},
		{with(Rect{0, 0, math.MaxInt, 2}), nil, "off-grid"},
		{page, []Item{boundTo(square("a", 2, 2, 20), Rect{math.MaxInt, 0, 2, 0})}, "off-grid"},
		{page, []Item{boundTo(square("a", 2, 2, 20), Rect{0, 9, 0, math.MaxInt})}, "off-grid"},
		{page, []Item{dear}, "shape"},
		{page, []Item{cheap}, "shape"},
	} {
		r := Pack(c.page, c.items, Options{Steps: 100, Keep: math.MaxInt})
		if len(r.Faults) == 0 || r.Faults[0].ID != c.want {
			t.Errorf("case %d: %v", i, r.Faults)
		}
	}
}

// TestTopAlone: of a must at the top that has the choice the least depth is not the
// only one to be tried, before all are said not to fit: where a lesser one fits above
// the ad that begins in row 7, it has to stand there.
func TestTopAlone(t *testing.T) {
	p := Page{Columns: 1, Rows: 30, Gap: 0, Fixed: []Fixed{{Name: "ad", Rect: Rect{0, 6, 1, 4}, Ad: true}}}
	short := Item{Name: "short", Priority: 3, Must: true, Variants: []Variant{{Columns: 1, Depths: []Depth{{Rows: 5}}}}}
	short.Within = Rect{0, 0, 0, 6}
	tall := Item{Name: "tall", Priority: 2, Must: true, Top: true, Variants: []Variant{{Columns: 1, Depths: []Depth{{Rows: 4}, {Rows: 12}}}}}
	r := Pack(p, []Item{short, tall}, Options{Steps: 300})
	if len(r.Faults) > 0 {
		t.Errorf("%v", r.Faults)
	}
	s := newSearch(p, []Item{short, tall}, Options{})
	if s.musts(); s.never {
		t.Error("they are said never to fit, and do")
	}
}

// TestKeep: any number of runners-up may be asked for.
func TestKeep(t *testing.T) {
	p, items := small(*seed)
	for _, keep := range []int{math.MinInt, -1, 0, 3, math.MaxInt} {
		r := Pack(p, items, Options{Steps: 200, Keep: keep})
		holds(t, p, items, r)
		if len(r.RunnersUp) > max(0, keep) {
			t.Errorf("%d runners-up of %d", len(r.RunnersUp), keep)
		}
	}
}
