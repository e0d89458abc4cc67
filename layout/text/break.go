package text

import (
	"sync"

	"broadsheet/layout/geom"
)

// Break sets the paragraph into slots and gives the best setting for each
// number of lines that can be reached, from two lines fewer than the best
// setting of all to two lines more, in ascending number of lines. The last
// slot's width repeats where more lines are needed. It never fails and never
// gives nothing: what cannot be set well is flagged on its lines.
//
// The best setting has the least demerits over the whole paragraph (Knuth and
// Plass, Breaking Paragraphs into Lines, Software—Practice and Experience 11,
// 1981): a line costs (1 + b + p)², b being 100·|r|³ rounded, r the share of
// the limits that the line needs, p the penalty of its break. To that come
// demerits for neighbours of unlike tightness, for hyphens in a row and for
// rivers. Settings of lines with r up to 2 are preferred absolutely, then those
// with r up to 4; only where neither can be had any line will do, and one that
// stands out of its slot only where nothing fits. A line may shrink beyond r = 1, down
// to WordLeast, at the cost of one that is as far beyond its limits. The ladder limit
// holds exactly, for it is part of the state, and so does the rule that no added hyphen
// ends a Foot slot; a hyphen of the text does so only where nothing else fits.
//
// It takes O(n·m) time for n breaks of which m fit into a line.
func (p *Paragraph) Break(slots []Slot) []Setting {
	if len(p.breaks) < 2 {
		return []Setting{{}}
	}
	b := breakers.Get().(*breaker)
	defer breakers.Put(b)
	b.prepare(p, slots)
	settings := b.settings(p)
	b.avoidRivers(p, settings)
	return settings
}

// Best is the setting with the least demerits, the shorter of equals. It
// panics when there is none; Break always gives one.
func Best(settings []Setting) Setting {
	b := settings[0]
	for _, s := range settings[1:] {
		if s.Demerits < b.Demerits {
			b = s
		}
	}
	return b
}

// Demerits beside a line's own. A line at all its limits, r = 1, costs
// 101² = 10,201, one with an added hyphen as much.
const (
	unlike     = 3_000   // neighbours two fitness classes apart (Knuth and Plass, γ)
	beyond     = 40      // badness of a line at r > 1 grows by so many times r−1: its white shows
	most       = 10_000  // but by no more than so much (TeX's inf_bad)
	hyphensRow = 10_000  // a hyphen under a hyphen, as dear as the hyphen itself
	runt       = 2_500   // penalty of a last line under LastMin: nearly as dear as a line at r = 1.3
	tightest   = 200_000 // badness of a line that stands out, and more
	footHyphen = 40_000  // penalty of a text's hyphen at a leg's foot
	variants   = 2       // settings longer and shorter than the best
)

// Ratios are in 1/1024. A ratio over tolerable is only for paragraphs that
// cannot be set without, one over bearable for those that cannot even so;
// over hopeless all lines are equally bad.
const (
	one       = 1024
	tolerable = one * 2
	bearable  = one * 4
	hopeless  = 10 * one
)

// The fitness classes: shrunk by more than half of the limit, about natural,
// stretched by more than half, stretched beyond the limit.
const (
	tight = iota
	decent
	loose
	veryLoose
	classes
)

// node is a way to set the paragraph up to a break: the best of all with the
// same number of lines, fitness class of the last and hyphens in a row.
type node struct {
	demerits int64
	prev     int32 // in breaker.nodes
	brk      int32
	line     int32 // lines so far
	class    int8
	hyphens  int8
	used     bool // a line that fits starts here
}

// group is the nodes of one break from which lines may start.
type group struct {
	after       glue // of the break
	brk         int32
	first, last int32 // nodes
	line, most  int32 // least and greatest number of lines of them
	left        int32 // the break at which it was left behind; 0 before
}

// entry is a candidate for a node.
type entry struct {
	demerits int64
	prev     int32
}

// breaker has the paragraph's breaks and the room of each line, and the
// working storage of the search. It is the paper's algorithm alone: all it
// knows are glue and penalties.
type breaker struct {
	breaks []legal
	rooms  []room
	ladder int8 // most hyphens in a row; 0 is any number
	ragged bool
	last   geom.Length // least width of a last line

	banned    int32       // break not to be used, against rivers; 0 is none
	squeeze   geom.Length // share of what a line may shrink, in 1/1024, from which its spaces are below WordMin
	slack     geom.Length // a later break may make a line narrower by so much
	narrowest geom.Length // width of the rooms

	// Costs: what a line beyond its limits costs more, demerits for unlike
	// neighbours and for hyphens in a row.
	beyond      int64
	unlike, row int64

	tolerance geom.Length // greatest ratio
	final     bool        // accept anything
	nodes     []node
	groups    []group // in the order of their breaks
	active    int     // those before are left behind
	near      []int32 // scratch: groups from which a line fits, or may be too wide
	table     []entry
	first     struct { // nodes and groups of a search that others go on from
		nodes  []node
		groups []group
	}
	ends  []int32
	above []streak
	below []streak
}

