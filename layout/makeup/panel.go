package makeup

import (
	"broadsheet/layout/diag"
	"broadsheet/layout/edition"
	"broadsheet/layout/geom"
	"broadsheet/layout/page"
	"broadsheet/layout/story"
	"broadsheet/layout/text"
)

// panel is one module beside stories being set: an ad, a table, a fact box. What
// it draws with is a story's module of one leg over its whole width.
//
// It stands from the height of its first row's capitals to its last row's
// baseline, as text beside it does.
type panel struct {
	*module
	spec    *edition.Module
	content content
	hold    hold
	overset bool // its place is too small for it, and this has been told
}

// content is what a panel shows, set for its width. Height is what it needs of
// the panel's box; draw draws it into a box that may be higher, or, where the
// place given is too small, lower.
type content struct {
	height geom.Length
	draw   func(box geom.Rect)
}

// newPanel sets a module for its width. Its row is not known yet.
func newPanel(s *sheet, spec *edition.Module) *panel {
	a := spec.At
	place := &edition.Placement{Pos: spec.Pos, Story: &story.Story{}, Column: a.Column, Span: a.Span, Columns: 1}
	p := &panel{module: newModule(s.set, s.grid, s.spec.Folio, place, 0, 0), spec: spec}
	p.hold = hold{column: a.Column - 1, span: a.Span, name: spec.Name(), module: true}
	switch c := spec.Content.(type) {
	case *edition.Ad:
		p.hold.ad = true
		p.content = p.ad(c)
	case *edition.Photo:
		p.content = p.photo(c)
	case *edition.Table:
		p.content = p.table(c)
	case *edition.List:
		p.content = p.list(c)
	case *edition.Timeline:
		p.content = p.timeline(c)
	case *edition.Facts:
		p.content = p.facts(c)
	case *edition.Staff:
		p.content = p.staff(c)
	case *edition.Letters:
		p.content = p.letters(c)
	case *edition.Classifieds:
		p.content = p.classifieds(c)
	case *edition.Obituaries:
		p.content = p.obituaries(c)
	case *edition.Puzzle:
		p.content = p.puzzle(c)
	case *edition.Cartoon:
		p.content = p.cartoon(c)
	case *edition.Results:
		p.content = p.results(c)
	case *edition.Index:
		p.content = p.index(c)
	case *edition.Chart:
		p.content = p.chart(c)
	case *edition.Refers:
		p.content = p.refers(c)
	case *edition.Briefs:
		p.content = p.briefs(c)
	case *edition.Weather:
		p.content = p.weather(c)
	case *edition.Almanac:
		p.content = p.almanac(c)
	case *edition.Calendar:
		p.content = p.calendar(c)
	}
	return p
}

// depth is the least number of rows that hold the content.
func (p *panel) depth() int {
	return max(2, 1+p.grid.rowsFor(p.content.height-p.set.styles.body.capHeight()))
}

// rect is the panel's box in so many rows.
func (p *panel) rect(rows int) geom.Rect {
	y := p.top(0)
	return geom.Rect{X: p.x, Y: y, W: p.width, H: p.grid.baseline(p.row+rows-1) - y}
}

// draw draws the panel from a row on.
func (p *panel) draw(row int) {
	p.row, p.legs.row = row, row
	p.content.draw(p.rect(p.hold.end - p.hold.row))
}

// fits reports a place that the content is too deep for, or that it leaves empty
// by more than a row or two. Pictures fill whatever place they have.
func (p *panel) fits() {
	given, need := p.spec.At.Depth, p.depth()
	switch p.spec.Content.(type) {
	case *edition.Ad, *edition.Photo:
		return
	}
	switch {
	case given == 0:
	case need > given:
		p.overset = true
		p.find(diag.At(p.spec.Pos, diag.Error, "overset", "%s is %d %s deeper than its place", p.hold.name, need-given, plural(need-given, "row", "rows")).
			WithHint("a depth of %d fits it", need))
	case need+2 < given:
		p.find(diag.At(p.spec.Pos, diag.Warning, "underset", "%s leaves %d rows of its place empty", p.hold.name, given-need).
			WithHint("a depth of %d fits it", need))
	}
}

