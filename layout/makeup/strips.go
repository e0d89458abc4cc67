package makeup

import (
	"broadsheet/layout/edition"
	"broadsheet/layout/geom"
	"broadsheet/layout/page"
	"broadsheet/layout/story"
	"broadsheet/layout/text"
)

// strip is one piece of running agate: a line, a heading, a framed notice. It is
// not split, and stands with its top, the height of its first capitals, below the
// foot of the strip before it by that one's leading and its own white above.
type strip struct {
	above  geom.Length  // white above it, none at the top of a leg
	height geom.Length  // from its top to the top of what follows without white
	tail   geom.Length  // what of its height lies below its last baseline
	rule   edition.Rule // in the middle of the white above it
	joint  int          // shares of the white that may be added above it
	keep   bool         // the next stands below it in the same leg
	cost   int64        // of a leg that ends with it
	draw   func(at geom.Point)
}

// agate is text of the size of agate that runs over columns with a leading of its
// own. The white between its entries makes all legs end on one line.
type agate struct {
	columns
	strips []strip
	most   geom.Length // white that may be added for each share of a joint
}

// What a leg's end costs, in the measure of slackCost, where a line of 8 pt that is
// missing is 4,096.
const (
	agateWidow  = 45_000  // a line alone at the top or the foot of a leg, or a hyphen at its foot
	agateRunOn  = 3_000   // an entry that goes on in the next leg
	agateSplit  = 200_000 // one of two lines that does: rather end a leg short
	agateUneven = 20_000  // a leg that white cannot bring to the foot, once
	agateKeep   = 400_000 // a heading at a foot
	agateRow    = 15_000  // a row of the page more than the least
)

// mostGiven is the most white that may be added for each share of a joint between
// two entries, above a heading twice that; more looks like a hole.
const mostGiven = 7 * geom.Pt

// leastUnder is the least number of lines under what stands in the legs' way; with
// room for less they stay empty.
const leastUnder = 6

// text adds a paragraph, its lines but the first set in by hang, with white above
// it. Keep binds it to the next strip.
func (a *agate) text(st *style, spans []story.Span, above, hang geom.Length, keep bool) {
	p := a.hanging(st, spans, hang)
	lines := least(p.Break([]text.Slot{{Width: a.width}, {Width: a.width - hang}})).Lines
	a.lines(p, lines, st, above, 0, hang, keep)
}

// marked adds a paragraph that is set in, with a mark before its first line.
func (a *agate) marked(st *style, mark string, spans []story.Span, above, in geom.Length) {
	p := a.hanging(st, spans, in)
	first := len(a.strips)
	a.lines(p, least(p.Break([]text.Slot{{Width: a.width - in}})).Lines, st, above, in, in, false)
	if first == len(a.strips) {
		return
	}
	m := a.spans(st, []story.Span{{Text: mark, Strong: true}})
	draw := a.strips[first].draw
	a.strips[first].draw = func(at geom.Point) {
		a.one(m, geom.Point{X: at.X, Y: at.Y + st.capHeight()})
		draw(at)
	}
}

// hanging shapes a paragraph of running agate. Its language is the edition's.
func (a *agate) hanging(st *style, spans []story.Span, hang geom.Length) paragraph {
	var c copyText
	c.addSpans(st, spans)
	rules := st.rules(a.language())
	if hang > 0 {
		rules.Indent = 0
	}
	return a.shape(c, rules, a.spec.Pos)
}

// lines adds the lines of a paragraph as strips, the first set in by first and the
// others by hang.
func (a *agate) lines(p paragraph, lines []text.Line, st *style, above, first, hang geom.Length, keep bool) {
	b := block{par: p}
	n := len(lines)
	for i, l := range lines {
		a.reportLine(&b, l, i)
		s := strip{height: st.Leading, tail: st.Leading - st.capHeight(), cost: agateRunOn}
		in := hang
		if i == 0 {
			s.above, in = above, first
			if above > 0 {
				s.joint = 1
			}
		}
		switch {
		case n == 2:
			s.cost = agateSplit
		case i == 0, i == n-2:
			s.cost = agateWidow
		}
		if l.Hyphen {
			s.cost = max(s.cost, agateWidow)
		}
		if i == n-1 {
			s.cost, s.keep = 0, keep
		}
		s.draw = func(at geom.Point) { a.line(p, l, at.X+in, at.Y+st.capHeight()) }
		a.strips = append(a.strips, s)
	}
}

