package text

import (
	"unicode"
	"unicode/utf8"
)

// inside lists the breaks inside the token of the pieces from i up to j,
// ascending.
func (s *shaper) inside(i, j int, last bool) {
	start, end := s.p.pieces[i].start, s.p.pieces[j-1].end
	token := s.p.text[start:end]
	from := 0
	marks := marksOf(token)
	switch {
	case s.other && !latin(token):
		s.unicodeBreaks(start, end)
	case marks&pointed != 0 && isAddress(token):
		s.addressBreaks(token, start)
	default:
		if marks&dashed != 0 {
			s.dashBreaks(token, start)
			from = len(s.places)
		}
		s.hyphenate(token, s.p.fonts[s.p.pieces[i].run].words, start, last)
	}
	if from > 0 && from < len(s.places) {
		sortPlaces(s.places)
	}
	if end-start >= emergencyEms {
		s.emergencies(i, j)
	}
}

// The marks for which a token needs a closer look.
const (
	pointed = 1 << iota // a point or the like, not at its end
	dashed              // a hyphen or dash
)

func marksOf(token string) (marks uint8) {
	for i := 0; i < len(token); i++ {
		switch token[i] {
		case '.', '@', ':':
			if i+2 < len(token) {
				marks |= pointed
			}
		case '-', "—"[0]:
			marks |= dashed
		}
	}
	return marks
}

func sortPlaces(p []place) { // insertion: a token has few places
	for i := 1; i < len(p); i++ {
		for j := i; j > 0 && p[j].at < p[j-1].at; j-- {
			p[j], p[j-1] = p[j-1], p[j]
		}
	}
}

// latin reports whether the Latin rules suffice for the token.
func latin(token string) bool {
	for _, c := range token {
		if c >= 0x590 && (c < 0x1e00 || c >= 0x200b && c <= 0x200f || c >= 0x2500) {
			return false
		}
	}
	return true
}

// unicodeBreaks takes the breaks that Unicode's algorithm found.
func (s *shaper) unicodeBreaks(start, end int32) {
	lo, hi := 0, len(s.opens)
	for lo < hi { // the first break after start
		if mid := (lo + hi) / 2; s.opens[mid] > start {
			hi = mid
		} else {
			lo = mid + 1
		}
	}
	for ; lo < len(s.opens) && s.opens[lo] < end; lo++ {
		var f flags
		if s.endsInHyphen(s.opens[lo]) != 0 {
			f = hyphened
		}
		s.places = append(s.places, place{at: s.opens[lo], flags: f})
	}
}

// isAddress reports whether the token looks like a URL, a host or a mail
// address.
func isAddress(token string) bool {
	dots := 0
	for i := 0; i < len(token); i++ {
		switch c := token[i]; {
		case c == '@' && i > 0 && i+1 < len(token):
			return true
		case c == ':' && i > 1 && i+2 < len(token) && token[i+1] == '/' && token[i+2] == '/':
			return true
		case c == '.' && i > 1 && i+2 < len(token) && isLower(token[i-1]) && isLower(token[i+1]) && isLower(token[i+2]):
			dots++
		}
	}
	return dots > 0 && (dots > 1 || len(token) > 4)
}

func isLower(c byte) bool { return c >= 'a' && c <= 'z' }

func isAlnum(c byte) bool {
	return isLower(c) || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c >= utf8.RuneSelf
}

// addressBreaks lets an address break after its punctuation, with nothing
// added that a reader might take for a part of it.
func (s *shaper) addressBreaks(token string, start int32) {
	for i := 1; i+1 < len(token); i++ {
		switch token[i] {
		case '/', '.', '?', '&', '=', '-', '_', '@', '#':
			if !isAlnum(token[i+1]) || i < 3 && token[i] != '/' || len(token)-i < 3 {
				continue
			}
			f := flags(0)
			if token[i] == '-' {
				f = hyphened
			}
			s.places = append(s.places, place{at: start + int32(i+1), penalty: s.p.rules.ExplicitHyphenPenalty, flags: f})
		}
	}
}

// dashBreaks lets a line end after a hyphen between two parts of at least two
// letters, and after a dash that has something on both sides; not between
// figures.
func (s *shaper) dashBreaks(token string, start int32) {
	for i := 0; i < len(token); {
		c, n := rune(token[i]), 1
		if c >= utf8.RuneSelf {
			c, n = utf8.DecodeRuneInString(token[i:])
		}
		i += n
		if i >= len(token) || i == n {
			continue
		}
		ok := false
		switch {
		case isHyphen(c):
			ok = lettersBefore(token[:i-n]) >= 2 && lettersAfter(token[i:]) >= 2
		case c == '–':
			ok = lettersBefore(token[:i-n]) >= 2 && lettersAfter(token[i:]) >= 2
		case c == '—':
			next, _ := utf8.DecodeRuneInString(token[i:])
			ok = lettersBefore(token[:i-n]) >= 1 || !unicode.IsPunct(next)
			ok = ok && !unicode.In(next, unicode.Pe, unicode.Pf, unicode.Pd, unicode.Po)
		}
		if ok {
			f := flags(0)
			if isHyphen(c) {
				f = hyphened
			}
			s.places = append(s.places, place{at: start + int32(i), penalty: s.p.rules.ExplicitHyphenPenalty, flags: f})
		}
	}
}

