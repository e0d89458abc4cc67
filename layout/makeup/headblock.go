package makeup

import (
	"cmp"

	"broadsheet/layout/edition"
	"broadsheet/layout/geom"
	"broadsheet/layout/page"
)

// headBlock is a module's kicker, headline and deck, set over its first legs.
type headBlock struct {
	parts []headPart
	rules []headRule
	span  int // legs
	rows  int
}

// headPart is one of them: its lines, and its first baseline from the height at
// which the module's first capitals stand.
type headPart struct {
	headSetting
	base geom.Length
}

// headRule is a rule over or under one of them.
type headRule struct {
	edition.Rule
	y geom.Length // below the height of the first capitals
}

// headBlock sets the head and finds its rows: the text's capitals begin on the
// first row that leaves three quarters of a row of white below it.
func (m *module) headBlock() headBlock {
	n := len(m.legs.x)
	h := headBlock{span: n}
	if s := m.place.Headline.Span; s > 0 {
		h.span = min(s, n)
	}
	width := m.over(h.span)
	var y geom.Length // the last baseline, then what hangs below it
	add := func(s headSetting) {
		y += m.grid.lines(s.style.Above)
		if s.style.RuleOver.Weight > 0 {
			h.rules = append(h.rules, headRule{s.style.RuleOver, y})
			y += m.grid.step / 2
		}
		base := y + s.style.capHeight()
		h.parts = append(h.parts, headPart{s, base})
		y = base + s.lead*geom.Length(len(s.Lines)-1)
		if s.style.RuleFoot.Weight > 0 {
			y += below(s.style) + s.style.RuleFoot.Weight
			h.rules = append(h.rules, headRule{s.style.RuleFoot, y})
		}
		y += m.grid.lines(s.style.Below)
	}
	step := m.grid.step
	if m.story.Kicker != "" {
		st := m.set.styles.kicker
		var c copyText
		c.add(st, 0, m.story.Kicker)
		add(m.head(c, st, width, 2, m.story.HeadlinePos))
		y += step
	}
	if txt := m.headline(); txt != "" {
		s := m.fitHeadline(txt, m.columns(width), width)
		add(s)
		m.mark, m.headSize = page.Bookmark{Title: txt, Y: m.top(0)}, s.style.Size
		y += below(s.style)
	}
	if m.story.Deck != "" {
		st := m.deckStyle(h)
		var c copyText
		c.add(st, st.Size, m.story.Deck)
		add(m.head(c, st, width, 4, m.story.HeadlinePos))
		y += below(st)
	}
	if len(h.parts) > 0 {
		white := step * 3 / 4
		h.rows = m.grid.rowsFor(y + white)
		h.spread(geom.Length(h.rows)*step - y - white)
	}
	return h
}

// lines is the number of the headline's lines.
func (h *headBlock) lines() int {
	for i := range h.parts {
		if p := &h.parts[i]; p.style.name == "headline" {
			return len(p.Lines)
		}
	}
	return 0
}

// below is the white that a head keeps under its last baseline: a descender's
// depth, of which little is ink.
func below(st *style) geom.Length { return st.descent() * 2 / 3 }

// spread moves the parts after the headline down by half of what the rows leave
// over, so that the white above and below the deck stays even.
func (h *headBlock) spread(rest geom.Length) {
	if len(h.parts) < 2 {
		return
	}
	last := len(h.parts) - 1
	h.parts[last].base += rest / 2
}

// headline is the story's headline on this page.
func (m *module) headline() string {
	return cmp.Or(m.place.Headline.Text, m.story.Printed())
}

// columns is how many columns of the trade's 11 picas a width has, for choosing
// sizes: legs may be wider or narrower.
func (m *module) columns(width geom.Length) int {
	const column = 11 * geom.Pica
	return max(1, int((width+column/2)/column))
}

// deckStyle is the deck's style, its size bounded by half of the headline's.
func (m *module) deckStyle(h headBlock) *style {
	st := *m.set.styles.deck
	var head geom.Length
	for _, p := range h.parts {
		head = max(head, p.style.Size)
	}
	if len(st.Series) > 0 {
		size := st.Series[0]
		for _, s := range st.Series {
			if s <= head/2 {
				size = s
			}
		}
		st.Leading = st.Leading.MulDiv(size, st.Size)
		st.Size = size
	}
	return &st
}

func (h headBlock) draw(m *module) {
	for _, r := range h.rules {
		m.rule(m.x, m.top(0)+r.y, m.over(h.span), r.Rule)
	}
	for _, p := range h.parts {
		y := m.top(0) + p.base
		for _, l := range p.Lines {
			m.line(p.paragraph, l, m.x, y)
			y += p.lead
		}
	}
}
