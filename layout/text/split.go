package text

import (
	"unicode/utf8"

	"broadsheet/layout/font"
	"broadsheet/layout/geom"
)

// sides measures what stands before and after a break, from the paragraph's start.
func (p *Paragraph) sides(b *legal) sides {
	if len(p.pieces) == 0 {
		return sides{}
	}
	if b.cuts(p) {
		m := p.cutSides(b.end.piece, p.cutAt(b))
		if b.end != b.start {
			m.after = p.endAt(b.start.piece - 1)
		}
		return m
	}
	m := sides{after: p.endAt(b.start.piece - 1)}
	q := &p.pieces[b.end.piece]
	t := &p.fonts[q.run]
	switch {
	case b.end.off == 0:
		m.before = q.at
	case q.kind == newline:
		m.before = p.endAt(b.end.piece)
	default:
		m.before = p.endAt(b.end.piece).minus(measure{width: t.gap})
		if q.kind != word || p.runsOn(b.end.piece) {
			m.before.gaps -= t.Size
		}
	}
	return m
}

// cuts reports whether a break parts a piece, or adds a hyphen to it.
func (b *legal) cuts(p *Paragraph) bool {
	return b.end.off > 0 && p.pieces[b.end.piece].kind != newline && (b.end == b.start || b.flags&added != 0)
}

// cutSides are the measures before and after a break inside a piece.
func (p *Paragraph) cutSides(piece int32, c cut) sides {
	q := &p.pieces[piece]
	t := &p.fonts[q.run]
	m := sides{
		before: q.at.plus(t.measure(c.before, c.clusters)).minus(measure{width: t.gap, gaps: t.Size}),
		after:  p.endAt(piece).minus(t.measure(c.after, c.rest)),
	}
	if !p.runsOn(piece) {
		m.after.gaps += t.Size
	}
	return m
}

// endAt is the measure up to the end of a piece, the gap after it included.
func (p *Paragraph) endAt(piece int32) measure {
	if n := piece + 1; int(n) < len(p.pieces) {
		return p.pieces[n].at
	}
	return p.total
}

// cutAt is how a break cuts its piece.
func (p *Paragraph) cutAt(b *legal) cut {
	q := &p.pieces[b.end.piece]
	if q.simple && b.flags&added != 0 {
		for i := range q.points {
			if q.points[i].off == b.end.off {
				return q.points[i].cut
			}
		}
	}
	words := p.fonts[q.run].words
	if b.flags&reshaped != 0 {
		return words.recut(q.lexeme, b.end.off, b.flags&added != 0)
	}
	c, _ := words.cut(q.lexeme, b.end.off, b.flags&added != 0)
	return c
}

// mark says of a break whether what it cuts is shaped anew.
func (p *Paragraph) mark(b *legal) {
	if !b.cuts(p) {
		return
	}
	q := &p.pieces[b.end.piece]
	reshape := q.level&1 == 1
	if !reshape {
		_, reshape = p.fonts[q.run].words.cut(q.lexeme, b.end.off, b.flags&added != 0)
	}
	if reshape {
		b.flags |= reshaped
	}
}

// cut is a piece broken in two: the advances and the clusters of both parts,
// those of an added hyphen in the first.
type cut struct {
	before, after  int32
	clusters, rest int32
}

// cut breaks a word, not one that is read from right to left. Where the glyphs
// on both sides of the break are the plain ones of their characters, all that a
// break can change is the kerning between them; elsewhere (ligatures, small
// capitals, joining scripts) both parts are shaped anew.
func (v *vocabulary) cut(w *lexeme, off int32, added bool) (c cut, reshape bool) {
	k := 0
	var units, last int32
	cluster := int32(-1)
	for ; k < len(w.glyphs) && w.glyphs[k].Cluster < off; k++ {
		g := &w.glyphs[k]
		units, last = units+g.Advance, g.Advance
		if g.Cluster != cluster {
			c.clusters, cluster = c.clusters+1, g.Cluster
		}
	}
	end, ok := v.edges(w, off, k, added)
	if !ok {
		return v.recut(w, off, added), true
	}
	c.before = units - last + end
	c.after, c.rest = w.units-units, w.clusters-c.clusters
	if added {
		c.clusters++
	}
	return c, false
}

// recut breaks a word whose parts are shaped anew.
func (v *vocabulary) recut(w *lexeme, off int32, added bool) cut {
	var c cut
	head, tail := v.shapeParts(w, off, added)
	c.before, c.clusters = advances(head)
	c.after, c.rest = advances(tail)
	if w.joins {
		c.clusters, c.rest = 1, 1
	}
	return c
}

