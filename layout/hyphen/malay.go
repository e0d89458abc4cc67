package hyphen

// malay appends the breaks of a Malay or Indonesian word: between syllables, of
// which each has one vowel or diphthong. A single consonant between two vowels
// goes with the second (V-CV); of two or more the first stays (VC-CV, VC-CCV);
// ng, ny, sy and kh are one consonant. Of two vowels that stand together ai, au,
// ei and oi are taken for a diphthong, which is right in "pulau" and wrong in
// "lain"; others part ("kenyata-an").
//
// Prefixes and suffixes are not known to it: "ber-asal" is broken "be-ra-sal".
func malay(at []int, letters []rune) []int {
	vowel := -1 // the last one
	for i, c := range letters {
		if !malayVowel(c) {
			continue
		}
		switch {
		case vowel < 0:
		case vowel < i-1:
			at = append(at, onset(letters, vowel+1, i))
		case !diphthong(letters[i-1], c):
			at = append(at, i)
		}
		vowel = i
	}
	return at
}

func diphthong(a, b rune) bool {
	return b == 'i' && (a == 'a' || a == 'e' || a == 'o') || a == 'a' && b == 'u'
}

// onset gives where the next syllable starts among the consonants [from, to)
// between two vowels.
func onset(letters []rune, from, to int) int {
	first := from + 1 // the end of the first consonant
	if digraph(letters[from:to]) {
		first++
	}
	if first == to {
		return from
	}
	return first
}

func malayVowel(c rune) bool {
	switch c {
	case 'a', 'e', 'i', 'o', 'u', 'é', 'è', 'ê':
		return true
	}
	return false
}

// digraph reports whether the letters start with two that are one consonant.
func digraph(s []rune) bool {
	if len(s) < 2 {
		return false
	}
	switch string(s[:2]) {
	case "ng", "ny", "sy", "kh":
		return true
	}
	return false
}
