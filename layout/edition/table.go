package edition

import (
	"encoding/csv"
	"errors"
	"strings"

	"broadsheet/layout/diag"
	"broadsheet/layout/story"
	"broadsheet/layout/yaml"
)

// Table is rows of short texts in columns: scores, prices, tides. A row of a
// single cell in a table of several columns is a heading over all of them.
// Strong has the rows that are bold, Cuts those with a heavier rule above them, by
// their indices in rising order.
type Table struct {
	Title   string
	Unit    string // below the title: "crowns a kilogram"
	Columns []Column
	Rows    [][]string
	Strong  []int
	Cuts    []int
	Note    []story.Span // below the table
	Source  string       // below that, or ""
	Box     Box
	File    string // of the rows, as the spec writes it, or ""
}

// Column is one of a table's. Align is Left, Center, Right or OnPoint; "" is for
// what its cells are: figures stand on the point, all else flush left.
type Column struct {
	Head  string
	Align Align
}

// OnPoint has figures stand with their decimal points, or the ends of whole
// numbers, one below the other. It is for columns of tables alone.
const OnPoint Align = "point"

func (t *Table) name() string { return called("table", t.Title, t.File) }

// sheetOfRows is a file of rows that still has to be read.
type sheetOfRows struct {
	ref
	to *Table
}

// table reads a table, its rows in the spec or in a file.
func (r *reader) table(n *yaml.Node) *Table {
	t := &Table{Box: Unboxed}
	m := r.Map(n, "title", "unit", "columns", "rows", "csv", "note", "source", "box")
	t.Title, t.Unit, t.Source = r.text(m.Get("title")), r.text(m.Get("unit")), r.text(m.Get("source"))
	t.Note = r.inline(m.Get("note"))
	r.box(m, &t.Box)
	for _, item := range r.List(m.Get("columns")) {
		t.Columns = append(t.Columns, r.column(item))
	}
	for _, item := range r.List(m.Get("rows")) {
		var row []string
		for _, cell := range r.List(item) {
			row = append(row, r.cell(cell))
		}
		t.add(row)
		if len(t.Columns) > 0 && len(row) > len(t.Columns) {
			r.Errorf(item, "table", "%s in a table of %s", plural(len(row), "cell"), plural(len(t.Columns), "column")).Hint =
				"add to `columns`, or put a text that has a comma in quotes"
		}
	}
	switch v := m.Get("csv"); {
	case v != nil && m.Key("rows") != nil:
		r.Errorf(v, "table", "both `rows` and `csv`").Hint = "keep one of them"
	case v != nil:
		if f := r.ref(v); f.name != "" {
			t.File = f.name
			r.rowFiles = append(r.rowFiles, sheetOfRows{f, t})
		}
	default:
		r.filled(n, len(t.Rows), "a table without rows", "give it some: `rows: [[Cod, 4.20], [Ling, 3.85]]`, or a file: `csv: prices.csv`")
	}
	return t
}

// column reads a column: its head, or a map.
func (r *reader) column(n *yaml.Node) Column {
	if n.Kind == yaml.Scalar {
		return Column{Head: r.text(n)}
	}
	m := r.Map(n, "head", "align")
	c := Column{Head: r.text(m.Get("head"))}
	if v := m.Get("align"); v != nil {
		c.Align = Align(r.Enum(v, string(Left), string(Center), string(Right), string(OnPoint)))
	}
	return c
}

// cell is the text of a table's cell.
func (r *reader) cell(n *yaml.Node) string {
	s := r.text(n)
	if n.Kind == yaml.Scalar {
		return minus(s)
	}
	return s
}

// minus gives a negative number the printer's sign.
func minus(s string) string {
	if len(s) > 1 && s[0] == '-' && s[1] >= '0' && s[1] <= '9' {
		return "−" + s[1:]
	}
	return s
}

// readRows reads the files of tables' rows. Their first row is the heads of the
// columns.
func (r *reader) readRows(in *folder) {
	for _, f := range r.rowFiles {
		data, err := in.read(f.name)
		if err != nil {
			r.Findings = append(r.Findings, in.fault("file", f.ref, err, diag.Error))
			continue
		}
		rows, err := readCSV(data)
		if err != nil {
			r.Findings = append(r.Findings, csvFault(in.shown(f.name), err))
			continue
		}
		if len(rows) < 2 {
			r.Findings = append(r.Findings, diag.At(diag.Pos{File: in.shown(f.name)}, diag.Error, "table", "%s", "the table has no rows").
				WithHint("its first line has the heads of the columns, each further one a row"))
			continue
		}
		r.fromFile(f.to, rows)
	}
}

// fromFile gives a table its rows. The spec's columns, where it has them, are
// those of the file in their order; a head that it leaves out is the file's.
func (r *reader) fromFile(t *Table, rows [][]string) {
	set := func(s string) string {
		return minus(r.typographic(s))
	}
	for i, head := range rows[0] {
		if i == len(t.Columns) {
			t.Columns = append(t.Columns, Column{})
		}
		if t.Columns[i].Head == "" {
			t.Columns[i].Head = set(head)
		}
	}
	for _, row := range rows[1:] {
		cells := make([]string, 0, len(row))
		for _, c := range row {
			cells = append(cells, set(c))
		}
		t.add(cells)
	}
}

// add adds a row. One of a single `---` is a heavier rule above the next; one with a
// cell that is all in ** is bold.
func (t *Table) add(row []string) {
	if len(row) == 1 && isCut(row[0]) {
		t.Cuts = append(t.Cuts, len(t.Rows))
		return
	}
	strong := false
	for i, cell := range row {
		if in, ok := strings.CutPrefix(cell, "**"); ok && len(in) > 2 && strings.HasSuffix(in, "**") {
			row[i], strong = in[:len(in)-2], true
		}
	}
	if strong {
		t.Strong = append(t.Strong, len(t.Rows))
	}
	t.Rows = append(t.Rows, row)
}

// isCut reports a cell of three hyphens or more, or the dash that they become.
func isCut(s string) bool { return len(s) >= 3 && strings.Trim(s, "-—") == "" }

// readCSV reads comma-separated values (RFC 4180), or values separated by
// semicolons or tabs where the first line has more of these. Trailing empty cells
// of a row are dropped.
func readCSV(data []byte) ([][]string, error) {
	rows, err := valuesReader(data).ReadAll()
	for i, row := range rows {
		for len(row) > 0 && strings.TrimSpace(row[len(row)-1]) == "" {
			row = row[:len(row)-1]
		}
		rows[i] = row
	}
	return rows, err
}

// csvFault is what is wrong with a file of values.
func csvFault(file string, err error) diag.Finding {
	pos := diag.Pos{File: file}
	var at *csv.ParseError
	if errors.As(err, &at) {
		pos.Line, pos.Col, err = at.Line, at.Column, at.Err
	}
	return diag.At(pos, diag.Error, "csv", "the values cannot be read: %v", err).
		WithHint("put a value that has a comma or a quotation mark in quotes, and double the marks in it")
}
