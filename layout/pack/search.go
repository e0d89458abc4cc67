package pack

import (
	"cmp"
	"slices"
)

// search is a page being made up.
type search struct {
	page         Page
	items        []Item
	keep, steps  int
	seed         uint64
	rand         random
	free         int      // cells
	fixedModules []module // of page.Fixed, tops moved so that the gaps are kept
	leaves       [][]*node
	within       []Rect // by item
	binds        bool   // some item has to stand in a part of the page
	loss         []int
	allLoss      int
	lead         int // index of the lead, -1 for none
	mustCount    int
	top, left    int // where the lead may begin
	shallowest   int // least depth of any item
	artWanted    int
	order        []int // items by priority, those without rank last

	begun []Placement // what is left of the layout to start from
	was   []Placement // the same by item, those not in it with no columns; nil without such a layout

	drafted bool // that layout is a dummy's: what is moved counts on the way only

	looked  int
	best    *Layout
	ups     []Layout
	signs   []uint64 // of best and ups
	with    []int    // by item: least cost seen with it
	optimal bool
	never   bool // what must be on the page has been shown not to fit

	buf    []module
	placed []Placement
	spots  []spot
	in     []bool
}

// mostKept is how many runners-up are kept at most.
const mostKept = 1000

func newSearch(p Page, items []Item, opt Options) *search {
	s := &search{page: p, items: items, keep: min(max(0, opt.Keep), mostKept), steps: opt.Steps, seed: opt.Seed, rand: random(opt.Seed), lead: -1}
	if s.steps <= 0 {
		s.steps = DefaultSteps
	}
	s.setFixed()
	s.setBounds()
	s.setItems()
	s.setTop()
	s.setArt()
	s.setStart(opt.Start)
	return s
}

// setFixed copies the fixed modules, by row, and makes room for the gaps.
func (s *search) setFixed() {
	s.free = s.page.Columns * s.page.Rows
	for _, f := range s.page.Fixed {
		s.free -= f.Area()
		s.fixedModules = append(s.fixedModules, module{
			Rect: f.Rect, priority: f.Priority, head: headOnPage(f.Head, f.Rect), art: onPage(f.Art, f.Rect), ad: f.Ad, fixed: true,
		})
	}
	slices.SortStableFunc(s.fixedModules, func(a, b module) int { return cmp.Compare(a.Row, b.Row) })
	for i := 0; i < len(s.fixedModules); {
		if i = s.clear(i); i < 0 {
			i = 0 // one has grown
		}
	}
}

// clear lowers the top of a fixed module that is nearer to one above it than the
// gap, since no item could stand between them, in the columns that they share; in
// the others it is a module of its own. A module that this leaves nothing of
// becomes part of the one above. It returns the next to look at, -1 for all again.
func (s *search) clear(i int) int {
	m := &s.fixedModules[i]
	for j := range s.fixedModules[:i] {
		f := &s.fixedModules[j]
		short := f.Foot() + s.page.Gap - m.Row
		if !m.over(f.Rect) || short <= 0 {
			continue
		}
		if rest := outside(m.Rect, f.Rect); len(rest) > 0 {
			m.Column, m.Columns = max(m.Column, f.Column), min(m.Right(), f.Right())-max(m.Column, f.Column)
			for _, r := range rest {
				s.fixedModules = slices.Insert(s.fixedModules, i+1, module{Rect: r, ad: m.ad, fixed: true})
			}
			return -1
		}
		if short < m.Rows {
			m.Row += short
			m.Rows -= short
			continue
		}
		f.Rows = max(f.Rows, m.Foot()-f.Row)
		s.fixedModules = slices.Delete(s.fixedModules, i, i+1)
		return -1
	}
	return i + 1
}

// outside is what of r is beside s's columns.
func outside(r, s Rect) []Rect {
	var out []Rect
	if r.Column < s.Column {
		out = append(out, Rect{r.Column, r.Row, s.Column - r.Column, r.Rows})
	}
	if s.Right() < r.Right() {
		out = append(out, Rect{s.Right(), r.Row, r.Right() - s.Right(), r.Rows})
	}
	return out
}

