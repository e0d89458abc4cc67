package pack

// inf is the cost of what cannot be; two of them still add up.
const inf = 1 << 29

// shape is the least cost of filling a depth, as a function of the depth: inf
// below lo, cost[d-lo] from there on, and slope more for each row beyond. It
// never rises by more than slope from one row to the next, because a row can
// always be left white.
type shape struct {
	lo    int
	cost  []int32
	slope int32
}

// at is the cost at depth d.
func (s *shape) at(d int) int {
	switch i := d - s.lo; {
	case i < 0:
		return inf
	case i < len(s.cost):
		return int(s.cost[i])
	default:
		last := len(s.cost) - 1
		return int(s.cost[last]) + (i-last)*int(s.slope)
	}
}

// settle lowers costs to what white space gives and drops the tail that the
// slope says.
func (s *shape) settle() {
	for i := 1; i < len(s.cost); i++ {
		s.cost[i] = min(s.cost[i], s.cost[i-1]+s.slope)
	}
	n := len(s.cost)
	for n > 1 && s.cost[n-1] == s.cost[n-2]+s.slope {
		n--
	}
	s.cost = s.cost[:n]
}

// variantShape is a leaf's.
func variantShape(v *Variant, rows int) shape {
	s := shape{lo: v.Depths[0].Rows, slope: int32(v.Columns * whiteCell)}
	s.cost = make([]int32, max(1, min(v.Depths[len(v.Depths)-1].Rows, rows)-s.lo+1))
	for i := range s.cost {
		s.cost[i] = inf
	}
	for _, d := range v.Depths {
		if i := d.Rows - s.lo; i < len(s.cost) {
			s.cost[i] = min(s.cost[i], int32(min(d.Cost+v.Cost, inf)))
		}
	}
	s.settle()
	return s
}

// beside is the shape of regions that stand side by side.
func beside(kids []*node) shape {
	var s shape
	hi := 0
	for _, k := range kids {
		s.lo = max(s.lo, k.shape.lo)
		s.slope += k.shape.slope
		hi = max(hi, k.shape.lo+len(k.shape.cost))
	}
	s.cost = make([]int32, max(1, hi-s.lo))
	for _, k := range kids {
		for i := range s.cost {
			s.cost[i] = min(inf, s.cost[i]+int32(k.shape.at(s.lo+i)))
		}
	}
	s.settle()
	return s
}

// stacked is the shape of a over b with a gap between, for depths up to rows;
// the two are of one width, so of one slope.
func stacked(a, b *shape, gap, rows int) shape {
	s := shape{lo: a.lo + b.lo + gap, slope: a.slope}
	n := max(1, min(len(a.cost)+len(b.cost)-1, rows-s.lo+1))
	s.cost = make([]int32, n)
	for i := range s.cost {
		s.cost[i] = inf
	}
	for i, ca := range a.cost {
		if i >= n {
			break
		}
		row := s.cost[i:]
		for j, cb := range b.cost {
			if j >= len(row) {
				break
			}
			if c := ca + cb; c < row[j] {
				row[j] = c
			}
		}
	}
	s.settle()
	return s
}
