package makeup

import (
	"math"

	"broadsheet/layout/edition"
	"broadsheet/layout/geom"
)

// slug is one thing of a galley that is not divided: an entry, a refer, a day.
// Height is from its top to its foot, above the white over it, which is dropped at
// the top of a column; the rule, if any, stands in the middle of that white. Draw
// draws it with its corner at a point.
type slug struct {
	height, above geom.Length
	rule          edition.Rule
	keep          bool // the next stands in the same column
	draw          func(at geom.Point)
}

// afterTitle adds to the white below a title, which is that of a list, what larger
// things need. What follows does not keep to the grid: the white that whole rows
// leave may stand above it.
func (s *stack) afterTitle(title string) {
	if title != "" {
		s.y += s.grid.step / 3
	}
	s.joint()
}

// galley adds slugs one below the other, cut into n columns of a width so that the
// deepest is as short as can be and the others are as near to it as can be.
// Columns have rules between them where ruled.
func (s *stack) galley(slugs []slug, c columns, ruled bool) {
	n := len(c.x)
	cuts, deep := cutGalley(slugs, n)
	for k := range n {
		y := s.y
		for i := cuts[k]; i < cuts[k+1]; i++ {
			g := slugs[i]
			if i > cuts[k] {
				if g.rule.Weight > 0 {
					at := y + g.above/2
					s.add(func(p geom.Point) { s.module.rule(p.X+c.x[k], p.Y+at, c.width, g.rule) })
				}
				y += g.above
			}
			at := geom.Point{X: c.x[k], Y: y}
			s.add(func(p geom.Point) { g.draw(p.Add(at)) })
			y += g.height
		}
	}
	if ruled {
		used := n
		for used > 1 && cuts[used-1] == cuts[used] {
			used--
		}
		c.parted(s.y, s.y+deep, used)
	}
	s.foot = max(s.foot, s.y+deep)
	s.y += deep
}

// cutGalley divides slugs among n columns, in order: column k has those from cuts[k] up
// to cuts[k+1]. Among the ways whose deepest column is least it takes the one whose
// columns differ least from it, by the squares. It is dynamic programming over
// (column, slugs), in time n·len(slugs)².
func cutGalley(slugs []slug, n int) (cuts []int, deep geom.Length) {
	m := len(slugs)
	height := func(from, to int) geom.Length { // of slugs in one column
		var h geom.Length
		for i := from; i < to; i++ {
			if h += slugs[i].height; i > from {
				h += slugs[i].above
			}
		}
		return h
	}
	low, high := geom.Length(0), height(0, m)
	for low < high {
		if mid := (low + high) / 2; columnsFor(slugs, mid) <= n {
			high = mid
		} else {
			low = mid + 1
		}
	}
	deep = high
	const never = int64(1) << 62
	best := make([][]int64, n+1)
	from := make([][]int, n+1)
	for k := range best {
		best[k], from[k] = make([]int64, m+1), make([]int, m+1)
		for i := range best[k] {
			best[k][i] = never
		}
	}
	best[0][0] = 0
	for k := 1; k <= n; k++ {
		for to := 0; to <= m; to++ {
			if to > 0 && to < m && slugs[to-1].keep {
				continue
			}
			for i := to; i >= 0; i-- {
				h := height(i, to)
				if h > deep {
					break
				}
				if best[k-1][i] == never {
					continue
				}
				short := int64(deep-h) >> 8 // 1/256 pt: squares of a page's depth stay in range
				if cost := best[k-1][i] + short*short; cost < best[k][to] {
					best[k][to], from[k][to] = cost, i
				}
			}
		}
	}
	cuts = make([]int, n+1)
	cuts[n] = m
	for k := n; k > 0; k-- {
		cuts[k-1] = from[k][cuts[k]]
	}
	return cuts, deep
}

// columnsFor is how many columns of a depth slugs fill, one after the other; no
// number is enough where one is deeper, or several that are kept together are.
func columnsFor(slugs []slug, deep geom.Length) int {
	n := 0
	for i := 0; i < len(slugs); {
		n++
		var h geom.Length
		end := i
		for k := i; k < len(slugs); k++ {
			if h += slugs[k].height; k > i {
				h += slugs[k].above
			}
			if h > deep {
				break
			}
			if !slugs[k].keep || k == len(slugs)-1 {
				end = k + 1
			}
		}
		if end == i {
			return math.MaxInt
		}
		i = end
	}
	return n
}
