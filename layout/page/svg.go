package page

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"image/png"
	"io"
	"strconv"
	"strings"

	"broadsheet/layout/font"
	"broadsheet/layout/geom"
	"broadsheet/layout/picture"
)

// svgPPI is how fine a picture is embedded that has to be converted.
const svgPPI = 150

// WriteSVG writes a page as an SVG 2 document for the eye, a point to a user
// unit: glyphs are outlines that stand once and are used many times, pictures
// are embedded. An upright JPEG of gray or RGB is embedded as it is, behind its
// crop; any other picture as a PNG, but for drawings, which stay paths, and for
// PDFs, in whose place stand a frame and their name. Each module is a
// group with its name as aria-label, and each text one with the attributes
// data-role, data-story and aria-label, so that a browser finds its way.
// Links lead to http, https and mailto only. Inks are as rgb has them.
func WriteSVG(w io.Writer, p *Page) error {
	p = p.withStandIns()
	s := &svg{glyphs: map[*font.Face]*outlines{}}
	s.head(p)
	modules := p.Modules
	for i, it := range p.Items {
		for len(modules) > 0 && modules[0].To <= i {
			modules = modules[1:]
		}
		if len(modules) > 0 && modules[0].From == i {
			s.b = append(appendXML(append(s.b, `<g role="group" aria-label="`...), modules[0].Name), "\">\n"...)
		}
		if err := s.item(it); err != nil {
			return fmt.Errorf("writing page %s as SVG: %w", p.Folio, err)
		}
		if len(modules) > 0 && modules[0].From <= i && modules[0].To == i+1 {
			s.b = append(s.b, "</g>\n"...)
		}
	}
	s.b = append(s.b, "</svg>\n"...)
	if _, err := w.Write(s.b); err != nil {
		return fmt.Errorf("writing page %s as SVG: %w", p.Folio, err)
	}
	return nil
}

// svg is a document as it grows.
type svg struct {
	b      []byte
	clips  int
	glyphs map[*font.Face]*outlines // looked up, never ranged over
}

// outlines are the glyphs of one face that have been defined; number is the
// face's, in the order of first use.
type outlines struct {
	number int
	has    map[uint16]bool // false: no outline
}

func (s *svg) head(p *Page) {
	width, height := appendShort(nil, p.Trim.W), appendShort(nil, p.Trim.H)
	s.b = fmt.Appendf(s.b, `<svg xmlns="http://www.w3.org/2000/svg" width="%spt" height="%spt" viewBox="0 0 %[1]s %[2]s">`+"\n", width, height)
	title := "Page " + p.Folio
	if p.Section != "" {
		title += ", " + p.Section
	}
	s.b = append(appendXML(append(s.b, "<title>"...), title), "</title>\n<defs>\n"...)
	for _, it := range p.Items {
		if t, ok := it.(*Text); ok {
			s.define(t)
		}
	}
	s.b = fmt.Appendf(s.b, `</defs>`+"\n"+`<rect width="%s" height="%s" fill="#fff"/>`+"\n", width, height)
}

// define writes the outlines of the text's glyphs that are new.
func (s *svg) define(t *Text) {
	o := s.glyphs[t.Face]
	if o == nil {
		o = &outlines{number: len(s.glyphs), has: map[uint16]bool{}}
		s.glyphs[t.Face] = o
	}
	for _, g := range t.Glyphs {
		if _, done := o.has[g.ID]; done {
			continue
		}
		segments := t.Face.Outline(g.ID)
		o.has[g.ID] = len(segments) > 0
		if len(segments) > 0 {
			s.b = o.appendID(append(s.b, `<path id="`...), g.ID)
			s.b = append(appendPath(append(s.b, `" d="`...), segments), "\"/>\n"...)
		}
	}
}

func (o *outlines) appendID(b []byte, id uint16) []byte {
	b = strconv.AppendInt(append(b, 'f'), int64(o.number), 10)
	return strconv.AppendInt(append(b, 'g'), int64(id), 10)
}

