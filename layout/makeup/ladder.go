package makeup

import (
	"slices"

	"broadsheet/layout/edition"
)

// shape is the room of a variant: what stands above the text of its legs. Pictures
// within the legs take inside of their lines, and need a depth of least.
type shape struct {
	span, head, art, frame int
	inside, least          int
}

func (g *gauge) shape(v *variant) shape {
	s := shape{span: v.span, head: g.head(v.span, v.size).rows + g.frameRows(), art: v.art}
	if v.art > 0 {
		s.frame = g.frame(v.art)
	}
	g.insides(v, &s)
	return s
}

// insides measures the pictures that stand within the legs of a shape, where they
// stand for the whole story, or as high as they may for one that runs on elsewhere.
func (g *gauge) insides(v *variant, s *shape) {
	pictures := g.pictures(v)
	if !slices.ContainsFunc(pictures, func(p edition.Picture) bool { return p.Place == edition.Inside }) {
		return
	}
	p := g.placement(v, len(g.cuts)-1)
	m := newModule(g.sheet.set, g.sheet.grid, g.sheet.spec.Folio, &p, 0, 0)
	m.headRows = make([]int, len(m.legs.x))
	for l := range m.headRows {
		m.headRows[l] = s.head - g.frameRows()
	}
	lines := g.cuts[len(g.cuts)-1].lines
	if v.jump {
		lines = 0
	}
	m.arrange(m.frames(), 0, lines)
	depth := m.lowest()
	room := 0
	for _, t := range m.legs.top {
		room += max(depth-t, 0)
	}
	s.inside, s.least = room-len(m.legs.slots(depth)), depth+g.frameRows()
}

// room is the number of lines in a shape's legs at a depth, its picture some rows
// deeper than its ratio asks; -1 where the depth does not hold the pictures or
// leaves a few lines under one.
func (s *shape) room(depth, crop int) int {
	if depth < s.least {
		return -1
	}
	under := depth - s.head
	n := under*(s.span-s.art) - s.inside
	if s.art == 0 {
		return n
	}
	under -= s.frame + crop
	switch {
	case under == -1:
		return n // the white below the picture is the module's own
	case under < underPicture:
		return -1
	}
	return n + under*s.art
}

// foot is the least depth of a shape in which legs of some rows have room, and in
// the last of them the note.
func (s *shape) foot(rows, crop, note int) int {
	if s.art > 0 {
		note += s.frame + crop // the picture stands at the right
	}
	return s.head + max(rows, note)
}

// tallest is the rows of the deepest thing in a cut that is not split: a pull quote, a
// subhead with what it keeps, the byline with a drop cap below it.
func (g *gauge) tallest(c *cut) int {
	rows := 0
	for i := range c.blocks {
		switch b := &g.blocks[i]; {
		case b.kind == whole:
			rows = max(rows, b.rows+b.keep)
		case b.cap != nil:
			rows = max(rows, g.lines[i]+dropLines)
		}
	}
	return rows
}

// crops is the most rows by which a picture may be deeper or shallower.
func (g *gauge) crops(s *shape) int {
	return s.frame * g.sheet.set.edition.Copyfit.Crop / 100
}

// ladder finds the depths that a shape can be set to, each in its cheapest way.
func (g *gauge) ladder(v *variant) {
	s := g.shape(v)
	rows := g.sheet.grid.rows
	most := g.crops(&s)
	ways := make([]way, rows+1)
	costs := make([]int, rows+1)
	full := g.cuts[len(g.cuts)-1].lines
	note := g.lines[len(g.blocks)] - g.lines[len(g.blocks)-g.closing()]
	for k := len(g.cuts) - 1; k >= 0; k-- {
		c := &g.cuts[k]
		give := 1 + c.lines/slackShare
		for crop := -most; crop <= most; crop++ {
			low := s.foot(max((c.lines-give)/s.span, min(shortestHead, c.lines), g.tallest(c)), crop, note)
			for depth := low; depth <= rows; depth++ {
				n := s.room(depth, crop)
				if n > c.lines+give+max(min(note, mostOpen), s.span-1) {
					break // above the note some lines may stay white, and a row more is one for each leg
				}
				if n < c.lines-give {
					continue
				}
				cost := (full-c.lines)*lineCut + c.lost*wordLost + abs(n-c.lines)*lineMade + abs(crop)*s.art*rowCropped + s.legs(depth)
				if ways[depth].depth == 0 || cost < costs[depth] {
					ways[depth], costs[depth] = way{depth: depth, cut: k, crop: crop}, cost
				}
			}
		}
	}
	v.take(ways, costs)
}

// legs is what the depth of a shape's legs costs.
func (s *shape) legs(depth int) int {
	n := depth - s.head
	return max(0, 8-n)*shortLegs + max(0, n-longest)*longLegs
}

// take keeps the depths that were found.
func (v *variant) take(ways []way, costs []int) {
	for d, w := range ways {
		if w.depth > 0 {
			v.ways = append(v.ways, w)
			v.costs = append(v.costs, costs[d])
		}
	}
}

func abs(n int) int { return max(n, -n) }

// jumpLadder finds the depths at which a story can run on elsewhere: any with the
// least lines before and after.
func (g *gauge) jumpLadder(v *variant) {
	s := g.shape(v)
	grid := &g.sheet.grid
	whole := g.cuts[len(g.cuts)-1]
	before, after := grid.rowsFor(beforeJump)+1, grid.rowsFor(afterJump)
	most := whole.lines
	if jumps := g.jumps(); len(jumps) > 0 {
		if words, _ := g.sheet.onto(jumps[0].Folio, g.place.Story.File); words < g.words {
			most = whole.lines * words / g.words
		}
	}
	for depth := s.head + shortestHead; depth <= grid.rows; depth++ {
		n := s.room(depth, 0)
		if n > whole.lines-after {
			break
		}
		if n >= before && whole.lines-n <= most {
			v.ways = append(v.ways, way{depth: depth, cut: len(g.cuts) - 1})
			v.costs = append(v.costs, s.legs(depth)+max(0, fullLegs-n/s.span)*shortPart)
		}
	}
}
