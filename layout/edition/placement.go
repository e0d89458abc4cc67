package edition

import (
	"path"
	"strings"

	"broadsheet/layout/geom"
	"broadsheet/layout/yaml"
)

// placement reads story k of page i, both from 0: a path, or a map. Page -1 is the
// edition's list.
func (r *reader) placement(n *yaml.Node, s Sheet, i, k int, on *stage) Placement {
	p := Placement{Pos: n.Pos(), Column: 1, Span: s.Columns, Columns: s.Columns, Quotes: true}
	o := order{page: i, place: k, at: n}
	if n.Kind == yaml.Scalar {
		o.story = r.ref(n)
		r.orders = append(r.orders, o)
		return p
	}
	before := len(r.Findings)
	known := append(storyKeys[:len(storyKeys):len(storyKeys)], "at", "role", "continues")
	if i < 0 {
		known = append(storyKeys[:len(storyKeys):len(storyKeys)], "section", "page")
	}
	m := r.Map(n, known...)
	switch v, c := m.Get("story"), m.Get("continues"); {
	case c != nil && v != nil:
		r.Errorf(c, "no-story", "both `story` and `continues`").Hint = "keep `continues` for a story that begins on an earlier page"
	case c != nil:
		p.Continues = path.Clean(r.ref(c).name)
	case v != nil:
		o.story = r.ref(v)
	case len(r.Findings) == before:
		r.Errorf(n, "no-story", "a placement without a story").Hint = "name its file: `story: stories/harbour.md`"
	}
	asked := r.wishes(m, &p)
	if i < 0 {
		p.Section, p.Folio = r.text(m.Get("section")), r.text(m.Get("page"))
	}
	r.place(m.Get("at"), s, &p)
	if v := m.Get("role"); v != nil {
		if at, ok := r.region(on, strings.TrimSpace(r.String(v)), v, false); ok {
			p.take(at)
		}
		o.placed = true
	}
	o.placed = o.placed || m.Get("at") != nil
	p.Auto = asked && !o.placed
	if r.legs(m.Get("columns"), s, &p); m.Get("columns") != nil && !o.placed {
		p.SpanOnly = min(p.Columns, s.Columns)
	}
	r.headline(m.Get("headline"), &p)
	for _, b := range [...]struct {
		key string
		to  *bool
	}{{"drop-cap", &p.DropCap}, {"quotes", &p.Quotes}, {"box", &p.Box}} {
		if v := m.Get(b.key); v != nil {
			*b.to = r.Bool(v)
		}
	}
	if v := m.Get("note"); v != nil {
		show := r.Bool(v)
		o.note, o.noteAt = &show, v
	}
	r.pictures(m, &p, &o)
	r.orders = append(r.orders, o)
	return p
}

// storyKeys are the keys of a story wherever it is listed.
var storyKeys = [...]string{"story", "columns", "headline", "picture", "pictures", "drop-cap", "quotes", "note", "box",
	"priority", "must", "length", "jump", "jump-head"}

// take gives a placement the place of a template's region.
func (p *Placement) take(at Area) {
	p.Column, p.Span, p.Row, p.Depth, p.Columns = at.Column, at.Span, at.Row, at.Depth, at.Span
}

// place reads where a story stands, in grid units.
func (r *reader) place(n *yaml.Node, s Sheet, p *Placement) {
	m := r.Map(n, "column", "span", "row", "depth")
	p.Column, p.Span = r.across(m, s)
	rows := s.rows()
	p.Row = r.Int(m.Get("row"), 1, rows)
	if v := m.Get("depth"); v != nil {
		p.Depth = r.Int(v, 4, rows)
		r.deepest(v, p.Row, p.Depth, rows)
	}
	p.Columns = p.Span
}

// legs reads the number of legs, which need not be the columns of the grid.
func (r *reader) legs(n *yaml.Node, s Sheet, p *Placement) {
	if n == nil {
		return
	}
	legs := r.Int(n, 1, 24)
	if legs == 0 {
		return
	}
	p.Columns = legs
	if w := s.leg(p.Span, legs); w < leastColumn && s.leg(1, 1) >= leastColumn {
		r.Errorf(n, "columns", "%d legs over %s would be %s wide each", legs, plural(p.Span, "column"), max(w, 0)).Hint =
			"give fewer legs or a wider span; a leg is at least " + leastColumn.String() + " wide"
		p.Columns = p.Span
	}
	r.bridgeLegs(n, s, p)
}

// headline reads how the headline is set: its text, or a map.
func (r *reader) headline(n *yaml.Node, p *Placement) {
	h := &p.Headline
	switch {
	case n == nil:
		return
	case n.Kind == yaml.Scalar:
		h.Text = r.text(n)
		return
	}
	m := r.Map(n, "text", "span", "lines", "size")
	h.Text = r.text(m.Get("text"))
	h.Span = r.Int(m.Get("span"), 1, p.Columns)
	h.Lines = r.Int(m.Get("lines"), 1, 12)
	if v := m.Get("size"); v != nil {
		h.Size = r.length(v, 6*geom.Pt, largestType)
	}
}
