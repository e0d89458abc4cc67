package edition

import (
	"cmp"

	"broadsheet/layout/story"
	"broadsheet/layout/yaml"
)

// Letters are letters to the paper, and how to write one.
type Letters struct {
	Title   string
	Items   []Letter
	Columns int // legs; 0 for the page's columns
	Write   [][]story.Span
	Box     Box
}

// Letter is one letter, given in the spec or, where Story is not nil, as a story:
// its headline is then the head, and its first byline with the title there, or its
// dateline, signs it, where the spec does not give these.
type Letter struct {
	Head  string
	Text  [][]story.Span // paragraphs
	From  string
	Place string
	Story *story.Story
}

func (l *Letters) name() string { return called("letters", l.Title, "") }

// letters reads letters: a map, or the letters alone.
func (r *reader) letters(n *yaml.Node) *Letters {
	l := &Letters{Box: Unboxed}
	if n.Kind == yaml.List {
		r.letterItems(n, l)
		return l
	}
	m := r.Map(n, "title", "items", "columns", "write", "box")
	l.Title = r.text(m.Get("title"))
	r.letterItems(m.Get("items"), l)
	l.Columns = r.legCount(m)
	l.Write = r.paragraphs(m.Get("write"))
	r.box(m, &l.Box)
	r.filled(n, len(l.Items), "letters without a letter", "give some: `items: [{head: The bell, text: It rings., from: Ada Mercer}]`")
	return l
}

// letterItems reads the letters, each a map or a story's file.
func (r *reader) letterItems(n *yaml.Node, to *Letters) {
	items := r.List(n)
	to.Items = make([]Letter, len(items)) // never grows: stories are put into it
	for i, item := range items {
		l := &to.Items[i]
		if item.Kind == yaml.Scalar {
			r.enclose(item, &l.Story)
			continue
		}
		before := len(r.Findings)
		m := r.Map(item, "head", "text", "from", "place", "story")
		l.Head, l.From, l.Place = r.text(m.Get("head")), r.text(m.Get("from")), r.text(m.Get("place"))
		l.Text = r.paragraphs(m.Get("text"))
		file := m.Get("story")
		if file != nil {
			r.enclose(file, &l.Story)
		}
		r.textOrStory(item, m, before, "a letter")
	}
}

// enclose orders a story within a module.
func (r *reader) enclose(n *yaml.Node, to **story.Story) {
	if f := r.ref(n); f.name != "" {
		r.enclosed = append(r.enclosed, enclosed{f, to})
	}
}

// textOrStory reports an item that has neither a text nor a story, or both, unless
// something was wrong with it before.
func (r *reader) textOrStory(item *yaml.Node, m *yaml.Mapping, before int, what string) {
	text, file := m.Get("text"), m.Get("story")
	switch {
	case len(r.Findings) > before:
	case text != nil && file != nil:
		r.Errorf(text, "text", "both `text` and `story`").Hint = "keep one of them"
	case text == nil && file == nil:
		r.Errorf(item, "empty", "%s without text", what).Hint = "give it a `text`, or name its file: `story: stories/letter.md`"
	}
}

// legCount reads into how many legs a module is divided; 0 where it does not say.
func (r *reader) legCount(m *yaml.Mapping) int {
	return r.Int(m.Get("columns"), 1, 24)
}

// Paragraphs are a letter's text, be it the spec's or the story's.
func (l *Letter) Paragraphs() [][]story.Span {
	if l.Story == nil {
		return l.Text
	}
	return paragraphsOf(l.Story)
}

// Heading is the letter's head, "" for none.
func (l *Letter) Heading() string {
	if l.Head == "" && l.Story != nil {
		return l.Story.Printed()
	}
	return l.Head
}

// Signature is who wrote the letter, and from where.
func (l *Letter) Signature() (from, place string) {
	from, place = l.From, l.Place
	if s := l.Story; s != nil {
		var by story.Byline
		if len(s.Bylines) > 0 {
			by = s.Bylines[0]
		}
		from, place = cmp.Or(from, by.Name), cmp.Or(place, by.Title, s.Dateline)
	}
	return from, place
}

// paragraphsOf are the paragraphs of a story, whatever they are in it.
func paragraphsOf(s *story.Story) [][]story.Span {
	var out [][]story.Span
	for _, b := range s.Body {
		if len(b.Spans) > 0 {
			out = append(out, b.Spans)
		}
	}
	return out
}
