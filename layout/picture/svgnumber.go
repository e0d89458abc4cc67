package picture

import (
	"math"
	"strconv"
	"strings"
)

// numberEnd is where the number at the beginning of s ends (SVG 2, 9.3.9), 0 where
// none stands there.
func numberEnd(s string) int {
	i := 0
	if i < len(s) && (s[i] == '+' || s[i] == '-') {
		i++
	}
	digits := 0
	for ; i < len(s) && s[i] >= '0' && s[i] <= '9'; i++ {
		digits++
	}
	if i < len(s) && s[i] == '.' {
		for i++; i < len(s) && s[i] >= '0' && s[i] <= '9'; i++ {
			digits++
		}
	}
	if digits == 0 {
		return 0
	}
	if i < len(s) && (s[i] == 'e' || s[i] == 'E') {
		k := i + 1
		if k < len(s) && (s[k] == '+' || s[k] == '-') {
			k++
		}
		if k < len(s) && s[k] >= '0' && s[k] <= '9' {
			for ; k < len(s) && s[k] >= '0' && s[k] <= '9'; k++ {
			}
			i = k
		}
	}
	return i
}

// trimmed is s without the space and commas before what stands in it.
func trimmed(s string) string {
	for i := range len(s) {
		switch s[i] {
		case ' ', '\t', '\r', '\n', '\f', ',':
		default:
			return s[i:]
		}
	}
	return ""
}

// cutNumber takes a number, and the space and comma before it, off s.
func cutNumber(s string) (v float64, rest string, ok bool) {
	s = trimmed(s)
	n := numberEnd(s)
	if n == 0 {
		return 0, s, false
	}
	v, err := strconv.ParseFloat(s[:n], 64)
	if err != nil || math.IsInf(v, 0) || math.IsNaN(v) || math.Abs(v) > 1e12 {
		return 0, s, false
	}
	return v, s[n:], true
}

// parseNumbers reads a list of numbers; it is not ok where something else stands
// in it.
func parseNumbers(s string) (out []float64, ok bool) {
	for {
		v, rest, ok := cutNumber(s)
		if !ok {
			return out, rest == ""
		}
		out, s = append(out, v), rest
	}
}

// parseLength reads a length in pixels; a share is one of whole.
func parseLength(s string, whole float64) (float64, bool) {
	v, unit, ok := cutNumber(s)
	if !ok {
		return 0, false
	}
	factor := 1.0
	switch strings.ToLower(strings.TrimSpace(unit)) {
	case "", "px":
	case "pt":
		factor = 4.0 / 3
	case "pc":
		factor = 16
	case "in":
		factor = 96
	case "cm":
		factor = 96 / 2.54
	case "mm":
		factor = 96 / 25.4
	case "q":
		factor = 96 / 101.6
	case "em", "rem":
		factor = 16
	case "ex", "ch":
		factor = 8
	case "%":
		factor = whole / 100
	default:
		return 0, false
	}
	return v * factor, true
}
