package pack

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
)

// kept compares two pages of about the same items: in how many of them items
// stand in one column and shape, and of these in how many within three rows.
func kept(a, b Result, of, in []Item) (column, row int) {
	type spot struct {
		Rect
		head Head
		art  Rect
	}
	at := func(r Result, items []Item) []spot {
		out := make([]spot, len(items))
		for _, p := range r.Placements {
			v := items[p.Item].Variants[p.Variant]
			out[p.Item] = spot{p.Rect, v.Head, Rect{v.Art.Column, 0, v.Art.Columns, v.Art.Rows}}
		}
		return out
	}
	was, is := at(a, of), at(b, in)
	for i := range was {
		w, s := was[i], is[i]
		if w.Column == s.Column && w.Columns == s.Columns && w.head.Size == s.head.Size && w.art == s.art {
			column++
			if abs(w.Row-s.Row) <= 3 {
				row++
			}
		}
	}
	return column, row
}

// TestStable: a story that grows or shrinks by a line or two leaves two thirds of
// the page as it was, and where the page before is known, nearly all of it.
func TestStable(t *testing.T) {
	t.Parallel()
	for _, f := range []format{broadsheet, tabloid} {
		n := *lists / 20
		if testing.Short() {
			n = 3
		}
		var items, column, row, whole, same, cost [3]int
		var took [3]time.Duration
		full := [3]int{}
		for i := range n {
			p, list := newsroom(*seed+uint64(i), f)
			_, next := edited(*seed+uint64(i), f)
			before := Pack(p, list, Options{Seed: 1})
			for k, opt := range []Options{{Seed: 1}, {Seed: 1, Steps: 1500, Start: before.Placements}, {Seed: 2, Steps: 1500, Start: before.Placements}} {
				with := next
				if k == 2 {
					with = list
				}
				began := time.Now()
				r := Pack(p, with, opt)
				took[k] += time.Since(began)
				holds(t, p, with, r)
				c, d := kept(before, r, list, with)
				items[k] += len(list)
				column[k] += c
				row[k] += d
				if c == len(list) {
					whole[k]++
				}
				if d == len(list) {
					same[k]++
				}
				if r.Fill() >= 9800 {
					full[k]++
				}
				cost[k] += r.Cost - before.Cost
			}
		}
		for k, name := range []string{"anew", "from the page before", "from it, unchanged"} {
			t.Logf("%s, %s: %d %% of the items in their column and shape, %d %% in their row too; %d and %d of %d pages whole; %d full; mean cost %+d; %v a page", f.name, name,
				column[k]*100/items[k], row[k]*100/items[k], whole[k], same[k], n, full[k], cost[k]/n, took[k]/time.Duration(n))
		}
		if row[0]*100 < 60*items[0] || row[1]*100 < 90*items[1] || cost[2] > 0 {
			t.Errorf("%s: %d and %d of %d items where they were; unchanged pages cost %d more", f.name, row[0], row[1], items[1], cost[2])
		}
	}
}

// spoilt is a layout with mistakes in it: a layout: places, shapes and items that are not there.
func spoilt(r *rand.Rand, placed []Placement) []Placement {
	var out []Placement
	for _, p := range placed {
		for _, f := range []*int{&p.Item, &p.Variant, &p.Depth, &p.Column, &p.Row, &p.Columns, &p.Rows} {
			if r.IntN(12) == 0 {
				*f += r.IntN(9) - 4
			}
		}
		if r.IntN(10) > 0 {
			out = append(out, p)
		}
	}
	return out
}

// shortened takes depths out of the ladders of a list, and some items' shapes.
func shortened(r *rand.Rand, items []Item) []Item {
	out := slices.Clone(items)
	for i := range out {
		out[i].Variants = slices.Clone(out[i].Variants)
		for k := range out[i].Variants {
			v := &out[i].Variants[k]
			at := r.IntN(len(v.Depths))
			v.Depths = slices.Delete(slices.Clone(v.Depths), at, min(at+r.IntN(4), len(v.Depths)))
			if len(v.Depths) == 0 {
				v.Depths = []Depth{{Rows: 1 + r.IntN(40)}}
			}
		}
		if r.IntN(4) == 0 {
			out[i].Variants = out[i].Variants[:1+r.IntN(len(out[i].Variants))]
		}
	}
	return out
}

