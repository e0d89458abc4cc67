package text

import (
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"
)

// levels gives the pieces their embedding levels by the rules of Unicode's
// bidirectional algorithm (UAX #9) that matter without explicit embeddings:
// the paragraph goes as its first strong letter (P2, P3); numbers in text from
// right to left go from left to right (I1, I2); neutrals go as the text on both
// sides where that agrees, otherwise as the paragraph (N1, N2). A word of both
// directions is split.
func (s *shaper) levels() {
	p := s.p
	classes := make([]bidi.Class, 0, len(p.text))
	for i := 0; i < len(p.text); {
		props, n := bidi.LookupString(p.text[i:])
		if n == 0 {
			n = 1
		}
		for range n {
			classes = append(classes, props.Class())
		}
		i += n
	}
	p.rtl = firstStrong(classes) != bidi.L
	base := uint8(0)
	if p.rtl {
		base = 1
	}
	s.splitByLevel(levelsOf(classes, base))
}

func firstStrong(classes []bidi.Class) bidi.Class {
	for _, c := range classes {
		if c == bidi.L || c == bidi.R || c == bidi.AL {
			return c
		}
	}
	return bidi.L
}

// levelsOf resolves classes, one a byte, to levels.
func levelsOf(classes []bidi.Class, base uint8) []uint8 {
	const neutral, number = 255, 64
	levels := make([]uint8, len(classes))
	strong := base
	for i, c := range classes {
		switch c {
		case bidi.L:
			levels[i], strong = base+base%2, base+base%2
		case bidi.R, bidi.AL:
			levels[i], strong = 1, 1
		case bidi.EN, bidi.AN:
			levels[i] = strong + strong%2
			if strong == 1 {
				levels[i] |= number
			}
		case bidi.NSM:
			levels[i] = strong
		default:
			levels[i] = neutral
		}
	}
	for i := 0; i < len(levels); {
		if levels[i] != neutral {
			i++
			continue
		}
		j := i
		for j < len(levels) && levels[j] == neutral {
			j++
		}
		before, after := base, base
		if i > 0 {
			before = levels[i-1]
		}
		if j < len(levels) {
			after = levels[j]
		}
		if before&number != 0 { // which counts as from right to left
			before = 1
		}
		if after&number != 0 {
			after = 1
		}
		level := base
		if before%2 == after%2 && before%2 != base%2 {
			level = min(before, after)
		}
		if numeral := i > 0 && j == i+1 && j < len(levels) && levels[i-1]&number != 0 && levels[j]&number != 0; numeral && isSeparator(classes[i]) {
			level = levels[j]
		}
		for ; i < j; i++ {
			levels[i] = level
		}
	}
	for i := range levels {
		levels[i] &^= number
	}
	return levels
}

// isSeparator reports whether a character between two figures belongs to their
// number (W4).
func isSeparator(c bidi.Class) bool { return c == bidi.CS || c == bidi.ES }

// splitByLevel sets the pieces' levels and splits those that have several.
func (s *shaper) splitByLevel(levels []uint8) {
	pieces := make([]piece, 0, len(s.p.pieces)+8)
	for _, q := range s.p.pieces {
		for at := q.start; at < q.end; {
			end := at + 1
			for end < q.end && (levels[end] == levels[at] || !utf8.RuneStart(s.p.text[end])) {
				end++
			}
			part := q
			part.start, part.end, part.level = at, end, levels[at]
			pieces = append(pieces, part)
			at = end
		}
	}
	s.p.pieces = pieces
}

// reorder puts a line's cells into visual order (UAX #9, L2): from the highest
// level down to the lowest odd one, every stretch at that level or above is
// reversed. The glyphs of a piece from right to left are in visual order
// already and stay so.
func (p *Paragraph) reorder(cells []cell) {
	type stretch struct {
		from, to int
		level    uint8
	}
	var parts []stretch
	for i := 0; i < len(cells); {
		k := p.pieceAt(cells[i].from)
		j := i + 1
		for j < len(cells) && (cells[j].hyphen || cells[j].from >= p.pieces[k].start && cells[j].from < p.pieces[k].end) {
			j++
		}
		parts = append(parts, stretch{i, j, p.pieces[k].level})
		i = j
	}
	highest := uint8(0)
	for _, s := range parts {
		highest = max(highest, s.level)
	}
	for level := highest; level > 0; level-- {
		for i := 0; i < len(parts); i++ {
			j := i
			for j < len(parts) && parts[j].level >= level {
				j++
			}
			for a, b := i, j-1; a < b; a, b = a+1, b-1 {
				parts[a], parts[b] = parts[b], parts[a]
			}
			i = max(i, j-1)
		}
	}
	out := make([]cell, 0, len(cells))
	for _, s := range parts {
		out = append(out, cells[s.from:s.to]...)
	}
	copy(cells, out)
}
