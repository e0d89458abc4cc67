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
	bridge  geom.Length // of a double page, between its two middle columns; 0 on others
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
	g := grid{live: live, columns: s.Columns, gutter: s.Gutter, bridge: s.Bridge, step: s.Baseline}
	g.column = (live.W - g.fold() - geom.Length(s.Columns-1)*s.Gutter) / geom.Length(s.Columns)
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

// fold is what the bridge is wider than a gutter; 0 on a page that has none.
func (g grid) fold() geom.Length {
	if g.bridge == 0 {
		return 0
	}
	return g.bridge - g.gutter
}

// x is the left edge of column c, from 0.
func (g grid) x(c int) geom.Length {
	x := g.live.X + geom.Length(c)*(g.column+g.gutter)
	if 2*c >= g.columns {
		x += g.fold()
	}
	return x
}

// across is the width of n columns from column c on, with what is between them.
func (g grid) across(c, n int) geom.Length { return g.x(c+n-1) + g.column - g.x(c) }

// sides is how many of n columns from column c on lie left and right of the bridge:
// none at the right where they do not cross it.
func (g grid) sides(c, n int) (left, right int) {
	middle := g.columns / 2
	if g.bridge == 0 || c >= middle || c+n <= middle {
		return n, 0
	}
	return middle - c, c + n - middle
}

// legs gives the left edges and the width of legs over n columns from column c on,
// set in at both sides. Those over a bridge are shared out to its two sides by the
// columns there, so that none lies on the fold; where they cannot be, there is a leg
// in each column. One leg alone lies over everything.
func (g grid) legs(c, n, legs int, in geom.Length) (x []geom.Length, width geom.Length) {
	left, right := g.sides(c, n)
	if right == 0 || legs == 1 {
		width = (g.across(c, n) - 2*in - geom.Length(legs-1)*g.gutter) / geom.Length(legs)
		for i := range legs {
			x = append(x, g.x(c)+in+geom.Length(i)*(width+g.gutter))
		}
		return x, width
	}
	if legs*left%n != 0 {
		legs = n
	}
	first := legs * left / n
	second := legs - first
	per := func(columns, legs int) geom.Length {
		return (g.width(columns) - in - geom.Length(legs-1)*g.gutter) / geom.Length(legs)
	}
	width = min(per(left, first), per(right, second))
	for i := range first {
		x = append(x, g.x(c)+in+geom.Length(i)*(width+g.gutter))
	}
	end := g.x(c) + g.across(c, n) - in
	for i := range second {
		x = append(x, end-geom.Length(second-i)*width-geom.Length(second-1-i)*g.gutter)
	}
	return x, width
}

// width is the width of n columns on one side of the bridge, with the gutters
// between them.
func (g grid) width(n int) geom.Length {
	return geom.Length(n)*g.column + geom.Length(n-1)*g.gutter
}

// rowsFor is the least number of rows that hold a height.
func (g grid) rowsFor(h geom.Length) int { return int((h + g.step - 1) / g.step) }

// lines gives a space in thousandths of a step as a length.
func (g grid) lines(n edition.Lines) geom.Length { return g.step.MulDiv(geom.Length(n), 1000) }

// data is the grid as the finished page tells it.
func (g grid) data() page.Grid {
	return page.Grid{Live: g.live, Columns: g.columns, Gutter: g.gutter, Bridge: g.bridge,
		Top: g.baseline(-1), Step: g.step}
}
