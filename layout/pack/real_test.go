package pack

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

// kinds are what makes real lists different from those of newsroom.
type kinds struct {
	holes   int  // per cent of the depths that cannot be set, for a widow or a leg too short
	jumps   bool // the lead runs on to another page from any depth of its legs between 30 and 90 rows
	fillers bool // house ads and wild art, which are out at no loss
}

func (k kinds) String() string {
	return fmt.Sprintf("%d %% holes, jumps %v, fillers %v", k.holes, k.jumps, k.fillers)
}

// real is a list of newsroom with some of these.
func (k kinds) real(seed uint64, f format) (Page, []Item) {
	p, items := newsroom(seed, f)
	r := rand.New(rand.NewPCG(seed, 17))
	for i := range items {
		for j := range items[i].Variants {
			v := &items[i].Variants[j]
			first := v.Depths[0]
			v.Depths = slices.DeleteFunc(v.Depths, func(Depth) bool { return r.IntN(100) < k.holes })
			if len(v.Depths) == 0 {
				v.Depths = []Depth{first}
			}
		}
	}
	if k.jumps {
		for j := range items[0].Variants {
			v := &items[0].Variants[j]
			top := v.Head.Rows + 1
			v.Depths = nil
			for d := max(30, top+v.Art.Rows); d <= 90; d++ {
				v.Depths = append(v.Depths, Depth{Rows: d})
			}
		}
	}
	if k.fillers {
		for i, s := range []Rect{{0, 0, 1, 10}, {0, 0, 1, 16}, {0, 0, 2, 12}, {0, 0, 2, 20}, {0, 0, 3, 14}} {
			items = append(items, Item{Name: fmt.Sprint("house ad ", i+1), Loss: 1, Variants: []Variant{{Columns: s.Columns, Depths: []Depth{{Rows: s.Rows}}}}})
		}
		wild := Item{Name: "wild art", Loss: 1}
		for c := 2; c <= 4; c++ {
			v := Variant{Columns: c, Cost: 100, Art: Rect{0, 0, c, c * f.rowsPerColumn}}
			for d := c*f.rowsPerColumn + 2; d <= c*f.rowsPerColumn+6; d++ {
				v.Depths = append(v.Depths, Depth{Rows: d, Cost: 20 * abs(d-c*f.rowsPerColumn-4)})
			}
			wild.Variants = append(wild.Variants, v)
		}
		items = append(items, wild)
	}
	return p, items
}

// TestReal: what real lists have makes pages no worse: ladders with holes hardly
// matter, a story that jumps and fillers fill.
func TestReal(t *testing.T) {
	t.Parallel()
	n := *lists / 20
	if testing.Short() {
		n = 2
	}
	for _, k := range []kinds{{holes: 30}, {holes: 80}, {holes: 60, fillers: true}, {holes: 30, jumps: true, fillers: true}} {
		for _, f := range []format{broadsheet, tabloid} {
			full, white, cost, out, filled := 0, 0, 0, 0, 0
			for i := range n {
				p, items := k.real(*seed+uint64(i), f)
				r := Pack(p, items, Options{Seed: 1, Steps: *steps})
				holds(t, p, items, r)
				if len(r.Faults) > 0 {
					t.Errorf("%v: list %d: %v", k, i, r.Faults)
				}
				if r.Fill() >= 9800 {
					full++
				} else {
					t.Logf("%s, %v, list %d: fill %d, %d items, %d ads", f.name, k, i, r.Fill(), len(items), len(p.Fixed))
				}
				white += r.White
				cost += r.Cost
				for _, o := range r.Out {
					if items[o.Item].Priority > 0 {
						out++
					}
				}
				for _, m := range r.Placements {
					if items[m.Item].Priority == 0 {
						filled++
					}
				}
			}
			t.Logf("%s, %v: %d of %d full, %d white cells, %d fillers and %d stories out of %d pages, mean cost %d", f.name, k, full, n, white, filled, out, n, cost/n)
			if full*100 < 95*n {
				t.Errorf("%s, %v: %d of %d pages full", f.name, k, full, n)
			}
		}
	}
}
