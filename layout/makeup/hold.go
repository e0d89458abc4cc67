package makeup

import (
	"slices"
	"strconv"

	"broadsheet/layout/diag"
	"broadsheet/layout/edition"
	"broadsheet/layout/pack"
	"broadsheet/layout/page"
)

// hold is a place of the page that is taken: columns from 0, rows from row up to
// end, which is not in it.
type hold struct {
	column, span int
	row, end     int
	name         string // as messages name what stands there
	module, ad   bool
}

// over reports whether a hold has a column with others in common.
func (h *hold) over(column, span int) bool {
	return h.column < column+span && column < h.column+h.span
}

// white is how many rows are left free above and below a hold: those between
// modules, and at an ad as many as show a gutter of white.
func (s *sheet) white(h *hold) int {
	if !h.ad {
		return between
	}
	// From a baseline to the top of capitals n rows show n + 1 steps less those.
	return max(1, s.grid.rowsFor(s.grid.gutter+s.set.styles.body.capHeight())-1)
}

// apart is white between two holds.
func (s *sheet) apart(a, b *hold) int { return min(s.white(a), s.white(b)) }

// reserve finds a module its place before the stories get theirs. One without a
// row stands next to the modules already at its end of the page. One that has no
// room is reported and left out.
func (s *sheet) reserve(spec *edition.Module) {
	p := newPanel(s, spec)
	defer func() { s.found = append(s.found, p.findings...); p.findings = nil }()
	h, at := &p.hold, spec.At
	depth := at.Depth
	if depth == 0 {
		depth = p.depth()
	}
	if depth > s.grid.rows || at.Row > 0 && at.Row-1+depth > s.grid.rows {
		p.find(diag.At(spec.Pos, diag.Error, "no-room", "%s is %d rows deep%s; the page has %d", h.name, depth, fromRow(at), s.grid.rows).
			WithHint("give it less depth, or span fewer columns"))
		return
	}
	s.settle(h, at, depth)
	if h.row < 0 || h.end > s.grid.rows {
		p.find(diag.At(spec.Pos, diag.Error, "no-room", "%s is %d rows deep, more than other modules leave", h.name, depth).
			WithHint("place it elsewhere, or make one of them shallower"))
		return
	}
	p.fits()
	if s.clash(h, spec.Pos) {
		return
	}
	s.holds = append(s.holds, *h)
	s.panels = append(s.panels, p)
}

func fromRow(at edition.Area) string {
	switch {
	case at.Row == 0:
		return ""
	case at.FromBottom:
		return " above row " + strconv.Itoa(at.Row) + " from the foot"
	}
	return " from row " + strconv.Itoa(at.Row)
}

// settle gives a hold its rows: those of its area, or the first that are free
// from its end of the page.
func (s *sheet) settle(h *hold, at edition.Area, depth int) {
	h.row = max(at.Row-1, 0)
	if at.FromBottom {
		h.row = s.grid.rows - depth - max(at.Row-1, 0)
	}
	for again := at.Row == 0; again; {
		again = false
		for i := range s.holds {
			o := &s.holds[i]
			white := s.apart(h, o)
			if !o.over(h.column, h.span) || o.end+white <= h.row || h.row+depth+white <= o.row {
				continue
			}
			again = true
			if at.FromBottom {
				h.row = o.row - white - depth
			} else {
				h.row = o.end + white
			}
		}
	}
	h.end = h.row + depth
}

// clash reports a module that stands where another thing does.
func (s *sheet) clash(h *hold, pos diag.Pos) bool {
	for i := range s.holds {
		o := &s.holds[i]
		if !o.over(h.column, h.span) || o.end <= h.row || h.end <= o.row || !h.module && !o.module {
			continue
		}
		s.find(diag.At(pos, diag.Error, "overlap", "%s in rows %d to %d overlaps %s in rows %d to %d", h.name, h.row+1, h.end, o.name, o.row+1, o.end).
			WithHint("move one of them, or give it less depth"))
		return true
	}
	return false
}

