package report

import (
	"broadsheet/layout/geom"
	"broadsheet/layout/page"
)

// cells are the live area cut into grid columns and rows, row by row.
type cells struct {
	grid          page.Grid
	column        geom.Length // width of one
	top           geom.Length // of the first row
	columns, rows int
	of            []cell
	white         []bool
}

// cell is what stands in a cell. Owner is the story's number, less than 0 for
// what is of another module, and 0 for what is of none.
type cell struct {
	what  what
	owner int
}

type what uint8

const (
	open what = iota
	furniture
	text
	head
	quote
	art
	panel
)

// newCells cuts up the live area of a grid, all of it open.
func newCells(g page.Grid) *cells {
	c := &cells{grid: g, columns: max(g.Columns, 1), column: g.Column()}
	if g.Step <= 0 {
		return c
	}
	// The rows share the phase of the baselines, which stand at three quarters.
	c.top = g.Top + g.Step/4
	c.top -= (c.top - g.Live.Y + geom.Pt/64) / g.Step * g.Step
	if c.top < g.Live.Y-geom.Pt/64 {
		c.top += g.Step
	}
	c.rows = max(0, int((g.Live.Bottom()-c.top+geom.Pt/64)/g.Step))
	c.of = make([]cell, c.columns*c.rows)
	c.white = make([]bool, len(c.of))
	return c
}

// cutUp cuts up a page and fills the cells.
func cutUp(p *page.Page, stories []storyText) *cells {
	c := newCells(p.Grid)
	c.furniture(p)
	for i := range p.Modules {
		c.module(p, i)
	}
	for i := range stories {
		c.story(&stories[i], p.Grid)
	}
	return c
}

// fill works out the page's fill and its largest hole.
func (r *Page) fill(c *cells) {
	r.Cells, r.White = len(c.of), c.blank()
	r.Fill = share(int64(r.Cells-r.White), int64(r.Cells))
	r.Hole = c.hole()
}

// cover fills the cells in which a box stands by more than a point.
func (c *cells) cover(b geom.Rect, with cell) {
	c.each(b, func(i int) { c.of[i] = with })
}

// each calls f with every cell in which a box stands by more than a point.
func (c *cells) each(b geom.Rect, f func(i int)) {
	const least = geom.Pt
	if c.rows == 0 || b.W <= 0 || b.H < 0 {
		return
	}
	step := c.grid.Step
	from := max(0, int((b.Y-c.top)/step))
	to := min(c.rows, int((b.Bottom()-c.top+step-1)/step))
	for k := range c.columns {
		x := c.grid.X(k)
		if min(b.Right(), x+c.column)-max(b.X, x) <= least {
			continue
		}
		for row := from; row < to; row++ {
			f(row*c.columns + k)
		}
	}
}

// furniture fills what is of no module: folio, nameplate and section flag, which
// are set before the first module or story, across the page from its top; and
// further down, on a page that does not tell its modules, tints, pictures and texts
// where they stand.
func (c *cells) furniture(p *page.Page) {
	last := len(p.Items)
	if len(p.Modules) > 0 {
		last = p.Modules[0].From
	}
	top := true
	var foot geom.Length
	for _, it := range p.Items[:last] {
		switch it := it.(type) {
		case *page.Text:
			if it.Story > 0 {
				top = false
			} else if top {
				foot = max(foot, it.At.Y)
			} else {
				c.cover(boxOf(it), cell{what: furniture})
			}
		case *page.Rule:
			if top {
				foot = max(foot, it.From.Y, it.To.Y)
			}
		case *page.Fill:
			if it.Ink != geom.White {
				c.cover(it.Box, cell{what: furniture})
			}
		case *page.Picture:
			if it.Story > 0 {
				top = false
			} else {
				c.cover(it.Box, cell{what: furniture})
			}
		}
	}
	if live := c.grid.Live; foot > live.Y {
		c.cover(geom.Rect{X: live.X, Y: live.Y, W: live.W, H: foot - live.Y}, cell{what: furniture})
	}
}

