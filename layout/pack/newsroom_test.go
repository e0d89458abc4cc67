package pack

import (
	"flag"
	"testing"
	"time"
)

var seed = flag.Uint64("seed", 1, "first seed of the generated lists")
var lists = flag.Int("lists", 200, "generated lists by format")

// TestNewsroom: what make-up has to show, on generated lists.
func TestNewsroom(t *testing.T) {
	for _, f := range []format{broadsheet, tabloid} {
		t.Run(f.name, func(t *testing.T) {
			t.Parallel()
			full, sound, impossible := 0, 0, 0
			var took time.Duration
			var sum Terms
			n := *lists
			if testing.Short() {
				n = 20
			}
			out, total := 0, 0
			var lost [7]int
			for i := range n {
				p, items := newsroom(*seed+uint64(i), f)
				before := time.Now()
				r := Pack(p, items, Options{Seed: 1, Keep: 2, Steps: *steps})
				took += time.Since(before)
				if len(r.Faults) > 0 {
					if r.Faults[0].ID == "too-much" {
						impossible++
						continue
					}
					t.Logf("list %d: %v", i, r.Faults)
				}
				holds(t, p, items, r)
				if !leads(r) {
					t.Errorf("list %d: the lead is not at the top", i)
				}
				if r.Fill() < 9800 {
					t.Logf("list %d: fill %d, %d items, %d ads", i, r.Fill(), len(items), len(p.Fixed))
				}
				if r.Fill() >= 9800 {
					full++
				}
				if r.Terms[Broken] == 0 && len(r.Placements) > 0 {
					sound++
				}
				for _, o := range r.Out {
					lost[min(o.Item, 6)]++
				}
				for k, c := range r.Terms {
					sum[k] += c
				}
				out += len(r.Out)
				total += len(items)
			}
			t.Logf("full %d, sound %d, impossible %d, of %d; %v a page; %d of %d items out", full, sound, impossible, n, took/time.Duration(n), out, total)
			t.Logf("mean cost %d; times that the first six and others are out: %d", sum.total()/n, lost)
			for k, c := range sum {
				t.Logf("%-18s %6d", Names[k], c/n)
			}
			if n -= impossible; full*100 < 95*n || sound < n {
				t.Errorf("%d of %d pages at least 98 %% full, %d within the rules", full, n, sound)
			}
		})
	}
}

// leads reports whether the first item stands at the top of a page that nothing
// fixed stands at the top of, at the left or wider than what is beside it.
func leads(r Result) bool {
	wide, lead := 0, Rect{Row: -1}
	for _, p := range r.Placements {
		switch {
		case p.Item == 0:
			lead = p.Rect
		case p.Row == 0:
			wide = max(wide, p.Columns)
		}
	}
	return lead.Row == 0 && (lead.Column == 0 || lead.Columns > wide)
}

// holds checks the hard rules, and the accounts.
func holds(t *testing.T, p Page, items []Item, r Result) {
	t.Helper()
	seen := make([]bool, len(items))
	s := newSearch(p, items, Options{})
	var rects []Rect
	for _, f := range p.Fixed {
		rects = append(rects, f.Rect)
	}
	for _, a := range r.Placements {
		v := items[a.Item].Variants[a.Variant]
		if seen[a.Item] {
			t.Fatalf("%s is placed twice", items[a.Item].Name)
		}
		seen[a.Item] = true
		if !s.inBounds(&a) && len(r.Faults) == 0 {
			t.Fatalf("%v is out of its bounds", a)
		}
		if a.Columns != v.Columns || a.Rows != v.Depths[a.Depth].Rows {
			t.Fatalf("%v is not the variant's size", a)
		}
		if a.Column < 0 || a.Row < 0 || a.Right() > p.Columns || a.Foot() > p.Rows {
			t.Fatalf("%v is off the page", a)
		}
		for _, b := range rects {
			if a.over(b) && a.Row < b.Foot()+p.Gap && b.Row < a.Foot()+p.Gap {
				t.Fatalf("%v is nearer to %v than the gap", a, b)
			}
		}
		rects = append(rects, a.Rect)
	}
	for i := range items {
		if items[i].Must && !seen[i] && len(r.Faults) == 0 {
			t.Fatalf("%s must be on the page and is not", items[i].Name)
		}
	}
	for _, o := range r.Out {
		if seen[o.Item] {
			t.Fatalf("%s is placed and left out", items[o.Item].Name)
		}
		seen[o.Item] = true
	}
	for i := range seen {
		if !seen[i] && len(r.Faults) == 0 {
			t.Fatalf("%s is neither placed nor left out", items[i].Name)
		}
	}
}
