package makeup

import (
	"slices"

	"broadsheet/layout/geom"
	"broadsheet/layout/text"
)

// block is one thing in a story's flow: a paragraph, which runs from slot to
// slot, or something whole that takes a number of rows.
type block struct {
	id     int // its place in the story
	kind   blockKind
	floats bool // a pull quote: it may stand some paragraphs up or down
	par    paragraph
	inset  []geom.Length // of a paragraph's lines from the left; the last is for all further lines
	// Of a whole block: its rows, the rows of white above it (dropped at the top
	// of a stretch), and the lines that must stand under it in its stretch.
	rows, above, keep int
	elastic           int           // rows of white that may be added below
	draw              func(at slot) // draws a whole block whose first row is at's
	cap               *dropCap      // of a paragraph that opens with one
	hang              *paragraph    // of an item: its mark
}

type blockKind uint8

const (
	running blockKind = iota // a paragraph
	whole
	closing // whole, and set at the foot of the last leg: the note
)

// The costs of make-up, in the demerits of line breaking, where a good line is
// about 200, one with a hyphen 90,000, one at r = 1.3 8 million and one at r = 2
// (very loose) 100 million. They say how many bad lines a fault of make-up is
// worth.
const (
	widowCost   = 4_000_000_000
	orphanCost  = 3_000_000_000
	holeCost    = 300_000_000 // for each line left open at the foot of a leg
	unevenCost  = 10_000_000  // times the cube of the lines that the last leg is short
	thinCost    = 400_000_000 // for each leg with fewer lines than it should have under a picture
	elasticCost = 20_000_000  // for each row of white that is added
	noteGapCost = 4_000_000   // times the cube of the open lines above the note, after the first
	keepCost    = 400_000_000 // for a subhead too near the foot
	floatCost   = 40_000_000  // for a pull quote near the top or the foot, and for each paragraph it strays
	quoteEdge   = 5           // lines that are near
	oversetCost = 1_000_000_000_000
)

// states kept for each block; the optimum is lost only when a story needs to
// stray further from its best line counts than so many ways allow.
const beam = 48

// laid is a block with its place: its first slot, or -1 for one that is
// overset, and, for a paragraph, its lines.
type laid struct {
	slot    int
	setting text.Setting
}

// fitted is a story's flow set into slots.
type fitted struct {
	blocks  []laid
	slots   []slot // those offered and those overset
	room    int    // number of those offered
	end     int    // first slot not used by the text
	overset int    // lines beyond the room
	cost    int64
}

// fitter fits one flow into different rooms; settings of paragraphs that do not
// depend on the room are kept between them.
type fitter struct {
	blocks []block
	kept   map[settingKey][]text.Setting
	room   int // number of the trial, for settings that depend on it
}

// settingKey tells the settings of a block apart: by width and the first line
// that stands at a foot where all widths are equal, by slot and trial where they
// are not.
type settingKey struct {
	block int
	width geom.Length
	foot  int
	slot  int
	room  int
}

// state is the best way found to end a block before slot end.
type state struct {
	end  int
	cost int64
	from int // index of the state before
	laid laid
}

// fit sets the flow into slots, least demerits first: dynamic programming over
// (block, slot), each paragraph in the settings that text.Break offers, so that
// no widow, orphan or hyphen at a foot is left where it can be helped and the
// last line falls on the last slot. What does not fit goes into further slots,
// at a cost that nothing outweighs.
func (f *fitter) fit(slots []slot, need int) fitted {
	f.room++
	all := extend(slots, need)
	layers := make([][]state, 0, len(f.blocks)+1)
	layers = append(layers, []state{{}})
	for i := range f.blocks {
		var next []state
		for from, st := range layers[i] {
			for _, n := range f.steps(i, st.end, all, len(slots)) {
				n.cost += st.cost
				n.from = from
				next = append(next, n)
			}
		}
		layers = append(layers, best(next))
	}
	return f.trace(layers, all, len(slots))
}

// extend adds slots for what does not fit, each a stretch long enough for all.
func extend(slots []slot, more int) []slot {
	if len(slots) == 0 {
		return nil
	}
	all := append(make([]slot, 0, len(slots)+more), slots...)
	over := slots[len(slots)-1]
	over.leg, over.stretch = -1, over.stretch+1
	for range more {
		all = append(all, over)
	}
	return all
}

// best keeps the cheapest state of each end, in order of ends, and of these the
// beam's best.
func best(states []state) []state {
	slices.SortStableFunc(states, func(a, b state) int {
		if a.end != b.end {
			return a.end - b.end
		}
		return compare(a.cost, b.cost)
	})
	states = slices.CompactFunc(states, func(a, b state) bool { return a.end == b.end })
	if len(states) > beam {
		slices.SortStableFunc(states, func(a, b state) int { return compare(a.cost, b.cost) })
		states = states[:beam]
		slices.SortFunc(states, func(a, b state) int { return a.end - b.end })
	}
	return states
}

