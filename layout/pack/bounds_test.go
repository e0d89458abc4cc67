package pack

import (
	"math/rand/v2"
	"testing"
)

// bind has an editor tie some of a list's items to a part of the page.
func bind(seed uint64, p Page, items []Item) {
	r := rand.New(rand.NewPCG(seed, 19))
	for i := 1; i < len(items); i++ {
		switch r.IntN(6) {
		case 0: // to the columns of one of its shapes
			v := items[i].Variants[r.IntN(len(items[i].Variants))]
			items[i].Within = Rect{r.IntN(p.Columns - v.Columns + 1), 0, v.Columns, 0}
		case 1: // to a half
			items[i].Within = Rect{0, r.IntN(2) * p.Rows / 2, 0, p.Rows / 2}
		case 2:
			items[i].Top = i < 3
		}
	}
}

// TestBound: what an editor has tied to a part of the page stands there, and most
// of it does.
func TestBound(t *testing.T) {
	t.Parallel()
	n := *lists / 20
	if testing.Short() {
		n = 4
	}
	for _, f := range []format{broadsheet, tabloid} {
		full, free, tied, in, cost, before := 0, 0, 0, 0, 0, 0
		for i := range n {
			p, items := newsroom(*seed+uint64(i), f)
			a := Pack(p, items, Options{Seed: 1, Steps: *steps})
			was := make([]bool, len(items))
			for _, m := range a.Placements {
				was[m.Item] = true
			}
			bind(*seed+uint64(i), p, items)
			r := Pack(p, items, Options{Seed: 1, Steps: *steps})
			holds(t, p, items, r)
			if len(r.Faults) > 0 {
				t.Logf("%s list %d: %v", f.name, i, r.Faults)
				continue
			}
			is := make([]bool, len(items))
			for _, m := range r.Placements {
				is[m.Item] = true
			}
			for k := range items {
				if was[k] && (items[k].Top || items[k].Within != Rect{}) {
					tied++
					if is[k] {
						in++
					}
				}
			}
			cost += r.Cost
			before += a.Cost
			if a.Fill() >= 9800 {
				free++
			}
			if r.Fill() >= 9800 {
				full++
			}
		}
		t.Logf("%s: %d of %d pages full, %d without ties; %d of %d tied items that could be placed freely are placed; mean cost %d, %d without", f.name, full, n, free, in, tied, cost/n, before/n)
		if full*100 < 75*n || in*100 < 60*tied {
			t.Errorf("%s: %d of %d pages full, %d of %d tied items placed", f.name, full, n, in, tied)
		}
	}
}