// heading adds a group's heading: capitals between its style's rules, or, where
// its ink is white, in a bar.
func (a *agate) heading(st *style, txt string, above geom.Length) {
	if txt == "" {
		return
	}
	var c copyText
	c.add(st, 0, txt)
	pad := st.capHeight()/2 + geom.Pt/2
	h := a.head(c, st, a.width, 3, a.spec.Pos)
	n := geom.Length(len(h.Lines))
	deep := st.capHeight() + st.Leading*(n-1) + 2*pad
	bar := st.Ink == geom.White
	over := st.RuleOver
	if len(a.strips) == 0 && a.header == 0 && a.kind == edition.Unboxed {
		over.Weight = 0 // the module has no title: its own rule is enough
	}
	s := strip{above: above, height: deep + a.grid.lines(st.Below), keep: true, joint: 2, cost: agateKeep}
	s.draw = func(at geom.Point) {
		if bar {
			a.module.items = append(a.module.items, &page.Fill{Ink: geom.Black, Box: geom.Rect{X: at.X, Y: at.Y, W: a.width, H: deep}})
		} else {
			a.module.rule(at.X, at.Y+over.Weight/2, a.width, over)
			a.module.rule(at.X, at.Y+deep, a.width, st.RuleFoot)
		}
		for i, l := range h.Lines {
			x := at.X
			if bar {
				x += a.grid.gutter / 3
			}
			a.line(h.paragraph, l, x, at.Y+pad+st.capHeight()+st.Leading*geom.Length(i))
		}
	}
	a.strips = append(a.strips, s)
}

// set divides the strips among the legs and adds them to the stack: at the depth of
// the place where it has one and they fit it, else at the least number of rows of
// the page that holds them well.
func (a *agate) set() {
	if len(a.strips) > 0 {
		a.place(a.cut())
	}
}

// cut finds the depth of the legs, and where the strips are cut.
func (a *agate) cut() (cut []int, deep geom.Length) {
	if a.header > 0 {
		a.y += a.grid.step / 5
		a.header = 0
	}
	rows := a.leastRows()
	cut, cost := a.divide(a.room(rows))
	for cut == nil {
		rows++
		cut, cost = a.divide(a.room(rows))
	}
	// A row or two more may set it much better.
	best := rows
	for more := rows + 1; more <= rows+2; more++ {
		if c, d := a.divide(a.room(more)); c != nil && d+int64(more-best)*agateRow < cost {
			cut, cost, best = c, d, more
		}
	}
	if given := a.spec.At.Depth - 1; given > best {
		if c, d := a.divide(a.room(given)); c != nil && d < cost+agateUneven {
			cut, best = c, given
		}
	}
	return cut, a.room(best)
}

// room is the depth of the legs, from the stack's next line to their last
// baseline, where the module ends so many rows below its first.
func (a *agate) room(rows int) geom.Length {
	foot := a.grid.step*geom.Length(rows) + a.panel.set.styles.body.capHeight()
	if a.kind != edition.Unboxed {
		foot -= a.in + a.grid.step/10
	}
	return foot - a.y
}

// leastRows is a number of rows that the strips cannot stand in less of.
func (a *agate) leastRows() int {
	var sum geom.Length
	for i := range a.strips {
		sum += a.strips[i].height
	}
	for rows := 1; ; rows++ {
		// Each leg may go on below its last baseline by a strip's tail.
		var held geom.Length
		for k := range a.top {
			if room := a.room(rows) - a.top[k]; !a.short(k, room) {
				held += room + a.strips[0].tail
			}
		}
		if held >= sum {
			return rows
		}
	}
}

// short reports whether leg k has too little room for anything under what stands
// in its way.
func (a *agate) short(k int, room geom.Length) bool {
	return a.top[k] > 0 && room < leastUnder*a.panel.set.styles.agateText.Leading
}

// divide cuts the strips into legs of a depth: cut[k] is the first strip behind leg
// k. It minimises the sum of what the legs' ends cost and of the squares of the
// white added at each joint, over all ways to cut, in O(legs · strips · strips of
// a leg) and less where the legs are just deep enough, as what later legs cannot hold
// is not looked at; nil where the legs do not hold the strips.
func (a *agate) divide(deep geom.Length) (cut []int, cost int64) {
	const none = int64(1) << 62
	n, legs := len(a.strips), len(a.x)
	best, next := make([]int64, n+1), make([]int64, n+1)
	for i := range best {
		best[i] = none
	}
	best[0] = 0
	from := make([]int32, (n+1)*legs)
	first := a.firsts(deep)
	for k := range legs {
		for i := range next {
			next[i] = none
		}
		room := deep - a.top[k]
		for i := 0; i <= n; i++ {
			switch {
			case best[i] == none:
				continue
			case a.short(k, room):
				next[i], from[k*(n+1)+i] = best[i], int32(i)
				continue
			}
			a.legFrom(i, room, func(j int, c int64) {
				if c += best[i]; j >= first[k] && c < next[j] {
					next[j], from[k*(n+1)+j] = c, int32(i)
				}
			})
		}
		best, next = next, best
	}
	if best[n] == none {
		return nil, none
	}
	cut = make([]int, legs)
	at := n
	for k := legs - 1; k >= 0; k-- {
		cut[k] = at
		at = int(from[k*(n+1)+at])
	}
	return cut, best[n]
}

