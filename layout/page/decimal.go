package page

import (
	"strconv"

	"broadsheet/layout/geom"
)

// appendPt appends a length in points with three decimals, rounded to nearest.
func appendPt(b []byte, l geom.Length) []byte {
	return appendThousandths(b, int64(l.MulDiv(1000, geom.Pt)))
}

// appendShort is appendPt without zeros at the end.
func appendShort(b []byte, l geom.Length) []byte { return trimZeros(appendPt(b, l)) }

// appendThousandths appends n/1000 with three decimals.
func appendThousandths(b []byte, n int64) []byte {
	if n < 0 {
		b, n = append(b, '-'), -n
	}
	b = strconv.AppendInt(b, n/1000, 10)
	d := n % 1000
	return append(b, '.', byte('0'+d/100), byte('0'+d/10%10), byte('0'+d%10))
}

// trimZeros cuts the zeros off the decimals at the end of b.
func trimZeros(b []byte) []byte {
	for b[len(b)-1] == '0' {
		b = b[:len(b)-1]
	}
	if b[len(b)-1] == '.' {
		b = b[:len(b)-1]
	}
	if n := len(b); b[n-1] == '0' && n >= 2 && b[n-2] == '-' {
		return append(b[:n-2], '0')
	}
	return b
}
