package edition

import (
	"strconv"
	"strings"

	"broadsheet/layout/diag"
	"broadsheet/layout/story"
	"broadsheet/layout/yaml"
)

// pages reads the pages of a spec.
func (r *reader) pages(n *yaml.Node) {
	items := r.List(n)
	if n != nil && len(n.Items) == 0 && n.Kind == yaml.List {
		r.Errorf(n, "no-pages", "the list of pages is empty").Hint = "the least is `pages: [{stories: [story.md]}]`"
	}
	folios := map[string]diag.Pos{}
	place := 1
	var flags []bool
	for i, item := range items {
		p, flag := r.page(item, i, place)
		place++
		if p.Double {
			place++
		}
		flags = append(flags, flag)
		own := p.Folios
		if !p.Double {
			own = []string{p.Folio}
		}
		for _, folio := range own {
			if first, twice := folios[folio]; twice {
				r.Errorf(item, "folio", "a second page has the folio %s", folio).Hint = "the first is in line " + strconv.Itoa(first.Line)
				break // of a double page one says enough
			}
			folios[folio] = item.Pos()
		}
		r.edition.Pages = append(r.edition.Pages, p)
	}
	r.flags(flags)
}

// page reads page i, from 0, whose place is that of its left page, from 1. Flag says
// whether the spec says if it prints its section's flag.
func (r *reader) page(n *yaml.Node, i, place int) (p Page, flag bool) {
	p = Page{Pos: n.Pos(), Folio: strconv.Itoa(place)}
	m := r.Map(n, "folio", "double", "bridge", "section", "flag", "nameplate", "hide-folio", "sheet", "stories", "modules",
		"template", "seed", "jump-to")
	if v := m.Get("folio"); v != nil && v.Kind != yaml.List {
		p.Folio = strings.TrimSpace(r.String(v))
	}
	p.Section = r.text(m.Get("section"))
	if v := m.Get("flag"); v != nil {
		p.Flag, flag = r.Bool(v), true
	}
	p.HideFolio = r.Bool(m.Get("hide-folio"))
	r.pageSheet(m, &p)
	r.doublePage(m, &p, place)
	p.Nameplate = r.nameplate(m.Get("nameplate"))
	p.Seed = r.Int(m.Get("seed"), 1, 1<<30)
	if v := m.Get("jump-to"); v != nil {
		p.JumpTo = Jump{strings.TrimSpace(r.String(v)), v.Pos()}
	}
	on := &stage{template: r.template(m.Get("template"))}
	on.unknown = m.Get("template") != nil && on.template == nil
	if on.template != nil {
		on.taken = make([]bool, len(on.template.Regions))
	}
	v := m.Get("stories")
	p.Blank = v != nil && v.Kind == yaml.List && len(v.Items) == 0
	for k, item := range r.List(v) {
		p.Stories = append(p.Stories, r.placement(item, p.Sheet, i, k, on))
	}
	var nodes []*yaml.Node
	for _, item := range r.List(m.Get("modules")) {
		if m := r.module(item, p.Sheet, on); m != nil {
			p.Modules, nodes = append(p.Modules, *m), append(nodes, item)
		}
	}
	r.stand(&p, on)
	r.overlaps(p.Stories)
	r.moduleOverlaps(&p, nodes)
	return p, flag
}

// pageSheet gives a page the styles and the sheet of its section, or the edition's,
// with its own keys over that.
func (r *reader) pageSheet(m *yaml.Mapping, p *Page) {
	own, leading := sheetKeys{}, r.edition.Styles.Body.Leading
	p.Sheet = r.edition.Sheet
	if s := r.section(p.Section); s != nil && p.Section != "" {
		p.Styles, p.Sheet, own, leading = s.styles, s.sheet, s.sheets, s.styles.Body.Leading
	}
	v := m.Get("sheet")
	if v == nil {
		return
	}
	before := len(r.Findings)
	if s := r.sheet(leading, r.sheets, own, r.sheetKeys(v)); len(r.Findings) == before {
		p.Sheet = s
	}
}

// pageNumber is the number at a folio's end, "A4" → 4, or place where it has
// none.
func pageNumber(folio string, place int) int {
	digits := folio[len(strings.TrimRight(folio, "0123456789")):]
	if n, err := strconv.Atoi(digits); err == nil && n > 0 && len(digits) <= 6 {
		return n
	}
	return place
}

