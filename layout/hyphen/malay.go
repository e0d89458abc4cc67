package hyphen

// malay appends the breaks of a Malay or Indonesian word: between syllables, of
// which each has one vowel or one diphthong. A single consonant between two
// vowels goes with the second (V-CV); of two the first stays (VC-CV), of three
// too (VC-CCV); ng, ny, sy and kh are one consonant. Two vowels that are no
// diphthong part, but that leaves a letter alone too often to be of use and
// some, such as the ai of "sungai" and "lain", cannot be told apart by rule:
// vowels that stand together are kept together.
//
// Prefixes and suffixes are not known to it ("ber-asal", "makan-an"): it
// breaks "be-ra-sal", as newspapers of both countries do.
func malay(at []int, letters []rune) []int {
	vowel := -1 // the last vowel, where consonants follow it
	for i := 0; i < len(letters); i++ {
		if !malayVowel(letters[i]) {
			continue
		}
		if vowel >= 0 && i > vowel+1 {
			at = append(at, onset(letters, vowel+1, i))
		}
		vowel = i
	}
	return at
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
