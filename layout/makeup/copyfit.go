package makeup

import (
	"slices"

	"broadsheet/layout/diag"
	"broadsheet/layout/edition"
)

// mostOpen is how many lines may stand open before the note or at the end of the
// last leg without a word, or as many as there are legs: the balancing of the
// legs leaves some.
const mostOpen = 3

// open is the number of slots between the end of the text and the note, or the
// end of the room.
func (s *fitted) open(blocks []block) int {
	next, end := 0, s.room
	for i, l := range s.blocks {
		switch {
		case l.slot < 0:
		case blocks[i].kind == closing:
			end = l.slot
		default:
			next = l.slot + max(blocks[i].rows, len(l.setting.Lines))
		}
	}
	return end - next
}

// uneasy is how much dearer than its ideal a story's setting may be before its
// pictures are cropped to set it better: about three hyphens.
const uneasy = 300_000

// copyfit sets the flow, with the pictures on top some rows deeper or shallower
// than their ratio asks for where the legs cannot be set well otherwise: up to a
// twelfth of their depth against bad lines, up to a sixth against widows, holes
// and oversets.
func (m *module) copyfit(f *fitter, frames []*frame, lines int, ideal int64, limit int) (fitted, int) {
	natural := 0
	for _, fr := range frames {
		if fr.spec.Place != edition.Inside && (natural == 0 || fr.natural < natural) {
			natural = fr.natural
		}
	}
	m.arrange(frames, 0, lines)
	best, foot := m.settle(f, frames, lines, limit)
	best, foot = m.float(f, frames, lines, limit, best, foot, ideal)
	if best.disorder > 0 {
		best, foot = m.shift(f, frames, lines, limit, best, foot)
	}
	if best.disorder > 0 {
		best, foot = m.float(f, frames, lines, limit, best, foot, ideal)
	}
	taken := 0
	for _, deeper := range [...]int{-1, 1, -2, 2, -3, 3} {
		rows := max(deeper, -deeper)
		if best.overset == 0 && best.cost-ideal < uneasy || rows > natural/6 {
			break
		}
		if best.overset == 0 && best.cost-ideal < holeCost && rows > natural/12 {
			break
		}
		m.arrange(frames, deeper, lines)
		got, d := m.settle(f, frames, lines, limit)
		if got.overset < best.overset || got.overset == best.overset && got.cost+uneasy < best.cost {
			best, foot, taken = got, d, deeper
		}
	}
	m.arrange(frames, taken, lines)
	m.cropped(taken)
	return best, foot
}

// cropped notes that pictures are some rows deeper than their ratio asks for.
func (m *module) cropped(deeper int) {
	if deeper != 0 {
		m.find(diag.At(m.place.Pos, diag.Note, "copyfit", "the picture is %d %s %s than its ratio asks for",
			abs(deeper), plural(abs(deeper), "row", "rows"), map[bool]string{true: "deeper", false: "shallower"}[deeper > 0]))
	}
}

// settle is balance, with what the order costs in which the story would be read.
func (m *module) settle(f *fitter, frames []*frame, lines, limit int) (fitted, int) {
	got, foot := m.balance(f, lines, limit)
	got.disorder = m.disorder(f, frames, got)
	got.cost += got.disorder
	return got, foot
}

// farthest is by how many blocks a pull quote may stray, or by how many rows a
// picture within the legs, so that a story is read in order.
const farthest = 12

// float moves pull quotes up or down by some paragraphs, one after the other,
// where that sets the story better; farther where it is read out of order.
func (m *module) float(f *fitter, frames []*frame, lines, limit int, best fitted, foot int, ideal int64) (fitted, int) {
	for id := range f.blocks {
		q := slices.IndexFunc(f.blocks, func(b block) bool { return b.id == id })
		if !f.blocks[q].floats || best.overset == 0 && best.cost-ideal < uneasy {
			continue
		}
		home := slices.Clone(f.blocks)
		kept := home
		for n := 2; n < 2*farthest+2; n++ {
			by := n / 2 * (1 - n%2*2) // 1, -1, 2, -2 …
			far := n/2 > 3
			if far && best.disorder == 0 {
				break
			}
			moved, ok := move(home, q, by, far)
			if !ok {
				continue
			}
			f.blocks = moved
			got, d := m.settle(f, frames, lines, limit)
			got.cost += int64(max(by, -by)) * floatCost / 4
			if got.overset < best.overset || got.overset == best.overset && got.cost < best.cost {
				best, foot, kept = got, d, moved
			}
		}
		f.blocks = kept
	}
	return best, foot
}

