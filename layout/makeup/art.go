package makeup

import (
	"strings"

	"broadsheet/layout/diag"
	"broadsheet/layout/edition"
	"broadsheet/layout/geom"
	"broadsheet/layout/page"
	"broadsheet/layout/picture"
	"broadsheet/layout/text"
)

// underPicture is the least number of lines of text under a picture or beside
// its foot (newspaper.md, Page and column).
const underPicture = 6

// frame is a picture with its caption, over whole legs: from row (of the
// module) on, rows deep, the white below it included. The caption of one that
// stands within several legs is set under the first of them, and the text of the
// others comes up beside it: the lines are short enough to read, and nothing
// below the picture reaches over two legs, which readers that go by geometry
// would take for the end of both (see order.go).
type frame struct {
	spec      *edition.Picture
	leg, span int
	row, rows int
	shift     int // rows lower than the house, or the spec, would have it
	width     geom.Length
	measure   geom.Length // of the caption
	natural   int         // rows at the ratio asked for
	lift      geom.Length // by which it rises above its first row
	caption   paragraph
	lines     []text.Line
}

// newFrame sizes a picture over span legs: its depth is the number of rows that
// comes nearest to its ratio with the caption's last line on the grid.
func (m *module) newFrame(spec *edition.Picture) frame {
	f := frame{spec: spec, span: min(max(spec.Span, 1), len(m.legs.x))}
	f.leg = m.legOf(spec, f.span)
	w := m.across(f.leg, f.span)
	if spec.Width > 0 {
		w = min(w, spec.Width)
	}
	f.width, f.measure = w, w
	if spec.Place == edition.Inside && spec.Width == 0 {
		f.measure = m.legWidth
	}
	f.caption, f.lines = m.captionOf(spec, f.measure)
	ratio := spec.Ratio
	if ratio.W == 0 || ratio.H == 0 {
		ratio = edition.Ratio{W: 3, H: 2}
		if spec.Image != nil {
			ratio = edition.Ratio{W: spec.Image.Width, H: spec.Image.Height}
		}
	}
	if m.place.Auto {
		// Over a fold it is as deep as it was measured beside it.
		w = min(w, m.legWidth*geom.Length(f.span)+m.grid.gutter*geom.Length(f.span-1))
	}
	want := w.MulDiv(geom.Length(ratio.H), geom.Length(ratio.W))
	f.rows = max(3, m.grid.rowsFor(want)) // less than the picture alone needs
	for f.height(m)+m.grid.step/2 < want {
		f.rows++
	}
	f.natural = f.rows
	return f
}

// captionOf sets a picture's caption, with its credit at the end.
func (m *module) captionOf(spec *edition.Picture, width geom.Length) (paragraph, []text.Line) {
	lead, rest := leadIn(spec.Caption)
	var c copyText
	c.add(m.set.styles.captionLead, 0, lead)
	c.add(m.set.styles.caption, 0, rest)
	if spec.Credit != "" {
		if len(c.runs) > 0 {
			c.add(m.set.styles.caption, 0, " ")
		}
		// A credit is not split over two lines.
		c.add(m.set.styles.credit, 0, strings.ReplaceAll(spec.Credit, " ", "\u00a0"))
	}
	if len(c.runs) == 0 {
		return paragraph{}, nil
	}
	p := m.shape(c, m.set.styles.caption.rules(m.language()), spec.Pos)
	return p, m.ragged(p, width)
}

// leadIn splits a caption that opens with a few words and a colon.
func leadIn(s string) (lead, rest string) {
	i := strings.Index(s, ": ")
	if i < 0 || strings.Count(s[:i], " ") > 4 {
		return "", s
	}
	return s[:i+1], s[i+1:]
}

// top is the height at which a picture, a headline's capitals or the first
// line's capitals begin in a row.
func (m *module) top(row int) geom.Length {
	return m.grid.baseline(m.row+row) - m.set.styles.body.capHeight()
}

// captionGap is the white between a picture and its caption's capitals: the
// style's, and a tenth of a row for what rises above the capitals.
func (m *module) captionGap() geom.Length {
	return m.grid.lines(m.set.styles.caption.Above) + m.grid.step/10
}

// foot is the y of the picture's lower edge: above the caption, whose last
// baseline is that of the row before the last, or on that baseline.
func (f *frame) foot(m *module) geom.Length {
	y := m.grid.baseline(m.row + f.row + f.rows - 2)
	if len(f.lines) == 0 {
		return y
	}
	st := m.set.styles.caption
	return y - st.Leading*geom.Length(len(f.lines)-1) - st.capHeight() - m.captionGap()
}

func (f *frame) height(m *module) geom.Length { return f.foot(m) - m.top(f.row) }

// box is where the picture itself stands: from the capitals of its first row down,
// or from the white below a head (see headBlock.lift).
func (f *frame) box(m *module) geom.Rect {
	return geom.Rect{X: f.x(m), Y: m.top(f.row) - f.lift, W: f.width, H: f.height(m) + f.lift}
}

// x is the frame's left edge: of its legs, or within them on the side asked for,
// which is the right one for a single leg and the middle of several.
func (f *frame) x(m *module) geom.Length {
	rest := m.across(f.leg, f.span) - f.width
	switch side := f.spec.Side; {
	case side == edition.Left:
		rest = 0
	case side == edition.Center || side == "" && f.span > 1:
		rest /= 2
	}
	return m.legs.x[f.leg] + rest
}

