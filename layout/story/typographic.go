package story

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Typographic puts a printer's characters in place of a typewriter's, in one
// paragraph or line of text in a BCP 47 language:
//
//   - straight quotation marks become the language's own, ' an apostrophe where
//     it is one, and ' and " primes after a number of up to three figures
//     with no quotation open; doubled ' and ` are taken as ";
//   - a hyphen between spaces, and a double hyphen anywhere, becomes an en dash
//     between spaces (the house style, in American English, too), a triple one
//     an em dash; between years and between numbers of two figures of which the
//     first is the smaller, a hyphen becomes an en dash;
//   - three full stops become an ellipsis; runs of spaces become one; control
//     characters go;
//   - in French a space before ; ! ? : and inside « » becomes one that does not
//     break, and new « » get it.
//
// What is ambiguous stays: 7-6, 555-1234, 2017-07-11, --strict. Marks that are
// typographic already stay. No letter and no digit is changed, lost or moved.
func Typographic(s, language string) string {
	t := setter{in: s, language: language, marks: quotation(language)}
	t.run()
	if string(t.out) == s {
		return s
	}
	return string(t.out)
}

// typographicSpans is Typographic for one paragraph in spans: marks are chosen
// over the whole, so that a quotation may begin in one span and end in another.
// Spaces at both ends of the paragraph go, and so do empty spans.
func typographicSpans(spans []Span, language string) []Span {
	var all strings.Builder
	cuts := make([]int, 0, len(spans))
	for _, s := range spans {
		all.WriteString(s.Text)
		cuts = append(cuts, all.Len())
	}
	t := setter{in: all.String(), language: language, marks: quotation(language), cuts: cuts}
	t.run()
	out := string(t.out)
	first, last := 0, len(out)
	for first < last && out[first] == ' ' {
		first++
	}
	for last > first && out[last-1] == ' ' {
		last--
	}
	set := spans[:0:0]
	from := first
	for i, s := range spans {
		to := min(max(t.at[i], from), last)
		if to > from {
			s.Text = out[from:to]
			set = append(set, s)
			from = to
		}
	}
	return set
}

// setter is one run of Typographic. Cuts are offsets in in, rising, and at the
// offsets in out where they come to lie.
type setter struct {
	in       string
	out      []byte
	cuts, at []int
	language string
	marks    marks

	double, single bool // a quotation is open
}

// special has the bytes at which run has to look; all others are copied.
var special = [256]bool{
	0: true, 1: true, 2: true, 3: true, 4: true, 5: true, 6: true, 7: true, 8: true, 9: true, 10: true, 11: true, 12: true, 13: true, 14: true, 15: true,
	16: true, 17: true, 18: true, 19: true, 20: true, 21: true, 22: true, 23: true, 24: true, 25: true, 26: true, 27: true, 28: true, 29: true, 30: true, 31: true,
	'"': true, '\'': true, '`': true, '-': true, '.': true, ' ': true, 0x7f: true, 0xc2: true, 0xe2: true, 0xe3: true,
}

// ordinary returns where the bytes from i on end that stay as they are: words,
// with the single spaces between them and the full stops behind them.
func (t *setter) ordinary(i int) int {
	in := t.in
	for i < len(in) {
		switch c := in[i]; {
		case !special[c]:
			i++
		case c == ' ' && i+1 < len(in) && !special[in[i+1]] && i > 0 && (!t.marks.french || letterByte(in[i+1]) && letterByte(in[i-1]) && in[i-1] < 0x80 && in[i+1] < 0x80),
			c == '.' && i+1 < len(in) && in[i+1] == ' ' && i > 0 && in[i-1] != '.':
			i++
		default:
			return i
		}
	}
	return i
}

