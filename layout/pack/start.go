package pack

import "slices"

// What an item costs that does not stand as in Options.Start: in another column or
// shape, or added or left out, a white cell; else by row that it begins higher or
// lower, as much at most. It is enough to choose between pages that are as good
// as each other, and no reason to keep a page that has become worse.
const movedItem, movedRow = 100, 4

// warm is where annealing begins from a layout that is given: hot enough to fill
// its holes, not to forget it.
const warm = 120

// setStart takes a layout to start from: what of it is still possible.
func (s *search) setStart(start []Placement) {
	if len(start) == 0 {
		return
	}
	s.was = make([]Placement, len(s.items))
	for _, p := range start {
		if p.Item < 0 || p.Item >= len(s.items) || s.was[p.Item].Columns > 0 {
			continue
		}
		l := s.leafNear(p)
		if l == nil || !s.makeRoom(&p) {
			continue
		}
		p.Variant = l.variant
		s.was[p.Item] = p
		s.begun = append(s.begun, p)
	}
}

// leafNear is the leaf of a placement's variant, or where that has other columns
// now, of the one of its columns that fills its depth at the least cost; nil for
// none.
func (s *search) leafNear(p Placement) *node {
	var near *node
	for _, l := range s.leaves[p.Item] {
		if l.columns != p.Columns {
			continue
		}
		if l.variant == p.Variant {
			return l
		}
		if near == nil || l.shape.at(p.Rows) < near.shape.at(p.Rows) {
			near = l
		}
	}
	return near
}

// makeRoom cuts a placement back to the page and out of the way of fixed modules;
// it is false where nothing of it is left, or where another of the layout stands
// there.
func (s *search) makeRoom(p *Placement) bool {
	if p.Column < 0 || p.Columns < 1 || p.Right() > s.page.Columns || p.Row < 0 {
		return false
	}
	gap := s.page.Gap
	p.Rows = min(p.Rows, s.page.Rows-p.Row)
	for i := range s.fixedModules {
		m := &s.fixedModules[i]
		if !near(p.Rect, m.Rect, gap) {
			continue
		}
		if above := m.Row - gap - p.Row; above >= p.Foot()-m.Foot()-gap {
			p.Rows = above
			continue
		}
		p.Rows -= m.Foot() + gap - p.Row
		p.Row = m.Foot() + gap
	}
	for i := range s.begun {
		if near(p.Rect, s.begun[i].Rect, gap) {
			return false
		}
	}
	return p.Rows > 0
}

// near reports whether two modules overlap or are nearer than the gap.
func near(r, q Rect, gap int) bool {
	return r.over(q) && r.Row < q.Foot()+gap && q.Row < r.Foot()+gap
}

// begin is the tree of the layout to start from; nil where there is none. What
// keeps it from being one, such as an item that has become too deep, is left out of
// it. The depths are free, or held wherever they still are steps of the ladders,
// whichever costs less. The layout as such is looked at too, where nothing in it
// has changed: it may be no slicing layout.
func (s *search) begin() *node {
	if len(s.begun) == 0 {
		return nil
	}
	if s.unchanged() {
		s.looked++
		s.placed = append(s.placed[:0], s.begun...)
		terms, white := s.appraise(s.placed)
		s.remember(terms, white, terms.total())
	}
	t := s.treeOfMost(slices.Clone(s.begun))
	for t != nil && t.shape.at(s.page.Rows) >= inf {
		t = s.lighter(t)
	}
	if t == nil {
		return nil
	}
	held := s.asBefore(t)
	free, _ := s.look(t, inf)
	if c, ok := s.look(held, inf); ok && c < free {
		return held
	}
	return t
}

// unchanged reports whether the layout to start from is possible as it is, and
// sets its depths' indexes.
func (s *search) unchanged() bool {
	for i := range s.begun {
		p := &s.begun[i]
		v := &s.items[p.Item].Variants[p.Variant]
		if p.Depth = v.step(p.Rows); p.Depth < 0 {
			return false
		}
	}
	return true
}

// asBefore is a tree with its items held at the depths of the layout to start from.
func (s *search) asBefore(t *node) *node {
	for _, old := range t.leaves(nil) {
		v := &s.items[old.item].Variants[old.variant]
		if i := v.step(s.was[old.item].Rows); i >= 0 {
			t = s.substituteIn(t, old, s.heldAt(old, v.Depths[i]))
		}
	}
	return t
}

// treeOfMost is the tree of a layout, or of most of it where it cannot be cut: the
// item that matters least of those that are in the way is left out, or where there
// is none such, that which matters least.
func (s *search) treeOfMost(placed []Placement) *node {
	page := region{0, 0, s.page.Columns, s.page.Rows}
	for {
		if t := s.treeOf(page, placed); t != nil || len(placed) == 0 {
			return t
		}
		slices.SortStableFunc(placed, func(a, b Placement) int { return s.loss[a.Item] - s.loss[b.Item] })
		for i := range placed {
			if t := s.treeOf(page, slices.Delete(slices.Clone(placed), i, i+1)); t != nil {
				return t
			}
		}
		placed = placed[1:]
	}
}

// lighter is a tree that is too deep with one item in another shape of its width or
// left out: the best one that fits, or without the item that matters least.
func (s *search) lighter(t *node) *node {
	var best *node
	least := inf
	try := func(old, by *node, loss int) {
		n := s.substituteIn(t, old, by)
		if n == nil {
			n = newHole(t.columns)
		}
		if c := n.shape.at(s.page.Rows) + loss; c < least {
			best, least = n, c
		}
	}
	leaves := t.leaves(nil)
	for _, old := range leaves {
		for _, l := range s.leaves[old.item] {
			if l.columns == old.columns {
				try(old, l, 0)
			}
		}
		try(old, nil, s.loss[old.item])
	}
	if best != nil || len(leaves) == 0 {
		return best
	}
	light := slices.MinFunc(leaves, func(a, b *node) int { return s.loss[a.item] - s.loss[b.item] })
	if t = s.substituteIn(t, light, nil); t == nil {
		t = newHole(s.page.Columns)
	}
	return t
}

// leaves appends the leaves in a region.
func (n *node) leaves(out []*node) []*node {
	if n.kind == leaf {
		return append(out, n)
	}
	for _, k := range n.kids {
		out = k.leaves(out)
	}
	return out
}

// moved is the cost of what does not stand as in the layout that was given.
func (s *search) moved(placed []Placement) int {
	if s.was == nil {
		return 0
	}
	cost := len(s.begun) * movedItem // all out
	for i := range placed {
		p := &placed[i]
		was := &s.was[p.Item]
		switch {
		case was.Columns == 0:
			cost += movedItem
		case p.Column == was.Column && p.Variant == was.Variant:
			cost += min(max(p.Row-was.Row, was.Row-p.Row)*movedRow, movedItem) - movedItem
		}
	}
	return cost
}