// room is the place for a line.
type room struct {
	width geom.Length
	foot  bool
}

// breakers keeps working storage between calls; it has no state that a result
// could depend on.
var breakers = sync.Pool{New: func() any { return new(breaker) }}

// prepare sets the breaker up for a paragraph.
func (b *breaker) prepare(p *Paragraph, slots []Slot) {
	b.breaks = p.breaks
	b.ladder = int8(min(max(p.rules.Ladder, 0), 100))
	b.ragged = p.rules.Align != Justify
	b.last = p.rules.LastMin
	b.beyond, b.unlike, b.row = beyond, unlike, hyphensRow
	if b.ragged {
		b.unlike = 0
	}
	b.banned = 0
	b.squeeze = p.squeeze()
	b.slack = 0
	for i := range p.fonts {
		b.slack = max(b.slack, 2*p.fonts[i].Size)
	}
	b.rooms = b.rooms[:0]
	for _, s := range slots {
		b.rooms = append(b.rooms, room{s.Width, s.Foot})
	}
	if len(slots) == 0 {
		b.rooms = append(b.rooms, room{p.Natural(), false})
	}
	// The last slot repeats, but not as a foot.
	tail := room{b.rooms[len(b.rooms)-1].width, false}
	b.rooms = append(b.rooms, tail)
	b.rooms[0].width -= p.rules.Indent
}

// squeeze is the share of what the paragraph's lines may shrink at which their spaces
// come to WordMin.
func (p *Paragraph) squeeze() geom.Length {
	whole := p.rules.glue(p.total).shrink
	if whole <= 0 {
		return one
	}
	below := p.total.spaces * geom.Length(p.rules.WordMin-p.rules.WordLeast) * 10
	return max((whole-below)*one/whole, 1)
}

func (b *breaker) room(line int32) room {
	if int(line) < len(b.rooms) {
		return b.rooms[line]
	}
	return b.rooms[len(b.rooms)-1]
}

// search finds the ways to set the paragraph: first by good lines alone, then
// by any. It leaves the nodes of the last break at the end of b.nodes and
// returns them.
func (b *breaker) search() []node {
	b.narrowest = b.rooms[0].width
	for _, r := range b.rooms[1:] {
		b.narrowest = min(b.narrowest, r.width)
	}
	for _, b.tolerance = range [...]geom.Length{tolerable, bearable, hopeless} {
		if ends := b.run(); ends != nil {
			return ends
		}
	}
	panic("text: no setting found")
}

// run searches at one tolerance and gives the nodes of the last break, nil where
// it cannot be reached.
func (b *breaker) run() []node {
	b.final = b.tolerance == hopeless
	b.nodes = append(b.nodes[:0], node{prev: -1, class: decent})
	b.groups = append(b.groups[:0], group{after: b.breaks[0].after, last: 1})
	b.active = 0
	return b.runFrom(1)
}

// runFrom goes on with a search at break i.
func (b *breaker) runFrom(i int) []node {
	for ; i < len(b.breaks) && b.active < len(b.groups); i++ {
		br := &b.breaks[i]
		if br.flags&emergency != 0 && !b.final || int32(i) == b.banned {
			continue
		}
		b.reach(int32(i), br)
	}
	if n := len(b.groups); b.active < n && int(b.groups[n-1].brk) == len(b.breaks)-1 {
		g := b.groups[n-1]
		return b.nodes[g.first:g.last]
	}
	return nil
}

// reach makes the nodes of break i from the groups that lines to it can start
// from, and leaves groups behind.
func (b *breaker) reach(i int32, br *legal) {
	base, most := b.look(br)
	found := false
	if len(b.near) > 0 {
		b.clear(int(most - base + 1))
	}
	for _, k := range b.near {
		g := &b.groups[k]
		live, ok := b.reachFrom(g, br, base)
		found = found || ok
		if !live {
			g.left = i
		}
	}
	if br.flags&forced != 0 {
		for k := range b.groups[b.active:] {
			b.groups[b.active+k].left = i
		}
	}
	for b.active < len(b.groups) && b.groups[b.active].left != 0 {
		b.active++
	}
	if found {
		b.addNodes(i, base, most-base+1)
	}
}

// look lists in b.near the groups from which a line to a break is not too loose,
// and gives the least and greatest number of lines of their nodes.
func (b *breaker) look(br *legal) (base, most int32) {
	b.near = b.near[:0]
	all := b.final || b.ragged || br.flags&forced != 0
	base = 1 << 30
	for k := b.active; k < len(b.groups); k++ {
		g := &b.groups[k]
		if g.left != 0 {
			continue
		}
		lack := b.narrowest - (br.before.width - g.after.width)
		if !all && lack > 0 && lack*1000*one >= (b.tolerance+1)*(br.before.stretch-g.after.stretch) {
			continue // as try would find, r > b.tolerance
		}
		b.near = append(b.near, int32(k))
		base, most = min(base, g.line), max(most, g.most)
	}
	return base, most
}

