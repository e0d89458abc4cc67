package report

import (
	"strings"
	"unicode"

	"broadsheet/layout/font"
	"broadsheet/layout/geom"
	"broadsheet/layout/page"
)

// figures works out a story's figures.
func (s *storyText) figures(p *page.Page) Story {
	out := Story{Number: s.number, Headline: s.headline(p.Grid), Legs: len(s.legs), Even: s.even(p.Grid.Step), Copyfit: []string{}}
	out.Words = s.words()
	out.Lines = len(s.lines)
	run := 0
	for i := range s.lines {
		l := &s.lines[i]
		s.atFoot(&out.Body, i)
		if l.end {
			out.Paragraphs++
			run = 0
			continue
		}
		out.Full++
		run = s.fullLine(&out.Body, l, run)
	}
	out.Rivers = rivers(s.lines, p.Grid.Step)
	out.settle()
	return out
}

// fullLine counts a line that ends no paragraph; run is the number of hyphens in
// a row that end above it, and it returns those that end with it.
func (s *storyText) fullLine(b *Body, l *line, run int) int {
	if l.justified {
		b.Spaces.sums.line(l.gaps)
	}
	if l.spaced {
		b.Letter.take(l.letter)
	}
	for _, t := range l.texts {
		if t.Scale == 0 {
			b.Scale.take(1000)
		} else {
			b.Scale.take(int(t.Scale))
		}
	}
	if !l.hyphen {
		return 0
	}
	b.Hyphens++
	b.Ladder = max(b.Ladder, run+1)
	return run + 1
}

// atFoot counts the faults of make-up that line i has.
func (s *storyText) atFoot(b *Body, i int) {
	l := &s.lines[i]
	top := i > 0 && s.lines[i-1].stretch != l.stretch
	foot := i+1 < len(s.lines) && s.lines[i+1].stretch != l.stretch
	switch {
	case top && l.end && !l.start:
		b.Widows++
	case foot && l.start && !l.end:
		b.Orphans++
	}
	if (foot && !l.end || i == len(s.lines)-1) && l.hyphen {
		b.FootHyphens++
	}
	if l.end && !l.start && 2*(l.right-l.x) < 5*l.em {
		b.Runts++
	}
}

// even reports whether all legs end on one line, to half a step, with text, with
// the note, or with the line that leads to where the story runs on.
func (s *storyText) even(step geom.Length) bool {
	var first geom.Length
	for i, g := range s.legs {
		foot := s.lines[g.to-1].y
		for _, t := range s.others {
			if (t.Role == "note" || t.Role == "jump") && t.At.X >= g.left-step && t.At.X < g.left+s.measure {
				foot = max(foot, t.At.Y)
			}
		}
		if i == 0 {
			first = foot
		}
		if d := foot - first; 2*max(d, -d) > step {
			return false
		}
	}
	return true
}

// words counts the words of the running text; one that goes on after a hyphen
// at a line's end is one.
func (s *storyText) words() int {
	n := 0
	within := false
	for i := range s.lines {
		l := &s.lines[i]
		within = within && !l.start
		for _, t := range l.texts {
			for _, r := range t.Text {
				if unicode.IsSpace(r) {
					within = false
				} else if !within {
					within = true
					n++
				}
			}
		}
		within = l.hyphen
	}
	return n
}

// headline gives the figures of the headline; nil without one.
func (s *storyText) headline(g page.Grid) *Headline {
	var out *Headline
	var texts []string
	var y, x, right, widest geom.Length
	for _, t := range s.head {
		if t.Role != "headline" {
			continue
		}
		if out == nil {
			out = &Headline{}
		}
		out.Size = max(out.Size, Points(t.Size))
		if out.Lines == 0 || t.At.Y != y {
			out.Lines++
			texts = append(texts, "")
			x, y = t.At.X, t.At.Y
		}
		texts[len(texts)-1] += t.Text
		right = t.At.X + t.Width()
		widest = max(widest, right-x)
	}
	if out == nil {
		return nil
	}
	for i := range texts {
		texts[i] = strings.TrimSpace(texts[i])
	}
	out.Text = strings.Join(texts, " ")
	box := s.headBox(g)
	out.Fit = share(int64(widest), int64(box.W))
	return out
}

// headBox is the box of the story's head: from its first capitals to its last
// baseline, and from its left edge to the story's right edge, or to a gutter
// before what stands beside it.
func (s *storyText) headBox(g page.Grid) geom.Rect {
	var own geom.Rect
	for _, t := range s.head {
		own = own.Union(boxOf(t))
	}
	if own.Empty() {
		return own
	}
	own = snapLeft(own, g)
	right := s.right(g)
	beside := func(b geom.Rect) {
		if b.X >= own.Right()-g.Gutter && b.Y < own.Bottom() && b.Bottom() > own.Y {
			right = min(right, b.X-g.Gutter)
		}
	}
	for _, b := range s.pictures {
		beside(b)
	}
	for i := range s.legs {
		beside(s.legBox(i))
	}
	if right > own.X {
		own.W = right - own.X
	}
	return own
}

// right is the story's right edge: that of its module, or, on a page that does not
// tell its modules, that of the first column of the grid which what
// reaches farthest does not leave by more than a point.
func (s *storyText) right(g page.Grid) geom.Length {
	if !s.place.Empty() {
		return s.place.Right()
	}
	var right geom.Length
	for i := range s.legs {
		right = max(right, s.legBox(i).Right())
	}
	for _, b := range s.pictures {
		right = max(right, b.Right())
	}
	for _, t := range s.head {
		right = max(right, t.At.X+t.Width())
	}
	c := g.Column()
	for i := range g.Columns {
		edge := g.X(i) + c
		if right <= edge+geom.Pt {
			return edge
		}
	}
	return right
}

// snapLeft moves a box's left edge to that of the grid's column beside which it
// hangs.
func snapLeft(b geom.Rect, g page.Grid) geom.Rect {
	for i := range g.Columns {
		edge := g.X(i)
		if d := edge - b.X; max(d, -d) < g.Gutter {
			return geom.Rect{X: edge, Y: b.Y, W: b.W - d, H: b.H}
		}
	}
	return b
}

// legBox is the box of a leg's lines, at its full measure.
func (s *storyText) legBox(i int) geom.Rect {
	g := s.legs[i]
	first, last := &s.lines[g.from], &s.lines[g.to-1]
	return geom.Rect{X: g.left, Y: first.y - first.em, W: s.measure, H: last.y - first.y + first.em}
}

// boxOf is the box of a text from its baseline to the height of its face's
// capitals.
func boxOf(t *page.Text) geom.Rect {
	m := t.Face.Metrics()
	h := font.Scale(m.CapHeight, m.UnitsPerEm, t.Size)
	return geom.Rect{X: t.At.X, Y: t.At.Y - h, W: t.Width(), H: h}
}
