package makeup

import (
	"strings"

	"broadsheet/layout/edition"
	"broadsheet/layout/font"
	"broadsheet/layout/geom"
	"broadsheet/layout/page"
	"broadsheet/layout/text"
)

// draw sets the flow's blocks in their slots.
func (m *module) draw(blocks []block, set fitted) {
	for i := range blocks {
		b, l := &blocks[i], set.blocks[i]
		if l.slot < 0 || l.slot >= set.room {
			continue
		}
		at := set.slots[l.slot]
		if b.kind != running {
			b.draw(at)
			continue
		}
		if b.cap != nil {
			m.drawDropCap(b.cap, at)
		}
		for k, line := range l.setting.Lines {
			if l.slot+k >= set.room {
				break
			}
			s := set.slots[l.slot+k]
			if k == 0 && b.hang != nil {
				m.one(*b.hang, s.at)
			}
			before := len(m.items)
			m.line(b.par, line, s.at.X+b.insetAt(k), s.at.Y)
			if k == 0 && b.cap != nil {
				m.rejoin(b.cap.text, before)
			}
		}
	}
}

// rejoin counts a drop cap's letters to the first glyph after it, so that who
// copies the text finds the word whole.
func (m *module) rejoin(initial string, from int) {
	if from >= len(m.items) {
		return
	}
	t, ok := m.items[from].(*page.Text)
	if !ok || len(t.Glyphs) == 0 {
		return
	}
	t.Text = initial + t.Text
	t.Glyphs[0].Bytes += uint16(len(initial))
}

// line sets a line with its slot's left edge at x and its baseline at y.
func (m *module) line(p paragraph, l text.Line, x, y geom.Length) {
	for _, s := range p.Spans(l) {
		look := p.looks[s.Run]
		in := p.runs[s.Run].Font
		t := &page.Text{At: geom.Point{X: x + s.X, Y: y}, Face: in.Face, Size: in.Size,
			Ink: look.style.Ink, Scale: s.Scale, Role: look.style.name, Story: m.number, Text: s.Text, Glyphs: s.Glyphs}
		if look.upper {
			t.Text = capitals(t.Text)
		}
		m.items = append(m.items, t)
		if look.link != "" {
			m.items = append(m.items, &page.Link{Box: geom.Rect{X: t.At.X, Y: y - t.Size, W: t.Width(), H: t.Size * 5 / 4}, URL: look.link})
		}
	}
}

// capitals gives the capitals of a text that was set in small capitals from
// lower case, where each has as many bytes.
func capitals(s string) string {
	if up := strings.ToUpper(s); len(up) == len(s) {
		return up
	}
	return s
}

// one sets a text of a single line with its pen at a point.
func (m *module) one(p paragraph, at geom.Point) {
	for _, l := range m.ragged(p, p.Natural()+geom.In) {
		m.line(p, l, at.X, at.Y)
	}
}

// text places glyphs that stand alone.
func (m *module) text(at geom.Point, st *style, size geom.Length, glyphs []font.Placed, s string) {
	m.items = append(m.items, &page.Text{At: at, Face: st.face, Size: size, Ink: st.Ink, Scale: 1000,
		Role: st.name, Story: m.number, Text: s, Glyphs: glyphs})
}

// rule draws a horizontal rule of a width.
func (m *module) rule(x, y, w geom.Length, r edition.Rule) {
	if r.Weight > 0 {
		m.items = append(m.items, &page.Rule{From: geom.Point{X: x, Y: y}, To: geom.Point{X: x + w, Y: y}, Weight: r.Weight, Ink: r.Ink})
	}
}

// box draws a keyline round a rectangle, within it.
func (m *module) box(b geom.Rect, r edition.Rule) {
	b = b.Inset(r.Weight / 2)
	corners := []geom.Point{{X: b.X, Y: b.Y}, {X: b.Right(), Y: b.Y}, {X: b.Right(), Y: b.Bottom()}, {X: b.X, Y: b.Bottom()}}
	for i, from := range corners {
		m.items = append(m.items, &page.Rule{From: from, To: corners[(i+1)%4], Weight: r.Weight, Ink: r.Ink})
	}
}

// columnRules draws the rules between legs, half a row short of what stands
// above and below, and broken by pictures that span the gutter.
func (m *module) columnRules(foot int) {
	r := m.set.styles.columnRule
	if r.Weight == 0 {
		return
	}
	for i := 1; i < len(m.legs.x); i++ {
		if m.legs.x[i]-m.legs.x[i-1] > m.legWidth+m.grid.gutter {
			continue // a fold parts them
		}
		x := m.legs.x[i] - m.grid.gutter/2
		from := max(m.legs.top[i-1], m.legs.top[i])
		for row := from; row <= foot; row++ {
			if row < foot && !m.crossed(x, row) {
				continue
			}
			if row-from >= 2 {
				m.items = append(m.items, &page.Rule{
					From:   geom.Point{X: x, Y: m.top(from)},
					To:     geom.Point{X: x, Y: m.grid.baseline(m.row + row - 1)},
					Weight: r.Weight, Ink: r.Ink})
			}
			for row < foot && m.crossed(x, row) {
				row++
			}
			from = row
		}
	}
}

// crossed reports whether an obstacle covers x in a row.
func (m *module) crossed(x geom.Length, row int) bool {
	y := m.grid.rowTop(m.row+row) + m.grid.step/2
	for _, b := range m.legs.blocks {
		if b.X < x && x < b.Right() && b.Y <= y && y < b.Bottom() {
			return true
		}
	}
	return false
}