// clear empties the table for states of so many numbers of lines.
func (b *breaker) clear(lines int) {
	n := lines * classes * b.rows()
	if cap(b.table) < n {
		b.table = make([]entry, 2*n)
	}
	b.table = b.table[:n]
	for i := range b.table {
		b.table[i] = entry{demerits: -1}
	}
}

// rows is how many counts of hyphens in a row there are.
func (b *breaker) rows() int {
	if b.ladder == 0 {
		return 2
	}
	return int(b.ladder) + 1
}

// reachFrom enters the lines from a group's nodes to a break in the table. It
// reports whether later breaks may be reached from the group, and whether
// this one was.
func (b *breaker) reachFrom(g *group, br *legal, base int32) (live, found bool) {
	line := glue{br.before.width - g.after.width, br.before.stretch - g.after.stretch, br.before.shrink - g.after.shrink}
	width := geom.Length(-1 << 62)
	var t try
	for n := g.first; n < g.last; n++ {
		from := &b.nodes[n]
		room := b.room(from.line)
		if room.width != width {
			width = room.width
			t = b.try(line, width, br.flags&forced != 0)
		}
		live = live || !t.beyond
		if !t.fits && (!b.final || from.used) {
			continue
		}
		penalty, ok := b.penalty(from, br, room.foot)
		if ok {
			from.used, found = true, true
			b.enter(n, br, &t, penalty, base)
		}
		live = live || b.final && !from.used
	}
	return live, found
}

// penalty is that of ending the line that starts at a node with a break; it
// is not ok where the line may not end so.
func (b *breaker) penalty(from *node, br *legal, foot bool) (penalty int64, ok bool) {
	penalty = int64(br.penalty)
	if br.flags&hyphened == 0 {
		return penalty, true
	}
	if b.ladder > 0 && from.hyphens >= b.ladder {
		return 0, false
	}
	if foot {
		return penalty + footHyphen, b.final && br.flags&added == 0
	}
	return penalty, true
}

// enter puts a line from node n to a break into the table.
func (b *breaker) enter(n int32, br *legal, t *try, penalty int64, base int32) {
	from := &b.nodes[n]
	if t.short && from.line > 0 && br == &b.breaks[len(b.breaks)-1] {
		penalty += runt
	}
	d := from.demerits + square(1+t.badness+penalty)
	if from.class > t.class+1 || t.class > from.class+1 {
		d += b.unlike
	}
	rows := b.rows()
	h := 0
	if br.flags&hyphened != 0 {
		h = min(int(from.hyphens)+1, rows-1)
		if from.hyphens > 0 {
			d += b.row
		}
	}
	e := &b.table[(int(from.line-base)*classes+int(t.class))*rows+h]
	if e.demerits < 0 || d < e.demerits {
		*e = entry{d, n}
	}
}

func square(n int64) int64 { return n * n }

// addNodes makes nodes of the table's entries but for those that another can
// replace in any setting: with no more hyphens in a row, and with demerits
// that are fewer even after what its class may cost with the next line.
func (b *breaker) addNodes(i int32, base, lines int32) {
	g := group{after: b.breaks[i].after, brk: i, first: int32(len(b.nodes)), line: base + lines}
	rows := b.rows()
	states := classes * rows
	from, to := b.around(base, lines, states)
	for l := from; l < to; l++ {
		t := b.table[int(l)*states : int(l+1)*states]
		for k, e := range t {
			if e.demerits < 0 || b.dominated(t, k, rows) {
				continue
			}
			b.nodes = append(b.nodes, node{e.demerits, e.prev, i, base + l + 1, int8(k / rows), int8(k % rows), false})
			g.line, g.most = min(g.line, base+l+1), base+l+1
		}
	}
	g.last = int32(len(b.nodes))
	b.groups = append(b.groups, g)
}

// around narrows the table's rows to those whose number of lines is near that of
// the best. Only a long paragraph reaches others; each of its lines can add one to
// them, and they would cost time without ever ending near the best setting.
func (b *breaker) around(base, lines int32, states int) (from, to int32) {
	const spread = variants + 2
	if lines <= spread || base < 2*spread {
		return 0, lines
	}
	best := -1
	for k, e := range b.table {
		if e.demerits >= 0 && (best < 0 || e.demerits < b.table[best].demerits) {
			best = k
		}
	}
	line := int32(best / states)
	return max(line-spread, 0), min(line+spread+1, lines)
}

func (b *breaker) dominated(t []entry, k, rows int) bool {
	d, hyphens := t[k].demerits, k%rows
	for j, e := range t {
		if e.demerits < 0 || j == k || j%rows > hyphens {
			continue
		}
		if e.demerits+b.unlike <= d && (b.unlike > 0 || j < k || e.demerits < d) || j/rows == k/rows && e.demerits <= d {
			return true
		}
	}
	return false
}
