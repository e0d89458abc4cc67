package makeup

import (
	"broadsheet/layout/edition"
	"broadsheet/layout/geom"
	"broadsheet/layout/page"
	"broadsheet/layout/picture"
	"broadsheet/layout/story"
)

// obituaries sets short lives in legs of body text, then notices in legs of agate.
func (p *panel) obituaries(of *edition.Obituaries) content {
	s := p.newStack(of.Box, of.Title)
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
		p.notices(s, of)
	}
	return s.content()
}

// notices adds notices of deaths.
func (p *panel) notices(s *stack, of *edition.Obituaries) {
	if of.NoticeTitle != "" {
		st := p.set.styles.boxTitle
		par := p.simpleLine(st, of.NoticeTitle)
		s.lines(par, p.ragged(par, s.width), st, 0)
		s.y -= st.Leading - st.capHeight() - s.grid.step*4/5
	}
	a := s.runningAgate(0)
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
// stands at their left, the dates level with its foot.
func (c *columns) lifeHead(o *edition.Obituary) block {
	st, body, p := c.set.styles.obituaryName, c.set.styles.body, c.panel
	step := c.grid.step
	var box geom.Rect
	if o.Picture != nil {
		box.W = min(widestPortrait, c.width*2/5)
		ratio := o.Picture.Ratio
		if ratio.W == 0 || ratio.H == 0 {
			ratio = edition.Ratio{W: 4, H: 5}
		}
		tall := box.W.MulDiv(geom.Length(ratio.H), geom.Length(ratio.W))
		n := max(2, c.grid.rowsFor(tall-body.capHeight()-step/2))
		box.H = body.capHeight() + step*geom.Length(n)
	}
	in := geom.Length(0)
	if box.W > 0 {
		in = box.W + standoff
	}
	var t copyText
	t.add(st, 0, o.Called())
	name := p.head(t, st, c.width-in, 4, p.spec.Pos)
	when := *body
	when.Indent = 0
	dates := p.spans(&when, []story.Span{{Text: o.Lived(), Emph: true}})
	// The name's last baseline from its capitals, then that of the dates.
	deep := st.capHeight() + st.Leading*geom.Length(len(name.Lines)-1)
	last := deep
	if o.Lived() != "" {
		last += body.Leading * 11 / 10
	}
	rows := 1 + c.grid.rowsFor(max(0, last-body.capHeight()))
	if box.W > 0 {
		rows = max(rows, 1+int(box.H/step))
	}
	return block{kind: whole, rows: rows, above: 1, keep: 3, draw: func(at slot) {
		top := at.at.Y - body.capHeight()
		y := top
		if box.W > 0 {
			at := geom.Rect{X: at.at.X, Y: top, W: box.W, H: body.capHeight() + step*geom.Length(rows-1) - step/4}
			p.portrait(o.Picture, at)
			y = at.Bottom() - last
		}
		for i, l := range name.Lines {
			p.line(name.paragraph, l, at.at.X+in, y+st.capHeight()+st.Leading*geom.Length(i))
		}
		if o.Lived() != "" {
			for _, l := range p.ragged(dates, c.width-in)[:1] {
				p.line(dates, l, at.at.X+in, y+last)
			}
		}
	}}
}

// portrait draws a small picture, cropped to a box.
func (p *panel) portrait(spec *edition.Picture, box geom.Rect) {
	img := spec.Image
	if img == nil {
		p.box(box, p.set.styles.line)
		return
	}
	crop := picture.Fit(img.Width, img.Height, int(box.W), int(box.H), spec.Focus[0], spec.Focus[1])
	p.module.items = append(p.module.items, &page.Picture{Box: box, Image: img, Crop: crop, Alt: spec.Alt})
	p.resolution(spec, crop, box)
}
