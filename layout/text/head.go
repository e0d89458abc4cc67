package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"broadsheet/layout/geom"
)

// HeadSetting is a headline or deck set in lines.
type HeadSetting struct {
	Paragraph *Paragraph
	Lines     []Line
	// Fits is false where the lines asked for do not hold it; the lines are
	// then more, or stand out of their slots.
	Fits bool
	// Balance is the shortest line's share of the longest's width, in
	// thousandths; a single line has 1000.
	Balance int32
	// BadBreaks counts the line ends that tear apart what belongs together.
	BadBreaks int
	// Alone says that the last of several lines is a single word.
	Alone bool
}

// Head sets runs in the least number of lines of a width that holds them, and
// in those by sense and balanced: never hyphenated, no line ending in a
// preposition, article or the like, in a figure before its noun, a title or
// initial before its name or within a name or compound, no last line of one
// word, all lines about as wide, rather the first the widest. Where more than
// maxLines are needed Fits is false. Justified rules are taken as Left.
//
// It minimises the sum of the squares of the lines' distances from their ideal
// width, in thousandths of the slot, and of the penalties of their ends.
// It takes O(k·n²) time for n words in k lines.
func Head(runs []Run, rules Rules, width geom.Length, maxLines int) HeadSetting {
	rules.Hyphenate = false
	if rules.Align == Justify {
		rules.Align = Left
	}
	h := header{p: Shape(runs, rules, nil), width: width}
	if len(h.p.breaks) < 2 {
		return HeadSetting{Paragraph: h.p, Fits: true, Balance: 1000}
	}
	h.judge()
	for k := 1; k <= max(maxLines, len(h.ends)); k++ {
		if lines := h.set(k); lines != nil {
			return h.setting(lines, k <= maxLines)
		}
	}
	return h.setting(Best(h.p.Break([]Slot{{Width: width}})).Lines, false)
}

// The penalties of a head's line ends, in the same measure as raggedness: a
// hundredth of the slot squared is 100.
const (
	tearsPhrase = 90_000 // 300²: an article, a preposition, a title …
	tearsName   = 140_000
	tearsWord   = 160_000 // a hyphenated compound
	aloneAtEnd  = 140_000
	endsClause  = -4_000 // after a comma or colon
)

// header sets one head.
type header struct {
	p     *Paragraph
	width geom.Length
	ends  []end
}

// end is a place where a line of the head may end.
type end struct {
	brk     int32
	penalty int64
	bad     bool
	forced  bool
	words   int32
}

// judge lists the head's line ends and their penalties.
func (h *header) judge() {
	p := h.p
	names := downstyle(p.text)
	h.ends = append(h.ends, end{})
	for i := 1; i < len(p.breaks); i++ {
		b := &p.breaks[i]
		if b.flags&emergency != 0 {
			continue
		}
		e := end{brk: int32(i), words: b.words, forced: b.flags&forced != 0}
		at := p.offset(b.end)
		switch {
		case e.forced:
		case b.start == b.end:
			e.penalty, e.bad = tearsWord, true
		default:
			first := startsSentence(p.text[:at])
			e.penalty = p.tears(lastWord(p.text[:at]), nextWord(p.text[p.offset(b.start):]), names && !first)
			if first && strings.Contains(p.text[:at], " ") {
				e.penalty = max(e.penalty, tearsPhrase) // a second sentence's first word alone
			}
			e.bad = e.penalty > 0
		}
		h.ends = append(h.ends, e)
	}
}

func lastWord(text string) string { return text[strings.LastIndexByte(text, ' ')+1:] }

func nextWord(text string) string {
	if i := strings.IndexByte(text, ' '); i >= 0 {
		return text[:i]
	}
	return text
}

// startsSentence reports whether the last word of a text is its sentence's first.
func startsSentence(text string) bool {
	before := strings.TrimRight(text[:len(text)-len(lastWord(text))], " ")
	c, _ := utf8.DecodeLastRuneInString(before)
	return before == "" || strings.ContainsRune(".!?:", c)
}

// downstyle reports whether a head has a small letter at the start of a word
// that no style of capitals would leave small, so that a capital marks a name.
func downstyle(text string) bool {
	for _, w := range strings.Fields(text) {
		if c, _ := utf8.DecodeRuneInString(w); unicode.IsLower(c) && utf8.RuneCountInString(w) > 5 {
			return true
		}
	}
	return false
}

