package text

import (
	"unicode/utf8"

	"broadsheet/layout/font"
	"broadsheet/layout/geom"
)

// measureSides measures what stands before and after a break, from the
// paragraph's start.
func (s *shaper) measureSides(b *legal) sides {
	p := s.p
	if len(p.breaks) == 0 || len(p.pieces) == 0 {
		return sides{}
	}
	var m sides
	q := &p.pieces[b.end.piece]
	t := &p.fonts[q.run]
	inside := b.end == b.start // in a piece
	switch {
	case b.end.off == 0:
		m.before = q.at
	case q.kind == newline:
		m.before = s.endAt(b.end.piece)
	case inside || b.flags&added != 0:
		c := s.cut(q, b)
		m.before = q.at.plus(t.measure(c.before, c.clusters)).minus(measure{width: t.gap, gaps: t.Size})
		if inside {
			m.after = s.endAt(b.end.piece).minus(t.measure(c.after, c.rest))
			if !p.runsOn(b.end.piece) {
				m.after.gaps += t.Size
			}
			return m
		}
	default:
		m.before = s.endAt(b.end.piece).minus(measure{width: t.gap})
		if q.kind != word || p.runsOn(b.end.piece) {
			m.before.gaps -= t.Size
		}
	}
	m.after = s.endAt(b.start.piece - 1)
	return m
}

// endAt is the measure up to the end of a piece, the gap after it included.
func (s *shaper) endAt(piece int32) measure {
	if n := piece + 1; int(n) < len(s.p.pieces) {
		return s.p.pieces[n].at
	}
	return s.total
}

// cut is a piece broken in two: the advances and the clusters of both parts,
// those of an added hyphen in the first.
type cut struct {
	before, after  int32
	clusters, rest int32
}

// cut breaks a piece. Where the glyphs on both sides of the break are the
// plain ones of their characters, all that a break can change is the kerning
// between them; elsewhere (ligatures, small capitals, joining scripts) both
// parts are shaped anew, and the break is marked for it.
func (s *shaper) cut(q *piece, b *legal) cut {
	p := s.p
	t := &p.fonts[q.run]
	var c cut
	off := b.end.off
	k := 0
	var units, last int32
	cluster := int32(-1)
	for ; k < len(q.glyphs) && q.glyphs[k].Cluster < off; k++ {
		g := &q.glyphs[k]
		units, last = units+g.Advance, g.Advance
		if g.Cluster != cluster {
			c.clusters, cluster = c.clusters+1, g.Cluster
		}
	}
	if first, total, ok := s.edges(q, b, k); ok {
		c.before = units - last + first
		if b.flags&added != 0 {
			c.before, c.clusters = units-last+total, c.clusters+1
		}
		c.after, c.rest = q.units-units, q.clusters-c.clusters
		if b.flags&added != 0 {
			c.rest++
		}
		return c
	}
	b.flags |= reshape
	head, tail := p.shapeParts(q, t, off, b.flags&added != 0)
	c.before, c.clusters = advances(head)
	c.after, c.rest = advances(tail)
	if q.joins {
		c.clusters, c.rest = 1, 1
	}
	return c
}

// edges reports whether the k-th glyph and the one before it are the plain
// ones of the characters at a break; first is the advance of the one before
// without the kerning, or with that before the added hyphen, total that of
// both then.
func (s *shaper) edges(q *piece, b *legal, k int) (first, total int32, ok bool) {
	if k == 0 || q.joins || q.level&1 == 1 {
		return 0, 0, false
	}
	text := s.p.text[q.start:q.end]
	c, n := utf8.DecodeLastRuneInString(text[:b.end.off])
	g := &q.glyphs[k-1]
	plain := s.pair.of(&s.p.fonts[q.run], q.run, c)
	if int(g.Cluster) != int(b.end.off)-n || g.ID != plain.id {
		return 0, 0, false
	}
	if int(b.end.off) < len(text) {
		next, _ := utf8.DecodeRuneInString(text[b.end.off:])
		if k >= len(q.glyphs) || q.glyphs[k].Cluster != b.end.off {
			return 0, 0, false
		}
		after := s.pair.of(&s.p.fonts[q.run], q.run, next)
		if q.glyphs[k].ID != after.id {
			return 0, 0, false
		}
	}
	if b.flags&added == 0 {
		return plain.alone, plain.alone, true
	}
	return s.pair.hyphen(&s.p.fonts[q.run], c, s.p.rules.Language)
}

