package edition

import (
	"strings"

	"broadsheet/layout/geom"
	"broadsheet/layout/yaml"
)

// format is a page size of the trade, in tenths of a millimetre.
type format struct {
	name          string
	width, height int64
}

// formats are the named sizes. Broadsheet is the American one; letter and
// ledger are 8.5 × 11 and 11 × 17 in.
var formats = [...]format{
	{"broadsheet", 3810, 5780}, {"uk-broadsheet", 3750, 5970}, {"nyt", 3050, 5590}, {"wsj", 3050, 5780},
	{"berliner", 3150, 4700}, {"nordic", 4000, 5700}, {"rhenish", 3500, 5200}, {"swiss", 3200, 4750},
	{"tabloid", 2800, 4300}, {"a2", 4200, 5940}, {"a3", 2970, 4200}, {"a4", 2100, 2970},
	{"letter", 2159, 2794}, {"ledger", 2794, 4318},
}

// The least and greatest side of a page: a playing card, and what a PDF page
// can be without a user unit (200 in).
const (
	leastSide    = 100 * geom.Pt
	greatestSide = 200 * geom.In
)

// leastColumn is the least width of a column or leg: three picas, in which not
// even agate can be set.
const leastColumn = 3 * geom.Pica

// sheetKeys are the keys of a `sheet`, nil where one is absent or wrong. At is
// the map itself, for what is wrong between its keys.
type sheetKeys struct {
	at                         *yaml.Node
	size                       *geom.Size
	columns                    int // 0 where absent
	gutter, baseline           *geom.Length
	top, bottom, inside, outer *geom.Length
}

// sheetKeys reads a sheet: a map, or a size alone.
func (r *reader) sheetKeys(n *yaml.Node) sheetKeys {
	k := sheetKeys{at: n}
	switch {
	case n == nil:
		return k
	case n.Kind == yaml.Scalar:
		k.size = r.size(n)
		return k
	}
	m := r.Map(n, "size", "columns", "gutter", "margins", "baseline")
	k.size = r.size(m.Get("size"))
	if v := m.Get("columns"); v != nil {
		k.columns = r.Int(v, 1, 24)
	}
	k.gutter = r.optional(m.Get("gutter"), 0, 6*geom.Pica)
	k.baseline = r.optional(m.Get("baseline"), 5*geom.Pt, 72*geom.Pt)
	r.margins(m.Get("margins"), &k)
	return k
}

// optional is a length that may be absent; one that is wrong counts as absent.
func (r *reader) optional(n *yaml.Node, low, high geom.Length) *geom.Length {
	if n == nil {
		return nil
	}
	before := len(r.Findings)
	l := r.length(n, low, high)
	if len(r.Findings) > before {
		return nil
	}
	return &l
}

// margins reads one margin for all sides, or a map of them.
func (r *reader) margins(n *yaml.Node, k *sheetKeys) {
	const widest = 10 * geom.In
	if n == nil {
		return
	}
	if n.Kind == yaml.Scalar {
		k.top = r.optional(n, 0, widest)
		k.bottom, k.inside, k.outer = k.top, k.top, k.top
		return
	}
	m := r.Map(n, "top", "bottom", "inside", "outside")
	k.top = r.optional(m.Get("top"), 0, widest)
	k.bottom = r.optional(m.Get("bottom"), 0, widest)
	k.inside = r.optional(m.Get("inside"), 0, widest)
	k.outer = r.optional(m.Get("outside"), 0, widest)
}

// size reads a page size: a name, "280x430mm", or a map of width and height.
func (r *reader) size(n *yaml.Node) *geom.Size {
	if n == nil {
		return nil
	}
	if n.Kind == yaml.Map {
		m := r.Map(n, "width", "height")
		w := r.optional(m.Get("width"), leastSide, greatestSide)
		h := r.optional(m.Get("height"), leastSide, greatestSide)
		if w == nil || h == nil {
			if m.Key("width") == nil || m.Key("height") == nil {
				r.Errorf(n, "size", "a size needs both a width and a height").Hint = "write {width: 280mm, height: 430mm}"
			}
			return nil
		}
		return &geom.Size{W: *w, H: *h}
	}
	s, ok := r.scalar(n)
	if !ok {
		return nil
	}
	if size, ok := named(s); ok {
		return &size
	}
	return r.sides(n, s)
}

// named is a page size by name, in capitals or not.
func named(name string) (geom.Size, bool) {
	for _, f := range formats {
		if strings.EqualFold(f.name, name) {
			return geom.Size{W: geom.MM(f.width * 100), H: geom.MM(f.height * 100)}, true
		}
	}
	return geom.Size{}, false
}

