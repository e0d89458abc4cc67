package page

import (
	"fmt"
	"io"
	"strconv"
	"unicode"
	"unicode/utf8"

	"broadsheet/layout/font"
	"broadsheet/layout/geom"
)

// WriteJSON writes a page as JSON for goldens and other programs: one item a
// line, in painting order, with keys in a fixed order. Lengths are points with
// three decimals; rectangles are [x, y, width, height], rules [x, y, x, y],
// crops in pixels. Of a text's glyphs it gives their number and a hash of all
// their measures: enough to see that the spacing changed, and goldens stay
// small. Characters that do not show are written as \u escapes.
//
//	{"folio":"A1","section":"","trim":[1080.000,1638.425],
//	"grid":{"live":[…],"columns":6,"gutter":12.000,"top":80.000,"step":10.000},
//	"bookmarks":[
//	{"title":"…","y":120.000}
//	],"modules":[
//	{"module":"story","name":"the story stories/harbour.md","story":1,"place":[column,span,row,rows],"box":[…],"framed":false,"items":[from,to]}
//	],"items":[
//	{"text":"…","role":"body","story":1,"face":"…","size":9.000,"at":[36.000,90.000],"width":132.000,"scale":1000,"ink":[0,0,0,100],"glyphs":"35:1a2b3c4d"},
//	{"rule":[…],"weight":0.500,"ink":[0,0,0,100]},
//	{"fill":[…],"ink":[0,0,0,10]},
//	{"path":"M36 90L72 90L72 40Z","fill":[0,0,0,30],"rule":"evenodd","weight":1.500,"stroke":[0,0,0,100],"cap":"round","join":"round","miter":4.000,"dash":[2.000,1.000],"phase":0.000,"clips":[{"path":"…","rule":"nonzero"}],"alt":"…"},
//	{"picture":"pictures/quay.jpg","story":1,"box":[…],"crop":[0,0,600,400],"alt":"…"},
//	{"link":"https://…","box":[…]},
//	{"link":"","page":"A4","box":[…]}
//	]}
func WriteJSON(w io.Writer, p *Page) error {
	b := appendHead(nil, p)
	for i, it := range p.Items {
		b = appendItem(appendNext(b, i), it)
	}
	b = append(b, "\n]}\n"...)
	if _, err := w.Write(b); err != nil {
		return fmt.Errorf("writing page %s as JSON: %w", p.Folio, err)
	}
	return nil
}

func appendHead(b []byte, p *Page) []byte {
	b = appendString(append(b, `{"folio":`...), p.Folio)
	b = appendString(append(b, `,"section":`...), p.Section)
	b = appendLengths(append(b, `,"trim":`...), p.Trim.W, p.Trim.H)
	b = appendRect(append(b, `,`+"\n"+`"grid":{"live":`...), p.Grid.Live)
	b = strconv.AppendInt(append(b, `,"columns":`...), int64(p.Grid.Columns), 10)
	b = appendPt(append(b, `,"gutter":`...), p.Grid.Gutter)
	if p.Grid.Bridge > 0 {
		b = appendPt(append(b, `,"bridge":`...), p.Grid.Bridge)
	}
	b = appendPt(append(b, `,"top":`...), p.Grid.Top)
	b = appendPt(append(b, `,"step":`...), p.Grid.Step)
	b = append(b, "},\n\"bookmarks\":["...)
	for i, m := range p.Bookmarks {
		b = appendString(append(appendNext(b, i), `{"title":`...), m.Title)
		b = appendPt(append(b, `,"y":`...), m.Y)
		b = append(b, '}')
	}
	b = append(b, "\n],\"modules\":["...)
	for i := range p.Modules {
		b = appendModule(appendNext(b, i), &p.Modules[i])
	}
	return append(b, "\n],\"items\":["...)
}

// appendNext begins the line of the i-th element of an array.
func appendNext(b []byte, i int) []byte {
	if i > 0 {
		b = append(b, ',')
	}
	return append(b, '\n')
}

