package edition

import (
	"strings"

	"broadsheet/layout/diag"
	"broadsheet/layout/story"
	"broadsheet/layout/yaml"
)

// Briefs are short items under one title ("In brief"), in body text. Each is a
// story: its headline, dateline and body.
type Briefs struct {
	Title   string
	Items   []*story.Story
	Columns int  // legs; 0 for the columns of the page
	RunIn   bool // the head opens the text, in bold, in place of a line of its own
	Rules   bool // a hairline between two items
	Box     Box
}

func (b *Briefs) name() string { return called("briefs", b.Title, "") }

// briefs reads briefs: a map, or the items alone.
func (r *reader) briefs(n *yaml.Node) *Briefs {
	b := &Briefs{Box: Unboxed}
	if n.Kind != yaml.Map {
		r.briefItems(n, b)
		return b
	}
	m := r.Map(n, "title", "items", "columns", "heads", "rules", "box")
	b.Title = r.text(m.Get("title"))
	r.briefItems(m.Get("items"), b)
	b.Columns = r.sideBySide(m)
	if v := m.Get("heads"); v != nil {
		b.RunIn = r.Enum(v, "above", "run-in") == "run-in"
	}
	b.Rules = r.Bool(m.Get("rules"))
	r.box(m, &b.Box)
	r.filled(n, len(b.Items), "briefs without items", "give them some: `items: [{head: Ferries, text: The late boat runs.}]`")
	return b
}

// briefItems reads the items: each a story's file, or a map.
func (r *reader) briefItems(n *yaml.Node, b *Briefs) {
	items := r.List(n)
	b.Items = make([]*story.Story, len(items)) // never grows: readEnclosed fills it
	for i, item := range items {
		if item.Kind == yaml.Scalar {
			r.enclosed = append(r.enclosed, enclosed{r.ref(item), &b.Items[i]})
			continue
		}
		m := r.Map(item, "head", "text", "dateline", "story")
		file, text := m.Get("story"), m.Get("text")
		switch {
		case file != nil && text != nil:
			r.Errorf(text, "brief", "both `story` and `text`").Hint = "keep one of them"
		case file != nil:
			r.enclosed = append(r.enclosed, enclosed{r.ref(file), &b.Items[i]})
		default:
			b.Items[i] = r.brief(item, m)
		}
	}
}

// brief makes a story of an item of the spec.
func (r *reader) brief(n *yaml.Node, m *yaml.Mapping) *story.Story {
	s := &story.Story{File: r.edition.File, Headline: r.text(m.Get("head")), Dateline: strings.ToUpper(r.text(m.Get("dateline"))),
		HeadlinePos: n.Pos(), BodyPos: n.Pos()}
	at := n.Pos()
	if v := m.Get("text"); v != nil {
		at = v.Pos()
	}
	for _, spans := range r.paragraphs(m.Get("text")) {
		s.Body = append(s.Body, story.Block{Kind: story.Paragraph, Spans: spans, Pos: diag.Pos{File: at.File, Line: at.Line, Col: at.Col}})
	}
	if len(s.Body) == 0 && m.Node != nil {
		r.Errorf(n, "empty", "a brief without text").Hint = "give it a `text`, or name a file: `story: stories/brief.md`"
	}
	return s
}
