package makeup

import (
	"slices"

	"broadsheet/layout/geom"
)

// lineWeight is that of a chart's lines: the least that newsprint holds in several
// inks, and half of it again.
const lineWeight = 3 * geom.Pt / 2

// lineChart sets lines on an axis, each with its name at its end; a single one has
// its last value there. The axis begins at nought unless the values keep to its
// upper half.
func (c *charting) lineChart() {
	st := c.set.styles.agate
	least, most := c.reach()
	if least > 0 && least < most/2 {
		least = 0
	}
	if most < 0 && most > least/2 {
		most = 0
	}
	c.axis = newAxis(least, most)
	c.plot.Y, c.plot.H = c.plot.Y+st.capHeight()/2, c.plot.H-st.capHeight()/2
	var ends []lineEnd
	if !c.keyed {
		ends = c.ends()
	}
	for _, e := range ends {
		c.plot.W = min(c.plot.W, c.width-e.width-5*geom.Pt)
	}
	c.ticks()
	last := max(1, len(c.of.Labels)-1)
	at := func(i int) geom.Length {
		return c.plot.X + lineWeight/2 + (c.plot.W-lineWeight)*geom.Length(i)/geom.Length(last)
	}
	if c.axis.low > 0 || c.axis.high < 0 { // no line at nought
		y := c.plot.Bottom()
		c.hair(geom.Point{X: c.plot.X, Y: y}, geom.Point{X: c.plot.Right(), Y: y}, c.set.styles.boxRule)
	}
	for i := len(c.of.Series) - 1; i >= 0; i-- {
		c.curve(i, at)
	}
	c.putEnds(ends)
	c.underneath(at, true)
}

// curve draws a series: a line from value to value, open where one is missing; a
// value alone between gaps is a dot.
func (c *charting) curve(i int, at func(int) geom.Length) {
	var line, dots geom.Outline
	values := c.of.Series[i].Values
	for k, v := range values {
		if !v.Given {
			continue
		}
		p := geom.Point{X: at(k), Y: c.level(v.N)}
		before, after := k > 0 && values[k-1].Given, k+1 < len(values) && values[k+1].Given
		switch {
		case before:
			line = line.Line(p)
		case after:
			line = line.Move(p)
		default:
			dots = appendDot(dots, p, lineWeight)
		}
	}
	alt := ""
	if i == 0 {
		alt = c.alt()
	}
	f := geom.Figure{Outline: line, Stroke: c.inks[i], Weight: lineWeight, Join: geom.RoundJoin, Cap: geom.RoundCap}
	if i >= 2 && !c.of.Series[i].Inked { // tints alone do not tell more than two
		f.Cap, f.Dash = geom.ButtCap, []geom.Length{geom.Length(i+1) * geom.Pt, 3 * geom.Pt / 2}
	}
	c.paint(f, alt)
	c.paint(geom.Figure{Outline: dots, Filled: true, Fill: c.inks[i]}, "")
}

// appendDot adds a circle of a radius.
func appendDot(o geom.Outline, at geom.Point, r geom.Length) geom.Outline {
	k := r.MulDiv(5523, 10000) // of a quarter of a circle as a cubic curve
	p := func(x, y geom.Length) geom.Point { return geom.Point{X: at.X + x, Y: at.Y + y} }
	return o.Move(p(r, 0)).Cube(p(r, k), p(k, r), p(0, r)).Cube(p(-k, r), p(-r, k), p(-r, 0)).
		Cube(p(-r, -k), p(-k, -r), p(0, -r)).Cube(p(k, -r), p(r, -k), p(r, 0)).Close()
}

// lineEnd is what stands at the end of a line.
type lineEnd struct {
	tag
	value int64
	y     geom.Length // of its baseline
}

// ends are the texts at the lines' ends, from the highest down.
func (c *charting) ends() []lineEnd {
	var out []lineEnd
	for _, s := range c.of.Series {
		last := -1
		for k, v := range s.Values {
			if v.Given {
				last = k
			}
		}
		if last < 0 {
			continue
		}
		e := lineEnd{value: s.Values[last].N}
		switch {
		case len(c.of.Series) == 1:
			e.tag = c.tag(c.set.styles.agateHead, figure(e.value, c.decimals, c.set.edition.Language))
		case s.Name != "":
			e.tag = c.tag(c.set.styles.agateHead, s.Name)
		default:
			continue
		}
		out = append(out, e)
	}
	slices.SortStableFunc(out, func(a, b lineEnd) int {
		switch {
		case a.value > b.value:
			return -1
		case a.value < b.value:
			return 1
		}
		return 0
	})
	return out
}

// endsFit reports whether the texts at the lines' ends leave the lines the most of
// the chart's width and have room one below the other beside a plot of a height.
func (c *charting) endsFit(height geom.Length) bool {
	ends := c.ends()
	return c.set.styles.agate.Leading*geom.Length(len(ends)) <= height &&
		!slices.ContainsFunc(ends, func(e lineEnd) bool { return e.width > c.width*2/5 })
}

// putEnds sets the texts beside the lines' ends, moved apart where they are close
// and kept within the plot's height where they can be.
func (c *charting) putEnds(ends []lineEnd) {
	st := c.set.styles.agate
	for i := range ends {
		ends[i].y = c.level(ends[i].value) + st.capHeight()/2
		if i > 0 {
			ends[i].y = max(ends[i].y, ends[i-1].y+st.Leading)
		}
	}
	foot := c.plot.Bottom() + st.capHeight()/2
	for i := len(ends) - 1; i >= 0; i-- {
		ends[i].y = min(ends[i].y, foot)
		foot = ends[i].y - st.Leading
	}
	for _, e := range ends {
		c.put(e.tag, c.plot.Right()+5*geom.Pt, e.y)
	}
}
