package pack

import (
	"cmp"
	"slices"
)

// The schedule. A run starts where a rise of four white cells is taken one time in
// three and ends where half a cell is. Half or twice of any of these changes the
// mean cost by a hundredth.
const (
	hottest = 400
	coldest = 40
	starts  = 60 // pages filled from the top before annealing
	runs    = 3  // three times as many while there is a hole

	// What a broken rule counts while annealing: the walk must be able to pass
	// through pages that break one, at the price of a hole of half a column.
	brokenWalk = 6000
)

// run searches for the best layout: longer, by twice, where the page has a hole
// still.
//
// From a layout that is given one run goes on with half of the steps, and one begins
// anew with the others, since where items have few shapes no mild walk may lead to
// the better page; what is moved counts in both. More follow only where that leaves
// a hole or breaks a rule.
func (s *search) run() {
	given := s.begin()
	if s.isShort() {
		s.anneal(s.start(starts), exactFirst, hottest)
		s.exact()
	}
	switch {
	case s.optimal:
	case given != nil:
		s.anneal(given, s.steps/2, warm)
		s.anneal(s.start(starts), s.steps-s.steps/2-starts, hottest)
	default:
		s.fromDummy()
	}
	if !s.optimal && s.holed() {
		for i := 0; i < runs || i < 3*runs && s.best.White > s.free/holes; i++ {
			s.anneal(s.start(starts), s.steps/runs-starts, hottest)
		}
	}
	if s.best.Terms[Broken] == 0 {
		return
	}
	if t := s.musts(); t != nil {
		for range runs {
			s.anneal(t, s.steps/runs, hottest)
		}
	}
}

// holed reports whether the best page has a hole or breaks a rule.
func (s *search) holed() bool {
	return s.best.White > s.free/holes || s.best.Terms[Broken] > 0
}

// start is the best of so many pages filled from the top.
func (s *search) start(n int) *node {
	var best *node
	least := 0
	page := region{0, 0, s.page.Columns, s.page.Rows}
	for i := range n {
		pool := s.shuffled(s.order)
		if i == 0 {
			pool = nil // the skeleton, which is always possible
		}
		t := s.build(page, &pool)
		if c, ok := s.look(t, inf); ok && (best == nil || c < least) {
			best, least = t, c
		}
	}
	return best
}

// shuffled is a list of items about by priority.
func (s *search) shuffled(items []int) []int {
	type keyed struct{ key, item int }
	list := make([]keyed, 0, len(items))
	wanted := make([]bool, len(s.items))
	for _, item := range items {
		wanted[item] = true
	}
	for i, item := range s.order {
		if wanted[item] {
			key := 3*i + s.rand.below(12)
			if item == s.lead {
				key = -1
			}
			list = append(list, keyed{key, item})
		}
	}
	slices.SortStableFunc(list, func(a, b keyed) int { return cmp.Compare(a.key, b.key) })
	out := make([]int, len(list))
	for i, k := range list {
		out[i] = k.item
	}
	return out
}

// anneal walks from a tree, n steps at most, and cools down from a temperature.
func (s *search) anneal(t *node, n, from int) {
	cost, _ := s.look(t, inf)
	s.visit(t)
	temperature := from << 8
	for i := range n {
		if i%32 == 31 {
			temperature = cool(temperature, from, n/32)
		}
		next := s.move(t)
		if next == nil || next == t {
			continue
		}
		limit := cost + s.rand.rise(temperature>>8)
		if c, ok := s.look(next, limit); ok && c <= limit {
			t, cost = next, c
			s.visit(t)
		}
	}
}

// cool lowers a temperature so that n such steps go from one to coldest: by
// 1 - ln(from/coldest)/n, the logarithm being 2.3 from hottest and 1.1 from warm.
func cool(temperature, from, n int) int {
	log := 23
	if from == warm {
		log = 11
	}
	return max(coldest<<8, temperature-temperature*log/(10*max(n, 5)))
}

// look works out the cost of a tree, broken rules at their price for the walk, and
// keeps the layout where it is among the best. It is false where the tree is deeper
// than the page or sure to cost more than the limit: what its shape costs, which is
// its white cells and copyfitting, and what it leaves out are terms of the cost, and
// the others are not below nothing.
func (s *search) look(t *node, limit int) (cost int, ok bool) {
	s.looked++
	filling := t.shape.at(s.page.Rows)
	if filling >= inf {
		return 0, false
	}
	left := s.allLoss
	s.placed = s.place(t, 0, 0, s.page.Rows, s.placed[:0])
	for _, p := range s.placed {
		left -= s.loss[p.Item]
	}
	if filling+left > limit {
		return 0, false
	}
	terms, white := s.appraise(s.placed)
	cost = terms.total() - terms[Broken]/broken*(broken-brokenWalk)
	if s.drafted {
		terms[Moved] = 0
	}
	s.remember(terms, white, terms.total())
	return cost, true
}

// remember keeps the layout in s.placed where it is among the best.
func (s *search) remember(terms Terms, white, cost int) {
	if terms[Broken] == 0 {
		for _, p := range s.placed {
			s.with[p.Item] = min(s.with[p.Item], cost)
		}
	}
	if n := len(s.ups); s.best != nil && cost >= s.best.Cost && (n >= s.keep && (n == 0 || cost >= s.ups[n-1].Cost)) {
		return
	}
	sign := signature(s.placed)
	at := slices.Index(s.signs, sign)
	if at >= 0 && s.kept(at).Cost <= cost {
		return
	}
	l := Layout{Placements: inOrder(s.placed), White: white, Terms: terms, Cost: cost}
	s.insert(l, sign, at)
}

func (s *search) kept(i int) *Layout {
	if i == 0 {
		return s.best
	}
	return &s.ups[i-1]
}

// insert puts a layout among the best, in place of the one at, if any.
func (s *search) insert(l Layout, sign uint64, at int) {
	var all []Layout
	if s.best != nil {
		all = append(append(all, *s.best), s.ups...)
	}
	if at >= 0 {
		all = slices.Delete(all, at, at+1)
		s.signs = slices.Delete(s.signs, at, at+1)
	}
	i := len(all)
	for i > 0 && l.Cost < all[i-1].Cost {
		i--
	}
	all = slices.Insert(all, i, l)
	s.signs = slices.Insert(s.signs, i, sign)
	n := min(len(all), s.keep+1)
	s.best, s.ups, s.signs = &all[0], all[1:n:n], s.signs[:n]
}

// signature tells layouts apart by their items and the columns of each.
func signature(placed []Placement) uint64 {
	var sum uint64
	for _, p := range placed {
		h := random(p.Item<<16 | p.Column<<8 | p.Columns)
		sum += h.next() // in any order
	}
	return sum
}

// inOrder is a copy by row, then column.
func inOrder(placed []Placement) []Placement {
	out := slices.Clone(placed)
	slices.SortFunc(out, func(a, b Placement) int {
		return cmp.Or(cmp.Compare(a.Row, b.Row), cmp.Compare(a.Column, b.Column))
	})
	return out
}
