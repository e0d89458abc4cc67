package story

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// byWord returns the words after the one that begins a byline, "By" or its like
// in the language; ok is false where s does not begin with one.
func byWord(s, language string) (rest string, ok bool) {
	word, rest, found := strings.Cut(s, " ")
	if !found {
		return "", false
	}
	base, _, _ := strings.Cut(language, "-")
	switch lower := strings.ToLower(word); {
	case lower == "by":
	case base == "de" && (lower == "von"),
		base == "fr" && lower == "par",
		(base == "es" || base == "pt") && lower == "por",
		base == "it" && lower == "di",
		base == "nl" && lower == "door",
		(base == "sv" || base == "nb" || base == "nn" || base == "no" || base == "da") && (lower == "av" || lower == "af"),
		(base == "ms" || base == "id") && lower == "oleh":
	default:
		return "", false
	}
	return strings.TrimSpace(rest), true
}

// byline takes a whole line as a byline: "By Jane Roe", "By Jane Roe and John
// Doe", "By Jane Roe, Political Editor". It is none if it is a sentence, or if
// what follows "By" does not look like names.
func byline(s, language string) ([]Byline, bool) {
	rest, ok := byWord(s, language)
	if !ok || len(rest) > 160 || strings.HasSuffix(rest, ".") && !initial(rest) {
		return nil, false
	}
	writers := writers(rest)
	for _, w := range writers {
		if !personal(w.Name) {
			return nil, false
		}
	}
	return writers, len(writers) > 0
}

// writers takes a list of names apart, each with its title if one follows it: a
// part between commas is a title where it has a word of one, else names, joined
// by "and".
func writers(s string) []Byline {
	var out []Byline
	for _, part := range strings.Split(s, ", ") {
		part = strings.TrimSpace(part)
		for _, and := range [...]string{"and ", "& "} {
			part = strings.TrimPrefix(part, and)
		}
		if title(part) && len(out) > 0 {
			last := &out[len(out)-1]
			if last.Title != "" {
				last.Title += ", "
			}
			last.Title += part
			continue
		}
		for _, name := range splitAnd(part) {
			name, place := cutPlace(name)
			out = append(out, Byline{Name: name, Title: place})
		}
	}
	return out
}

// splitAnd splits names at their conjunction.
func splitAnd(s string) []string {
	var names []string
	start := 0
	words := strings.Fields(s)
	for i, w := range words {
		switch strings.ToLower(w) {
		case "and", "&", "und", "et", "en", "och", "og", "y", "e", "dan":
			if i > start {
				names = append(names, strings.Join(words[start:i], " "))
			}
			start = i + 1
		}
	}
	if start < len(words) {
		names = append(names, strings.Join(words[start:], " "))
	}
	return names
}

// cutPlace cuts "in Washington" from a name.
func cutPlace(s string) (name, place string) {
	i := strings.Index(strings.ToLower(s), " in ")
	if i <= 0 || len(strings.ToLower(s)) != len(s) {
		return s, ""
	}
	return s[:i], s[i+1:]
}

// title reports whether s is what a writer is rather than his name.
func title(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	if unicode.IsLower(first) && !particle(strings.Fields(s + " x")[0]) {
		return true
	}
	for _, w := range strings.Fields(strings.ToLower(s)) {
		switch strings.Trim(w, ",.()") {
		case "editor", "correspondent", "reporter", "reporters", "bureau", "writer", "columnist", "chief", "staff", "critic", "desk", "contributor", "analyst",
			"producer", "journalist", "head", "director", "professor", "agency", "redakteur", "redakteurin", "korrespondent", "korrespondentin", "correspondant", "correspondante", "corresponsal":
			return true
		}
	}
	return false
}

// particle reports whether a word in small letters is part of names.
func particle(w string) bool {
	switch strings.ToLower(w) {
	case "de", "da", "di", "do", "dos", "du", "del", "della", "der", "den", "des", "van", "von", "vom", "zu", "zur", "ter", "ten", "la", "le", "el", "al", "bin", "binte", "binti", "ibn", "ap", "y", "e", "af", "av", "the":
		return true
	}
	return false
}

// personal reports whether s looks like a name: up to six words, each with a
// capital or a particle.
func personal(s string) bool {
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > 6 {
		return false
	}
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, "'’\"“("))
		if !unicode.IsUpper(r) && !particle(w) && (unicode.IsLower(r) || !unicode.IsLetter(r)) {
			return false
		}
	}
	return true
}

// initial reports whether s ends in "Jr." or an initial rather than a full stop.
func initial(s string) bool {
	w := s[strings.LastIndexByte(s, ' ')+1:]
	return len(w) <= 3
}

// oneByline is a byline of a front matter: "Name, Title", with or without "By".
func oneByline(s, language string) []Byline {
	if rest, ok := byWord(s, language); ok {
		s = rest
	}
	if name, title, ok := strings.Cut(s, ","); ok {
		return []Byline{{Name: strings.TrimSpace(name), Title: strings.TrimSpace(title)}}
	}
	var out []Byline
	for _, name := range splitAnd(s) {
		out = append(out, Byline{Name: name})
	}
	return out
}
