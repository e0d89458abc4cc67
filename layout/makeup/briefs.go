package makeup

import (
	"strings"
	"unicode/utf8"

	"broadsheet/layout/edition"
	"broadsheet/layout/geom"
	"broadsheet/layout/story"
)

// briefs sets short items under one title in legs of body text that end together.
func (p *panel) briefs(b *edition.Briefs) content {
	s := p.newStack(b.Box, b.Title)
	c := s.inColumns(s.legsOfBody(b.Columns), leastBodyLeg)
	var blocks []block
	for i, item := range b.Items {
		if item == nil {
			continue
		}
		blocks = append(blocks, s.brief(item, c.width, b, i > 0)...)
	}
	c.body(blocks)
	return s.content()
}

// brief is an item as blocks, with a row of white above it unless it is the first.
// What a story has beside headline, dateline and text is left out.
func (s *stack) brief(item *story.Story, width geom.Length, b *edition.Briefs, parted bool) []block {
	m := *s.panel.module
	m.story, m.findings = item, nil
	defer func() { s.panel.findings = append(s.panel.findings, m.findings...) }()
	var out []block
	head := item.Printed()
	above := 0
	if parted {
		above = max(1, m.rows(s.set.styles.briefHead.Above))
	}
	if head != "" && !b.RunIn {
		h := s.heading(s.set.styles.briefHead, head, width)
		h.above = above
		if b.Rules {
			h.draw = s.ruled(h, width)
		}
		out = append(out, h)
	}
	if len(out) == 0 && parted {
		out = append(out, s.briefWhite(above, width, b.Rules))
	}
	for i := range item.Body {
		out = append(out, m.briefParagraph(item.Body[i], i == 0, head, b.RunIn))
	}
	return out
}

// briefWhite is the white above an item whose head is run in, or that has none. It
// has two lines of text below it.
func (s *stack) briefWhite(above int, width geom.Length, rule bool) block {
	return block{kind: whole, above: above, keep: 2, draw: func(at slot) {
		if rule {
			s.briefRule(at, width)
		}
	}}
}

// ruled draws a head with a hairline in the middle of the white above it.
func (s *stack) ruled(h block, width geom.Length) func(slot) {
	return func(at slot) {
		h.draw(at)
		s.briefRule(at, width)
	}
}

// briefRule draws a hairline in the middle of the white above a slot, unless it is
// at the top of its leg. What descends below the line above counts by half.
func (s *stack) briefRule(at slot, width geom.Length) {
	if at.row > 0 {
		capital := s.set.styles.briefHead.capHeight()
		white := s.grid.step*geom.Length(max(1, s.rows(s.set.styles.briefHead.Above))+1) - capital
		s.module.rule(at.at.X, at.at.Y-capital-white/2+s.set.styles.body.descent()/2, width, s.set.styles.agateRule)
	}
}

// briefParagraph is a block of a brief's text; the first may open with the head,
// in bold and with a full stop, and has the dateline.
func (m *module) briefParagraph(b story.Block, first bool, head string, runIn bool) block {
	switch {
	case b.Kind == story.Item:
		return m.item(b)
	case !first || head == "" || !runIn:
		return m.bodyParagraph(b, first)
	}
	var c copyText
	body := m.set.styles.body
	rules := body.rules(m.language())
	rules.Indent = 0
	if !closes(lastRune(head)) {
		head += "."
	}
	c.addSpans(body, []story.Span{{Text: head, Strong: true}, {Text: " "}})
	if m.story.Dateline != "" {
		m.dateline(&c)
	}
	c.addSpans(body, b.Spans)
	return block{kind: running, par: m.shape(c, rules, b.Pos)}
}

// closes reports a mark after which no full stop is set.
func closes(r rune) bool { return strings.ContainsRune(".!?…:", r) }

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}
