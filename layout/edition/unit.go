package edition

import (
	"strings"

	"broadsheet/layout/geom"
	"broadsheet/layout/yaml"
)

// decimal is an exact decimal number, n/10^places.
type decimal struct {
	n     int64
	scale int64 // 10^places
}

// parseDecimal reads the number at the start of s, of at most seven digits
// before and seven after the point, and returns what follows it. Ok is false
// where s does not begin with such a number.
func parseDecimal(s string) (d decimal, rest string, ok bool) {
	digits, sign := strings.TrimLeft(s, "+-"), int64(1)
	if len(s)-len(digits) > 1 {
		return d, s, false
	}
	if strings.HasPrefix(s, "-") {
		sign = -1
	}
	d.scale = 1
	whole := leading(digits)
	rest = digits[len(whole):]
	var part string
	if strings.HasPrefix(rest, ".") {
		part = leading(rest[1:])
		rest = rest[1+len(part):]
	}
	if len(whole)+len(part) == 0 || len(whole) > 7 || len(part) > 7 {
		return d, s, false
	}
	for _, c := range []byte(whole) {
		d.n = d.n*10 + int64(c-'0')
	}
	for _, c := range []byte(part) {
		d.n, d.scale = d.n*10+int64(c-'0'), d.scale*10
	}
	d.n *= sign
	return d, rest, true
}

// leading is the decimal digits that s begins with.
func leading(s string) string {
	return s[:len(s)-len(strings.TrimLeft(s, "0123456789"))]
}

// times is the number of a unit num/den, rounded to nearest.
func (d decimal) times(num, den int64) int64 {
	return int64(geom.Length(d.n).MulDiv(geom.Length(num), geom.Length(den*d.scale)))
}

// unitHint is the hint of every length that has no unit or a wrong one.
const unitHint = "units are pt, mm, cm, in, pc and p: 1p6 is one pica and six points"

// parseLength reads a length with its unit, exactly: "9pt", "13.5mm", "1p6",
// ".5in", "2pc". Zero needs no unit. Wrong says what is wrong, "" if nothing.
func parseLength(s string) (l geom.Length, wrong string) {
	d, unit, ok := parseDecimal(s)
	if !ok {
		return 0, "`" + s + "` is not a length"
	}
	switch unit = strings.TrimLeft(unit, " "); strings.ToLower(unit) {
	case "pt":
		return geom.Length(d.times(int64(geom.Pt), 1)), ""
	case "mm":
		return geom.Length(d.times(int64(geom.In)*10, 254)), ""
	case "cm":
		return geom.Length(d.times(int64(geom.In)*100, 254)), ""
	case "in":
		return geom.Length(d.times(int64(geom.In), 1)), ""
	case "pc", "p":
		return geom.Length(d.times(int64(geom.Pica), 1)), ""
	case "":
		if d.n == 0 {
			return 0, ""
		}
		return 0, "`" + s + "` has no unit"
	}
	if points, ok := strings.CutPrefix(unit, "p"); ok {
		if e, rest, ok := parseDecimal(points); ok && rest == "" && leading(points[:1]) != "" {
			if strings.HasPrefix(s, "-") {
				e.n = -e.n
			}
			return geom.Length(d.times(int64(geom.Pica), 1) + e.times(int64(geom.Pt), 1)), ""
		}
	}
	return 0, "unknown unit `" + unit + "`"
}

// parseInk reads a process ink: "black", "white", or per cents of cyan,
// magenta, yellow and black such as "C0 M90 Y80 K5", of which any may be left
// out.
func parseInk(s string) (ink geom.Ink, ok bool) {
	switch strings.ToLower(s) {
	case "black":
		return geom.Black, true
	case "white":
		return geom.White, true
	}
	parts := strings.FieldsFunc(strings.ToUpper(s), func(r rune) bool { return r == ' ' || r == ',' || r == '/' })
	const letters = "CMYK"
	to := [len(letters)]*uint8{&ink.C, &ink.M, &ink.Y, &ink.K}
	for _, p := range parts {
		i := strings.IndexByte(letters, p[0])
		d, rest, isNumber := parseDecimal(strings.TrimSuffix(p[1:], "%"))
		if i < 0 || to[i] == nil || !isNumber || rest != "" || d.scale != 1 || d.n < 0 || d.n > 100 {
			return geom.Ink{}, false
		}
		*to[i], to[i] = uint8(d.n), nil
	}
	return ink, len(parts) > 0
}

