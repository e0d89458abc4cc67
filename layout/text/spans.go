package text

import (
	"strings"
	"sync"

	"broadsheet/layout/font"
	"broadsheet/layout/geom"
)

// cell is a glyph of a line in its place, and what of the text it stands for.
type cell struct {
	font.Placed
	run    int32
	from   int32 // its cluster, offset in Paragraph.text
	hyphen bool  // added
}

// Spans gives the glyphs of a line in their places, a span for every stretch
// in one run, from left to right. The text of a span is what its glyphs stand
// for in their order; an added hyphen is U+00AD in it. Spaces within the line
// are glyphs too; the one at its end is not set. In a justified line the
// first X and all advances add up to the slot's width, to the unit: what hangs
// out of the slot is ink and not pen (see Span).
func (p *Paragraph) Spans(l Line) []Span {
	m := p.measureOf(l.from, l.to)
	hung, room := p.hung(l.from, l.to), p.roomOf(l.from, l.Slot)
	m.width -= hung
	f := p.rules.fit(m, room, l.Last)
	a := adjusters.Get().(*adjuster)
	defer adjusters.Put(a)
	*a = adjuster{p: p, fit: f, m: m, scaled: m.glyphs * geom.Length(f.scale-1000) / 1000, cells: a.cells[:0]}
	a.cellsOf(l.from, l.to)
	if len(a.cells) == 0 {
		return nil
	}
	lack := room + hung - a.natural
	if !f.ragged && !f.tight {
		a.cells[len(a.cells)-1].Advance += int32(lack - a.done)
	}
	spans := p.place(a.cells, p.startOf(l, lack, f.ragged), f.scale)
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

// adjusters keeps working storage between calls, as breakers does.
var adjusters = sync.Pool{New: func() any { return new(adjuster) }}

// adjuster makes a line's cells and spreads its adjustment over them. Sums are kept
// and rounded, not the single shares, so that nothing is lost.
type adjuster struct {
	p      *Paragraph
	fit    fit
	m      measure     // of the line
	scaled geom.Length // by how much glyph scaling widens it
	cells  []cell

	word, spaces, gaps, glyphs, done geom.Length // up to the last cell
	natural                          geom.Length // the sum of their advances before that
}

// add appends a cell whose advance is its natural one. Space is the font's word
// space where it is one, gap an em where letter space may follow, glyph what of
// the advance is scaled.
func (a *adjuster) add(c cell, space, gap, glyph geom.Length) {
	if space > 0 {
		a.spaces += space
		a.word = a.fit.word * a.spaces / a.m.spaces
	}
	a.gaps += gap
	a.glyphs += glyph
	to := a.word
	if a.fit.letter != 0 && a.m.gaps > 0 {
		to += a.fit.letter * a.gaps / a.m.gaps
	}
	if a.scaled != 0 {
		to += a.scaled * a.glyphs / a.m.glyphs
	}
	a.natural += geom.Length(c.Advance)
	c.Advance += int32(to - a.done)
	a.done = to
	a.cells = append(a.cells, c)
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
		s := Span{Run: int(cells[i].run), X: x, Scale: scale, Text: p.textOf(cells[i:j]), Glyphs: placed[i:j:j]}
		for ; i < j; i++ {
			placed[i] = cells[i].Placed
			x += geom.Length(placed[i].Advance)
		}
		spans = append(spans, s)
	}
	return spans
}

