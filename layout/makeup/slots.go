package makeup

import (
	"broadsheet/layout/geom"
	"broadsheet/layout/text"
)

// slot is the room for one line of body text. A leg that an obstacle cuts in
// two counts as two stretches: a widow under a picture is a widow.
type slot struct {
	at      geom.Point // left end of its baseline
	width   geom.Length
	row     int32 // of the module
	leg     int32 // column of text, from 0
	stretch int32 // unbroken part of a leg, counted over all legs
}

// legs are the columns of text of a module, side by side: each runs from its
// own first row to a foot that all share.
type legs struct {
	x      []geom.Length // left edges
	width  geom.Length
	top    []int // first row of each
	blocks []geom.Rect
	grid   grid
	row    int // the module's first row on the page
}

// standoff is the white beside an obstacle that text runs round.
const standoff = 9 * geom.Pt

// shortest is the least measure worth setting beside an obstacle, in ems of a
// 9 pt body: newspaper.md's "at least 27 characters" would ask for about 12;
// less is accepted beside a narrow cut-out, with its loose lines reported.
const shortest = 80 * geom.Pt

// slots are the lines of all legs down to row foot (not included), in reading
// order. Bands of the grid that an obstacle covers are left out or made
// narrower.
func (l *legs) slots(foot int) []slot {
	n := 0
	for _, t := range l.top {
		n += max(foot-t, 0)
	}
	out := make([]slot, 0, n)
	stretch := int32(0)
	for i, x := range l.x {
		open := false
		for r := l.top[i]; r < foot; r++ {
			left, right := l.free(x, r)
			if !l.holds(left, right) {
				if open {
					stretch++
				}
				open = false
				continue
			}
			open = true
			out = append(out, slot{
				at:    geom.Point{X: left, Y: l.grid.baseline(l.row + r)},
				width: right - left, row: int32(r), leg: int32(i), stretch: stretch,
			})
		}
		stretch++
	}
	return out
}

// holds reports whether what is free of a line is enough for text.
func (l *legs) holds(left, right geom.Length) bool {
	return right-left >= min(shortest, l.width)
}

// footFor is the first row from low on, at most limit, above which the legs have
// so many lines.
func (l *legs) footFor(lines, low, limit int) int {
	foot := 0
	for ; foot < low || lines > 0 && foot < limit; foot++ {
		for i, x := range l.x {
			if foot >= l.top[i] && l.holds(l.free(x, foot)) {
				lines--
			}
		}
	}
	return foot
}

// free is the widest part of a leg's line in a row that no obstacle takes.
func (l *legs) free(x geom.Length, row int) (left, right geom.Length) {
	left, right = x, x+l.width
	band := geom.Rect{X: x, Y: l.grid.rowTop(l.row + row), W: l.width, H: l.grid.step}
	for _, b := range l.blocks {
		if band.Intersect(b).Empty() {
			continue
		}
		before, after := b.X-standoff-left, right-(b.Right()+standoff)
		switch {
		case before >= after:
			right = left + max(before, 0)
		default:
			left = right - max(after, 0)
		}
	}
	return left, right
}

// lineSlots are slots as the line breaker takes them.
func lineSlots(s []slot) []text.Slot {
	out := make([]text.Slot, len(s))
	for i := range s {
		out[i] = text.Slot{Width: s[i].width, Foot: footAt(s, i)}
	}
	return out
}

// footAt reports whether slot i is the last of its stretch, and text goes on
// in another.
func footAt(s []slot, i int) bool {
	return i+1 < len(s) && s[i+1].stretch != s[i].stretch
}
