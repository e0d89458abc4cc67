package yaml

import "strings"

// Nearest returns the name that a writer most likely meant by word: the one at
// the least distance (a letter put in, left out, changed, or changed place with
// its neighbour; capitals and the choice of dash, underscore or space are free),
// if it is at most a third of the word's letters, one at least; else the first
// name that begins with the word, else "". Of several as near, the first.
func Nearest(word string, names []string) string {
	w := []rune(fold(word))
	if len(w) == 0 || len(w) > 200 {
		return ""
	}
	best, least := "", max(1, len(w)/3)+1
	for _, name := range names {
		if d := distance(w, []rune(fold(name)), least); d < least {
			best, least = name, d
		}
	}
	if best == "" && len(w) >= 3 {
		for _, name := range names {
			if strings.HasPrefix(fold(name), string(w)) {
				return name
			}
		}
	}
	return best
}

func fold(s string) string {
	return strings.NewReplacer("_", "-", " ", "-").Replace(strings.ToLower(s))
}

// distance is the restricted Damerau–Levenshtein distance of a and b, or limit
// where their lengths alone are that far apart.
func distance(a, b []rune, limit int) int {
	if d := len(a) - len(b); d >= limit || -d >= limit {
		return limit
	}
	before, above, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range above {
		above[j] = j
	}
	for i := range a {
		row[0] = i + 1
		for j := range b {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			d := min(above[j]+cost, above[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				d = min(d, before[j-1]+1)
			}
			row[j+1] = d
		}
		before, above, row = above, row, before
	}
	return above[len(b)]
}
