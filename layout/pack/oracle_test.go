package pack

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"testing"
)

// oracle finds a layout of least cost among all, slicing or not, by trying
// every item in every variant and depth at every cell, from the page's first
// cell to its last. It prunes only where the white seen and the room left say
// that nothing cheaper than best can come.
type oracle struct {
	s      *search
	taken  []bool // cells that are decided, by row
	used   uint
	loss   []int // by set of items: what leaving them out costs
	most   []int // by set of items: the most cells, gaps included, that they can cover
	placed []Placement
	best   int
	nodes  int
}

// leastOf is the least cost that is below a limit, or the limit.
func leastOf(p Page, items []Item, limit int) (least, nodes int) {
	s := newSearch(p, items, Options{})
	o := &oracle{s: s, taken: make([]bool, p.Columns*p.Rows), best: limit}
	o.loss, o.most = []int{0}, []int{0}
	for i := range items {
		most := 0
		for _, v := range items[i].Variants {
			most = max(most, v.Columns*(v.Depths[len(v.Depths)-1].Rows+p.Gap))
		}
		for set := range 1 << i { // with i, after all those without
			o.loss = append(o.loss, o.loss[set]+s.loss[i])
			o.most = append(o.most, o.most[set]+most)
		}
	}
	for _, f := range p.Fixed {
		o.mark(f.Rect, true)
	}
	o.from(0, 0, 0)
	return o.best, o.nodes
}

func (o *oracle) mark(r Rect, b bool) {
	for y := r.Row; y < r.Foot(); y++ {
		for x := r.Column; x < r.Right(); x++ {
			o.taken[y*o.s.page.Columns+x] = b
		}
	}
}

// from decides the cells from at on; white of those before it are surely white
// and copyfit is what the placed ones cost.
func (o *oracle) from(at, white, copyfit int) {
	o.nodes++
	for at < len(o.taken) && o.taken[at] {
		at++
	}
	if at == len(o.taken) {
		if t, _ := o.s.appraise(o.placed); t.total() < o.best {
			o.best = t.total()
		}
		return
	}
	if o.bound(at, white)+copyfit >= o.best {
		return
	}
	column, row := at%o.s.page.Columns, at/o.s.page.Columns
	for i := range o.s.items {
		if o.used>>i&1 == 1 {
			continue
		}
		o.used |= 1 << i
		for v := range o.s.items[i].Variants {
			for d := range o.s.items[i].Variants[v].Depths {
				o.try(Placement{i, v, d, Rect{column, row, 0, 0}}, at, white, copyfit)
			}
		}
		o.used &^= 1 << i
	}
	if !o.gapAbove(column, row) {
		white++
	}
	o.taken[at] = true
	o.from(at+1, white, copyfit)
	o.taken[at] = false
}

// bound is at least what white and left-out items will cost.
func (o *oracle) bound(at, white int) int {
	open := 0
	for _, t := range o.taken[at:] {
		if !t {
			open++
		}
	}
	// The gap below what stands already may reach into what is open.
	open -= o.s.page.Gap * o.s.page.Columns
	rest := uint(len(o.most)-1) &^ o.used
	least := inf
	for in := rest; ; in = (in - 1) & rest {
		least = min(least, o.loss[rest&^in]+max(0, open-o.most[in])*whiteCell)
		if in == 0 {
			break
		}
	}
	return least + white*whiteCell
}

func (o *oracle) try(p Placement, at, white, copyfit int) {
	v := &o.s.items[p.Item].Variants[p.Variant]
	p.Columns, p.Rows = v.Columns, v.Depths[p.Depth].Rows
	if p.Right() > o.s.page.Columns || p.Foot() > o.s.page.Rows || !o.s.inBounds(&p) {
		return
	}
	gap := o.s.page.Gap
	near := func(r Rect) bool {
		return p.over(r) && p.Row < r.Foot()+gap && r.Row < p.Foot()+gap
	}
	for _, f := range o.s.page.Fixed {
		if near(f.Rect) {
			return
		}
	}
	for _, q := range o.placed {
		if near(q.Rect) {
			return
		}
	}
	o.placed = append(o.placed, p)
	o.mark(p.Rect, true)
	o.from(at+1, white, copyfit+v.Cost+v.Depths[p.Depth].Cost)
	o.mark(p.Rect, false)
	o.placed = o.placed[:len(o.placed)-1]
}

