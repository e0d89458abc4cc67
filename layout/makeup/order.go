package makeup

import (
	"slices"

	"broadsheet/layout/diag"
	"broadsheet/layout/edition"
	"broadsheet/layout/geom"
)

// A picture within the legs cuts them in two. Readers that know no more of a page
// than where its glyphs stand (pdftotext, search engines, screen readers) then
// may take the parts in another order than people do. They go by two rules of
// T. M. Breuel, High Performance Document Layout Analysis, 2003: of two parts
// that share a column the upper comes first; else the left one, unless a third
// part reaches over both columns and stands between. So make-up looks at a page
// with such a picture as they do, and prefers places of pull quotes and picture
// that come out in order.

// disorder is what it costs that a story as set would be read in another order
// than its own, where a picture stands within its legs or a pull quote beside
// them.
func (m *module) disorder(f *fitter, frames []*frame, set fitted) int64 {
	inside := func(fr *frame) bool { return fr.spec.Place == edition.Inside }
	floats := func(b block) bool { return b.floats }
	if !slices.ContainsFunc(frames, inside) && !slices.ContainsFunc(f.blocks, floats) {
		return 0
	}
	var faults int64
	last := 0
	for _, p := range read(m.parts(f, frames, set)) {
		if p.last == 0 {
			continue
		}
		if p.mixed || p.first < last {
			faults++
		}
		last = p.last
	}
	return faults * disorderCost
}

// reportOrder notes that a story is read in another order than its own.
func (m *module) reportOrder(f *fitter, frames []*frame, set fitted) {
	if set.overset > 0 || m.disorder(f, frames, set) == 0 {
		return
	}
	m.find(diag.At(m.place.Pos, diag.Note, "reading-order", "readers that go by where type stands, as search engines do, take the legs in another order").
		WithHint("give the picture within the legs another row, one leg or a caption, or leave out a pull quote"))
}

// read gives parts in the order of the two rules: depth first, every part after
// those that they put before it, from the top of the page down. It takes time in
// the cube of their number, which is some dozens.
func read(parts []part) []part {
	for i := range parts {
		parts[i].wide = parts[i].box
	}
	tables(parts)
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
	if a, b := &parts[k], &parts[i]; a.table > 0 && a.table == b.table {
		return a.box.Bottom() <= b.box.Y || a.box.Right() <= b.box.X && level(a.box, b.box)
	}
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
	return a.wide.X <= b.wide.Right() && b.wide.X <= a.wide.Right() && a.wide.Y < b.wide.Y
}
