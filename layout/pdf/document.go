package pdf

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"

	"broadsheet/layout/geom"
	"broadsheet/layout/page"
	"broadsheet/layout/pdfread"
)

// guest is a page of another PDF as a form XObject of this one.
type guest struct {
	name string // in the resources, "P1"
	page *pdfread.Page
}

// findGuests lists the pages of other PDFs in the order in which they are placed.
func (d *document) findGuests() {
	d.guestOf = map[*pdfread.Page]*guest{}
	for _, p := range d.pages {
		for _, it := range p.Items {
			pic, ok := it.(*page.Picture)
			if !ok || pic.Image == nil || pic.Image.Document == nil || d.guestOf[pic.Image.Document] != nil {
				continue
			}
			f := &guest{"P" + strconv.Itoa(len(d.guests)+1), pic.Image.Document}
			d.guests, d.guestOf[f.page] = append(d.guests, f), f
		}
	}
}

// finishGuests adds the guests with all their objects and returns the objects of
// their forms.
func (d *document) finishGuests(f *file) map[*guest]int {
	objects := make(map[*guest]int, len(d.guests))
	for _, g := range d.guests {
		first := len(f.objects)
		objects[g] = first
		number := func(i int) int { return first + i }
		for i := range g.page.Objects {
			o := &g.page.Objects[i]
			f.add(object{other: o.Append(nil, number), stream: o.Stream, has: o.HasStream})
		}
	}
	return objects
}

// layers is what the catalog says of the layers of placed pages (ISO 32000-1,
// 8.11.4): which there are, and which do not show. It is nil where there are none.
func (d *document) layers(guests map[*guest]int) []byte {
	var all, hidden []byte
	for _, g := range d.guests {
		for _, i := range g.page.Layers {
			all = append(appendRef(all, guests[g]+i), ' ')
		}
		for _, i := range g.page.Hidden {
			hidden = append(appendRef(hidden, guests[g]+i), ' ')
		}
	}
	if all == nil {
		return nil
	}
	return fmt.Appendf(nil, "<</OCGs [%s] /D <</OFF [%s] /Order []>>>>", bytes.TrimSuffix(all, []byte(" ")), bytes.TrimSuffix(hidden, []byte(" ")))
}

// asAtFirst sets the graphics state as a page begins with it (ISO 32000-1, 8.4.1),
// but for what nothing here changes: a placed page counts on it.
const asAtFirst = "/" + overprintOff + " gs 0 g 0 G 1 w 0 Tc 0 Ts 100 Tz\n"

// document places the page of a PDF so that its crop fills the box.
func (w *pen) document(p *page.Picture) {
	g := w.guest(p.Image.Document)
	if !slices.Contains(w.guests, g) {
		w.guests = append(w.guests, g)
	}
	size := g.page.Size
	part := geom.Rect{W: size.W, H: size.H}
	cropped := false
	if c := p.Crop; c.W > 0 && c.H > 0 && (c.W < p.Image.Width || c.H < p.Image.Height) {
		unit := func(n int) geom.Length { return geom.Length(n).MulDiv(geom.Pt, 1000) }
		part, cropped = geom.Rect{X: unit(c.X), Y: unit(c.Y), W: unit(c.W), H: unit(c.H)}, true
	}
	w.endText()
	w.openAlt(p.Alt)
	w.b = append(w.b, "q\n"...)
	if cropped {
		w.box(p.Box)
		w.b = append(w.b, "re W n\n"...)
	}
	w.b = append(w.b, asAtFirst...)
	left := p.Box.X - part.X.MulDiv(p.Box.W, part.W)
	foot := p.Box.Bottom() + (size.H-part.Bottom()).MulDiv(p.Box.H, part.H)
	w.b = append(appendMillionths(w.b, p.Box.W, part.W), " 0 0 "...)
	w.b = append(appendMillionths(w.b, p.Box.H, part.H), ' ')
	w.numbers(milli(left), w.up(foot))
	w.b = append(w.b, "cm /"...)
	w.b = append(w.b, g.name...)
	w.b = append(w.b, " Do\nQ\n"...)
	w.closeAlt(p.Alt)
}

// appendMillionths writes n/d with six decimals: over a whole page that is exact to
// a thousandth of a point.
func appendMillionths(b []byte, n, d geom.Length) []byte {
	return appendDecimal(b, int64(n.MulDiv(1_000_000, d)), 6)
}
