package makeup

import (
	"broadsheet/layout/diag"
	"broadsheet/layout/edition"
	"broadsheet/layout/geom"
	"broadsheet/layout/page"
	"broadsheet/layout/story"
	"broadsheet/layout/text"
)

// module is one story being set on a page.
type module struct {
	set    *setter
	grid   grid
	place  *edition.Placement
	story  *story.Story
	number int    // of the story on its page, from 1
	folio  string // of its page

	row      int // first row on the page
	x        geom.Length
	width    geom.Length
	legs     legs
	legWidth geom.Length

	headRows []int // rows that the head takes of each leg
	flush    bool  // the next paragraph has no indent
	items    []page.Item
	findings diag.List
	mark     page.Bookmark
	headSize geom.Length   // of the headline
	left     []story.Block // what runs on elsewhere
	unset    int           // words that do not fit
	turn     slot          // of the line that says so
	fitting  fitting
	spills   bool          // a picture stands out of its place
	lexicon  *text.Lexicon // see words
}

// newModule lays out the legs of a placement from a row on.
func newModule(s *setter, g grid, folio string, p *edition.Placement, number, row int) *module {
	m := &module{set: s, grid: g, place: p, story: p.Story, number: number, folio: folio, row: row,
		x: g.x(p.Column - 1), width: g.across(p.Column-1, p.Span)}
	var in geom.Length
	if p.Box {
		in = g.gutter / 2
		m.x, m.width, m.row = m.x+in, m.width-g.gutter, row+boxRows
	}
	x, width := g.legs(p.Column-1, p.Span, max(p.Columns, 1), in)
	m.legWidth = width
	m.legs = legs{x: x, width: width, top: make([]int, len(x)), grid: g, row: m.row}
	return m
}

// over is the width of the first n legs with what is between them.
func (m *module) over(n int) geom.Length { return m.across(0, n) }

// across is the width of n legs from a leg on, with what is between them.
func (m *module) across(leg, n int) geom.Length {
	return m.legs.x[leg+n-1] + m.legWidth - m.legs.x[leg]
}

// make sets the module in at most limit rows and returns the rows it takes.
// given says that the limit is the place's own depth, which it should fill.
func (m *module) make(limit int, given bool) int {
	if !m.place.Box {
		return m.fill(limit, given)
	}
	rows := m.fill(limit-2*boxRows, given) + 2*boxRows
	// Within its rows by half of one at the top and the foot.
	half := m.grid.step / 2
	y := m.grid.rowTop(m.row-boxRows) + half
	m.box(geom.Rect{X: m.x - m.grid.gutter/2, Y: y, W: m.width + m.grid.gutter,
		H: m.grid.rowTop(m.row-boxRows+rows) - half - y}, m.set.styles.line)
	return rows
}

// boxRows are the rows that a frame takes above and below its story.
const boxRows = 1

// fill sets the module's story in at most limit rows and returns the rows it
// takes.
func (m *module) fill(limit int, given bool) int {
	a := m.best(limit, given)
	m.take(a)
	head, frames, f, set, foot := a.head, a.frames, a.f, a.set, a.foot
	head.draw(m)
	for _, fr := range frames {
		m.drawFrame(fr)
		over := fr.row + fr.rows - 1 - foot
		m.spills = m.spills || over > 0
		if over > 0 && set.overset == 0 {
			m.find(diag.At(fr.spec.Pos, diag.Error, "picture-foot", "the picture stands out of its story by %d %s", over, plural(over, "row", "rows")).
				WithHint("begin it higher (row), make it smaller, or give the story more depth"))
		}
	}
	m.draw(f.blocks, set)
	if len(m.left) > 0 {
		m.jumpLine(m.turn)
	}
	m.columnRules(foot)
	m.report(f.blocks, set)
	m.reportOrder(f, frames, set)
	defer f.release()
	if open := set.open(f.blocks); set.overset == 0 && open > max(mostOpen, len(m.legs.x)) {
		m.find(diag.At(m.place.Pos, diag.Warning, "underset", "the story leaves %d lines open at its end", open).
			WithHint("give it less depth, a smaller picture or more text"))
	}
	if under := limit - foot; given && under > 0 && set.overset == 0 {
		m.find(diag.At(m.place.Pos, diag.Warning, "underset", "the story ends %d %s above the foot of its place: %d lines are missing",
			under, plural(under, "row", "rows"), under*len(m.legs.x)).
			WithHint("a depth of %d fits it", foot))
	}
	return foot
}

// setFlow sets the story's text: so that it runs on elsewhere, or to the depth of
// its place, or as deep as it needs.
func (m *module) setFlow(frames []*frame, limit int, given bool) (*fitter, fitted, int) {
	f := newFitter(m.flow(), m.legWidth)
	lines, ideal := f.ideal()
	if len(m.place.Jumps) > 0 {
		set, rest, ok := m.runOn(f, frames, lines, ideal, limit)
		if ok {
			m.left = rest
			return f, set, limit
		}
		whole := *m.place
		whole.Jumps = nil
		m.place = &whole
		return m.setFlow(frames, limit, given)
	}
	if given {
		set, crop := m.fillTo(f, frames, lines, ideal, limit)
		if set.overset == 0 && (m.place.Auto || set.open(f.blocks) <= mostOpen) {
			m.cropped(crop)
			return f, set, limit
		}
	}
	set, foot := m.copyfit(f, frames, lines, ideal, limit)
	return f, set, foot
}

func plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// ideal is the number of rows that the flow takes at its best in legs without
// feet, and what it then costs.
func (f *fitter) ideal() (lines int, cost int64) {
	for i := range f.blocks {
		b := &f.blocks[i]
		if b.kind != running {
			lines += b.rows + b.above
			continue
		}
		best := least(f.free(b, f.width).settings)
		lines += len(best.Lines)
		cost += best.Demerits
	}
	return lines, cost
}

func least(settings []text.Setting) text.Setting {
	var best text.Setting
	for i, s := range settings {
		if i == 0 || s.Demerits < best.Demerits {
			best = s
		}
	}
	return best
}

// depthFor is the row at which all legs would end with so many lines in them.
func (m *module) depthFor(lines int) int {
	foot := 0
	for room := 0; room < lines; foot++ {
		for _, t := range m.legs.top {
			if foot >= t {
				room++
			}
		}
	}
	return foot
}

// find adds a finding of this page.
func (m *module) find(f diag.Finding) {
	f.Page, f.Story = m.folio, m.number
	m.findings = append(m.findings, f)
}

// shape shapes text and reports what has no glyph.
func (m *module) shape(c copyText, rules text.Rules, pos diag.Pos) paragraph {
	p := m.set.shape(c, rules, m.words())
	p.pos = pos
	m.findings = append(m.findings, p.missing(m.folio)...)
	return p
}

// ragged are the lines of a small text over a width.
func (m *module) ragged(p paragraph, width geom.Length) []text.Line {
	return least(p.Break([]text.Slot{{Width: width}})).Lines
}
