package page

import "broadsheet/layout/geom"

// stroker turns a line of a weight into pieces: a quadrilateral for each straight
// stretch, and what its corners and ends add. All of them are taken in the same
// sense, so that together they cover each place once (see cells.masked).
type stroker struct {
	width   int64 // in 1/256 pixel
	cap     geom.Cap
	join    geom.Join
	limit   int64 // of pointed joins, in thousandths of the width
	pieces  [][]spot
	pattern []int64 // strokes and gaps in turn
	phase   int64
}

// stroke adds the pieces of a contour.
func (s *stroker) stroke(k contour) {
	k.points = withoutRepeats(k.points)
	if len(k.points) > 1 && k.closed && k.points[0] == k.points[len(k.points)-1] {
		k.points = k.points[:len(k.points)-1]
	}
	switch {
	case len(k.points) == 0:
	case len(k.points) == 1:
		s.dot(k.points[0])
	case len(s.pattern) > 0:
		s.dashes(k)
	default:
		s.whole(k)
	}
}

func withoutRepeats(ps []spot) []spot {
	var out []spot
	for _, p := range ps {
		if len(out) == 0 || p != out[len(out)-1] {
			out = append(out, p)
		}
	}
	return out
}

// dot is what a contour of a single point leaves: its caps.
func (s *stroker) dot(p spot) {
	h := s.width / 2
	switch s.cap {
	case geom.RoundCap:
		s.round(p)
	case geom.SquareCap:
		s.piece(spot{p.x - h, p.y - h}, spot{p.x + h, p.y - h}, spot{p.x + h, p.y + h}, spot{p.x - h, p.y + h})
	}
}

// whole strokes a contour of at least two points from end to end.
func (s *stroker) whole(k contour) {
	ps, n := k.points, len(k.points)
	for i := 1; i < n; i++ {
		s.stretch(ps[i-1], ps[i], !k.closed && i == 1, !k.closed && i == n-1)
		if i > 1 {
			s.corner(ps[i-2], ps[i-1], ps[i])
		}
	}
	if k.closed && n > 2 {
		s.stretch(ps[n-1], ps[0], false, false)
		s.corner(ps[n-2], ps[n-1], ps[0])
		s.corner(ps[n-1], ps[0], ps[1])
	}
}

// normal is half the width, across the way from a to b.
func (s *stroker) normal(a, b spot) spot {
	dx, dy := b.x-a.x, b.y-a.y
	length := max(root(dx*dx+dy*dy), 1)
	return spot{-dy * s.width / (2 * length), dx * s.width / (2 * length)}
}

// stretch is a straight line; one that begins or ends the contour has a cap there.
func (s *stroker) stretch(a, b spot, first, last bool) {
	n := s.normal(a, b)
	if s.cap == geom.SquareCap {
		if first {
			a = spot{a.x - n.y, a.y + n.x}
		}
		if last {
			b = spot{b.x + n.y, b.y - n.x}
		}
	}
	s.piece(spot{a.x + n.x, a.y + n.y}, spot{b.x + n.x, b.y + n.y}, spot{b.x - n.x, b.y - n.y}, spot{a.x - n.x, a.y - n.y})
	if s.cap == geom.RoundCap {
		if first {
			s.round(a)
		}
		if last {
			s.round(b)
		}
	}
}

// corner fills the wedge that two stretches leave open at b.
func (s *stroker) corner(a, b, c spot) {
	if s.join == geom.RoundJoin {
		s.round(b)
		return
	}
	n, m := s.normal(a, b), s.normal(b, c)
	if n.x*m.y-n.y*m.x > 0 { // the open side is the other one
		n, m = spot{-n.x, -n.y}, spot{-m.x, -m.y}
	}
	from, to := spot{b.x + n.x, b.y + n.y}, spot{b.x + m.x, b.y + m.y}
	// The tip is at (n + m) · h² / (h² + n·m), h being half the width.
	h := max(s.width*s.width/4, 1)
	if within := h + n.x*m.x + n.y*m.y; s.join == geom.MiterJoin && within*s.limit/1000*s.limit/1000 >= 2*h {
		s.piece(b, from, spot{b.x + (n.x+m.x)*h/within, b.y + (n.y+m.y)*h/within}, to)
		return
	}
	s.piece(b, from, to)
}

// round is a circle of the stroke's width.
func (s *stroker) round(p spot) {
	h := s.width / 2
	k := h * 5523 / 10000 // of a quarter of a circle as a cubic curve
	at := func(x, y int64) spot { return spot{p.x + x, p.y + y} }
	ps := []spot{at(h, 0)}
	ps = appendCube(ps, at(h, k), at(k, h), at(0, h))
	ps = appendCube(ps, at(-k, h), at(-h, k), at(-h, 0))
	ps = appendCube(ps, at(-h, -k), at(-k, -h), at(0, -h))
	ps = appendCube(ps, at(k, -h), at(h, -k), at(h, 0))
	s.piece(ps...)
}

// piece adds a polygon, turned where it goes the other way round.
func (s *stroker) piece(ps ...spot) {
	var area int64
	for i, p := range ps {
		q := ps[(i+1)%len(ps)]
		area += (p.x-ps[0].x)*(q.y-ps[0].y) - (q.x-ps[0].x)*(p.y-ps[0].y)
	}
	if area < 0 {
		for i, k := 0, len(ps)-1; i < k; i, k = i+1, k-1 {
			ps[i], ps[k] = ps[k], ps[i]
		}
	}
	if area != 0 {
		s.pieces = append(s.pieces, ps)
	}
}

// mostDashes is how many dashes of a contour are painted: more than any page
// shows, and a bound on work.
const mostDashes = 20_000

// dashes cuts a contour into its dashes and strokes each.
func (s *stroker) dashes(k contour) {
	ps := k.points
	if k.closed {
		ps = append(ps[:len(ps):len(ps)], ps[0])
	}
	var total int64
	for _, d := range s.pattern {
		total += d
	}
	if total <= 0 {
		s.whole(k)
		return
	}
	i, left := 0, s.phase%total
	for left >= s.pattern[i] {
		left -= s.pattern[i]
		i = (i + 1) % len(s.pattern)
	}
	left = s.pattern[i] - left
	dash := []spot{ps[0]}
	flush := func() {
		if d := withoutRepeats(dash); i%2 == 0 && len(d) > 1 {
			s.whole(contour{points: d})
		} else if i%2 == 0 && len(d) == 1 {
			s.dot(d[0])
		}
	}
	for n, count := 1, 0; n < len(ps) && count < mostDashes; {
		a, b := dash[len(dash)-1], ps[n]
		dx, dy := b.x-a.x, b.y-a.y
		length := root(dx*dx + dy*dy)
		if length <= left {
			dash, left, n = append(dash, b), left-length, n+1
			continue
		}
		cut := spot{a.x + dx*left/length, a.y + dy*left/length}
		dash = append(dash, cut)
		flush()
		i = (i + 1) % len(s.pattern)
		dash, left = []spot{cut}, s.pattern[i]
		count++
	}
	flush()
}
