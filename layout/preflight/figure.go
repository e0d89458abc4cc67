package preflight

import (
	"broadsheet/layout/geom"
	"broadsheet/layout/page"
)

// figure checks the inks and the stroke of a figure.
func (c *checker) figure(f *geom.Figure, what string) {
	box := f.Bounds()
	if f.Filled {
		c.ink(f.Fill, what, box)
	}
	if f.Weight > 0 {
		c.line("a line of "+what, f.Weight, f.Stroke, box)
	}
}

// drawing checks the figures of a picture that is a drawing, as large as it is
// printed. What they have outside of its box does not show and is no fault.
func (c *checker) drawing(p *page.Picture) {
	if p.Image == nil || p.Image.Drawing == nil {
		return
	}
	figures := p.Drawing()
	for i := range figures {
		if b := figures[i].Bounds(); b.X < p.Box.Right() && b.Y < p.Box.Bottom() && b.Right() > p.Box.X && b.Bottom() > p.Box.Y {
			c.figure(&figures[i], "the drawing "+p.Image.File)
		}
	}
}