func (t *setter) run() {
	t.out = make([]byte, 0, len(t.in)+len(t.in)/32+8)
	for i := 0; i < len(t.in); {
		if j := t.ordinary(i); j > i {
			t.copy(i, j)
			i = j
			continue
		}
		for len(t.at) < len(t.cuts) && t.cuts[len(t.at)] <= i {
			t.at = append(t.at, len(t.out))
		}
		switch c := t.in[i]; {
		case c == '"' || c == '\'' || c == '`':
			i = t.quotes(i)
		case c == '-':
			i = t.dash(i)
		case c == '.':
			i = t.dots(i)
		case spaceAt(t.in[i:]) > 0:
			i = t.space(i)
		case c < 0x20 || c == 0x7f:
			i++
		default:
			i = t.other(i)
		}
	}
	for len(t.at) < len(t.cuts) {
		t.at = append(t.at, len(t.out))
	}
}

// copy appends in[i:j].
func (t *setter) copy(i, j int) {
	for len(t.at) < len(t.cuts) && t.cuts[len(t.at)] < j {
		t.at = append(t.at, len(t.out)+max(0, t.cuts[len(t.at)]-i))
	}
	t.out = append(t.out, t.in[i:j]...)
}

func (t *setter) before(i int) rune {
	if i == 0 {
		return ' '
	}
	r, _ := utf8.DecodeLastRuneInString(t.in[:i])
	return r
}

func (t *setter) after(i int) rune {
	if i >= len(t.in) {
		return ' '
	}
	r, _ := utf8.DecodeRuneInString(t.in[i:])
	return r
}

// spaceAt returns the bytes of the space that s begins with, 0 for none. The
// spaces that a web page uses for looks (U+2002 to U+200A) are kept as they are.
func spaceAt(s string) int {
	switch {
	case s[0] == ' ' || s[0] >= '\t' && s[0] <= '\r':
		return 1
	case strings.HasPrefix(s, "\u00a0") || strings.HasPrefix(s, "\u0085"):
		return 2
	case strings.HasPrefix(s, "\u202f") || strings.HasPrefix(s, "\u2028") || strings.HasPrefix(s, "\u2029"):
		return 3
	}
	return 0
}

// space sets a run of spaces as one. One that does not break stays if it is
// alone; a run of several is a typist's.
func (t *setter) space(i int) int {
	j, n := i, 0
	for j < len(t.in) {
		w := spaceAt(t.in[j:])
		if w == 0 {
			break
		}
		j, n = j+w, n+1
	}
	next := t.after(j)
	switch {
	case t.marks.french && j < len(t.in) && next == ':':
		t.out = append(t.out, "\u00a0"...)
	case t.marks.french && j < len(t.in) && strings.ContainsRune(";!?»›", next), t.marks.french && i > 0 && strings.ContainsRune("«‹", t.before(i)):
		t.out = append(t.out, "\u202f"...)
	case n == 1 && (t.in[i] == 0xc2 && t.in[i+1] == 0xa0 || t.in[i] == 0xe2 && t.in[i+2] == 0xaf):
		t.out = append(t.out, t.in[i:j]...)
	default:
		t.out = append(t.out, ' ')
	}
	return j
}

func (t *setter) dots(i int) int {
	j := i
	for j < len(t.in) && t.in[j] == '.' {
		j++
	}
	switch j - i {
	case 3:
		t.out = append(t.out, "…"...)
	case 4:
		t.out = append(t.out, "…."...)
	default:
		t.out = append(t.out, t.in[i:j]...)
	}
	return j
}

func (t *setter) dash(i int) int {
	j := i
	for j < len(t.in) && t.in[j] == '-' {
		j++
	}
	prev, next := t.before(i), t.after(j)
	left, right := unicode.IsSpace(prev), unicode.IsSpace(next)
	mark := t.in[i:j]
	switch {
	case j-i == 1 && (left && right && i > 0 && j < len(t.in) || t.inRange(i)):
		mark = "–"
	case j-i == 2 && (next == '>' || prev == '<' || prev == '!'):
	case j-i == 2 && (left && right && len(t.in) > 2 || isDigit(prev) && isDigit(next)):
		mark = "–"
	case j-i == 2 && !left && (right || strings.ContainsRune("\"'”’»", next)):
		mark = " –"
	case j-i == 2 && !left:
		mark = " – "
	case j-i == 3 && len(t.in) > 3:
		mark = "—"
	}
	t.out = append(t.out, mark...)
	return j
}

