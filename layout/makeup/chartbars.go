package makeup

import (
	"broadsheet/layout/edition"
	"broadsheet/layout/geom"
	"broadsheet/layout/text"
)

// bar is a bar of a chart: the label and the series that it is of, the values that
// it goes from and to, and, in its label's slot, how far it stands to the side and
// how wide it is there, in thousandths of the slot.
type bar struct {
	label, series int
	from, to      int64
	aside, width  int64
}

// share is how much of its slot a label's bars take, in thousandths.
const share = 680

// bars are the chart's bars, stacked or side by side.
func (c *charting) bars() []bar {
	n := int64(max(1, len(c.of.Series)))
	if c.of.Stacked {
		n = 1
	}
	var out []bar
	for k := range c.of.Labels {
		var below, above int64
		for i, s := range c.of.Series {
			v := s.Values[k]
			b := bar{label: k, series: i, to: v.N, aside: (1000 - share) / 2, width: share / n}
			switch {
			case !v.Given:
				continue
			case !c.of.Stacked:
				b.aside += int64(i) * share / n
			case v.N < 0:
				b.from, b.to = below, below+v.N
				below = b.to
			default:
				b.from, b.to = above, above+v.N
				above = b.to
			}
			out = append(out, b)
		}
	}
	return out
}

// paintBars draws the bars of each series as one path; box is where a bar stands.
func (c *charting) paintBars(bars []bar, box func(bar) geom.Rect) {
	for i := range c.of.Series {
		var o geom.Outline
		for _, b := range bars {
			if r := box(b); b.series == i && !r.Empty() {
				o = o.Box(r)
			}
		}
		alt := ""
		if i == 0 {
			alt = c.alt()
		}
		c.paint(geom.Figure{Outline: o, Filled: true, Fill: c.inks[i]}, alt)
	}
}

// span is a rectangle's side from one place to another, in either order.
func span(a, b geom.Length) (from, length geom.Length) { return min(a, b), max(a, b) - min(a, b) }

// mostValues is how many bars may have their values beside them before the page is
// full of figures; more have an axis.
const mostValues = 16

// columnChart sets upright bars, with their values where they are few and fit, else
// with an axis.
func (c *charting) columnChart() {
	least, most := c.reach()
	c.axis = newAxis(min(least, 0), max(most, 0))
	st := c.set.styles.agate
	bars := c.bars()
	slot := func() geom.Length { return c.plot.W / geom.Length(max(1, len(c.of.Labels))) }
	box := func(b bar) geom.Rect {
		var r geom.Rect
		wide := min(slot(), 6*geom.Pica)
		left := c.plot.X + slot()*geom.Length(b.label) + (slot()-wide)/2
		r.X, r.W = left+wide.MulDiv(geom.Length(b.aside), 1000), wide.MulDiv(geom.Length(b.width), 1000)
		r.Y, r.H = span(c.level(b.from), c.level(b.to))
		return r
	}
	tags, fit := c.barValues(bars, func(b bar, t tag) bool {
		return t.width+2*geom.Pt <= max(box(b).W, slot()*geom.Length(b.width)/share)
	})
	if fit {
		// The axis goes from least to most, with room for the values at both ends.
		c.axis = axis{low: min(least, 0), high: max(most, 0), step: 1}
		if c.axis.low == c.axis.high {
			c.axis.high++
		}
		room := st.capHeight() + 3*geom.Pt
		c.plot.Y, c.plot.H = c.plot.Y+room, c.plot.H-room
		if least < 0 {
			c.plot.H -= room
		}
	} else {
		c.plot.Y, c.plot.H = c.plot.Y+st.capHeight()/2, c.plot.H-st.capHeight()/2
		c.ticks()
	}
	c.paintBars(bars, box)
	if fit {
		for i, b := range bars {
			if r := box(b); tags[i].width > 0 {
				y := r.Y - 2*geom.Pt
				if b.to < 0 {
					y = r.Bottom() + 2*geom.Pt + st.capHeight()
				}
				c.put(tags[i], r.X+(r.W-tags[i].width)/2, y)
			}
		}
		if least < 0 {
			c.plot.H += st.capHeight() + 3*geom.Pt // the labels stand below the values
		}
	}
	base := c.zeroLine(least < 0 && fit)
	c.hair(geom.Point{X: c.plot.X, Y: base}, geom.Point{X: c.plot.Right(), Y: base}, c.zero())
	c.underneath(func(i int) geom.Length { return c.plot.X + slot()*geom.Length(i) + slot()/2 }, false)
}

// zeroLine is the height of nought; below says that the plot has been made higher
// by a line of values below it.
func (c *charting) zeroLine(below bool) geom.Length {
	if !below {
		return c.level(0)
	}
	foot := c.set.styles.agate.capHeight() + 3*geom.Pt
	return c.plot.Bottom() - foot - c.axis.at(0, c.plot.H-foot)
}

// barValues are the values that stand at the ends of bars: of stacked ones the sum
// at the last. They do not fit where they are many or one is too wide.
func (c *charting) barValues(bars []bar, fits func(bar, tag) bool) (tags []tag, fit bool) {
	fit = true
	tags = make([]tag, len(bars))
	shown := 0
	for i, b := range bars {
		if c.of.Stacked && i+1 < len(bars) && bars[i+1].label == b.label {
			continue
		}
		shown++
		tags[i] = c.value(b.to)
		fit = fit && shown <= mostValues && fits(b, tags[i])
	}
	if c.of.Stacked {
		for _, b := range bars {
			fit = fit && b.to >= 0 // the sums of a label that goes both ways say little
		}
	}
	return tags, fit
}

