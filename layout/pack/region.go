package pack

// A region is a rectangle of the page that is to be cut into modules.
type region = Rect

// fixedIn lists the fixed modules that lie in a region.
func (s *search) fixedIn(r region) []int {
	var in []int
	for i := range s.fixedModules {
		m := &s.fixedModules[i]
		if r.Column <= m.Column && m.Right() <= r.Right() && r.Row <= m.Row && m.Foot() <= r.Foot() {
			in = append(in, i)
		}
	}
	return in
}

// build cuts a region into modules from the pool, most of the time the first of
// it that fits, and takes those from the pool. Only the columns and the foot of
// the region are sure; how deep it becomes hangs on what is stacked above.
func (s *search) build(r region, pool *[]int) *node {
	fixed := s.fixedIn(r)
	if len(fixed) == 0 {
		if n := s.fill(r.Columns, r.Rows, pool); n != nil {
			return n
		}
		return newHole(r.Columns)
	}
	if over := s.firstFixed(fixed) - r.Row - s.page.Gap; over > 0 && s.rand.chance(1, 2) {
		if band := s.band(r.Columns, over, pool); band != nil {
			d := min(over, max(band.shape.lo, band.shape.lo+len(band.shape.cost)-1)) + s.page.Gap
			rest := s.build(region{r.Column, r.Row + d, r.Columns, r.Rows - d}, pool)
			if rest == nil {
				return nil
			}
			return s.newStack(band, rest)
		}
	}
	if n := s.under(r, fixed, pool); n != nil {
		return n
	}
	if cuts := s.cuts(r, fixed); len(cuts) > 0 {
		w := cuts[s.rand.below(len(cuts))] - r.Column
		a := s.build(region{r.Column, r.Row, w, r.Rows}, pool)
		return newRow(a, s.build(region{r.Column + w, r.Row, r.Columns - w, r.Rows}, pool))
	}
	return s.cutLevel(r, fixed, pool)
}

// firstFixed is the row where the first fixed module begins.
func (s *search) firstFixed(fixed []int) int {
	top := s.page.Rows
	for _, f := range fixed {
		top = min(top, s.fixedModules[f].Row)
	}
	return top
}

// under makes a region up whose first fixed module takes all its columns; it is
// nil where that is not so.
func (s *search) under(r region, fixed []int, pool *[]int) *node {
	for _, f := range fixed {
		m := s.fixedModules[f].Rect
		if m.Columns != r.Columns || m.Row != s.firstFixed(fixed) {
			continue
		}
		var above, kid *node
		if d := m.Row - r.Row - s.page.Gap; d > 0 {
			above = s.fill(r.Columns, d, pool)
		}
		top := m.Foot() + s.page.Gap
		below := max(0, r.Foot()-top)
		if below > 0 {
			if kid = s.build(region{r.Column, top, r.Columns, below}, pool); kid == nil {
				return nil
			}
		}
		return s.newStack(above, newPinned(r.Columns, f, r.Foot()-m.Row, kid, below))
	}
	return nil
}

// cuts lists the columns where a region can be cut upright without cutting a
// fixed module.
func (s *search) cuts(r region, fixed []int) []int {
	var out []int
next:
	for c := r.Column + 1; c < r.Right(); c++ {
		for _, f := range fixed {
			if m := &s.fixedModules[f]; m.Column < c && c < m.Right() {
				continue next
			}
		}
		out = append(out, c)
	}
	return out
}

// cutLevel cuts a region level, between fixed modules. It is nil where they
// interlock so that no cut can be made.
func (s *search) cutLevel(r region, fixed []int, pool *[]int) *node {
	at := s.levelCut(fixed)
	if at < 0 {
		return nil
	}
	below := r.Foot() - at
	upper := s.build(region{r.Column, r.Row, r.Columns, at - s.page.Gap - r.Row}, pool)
	lower := s.build(region{r.Column, at, r.Columns, below}, pool)
	if upper == nil || lower == nil {
		return nil
	}
	return s.newStack(upper, newPinned(r.Columns, -1, below, lower, below))
}

