package makeup

import (
	"slices"

	"broadsheet/layout/font"
	"broadsheet/layout/geom"
	"broadsheet/layout/page"
)

// part is lines that a reader takes for one: of one size, one below the other.
type part struct {
	box         geom.Rect
	wide        geom.Rect // box, as far as it can be drawn out sideways to what stands below
	size        geom.Length
	top, bottom geom.Length // its first and last baseline
	lines       int
	first, last int  // slots of the story's first and last line in it, from 1; 0 for none
	mixed       bool // its lines are of two stretches of the story
	table       int  // the number of the table that it seems to be of, from 1; 0 for none
}

// parts are the story as set, below its head, as a reader joins its lines.
func (m *module) parts(f *fitter, frames []*frame, set fitted) []part {
	items, findings := m.items, m.findings
	defer func() { m.items, m.findings = items, findings }()
	var out runs
	for _, fr := range frames {
		m.items = nil
		m.drawFrame(fr)
		out.addItems(m.items)
	}
	for i := range f.blocks {
		b, l := &f.blocks[i], set.blocks[i]
		switch {
		case l.slot < 0 || l.slot >= set.room:
		case b.kind == running:
			out.addLines(b, l, set)
		default:
			m.items = nil
			b.draw(set.slots[l.slot])
			out.addItems(m.items)
		}
	}
	return join(out.parts)
}

// runs gathers lines that follow each other down a leg.
type runs struct {
	parts    []part
	face     *font.Face
	up, down geom.Length // how far its letters go above and below a baseline, of an em of 1000 pt
}

// addItems adds texts that are no part of the running text.
func (r *runs) addItems(items []page.Item) {
	for _, it := range items {
		if t, ok := it.(*page.Text); ok {
			r.add(t.Face, t.Size, t.At, t.Width(), 0)
		}
	}
}

// addLines adds the lines of a paragraph.
func (r *runs) addLines(b *block, l laid, set fitted) {
	of := b.par.runs[0].Font
	for k := range l.setting.Lines {
		if l.slot+k >= set.room {
			return
		}
		s := set.slots[l.slot+k]
		in := b.insetAt(k)
		r.add(of.Face, of.Size, geom.Point{X: s.at.X + in, Y: s.at.Y}, s.width-in, l.slot+k+1)
	}
}

// add puts a line to the last part if it stands on its last line or right below,
// in type that differs by less than a twentieth; else it begins a part.
func (r *runs) add(face *font.Face, size geom.Length, at geom.Point, width geom.Length, place int) {
	if face != r.face {
		r.face = face
		r.up, r.down = reach(face)
	}
	up, down := r.up.MulDiv(size, 1000*geom.Pt), r.down.MulDiv(size, 1000*geom.Pt)
	line := part{box: geom.Rect{X: at.X, Y: at.Y - up, W: width, H: up + down},
		size: size, top: at.Y, bottom: at.Y, lines: 1, first: place, last: place}
	if n := len(r.parts); n > 0 {
		p := &r.parts[n-1]
		by := at.Y - p.bottom
		if by == 0 && p.beside(&line, size) > 0 || by > 0 && by <= p.size*3/2 && inLine(p.box, line.box) && p.like(&line, 5) {
			if p.take(&line); by == 0 {
				p.lines--
			}
			return
		}
	}
	r.parts = append(r.parts, line)
}

// reach is how far a face's letters go above and below the baseline at 1000 pt,
// as the PDF states it.
func reach(f *font.Face) (up, down geom.Length) {
	mt := f.Metrics()
	high, low := mt.CapHeight, int32(0)
	for _, c := range "dl" {
		if g, ok := f.Glyph(c); ok {
			high = max(high, f.Bounds(g).MaxY)
		}
	}
	for _, c := range "pg" {
		if g, ok := f.Glyph(c); ok {
			low = min(low, f.Bounds(g).MinY)
		}
	}
	return font.Scale(high, mt.UnitsPerEm, 1000*geom.Pt), font.Scale(-low, mt.UnitsPerEm, 1000*geom.Pt)
}

// join puts parts in the order in which poppler finds them, and joins those that
// it does: in type of which neither is far larger, with lines at one height and
// less than .7 of the size apart, or less than the size where there are no more
// than three and the types are much the same. So a pull quote swallows what
// begins beside it in the leg to its left.
func join(pool []part) []part {
	out := make([]part, 0, len(pool))
	for len(pool) > 0 {
		k := leftmost(pool)
		p := pool[k]
		pool = slices.Delete(pool, k, k+1)
		for k := 0; k < len(pool); k++ {
			o := &pool[k]
			near := p.beside(o, p.size*7/10) > 0 && p.like(o, 60)
			if n := p.beside(o, p.size); near || n > 0 && n <= 3 && p.like(o, 20) {
				p.take(o)
				pool = slices.Delete(pool, k, k+1)
				k = -1
			}
		}
		out = append(out, p)
	}
	return out
}

// leftmost is the part at the left of those that begin in the uppermost 12 to
// 16 pt.
func leftmost(pool []part) int {
	const band = 4 * geom.Pt
	top := pool[0].top
	for i := range pool {
		top = min(top, pool[i].top)
	}
	k := -1
	for i := range pool {
		if pool[i].top/band < top/band+4 && (k < 0 || pool[i].box.X < pool[k].box.X) {
			k = i
		}
	}
	return k
}

// beside is how many lines of o stand on the height of the part's lines, less
// than so far beside them.
func (p *part) beside(o *part, near geom.Length) int {
	if o.box.X >= p.box.Right()+near || o.box.Right() <= p.box.X-near {
		return 0
	}
	from, to := max(o.top, p.top-p.size/2), min(o.bottom, p.bottom+p.size/2)
	if from > to {
		return 0
	}
	if o.lines == 1 {
		return 1
	}
	step := (o.bottom - o.top) / geom.Length(o.lines-1)
	first, last := (from-o.top+step-1)/step, (to-o.top)/step
	return int(max(0, last-first+1))
}

// like reports whether a part's size differs by less than so many per cent.
func (p *part) like(o *part, most geom.Length) bool {
	return max(o.size-p.size, p.size-o.size)*100 < p.size*most
}

// take makes o one with the part.
func (p *part) take(o *part) {
	p.box = p.box.Union(o.box)
	p.top, p.bottom = min(p.top, o.top), max(p.bottom, o.bottom)
	p.lines += o.lines
	p.mixed = p.mixed || o.mixed || p.first > 0 && o.first > 0 && o.first != p.last+1
	if p.first == 0 {
		p.first = o.first
	}
	p.last = max(p.last, o.last)
}
