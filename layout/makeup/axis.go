package makeup

import (
	"strconv"
	"strings"

	"broadsheet/layout/edition"
	"broadsheet/layout/geom"
)

// axis is an axis of values from low to high, both of them multiples of step; all
// in millionths, as values are.
type axis struct{ low, high, step int64 }

// newAxis gives the axis with the least round step that holds the values from
// least to most in at most four steps: so it has three to five ticks. Round steps
// are 1, 2 and 5 times a power of ten, and the axis begins and ends on a tick, as in
// Heckbert, "Nice numbers for graph labels", Graphics Gems (1990), pages 61 to 63;
// he rounds to one of these steps, here it is the least that serves.
func newAxis(least, most int64) axis {
	if least == most {
		if most > 0 {
			least = 0
		} else if most = 0; least == 0 {
			most = edition.Million
		}
	}
	for power := int64(1); ; power *= 10 {
		for _, n := range [...]int64{1, 2, 5} {
			a := axis{step: n * power}
			a.low = floorTo(least, a.step)
			a.high = -floorTo(-most, a.step)
			if (a.high-a.low)/a.step <= 4 {
				return a
			}
		}
	}
}

// floorTo is the greatest multiple of step that is not above v.
func floorTo(v, step int64) int64 {
	q := v / step
	if v%step != 0 && v < 0 {
		q--
	}
	return q * step
}

// at is how far along a length that the axis takes a value stands.
func (a axis) at(v int64, length geom.Length) geom.Length {
	return length.MulDiv(geom.Length(v-a.low), geom.Length(a.high-a.low))
}

// ticks are the axis's values.
func (a axis) ticks() []int64 {
	var out []int64
	for v := a.low; v <= a.high; v += a.step {
		out = append(out, v)
	}
	return out
}

// decimals is how many decimals the ticks need.
func (a axis) decimals() int {
	n := 6
	for s := a.step; n > 0 && s%10 == 0; s /= 10 {
		n--
	}
	return n
}

// figure writes a number of millionths with so many decimals, in the manner of a
// language: 1,234.5 or 1 234,5, and a printer's minus.
func figure(v int64, decimals int, language string) string {
	sign := ""
	if v < 0 {
		sign, v = "−", -v
	}
	unit := int64(1)
	for range 6 - decimals {
		unit *= 10
	}
	v = (v + unit/2) / unit // rounded to nearest
	digits := strconv.FormatInt(v, 10)
	if len(digits) <= decimals {
		digits = strings.Repeat("0", decimals+1-len(digits)) + digits
	}
	whole, fraction := digits[:len(digits)-decimals], digits[len(digits)-decimals:]
	mark, group := decimalOf(language), ","
	if mark == ',' {
		group = "\u00a0"
	}
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + group + whole[i:]
	}
	if v == 0 {
		sign = ""
	}
	if decimals == 0 {
		return sign + whole
	}
	return sign + whole + string(mark) + fraction
}
