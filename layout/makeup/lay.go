package makeup

// mostHole is how many lines may be left open at a foot by a paragraph that would
// begin there.
const mostHole = 2

// steps gives the ways to lay block i from slot s on, their costs and ends.
func (f *fitter) steps(i, s int, yield func(state)) {
	switch b := &f.blocks[i]; b.kind {
	case running:
		f.runOn(i, s, yield)
	case closing:
		f.close(b, s, yield)
	default:
		f.setWhole(i, s, yield)
	}
}

// runOn lays a paragraph: here, or, too near a foot to begin, at the next top.
func (f *fitter) runOn(i, s int, yield func(state)) {
	c := &f.course
	if s >= len(c.slots) {
		return
	}
	if above := f.blocks[i].above; above > 0 && !c.top(s) {
		if c.together(s, above+1) {
			s += above
		} else {
			s = c.ends[s]
		}
	}
	if s >= len(c.slots) {
		return
	}
	f.run(i, s, 0, yield)
	if next := c.ends[s]; next-s <= mostHole && next < c.room && !c.top(s) {
		cost := int64(next-s) * holeCost
		if f.headed(i) {
			cost += orphanCost
		}
		f.run(i, next, cost, yield)
	}
}

// headed reports whether block i stands under a heading, which is not to stay behind
// at the foot of a leg with nothing under it.
func (f *fitter) headed(i int) bool {
	return i > 0 && f.blocks[i-1].kind == whole && f.blocks[i-1].keep > 0 && !f.blocks[i-1].floats
}

// run lays paragraph i from slot s on, in each of its settings.
func (f *fitter) run(i, s int, cost int64, yield func(state)) {
	c := &f.course
	if f.blocks[i].cap != nil && !c.together(s, dropLines) {
		cost += keepCost
	}
	settings := f.settings(i, s).settings
	for k := range settings {
		set := &settings[k]
		n := len(set.Lines)
		if s+n > len(c.slots) {
			continue
		}
		yield(state{end: int32(s + n), slot: int32(s), set: int32(k),
			cost: cost + set.Demerits + f.beyond(s, s+n) + c.split(s, n) + f.turn(&f.blocks[i], s, set.Lines)})
	}
}

// split is what a paragraph of n lines from slot s costs in widows and orphans.
func (c *course) split(s, n int) int64 {
	var cost int64
	if n > 1 && c.ends[s] == s+1 {
		cost += orphanCost
	}
	if n > 1 && c.ends[s+n-2] == s+n-1 {
		cost += widowCost
	}
	return cost
}

// setWhole lays a block that is not split: here, or at the top of the next
// stretch if it has no room here.
func (f *fitter) setWhole(i, s int, yield func(state)) {
	b, c := &f.blocks[i], &f.course
	var cost int64
	for s < len(c.slots) {
		above := b.above
		if c.top(s) {
			above = 0
		}
		n := above + b.rows
		if c.together(s, n) && s+n <= c.same[s] {
			f.setHere(i, s, above, cost, yield)
			return
		}
		cost += int64(c.ends[s]-s) * holeCost
		s = c.ends[s]
	}
	yield(state{end: int32(len(c.slots)), cost: cost + int64(b.rows)*oversetCost, slot: -1})
}

// setHere lays a whole block from slot s on, where it has room, with white above
// it. Too near the foot, the top of the next stretch is the other choice.
func (f *fitter) setHere(i, s, above int, cost int64, yield func(state)) {
	b, c := &f.blocks[i], &f.course
	n := above + b.rows
	if b.floats && (s < quoteEdge || !c.together(s-quoteEdge, n+2*quoteEdge)) {
		cost += floatCost // close to an edge: its place is within the text it parts
	}
	if b.floats && i+1 < len(f.blocks) && f.blocks[i+1].kind == whole {
		cost += floatCost // on a subhead it looks like one
	}
	if b.tail && c.top(s) {
		cost += widowCost
	}
	here := state{end: int32(s + n), cost: cost + f.beyond(s, s+n) + f.turn(b, s, nil), slot: int32(s + above)}
	if s+n+b.keep <= len(c.slots) && !c.together(s, n+b.keep) {
		if next := c.ends[s]; c.together(next, b.rows) {
			yield(state{end: int32(next + b.rows), cost: cost + int64(next-s)*holeCost + f.beyond(next, next+b.rows) + f.turn(b, next, nil), slot: int32(next)})
		}
		here.cost += keepCost
		if i+1 < len(f.blocks) && f.headed(i+1) && !c.together(s, n+1) {
			here.cost += orphanCost
		}
		yield(here)
		return
	}
	yield(here)
	for e := 1; e <= b.elastic && s+n+e < c.room && c.together(s, n+e+1); e++ {
		longer := here
		longer.end += int32(e)
		longer.cost += int64(e) * f.elasticCost()
		yield(longer)
	}
}

// close lays the note: at the foot of the room, or nowhere if it has none there.
func (f *fitter) close(b *block, s int, yield func(state)) {
	c := &f.course
	at := c.room - b.rows
	if at < s || at < 0 || !c.together(at, b.rows) {
		yield(state{end: int32(max(s, c.room) + b.rows), cost: int64(b.rows) * oversetCost, slot: -1})
		return
	}
	gap := int64(max(0, at-s-1))
	if c.top(at) {
		gap = 0 // the note stands alone in the last leg
	}
	yield(state{end: int32(c.room), cost: gap * gap * gap * noteGapCost, slot: int32(at)})
}