// parseRatio reads a proportion of width to height, "3:2" or "16:9".
func parseRatio(s string) (r Ratio, ok bool) {
	w, h, found := strings.Cut(strings.Replace(s, "/", ":", 1), ":")
	dw, restW, okW := parseDecimal(strings.TrimSpace(w))
	dh, restH, okH := parseDecimal(strings.TrimSpace(h))
	if !found || !okW || !okH || restW != "" || restH != "" {
		return r, false
	}
	scale := max(dw.scale, dh.scale)
	a, b := dw.n*(scale/dw.scale), dh.n*(scale/dh.scale)
	if a <= 0 || b <= 0 || a > 20*b || b > 20*a {
		return r, false
	}
	for x, y := a, b; ; x, y = y, x%y {
		if y == 0 {
			return Ratio{W: int(a / x), H: int(b / x)}, true
		}
	}
}

// scalar is the text of n; false where there is none, or with a finding.
func (r *reader) scalar(n *yaml.Node) (string, bool) {
	if n == nil {
		return "", false
	}
	s := strings.TrimSpace(r.String(n))
	return s, n.Kind == yaml.Scalar
}

// length is a length from low to high.
func (r *reader) length(n *yaml.Node, low, high geom.Length) geom.Length {
	s, ok := r.scalar(n)
	if !ok {
		return 0
	}
	l, wrong := parseLength(s)
	switch {
	case wrong != "":
		r.Errorf(n, "unit", "%s", wrong).Hint = unitHint
		return 0
	case l < low || l > high:
		r.Errorf(n, "range", "%s is out of range", s).Hint = "give one from " + low.String() + " to " + high.String()
		return 0
	}
	return l
}

// thousandths is a number from low to high, in thousandths.
func (r *reader) thousandths(n *yaml.Node, low, high int64) int32 {
	s, ok := r.scalar(n)
	if !ok {
		return 0
	}
	d, rest, isNumber := parseDecimal(s)
	hint := "give one from " + number(low) + " to " + number(high)
	if !isNumber || rest != "" {
		r.Errorf(n, "type", "`%s` is not a number", s).Hint = hint
		return 0
	}
	v := d.times(1000, 1)
	if v < low || v > high {
		r.Errorf(n, "range", "%s is out of range", s).Hint = hint
		return 0
	}
	return int32(v)
}

// number gives thousandths in decimals, "0.5".
func number(thousandths int64) string {
	return strings.TrimSuffix((geom.Length(thousandths) * geom.Pt / 1000).String(), "pt")
}

// ink is a process ink.
func (r *reader) ink(n *yaml.Node) geom.Ink {
	s, ok := r.scalar(n)
	if !ok {
		return geom.Black
	}
	ink, ok := parseInk(s)
	if !ok {
		r.Errorf(n, "ink", "`%s` is not a process ink", s).Hint =
			"write black, white, or per cents from 0 to 100 such as C0 M90 Y80 K5 or K10"
	}
	return ink
}

// percent is a whole per cent from 0 to 100, with or without its sign.
func (r *reader) percent(n *yaml.Node) int {
	s, ok := r.scalar(n)
	if !ok {
		return 0
	}
	d, rest, isNumber := parseDecimal(s)
	if !isNumber || d.scale != 1 || strings.TrimSpace(rest) != "" && strings.TrimSpace(rest) != "%" || d.n < 0 || d.n > 100 {
		r.Errorf(n, "type", "`%s` is not a per cent", s).Hint = "give one from 0% to 100%"
		return 0
	}
	return int(d.n)
}

// items is a list of from low to high items; nil with a finding where it has
// fewer or more.
func (r *reader) items(n *yaml.Node, low, high int, form string) []*yaml.Node {
	if n == nil {
		return nil
	}
	items := r.List(n)
	if len(items) < low || len(items) > high {
		r.Errorf(n, "type", "%d values where %d belong", len(items), low).Hint = "write " + form
		return nil
	}
	return items
}
