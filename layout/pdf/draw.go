package pdf

import (
	"slices"
	"strconv"

	"broadsheet/layout/geom"
	"broadsheet/layout/page"
	"broadsheet/layout/pdfread"
)

// pen writes one page's content stream. It keeps the graphics state, so that
// nothing is set twice.
type pen struct {
	b      []byte
	height int64 // of the page, in thousandths of a point
	face   func(*page.Text) *coding
	image  func(*page.Picture) embedded
	guest  func(*pdfread.Page) *guest
	state  state
	text   bool     // within BT and ET
	x, y   int64    // where Td last was, within BT and ET
	spare  []spaced // for the next line's glyphs

	fonts  []*coding // used so far, each once
	images []*image
	guests []*guest
}

// state is the part of the graphics state that the pen changes. Lengths are
// thousandths of a point, tracking ten-thousandths.
type state struct {
	face         *coding
	size         int64
	scale        int64
	tracking     int64
	fill, stroke geom.Ink
	filled       bool // whether fill was set; PDF begins in gray
	stroked      bool
	weight       int64
	overprint    bool
}

// start is the state in which a page begins (ISO 32000-1, tables 52 and 104).
var start = state{scale: 1000, weight: 1000}

// draw writes a page's content to b, which is the pen's own.
func (w *pen) draw(p *page.Page) {
	*w = pen{b: w.b[:0], height: milli(p.Trim.H), face: w.face, image: w.image, guest: w.guest, state: start, spare: w.spare}
	for _, it := range p.Items {
		switch it := it.(type) {
		case *page.Text:
			w.line(it)
		case *page.Rule:
			w.rule(it)
		case *page.Fill:
			w.fill(it)
		case *page.Path:
			w.path(it)
		case *page.Picture:
			switch {
			case it.Image == nil || it.Box.Empty():
			case it.Image.Drawing != nil:
				w.drawing(it)
			case it.Image.Document != nil:
				w.document(it)
			default:
				w.picture(it)
			}
		}
	}
	w.endText()
}

// The names under which a page's resources have the two states of overprint.
const overprintOn, overprintOff = "On", "Off"

// ink sets the colour of text and fills, or of rules. Black alone overprints,
// as the press wants it: a misregister then shows no white edge. All else
// knocks out.
func (w *pen) ink(i geom.Ink, stroke bool) {
	if over := i == geom.Black; over != w.state.overprint {
		w.state.overprint = over
		if over {
			w.b = append(w.b, "/"+overprintOn+" gs\n"...)
		} else {
			w.b = append(w.b, "/"+overprintOff+" gs\n"...)
		}
	}
	set, now, op := &w.state.filled, &w.state.fill, " k\n"
	if stroke {
		set, now, op = &w.state.stroked, &w.state.stroke, " K\n"
	}
	if *set && *now == i {
		return
	}
	*set, *now = true, i
	for n, part := range [4]uint8{i.C, i.M, i.Y, i.K} {
		if n > 0 {
			w.b = append(w.b, ' ')
		}
		w.b = appendDecimal(w.b, int64(part), 2)
	}
	w.b = append(w.b, op...)
}

// numbers writes thousandths of a point, a space after each.
func (w *pen) numbers(vs ...int64) {
	for _, v := range vs {
		w.b = append(appendMilli(w.b, v), ' ')
	}
}

// up turns a y of the page, from its top, into one of the file, from its foot.
func (w *pen) up(y geom.Length) int64 { return w.height - milli(y) }

func (w *pen) rule(r *page.Rule) {
	if r.Weight <= 0 {
		return // PDF would draw the thinnest line that the device can
	}
	w.endText()
	w.ink(r.Ink, true)
	w.weigh(r.Weight)
	w.numbers(milli(r.From.X), w.up(r.From.Y))
	w.b = append(w.b, "m "...)
	w.numbers(milli(r.To.X), w.up(r.To.Y))
	w.b = append(w.b, "l S\n"...)
}

func (w *pen) fill(f *page.Fill) {
	if f.Box.Empty() {
		return
	}
	w.endText()
	w.ink(f.Ink, false)
	w.box(f.Box)
	w.b = append(w.b, "re f\n"...)
}

// box writes the operands of re.
func (w *pen) box(r geom.Rect) {
	x, y := milli(r.X), w.up(r.Bottom())
	w.numbers(x, y, milli(r.Right())-x, w.up(r.Y)-y)
}

// picture places the embedded image so that its crop fills the box, and clips
// what lies outside.
func (w *pen) picture(p *page.Picture) {
	e := w.image(p)
	im, crop := e.image, e.crop
	if !slices.Contains(w.images, im) {
		w.images = append(w.images, im)
	}
	w.endText()
	w.openAlt(p.Alt)
	w.b = append(w.b, "q\n"...)
	if w.state.overprint {
		w.b = append(w.b, "/"+overprintOff+" gs\n"...)
	}
	if crop.X != 0 || crop.Y != 0 || crop.W != im.width || crop.H != im.height {
		w.box(p.Box)
		w.b = append(w.b, "re W n\n"...)
	}
	width := p.Box.W.MulDiv(geom.Length(im.width), geom.Length(crop.W))
	height := p.Box.H.MulDiv(geom.Length(im.height), geom.Length(crop.H))
	left := p.Box.X - p.Box.W.MulDiv(geom.Length(crop.X), geom.Length(crop.W))
	top := p.Box.Y - p.Box.H.MulDiv(geom.Length(crop.Y), geom.Length(crop.H))
	w.numbers(milli(width), 0, 0, milli(height), milli(left), w.up(top+height))
	w.b = append(w.b, "cm /"...)
	w.b = append(w.b, im.name...)
	w.b = append(w.b, " Do\nQ\n"...)
	w.closeAlt(p.Alt)
}

// endText leaves the text object, if the pen is in one.
func (w *pen) endText() {
	if w.text {
		w.b = append(w.b, "ET\n"...)
		w.text = false
	}
}

// beginText moves to where a line of text begins.
func (w *pen) beginText(at geom.Point) {
	if !w.text {
		w.b = append(w.b, "BT\n"...)
		w.text, w.x, w.y = true, 0, 0
	}
	x, y := milli(at.X), w.up(at.Y)
	w.numbers(x-w.x, y-w.y)
	w.b = append(w.b, "Td\n"...)
	w.x, w.y = x, y
}

// font sets face, size and horizontal scaling.
func (w *pen) font(c *coding, size, scale int64) {
	if s := &w.state; s.face != c || s.size != size {
		s.face, s.size = c, size
		if !slices.Contains(w.fonts, c) {
			w.fonts = append(w.fonts, c)
		}
		w.b = append(w.b, '/')
		w.b = append(w.b, c.name...)
		w.b = append(w.b, ' ')
		w.numbers(size)
		w.b = append(w.b, "Tf\n"...)
	}
	if w.state.scale != scale {
		w.state.scale = scale
		w.b = append(appendDecimal(w.b, scale, 1), " Tz\n"...)
	}
}

// track sets the space that is added to every glyph.
func (w *pen) track(space int64) {
	if w.state.tracking != space {
		w.state.tracking = space
		w.b = append(appendDecimal(w.b, space, 4), " Tc\n"...)
	}
}

// rise lifts the baseline, in thousandths of a point.
func (w *pen) rise(y int64) {
	w.numbers(y)
	w.b = append(w.b, "Ts\n"...)
}

// adjust writes a number of a TJ array: a move back by thousandths of an em.
func (w *pen) adjust(n int64) { w.b = strconv.AppendInt(w.b, n, 10) }
