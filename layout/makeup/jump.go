package makeup

import (
	"cmp"
	"slices"
	"strings"

	"broadsheet/layout/diag"
	"broadsheet/layout/edition"
	"broadsheet/layout/geom"
	"broadsheet/layout/story"
	"broadsheet/layout/text"
)

// carried is the rest of a story that runs on to another page.
type carried struct {
	to        string // folio
	file      string // of the story
	placement edition.Placement
	words     int  // that run on
	least     int  // of them, to which the story may be cut
	fixed     bool // the story was placed by hand where it comes from
	placed    bool // by hand where it arrives
	worth     int  // of its words, those for which it is worth turning the page
	lost      int  // words that have no room there
}

// A story runs on after four inches of a column at least, with six inches or more
// still to come (newspaper.md, Jumps).
const (
	beforeJump = 4 * geom.In
	afterJump  = 6 * geom.In
)

// runOn sets as much of the flow as the legs hold down to a row, and the jump line
// in their last line. It is not ok where the whole story has room there. Rest is
// the body of what is left.
func (m *module) runOn(f *fitter, frames []*frame, lines int, ideal int64, limit int) (set fitted, rest []story.Block, ok bool) {
	m.arrange(frames, 0, lines)
	slots := m.legs.slots(limit)
	if len(slots) >= lines || len(slots) < 3 {
		return fitted{}, nil, false
	}
	m.arrange(frames, 0, len(slots)) // pictures within the legs stand in this part of it
	slots = m.legs.slots(limit)
	set = m.fitPart(f, slots[:len(slots)-1], lines, ideal)
	left := set.overset
	set.overset = 0
	if left == 0 {
		return set, nil, false
	}
	rest = m.rest(f, &set)
	m.turn = slots[len(slots)-1]
	switch {
	case len(slots) < m.grid.rowsFor(beforeJump):
		m.find(diag.At(m.place.Pos, diag.Warning, "jump-short", "the story runs on after %d %s", len(slots)-1, plural(len(slots)-1, "line", "lines")).
			WithHint("give it more room before it runs on: four inches of a column at least"))
	case left < m.grid.rowsFor(afterJump):
		m.find(diag.At(m.place.Pos, diag.Warning, "jump-short", "only %d %s run on to page %s", left, plural(left, "line", "lines"), m.place.Jumps[0].Folio).
			WithHint("cut them, or let it run on earlier: six inches of a column should come"))
	}
	return set, rest, true
}

// fitPart sets the flow into the slots of a part and more beyond it. Pull quotes move
// by some paragraphs where the part else has a hole at its foot.
func (m *module) fitPart(f *fitter, slots []slot, lines int, ideal int64) fitted {
	f.jumpAfter = m.grid.rowsFor(afterJump)
	defer func() { f.jumpAfter = 0 }()
	more := lines + lines/4 + 20
	best := f.fit(slots, more)
	for id := range f.blocks {
		q := slices.IndexFunc(f.blocks, func(b block) bool { return b.id == id })
		if !f.blocks[q].floats || best.cost-ideal < holeCost {
			continue
		}
		home := slices.Clone(f.blocks)
		kept := home
		for n := 2; n < 10; n++ {
			by := n / 2 * (1 - n%2*2) // 1, -1, 2, -2 …
			moved, ok := move(home, q, by, true)
			if !ok {
				continue
			}
			f.blocks = moved
			got := f.fit(slots, more)
			if got.cost += int64(abs(by)) * floatCost; got.cost < best.cost {
				best, kept = got, moved
			}
		}
		f.blocks = kept
	}
	return best
}

// rest is the story's body beyond the room.
func (m *module) rest(f *fitter, set *fitted) []story.Block {
	var out []story.Block
	for i := range f.blocks {
		b, l := &f.blocks[i], set.blocks[i]
		switch {
		case b.body < 0 || l.slot >= 0 && l.slot+max(b.rows, len(l.setting.Lines)) <= set.room:
		case b.kind != running || l.slot >= set.room || l.slot < 0:
			out = append(out, m.story.Body[b.body])
		default:
			part := m.story.Body[b.body]
			part.Spans = m.restSpans(b, l.setting.Lines[set.room-l.slot-1])
			out = append(out, part)
		}
	}
	return out
}

// restSpans are a paragraph's spans from where the line after l begins.
func (m *module) restSpans(b *block, l text.Line) []story.Span {
	var out []story.Span
	for i, txt := range b.par.Rest(l) {
		if txt == "" {
			continue
		}
		st, face := b.par.looks[i].style, b.par.runs[i].Font.Face
		out = append(out, story.Span{Text: txt, Link: b.par.looks[i].link,
			Strong: face != st.face && (face == st.bold || face == st.boldItalic),
			Emph:   face != st.face && (face == st.italic || face == st.boldItalic)})
	}
	return out
}