// stack sets texts one below the other in a panel. Heights count from the top of
// the panel's box, lengths across from the left edge of what its frame leaves.
type stack struct {
	*panel
	kind   edition.Box
	in     geom.Length // white between frame and text
	width  geom.Length
	y      geom.Length // where the capitals of the next line begin
	foot   geom.Length // the last baseline, or what else is lowest
	things []stacked
	joints int // places so far at which white may be added
	header int // one more than the title among the things, until text follows it
}

// stacked is one thing of a stack: draw draws it with the stack's corner at a
// point; joints are the places above it at which white may be added.
type stacked struct {
	joints int
	amid   bool        // it stands in the middle of the white of the last of them
	down   geom.Length // that it stands lower than it says
	draw   func(at geom.Point)
}

// newStack opens a stack with its title.
func (p *panel) newStack(kind edition.Box, title string) *stack {
	s := &stack{panel: p, kind: kind, width: p.width}
	if kind != edition.Unboxed {
		s.in = p.grid.gutter / 2
		s.width -= 2 * s.in
		s.y = s.in + p.grid.step/10
	} else if r := p.set.styles.module; r.Weight > 0 {
		s.rule(r, r.Weight/2)
		s.y = r.Weight + p.grid.step/2
	}
	if title != "" {
		st := p.set.styles.boxTitle
		var c copyText
		c.add(st, 0, title)
		h := p.head(c, st, s.width, 4, p.spec.Pos)
		s.lines(h.paragraph, h.Lines, st, 0)
		s.y = s.foot + p.grid.step/2
		s.header = len(s.things)
	}
	return s
}

// add adds a thing that is drawn with the stack's corner at a point.
func (s *stack) add(draw func(at geom.Point)) {
	s.things = append(s.things, stacked{joints: s.joints, draw: draw})
}

// lines adds the lines of a text, set in from the left.
func (s *stack) lines(p paragraph, lines []text.Line, st *style, in geom.Length) {
	base := s.y + st.capHeight()
	s.add(func(at geom.Point) {
		for i, l := range lines {
			s.line(p, l, at.X+in, at.Y+base+st.Leading*geom.Length(i))
		}
	})
	if n := len(lines); n > 0 {
		s.foot = max(s.foot, base+st.Leading*geom.Length(n-1))
		s.y += st.Leading * geom.Length(n)
	}
}

// rule adds a rule over the stack's width at a height.
func (s *stack) rule(r edition.Rule, y geom.Length) {
	s.add(func(at geom.Point) { s.module.rule(at.X, at.Y+y, s.width, r) })
	s.foot = max(s.foot, y)
}

// onGrid moves the next line of box text down to the baseline grid.
func (s *stack) onGrid() { s.standing(s.set.styles.boxText) }

// joint is a place at which white may be added.
func (s *stack) joint() { s.joints++ }

// ruleAmid adds a rule at a joint of its own: white added there is shared above and
// below it.
func (s *stack) ruleAmid(r edition.Rule, y geom.Length) {
	s.joint()
	s.rule(r, y)
	s.things[len(s.things)-1].amid = true
}

// content closes the stack. White that its box leaves is shared among the joints
// where that is little.
func (s *stack) content() content {
	height := s.foot
	if s.kind != edition.Unboxed {
		height += s.in + s.grid.step/10
	}
	return content{height: height, draw: func(box geom.Rect) {
		st := s.set.styles
		switch s.kind {
		case edition.Tinted:
			s.module.items = append(s.module.items, &page.Fill{Box: box, Ink: st.tint})
		case edition.Ruled:
			s.box(box, st.boxRule)
		}
		rest, top := max(box.H-height, 0), box.Y
		if rest > geom.Length(s.joints)*s.grid.step/5 {
			if s.joints > 0 && s.kind != edition.Unboxed {
				top += rest / 2
			}
			rest = 0
		}
		for _, t := range s.things {
			halves := 2 * t.joints
			if t.amid {
				halves--
			}
			y := top + t.down + rest*geom.Length(halves)/geom.Length(2*max(s.joints, 1))
			t.draw(geom.Point{X: box.X + s.in, Y: y})
		}
	}}
}