// story fills what stands of a story.
func (c *cells) story(s *storyText, g page.Grid) {
	for _, b := range s.pictures {
		c.cover(b, cell{art, s.number})
	}
	c.cover(s.headBox(g), cell{head, s.number})
	for i := range s.lines {
		l := &s.lines[i]
		b := boxOf(l.texts[0])
		b.X, b.W = s.legs[l.leg].left, s.measure
		c.cover(b, cell{text, s.number})
	}
	for _, t := range s.others {
		of := cell{text, s.number}
		if t.Role == "quote" || t.Role == "quote-by" {
			of.what = quote
		}
		c.cover(s.frame(t), of)
	}
}

// frame is the box of a text that is neither head nor running text, at the
// measure of the picture above it or of its leg.
func (s *storyText) frame(t *page.Text) geom.Rect {
	b := boxOf(t)
	if t.Role == "caption" || t.Role == "caption-lead" || t.Role == "credit" {
		var above geom.Rect
		for _, p := range s.pictures {
			if p.X <= b.Right() && b.X <= p.Right() && p.Y < b.Y && p.Y >= above.Y {
				above = p
			}
		}
		if !above.Empty() {
			b.X, b.W = above.X, above.W
		}
		return b
	}
	for _, l := range s.legs {
		if mid := b.X + b.W/2; mid >= l.left && mid < l.left+s.measure {
			b.X, b.W = l.left, s.measure
			return b
		}
	}
	return b
}

// blank marks the cells that are white beyond what is prescribed and counts them.
func (c *cells) blank() int {
	n := 0
	for k := range c.columns {
		for row := 0; row < c.rows; {
			end := row
			for end < c.rows && c.of[end*c.columns+k].what == open {
				end++
			}
			if end == row {
				row++
				continue
			}
			above, below := prescribed(c.at(row-1, k), c.at(end, k))
			for r := row + above; r < end-below; r++ {
				c.white[r*c.columns+k] = true
				n++
			}
			row = end
		}
	}
	return n
}

// at is a cell, open outside the page.
func (c *cells) at(row, column int) cell {
	if row < 0 || row >= c.rows {
		return cell{}
	}
	return c.of[row*c.columns+column]
}

// prescribed is how many open cells belong to what stands above and below them.
func prescribed(above, below cell) (under, over int) {
	switch {
	case above.what == open || below.what == open:
		return 0, 0
	case above.owner != below.owner:
		return 1, 1
	case above.what == furniture && below.what == furniture:
		return 1, 1
	case above.what == head, above.what == quote:
		return 2, 0
	case below.what == quote:
		return 0, 2
	}
	return 1, 0
}

// hole is the largest rectangle of white cells of a page: the highest, then leftmost
// of several; nil for none.
func (c *cells) hole() *Hole { return c.holeIn(0, c.columns, 0, c.rows) }

// holeIn is that of the columns and rows from one up to another, without it.
func (c *cells) holeIn(left, right, top, foot int) *Hole {
	var best *Hole
	depth := make([]int, right) // white cells from a row upwards
	for row := top; row < foot; row++ {
		for k := left; k < right; k++ {
			depth[k]++
			if !c.white[row*c.columns+k] {
				depth[k] = 0
			}
		}
		for from := left; from < right; from++ {
			rows := depth[from]
			for to := from; to < right && rows > 0; to++ {
				rows = min(rows, depth[to])
				if n := rows * (to - from + 1); rows > 0 && (best == nil || n > best.Rows*best.Columns) {
					best = &Hole{Columns: to - from + 1, Rows: rows, Column: from + 1, Row: row - rows + 1}
				}
			}
		}
	}
	if best != nil {
		c.locate(best)
	}
	return best
}

// locate gives a hole its box, and its row as the page spec counts.
func (c *cells) locate(h *Hole) {
	g := c.grid
	y := c.top + geom.Length(h.Row)*g.Step
	x := g.X(h.Column - 1)
	w := g.X(h.Column+h.Columns-2) + c.column - x
	h.Box = [4]Points{Points(x), Points(y), Points(w), Points(geom.Length(h.Rows) * g.Step)}
	h.Row = int((y-g.Top-g.Step/4)/g.Step) + 1
}
