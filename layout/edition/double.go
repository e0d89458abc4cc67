package edition

import (
	"strconv"
	"strings"

	"broadsheet/layout/geom"
	"broadsheet/layout/yaml"
)

// double makes a sheet one of two pages side by side: twice as wide, with the
// columns of both. The inside margins of the two, or a width that is given, are the
// bridge between the two middle columns, over which modules run; the margins at the
// sides are both outside ones.
func (s Sheet) double(bridge *geom.Length) Sheet {
	s.Size.W *= 2
	s.Columns *= 2
	s.Bridge = max(2*s.Margins.Inside, s.Gutter)
	if bridge != nil {
		s.Bridge = *bridge
	}
	s.Margins.Inside = s.Margins.Outside
	return s
}

// fold is what the bridge of a double page is wider than a gutter; 0 on others.
func (s Sheet) fold() geom.Length {
	if s.Bridge == 0 {
		return 0
	}
	return s.Bridge - s.Gutter
}

// Sides is how many of span columns from one on, from 1, lie left and right of a
// double page's bridge: none at the right where they do not cross it.
func (s Sheet) Sides(column, span int) (left, right int) {
	middle := s.Columns / 2
	if s.Bridge == 0 || column > middle || column+span-1 <= middle {
		return span, 0
	}
	return middle - column + 1, column + span - 1 - middle
}

// bridgeLegs reports legs of a story that would lie on the bridge: those of a story
// that crosses it are shared out to its two sides by the columns there.
func (r *reader) bridgeLegs(n *yaml.Node, s Sheet, p *Placement) {
	left, right := s.Sides(p.Column, p.Span)
	if right == 0 || p.Columns*left%p.Span == 0 {
		return
	}
	f := r.Errorf(n, "columns", "%s over %d + %d columns of a double page", plural(p.Columns, "leg"), left, right)
	f.Hint = "one would lie on the fold: leave `columns` out"
	if left == right {
		f.Hint = "one would lie on the fold: give an even number"
	}
	p.Columns = p.Span
}

// doublePage reads whether a page is a double one, and its two folios.
func (r *reader) doublePage(m *yaml.Mapping, p *Page, place int) {
	folio := m.Get("folio")
	double := m.Get("double")
	if double != nil {
		p.Double = r.Bool(double)
	} else if folio != nil && folio.Kind == yaml.List {
		p.Double = true
	}
	if v := m.Key("bridge"); v != nil && !p.Double {
		r.Errorf(v, "double", "a `bridge` on a page that is not a double one").Hint = "add `double: true`"
	}
	if !p.Double {
		p.Number = pageNumber(p.Folio, place)
		return
	}
	before := len(r.Findings)
	r.folios(folio, p, place)
	p.Number = pageNumber(p.Folios[0], place)
	at := folio
	if at == nil {
		at = double
	}
	if p.Number%2 == 1 && len(r.Findings) == before {
		r.Errorf(at, "double", "a double page from folio %s on: its left page would be a right one", p.Folios[0]).Hint =
			"give it an even folio and the next, as [6, 7]"
	}
	p.Sheet = p.Sheet.double(r.optional(m.Get("bridge"), p.Sheet.Gutter, 10*geom.In))
}

// folios are the two of a double page: a list, the first of them alone, or by its
// place in the edition.
func (r *reader) folios(n *yaml.Node, p *Page, place int) {
	left := strconv.Itoa(place)
	var given string
	switch {
	case n == nil:
	case n.Kind == yaml.List:
		items := r.List(n)
		if len(items) != 2 {
			r.Errorf(n, "double", "%s for a double page", plural(len(items), "folio")).Hint = "give two, as [6, 7]"
			if len(items) > 0 {
				left = strings.TrimSpace(r.String(items[0])) // so that no other page seems to have its folio
			}
			break
		}
		left, given = strings.TrimSpace(r.String(items[0])), strings.TrimSpace(r.String(items[1]))
	default:
		left = strings.TrimSpace(r.String(n))
	}
	number := pageNumber(left, place)
	prefix := strings.TrimRight(left, "0123456789")
	right := prefix + strconv.Itoa(number+1)
	if given != "" && given != right {
		r.Errorf(n, "double", "the folios %s and %s do not stand side by side", left, given).Hint = "after " + left + " comes " + right
	}
	p.Folios = []string{left, right}
	p.Folio = left + "-" + strconv.Itoa(number+1)
}
