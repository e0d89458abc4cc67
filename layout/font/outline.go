package font

// Op is what a segment of an outline does.
type Op uint8

// The operations, with how many points of Segment.P they use. TrueType
// outlines have no CubeTo.
const (
	MoveTo Op = iota // 1: ends the contour before and starts the next
	LineTo           // 1
	QuadTo           // 2: the control point, the end
	CubeTo           // 3: both control points, the end
)

// Point is a point in font units, y upwards.
type Point struct{ X, Y int32 }

// Segment is one step of an outline.
type Segment struct {
	Op Op
	P  [3]Point
}

// Bounds is the glyph's bounding box as the font states it, empty for a glyph
// without an outline.
func (f *Face) Bounds(id uint16) Box {
	g := f.glyph(id)
	if len(g) < glyphHeader {
		return Box{}
	}
	return Box{i16(g[2:]), i16(g[4:]), i16(g[6:]), i16(g[8:])}
}

// Outline gives the glyph's contours, each a MoveTo and what follows it up to
// the next, closed. Coordinates are rounded to font units. A glyph without an
// outline, or with a broken one, gives none.
//
// See the OpenType specification 1.9, "glyf". Of components the offsets by
// point numbers (which no current font uses) are taken as zero.
func (f *Face) Outline(id uint16) []Segment {
	budget := 256
	return f.outline(nil, id, identity, 0, &budget)
}

const (
	glyphHeader = 10 // numberOfContours and the box
	maxDepth    = 8  // of components within components; real fonts have 2 or 3
)

// glyph gives the raw glyph, empty where the face has none.
func (f *Face) glyph(id uint16) []byte {
	if int(id) >= f.glyphs {
		return nil
	}
	return f.glyf[f.loca[id]:f.loca[int(id)+1]]
}

// affine maps (x, y) to (a·x + c·y + dx, b·x + d·y + dy); a to d are in units
// of 1/16384, as in the file.
type affine struct{ a, b, c, d, dx, dy int64 }

var identity = affine{a: 1 << 14, d: 1 << 14}

func (m affine) apply(x, y int32) Point {
	const half = 1 << 13
	return Point{
		int32((m.a*int64(x)+m.c*int64(y)+half)>>14 + m.dx),
		int32((m.b*int64(x)+m.d*int64(y)+half)>>14 + m.dy),
	}
}

// then gives the map that does n first and then m.
func (m affine) then(n affine) affine {
	mul := func(p, q, r, s int64) int64 { return (p*q + r*s) >> 14 }
	at := m.apply(int32(n.dx), int32(n.dy))
	return affine{
		mul(m.a, n.a, m.c, n.b), mul(m.b, n.a, m.d, n.b),
		mul(m.a, n.c, m.c, n.d), mul(m.b, n.c, m.d, n.d),
		int64(at.X), int64(at.Y),
	}
}

// outline appends the glyph's contours under the map m. The budget is how many
// glyphs may still be drawn, so that components cannot multiply without end.
func (f *Face) outline(out []Segment, id uint16, m affine, depth int, budget *int) []Segment {
	g := f.glyph(id)
	if len(g) < glyphHeader || depth > maxDepth || *budget == 0 {
		return out
	}
	*budget--
	if n := i16(g); n >= 0 {
		return simple(out, g[glyphHeader:], int(n), m)
	}
	return f.composite(out, g[glyphHeader:], m, depth, budget)
}

// The flags of a component.
const (
	argsAreWords = 1 << 0
	argsAreXY    = 1 << 1
	oneScale     = 1 << 3
	more         = 1 << 5
	twoScales    = 1 << 6
	fourScales   = 1 << 7
)

func (f *Face) composite(out []Segment, b []byte, m affine, depth int, budget *int) []Segment {
	for {
		if len(b) < 4 {
			return out
		}
		flags, id := be16(b), be16(b[2:])
		part, rest, ok := component(b[4:], flags)
		if !ok {
			return out
		}
		out = f.outline(out, id, m.then(part), depth+1, budget)
		if flags&more == 0 {
			return out
		}
		b = rest
	}
}

// component reads a component's offset and scale.
func component(b []byte, flags uint16) (m affine, rest []byte, ok bool) {
	m = identity
	size := 2
	if flags&argsAreWords != 0 {
		size = 4
	}
	scales := 0
	switch {
	case flags&oneScale != 0:
		scales = 1
	case flags&twoScales != 0:
		scales = 2
	case flags&fourScales != 0:
		scales = 4
	}
	if len(b) < size+2*scales {
		return m, nil, false
	}
	switch {
	case flags&argsAreXY == 0:
	case size == 4:
		m.dx, m.dy = int64(i16(b)), int64(i16(b[2:]))
	default:
		m.dx, m.dy = int64(int8(b[0])), int64(int8(b[1]))
	}
	s := b[size:]
	switch scales {
	case 1:
		m.a, m.d = int64(i16(s)), int64(i16(s))
	case 2:
		m.a, m.d = int64(i16(s)), int64(i16(s[2:]))
	case 4:
		m.a, m.b, m.c, m.d = int64(i16(s)), int64(i16(s[2:])), int64(i16(s[4:])), int64(i16(s[6:]))
	}
	return m, s[2*scales:], true
}

