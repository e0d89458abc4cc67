package edition

import (
	"path"
	"strconv"
	"strings"

	"broadsheet/layout/diag"
	"broadsheet/layout/geom"
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
			} else {
				folios[folio] = item.Pos()
			}
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
	if v := m.Get("hide-folio"); v != nil {
		p.HideFolio = r.Bool(v)
	}
	r.pageSheet(m, &p)
	r.doublePage(m, &p, place)
	p.Nameplate = r.nameplate(m.Get("nameplate"))
	if v := m.Get("seed"); v != nil {
		p.Seed = r.Int(v, 1, 1<<30)
	}
	if v := m.Get("jump-to"); v != nil {
		p.JumpTo = Jump{strings.TrimSpace(r.String(v)), v.Pos()}
	}
	on := &stage{template: r.template(m.Get("template"))}
	on.unknown = m.Get("template") != nil && on.template == nil
	if on.template != nil {
		on.taken = make([]bool, len(on.template.Regions))
	}
	for k, item := range r.List(m.Get("stories")) {
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
			*text = printed(s)
		}
	})
}

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

// place reads where a story stands, in grid units.
func (r *reader) place(n *yaml.Node, s Sheet, p *Placement) {
	m := r.Map(n, "column", "span", "row", "depth")
	p.Column, p.Span = r.across(m, s)
	rows := s.rows()
	if v := m.Get("row"); v != nil {
		p.Row = r.Int(v, 1, rows)
	}
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

// plural is a number of things.
func plural(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + one + "s"
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
	if v := m.Get("span"); v != nil {
		h.Span = r.Int(v, 1, p.Columns)
	}
	if v := m.Get("lines"); v != nil {
		h.Lines = r.Int(v, 1, 12)
	}
	if v := m.Get("size"); v != nil {
		h.Size = r.length(v, 6*geom.Pt, largestType)
	}
}

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
	if v := m.Get("span"); v != nil {
		to.Span = r.Int(v, 1, p.Columns)
	}
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
			names := r.orders[len(r.orders)-len(stories):]
			r.Errorf(names[i].at, "overlap", "%s overlaps %s in %s and %s", names[i].story.name, names[k].story.name,
				span("column", left, right), span("row", top, bottom)).Hint =
				names[k].story.name + " stands in line " + strconv.Itoa(a.Pos.Line) + "; its last row is " + strconv.Itoa(a.Row+a.Depth-1)
		}
	}
}

// span is "column 3" or "columns 3 to 5".
func span(what string, from, to int) string {
	if from == to {
		return what + " " + strconv.Itoa(from)
	}
	return what + "s " + strconv.Itoa(from) + " to " + strconv.Itoa(to)
}
