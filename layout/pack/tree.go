package pack

// A node is a region of a slicing tree. Nodes do not change once made; a move
// makes new ones along the way to the root.
type node struct {
	kind    kind
	columns int
	item    int     // leaf
	variant int     // leaf
	held    bool    // leaf: at one step of its ladder, shape.lo
	fixed   int     // pinned: index into Page.Fixed, -1 for none
	kids    []*node // stack from the top, row from the left; pinned: what is below, or nothing
	below   int     // pinned: the depth that its kid is given
	depth   int     // pinned: its whole depth
	bound   bool    // holds a pinned node
	shape   shape   //
	upTo    []shape // stack: of kids[:i+1]
}

type kind uint8

const (
	leaf   kind = iota
	hole        // white
	stack       // one above the other
	row         // side by side
	pinned      // a fixed module and all that is below it in its columns
)

// newHole is a region without items, best not deep.
func newHole(columns int) *node {
	return &node{kind: hole, columns: columns, shape: shape{cost: []int32{0}, slope: int32(columns * whiteCell)}}
}

// newPinned is a fixed module, depth rows above the foot of its region, and what is
// below it, of which below rows are the depth. White may be above it. Where fixed
// is -1 it is a region of a sure depth below another that holds fixed modules,
// and no white may come between, since it would move those.
func newPinned(columns, fixed, depth int, kid *node, below int) *node {
	n := &node{kind: pinned, columns: columns, fixed: fixed, depth: depth, below: below, bound: true}
	cost := 0
	if kid != nil {
		n.kids = []*node{kid}
		cost = min(kid.shape.at(below), inf)
	} else if below > 0 {
		cost = below * columns * whiteCell
	}
	n.shape = shape{lo: depth, cost: []int32{int32(cost)}, slope: int32(columns * whiteCell)}
	if fixed < 0 {
		n.shape.slope = inf
	}
	return n
}

// newStack puts regions of one width one above the other. Holes and nothings are
// dropped: white needs no node in a stack. It is nil for nothing.
func (s *search) newStack(kids ...*node) *node { return s.restack(nil, kids...) }

// restack is a stack that begins as an old one does, whose shapes it takes as far as
// the kids are the same; nil for none.
func (s *search) restack(old *node, kids ...*node) *node {
	flat := make([]*node, 0, flatLen(stack, kids))
	var empty *node
	for _, k := range kids {
		switch {
		case k == nil:
		case k.kind == hole:
			empty = k
		case k.kind == stack:
			flat = append(flat, k.kids...)
		default:
			flat = append(flat, k)
		}
	}
	switch len(flat) {
	case 0:
		return empty
	case 1:
		return flat[0]
	}
	n := &node{kind: stack, columns: flat[0].columns, kids: flat, upTo: make([]shape, len(flat))}
	same := 0
	for old != nil && same < min(len(flat), len(old.kids)) && flat[same] == old.kids[same] {
		n.upTo[same] = old.upTo[same]
		same++
	}
	for i, k := range flat {
		n.bound = n.bound || k.bound
		switch {
		case i < same:
		case i == 0:
			n.upTo[0] = k.shape
		default:
			n.upTo[i] = stacked(&n.upTo[i-1], &k.shape, s.page.Gap, s.page.Rows)
		}
	}
	n.shape = n.upTo[len(flat)-1]
	return n
}

// newRow puts regions side by side. Holes beside each other become one. It is nil
// where one of them is.
func newRow(kids ...*node) *node {
	flat := make([]*node, 0, flatLen(row, kids))
	for _, k := range kids {
		last := len(flat) - 1
		switch {
		case k == nil:
			return nil
		case k.kind == row:
			flat = append(flat, k.kids...)
		case k.kind == hole && last >= 0 && flat[last].kind == hole:
			flat[last] = newHole(flat[last].columns + k.columns)
		default:
			flat = append(flat, k)
		}
	}
	if len(flat) == 1 {
		return flat[0]
	}
	n := &node{kind: row, kids: flat, shape: beside(flat)}
	for _, k := range flat {
		n.columns += k.columns
		n.bound = n.bound || k.bound
	}
	return n
}

// flatLen is the number of kids with those of one kind taken apart.
func flatLen(k kind, kids []*node) int {
	n := len(kids)
	for _, kid := range kids {
		if kid != nil && kid.kind == k {
			n += len(kid.kids) - 1
		}
	}
	return n
}

// depths splits a stack's depth d over its kids, at the least cost, and appends
// them to buf.
func (n *node) depths(d int, gap int, buf []int) []int {
	at := len(buf)
	for range n.kids {
		buf = append(buf, 0)
	}
	for i := len(n.kids) - 1; i > 0; i-- {
		up, kid := &n.upTo[i-1], &n.kids[i].shape
		best, give := 2*inf, kid.lo
		for k := kid.lo; up.lo <= d-gap-k; k++ {
			if c := up.at(d-gap-k) + kid.at(k); c < best {
				best, give = c, k
			}
		}
		buf[at+i] = give
		d -= gap + give
	}
	buf[at] = d
	return buf
}

// place appends the placements of a region whose top left cell is given.
func (s *search) place(n *node, column, top, depth int, out []Placement) []Placement {
	switch n.kind {
	case leaf:
		v := &s.items[n.item].Variants[n.variant]
		i := v.fit(depth)
		if n.held {
			i = v.step(n.shape.lo)
		}
		out = append(out, Placement{n.item, n.variant, i, Rect{column, top, v.Columns, v.Depths[i].Rows}})
	case row:
		for _, k := range n.kids {
			out = s.place(k, column, top, depth, out)
			column += k.columns
		}
	case stack:
		var buf [16]int
		for i, d := range n.depths(depth, s.page.Gap, buf[:0]) {
			out = s.place(n.kids[i], column, top, d, out)
			top += d + s.page.Gap
		}
	case pinned:
		if len(n.kids) > 0 {
			out = s.place(n.kids[0], column, top+depth-n.below, n.below, out)
		}
	}
	return out
}

// fit is the index of the ladder's best step for a depth: white below counts.
func (v *Variant) fit(depth int) int {
	best, at := inf, 0
	for i, d := range v.Depths {
		if d.Rows > depth {
			break
		}
		if c := d.Cost + (depth-d.Rows)*v.Columns*whiteCell; c <= best {
			best, at = c, i
		}
	}
	return at
}

// step is the index of the ladder's step of so many rows, -1 for none.
func (v *Variant) step(rows int) int {
	for i, d := range v.Depths {
		if d.Rows == rows {
			return i
		}
	}
	return -1
}

// count is the number of items in a region.
func (n *node) count() int {
	if n.kind == leaf {
		return 1
	}
	sum := 0
	for _, k := range n.kids {
		sum += k.count()
	}
	return sum
}

// items appends the items in a region.
func (n *node) items(out []int) []int {
	if n.kind == leaf {
		return append(out, n.item)
	}
	for _, k := range n.kids {
		out = k.items(out)
	}
	return out
}
