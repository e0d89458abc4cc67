package pack

import (
	"math/rand/v2"
	"testing"
)

// slowly is the least cost of filling a depth with a region, by trying every
// depth of every part.
func (s *search) slowly(n *node, depth int) int {
	switch n.kind {
	case hole:
		return depth * n.columns * whiteCell
	case leaf:
		best := inf
		v := &s.items[n.item].Variants[n.variant]
		for _, d := range v.Depths {
			if d.Rows <= depth {
				best = min(best, d.Cost+v.Cost+(depth-d.Rows)*v.Columns*whiteCell)
			}
		}
		return best
	case row:
		sum := 0
		for _, k := range n.kids {
			sum = min(inf, sum+s.slowly(k, depth))
		}
		return sum
	}
	if len(n.kids) == 1 {
		return s.slowly(n.kids[0], depth)
	}
	best := inf
	rest := &node{kind: stack, kids: n.kids[1:]}
	for d := range depth - s.page.Gap + 1 {
		best = min(best, s.slowly(n.kids[0], d)+s.slowly(rest, depth-d-s.page.Gap))
	}
	return best
}

// TestShapes: the shape functions are the least costs, and what is placed costs
// that.
func TestShapes(t *testing.T) {
	r := rand.New(rand.NewPCG(*seed, 5))
	for range 150 {
		p, items := small(r.Uint64())
		p.Fixed = nil
		s := newSearch(p, items, Options{Seed: r.Uint64()})
		pool := s.shuffled(s.order)
		n := s.build(region{0, 0, p.Columns, p.Rows}, &pool)
		for d := range p.Rows + 1 {
			want := s.slowly(n, d)
			if got := min(inf, n.shape.at(d)); got != want {
				t.Fatalf("depth %d costs %d, want %d", d, got, want)
			}
			if want >= inf {
				continue
			}
			cost, covered := 0, 0
			for _, q := range s.place(n, 0, 0, d, nil) {
				v := items[q.Item].Variants[q.Variant]
				cost += v.Cost + v.Depths[q.Depth].Cost
				covered += q.Area()
			}
			if white := (want - cost) / whiteCell; (want-cost)%whiteCell != 0 || white+covered > d*p.Columns || p.Gap == 0 && white+covered != d*p.Columns {
				t.Fatalf("depth %d: cost %d, of it %d copyfit; %d cells covered", d, want, cost, covered)
			}
		}
	}
}

// TestRise: a rise is taken as often as annealing asks, on the average of the
// exponential distribution.
func TestRise(t *testing.T) {
	r := random(*seed)
	sum, n := 0, 200000
	for range n {
		sum += r.rise(1000)
	}
	if mean := sum / n; mean < 980 || mean > 1060 {
		t.Errorf("a mean rise of %d at a temperature of 1000", mean)
	}
}
