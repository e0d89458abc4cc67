package pack

import "slices"

// Moves that change regions: their widths, their order, the way they are cut, or all
// that is in them.

// sidesOf are the neighbours of a kid, in a random order.
func (s *search) sidesOf(kid, n int) []int {
	var out []int
	for _, k := range []int{kid - 1, kid + 1} {
		if k >= 0 && k < n {
			out = append(out, k)
		}
	}
	if len(out) == 2 && s.rand.chance(1, 2) {
		out[0], out[1] = out[1], out[0]
	}
	return out
}

// widen is a region with the same items over so many columns, nil where one of
// them has no variant for it.
func (s *search) widen(n *node, columns int) *node {
	if n.columns == columns {
		return n
	}
	switch n.kind {
	case leaf:
		return s.leafOf(n.item, columns)
	case hole:
		return newHole(columns)
	case stack:
		kids := make([]*node, len(n.kids))
		for i, k := range n.kids {
			if kids[i] = s.widen(k, columns); kids[i] == nil {
				return nil
			}
		}
		return s.newStack(kids...)
	case row:
		kids := slices.Clone(n.kids)
		i := s.rand.below(len(kids))
		w := kids[i].columns + columns - n.columns
		if w < 1 {
			return nil
		}
		if kids[i] = s.widen(kids[i], w); kids[i] == nil {
			return nil
		}
		return newRow(kids...)
	}
	return nil
}

// shift moves an upright cut by a column or two.
func (s *search) shift() *node {
	at := s.one(row)
	if at < 0 {
		return nil
	}
	p := s.spots[at].n
	i := s.rand.below(len(p.kids) - 1)
	a, b := p.kids[i], p.kids[i+1]
	by := 1 + s.rand.below(2)
	if s.rand.chance(1, 2) {
		by = -by
	}
	if a.columns+by < 1 || b.columns-by < 1 {
		return nil
	}
	kids := slices.Clone(p.kids)
	if !a.bound && !b.bound {
		kids[i], kids[i+1] = s.widen(a, a.columns+by), s.widen(b, b.columns-by)
	}
	if a.bound || b.bound || kids[i] == nil || kids[i+1] == nil {
		kids[i], kids[i+1] = s.recut(at, i, by)
	}
	if kids[i] == nil || kids[i+1] == nil {
		return nil
	}
	return s.replace(at, newRow(kids...))
}

// recut makes two neighbours of a row up anew with the cut between them by
// columns further right; they are nil where a fixed module is in the way.
func (s *search) recut(at, kid, by int) (left, right *node) {
	sp := &s.spots[at]
	r := sp.region
	for _, k := range sp.n.kids[:kid] {
		r.Column += k.columns
	}
	a, b := sp.n.kids[kid], sp.n.kids[kid+1]
	r.Columns = a.columns + b.columns
	if !slices.Contains(s.cuts(r, s.fixedIn(r)), r.Column+a.columns+by) {
		return nil, nil
	}
	pool := s.shuffled(s.withAbsent(b.items(a.items(nil))))
	r.Columns = a.columns + by
	left = s.build(r, &pool)
	r.Column, r.Columns = r.Right(), b.columns-by
	return left, s.build(r, &pool)
}

// reorder exchanges two regions of a stack or a row.
func (s *search) reorder() *node {
	at := s.one(row)
	if at < 0 || s.rand.chance(1, 2) {
		at = s.one(stack)
	}
	if at < 0 {
		return nil
	}
	p := s.spots[at].n
	kids := slices.Clone(p.kids)
	i, j := s.rand.below(len(kids)), s.rand.below(len(kids))
	if i == j || kids[i].bound || kids[j].bound {
		return nil
	}
	if p.kind == row && p.bound && kids[i].columns != kids[j].columns {
		return nil // what is fixed between them must not move
	}
	kids[i], kids[j] = kids[j], kids[i]
	if p.kind == row {
		return s.replace(at, newRow(kids...))
	}
	return s.replace(at, s.newStack(kids...))
}

// relocate takes an item out and adds it elsewhere.
func (s *search) relocate(t *node) *node {
	at := s.one(leaf)
	if at < 0 {
		return nil
	}
	item := s.spots[at].n.item
	mid := s.without(at)
	s.visit(mid)
	next := s.add(item)
	s.visit(t)
	return next
}

// turn makes a row of a stack or a stack of a row, where its items have the
// variants.
func (s *search) turn() *node {
	if s.rand.chance(1, 2) {
		return s.lay()
	}
	at := s.one(row)
	if at < 0 || s.spots[at].n.bound {
		return nil
	}
	p := s.spots[at].n
	kids := make([]*node, len(p.kids))
	for i, k := range p.kids {
		if kids[i] = s.widen(k, p.columns); kids[i] == nil {
			return nil
		}
	}
	return s.replace(at, s.newStack(kids...))
}

// lay puts two neighbours of a stack side by side.
func (s *search) lay() *node {
	at := s.one(stack)
	if at < 0 {
		return nil
	}
	p := s.spots[at].n
	i := s.rand.below(len(p.kids) - 1)
	a, b := p.kids[i], p.kids[i+1]
	if a.bound || b.bound || p.columns < 2 {
		return nil
	}
	w := 1 + s.rand.below(p.columns-1)
	if a, b = s.widen(a, w), s.widen(b, p.columns-w); a == nil || b == nil {
		return nil
	}
	if s.rand.chance(1, 3) {
		a, b = b, a
	}
	kids := slices.Clone(p.kids)
	kids[i] = newRow(a, b)
	return s.replace(at, s.newStack(slices.Delete(kids, i+1, i+2)...))
}

// anewSomewhere makes a region up anew, a small one most of the time.
func (s *search) anewSomewhere() *node {
	at := s.rand.below(len(s.spots))
	for range 4 {
		if n := s.spots[at].n.count(); 2 <= n && n <= 5 {
			break
		}
		at = s.rand.below(len(s.spots))
	}
	return s.anew(at)
}

// anew makes a region up from its own items and those absent.
func (s *search) anew(at int) *node {
	sp := &s.spots[at]
	pool := s.shuffled(s.withAbsent(sp.n.items(nil)))
	return s.replace(at, s.build(sp.region, &pool))
}

// withAbsent is a list of items and all that are not in the tree.
func (s *search) withAbsent(pool []int) []int {
	for i, in := range s.in {
		if !in {
			pool = append(pool, i)
		}
	}
	return pool
}
