package edition

import (
	"strconv"

	"broadsheet/layout/geom"
	"broadsheet/layout/yaml"
)

// pictures reads `picture` or `pictures`, which are the same.
func (r *reader) pictures(m *yaml.Mapping, p *Placement, o *order) {
	one, many := m.Key("picture"), m.Key("pictures")
	if one != nil && many != nil {
		r.Errorf(one, "pictures", "both `picture` and `pictures`").Hint = "keep `pictures`, a list"
		return
	}
	n := m.Get("picture")
	if many != nil {
		n = m.Get("pictures")
	}
	if n == nil {
		return
	}
	o.given = true
	for _, item := range r.List(n) {
		o.pictures = append(o.pictures, r.picture(item, p))
	}
}

// picture reads a picture: its file, or a map.
func (r *reader) picture(n *yaml.Node, p *Placement) pictureOrder {
	o := pictureOrder{Picture: Picture{Pos: n.Pos(), Focus: houseFocus}}
	if n.Kind == yaml.Scalar {
		o.file = r.ref(n)
		return o
	}
	m := r.Map(n, "file", "caption", "credit", "alt", "span", "place", "leg", "row", "width", "side", "ratio", "focus")
	r.pictureKeys(m, &o)
	r.picturePlace(m, p, &o.Picture)
	return o
}

// pictureKeys reads what a picture is, wherever it stands.
func (r *reader) pictureKeys(m *yaml.Mapping, o *pictureOrder) {
	if v := m.Get("file"); v != nil {
		o.file = r.ref(v)
	}
	o.Caption, o.silent.caption = r.silence(m.Get("caption"))
	o.Credit, o.silent.credit = r.silence(m.Get("credit"))
	o.Alt, o.silent.alt = r.silence(m.Get("alt"))
	if v := m.Get("ratio"); v != nil {
		r.ratio(v, &o.Picture)
	}
	if v := r.items(m.Get("focus"), 2, 2, "[from the left, from the top], as [50%, 40%]"); v != nil {
		o.Focus = [2]int{r.percent(v[0]), r.percent(v[1])}
	}
}

// silence is a text, and whether it was left empty on purpose.
func (r *reader) silence(n *yaml.Node) (text string, silent bool) {
	text = r.text(n)
	return text, n != nil && text == ""
}

// picturePlace reads where a picture stands in its story.
func (r *reader) picturePlace(m *yaml.Mapping, p *Placement, to *Picture) {
	to.Span = r.Int(m.Get("span"), 1, p.Columns)
	if v := m.Get("place"); v != nil {
		to.Place = Place(r.Enum(v, string(TopRight), string(TopLeft), string(Inside)))
	}
	leg, row, width, side := m.Get("leg"), m.Get("row"), m.Get("width"), m.Get("side")
	for _, k := range [...]struct {
		key string
		n   *yaml.Node
	}{{"leg", leg}, {"row", row}, {"width", width}, {"side", side}} {
		if k.n != nil && (to.Place == TopRight || to.Place == TopLeft) {
			r.Errorf(k.n, "place", "a `%s` for a picture at the %s", k.key, to.Place).Hint = "leave it out, or place the picture `inside`"
			return
		}
	}
	if leg != nil || row != nil || width != nil {
		to.Place = Inside
	}
	if width != nil {
		to.Width = r.length(width, 3*geom.Pica, largestType*5)
	}
	if side != nil {
		to.Side = Align(r.Enum(side, string(Left), string(Center), string(Right)))
		if width == nil {
			r.Errorf(side, "place", "a `side` for a picture without `width`").Hint = "give it a width of less than its legs, so that text runs round it"
		}
	}
	if leg != nil {
		to.Leg = r.Int(leg, 1, p.Columns)
		if to.Span > 0 && to.Leg+to.Span-1 > p.Columns {
			r.Errorf(leg, "grid", "a picture over %s from leg %d in a story of %d", plural(to.Span, "leg"), to.Leg, p.Columns).Hint =
				"begin at leg " + strconv.Itoa(p.Columns-to.Span+1) + " at most"
		}
	}
	if row != nil {
		to.Row = r.Int(row, 1, 400)
	}
}

// ratio reads a picture's proportion.
func (r *reader) ratio(n *yaml.Node, to *Picture) {
	s, ok := r.scalar(n)
	if !ok {
		return
	}
	if to.Ratio, ok = parseRatio(s); !ok {
		r.Errorf(n, "ratio", "`%s` is not a ratio of width to height", s).Hint = "write one such as 3:2 or 4:5"
	}
}
