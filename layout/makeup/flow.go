package makeup

import (
	"strings"

	"broadsheet/layout/diag"
	"broadsheet/layout/edition"
	"broadsheet/layout/geom"
	"broadsheet/layout/hyphen"
	"broadsheet/layout/story"
	"broadsheet/layout/text"
)

// flow builds a story's blocks: byline, body, note.
func (m *module) flow() []block {
	var out []block
	if b, ok := m.byline(); ok {
		out = append(out, b)
	}
	if b, ok := m.jumpBack(); ok {
		out = append(out, b)
	}
	for i := range out {
		out[i].body = -1
	}
	first := true
	for i, b := range m.story.Body {
		switch b.Kind {
		case story.Paragraph:
			out = append(out, m.bodyParagraph(b, first))
			first = false
		case story.Item:
			out = append(out, m.item(b))
		case story.Subhead:
			out = append(out, m.subhead(b))
			first = false
		case story.Quote:
			if m.place.Quotes {
				out = append(out, m.quote(b))
			} else {
				out = append(out, m.bodyParagraph(b, false))
			}
		case story.Break:
			out = append(out, block{kind: whole, rows: 1, keep: 2, draw: func(slot) {}})
			first = false
		}
		if b.Kind == story.Subhead || b.Kind == story.Break {
			m.flush = true // the next paragraph has no indent
		}
		out[len(out)-1].body = i
	}
	if n, ok := m.note(); ok {
		n.body = -1
		out = append(out, n)
	}
	for i := range out {
		out[i].id = i
	}
	return out
}

// bodyParagraph shapes a paragraph. The first of a story is flush and carries
// the dateline or the drop cap.
func (m *module) bodyParagraph(b story.Block, first bool) block {
	var c copyText
	body := m.tracked(m.set.styles.body)
	rules := body.rules(m.language())
	out := block{kind: running, above: m.rows(body.Above + body.Below)}
	spans := b.Spans
	if first {
		rules.Indent = 0
		if m.story.Dateline != "" {
			m.dateline(&c)
			if m.place.DropCap {
				m.find(diag.At(b.Pos, diag.Note, "furniture", "the drop cap is left out: the story begins with a dateline"))
			}
		} else if m.place.DropCap {
			out.cap, spans = m.dropCapOf(spans)
		}
	} else if m.flush {
		rules.Indent = 0
	}
	m.flush = false
	c.addSpans(body, spans)
	out.par = m.shape(c, rules, b.Pos)
	if out.cap != nil && !m.holdsCap(&out.par, out.cap) {
		m.find(diag.At(b.Pos, diag.Note, "furniture", "the drop cap is left out: the paragraph has less than %d lines", dropLines))
		m.flush = true
		return m.bodyParagraph(b, false)
	}
	if out.cap != nil {
		out.inset = out.cap.inset()
	}
	return out
}

// tracked is a style of running text with what copyfitting has tracked it by.
func (m *module) tracked(st *style) *style {
	if m.fitting.tracking == 0 {
		return st
	}
	with := *st
	with.Track += m.fitting.tracking
	return &with
}

// dateline sets the place in small capitals, its agency as it stands, and the
// dot.
func (m *module) dateline(c *copyText) {
	place, agency := m.story.Dateline, ""
	if i := strings.IndexByte(place, '('); i > 0 {
		place, agency = strings.TrimSpace(place[:i]), " "+place[i:]
	}
	c.add(m.set.styles.storyDateline, 0, place)
	c.add(m.set.styles.body, 0, agency+" • ")
}

// item is a list's item: its mark hangs in an indent of 1 em. A paragraph below
// the list has its indent again.
func (m *module) item(b story.Block) block {
	m.flush = false
	st := m.tracked(m.set.styles.item)
	rules := st.rules(m.language())
	rules.Indent = 0
	var c copyText
	c.addSpans(st, b.Spans)
	mark := m.set.simple(st, b.Mark)
	in := max(st.Size, mark.Natural()+st.Size/4)
	return block{kind: running, par: m.shape(c, rules, b.Pos), above: m.rows(st.Above + st.Below), inset: []geom.Length{in}, hang: &mark}
}

// subhead is a heading in the text: a row of white above it unless it stands at
// a top, and at least four lines of text below.
func (m *module) subhead(b story.Block) block {
	st := m.set.styles.subhead
	var c copyText
	c.addSpans(st, b.Spans)
	p := m.head(c, st, m.legWidth, 3, b.Pos)
	out := block{kind: whole, rows: len(p.Lines) + m.rows(st.Below), above: m.rows(st.Above), keep: 4}
	out.draw = func(at slot) {
		m.rule(at.at.X, m.grid.rowTop(m.row+int(at.row)), m.legWidth, st.RuleOver)
		for i, l := range p.Lines {
			m.line(p.paragraph, l, at.at.X, m.grid.baseline(m.row+int(at.row)+i))
		}
		m.rule(at.at.X, m.grid.rowTop(m.row+int(at.row)+len(p.Lines)), m.legWidth, st.RuleFoot)
	}
	return out
}

