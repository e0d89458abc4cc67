package makeup

import (
	"broadsheet/layout/edition"
	"broadsheet/layout/geom"
	"broadsheet/layout/page"
)

// grid is a page's columns and rows. Row r, from 0, is the band of one baseline
// step whose top is at top + r·step; its baseline stands at three quarters of
// it, so that ascenders and descenders of a face with usual proportions share
// the rest evenly.
type grid struct {
	live    geom.Rect
	columns int
	gutter  geom.Length
	column  geom.Length // width of one
	top     geom.Length
	step    geom.Length
	rows    int
}

// newGrid gives the grid of a sheet below a head (folio or nameplate) of a
// number of rows.
func newGrid(s edition.Sheet, right bool, head int) grid {
	left := s.Margins.Outside
	if right {
		left = s.Margins.Inside
	}
	live := geom.Rect{X: left, Y: s.Margins.Top,
		W: s.Size.W - s.Margins.Inside - s.Margins.Outside,
		H: s.Size.H - s.Margins.Top - s.Margins.Bottom}
	g := grid{live: live, columns: s.Columns, gutter: s.Gutter, step: s.Baseline}
	g.column = (live.W - geom.Length(s.Columns-1)*s.Gutter) / geom.Length(s.Columns)
	g.top = live.Y + geom.Length(head)*g.step
	g.rows = int(live.H/g.step) - head
	return g
}

// baseline is the baseline of row r.
func (g grid) baseline(r int) geom.Length { return g.top + geom.Length(r)*g.step + g.rise() }

// rise is how far a row's baseline stands below the row's top.
func (g grid) rise() geom.Length { return g.step * 3 / 4 }

// rowTop is the top of row r.
func (g grid) rowTop(r int) geom.Length { return g.top + geom.Length(r)*g.step }

// x is the left edge of column c, from 0.
func (g grid) x(c int) geom.Length { return g.live.X + geom.Length(c)*(g.column+g.gutter) }

// width is the width of n columns with the gutters between them.
func (g grid) width(n int) geom.Length {
	return geom.Length(n)*g.column + geom.Length(n-1)*g.gutter
}

// rowsFor is the least number of rows that hold a height.
func (g grid) rowsFor(h geom.Length) int { return int((h + g.step - 1) / g.step) }

// lines gives a space in thousandths of a step as a length.
func (g grid) lines(n edition.Lines) geom.Length { return g.step.MulDiv(geom.Length(n), 1000) }

// data is the grid as the finished page tells it.
func (g grid) data() page.Grid {
	return page.Grid{Live: g.live, Columns: g.columns, Gutter: g.gutter,
		Top: g.baseline(-1), Step: g.step}
}
