package makeup

import (
	"slices"

	"broadsheet/layout/diag"
)

// whiteShare is the share of a page, one in so many, from which a hole is told of:
// a night editor sees it from across the room.
const whiteShare = 16

// reportWhite warns of the largest hole that stories and modules leave on the page.
// What is white within their places is told of by themselves. A single story or
// module on a single page is there to be looked at, and may stand alone.
func (s *sheet) reportWhite() {
	if len(s.set.edition.Pages) == 1 && len(s.pieces) == 1 {
		return
	}
	column, row, columns, rows := s.hole()
	if columns*rows*whiteShare < s.grid.columns*s.grid.rows || s.spec.Blank {
		return
	}
	s.find(diag.At(s.spec.Pos, diag.Warning, "white", "%d %s by %d rows are empty from column %d, row %d on",
		columns, plural(columns, "column", "columns"), rows, column+1, row+1).
		WithHint("give the page more stories or modules, larger pictures, or a module with `filler: true`"))
}

// hole is the largest rectangle of the grid in which nothing stands.
func (s *sheet) hole() (column, row, columns, rows int) {
	holds := slices.Clone(s.holds)
	slices.SortFunc(holds, func(a, b hold) int { return a.row - b.row })
	for left := range s.grid.columns {
		for n := 1; left+n <= s.grid.columns; n++ {
			top := 0
			take := func(to int) {
				if n*(to-top) > columns*rows {
					column, row, columns, rows = left, top, n, to-top
				}
			}
			for i := range holds {
				if h := &holds[i]; h.over(left, n) {
					take(h.row)
					top = max(top, h.end)
				}
			}
			take(s.grid.rows)
		}
	}
	return column, row, columns, rows
}
