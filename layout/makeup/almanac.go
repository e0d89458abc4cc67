package makeup

import (
	"strings"

	"broadsheet/layout/edition"
	"broadsheet/layout/geom"
	"broadsheet/layout/story"
	"broadsheet/layout/text"
)

// almanac sets groups of facts, below each other or side by side.
func (p *panel) almanac(a *edition.Almanac) content {
	s := p.newStack(a.Box, a.Title)
	s.afterTitle(a.Title)
	c := s.inColumns(s.abreast(a.Columns, len(a.Groups)), 0)
	var slugs []slug
	for i := range a.Groups {
		slugs = append(slugs, s.almanacGroup(&a.Groups[i], c.width)...)
	}
	s.galley(slugs, c, true)
	return s.content()
}

// almanacGroup is a group as slugs: its head, which the first line is kept with,
// then lines and paragraphs.
func (s *stack) almanacGroup(g *edition.AlmanacGroup, width geom.Length) []slug {
	var out []slug
	if g.Head != "" {
		out = append(out, s.smallHead(g.Head, width))
	}
	for i := range g.Lines {
		out = append(out, s.almanacLine(&g.Lines[i], width))
	}
	out = append(out, s.smallTexts(g.Text, width)...)
	for i := range out {
		out[i].keep = i+1 < len(out) // a group is not divided
	}
	return out
}

// smallHead is a head of box text, in bold. It has a row of white above it.
func (s *stack) smallHead(txt string, width geom.Length) slug {
	out := s.smallText([]story.Span{{Text: txt, Strong: true}}, width)
	out.above, out.keep = s.grid.step*3/2, true
	return out
}

// smallText is a paragraph of box text.
func (s *stack) smallText(spans []story.Span, width geom.Length) slug {
	st := s.set.styles.boxText
	p := s.spans(st, spans)
	lines := s.ragged(p, width)
	base := st.capHeight()
	return slug{height: base + st.Leading*geom.Length(max(0, len(lines)-1)), above: st.Leading - base,
		draw: func(at geom.Point) { s.draws(p, lines, st, geom.Point{X: at.X, Y: at.Y + base}) }}
}

// smallTexts are paragraphs of box text with a little white between them.
func (s *stack) smallTexts(paragraphs [][]story.Span, width geom.Length) []slug {
	out := make([]slug, len(paragraphs))
	for i, spans := range paragraphs {
		out[i] = s.smallText(spans, width)
		if i > 0 {
			out[i].above += s.grid.step / 3
		}
	}
	return out
}

// draws draws lines of a style from a first baseline on.
func (s *stack) draws(p paragraph, lines []text.Line, st *style, at geom.Point) {
	for i, l := range lines {
		s.line(p, l, at.X, at.Y+st.Leading*geom.Length(i))
	}
}

// almanacLine is what at the left, behind its icon if it has one, and when at the
// right, over a hairline. Where when is too long for the line, both are broken, and
// the lines of when end at the right.
func (s *stack) almanacLine(l *edition.AlmanacLine, width geom.Length) slug {
	st := s.set.styles.boxText
	var in geom.Length
	side := st.Leading * 6 / 5
	if l.Icon != "" {
		in = side + st.Size/3
	}
	what := s.spans(st, l.What)
	when, whens, room := s.almanacWhen(l.When, what, width-in)
	lines := s.ragged(what, room)
	base := st.capHeight()
	n := max(1, len(lines), len(whens))
	out := slug{height: base + st.Leading*geom.Length(n-1), above: st.Leading*5/4 - base, rule: s.set.styles.agateRule}
	if l.Icon != "" {
		out.above = max(out.above, side+side/8-base)
	}
	out.draw = func(at geom.Point) {
		if l.Icon != "" {
			s.icon(l.Icon, geom.Rect{X: at.X, Y: at.Y + base/2 - side/2, W: side, H: side})
		}
		s.draws(what, lines, st, geom.Point{X: at.X + in, Y: at.Y + base})
		for i, w := range whens {
			s.line(when, w, at.X+width-w.Natural, at.Y+base+st.Leading*geom.Length(i))
		}
	}
	return out
}

// almanacWhen sets when, and gives the room that it leaves what. It stands in one
// line where that takes no more than two thirds of the width or leaves what in its one
// line, else it is broken to that width as a head is, by sense and without hyphens.
func (s *stack) almanacWhen(txt string, what paragraph, width geom.Length) (when paragraph, lines []text.Line, room geom.Length) {
	st := s.set.styles.boxText
	gap := st.Size / 2
	if txt == "" {
		return when, nil, width - gap
	}
	when = s.simpleLine(st, txt)
	widest := when.Natural()
	most := max(width*2/3, width-gap-what.Natural())
	if widest <= most {
		return when, s.ragged(when, widest+geom.In), width - widest - gap
	}
	var c copyText
	c.add(st, 0, txt)
	h := s.head(c, st, most, mostWhens, s.spec.Pos)
	widest = 0
	for _, l := range h.Lines {
		widest = max(widest, l.Natural)
	}
	return h.paragraph, h.Lines, width - widest - gap
}

