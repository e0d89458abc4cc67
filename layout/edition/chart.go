package edition

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"

	"broadsheet/layout/diag"
	"broadsheet/layout/geom"
	"broadsheet/layout/yaml"
)

// Chart is numbers as lines or bars. Labels stand along it; each series has a
// value for each of them.
type Chart struct {
	Kind    ChartKind
	Stacked bool // bars of one label stand on each other
	Title   string
	Unit    string // below the title: "per cent", "tonnes a day"
	Labels  []string
	Series  []Series
	Note    string // below the chart
	Source  string // below that
	Height  geom.Length
	Box     Box
	File    string // of the numbers, as the spec writes it, or ""
}

// ChartKind is how a chart shows its numbers.
type ChartKind string

// The kinds: bars lie level, columns stand upright.
const (
	LineChart   ChartKind = "line"
	BarChart    ChartKind = "bar"
	ColumnChart ChartKind = "column"
)

// Series is a line of a chart, or its bars of one ink. Values are as many as the
// chart has labels.
type Series struct {
	Name   string
	Ink    geom.Ink
	Inked  bool // else the ink is the house's choice
	Values []Value
}

// Value is a number of a chart in millionths, up to MostValue either way, with the
// decimals that it was written with. One that is not Given is a gap.
type Value struct {
	N        int64
	Decimals int
	Given    bool
}

// Million is what the number 1 is as a Value. MostValue is a hundred thousand
// millions: sums of a chart's series stay within 64 bits.
const (
	Million   = 1_000_000
	MostValue = 100_000 * Million * Million
)

func (c *Chart) name() string { return called("chart", c.Title, c.File) }

// sheetOfNumbers is a file of a chart's numbers that still has to be read.
type sheetOfNumbers struct {
	ref
	to *Chart
}

// The most that a chart takes; more cannot be told apart in print.
const (
	mostSeries = 8
	mostLabels = 1000
)

// chart reads a chart, its numbers in the spec or in a file.
func (r *reader) chart(n *yaml.Node) *Chart {
	c := &Chart{Kind: ColumnChart, Box: Unboxed}
	before := len(r.Findings)
	m := r.Map(n, "kind", "stacked", "title", "unit", "labels", "values", "series", "csv", "note", "source", "height", "box")
	if v := m.Get("kind"); v != nil {
		c.Kind = ChartKind(r.Enum(v, string(LineChart), string(BarChart), string(ColumnChart)))
	}
	if v := m.Get("stacked"); v != nil {
		if c.Stacked = r.Bool(v); c.Stacked && c.Kind == LineChart {
			r.Errorf(v, "chart", "lines cannot be stacked").Hint = "give `kind: column` or `kind: bar`"
		}
	}
	c.Title, c.Unit, c.Note, c.Source = r.text(m.Get("title")), r.text(m.Get("unit")), r.text(m.Get("note")), r.text(m.Get("source"))
	r.box(m, &c.Box)
	if v := m.Get("height"); v != nil {
		c.Height = r.length(v, 2*geom.Pica, 100*geom.Pica)
	}
	for _, item := range r.List(m.Get("labels")) {
		c.Labels = append(c.Labels, r.text(item))
	}
	switch v := m.Get("csv"); {
	case v != nil && (m.Key("labels") != nil || m.Key("values") != nil):
		r.Errorf(v, "chart", "both `csv` and numbers in the spec").Hint = "keep one of them"
	case v != nil:
		r.seriesInks(m.Get("series"), c)
		if f := r.ref(v); f.name != "" {
			c.File = f.name
			r.numberFiles = append(r.numberFiles, sheetOfNumbers{f, c})
		}
	default:
		r.seriesOf(m, c)
		if len(r.Findings) == before {
			r.filled(n, c.given(), "a chart without numbers", "give it some: `labels: [2024, 2025], values: [3.1, 2.8]`, or a file: `csv: prices.csv`")
		}
	}
	return c
}

// given is how many numbers the chart has.
func (c *Chart) given() int {
	n := 0
	for _, s := range c.Series {
		for _, v := range s.Values {
			if v.Given {
				n++
			}
		}
	}
	return n
}

