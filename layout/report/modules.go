package report

import (
	"slices"

	"broadsheet/layout/geom"
	"broadsheet/layout/page"
)

// advertisement is the kind of module that is neither news nor art.
const advertisement = "ad"

// modules takes up the page's modules, and for its stories what only their
// modules tell. It comes last, when the cells are known.
func (r *Page) modules(p *page.Page, c *cells) {
	for i := range p.Modules {
		m := &p.Modules[i]
		out := Module{Kind: m.Kind, Name: m.Name, Story: m.Story,
			Column: m.Column, Span: m.Span, Row: m.Row, Rows: m.Rows, Fill: c.fillOf(m.Box)}
		area := areaOf(m.Box)
		if m.Kind == advertisement {
			r.ads += areaOf(m.Box.Intersect(p.Grid.Live))
		} else {
			out.Art = share(int64(artOf(p, m)), int64(area))
		}
		r.Modules = append(r.Modules, out)
		if s := r.story(m.Story); s != nil {
			s.Name, s.Fill, s.Art, s.Hole = m.Name, out.Fill, out.Art, c.holeOf(m)
		}
	}
	r.Ads = share(int64(r.ads), int64(areaOf(p.Grid.Live)))
	r.Tombstones = tombstones(p)
	r.bodies(p)
}

// story is the story of a number, nil where the page has none.
func (r *Page) story(number int) *Story {
	for i := range r.Stories {
		if r.Stories[i].Number == number && number > 0 {
			return &r.Stories[i]
		}
	}
	return nil
}

// artOf is the area of a module's pictures within it.
func artOf(p *page.Page, m *page.Module) geom.Length {
	var area geom.Length
	for _, it := range p.Items[m.From:m.To] {
		if pic, ok := it.(*page.Picture); ok && pic.Image != nil {
			area += areaOf(pic.Box.Intersect(m.Box))
		}
	}
	return area
}

// moduleOf is the index of the module that an item of the page is of, or -1.
func moduleOf(p *page.Page, item int) int {
	return slices.IndexFunc(p.Modules, func(m page.Module) bool { return m.From <= item && item < m.To })
}

// bodies works out the figures of running text in modules that are no stories:
// letters, briefs, obituaries.
func (r *Page) bodies(p *page.Page) {
	for _, s := range readModules(p) {
		if len(s.lines) > 0 {
			b := s.figures(p).Body
			r.Modules[s.number-1].Body = &b
		}
	}
}

// tombstones counts the pairs of stories that stand side by side with headlines
// of one size, to half a point, at one height.
func tombstones(p *page.Page) int {
	type headline struct {
		size geom.Length
		box  geom.Rect
	}
	heads := make([]headline, len(p.Modules))
	for i := range p.Modules {
		m := &p.Modules[i]
		for _, it := range p.Items[m.From:m.To] {
			if t, ok := it.(*page.Text); ok && t.Role == "headline" && m.Story > 0 {
				heads[i].size = max(heads[i].size, t.Size)
				heads[i].box = heads[i].box.Union(boxOf(t))
			}
		}
	}
	n := 0
	for i := range heads {
		for k := range heads {
			a, b := &p.Modules[i], &p.Modules[k]
			if a.Column+a.Span != b.Column || heads[i].size == 0 || heads[k].size == 0 {
				continue
			}
			d := heads[i].size - heads[k].size
			if 2*max(d, -d) < geom.Pt && heads[i].box.Y < heads[k].box.Bottom() && heads[k].box.Y < heads[i].box.Bottom() {
				n++
			}
		}
	}
	return n
}

// module fills what a module takes of the page by itself: all of an
// advertisement's place, the rows of a story's frame, and of any other module the
// rows from two above the first thing that it shows to two below the last, since
// what is white among these is its own layout's. A story's text and pictures are
// filled by story.
func (c *cells) module(p *page.Page, i int) {
	m := &p.Modules[i]
	of := cell{what: panel, owner: -i - 1}
	switch {
	case m.Story > 0 && m.Framed:
		of = cell{what: text, owner: m.Story}
		c.cover(geom.Rect{X: m.Box.X, Y: m.Box.Y, W: m.Box.W, H: c.grid.Step}, of)
		c.cover(geom.Rect{X: m.Box.X, Y: m.Box.Bottom() - c.grid.Step, W: m.Box.W, H: c.grid.Step}, of)
	case m.Story > 0:
	case m.Kind == advertisement:
		c.cover(m.Box, of)
	default:
		c.cover(c.shown(p, m), of)
	}
}

// shown is the part of a module's box, over its whole width, in which it shows
// something: type, pictures and figures, but not its frame or tint, with two rows
// above and below.
func (c *cells) shown(p *page.Page, m *page.Module) geom.Rect {
	var b geom.Rect
	for _, it := range p.Items[m.From:m.To] {
		switch it := it.(type) {
		case *page.Text:
			b = b.Union(boxOf(it))
		case *page.Picture:
			b = b.Union(it.Box)
		case *page.Path:
			b = b.Union(it.Bounds())
		}
	}
	if b.Empty() {
		return b
	}
	white := 2 * c.grid.Step
	return geom.Rect{X: m.Box.X, Y: b.Y - white, W: m.Box.W, H: b.H + 2*white}.Intersect(m.Box)
}

// holeOf is the largest hole of a module's place.
func (c *cells) holeOf(m *page.Module) *Hole {
	if c.rows == 0 {
		return nil
	}
	top := int((m.Box.Y - c.top) / c.grid.Step)
	left, right := max(m.Column-1, 0), min(m.Column-1+m.Span, c.columns)
	return c.holeIn(left, right, max(top, 0), min(top+m.Rows, c.rows))
}

// fillOf is one minus the share of the cells of a box that are white.
func (c *cells) fillOf(b geom.Rect) Thousandths {
	if c.rows == 0 {
		return 0
	}
	all, white := 0, 0
	c.each(b, func(i int) {
		all++
		if c.white[i] {
			white++
		}
	})
	return share(int64(all-white), int64(all))
}
