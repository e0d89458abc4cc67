package makeup

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"broadsheet/layout/diag"
	"broadsheet/layout/edition"
	"broadsheet/layout/geom"
)

// tableCell is a cell: its text and width, and of figures that stand on the point
// the width of what stands before it.
type tableCell struct {
	paragraph
	width, before geom.Length
}

// tableColumn is a column: its edges in the table, how its cells stand, and for
// figures on the point the greatest widths before and after it.
type tableColumn struct {
	x, width      geom.Length
	align         edition.Align
	before, after geom.Length
	words         bool // it has a cell that may be broken
}

// tabling is a table being set. Its first row is the heads, where it has any; a
// row of a single cell in a table of several columns goes over all of them.
type tabling struct {
	*stack
	columns []tableColumn
	rows    [][]tableCell
	cuts    []int // rows with a heavier rule above them
	heads   bool
}

// table sets rows of short texts in columns, a hairline between two rows.
func (p *panel) table(of *edition.Table) content {
	t := &tabling{stack: p.newStack(of.Box, of.Title)}
	st := p.set.styles
	if of.Unit != "" {
		t.small(st.source, of.Unit)
		t.y = t.foot + p.grid.step/2
	}
	t.gather(of)
	t.widths()
	t.setRows()
	if len(of.Note) > 0 {
		t.joint()
		t.y = t.foot + p.grid.step/2
		note := *st.agateText
		note.Align = edition.Left
		par := p.spans(&note, of.Note)
		t.lines(par, t.ragged(par, t.width), &note, 0)
	}
	if of.Source != "" {
		t.joint()
		t.y = t.foot + p.grid.step/2
		t.small(st.source, of.Source)
	}
	return t.content()
}

// small adds a text below or above the rows.
func (s *stack) small(st *style, txt string) {
	p := s.simpleLine(st, txt)
	s.lines(p, s.ragged(p, s.width), st, 0)
}

// gather shapes the cells and finds how the columns stand.
func (t *tabling) gather(of *edition.Table) {
	n := len(of.Columns)
	for _, row := range of.Rows {
		n = max(n, len(row))
	}
	t.columns = make([]tableColumn, n)
	heads := make([]string, n)
	for c := range n {
		var given edition.Align
		if c < len(of.Columns) {
			heads[c], given = of.Columns[c].Head, of.Columns[c].Align
			t.heads = t.heads || heads[c] != ""
		}
		if given == "" {
			given = alignOf(of.Rows, c)
		}
		t.columns[c].align = given
	}
	if t.heads {
		t.rows = append(t.rows, t.row(heads, t.panel.set.styles.agateHead, false))
	}
	for i, row := range of.Rows {
		if slices.Contains(of.Cuts, i) {
			t.cuts = append(t.cuts, len(t.rows))
		}
		if len(row) == 0 {
			continue
		}
		st := t.panel.set.styles.agate
		if n > 1 && len(row) == 1 || slices.Contains(of.Strong, i) {
			st = t.panel.set.styles.agateHead
		}
		t.rows = append(t.rows, t.row(row, st, true))
	}
}

// alignOf is how a column without a word in the spec stands: on the point where
// all its cells are figures or blank.
func alignOf(rows [][]string, c int) edition.Align {
	figures := 0
	for _, row := range rows {
		switch {
		case c >= len(row) || c == 0 && len(row) == 1 || blank(row[c]):
		case numeric(row[c]):
			figures++
		default:
			return edition.Left
		}
	}
	if figures > 0 {
		return edition.OnPoint
	}
	return edition.Left
}

// blank reports a cell without a value.
func blank(s string) bool { return strings.Trim(s, " -–—.*") == "" }

// numeric reports whether a cell is a figure: a number, a score, a time, with a
// sign, a currency or a unit at its ends, but no word.
func numeric(s string) bool {
	letters, digits := 0, 0
	for i, r := range s {
		switch {
		case r >= '0' && r <= '9':
			digits++
			if letters > 0 {
				return false
			}
		case unicode.IsLetter(r):
			if letters++; letters > 3 || unicode.IsUpper(r) || i == 0 {
				return false
			}
		}
	}
	return digits > 0
}

// point is the length of what stands before a figure's decimal point, or of all
// its whole part where it has none: signs, currency, and digits with the marks
// that group them by three.
func point(s string, decimal byte) int {
	i := strings.IndexAny(s, "0123456789")
	if i < 0 {
		return len(s)
	}
	if i > 0 && s[i-1] == decimal {
		return i - 1
	}
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		next := s[i+n:]
		group := r == '\u00a0' || r == '\u202f' || (r == '.' || r == ',') && byte(r) != decimal
		if (r < '0' || r > '9') && !(group && threeDigits(next)) {
			break
		}
		i += n
	}
	return i
}

func threeDigits(s string) bool {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n == 3
}

