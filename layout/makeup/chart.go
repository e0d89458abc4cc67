package makeup

import (
	"slices"
	"strings"

	"broadsheet/layout/edition"
	"broadsheet/layout/geom"
	"broadsheet/layout/page"
)

// charting is a chart being set: its plot's place in the stack, the axis of its
// values and the inks of its series.
type charting struct {
	*stack
	of       *edition.Chart
	axis     axis
	plot     geom.Rect
	inks     []geom.Ink
	decimals int  // of the values that stand beside bars and lines
	keyed    bool // the series are named in a key
}

// leastPlot is the least height of a plot, in steps of the grid.
const leastPlot = 3

// chart sets lines, columns or bars. It has no frame, no legend where names can
// stand at the lines, and no axis where the values stand at the bars; where it has
// one, hairlines lead to its ticks. The plot takes up what its place leaves. Since
// what stands around it may be less in another height, it is set up to three times.
func (p *panel) chart(of *edition.Chart) content {
	before := len(p.findings)
	out, height := p.setChart(of, p.plotHeight(of))
	given, capital := p.spec.At.Depth, p.set.styles.body.capHeight()
	rows := given
	if rows == 0 {
		rows = max(2, 1+p.grid.rowsFor(out.height-capital))
	}
	room := p.grid.step*geom.Length(rows-1) + capital
	for n := 0; n < 3 && out.height != room; n++ {
		p.findings = p.findings[:before]
		out, height = p.setChart(of, height+room-out.height)
	}
	return out
}

// plotHeight is how high a plot is that no depth is given for.
func (p *panel) plotHeight(of *edition.Chart) geom.Length {
	step := p.grid.step
	switch {
	case of.Height > 0:
		return of.Height
	case of.Kind == edition.BarChart:
		bars := 1
		if !of.Stacked {
			bars = max(1, len(of.Series))
		}
		slot := step*geom.Length(1+bars)*6/10 + step/5
		if bars > 1 {
			slot = max(slot, step*geom.Length(bars)*3/4*1000/share) // so that each has room for its value
		}
		return geom.Length(len(of.Labels)) * slot
	}
	return min(max(p.width*9/20, 8*step), 30*step)
}

// setChart sets a chart with a plot of a height, or of the least that it can have,
// and returns which.
func (p *panel) setChart(of *edition.Chart, height geom.Length) (content, geom.Length) {
	c := &charting{stack: p.newStack(of.Box, of.Title), of: of}
	height = max(height, leastPlot*p.grid.step, c.leastBars())
	st := p.set.styles
	if of.Unit != "" {
		c.small(st.source, of.Unit)
		c.y = c.foot + p.grid.step/2
	} else if of.Title != "" {
		c.y += p.grid.step / 4
	}
	c.inks = c.seriesInks()
	for _, s := range of.Series {
		for _, v := range s.Values {
			c.decimals = max(c.decimals, v.Decimals)
		}
	}
	if c.keyed = of.Kind != edition.LineChart || !c.endsFit(height); c.keyed {
		c.key()
	}
	c.plot = geom.Rect{Y: c.y, W: c.width, H: height}
	switch of.Kind {
	case edition.LineChart:
		c.lineChart()
	case edition.BarChart:
		c.barChart()
	default:
		c.columnChart()
	}
	for _, s := range [...]string{of.Note, of.Source} {
		if s != "" {
			c.y = c.foot + p.grid.step*6/10
			c.small(st.source, s)
		}
	}
	return c.content(), height
}

// seriesInks are the inks of the series: those given, else the section's colour for
// the first, and tints of black.
func (c *charting) seriesInks() []geom.Ink {
	tints := []uint8{80, 45, 25, 65, 35, 90, 15, 55}
	if c.of.Kind == edition.LineChart {
		tints = []uint8{100, 55, 35, 75, 45, 90, 65, 30}
	}
	if len(c.of.Series) == 1 && c.of.Kind != edition.LineChart {
		tints[0] = 65
	}
	section := c.set.styles.section.Ink
	coloured := section.C+section.M+section.Y > 0
	out := make([]geom.Ink, len(c.of.Series))
	for i, s := range c.of.Series {
		switch {
		case s.Inked:
			out[i] = s.Ink
		case coloured && i == 0:
			out[i] = section
		default:
			out[i] = geom.Ink{K: tints[i%len(tints)]}
		}
	}
	return out
}

// tag is a short text of a chart, shaped.
type tag struct {
	paragraph
	width geom.Length
}

func (c *charting) tag(st *style, s string) tag {
	p := c.simpleLine(st, s)
	return tag{p, p.Natural()}
}

// value is a value as it stands beside its bar.
func (c *charting) value(v int64) tag {
	return c.tag(c.set.styles.agate, figure(v, c.decimals, c.set.edition.Language))
}

// put sets a tag with its left edge at x and its baseline at y.
func (c *charting) put(t tag, x, y geom.Length) {
	c.add(func(at geom.Point) { c.one(t.paragraph, geom.Point{X: at.X + x, Y: at.Y + y}) })
}

// hair draws a line of the plot.
func (c *charting) hair(from, to geom.Point, r edition.Rule) {
	c.add(func(at geom.Point) {
		if r.Weight > 0 {
			c.module.items = append(c.module.items, &page.Rule{From: at.Add(from), To: at.Add(to), Weight: r.Weight, Ink: r.Ink})
		}
	})
}

