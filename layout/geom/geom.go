// Package geom has the lengths, points, rectangles and inks that every stage
// shares. Lengths are integers, so that the same page comes out on every
// processor: Go may fuse a floating-point multiply and add on some of them.
package geom

import (
	"fmt"
	"math"
	"math/bits"
)

// Length is a length in 1/65536 of a PostScript point (1/72 in).
type Length int64

// The units of the trade.
const (
	Pt   Length = 65536
	Pica        = 12 * Pt
	In          = 72 * Pt
)

// MM returns n thousandths of a millimetre as a length, rounded to nearest.
func MM(thousandths int64) Length {
	return Length(thousandths).MulDiv(In, 25400)
}

// Points returns a length of f points, rounded to nearest. It is for constants
// and readers; f is not a result of arithmetic.
func Points(f float64) Length { return Length(math.Round(f * float64(Pt))) }

// Pt returns the length in points. It is for writers and messages only.
func (l Length) Pt() float64 { return float64(l) / float64(Pt) }

// String gives the length in points with at most three decimals, "9pt".
func (l Length) String() string {
	return trimZeros(fmt.Sprintf("%.3f", l.Pt())) + "pt"
}

func trimZeros(s string) string {
	i := len(s)
	for i > 0 && s[i-1] == '0' {
		i--
	}
	if i > 0 && s[i-1] == '.' {
		i--
	}
	return s[:i]
}

// MulDiv returns l·n/d rounded to nearest, halves away from zero, without
// overflow of the product. It panics when d is zero.
func (l Length) MulDiv(n, d Length) Length {
	neg := (l < 0) != (n < 0) != (d < 0)
	a, b, c := abs(l), abs(n), abs(d)
	hi, lo := bits.Mul64(a, b)
	lo, carry := bits.Add64(lo, c/2, 0)
	q, _ := bits.Div64(hi+carry, lo, c)
	if neg {
		return -Length(q)
	}
	return Length(q)
}

func abs(l Length) uint64 {
	if l < 0 {
		return uint64(-l)
	}
	return uint64(l)
}

// Point is a place on a page: from its left edge rightwards and from its top
// edge downwards.
type Point struct{ X, Y Length }

// Add returns p moved by q.
func (p Point) Add(q Point) Point { return Point{p.X + q.X, p.Y + q.Y} }

// Size is a width and a height.
type Size struct{ W, H Length }

// Rect is a rectangle, its top left corner and its size.
type Rect struct{ X, Y, W, H Length }

// Right is the x of the rectangle's right edge.
func (r Rect) Right() Length { return r.X + r.W }

// Bottom is the y of the rectangle's lower edge.
func (r Rect) Bottom() Length { return r.Y + r.H }

// Empty reports whether r has no area.
func (r Rect) Empty() bool { return r.W <= 0 || r.H <= 0 }

// Inset returns r made smaller by d on each side.
func (r Rect) Inset(d Length) Rect { return Rect{r.X + d, r.Y + d, r.W - 2*d, r.H - 2*d} }

// Intersect returns what r and s share; it is Empty where they share nothing.
func (r Rect) Intersect(s Rect) Rect {
	x, y := max(r.X, s.X), max(r.Y, s.Y)
	return Rect{x, y, min(r.Right(), s.Right()) - x, min(r.Bottom(), s.Bottom()) - y}
}

// Union returns the smallest rectangle that holds both; an Empty one counts
// for nothing.
func (r Rect) Union(s Rect) Rect {
	if r.Empty() {
		return s
	}
	if s.Empty() {
		return r
	}
	x, y := min(r.X, s.X), min(r.Y, s.Y)
	return Rect{x, y, max(r.Right(), s.Right()) - x, max(r.Bottom(), s.Bottom()) - y}
}

// Ink is a process colour, each part in per cent from 0 to 100.
type Ink struct{ C, M, Y, K uint8 }

// The inks that need no name.
var (
	Black = Ink{K: 100}
	White = Ink{}
)

// String gives the ink as "C0 M0 Y0 K100".
func (i Ink) String() string { return fmt.Sprintf("C%d M%d Y%d K%d", i.C, i.M, i.Y, i.K) }