// lettersBefore counts the letters at the text's end, up to two.
func lettersBefore(text string) int {
	for n := 0; n < 2; n++ {
		c, size := utf8.DecodeLastRuneInString(text)
		if !unicode.IsLetter(c) && !unicode.IsMark(c) {
			return n
		}
		text = text[:len(text)-size]
	}
	return 2
}

// lettersAfter counts the letters at the text's start, up to two.
func lettersAfter(text string) int {
	for n := 0; n < 2; n++ {
		c, size := utf8.DecodeRuneInString(text)
		if !unicode.IsLetter(c) && !unicode.IsMark(c) {
			return n
		}
		text = text[size:]
	}
	return 2
}

// hyphenate adds the hyphenation points of the token's words. A token with a
// soft hyphen breaks there only. Words with figures, words in capitals and
// the paragraph's last are left whole.
func (s *shaper) hyphenate(token string, words *vocabulary, start int32, last bool) {
	r := &s.p.rules
	if !r.Hyphenate {
		return
	}
	end := start + int32(len(token))
	soft := false
	for len(s.soft) > 0 && s.soft[0] < end {
		if s.soft[0] > start {
			soft = true
			if !last {
				s.places = append(s.places, place{at: s.soft[0], penalty: r.HyphenPenalty, flags: added | hyphened})
			}
		}
		s.soft = s.soft[1:]
	}
	if soft || last {
		return
	}
	for from, to := range words.parts(token) {
		s.hyphenateWord(token, words, from, to, start)
	}
}

// wordAt measures the word at the text's start in bytes and letters; both are
// zero where there is none, letters where it is not to be hyphenated.
func wordAt(text string) (n, letters int) {
	for n < len(text) {
		c, size := rune(text[n]), 1
		switch {
		case isLower(text[n]):
			letters++
		case c < utf8.RuneSelf:
			if c < 'A' || c > 'Z' {
				return n, letters
			}
			if n > 0 {
				return n + 1, -1 << 20
			}
			letters++
		default:
			c, size = utf8.DecodeRuneInString(text[n:])
			switch {
			case unicode.IsMark(c):
			case !unicode.IsLetter(c):
				return n, letters
			case n > 0 && unicode.IsUpper(c):
				return n + size, -1 << 20
			default:
				letters++
			}
		}
		n += size
	}
	return n, letters
}

func (s *shaper) hyphenateWord(token string, words *vocabulary, from, to int, start int32) {
	r := &s.p.rules
	penalty := r.HyphenPenalty
	if s.isName(start + int32(from)) {
		penalty += r.CapitalPenalty
	}
	if from > 0 && isHyphen(rune(token[from-1])) || to < len(token) && isHyphen(rune(token[to])) {
		penalty += r.ExplicitHyphenPenalty // a second hyphen in a compound
	}
	for _, at := range words.dict.Points(token[from:to], words.before, words.after) {
		s.places = append(s.places, place{at: start + int32(from+at), penalty: penalty, flags: added | hyphened})
	}
}

// isName reports whether the word at an offset of the text has a capital that
// is not a sentence's first.
func (s *shaper) isName(at int32) bool {
	c, _ := utf8.DecodeRuneInString(s.p.text[at:])
	if !unicode.IsUpper(c) {
		return false
	}
	text := s.p.text[:at]
	for text != "" {
		c, n := utf8.DecodeLastRuneInString(text)
		switch {
		case c == '.' || c == '!' || c == '?' || c == ':' || c == '…':
			return false
		case c == ' ' || unicode.IsPunct(c):
			text = text[:len(text)-n]
		default:
			return true
		}
	}
	return false
}

// emergencyEms is the width from which a token may be broken anywhere when
// nothing else serves: half as much again as the narrowest slots.
const emergencyEms = 10

// emergencies lets the token of the pieces from i up to j, if it is wide, break
// at any cluster where no slot is wide enough for it.
func (s *shaper) emergencies(i, j int) {
	p := s.p
	var units int32
	for k := i; k < j; k++ {
		units += p.pieces[k].units
	}
	if units < emergencyEms*p.fonts[p.pieces[i].run].upem {
		return
	}
	n := len(s.places)
	for k := i; k < j; k++ {
		q := &p.pieces[k]
		if q.joins || q.level&1 == 1 {
			continue
		}
		for g := range q.glyphs {
			at := q.start + q.glyphs[g].Cluster
			if at > p.pieces[i].start && (g == 0 || q.glyphs[g].Cluster > q.glyphs[g-1].Cluster) {
				s.addEmergency(at, n)
			}
		}
	}
	if n > 0 {
		sortPlaces(s.places)
	}
}

// addEmergency adds a break unless one of the first n is there.
func (s *shaper) addEmergency(at int32, n int) {
	for _, q := range s.places[:n] {
		if q.at == at {
			return
		}
	}
	s.places = append(s.places, place{at: at, penalty: emergencyPenalty, flags: emergency})
}

// pieceAt finds the piece in which the text's byte at stands.
func (p *Paragraph) pieceAt(at int32) int {
	lo, hi := 0, len(p.pieces)
	for lo < hi {
		if mid := (lo + hi) / 2; p.pieces[mid].end > at {
			hi = mid
		} else {
			lo = mid + 1
		}
	}
	return lo
}
