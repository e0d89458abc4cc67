package makeup

import (
	"cmp"
	"slices"
	"strings"

	"broadsheet/layout/geom"
	"broadsheet/layout/text"
)

// block is one thing in a story's flow: a paragraph, which runs from slot to
// slot, or something whole that takes a number of rows.
type block struct {
	id     int // its place in the flow
	body   int // its place in the story's body; -1 for what is not of it
	kind   blockKind
	floats bool // a pull quote: it may stand some paragraphs up or down
	tail   bool // a signature: at the top of a stretch it is as bad as a widow
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
	exactEnd    = 24          // times as dear where the depth is given
	thinCost    = 400_000_000 // for each leg with fewer lines than it should have under a picture
	elasticCost = 20_000_000  // for each row of white that is added
	noteGapCost = 4_000_000   // times the cube of the open lines above the note, after the first
	keepCost    = 400_000_000 // for a subhead too near the foot
	floatCost   = 40_000_000  // for a pull quote near the top or the foot, and for each paragraph it strays
	quoteEdge   = 5           // lines that are near
	// For each stretch of text that readers by geometry take too late: less than an
	// open line, so that no page is the worse for it, more than a quote that strays.
	disorderCost = 200_000_000
	jumpCost     = 12_000_000_000 // for a story that runs on elsewhere after a paragraph's end
	stopCost     = 2_000_000_000  // and after a sentence's
	oversetCost  = 1_000_000_000_000
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
	slots   []slot // those offered
	room    int    // their number; a block from there on is overset
	end     int    // first slot not used by the text
	overset int    // lines beyond the room
	cost    int64
	// What of the cost is for the order in which it would be read.
	disorder int64
}

// fitter fits one flow into different rooms. Settings of paragraphs are kept
// between them.
type fitter struct {
	blocks  []block
	kept    [][]kept    // by block.id
	reaches []lineLimit // likewise, for the width last asked for
	trial   int         // number of the room, for settings that depend on it
	width   geom.Length // of the legs
	exact   bool        // the last leg should end where the room does
	// jumpAfter is the least number of lines beyond the room in a story that runs on
	// elsewhere; 0 for one that should not.
	jumpAfter int

	course course
	layers [][]state // a layer after each block
	at     []int32   // by end: one more than the state's index in the layer being made
}

func newFitter(blocks []block, width geom.Length) *fitter {
	return &fitter{blocks: blocks, kept: make([][]kept, len(blocks)), reaches: make([]lineLimit, len(blocks)), width: width}
}

// course is the slots that a flow may take: those offered, then those for what
// does not fit, in one long stretch.
type course struct {
	slots []slot
	room  int   // number of those offered
	ends  []int // by slot: the first slot beyond its stretch
	same  []int // by slot: the first slot beyond it of another width
}

// state is the best way found to end a block before slot end.
type state struct {
	cost int64
	end  int32
	from int32 // index of the state before, in the layer before
	slot int32 // first slot of the block, -1 where it has none
	set  int32 // which of a paragraph's settings
}

// release ends the paragraphs of a flow that is drawn.
func (f *fitter) release() {
	for i := range f.blocks {
		if b := &f.blocks[i]; b.kind == running {
			b.par.Release()
		}
	}
}

// fit sets the flow into slots, least demerits first: dynamic programming over
// (block, slot), each paragraph in the settings that text.Break offers, so that
// no widow, orphan or hyphen at a foot is left where it can be helped and the
// last line falls on the last slot. What does not fit goes into further slots,
// of which there are more, at a cost that nothing outweighs.
func (f *fitter) fit(slots []slot, more int) fitted {
	f.trial++
	f.course.lay(slots, more, f.width)
	for len(f.layers) <= len(f.blocks) {
		f.layers = append(f.layers, nil)
	}
	f.at = slices.Grow(f.at[:0], len(f.course.slots)+more)[:len(f.course.slots)+more]
	clear(f.at)
	f.layers[0] = append(f.layers[0][:0], state{})
	for from := 0; from < len(f.blocks); {
		f.layFrom(from)
		from = f.doubtful()
	}
	return f.trace(slots)
}

// layFrom makes the layers after a block and those that follow.
func (f *fitter) layFrom(i int) {
	for ; i < len(f.blocks); i++ {
		f.layers[i+1] = f.layers[i+1][:0]
		for from, st := range f.layers[i] {
			f.steps(i, int(st.end), func(n state) {
				n.cost += st.cost
				n.from = int32(from)
				f.offer(i+1, n)
			})
		}
		f.layers[i+1] = f.narrow(f.layers[i+1])
	}
}

// doubtful makes certain what the paragraphs on the cheapest way cost, and gives
// the first of those that may cost more than was hoped; the number of blocks where
// there is none.
func (f *fitter) doubtful() int {
	first := len(f.blocks)
	at := f.cheapest()
	for i := len(f.blocks); i > 0 && at >= 0; i-- {
		st := f.layers[i][at]
		if f.blocks[i-1].kind == running && !f.certain(i-1, int(st.slot), st.set) {
			first = i - 1
		}
		at = st.from
	}
	return first
}

