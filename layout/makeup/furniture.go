package makeup

import (
	"strings"

	"broadsheet/layout/diag"
	"broadsheet/layout/edition"
	"broadsheet/layout/geom"
	"broadsheet/layout/page"
	"broadsheet/layout/story"
	"broadsheet/layout/text"
)

// furniture is what a page has beside its stories: folio, nameplate, section
// flag. It is drawn downwards from the top of the live area.
type furniture struct {
	set  *setter
	page *edition.Page
	grid grid // of the live area, its top at the margin
	y    geom.Length

	left, right geom.Length // between which lines are set: of the live area, or of one page of a double one

	items    []page.Item
	findings diag.List
}

// newFurniture draws a page's head.
func newFurniture(s *setter, p *edition.Page, right bool) *furniture {
	f := &furniture{set: s, page: p, grid: newGrid(p.Sheet, right, 0)}
	f.y = f.grid.live.Y
	f.left, f.right = f.grid.live.X, f.grid.live.Right()
	switch {
	case p.Nameplate != nil:
		f.nameplate()
	case p.HideFolio:
	case p.Double:
		f.doubleFolio()
	default:
		f.folio(right)
	}
	if p.Section != "" && p.Flag && p.Nameplate == nil {
		f.section()
	}
	return f
}

// rows is what the head takes of the grid.
func (f *furniture) rows() int {
	if f.y == f.grid.live.Y {
		return 0
	}
	return f.grid.rowsFor(f.y - f.grid.live.Y)
}

// set1 sets one line of text, its baseline at y, between left and right by
// alignment; it returns where it stands.
func (f *furniture) set1(st *style, size geom.Length, txt string, align text.Align, y geom.Length) geom.Rect {
	if txt == "" {
		return geom.Rect{}
	}
	var c copyText
	c.add(st, size, txt)
	rules := st.rules(f.set.edition.Language)
	rules.Align, rules.Hyphenate, rules.Indent, rules.Margins = text.Left, false, 0, false
	p := f.shape(c, rules)
	w := p.Natural()
	x := f.left
	switch align {
	case text.Right:
		x = f.right - w
	case text.Center:
		x += (f.right - f.left - w) / 2
	}
	m := module{set: f.set, grid: f.grid}
	m.one(p, geom.Point{X: x, Y: y})
	f.items = append(f.items, m.items...)
	return geom.Rect{X: x, Y: y - size, W: w, H: size}
}

// shape shapes text and reports what has no glyph.
func (f *furniture) shape(c copyText, rules text.Rules) paragraph {
	p := f.set.shape(c, rules, f.set.words)
	p.pos = f.page.Pos
	f.findings = append(f.findings, p.missing(f.page.Folio)...)
	return p
}

func (f *furniture) rule(y geom.Length, r edition.Rule) {
	if r.Weight > 0 {
		l := f.grid.live
		f.items = append(f.items, &page.Rule{From: geom.Point{X: l.X, Y: y}, To: geom.Point{X: l.Right(), Y: y}, Weight: r.Weight, Ink: r.Ink})
	}
}

// folio is the line with page number, paper and date: the number at the outer
// edge, the section beside it unless its flag is on the page, the paper in the
// middle, the date inside.
func (f *furniture) folio(right bool) {
	outer, inner := text.Left, text.Right
	if right {
		outer, inner = inner, outer
	}
	line := f.set.styles.folio
	y := f.y + f.set.styles.folioNumber.capHeight()
	f.number(f.page.Folio, outer, y)
	f.set1(line, 0, f.set.edition.Publication, text.Center, y)
	f.set1(line, 0, f.set.edition.DateLine(), inner, y)
	f.folioRule(y)
}

// doubleFolio is the folio line of a double page: the numbers at its two edges, the
// paper in the middle of the left page, the date in that of the right one.
func (f *furniture) doubleFolio() {
	live, line := f.grid.live, f.set.styles.folio
	y := f.y + f.set.styles.folioNumber.capHeight()
	middle := f.grid.columns / 2
	f.right = f.grid.x(middle-1) + f.grid.column
	f.number(f.page.Folios[0], text.Left, y)
	f.set1(line, 0, f.set.edition.Publication, text.Center, y)
	f.left, f.right = f.grid.x(middle), live.Right()
	f.set1(line, 0, f.set.edition.DateLine(), text.Center, y)
	f.number(f.page.Folios[1], text.Right, y)
	f.left, f.right = live.X, live.Right()
	f.folioRule(y)
}

// number sets a page's number at its outer edge, and beside it the section that has
// no flag there.
func (f *furniture) number(folio string, outer text.Align, y geom.Length) {
	st := f.set.styles.folioNumber
	at := f.set1(st, 0, folio, outer, y)
	if f.page.Section == "" || f.page.Flag {
		return
	}
	left, right := f.left, f.right
	f.left, f.right = at.Right()+st.Size*3/4, at.X-st.Size*3/4
	f.set1(f.set.styles.folioSection, 0, f.page.Section, outer, y)
	f.left, f.right = left, right
}

