package pack

import "slices"

// musts is a tree of what must be on the page, each at its least depth, for
// annealing to go on from where it has not got them all together. It is nil
// where none is found; s.never is set where there can be none, but for pages that
// let a module hang below an empty row so as not to begin beside the lead.
func (s *search) musts() *node {
	f := &fitting{skyline: s.newSkyline()}
	for _, i := range s.order {
		if s.must(i) {
			f.todo = append(f.todo, i)
			f.cells += s.smallest(i)
		}
	}
	if len(f.todo) > 60 {
		return nil
	}
	f.fit()
	s.looked += f.nodes
	s.never = f.found == 0 && f.nodes < exactNodes && !s.topMust()
	return f.tree
}

// topMust reports whether a must is bound to the top: a greater depth of it, which
// finds no room above a fixed module, may begin below that, where the least may not.
func (s *search) topMust() bool {
	for i := range s.items {
		if s.must(i) && s.items[i].Top {
			return true
		}
	}
	return false
}

// fitting is a search, along the skyline, for a layout of the musts alone. Each
// is at its least depth in every shape, since what is less deep leaves more
// room.
type fitting struct {
	skyline
	todo   []int
	cells  int // that those not placed take at least
	placed []Placement
	found  int // layouts, slicing or not
	tree   *node
}

// fit decides what comes at the skyline's highest place, and reports whether the
// search is over.
func (f *fitting) fit() bool {
	if f.nodes++; f.nodes > exactNodes {
		return true
	}
	if len(f.placed) == len(f.todo) {
		f.found++
		f.tree = f.treeOf(region{0, 0, f.page.Columns, f.page.Rows}, f.placed)
		return f.tree != nil
	}
	column := f.highest()
	if column < 0 || f.cells > f.open() {
		return false
	}
	if f.passed[column] {
		next, passed := slices.Clone(f.next), slices.Clone(f.passed)
		f.lift(f.next[column])
		over := f.fit()
		f.next, f.passed = next, passed
		return over
	}
	for k, i := range f.todo {
		if f.used>>k&1 == 1 || i == f.lead && f.next[column] != f.top {
			continue
		}
		for _, l := range f.leaves[i] {
			if f.level(column, l.columns) && f.try(k, l, column) {
				return true
			}
		}
	}
	f.passed[column] = true
	over := f.fit()
	f.passed[column] = false
	return over
}

func (f *fitting) try(k int, l *node, column int) bool {
	row, d := f.next[column], l.shape.lo
	if row+d > f.floor(column, l.columns, row) {
		return false
	}
	p := Placement{Item: l.item, Variant: l.variant, Rect: Rect{column, row, l.columns, d}}
	if f.badLead(l, column) || !f.inBounds(&p) {
		return false
	}
	f.placed = append(f.placed, p)
	f.used |= 1 << k
	f.cells -= f.smallest(l.item)
	f.raise(column, l.columns, row+d+f.page.Gap)
	over := f.fit()
	f.raise(column, l.columns, row)
	f.cells += f.smallest(l.item)
	f.used &^= 1 << k
	f.placed = f.placed[:len(f.placed)-1]
	return over
}

// badLead reports whether a leaf at the top would break the lead's rule, or the
// lead beside what is there.
func (f *fitting) badLead(l *node, column int) bool {
	if f.lead < 0 || f.next[column] != f.top {
		return false
	}
	if l.item == f.lead {
		for _, p := range f.placed {
			if p.Row == f.top && p.Columns >= l.columns && column != f.left {
				return true
			}
		}
		return false
	}
	for _, p := range f.placed {
		if p.Item == f.lead && p.Column != f.left && l.columns >= p.Columns {
			return true
		}
	}
	return false
}

// treeOf is the tree of a layout's part in a region, nil where it cannot be cut.
func (s *search) treeOf(r region, placed []Placement) *node {
	fixed := s.fixedIn(r)
	if len(placed) == 0 {
		pool := []int{}
		return s.build(r, &pool)
	}
	if len(placed) == 1 && len(fixed) == 0 && placed[0].Columns == r.Columns {
		return s.leafFor(placed[0].Item, placed[0].Variant)
	}
	for _, c := range s.cuts(r, fixed) {
		left, right, ok := part(placed, func(p Rect) bool { return p.Right() <= c }, func(p Rect) bool { return p.Column >= c })
		if !ok {
			continue
		}
		w := c - r.Column
		a := s.treeOf(region{r.Column, r.Row, w, r.Rows}, left)
		return newRow(a, s.treeOf(region{c, r.Row, r.Columns - w, r.Rows}, right))
	}
	return s.treeOfLevels(r, fixed, placed)
}

// treeOfLevels cuts a region above or below one of its fixed modules, or below
// another. The fixed ones are first because a cut elsewhere below one of them
// cannot move.
func (s *search) treeOfLevels(r region, fixed []int, placed []Placement) *node {
	var levels []int
	for _, f := range fixed {
		levels = append(levels, s.fixedModules[f].Row, s.fixedModules[f].Foot()+s.page.Gap)
	}
	for _, p := range placed {
		levels = append(levels, p.Foot()+s.page.Gap)
	}
	for _, at := range levels {
		upper, lower, ok := part(placed, func(q Rect) bool { return q.Foot()+s.page.Gap <= at }, func(q Rect) bool { return q.Row >= at })
		over := 0
		for _, f := range fixed {
			m := &s.fixedModules[f]
			if m.Row < at {
				over++
				ok = ok && m.Foot()+s.page.Gap <= at
			}
		}
		if ok && len(upper)+over > 0 && len(lower)+len(fixed)-over > 0 {
			return s.treeOfCut(r, at, over > 0, upper, lower)
		}
	}
	return nil
}

// treeOfCut is a region cut level; held says that the upper part holds fixed
// modules.
func (s *search) treeOfCut(r region, at int, held bool, upper, lower []Placement) *node {
	below := r.Foot() - at
	a := s.treeOf(region{r.Column, r.Row, r.Columns, at - s.page.Gap - r.Row}, upper)
	b := s.treeOf(region{r.Column, at, r.Columns, below}, lower)
	if a == nil || b == nil {
		return nil
	}
	if held {
		b = newPinned(r.Columns, -1, below, b, below)
	}
	return s.newStack(a, b)
}

// part divides placements in two; ok is false where one is on neither side.
func part(placed []Placement, first, second func(Rect) bool) (a, b []Placement, ok bool) {
	for _, p := range placed {
		switch {
		case first(p.Rect):
			a = append(a, p)
		case second(p.Rect):
			b = append(b, p)
		default:
			return nil, nil, false
		}
	}
	return a, b, true
}
