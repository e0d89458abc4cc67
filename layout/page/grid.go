package page

import "broadsheet/layout/geom"

// Grid is the page's column and baseline grid. Body baselines stand at
// Top + k·Step for k ≥ 1. Live is the area within the margins. On a double page the
// two middle columns stand Bridge apart instead of a gutter: it is 0 on others, and
// the number of columns is even.
type Grid struct {
	Live    geom.Rect
	Columns int
	Gutter  geom.Length
	Bridge  geom.Length
	Top     geom.Length
	Step    geom.Length
}

// Column is the width of one column.
func (g Grid) Column() geom.Length {
	n := geom.Length(max(g.Columns, 1))
	return (g.Live.W - (n-1)*g.Gutter - g.fold()) / n
}

// X is the left edge of column i, from 0.
func (g Grid) X(i int) geom.Length {
	x := g.Live.X + geom.Length(i)*(g.Column()+g.Gutter)
	if 2*i >= g.Columns {
		x += g.fold()
	}
	return x
}

// fold is what the bridge is wider than a gutter.
func (g Grid) fold() geom.Length {
	if g.Bridge == 0 {
		return 0
	}
	return g.Bridge - g.Gutter
}
