package picture

import (
	"math"
	"strings"

	"broadsheet/layout/geom"
)

// svgPoint is a point of a drawing, y downwards.
type svgPoint struct{ x, y float64 }

// svgBox is a rectangle of a drawing.
type svgBox struct{ x, y, w, h float64 }

// diagonal is what shares of a length that is neither wide nor high are of (SVG 2,
// 8.9).
func (b svgBox) diagonal() float64 { return math.Hypot(b.w, b.h) / math.Sqrt2 }

// matrix takes (x, y) to (a·x + c·y + e, b·x + d·y + f).
type matrix struct{ a, b, c, d, e, f float64 }

var identity = matrix{a: 1, d: 1}

func (m matrix) apply(p svgPoint) svgPoint {
	return svgPoint{float64(m.a*p.x) + float64(m.c*p.y) + m.e, float64(m.b*p.x) + float64(m.d*p.y) + m.f}
}

// times is the matrix that applies n, then m.
func (m matrix) times(n matrix) matrix {
	return matrix{
		float64(m.a*n.a) + float64(m.c*n.b), float64(m.b*n.a) + float64(m.d*n.b),
		float64(m.a*n.c) + float64(m.c*n.d), float64(m.b*n.c) + float64(m.d*n.d),
		float64(m.a*n.e) + float64(m.c*n.f) + m.e, float64(m.b*n.e) + float64(m.d*n.f) + m.f,
	}
}

// scale is by how much lengths grow, on the whole.
func (m matrix) scale() float64 {
	return math.Sqrt(math.Abs(float64(m.a*m.d) - float64(m.b*m.c)))
}

// farSVG is how far from its origin a drawing goes, in points; what is farther is
// brought there.
const farSVG = 1e6

// length is a number of points as a length.
func length(v float64) geom.Length {
	if math.IsNaN(v) {
		return 0
	}
	return geom.Points(min(max(v, -farSVG), farSVG))
}

func (m matrix) point(p svgPoint) geom.Point {
	q := m.apply(p)
	return geom.Point{X: length(q.x), Y: length(q.y)}
}

// parseTransform reads a list of transformations. It is not ok where a part of it
// is not one; what stands before that is taken.
func parseTransform(s string) (m matrix, ok bool) {
	m = identity
	for {
		s = trimmed(s)
		if s == "" || s == "none" {
			return m, true
		}
		name, rest, found := strings.Cut(s, "(")
		args, after, closed := strings.Cut(rest, ")")
		if !found || !closed {
			return m, false
		}
		v, fine := parseNumbers(args)
		t, known := transformOf(strings.TrimSpace(name), v)
		if !fine || !known {
			return m, false
		}
		m, s = m.times(t), after
	}
}

// transformOf is one transformation with its numbers.
func transformOf(name string, v []float64) (matrix, bool) {
	n := len(v)
	switch {
	case name == "matrix" && n == 6:
		return matrix{v[0], v[1], v[2], v[3], v[4], v[5]}, true
	case name == "translate" && n == 1:
		return matrix{1, 0, 0, 1, v[0], 0}, true
	case name == "translate" && n == 2:
		return matrix{1, 0, 0, 1, v[0], v[1]}, true
	case name == "scale" && n == 1:
		return matrix{a: v[0], d: v[0]}, true
	case name == "scale" && n == 2:
		return matrix{a: v[0], d: v[1]}, true
	case name == "rotate" && (n == 1 || n == 3):
		sin, cos := math.Sincos(v[0] * math.Pi / 180)
		turn := matrix{cos, sin, -sin, cos, 0, 0}
		if n == 1 {
			return turn, true
		}
		return matrix{1, 0, 0, 1, v[1], v[2]}.times(turn).times(matrix{1, 0, 0, 1, -v[1], -v[2]}), true
	case name == "skewX" && n == 1:
		return matrix{1, 0, math.Tan(v[0] * math.Pi / 180), 1, 0, 0}, true
	case name == "skewY" && n == 1:
		return matrix{1, math.Tan(v[0] * math.Pi / 180), 0, 1, 0, 0}, true
	}
	return identity, false
}

// parseViewBox reads a view box that has a size.
func parseViewBox(s string) (svgBox, bool) {
	v, ok := parseNumbers(s)
	if !ok || len(v) != 4 || !(v[2] > 0 && v[3] > 0) {
		return svgBox{}, false
	}
	return svgBox{v[0], v[1], v[2], v[3]}, true
}

// fit is the matrix that brings a view box to a place, as preserveAspectRatio says
// (SVG 2, 8.7).
func fit(from, to svgBox, how string) matrix {
	sx, sy := to.w/from.w, to.h/from.h
	how = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(how), "defer"))
	align, slice := "xMidYMid", strings.HasSuffix(how, "slice")
	if word, _, _ := strings.Cut(how, " "); word != "" {
		align = word
	}
	if align == "none" {
		return matrix{sx, 0, 0, sy, to.x - float64(from.x*sx), to.y - float64(from.y*sy)}
	}
	s := min(sx, sy)
	if slice {
		s = max(sx, sy)
	}
	x, y := to.x-float64(from.x*s), to.y-float64(from.y*s)
	restX, restY := to.w-float64(from.w*s), to.h-float64(from.h*s)
	switch {
	case strings.Contains(align, "xMid"):
		x += restX / 2
	case strings.Contains(align, "xMax"):
		x += restX
	}
	switch {
	case strings.Contains(align, "YMid"):
		y += restY / 2
	case strings.Contains(align, "YMax"):
		y += restY
	}
	return matrix{s, 0, 0, s, x, y}
}
