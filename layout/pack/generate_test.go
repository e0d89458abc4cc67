package pack

import (
	"fmt"
	"math/rand/v2"
	"slices"
)

// format is a page without anything on it.
type format struct {
	name          string
	columns, rows int
	rowsPerColumn int // of a 3:2 picture, by column that it spans
	heads         [4][]int
}

var broadsheet = format{"broadsheet", 6, 150, 9, [4][]int{{60, 54}, {42, 36}, {30, 24}, {20, 18}}}
var tabloid = format{"tabloid", 5, 110, 8, [4][]int{{54, 48}, {36, 30}, {24, 20}, {18, 16}}}

// story is what a typesetter would be given, counted in lines of one column.
type story struct {
	priority int
	lines    int
	cuts     []int // lengths that it may be cut to, ascending, the full one last
	art      int   // columns of its picture as wished, 0 for none
	must     bool
}

// newsroom makes a page up with advertisements and a list of stories that need
// 110 to 160 per cent of what room they leave.
func newsroom(seed uint64, f format) (Page, []Item) {
	r := rand.New(rand.NewPCG(seed, 7))
	p := Page{Columns: f.columns, Rows: f.rows, Gap: 2, Fixed: ads(r, f)}
	return p, set(stories(r, p, f), f)
}

// set gives stories their shapes.
func set(list []story, f format) []Item {
	items := make([]Item, len(list))
	for i, s := range list {
		items[i] = s.set(f)
		items[i].Name = fmt.Sprintf("story %d", i+1)
	}
	return items
}

// edited is the list of newsroom with one of its stories a line or two longer or
// shorter, in one paragraph.
func edited(seed uint64, f format) (Page, []Item) {
	r := rand.New(rand.NewPCG(seed, 7))
	p := Page{Columns: f.columns, Rows: f.rows, Gap: 2, Fixed: ads(r, f)}
	list := stories(r, p, f)
	s := &list[r.IntN(len(list))]
	by := []int{-2, -1, 1, 2}[r.IntN(4)]
	for i := r.IntN(len(s.cuts)); i < len(s.cuts); i++ {
		s.cuts[i] += by
	}
	s.lines += by
	return p, set(list, f)
}

// stories is a list for a page.
func stories(r *rand.Rand, p Page, f format) []story {
	room := f.columns * f.rows
	for _, ad := range p.Fixed {
		room -= ad.Area()
	}
	n := 5 + r.IntN(14)
	weights := make([]int, n)
	sum := 0
	for i := range weights {
		switch {
		case i == 0:
			weights[i] = 25 + r.IntN(15)
		case i < 3:
			weights[i] = 14 + r.IntN(14)
		case i < 7:
			weights[i] = 6 + r.IntN(10)
		default:
			weights[i] = 2 + r.IntN(5)
		}
		sum += weights[i]
	}
	want := room * (110 + r.IntN(51)) / 100
	pictures := r.IntN(4) > 0
	list := make([]story, n)
	for i := range list {
		s := story{priority: i + 1, must: i < 3 && r.IntN(3) == 0}
		if i >= 3 {
			s.priority = 4 + (i-3)/3
		}
		area := want * weights[i] / sum
		if pictures && (i == 0 || i < 7 && r.IntN(2) == 0) {
			s.art = min(1+area/120, f.columns-2, 4)
			area -= s.art * (s.art*f.rowsPerColumn + 3)
		}
		s.lines = max(8, area-area/12)
		s.cuts = paragraphs(r, s.lines)
		list[i] = s
	}
	return list
}

// ads are none to three, along the foot.
func ads(r *rand.Rand, f format) []Fixed {
	var out []Fixed
	column := f.columns
	for i := range r.IntN(4) {
		w := 1 + r.IntN(3)
		if column -= w; column < 0 {
			break
		}
		d := 15 + r.IntN(f.rows/4)
		out = append(out, Fixed{Name: fmt.Sprintf("ad %d", i+1), Rect: Rect{column, f.rows - d, w, d}, Ad: true})
	}
	return out
}

// paragraphs lists the lengths at which a story can end: it may lose up to a
// quarter to a half.
func paragraphs(r *rand.Rand, lines int) []int {
	cuts := []int{lines}
	least := max(6, lines*(50+r.IntN(26))/100)
	for at := lines - 2 - r.IntN(7); at >= least; at -= 2 + r.IntN(7) {
		cuts = append(cuts, at)
	}
	slices.Reverse(cuts)
	return cuts
}

// set works out what shapes a story has.
func (s story) set(f format) Item {
	it := Item{Priority: s.priority, Must: s.must}
	for c := 1; c <= f.columns; c++ {
		sizes := []int{0}
		for k := s.art - 1; k <= s.art+1; k++ {
			if k > 0 && k <= c && s.art > 0 {
				sizes = append(sizes, k)
			}
		}
		for _, k := range sizes {
			if s.art > 0 && k == 0 && s.priority < 3 {
				continue
			}
			for _, head := range f.heads[min(s.priority, 4)-1] {
				if v, ok := s.variant(f, c, k, head); ok {
					it.Variants = append(it.Variants, v)
				}
			}
		}
	}
	return it
}

// variant is a story on c legs with a picture over k of them.
func (s story) variant(f format, c, k, size int) (Variant, bool) {
	lines := max(1, min(4, (size+11)/12+1-c/2))
	if size > 30 && c == 1 || size > 42 && c < 3 || size < 24 && c > 3 {
		return Variant{}, false
	}
	head := (lines*size*105/100+9)/10 + 2
	deep := 0
	v := Variant{Columns: c, Head: Head{Size: size, Rect: Rect{Rows: head - 1}}}
	if k > 0 {
		deep = k*f.rowsPerColumn + 3
		v.Art = Rect{c - k, head, k, deep}
		if k < s.art {
			v.Cost += 60
		}
	} else if s.art > 0 {
		v.Cost += 200
	}
	least := map[int]int{}
	for _, l := range s.cuts {
		for stretch := -l / 50; stretch <= l/50; stretch++ {
			legs := (l + stretch + k*deep) / c
			if legs < 4 || k > 0 && legs < deep+4 {
				continue
			}
			rows := head + (l+stretch+k*deep+c-1)/c
			cost := (s.lines-l)*8 + abs(stretch)*10 + max(0, legs-72)*10
			if old, ok := least[rows]; !ok || cost < old {
				least[rows] = cost
			}
		}
	}
	for rows := 1; rows <= f.rows; rows++ {
		if cost, ok := least[rows]; ok {
			v.Depths = append(v.Depths, Depth{Rows: rows, Cost: cost})
		}
	}
	return v, len(v.Depths) > 0
}

func abs(n int) int { return max(n, -n) }