// cheapest is the state of the last layer to which the cheapest way leads, of
// equals the one that ends last; -1 where there is none.
func (f *fitter) cheapest() int32 {
	at, least := int32(-1), state{cost: 1 << 62}
	for i, st := range f.layers[len(f.blocks)] {
		st.cost += f.finish(int(st.end))
		if at < 0 || st.cost < least.cost || st.cost == least.cost && st.end > least.end {
			at, least = int32(i), st
		}
	}
	return at
}

// offer puts a state into a layer, unless one that ends there is as cheap.
func (f *fitter) offer(layer int, n state) {
	k := f.at[n.end]
	if k == 0 {
		f.layers[layer] = append(f.layers[layer], n)
		f.at[n.end] = int32(len(f.layers[layer]))
		return
	}
	if old := &f.layers[layer][k-1]; n.cost < old.cost {
		*old = n
	}
}

// narrow keeps the beam's best of a finished layer.
func (f *fitter) narrow(layer []state) []state {
	for i := range layer {
		f.at[layer[i].end] = 0
	}
	if len(layer) > beam {
		slices.SortFunc(layer, func(a, b state) int {
			return cmp.Or(cmp.Compare(a.cost, b.cost), cmp.Compare(a.end, b.end))
		})
		layer = layer[:beam]
	}
	return layer
}

// finish is what it costs that the last leg ends in a slot.
func (c *course) finish(end int) int64 {
	short := int64(max(0, c.room-end))
	return short * short * short * unevenCost
}

// finish is what it costs that the flow ends in a slot: the last leg's lack, or
// what is too little to run on elsewhere.
func (f *fitter) finish(end int) int64 {
	if f.jumpAfter > 0 {
		return int64(max(0, f.course.room+f.jumpAfter-end)) * holeCost
	}
	if f.exact {
		return f.course.finish(end) * exactEnd
	}
	return f.course.finish(end)
}

// trace follows the cheapest way back.
func (f *fitter) trace(slots []slot) fitted {
	c := &f.course
	out := fitted{blocks: make([]laid, len(f.blocks)), slots: slots, room: c.room, cost: 1 << 62}
	at := f.cheapest()
	if at < 0 {
		return out
	}
	end := f.layers[len(f.blocks)][at]
	out.cost, out.end = end.cost+f.finish(int(end.end)), int(end.end)
	out.overset = max(0, out.end-c.room)
	for i := len(f.blocks); i > 0; i-- {
		st := f.layers[i][at]
		out.blocks[i-1] = laid{slot: int(st.slot)}
		if f.blocks[i-1].kind == running {
			out.blocks[i-1].setting = f.settings(i-1, int(st.slot)).settings[st.set]
		}
		at = st.from
	}
	return out
}

// lay takes the slots offered and adds more, of a width, for what does not fit.
func (c *course) lay(slots []slot, more int, width geom.Length) {
	c.slots, c.room = append(c.slots[:0], slots...), len(slots)
	over := slot{width: width, leg: -1}
	if c.room > 0 {
		over.stretch = slots[c.room-1].stretch + 1
	}
	for range more {
		c.slots = append(c.slots, over)
	}
	n := len(c.slots)
	c.ends, c.same = slices.Grow(c.ends[:0], n)[:n], slices.Grow(c.same[:0], n)[:n]
	for s := n - 1; s >= 0; s-- {
		c.ends[s], c.same[s] = s+1, s+1
		if s+1 < n && c.slots[s].stretch == c.slots[s+1].stretch {
			c.ends[s] = c.ends[s+1]
		}
		if s+1 < n && c.slots[s].width == c.slots[s+1].width {
			c.same[s] = c.same[s+1]
		}
	}
}

// together reports whether n slots from s on are of one stretch.
func (c *course) together(s, n int) bool { return s < len(c.slots) && s+n <= c.ends[s] }

// top reports whether slot s is the first of its stretch.
func (c *course) top(s int) bool { return s == 0 || c.slots[s-1].stretch != c.slots[s].stretch }

// beyond is what lines from slot s up to slot end cost that stand beyond the room.
func (f *fitter) beyond(s, end int) int64 {
	if f.jumpAfter > 0 {
		return 0
	}
	return int64(max(0, end-max(s, f.course.room))) * oversetCost
}

// turn is what it costs a story that runs on elsewhere that a block begins where
// the room ends, or that a sentence of its lines ends there: a reader who is to turn
// the page must want the rest.
func (f *fitter) turn(b *block, s int, lines []text.Line) int64 {
	room := f.course.room
	switch {
	case f.jumpAfter == 0:
		return 0
	case s == room:
		return jumpCost
	case s < room && s+len(lines) > room && endsSentence(b.par.LineText(lines[room-1-s])):
		return stopCost
	}
	return 0
}

// endsSentence reports whether a line ends in a stop, be it before a closing mark.
func endsSentence(line string) bool {
	line = strings.TrimRight(line, " ”’»“\"')")
	return strings.HasSuffix(line, ".") || strings.HasSuffix(line, "?") || strings.HasSuffix(line, "!") || strings.HasSuffix(line, "…")
}

// elasticCost is what a row of white costs that is added under a byline. Where the
// depth is given it is the cheapest way to an even foot.
func (f *fitter) elasticCost() int64 {
	if f.exact {
		return elasticCost * 2
	}
	return elasticCost
}
