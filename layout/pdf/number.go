package pdf

import (
	"strconv"
	"unicode/utf16"

	"broadsheet/layout/geom"
)

// milli is a length in thousandths of a point, the finest that the file's
// coordinates have.
func milli(l geom.Length) int64 { return roundDiv(int64(l)*1000, int64(geom.Pt)) }

// roundDiv is n/d rounded to nearest, halves away from zero; d is above zero.
func roundDiv(n, d int64) int64 {
	if n < 0 {
		return -((-n + d/2) / d)
	}
	return (n + d/2) / d
}

// appendDecimal writes v·10^-places without needless zeros.
func appendDecimal(b []byte, v int64, places int) []byte {
	if v < 0 {
		b, v = append(b, '-'), -v
	}
	for places > 0 && v%10 == 0 {
		v, places = v/10, places-1
	}
	if places == 0 {
		return strconv.AppendInt(b, v, 10)
	}
	pow := int64(1)
	for range places {
		pow *= 10
	}
	b = strconv.AppendInt(b, v/pow, 10)
	b = append(b, '.')
	for v %= pow; places > 0; places-- {
		pow /= 10
		b = append(b, byte('0'+v/pow))
		v %= pow
	}
	return b
}

// appendMilli writes thousandths.
func appendMilli(b []byte, v int64) []byte { return appendDecimal(b, v, 3) }

const hexDigits = "0123456789ABCDEF"

func appendHex(b []byte, v uint16) []byte {
	return append(b, hexDigits[v>>12], hexDigits[v>>8&15], hexDigits[v>>4&15], hexDigits[v&15])
}

// appendUTF16Hex writes s as UTF-16BE in hexadecimal, without a mark.
func appendUTF16Hex(b []byte, s string) []byte {
	for _, r := range s {
		if hi, lo := utf16.EncodeRune(r); hi != '\uFFFD' {
			b = appendHex(appendHex(b, uint16(hi)), uint16(lo))
		} else {
			b = appendHex(b, uint16(r))
		}
	}
	return b
}

// appendTextString writes s as a text string (ISO 32000-1, 7.9.2.2): plain ASCII
// in parentheses, all else as UTF-16BE with its mark, in hexadecimal.
func appendTextString(b []byte, s string) []byte {
	if isASCII(s) {
		b = append(b, '(')
		for i := range len(s) {
			b = appendByteEscaped(b, s[i])
		}
		return append(b, ')')
	}
	b = append(b, "<FEFF"...)
	return append(appendUTF16Hex(b, s), '>')
}

// textBytes is s as the bytes of a text string: itself where it is ASCII, else
// UTF-16BE with its mark.
func textBytes(s string) string {
	if isASCII(s) {
		return s
	}
	b := []byte{0xFE, 0xFF}
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u>>8), byte(u))
	}
	return string(b)
}

// isASCII reports whether s has only characters that ASCII prints.
func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// appendByteEscaped writes a byte of a literal string.
func appendByteEscaped(b []byte, c byte) []byte {
	switch c {
	case '(', ')', '\\':
		return append(b, '\\', c)
	case '\r': // a bare one would be read as a line feed
		return append(b, '\\', 'r')
	}
	return append(b, c)
}
