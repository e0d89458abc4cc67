package makeup

import (
	"broadsheet/layout/edition"
	"broadsheet/layout/geom"
	"broadsheet/layout/text"
)

// runningAgate divides the rest of a stack into legs of agate.
func (s *stack) runningAgate(asked int) *agate {
	return &agate{columns: s.inColumns(asked, leastAgateLeg), most: mostGiven}
}

// classifieds sets groups of small ads in legs of agate, a hairline between two.
func (p *panel) classifieds(of *edition.Classifieds) content {
	s := p.newStack(of.Box, of.Title)
	a := s.runningAgate(of.Columns)
	st := p.set.styles.agateText
	for _, g := range of.Groups {
		a.heading(p.set.styles.classifiedHead, g.Head, p.grid.step*3/4)
		for i := range g.Entries {
			e := &g.Entries[i]
			first := len(a.strips)
			above := st.Leading / 2
			if i == 0 {
				above = 0
			}
			if e.Display {
				a.display(e, max(above, st.Leading/3))
				continue
			}
			a.text(st, e.Text, above, 0, false)
			if i > 0 && !g.Entries[i-1].Display && first < len(a.strips) {
				a.strips[first].rule = p.set.styles.agateRule
			}
		}
	}
	a.set()
	return s.content()
}

// display adds a framed notice, centred: its head, then its text.
func (a *agate) display(e *edition.Notice, above geom.Length) {
	st, rule := a.panel.set.styles, a.panel.set.styles.boxRule
	head, body := *st.classifiedHead, *st.agateText
	head.Align, body.Align = edition.Center, edition.Center
	head.Ink = body.Ink
	body.HJ.Hyphenate = false
	body.Size, body.Leading = body.Size*8/7, body.Leading*8/7 // a size larger than its neighbours
	in := a.grid.gutter / 2
	width := a.width - 2*in
	pad := st.agateText.Leading * 7 / 8
	type part struct {
		par   paragraph
		lines []text.Line
		st    *style
	}
	var parts []part
	height := 2 * pad
	if e.Head != "" {
		var c copyText
		c.add(&head, 0, e.Head)
		h := a.head(c, &head, width, 3, a.spec.Pos)
		parts = append(parts, part{h.paragraph, h.Lines, &head})
	}
	if len(e.Text) > 0 {
		par := a.spans(&body, e.Text)
		parts = append(parts, part{par, a.ragged(par, width), &body})
	}
	for i, t := range parts {
		height += t.st.capHeight() + t.st.Leading*geom.Length(max(len(t.lines)-1, 0))
		if i > 0 {
			height += body.Leading * 3 / 4
		}
	}
	a.strips = append(a.strips, strip{above: above, joint: 1, height: height + body.Leading/3, tail: body.Leading / 3, draw: func(at geom.Point) {
		a.box(geom.Rect{X: at.X, Y: at.Y, W: a.width, H: height}, rule)
		y := at.Y + pad
		for _, t := range parts {
			for i, l := range t.lines {
				a.line(t.par, l, at.X+in, y+t.st.capHeight()+t.st.Leading*geom.Length(i))
			}
			y += t.st.capHeight() + t.st.Leading*geom.Length(max(len(t.lines)-1, 0)) + body.Leading*3/4
		}
	}})
}

// results sets results of matches, a competition a group, in legs of agate.
func (p *panel) results(of *edition.Results) content {
	s := p.newStack(of.Box, of.Title)
	a := s.runningAgate(of.Columns)
	a.most = 3 * geom.Pt
	st := *p.set.styles.agateText
	st.Align = edition.Left
	for _, g := range of.Groups {
		a.heading(p.set.styles.classifiedHead, g.Head, p.grid.step*3/4)
		for i, e := range g.Entries {
			above := st.Leading / 4
			if i == 0 {
				above = 0
			}
			a.text(&st, e.Text, above, st.Size, false)
		}
	}
	a.set()
	return s.content()
}