func compare(a, b int64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// steps are the ways to lay block i from slot s on.
func (f *fitter) steps(i, s int, all []slot, room int) []state {
	if f.blocks[i].kind == running {
		return f.runOn(i, s, all, room)
	}
	return f.setWhole(i, s, all, room)
}

func (f *fitter) runOn(i, s int, all []slot, room int) []state {
	var out []state
	if above := f.blocks[i].above; above > 0 && s < len(all) && !topAt(all, s) {
		if together(all, s, above+1) {
			s += above
		} else {
			s, _ = nextTop(all, s)
		}
	}
	if next, hole := nextTop(all, s); hole <= mostHole && next < room && !topAt(all, s) {
		// Too near the foot to begin: at the next top, the foot left open.
		for _, st := range f.lay(i, next, all, room) {
			st.cost += int64(hole) * holeCost
			out = append(out, st)
		}
	}
	return append(out, f.lay(i, s, all, room)...)
}

// mostHole is how many lines may be left open at a foot.
const mostHole = 2

// lay sets paragraph i from slot s on, in each of its settings.
func (f *fitter) lay(i, s int, all []slot, room int) []state {
	var out []state
	for _, set := range f.settings(i, s, all) {
		n := len(set.Lines)
		if s+n > len(all) {
			continue
		}
		cost := set.Demerits + int64(max(0, s+n-max(s, room)))*oversetCost
		cost += splitCost(all, s, n)
		if f.blocks[i].cap != nil && !together(all, s, dropLines) {
			cost += keepCost
		}
		out = append(out, state{end: s + n, cost: cost, laid: laid{slot: s, setting: set}})
	}
	return out
}

// splitCost is what a paragraph of n lines from slot s costs in widows and
// orphans.
func splitCost(all []slot, s, n int) int64 {
	var cost int64
	if n < 2 {
		return 0
	}
	if all[s].stretch != all[s+1].stretch {
		cost += orphanCost
	}
	if all[s+n-1].stretch != all[s+n-2].stretch {
		cost += widowCost
	}
	return cost
}

// together reports whether n slots from s on are of one stretch.
func together(all []slot, s, n int) bool {
	return s+n <= len(all) && all[s].stretch == all[s+n-1].stretch
}

// setWhole lays a block that is not split: here, or at the top of the next
// stretch if it has no room here.
func (f *fitter) setWhole(i, s int, all []slot, room int) []state {
	b := &f.blocks[i]
	if b.kind == closing {
		return f.close(b, s, all, room)
	}
	var cost int64
	for s < len(all) {
		above := b.above
		if topAt(all, s) {
			above = 0
		}
		n := above + b.rows
		if together(all, s, n) && wide(all, s, n) {
			if b.floats {
				cost += edgeCost(all, s, n)
			}
			if s+n+b.keep <= len(all) && !together(all, s, n+b.keep) {
				// Too near the foot: here at a cost, or at the next top.
				here := state{end: s + n, cost: cost + keepCost, laid: laid{slot: s + above}}
				next, hole := nextTop(all, s)
				there := state{end: next + b.rows, cost: cost + int64(hole)*holeCost, laid: laid{slot: next}}
				if together(all, next, b.rows) {
					return []state{here, there}
				}
				return []state{here}
			}
			cost += int64(max(0, s+n-max(s, room))) * oversetCost
			out := []state{{end: s + n, cost: cost, laid: laid{slot: s + above}}}
			for e := 1; e <= b.elastic && s+n+e < room; e++ {
				out = append(out, state{end: s + n + e, cost: cost + int64(e)*elasticCost, laid: laid{slot: s + above}})
			}
			return out
		}
		next, hole := nextTop(all, s)
		cost += int64(hole) * holeCost
		s = next
	}
	return []state{{end: len(all), cost: cost + int64(b.rows)*oversetCost, laid: laid{slot: -1}}}
}

// edgeCost is what a pull quote costs that stands close to the top or the foot of
// its stretch: within the text it parts is where it belongs.
func edgeCost(all []slot, s, n int) int64 {
	if s < quoteEdge || !together(all, s-quoteEdge, n+2*quoteEdge) {
		return floatCost
	}
	return 0
}

func topAt(all []slot, s int) bool { return s == 0 || all[s-1].stretch != all[s].stretch }

// nextTop is the first slot of the stretch after that of slot s, and the number
// of slots between.
func nextTop(all []slot, s int) (next, hole int) {
	next = s
	for next < len(all) && all[next].stretch == all[s].stretch {
		next++
	}
	return next, next - s
}

// wide reports whether n slots from s on have the full measure of their leg:
// whole blocks are not set beside cut-outs.
func wide(all []slot, s, n int) bool {
	for k := s; k < s+n; k++ {
		if all[k].width != all[s].width {
			return false
		}
	}
	return true
}

// close lays the note: at the foot of the room, or nowhere if it has none there.
func (f *fitter) close(b *block, s int, all []slot, room int) []state {
	at := room - b.rows
	if at < s || at < 0 || !together(all, at, b.rows) {
		return []state{{end: max(s, room) + b.rows, cost: int64(b.rows) * oversetCost, laid: laid{slot: -1}}}
	}
	gap := int64(max(0, at-s-1))
	if topAt(all, at) {
		gap = 0 // the note stands alone in the last leg
	}
	return []state{{end: room, cost: gap * gap * gap * noteGapCost, laid: laid{slot: at}}}
}

// settings are the settings of paragraph i from slot s on.
func (f *fitter) settings(i, s int, all []slot) []text.Setting {
	b := &f.blocks[i]
	if s >= len(all) {
		return nil
	}
	span := all[s:]
	foot, equal := f.outlook(b, span)
	key := settingKey{block: b.id, width: span[0].width, foot: foot}
	if !equal {
		key = settingKey{block: b.id, slot: s, room: f.room}
	}
	if got, ok := f.kept[key]; ok {
		return got
	}
	var got []text.Setting
	if equal && foot >= 0 {
		free := key
		free.foot = -1
		got = f.ask(free, b, []text.Slot{{Width: key.width - b.insetAt(0)}})
		if hyphenAt(got, foot) {
			got = b.par.Break(b.offer(span[:foot+2]))
		}
	} else if equal {
		got = b.par.Break(b.offer(span[:1]))
	} else {
		reach := min(len(span), b.par.reach(span[0].width)+1)
		got = b.par.Break(b.offer(span[:reach]))
	}
	f.kept[key] = got
	return got
}

func (f *fitter) ask(key settingKey, b *block, slots []text.Slot) []text.Setting {
	got, ok := f.kept[key]
	if !ok {
		got = b.par.Break(slots)
		f.kept[key] = got
	}
	return got
}

// outlook looks at the slots that a paragraph may take: the line that falls on
// the first foot (-1 for none), and whether all are of one width and there is at
// most one foot, so that the settings can be shared.
func (f *fitter) outlook(b *block, span []slot) (foot int, equal bool) {
	foot, equal = -1, len(b.inset) <= 1
	reach := min(len(span), b.par.reach(span[0].width))
	for k := 0; k < reach; k++ {
		if span[k].width != span[0].width {
			return foot, false
		}
		if footAt(span, k) {
			if foot >= 0 {
				return foot, false
			}
			foot = k
		}
	}
	return foot, equal
}

// reach is a number of lines that no setting of the paragraph in slots of a
// width goes beyond.
func (p paragraph) reach(width geom.Length) int {
	return int(p.Natural()/max(width, 1))*3/2 + 5
}

func hyphenAt(settings []text.Setting, line int) bool {
	for _, s := range settings {
		if line < len(s.Lines)-1 && s.Lines[line].Hyphen {
			return true
		}
	}
	return false
}

// insetAt is how far line k of a paragraph is set in.
func (b *block) insetAt(k int) geom.Length {
	if len(b.inset) == 0 {
		return 0
	}
	return b.inset[min(k, len(b.inset)-1)]
}

// offer gives the slots to the line breaker, set in.
func (b *block) offer(span []slot) []text.Slot {
	out := lineSlots(span)
	for k := range out {
		out[k].Width -= b.insetAt(k)
	}
	return out
}

// trace follows the cheapest way back.
func (f *fitter) trace(layers [][]state, all []slot, room int) fitted {
	last := layers[len(layers)-1]
	out := fitted{blocks: make([]laid, len(f.blocks)), slots: all, room: room, cost: 1 << 62}
	at := -1
	for i, st := range last {
		cost := st.cost
		if short := int64(room - st.end); short > 0 {
			cost += short * short * short * unevenCost
		}
		if cost < out.cost {
			out.cost, at = cost, i
		}
	}
	if at < 0 {
		return out
	}
	out.end = last[at].end
	out.overset = max(0, out.end-room)
	for i := len(layers) - 1; i > 0; i-- {
		st := layers[i][at]
		out.blocks[i-1] = st.laid
		at = st.from
	}
	return out
}
