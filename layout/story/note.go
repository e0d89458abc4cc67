package story

import (
	"strings"
	"time"
)

// cutNote takes the print-edition note from a paragraph that begins with it:
// "A version of this article appeared in the print edition of P on D, with the
// headline 'H'.", "… appears in print on D, Section A, Page 8 of the New York
// edition with the headline: H.", "Appeared in the D, print edition as 'H'.".
// It returns the facts, with H as it is typed, and what stands behind the note,
// which may be the web's furniture. ok is false where s is no such note.
func cutNote(s string) (n Note, rest string, ok bool) {
	if !noteBegins(s) {
		return Note{}, s, false
	}
	lower := asciiLower(s)
	if !strings.Contains(lower, "print") && !strings.Contains(lower, " edition") ||
		!strings.Contains(lower, "appear") && !strings.Contains(lower, "publish") {
		return Note{}, s, false
	}
	head, headAt, end := noteHeadline(s, lower)
	facts := s[:headAt]
	date, from, to := findDate(facts)
	n = Note{Publication: notePublication(facts, from, to), Date: date, Headline: head}
	if n == (Note{}) || date == "" && head == "" {
		return Note{}, s, false
	}
	return n, strings.TrimSpace(s[end:]), true
}

// noteBegins reports whether s begins like a note.
func noteBegins(s string) bool {
	for _, b := range [...]string{"A version of this ", "A version of the ", "This article ", "This story ", "This piece ", "Appeared in ", "First published in "} {
		if len(s) > len(b) && strings.EqualFold(s[:len(b)], b) {
			return true
		}
	}
	return false
}

// noteHeadline finds the headline as printed: in quotes after "headline" or
// "as", or after "headline:" up to the full stop. It returns where the words
// that introduce it begin and where the note ends.
func noteHeadline(s, lower string) (head string, at, end int) {
	at = strings.Index(lower, "headline")
	if at >= 0 {
		after := strings.TrimLeft(s[at+len("headline"):], " :")
		if quote := quoteAt(after); quote == "" {
			from := len(s) - len(after)
			end = from + noteEnd(s[from:])
			return strings.TrimSuffix(strings.TrimSpace(s[from:end]), "."), at, end
		}
		head, end = quotedHead(s, len(s)-len(after))
		return head, at, end
	}
	if at = strings.Index(lower, " as "); at >= 0 && quoteAt(s[at+4:]) != "" {
		head, end = quotedHead(s, at+4)
		return head, at, end
	}
	end = noteEnd(s)
	return "", end, end
}

// noteEnd is the offset behind the note's last sentence: before the navigation,
// where there is such, else all of s.
func noteEnd(s string) int {
	for i := 0; i+2 < len(s); i++ {
		if s[i] == '.' && s[i+1] == ' ' && navigation(strings.TrimSpace(s[i+2:])) {
			return i + 1
		}
	}
	return len(s)
}

// quoteAt returns the quotation mark that s begins with, "" for none.
func quoteAt(s string) string {
	for _, q := range [...]string{"'", "\"", "“", "‘", "«", "„"} {
		if strings.HasPrefix(s, q) {
			return q
		}
	}
	return ""
}

// quotedHead returns the headline in quotes at i, and the offset behind it and
// its full stop. An apostrophe does not close it: a mark does that stands
// before the sentence's end.
func quotedHead(s string, i int) (head string, end int) {
	open := quoteAt(s[i:])
	from := i + len(open)
	closers := map[string]string{"'": "'’", "\"": "\"”", "“": "”\"", "‘": "’'", "«": "»", "„": "“”"}[open]
	for k, r := range s[from:] {
		if !strings.ContainsRune(closers, r) {
			continue
		}
		after := s[from+k+len(string(r)):]
		rest := strings.TrimLeft(after, ".,")
		if rest == "" || len(rest) < len(after) && rest[0] == ' ' || rest[0] == ' ' && navigation(strings.TrimSpace(rest)) {
			return strings.TrimRight(strings.TrimSpace(s[from:from+k]), ","), len(s) - len(rest)
		}
	}
	return strings.Trim(strings.TrimSpace(s[from:]), ".'\"’”"), len(s)
}

// notePublication is the paper's name in the words of a note before its
// headline, the date standing in [from, to).
func notePublication(s string, from, to int) string {
	lower := asciiLower(s)
	i := strings.Index(lower, "edition of ")
	if i < 0 {
		return ""
	}
	i += len("edition of ")
	name := s[i:]
	if from > i {
		name = s[i:from]
	}
	if k := strings.IndexAny(name, ",."); k >= 0 {
		name = name[:k]
	}
	lower = asciiLower(name)
	for _, w := range [...]string{" with the ", " under the ", " as "} {
		if k := strings.Index(lower, w); k >= 0 {
			name, lower = name[:k], lower[:k]
		}
	}
	name = strings.TrimSpace(name)
	name = strings.TrimSpace(strings.TrimSuffix(strings.TrimSuffix(name, " on"), " dated"))
	if asciiLower(name) == "on" {
		return ""
	}
	return name
}

// findDate finds a day in words or figures in s, "July 11, 2017", "11 July
// 2017" or "2017-07-11", and returns it as ISO 8601 with its place.
func findDate(s string) (iso string, from, to int) {
	for i := 0; i < len(s); i++ {
		if i > 0 && wordly(rune(s[i-1])) {
			continue
		}
		end := i
		for words := 0; end < len(s) && words < 3; words++ {
			for end < len(s) && s[end] == ' ' {
				end++
			}
			for end < len(s) && s[end] != ' ' {
				end++
			}
			if t, ok := day(s[i:end]); ok {
				return t.Format(time.DateOnly), i, end
			}
		}
	}
	return "", -1, -1
}

// day reads a date as it stands in a note or under a headline. Ordinals (11th)
// and a comma or full stop at the end are taken.
func day(s string) (time.Time, bool) {
	s = strings.TrimRight(s, ",.;")
	if len(s) < 8 || len(s) > 24 {
		return time.Time{}, false
	}
	if isDigit(rune(s[0])) && strings.Count(s, "-") == 2 {
		t, err := time.Parse(time.DateOnly, s)
		return t, err == nil
	}
	words := strings.Fields(strings.ReplaceAll(s, ",", " "))
	if len(words) != 3 {
		return time.Time{}, false
	}
	month, in := words[0], words[1]
	if isDigit(rune(month[0])) {
		month, in = in, month
	}
	in = strings.TrimRight(in, "stndrh.")
	if len(in) == 0 || len(in) > 2 || len(words[2]) != 4 || len(month) < 3 {
		return time.Time{}, false
	}
	month = strings.ToUpper(month[:1]) + strings.ToLower(strings.TrimSuffix(month[1:], "."))
	if month == "Sept" {
		month = "Sep"
	}
	for _, layout := range [...]string{"January 2 2006", "Jan 2 2006"} {
		if t, err := time.Parse(layout, month+" "+in+" "+words[2]); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}

// asciiLower is s with its ASCII capitals made small: offsets stay.
func asciiLower(s string) string {
	b := []byte(s)
	for i, c := range b {
		if 'A' <= c && c <= 'Z' {
			b[i] = c + 'a' - 'A'
		}
	}
	return string(b)
}