// appendPath appends an outline as path data, in font units.
func appendPath(b []byte, segments []font.Segment) []byte {
	ops := [...]struct {
		letter byte
		points int
	}{font.MoveTo: {'M', 1}, font.LineTo: {'L', 1}, font.QuadTo: {'Q', 2}, font.CubeTo: {'C', 3}}
	for i, s := range segments {
		if s.Op == font.MoveTo && i > 0 {
			b = append(b, 'Z')
		}
		b = append(b, ops[s.Op].letter)
		for k, p := range s.P[:ops[s.Op].points] {
			if k > 0 {
				b = append(b, ' ')
			}
			b = strconv.AppendInt(b, int64(p.X), 10)
			b = strconv.AppendInt(append(b, ' '), int64(p.Y), 10)
		}
	}
	return append(b, 'Z')
}

func (s *svg) item(it Item) error {
	switch it := it.(type) {
	case *Text:
		if it.Size > 0 {
			s.text(it)
		}
	case *Rule:
		s.b = appendAttr(append(s.b, "<line"...), "x1", it.From.X)
		s.b = appendAttr(s.b, "y1", it.From.Y)
		s.b = appendAttr(s.b, "x2", it.To.X)
		s.b = appendAttr(s.b, "y2", it.To.Y)
		s.b = appendAttr(s.b, "stroke-width", it.Weight)
		s.b = append(appendColor(append(s.b, ` stroke="`...), it.Ink), "\"/>\n"...)
	case *Fill:
		s.b = appendBox(append(s.b, "<rect"...), it.Box)
		s.b = append(appendColor(append(s.b, ` fill="`...), it.Ink), "\"/>\n"...)
	case *Path:
		s.figure(&it.Figure, it.Alt)
	case *Picture:
		switch {
		case it.Image == nil:
		case it.Image.Drawing != nil:
			s.drawing(it)
		default:
			return s.picture(it)
		}
	case *Link:
		s.link(it)
	}
	return nil
}

// text writes a text as a group in font units, y upwards.
func (s *svg) text(t *Text) {
	s.b = appendColor(append(s.b, `<g fill="`...), t.Ink)
	s.b = appendXML(append(s.b, `" data-role="`...), t.Role)
	s.b = strconv.AppendInt(append(s.b, `" data-story="`...), int64(t.Story), 10)
	s.b = appendXML(append(s.b, `" aria-label="`...), strings.ReplaceAll(t.Text, "\u00ad", "-"))
	s.b = appendShort(append(s.b, `" transform="translate(`...), t.At.X)
	s.b = appendShort(append(s.b, ' '), t.At.Y)
	upem := geom.Length(t.Face.Metrics().UnitsPerEm)
	// Millionths of a point a font unit.
	unit := int64(t.Size.MulDiv(1e6, upem*geom.Pt))
	s.b = appendMillionths(append(s.b, `) scale(`...), unit*t.scale()/1000)
	s.b = append(appendMillionths(append(s.b, " -"...), unit), `)">`...)
	o := s.glyphs[t.Face]
	var pen geom.Length
	for _, g := range t.Glyphs {
		if o.has[g.ID] {
			x := (pen+geom.Length(g.X)).MulDiv(1000*upem, t.Size).MulDiv(1000, geom.Length(t.scale()))
			s.b = append(o.appendID(append(s.b, `<use href="#`...), g.ID), '"')
			s.b = appendUnits(s.b, "x", x)
			s.b = append(appendUnits(s.b, "y", geom.Length(g.Y).MulDiv(1000*upem, t.Size)), "/>"...)
		}
		pen += geom.Length(g.Advance)
	}
	s.b = append(s.b, "</g>\n"...)
}

// appendUnits appends a coordinate in thousandths of a font unit, to a tenth;
// zero is left out.
func appendUnits(b []byte, name string, v geom.Length) []byte {
	if v > -50 && v < 50 {
		return b
	}
	b = append(append(append(b, ' '), name...), `="`...)
	return append(trimZeros(appendThousandths(b, int64(v.MulDiv(1, 100))*100)), '"')
}

// appendMillionths appends v/1000000, for v ≥ 0.
func appendMillionths(b []byte, v int64) []byte {
	b = append(strconv.AppendInt(b, v/1e6, 10), '.')
	for d := int64(1e5); d > 0; d /= 10 {
		b = append(b, byte('0'+v/d%10))
	}
	return trimZeros(b)
}

