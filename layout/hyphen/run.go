package hyphen

import (
	"unicode"
	"unicode/utf8"
)

// maxRun is the most letters of a run that is hyphenated; nothing so long is a
// word.
const maxRun = 100

// run is a stretch of letters, marks and apostrophes of a word, n of them,
// small. Character i starts at byte at[i] of the word.
type run struct {
	n       int
	letters [maxRun]rune
	at      [maxRun + 1]int
}

// read reads the word's next run at or after a byte and returns where it ends.
// It leaves n at 0 where there is none, or one that is too long.
func (r *run) read(word string, from int, t *trie) int {
	r.n = 0
	long := false
	for i, c := range word[from:] {
		c = small(c)
		switch {
		case !within(c, t):
			if r.n == 0 {
				continue
			}
			return r.end(from+i, long)
		case r.n == maxRun:
			long = true
		default:
			r.letters[r.n], r.at[r.n] = c, from+i
			r.n++
		}
	}
	return r.end(len(word), long)
}

func (r *run) end(at int, long bool) int {
	r.at[r.n] = at
	if long {
		r.n = 0
	}
	return at
}

// within reports whether a small character may be part of a run.
func within(c rune, t *trie) bool {
	if c < utf8.RuneSelf {
		return 'a' <= c && c <= 'z' || c == '\''
	}
	return unicode.IsLetter(c) || unicode.IsMark(c) || t.has(c)
}

// small gives a character as patterns have it: a small letter, and of the
// apostrophes the typewriter's.
func small(c rune) rune {
	switch {
	case 'A' <= c && c <= 'Z':
		return c + 'a' - 'A'
	case c < utf8.RuneSelf:
		return c
	case isApostrophe(c):
		return '\''
	}
	return unicode.ToLower(c)
}

func isApostrophe(c rune) bool {
	return c == '\'' || c == '’' || c == 'ʼ'
}

// counts reports whether a character counts as a letter.
func counts(c rune) bool {
	return c != '\'' && (c < utf8.RuneSelf || unicode.IsLetter(c))
}

// appendPoints appends as bytes the points at the given characters of
// [from, to), counted from there, that leave letters enough on either side and
// do not part a mark from its letter.
func (r *run) appendPoints(out []int, from, to int, at []int, before, after int) []int {
	if len(at) == 0 {
		return out
	}
	var sum [maxRun + 1]int // letters before a character
	letters := r.letters[from:to]
	for i, c := range letters {
		sum[i+1] = sum[i]
		if counts(c) {
			sum[i+1]++
		}
	}
	if out == nil {
		out = make([]int, 0, len(at))
	}
	for _, i := range at {
		if sum[i] < before || sum[len(letters)]-sum[i] < after {
			continue
		}
		if !unicode.IsMark(letters[i]) {
			out = append(out, r.at[from+i])
		}
	}
	return out
}
