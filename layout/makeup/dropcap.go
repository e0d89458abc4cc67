package makeup

import (
	"unicode"
	"unicode/utf8"

	"broadsheet/layout/font"
	"broadsheet/layout/geom"
	"broadsheet/layout/story"
	"broadsheet/layout/text"
)

// dropLines is the depth of a drop cap: its top is level with the first line's
// capitals, its foot stands on the third line's baseline.
const dropLines = 3

// dropCap is an initial over several lines.
type dropCap struct {
	text  string // the letter, with a quotation mark before it if there is one
	style *style
	size  geom.Length
	glyph []font.Glyph
	wide  []geom.Length // of its outline, from the pen, in each line's band
}

// dropCapOf takes the initial off a story's first spans. A paragraph that does
// not begin with a letter keeps its beginning.
func (m *module) dropCapOf(spans []story.Span) (*dropCap, []story.Span) {
	if len(spans) == 0 {
		return nil, spans
	}
	first := spans[0].Text
	n := 0
	for i, r := range first {
		n = i + utf8.RuneLen(r)
		if unicode.IsLetter(r) {
			break
		}
		if !unicode.In(r, unicode.Pi, unicode.Po) {
			return nil, spans
		}
	}
	if n == 0 || n > len(first) {
		return nil, spans
	}
	rest := append([]story.Span{}, spans...)
	rest[0].Text = first[n:]
	return m.newDropCap(first[:n]), rest
}

func (m *module) newDropCap(txt string) *dropCap {
	st, body := m.set.styles.dropCap, m.set.styles.body
	bm, cm := body.face.Metrics(), st.face.Metrics()
	// From the top of the first line's capitals to the third line's baseline.
	height := m.grid.step*(dropLines-1) + font.Scale(bm.CapHeight, bm.UnitsPerEm, body.Size)
	d := &dropCap{text: txt, style: st, size: height.MulDiv(geom.Length(cm.UnitsPerEm), geom.Length(cm.CapHeight))}
	d.glyph = st.face.Shape(txt, m.language(), font.Features{})
	d.wide = d.profile(m.grid.step)
	return d
}

// holdsCap reports whether a paragraph has a line beside each of a drop cap's: in a
// shorter one the cap would stand in what comes next.
func (m *module) holdsCap(p *paragraph, d *dropCap) bool {
	var slots []text.Slot
	for _, in := range d.inset() {
		slots = append(slots, text.Slot{Width: m.legWidth - in})
	}
	return len(least(p.Break(slots)).Lines) >= dropLines
}

// profile is how far the outline reaches to the right of the pen in each line's
// band, from the top: text wraps to the shape of an A or an L.
func (d *dropCap) profile(step geom.Length) []geom.Length {
	wide := make([]geom.Length, dropLines)
	upem := d.style.face.Metrics().UnitsPerEm
	units := func(l geom.Length) int64 { return int64(l.MulDiv(geom.Length(upem), d.size)) }
	var pen int64
	for _, g := range d.glyph {
		edges := flatten(d.style.face.Outline(g.ID))
		for k := range wide {
			// From the line's descenders to its capitals.
			base := step * geom.Length(dropLines-1-k)
			if x, ok := rightmost(edges, units(base-step/4), units(base+step*3/4)); ok {
				wide[k] = max(wide[k], font.Scale(int32(pen+x), upem, d.size))
			}
		}
		pen += int64(g.Advance)
	}
	return wide
}

// edge is a straight piece of an outline, in font units.
type edge struct{ x0, y0, x1, y1 int64 }

// flatten gives an outline as straight pieces, eight to a curve: the error is
// far below the gap beside the letter. In integers, as all that decides where
// something stands.
func flatten(segments []font.Segment) []edge {
	var out []edge
	var x, y int64
	for _, s := range segments {
		var px, py [3]int64
		for i, p := range s.P {
			px[i], py[i] = int64(p.X), int64(p.Y)
		}
		if s.Op == font.MoveTo {
			x, y = px[0], py[0]
			continue
		}
		fx, fy := x, y
		for t := int64(1); t <= 8; t++ {
			tx, ty := along(s.Op, t, x, px), along(s.Op, t, y, py)
			out = append(out, edge{fx, fy, tx, ty})
			fx, fy = tx, ty
		}
		x, y = fx, fy
	}
	return out
}

// along is one coordinate of a segment at t eighths.
func along(op font.Op, t, from int64, p [3]int64) int64 {
	u := 8 - t
	switch op {
	case font.QuadTo:
		return (u*u*from + 2*u*t*p[0] + t*t*p[1]) / 64
	case font.CubeTo:
		return (u*u*u*from + 3*u*u*t*p[0] + 3*u*t*t*p[1] + t*t*t*p[2]) / 512
	}
	return (u*from + t*p[0]) / 8
}

// rightmost is the greatest x of the edges between two heights.
func rightmost(edges []edge, low, high int64) (best int64, ok bool) {
	for _, e := range edges {
		if e.y0 > e.y1 {
			e = edge{e.x1, e.y1, e.x0, e.y0}
		}
		if e.y1 < low || e.y0 > high {
			continue
		}
		for _, y := range [...]int64{max(low, e.y0), min(high, e.y1)} {
			x := max(e.x0, e.x1)
			if e.y1 > e.y0 {
				x = e.x0 + (e.x1-e.x0)*(y-e.y0)/(e.y1-e.y0)
			}
			if !ok || x > best {
				best, ok = x, true
			}
		}
	}
	return best, ok
}

// inset is how far each of the paragraph's lines stands in.
func (d *dropCap) inset() []geom.Length {
	const gap = 3 * geom.Pt
	in := make([]geom.Length, dropLines+1)
	for k := range d.wide {
		in[k] = d.wide[k] + gap
	}
	return in
}

// drawDropCap sets the initial before the paragraph's first lines. Its letter
// counts to the first word, so that who copies the text finds it whole.
func (m *module) drawDropCap(d *dropCap, at slot) {
	upem := d.style.face.Metrics().UnitsPerEm
	var glyphs []font.Placed
	for _, g := range d.glyph {
		glyphs = append(glyphs, font.Placed{ID: g.ID, Advance: int32(font.Scale(g.Advance, upem, d.size))})
	}
	base := at.at.Y + m.grid.step*(dropLines-1)
	var side geom.Length
	if len(d.glyph) > 0 {
		side = font.Scale(d.style.face.Bounds(d.glyph[0].ID).MinX, upem, d.size)
	}
	m.text(geom.Point{X: at.at.X - side, Y: base}, d.style, d.size, glyphs, "")
}
