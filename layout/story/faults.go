package story

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"broadsheet/layout/diag"
)

// most is how many findings of one kind a story gets: a file that went through
// the wrong encoding has one in every line, and ten tell as much as a thousand.
const most = 10

// faults finds what looks like a fault of the source. It reads the file itself,
// not the story made from it, so that every place is exact.
type faults struct {
	file     string
	text     string
	entities bool
	found    diag.List
	count    map[string]int

	line, start int // of the place that was located last: number, offset
	last        int
}

// scan returns the faults of text, which has "\n" at its line ends; entities
// says whether a web page's codes for characters are one.
func scan(file, text string, entities bool) diag.List {
	f := &faults{file: file, text: text, entities: entities, count: map[string]int{}, line: 1}
	f.words()
	f.characters()
	return f.found
}

// report adds a Warning at offset i. Offsets of one pass rise.
func (f *faults) report(i int, id, hint, msg string) {
	f.count[id]++
	if f.count[id] > most {
		return
	}
	if f.count[id] == most {
		hint = "further ones of this kind are not listed"
	}
	if i < f.last {
		f.line, f.start, f.last = 1, 0, 0
	}
	f.line += strings.Count(f.text[f.last:i], "\n")
	f.last = i
	f.start = strings.LastIndexByte(f.text[:i], '\n') + 1
	at := diag.Pos{File: f.file, Line: f.line, Col: 1 + utf8.RuneCountInString(f.text[f.start:i])}
	f.found = append(f.found, diag.Finding{Severity: diag.Warning, ID: id, File: at.File, Line: at.Line, Col: at.Col, Msg: msg, Hint: hint})
}

// words looks at each pair of words with nothing but space between them.
func (f *faults) words() {
	s := f.text
	var word string // the word before, "" where something else than space follows it
	for i := 0; i < len(s); {
		j := i
		for j < len(s) && letterByte(s[j]) {
			j++
		}
		if j == i {
			word = ""
			i++
			continue
		}
		next := s[i:j]
		if word != "" && len(word) == len(next) && len(next) > 1 && f.doubled(word, next) && (j == len(s) || s[j] != '-') {
			f.report(i, "double-word", "take one out if it is a slip; the text is left as it is", "the word `"+next+"` stands twice")
		}
		i, word = j, next
		if i < len(s) && s[i] == '-' {
			f.hyphen(i, next)
		}
		k := i
		for k < len(s) && s[k] == ' ' {
			k++
		}
		if k < len(s) && s[k] == '\n' && (k+1 == len(s) || s[k+1] != '\n') {
			k++
		}
		if k == i {
			word = ""
		}
		i = max(k, i)
	}
}

// letterByte takes every byte above ASCII for a letter's: a dash or a quote that
// sticks to a word then belongs to it, which only hides a pair.
func letterByte(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c >= 0x80
}

// doubled reports whether two words in succession are a slip: the same word in
// small letters, in a script that has such, and none that is right doubled.
func (f *faults) doubled(word, next string) bool {
	if r, _ := utf8.DecodeRuneInString(next); !unicode.IsLower(r) || r > 0x24f {
		return false
	}
	if !strings.EqualFold(word, next) {
		return false
	}
	switch next {
	case "had", "that", "is", "her", "you", "in", "very", "so", "no", "ha", "bye", "many", "hear", "blah", "tut", "there", "now", "far", "long", "really", "well", "yes", "never", "knock", "big", "more", "who",
		"die", "der", "das", "den", "sie", "nous", "vous", "si", "jamais", "pas", "dat", "je", "det", "som", "på", "tik", "cha", "bora", "pom":
		return false
	}
	return true
}

// hyphen looks at the hyphen at i, which follows a word: one before a space and
// another word is a slip, unless words are left out, "pre- and post-war".
func (f *faults) hyphen(i int, word string) {
	s := f.text
	j := i + 1
	for j < len(s) && s[j] == ' ' {
		j++
	}
	k := j
	for k < len(s) && letterByte(s[k]) {
		k++
	}
	if j == i+1 || k == j || strings.ToUpper(word) == word && len(word) > 1 {
		return
	}
	next := s[j:k]
	if conjunction(next) || k < len(s) && s[k] == '-' {
		return
	}
	f.report(i, "stray-hyphen", "write `"+word+"-"+next+"` if that is one word; the text is left as it is", "a hyphen and a space inside `"+word+"- "+next+"`")
}

