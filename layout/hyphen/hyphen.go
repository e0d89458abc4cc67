// Package hyphen finds where words may be hyphenated: by Liang's method over
// the TeX community's pattern files, which are embedded as they are, by lists of
// exceptions, and for Malay and Indonesian by rule.
//
// See F. M. Liang, Word Hy-phen-a-tion by Com-put-er, Stanford 1983.
package hyphen

import (
	"fmt"
	"maps"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Dictionary knows one language's hyphenation. It is immutable. The zero value and
// nil never hyphenate.
type Dictionary struct {
	patterns      *trie
	syllables     bool   // break between syllables as Malay does, in place of patterns
	before, after int    // least letters around a hyphen that the language wants
	vowels        string // each fragment of a word must have one of these, unless empty
	exceptions    map[string][]int
}

// With returns the dictionary with exceptions added, each a word with its
// hyphens, "ta-ble"; without one it is never hyphenated. They win over the
// dictionary's own and over its patterns, whatever the capitals. The error names
// the exceptions that are not such words.
func (d *Dictionary) With(exceptions []string) (*Dictionary, error) {
	var out Dictionary
	if d != nil {
		out = *d
	}
	out.exceptions = maps.Clone(out.exceptions)
	if out.exceptions == nil {
		out.exceptions = make(map[string][]int, len(exceptions))
	}
	var bad []string
	for _, e := range exceptions {
		if !out.except(e) {
			bad = append(bad, fmt.Sprintf("%q", e))
		}
	}
	if bad != nil {
		return nil, fmt.Errorf("hyphenation: %s: a word with hyphens where it may be broken is wanted, such as \"ta-ble\"", strings.Join(bad, ", "))
	}
	return &out, nil
}

// except enters one exception: the word small and without hyphens, and the
// indexes of the characters that may follow a hyphen.
func (d *Dictionary) except(s string) bool {
	var key []byte
	at := []int{}
	n := 0
	for _, r := range s {
		switch {
		case r == '-' && n > 0 && (len(at) == 0 || at[len(at)-1] < n):
			at = append(at, n)
		case unicode.IsLetter(r) || unicode.IsMark(r) || isApostrophe(r):
			key = utf8.AppendRune(key, small(r))
			n++
		default:
			return false
		}
	}
	if n == 0 || len(at) > 0 && at[len(at)-1] == n {
		return false
	}
	d.exceptions[string(key)] = at
	return true
}

// Points returns where a hyphen may be put into the word, as byte offsets, in
// rising order: one at i means word[:i] + "-" on a line, word[i:] on the next.
// At least before letters stand before each point and after letters behind it,
// or as many more as the language wants; marks and apostrophes do not count.
// The word may be capitalised. Of a word with characters in it that are no
// letters (digits, hyphens, full stops) each part is taken by itself; an
// apostrophe ends a part unless the language's patterns have it. The word
// must have no soft hyphens: those, where a word has any, are its only points,
// and the caller has them.
func (d *Dictionary) Points(word string, before, after int) []int {
	if d == nil || d.patterns == nil && !d.syllables && len(d.exceptions) == 0 {
		return nil
	}
	before, after = max(before, d.before, 1), max(after, d.after, 1)
	if len(word) < before+after {
		return nil
	}
	var out []int
	var r run
	for at := 0; at < len(word); {
		at = r.read(word, at, d.patterns)
		out = d.run(out, &r, before, after)
	}
	return out
}

// run appends the points of a run: an exception's, or those of each part
// between apostrophes that are no letters of the language.
func (d *Dictionary) run(out []int, r *run, before, after int) []int {
	if r.n == 0 {
		return out
	}
	if at, ok := d.exception(r.letters[:r.n]); ok {
		return r.appendPoints(out, 0, r.n, at, before, after)
	}
	for from := 0; from < r.n; {
		to := from
		for to < r.n && (r.letters[to] != '\'' || d.patterns.has('\'')) {
			to++
		}
		out = d.part(out, r, from, to, before, after)
		from = to + 1
	}
	return out
}

func (d *Dictionary) part(out []int, r *run, from, to, before, after int) []int {
	letters := r.letters[from:to]
	if to-from < r.n {
		if at, ok := d.exception(letters); ok {
			return r.appendPoints(out, from, to, at, before, after)
		}
	}
	if to-from < before+after {
		return out
	}
	var odd [maxRun]int
	at := odd[:0]
	if d.patterns != nil {
		at = d.patterns.points(at, letters)
	} else if d.syllables {
		at = malay(at, letters)
	}
	if d.vowels != "" {
		at = voiced(at, letters, d.vowels)
	}
	return r.appendPoints(out, from, to, at, before, after)
}

func (d *Dictionary) exception(letters []rune) ([]int, bool) {
	if len(d.exceptions) == 0 {
		return nil, false
	}
	var buf [4 * maxRun]byte
	key := buf[:0]
	for _, c := range letters {
		key = utf8.AppendRune(key, c)
	}
	at, ok := d.exceptions[string(key)]
	return at, ok
}

// voiced drops the points with no vowel before or none behind them.
func voiced(at []int, letters []rune, vowels string) []int {
	first, last := len(letters), -1
	for i, c := range letters {
		if strings.ContainsRune(vowels, c) {
			first, last = min(first, i), i
		}
	}
	kept := at[:0]
	for _, i := range at {
		if first < i && i <= last {
			kept = append(kept, i)
		}
	}
	return kept
}