func appendItem(b []byte, it Item) []byte {
	switch it := it.(type) {
	case *Text:
		b = appendText(b, it)
	case *Rule:
		b = appendLengths(append(b, `{"rule":`...), it.From.X, it.From.Y, it.To.X, it.To.Y)
		b = appendPt(append(b, `,"weight":`...), it.Weight)
		b = appendInk(b, it.Ink)
	case *Fill:
		b = appendRect(append(b, `{"fill":`...), it.Box)
		b = appendInk(b, it.Ink)
	case *Path:
		b = appendPathItem(b, it)
	case *Picture:
		b = appendString(append(b, `{"picture":`...), it.file())
		b = strconv.AppendInt(append(b, `,"story":`...), int64(it.Story), 10)
		b = appendRect(append(b, `,"box":`...), it.Box)
		b = append(b, `,"crop":`...)
		b = appendInts(b, it.Crop.X, it.Crop.Y, it.Crop.W, it.Crop.H)
		b = appendString(append(b, `,"alt":`...), it.Alt)
	case *Link:
		b = appendString(append(b, `{"link":`...), it.URL)
		if it.Page != "" {
			b = appendString(append(b, `,"page":`...), it.Page)
		}
		b = appendRect(append(b, `,"box":`...), it.Box)
	}
	return append(b, '}')
}

func appendText(b []byte, t *Text) []byte {
	b = appendString(append(b, `{"text":`...), t.Text)
	b = appendString(append(b, `,"role":`...), t.Role)
	b = strconv.AppendInt(append(b, `,"story":`...), int64(t.Story), 10)
	b = appendString(append(b, `,"face":`...), t.Face.Name())
	b = appendPt(append(b, `,"size":`...), t.Size)
	b = appendLengths(append(b, `,"at":`...), t.At.X, t.At.Y)
	b = appendPt(append(b, `,"width":`...), t.Width())
	b = strconv.AppendInt(append(b, `,"scale":`...), int64(t.Scale), 10)
	b = appendInk(b, t.Ink)
	b = strconv.AppendInt(append(b, `,"glyphs":"`...), int64(len(t.Glyphs)), 10)
	b = appendHex(append(b, ':'), glyphHash(t.Glyphs))
	return append(b, '"')
}

// glyphHash is FNV-1a of all that the glyphs are.
func glyphHash(glyphs []font.Placed) uint32 {
	const offset, prime = 2166136261, 16777619
	h := uint32(offset)
	for _, g := range glyphs {
		for _, v := range [...]uint32{uint32(g.ID), uint32(g.Bytes), uint32(g.Advance), uint32(g.X), uint32(g.Y)} {
			for range 4 {
				h = (h ^ v&0xFF) * prime
				v >>= 8
			}
		}
	}
	return h
}

func appendHex(b []byte, v uint32) []byte {
	for shift := 28; shift >= 0; shift -= 4 {
		b = append(b, "0123456789abcdef"[v>>shift&15])
	}
	return b
}

func appendInk(b []byte, i geom.Ink) []byte {
	return appendInts(append(b, `,"ink":`...), int(i.C), int(i.M), int(i.Y), int(i.K))
}

func appendInts(b []byte, ns ...int) []byte {
	for i, n := range ns {
		b = strconv.AppendInt(append(b, "[,"[min(i, 1)]), int64(n), 10)
	}
	return append(b, ']')
}

func appendRect(b []byte, r geom.Rect) []byte { return appendLengths(b, r.X, r.Y, r.W, r.H) }

func appendLengths(b []byte, ls ...geom.Length) []byte {
	for i, l := range ls {
		b = appendPt(append(b, "[,"[min(i, 1)]), l)
	}
	return append(b, ']')
}

// appendString appends a JSON string (RFC 8259, section 7).
func appendString(b []byte, s string) []byte {
	b = append(b, '"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b = append(b, '\\', byte(r))
		case r < 0x7F && r >= ' ' || r > 0x7F && unicode.IsPrint(r):
			b = utf8.AppendRune(b, r)
		case r > 0xFFFF:
			r -= 0x10000
			b = appendEscape(appendEscape(b, 0xD800+r>>10), 0xDC00+r&0x3FF)
		default:
			b = appendEscape(b, r)
		}
	}
	return append(b, '"')
}

func appendEscape(b []byte, unit rune) []byte {
	h := appendHex(nil, uint32(unit))
	return append(append(b, `\u`...), h[4:]...)
}