// obstacles are the parts of the module that a frame inside the legs takes from
// them: a row of white above the picture, as there is one below the caption, and
// white enough below the picture where there is no caption.
func (f *frame) obstacles(m *module) []geom.Rect {
	whole := geom.Rect{X: f.x(m), Y: m.grid.rowTop(m.row + f.row - 1),
		W: f.width, H: m.grid.step * geom.Length(f.rows+1)}
	if f.measure >= f.width || len(f.lines) == 0 {
		return []geom.Rect{whole}
	}
	under, over := whole, whole
	under.W = f.measure
	for over.H > 0 && m.top(f.row-1+int(over.H/m.grid.step)-1)-f.foot(m) >= m.grid.step*9/10 {
		over.H -= m.grid.step
	}
	return []geom.Rect{over, under}
}

// crop is what of the picture shows in a box.
func (f *frame) crop(box geom.Rect) picture.Crop {
	img := f.spec.Image
	return picture.Fit(img.Width, img.Height, int(box.W), int(box.H), f.spec.Focus[0], f.spec.Focus[1])
}

// drawFrame sets picture and caption.
func (m *module) drawFrame(f *frame) {
	box := f.box(m)
	if img := f.spec.Image; img != nil {
		crop := f.crop(box)
		m.items = append(m.items, &page.Picture{Box: box, Image: img, Crop: crop, Alt: f.spec.Alt, Story: m.number})
		m.resolution(f.spec, crop, box)
	} else {
		m.box(box, m.set.styles.line)
	}
	st := m.set.styles.caption
	y := m.grid.baseline(m.row+f.row+f.rows-2) - st.Leading*geom.Length(max(0, len(f.lines)-1))
	for _, l := range f.lines {
		m.line(f.caption, l, box.X, y)
		y += st.Leading
	}
}

// Pictures are reported below these resolutions at their size: as an error, as a
// warning.
const leastPPI, finePPI = 100, 150

// resolution reports a picture that is too coarse for newsprint at its size.
func (m *module) resolution(spec *edition.Picture, crop picture.Crop, box geom.Rect) {
	ppi := spec.Image.EffectivePPI(crop, box.W)
	switch {
	case ppi < leastPPI:
		m.find(diag.At(spec.Pos, diag.Error, "low-resolution", "%s has %d ppi at its size; newsprint needs 200, and 100 at the very least", spec.Image.File, ppi).
			WithHint("span fewer columns, crop less, or get a larger picture"))
	case ppi < finePPI:
		m.find(diag.At(spec.Pos, diag.Warning, "low-resolution", "%s has %d ppi at its size; newsprint needs 200", spec.Image.File, ppi).
			WithHint("span fewer columns, crop less, or get a larger picture"))
	}
}

// frames sizes the story's pictures, in the order of the spec.
func (m *module) frames() []*frame {
	out := make([]*frame, len(m.place.Pictures))
	for i := range out {
		f := m.newFrame(&m.place.Pictures[i])
		out[i] = &f
	}
	return out
}

// arrange places the frames, those on top a number of rows deeper than their
// ratio asks for, and clears the legs of them. Those on top come first; the rows
// of those inside depend on how deep the legs will be, given the lines of text.
func (m *module) arrange(frames []*frame, deeper, lines int) {
	m.legs.blocks = m.legs.blocks[:0]
	for i := range m.legs.top {
		m.legs.top[i] = m.headRows[i]
	}
	for _, f := range frames {
		if f.spec.Place != edition.Inside {
			f.rows = f.natural + deeper
			m.onTop(f)
		}
	}
	var placed []*frame
	for _, f := range frames {
		if f.spec.Place == edition.Inside {
			lines = m.inside(f, placed, lines)
			placed = append(placed, f)
		}
	}
}

// legOf is the first leg of a picture over span of them: at the right or the left
// one on top, the middle ones of one inside that has no leg of its own.
func (m *module) legOf(spec *edition.Picture, span int) int {
	rest := len(m.legs.x) - span
	switch {
	case spec.Place == edition.TopLeft:
		return 0
	case spec.Place != edition.Inside:
		return rest
	case spec.Leg > 0:
		return min(spec.Leg-1, rest)
	}
	return rest / 2
}

// onTop places a frame at the head of its legs.
func (m *module) onTop(f *frame) {
	f.row = 0
	for l := f.leg; l < f.leg+f.span; l++ {
		f.row = max(f.row, m.legs.top[l])
	}
	for l := f.leg; l < f.leg+f.span; l++ {
		m.legs.top[l] = f.row + f.rows
	}
}

// inside places a frame within the legs, clear of those placed, and returns the
// lines of text and pictures together. One without a place of its own stands in
// its legs, a third down.
func (m *module) inside(f *frame, placed []*frame, lines int) int {
	top := 0
	for l := f.leg; l < f.leg+f.span; l++ {
		top = max(top, m.legs.top[l])
	}
	depth := m.depthFor(lines + f.rows*f.span)
	f.row = top + max(underPicture, (depth-top-f.rows)/3)
	if f.spec.Row > 0 {
		f.row = top + f.spec.Row
	}
	if f.row += f.shift; f.shift < 0 {
		f.row = max(f.row, top+underPicture)
	}
	f.row++ // the white above it
	for m.clash(f, placed) {
		f.row++
	}
	m.legs.blocks = append(m.legs.blocks, f.obstacles(m)...)
	return lines + (f.rows+1)*f.span
}

// clash reports whether f covers, or comes within the least lines of, a frame
// placed before it in the same legs.
func (m *module) clash(f *frame, others []*frame) bool {
	for _, o := range others {
		apart := f.leg+f.span <= o.leg || o.leg+o.span <= f.leg ||
			f.row >= o.row+o.rows+underPicture || o.row >= f.row+f.rows+underPicture
		if !apart {
			return true
		}
	}
	return false
}