// sides reads a size such as "280x430mm", "280mm × 430mm" or "11 x 17 in".
func (r *reader) sides(n *yaml.Node, s string) *geom.Size {
	w, h, ok := strings.Cut(strings.Replace(s, "×", "x", 1), "x")
	if !ok || leading(s) == "" {
		names := make([]string, len(formats))
		for i, f := range formats {
			names[i] = f.name
		}
		hint := "sizes are " + strings.Join(names, ", ") + ", or as 280x430mm"
		if near := yaml.Nearest(s, names); near != "" {
			hint = "did you mean `" + near + "`?"
		}
		r.Errorf(n, "size", "unknown page size `%s`", s).Hint = hint
		return nil
	}
	w, h = strings.TrimSpace(w), strings.TrimSpace(h)
	if d, unit, ok := parseDecimal(w); ok && unit == "" && d.n > 0 {
		_, unit, _ = parseDecimal(h)
		w += unit
	}
	var size geom.Size
	var wrong string
	if size.W, wrong = parseLength(w); wrong == "" {
		size.H, wrong = parseLength(h)
	}
	if wrong != "" {
		r.Errorf(n, "unit", "%s", wrong).Hint = unitHint
		return nil
	}
	if min(size.W, size.H) < leastSide || max(size.W, size.H) > greatestSide {
		r.Errorf(n, "range", "a page of %s is out of range", s).Hint = "give sides from " + leastSide.String() + " to " + greatestSide.String()
		return nil
	}
	return &size
}

// sheet is a sheet: what the last of the keys say, else those before them, else the
// house: a tabloid page with columns of about eleven picas, six at most. Without a
// baseline it has that of the leading.
func (r *reader) sheet(leading geom.Length, keys ...sheetKeys) Sheet {
	tabloid, _ := named("tabloid")
	s := Sheet{Size: tabloid, Gutter: geom.Pica, Baseline: leading,
		Margins: Margins{Top: geom.MM(14_000), Bottom: geom.MM(12_000), Inside: geom.MM(13_000), Outside: geom.MM(13_000)}}
	var at *yaml.Node
	for _, k := range keys {
		if k.at != nil {
			at = k.at
		}
		if k.size != nil {
			s.Size, s.Columns = *k.size, 0
		}
		if k.columns > 0 {
			s.Columns = k.columns
		}
		for _, e := range [...]struct{ from, to *geom.Length }{
			{k.gutter, &s.Gutter}, {k.baseline, &s.Baseline}, {k.top, &s.Margins.Top},
			{k.bottom, &s.Margins.Bottom}, {k.inside, &s.Margins.Inside}, {k.outer, &s.Margins.Outside},
		} {
			if e.from != nil {
				*e.to = *e.from
			}
		}
	}
	live := s.live()
	if s.Columns == 0 {
		s.Columns = max(1, min(6, int((live.W+s.Gutter+6*geom.Pica)/(12*geom.Pica))))
	}
	r.checkSheet(at, s, live)
	return s
}

// live is what the margins leave of a page.
func (s Sheet) live() geom.Size {
	return geom.Size{W: s.Size.W - s.Margins.Inside - s.Margins.Outside, H: s.Size.H - s.Margins.Top - s.Margins.Bottom}
}

// rows is the number of baselines within the margins.
func (s Sheet) rows() int { return int(s.live().H / s.Baseline) }

// leg is the width of one of n legs over a span of columns.
func (s Sheet) leg(span, n int) geom.Length {
	column := (s.live().W - s.fold() - geom.Length(s.Columns-1)*s.Gutter) / geom.Length(s.Columns)
	width := geom.Length(span)*column + geom.Length(span-1)*s.Gutter
	return (width - geom.Length(n-1)*s.Gutter) / geom.Length(n)
}

// checkSheet reports margins that leave no page, and columns too narrow.
func (r *reader) checkSheet(at *yaml.Node, s Sheet, live geom.Size) {
	switch {
	case live.W < leastColumn:
		r.Errorf(at, "margins", "the margins at the sides (%s and %s) leave %s of a page %s wide",
			s.Margins.Inside, s.Margins.Outside, max(live.W, 0), s.Size.W).Hint = "make the margins smaller or the page wider"
	case live.H < 10*s.Baseline:
		r.Errorf(at, "margins", "the margins at top and bottom (%s and %s) leave %s of a page %s deep",
			s.Margins.Top, s.Margins.Bottom, max(live.H, 0), s.Size.H).Hint = "make the margins smaller or the page deeper"
	case s.leg(1, 1) < leastColumn:
		r.Errorf(at, "columns", "%d columns would be %s wide each", s.Columns, max(s.leg(1, 1), 0)).Hint =
			"give fewer columns or a smaller gutter; a column is at least " + leastColumn.String() + " wide"
	}
}