// nameplate reads a page's nameplate: true, the name itself, or a map.
func (r *reader) nameplate(n *yaml.Node) *Nameplate {
	e := &r.edition
	if n == nil {
		return nil
	}
	p := &Nameplate{Pos: n.Pos(), Text: e.Publication, Left: e.DateLine(), Center: e.Name, Price: e.Price}
	switch {
	case n.Kind == yaml.Map:
		r.nameplateKeys(n, p)
	case n.Kind == yaml.Scalar && strings.EqualFold(n.Value, "false") && !n.Quoted:
		return nil
	case n.Kind != yaml.Scalar || n.Quoted || !strings.EqualFold(n.Value, "true"):
		p.Text = r.text(n)
	}
	if p.Right == "" {
		p.Right = p.Price
	}
	if p.Text == "" {
		r.Errorf(n, "nameplate", "the nameplate has no name").Hint = "give the edition a `publication`, or the nameplate a `text`"
	}
	return p
}

func (r *reader) nameplateKeys(n *yaml.Node, p *Nameplate) {
	m := r.Map(n, "text", "ears", "left", "center", "right", "price")
	for _, k := range [...]struct {
		key string
		to  *string
	}{{"text", &p.Text}, {"left", &p.Left}, {"center", &p.Center}, {"right", &p.Right}, {"price", &p.Price}} {
		if v := m.Get(k.key); v != nil {
			*k.to = r.text(v)
		}
	}
	ears := r.List(m.Get("ears"))
	if len(ears) > 2 {
		r.Errorf(ears[2], "nameplate", "a third ear").Hint = "a nameplate has two ears, one at each side"
		return
	}
	p.Ears = make([]string, len(ears))
	p.EarTargets = make([]Target, len(ears)) // never grows: aims point into it
	for i, item := range ears {
		if item.Kind == yaml.Map {
			r.ear(item, &p.Ears[i], &p.EarTargets[i])
		} else {
			p.Ears[i] = r.text(item)
		}
	}
}

// ear reads an ear: its text, or where it points and the text, or the headline of
// the story that it points to. A comma in a map's plain text ends it in YAML; what
// follows is then a key without a value, and the hint says so.
func (r *reader) ear(n *yaml.Node, text *string, to *Target) {
	before := len(r.Findings)
	m := r.Map(n, "text", "refer", "page")
	if len(r.Findings) > before && len(n.Pairs) > 1 && n.Pairs[1].Value.Kind == yaml.Null {
		r.Findings[before].Hint = "put text that has a comma in quotes"
	}
	*text = r.text(m.Get("text"))
	if m.Get("refer") == nil && m.Get("page") == nil {
		return
	}
	r.aimAt(n, m, "page", "refer", to, func(s *story.Story) {
		if *text == "" {
			*text = s.Printed()
		}
	})
}

// stand gives the stories of a page that have neither place nor role the regions
// that its template has left, in order. Those for which there is none are made up
// automatically; but a single story without a wish takes what the others leave.
func (r *reader) stand(p *Page, on *stage) {
	orders := r.orders[len(r.orders)-len(p.Stories):]
	free := 0
	for i := range p.Stories {
		if orders[i].placed || p.Stories[i].Continues != "" {
			continue
		}
		if at, ok := r.region(on, "", orders[i].at, false); ok {
			p.Stories[i].take(at)
			p.Stories[i].Auto, orders[i].placed = false, true
			continue
		}
		free++
	}
	for i := range p.Stories {
		if !orders[i].placed && free > 1 {
			p.Stories[i].Auto = true
		}
	}
}

// overlaps reports stories of a page whose places, both given in full, share
// part of the grid.
func (r *reader) overlaps(stories []Placement) {
	for i := range stories {
		b := &stories[i]
		for k := range i {
			a := &stories[k]
			if a.Row == 0 || a.Depth == 0 || b.Row == 0 || b.Depth == 0 {
				continue
			}
			left, right := max(a.Column, b.Column), min(a.Column+a.Span, b.Column+b.Span)-1
			top, bottom := max(a.Row, b.Row), min(a.Row+a.Depth, b.Row+b.Depth)-1
			if left > right || top > bottom {
				continue
			}
			orders := r.orders[len(r.orders)-len(stories):]
			r.Errorf(orders[i].at, "overlap", "%s overlaps %s in %s and %s", orders[i].called(b), orders[k].called(a),
				span("column", left, right), span("row", top, bottom)).Hint =
				orders[k].called(a) + " stands in line " + strconv.Itoa(a.Pos.Line) + "; its last row is " + strconv.Itoa(a.Row+a.Depth-1)
		}
	}
}

// called is what stands in a story's place, as messages name it.
func (o *order) called(p *Placement) string {
	if p.Continues != "" {
		return "the rest of " + p.Continues
	}
	return o.story.name
}

// span is "column 3" or "columns 3 to 5".
func span(what string, from, to int) string {
	if from == to {
		return what + " " + strconv.Itoa(from)
	}
	return what + "s " + strconv.Itoa(from) + " to " + strconv.Itoa(to)
}

// plural is a number of things.
func plural(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + one + "s"
}