// folioRule ends the folio line, whose baseline is at y.
func (f *furniture) folioRule(y geom.Length) {
	line := f.set.styles.folio
	y += 4 * geom.Pt
	f.rule(y, line.RuleFoot)
	f.y = y + f.grid.lines(line.Below)
}

// section is the flag of the page's section, over a rule.
func (f *furniture) section() {
	st := f.set.styles.section
	f.y += f.grid.lines(st.Above)
	y := f.y + st.capHeight()
	f.set1(st, 0, f.page.Section, st.textAlign(), y)
	y += st.descent() + 2*geom.Pt
	f.rule(y, st.RuleFoot)
	f.y = y + f.grid.lines(st.Below)
}

// nameplate is the paper's name with its ears, and the date line between rules.
func (f *furniture) nameplate() {
	n := f.page.Nameplate
	st, ear := f.set.styles.nameplate, f.set.styles.ear
	txt := n.Text
	if txt == "" {
		txt = f.set.edition.Publication
	}
	size := f.nameplateSize(st, txt)
	big := *st
	big.Size = size
	y := f.y + big.capHeight()
	at := f.set1(&big, size, txt, st.textAlign(), y)
	for i, e := range n.Ears {
		var folio, to string
		if i < len(n.EarTargets) {
			folio, to = f.set.target(n.EarTargets[i], f.find)
		}
		f.ear(ear, e, folio, to, i == 1, at, y)
	}
	y += big.descent()*2/3 + f.grid.step/2
	line := f.set.styles.dateline
	f.rule(y, line.RuleOver)
	base := y + (line.Leading+line.capHeight())/2 + 2*geom.Pt
	left, center, right := f.dateline(n)
	f.set1(line, 0, left, text.Left, base)
	f.set1(line, 0, center, text.Center, base)
	f.set1(line, 0, right, text.Right, base)
	y += line.Leading + 4*geom.Pt
	f.rule(y, line.RuleFoot)
	f.y = y + f.grid.lines(st.Below)
}

// dateline is what stands left, centred and right in the date line.
func (f *furniture) dateline(n *edition.Nameplate) (left, center, right string) {
	left, center, right = n.Left, n.Center, n.Right
	if left == "" {
		left = f.set.edition.DateLine()
	}
	if center == "" && f.set.edition.Name != "" {
		center = f.set.edition.Name
	}
	if right == "" {
		right = n.Price
	}
	return left, center, right
}

// nameplateSize has capitals of 4 % of the page's height, less where the name
// would take more than seven tenths of the width beside ears, or all of it.
func (f *furniture) nameplateSize(st *style, txt string) geom.Length {
	mt := st.face.Metrics()
	size := (f.page.Sheet.Size.H / 25).MulDiv(geom.Length(mt.UnitsPerEm), geom.Length(mt.CapHeight))
	var c copyText
	c.add(st, size, txt)
	w := f.set.shape(c, st.rules(f.set.edition.Language), f.set.words).Natural()
	room := f.grid.live.W
	if len(f.page.Nameplate.Ears) > 0 {
		room = room * 7 / 10
	}
	if w > room {
		size = size.MulDiv(room, w)
	}
	return size
}

// ear sets one of the boxes beside the name, its last line level with the name's
// baseline. Where it points to a page, that is its last line, in bold.
func (f *furniture) ear(st *style, txt, folio, to string, right bool, name geom.Rect, y geom.Length) {
	room := name.X - f.grid.live.X - f.grid.gutter
	x := f.grid.live.X
	if right {
		x = name.Right() + f.grid.gutter
		room = f.grid.live.Right() - x
	}
	if room < 3*st.Size {
		return
	}
	own := *st
	if right {
		own.Align = edition.Right
	}
	m := module{set: f.set, grid: f.grid, place: &edition.Placement{}, story: &story.Story{}, folio: f.page.Folio}
	var parts []headSetting
	rows := 0
	for i, t := range [...]string{strings.TrimSpace(txt), folio} {
		if t == "" {
			continue
		}
		if i == 1 {
			t = edition.PageWords(folio, f.set.edition.Language)
		}
		var c copyText
		c.addSpans(&own, []story.Span{{Text: t, Strong: i == 1}})
		h := m.head(c, &own, room, 4, f.page.Pos)
		parts = append(parts, h)
		rows += len(h.Lines)
	}
	y -= st.Leading * geom.Length(rows-1)
	top := y - st.Leading
	for _, h := range parts {
		for _, l := range h.Lines {
			m.line(h.paragraph, l, x, y)
			y += st.Leading
		}
	}
	if rows > 0 {
		m.leads(geom.Rect{X: x, Y: top, W: room, H: name.Bottom() - top}, to)
	}
	f.items = append(f.items, m.items...)
	f.findings = append(f.findings, m.findings...)
}

// find adds a finding of the page's head.
func (f *furniture) find(d diag.Finding) {
	d.Page = f.page.Folio
	f.findings = append(f.findings, d)
}

func (st *style) textAlign() text.Align {
	switch st.Align {
	case edition.Center:
		return text.Center
	case edition.Right:
		return text.Right
	}
	return text.Left
}