// edges reports whether the k-th glyph and the one before it are the plain
// ones of the characters at a break; end is then the advance of the one before
// without the kerning, or with that before the added hyphen and the hyphen's own.
func (v *vocabulary) edges(w *lexeme, off int32, k int, added bool) (end int32, ok bool) {
	if k == 0 || w.joins {
		return 0, false
	}
	c, n := utf8.DecodeLastRuneInString(w.text[:off])
	id, _ := v.face.Glyph(c)
	if g := &w.glyphs[k-1]; int(g.Cluster) != int(off)-n || g.ID != id {
		return 0, false
	}
	if int(off) < len(w.text) {
		if k >= len(w.glyphs) || w.glyphs[k].Cluster != off {
			return 0, false
		}
		next, _ := utf8.DecodeRuneInString(w.text[off:])
		if after, _ := v.face.Glyph(next); w.glyphs[k].ID != after {
			return 0, false
		}
	}
	if !added {
		return v.face.Advance(id), true
	}
	pair := v.shape(string(c) + v.hyphens)
	if len(pair) != 2 || pair[0].ID != id {
		return 0, false // the hyphen changes more than the kerning
	}
	return pair[0].Advance + pair[1].Advance, true
}

func (v *vocabulary) shape(text string) []font.Glyph {
	return v.face.Shape(text, v.language, v.features)
}

// shapeParts shapes a word's text before off, with a hyphen if one is added,
// and the text after it.
func (v *vocabulary) shapeParts(w *lexeme, off int32, added bool) (head, tail []font.Glyph) {
	first := w.text[:off]
	if added {
		first += v.hyphens
	}
	head = v.shape(first)
	if int(off) < len(w.text) {
		tail = v.shape(w.text[off:])
	}
	return head, tail
}

func advances(glyphs []font.Glyph) (units, clusters int32) {
	last := int32(-1)
	for i := range glyphs {
		units += glyphs[i].Advance
		if glyphs[i].Cluster != last {
			clusters, last = clusters+1, glyphs[i].Cluster
		}
	}
	return units, clusters
}

// head gives the glyphs of a piece before a break in it, and tail those after,
// as the measures have them.
func (p *Paragraph) head(b *legal, glyphs []font.Glyph) []font.Glyph {
	q := &p.pieces[b.end.piece]
	t := &p.fonts[q.run]
	if b.flags&reshaped != 0 {
		head, _ := t.words.shapeParts(q.lexeme, b.end.off, b.flags&added != 0)
		return append(glyphs, head...)
	}
	for i := range q.glyphs {
		if q.glyphs[i].Cluster >= b.end.off {
			break
		}
		glyphs = append(glyphs, q.glyphs[i])
	}
	if n := len(glyphs); n > 0 {
		glyphs[n-1].Advance = t.Face.Advance(glyphs[n-1].ID)
	}
	if b.flags&added == 0 {
		return glyphs
	}
	c, _ := utf8.DecodeLastRuneInString(p.text[:q.start+b.end.off])
	pair := t.words.shape(string(c) + t.words.hyphens)
	glyphs[len(glyphs)-1].Advance = pair[0].Advance
	h := pair[1]
	h.Cluster = b.end.off
	return append(glyphs, h)
}

func (p *Paragraph) tail(a *legal, glyphs []font.Glyph) []font.Glyph {
	q := &p.pieces[a.start.piece]
	if a.flags&reshaped != 0 {
		_, tail := p.fonts[q.run].words.shapeParts(q.lexeme, a.start.off, false)
		n := len(glyphs)
		glyphs = append(glyphs, tail...)
		for i := range glyphs[n:] {
			glyphs[n+i].Cluster += a.start.off
		}
		return glyphs
	}
	for i := range q.glyphs {
		if q.glyphs[i].Cluster >= a.start.off {
			glyphs = append(glyphs, q.glyphs[i])
		}
	}
	return glyphs
}

// measureOf is the measure of a line from break a to break b.
func (p *Paragraph) measureOf(a, b int32) measure {
	return p.sides(&p.breaks[b]).before.minus(p.sides(&p.breaks[a]).after)
}

// hung is the width that a line has in its slot: less what hangs out.
func (p *Paragraph) hung(a, b int32) geom.Length {
	return geom.Length(p.breaks[a].left) + geom.Length(p.breaks[b].right)
}