// levelCut is the first row where a level cut parts fixed modules, -1 for none.
func (s *search) levelCut(fixed []int) int {
next:
	for _, f := range fixed {
		at := s.fixedModules[f].Row
		some := false
		for _, g := range fixed {
			m := &s.fixedModules[g]
			if m.Row < at && m.Foot()+s.page.Gap > at {
				continue next
			}
			some = some || m.Row < at
		}
		if some {
			return at
		}
	}
	return -1
}

// fill makes a region without fixed modules up, about depth deep. It is nil
// where nothing fits.
func (s *search) fill(columns, depth int, pool *[]int) *node {
	l := s.pick(columns, depth, pool)
	if l == nil {
		return nil
	}
	d := s.deep(l, depth)
	rest := depth - d - s.page.Gap
	switch {
	case l.columns == columns:
		return s.newStack(l, s.fill(columns, rest, pool))
	case s.rand.chance(1, 2):
		b := s.flank(l, columns, d, pool)
		return s.newStack(b, s.fill(columns, rest, pool))
	}
	a := s.newStack(l, s.fill(l.columns, rest, pool))
	return s.sides(l, a, s.fillOrHole(columns-l.columns, depth, pool))
}

// band is one leaf over all columns, or one with others beside it.
func (s *search) band(columns, depth int, pool *[]int) *node {
	l := s.pick(columns, depth, pool)
	if l == nil {
		return nil
	}
	return s.flank(l, columns, s.deep(l, depth), pool)
}

// flank puts what there is beside a leaf.
func (s *search) flank(l *node, columns, depth int, pool *[]int) *node {
	if l.columns == columns {
		return l
	}
	return s.sides(l, l, s.fillOrHole(columns-l.columns, depth, pool))
}

// sides puts the lead's region at the left, and most others.
func (s *search) sides(l, a, b *node) *node {
	if l.item == s.lead || s.rand.chance(2, 3) {
		return newRow(a, b)
	}
	return newRow(b, a)
}

func (s *search) fillOrHole(columns, depth int, pool *[]int) *node {
	if n := s.fill(columns, depth, pool); n != nil {
		return n
	}
	return newHole(columns)
}

// deep is a depth within a leaf's window, all there is where nothing would go
// below.
func (s *search) deep(l *node, depth int) int {
	hi := min(depth, l.shape.lo+len(l.shape.cost)-1)
	d := l.shape.lo + s.rand.below(max(1, hi-l.shape.lo+1))
	if depth-d-s.page.Gap < s.shallowest {
		return hi
	}
	return d
}

// pick takes an item from the pool that fits in so many columns and rows, in
// one of the variants that do; nil for none.
func (s *search) pick(columns, depth int, pool *[]int) *node {
	if l := s.closing(columns, depth, pool); l != nil {
		return l
	}
	var fits []*node
	at := -1
	for i, item := range *pool {
		if at >= 0 && s.rand.chance(3, 4) {
			break
		}
		var these []*node
		for _, l := range s.leaves[item] {
			if l.columns <= columns && l.shape.lo <= depth {
				these = append(these, l)
			}
		}
		if len(these) > 0 {
			at, fits = i, these
		}
	}
	if at < 0 {
		return nil
	}
	*pool = append((*pool)[:at:at], (*pool)[at+1:]...)
	return fits[s.rand.below(len(fits))]
}

// closing takes, three times in four, the first item that fills the region
// exactly, so that it is at an end.
func (s *search) closing(columns, depth int, pool *[]int) *node {
	if s.rand.chance(1, 4) {
		return nil
	}
	for i, item := range *pool {
		if item == s.lead {
			return nil
		}
		for _, l := range s.leaves[item] {
			if l.columns == columns && l.shape.lo <= depth && depth < l.shape.lo+len(l.shape.cost) {
				*pool = append((*pool)[:i:i], (*pool)[i+1:]...)
				return l
			}
		}
	}
	return nil
}
