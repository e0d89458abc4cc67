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
// Doe", "By Jane Roe, Political Editor", and leaves out a day at its end. It is
// none if it is a sentence, or if what follows "By" does not look like names.
func byline(s, language string) ([]Byline, bool) {
	rest, ok := byWord(s, language)
	if ok {
		rest, _ = cutStamp(rest)
	}
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
		if and, rest, ok := strings.Cut(part, " "); ok && conjoins(and) {
			part = rest
		}
		if _, names := cutNames(part); len(out) > 0 && (title(part) || numbered(part) || len(names) > 0) {
			out = entitle(out, part)
			continue
		}
		for _, name := range splitAnd(part) {
			name, place := cutPlace(name)
			out = append(out, Byline{Name: name, Title: place})
		}
	}
	return out
}

// entitle gives the last of the writers a title. Where that goes on with "and" and
// a name, "Transport Correspondent and Jim Tan", the name is a further writer.
func entitle(writers []Byline, s string) []Byline {
	s, names := cutNames(s)
	last := &writers[len(writers)-1]
	if last.Title != "" {
		last.Title += ", "
	}
	last.Title += s
	for _, name := range names {
		name, place := cutPlace(name)
		writers = append(writers, Byline{Name: name, Title: place})
	}
	return writers
}

// cutNames cuts the names from the end of a title, those behind the last "and"
// that has no title after it. A name has two words or more with capitals, and the
// title before it the word of one: "Editor and Publisher" stays whole.
func cutNames(s string) (rest string, names []string) {
	words := strings.Fields(s)
	for i := len(words) - 2; i > 0; i-- {
		if !conjoins(words[i]) {
			continue
		}
		name := strings.Join(words[i+1:], " ")
		bare, _ := cutPlace(name)
		before := strings.Join(words[:i], " ")
		if !title(before) && !numbered(before) || title(bare) || !personal(bare) || strings.IndexByte(bare, ' ') < 0 || lowered(bare) {
			return s, nil
		}
		rest, names := cutNames(before)
		return rest, append(names, name)
	}
	return s, nil
}

// lowered reports whether s begins with a small letter, as no name does.
func lowered(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

// splitAnd splits names at their conjunction.
func splitAnd(s string) []string {
	var names []string
	start := 0
	words := strings.Fields(s)
	for i, w := range words {
		if conjoins(w) {
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

// conjoins reports whether w stands between the last two names of a list.
func conjoins(w string) bool {
	switch strings.ToLower(w) {
	case "and", "&", "und", "et", "en", "och", "og", "y", "e", "dan":
		return true
	}
	return false
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
	for i, w := range strings.Fields(strings.ToLower(s)) {
		switch w = strings.Trim(w, ",.()"); w {
		case "senior", "deputy", "assistant", "associate", "special", "guest", "acting":
			if i == 0 {
				return true
			}
		case "editor", "correspondent", "reporter", "reporters", "bureau", "writer", "columnist", "chief", "staff", "critic", "desk", "contributor", "analyst",
			"producer", "journalist", "fellow", "lecturer", "publisher", "photographer", "economist", "historian", "pupil", "student", "head", "director", "professor", "agency", "redakteur", "redakteurin", "korrespondent", "korrespondentin", "schüler", "schülerin", "élève", "correspondant", "correspondante", "corresponsal":
			return true
		}
	}
	return false
}

// numbered reports whether a part of a byline is what a writer is for the figure
// in its last word, "Klasse 8c", "aged 12" or "12": up to three words, and no year.
func numbered(s string) bool {
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > 3 {
		return false
	}
	last := words[len(words)-1]
	if len(last) == 4 && strings.Trim(last, "0123456789") == "" || strings.ContainsAny(strings.Join(words[:len(words)-1], ""), "0123456789") {
		return false
	}
	for _, w := range words {
		if monthName(strings.ToLower(strings.Trim(w, "."))) {
			return false
		}
	}
	return strings.ContainsAny(last, "0123456789") && len(last) <= 4
}

// pupil reports whether s, a line below a byline, is a form at school.
func pupil(s string) bool {
	word, _, _ := strings.Cut(strings.ToLower(s), " ")
	switch word {
	case "klasse", "stufe", "jahrgang", "jahrgangsstufe", "class", "year", "grade", "form", "classe":
		return numbered(s)
	}
	return false
}

// cutStamp cuts the day at which a story was published from the end of a byline,
// behind a comma, a bar, a dot or a dash.
func cutStamp(s string) (rest, day string) {
	if !strings.ContainsAny(s, "0123456789") {
		return s, ""
	}
	for i := 1; i < len(s); i++ {
		for _, sep := range [...]string{", ", " | ", " • ", " · ", " - ", " – ", " — ", "; "} {
			if !strings.HasPrefix(s[i:], sep) {
				continue
			}
			if _, ok := stamp(s[i+len(sep):]); ok {
				return s[:i], s[i+len(sep):]
			}
		}
	}
	return s, ""
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
		return entitle([]Byline{{Name: strings.TrimSpace(name)}}, strings.TrimSpace(title))
	}
	var out []Byline
	for _, name := range splitAnd(s) {
		out = append(out, Byline{Name: name})
	}
	return out
}
