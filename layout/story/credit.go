package story

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// cutCredit cuts the credit from the end of a caption: "PHOTO: AFP", "ST PHOTO:
// NAME", "Photograph: Jane Roe/Agency", "(AP Photo/Jane Roe)", "Foto: dpa". The
// credit may be all there is. In small letters its word has to stand at the
// beginning or behind a sentence's end.
func cutCredit(s string) (caption, credit string, ok bool) {
	s = strings.TrimSpace(s)
	if i := bracketed(s); i >= 0 {
		return strings.TrimSpace(s[:i]), strings.TrimSuffix(s[i+1:], ")"), true
	}
	tail := max(0, len(s)-90)
	colon := tail + strings.LastIndexByte(s[tail:], ':')
	for colon > tail {
		if i, found := creditWord(s[:colon]); found && named(s[colon+1:]) {
			return strings.TrimSpace(s[:i]), s[i:], true
		}
		colon = tail + strings.LastIndexByte(s[tail:colon], ':')
	}
	return s, "", false
}

// creditWord finds the word for a picture at the end of s, with the initials of
// the paper that may stand before it, and returns where they begin.
func creditWord(s string) (start int, ok bool) {
	s = strings.TrimRight(s, " ")
	i := strings.LastIndexByte(s, ' ') + 1
	word := s[i:]
	capitals := word == strings.ToUpper(word)
	switch strings.ToLower(strings.Trim(word, "()")) {
	case "photo", "photos", "photograph", "photographs", "photography", "picture", "pictures", "credit", "image", "images", "foto", "fotos", "bild", "illustration", "graphic", "graphics", "photo-illustration", "crédit", "photomontage":
	default:
		return 0, false
	}
	for capitals && i > 1 {
		j := strings.LastIndexByte(s[:i-1], ' ') + 1
		if w := s[j : i-1]; len(w) > 4 || w != strings.ToUpper(w) || strings.ContainsAny(w, ".,;:!?\"'”’)0123456789") {
			break
		}
		i = j
	}
	before, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s[:i], " "))
	return i, capitals || i == 0 || strings.ContainsRune(".!?\"'”’)]…", before)
}

// named reports whether s, what stands behind the colon, may be whom a picture
// is by: a few words, no sentence.
func named(s string) bool {
	s = strings.TrimSpace(s)
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > 9 {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s)
	if unicode.IsLower(r) && len(words) > 3 {
		return false
	}
	return !strings.Contains(s, ". ") && !strings.HasSuffix(s, "?") && !strings.ContainsAny(s, "\"“”")
}

// bracketed returns the offset of a credit in brackets at the end of s, -1
// where there is none: "(AP Photo/Jane Roe)", "(Photo by Jane Roe/Agency)".
func bracketed(s string) int {
	tail := max(0, len(s)-90)
	i := tail + strings.LastIndexByte(s[tail:], '(')
	if i < tail || !strings.HasSuffix(s, ")") {
		return -1
	}
	inner := strings.ToLower(s[i+1 : len(s)-1])
	for _, word := range [...]string{"photo", "foto", "picture", "image", "credit"} {
		if strings.Contains(inner, word+"/") || strings.Contains(inner, word+" by ") || strings.HasPrefix(inner, word+":") {
			return i
		}
	}
	return -1
}