// firsts are, for each leg of a depth, the first strip that may stand behind it: the
// legs after it hold no more.
func (a *agate) firsts(deep geom.Length) []int {
	var tail, held geom.Length
	for i := range a.strips {
		tail = max(tail, a.strips[i].tail)
	}
	out := make([]int, len(a.x))
	at := len(a.strips)
	for k := len(a.x) - 1; k >= 0; k-- {
		out[k] = at
		if room := deep - a.top[k]; !a.short(k, room) {
			held += room + tail
		}
		for at > 0 && a.strips[at-1].height <= held {
			at--
			held -= a.strips[at].height
		}
	}
	return out
}

// legFrom gives the ends of the legs that begin with strip i in so much room, and
// what each costs.
func (a *agate) legFrom(i int, room geom.Length, yield func(end int, cost int64)) {
	n := len(a.strips)
	if i == n {
		yield(n, a.slackCost(room, 0)) // an empty leg: the strips are few
		return
	}
	var y geom.Length
	joints := 0
	for j := i; j < n; j++ {
		s := &a.strips[j]
		if j > i {
			y += s.above
			joints += s.joint
		}
		y += s.height
		if y-s.tail > room {
			return
		}
		if s.keep && j+1 < n {
			continue
		}
		cost := s.cost
		if j+1 == n {
			cost = 0
		}
		yield(j+1, cost+a.slackCost(room-(y-s.tail), joints))
	}
}

// slackCost is the sum of the squares of the white, in eighths of a point, that
// joints take so that a leg ends deeper by so much.
func (a *agate) slackCost(spare geom.Length, joints int) int64 {
	u := int64(spare * 8 / geom.Pt)
	if spare > a.most*geom.Length(joints) {
		return agateUneven + u*u
	}
	return u * u / int64(max(joints, 1))
}

// standingStrip is a strip in its place, from the legs' first line, with the height
// of the rule above it, 0 for none.
type standingStrip struct {
	*strip
	at   geom.Point
	over geom.Length
}

// place adds the legs to the stack.
func (a *agate) place(cut []int, deep geom.Length) {
	var all []standingStrip
	first, last, used := 0, geom.Length(0), 0
	for k, end := range cut {
		if end == first {
			a.top[k] = deep // no rule beside an empty leg
			continue
		}
		leg := a.leg(k, a.strips[first:end], deep)
		foot := &leg[len(leg)-1]
		last = max(last, foot.at.Y+foot.height-foot.tail)
		all, first, used = append(all, leg...), end, k+1
	}
	top := a.y
	a.add(func(at geom.Point) {
		at.Y += top
		for _, s := range all {
			if s.over > 0 {
				a.module.rule(at.X+s.at.X, at.Y+s.over, a.width, s.rule)
			}
			s.draw(at.Add(s.at))
		}
	})
	a.parted(top, top+last, used)
	a.foot = max(a.foot, top+last)
	a.y = top + last
}

// leg places the strips of leg k so that the last ends at a depth. Where that asks
// for more white than the joints take, it ends short, without holes.
func (a *agate) leg(k int, strips []strip, deep geom.Length) []standingStrip {
	out := make([]standingStrip, len(strips))
	spare, joints := deep-a.top[k], geom.Length(0)
	for i := range strips {
		spare -= strips[i].height
		if i > 0 {
			spare -= strips[i].above
			joints += geom.Length(strips[i].joint)
		}
	}
	spare += strips[len(strips)-1].tail
	if spare > a.most*joints {
		spare = min(spare, a.most*joints/2)
	}
	y, done := a.top[k], geom.Length(0)
	for i := range strips {
		s := &strips[i]
		out[i].strip = s
		if i > 0 {
			white := s.above
			if s.joint > 0 {
				share := geom.Length(s.joint)
				done += share
				white += spare*done/joints - spare*(done-share)/joints
			}
			y += white
			// The rule stands midway between the baseline above and the capitals below.
			foot := strips[i-1].tail
			out[i].over = y - (white+foot)/2 + foot/8
		}
		out[i].at = geom.Point{X: a.x[k], Y: y}
		y += s.height
	}
	return out
}
