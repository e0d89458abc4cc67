package makeup

import (
	"broadsheet/layout/diag"
	"broadsheet/layout/edition"
	"broadsheet/layout/geom"
	"broadsheet/layout/page"
)

// folioOf is the folio of the page on which a story begins, given its file. It is
// not ok for a story that stands on no page.
func (s *setter) folioOf(story string) (folio string, ok bool) {
	for i := range s.edition.Pages {
		p := &s.edition.Pages[i]
		for k := range p.Stories {
			if own := &p.Stories[k]; own.Story != nil && own.Story.File == story && own.Continues == "" {
				return p.Folio, true
			}
		}
		if i < len(s.given) {
			for _, own := range s.given[i] {
				if own.Story.File == story {
					return p.Folio, true
				}
			}
		}
	}
	return "", false
}

// target is the folio to print for a target, "" with a finding where it is not
// known, and the folio of the page to lead to, "" for none.
func (s *setter) target(t edition.Target, find func(diag.Finding)) (folio, to string) {
	if t.File == "" {
		return t.Folio, t.Page
	}
	folio, ok := s.folioOf(t.File)
	if !ok {
		find(diag.At(t.Pos, diag.Warning, "refer", "the story %s is on no page that it could be found on", t.File).
			WithHint("place it on a page, or leave out what points to it"))
	}
	return folio, folio
}

// unset reports what points to a story that make-up has left out.
func unset(sheets []*sheet) {
	done := map[string]bool{}
	for _, s := range sheets {
		for _, file := range s.done {
			done[file] = true
		}
	}
	for _, s := range sheets {
		for _, t := range s.targets() {
			folio, ok := s.set.folioOf(t.File)
			if t.File == "" || !ok || done[t.File] {
				continue // what is on no page at all has been told
			}
			s.find(diag.At(t.Pos, diag.Warning, "refer", "the story %s is left out; nothing of it is on page %s, to which this leads", t.File, folio).
				WithHint("make room for it, or leave out what points to it"))
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
