package picture

import (
	"errors"
	"math"

	"broadsheet/layout/diag"
	"broadsheet/layout/geom"
)

// Drawing is a picture made of figures, painted one after the other, in its own
// lengths: the origin is the top left corner of its Size. Figures may reach beyond
// that; what does is not to be seen. Findings tell what of the file is not shown.
type Drawing struct {
	Size     geom.Size
	Figures  []geom.Figure
	Findings diag.List
	about    string // what the file says that it shows
}

// Part is what a crop is of a drawing, in its lengths. The pixels that a picture
// without pixels counts are thousandths of a point.
func (d *Drawing) Part(c Crop) geom.Rect {
	whole := geom.Rect{W: d.Size.W, H: d.Size.H}
	part := geom.Rect{X: milli(c.X), Y: milli(c.Y), W: milli(c.W), H: milli(c.H)}
	if part = part.Intersect(whole); part.Empty() {
		return whole
	}
	return part
}

// milli is n thousandths of a point.
func milli(n int) geom.Length { return geom.Length(n).MulDiv(geom.Pt, 1000) }

// inMilli is a length in thousandths of a point, at least one.
func inMilli(l geom.Length) int { return max(1, int(l.MulDiv(1000, geom.Pt))) }

// endless is how many pixels an inch a picture has that has none, and is as sharp
// at any size.
const endless = math.MaxInt32

// HasPixels reports whether the picture is one of pixels: neither a drawing nor a
// page of a PDF.
func (p *Picture) HasPixels() bool { return p.Drawing == nil && p.Document == nil }

var errNoPixels = errors.New("the picture has no pixels")
