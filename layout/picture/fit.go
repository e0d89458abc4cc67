package picture

import "broadsheet/layout/geom"

// Fit returns the largest crop of a picture of w×h pixels that has the
// proportion ratioW:ratioH, to within a pixel, placed so that the focus point
// (focusX, focusY, in per cent from the left and from the top) is as near its
// middle as the picture's edges allow. A ratio with a part of zero or less
// gives the whole picture. The crop has at least one pixel and lies within the
// picture.
func Fit(w, h int, ratioW, ratioH int, focusX, focusY int) Crop {
	if ratioW <= 0 || ratioH <= 0 {
		return Crop{W: w, H: h}
	}
	c := Crop{W: w, H: h}
	if int64(w)*int64(ratioH) > int64(h)*int64(ratioW) {
		c.W = max(1, divRound(int64(h)*int64(ratioW), int64(ratioH)))
	} else {
		c.H = max(1, divRound(int64(w)*int64(ratioH), int64(ratioW)))
	}
	c.W, c.H = min(c.W, w), min(c.H, h)
	c.X = center(w, c.W, focusX)
	c.Y = center(h, c.H, focusY)
	return c
}

// center is where a stretch of n out of size pixels begins that has the point
// at per cent of size as near its middle as the ends allow.
func center(size, n, percent int) int {
	at := divRound(2*int64(size)*int64(percent)-100*int64(n), 200)
	return min(max(at, 0), size-n)
}

// divRound is a/b rounded to nearest, for b > 0; below zero it rounds towards
// zero, which center makes 0 anyway.
func divRound(a, b int64) int { return int((a + b/2) / b) }

// EffectivePPI is how many pixels of the crop come to an inch when it is
// printed at the width, rounded down; 0 where the width is not above zero. A
// drawing or a PDF has more than any press can show.
func (p *Picture) EffectivePPI(c Crop, width geom.Length) int {
	if width <= 0 {
		return 0
	}
	if !p.HasPixels() {
		return endless
	}
	return int(int64(c.W) * int64(geom.In) / int64(width))
}

// within returns the crop cut to the picture's edges; an empty one is the whole
// picture.
func (p *Picture) within(c Crop) Crop {
	x, y := max(c.X, 0), max(c.Y, 0)
	c = Crop{x, y, min(c.X+c.W, p.Width) - x, min(c.Y+c.H, p.Height) - y}
	if c.W <= 0 || c.H <= 0 {
		return Crop{W: p.Width, H: p.Height}
	}
	return c
}