// seriesOf reads the numbers of a spec: `series`, or `values` alone.
func (r *reader) seriesOf(m *yaml.Mapping, c *Chart) {
	one, many := m.Get("values"), m.Get("series")
	if one != nil && many != nil {
		r.Errorf(one, "chart", "both `values` and `series`").Hint = "keep `series`, a list of `{name, values}`"
		return
	}
	if len(c.Labels) > mostLabels {
		r.Errorf(m.Key("labels"), "chart", "%d labels; a chart shows %d at most", len(c.Labels), mostLabels)
		return
	}
	if one != nil {
		c.Series = append(c.Series, Series{Values: r.values(one, c)})
	}
	for i, item := range r.List(many) {
		if i == mostSeries {
			r.Errorf(item, "chart", "more than %d series in a chart", mostSeries).Hint = "give the others a chart of their own"
			break
		}
		s := r.Map(item, "name", "values", "ink")
		series := Series{Name: r.text(s.Get("name")), Values: r.values(s.Get("values"), c)}
		if v := s.Get("ink"); v != nil {
			series.Ink, series.Inked = r.ink(v), true
		}
		if s.Get("values") == nil && s.Node != nil {
			r.Errorf(item, "chart", "a series without values").Hint = "give it some: `{name: Cod, values: [3.1, 2.8]}`"
		}
		c.Series = append(c.Series, series)
	}
}

// seriesInks reads `series` beside a file of numbers: names and inks in the order
// of the file's columns.
func (r *reader) seriesInks(n *yaml.Node, c *Chart) {
	for i, item := range r.List(n) {
		if i == mostSeries {
			return
		}
		s := r.Map(item, "name", "ink")
		series := Series{Name: r.text(s.Get("name"))}
		if v := s.Get("ink"); v != nil {
			series.Ink, series.Inked = r.ink(v), true
		}
		c.Series = append(c.Series, series)
	}
}

// values reads a list of numbers, as many as the chart has labels; a null in it, or
// a dash, is a gap.
func (r *reader) values(n *yaml.Node, c *Chart) []Value {
	if n == nil {
		return nil
	}
	items := []*yaml.Node{n}
	if n.Kind == yaml.List {
		items = n.Items
	}
	out := make([]Value, len(c.Labels))
	for i, item := range items {
		if i >= len(c.Labels) {
			r.Errorf(item, "chart", "%s for %s", plural(len(items), "value"), plural(len(c.Labels), "label")).Hint = "add to `labels`, or take values out; decimals have a point: 12.5"
			break
		}
		if item.Kind == yaml.Null {
			continue
		}
		s, ok := r.scalar(item)
		if !ok {
			continue
		}
		if out[i], ok = parseValue(s, '.'); !ok {
			r.Errorf(item, "number", "`%s` is not a number", s).Hint = numberHint
		}
	}
	return out
}

const numberHint = "write one such as 12.5 or -3, up to a hundred thousand million and of up to six decimals; `-` is a gap"

// parseValue reads a number with a decimal mark, and digits grouped by three with
// the other mark, a space or an apostrophe. Dashes and "n/a" are gaps.
func parseValue(s string, decimal byte) (v Value, ok bool) {
	switch strings.ToLower(s) {
	case "", "-", "–", "—", "n/a", "na", ".", "..", "…":
		return Value{}, true
	}
	rest, negative := s, false
	for _, sign := range [...]string{"-", "−", "+"} {
		if after, cut := strings.CutPrefix(rest, sign); cut {
			rest, negative = after, sign != "+"
			break
		}
	}
	whole, fraction, point := strings.Cut(rest, string(decimal))
	if len(fraction) > 6 || point && fraction == "" || whole == "" && fraction == "" {
		return Value{}, false
	}
	digits, ok := ungrouped(whole, decimal)
	if !ok || len(digits) > 13 {
		return Value{}, false
	}
	v = Value{Decimals: len(fraction), Given: true}
	for _, d := range []byte(digits + fraction + "000000"[len(fraction):]) {
		if d < '0' || d > '9' {
			return Value{}, false
		}
		v.N = v.N*10 + int64(d-'0')
	}
	if negative {
		v.N = -v.N
	}
	return v, v.N <= MostValue && v.N >= -MostValue
}

