package pack

import "slices"

// A spot is a node in its tree and where it came to stand.
type spot struct {
	n           *node
	parent, kid int // the parent's index among the spots (-1 for the root), and which of its kids n is
	region
}

// walk lists the nodes of a tree, parents first.
func (s *search) walk(n *node, parent, kid int, r region, out []spot) []spot {
	at := len(out)
	out = append(out, spot{n, parent, kid, r})
	switch n.kind {
	case row:
		for i, k := range n.kids {
			r.Columns = k.columns
			out = s.walk(k, at, i, r, out)
			r.Column += k.columns
		}
	case stack:
		var buf [16]int
		for i, d := range n.depths(r.Rows, s.page.Gap, buf[:0]) {
			r.Rows = d
			out = s.walk(n.kids[i], at, i, r, out)
			r.Row += d + s.page.Gap
		}
	case pinned:
		if len(n.kids) > 0 {
			r.Row += r.Rows - n.below
			r.Rows = n.below
			out = s.walk(n.kids[0], at, 0, r, out)
		}
	}
	return out
}

// visit makes a tree the one that moves start from.
func (s *search) visit(t *node) {
	s.spots = s.walk(t, -1, 0, region{0, 0, s.page.Columns, s.page.Rows}, s.spots[:0])
	clear(s.in)
	for i := range s.spots {
		if n := s.spots[i].n; n.kind == leaf {
			s.in[n.item] = true
		}
	}
}

// replace is the tree with another node of the same width in place of a spot's;
// nil takes the spot's away.
func (s *search) replace(at int, n *node) *node {
	for at >= 0 {
		sp := &s.spots[at]
		if old := sp.n; old.kind == pinned && old.fixed < 0 && n != nil && (n.kind != pinned || n.fixed >= 0) {
			n = newPinned(old.columns, -1, old.depth, n, old.below) // what is above must not move
		}
		if n == nil && (sp.parent < 0 || s.spots[sp.parent].n.kind != stack) {
			n = newHole(sp.n.columns)
		}
		if sp.parent < 0 {
			return n
		}
		p := s.spots[sp.parent].n
		switch p.kind {
		case row:
			kids := slices.Clone(p.kids)
			kids[sp.kid] = n
			n = newRow(kids...)
		case stack:
			kids := slices.Clone(p.kids)
			kids[sp.kid] = n
			n = s.restack(p, kids...)
		case pinned:
			n = newPinned(p.columns, p.fixed, p.depth, n, p.below)
		}
		at = sp.parent
	}
	return n
}

// one is the index of a random spot of a kind, -1 for none.
func (s *search) one(k kind) int {
	at, n := -1, 0
	for i := range s.spots {
		if s.spots[i].n.kind == k {
			if n++; s.rand.below(n) == 0 {
				at = i
			}
		}
	}
	return at
}

// move is a neighbour of the tree visited, nil where the move that was drawn is
// not possible.
func (s *search) move(t *node) *node {
	if h := s.one(hole); h >= 0 && s.rand.chance(1, 4) {
		return s.anew(h)
	}
	switch s.rand.below(20) {
	case 0, 1:
		return s.change()
	case 2:
		return s.hold()
	case 3, 4:
		return s.substitute()
	case 5, 6, 7:
		return s.exchange()
	case 8, 9:
		return s.add(s.absent())
	case 10:
		return s.take()
	case 11, 12:
		return s.shift()
	case 13, 14:
		return s.reorder()
	case 15, 16:
		return s.relocate(t)
	case 17:
		return s.turn()
	default:
		return s.anewSomewhere()
	}
}

// absent is a random item that is not in the tree, -1 for none.
func (s *search) absent() int {
	at, n := -1, 0
	for i, in := range s.in {
		if !in && len(s.leaves[i]) > 0 {
			if n++; s.rand.below(n) == 0 {
				at = i
			}
		}
	}
	return at
}

// leafOf is an item in a random variant of so many columns, nil for none.
func (s *search) leafOf(item, columns int) *node {
	var at *node
	n := 0
	for _, l := range s.leaves[item] {
		if l.columns == columns {
			if n++; s.rand.below(n) == 0 {
				at = l
			}
		}
	}
	return at
}

// change sets an item in another variant of the same columns.
func (s *search) change() *node {
	at := s.one(leaf)
	if at < 0 {
		return nil
	}
	n := s.spots[at].n
	if l := s.leafOf(n.item, n.columns); l != n {
		return s.replace(at, l)
	}
	return nil
}

