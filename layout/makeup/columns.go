package makeup

import (
	"broadsheet/layout/diag"
	"broadsheet/layout/edition"
	"broadsheet/layout/geom"
	"broadsheet/layout/page"
	"broadsheet/layout/story"
)

// columns are legs side by side within a stack: letters, classifieds, clues. All
// begin where the stack has come to, or lower by their tops, and are to end on
// one line.
type columns struct {
	*stack
	x     []geom.Length // left edges, from the stack's
	width geom.Length   // of each
	top   []geom.Length // of each, below the stack's next line
}

// leastLeg is the least measure of a leg that no one asked for: of body text a
// column of 27 characters (newspaper.md), of agate about 35 mm.
const (
	leastBodyLeg  = 110 * geom.Pt
	leastAgateLeg = 100 * geom.Pt
	narrowestLeg  = 54 * geom.Pt // of any that is asked for
)

// inColumns divides the rest of a stack into legs: as many as are asked for, else
// the columns of the page that it spans for body text, or as many as hold the
// least measure.
func (s *stack) inColumns(asked int, least geom.Length) columns {
	n := asked
	if n == 0 {
		n = max(1, int((s.width+s.grid.gutter)/(least+s.grid.gutter)))
	}
	if most := max(1, int((s.width+s.grid.gutter)/(narrowestLeg+s.grid.gutter))); n > most {
		s.find(diag.At(s.spec.Pos, diag.Error, "columns", "%d legs are too narrow for %s: %d fit its place", n, s.hold.name, most).
			WithHint("give fewer columns, or span more of the page's"))
		n = most
	}
	x, width := s.grid.legs(s.hold.column, s.hold.span, n, s.in)
	c := columns{stack: s, width: width, top: make([]geom.Length, len(x))}
	for _, at := range x {
		c.x = append(c.x, at-x[0])
	}
	return c
}

// legsOfBody is the number of legs of body text where none is asked for: the
// page's columns, unless a frame leaves them too narrow.
func (s *stack) legsOfBody(asked int) int {
	if asked > 0 {
		return asked
	}
	n := s.spec.At.Span
	for n > 1 && (s.width-geom.Length(n-1)*s.grid.gutter)/geom.Length(n) < min(leastBodyLeg, s.grid.column*9/10) {
		n--
	}
	return n
}

// standing moves the next line of a style down to the baseline grid. A title above
// it comes down by half of that, so that the white above and below it is even.
func (s *stack) standing(st *style) {
	base := s.y + st.capHeight() - s.set.styles.body.capHeight()
	down := geom.Length(s.grid.rowsFor(max(base, 0)))*s.grid.step - base
	s.y += down
	if s.header > 0 {
		s.things[s.header-1].down = down / 2
		s.header = 0
	}
}

// legs are the columns as slots count them, from the stack's next line on.
func (c *columns) legs() legs {
	body := c.set.styles.body
	g := c.grid
	g.top = c.y + body.capHeight() - g.rise()
	l := legs{x: c.x, width: c.width, top: make([]int, len(c.x)), grid: g}
	for i, t := range c.top {
		l.top[i] = g.rowsFor(t)
	}
	return l
}

// body sets blocks of body text on the grid, in legs that end together.
func (c *columns) body(blocks []block) {
	if len(blocks) == 0 {
		return
	}
	if c.header > 0 {
		c.y += c.grid.step / 3
	}
	c.standing(c.set.styles.body)
	for i := range blocks {
		blocks[i].id = i
	}
	m := *c.panel.module
	m.legs = c.legs()
	m.grid, m.row, m.legWidth = m.legs.grid, 0, c.width
	f := newFitter(blocks, c.width)
	lines, _ := f.ideal()
	limit := lines*5/4 + 20 // of one leg: what all text may take at its worst
	set, foot := m.balance(f, lines, limit)
	if given := c.rowsGiven(); given > foot {
		all := f.fit(m.legs.slots(given), lines+given)
		if all.overset == 0 && all.cost < set.cost+holeCost {
			set, foot = all, given
		}
	}
	p := c.panel
	for i := range f.blocks {
		if f.blocks[i].kind == running {
			for k, l := range set.blocks[i].setting.Lines {
				p.reportLine(&f.blocks[i], l, k)
			}
		}
	}
	c.add(func(at geom.Point) {
		moved := set
		moved.slots = make([]slot, len(set.slots))
		for i, s := range set.slots {
			s.at = s.at.Add(at)
			moved.slots[i] = s
		}
		p.module.draw(f.blocks, moved)
	})
	last := c.y + p.set.styles.body.capHeight() + geom.Length(foot-1)*c.grid.step
	c.parted(c.y, last, len(c.x))
	c.foot = max(c.foot, last)
	c.y += geom.Length(foot) * c.grid.step
}

// rowsGiven is the number of rows that the place leaves from the stack's next line
// on, 0 where the module may be as deep as it needs.
func (c *columns) rowsGiven() int {
	if c.spec.At.Depth == 0 {
		return 0
	}
	room := c.grid.step*geom.Length(c.spec.At.Depth-1) - c.y
	if c.kind != edition.Unboxed {
		room -= c.in + c.grid.step/10
	}
	return int(room/c.grid.step) + 1
}

// parted adds the rules between the first legs, those that are used, from a height or
// their tops to a last baseline.
func (c *columns) parted(y, foot geom.Length, used int) {
	r := c.set.styles.columnRule
	if r.Weight == 0 || len(c.x) < 2 {
		return
	}
	items := &c.panel.module.items
	c.add(func(at geom.Point) {
		for i := 1; i < used; i++ {
			from := y + max(c.top[i-1], c.top[i])
			if foot-from < c.grid.step {
				continue
			}
			if c.x[i]-c.x[i-1] > c.width+c.grid.gutter {
				continue // a fold parts them
			}
			x := at.X + c.x[i] - c.grid.gutter/2
			*items = append(*items, &page.Rule{From: geom.Point{X: x, Y: at.Y + from}, To: geom.Point{X: x, Y: at.Y + foot},
				Weight: r.Weight, Ink: r.Ink})
		}
	})
}

// prose are paragraphs of body text as blocks, the first without an indent and
// with white above it.
func (p *panel) prose(paragraphs [][]story.Span, above int) []block {
	st := p.set.styles.body
	var out []block
	for i, spans := range paragraphs {
		var c copyText
		c.addSpans(st, spans)
		rules := st.rules(p.language())
		b := block{kind: running}
		if i == 0 {
			rules.Indent, b.above = 0, above
		}
		b.par = p.shape(c, rules, p.spec.Pos)
		out = append(out, b)
	}
	return out
}

// heading is a short head of a style in a leg, on the grid, a line a row, with
// white above it unless it opens the leg, and text kept below it.
func (p *panel) heading(st *style, txt string, width geom.Length) block {
	var c copyText
	c.add(st, 0, txt)
	h := p.head(c, st, width, 4, p.spec.Pos)
	return block{kind: whole, rows: len(h.Lines), above: max(1, p.rows(st.Above)), keep: 3, draw: func(at slot) {
		for i, l := range h.Lines {
			p.line(h.paragraph, l, at.at.X, at.at.Y+geom.Length(i)*p.grid.step)
		}
	}}
}
