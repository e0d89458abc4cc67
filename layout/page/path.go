package page

import (
	"strconv"

	"broadsheet/layout/geom"
)

// Path is a figure on the page: a chart's bars or line. Alt is its alternative
// text; "" is for what says nothing, a grid line.
type Path struct {
	geom.Figure
	Alt string
}

func (*Path) item() {}

// Drawing is what a picture that is a drawing shows in its box: its figures in
// the page's lengths. What lies outside of the box does not show.
func (p *Picture) Drawing() []geom.Figure {
	d := p.Image.Drawing
	from := geom.Rect{W: d.Size.W, H: d.Size.H}
	if c := p.Crop; c.W > 0 && c.H > 0 {
		from = d.Part(c)
	}
	out := make([]geom.Figure, len(d.Figures))
	for i := range d.Figures {
		out[i] = d.Figures[i].Fitted(from, p.Box)
	}
	return out
}

// appendOutline appends an outline as path data (SVG 2, 9.3), in points, with a
// number of decimals up to three.
func appendOutline(b []byte, o geom.Outline) []byte {
	for i := range o {
		s := &o[i]
		b = append(b, "MLCZ"[s.Op])
		for k, p := range s.P[:s.Op.Points()] {
			if k > 0 {
				b = append(b, ' ')
			}
			b = appendShort(append(appendShort(b, p.X), ' '), p.Y)
		}
	}
	return b
}

var (
	capNames  = [...]string{geom.ButtCap: "butt", geom.RoundCap: "round", geom.SquareCap: "square"}
	joinNames = [...]string{geom.MiterJoin: "miter", geom.RoundJoin: "round", geom.BevelJoin: "bevel"}
)

// appendPathItem appends a path as WriteJSON has it. What a figure does not have,
// and what is as in a new one, is left out.
func appendPathItem(b []byte, p *Path) []byte {
	b = append(appendOutline(append(b, `{"path":"`...), p.Outline), '"')
	if p.Filled {
		b = appendNamedInk(b, "fill", p.Fill)
		if p.EvenOdd {
			b = append(b, `,"rule":"evenodd"`...)
		}
	}
	if p.Weight > 0 {
		b = appendPt(append(b, `,"weight":`...), p.Weight)
		b = appendNamedInk(b, "stroke", p.Stroke)
		if p.Cap != geom.ButtCap {
			b = appendString(append(b, `,"cap":`...), capNames[p.Cap])
		}
		if p.Join != geom.MiterJoin {
			b = appendString(append(b, `,"join":`...), joinNames[p.Join])
		}
		if p.Miter != 0 {
			b = appendThousandths(append(b, `,"miter":`...), p.Miter)
		}
		if len(p.Dash) > 0 {
			b = appendLengths(append(b, `,"dash":`...), p.Dash...)
			b = appendPt(append(b, `,"phase":`...), p.Phase)
		}
	}
	if len(p.Clips) > 0 {
		b = append(b, `,"clips":[`...)
		for i, c := range p.Clips {
			if i > 0 {
				b = append(b, ',')
			}
			b = append(appendOutline(append(b, `{"path":"`...), c.Outline), `","rule":"`...)
			b = append(append(b, ruleNames[index(c.EvenOdd)]...), `"}`...)
		}
		b = append(b, ']')
	}
	return appendString(append(b, `,"alt":`...), p.Alt)
}

// ruleNames are the rules of what lies inside.
var ruleNames = [...]string{"nonzero", "evenodd"}

func index(b bool) int {
	if b {
		return 1
	}
	return 0
}

func appendNamedInk(b []byte, name string, i geom.Ink) []byte {
	b = append(append(append(b, `,"`...), name...), `":`...)
	return appendInts(b, int(i.C), int(i.M), int(i.Y), int(i.K))
}

// figure writes a figure as a path element.
func (s *svg) figure(f *geom.Figure, alt string) {
	if !f.Filled && f.Weight <= 0 {
		return
	}
	for _, c := range f.Clips {
		s.clips++
		s.b = strconv.AppendInt(append(s.b, `<clipPath id="c`...), int64(s.clips), 10)
		s.b = appendOutline(append(s.b, `"><path d="`...), c.Outline)
		s.b = append(append(append(s.b, `" clip-rule="`...), ruleNames[index(c.EvenOdd)]...), `"/></clipPath><g clip-path="url(#c`...)
		s.b = append(strconv.AppendInt(s.b, int64(s.clips), 10), ")\">"...)
	}
	defer func() {
		for range f.Clips {
			s.b = append(s.b, "</g>\n"...)
		}
	}()
	s.b = append(appendOutline(append(s.b, `<path d="`...), f.Outline), `" fill="`...)
	if f.Filled {
		s.b = appendColor(s.b, f.Fill)
	} else {
		s.b = append(s.b, "none"...)
	}
	s.b = append(s.b, '"')
	if f.Filled && f.EvenOdd {
		s.b = append(s.b, ` fill-rule="evenodd"`...)
	}
	if f.Weight > 0 {
		s.stroke(f)
	}
	if alt != "" {
		s.b = append(appendXML(append(s.b, ` role="img" aria-label="`...), alt), '"')
	}
	s.b = append(s.b, "/>\n"...)
}

// stroke writes the attributes of a figure's stroke.
func (s *svg) stroke(f *geom.Figure) {
	s.b = append(appendColor(append(s.b, ` stroke="`...), f.Stroke), '"')
	s.b = appendAttr(s.b, "stroke-width", f.Weight)
	if f.Cap != geom.ButtCap {
		s.b = append(append(append(s.b, ` stroke-linecap="`...), capNames[f.Cap]...), '"')
	}
	switch {
	case f.Join != geom.MiterJoin:
		s.b = append(append(append(s.b, ` stroke-linejoin="`...), joinNames[f.Join]...), '"')
	case f.MiterLimit() != 4000: // what SVG takes for granted
		s.b = append(trimZeros(appendThousandths(append(s.b, ` stroke-miterlimit="`...), f.MiterLimit())), '"')
	}
	if len(f.Dash) == 0 {
		return
	}
	s.b = append(s.b, ` stroke-dasharray="`...)
	for i, d := range f.Dash {
		if i > 0 {
			s.b = append(s.b, ' ')
		}
		s.b = appendShort(s.b, d)
	}
	s.b = appendShort(append(s.b, `" stroke-dashoffset="`...), f.Phase)
	s.b = append(s.b, '"')
}

// drawing writes a picture that is a drawing, clipped to its box.
func (s *svg) drawing(p *Picture) {
	s.openClip(p)
	s.b = append(s.b, ">\n"...)
	figures := p.Drawing()
	for i := range figures {
		s.figure(&figures[i], "")
	}
	s.b = append(s.b, "</g>\n"...)
}

// openClip begins a group that is clipped to a picture's box; its tag is open.
func (s *svg) openClip(p *Picture) {
	s.clips++
	s.b = strconv.AppendInt(append(s.b, `<clipPath id="c`...), int64(s.clips), 10)
	s.b = appendBox(append(s.b, `"><rect`...), p.Box)
	s.b = strconv.AppendInt(append(s.b, `/></clipPath><g clip-path="url(#c`...), int64(s.clips), 10)
	s.b = strconv.AppendInt(append(s.b, `)" data-story="`...), int64(p.Story), 10)
	s.b = append(appendXML(append(s.b, `" role="img" aria-label="`...), p.Alt), '"')
}
