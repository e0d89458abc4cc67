package edition

import (
	"strings"
	"time"

	"broadsheet/layout/story"
	"broadsheet/layout/yaml"
)

// Almanac is facts of the day in groups: sun and moon, tides, on this day.
type Almanac struct {
	Title   string
	Groups  []AlmanacGroup
	Columns int // side by side; 0 for one to each column of the page
	Box     Box
}

// AlmanacGroup has lines under a head, or a text, or both.
type AlmanacGroup struct {
	Head  string
	Lines []AlmanacLine
	Text  [][]story.Span
}

// AlmanacLine is what on the left and when on the right.
type AlmanacLine struct {
	Icon Icon // or ""
	What []story.Span
	When string
}

// Calendar is dates with what is on, by day.
type Calendar struct {
	Title   string
	Days    []Day
	Columns int // side by side; 0 for one to each column of the page
	Box     Box
}

// Day is a day of a calendar. Name is as it is set: a date of the spec is written
// out with its weekday.
type Day struct {
	Name   string
	Events []Event
}

// Event is what is on, when and where and for how much; "" for what is not said.
type Event struct {
	When         string
	What         []story.Span
	Where, Price string
}

func (a *Almanac) name() string  { return called("almanac", a.Title, "") }
func (c *Calendar) name() string { return called("calendar", c.Title, "") }

// almanac reads an almanac: its groups, or the lines of one without a head.
func (r *reader) almanac(n *yaml.Node) *Almanac {
	a := &Almanac{Box: Unboxed}
	if n.Kind != yaml.Map {
		a.Groups = []AlmanacGroup{{Lines: r.almanacLines(n)}}
		return a
	}
	m := r.Map(n, "title", "groups", "lines", "columns", "box")
	a.Title = r.text(m.Get("title"))
	if v := m.Get("lines"); v != nil {
		a.Groups = append(a.Groups, AlmanacGroup{Lines: r.almanacLines(v)})
	}
	a.Groups = append(a.Groups, r.almanacGroups(m.Get("groups"))...)
	a.Columns = r.sideBySide(m)
	r.box(m, &a.Box)
	r.filled(n, len(a.Groups), "an almanac without lines", "give it some: `lines: [{what: Sun rises, when: \"7.41\"}]`")
	return a
}

func (r *reader) almanacGroups(n *yaml.Node) []AlmanacGroup {
	var out []AlmanacGroup
	for _, item := range r.List(n) {
		m := r.Map(item, "head", "lines", "text")
		g := AlmanacGroup{Head: r.text(m.Get("head")), Lines: r.almanacLines(m.Get("lines")), Text: r.paragraphs(m.Get("text"))}
		r.filled(item, len(g.Lines)+len(g.Text), "a group without lines", "give it `lines` or a `text`")
		out = append(out, g)
	}
	return out
}

func (r *reader) almanacLines(n *yaml.Node) []AlmanacLine {
	var out []AlmanacLine
	for _, item := range r.List(n) {
		m := r.Map(item, "icon", "what", "when")
		l := AlmanacLine{Icon: r.icon(m.Get("icon")), What: r.inline(m.Get("what")), When: r.text(m.Get("when"))}
		r.filled(item, len(l.What)+len(l.When), "a line without `what`", "write `{what: Sun rises, when: \"7.41\"}`")
		out = append(out, l)
	}
	return out
}

// calendar reads a calendar: its days, or a map with them.
func (r *reader) calendar(n *yaml.Node) *Calendar {
	c := &Calendar{Box: Unboxed}
	if n.Kind != yaml.Map {
		c.Days = r.days(n)
		return c
	}
	m := r.Map(n, "title", "days", "columns", "box")
	c.Title = r.text(m.Get("title"))
	c.Days = r.days(m.Get("days"))
	c.Columns = r.sideBySide(m)
	r.box(m, &c.Box)
	r.filled(n, len(c.Days), "a calendar without days", "give it some: `days: [{day: 2026-11-23, events: [{when: \"19.30\", what: The choir}]}]`")
	return c
}

func (r *reader) days(n *yaml.Node) []Day {
	var out []Day
	for _, item := range r.List(n) {
		m := r.Map(item, "day", "events")
		d := Day{Name: r.dayName(m.Get("day"))}
		for _, e := range r.List(m.Get("events")) {
			k := r.Map(e, "when", "what", "where", "price")
			ev := Event{When: r.text(k.Get("when")), What: r.inline(k.Get("what")), Where: r.text(k.Get("where")), Price: r.text(k.Get("price"))}
			r.filled(e, len(ev.What), "an event without `what`", "say what is on: `{when: \"19.30\", what: The choir}`")
			d.Events = append(d.Events, ev)
		}
		r.filled(item, len(d.Events), "a day without events", "give it some: `events: [{when: \"19.30\", what: The choir}]`")
		out = append(out, d)
	}
	return out
}

// dayName is a day as it is set: a date is written out, all else stands as it is.
func (r *reader) dayName(n *yaml.Node) string {
	if n != nil && n.Kind == yaml.Scalar {
		if t, err := time.Parse(time.DateOnly, n.Value); err == nil {
			return FormatDay(t, r.edition.Language)
		}
	}
	return r.text(n)
}

// FormatDay writes a date out with its weekday and without its year: "Sunday 22
// November", "Sunday, November 22". It begins with a capital in every language.
func FormatDay(t time.Time, language string) string {
	c := calendarOf(language)
	if c.full == "" {
		return t.Format(time.DateOnly)
	}
	for _, year := range [...]string{" de Y", ", Y", " Y г.", " Y р.", " Y.", "Y m. ", " Y"} {
		if before, after, found := strings.Cut(c.full, year); found {
			c.full = before + after
			break
		}
	}
	return capitalised(c.format(t, true))
}
