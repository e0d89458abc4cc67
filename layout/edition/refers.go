package edition

import (
	"broadsheet/layout/story"
	"broadsheet/layout/yaml"
)

// Refers are items that point inside.
type Refers struct {
	Title   string
	Items   []Refer
	Columns int // side by side; 0 for one to each column of the page, as far as there are items
	Box     Box
}

// Refer is one of them: a headline and a sentence, the story's own headline and
// deck where the spec gives none, and perhaps a small picture.
type Refer struct {
	To       Target
	Headline string
	Text     []story.Span
	Picture  *Picture // or nil
	Beside   bool     // the picture stands at the left of the text, not above it
}

func (f *Refers) name() string { return called("refers", f.Title, "") }

// refers reads refers: a map, or its items alone.
func (r *reader) refers(n *yaml.Node) *Refers {
	f := &Refers{Box: Unboxed}
	if n.Kind != yaml.Map {
		r.referItems(n, f)
		return f
	}
	m := r.Map(n, "title", "items", "columns", "box")
	f.Title = r.text(m.Get("title"))
	r.referItems(m.Get("items"), f)
	f.Columns = r.sideBySide(m)
	r.box(m, &f.Box)
	r.filled(n, len(f.Items), "refers without items", "give it some: `items: [{story: stories/tides.md}]`")
	return f
}

func (r *reader) referItems(n *yaml.Node, f *Refers) {
	items := r.List(n)
	f.Items = make([]Refer, len(items)) // never grows: aims point into it
	for i, item := range items {
		e := &f.Items[i]
		if item.Kind == yaml.Scalar {
			e.To.Pos = item.Pos()
			r.aims = append(r.aims, aim{story: r.ref(item), to: &e.To, found: e.fill(false)})
			continue
		}
		m := r.Map(item, "story", "page", "headline", "text", "picture")
		e.Headline = r.text(m.Get("headline"))
		text, silent := r.silence(m.Get("text"))
		e.Text = emphasis(text)
		r.aimAt(item, m, "page", "story", &e.To, e.fill(silent))
		if v := m.Get("picture"); v != nil {
			r.referPicture(v, e)
		}
		if e.Headline == "" && m.Get("story") == nil && m.Get("page") != nil {
			r.Errorf(item, "empty", "a refer to a page without a headline").Hint = "give it one: `headline: Tides run high`"
		}
	}
}

// fill gives a refer the story's headline and deck where it has none of its own.
func (e *Refer) fill(silent bool) func(*story.Story) {
	return func(s *story.Story) {
		if e.Headline == "" {
			e.Headline = s.Printed()
		}
		if len(e.Text) == 0 && !silent && s.Deck != "" {
			e.Text = []story.Span{{Text: s.Deck}}
		}
	}
}

// referPicture reads the picture of a refer: its file, or a map.
func (r *reader) referPicture(n *yaml.Node, e *Refer) {
	e.Picture = &Picture{}
	r.aside(n, e.Picture, false, func(o *pictureOrder) {
		m := r.Map(n, "file", "place", "ratio", "focus", "alt")
		r.pictureKeys(m, o)
		if v := m.Get("place"); v != nil {
			e.Beside = r.Enum(v, "above", "beside") == "beside"
		}
		if m.Get("file") == nil {
			r.Errorf(n, "no-picture", "a picture without a file").Hint = "name it: `picture: {file: pictures/harbour.jpg}`"
		}
	})
}