// tears is the penalty for ending a line between two words.
func (p *Paragraph) tears(w, next string, names bool) int64 {
	c, _ := utf8.DecodeLastRuneInString(w)
	switch c {
	case ',', ':', ';', '–', '—', '?', '!':
		return endsClause
	case '.':
		if utf8.RuneCountInString(w) == 2 || isTitle(w) {
			return tearsPhrase
		}
		return endsClause
	}
	bare := strings.TrimFunc(w, unicode.IsPunct)
	first, _ := utf8.DecodeRuneInString(next)
	switch {
	case bare == "" || next == "":
		return 0
	case isTitle(bare) && unicode.IsUpper(first):
		return tearsPhrase
	case c >= '0' && c <= '9' && unicode.IsLetter(first):
		return tearsPhrase
	case binds(p.rules.Language, strings.ToLower(bare)):
		return tearsPhrase
	case names && isCapital(bare) && isCapital(next) && !strings.HasSuffix(w, "’s") && !strings.HasSuffix(w, "'s"):
		return tearsName
	}
	return 0
}

func isCapital(w string) bool {
	c, n := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(c) && len(w) > n
}

// set finds the best setting of exactly k lines: the ends of its lines, or nil
// where there is none.
func (h *header) set(k int) []Line {
	n := len(h.ends)
	const none = int64(1) << 62
	total := h.p.Natural()
	cost := make([]int64, (k+1)*n)
	prev := make([]int32, (k+1)*n)
	for i := range cost {
		cost[i] = none
	}
	cost[0] = 0
	for j := 1; j <= k; j++ {
		ideal := h.ideal(total, j, k)
		for b := j; b < n; b++ {
			for a := b - 1; a >= j-1; a-- {
				if c := cost[(j-1)*n+a]; c < none {
					if d, ok := h.cost(a, b, ideal, j, k); ok && c+d < cost[j*n+b] {
						cost[j*n+b], prev[j*n+b] = c+d, int32(a)
					}
				}
				if h.ends[a].forced {
					break
				}
			}
		}
	}
	if cost[k*n+n-1] >= none {
		return nil
	}
	lines := make([]Line, k)
	for j, b := k, int32(n-1); j > 0; j-- {
		a := prev[j*n+int(b)]
		lines[j-1] = h.p.line(h.ends[a].brk, h.ends[b].brk, h.width)
		b = a
	}
	return lines
}

// ideal is the width that the j-th of k lines should have: from the first to
// the last they narrow by a twentieth, so that of two settings as even the one
// whose first line is wider is taken.
func (h *header) ideal(total geom.Length, j, k int) geom.Length {
	even := total / geom.Length(k)
	if k == 1 {
		return even
	}
	return even + even*geom.Length(k+1-2*j)/geom.Length(40*(k-1))
}

// cost is that of a line from end a to end b, the j-th of k; it is not ok where
// the line does not fit.
func (h *header) cost(a, b int, ideal geom.Length, j, k int) (int64, bool) {
	from, to := h.ends[a].brk, h.ends[b].brk
	width := h.p.measureOf(from, to).width - h.p.hung(from, to)
	room := h.p.roomOf(from, h.width)
	if width > room {
		return 0, false
	}
	off := int64((width - ideal) * 1000 / max(h.width, 1))
	c := off*off + h.ends[b].penalty
	if j == k && k > 1 && h.ends[b].words-h.ends[a].words <= 1 {
		c += aloneAtEnd
	}
	return c, true
}

// setting completes a head's setting with what there is to say of it.
func (h *header) setting(lines []Line, fits bool) HeadSetting {
	s := HeadSetting{Paragraph: h.p, Lines: lines, Fits: fits, Balance: 1000}
	var least, most geom.Length
	for i, l := range lines {
		if i == 0 || l.Natural < least {
			least = l.Natural
		}
		most = max(most, l.Natural)
		for _, e := range h.ends {
			if e.brk == l.to && e.bad && i < len(lines)-1 {
				s.BadBreaks++
			}
		}
	}
	if most > 0 {
		s.Balance = int32(least * 1000 / most)
	}
	s.Alone = len(lines) > 1 && lines[len(lines)-1].Words <= 1
	return s
}
