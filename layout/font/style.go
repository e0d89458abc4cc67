package font

import (
	"strings"
	"unicode"
)

// style is what follows a family's name: a weight, 0 where none is named, and
// whether italic.
type style struct {
	weight int
	italic bool
}

const semibold = 600

// styleWords are the folded words of a style; where one starts with another
// the longer stands first.
var styleWords = [...]struct {
	word   string
	weight int // 0: italic
}{
	{"hairline", 100}, {"thin", 100},
	{"extralight", 200}, {"ultralight", 200},
	{"light", 300},
	{"regular", 400}, {"normal", 400}, {"roman", 400}, {"book", 400},
	{"medium", 500},
	{"semibold", semibold}, {"demibold", semibold}, {"demi", semibold},
	{"extrabold", 800}, {"ultrabold", 800},
	{"bold", 700},
	{"black", 900}, {"heavy", 900},
	{"italic", 0}, {"oblique", 0}, {"it", 0},
	{"100", 100}, {"200", 200}, {"300", 300}, {"400", 400}, {"500", 500},
	{"600", semibold}, {"700", 700}, {"800", 800}, {"900", 900},
}

// parseStyle reads folded words of style, "600semibold" or "bolditalic". It
// fails on a word that is none, and on two weights that differ.
func parseStyle(s string) (st style, ok bool) {
next:
	for s != "" {
		for _, w := range styleWords {
			rest, found := strings.CutPrefix(s, w.word)
			if !found {
				continue
			}
			if w.weight == 0 {
				st.italic = true
			} else if st.weight != 0 && st.weight != w.weight {
				return style{}, false
			} else {
				st.weight = w.weight
			}
			s = rest
			continue next
		}
		return style{}, false
	}
	return st, true
}

// in finds the style in a family: exactly the weight, or where none is named
// that nearest to regular.
func (s style) in(family []*entry) *entry {
	var best *entry
	for _, e := range family {
		if e.italic != s.italic || s.weight != 0 && e.weight != s.weight {
			continue
		}
		if best == nil || nearer(e.weight, best.weight, 400) {
			best = e
		}
	}
	return best
}

// fold makes names comparable: letters and digits alone, small.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// distance is the number of letters to add, drop or change between a and b
// (Levenshtein 1966), in bytes.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := diagonal
			if a[i] != b[j] {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