// hold keeps an item at one step of its ladder, or lets one that is held have all
// of them again. Depths are else chosen for white and copyfit alone; this is how
// one is tried for where it brings what is below.
func (s *search) hold() *node {
	at := s.one(leaf)
	if at < 0 {
		return nil
	}
	n := s.spots[at].n
	if n.held {
		return s.replace(at, s.leafFor(n.item, n.variant))
	}
	v := &s.items[n.item].Variants[n.variant]
	d := v.Depths[s.rand.below(len(v.Depths))]
	if d.Rows > s.page.Rows {
		return nil
	}
	return s.replace(at, s.heldAt(n, d))
}

// heldAt is a leaf with one step of its ladder.
func (s *search) heldAt(n *node, d Depth) *node {
	held := &node{kind: leaf, columns: n.columns, item: n.item, variant: n.variant, held: true}
	cost := d.Cost + s.items[n.item].Variants[n.variant].Cost
	held.shape = shape{lo: d.Rows, cost: []int32{int32(min(cost, inf))}, slope: n.shape.slope}
	return held
}

// leafFor is the leaf of a variant with all its depths.
func (s *search) leafFor(item, variant int) *node {
	for _, l := range s.leaves[item] {
		if l.variant == variant {
			return l
		}
	}
	return nil
}

// substitute puts an absent item in another's place.
func (s *search) substitute() *node {
	at, item := s.one(leaf), s.absent()
	if at < 0 || item < 0 {
		return nil
	}
	if l := s.leafOf(item, s.spots[at].n.columns); l != nil {
		return s.replace(at, l)
	}
	return nil
}

// exchange lets two items change places. Where they are of one width, and of all
// variants of the second the one is drawn that it has, it may be found in the place of
// the first one: then that one only gets another variant. Without that pages were no
// better.
func (s *search) exchange() *node {
	a, b := s.one(leaf), s.one(leaf)
	if a < 0 || a == b {
		return nil
	}
	na, nb := s.spots[a].n, s.spots[b].n
	la, lb := s.leafOf(nb.item, na.columns), s.leafOf(na.item, nb.columns)
	if la == nil || lb == nil {
		return nil
	}
	t := s.replace(a, la)
	return s.substituteIn(t, nb, lb)
}

// substituteIn is a tree with a node, the first of it where it stands there twice,
// replaced.
func (s *search) substituteIn(t, old, by *node) *node {
	if t == old {
		return by
	}
	for i, k := range t.kids {
		n := s.substituteIn(k, old, by)
		if n == k {
			continue
		}
		kids := slices.Clone(t.kids)
		kids[i] = n
		switch {
		case t.kind == pinned:
			return newPinned(t.columns, t.fixed, t.depth, n, t.below)
		case t.kind == stack:
			return s.restack(t, kids...)
		case n == nil:
			kids[i] = newHole(k.columns)
		}
		return newRow(kids...)
	}
	return t
}

// add stacks an item above or below a region of its width, or puts it beside a
// leaf that can be narrower.
func (s *search) add(item int) *node {
	if item < 0 {
		return nil
	}
	at := s.rand.below(len(s.spots))
	n := s.spots[at].n
	if n.kind == leaf && s.rand.chance(1, 3) {
		return s.split(at, item)
	}
	l := s.leafOf(item, n.columns)
	switch {
	case l == nil:
		return nil
	case n.kind == hole:
		return s.replace(at, l)
	case n.bound || s.rand.chance(1, 2):
		return s.replace(at, s.newStack(l, n))
	}
	return s.replace(at, s.newStack(n, l))
}

// split narrows a leaf for an item beside it.
func (s *search) split(at, item int) *node {
	n := s.spots[at].n
	if n.columns < 2 {
		return nil
	}
	w := 1 + s.rand.below(n.columns-1)
	a, b := s.leafOf(n.item, w), s.leafOf(item, n.columns-w)
	if a == nil || b == nil {
		return nil
	}
	if s.rand.chance(1, 2) {
		a, b = b, a
	}
	return s.replace(at, newRow(a, b))
}

// take leaves an item out; in a row a neighbour spreads where it can.
func (s *search) take() *node {
	at := s.one(leaf)
	if at < 0 {
		return nil
	}
	return s.without(at)
}

func (s *search) without(at int) *node {
	sp := &s.spots[at]
	if sp.parent < 0 || s.spots[sp.parent].n.kind != row {
		return s.replace(at, nil)
	}
	p := s.spots[sp.parent].n
	for _, k := range s.sidesOf(sp.kid, len(p.kids)) {
		if p.kids[k].bound {
			continue
		}
		if wide := s.widen(p.kids[k], p.kids[k].columns+sp.n.columns); wide != nil {
			kids := slices.Clone(p.kids)
			kids[k] = wide
			return s.replace(sp.parent, newRow(slices.Delete(kids, sp.kid, sp.kid+1)...))
		}
	}
	return s.replace(at, nil)
}
