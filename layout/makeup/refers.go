package makeup

import (
	"broadsheet/layout/edition"
	"broadsheet/layout/geom"
	"broadsheet/layout/page"
	"broadsheet/layout/picture"
	"broadsheet/layout/text"
)

// refers sets items that point inside, below each other in one column or side by
// side.
func (p *panel) refers(f *edition.Refers) content {
	s := p.newStack(f.Box, f.Title)
	s.afterTitle(f.Title)
	c := s.inColumns(s.abreast(f.Columns, len(f.Items)), 0)
	slugs := make([]slug, len(f.Items))
	for i := range f.Items {
		slugs[i] = s.refer(&f.Items[i], c.width)
	}
	s.galley(slugs, c, true)
	return s.content()
}

// setRefer is a refer set for a width: its parts and the height of each below the
// item's top.
type setRefer struct {
	head        headSetting
	text        paragraph
	lines       []text.Line
	page        paragraph
	picture     geom.Rect // from the item's corner
	x           geom.Length
	headY       geom.Length // first baselines
	textY       geom.Length
	pageY       geom.Length
	foot, width geom.Length
}

// refer sets a refer: picture, headline, a sentence, the page. The white between
// them is the same in all, so the text does not keep to the grid; the capitals of
// the first line, or the picture's upper edge, are at the item's top.
func (s *stack) refer(r *edition.Refer, width geom.Length) slug {
	st := s.set.styles
	folio, to := s.set.target(r.To, s.find)
	e := setRefer{width: width}
	beside := r.Beside && s.headFits(r, width-width/3-s.grid.gutter*3/4)
	white := s.grid.step / 2
	y := geom.Length(0) // where the next part's capitals stand
	if r.Picture != nil {
		e.picture = s.referPicture(r, width, beside)
		if beside {
			e.x = e.picture.W + s.grid.gutter*3/4
			e.width -= e.x
		} else {
			y = e.picture.H + white*5/4
		}
	}
	if r.Headline != "" {
		var c copyText
		c.add(st.referHead, 0, r.Headline)
		e.head = s.head(c, st.referHead, e.width, 5, r.To.Pos)
		e.headY = y + st.referHead.capHeight()
		e.foot = e.headY + e.head.lead*geom.Length(len(e.head.Lines)-1)
		y = e.foot + white*5/4
	}
	if len(r.Text) > 0 {
		e.text = s.spans(st.referText, r.Text)
		e.lines = s.ragged(e.text, e.width)
		e.textY = y + st.referText.capHeight()
		e.foot = e.textY + st.referText.Leading*geom.Length(len(e.lines)-1)
		y = e.foot + white
	}
	if folio != "" {
		e.page = s.simpleLine(st.referPage, edition.PageWords(folio, s.language()))
		e.pageY = y + st.referPage.capHeight()
		e.foot = e.pageY
	}
	e.foot = max(e.foot, e.picture.H)
	out := slug{height: e.foot, above: 2 * s.grid.step, rule: st.agateRule}
	out.draw = func(at geom.Point) {
		s.drawRefer(r, &e, at)
		s.leads(geom.Rect{X: at.X, Y: at.Y, W: width, H: out.height}, to)
	}
	return out
}

// headFits reports whether a width holds the words of a refer's headline: a picture
// goes above it otherwise.
func (s *stack) headFits(r *edition.Refer, width geom.Length) bool {
	var c copyText
	c.add(s.set.styles.referHead, 0, r.Headline)
	if len(c.runs) == 0 {
		return true
	}
	said := len(s.findings)
	h := s.head(c, s.set.styles.referHead, width, 12, r.To.Pos)
	s.findings = s.findings[:said] // it is set again, and says so then
	for _, l := range h.Lines {
		if l.Natural > width {
			return false
		}
	}
	return true
}

// referPicture is the place of a refer's picture: over its width, or beside its
// text over a third of it.
func (s *stack) referPicture(r *edition.Refer, width geom.Length, beside bool) geom.Rect {
	ratio := r.Picture.Ratio
	if ratio.W == 0 {
		ratio = edition.Ratio{W: 3, H: 2}
		if beside {
			ratio = edition.Ratio{W: 1, H: 1}
		}
	}
	if beside {
		width /= 3
	}
	return geom.Rect{W: width, H: width.MulDiv(geom.Length(ratio.H), geom.Length(ratio.W))}
}

func (s *stack) drawRefer(r *edition.Refer, e *setRefer, at geom.Point) {
	if r.Picture != nil {
		s.thumbnail(r.Picture, geom.Rect{X: at.X, Y: at.Y, W: e.picture.W, H: e.picture.H})
	}
	x := at.X + e.x
	for i, l := range e.head.Lines {
		s.line(e.head.paragraph, l, x, at.Y+e.headY+e.head.lead*geom.Length(i))
	}
	for i, l := range e.lines {
		s.line(e.text, l, x, at.Y+e.textY+s.set.styles.referText.Leading*geom.Length(i))
	}
	if e.pageY > 0 {
		s.one(e.page, geom.Point{X: x, Y: at.Y + e.pageY})
	}
}

// thumbnail draws a small picture without a caption, cropped to a box, or the box
// alone where there is no picture.
func (p *panel) thumbnail(pic *edition.Picture, box geom.Rect) {
	img := pic.Image
	if img == nil {
		p.box(box, p.set.styles.line)
		return
	}
	crop := picture.Fit(img.Width, img.Height, int(box.W), int(box.H), pic.Focus[0], pic.Focus[1])
	p.items = append(p.items, &page.Picture{Box: box, Image: img, Crop: crop, Alt: pic.Alt})
	p.resolution(pic, crop, box)
}
