package edition

import (
	"broadsheet/layout/story"
	"broadsheet/layout/yaml"
)

// Obituaries are short lives in body text, then notices of deaths in agate under a
// title of their own.
type Obituaries struct {
	Title       string
	Items       []Obituary
	Columns     int // legs of the lives; 0 for the page's columns
	NoticeTitle string
	Notices     []Obituary // without pictures
	Box         Box
}

// Obituary is one of them, its text given in the spec or as a story, whose headline,
// deck and paragraphs then stand for name, what and text where these are not given.
type Obituary struct {
	Name    string
	What    string         // "Keeper of the North Light", or ""
	Dates   string         // "1941–2026", or ""
	Text    [][]story.Span // paragraphs
	Service []story.Span   // when and where the service is held
	Picture *Picture       // a portrait, or nil
	Story   *story.Story
}

func (o *Obituaries) name() string { return called("obituaries", o.Title, "") }

// obituaries reads obituaries.
func (r *reader) obituaries(n *yaml.Node) *Obituaries {
	o := &Obituaries{Box: Unboxed}
	m := r.Map(n, "title", "items", "columns", "notices", "notice-title", "box")
	o.Title, o.NoticeTitle = r.text(m.Get("title")), r.text(m.Get("notice-title"))
	o.Columns = r.legCount(m)
	r.box(m, &o.Box)
	items := r.List(m.Get("items"))
	o.Items = make([]Obituary, len(items)) // never grows: stories are put into it
	for i, item := range items {
		r.obituary(item, &o.Items[i])
	}
	notices := r.List(m.Get("notices"))
	o.Notices = make([]Obituary, len(notices))
	for i, item := range notices {
		r.deathNotice(item, &o.Notices[i])
	}
	r.filled(n, len(o.Items)+len(o.Notices), "obituaries without one", "give some: `items: [{name: Edmund Thrale, dates: 1941–2026, text: He kept the light.}]`, or `notices`")
	return o
}

// obituary reads an obituary: a story's file, or a map.
func (r *reader) obituary(n *yaml.Node, to *Obituary) {
	if n.Kind == yaml.Scalar {
		r.enclose(n, &to.Story)
		return
	}
	before := len(r.Findings)
	m := r.Map(n, "name", "what", "dates", "text", "service", "picture", "story")
	to.What = r.text(m.Get("what"))
	to.Name, to.Dates = r.text(m.Get("name")), years(r.text(m.Get("dates")))
	to.Text, to.Service = r.paragraphs(m.Get("text")), r.inline(m.Get("service"))
	if v := m.Get("story"); v != nil {
		r.enclose(v, &to.Story)
	}
	if v := m.Get("picture"); v != nil {
		to.Picture, _ = r.portrait(v)
	}
	r.textOrStory(n, m, before, "an obituary")
	if to.Name == "" && m.Get("story") == nil && len(r.Findings) == before {
		r.Errorf(n, "empty", "an obituary without a name").Hint = "give it one: `name: Edmund Thrale`"
	}
}

// deathNotice reads a notice: a map, its text perhaps left out.
func (r *reader) deathNotice(n *yaml.Node, to *Obituary) {
	before := len(r.Findings)
	m := r.Map(n, "name", "dates", "text", "service")
	to.Name, to.Dates = r.text(m.Get("name")), years(r.text(m.Get("dates")))
	to.Text, to.Service = r.paragraphs(m.Get("text")), r.inline(m.Get("service"))
	if to.Name == "" && len(r.Findings) == before {
		r.Errorf(n, "empty", "a notice without a name").Hint = "give it one: `name: Edmund Thrale`"
	}
}

// years gives a span of years its dash: "1941-2026" is a number with a hyphen in it
// to who reads it as text.
func years(s string) string {
	if len(s) == 9 && s[4] == '-' && leading(s[:4]) == s[:4] && leading(s[5:]) == s[5:] {
		return s[:4] + "–" + s[5:]
	}
	return s
}

// portrait reads a small picture: its file, or a map. It returns the file as the
// spec writes it, too.
func (r *reader) portrait(n *yaml.Node) (p *Picture, file string) {
	p = &Picture{}
	file = r.aside(n, p, false, func(o *pictureOrder) {
		before := len(r.Findings)
		m := r.Map(n, "file", "ratio", "focus", "alt")
		r.pictureKeys(m, o)
		if m.Get("file") == nil && len(r.Findings) == before {
			r.Errorf(n, "no-picture", "a portrait without a file").Hint = "name it: `picture: {file: pictures/thrale.jpg}`"
		}
	})
	return p, file
}

// Called is whose obituary it is.
func (o *Obituary) Called() string {
	if o.Name == "" && o.Story != nil {
		return o.Story.Printed()
	}
	return o.Name
}

// Was is who that was, or what the story's deck says.
func (o *Obituary) Was() string {
	if o.What == "" && o.Story != nil {
		return o.Story.Deck
	}
	return o.What
}

// Paragraphs are the text, be it the spec's or the story's.
func (o *Obituary) Paragraphs() [][]story.Span {
	if o.Story == nil {
		return o.Text
	}
	return paragraphsOf(o.Story)
}