// picture writes a picture so large that its crop fills the box, clipped to it.
func (s *svg) picture(p *Picture) error {
	m, err := embedded(p)
	if err != nil {
		return fmt.Errorf("%s: %w", p.Image.File, err)
	}
	s.openClip(p)
	s.b = append(s.b, "><image"...)
	length := func(pixels, crop int, box geom.Length) geom.Length {
		return box.MulDiv(geom.Length(pixels), geom.Length(crop))
	}
	s.b = appendBox(s.b, geom.Rect{
		X: p.Box.X - length(m.crop.X, m.crop.W, p.Box.W), Y: p.Box.Y - length(m.crop.Y, m.crop.H, p.Box.H),
		W: length(m.w, m.crop.W, p.Box.W), H: length(m.h, m.crop.H, p.Box.H),
	})
	s.b = fmt.Appendf(s.b, ` preserveAspectRatio="none" href="data:image/%s;base64,`, m.kind)
	s.b = base64.StdEncoding.AppendEncode(s.b, m.data)
	s.b = append(s.b, "\"/></g>\n"...)
	return nil
}

// webImage is a picture as browsers show it.
type webImage struct {
	data []byte
	kind string // "jpeg" or "png"
	w, h int
	crop picture.Crop // not empty
}

func embedded(p *Picture) (webImage, error) {
	m, crop := p.Image, p.Crop
	if crop.W <= 0 || crop.H <= 0 {
		crop = picture.Crop{W: m.Width, H: m.Height}
	}
	if m.Format == picture.JPEG && m.Orientation == 1 && m.Color != picture.CMYK {
		return webImage{m.Data, "jpeg", m.Width, m.Height, crop}, nil
	}
	w, h := crop.W, crop.H
	if have := m.EffectivePPI(crop, p.Box.W); have > svgPPI {
		w, h = max(1, w*svgPPI/have), max(1, h*svgPPI/have)
	}
	pix, err := m.Proof(crop, w, h)
	if err != nil {
		return webImage{}, err
	}
	var b bytes.Buffer
	enc := png.Encoder{CompressionLevel: png.BestSpeed}
	if err := enc.Encode(&b, pix); err != nil {
		return webImage{}, err
	}
	return webImage{b.Bytes(), "png", w, h, picture.Crop{W: w, H: h}}, nil
}

// link draws a link. One to a page leads to #page-A4: who shows the pages of an
// edition together gives them such names.
func (s *svg) link(l *Link) {
	if l.URL == "" && l.Page != "" {
		s.anchor("#page-"+l.Page, l.Box)
		return
	}
	scheme, _, _ := strings.Cut(l.URL, ":")
	switch strings.ToLower(scheme) {
	case "http", "https", "mailto":
	default:
		return
	}
	s.anchor(l.URL, l.Box)
}

func (s *svg) anchor(to string, box geom.Rect) {
	s.b = appendXML(append(s.b, `<a href="`...), to)
	s.b = appendBox(append(s.b, `"><rect`...), box)
	s.b = append(s.b, ` fill="none" pointer-events="all"/></a>`+"\n"...)
}

func appendBox(b []byte, r geom.Rect) []byte {
	b = appendAttr(b, "x", r.X)
	b = appendAttr(b, "y", r.Y)
	b = appendAttr(b, "width", r.W)
	return appendAttr(b, "height", r.H)
}

func appendAttr(b []byte, name string, l geom.Length) []byte {
	b = append(append(append(b, ' '), name...), `="`...)
	return append(appendShort(b, l), '"')
}

func appendColor(b []byte, i geom.Ink) []byte {
	red, green, blue := rgb(i)
	h := appendHex(nil, uint32(red)<<16|uint32(green)<<8|uint32(blue))
	return append(append(b, '#'), h[2:]...)
}

// appendXML appends a text with what XML needs escaped; control characters,
// which XML 1.0 cannot hold, are spaces.
func appendXML(b []byte, s string) []byte {
	for _, r := range s {
		switch {
		case r == '&':
			b = append(b, "&amp;"...)
		case r == '<':
			b = append(b, "&lt;"...)
		case r == '>':
			b = append(b, "&gt;"...)
		case r == '"':
			b = append(b, "&quot;"...)
		case r < ' ' || r == 0xFFFE || r == 0xFFFF:
			b = append(b, ' ')
		default:
			b = append(b, string(r)...)
		}
	}
	return b
}