// shift moves the pictures within the legs up or down by some rows where the
// story is else read out of order.
func (m *module) shift(f *fitter, frames []*frame, lines, limit int, best fitted, foot int) (fitted, int) {
	for _, fr := range frames {
		if fr.spec.Place != edition.Inside {
			continue
		}
		kept := fr.shift
		for n := 2; n < 2*farthest+2 && best.disorder > 0; n++ {
			by := n / 2 * (1 - n%2*2)
			fr.shift = by
			m.arrange(frames, 0, lines)
			got, d := m.settle(f, frames, lines, limit)
			got.cost += int64(max(by, -by)) * floatCost / 8
			if got.overset < best.overset || got.overset == best.overset && got.cost < best.cost {
				best, foot, kept = got, d, by
			}
		}
		if fr.shift = kept; kept != 0 && fr.spec.Row > 0 {
			m.find(diag.At(fr.spec.Pos, diag.Note, "copyfit", "the picture stands %d %s %s than asked for, so that the story is read in order",
				abs(kept), plural(abs(kept), "row", "rows"), map[bool]string{true: "lower", false: "higher"}[kept > 0]))
		}
	}
	m.arrange(frames, 0, lines)
	return best, foot
}

// move gives the blocks with block q moved by some places, if it then stands
// between two paragraphs, not by a list, and passes no subhead unless it may go
// far.
func move(blocks []block, q, by int, far bool) ([]block, bool) {
	to := q + by
	if to < 1 || to >= len(blocks)-1 {
		return nil, false
	}
	out := slices.Clone(blocks)
	b := out[q]
	out = slices.Delete(out, q, q+1)
	for _, passed := range blocks[min(q, to) : max(q, to)+1] {
		if passed.kind != running && passed.id != b.id && !far {
			return nil, false
		}
	}
	above, below := &out[to-1], &out[to]
	if above.kind != running || below.kind != running || above.hang != nil || below.hang != nil {
		return nil, false
	}
	return slices.Insert(out, to, b), true
}

// balance finds the foot at which all legs end together at the least cost, at
// most limit, and the flow set so. Rows less and more than the best line counts
// ask for are tried, as paragraphs can give and take lines.
func (m *module) balance(f *fitter, lines, limit int) (fitted, int) {
	first := m.legs.footFor(lines-lines/60-1, m.lowest(), limit)
	var best fitted
	foot := -1
	for d := first; d <= limit; d++ {
		slots := m.legs.slots(d)
		got := f.fit(slots, lines+lines/4+20)
		got.cost += m.thin(d)
		if got.overset == 0 && (foot < 0 || got.cost < best.cost) {
			best, foot = got, d
		}
		if foot >= 0 && len(slots) > lines+len(m.legs.x) {
			break
		}
	}
	if foot < 0 {
		return f.fit(m.legs.slots(limit), lines+lines/4+20), limit
	}
	return best, foot
}

// lowest is the least row at which the legs may end: below every picture on top,
// the white under it left out, and some lines under one within the legs.
func (m *module) lowest() int {
	low := 1
	for _, t := range m.legs.top {
		low = max(low, t-1)
	}
	for _, b := range m.legs.blocks {
		bottom := int((b.Bottom() - m.grid.rowTop(m.row)) / m.grid.step)
		low = max(low, bottom+underPicture)
	}
	return low
}

// thin is what it costs that legs which end at a row have only a few lines.
func (m *module) thin(foot int) int64 {
	var cost int64
	for _, t := range m.legs.top {
		if n := foot - t; n > 0 && n < underPicture {
			cost += thinCost
		}
	}
	return cost
}
