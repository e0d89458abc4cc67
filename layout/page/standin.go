package page

import (
	"slices"

	"broadsheet/layout/font"
	"broadsheet/layout/geom"
)

// withStandIns is the page as proofs show it: in place of each page of a PDF stand
// a frame and its name, in the face of the page's first text.
func (p *Page) withStandIns() *Page {
	var face *font.Face
	found := false
	for _, it := range p.Items {
		switch it := it.(type) {
		case *Text:
			if face == nil {
				face = it.Face
			}
		case *Picture:
			found = found || it.Image != nil && it.Image.Document != nil
		}
	}
	if !found {
		return p
	}
	out := *p
	out.Items = nil
	at := make([]int, len(p.Items)+1) // where each item comes
	for i, it := range p.Items {
		at[i] = len(out.Items)
		if pic, ok := it.(*Picture); ok && pic.Image != nil && pic.Image.Document != nil {
			out.Items = append(out.Items, pic.standIn(face)...)
		} else {
			out.Items = append(out.Items, it)
		}
	}
	at[len(p.Items)] = len(out.Items)
	out.Modules = slices.Clone(p.Modules)
	for i := range out.Modules {
		m := &out.Modules[i]
		m.From, m.To = at[m.From], at[m.To]
	}
	return &out
}

// standIn is a frame with two diagonals and the picture's name, of which as much
// stands as has room.
func (p *Picture) standIn(face *font.Face) []Item {
	const weight, size = geom.Pt / 2, 8 * geom.Pt
	b := p.Box.Inset(weight / 2)
	left, right, top, foot := b.X, b.Right(), b.Y, b.Bottom()
	gray := geom.Ink{K: 40}
	frame := &Path{Figure: geom.Figure{Outline: geom.Outline(nil).Box(b).
		Move(geom.Point{X: left, Y: top}).Line(geom.Point{X: right, Y: foot}).
		Move(geom.Point{X: right, Y: top}).Line(geom.Point{X: left, Y: foot}),
		Filled: false, Stroke: gray, Weight: weight}, Alt: p.Alt}
	items := []Item{frame}
	if face == nil {
		return items
	}
	t := &Text{Face: face, Size: size, Ink: geom.Black, Scale: 1000, Role: "stand-in", Story: p.Story}
	upem := face.Metrics().UnitsPerEm
	for _, r := range p.Image.File {
		id, ok := face.Glyph(r)
		if !ok {
			continue
		}
		advance := int32(font.Scale(face.Advance(id), upem, size))
		if t.Width()+geom.Length(advance) > b.W-size {
			break
		}
		t.Text += string(r)
		t.Glyphs = append(t.Glyphs, font.Placed{ID: id, Bytes: uint16(len(string(r))), Advance: advance})
	}
	if b.H > 2*size {
		t.At = geom.Point{X: b.X + (b.W-t.Width())/2, Y: b.Y + b.H/2 + size/3}
		paper := geom.Rect{X: t.At.X - size/2, Y: t.At.Y - size, W: t.Width() + size, H: size * 3 / 2}
		items = append(items, &Fill{Box: paper, Ink: geom.White}, t)
	}
	return items
}
