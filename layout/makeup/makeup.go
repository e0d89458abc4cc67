// Package makeup sets stories into pages: stories into modules on the grid,
// modules into frames and legs, legs into line slots, and lines into slots.
//
// A page is made up in one pass downwards. What tries again does so by calling
// pure functions of immutable data: fitter lays a story's blocks into the slots
// of legs of one depth after another. Modules beside stories (panels: ads, tables,
// fact boxes) take their places first, in hold.go; a kind of them is a function
// that sets its content for a width. Where which work is done:
//
//	schedule.go                            the pages, in parallel, and what runs on between them
//	rests.go                               again, where what runs on to a page has no room there
//	offer.go                               and where a page has a hole and another a story too many
//	spread.go                              the edition's own stories → pages
//	setters.go setter.go kinds.go          styles with their faces, and text shaped in them
//	makeup.go                              a page: its modules, then its stories, each below the last
//	grid.go furniture.go hold.go           its rows and columns, its head, and what is taken
//	assemble.go                            what is set → the page as data, in reading order
//
//	gauge.go                               a story without a place → lines of its paragraphs, rows of its head
//	variants.go ladder.go price.go         its shapes, the depths of each, their prices
//	plan.go filler.go                      shapes → places, by pack; fillers
//
//	module.go                              a story: head, frames, flow, and how deep they stand
//	head.go headblock.go art.go dropcap.go its parts
//	slots.go                               its legs as line slots, round what stands in them
//	flow.go                                its text as blocks
//	fit.go lay.go settings.go              blocks → slots, by dynamic programming
//	copyfit.go fill.go steps.go            to a depth: by the pictures' crop, then by steps
//	jump.go                                with a rest for another page
//	order.go parts.go tables.go            the order in which others read it
//	findings.go white.go draw.go           what is wrong with it; holes on the page; its lines drawn
//
//	panel.go                               a module beside stories, and the stack that its texts stand in
//	columns.go strips.go galley.go         legs in a stack: body text, agate, undivided entries
//	folios.go                              what points to another page
//
// The other files are kinds of module: ad.go, table.go, chart.go and its like.
package makeup

import (
	"broadsheet/layout/diag"
	"broadsheet/layout/edition"
	"broadsheet/layout/geom"
	"broadsheet/layout/page"
)

// between is the white between modules one above the other, in rows; the cut-off
// rule stands in its middle.
const between = 2

// sheet is a page while it is made up.
type sheet struct {
	set    *setter
	spec   *edition.Page
	grid   grid
	taken  []int  // first free row of each column below the stories so far
	holds  []hold // of the modules, then of the stories as they are set
	panels []*panel
	pieces []piece // what is set, in the order in which it was
	out    *page.Page
	found  diag.List

	given   []edition.Placement // of the edition's stories, those for this page
	arrived []carried           // stories that run on here
	left    []carried           // stories that run on elsewhere
	stories int                 // set so far
	done    []string            // their files
	explain string
	placed  edition.Placed // by the program

	quotas map[string]quota // of pages, by folio; none for those that take what comes
	yields bool             // rests had no room here: they may be cut as far as their stories may
	anyCut bool             // and, where that is not enough, anywhere
	short  shortfall        // what is not set, but for rests
	unled  []*gauge         // stories that were to lead the page and fit nowhere
	vacant int              // cells of a hole that make-up has left; 0 for none
}

// newSheet is a page with its furniture and the places of its modules.
func newSheet(set *setter, p *edition.Page) *sheet {
	right := p.Number%2 == 1
	head := newFurniture(set, p, right)
	g := newGrid(p.Sheet, right, head.rows())
	s := &sheet{set: set, spec: p, grid: g, taken: make([]int, g.columns),
		out: &page.Page{Folio: p.Folio, Section: p.Section, Trim: p.Sheet.Size, Grid: g.data(), Items: head.items}}
	s.found = append(s.found, head.findings...)
	for i := range p.Modules {
		if !p.Modules[i].Filler {
			s.reserve(&p.Modules[i])
		}
	}
	return s
}

// add sets one story and returns its module, nil where it has no room.
func (s *sheet) add(p *edition.Placement) *module {
	s.stories++
	row, top := s.start(p)
	limit := s.limit(p, row)
	if limit < 4 {
		s.find(diag.At(p.Pos, diag.Error, "no-room", "the story has no room: %d %s left below row %d", max(limit, 0), plural(limit, "row is", "rows are"), row+1).
			WithHint("place it elsewhere, or give it a page of its own%s", s.below(p, row)))
		return nil
	}
	s.done = append(s.done, p.Story.File)
	m := newModule(s.set, s.grid, s.spec.Folio, p, s.stories, row)
	foot := m.make(limit, p.Depth > 0)
	if len(m.left) > 0 {
		s.carry(p, m.left)
	}
	own := hold{column: p.Column - 1, span: p.Span, row: row, end: row + foot, name: "the story " + p.Story.File}
	below := row >= top || !s.onStory(&own)
	if !below {
		s.find(diag.At(p.Pos, diag.Error, "overlap", "the story at row %d overlaps what stands above it down to row %d", row+1, top).
			WithHint("start it at row %d or below, or leave row out", top+between+1))
	}
	s.clash(&own, p.Pos)
	var rule []page.Item
	if above := s.above(&own); above != nil && !above.ad && !p.Box && below {
		// What stands next above may come later: the rule keeps near its story.
		rule = cutOff(s.grid, p, row, max(above.end, row-2*between), s.set.styles.cutOff)
	}
	piece := s.newPiece(&own, "story", append(rule, m.items...))
	piece.story(m)
	s.pieces = append(s.pieces, piece)
	s.found = append(s.found, m.findings...)
	s.holds = append(s.holds, own)
	for c := p.Column - 1; c < p.Column-1+p.Span; c++ {
		s.taken[c] = max(s.taken[c], row+foot)
	}
	return m
}

// limit is the number of rows that a story at a row may take: its own depth, or
// down to the next story placed by hand or module in its columns, or to the
// page's foot.
func (s *sheet) limit(p *edition.Placement, row int) int {
	limit := s.grid.rows - row
	if p.Depth > 0 {
		return min(limit, p.Depth)
	}
	for i := range s.spec.Stories {
		o := &s.spec.Stories[i]
		beside := o.Column+o.Span <= p.Column || p.Column+p.Span <= o.Column
		if o != p && o.Row-1 > row && !beside {
			limit = min(limit, o.Row-1-between-row)
		}
	}
	for i := range s.holds {
		h := &s.holds[i]
		if h.module && h.row > row && h.over(p.Column-1, p.Span) {
			limit = min(limit, h.row-s.white(h)-row)
		}
	}
	return limit
}

func (s *sheet) find(f diag.Finding) {
	f.Page = s.spec.Folio
	s.found = append(s.found, f)
}

// cutOff is the rule above a story, in the middle of the white between it and
// what stands above.
func cutOff(g grid, p *edition.Placement, row, above int, r edition.Rule) []page.Item {
	if r.Weight == 0 || row <= above {
		return nil
	}
	// From the baseline above to the capitals below the white looks even here.
	y := g.rowTop(row) - (geom.Length(row-above)*g.step)/2
	x := g.x(p.Column - 1)
	return []page.Item{&page.Rule{From: geom.Point{X: x, Y: y},
		To: geom.Point{X: x + g.across(p.Column-1, p.Span), Y: y}, Weight: r.Weight, Ink: r.Ink}}
}
