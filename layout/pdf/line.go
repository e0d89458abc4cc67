package pdf

import "broadsheet/layout/page"

// The unit of a line's arithmetic is the millionth of a point of unscaled text
// space: a glyph's width in thousandths of an em, times the size in thousandths
// of a point, is a whole number of it. So is whatever a TJ array can move the
// pen by, and the pen's place in the file is known exactly.

// spaced is a glyph of a line, ready to be shown. want is where its origin is
// to stand, step how far showing it moves the file's pen (without tracking).
type spaced struct {
	code       uint16
	rise       int32 // in thousandths of a point
	want, step int64
	// What to say in place of the next joined glyphs' own text.
	joined int
	text   string
}

// line shows a text item. No glyph stands more than a thousandth of an em from
// its place.
func (w *pen) line(t *page.Text) {
	size, scale := milli(t.Size), scaleOf(t)
	if size <= 0 || len(t.Glyphs) == 0 {
		return
	}
	c := w.face(t)
	w.beginText(t.At)
	w.ink(t.Ink, false)
	w.font(c, size, scale)
	glyphs := place(w.spare[:0], c, t, size, scale)
	w.spare = glyphs
	space := tracking(glyphs, size)
	w.track(space)
	w.show(glyphs, size, space*100)
}

// place finds each glyph's code, place and width.
func place(s []spaced, c *coding, t *page.Text, size, scale int64) []spaced {
	// want = (sum + X) / 65536 pt · 10⁶ · 1000 / scale
	const num = 1953125 // num / 128 is 10⁹ / 65536 in lowest terms
	den := 128 * scale
	upem := int64(t.Face.Metrics().UnitsPerEm)
	sum, at := int64(0), 0
	for i := 0; i < len(t.Glyphs); {
		if g := &t.Glyphs[i]; g.Y == 0 && known(c.byte, t, i, at) {
			code := c.first[g.ID]
			s = append(s, spaced{code: code, want: roundDiv((sum+int64(g.X))*num, den), step: int64(c.width[code]) * size})
			sum += int64(g.Advance)
			i, at = i+1, at+1
			continue
		}
		end, text := cluster(t, i, at)
		at += len(text)
		bear, means := bearer(t, i, end), meaning(text)
		for k := i; k < end; k++ {
			g, says := &t.Glyphs[k], ""
			if k == bear {
				says = means
			}
			f := formOf(t, k, says)
			code := c.code(f, says)
			s = append(s, spaced{
				code: code,
				rise: int32(roundDiv(int64(g.Y)*1000, 65536)),
				want: roundDiv((sum+int64(g.X))*num, den) + roundDiv(int64(f.left)*1000*size, upem),
				step: int64(c.width[code]) * size,
			})
			sum += int64(g.Advance)
		}
		join(s[len(s)-(end-i):], bear-i, text)
		i = end
	}
	return s
}

// join marks what of a cluster's glyphs needs ActualText. Marks that take no
// room are silenced, so that the bearer stands alone; for parts that do take
// room the whole cluster is given its text, or readers would see a gap there.
func join(s []spaced, bear int, text string) {
	if len(s) == 1 && text != "" {
		return
	}
	for k := range s {
		if k != bear && s[k].step != 0 {
			s[0].joined, s[0].text = len(s), text
			return
		}
	}
	for k := range s {
		if k != bear || text == "" {
			s[k].joined = 1
		}
	}
}

// tracking is the space that most of a line's glyphs have after them beyond
// their width, in ten-thousandths of a point; 0 when most have none or no
// two agree. To move all by one operator is shorter than by a number each.
func tracking(s []spaced, size int64) int64 {
	if len(s) < 3 {
		return 0
	}
	near := size / 4 // two spaces are one if they differ by a quarter of a thousandth of an em
	votes, elect := 0, int64(0)
	for i := range len(s) - 1 { // Boyer and Moore's vote for the majority
		d := s[i+1].want - s[i].want - s[i].step
		switch {
		case votes == 0:
			elect, votes = d, 1
		case d-elect <= near && elect-d <= near:
			votes++
		default:
			votes--
		}
	}
	n, sum := int64(0), int64(0)
	for i := range len(s) - 1 {
		if d := s[i+1].want - s[i].want - s[i].step; d-elect <= near && elect-d <= near {
			n, sum = n+1, sum+d
		}
	}
	if 2*n < int64(len(s)) {
		return 0
	}
	mean := roundDiv(sum, n)
	if mean*20 < size && -mean*20 < size {
		return 0 // less than a twentieth of a thousandth of an em
	}
	return roundDiv(mean, 100)
}

// show writes the glyphs as TJ arrays. space is the tracking.
func (w *pen) show(s []spaced, size, space int64) {
	at, rise := int64(0), int32(0)
	array := tj{pen: w}
	for i, until := 0, 0; i < len(s); i++ {
		g := &s[i]
		if g.joined > 0 {
			array.end()
			w.b = append(w.b, "/Span <</ActualText "...)
			w.b = append(appendTextString(w.b, g.text), ">> BDC\n"...)
			until = i + g.joined
		}
		if g.rise != rise {
			array.end()
			w.rise(int64(g.rise))
			rise = g.rise
		}
		// Let the pen run off by nine tenths of what is allowed before it is
		// put right: rounded widths then often cancel out.
		if off := at - g.want; off*10 > size*9 || -off*10 > size*9 {
			n := roundDiv(off, size)
			array.move(n)
			at -= n * size
		}
		array.glyph(g.code)
		at += g.step + space
		if i+1 == until {
			array.end()
			w.b = append(w.b, "EMC\n"...)
		}
	}
	array.end()
	if rise != 0 {
		w.rise(0)
	}
}

// tj writes one TJ array, its strings and numbers as they come.
type tj struct {
	*pen
	open, inside bool // within the array; within a string of it
}

func (a *tj) begin() {
	if !a.open {
		a.b = append(a.b, '[')
		a.open = true
	}
}

func (a *tj) move(n int64) {
	if n == 0 {
		return
	}
	a.begin()
	if a.inside {
		a.b = append(a.b, ')')
		a.inside = false
	}
	a.adjust(n)
}

func (a *tj) glyph(code uint16) {
	if !a.inside {
		a.begin()
		a.b = append(a.b, '(')
		a.inside = true
	}
	if low := byte(code); code < 0x100 && low > '\\' {
		a.b = append(a.b, 0, low) // the smaller letters and most of what is above: nothing to escape
		return
	}
	a.b = appendByteEscaped(appendByteEscaped(a.b, byte(code>>8)), byte(code))
}

func (a *tj) end() {
	if a.inside {
		a.b = append(a.b, ')')
	}
	if a.open {
		a.b = append(a.b, "]TJ\n"...)
	}
	a.open, a.inside = false, false
}
