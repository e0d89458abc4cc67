package makeup

import "broadsheet/layout/geom"

// Poppler holds four parts that stand in two rows and two columns, aligned both
// ways, for a table, and reads its rows before its columns. Two legs that a
// picture cuts at one height, or a caption beside a few lines with a subhead
// below them, look like one.

// tables numbers the parts of tables from 1, and makes each as wide and deep as
// its table.
func tables(parts []part) {
	count := 0
	for i := range parts {
		right, below, across := neighbours(parts, i)
		if right < 0 || below < 0 || across < 0 || !square(parts, i, right, below, across) {
			continue
		}
		t := max(parts[i].table, parts[right].table, parts[below].table, parts[across].table)
		if t == 0 {
			count++
			t = count
		}
		for _, k := range [...]int{i, right, below, across} {
			parts[k].table = t
		}
	}
	for t := 1; t <= count; t++ {
		var all geom.Rect
		for _, p := range parts {
			if p.table == t {
				all = all.Union(p.box)
			}
		}
		for i := range parts {
			if parts[i].table == t {
				parts[i].wide = all
			}
		}
	}
}

// neighbours are the nearest parts to the right of part i, below it, and below it
// to the right; -1 for none.
func neighbours(parts []part, i int) (right, below, across int) {
	right, below, across = -1, -1, -1
	p := parts[i].box
	for k, o := range parts {
		switch {
		case k == i:
		case level(p, o.box) && o.box.X > p.Right():
			if right < 0 || o.box.X < parts[right].box.X {
				right = k
			}
		case inLine(p, o.box) && o.box.Y > p.Bottom():
			if below < 0 || o.box.Y < parts[below].box.Y {
				below = k
			}
		case o.box.X > p.Right() && o.box.Y > p.Bottom():
			if across < 0 || o.box.X < parts[across].box.X && o.box.Y < parts[across].box.Y {
				across = k
			}
		}
	}
	return right, below, across
}

func level(a, b geom.Rect) bool  { return a.Y <= b.Bottom() && b.Y <= a.Bottom() }
func inLine(a, b geom.Rect) bool { return a.X <= b.Right() && b.X <= a.Right() }

// square reports whether four parts stand in two rows and two columns: apart, and
// aligned in both directions at an edge or in the middle.
func square(parts []part, i, right, below, across int) bool {
	a, b, c, d := parts[i].box, parts[right].box, parts[below].box, parts[across].box
	if inLine(c, d) || level(b, d) || inLine(b, c) || level(b, c) || !inLine(b, d) || !level(c, d) {
		return false
	}
	size := min(parts[i].size, parts[right].size, parts[below].size, parts[across].size)
	near := func(x, y, most geom.Length) bool { return max(x-y, y-x) <= most }
	inX, inY := size*7/10, size/2
	middle := func(r geom.Rect) geom.Point { return geom.Point{X: r.X + r.W/2, Y: r.Y + r.H/2} }
	ma, mb, mc, md := middle(a), middle(b), middle(c), middle(d)
	columns := near(a.X, c.X, inX) && near(b.X, d.X, inX) ||
		near(a.Right(), c.Right(), inX) && near(b.Right(), d.Right(), inX) ||
		near(ma.X, mc.X, inX) && near(mb.X, md.X, inX)
	rows := near(a.Y, b.Y, inY) && near(c.Y, d.Y, inY) ||
		near(a.Bottom(), b.Bottom(), inY) && near(c.Bottom(), d.Bottom(), inY) ||
		near(ma.Y, mb.Y, inY) && near(mc.Y, md.Y, inY)
	return columns && rows
}
