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
	spare geom.Length // the white below it that is more than it needs, less than a row
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
		s := m.fitDeck(h, width)
		add(s)
		y += below(s.style)
	}
	if len(h.parts) > 0 {
		white := step * 3 / 4
		h.rows = m.grid.rowsFor(y + white)
		h.spare = geom.Length(h.rows)*step - y - white
		if m.story.Deck != "" {
			h.spread()
		}
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

// spread moves the deck down by half of what the rows leave over, so that the white
// above and below it stays even.
func (h *headBlock) spread() {
	if last := len(h.parts) - 1; last > 0 {
		h.parts[last].base += h.spare / 2
		h.spare -= h.spare / 2
	}
}

// lift draws the picture right below the head up to it, over what the rows leave
// over, where it stands over all legs: the white above it is then as even as that
// below its caption. Beside legs its top stays level with their first capitals.
func (h *headBlock) lift(frames []*frame, legs int) {
	for _, f := range frames {
		if f.spec.Place == edition.Inside {
			continue
		}
		if h.span == legs && f.span == legs && f.spec.Width == 0 {
			f.lift = h.spare
		}
		return
	}
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

// deckLines are the lines that a deck should have at most.
const deckLines = 3

// fitDeck sets the deck in the largest size of its series, at most half of the
// headline's, in which it has no more lines than it should, or else in the smallest.
func (m *module) fitDeck(h headBlock, width geom.Length) headSetting {
	st := m.set.styles.deck
	var head geom.Length
	for _, p := range h.parts {
		head = max(head, p.style.Size)
	}
	last := len(st.Series) - 1
	for i := last; i > 0; i-- {
		if st.Series[i] > head/2 {
			continue
		}
		said := len(m.findings)
		if s := m.deckAt(st.Series[i], width); s.Fits {
			return s
		}
		m.findings = m.findings[:said]
	}
	if last < 0 {
		return m.deckAt(st.Size, width)
	}
	return m.deckAt(st.Series[0], width)
}

func (m *module) deckAt(size, width geom.Length) headSetting {
	st := *m.set.styles.deck
	st.Leading = st.Leading.MulDiv(size, max(st.Size, 1))
	st.Size = size
	var c copyText
	c.add(&st, size, m.story.Deck)
	return m.head(c, &st, width, deckLines, m.story.HeadlinePos)
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
