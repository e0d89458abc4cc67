package makeup

import (
	"broadsheet/layout/edition"
	"broadsheet/layout/geom"
	"broadsheet/layout/story"
)

// wideWeather is from how many columns of the page on the weather is a strip: the
// days side by side at the left, all else beside them.
const wideWeather = 4

// weather sets the forecast. Over one column all stands below each other; over two
// or three the days stand side by side above the rest; over more they stand beside
// it.
func (p *panel) weather(w *edition.Weather) content {
	s := p.newStack(w.Box, w.Title)
	s.afterTitle(w.Title)
	span := max(1, s.spec.At.Span)
	switch {
	case span == 1:
		s.weatherColumn(w)
	case span < wideWeather || len(w.Days) == 0:
		s.weatherDays(w.Days, span)
		s.weatherRest(w, s.inColumns(span, 0))
	default:
		s.weatherStrip(w, span)
	}
	if w.Source != "" {
		st := s.set.styles.source
		s.joint()
		s.y = s.foot + s.grid.step/2
		t := s.simpleLine(st, w.Source)
		s.lines(t, s.ragged(t, s.width), st, 0)
	}
	return s.content()
}

// weatherColumn sets the forecast in one column.
func (s *stack) weatherColumn(w *edition.Weather) {
	c := s.inColumns(1, 0)
	slugs := s.smallTexts(w.Text, c.width)
	for i := range w.Days {
		slugs = append(slugs, s.dayRow(&w.Days[i], c.width))
	}
	slugs = append(slugs, s.places(w.Places, c.width)...)
	for i := range w.Groups {
		slugs = append(slugs, s.almanacGroup(&w.Groups[i], c.width)...)
	}
	s.galley(slugs, c, false)
}

// restOf are all parts but the days, for a width.
func (s *stack) restOf(w *edition.Weather, width geom.Length) []slug {
	slugs := s.smallTexts(w.Text, width)
	for i := range slugs {
		slugs[i].keep = i+1 < len(slugs)
	}
	slugs = append(slugs, s.places(w.Places, width)...)
	for i := range w.Groups {
		slugs = append(slugs, s.almanacGroup(&w.Groups[i], width)...)
	}
	return slugs
}

// weatherRest sets all but the days in columns, below the days where there are any.
func (s *stack) weatherRest(w *edition.Weather, c columns) {
	slugs := s.restOf(w, c.width)
	if len(slugs) == 0 {
		return
	}
	if len(w.Days) > 0 {
		s.y += s.grid.step
		s.rule(s.set.styles.agateRule, s.y)
		s.y += s.grid.step
	}
	s.galley(slugs, c, true)
}

// weatherStrip sets the days at the left and all else at the right. Of the columns
// of the page the rest gets one for each of its parts, but at most half of them.
// The text stands below the days where the strip is then less deep.
func (s *stack) weatherStrip(w *edition.Weather, span int) {
	rest := edition.Weather{Text: w.Text, Places: w.Places, Groups: w.Groups}
	parts := len(w.Groups)
	for _, n := range [...]int{len(w.Text), len(w.Places)} {
		if n > 0 {
			parts++
		}
	}
	n := min(parts, span/2)
	all := s.inColumns(span, 0)
	from, days := s.y, span-n
	s.weatherDays(w.Days, days)
	if n > 0 && parts > 1 && s.textBelow(&rest, all, days, s.y-from) {
		rest.Text = nil
	}
	end := s.y
	if n > 0 {
		right := all
		right.x, right.top = all.x[days:], all.top[days:]
		s.y = from
		s.weatherRest(&rest, right)
		both := all // the rule between days and the rest
		both.x, both.top = all.x[days-1:days+1], make([]geom.Length, 2)
		both.parted(from, max(end, s.y), 2)
	}
	s.y = max(end, s.y)
}

