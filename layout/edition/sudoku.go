package edition

import (
	"strings"

	"broadsheet/layout/yaml"
)

// sudoku reads a grid of nine rows of nine figures; what is not given is `.`, `0`
// or `_`.
func (r *reader) sudoku(n *yaml.Node) Grid {
	g := Grid{Sudoku: true}
	before := len(r.Findings)
	rows, at := r.gridRows(n)
	if len(rows) != 9 && len(r.Findings) > before {
		return Grid{}
	}
	if len(rows) != 9 {
		r.Errorf(n, "puzzle", "a sudoku of %s", plural(len(rows), "row")).Hint = "give nine rows of nine, as \"53..7....\""
		return Grid{}
	}
	for i, row := range rows {
		if len(row) != 9 || strings.Trim(row, "0123456789._") != "" {
			r.Errorf(at[i], "puzzle", "row %d of the sudoku is `%s`", i+1, row).Hint = "give it nine figures, `.` where none is given, in quotes: \"53..7....\""
			return Grid{}
		}
		var out []Square
		for _, c := range []byte(row) {
			var s Square
			if c >= '1' && c <= '9' {
				s.Letter = string(c)
			}
			out = append(out, s)
		}
		g.Rows = append(g.Rows, out)
	}
	if y, x, what := g.twice(); what != "" {
		r.Errorf(at[y], "puzzle", "the %s has a second %s at %d", what, g.Rows[y][x].Letter, x+1).Hint = "a figure stands once in each row, column and box"
	}
	return g
}

// twice finds a figure of a sudoku that its row, column or box has before.
func (g *Grid) twice() (y, x int, what string) {
	for y := range 9 {
		for x := range 9 {
			s := g.Rows[y][x].Letter
			if s == "" {
				continue
			}
			for v := range y + 1 {
				for u := range 9 {
					if g.Rows[v][u].Letter != s || v == y && u >= x {
						continue
					}
					switch {
					case v == y:
						return y, x, "row"
					case u == x:
						return y, x, "column"
					case v/3 == y/3 && u/3 == x/3:
						return y, x, "box"
					}
				}
			}
		}
	}
	return 0, 0, ""
}