// jumpLine sets the line that leads to the other page.
func (m *module) jumpLine(at slot) {
	folio := m.place.Jumps[0].Folio
	st := m.set.styles.jump
	p := m.flushLeft(st, m.set.edition.JumpLines.Lead(m.set.printed(folio)))
	x := at.at.X + at.width - p.Natural()
	m.one(p, geom.Point{X: x, Y: at.at.Y})
	m.leads(geom.Rect{X: x, Y: at.at.Y - st.Size, W: p.Natural(), H: st.Leading}, folio)
}

// flushLeft shapes a text of a single line.
func (m *module) flushLeft(st *style, txt string) paragraph {
	var c copyText
	c.add(st, 0, txt)
	rules := st.rules(m.set.edition.Language)
	rules.Align = text.Left
	return m.set.shape(c, rules, m.set.words)
}

// jumpBack is the line over a part that comes from another page, with a row of
// white below it.
func (m *module) jumpBack() (block, bool) {
	if m.place.From == "" {
		return block{}, false
	}
	st := m.set.styles.jump
	p := m.flushLeft(st, m.set.edition.JumpLines.Back(m.set.printed(m.place.From)))
	return block{kind: whole, body: -1, rows: 2, keep: 2, draw: func(at slot) {
		m.rule(at.at.X, m.grid.rowTop(m.row+int(at.row))+m.set.styles.byline.RuleOver.Weight/2, m.legWidth, m.set.styles.byline.RuleOver)
		y := at.at.Y + m.grid.step/4
		m.one(p, geom.Point{X: at.at.X, Y: y})
		m.leads(geom.Rect{X: at.at.X, Y: y - st.Size, W: p.Natural(), H: st.Leading}, m.place.From)
	}}, true
}

// carry sends what is left of a story on its way.
func (s *sheet) carry(p *edition.Placement, body []story.Block) {
	rest := *p.Story
	rest.Body, rest.Bylines, rest.Pictures = body, nil, nil
	rest.Kicker, rest.Deck, rest.Dateline = "", "", ""
	rest.Headline, rest.PrintHeadline = cmp.Or(p.JumpHead, p.Story.Printed()), ""
	on := edition.Placement{Pos: p.Pos, Story: &rest, Column: 1, Quotes: p.Quotes, Note: p.Note}
	on.Wishes = edition.Wishes{Auto: true, Priority: behind(p.Priority), Must: true, JumpHead: p.JumpHead, Jumps: p.Jumps[1:], From: s.spec.Folio}
	whole, left := words(p.Story.Body), words(body)
	least := p.Length.Least
	if least > 0 {
		on.Length.Least = max(1, least-whole+left)
	} else {
		least = whole * (100 - s.set.edition.Copyfit.Cut) / 100
	}
	s.left = append(s.left, carried{to: p.Jumps[0].Folio, file: p.Story.File, placement: on,
		words: left, least: max(1, least-whole+left), fixed: !p.Auto})
}

// behind is the rank of a rest among the stories of the page that it runs on to: no
// lead there, whatever it was where it began.
func behind(priority int) int {
	const first = 3
	if priority == 0 {
		return 0
	}
	return max(priority, first)
}

// words counts the words of a body.
func words(body []story.Block) int {
	n := 0
	for _, b := range body {
		for _, s := range b.Spans {
			n += len(strings.Fields(s.Text))
		}
	}
	return n
}

// leaving are the stories that run on from the page to another.
func (s *sheet) leaving(folio string) []carried {
	var out []carried
	for _, c := range s.left {
		if c.to == folio {
			out = append(out, c)
		}
	}
	return out
}

// resume sets a story that runs on here in the place that the spec gives it.
func (s *sheet) resume(p *edition.Placement) {
	for i := range s.arrived {
		a := &s.arrived[i]
		if a.file != p.Continues || a.placed {
			continue
		}
		a.placed = true
		on := a.placement
		on.Pos, on.Column, on.Span, on.Row, on.Depth, on.Columns, on.Box = p.Pos, p.Column, p.Span, p.Row, p.Depth, p.Columns, p.Box
		if p.Headline != (edition.Headline{}) {
			on.Headline = p.Headline
		}
		if len(p.Jumps) > 0 {
			on.Jumps = p.Jumps
		}
		if p.Length != (edition.Length{}) {
			on.Length = p.Length
		}
		on.Auto, on.Pictures = false, p.Pictures
		if s.yields && p.Length == (edition.Length{}) {
			on.Length.Least = a.least
		}
		a.lost = a.words
		if m := s.add(s.onward(&on)); m != nil {
			a.lost = m.unset
		}
		return
	}
	s.find(diag.At(p.Pos, diag.Warning, "jump", "nothing of %s runs on here: it ends before", p.Continues).
		WithHint("leave the place to another story, or give it less room where it begins"))
}