// paint draws a figure of the plot.
func (c *charting) paint(f geom.Figure, alt string) {
	if len(f.Outline) == 0 {
		return
	}
	c.add(func(at geom.Point) {
		one := geom.Rect{W: 1, H: 1}
		c.module.items = append(c.module.items, &page.Path{Alt: alt, Figure: f.Fitted(one, geom.Rect{X: at.X, Y: at.Y, W: 1, H: 1})})
	})
}

// zero is the line that bars stand on and that an axis has at nought: heavier than
// the hairlines.
func (c *charting) zero() edition.Rule {
	r := c.set.styles.boxRule
	r.Weight = max(r.Weight, 3*geom.Pt/4)
	return r
}

// key names the series of bars, or of lines with long names, which their inks tell:
// a square and the name for each, in lines.
func (c *charting) key() {
	if len(c.of.Series) < 2 || !slices.ContainsFunc(c.of.Series, func(s edition.Series) bool { return s.Name != "" }) {
		return
	}
	st := c.set.styles.agate
	square, gap := st.capHeight(), 10*geom.Pt
	x, base := geom.Length(0), c.y+st.capHeight()
	for i, s := range c.of.Series {
		t := c.tag(st, s.Name)
		if wide := square + 3*geom.Pt + t.width; x > 0 && x+wide > c.width {
			x, base = 0, base+st.Leading
		}
		c.paint(geom.Figure{Filled: true, Fill: c.inks[i], Outline: geom.Outline(nil).Box(geom.Rect{X: x, Y: base - square, W: square, H: square})}, "")
		c.put(t, x+square+3*geom.Pt, base)
		x += square + 3*geom.Pt + t.width + gap
	}
	c.foot = base
	c.y = base + c.grid.step*8/10
}

// alt says in words what the chart shows: all its values where they are few.
func (c *charting) alt() string {
	const most = 40
	var b strings.Builder
	b.WriteString(c.of.Title)
	if c.of.Unit != "" {
		b.WriteString(" (" + c.of.Unit + ")")
	}
	if len(c.of.Labels)*len(c.of.Series) > most {
		return b.String()
	}
	for _, s := range c.of.Series {
		sep := ": "
		if s.Name != "" {
			b.WriteString("; " + s.Name)
		}
		for k, v := range s.Values {
			if v.Given {
				b.WriteString(sep + c.of.Labels[k] + " " + figure(v.N, c.decimals, c.set.edition.Language))
				sep = ", "
			}
		}
	}
	return b.String()
}

// reach is the least and the greatest of what the plot has to show: values, or
// where they are stacked their sums to either side of nought.
func (c *charting) reach() (least, most int64) {
	first := true
	take := func(v int64) {
		if first {
			least, most, first = v, v, false
		}
		least, most = min(least, v), max(most, v)
	}
	for k := range c.of.Labels {
		var below, above int64
		for _, s := range c.of.Series {
			v := s.Values[k]
			switch {
			case !v.Given:
			case !c.of.Stacked:
				take(v.N)
			case v.N < 0:
				below += v.N
				take(below)
			default:
				above += v.N
				take(above)
			}
		}
	}
	return least, most
}

// ticks draws the axis of values at the left: hairlines with their values, the
// line at nought heavier. The plot then begins right of the values.
func (c *charting) ticks() {
	st := c.set.styles.agate
	var tags []tag
	var widest geom.Length
	for _, v := range c.axis.ticks() {
		t := c.tick(v)
		tags, widest = append(tags, t), max(widest, t.width)
	}
	c.plot.X, c.plot.W = widest+4*geom.Pt, c.plot.W-widest-4*geom.Pt
	for i, v := range c.axis.ticks() {
		y := c.level(v)
		c.put(tags[i], widest-tags[i].width, y+st.capHeight()/2)
		r := c.set.styles.agateRule
		if v == 0 {
			r = c.zero()
		}
		c.hair(geom.Point{X: c.plot.X, Y: y}, geom.Point{X: c.plot.Right(), Y: y}, r)
	}
}

// level is the height at which a value stands in an upright plot.
func (c *charting) level(v int64) geom.Length { return c.plot.Bottom() - c.axis.at(v, c.plot.H) }

// underneath sets the labels below an upright plot, at their places; where there
// is no room for all of them, every second, third … one. Marked ones have a tick.
func (c *charting) underneath(at func(i int) geom.Length, marked bool) {
	st := c.set.styles.agate
	n := len(c.of.Labels)
	tags := make([]tag, n)
	for i, s := range c.of.Labels {
		tags[i] = c.tag(st, s)
	}
	left := func(i int) geom.Length {
		return max(c.plot.X, min(at(i)-tags[i].width/2, c.width-tags[i].width))
	}
	stride := 1
	for ; stride < n; stride++ {
		if c.apart(tags, left, stride) {
			break
		}
	}
	base := c.plot.Bottom() + st.Leading*7/10 + st.capHeight()
	for i := 0; i < n; i += stride {
		c.put(tags[i], left(i), base)
		if marked && tags[i].width > 0 {
			c.hair(geom.Point{X: at(i), Y: c.plot.Bottom()}, geom.Point{X: at(i), Y: c.plot.Bottom() + 2*geom.Pt}, c.set.styles.agateRule)
		}
	}
	c.foot = base
}

// apart reports whether every stride-th label stands clear of the next.
func (c *charting) apart(tags []tag, left func(int) geom.Length, stride int) bool {
	const white = 5 * geom.Pt
	for i := stride; i < len(tags); i += stride {
		if left(i-stride)+tags[i-stride].width+white > left(i) {
			return false
		}
	}
	return true
}
