package text

import (
	"strings"

	"broadsheet/layout/font"
	"broadsheet/layout/geom"
)

// cell is a glyph of a line on its way to its place: lengths at natural width,
// and what it may take of the line's adjustment.
type cell struct {
	glyph   font.Glyph
	run     int32
	from    int32 // its cluster, offset in Paragraph.text
	bytes   int32
	advance geom.Length
	space   geom.Length // the font's word space, of a word space
	gap     geom.Length // an em, where a letter space may follow
	scales  bool
	hyphen  bool // added
}

// Spans gives the glyphs of a line in their places, a span for every stretch
// in one run, from left to right. The text of a span is what its glyphs stand
// for in their order; an added hyphen is U+00AD in it. Spaces within the line
// are glyphs too; the one at its end is not set. In a justified line the
// first X and all advances add up to the slot's width, to the unit: what hangs
// out of the slot is ink and not pen (see Span).
func (p *Paragraph) Spans(l Line) []Span {
	var buf [128]cell
	cells := p.cells(buf[:0], l.from, l.to)
	if len(cells) == 0 {
		return nil
	}
	var m measure
	for i := range cells {
		c := &cells[i]
		m.width, m.spaces, m.gaps = m.width+c.advance, m.spaces+c.space, m.gaps+c.gap
		if c.scales {
			m.glyphs += c.advance
		}
	}
	hung := p.hung(l.from, l.to)
	room := p.roomOf(l.from, l.Slot)
	width := m.width
	m.width -= hung
	f := p.rules.fit(m, room, l.Last)
	x := p.startOf(l, room-m.width, f.ragged)
	p.adjust(cells, f, m, room+hung-width)
	spans := p.place(cells, x, f.scale)
	p.hang(spans, l)
	return spans
}

// hang has the ink of a line's ends stand out of the way of the pen: the first
// glyph moves to the left of its pen, and both ends' advances end within the slot.
func (p *Paragraph) hang(spans []Span, l Line) {
	left, right := p.breaks[l.from].left, p.breaks[l.to].right
	if p.rtl {
		left, right = right, left
	}
	if left != 0 {
		first := &spans[0].Glyphs[0]
		first.X -= left
		first.Advance -= left
		for i := range spans[1:] {
			spans[1+i].X -= geom.Length(left)
		}
	}
	if right != 0 {
		last := spans[len(spans)-1].Glyphs
		last[len(last)-1].Advance -= right
	}
}

// startOf is where a line's pen starts, given what it lacks of its room.
func (p *Paragraph) startOf(l Line, lack geom.Length, ragged bool) geom.Length {
	var x geom.Length
	if l.from == 0 && !p.rtl {
		x += p.rules.Indent
	}
	switch p.rules.Align {
	case Center:
		x += lack / 2
	case Right:
		x += lack
	case Justify:
		if p.rtl && ragged {
			x += lack
		}
	}
	return x
}

// adjust spreads a line's adjustment over its cells: diff in all, where the
// line is set to its width. Sums are kept and rounded, not the single shares, so that
// nothing is lost.
func (p *Paragraph) adjust(cells []cell, f fit, m measure, diff geom.Length) {
	var spaces, gaps, glyphs, done geom.Length
	scaled := m.glyphs * geom.Length(f.scale-1000) / 1000
	for i := range cells {
		c := &cells[i]
		spaces, gaps = spaces+c.space, gaps+c.gap
		if c.scales {
			glyphs += c.advance
		}
		var to geom.Length
		if m.spaces > 0 {
			to += f.word * spaces / m.spaces
		}
		if m.gaps > 0 {
			to += f.letter * gaps / m.gaps
		}
		if m.glyphs > 0 && scaled != 0 {
			to += scaled * glyphs / m.glyphs
		}
		if i == len(cells)-1 && !f.ragged && !f.tight {
			to = diff
		}
		c.advance += to - done
		done = to
	}
}

// place makes spans of cells in logical order, the first pen at x.
func (p *Paragraph) place(cells []cell, x geom.Length, scale int32) []Span {
	if p.mixed {
		p.reorder(cells)
	}
	n := 1
	for i := 1; i < len(cells); i++ {
		if cells[i].run != cells[i-1].run {
			n++
		}
	}
	spans := make([]Span, 0, n)
	placed := make([]font.Placed, len(cells))
	for i := 0; i < len(cells); {
		j := i + 1
		for j < len(cells) && cells[j].run == cells[i].run {
			j++
		}
		run := cells[i].run
		s := Span{Run: int(run), X: x, Scale: scale, Text: p.textOf(cells[i:j]), Glyphs: placed[i:j:j]}
		for ; i < j; i++ {
			placed[i] = p.fonts[run].placed(&cells[i], scale)
			x += geom.Length(placed[i].Advance)
		}
		spans = append(spans, s)
	}
	return spans
}

func (t *typeface) placed(c *cell, scale int32) font.Placed {
	g := font.Placed{ID: c.glyph.ID, Bytes: uint16(c.bytes), Advance: int32(c.advance), Y: int32(t.Rise)}
	if c.glyph.X != 0 {
		g.X = int32(t.length(c.glyph.X).MulDiv(geom.Length(scale), 1000))
	}
	if c.glyph.Y != 0 {
		g.Y += int32(t.length(c.glyph.Y))
	}
	return g
}