// setItems makes the leaves: every variant that fits on the page.
func (s *search) setItems() {
	s.leaves = make([][]*node, len(s.items))
	s.loss = make([]int, len(s.items))
	s.with = make([]int, len(s.items))
	s.in = make([]bool, len(s.items))
	s.shallowest = s.page.Rows
	for i := range s.items {
		it := &s.items[i]
		s.with[i] = inf
		s.loss[i] = it.loss()
		s.allLoss += s.loss[i]
		s.order = append(s.order, i)
		if it.Priority == 1 && s.lead < 0 {
			s.lead = i
		}
		for v := range it.Variants {
			if l := s.newLeaf(i, v); l != nil {
				s.leaves[i] = append(s.leaves[i], l)
				s.shallowest = min(s.shallowest, l.shape.lo)
			}
		}
	}
	for i := range s.items {
		if s.must(i) {
			s.mustCount++
		}
	}
	slices.SortStableFunc(s.order, func(a, b int) int { return cmp.Compare(s.items[a].rank(), s.items[b].rank()) })
}

// newLeaf is an item in one of its variants, nil where that is larger than the
// page.
func (s *search) newLeaf(item, variant int) *node {
	v := &s.items[item].Variants[variant]
	if v.Columns > s.page.Columns || v.Depths[0].Rows > s.page.Rows {
		return nil
	}
	return &node{kind: leaf, columns: v.Columns, item: item, variant: variant, shape: variantShape(v, s.page.Rows)}
}

func (s *search) must(item int) bool { return s.items[item].Must || item == s.lead }

// rank puts what has no priority last.
func (it *Item) rank() int {
	if it.Priority <= 0 {
		return 1 << 20
	}
	return it.Priority
}

func (it *Item) loss() int {
	switch {
	case it.Loss > 0:
		return it.Loss
	case it.Priority > 0 && it.Priority < 1000:
		return lossBase + lossRank/(it.Priority*it.Priority)
	}
	return lossBase + lossRank/(unranked*unranked)
}

// setTop finds the page's first row where the lead has room, and the first column
// of that place.
func (s *search) setTop() {
	s.top, s.left = s.page.Rows, 0
	if s.lead < 0 {
		return
	}
	w := s.within[s.lead]
	for _, l := range s.leaves[s.lead] {
		for c := w.Column; c+l.columns <= w.Right(); c++ {
			r := s.firstRoom(Rect{c, w.Row, l.columns, l.shape.lo})
			if r < s.top || r == s.top && c < s.left {
				s.top, s.left = r, c
			}
		}
	}
}

// firstRoom is the first row where a rectangle finds room in its columns, the
// page's depth or more for none: below fixed modules that are in its way, one
// after another.
func (s *search) firstRoom(r Rect) int {
	for again := true; again; {
		again = false
		for i := range s.fixedModules {
			m := &s.fixedModules[i]
			if m.over(r) && r.Row < m.Foot()+s.page.Gap && m.Row < r.Foot()+s.page.Gap {
				r.Row, again = m.Foot()+s.page.Gap, true
			}
		}
	}
	if r.Foot() > s.page.Rows {
		return s.page.Rows
	}
	return r.Row
}

// setArt sets how much art the page should have: a third of what is free, or
// all that the items have.
func (s *search) setArt() {
	all := 0
	for i := range s.items {
		most := 0
		for _, l := range s.leaves[i] {
			most = max(most, s.items[i].Variants[l.variant].Art.Area())
		}
		all += most
	}
	for i := range s.fixedModules {
		if !s.fixedModules[i].ad {
			all += s.fixedModules[i].art.Area()
		}
	}
	s.artWanted = min(all, s.free/3)
}

// result collects what was found.
func (s *search) result() Result {
	r := Result{Layout: *s.best, Free: s.free, Steps: s.looked, Optimal: s.optimal}
	r.RunnersUp = s.ups[:min(len(s.ups), s.keep)]
	placed := make([]bool, len(s.items))
	for _, p := range r.Placements {
		placed[p.Item] = true
	}
	for i := range s.items {
		if !placed[i] {
			r.Out = append(r.Out, s.out(i))
		}
	}
	if r.Terms[Broken] > 0 {
		r.Faults = s.brokenRules(placed)
	}
	return r
}