// mostWhens is more lines than what stands at the right of a line is broken into.
const mostWhens = 12

// calendar sets what is on, a head for each day.
func (p *panel) calendar(of *edition.Calendar) content {
	s := p.newStack(of.Box, of.Title)
	s.afterTitle(of.Title)
	c := s.inColumns(s.daysAbreast(of), 0)
	in := s.timesWidth(of)
	var slugs, whole []slug
	for i := range of.Days {
		d := &of.Days[i]
		if d.Name != "" {
			slugs = append(slugs, s.dayHead(d.Name, c.width))
		}
		for k := range d.Events {
			slugs = append(slugs, s.event(&d.Events[k], c.width, in))
		}
		for len(whole) < len(slugs) {
			g := slugs[len(whole)]
			g.keep = len(whole)+1 < len(slugs)
			whole = append(whole, g)
		}
	}
	// Days are not divided where that costs no more than a third of the depth.
	_, free := cutGalley(slugs, len(c.x))
	if _, deep := cutGalley(whole, len(c.x)); deep*3 <= free*4 {
		slugs = whole
	}
	s.galley(slugs, c, true)
	return s.content()
}

// daysAbreast is how many columns a calendar has: those asked for, else the columns
// of the page that it spans, or one to each day where these are fewer but at least
// half as many.
func (s *stack) daysAbreast(of *edition.Calendar) int {
	events := 0
	for i := range of.Days {
		events += len(of.Days[i].Events)
	}
	n := s.abreast(of.Columns, events)
	if days := len(of.Days); of.Columns == 0 && days < n && 2*days >= n {
		return days
	}
	return n
}

// dayHead is a day's name over a hairline.
func (s *stack) dayHead(name string, width geom.Length) slug {
	st := s.set.styles.agateHead
	rule := s.set.styles.boxRule
	out := s.smallHead(name, width)
	draw, base := out.draw, out.height
	out.height += st.Leading/3 + rule.Weight
	out.draw = func(at geom.Point) {
		draw(at)
		s.module.rule(at.X, at.Y+base+st.Leading/3, width, rule)
	}
	return out
}

// timesWidth is how far the events are set in: by the widest time and a gap; times
// of more than 3.4 em, "10.00–17.00", do not count. It is 0 where no event has a time.
func (s *stack) timesWidth(of *edition.Calendar) geom.Length {
	st := s.set.styles.boxText
	var in geom.Length
	for i := range of.Days {
		for _, e := range of.Days[i].Events {
			if w := s.simpleLine(st, e.When).Natural(); e.When != "" && w <= st.Size*34/10 {
				in = max(in, w+st.Size*2/3)
			}
		}
	}
	return in
}

// event is an event: its time at the left, then what, where and the price. A time
// too long to stand at the left opens the first line.
func (s *stack) event(e *edition.Event, width, in geom.Length) slug {
	st := s.set.styles.boxText
	when := s.spans(st, []story.Span{{Text: e.When, Strong: true}})
	aside := e.When == "" || when.Natural() < in
	spans := eventText(e, !aside)
	first := width
	if aside {
		first -= in
	}
	p := s.spans(st, spans)
	lines := least(p.Break([]text.Slot{{Width: first}, {Width: width - in}})).Lines
	base := st.capHeight()
	return slug{height: base + st.Leading*geom.Length(max(0, len(lines)-1)), above: st.Leading*5/4 - base,
		draw: func(at geom.Point) {
			if aside && e.When != "" {
				s.one(when, geom.Point{X: at.X, Y: at.Y + base})
			}
			for i, l := range lines {
				x := at.X + in
				if i == 0 {
					x = at.X + width - first
				}
				s.line(p, l, x, at.Y+base+st.Leading*geom.Length(i))
			}
		}}
}

// eventText is what, where and the price as one text, behind the time where that
// is in it. A price is not divided.
func eventText(e *edition.Event, timed bool) []story.Span {
	var spans []story.Span
	if timed {
		spans = append(spans, story.Span{Text: e.When + " ", Strong: true})
	}
	spans = append(spans, e.What...)
	mark := ". "
	if n := len(e.What); n == 0 || closes(lastRune(e.What[n-1].Text)) {
		mark = " "
	}
	for _, more := range [...]string{e.Where, strings.ReplaceAll(e.Price, " ", "\u00a0")} {
		if more != "" {
			spans = append(spans, story.Span{Text: mark + more})
			mark = ", "
		}
	}
	return spans
}
