package makeup

import (
	"strings"

	"broadsheet/layout/edition"
	"broadsheet/layout/geom"
	"broadsheet/layout/text"
)

// index sets what stands on which page: each entry on a line of its own with its
// page at the right, over a hairline or behind dots, and its teaser below it.
func (p *panel) index(x *edition.Index) content {
	s := p.newStack(x.Box, x.Title)
	s.afterTitle(x.Title)
	c := s.inColumns(s.abreast(x.Columns, len(x.Entries)), 0)
	slugs := make([]slug, len(x.Entries))
	teasers := false
	for i := range x.Entries {
		slugs[i] = s.indexEntry(&x.Entries[i], c.width, x.Dots)
		teasers = teasers || len(x.Entries[i].Teaser) > 0
	}
	for i := range slugs {
		if teasers {
			slugs[i].above += p.grid.step / 3
		}
	}
	s.galley(slugs, c, false)
	return s.content()
}

// abreast is how many columns things stand in: those asked for, else the columns
// of the page that the module spans; never more than there are things.
func (s *stack) abreast(asked, things int) int {
	if asked == 0 {
		asked = s.spec.At.Span
	}
	return max(1, min(asked, things))
}

func (s *stack) indexEntry(e *edition.IndexEntry, width geom.Length, dots bool) slug {
	st, small := s.set.styles.index, s.set.styles.boxText
	folio, to := s.set.target(e.To, s.find)
	number := s.simpleLine(st, folio)
	gap := st.Size
	room := width - number.Natural() - gap
	name := s.simpleLine(st, e.Name)
	lines := s.ragged(name, room)
	base := st.capHeight()
	lead := st.Size * 6 / 5
	last := base + lead*geom.Length(len(lines)-1)
	out := slug{height: last, above: st.Leading - base}
	if !dots {
		out.rule = s.set.styles.agateRule
	}
	var teaser paragraph
	var below []text.Line
	first := last + small.Leading
	if len(e.Teaser) > 0 {
		teaser = s.spans(small, e.Teaser)
		below = s.ragged(teaser, width)
		out.height = first + small.Leading*geom.Length(len(below)-1)
	}
	out.draw = func(at geom.Point) {
		for i, l := range lines {
			s.line(name, l, at.X, at.Y+base+lead*geom.Length(i))
		}
		right := at.X + width - number.Natural()
		if dots && len(lines) > 0 {
			s.leaders(st, at.X, at.X+lines[len(lines)-1].Natural, right, at.Y+last)
		}
		s.one(number, geom.Point{X: right, Y: at.Y + last})
		for i, l := range below {
			s.line(teaser, l, at.X, at.Y+first+small.Leading*geom.Length(i))
		}
		s.leads(geom.Rect{X: at.X, Y: at.Y - base/2, W: width, H: out.height + base}, to)
	}
	return out
}

// leaders sets dots between two places, on the same places below each other as
// counted from a column's left edge.
func (s *stack) leaders(st *style, column, from, to, y geom.Length) {
	pitch := s.simpleLine(st, " . .").Natural() - s.simpleLine(st, " .").Natural()
	if pitch <= 0 {
		return
	}
	first := (from + st.Size/3 - column + pitch - 1) / pitch
	last := (to - st.Size/3 - column) / pitch
	if last <= first {
		return
	}
	dots := s.simpleLine(st, strings.TrimSpace(strings.Repeat(". ", int(last-first))))
	s.one(dots, geom.Point{X: column + first*pitch, Y: y})
}
