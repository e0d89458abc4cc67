package edition

import (
	"strings"

	"broadsheet/layout/story"
	"broadsheet/layout/yaml"
)

// Index is what stands on which page ("Inside"). Dots has dots lead from a name to
// its page, where else a hairline stands below each.
type Index struct {
	Title   string
	Entries []IndexEntry
	Columns int // side by side; 0 for one to each column of the page
	Dots    bool
	Box     Box
}

// IndexEntry is one line of an index, with a line of what is there below it, or
// none.
type IndexEntry struct {
	Name   string
	Teaser []story.Span
	To     Target
}

func (x *Index) name() string { return called("index", x.Title, "") }

// contents reads an index: a map, its entries alone, or its title alone. Without
// entries it has all sections of the edition.
func (r *reader) contents(n *yaml.Node) *Index {
	x := &Index{Box: Unboxed}
	switch n.Kind {
	case yaml.Scalar:
		x.Title = r.text(n)
	case yaml.List:
		r.indexEntries(n, x)
	default:
		m := r.Map(n, "title", "entries", "columns", "dots", "box")
		x.Title = r.text(m.Get("title"))
		r.indexEntries(m.Get("entries"), x)
		x.Columns = r.sideBySide(m)
		x.Dots = r.Bool(m.Get("dots"))
		r.box(m, &x.Box)
	}
	if len(x.Entries) == 0 {
		r.indexes = append(r.indexes, openIndex{n, x})
	}
	return x
}

// sideBySide reads how many columns a module's entries stand in, 0 for the
// house's choice.
func (r *reader) sideBySide(m *yaml.Mapping) int {
	return r.Int(m.Get("columns"), 1, 12)
}

func (r *reader) indexEntries(n *yaml.Node, x *Index) {
	items := r.List(n)
	x.Entries = make([]IndexEntry, len(items)) // never grows: aims point into it
	for i, item := range items {
		e := &x.Entries[i]
		e.To.Pos = item.Pos()
		if item.Kind == yaml.Scalar {
			e.Name = r.text(item)
			r.aims = append(r.aims, aim{section: item, to: &e.To})
			continue
		}
		m := r.Map(item, "section", "text", "page", "story", "teaser")
		e.Teaser = r.inline(m.Get("teaser"))
		e.Name = r.text(m.Get("text"))
		if v := m.Get("section"); v != nil {
			if e.Name == "" {
				e.Name = r.text(v)
			}
			if m.Get("page") == nil && m.Get("story") == nil {
				r.aims = append(r.aims, aim{section: v, to: &e.To})
				continue
			}
		}
		r.aimAt(item, m, "page", "story", &e.To, func(s *story.Story) {
			if e.Name == "" {
				e.Name = s.Printed()
			}
		})
		if e.Name == "" && m.Get("story") == nil && m.Node != nil {
			r.Errorf(item, "empty", "an entry of an index without a text").Hint = "say what is there: `{text: Chess, page: B4}`"
		}
	}
}

// openIndex is an index that is to have all sections of the edition.
type openIndex struct {
	at *yaml.Node
	to *Index
}

// settleIndexes lists the sections in the order of the pages.
func (r *reader) settleIndexes() {
	for _, o := range r.indexes {
		seen := map[string]bool{}
		for i := range r.edition.Pages {
			p := &r.edition.Pages[i]
			if name := strings.ToLower(p.Section); name != "" && !seen[name] {
				seen[name] = true
				e := IndexEntry{Name: p.Section, To: Target{Pos: o.at.Pos()}}
				e.To.leadTo(p)
				o.to.Entries = append(o.to.Entries, e)
			}
		}
		if len(o.to.Entries) == 0 {
			r.Errorf(o.at, "empty", "an index without entries, in an edition without sections").Hint =
				"give it some: `entries: [{text: Chess, page: B4}]`, or the pages a `section`"
		}
	}
}