// textBelow sets the text of the rest below the days, which are so high and over
// some of the columns, if that makes the strip less deep.
func (s *stack) textBelow(rest *edition.Weather, all columns, days int, high geom.Length) bool {
	if len(rest.Text) == 0 {
		return false
	}
	said := len(s.findings)
	n, wide := len(all.x)-days, min(days, 2)
	c := columns{stack: s, x: all.x[:1], top: all.top[:1], width: all.x[wide-1] + all.width}
	text := s.smallTexts(rest.Text, c.width)
	_, more := cutGalley(text, 1)
	_, with := cutGalley(s.restOf(rest, all.width), n)
	_, without := cutGalley(s.restOf(&edition.Weather{Places: rest.Places, Groups: rest.Groups}, all.width), n)
	s.findings = s.findings[:said] // the texts are set again, and say so then
	if max(high+s.grid.step+more, without) >= max(high, with) {
		return false
	}
	s.y += s.grid.step
	s.galley(s.smallTexts(rest.Text, c.width), c, false)
	return true
}

// leastDay is the least width of a day, in sizes of its large figures: icon, high
// and low temperature side by side.
const leastDay = 4

// weatherDays sets days side by side over the first columns of the page that the
// module spans, in as many rows as they need, and as many in each row as in the
// others.
func (s *stack) weatherDays(days []edition.WeatherDay, span int) {
	gutter := s.grid.gutter
	room := s.grid.width(span) - 2*s.in
	n := max(1, int((room+gutter)/(leastDay*s.set.styles.reading.Size+gutter)))
	rows := (len(days) + n - 1) / n
	if rows == 0 {
		return
	}
	x, width := s.grid.legs(s.hold.column, span, (len(days)+rows-1)/rows, s.in)
	n = len(x)
	c := columns{stack: s, width: width, x: make([]geom.Length, n), top: make([]geom.Length, n)}
	for i := range x {
		c.x[i] = x[i] - x[0]
	}
	for i := 0; i < len(days); i += n {
		if i > 0 {
			s.y += s.grid.step
		}
		from, used := s.y, min(n, len(days)-i)
		var deep geom.Length
		for k := range used {
			g := s.dayCell(&days[i+k], c.width)
			at := geom.Point{X: c.x[k], Y: from}
			s.add(func(p geom.Point) { g.draw(p.Add(at)) })
			deep = max(deep, g.height)
		}
		c.parted(from, from+deep, used)
		s.y, s.foot = from+deep, max(s.foot, from+deep)
	}
}

// dayCell is a day in a column: its name, icon and temperatures, and words below.
func (s *stack) dayCell(d *edition.WeatherDay, width geom.Length) slug {
	st := s.set.styles
	side := st.reading.Size * 17 / 10
	name := s.smallText([]story.Span{{Text: d.Day, Strong: true}}, width)
	words := s.dayWords(d, width)
	y := name.height + s.grid.step/2
	mid := y + side/2
	base := mid + st.reading.capHeight()/2
	t := s.temperatures(d.High, d.Low)
	y += side + s.grid.step/2
	out := slug{height: y}
	at := make([]geom.Length, len(words))
	for i, w := range words {
		if i > 0 {
			y += w.above
		}
		at[i] = y
		y += w.height
		out.height = y
	}
	out.draw = func(p geom.Point) {
		name.draw(p)
		x := p.X
		if d.Icon != "" {
			s.icon(d.Icon, geom.Rect{X: p.X, Y: p.Y + mid - side/2, W: side, H: side})
			x += side + st.reading.Size/4
		}
		s.drawTemperatures(t, geom.Point{X: x, Y: p.Y + base})
		for i, w := range words {
			w.draw(geom.Point{X: p.X, Y: p.Y + at[i]})
		}
	}
	return out
}

// temperatures are a high one, large, and a low one, smaller, beside it.
type temperatures struct {
	high, low paragraph
	gap       geom.Length
}

func (s *stack) temperatures(high, low string) temperatures {
	st := s.set.styles.reading
	small := *st
	small.Size = st.Size * 3 / 5
	t := temperatures{high: s.simpleLine(st, high), low: s.simpleLine(&small, low)}
	if high != "" && low != "" {
		t.gap = st.Size / 6
	}
	return t
}

