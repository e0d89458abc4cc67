package edition

import (
	"strings"

	"broadsheet/layout/story"
	"broadsheet/layout/yaml"
)

// Box is what stands round a module of text.
type Box string

// The boxes. Unboxed has a rule over its title and nothing round it.
const (
	Unboxed Box = "none"
	Ruled   Box = "rule"
	Tinted  Box = "tint"
)

// List is items under a title, with a mark or a number each.
type List struct {
	Title    string
	Items    [][]story.Span
	Numbered bool
	Box      Box
}

// Timeline is entries under a title, in the order of the spec.
type Timeline struct {
	Title   string
	Entries []Entry
	Box     Box
}

// Entry is what happened when.
type Entry struct {
	When string
	What []story.Span
}

// Facts is a fact box: paragraphs, then items.
type Facts struct {
	Title string
	Text  [][]story.Span
	Items [][]story.Span
	Box   Box
}

// Staff is a small box of lines: who made the paper, its imprint.
type Staff struct {
	Title string
	Lines [][]story.Span
	Box   Box
}

func (l *List) name() string     { return called("list", l.Title, "") }
func (t *Timeline) name() string { return called("timeline", t.Title, "") }
func (f *Facts) name() string    { return called("fact box", f.Title, "") }
func (s *Staff) name() string    { return called("staff box", s.Title, "") }

// list reads a list: a map, or its items alone.
func (r *reader) list(n *yaml.Node) *List {
	l := &List{Box: Unboxed}
	if n.Kind == yaml.List {
		l.Items = r.inlines(n)
		return l
	}
	m := r.Map(n, "title", "items", "numbered", "box")
	l.Title = r.text(m.Get("title"))
	l.Items = r.inlines(m.Get("items"))
	l.Numbered = r.Bool(m.Get("numbered"))
	r.box(m, &l.Box)
	r.filled(n, len(l.Items), "a list without items", "give it some: `items: [Bread, Salt]`")
	return l
}

func (r *reader) timeline(n *yaml.Node) *Timeline {
	t := &Timeline{Box: Unboxed}
	m := r.Map(n, "title", "entries", "box")
	t.Title = r.text(m.Get("title"))
	r.box(m, &t.Box)
	for _, item := range r.List(m.Get("entries")) {
		e := r.Map(item, "when", "what")
		t.Entries = append(t.Entries, Entry{When: r.text(e.Get("when")), What: r.inline(e.Get("what"))})
	}
	r.filled(n, len(t.Entries), "a timeline without entries", "give it some: `entries: [{when: 1887, what: The lamp is lit}]`")
	return t
}

func (r *reader) facts(n *yaml.Node) *Facts {
	f := &Facts{Box: Tinted}
	m := r.Map(n, "title", "text", "items", "box")
	f.Title = r.text(m.Get("title"))
	f.Text = r.paragraphs(m.Get("text"))
	f.Items = r.inlines(m.Get("items"))
	r.box(m, &f.Box)
	r.filled(n, len(f.Text)+len(f.Items), "a fact box without text", "give it a `text`, or `items`")
	return f
}

// staff reads a staff box: a map, or its lines alone.
func (r *reader) staff(n *yaml.Node) *Staff {
	s := &Staff{Box: Ruled}
	if n.Kind == yaml.List {
		s.Lines = r.inlines(n)
		return s
	}
	m := r.Map(n, "title", "lines", "box")
	s.Title = r.text(m.Get("title"))
	s.Lines = r.inlines(m.Get("lines"))
	r.box(m, &s.Box)
	r.filled(n, len(s.Lines), "a staff box without lines", "give it some: `lines: [\"Editor: **Ines Calloway**\"]`")
	return s
}

// filled reports a content that has nothing in it, unless what it has was wrong.
func (r *reader) filled(n *yaml.Node, has int, wrong, hint string) {
	if has == 0 && n.Kind == yaml.Map {
		r.Errorf(n, "empty", "%s", wrong).Hint = hint
	}
}

// box reads what stands round a module.
func (r *reader) box(m *yaml.Mapping, to *Box) {
	if v := m.Get("box"); v != nil {
		*to = Box(r.Enum(v, string(Unboxed), string(Ruled), string(Tinted)))
	}
}

// inlines is a list of texts with emphasis.
func (r *reader) inlines(n *yaml.Node) [][]story.Span {
	var out [][]story.Span
	for _, item := range r.List(n) {
		if s := r.inline(item); len(s) > 0 {
			out = append(out, s)
		}
	}
	return out
}

// paragraphs is a text with emphasis whose paragraphs have an empty line between
// them.
func (r *reader) paragraphs(n *yaml.Node) [][]story.Span {
	if n == nil {
		return nil
	}
	var out [][]story.Span
	for part := range strings.SplitSeq(r.String(n), "\n\n") {
		if s := emphasis(r.typographic(part)); len(s) > 0 {
			out = append(out, s)
		}
	}
	return out
}

// inline is a text of one paragraph with emphasis.
func (r *reader) inline(n *yaml.Node) []story.Span { return emphasis(r.text(n)) }

// emphasis cuts a text at Markdown's **strong** and *emphasis*. A mark with a space
// on its inner side is text, and so are all of a text in which one stays open.
func emphasis(s string) []story.Span {
	var out []story.Span
	var now story.Span
	flush := func(text string) {
		if text != "" {
			now.Text = text
			out = append(out, now)
		}
	}
	from := 0
	for i := 0; i < len(s); {
		if s[i] != '*' {
			i++
			continue
		}
		mark := "*"
		if strings.HasPrefix(s[i:], "**") {
			mark = "**"
		}
		open := &now.Emph
		if mark == "**" {
			open = &now.Strong
		}
		rest := s[i+len(mark):]
		within := strings.TrimLeft(rest, "*")
		opens := !*open && within != "" && within[0] != ' ' && strings.Contains(within, mark)
		closes := *open && s[i-1] != ' '
		if opens || closes {
			flush(s[from:i])
			*open = !*open
			from = i + len(mark)
		}
		i += len(mark)
	}
	if now.Emph || now.Strong {
		return []story.Span{{Text: s}}
	}
	flush(s[from:])
	return out
}