// shapeParts shapes a piece's text before off, with a hyphen if one is added,
// and the text after it.
func (p *Paragraph) shapeParts(q *piece, t *typeface, off int32, hyphen bool) (head, tail []font.Glyph) {
	text := p.text[q.start:q.end]
	first := text[:off]
	if hyphen {
		first += t.hyphens
	}
	head = t.Face.Shape(first, p.rules.Language, t.Features)
	if int(off) < len(text) {
		tail = t.Face.Shape(text[off:], p.rules.Language, t.Features)
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

// pairs remembers, for the run at hand, the plain glyphs of ASCII characters
// and how they stand before an added hyphen.
type pairs struct {
	run   int32 // one more than the run, so that the zero value has none
	known [128]edge
}

// edge is a character at the end of a broken line.
type edge struct {
	known  bool
	paired pairing
	id     uint16
	alone  int32 // its advance
	kerned int32 // the same before a hyphen
	both   int32 // and with the hyphen's
}

// pairing says what is known of a character before a hyphen.
type pairing uint8

const (
	notPaired pairing = iota
	paired
	notPlain // the hyphen changes more than the kerning
)

// of gives the plain glyph of a character, the missing one where there is none.
func (ps *pairs) of(t *typeface, run int32, c rune) edge {
	if ps.run != run+1 {
		*ps = pairs{run: run + 1}
	}
	if c < 128 && ps.known[c].known {
		return ps.known[c]
	}
	id, _ := t.Face.Glyph(c)
	e := edge{known: true, id: id, alone: t.Face.Advance(id)}
	if c < 128 {
		ps.known[c] = e
	}
	return e
}

// hyphen gives the advance of a character of the run at hand before an added
// hyphen and that of both; it is not ok where the hyphen changes more than
// the kerning.
func (ps *pairs) hyphen(t *typeface, c rune, language string) (first, both int32, ok bool) {
	e := ps.of(t, ps.run-1, c)
	if e.paired == notPaired {
		e.paired = notPlain
		if g := t.Face.Shape(string(c)+t.hyphens, language, t.Features); len(g) == 2 && g[0].ID == e.id {
			e.paired, e.kerned, e.both = paired, g[0].Advance, g[0].Advance+g[1].Advance
		}
		if c < 128 {
			ps.known[c] = e
		}
	}
	return e.kerned, e.both, e.paired == paired
}

// head gives the glyphs of a piece before a break in it, and tail those after,
// as the measures have them.
func (p *Paragraph) head(b *legal, glyphs []font.Glyph) []font.Glyph {
	q := &p.pieces[b.end.piece]
	t := &p.fonts[q.run]
	if b.flags&reshape != 0 {
		head, _ := p.shapeParts(q, t, b.end.off, b.flags&added != 0)
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
	pair := t.Face.Shape(string(c)+t.hyphens, p.rules.Language, t.Features)
	glyphs[len(glyphs)-1].Advance = pair[0].Advance
	h := pair[1]
	h.Cluster = b.end.off
	return append(glyphs, h)
}

func (p *Paragraph) tail(a *legal, glyphs []font.Glyph) []font.Glyph {
	q := &p.pieces[a.start.piece]
	if a.flags&reshape != 0 {
		_, tail := p.shapeParts(q, &p.fonts[q.run], a.start.off, false)
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
	return p.sums[b].before.minus(p.sums[a].after)
}

// hung is the width that a line has in its slot: less what hangs out.
func (p *Paragraph) hung(a, b int32) geom.Length {
	return geom.Length(p.breaks[a].left) + geom.Length(p.breaks[b].right)
}
