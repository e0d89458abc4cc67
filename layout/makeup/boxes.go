package makeup

import (
	"strconv"

	"broadsheet/layout/edition"
	"broadsheet/layout/geom"
	"broadsheet/layout/page"
	"broadsheet/layout/story"
)

// spans shapes a text with emphasis.
func (p *panel) spans(st *style, spans []story.Span) paragraph {
	var c copyText
	c.addSpans(st, spans)
	return p.shape(c, st.rules(p.language()), p.spec.Pos)
}

// simpleLine shapes a text of one style.
func (p *panel) simpleLine(st *style, txt string) paragraph {
	return p.spans(st, []story.Span{{Text: txt}})
}

// paragraph adds lines of box text on the grid, set in from the left, with a mark
// before the first where there is one.
func (s *stack) paragraph(spans []story.Span, in geom.Length, mark *paragraph) {
	st := s.set.styles.boxText
	s.onGrid()
	if mark != nil {
		y := s.y + st.capHeight()
		s.add(func(at geom.Point) { s.one(*mark, geom.Point{X: at.X, Y: at.Y + y}) })
	}
	p := s.spans(st, spans)
	s.lines(p, s.ragged(p, s.width-in), st, in)
}

// items adds items of box text with a mark or a number each.
func (s *stack) items(items [][]story.Span, numbered bool) {
	st := s.set.styles.boxText
	mark := func(i int) string {
		if numbered {
			return strconv.Itoa(i + 1)
		}
		return "•"
	}
	in := s.simpleLine(st, mark(len(items)-1)).Natural() + st.Size/2
	for i, item := range items {
		m := s.spans(st, []story.Span{{Text: mark(i), Strong: numbered}})
		s.paragraph(item, in, &m)
	}
}

// list sets items under a title.
func (p *panel) list(l *edition.List) content {
	s := p.newStack(l.Box, l.Title)
	s.items(l.Items, l.Numbered)
	return s.content()
}

// facts sets a fact box: its paragraphs, all but the first with an indent, then
// its items.
func (p *panel) facts(f *edition.Facts) content {
	s := p.newStack(f.Box, f.Title)
	st := p.set.styles.boxText
	for i, spans := range f.Text {
		s.onGrid()
		para := p.indented(st, spans, i > 0)
		s.lines(para, p.ragged(para, s.width), st, 0)
	}
	s.items(f.Items, false)
	return s.content()
}

// indented shapes a paragraph, its first line set in by an em.
func (p *panel) indented(st *style, spans []story.Span, indent bool) paragraph {
	var c copyText
	c.addSpans(st, spans)
	rules := st.rules(p.language())
	if indent {
		rules.Indent = max(rules.Indent, st.Size)
	}
	return p.shape(c, rules, p.spec.Pos)
}

// timeline sets entries along a line with a square for each.
func (p *panel) timeline(t *edition.Timeline) content {
	s := p.newStack(t.Box, t.Title)
	st := p.set.styles.boxText
	const square = 3 * geom.Pt
	in := square * 3
	var first, last geom.Length
	for i, e := range t.Entries {
		s.onGrid()
		mid := s.y + st.capHeight()/2
		if last = mid; i == 0 {
			first = mid
		}
		s.add(func(at geom.Point) {
			p.module.items = append(p.module.items, &page.Fill{Ink: st.Ink,
				Box: geom.Rect{X: at.X, Y: at.Y + mid - square/2, W: square, H: square}})
		})
		when := p.spans(st, []story.Span{{Text: e.When, Strong: true}})
		s.lines(when, p.ragged(when, s.width-in), st, in)
		s.paragraph(e.What, in, nil)
	}
	r := p.set.styles.agateRule
	s.add(func(at geom.Point) {
		if r.Weight > 0 {
			x := at.X + square/2
			p.module.items = append(p.module.items, &page.Rule{From: geom.Point{X: x, Y: at.Y + first},
				To: geom.Point{X: x, Y: at.Y + last}, Weight: r.Weight, Ink: r.Ink})
		}
	})
	return s.content()
}

// staff sets lines of agate.
func (p *panel) staff(st *edition.Staff) content {
	s := p.newStack(st.Box, st.Title)
	agate := p.set.styles.agate
	for i, spans := range st.Lines {
		if i > 0 {
			s.joint()
		}
		para := p.spans(agate, spans)
		s.lines(para, p.ragged(para, s.width), agate, 0)
	}
	return s.content()
}