// barChart sets level bars, the labels at their left, the values at their ends where
// the bars are far enough apart, else with an axis below.
func (c *charting) barChart() {
	st := c.set.styles.agate
	least, most := c.reach()
	bars := c.bars()
	slot := c.plot.H / geom.Length(max(1, len(c.of.Labels)))
	labels := c.beside(slot)
	tags, before, after := c.endValues(bars)
	valued := c.barPitch(slot) >= st.capHeight()+geom.Pt && c.plot.W-labels-before-after >= c.plot.W/4
	if valued {
		c.axis = axis{low: min(least, 0), high: max(most, 0), step: 1}
		if c.axis.low == c.axis.high {
			c.axis.high++
		}
	} else {
		c.axis, before = newAxis(min(least, 0), max(most, 0)), 0
		after = c.tick(c.axis.high).width / 2
	}
	c.plot.X, c.plot.W = labels+before, c.plot.W-labels-before-after
	at := func(v int64) geom.Length { return c.plot.X + c.axis.at(v, c.plot.W) }
	box := func(b bar) geom.Rect {
		var r geom.Rect
		deep := min(slot, 3*geom.Pica)
		top := c.plot.Y + slot*geom.Length(b.label) + (slot-deep)/2
		r.Y, r.H = top+deep.MulDiv(geom.Length(b.aside), 1000), deep.MulDiv(geom.Length(b.width), 1000)
		r.X, r.W = span(at(b.from), at(b.to))
		return r
	}
	c.foot = c.plot.Bottom()
	if !valued {
		c.levelTicks(at)
	}
	c.paintBars(bars, box)
	for i, b := range bars {
		if r := box(b); valued && tags[i].width > 0 {
			x := r.Right() + 3*geom.Pt
			if b.to < 0 {
				x = r.X - 3*geom.Pt - tags[i].width
			}
			c.put(tags[i], x, r.Y+(r.H+st.capHeight())/2)
		}
	}
	c.hair(geom.Point{X: at(0), Y: c.plot.Y}, geom.Point{X: at(0), Y: c.plot.Bottom()}, c.zero())
}

// endValues are the values at the ends of level bars, and the width that they need
// left and right of the plot.
func (c *charting) endValues(bars []bar) (tags []tag, before, after geom.Length) {
	tags, _ = c.barValues(bars, func(bar, tag) bool { return true })
	for i, b := range bars {
		if b.to < 0 {
			before = max(before, tags[i].width+3*geom.Pt)
		} else {
			after = max(after, tags[i].width+3*geom.Pt)
		}
	}
	return tags, before, after
}

// barPitch is how far level bars are from each other in slots of a depth.
func (c *charting) barPitch(slot geom.Length) geom.Length {
	if n := len(c.of.Series); n > 1 && !c.of.Stacked {
		return min(slot, 3*geom.Pica) * share / 1000 / geom.Length(n)
	}
	return slot
}

// tick is a value of the axis.
func (c *charting) tick(v int64) tag {
	return c.tag(c.set.styles.agate, figure(v, c.axis.decimals(), c.set.edition.Language))
}

// levelTicks draws the axis of level bars: hairlines with their values below the
// plot, of which every second, third … is left out where they are too close.
func (c *charting) levelTicks(at func(int64) geom.Length) {
	st := c.set.styles.agate
	ticks := c.axis.ticks()
	tags := make([]tag, len(ticks))
	for i, v := range ticks {
		tags[i] = c.tick(v)
		if v != 0 {
			c.hair(geom.Point{X: at(v), Y: c.plot.Y}, geom.Point{X: at(v), Y: c.plot.Bottom()}, c.set.styles.agateRule)
		}
	}
	left := func(i int) geom.Length { return max(0, min(at(ticks[i])-tags[i].width/2, c.width-tags[i].width)) }
	stride := 1
	for stride < len(tags) && !c.apart(tags, left, stride) {
		stride++
	}
	c.foot = c.plot.Bottom() + st.Leading*7/10 + st.capHeight()
	for i := 0; i < len(tags); i += stride {
		c.put(tags[i], left(i), c.foot)
	}
}

// leastBars is the least height of a plot of level bars: their labels stand clear of
// each other, and no bar is thinner than two points.
func (c *charting) leastBars() geom.Length {
	if c.of.Kind != edition.BarChart {
		return 0
	}
	st := c.set.styles.agate
	most := 1
	for _, s := range c.of.Labels {
		_, lines := c.besideLines(s)
		most = max(most, len(lines))
	}
	slot := st.capHeight() + st.Leading*geom.Length(most-1) + 3*geom.Pt
	if n := len(c.of.Series); n > 1 && !c.of.Stacked {
		slot = max(slot, geom.Length(n)*2*geom.Pt*1000/share)
	}
	return slot * geom.Length(len(c.of.Labels))
}

// besideLines are the lines of a level bar's label: at most two fifths of the chart
// wide.
func (c *charting) besideLines(label string) (paragraph, []text.Line) {
	p := c.simpleLine(c.set.styles.agate, label)
	return p, c.ragged(p, c.width*2/5)
}

// beside sets the labels of level bars, each in the middle of its slot, and returns
// the width that they take.
func (c *charting) beside(slot geom.Length) geom.Length {
	st := c.set.styles.agate
	var widest geom.Length
	for k, s := range c.of.Labels {
		p, lines := c.besideLines(s)
		for _, l := range lines {
			widest = max(widest, l.Natural)
		}
		height := st.capHeight() + st.Leading*geom.Length(len(lines)-1)
		y := c.plot.Y + slot*geom.Length(k) + (slot-height)/2 + st.capHeight()
		c.add(func(at geom.Point) {
			for i, l := range lines {
				c.line(p, l, at.X, at.Y+y+st.Leading*geom.Length(i))
			}
		})
	}
	return widest + 5*geom.Pt
}
