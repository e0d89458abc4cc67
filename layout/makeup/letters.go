package makeup

import (
	"broadsheet/layout/edition"
	"broadsheet/layout/geom"
	"broadsheet/layout/page"
	"broadsheet/layout/story"
	"broadsheet/layout/text"
)

// letters sets letters in legs of body text, each signed; how to write one stands in
// a tint at the foot of the last.
func (p *panel) letters(l *edition.Letters) content {
	s := p.newStack(l.Box, l.Title)
	c := s.inColumns(s.legsOfBody(l.Columns), leastBodyLeg)
	var blocks []block
	for i := range l.Items {
		blocks = append(blocks, c.letter(&l.Items[i], i > 0)...)
	}
	if len(l.Write) > 0 {
		blocks = append(blocks, c.howToWrite(l.Write))
	}
	c.body(blocks)
	return s.content()
}

// letter is a letter's head, text and signature.
func (c *columns) letter(l *edition.Letter, between bool) []block {
	var out []block
	above := 0
	if between {
		above = 1
	}
	if head := l.Heading(); head != "" {
		h := c.heading(c.set.styles.letterHead, head, c.width)
		if between {
			h = c.ruledOff(h)
		}
		out, above = append(out, h), 0
	}
	out = append(out, c.prose(l.Paragraphs(), above)...)
	if from, place := l.Signature(); from+place != "" {
		out = append(out, c.signature(from, place))
	}
	return out
}

// ruledOff gives a heading a hairline in the white above it, unless it opens a leg.
func (c *columns) ruledOff(b block) block {
	draw, rule := b.draw, c.set.styles.agateRule
	tops := c.legs().top
	module, step, width := c.panel.module, c.grid.step, c.width
	// From the baseline above to these capitals are two rows less the capitals.
	up := step + c.set.styles.body.capHeight()/2
	b.draw = func(at slot) {
		if at.leg >= 0 && int(at.row) > tops[at.leg] {
			module.rule(at.at.X, at.at.Y-up, width, rule)
		}
		draw(at)
	}
	return b
}

// signature is a letter writer's name in bold and place in italic, on one line where
// both have room, else one below the other.
func (c *columns) signature(from, place string) block {
	st, p := c.set.styles.signature, c.panel
	plain := *st
	plain.face, plain.italic = c.set.styles.body.face, c.set.styles.body.italic
	name := []story.Span{{Text: from}}
	where := []story.Span{{Text: place, Emph: true}}
	var pars []paragraph
	if from != "" {
		pars = append(pars, c.spans(st, name))
	}
	if place != "" {
		pars = append(pars, c.spans(&plain, where))
	}
	if len(pars) == 2 {
		var both copyText
		both.addSpans(st, name)
		both.addSpans(&plain, append([]story.Span{{Text: ", "}}, where...))
		if one := c.shape(both, st.rules(c.language()), c.spec.Pos); one.Natural() <= c.width {
			pars = []paragraph{one}
		}
	}
	var lines []signedLine
	for _, par := range pars {
		for _, l := range c.ragged(par, c.width) {
			lines = append(lines, signedLine{par, l})
		}
	}
	step := c.grid.step
	return block{kind: whole, tail: true, rows: len(lines), elastic: 1, draw: func(at slot) {
		for i, l := range lines {
			p.line(l.paragraph, l.line, at.at.X, at.at.Y+step*geom.Length(i))
		}
	}}
}

// signedLine is a line of a signature.
type signedLine struct {
	paragraph
	line text.Line
}

// howToWrite is a tinted box of box text at the foot of the last leg.
func (c *columns) howToWrite(paragraphs [][]story.Span) block {
	st := c.set.styles.boxText
	in := c.grid.gutter / 2
	type set struct {
		par   paragraph
		lines int
	}
	var pars []set
	n := 0
	for _, spans := range paragraphs {
		par := c.spans(st, spans)
		lines := len(c.ragged(par, c.width-2*in))
		pars = append(pars, set{par, lines})
		n += lines
	}
	rows := n + 3 // one of white above, and as much within each edge
	p, step, width, tint, rule := c.panel, c.grid.step, c.width, c.set.styles.tint, c.set.styles.boxRule
	boxed := c.kind == edition.Tinted
	return block{kind: closing, rows: rows, draw: func(at slot) {
		box := geom.Rect{X: at.at.X, Y: at.at.Y + step - st.capHeight(), W: width}
		box.H = at.at.Y + step*geom.Length(rows-1) - box.Y
		if boxed {
			p.box(box, rule)
		} else {
			p.module.items = append(p.module.items, &page.Fill{Box: box, Ink: tint})
		}
		y := at.at.Y + 2*step
		for _, s := range pars {
			for _, l := range p.ragged(s.par, width-2*in) {
				p.line(s.par, l, at.at.X+in, y)
				y += step
			}
		}
	}}
}
