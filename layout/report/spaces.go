package report

import "broadsheet/layout/geom"

// unit is one, the face's own space, in the fixed point of the sums: five
// decimals, so that the squares of a million spaces stay far below 2^63.
const unit = 100_000

// sums are what the statistics of word spaces are worked out from. Each space
// counts by d, how far it is from the face's own, in units.
type sums struct {
	natural          Thousandths
	n, d, dd         int64
	most             int64 // of 1 + d
	lines, over, far int64 // lines; of these over 1.5, over 2
}

// line takes up the word spaces of a justified line.
func (s *sums) line(gaps []gap) {
	if len(gaps) == 0 {
		return
	}
	if s.n == 0 {
		s.natural = gaps[0].ems
	}
	var mean int64
	for _, g := range gaps {
		d := g.relative() - unit
		s.n++
		s.d += d
		s.dd += d * d
		s.most = max(s.most, d+unit)
		mean += d + unit
	}
	n := int64(len(gaps))
	s.lines++
	if 2*mean > 3*unit*n {
		s.over++
	}
	if mean > 2*unit*n {
		s.far++
	}
}

func (s *sums) add(o *sums) {
	if s.n == 0 {
		s.natural = o.natural
	}
	s.n, s.d, s.dd = s.n+o.n, s.d+o.d, s.dd+o.dd
	s.most = max(s.most, o.most)
	s.lines, s.over, s.far = s.lines+o.lines, s.over+o.over, s.far+o.far
}

// settle works out the figures. The standard deviation is that of all spaces,
// not an estimate from a sample.
func (s *Spaces) settle() {
	t := &s.sums
	if t.n == 0 {
		return
	}
	mean := int64(geom.Length(t.d).MulDiv(1, geom.Length(t.n)))
	variance := max(0, t.dd/t.n-mean*mean)
	s.Count, s.Lines = int(t.n), int(t.lines)
	s.Natural = t.natural
	s.Mean = share(mean+unit, unit)
	s.SD = share(root(variance), unit)
	s.Max = share(t.most, unit)
	s.Over150, s.Over200 = share(t.over, t.lines), share(t.far, t.lines)
}

// root is the square root, rounded down.
func root(n int64) int64 {
	if n < 2 {
		return n
	}
	r := n
	for next := (r + n/r) / 2; next < r; next = (r + n/r) / 2 {
		r = next
	}
	return r
}

// gap is a word space: where it begins and ends on the page, and the face's own
// space at its size.
type gap struct {
	from, to geom.Length
	natural  geom.Length
	ems      Thousandths // natural in ems
}

// relative is the space in multiples of the face's own, in units.
func (g gap) relative() int64 {
	if g.natural <= 0 {
		return unit
	}
	return int64((g.to - g.from).MulDiv(unit, g.natural))
}

// rivers counts the chains of four lines or more in lines that stand one below
// the other: a chain goes on where a space shares three fifths of the narrower
// one with a space of the line above. Each is counted once for every space that
// it reaches in its fourth line.
func rivers(lines []line, step geom.Length) int {
	n := 0
	var above, here []int // length of the longest chain to each gap
	for i := range lines {
		l := &lines[i]
		here = append(here[:0], make([]int, len(l.gaps))...)
		joined := i > 0 && lines[i-1].stretch == l.stretch && l.y-lines[i-1].y <= step*17/10
		for k, g := range l.gaps {
			here[k] = 1
			if joined {
				here[k] += longest(g, lines[i-1].gaps, above)
			}
			if here[k] == 4 {
				n++
			}
		}
		above, here = here, above
	}
	return n
}

// longest is the length of the longest chain that g carries on.
func longest(g gap, gaps []gap, chains []int) int {
	best := 0
	for i, o := range gaps {
		common := min(g.to, o.to) - max(g.from, o.from)
		if 5*common >= 3*min(g.to-g.from, o.to-o.from) {
			best = max(best, chains[i])
		}
	}
	return best
}
