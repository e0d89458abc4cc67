package story

import "strings"

// role is what a line of a web page's text is: the story's own copy, or one of
// the page's own words, which count by where they stand (see furniture).
type role int

const (
	own      role = iota
	crumbs        // the way to the page, "Home > News > Politics": before the headline
	dayLine       // a day alone, or how long ago: before the body and after it
	linkWord      // a word that may be a subhead, "Privacy": after the body, below others
	network       // "Facebook", "Print": as a linkWord, above the body, or beside a word of sharing
	leadIn        // what goes on behind a colon, "Read more: …": not as the headline
	sharing       // "Share", "Print": anywhere
	webWords      // all else: anywhere
)

// longestWeb is the most bytes that a line of the web page's own words has: a
// copyright with its warnings is the longest.
const longestWeb = 220

// navigation reports whether s, a whole line or the end of one, is nothing but
// the web page's own words: one of them, or several between bars. Words that
// count only in some places are none here.
func navigation(s string) bool {
	switch roleOf(s) {
	case own, crumbs, linkWord, network:
		return false
	}
	return true
}

// furniture tells for each line whether it is the web page's rather than the
// story's. What might be copy counts only where it cannot be: never a word of
// the body goes.
func furniture(lines []line) []bool {
	out := make([]bool, len(lines))
	roles := make([]role, len(lines))
	last := -1 // of the story's own
	for i, l := range lines {
		if roles[i] = roleOf(l.text); roles[i] == own {
			last = i
		}
	}
	body := bodyAt(lines, roles)
	above := "" // the story's own last line before this one
	kept := 0
	for i, l := range lines {
		switch roles[i] {
		case crumbs:
			out[i] = kept == 0 || kept == 1 && section(above)
		case dayLine:
			out[i] = i < body || i > last && !strings.HasSuffix(above, ":")
		case linkWord:
			out[i] = i > last && !strings.HasSuffix(above, ":") && beside(roles, i, false)
		case network:
			out[i] = !strings.HasSuffix(above, ":") && (i < body && kept > 0 || beside(roles, i, i <= last))
		case leadIn:
			out[i] = kept > 0
		case sharing, webWords:
			out[i] = true
		}
		if roles[i] == own {
			above = l.text
		}
		if !out[i] {
			kept++
		}
	}
	return out
}

// bodyAt is the first line of the body: the first below the headline that ends as
// a sentence or is long, and is no picture's.
func bodyAt(lines []line, roles []role) int {
	headline := true
	for i, l := range lines {
		switch {
		case roles[i] != own:
		case headline:
			headline = section(l.text)
		case (stopped(l.text) || len(l.text) > 160) && !pictured(lines, i):
			return i
		}
	}
	return len(lines)
}

// pictured reports whether a line is a caption with its credit, or what stands
// above one.
func pictured(lines []line, i int) bool {
	if _, _, ok := cutCredit(lines[i].text); ok {
		return true
	}
	if i+1 == len(lines) {
		return false
	}
	caption, _, ok := cutCredit(lines[i+1].text)
	return ok && (caption == "" || alike(lines[i].text, caption)) || lines[i].text == lines[i+1].text
}

// beside reports whether one of the lines around i, up to the story's own, is
// surely the web page's: a word of sharing, or any such.
func beside(roles []role, i int, share bool) bool {
	from, to := i, i
	for from > 0 && roles[from-1] != own {
		from--
	}
	for to < len(roles) && roles[to] != own {
		to++
	}
	for _, r := range roles[from:to] {
		if r == sharing || !share && r == webWords {
			return true
		}
	}
	return false
}

// roleOf tells what a whole line is by its words alone.
func roleOf(s string) role {
	switch {
	case s == "" || len(s) > longestWeb:
		return own
	case s == "-30-" || s == "- 30 -" || s == "###" || s == "# # #", copyrighted(s):
		return webWords
	case crumbed(s):
		return crumbs
	}
	if lead, ok := stamp(s); ok {
		if !lead && !strings.Contains(s, "|") {
			return dayLine
		}
		return webWords
	}
	if r := barred(s); r != own {
		return r
	}
	r := roleOfPhrase(s)
	if r != leadIn && mark(s) != "" && !strings.HasSuffix(s, "-") && !strings.HasSuffix(s, "–") {
		return own // an item, "- Save"
	}
	return r
}

// barred is the role of a line of several phrases between bars or dots, each of
// which is the page's: "© 2026 The Courier | Terms of use | Privacy".
func barred(s string) role {
	parts := strings.FieldsFunc(s, func(r rune) bool { return r == '|' || r == '·' || r == '•' })
	if len(parts) < 2 || mark(s) != "" {
		return own
	}
	sections, out := 0, webWords
	for _, part := range parts {
		part = strings.TrimSpace(part)
		switch r := roleOfPhrase(part); {
		case r == sharing || r == network:
			out = sharing
		case r != own:
		case section(part):
			sections++
		case copyrighted(part), strings.Contains(part, "©") && len(part) < 80 && strings.ContainsAny(part, "0123456789"):
		default:
			if _, ok := stamp(part); !ok {
				return own
			}
		}
	}
	if sections == len(parts) {
		return crumbs
	}
	return out
}

// crumbed reports whether s is the way to a page through its sections: at least
// three steps, from the home page, or from a section where arrows divide them.
// The last may be the headline.
func crumbed(s string) bool {
	for _, sep := range [...]string{">", "›", "»", "→", "|", " / "} {
		if strings.Count(s, sep) < 2 {
			continue
		}
		steps := strings.Split(s, sep)
		first := strings.TrimSpace(steps[0])
		if !home(first) && (sep == "|" || sep == " / " || !section(first)) {
			continue
		}
		for _, step := range steps[1 : len(steps)-1] {
			if step = strings.TrimSpace(step); step == "" || len(step) > 40 || strings.Count(step, " ") > 4 || stopped(step) {
				return false
			}
		}
		return true
	}
	return false
}

// copyrighted reports whether s is the page's copyright: the sign or the word with
// a year behind it, or what says that rights are reserved.
func copyrighted(s string) bool {
	if i := strings.IndexByte(s, ' '); !strings.HasPrefix(s, "©") && i < 0 {
		return false
	}
	low := strings.ToLower(s[:min(len(s), 48)])
	for _, p := range [...]string{"all rights reserved. ", "alle rechte vorbehalten. ", "tous droits réservés. ", "this material may not be published, broadcast"} {
		if strings.HasPrefix(low, p) {
			return true
		}
	}
	rest, word := s, false
	for _, p := range [...]string{"copyright", "©", "(c)"} {
		if len(rest) >= len(p) && strings.EqualFold(rest[:len(p)], p) {
			rest, word = strings.TrimLeft(rest[len(p):], " \u00a0:,"), true
		}
	}
	if !word {
		return false
	}
	if strings.HasPrefix(rest, "dpa-infocom") {
		return true
	}
	years := rest[:len(rest)-len(strings.TrimLeft(rest, "0123456789-–"))]
	if len(years) < 4 || len(years) > 4 && len(years) < 9 || !strings.HasPrefix(years, "19") && !strings.HasPrefix(years, "20") {
		return false
	}
	rest = strings.TrimLeft(rest[len(years):], " ,.©")
	return rest == "" || strings.HasPrefix(s, "©") || startsSentence(rest) || strings.HasPrefix(rest, "by ")
}
