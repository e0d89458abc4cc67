package preflight

import (
	"broadsheet/layout/diag"
	"broadsheet/layout/geom"
	"broadsheet/layout/page"
)

// line is a text, the box that capitals and descenders of a text face keep to, in
// which those of most others lie, and which of the page's items it is.
type line struct {
	*page.Text
	box  geom.Rect
	item int
}

func newLine(t *page.Text, width geom.Length, item int) line {
	return line{Text: t, box: geom.Rect{X: t.At.X, Y: t.At.Y - t.Size*3/4, W: width, H: t.Size}, item: item}
}

// touch is how far ink may reach into other ink before it is a fault: less does not
// show in print.
const touch = geom.Pt / 4

// through reports rules that run through type, once for each style and module.
// Frames and keylines are rules as well. What is drawn as a path or a fill is meant
// to have type on it, or is a picture.
func (c *checker) through(lines []line) {
	for n, it := range c.page.Items {
		r, ok := it.(*page.Rule)
		if !ok || r.From.X != r.To.X && r.From.Y != r.To.Y {
			continue
		}
		box := extent(r).Inset(-r.Weight / 2)
		for i := range lines {
			l := &lines[i]
			if !meet(box, l.box) || !l.inks(box) || c.told(l, n) {
				continue
			}
			c.say(diag.Error, "rule-through", l.Role+"\n"+c.nameOf(l),
				"a rule runs through "+c.quoted(l), "give one of them another place, or leave out the rule", box.Intersect(l.box))
		}
	}
}

// told reports whether make-up or another check has said why a line meets an item
// of the page: its module needs more rows than it has, or they are of two modules and
// one is out of its place.
func (c *checker) told(l *line, item int) bool {
	a, b := c.moduleOf(l.item), c.moduleOf(item)
	if a == b || a == nil {
		return a != nil && a.Overset
	}
	core := geom.Rect{X: l.At.X + geom.Pt, Y: l.At.Y - l.Size/2, W: l.box.W - 2*geom.Pt, H: l.Size / 2}
	return core.Intersect(a.Box) != core || b != nil && !a.Box.Intersect(b.Box).Empty()
}

// extent is the rectangle that a level or upright rule is drawn over, without its
// weight.
func extent(r *page.Rule) geom.Rect {
	x, y := min(r.From.X, r.To.X), min(r.From.Y, r.To.Y)
	return geom.Rect{X: x, Y: y, W: max(r.From.X, r.To.X) - x, H: max(r.From.Y, r.To.Y) - y}
}

// meet reports whether two rectangles share more than a touch.
func meet(a, b geom.Rect) bool {
	return a.X+touch < b.Right() && b.X+touch < a.Right() && a.Y+touch < b.Bottom() && b.Y+touch < a.Bottom()
}

// inks reports whether a glyph of a line shares more than a touch with a rectangle.
func (l *line) inks(r geom.Rect) bool {
	for b := range l.glyphs {
		if meet(b, r) {
			return true
		}
	}
	return false
}

// glyphs yields the boxes of the line's glyphs on the page.
func (l *line) glyphs(yield func(geom.Rect) bool) {
	upem := geom.Length(l.Face.Metrics().UnitsPerEm)
	up := func(units int32) geom.Length { return l.Size.MulDiv(geom.Length(units), upem) }
	scale := geom.Length(l.Scale)
	if scale == 0 {
		scale = 1000
	}
	pen := l.At
	for _, g := range l.Glyphs {
		b := l.Face.Bounds(g.ID)
		left, right := up(b.MinX).MulDiv(scale, 1000), up(b.MaxX).MulDiv(scale, 1000)
		foot, top := up(b.MinY), up(b.MaxY)
		box := geom.Rect{X: pen.X + geom.Length(g.X) + left, Y: pen.Y - geom.Length(g.Y) - top, W: right - left, H: top - foot}
		if !box.Empty() && !yield(box) {
			return
		}
		pen.X += geom.Length(g.Advance)
	}
}

// moduleOf is the module that an item is of, nil for furniture.
func (c *checker) moduleOf(item int) *page.Module {
	for i := range c.page.Modules {
		if m := &c.page.Modules[i]; m.From <= item && item < m.To {
			return m
		}
	}
	return nil
}

// nameOf is the module that a line is of, as messages name it, "" for furniture.
func (c *checker) nameOf(l *line) string {
	if m := c.moduleOf(l.item); m != nil {
		return m.Name
	}
	return ""
}

// quoted is a line as messages name it.
func (c *checker) quoted(l *line) string { return quoted(l.Text.Text, l.Role, c.nameOf(l)) }

func quoted(text, role, module string) string {
	const most = 40
	if n := 0; len(text) > most {
		for i := range text {
			if n++; n > most {
				text = text[:i] + "…"
				break
			}
		}
	}
	out := "‘" + text + "’ of style " + role
	if module != "" {
		out += " of " + module
	}
	return out
}

// overprinted reports type that is set over type of its own module, or over
// furniture, once for each two styles; modules that meet are told of by collisions.
// A drop cap is passed over: the lines beside it follow its shape. Lines are
// held against those of the same bands across the page, of which each has a chain.
func (c *checker) overprinted(lines []line) {
	const band = 12 * geom.Pt
	type link struct{ line, next int32 } // next counts from 1
	bands := make([]int32, max(0, c.page.Trim.H/band)+1)
	chain := make([]link, 0, 2*len(lines))
	for i := range lines {
		l := &lines[i]
		if l.Role == "drop-cap" {
			continue
		}
		for b := max(0, l.box.Y/band); b <= min(l.box.Bottom()/band, geom.Length(len(bands)-1)); b++ {
			for at := bands[b]; at > 0; at = chain[at-1].next {
				if o := &lines[chain[at-1].line]; meet(o.box, l.box) && o.strikes(l) && c.together(l, o) {
					c.say(diag.Error, "collision", "type\n"+o.Role+"\n"+l.Role+"\n"+c.nameOf(l),
						c.quoted(l)+" stands on "+c.quoted(o), "give them more room", l.box.Intersect(o.box))
				}
			}
			chain = append(chain, link{int32(i), bands[b]})
			bands[b] = int32(len(chain))
		}
	}
}

// together reports whether two lines are of one module, or one of them is of none,
// and neither is wider than its place, which has been told.
func (c *checker) together(l, o *line) bool {
	a, b := c.moduleOf(l.item), c.moduleOf(o.item)
	if a != nil && beyond(a, l.box) > 0 || b != nil && beyond(b, o.box) > 0 {
		return false
	}
	return a == b || a == nil || b == nil
}

// strikes reports whether a glyph of one line stands on one of another, by more
// than the kerning of two runs of a line.
func (l *line) strikes(o *line) bool {
	slack := touch
	if l.At.Y == o.At.Y {
		slack = min(l.Size, o.Size) / 4
	}
	for b := range l.glyphs {
		if meet(b, o.box) && o.inks(b.Inset(slack-touch)) {
			return true
		}
	}
	return false
}
