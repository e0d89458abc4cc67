package makeup

import (
	"broadsheet/layout/diag"
	"broadsheet/layout/edition"
	"broadsheet/layout/geom"
	"broadsheet/layout/page"
)

// pageOf is the page on which a story begins, given its file, and its place there
// where the spec gives one; nil for a story that stands on no page.
func (s *setter) pageOf(story string) (*edition.Page, *edition.Placement) {
	for i := range s.edition.Pages {
		p := &s.edition.Pages[i]
		for k := range p.Stories {
			if own := &p.Stories[k]; own.Story != nil && own.Story.File == story && own.Continues == "" {
				if own.Auto {
					return p, nil
				}
				return p, own
			}
		}
		if i < len(s.given) {
			for _, own := range s.given[i] {
				if own.Story.File == story {
					return p, nil
				}
			}
		}
	}
	return nil, nil
}

// target is the folio to print for a target, "" with a finding where it is not
// known, and the folio of the page to lead to, "" for none. For a story on the right
// of a double page's fold it is that page's, else the left one's.
func (s *setter) target(t edition.Target, find func(diag.Finding)) (folio, to string) {
	if t.File == "" {
		return t.Folio, t.Page
	}
	p, at := s.pageOf(t.File)
	switch {
	case p == nil:
		find(diag.At(t.Pos, diag.Warning, "refer", "the story %s is on no page that it could be found on", t.File).
			WithHint("place it on a page, or leave out what points to it"))
		return "", ""
	case at != nil && len(p.Folios) > 1 && at.Column > p.Sheet.Columns/2:
		return p.Folios[1], p.Folio
	}
	return s.printed(p.Folio), p.Folio
}

// printed is how a page's folio is printed where something points to it: of a double
// page, "6-7", that of the left page, as readers leaf.
func (s *setter) printed(folio string) string {
	for i := range s.edition.Pages {
		if p := &s.edition.Pages[i]; p.Folio == folio && len(p.Folios) > 0 {
			return p.Folios[0]
		}
	}
	return folio
}

// unset reports what points to a story that make-up has left out, or to one of its own
// page.
func unset(sheets []*sheet) {
	done := map[string]bool{}
	for _, s := range sheets {
		for _, file := range s.done {
			done[file] = true
		}
	}
	for _, s := range sheets {
		for _, t := range s.targets() {
			p, _ := s.set.pageOf(t.File)
			if t.File == "" || p == nil {
				continue // what is on no page at all has been told
			}
			switch {
			case !done[t.File]:
				s.find(diag.At(t.Pos, diag.Warning, "refer", "the story %s is left out; nothing of it is on page %s, to which this leads", t.File, p.Folio).
					WithHint("make room for it, or leave out what points to it"))
			case p == s.spec:
				s.find(diag.At(t.Pos, diag.Warning, "refer", "this points to the page on which it stands").
					WithHint("point to a story on another page, or leave it out"))
			}
		}
	}
}

// targets are what on a page points to stories and pages.
func (s *sheet) targets() []edition.Target {
	var out []edition.Target
	if n := s.spec.Nameplate; n != nil {
		out = append(out, n.EarTargets...)
	}
	for i := range s.spec.Modules {
		switch c := s.spec.Modules[i].Content.(type) {
		case *edition.Index:
			for _, e := range c.Entries {
				out = append(out, e.To)
			}
		case *edition.Refers:
			for _, r := range c.Items {
				out = append(out, r.To)
			}
		}
	}
	return out
}

// leads makes a box lead to a page.
func (m *module) leads(box geom.Rect, to string) {
	if to != "" {
		m.items = append(m.items, &page.Link{Box: box, Page: to})
	}
}
