package makeup

import (
	"cmp"

	"broadsheet/layout/edition"
	"broadsheet/layout/geom"
	"broadsheet/layout/story"
	"broadsheet/layout/text"
)

// obituaries sets short lives in legs of body text, then notices in legs of agate.
func (p *panel) obituaries(of *edition.Obituaries) content {
	title, below := of.Title, of.NoticeTitle
	if len(of.Items) == 0 {
		title, below = cmp.Or(title, below), ""
	}
	s := p.newStack(of.Box, title)
	if len(of.Items) > 0 {
		c := s.inColumns(s.legsOfBody(of.Columns), leastBodyLeg)
		var blocks []block
		for i := range of.Items {
			blocks = append(blocks, c.life(&of.Items[i], i > 0)...)
		}
		c.body(blocks)
	}
	if len(of.Notices) > 0 {
		if len(of.Items) > 0 {
			s.y += s.grid.step / 2
			s.rule(p.set.styles.boxRule, s.y)
			s.y += s.grid.step / 2
		}
		p.notices(s, of, below)
	}
	return s.content()
}

// notices adds notices of deaths under a title.
func (p *panel) notices(s *stack, of *edition.Obituaries, title string) {
	if title != "" {
		st := p.set.styles.boxTitle
		par := p.simpleLine(st, title)
		s.lines(par, p.ragged(par, s.width), st, 0)
		s.y -= st.Leading - st.capHeight() - s.grid.step*4/5
	}
	a := s.runningAgate(s.legsOfBody(of.Columns))
	st := p.set.styles.agateText
	for i := range of.Notices {
		n := &of.Notices[i]
		spans := []story.Span{{Text: n.Name, Strong: true}}
		if n.Dates != "" {
			spans = append(spans, story.Span{Text: ", " + n.Dates})
		}
		spans = append(spans, story.Span{Text: ". "})
		for k, par := range n.Text {
			if k > 0 {
				spans = append(spans, story.Span{Text: " "})
			}
			spans = append(spans, par...)
		}
		if len(n.Service) > 0 {
			spans = append(spans, story.Span{Text: " "})
			for _, sp := range n.Service {
				sp.Emph = true
				spans = append(spans, sp)
			}
		}
		first := len(a.strips)
		above := st.Leading / 2
		if i == 0 {
			above = 0
		}
		a.text(st, spans, above, 0, false)
		if i > 0 && first < len(a.strips) {
			a.strips[first].rule = p.set.styles.agateRule
		}
	}
	a.set()
}

// life is one obituary: its name and dates, beside a portrait where there is one,
// its text, and when the service is.
func (c *columns) life(o *edition.Obituary, between bool) []block {
	head := c.lifeHead(o)
	if between {
		head = c.ruledOff(head)
	}
	out := append([]block{head}, c.prose(o.Paragraphs(), 0)...)
	if len(o.Service) > 0 {
		st := c.set.styles.body
		spans := make([]story.Span, len(o.Service))
		for i, s := range o.Service {
			s.Emph = true
			spans[i] = s
		}
		var t copyText
		t.addSpans(st, spans)
		rules := st.rules(c.language())
		rules.Indent = 0
		out = append(out, block{kind: running, par: c.shape(t, rules, c.spec.Pos)})
	}
	return out
}

// widestPortrait is how wide a portrait is set at most.
const widestPortrait = 76 * geom.Pt

// lifeHead is an obituary's name over its dates; a portrait of two fifths of the leg
// stands at their left, the dates level with its foot, or above them where a name
// is too long to stand beside it.
func (c *columns) lifeHead(o *edition.Obituary) block {
	body, p, step := c.set.styles.body, c.panel, c.grid.step
	box := c.portraitBox(o.Picture)
	in, down := geom.Length(0), geom.Length(0)
	if box.W > 0 {
		in = box.W + standoff
	}
	name := c.nameOf(o, c.width-in)
	if in > 0 && name.wide {
		in, down = 0, box.H+step/2
		name = c.nameOf(o, c.width)
	}
	rows := 1 + c.grid.rowsFor(max(0, down+name.last-body.capHeight()))
	if box.W > 0 {
		rows = max(rows, 1+int(box.H/step))
	}
	return block{kind: whole, rows: rows, above: 1, keep: 3, draw: func(at slot) {
		y := at.at.Y - body.capHeight()
		box := geom.Rect{X: at.at.X, Y: y, W: box.W, H: box.H}
		switch {
		case in > 0:
			box.H = body.capHeight() + step*geom.Length(rows-1) - step/4
			p.thumbnail(o.Picture, box)
			y = box.Bottom() - name.last
		case down > 0:
			p.thumbnail(o.Picture, box)
			y += down
		}
		for _, l := range name.lines {
			p.line(l.paragraph, l.line, at.at.X+in, y+l.base)
		}
	}}
}

// portraitBox is the size of a portrait, zero for none: as wide as is said, its
// foot a little above a baseline.
func (c *columns) portraitBox(spec *edition.Picture) geom.Rect {
	if spec == nil {
		return geom.Rect{}
	}
	ratio := spec.Ratio
	if ratio.W == 0 || ratio.H == 0 {
		ratio = edition.Ratio{W: 4, H: 5}
	}
	w := min(widestPortrait, c.width*2/5)
	caps := c.set.styles.body.capHeight()
	n := max(2, c.grid.rowsFor(w.MulDiv(geom.Length(ratio.H), geom.Length(ratio.W))-caps-c.grid.step/2))
	return geom.Rect{W: w, H: caps + c.grid.step*geom.Length(n)}
}

// named is a name with who that was and the dates: their lines, and the last baseline, from the
// height of the first capitals.
type named struct {
	lines []namedLine
	last  geom.Length
	wide  bool // a line stands out of the measure
}

type namedLine struct {
	paragraph
	line text.Line
	base geom.Length
}

// nameOf sets a name over who that was and the dates.
func (c *columns) nameOf(o *edition.Obituary, width geom.Length) named {
	st, dates := c.set.styles.obituaryName, *c.set.styles.body
	dates.Indent, dates.Align, dates.HJ.Hyphenate, dates.name = 0, edition.Left, false, st.name
	var t copyText
	t.add(st, 0, o.Called())
	h := c.head(t, st, width, 4, c.spec.Pos)
	n := named{last: st.capHeight() - st.Leading}
	for _, l := range h.Lines {
		n.last += st.Leading
		n.lines = append(n.lines, namedLine{h.paragraph, l, n.last})
		n.wide = n.wide || l.Natural > width
	}
	n.last += dates.Leading / 10
	for _, spans := range [...]story.Span{{Text: o.Was()}, {Text: o.Dates, Emph: true}} {
		if spans.Text == "" {
			continue
		}
		par := c.spans(&dates, []story.Span{spans})
		for _, l := range c.ragged(par, width) {
			n.last += dates.Leading
			n.lines = append(n.lines, namedLine{par, l, n.last})
			n.wide = n.wide || l.Natural > width
		}
	}
	return n
}
