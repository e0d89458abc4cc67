package story

import (
	"strings"
	"time"
)

// stamp reports whether s is nothing but the web's note of when it was published
// or how long it takes to read: "Updated 3:15 pm, July 11, 2017", "Stand:
// 11.07.2017, 15.15 Uhr", "Publié le 11 juillet 2017 à 15h15", "2017-07-11",
// "3 hours ago", "5 min read". Every word of it has to be one of dates; a day or
// a time alone is one only behind a word that says what it is of (lead), and a date
// alone that ends in a full stop is none.
func stamp(s string) (lead, ok bool) {
	if len(s) > 140 || !strings.ContainsAny(s, "0123456789") {
		return false, false
	}
	if reading(s) {
		return true, true
	}
	var seen stampWords
	for w := range strings.FieldsFuncSeq(s, divides) {
		part := stampPart(strings.ToLower(w))
		if part == 0 {
			return false, false
		}
		seen |= part
	}
	whole := seen&wholeDate != 0 || seen&(dayNumber|month|year) == dayNumber|month|year
	ago := seen&(agoWord|agoUnit) == agoWord|agoUnit
	if seen&leadWord != 0 {
		return true, whole || ago || seen&clock != 0 || seen&(dayNumber|month) == dayNumber|month
	}
	return false, (whole || ago) && !strings.HasSuffix(s, ".")
}

// divides reports whether r stands between the words of a stamp.
func divides(r rune) bool { return strings.ContainsRune(" \u00a0\u202f,;|•·()[]–—", r) }

// stampWords are the kinds of word that were met in a stamp.
type stampWords uint16

const (
	leadWord  stampWords = 1 << iota // updated
	wholeDate                        // 2017-07-11, 11.07.2017
	dayNumber                        // 11th
	month
	year
	clock   // 3:15pm
	agoWord // ago
	agoUnit // hours
	joining // on, at, Tuesday, pm, GMT
)

// stampPart is the kind of a word in small letters, 0 where it is none of a stamp's.
func stampPart(w string) stampWords {
	bare := strings.TrimRight(w, ".:")
	switch bare {
	case "", "-", "/":
		return joining
	case "published", "updated", "posted", "modified", "created", "publié", "publiée", "modifié", "veröffentlicht", "aktualisiert", "geändert", "erstellt", "stand", "erschienen", "date", "mis":
		return leadWord
	case "first", "last", "on", "at", "the", "of", "zuletzt", "am", "um", "vom", "der", "den", "le", "à", "jour", "et", "and", "und", "il", "y", "a", "vor", "pm", "p.m", "a.m", "uhr", "h",
		"et/gmt", "est", "edt", "gmt", "bst", "cet", "cest", "sgt", "utc", "pt", "pst", "pdt", "ct", "cst", "cdt", "mt", "ist", "jst", "hkt", "aest", "aedt", "mez", "mesz", "z":
		if bare == "vor" || bare == "il" {
			return joining | agoWord
		}
		return joining
	case "ago":
		return agoWord
	case "min", "mins", "minute", "minutes", "minuten", "hour", "hours", "hr", "hrs", "stunde", "stunden", "heure", "heures", "day", "days", "tag", "tagen", "jours", "week", "weeks", "woche", "wochen", "semaine", "semaines":
		return agoUnit
	}
	switch {
	case weekday(bare):
		return joining
	case monthName(bare):
		return month
	case w[0] >= '0' && w[0] <= '9' || w[0] == '+':
		return figures(bare)
	}
	return 0
}

// figures is the kind of a word of a stamp that begins with a figure.
func figures(w string) stampWords {
	bare := w
	for _, end := range [...]string{"am", "pm", "a.m", "p.m", "uhr"} {
		bare = strings.TrimSuffix(bare, end)
	}
	switch n := strings.Count(bare, ".") + strings.Count(bare, "/"); {
	case strings.Trim(bare, "0123456789") == "":
		switch {
		case bare != w:
			return clock
		case len(bare) == 4 && (bare[:2] == "19" || bare[:2] == "20"):
			return year
		case len(bare) <= 2:
			return dayNumber
		}
		return 0
	case len(w) >= 10 && strings.Count(w[:10], "-") == 2:
		if _, err := time.Parse(time.DateOnly, w[:10]); err == nil && (len(w) == 10 || w[10] == 't' && strings.Trim(w[11:], "0123456789:.+-z") == "") {
			return wholeDate
		}
		return 0
	case n == 2 && len(bare) >= 6 && strings.Trim(bare, "0123456789./") == "":
		return wholeDate
	case strings.Trim(w, "0123456789stndrhe") == "" && len(w) <= 4 && !strings.Contains(w, "h") || strings.HasSuffix(w, "th") && len(w) <= 4:
		return dayNumber
	case len(bare) <= 8 && strings.Trim(bare, "0123456789:.h+") == "":
		return clock
	}
	return 0
}

// weekday reports whether w, in small letters, is a day of the week in English,
// German or French.
func weekday(w string) bool {
	switch w {
	case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun",
		"montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonnabend", "sonntag", "mo", "di", "mi", "do", "fr", "sa", "so",
		"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche":
		return true
	}
	return false
}

// monthName reports whether w, in small letters, is a month in English, German or
// French.
func monthName(w string) bool {
	switch w {
	case "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
		"januar", "jänner", "februar", "märz", "mai", "juni", "juli", "oktober", "dezember", "okt", "dez",
		"janvier", "février", "mars", "avril", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre", "janv", "févr", "avr", "juil", "déc":
		return true
	}
	return false
}

// reading reports whether s says how long the story takes to read.
func reading(s string) bool {
	read, minutes, number := false, false, false
	for w := range strings.FieldsFuncSeq(strings.ToLower(s), divides) {
		switch w = strings.Trim(w, ".:"); w {
		case "read", "reading", "lesezeit", "lesedauer", "lecture":
			read = true
		case "min", "mins", "minute", "minutes", "minuten":
			minutes = true
		case "time", "temps", "de", "ca", "":
		default:
			n, unit, joined := strings.Cut(w, "-")
			if n == "" || len(n) > 3 || strings.Trim(n, "0123456789") != "" || joined && unit != "min" && unit != "minute" {
				return false
			}
			number, minutes = true, minutes || joined
		}
	}
	return read && minutes && number
}
