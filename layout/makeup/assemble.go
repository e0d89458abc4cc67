package makeup

import (
	"cmp"
	"path"
	"path/filepath"
	"slices"

	"broadsheet/layout/diag"
	"broadsheet/layout/geom"
	"broadsheet/layout/page"
)

// piece is a module as it was set, before it is known where it comes in the
// page's reading order.
type piece struct {
	module page.Module
	mark   page.Bookmark // of a story with a headline
	size   geom.Length   // of that
	items  []page.Item
	pos    diag.Pos // of a story's placement
}

// newPiece gives what stands in a hold of the page.
func (s *sheet) newPiece(h *hold, kind string, items []page.Item) piece {
	g := s.grid
	box := geom.Rect{X: g.x(h.column), Y: g.rowTop(h.row), W: g.across(h.column, h.span), H: g.step * geom.Length(h.end-h.row)}
	return piece{items: items, module: page.Module{Kind: kind, Name: h.name,
		Column: h.column + 1, Span: h.span, Row: h.row + 1, Rows: h.end - h.row, Box: box}}
}

// story adds what is known of a story that was set. Its name has no folder, so that
// the page is the same wherever the edition stands.
func (p *piece) story(m *module) {
	p.module.Name = "the story " + path.Base(filepath.ToSlash(m.story.File))
	p.module.Story, p.module.Framed, p.module.Overset = m.number, m.place.Box, m.spills
	p.mark, p.size, p.pos = m.mark, m.headSize, m.place.Pos
}

// assemble puts the pieces on the page in reading order: the lead, which is the
// story with the largest headline, the first in the spec of several; then all others
// down the page, from left to right where they begin in one row; then the
// advertisements, likewise.
func (s *sheet) assemble() {
	if len(s.pieces) == 0 {
		s.empty()
		return
	}
	s.reportWhite()
	lead := slices.MaxFunc(s.pieces, func(a, b piece) int { return cmp.Compare(a.size, b.size) })
	rank := func(p *piece) int {
		switch {
		case p.module.Kind == "ad":
			return 2
		case p.size > 0 && p.module.Story == lead.module.Story:
			return 0
		}
		return 1
	}
	slices.SortStableFunc(s.pieces, func(a, b piece) int {
		return cmp.Or(rank(&a)-rank(&b), a.module.Row-b.module.Row, a.module.Column-b.module.Column)
	})
	for _, p := range s.pieces {
		s.attribute(&p)
		p.module.From = len(s.out.Items)
		s.out.Items = append(s.out.Items, p.items...)
		p.module.To = len(s.out.Items)
		s.out.Modules = append(s.out.Modules, p.module)
		if p.mark.Title != "" {
			s.out.Bookmarks = append(s.out.Bookmarks, p.mark)
		}
	}
}

// empty reports a page on which nothing stands, unless the spec wants it so or what
// should stand there has been told of.
func (s *sheet) empty() {
	if s.spec.Blank || s.found.Has(diag.Warning) {
		return
	}
	s.find(diag.At(s.spec.Pos, diag.Warning, "empty-page", "nothing stands on the page").
		WithHint("give it stories or modules; `stories: []` says that it is to stay empty"))
}

// attribute says of what was found at a story's placement before the story had a
// number, when its place was chosen, which story it is of.
func (s *sheet) attribute(p *piece) {
	for i := range s.found {
		f := &s.found[i]
		if p.module.Story > 0 && f.Story == 0 && (diag.Pos{File: f.File, Line: f.Line, Col: f.Col}) == p.pos {
			f.Story = p.module.Story
		}
	}
}