// gapAbove reports whether a cell may be in the gap below a module, or above a
// fixed one.
func (o *oracle) gapAbove(column, row int) bool {
	for _, q := range o.placed {
		if q.Column <= column && column < q.Right() && row < q.Foot()+o.s.page.Gap {
			return true
		}
	}
	for _, f := range o.s.page.Fixed {
		if f.Column <= column && column < f.Right() && row < f.Foot()+o.s.page.Gap && row >= f.Row-o.s.page.Gap {
			return true
		}
	}
	return false
}

// small is a page of 4 × 12 and up to five items, for the oracle.
func small(seed uint64) (Page, []Item) {
	r := rand.New(rand.NewPCG(seed, 11))
	p := Page{Columns: 4, Rows: 12, Gap: r.IntN(2)}
	room := 48
	if r.IntN(3) == 0 {
		w := 1 + r.IntN(2)
		p.Fixed = []Fixed{{Name: "ad", Rect: Rect{4 - w, 9, w, 3}, Ad: true}}
		room -= 3 * w
	}
	n := 2 + r.IntN(4)
	want := room * (110 + r.IntN(51)) / 100
	weights, sum := make([]int, n), 0
	for i := range weights {
		weights[i] = 2 + r.IntN(4) + max(0, 5-2*i)
		sum += weights[i]
	}
	items := make([]Item, n)
	for i := range items {
		area := want * weights[i] / sum
		art := 0
		if r.IntN(2) == 0 {
			art = 1 + r.IntN(2)
		}
		items[i] = Item{Name: fmt.Sprintf("story %d", i+1), Priority: i + 1}
		for c := 1; c <= 4; c++ {
			if v, ok := coarse(r, area, c, art, i+1); ok {
				items[i].Variants = append(items[i].Variants, v)
			}
		}
		if len(items[i].Variants) == 0 {
			items[i].Variants = []Variant{{Columns: 1, Depths: []Depth{{Rows: 3}}, Head: Head{Size: 14}}}
		}
	}
	return p, items
}

func coarse(r *rand.Rand, area, c, art, priority int) (Variant, bool) {
	v := Variant{Columns: c, Head: Head{Size: []int{42, 30, 24, 18, 14}[priority-1] - 6*r.IntN(2)}}
	full := (area + c - 1) / c
	for rows := max(2, full*7/10); rows <= min(full, 12); rows++ {
		v.Depths = append(v.Depths, Depth{Rows: rows, Cost: (full - rows) * c * 25})
	}
	if art > 0 && art <= c && full > 3 {
		v.Art = Rect{c - art, 1, art, min(art+1, max(1, full*7/10-1))}
	}
	return v, full >= 2 && full <= 12 && full*4 >= c && len(v.Depths) > 0
}

var steps = flag.Int("steps", 0, "layouts looked at")

// TestOptimum: on small pages the cost is within 2 % of the least there is, in
// 95 cases of 100.
func TestOptimum(t *testing.T) {
	t.Parallel()
	n := 60
	if testing.Short() {
		n = 8
	}
	near, exact, nodes := 0, 0, 0
	for i := range n {
		p, items := small(*seed + uint64(i))
		if i%3 == 2 {
			bind(*seed+uint64(i), p, items)
		}
		r := Pack(p, items, Options{Steps: *steps})
		if len(r.Faults) > 0 {
			if least, _ := leastOf(p, items, broken); least < broken {
				t.Errorf("list %d: %v, and there is a layout that costs %d", i, r.Faults, least)
			}
			n--
			continue
		}
		holds(t, p, items, r)
		least, k := leastOf(p, items, r.Cost)
		nodes += k
		if least == r.Cost {
			exact++
		}
		if (r.Cost-least)*50 <= least {
			near++
		} else {
			t.Logf("list %d: %d items cost %d, %d is possible", i, len(items), r.Cost, least)
		}
	}
	t.Logf("%d lists: %d optimal, %d within 2 %%; the oracle looked at %d million nodes", n, exact, near, nodes/1e6)
	if near*100 < 95*n {
		t.Errorf("%d of %d within 2 %% of the optimum", near, n)
	}
}
