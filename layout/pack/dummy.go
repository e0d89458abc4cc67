package pack

import "slices"

// A story that grows by a line should leave the page as it was where it can. A
// search cannot do that: one step that goes the other way and it ends elsewhere.
// So a page is first made up of items whose lengths are rounded so far that a line
// seldom makes a difference, as an editor draws a dummy before the copy is in; then
// it goes on from there with the true ones, near to what the dummy has. That costs
// 2 per cent. With it, a line or two in one story leave 70 per cent of the items in
// their place and shape, 45 without; with three quarters of the steps for the dummy
// it would be 75, and cost 4 per cent.
const (
	dummyShare = 60  // of the steps, in hundredths
	dummyCells = 24  // texts are rounded to so many cells, or to an eighth where that is more
	dummyPrice = 200 // what depths cost: to this, four times, sixteen times as much
)

// fromDummy makes the page up from a dummy, of items of about the right size. What
// does not stand as in it costs something on the way, but nothing in the end.
func (s *search) fromDummy() {
	s.dummy()
	s.drafted = true
	t := s.begin()
	if t == nil {
		t = s.start(starts)
	}
	s.anneal(t, s.steps-s.steps*dummyShare/100, warm)
	s.was, s.begun, s.drafted = nil, nil, false
}

// dummy makes the dummy, and takes it as the layout to start from.
func (s *search) dummy() {
	rough := make([]Item, len(s.items))
	for i := range rough {
		rough[i] = s.items[i].coarse(s.page.Rows)
	}
	d := newSearch(s.page, rough, Options{Seed: s.seed, Steps: max(1, s.steps*dummyShare/100)})
	for range runs {
		d.anneal(d.start(starts), d.steps/runs-starts, hottest)
	}
	s.looked += d.looked
	s.setStart(d.best.Placements)
}

// coarse is an item about as an editor sees it, before a line is counted: each
// shape as deep as about so much text makes it, which a line or two more or less
// seldom changes.
func (it *Item) coarse(rows int) Item {
	full, least, price := it.about()
	out := *it
	out.Variants = slices.Clone(it.Variants)
	for k := range out.Variants {
		v := &out.Variants[k]
		_, dear := v.natural()
		extra := 0
		for at := dummyPrice; at <= 2*dear && at < broken; at *= 4 {
			extra = at
		}
		hi, lo := v.deep(full), v.deep(least)
		v.Depths = []Depth{{Rows: lo, Cost: extra + (hi-lo)*v.Columns*price}}
		for d := lo + 1; d <= min(hi, rows); d++ {
			v.Depths = append(v.Depths, Depth{Rows: d, Cost: extra + (hi-d)*v.Columns*price})
		}
	}
	return out
}

// natural is the depth of least cost, and that cost.
func (v *Variant) natural() (rows, cost int) {
	cost = inf
	for _, d := range v.Depths {
		if d.Cost <= cost {
			rows, cost = d.Rows, d.Cost
		}
	}
	return rows, cost
}

// text is the number of cells of text in a depth: without head and picture.
func (v *Variant) text(rows int) int {
	return max(1, (rows-v.Head.Row-v.Head.Rows)*v.Columns-v.Art.Area())
}

// deep is the depth that so much text needs.
func (v *Variant) deep(text int) int {
	return max(1, v.Head.Row+v.Head.Rows+(text+v.Art.Area()+v.Columns-1)/v.Columns)
}

// about is an item's text, whole and cut as far as it may be, and what a cell less
// costs: those of the middle one of its shapes, rounded.
func (it *Item) about() (full, least, price int) {
	var fulls, leasts, prices []int
	for k := range it.Variants {
		v := &it.Variants[k]
		rows, cost := v.natural()
		fulls = append(fulls, v.text(rows))
		leasts = append(leasts, v.text(v.Depths[0].Rows))
		if cells := (rows - v.Depths[0].Rows) * v.Columns; cells > 0 {
			prices = append(prices, max(0, v.Depths[0].Cost-cost)/cells)
		}
	}
	if len(prices) > 0 {
		price = (middle(prices) + 2) / 4 * 4
	}
	return roughly(middle(fulls)), roughly(middle(leasts)), price
}

func middle(list []int) int {
	slices.Sort(list)
	return list[len(list)/2]
}

// roughly rounds a number of cells.
func roughly(n int) int {
	step := dummyCells
	for n >= 12*step {
		step *= 2
	}
	return max(step/2, (n+step/2)/step*step)
}