// inRange reports whether the hyphen at i stands between two years (1000 to
// 2099) or two numbers of two figures, the smaller first, with neither a letter
// nor anything of a date, a score or a telephone number around them. Longer and
// mixed ones are left: 737-800 is an aircraft, 2016-11 may be a month.
func (t *setter) inRange(i int) bool {
	a, b := i, i+1
	for a > 0 && isDigit(rune(t.in[a-1])) && i-a < 5 {
		a--
	}
	for b < len(t.in) && isDigit(rune(t.in[b])) && b-i < 6 {
		b++
	}
	from, to := t.in[a:i], t.in[i+1:b]
	if len(from) != len(to) || from >= to || from[0] == '0' {
		return false
	}
	if len(from) != 2 && (len(from) != 4 || from < "1000" || to > "2099") {
		return false
	}
	prev, next := t.before(a), t.after(b)
	if next == '.' || next == ',' {
		next = t.after(b + 1)
		if isDigit(next) {
			return false
		}
	}
	return !unicode.IsLetter(prev) && !strings.ContainsRune("-.,:/+–_#=@", prev) &&
		!unicode.IsLetter(next) && !strings.ContainsRune("-:/+–_@", next)
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

// other takes a rune above ASCII: marks that are in place already open and
// close as the language's do.
func (t *setter) other(i int) int {
	_, n := utf8.DecodeRuneInString(t.in[i:])
	switch r := t.in[i : i+n]; r {
	case t.marks.close:
		t.double = t.marks.open == r && !t.double
	case t.marks.open:
		t.double = true
	case t.marks.openSingle:
		t.single = true
	}
	t.copy(i, i+n)
	return i + n
}

// side is where the marks of one run of quotes stand.
type side uint8

const (
	opening side = iota
	closing
	inside // between two characters of a word
)

// quotes sets the run of straight quotes at i.
func (t *setter) quotes(i int) int {
	j := i
	for j < len(t.in) && (t.in[j] == '"' || t.in[j] == '\'' || t.in[j] == '`') {
		j++
	}
	where := t.side(i, j)
	pairs := !strings.Contains(t.in[i:j], `"`)
	for k := i; k < j; {
		for len(t.at) < len(t.cuts) && t.cuts[len(t.at)] <= k {
			t.at = append(t.at, len(t.out))
		}
		c := t.in[k]
		switch {
		case c == '"':
			t.doubleMark(k, j, where)
			k++
		case pairs && k+1 < j && t.in[k+1] == c:
			if c == '`' {
				where = opening
			}
			t.doubleMark(k, j, where)
			k += 2
		case c == '\'':
			t.singleMark(k, j, where)
			k++
		default:
			t.out = append(t.out, c)
			k++
		}
	}
	if t.marks.inner != "" && where == opening { // the space inside is there already
		for j < len(t.in) && len(t.out) > 0 && strings.HasSuffix(string(t.out[max(0, len(t.out)-3):]), t.marks.inner) && spaceAt(t.in[j:]) > 0 {
			j += spaceAt(t.in[j:])
		}
	}
	return j
}

// side decides by the characters around the run in[i:j].
func (t *setter) side(i, j int) side {
	prev, next := t.before(i), t.after(j)
	left := unicode.IsSpace(prev) || strings.ContainsRune("([{–—-/=“‘«„‚‹¿¡*_", prev)
	end := unicode.IsSpace(next)
	right := end || strings.ContainsRune(".,;:!?)]}…–—”’»›", next)
	switch {
	case left && !right:
		return opening
	case !left && right:
		return closing
	case !left:
		return inside
	}
	switch dash := strings.ContainsRune("–—-", prev); {
	case i == 0 && j < len(t.in):
		return opening
	case dash || j == len(t.in):
		return closing
	case !end: // "...and then"
		return opening
	case t.in[i] == '"' && t.double, t.in[i] == '\'' && t.single:
		return closing
	}
	return opening
}

// doubleMark sets one double quote; k is its place, j the end of its run.
func (t *setter) doubleMark(k, j int, where side) {
	if !t.double && where != opening && t.measured(k) {
		t.out = append(t.out, "″"...)
		return
	}
	if where == inside && !t.double {
		where = opening
	}
	if where == opening {
		t.double = true
		t.out = append(append(t.out, t.marks.open...), t.marks.inner...)
		return
	}
	t.double = false
	t.closeInner()
	t.out = append(t.out, t.marks.close...)
}

// closeInner puts the space before a closing « », in place of one that is there.
func (t *setter) closeInner() {
	if t.marks.inner == "" {
		return
	}
	out := strings.TrimRight(string(t.out[max(0, len(t.out)-3):]), " \u202f")
	t.out = append(t.out[:max(0, len(t.out)-3)], out...)
	t.out = append(t.out, t.marks.inner...)
}

// singleMark sets one single quote.
func (t *setter) singleMark(k, j int, where side) {
	prev, next := t.before(k), t.after(j)
	const apostrophe = "’"
	switch {
	case !t.single && t.measured(k) && (!wordly(next) || isDigit(next) && t.figures(j) <= 2):
		t.out = append(t.out, "′"...)
	case where == inside && (wordly(prev) || !t.single && !unicode.IsPunct(prev)), where == opening && j == k+1 && t.elision(j):
		t.out = append(t.out, apostrophe...)
	case where == opening || where == inside && !t.single:
		t.single = true
		t.out = append(t.out, t.marks.openSingle...)
	case t.single:
		t.single = false
		t.out = append(t.out, t.marks.closeSingle...)
	default:
		t.out = append(t.out, apostrophe...)
	}
}

func wordly(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

// measured reports whether a number of one to three figures stands before k,
// such as are feet, inches and minutes; four are a year at a quotation's end.
func (t *setter) measured(k int) bool {
	n := k
	for n > 0 && isDigit(rune(t.in[n-1])) {
		n--
	}
	if n > 1 && t.in[n-1] == '\'' && isDigit(rune(t.in[n-2])) { // 6'2"
		return k > n
	}
	return k > n && k-n <= 3 && !unicode.IsLetter(t.before(n)) && !strings.ContainsRune("'’,.", t.before(n))
}

// figures counts the figures from j on.
func (t *setter) figures(j int) int {
	n := 0
	for j+n < len(t.in) && isDigit(rune(t.in[j+n])) {
		n++
	}
	return n
}

// elision reports whether the quote before j, at the beginning of a word, is an
// apostrophe: 'tis, '90s, rock 'n' roll, 's avonds. Where the word might as well
// begin a quotation, it is one if a closing mark follows.
func (t *setter) elision(j int) bool {
	if n := t.figures(j); n > 0 {
		next := t.after(j + n)
		if n != 2 || unicode.IsLetter(next) && next != 's' {
			return false
		}
		return next == 's' && !wordly(t.after(j+n+1)) || !t.closes(j+n)
	}
	n := 0
	for n < 8 && j+n < len(t.in) {
		r, w := utf8.DecodeRuneInString(t.in[j+n:])
		if !unicode.IsLetter(r) {
			break
		}
		n += w
	}
	is, sure := elided(strings.ToLower(t.in[j:j+n]), t.language)
	return is && (sure || !t.closes(j+n))
}

// closes reports whether a quote that may close stands at or after j, within
// the 300 bytes of a long headline: a mark that might be an elision's does not
// belong to a longer quotation, and a bound keeps the whole linear.
func (t *setter) closes(j int) bool {
	for end := min(len(t.in), j+300); j < end; j++ {
		if t.in[j] == '\'' && t.side(j, j+1) == closing {
			return true
		}
	}
	return false
}