// parted are fixed modules of which none overlaps another: those that do, which has
// been told, are one from here on, as large as both.
func parted(fixed []pack.Fixed) []pack.Fixed {
	for i := 0; i < len(fixed); i++ {
		a := &fixed[i]
		for k := range fixed[:i] {
			b := &fixed[k]
			if a.Column >= b.Right() || b.Column >= a.Right() || a.Row >= b.Foot() || b.Row >= a.Foot() {
				continue
			}
			column, row := min(a.Column, b.Column), min(a.Row, b.Row)
			b.Rect = pack.Rect{Column: column, Row: row, Columns: max(a.Right(), b.Right()) - column, Rows: max(a.Foot(), b.Foot()) - row}
			b.Ad = a.Ad && b.Ad
			fixed = append(fixed[:i], fixed[i+1:]...)
			i = -1 // what is larger may overlap those before it
			break
		}
	}
	return fixed
}

// onStory reports whether a hold takes rows of a story that is set.
func (s *sheet) onStory(h *hold) bool {
	return slices.ContainsFunc(s.holds, func(o hold) bool {
		return !o.module && o.over(h.column, h.span) && o.row < h.end && h.row < o.end
	})
}

// leastRoom is the number of rows above a module that a story without a depth may
// begin in; with less it goes below the module.
const leastRoom = 8

// start is the row at which a story stands: its own, or the first below the
// stories in its columns from which modules leave it some room, or its depth. Top is the row
// down to which stories stand in its columns.
func (s *sheet) start(p *edition.Placement) (row, top int) {
	for c := p.Column - 1; c < p.Column-1+p.Span; c++ {
		top = max(top, s.taken[c])
	}
	if p.Row > 0 {
		return p.Row - 1, top
	}
	row = top
	if top > 0 {
		row += between
	}
	need := max(leastRoom, p.Depth)
	for again := true; again; {
		again = false
		for i := range s.holds {
			h := &s.holds[i]
			white := s.white(h)
			if h.module && h.over(p.Column-1, p.Span) && row < h.end+white && h.row-white-row < need {
				row, again = h.end+white, true
			}
		}
	}
	return row, top
}

// above is what stands next above a hold in its columns, or nil.
func (s *sheet) above(h *hold) *hold {
	var best *hold
	for i := range s.holds {
		o := &s.holds[i]
		if o.over(h.column, h.span) && o.end <= h.row && (best == nil || o.end > best.end) {
			best = o
		}
	}
	return best
}

// below says which module stands next below a row in a story's columns, as the end
// of a hint; "" where none does.
func (s *sheet) below(p *edition.Placement, row int) string {
	var next *hold
	for i := range s.holds {
		h := &s.holds[i]
		if h.module && h.over(p.Column-1, p.Span) && h.row >= row && (next == nil || h.row < next.row) {
			next = h
		}
	}
	if next == nil {
		return ""
	}
	return "; " + next.name + " stands at row " + strconv.Itoa(next.row+1)
}

// draw draws a module in its place. A photo has a cut-off rule above it, as
// stories have, unless an ad stands there; modules of text have a rule or a frame
// of their own, and an ad has none but its keyline.
func (s *sheet) draw(p *panel) {
	p.draw(p.hold.row)
	_, photo := p.spec.Content.(*edition.Photo)
	var rule []page.Item
	if above := s.above(&p.hold); above != nil && !above.ad && photo {
		to := max(above.end, p.hold.row-between)
		rule = cutOff(s.grid, p.place, p.hold.row, to, s.set.styles.cutOff)
	}
	piece := s.newPiece(&p.hold, p.spec.Kind, append(rule, p.items...))
	piece.module.Overset = p.overset
	s.pieces = append(s.pieces, piece)
	s.found = append(s.found, p.findings...)
}