// FuzzStart: whatever the layout to start from, the rules hold.
func FuzzStart(f *testing.F) {
	for i := range uint64(8) {
		f.Add(i, uint8(5+i%2), uint8(100+i))
	}
	f.Fuzz(func(t *testing.T, seed uint64, columns, rows uint8) {
		r := rand.New(rand.NewPCG(seed, 13))
		p, items := scattered(seed, tabloid)
		before := Pack(p, items, Options{Seed: seed, Steps: 300})
		if r.IntN(3) == 0 {
			p.Columns, p.Rows = int(columns%8), int(rows)
		}
		if r.IntN(3) == 0 {
			items = shortened(r, items)
		}
		start := before.Placements
		if r.IntN(2) == 0 {
			start = spoilt(r, start)
		}
		if r.IntN(3) == 0 && p.Columns >= tabloid.columns {
			bind(seed, p, items)
		}
		a := Pack(p, items, Options{Seed: seed, Steps: 200, Start: start})
		holds(t, p, items, a)
		if b := Pack(p, items, Options{Seed: seed, Steps: 200, Start: start}); !reflect.DeepEqual(a, b) {
			t.Error("two results of one input")
		}
	})
}

// TestStart: what becomes of a layout to start from, with no steps to mend it by.
func TestStart(t *testing.T) {
	page := Page{Columns: 4, Rows: 20, Gap: 2}
	with := func(f ...Fixed) Page { p := page; p.Fixed = f; return p }
	at := func(item, column, row, columns, rows int) Placement {
		return Placement{Item: item, Rect: Rect{column, row, columns, rows}}
	}
	ladder := func(priority, columns int, depths ...int) Item {
		it := square("a", priority, columns, depths[0])
		for _, d := range depths[1:] {
			it.Variants[0].Depths = append(it.Variants[0].Depths, Depth{Rows: d, Cost: 1})
		}
		return it
	}
	halves := []Placement{at(0, 0, 0, 4, 9), at(1, 0, 11, 4, 9)}
	for _, c := range []struct {
		name  string
		page  Page
		items []Item
		start []Placement
		want  string // item: column, row, columns × rows
	}{
		{"as it was", page, []Item{ladder(2, 4, 9), ladder(3, 4, 9)}, halves, "0: 0,0 4×9; 1: 0,11 4×9"},
		{"a depth has gone", page, []Item{ladder(2, 4, 8, 10), ladder(3, 4, 6, 8, 10)}, halves, "0: 0,0 4×8; 1: 0,10 4×10"},
		{"too deep in all", page, []Item{ladder(2, 4, 12), ladder(3, 4, 9)}, halves, "0: 0,0 4×12"},
		{"an item too many", page, []Item{ladder(2, 4, 9)}, halves, "0: 0,0 4×9"},
		{"an ad at the foot", with(Fixed{Name: "ad", Rect: Rect{0, 18, 4, 2}}), []Item{ladder(2, 4, 7, 9), ladder(3, 4, 7, 9)}, halves, "0: 0,0 4×7; 1: 0,9 4×7"},
		{"a nameplate", with(Fixed{Name: "nameplate", Rect: Rect{0, 0, 4, 4}}), []Item{ladder(2, 4, 5, 9), ladder(3, 4, 7, 9)}, halves, "0: 0,6 4×5; 1: 0,13 4×7"},
		{"an ad over one of them", with(Fixed{Name: "ad", Rect: Rect{0, 11, 4, 9}}), []Item{ladder(2, 4, 9), ladder(3, 4, 9)}, halves, "0: 0,0 4×9"},
		{"another variant", page, []Item{{Name: "a", Variants: []Variant{{Columns: 2, Depths: []Depth{{Rows: 9}}}, {Columns: 4, Depths: []Depth{{Rows: 9}}}}}, ladder(3, 4, 9)}, halves, "0: 0,0 4×9; 1: 0,11 4×9"},
		{"no such width", page, []Item{ladder(2, 3, 9), ladder(3, 4, 9)}, halves, "1: 0,11 4×9"},
		{"one over another", page, []Item{ladder(2, 4, 9), ladder(3, 4, 9)}, []Placement{at(0, 0, 0, 4, 9), at(1, 0, 10, 4, 9)}, "0: 0,0 4×9"},
		{"a pinwheel as it was", page, []Item{ladder(2, 3, 6), ladder(3, 1, 12), ladder(4, 3, 6), ladder(5, 1, 12), ladder(6, 2, 3)},
			[]Placement{at(0, 0, 0, 3, 6), at(1, 3, 0, 1, 12), at(2, 1, 14, 3, 6), at(3, 0, 8, 1, 12), at(4, 1, 9, 2, 3)}, "0: 0,0 3×6; 1: 3,0 1×12; 2: 1,14 3×6; 3: 0,8 1×12; 4: 1,9 2×3"},
		{"a pinwheel", page, []Item{ladder(2, 3, 6), ladder(3, 1, 12), ladder(4, 3, 6), ladder(5, 1, 12), ladder(6, 2, 2)},
			[]Placement{at(0, 0, 0, 3, 6), at(1, 3, 0, 1, 12), at(2, 1, 14, 3, 6), at(3, 0, 8, 1, 12), at(4, 1, 9, 2, 3)}, "0: 0,0 3×6; 1: 3,0 1×12; 2: 1,14 3×6; 4: 1,10 2×2"},
	} {
		s := newSearch(c.page, c.items, Options{Start: c.start})
		s.look(s.begin(), inf)
		var got []string
		for _, p := range s.best.Placements {
			got = append(got, fmt.Sprintf("%d: %d,%d %d×%d", p.Item, p.Column, p.Row, p.Columns, p.Rows))
		}
		slices.Sort(got)
		if g := strings.Join(got, "; "); g != c.want {
			t.Errorf("%s: got %s, want %s", c.name, g, c.want)
		}
	}
}

