package pack

import (
	"math/bits"
	"slices"
)

// A list is searched whole where it is short and its items have few shapes;
// each node places an item or leaves white, so that the search is over after
// some thousands of nodes there, and hopeless where a story may have any of
// fifty depths.
const (
	exactItems = 6
	exactSteps = 150    // of all ladders of all items
	exactNodes = 400000 // then annealing takes over
	exactFirst = 1500   // steps of annealing before
)

// exact is a branch and bound over layouts, slicing or not, in which every module
// begins where another, in whatever columns, ends, or where an item is bound to begin:
// the page is filled along its skyline, at the highest and then leftmost open place,
// by each item in each shape or by white down to the next such row. A layout in which
// a module hangs lower than that has as much white, but may, rarely, cost less for
// where its heads or pictures come to stand; it is not looked at.
type exact struct {
	skyline
	modules []module

	// By set of items not placed yet.
	loss, cost, least, most []int
}

// isShort reports whether a list is searched whole.
func (s *search) isShort() bool {
	steps := 0
	for _, ls := range s.leaves {
		for _, l := range ls {
			steps += len(s.items[l.item].Variants[l.variant].Depths)
		}
	}
	return len(s.items) <= exactItems && steps <= exactSteps
}

// exact searches a short list whole; s.optimal says whether it came to the end.
// What is known already prunes it: all terms of a layout are sums of what is not below
// nothing, so that what two modules cost each other they cost in every layout that has
// both there, and no layout beyond costs less than sure, white and bound together.
func (s *search) exact() {
	e := &exact{skyline: s.newSkyline(), modules: append([]module(nil), s.fixedModules...)}
	e.sums()
	s.placed = s.placed[:0]
	e.fill(0, 0)
	s.looked += e.nodes
	s.optimal = e.nodes < exactNodes
}

// sums works out, for every set of items: what leaving all out costs, what
// placing all costs at least, and the cells that they cover at least and at
// most, the gap below each counted in most.
func (e *exact) sums() {
	n := 1 << len(e.items)
	e.loss, e.cost, e.least, e.most = make([]int, n), make([]int, n), make([]int, n), make([]int, n)
	for set := 1; set < n; set++ {
		i := bits.TrailingZeros(uint(set))
		rest := set & (set - 1)
		cost, least, most := inf, inf, 0
		for _, l := range e.leaves[i] {
			for _, d := range e.items[i].Variants[l.variant].Depths {
				cost = min(cost, d.Cost+e.items[i].Variants[l.variant].Cost)
				least = min(least, d.Rows*l.columns)
				most = max(most, (d.Rows+e.page.Gap)*l.columns)
			}
		}
		loss := e.search.loss[i]
		if e.must(i) {
			loss = broken
		}
		e.loss[set] = e.loss[rest] + loss
		e.cost[set] = min(inf, e.cost[rest]+cost)
		e.least[set] = min(inf, e.least[rest]+least)
		e.most[set] = e.most[rest] + most
	}
}

// bound is the least that white, copyfit and items left out can still cost, whichever
// of the items left are placed: those have their cheapest depths, and cover with their
// gaps the most that they can of the open cells.
func (e *exact) bound() int {
	open := e.open()
	all := uint(len(e.loss)-1) &^ e.used
	best := inf
	for in := all; ; in = (in - 1) & all {
		if e.least[in] <= open {
			best = min(best, e.loss[all&^in]+e.cost[in]+whiteCell*max(0, open-e.slack()-e.most[in]))
		}
		if in == 0 {
			return best
		}
	}
}

// slack is how many of the open cells may lie in the gaps below fixed modules, which
// are no white.
func (e *exact) slack() int {
	n := 0
	for i := range e.fixedModules {
		n += e.fixedModules[i].Columns * e.page.Gap
	}
	return n
}

// fill decides what comes at the skyline's highest place; sure is what the
// modules cost each other and were copyfitted for, white the cells left empty.
func (e *exact) fill(sure, white int) {
	if e.nodes++; e.nodes > exactNodes {
		return
	}
	if e.best != nil && sure+white*whiteCell+e.bound() >= e.best.Cost && len(e.ups) >= e.keep {
		return
	}
	column := e.highest()
	if column < 0 {
		terms, w := e.appraise(e.placed)
		e.remember(terms, w, terms.total())
		return
	}
	if e.passed[column] {
		next, passed := slices.Clone(e.next), slices.Clone(e.passed)
		e.fill(sure, white+e.lift(e.next[column]))
		e.next, e.passed = next, passed
		return
	}
	for _, i := range e.order {
		if e.used>>i&1 == 1 || i == e.lead && e.next[column] != e.top {
			continue
		}
		for _, l := range e.leaves[i] {
			if e.level(column, l.columns) {
				e.place(l, column, sure, white)
			}
		}
	}
	e.passed[column] = true
	e.fill(sure, white)
	e.passed[column] = false
}

// place tries a leaf in all its depths at the skyline.
func (e *exact) place(l *node, column, sure, white int) {
	v := &e.items[l.item].Variants[l.variant]
	row := e.next[column]
	limit := e.floor(column, l.columns, row)
	for i, d := range v.Depths {
		if row+d.Rows > limit {
			break
		}
		p := Placement{l.item, l.variant, i, Rect{column, row, l.columns, d.Rows}}
		if !e.inBounds(&p) {
			continue
		}
		m := module{Rect: p.Rect, priority: e.items[l.item].Priority, head: headOnPage(v.Head, p.Rect), art: onPage(v.Art, p.Rect)}
		var t Terms
		for k := range e.modules {
			t.pair(&m, &e.modules[k], e.page.Gap)
		}
		e.modules = append(e.modules, m)
		e.placed = append(e.placed, p)
		e.used |= 1 << l.item
		e.raise(column, l.columns, p.Foot()+e.page.Gap)
		e.fill(sure+t.total()+v.Cost+d.Cost, white)
		e.raise(column, l.columns, row)
		e.used &^= 1 << l.item
		e.placed = e.placed[:len(e.placed)-1]
		e.modules = e.modules[:len(e.modules)-1]
	}
}
