package preflight

import (
	"fmt"

	"broadsheet/layout/diag"
	"broadsheet/layout/geom"
	"broadsheet/layout/page"
)

// collisions reports type and pictures of a module that stand out of its place and
// in that of another, once for each two modules. Where the places themselves
// overlap make-up has said so. What is wider than its place it reports whether it
// meets another or not.
func (c *checker) collisions() {
	for i := range c.page.Modules {
		m := &c.page.Modules[i]
		for _, it := range c.page.Items[m.From:m.To] {
			switch it := it.(type) {
			case *page.Text:
				// Capitals and figures of a text face are about two thirds of its size.
				h := it.Size * 2 / 3
				if b := (geom.Rect{X: it.At.X, Y: it.At.Y - h, W: it.Width(), H: h}); b.Intersect(m.Box) != b && !c.wide(m, it, b) {
					c.collides(m, "text of style "+it.Role, b)
				}
			case *page.Picture:
				if it.Box.Intersect(m.Box) != it.Box {
					c.collides(m, "a picture", it.Box)
				}
			}
		}
	}
}

// collides reports what of a module stands out of its place where it reaches into
// that of another.
func (c *checker) collides(m *page.Module, what string, b geom.Rect) {
	const slack = geom.Pt
	for i := range c.page.Modules {
		o := &c.page.Modules[i]
		if o == m || m.Overset || b.Intersect(o.Box.Inset(slack)).Empty() || !m.Box.Intersect(o.Box.Inset(slack)).Empty() {
			continue
		}
		c.say(diag.Error, "collision", m.Name+"\n"+o.Name,
			fmt.Sprintf("%s of %s stands in the place of %s", what, m.Name, o.Name),
			"give one of them another place, or less in it", b)
	}
}

// wide reports a text that stands out of its module's place at the side. Of body
// text, which is broken into lines, make-up has said so, and a drop cap hangs; what
// stands out of the page as well has been told.
func (c *checker) wide(m *page.Module, t *page.Text, b geom.Rect) bool {
	over := beyond(m, b)
	if over == 0 {
		return false
	}
	if t.Role != "body" && t.Role != "item" && t.Role != "drop-cap" && !m.Overset && !c.outside(b) {
		c.say(diag.Error, "wide", t.Role+"\n"+m.Name, fmt.Sprintf("%s is %.0f pt wider than its place", quoted(t.Text, t.Role, m.Name), over.Pt()),
			"use a shorter word or a smaller size, or span more columns", b)
	}
	return true
}

// beyond is by how much a box stands out of a module's place at the side, 0 for what
// does not show.
func beyond(m *page.Module, b geom.Rect) geom.Length {
	const slack = geom.Pt
	if over := max(m.Box.X-b.X, b.Right()-m.Box.Right()); over > slack {
		return over
	}
	return 0
}