// The flags of a point.
const (
	onCurve = 1 << 0
	xShort  = 1 << 1
	yShort  = 1 << 2
	repeat  = 1 << 3
	xSame   = 1 << 4 // or positive, of a short one
	ySame   = 1 << 5
)

type contourPoint struct {
	Point
	on bool
}

// simple appends the n contours of a glyph without components.
func simple(out []Segment, b []byte, n int, m affine) []Segment {
	if n == 0 || len(b) < 2*n+2 {
		return out
	}
	ends := b[:2*n]
	total := int(be16(ends[2*n-2:])) + 1
	hints := int(be16(b[2*n:]))
	if len(b) < 2*n+2+hints {
		return out
	}
	points, ok := readPoints(b[2*n+2+hints:], total, m)
	if !ok {
		return out
	}
	from := 0
	for i := range n {
		to := int(be16(ends[2*i:])) + 1
		if to < from || to > total {
			return out
		}
		out = contour(out, points[from:to])
		from = to
	}
	return out
}

func readPoints(b []byte, n int, m affine) (points []contourPoint, ok bool) {
	flags, b, ok := readFlags(b, n)
	if !ok {
		return nil, false
	}
	xs, b, ok := readDeltas(b, flags, xShort, xSame)
	if !ok {
		return nil, false
	}
	ys, _, ok := readDeltas(b, flags, yShort, ySame)
	if !ok {
		return nil, false
	}
	points = make([]contourPoint, n)
	for i := range points {
		points[i] = contourPoint{m.apply(xs[i], ys[i]), flags[i]&onCurve != 0}
	}
	return points, true
}

func readFlags(b []byte, n int) (flags, rest []byte, ok bool) {
	flags = make([]byte, 0, n)
	for len(flags) < n {
		if len(b) == 0 {
			return nil, nil, false
		}
		f := b[0]
		flags, b = append(flags, f), b[1:]
		if f&repeat == 0 {
			continue
		}
		if len(b) == 0 || len(flags)+int(b[0]) > n {
			return nil, nil, false
		}
		for range b[0] {
			flags = append(flags, f)
		}
		b = b[1:]
	}
	return flags, b, true
}

// readDeltas gives the points' absolute coordinates along one axis.
func readDeltas(b, flags []byte, short, same byte) (at []int32, rest []byte, ok bool) {
	at = make([]int32, len(flags))
	var pos int32
	for i, f := range flags {
		switch {
		case f&short != 0:
			if len(b) < 1 {
				return nil, nil, false
			}
			if f&same != 0 {
				pos += int32(b[0])
			} else {
				pos -= int32(b[0])
			}
			b = b[1:]
		case f&same == 0:
			if len(b) < 2 {
				return nil, nil, false
			}
			pos += i16(b)
			b = b[2:]
		}
		at[i] = pos
	}
	return at, b, true
}

// contour appends one contour, which ends where it starts. Between two control points in a row there is
// a point of the curve that the file leaves out, in their middle.
func contour(out []Segment, p []contourPoint) []Segment {
	if len(p) < 2 {
		return out
	}
	start, first := contourStart(p)
	out = append(out, Segment{Op: MoveTo, P: [3]Point{start}})
	var control Point
	open := false // a control point waits for the end of its curve
	for i := range p {
		q := p[(first+i)%len(p)]
		switch {
		case q.on && open:
			out = append(out, Segment{Op: QuadTo, P: [3]Point{control, q.Point}})
			open = false
		case q.on:
			out = append(out, Segment{Op: LineTo, P: [3]Point{q.Point}})
		case open:
			out = append(out, Segment{Op: QuadTo, P: [3]Point{control, middle(control, q.Point)}})
			control = q.Point
		default:
			control, open = q.Point, true
		}
	}
	if open {
		out = append(out, Segment{Op: QuadTo, P: [3]Point{control, start}})
	}
	return out
}

// contourStart gives the point where a contour starts and the index of the
// point that follows it.
func contourStart(p []contourPoint) (start Point, next int) {
	for i, q := range p {
		if q.on {
			return q.Point, i + 1
		}
	}
	return middle(p[len(p)-1].Point, p[0].Point), 0
}

func middle(a, b Point) Point { return Point{(a.X + b.X + 1) >> 1, (a.Y + b.Y + 1) >> 1} }