// quote is a pull quote between rules.
func (m *module) quote(b story.Block) block {
	st, by := m.set.styles.quote, m.set.styles.quoteBy
	var c copyText
	c.addSpans(st, b.Spans)
	p := m.head(c, st, m.legWidth, 12, b.Pos)
	var name headSetting
	h := st.Leading * geom.Length(len(p.Lines))
	if b.By != "" {
		var n copyText
		n.add(by, 0, b.By)
		name = m.head(n, by, m.legWidth, 2, b.Pos)
		h += by.Leading*geom.Length(len(name.Lines)) + m.grid.step/2
	}
	// Half a row of white within each rule; outside them what the style says.
	pad := m.grid.step / 2
	over, under := m.grid.lines(st.Above), m.grid.lines(st.Below)
	out := block{kind: whole, floats: true, rows: m.grid.rowsFor(h + 2*pad + over + under), keep: 3}
	out.draw = func(at slot) {
		top := m.grid.rowTop(m.row + int(at.row))
		room := m.grid.step * geom.Length(out.rows)
		m.rule(at.at.X, top+over, m.legWidth, st.RuleOver)
		y := top + over + (room-over-under-h)/2
		for _, l := range p.Lines {
			m.line(p.paragraph, l, at.at.X, y+ascent(st, st.Leading))
			y += st.Leading
		}
		y += m.grid.step / 2
		for _, l := range name.Lines {
			m.line(name.paragraph, l, at.at.X, y+ascent(by, by.Leading))
			y += by.Leading
		}
		m.rule(at.at.X, top+room-under, m.legWidth, st.RuleFoot)
	}
	return out
}

// byline is who wrote the story: a hairline, the names, their titles below.
func (m *module) byline() (block, bool) {
	if len(m.story.Bylines) == 0 {
		return block{}, false
	}
	name, title := m.set.styles.byline, m.set.styles.bylineTitle
	type row struct {
		headSetting
		st *style
	}
	var rows []row
	n := 0
	for _, b := range m.story.Bylines {
		var c copyText
		c.add(name, 0, b.Name)
		rows = append(rows, row{m.head(c, name, m.legWidth, 2, m.story.HeadlinePos), name})
		n += len(rows[len(rows)-1].Lines)
		if b.Title != "" {
			var c copyText
			c.add(title, 0, b.Title)
			rows = append(rows, row{m.head(c, title, m.legWidth, 2, m.story.HeadlinePos), title})
			n += len(rows[len(rows)-1].Lines)
		}
	}
	// One row more for the white between the byline and the text.
	out := block{kind: whole, rows: n + 1 + m.rows(name.Below), above: m.rows(name.Above), elastic: 1}
	out.draw = func(at slot) {
		r := m.row + int(at.row)
		m.rule(at.at.X, m.grid.rowTop(r)+name.RuleOver.Weight/2, m.legWidth, name.RuleOver)
		for _, e := range rows {
			for _, l := range e.Lines {
				m.line(e.paragraph, l, at.at.X, m.grid.baseline(r)+m.grid.step/4)
				r++
			}
		}
	}
	return out, true
}

// note is the print-edition note, at the foot of the last leg.
func (m *module) note() (block, bool) {
	if !m.place.Note || !m.set.edition.Note.Show || len(m.place.Jumps) > 0 {
		return block{}, false
	}
	txt := m.set.edition.NoteText(m.place)
	if txt == "" {
		return block{}, false
	}
	st := m.set.styles.note
	var c copyText
	c.add(st, 0, txt)
	p := m.shape(c, st.rules(m.set.edition.Language), m.story.BodyPos)
	lines := m.ragged(p, m.legWidth)
	h := st.Leading * geom.Length(len(lines))
	out := block{kind: closing, rows: m.grid.rowsFor(h + m.grid.lines(st.Above))}
	out.draw = func(at slot) {
		// The last line stands on the grid with the last lines of the other legs.
		y := m.grid.baseline(m.row+int(at.row)+out.rows-1) - st.Leading*geom.Length(len(lines)-1)
		m.rule(at.at.X, y-st.Leading, m.legWidth, st.RuleOver)
		for _, l := range lines {
			m.line(p, l, at.at.X, y)
			y += st.Leading
		}
	}
	return out, true
}

// words are those of the story: the edition's, or of a dictionary in its own
// language and with its own exceptions.
func (m *module) words() *text.Lexicon {
	if m.lexicon == nil {
		m.lexicon = m.findWords()
	}
	return m.lexicon
}

func (m *module) findWords() *text.Lexicon {
	other := m.story.Language != "" && m.story.Language != m.set.edition.Language
	if !other && len(m.story.Hyphenation) == 0 {
		return m.set.words
	}
	d := m.set.hyphens
	if other {
		d = hyphen.For(m.story.Language)
	}
	if len(m.story.Hyphenation) > 0 {
		with, err := d.With(m.story.Hyphenation)
		if err != nil {
			m.find(diag.At(m.story.HeadlinePos, diag.Warning, "hyphenation", "a hyphenation exception cannot be used: %v", err))
		} else {
			d = with
		}
	}
	return text.NewLexicon(d)
}

func (m *module) language() string {
	if m.story.Language != "" {
		return m.story.Language
	}
	return m.set.edition.Language
}

// rows gives a space in whole rows, rounded up: text stays on the grid.
func (m *module) rows(l edition.Lines) int { return (int(l) + 999) / 1000 }