// TestRounds: the typesetter's loop. The ladders are a guess; of what is placed he
// says which depths cannot be set, one at a time, and the page is made up again from
// where it was. After a few rounds every depth placed is a true one, the page is full
// and costs hardly more than one made up from the truth.
func TestRounds(t *testing.T) {
	t.Parallel()
	n := *lists / 20
	if testing.Short() {
		n = 2
	}
	for _, f := range []format{broadsheet, tabloid} {
		for _, holes := range []int{15, 30} {
			rounds, open, full, cost, direct := 0, 0, 0, 0, 0
			for i := range n {
				seed := *seed + uint64(i)
				p, items := newsroom(seed, f)
				_, truth := kinds{holes: holes}.real(seed, f)
				direct += Pack(p, truth, Options{Seed: 1}).Cost
				r := Pack(p, items, Options{Seed: 1})
				for k := 1; ; k++ {
					wrong := corrected(items, truth, r.Placements)
					if wrong == 0 || k == 9 {
						rounds += k
						if wrong > 0 {
							open++
						}
						break
					}
					r = Pack(p, items, Options{Seed: 1, Steps: 1500, Start: r.Placements})
				}
				cost += r.Cost
				if r.Fill() >= 9800 {
					full++
				}
			}
			t.Logf("%s, %d %% untrue: %d rounds for %d pages, %d still open, %d full; mean cost %d, %d from the truth", f.name, holes, rounds, n, open, full, cost/n, direct/n)
			if open*10 > n || full*10 < 9*n {
				t.Errorf("%s, %d %% untrue: %d of %d pages open, %d full", f.name, holes, open, n, full)
			}
		}
	}
}

// corrected takes the depths that cannot be set, of those placed, out of a list, and
// counts them.
func corrected(items, truth []Item, placed []Placement) int {
	wrong := 0
	for _, m := range placed {
		v, w := &items[m.Item].Variants[m.Variant], &truth[m.Item].Variants[m.Variant]
		if w.step(m.Rows) < 0 && len(v.Depths) > 1 {
			v.Depths = slices.Delete(v.Depths, m.Depth, m.Depth+1)
			wrong++
		}
	}
	return wrong
}