// conjunction reports whether word may follow a hyphen that stands for a left
// out part of a compound.
func conjunction(word string) bool {
	switch strings.ToLower(word) {
	case "and", "or", "to", "nor", "but", "through", "as", "versus", "vs", "not", "rather", "than", "then", "plus", "even", "if",
		"und", "oder", "bis", "sowie", "bzw", "wie", "als", "statt", "noch", "beziehungsweise", "aber",
		"et", "ou", "y", "o", "e", "u", "en", "of", "tot", "i", "och", "eller", "og", "til", "till", "ja", "tai", "dan", "atau", "a", "ed", "od":
		return true
	}
	return false
}

// characters looks at each byte that may begin a character that should not be
// there.
func (f *faults) characters() {
	s := f.text
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c >= 0x80:
			i += f.rune(i) - 1
		case c == '&' && f.entities:
			if n := entity(s[i:]); n > 0 {
				f.report(i, "html-entity", "write the character itself", "`"+s[i:i+n]+"` is a web page's code for a character")
				i += n - 1
			}
		case c < 0x20 && c != '\n' && c != '\t' || c == 0x7f:
			f.report(i, "control-character", "it is left out; delete it", "a control character, U+00"+hex(c))
		}
	}
}

// rune looks at the character at i and returns its bytes.
func (f *faults) rune(i int) int {
	s := f.text
	r, n := utf8.DecodeRuneInString(s[i:])
	switch r {
	case 0xfffd:
		f.report(i, "replacement-character", "look the word up in the source and type it", "a character was lost here (U+FFFD)")
	case 0x200b, 0x2060, 0xfeff:
		f.report(i, "zero-width", "delete it", "a character without width, U+"+hex(byte(r>>8))+hex(byte(r)))
	case 0x200c, 0x200d:
		if i > 0 && s[i-1] < 0x80 && i+n < len(s) && s[i+n] < 0x80 {
			f.report(i, "zero-width", "delete it", "a character without width, U+"+hex(byte(r>>8))+hex(byte(r)))
		}
	case 'â', 'Ã', 'Â', 'ï':
		if m := garbled(s[i:]); m > 0 {
			f.report(i, "mojibake", "the text was read in the wrong encoding; get it anew from its source", "`"+s[i:i+m]+"` are the parts of one character")
			return m
		}
	}
	if 0x80 <= r && r <= 0x9f {
		f.report(i, "mojibake", "the text was read in the wrong encoding; get it anew from its source", "a control character of the range U+0080 to U+009F")
	}
	return n
}

// garbled returns the length of the characters at the beginning of s that are
// the bytes of one UTF-8 character, read as Windows-1252; 0 where they are not.
func garbled(s string) int {
	first, n := utf8.DecodeRuneInString(s)
	second, m := utf8.DecodeRuneInString(s[n:])
	switch {
	case first == 'â' && (second == '€' || second == 0x80):
		_, o := utf8.DecodeRuneInString(s[n+m:])
		if n+m < len(s) && s[n+m] >= 0x80 {
			return n + m + o
		}
		return n + m
	case first == 'ï' && second == '»' && strings.HasPrefix(s[n+m:], "¿"):
		return n + m + 2
	case (first == 'Ã' || first == 'Â') && 0x80 <= second && second <= 0xbf && second != '»':
		return n + m
	case first == 'Ã' && strings.ContainsRune("€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ", second) && m > 0:
		if r, _ := utf8.DecodeRuneInString(s[n+m:]); unicode.IsLower(r) {
			return n + m
		}
	}
	return 0
}

// entity returns the length of the character reference that s begins with, 0
// where it begins with none.
func entity(s string) int {
	j := 1
	for j < len(s) && j < 12 && (s[j] == '#' && j == 1 || '0' <= s[j] && s[j] <= '9' || 'a' <= s[j] && s[j] <= 'z' || 'A' <= s[j] && s[j] <= 'Z') {
		j++
	}
	if j > 2 && j < len(s) && s[j] == ';' {
		return j + 1
	}
	return 0
}
