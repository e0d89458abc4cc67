package makeup

import (
	"broadsheet/layout/edition"
	"broadsheet/layout/geom"
	"broadsheet/layout/story"
)

// A last leg that is short of the others costs openLegs, and openLine for each line.
const openLegs, openLine = 1200, 200

// badLine is the price of what gauge.worse counts.
const badLine = 200

// demeritsOf is how many demerits more than at its best are a unit of pack's cost: a
// line of r = 2 is worth three white cells.
const demeritsOf = 300_000

// price sets a story in a shape to a depth, by the cuts that come to about so many
// lines, and keeps the best of them as the way to that depth.
func (g *gauge) price(v *variant, w *way) int {
	if v.jump {
		return g.priceJump(v, w)
	}
	s := g.shape(v)
	full := g.cuts[len(g.cuts)-1].lines
	best, at := notSettable, w.cut
	for _, k := range g.cutsNear(&s, w) {
		c := &g.cuts[k]
		t := g.try(v, k, w.depth)
		if t.overset > 0 {
			continue
		}
		cost := (full-c.lines)*lineCut + c.lost*wordLost + abs(t.crop)*s.art*rowCropped + s.legs(w.depth)
		cost += t.worse * badLine
		if t.open > 0 {
			cost += openLegs + t.open*openLine
		}
		if over := t.cost - g.cost(*c); over > 0 {
			cost += int(min(over/demeritsOf, dearest))
		}
		if cost < best {
			best, at = cost, k
		}
	}
	w.cut = at
	return best
}

// priceJump sets the part of a story before it runs on elsewhere: to what the depth
// costs come the widows, orphans and holes that the setting cannot help.
func (g *gauge) priceJump(v *variant, w *way) int {
	p := g.placement(v, len(g.cuts)-1)
	p.Jumps = g.jumps()
	m := newModule(g.sheet.set, g.sheet.grid, g.sheet.spec.Folio, &p, 0, 0)
	m.headRows = make([]int, len(m.legs.x))
	for l := range m.headRows {
		m.headRows[l] = g.head(v.span, v.size).rows
	}
	f := newFitter(m.flow(), m.legWidth)
	lines, ideal := f.ideal()
	set, _, ok := m.runOn(f, m.frames(), lines, ideal, w.depth-g.frameRows())
	if !ok {
		return notSettable
	}
	return v.costs[indexOf(v, w)] + int(min(max(set.cost-ideal, 0)/demeritsOf, dearest))
}

func indexOf(v *variant, w *way) int {
	for i := range v.ways {
		if &v.ways[i] == w {
			return i
		}
	}
	panic("makeup: a way of another variant")
}

// cutsNear are the cuts by which a way may be made: its own first, then those that
// some crop brings near its depth.
func (g *gauge) cutsNear(s *shape, w *way) []int {
	const most = 4
	out := []int{w.cut}
	crops := g.crops(s)
	for k := len(g.cuts) - 1; k >= 0 && len(out) < most; k-- {
		c := &g.cuts[k]
		give := 1 + c.lines/slackShare
		low, high := s.room(w.depth, crops), s.room(w.depth, -crops)
		if k != w.cut && high >= c.lines-give && (low < 0 || low <= c.lines+give) && high >= 0 {
			out = append(out, k)
		}
	}
	return out
}

// trialKey is what a story was set as.
type trialKey struct {
	span, art  int
	size       geom.Length
	cut, depth int
}

// trial is what came of it.
type trial struct {
	overset int
	cost    int64
	crop    int
	open    int // lines at the end of the last leg
	worse   int // see gauge.worse
}

// try sets a story in a shape, cut, to a depth.
func (g *gauge) try(v *variant, k, depth int) trial {
	key := trialKey{v.span, v.art, v.size, k, depth}
	if t, ok := g.trials[key]; ok {
		return t
	}
	c := g.cuts[k]
	p := g.placement(v, k)
	m := newModule(g.sheet.set, g.sheet.grid, g.sheet.spec.Folio, &p, 0, 0)
	m.headRows = make([]int, len(m.legs.x))
	head := g.head(v.span, v.size).rows
	for l := range m.headRows {
		m.headRows[l] = head
	}
	g.fitter.blocks = g.kept(c)
	set, crop := m.fillTo(g.fitter, m.frames(), c.lines, g.cost(c), depth-g.frameRows())
	t := trial{overset: set.overset, cost: set.cost, crop: crop, open: g.openAt(&set), worse: g.worse(c, &set)}
	g.trials[key] = t
	return t
}

// openAt is how many lines the last leg is short of the others: white that a note
// has above it does not count.
func (g *gauge) openAt(set *fitted) int {
	if g.closing() > 0 {
		return 0
	}
	return set.open(g.fitter.blocks)
}

// placement is the story as a placement of a shape, at the top left of the page.
func (g *gauge) placement(v *variant, k int) edition.Placement {
	p := g.place
	c := g.cuts[k]
	if c.body < len(p.Story.Body) {
		short := *p.Story
		short.Body = append([]story.Block(nil), short.Body[:c.body]...)
		p.Story = &short
	}
	p.Column, p.Row, p.Span, p.Columns = 1, 1, v.span, v.span
	p.Headline.Size, p.Headline.Span = v.size, 0
	p.Pictures = g.pictures(v)
	return p
}

// pictures are the story's pictures in a shape: the first at the top, those inside
// as the spec has them. The others are left out.
func (g *gauge) pictures(v *variant) []edition.Picture {
	var out []edition.Picture
	for i, pic := range g.place.Pictures {
		switch {
		case g.relaxed >= bare:
			continue
		case i == 0 && v.art > 0:
			pic.Span = v.art
			if pic.Place == "" {
				pic.Place = edition.TopRight
			}
		case pic.Place == edition.Inside && pic.Leg+max(pic.Span, 1)-1 <= v.span && pic.Span <= v.span:
			if pic.Span == 0 {
				pic.Span = max(1, min((2*v.span+2)/5, v.span-pic.Leg+1)) // as edition.Placement.Arrange has it
			}
		default:
			continue
		}
		out = append(out, pic)
	}
	return out
}