// textOf is the text that cells stand for.
func (p *Paragraph) textOf(cells []cell) string {
	first, end, straight := cells[0].from, cells[0].from+int32(cells[0].Bytes), !p.mixed && !cells[0].hyphen
	for i := range cells[1:] {
		if c := &cells[1+i]; c.Bytes > 0 {
			straight = straight && c.from == end && !c.hyphen
			end = c.from + int32(c.Bytes)
		}
	}
	if straight {
		return p.text[first:end]
	}
	var b strings.Builder
	for i := range cells {
		if c := &cells[i]; c.hyphen {
			b.WriteString("\u00ad")
		} else {
			b.WriteString(p.text[c.from : c.from+int32(c.Bytes)])
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

// cellsOf makes the cells of the line from break a to break b in logical order of
// pieces. A line has neither letter space nor track at its end, and a word no
// letter space before a space.
func (a *adjuster) cellsOf(from, to int32) {
	p := a.p
	start, end := &p.breaks[from], &p.breaks[to]
	last := int(end.end.piece)
	if end.end.off == 0 {
		last--
	}
	for last >= int(start.start.piece) && (last >= len(p.pieces) || p.pieces[last].kind == newline) {
		last--
	}
	var buf [32]font.Glyph
	for k := int(start.start.piece); k <= last; k++ {
		q := &p.pieces[k]
		if q.kind == newline {
			continue
		}
		if q.kind != word {
			a.addSpace(q, k == last)
			continue
		}
		var at *legal
		glyphs := q.glyphs
		first := k == int(start.start.piece) && start.start.off > 0
		if k == int(end.end.piece) && (end.end.off < q.end-q.start || end.flags&added != 0) {
			at = end
		}
		switch {
		case first && at != nil:
			glyphs = p.middle(start, end, buf[:0])
		case first:
			glyphs = p.tail(start, buf[:0])
		case at != nil:
			glyphs = p.head(end, buf[:0])
		}
		a.addWord(q, glyphs, at, k == last, k == last || p.pieces[k+1].kind == word)
	}
}

func (a *adjuster) addSpace(q *piece, last bool) {
	p := a.p
	t := &p.fonts[q.run]
	c := cell{run: q.run, from: q.start}
	c.ID, c.Bytes, c.Y = t.space, uint16(q.end-q.start), int32(t.Rise)
	var space geom.Length
	if q.kind == fixed {
		c.Advance = int32(p.fixedSpace(q) + t.gap)
	} else {
		c.Advance, space = int32(t.best+t.gap), t.word
	}
	gap := t.Size
	if last {
		c.Advance -= int32(t.gap)
		gap = 0
	}
	a.add(c, space, gap, 0)
}

// addWord adds glyphs of piece q; at is the break that ends the line within it,
// if one does; last says that it is the line's last, runsOn that no space
// follows it. The last glyph of a cluster takes the letter space, and lengths are
// differences of rounded sums, as in the measures.
func (a *adjuster) addWord(q *piece, glyphs []font.Glyph, at *legal, last, runsOn bool) {
	p := a.p
	t := &p.fonts[q.run]
	end, hyphen := q.end-q.start, int32(-1)
	if at != nil {
		end = at.end.off
		if at.flags&added != 0 {
			hyphen = end
		}
	}
	var units int32
	var done geom.Length
	for i := range glyphs {
		g := &glyphs[i]
		units += g.Advance
		to := t.length(units)
		c := cell{run: q.run, from: q.start + g.Cluster}
		c.ID, c.Y = g.ID, int32(t.Rise)
		if g.X != 0 {
			c.X = int32(t.length(g.X).MulDiv(geom.Length(a.fit.scale), 1000))
		}
		if g.Y != 0 {
			c.Y += int32(t.length(g.Y))
		}
		if g.Cluster == hyphen {
			c.hyphen, c.Bytes = true, 2
		} else if i == 0 || glyphs[i-1].Cluster != g.Cluster {
			c.Bytes = uint16(clusterEnd(glyphs, i, end) - g.Cluster)
		}
		width := to - done
		done = to
		c.Advance = int32(width)
		var gap geom.Length
		final := i+1 == len(glyphs)
		if final || !q.joins && glyphs[i+1].Cluster != g.Cluster {
			gap = t.Size
			if !final || !last {
				c.Advance += int32(t.gap)
			}
			if final && (last || !runsOn) {
				gap = 0
			}
		}
		a.add(c, 0, gap, width)
	}
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