func (t temperatures) width() geom.Length { return t.high.Natural() + t.gap + t.low.Natural() }

func (s *stack) drawTemperatures(t temperatures, at geom.Point) {
	s.one(t.high, at)
	s.one(t.low, geom.Point{X: at.X + t.high.Natural() + t.gap, Y: at.Y})
}

// dayWords are the words and the wind of a day.
func (s *stack) dayWords(d *edition.WeatherDay, width geom.Length) []slug {
	var out []slug
	if len(d.Text) > 0 {
		out = append(out, s.smallText(d.Text, width))
	}
	if d.Wind != "" {
		out = append(out, s.smallText([]story.Span{{Text: d.Wind, Emph: true}}, width))
	}
	return out
}

// dayRow is a day in one narrow column: its icon at the left, the temperatures at
// the right, name and words between them.
func (s *stack) dayRow(d *edition.WeatherDay, width geom.Length) slug {
	st := s.set.styles
	side := st.reading.Size * 3 / 2
	in := geom.Length(0)
	if d.Icon != "" {
		in = side + st.reading.Size/4
	}
	t := s.temperatures(d.High, d.Low)
	right := t.width()
	room := width - in - right - st.boxText.Size/2
	name := s.smallText([]story.Span{{Text: d.Day, Strong: true}}, room)
	words := s.dayWords(d, room)
	y := name.height
	at := make([]geom.Length, len(words))
	for i, w := range words {
		y += w.above
		at[i] = y
		y += w.height
	}
	out := slug{height: max(y, side*8/10), above: s.grid.step * 3 / 2, rule: st.agateRule}
	out.draw = func(p geom.Point) {
		if d.Icon != "" {
			s.icon(d.Icon, geom.Rect{X: p.X, Y: p.Y + (out.height-side)/2, W: side, H: side})
		}
		top := p.Y + (out.height-y)/2
		name.draw(geom.Point{X: p.X + in, Y: top})
		for i, w := range words {
			w.draw(geom.Point{X: p.X + in, Y: top + at[i]})
		}
		s.drawTemperatures(t, geom.Point{X: p.X + width - right, Y: p.Y + (out.height+st.reading.capHeight())/2})
	}
	return out
}

// places are the places below each other: name, words or icon, high and low
// temperatures, over hairlines.
func (s *stack) places(places []edition.WeatherPlace, width geom.Length) []slug {
	st := s.set.styles.boxText
	degrees := s.simpleLine(st, "−00°").Natural() + st.Size/4
	var out []slug
	for i := range places {
		p := &places[i]
		side := st.Leading * 6 / 5
		var right geom.Length
		for _, t := range [...]string{p.High, p.Low} {
			if t != "" {
				right += degrees
			}
		}
		if p.Icon != "" {
			right += side + st.Size/3
		}
		spans := []story.Span{{Text: p.Name, Strong: true}}
		if p.Text != "" {
			spans = append(spans, story.Span{Text: " " + p.Text})
		}
		txt := s.spans(st, spans)
		lines := s.ragged(txt, width-right)
		base := st.capHeight()
		g := slug{height: base + st.Leading*geom.Length(max(0, len(lines)-1)), above: st.Leading*5/4 - base, rule: s.set.styles.agateRule}
		if p.Icon != "" {
			g.above = max(g.above, side+side/8-base)
		}
		if i == 0 {
			g.above = s.grid.step * 3 / 2
		}
		g.keep = i+1 < len(places)
		g.draw = func(at geom.Point) {
			s.draws(txt, lines, st, geom.Point{X: at.X, Y: at.Y + base})
			x := at.X + width
			for _, t := range [...]string{p.Low, p.High} {
				if t != "" {
					d := s.simpleLine(st, t)
					s.one(d, geom.Point{X: x - d.Natural(), Y: at.Y + base})
					x -= degrees
				}
			}
			if p.Icon != "" {
				s.icon(p.Icon, geom.Rect{X: x - side, Y: at.Y + base/2 - side/2, W: side, H: side})
			}
		}
		out = append(out, g)
	}
	return out
}
