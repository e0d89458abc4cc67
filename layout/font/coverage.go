package font

import (
	"cmp"
	"slices"
	"unicode"

	"github.com/go-text/typesetting/language"
)

// Coverage is what a face can set.
type Coverage struct {
	Characters int
	Scripts    []string // of which it has letters, the best covered first: "Latin", "Greek"
}

// enough is how many letters of a script a face has to have: a Latin face's π,
// Ω and µ are not Greek, and the least alphabet in use has 22.
const enough = 20

// Coverage counts the characters of the face and names their scripts.
func (f *Face) Coverage() Coverage {
	var c Coverage
	letters := map[language.Script]int{}
	it := f.cmap.Iter()
	// A broken table may name more characters than Unicode has.
	for range unicode.MaxRune {
		if !it.Next() {
			break
		}
		r, g := it.Char()
		if g == 0 || int(g) >= f.glyphs {
			continue
		}
		c.Characters++
		if s := scriptOf(r); s != 0 {
			letters[s]++
		}
	}
	var found []language.Script
	for s, n := range letters {
		if n >= enough {
			found = append(found, s)
		}
	}
	slices.SortFunc(found, func(a, b language.Script) int {
		return cmp.Or(cmp.Compare(letters[b], letters[a]), cmp.Compare(a, b))
	})
	for _, s := range found {
		c.Scripts = append(c.Scripts, scriptName(s))
	}
	return c
}

// scriptName names the scripts that newspapers are set in; others go by their
// ISO 15924 code.
func scriptName(s language.Script) string {
	switch s {
	case language.Arabic:
		return "Arabic"
	case language.Armenian:
		return "Armenian"
	case language.Bengali:
		return "Bengali"
	case language.Bopomofo:
		return "Bopomofo"
	case language.Cyrillic:
		return "Cyrillic"
	case language.Devanagari:
		return "Devanagari"
	case language.Ethiopic:
		return "Ethiopic"
	case language.Georgian:
		return "Georgian"
	case language.Greek:
		return "Greek"
	case language.Gujarati:
		return "Gujarati"
	case language.Gurmukhi:
		return "Gurmukhi"
	case language.Han:
		return "Han"
	case language.Hangul:
		return "Hangul"
	case language.Hebrew:
		return "Hebrew"
	case language.Hiragana:
		return "Hiragana"
	case language.Kannada:
		return "Kannada"
	case language.Katakana:
		return "Katakana"
	case language.Khmer:
		return "Khmer"
	case language.Lao:
		return "Lao"
	case language.Latin:
		return "Latin"
	case language.Malayalam:
		return "Malayalam"
	case language.Myanmar:
		return "Myanmar"
	case language.Oriya:
		return "Odia"
	case language.Sinhala:
		return "Sinhala"
	case language.Tamil:
		return "Tamil"
	case language.Telugu:
		return "Telugu"
	case language.Thai:
		return "Thai"
	}
	return s.String()
}
