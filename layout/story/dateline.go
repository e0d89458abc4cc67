package story

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// dateline finds the dateline at the beginning of a story's first paragraph:
// a place in capitals, perhaps a region, a day and an agency in brackets, then
// a separator: "WASHINGTON •", "SINGAPORE (Reuters) -", "NEW YORK, July 10 –",
// "PARIS—", "LONDON: ". Where an agency stands, the place may be in small
// letters. It returns the dateline without its separator and the offset where
// the text begins; ok is false where there is none.
func dateline(s string) (line string, text int, ok bool) {
	i, n := separator(s)
	if i <= 0 {
		return "", 0, false
	}
	line = strings.TrimRight(s[:i], " \u00a0")
	text = i + n
	for text < len(s) && (s[text] == ' ' || strings.HasPrefix(s[text:], "\u00a0")) {
		text++
		if s[text-1] == 0xc2 {
			text++
		}
	}
	if text == len(s) || !startsSentence(s[text:]) {
		return "", 0, false
	}
	if s[i] == ':' && (strings.ContainsAny(line, "(,") || len(strings.Fields(line)) > 3 || section(line)) {
		return "", 0, false
	}
	return line, text, located(line, strings.HasPrefix(s[i:], "•"))
}

// separator returns the offset and length of the first mark that may end a
// dateline, -1 where none is near enough.
func separator(s string) (i, n int) {
	depth := 0
	for i, r := range s {
		if i > 90 {
			break
		}
		prev := i > 0 && (s[i-1] == ' ' || strings.HasSuffix(s[:i], "\u00a0"))
		rest := s[i+utf8.RuneLen(max(r, 0)):]
		space := rest != "" && (rest[0] == ' ' || strings.HasPrefix(rest, "\u00a0"))
		switch {
		case r == '(':
			depth++
		case r == ')':
			depth--
		case depth > 0:
		case r == '•' || r == '·' || r == '—':
			return i, utf8.RuneLen(r)
		case strings.HasPrefix(s[i:], "--"):
			return i, len(s[i:]) - len(strings.TrimLeft(s[i:], "-"))
		case r == '–' && (prev || space), r == '-' && prev && space, r == ':' && space:
			return i, utf8.RuneLen(r)
		case r == '.' && space && !abbreviated(s[:i]), r == '"' || r == '“' || r == '!' || r == '?' || r == ';':
			return -1, 0
		}
	}
	return -1, 0
}

// abbreviated reports whether the full stop after s is an abbreviation's, as in
// "ST. LOUIS", "RICHMOND, Va." and "WASHINGTON, D.C.".
func abbreviated(s string) bool {
	w := s[strings.LastIndexByte(s, ' ')+1:]
	return len(w) <= 2 || strings.Contains(w, ".") || len(w) <= 5 && strings.ToUpper(w) != w
}

// startsSentence reports whether s begins with a capital, a figure, a quote, or
// a letter of a script without capitals.
func startsSentence(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return !unicode.IsLower(r) && (unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("\"'“‘«„‚‹([£$€¿¡", r))
}

// located reports whether line is a place: its first part (before a comma or a
// bracket) all in capitals, or beginning with one where an agency follows in
// brackets, and not an abbreviation that a sentence may begin with.
func located(line string, bullet bool) bool {
	place, _, _ := strings.Cut(line, "(")
	agency := len(place) < len(line) && strings.HasSuffix(line, ")")
	place, _, _ = strings.Cut(place, ",")
	place = strings.TrimSpace(place)
	if len(strings.Fields(place)) > 5 || utf8.RuneCountInString(place) < 2 {
		return false
	}
	letters, lower := 0, 0
	for _, r := range place {
		switch {
		case unicode.IsLower(r):
			lower++
		case unicode.IsUpper(r):
			letters++
		case !unicode.IsSpace(r) && !unicode.IsMark(r) && !strings.ContainsRune(".-/'’&", r):
			return false
		}
	}
	if letters == 0 || !agency && (lower > 0 || letters < 2) {
		return false
	}
	switch place {
	case "US", "U.S.", "USA", "UK", "U.K.", "EU", "UN", "U.N.", "NATO", "BBC", "CNN", "IMF", "WHO", "FBI", "CIA", "TV", "AI", "GOP", "OPEC":
		return bullet || agency
	}
	return true
}

// section reports whether s, a whole line, is the name of a section or a kind
// of piece, such as stands above a headline.
func section(s string) bool {
	switch strings.ToLower(strings.Trim(s, " :|")) {
	case "science", "politics", "opinion", "analysis", "news analysis", "world", "sport", "sports", "exclusive", "interview", "obituary", "comment", "commentary", "feature",
		"review", "business", "economy", "culture", "arts", "health", "technology", "tech", "travel", "education", "environment", "climate", "editorial", "column", "explainer",
		"fact check", "the big story", "news", "local news", "world news", "breaking news", "breaking", "asia", "europe", "africa", "americas", "letter", "profile", "update", "correction", "watch", "live",
		"politik", "wirtschaft", "kultur", "wissenschaft", "meinung", "kommentar", "reportage", "politique", "économie", "politica", "política", "cultura", "deportes", "opinión", "nacional":
		return true
	}
	return false
}
