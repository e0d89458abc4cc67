package makeup

import (
	"cmp"
	"slices"

	"broadsheet/layout/edition"
	"broadsheet/layout/geom"
	"broadsheet/layout/page"
)

// A picture within the legs cuts them in two. Readers that know no more of a page
// than where its glyphs stand (pdftotext, search engines, screen readers) then
// may take the parts in another order than people do. They go by two rules of
// T. M. Breuel, High Performance Document Layout Analysis, 2003: of two parts
// that share a column the upper comes first; else the left one, unless a third
// part reaches over both columns and stands between. So make-up looks at a page
// with such a picture as they do, and prefers places of pull quotes and picture
// that come out in order.

// part is lines of one size, one below the other without a gap.
type part struct {
	box      geom.Rect
	wide     geom.Rect // box, as far as it can be drawn out sideways to what stands below
	size     geom.Length
	baseline geom.Length
	flow     int // its place among the story's parts, from 1; 0 for what is not in the flow
}

// disorder is what it costs that a story as set would be read in another order
// than its own, where a picture stands within its legs.
func (m *module) disorder(f *fitter, frames []*frame, set fitted) int64 {
	if !slices.ContainsFunc(frames, func(fr *frame) bool { return fr.spec.Place == edition.Inside }) {
		return 0
	}
	var faults int64
	last := 0
	for _, p := range read(m.trial(f, frames, set)) {
		if p.flow == 0 {
			continue
		}
		if p.flow < last {
			faults++
		}
		last = p.flow
	}
	return faults * disorderCost
}

// trial gives the parts of the story as it would be drawn.
func (m *module) trial(f *fitter, frames []*frame, set fitted) []part {
	items, findings := m.items, m.findings
	defer func() { m.items, m.findings = items, findings }()
	m.items, m.findings = nil, nil
	for _, fr := range frames {
		m.drawFrame(fr)
	}
	m.draw(f.blocks, set)
	return gather(m.items)
}

// gather joins texts into parts: one that stands on a part's last line or right
// below it, in type that differs by no more than a twentieth.
func gather(items []page.Item) []part {
	var parts []part
	flow := 0
	for _, it := range items {
		t, ok := it.(*page.Text)
		if !ok {
			continue
		}
		// Letters reach about so far from their baseline.
		box := geom.Rect{X: t.At.X, Y: t.At.Y - t.Size*3/4, W: t.Width(), H: t.Size}
		if n := len(parts); n > 0 && parts[n-1].takes(t, box) {
			parts[n-1].box = union(parts[n-1].box, box)
			parts[n-1].baseline = t.At.Y
			continue
		}
		p := part{box: box, size: t.Size, baseline: t.At.Y}
		if t.Role == "body" || t.Role == "item" || t.Role == "subhead" {
			flow++
			p.flow = flow
		}
		parts = append(parts, p)
	}
	return parts
}

// takes reports whether a text belongs to the part.
func (p *part) takes(t *page.Text, box geom.Rect) bool {
	down, unlike := t.At.Y-p.baseline, t.Size-p.size
	if down == 0 {
		return box.X < p.box.Right()+p.size
	}
	return down > 0 && down <= p.size*3/2 && box.X < p.box.Right() && p.box.X < box.Right() &&
		max(unlike, -unlike)*20 <= p.size
}

func union(a, b geom.Rect) geom.Rect {
	x, y := min(a.X, b.X), min(a.Y, b.Y)
	return geom.Rect{X: x, Y: y, W: max(a.Right(), b.Right()) - x, H: max(a.Bottom(), b.Bottom()) - y}
}

// read gives parts in the order of the two rules: depth first, every part after
// those that they put before it, from the top of the page down. It takes time in
// the cube of their number, which is some dozens.
func read(parts []part) []part {
	slices.SortStableFunc(parts, func(a, b part) int { return cmp.Or(cmp.Compare(a.box.Y, b.box.Y), cmp.Compare(a.box.X, b.box.X)) })
	for i := range parts {
		parts[i].draw(parts)
	}
	out := make([]part, 0, len(parts))
	seen := make([]bool, len(parts))
	var visit func(i int)
	visit = func(i int) {
		seen[i] = true
		for k := range parts {
			if !seen[k] && before(parts, k, i) {
				visit(k)
			}
		}
		out = append(out, parts[i])
	}
	for i := range parts {
		if !seen[i] {
			visit(i)
		}
	}
	return out
}

// draw draws the part out on both sides, over what stands below it, as far as
// nothing beside it is in the way.
func (p *part) draw(parts []part) {
	left, right := geom.Length(-1<<40), geom.Length(1<<40)
	for _, o := range parts {
		if o.box.Y > p.box.Bottom() || o.box.Bottom() < p.box.Y {
			continue
		}
		if o.box.X > p.box.Right() {
			right = min(right, o.box.X)
		}
		if o.box.Right() < p.box.X {
			left = max(left, o.box.Right())
		}
	}
	p.wide = p.box
	for _, o := range parts {
		if o.box.Y < p.box.Bottom() {
			continue
		}
		if o.box.Right() <= right {
			p.wide.W = max(p.wide.Right(), o.box.Right()) - p.wide.X
		}
		if x := o.box.X; x >= left && x < p.wide.X {
			p.wide.X, p.wide.W = x, p.wide.Right()-x
		}
	}
}

// before reports whether part k comes before part i.
func before(parts []part, k, i int) bool {
	if above(&parts[k], &parts[i]) {
		return true
	}
	if parts[k].wide.Right() > parts[i].wide.X {
		return false
	}
	for j := range parts {
		if j != i && j != k && above(&parts[i], &parts[j]) && above(&parts[j], &parts[k]) {
			return false
		}
	}
	return true
}

// above reports whether a stands above b in a column that both share.
func above(a, b *part) bool {
	return a.wide.X <= b.wide.Right() && b.wide.X <= a.wide.Right() && a.box.Y < b.box.Y
}