// decimalOf is the decimal mark of a language.
func decimalOf(language string) byte {
	base, _, _ := strings.Cut(strings.ToLower(language), "-")
	switch base {
	case "en", "ms", "ta", "zh", "ja", "ko", "he", "th", "hi":
		return '.'
	}
	return ','
}

// row shapes a row's cells and widens the columns to them.
func (t *tabling) row(cells []string, st *style, figures bool) []tableCell {
	out := make([]tableCell, 0, len(cells))
	alone := len(cells) == 1 && len(t.columns) > 1
	for c, s := range cells {
		cell := tableCell{paragraph: t.simpleLine(st, s)}
		cell.width = cell.Natural()
		col := &t.columns[c]
		if figures && !alone && col.align == edition.OnPoint {
			cell.before = t.simpleLine(st, s[:point(s, decimalOf(t.language()))]).Natural()
			col.before, col.after = max(col.before, cell.before), max(col.after, cell.width-cell.before)
		}
		if !alone {
			col.words = col.words || strings.ContainsRune(s, ' ')
			col.width = max(col.width, cell.width, col.before+col.after)
		}
		out = append(out, cell)
	}
	return out
}

// tableGap is the white between two columns, leastGap what it may be where the
// measure is narrow, and mostGap the most: what the measure leaves beyond that goes
// to a column of text.
const (
	leastGap = 4 * geom.Pt
	tableGap = 7 * geom.Pt
	mostGap  = 18 * geom.Pt
)

// gives reports whether a column gives way where the measure is narrow.
func (c *tableColumn) gives() bool { return c.align != edition.OnPoint && c.words }

// widths fits the columns into the measure: columns of text that are too wide
// together give way, in proportion, and their cells run over several lines. What
// the columns leave is shared by the gaps, and then goes to the first column of
// text.
func (t *tabling) widths() {
	n := geom.Length(len(t.columns))
	sum := tableGap * (n - 1)
	var flexible geom.Length
	for _, c := range t.columns {
		sum += c.width
		if c.gives() {
			flexible += c.width
		}
	}
	gap, spare := tableGap, t.width-sum
	if spare < 0 && n > 1 {
		less := min(tableGap-leastGap, (-spare+n-2)/(n-1))
		gap -= less
		spare += less * (n - 1)
	}
	switch {
	case spare < 0 && flexible+spare >= flexible/3 && flexible > 0:
		for i := range t.columns {
			if c := &t.columns[i]; c.gives() {
				c.width += spare.MulDiv(c.width, flexible)
			}
		}
	case spare < 0:
		t.overset = true
		t.find(diag.At(t.spec.Pos, diag.Error, "table-wide", "%s is %s wider than its place", t.hold.name, -spare).
			WithHint("span more columns, or leave a column out"))
	case n > 1:
		more := min(spare/(n-1), mostGap-tableGap)
		gap += more
		first := max(0, slices.IndexFunc(t.columns, func(c tableColumn) bool { return c.align == edition.Left }))
		t.columns[first].width += spare - more*(n-1)
	}
	var x geom.Length
	for i := range t.columns {
		t.columns[i].x = x
		x += t.columns[i].width + gap
	}
}

// setRows adds the rows, each as deep as its deepest cell.
func (t *tabling) setRows() {
	st := t.panel.set.styles
	white := t.grid.lines(st.agate.Above + st.agate.Below)
	for i, row := range t.rows {
		if i > 0 {
			r := st.agateRule
			if i == 1 && t.heads || slices.Contains(t.cuts, i) {
				r = st.boxRule
			}
			t.ruleAmid(r, t.y-(st.agate.Leading-st.agate.capHeight()+white)/2+st.agate.descent()/4)
		}
		from, deep := t.y, t.y
		for c := range row {
			t.y = from
			t.cell(&row[c], &t.columns[c], len(row) == 1)
			deep = max(deep, t.y)
		}
		t.y = deep + white
	}
}

// aligned shapes a cell of several lines anew, to stand at the right or in the
// middle.
func (c *tableCell) aligned(t *tabling, a edition.Align) paragraph {
	st := *c.looks[0].style
	st.Align = a
	return t.simpleLine(&st, c.runs[0].Text)
}

// cell adds a cell in its column, or over the whole table.
func (t *tabling) cell(cell *tableCell, col *tableColumn, alone bool) {
	st := t.panel.set.styles.agate
	width := col.width
	if alone {
		width = t.width - col.x
	}
	x := col.x
	switch {
	case alone || col.align == edition.Left:
		t.lines(cell.paragraph, t.ragged(cell.paragraph, width), st, x)
		return
	case cell.width > width && col.gives():
		p := cell.aligned(t, col.align)
		t.lines(p, t.ragged(p, width), st, x)
		return
	case col.align == edition.Center:
		x += (col.width - cell.width) / 2
	case col.align == edition.OnPoint && cell.before > 0:
		x += col.width - col.after - cell.before
	default:
		x += col.width - cell.width
	}
	t.lines(cell.paragraph, t.ragged(cell.paragraph, cell.width+geom.Pt), st, x)
}
