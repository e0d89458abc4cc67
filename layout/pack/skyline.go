package pack

// A skyline is a page filled from the top, as far as each column is decided.
type skyline struct {
	*search
	next   []int  // by column: the row where the next module may begin
	passed []bool // by column: none does
	used   uint   // items placed
	nodes  int
}

func (s *search) newSkyline() skyline {
	return skyline{search: s, next: make([]int, s.page.Columns), passed: make([]bool, s.page.Columns)}
}

// open is the number of cells that are not decided.
func (e *skyline) open() int {
	open := 0
	for c := range e.next {
		open += max(0, e.page.Rows-e.next[c])
		for i := range e.fixedModules {
			if m := &e.fixedModules[i]; m.Column <= c && c < m.Right() && m.Row >= e.next[c] {
				open -= m.Rows
			}
		}
	}
	return open
}

// highest is the first of the columns whose open place is highest, those passed
// last; -1 where none is open.
func (e *skyline) highest() int {
	at := -1
	for c, r := range e.next {
		if r < e.page.Rows && (at < 0 || r < e.next[at] || r == e.next[at] && e.passed[at] && !e.passed[c]) {
			at = c
		}
	}
	return at
}

// level reports whether so many columns are open at one row.
func (e *skyline) level(column, columns int) bool {
	if column+columns > len(e.next) {
		return false
	}
	for _, r := range e.next[column : column+columns] {
		if r != e.next[column] {
			return false
		}
	}
	return true
}

func (e *skyline) raise(column, columns, row int) {
	for c := column; c < column+columns; c++ {
		e.next[c] = row
	}
}

// floor is the first row below a place that a module must not reach.
func (e *skyline) floor(column, columns, row int) int {
	strip := Rect{column, row, columns, 1}
	limit := e.page.Rows
	for i := range e.fixedModules {
		if m := &e.fixedModules[i]; m.over(strip) {
			if m.Foot()+e.page.Gap > row {
				limit = min(limit, m.Row-e.page.Gap)
			}
		}
	}
	return limit
}

// lift moves the columns that are passed at a row on, and returns the white that
// this leaves. A module stands as high as it can, so that the next row where one
// may begin is where another ends, be it in another column.
func (e *skyline) lift(row int) (white int) {
	to := e.page.Rows
	for c, r := range e.next {
		if r > row && !e.passed[c] {
			to = min(to, r)
		}
	}
	for i := range e.fixedModules {
		if r := e.fixedModules[i].Foot() + e.page.Gap; r > row {
			to = min(to, r)
		}
	}
	for i := range e.within {
		if r := e.within[i].Row; r > row {
			to = min(to, r)
		}
	}
	for c := range e.next {
		if e.passed[c] {
			e.passed[c] = false
			e.next[c] = to
			if m := e.fixedBelow(c, row); m != nil && m.Row <= to {
				e.next[c] = m.Foot() + e.page.Gap
				white += max(0, m.Row-row)
			} else {
				white += to - row
			}
		}
	}
	return white
}

// fixedBelow is the first fixed module of a column that ends below a row, nil for
// none.
func (e *skyline) fixedBelow(column, row int) *module {
	var first *module
	for i := range e.fixedModules {
		m := &e.fixedModules[i]
		if m.Column <= column && column < m.Right() && m.Foot() > row && (first == nil || m.Row < first.Row) {
			first = m
		}
	}
	return first
}