// textOf is the text that cells stand for.
func (p *Paragraph) textOf(cells []cell) string {
	straight := true
	for i := range cells {
		c := &cells[i]
		if c.hyphen || i > 0 && c.bytes > 0 && cells[i-1].from+cells[i-1].bytes != c.from && cells[i-1].bytes > 0 {
			straight = false
		}
	}
	first, last := cells[0], cells[len(cells)-1]
	for i := len(cells) - 1; i > 0 && last.bytes == 0; i-- {
		last = cells[i-1]
	}
	if straight && !p.mixed && first.bytes > 0 {
		return p.text[first.from : last.from+last.bytes]
	}
	var b strings.Builder
	for i := range cells {
		if c := &cells[i]; c.hyphen {
			b.WriteString("\u00ad")
		} else {
			b.WriteString(p.text[c.from : c.from+c.bytes])
		}
	}
	return b.String()
}

// LineText is a line's text, an added hyphen shown as "-".
func (p *Paragraph) LineText(l Line) string {
	a, b := &p.breaks[l.from], &p.breaks[l.to]
	from, to := p.offset(a.start), p.offset(b.end)
	if from >= to {
		return ""
	}
	if b.flags&added != 0 {
		return p.text[from:to] + "-"
	}
	return p.text[from:to]
}

func (p *Paragraph) offset(s spot) int32 {
	if int(s.piece) >= len(p.pieces) {
		return int32(len(p.text))
	}
	return p.pieces[s.piece].start + s.off
}

// cells appends the glyphs of the line from break a to break b in logical
// order of pieces.
func (p *Paragraph) cells(out []cell, a, b int32) []cell {
	from, to := &p.breaks[a], &p.breaks[b]
	start, end := from.start, to.end
	var glyphs [32]font.Glyph
	for k := start.piece; k <= end.piece && int(k) < len(p.pieces); k++ {
		q := &p.pieces[k]
		t := &p.fonts[q.run]
		first := k == start.piece && start.off > 0
		last := k == end.piece && (end.off < q.end-q.start || to.flags&added != 0)
		switch {
		case k == end.piece && end.off == 0:
		case q.kind == newline:
		case q.kind != word:
			if n := len(out); n > 0 {
				out[n-1].gap = 0
			}
			out = append(out, p.spaceCell(q))
		case first && last:
			out = p.wordCells(out, q, t, p.middle(from, to, glyphs[:0]), to)
		case first:
			out = p.wordCells(out, q, t, p.tail(from, glyphs[:0]), nil)
		case last:
			out = p.wordCells(out, q, t, p.head(to, glyphs[:0]), to)
		default:
			out = p.wordCells(out, q, t, q.glyphs, nil)
		}
	}
	if n := len(out); n > 0 { // neither letter space nor track at the end
		out[n-1].gap = 0
		out[n-1].advance -= p.fonts[out[n-1].run].gap
	}
	return out
}

func (p *Paragraph) spaceCell(q *piece) cell {
	t := &p.fonts[q.run]
	c := cell{glyph: font.Glyph{ID: t.space}, run: q.run, from: q.start, bytes: q.end - q.start, gap: t.Size}
	if q.kind == fixed {
		c.advance = p.fixedSpace(q) + t.gap
	} else {
		c.advance, c.space = t.best+t.gap, t.word
	}
	return c
}

// wordCells appends glyphs of piece q; at is the break that ends the line
// within it, if one does. The last glyph of a cluster takes the letter space,
// and lengths are differences of rounded sums, as in the measures.
func (p *Paragraph) wordCells(out []cell, q *piece, t *typeface, glyphs []font.Glyph, at *legal) []cell {
	end, hyphen := q.end-q.start, int32(-1)
	if at != nil && at.flags&added != 0 {
		hyphen = at.end.off
	}
	if at != nil {
		end = at.end.off
	}
	var units int32
	var done geom.Length
	for i := range glyphs {
		g := &glyphs[i]
		units += g.Advance
		to := t.length(units)
		c := cell{glyph: *g, run: q.run, from: q.start + g.Cluster, advance: to - done, scales: true}
		done = to
		if g.Cluster == hyphen {
			c.hyphen, c.bytes = true, 2
		} else if i == 0 || glyphs[i-1].Cluster != g.Cluster {
			c.bytes = clusterEnd(glyphs, i, end) - g.Cluster
		}
		if !q.joins && (i+1 == len(glyphs) || glyphs[i+1].Cluster != g.Cluster) || q.joins && i+1 == len(glyphs) {
			c.gap = t.Size
			c.advance += t.gap
		}
		out = append(out, c)
	}
	return out
}

// clusterEnd is where the cluster of the i-th glyph ends: at the next cluster
// in the text, which in text from right to left is that of a glyph before.
func clusterEnd(glyphs []font.Glyph, i int, end int32) int32 {
	at := glyphs[i].Cluster
	if i+1 < len(glyphs) || i > 0 {
		if j := i + 1; j < len(glyphs) {
			for ; j < len(glyphs) && glyphs[j].Cluster == at; j++ {
			}
			if j < len(glyphs) && glyphs[j].Cluster > at {
				return glyphs[j].Cluster
			}
		}
		if i > 0 && glyphs[i-1].Cluster > at {
			return glyphs[i-1].Cluster
		}
	}
	return end
}

// middle gives the glyphs of a piece between two breaks in it.
func (p *Paragraph) middle(a, b *legal, glyphs []font.Glyph) []font.Glyph {
	q := &p.pieces[b.end.piece]
	t := &p.fonts[q.run]
	if (a.flags|b.flags)&reshaped == 0 {
		glyphs = p.head(b, glyphs)
		i := 0
		for i < len(glyphs) && glyphs[i].Cluster < a.start.off {
			i++
		}
		return glyphs[i:]
	}
	text := p.text[q.start+a.start.off : q.start+b.end.off]
	if b.flags&added != 0 {
		text += t.words.hyphens
	}
	n := len(glyphs)
	glyphs = append(glyphs, t.words.shape(text)...)
	for i := range glyphs[n:] {
		glyphs[n+i].Cluster += a.start.off
	}
	return glyphs
}