// ungrouped takes the marks out of a number's whole part: groups of three digits
// behind a first one of up to three.
func ungrouped(s string, decimal byte) (string, bool) {
	mark := func(r rune) bool {
		return r == ',' || r == '.' || r == '\'' || r == '’' || r == ' ' || r == '\u00a0' || r == '\u202f'
	}
	groups := strings.FieldsFunc(s, mark)
	if len(groups) < 2 {
		return s, strings.IndexFunc(s, mark) < 0
	}
	if strings.IndexByte(s, decimal) >= 0 || strings.IndexFunc(s, mark) == 0 || len(groups[0]) > 3 {
		return "", false
	}
	for _, g := range groups[1:] {
		if len(g) != 3 {
			return "", false
		}
	}
	joined := strings.Join(groups, "")
	return joined, strings.LastIndexFunc(s, mark) < len(s)-3
}

// readNumbers reads the files of charts' numbers: labels in the first column, the
// series' names in the first line.
func (r *reader) readNumbers(in *folder) {
	for _, f := range r.numberFiles {
		data, err := in.read(f.name)
		if err != nil {
			r.Findings = append(r.Findings, in.fault("file", f.ref, err, diag.Error))
			continue
		}
		r.numbers(in.shown(f.name), data, f.to)
	}
}

// numbers reads a file of numbers into a chart. The decimal mark is a comma where
// semicolons stand between the values.
func (r *reader) numbers(file string, data []byte, c *Chart) {
	reader := valuesReader(data)
	decimal := byte('.')
	if reader.Comma == ';' {
		decimal = ','
	}
	wrong := func(line, col int, format string, args ...any) *diag.Finding {
		r.Findings = append(r.Findings, diag.At(diag.Pos{File: file, Line: line, Col: col}, diag.Error, "chart", format, args...))
		return &r.Findings[len(r.Findings)-1]
	}
	given := c.Series // their names and inks
	for row := 0; ; row++ {
		cells, err := reader.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			r.Findings = append(r.Findings, csvFault(file, err))
			return
		}
		line, _ := reader.FieldPos(0)
		if row == 0 {
			c.Series = r.heads(cells, given)
			if n := len(c.Series); n == 0 || n > mostSeries {
				wrong(line, 1, "%s of numbers in a chart", plural(n, "column")).Hint = "its first column has the labels, 1 to 8 further ones the numbers; the first line has their names"
				return
			}
			continue
		}
		if row > mostLabels {
			wrong(line, 1, "more than %d rows of numbers", mostLabels)
			return
		}
		c.Labels = append(c.Labels, r.typographic(cells[0]))
		for i := range c.Series {
			v := Value{}
			if i+1 < len(cells) {
				s, ok := strings.TrimSpace(cells[i+1]), false
				if v, ok = parseValue(s, decimal); !ok {
					l, col := reader.FieldPos(i + 1)
					f := wrong(l, col, "`%s` is not a number", s)
					f.ID, f.Hint = "number", numberHint
				}
			}
			c.Series[i].Values = append(c.Series[i].Values, v)
		}
	}
	if c.given() == 0 {
		wrong(0, 0, "the chart has no numbers").Hint = "its first line has the names of the series, each further one a label and its numbers"
	}
}

// heads are the series of a file's first line, with the names and inks that the
// spec gives. Trailing empty cells are none.
func (r *reader) heads(cells []string, given []Series) []Series {
	for len(cells) > 0 && strings.TrimSpace(cells[len(cells)-1]) == "" {
		cells = cells[:len(cells)-1]
	}
	var out []Series
	for i, name := range cells[min(1, len(cells)):] {
		s := Series{}
		if i < len(given) {
			s = given[i]
		}
		if s.Name == "" {
			s.Name = r.typographic(name)
		}
		out = append(out, s)
	}
	return out
}

// valuesReader reads separated values, with the separator that the first line has
// most of: commas, semicolons or tabs.
func valuesReader(data []byte) *csv.Reader {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	first, _, _ := bytes.Cut(data, []byte("\n"))
	c := csv.NewReader(bytes.NewReader(data))
	c.FieldsPerRecord, c.TrimLeadingSpace = -1, true
	most := bytes.Count(first, []byte(","))
	for _, sep := range [...]rune{';', '\t'} {
		if n := bytes.Count(first, []byte(string(sep))); n > most {
			c.Comma, most = sep, n
		}
	}
	return c
}
