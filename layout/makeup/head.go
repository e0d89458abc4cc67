package makeup

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"broadsheet/layout/diag"
	"broadsheet/layout/font"
	"broadsheet/layout/geom"
	"broadsheet/layout/text"
)

// headSetting is display text broken into lines.
type headSetting struct {
	paragraph
	text.HeadSetting
	style *style
	lead  geom.Length // from line to line
}

// head breaks display text by sense, in at most so many lines if it can.
func (m *module) head(c copyText, st *style, width geom.Length, lines int, pos diag.Pos) headSetting {
	rules := st.rules(m.language())
	rules.Hyphenate, rules.Indent = false, 0
	set := text.Head(c.runs, rules, width, lines)
	p := paragraph{Paragraph: set.Paragraph, runs: c.runs, looks: c.looks, pos: pos}
	m.findings = append(m.findings, p.missing(m.folio)...)
	h := headSetting{paragraph: p, HeadSetting: set, style: st, lead: st.Leading}
	if word := h.broken(); word != "" {
		m.find(diag.At(pos, diag.Error, "broken-word", "‘%s’ of style %s is wider than its place and broken without a hyphen", word, st.name).
			WithHint("set it smaller, span more columns, use a shorter word, or put a hyphen into it"))
	}
	return h
}

// broken is the first word that is divided between two lines where it has no hyphen,
// since its line does not hold it; "" for none.
func (h *headSetting) broken() string {
	if h.Fits {
		return ""
	}
	all := ""
	for _, r := range h.runs {
		all += strings.ReplaceAll(r.Text, "\u00ad", "") // as Rest has it
	}
	for _, l := range h.Lines[:max(0, len(h.Lines)-1)] {
		at := max(0, len(all)-len(strings.Join(h.Rest(l), "")))
		before, after := all[:at], all[at:]
		last, _ := utf8.DecodeLastRuneInString(before)
		first, _ := utf8.DecodeRuneInString(after)
		if inWord(last) && inWord(first) {
			start := strings.LastIndexByte(before, ' ') + 1
			word, _, _ := strings.Cut(all[start:], " ")
			return word
		}
	}
	return ""
}

// inWord reports whether a character is of words that spaces part.
func inWord(r rune) bool {
	return (unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r)) &&
		!unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// sizes bounds the headline series by the number of columns that a head spans,
// and its lines, after page-design.md: columns + lines ≤ 5 or 6, single-column
// heads 16–20 pt in three or four lines, the lead's at 54–72 in one or two.
func sizes(columns int) (low, high geom.Length, lines int) {
	switch {
	case columns <= 1:
		return 16 * geom.Pt, 20 * geom.Pt, 4
	case columns == 2:
		return 24 * geom.Pt, 36 * geom.Pt, 3
	case columns == 3:
		return 24 * geom.Pt, 48 * geom.Pt, 2
	case columns == 4:
		return 30 * geom.Pt, 60 * geom.Pt, 2
	}
	return 36 * geom.Pt, 72 * geom.Pt, 2
}

// sizes is as sizes; but the head of a rest is of the smallest size of the series that
// its width allows, since it leads back to one that is larger.
func (m *module) sizes(columns int) (low, high geom.Length, lines int) {
	low, high, lines = sizes(columns)
	series := m.set.styles.headline.Series
	if i := slices.IndexFunc(series, func(s geom.Length) bool { return s >= low }); i >= 0 && m.place.From != "" {
		high = min(high, series[i])
	}
	return low, high, lines
}

// fitHeadline takes the headline's size from the series: the largest that fits
// in the lines allowed, but a smaller one where it reads much better. Badness
// counts the steps down against breaks that hurt the sense and lines that leave
// the measure empty.
func (m *module) fitHeadline(txt string, columns int, width geom.Length) headSetting {
	st := m.set.styles.headline
	low, high, lines := m.sizes(columns)
	if n := m.place.Headline.Lines; n > 0 {
		lines = n
	}
	size := m.place.Headline.Size
	if size == 0 && len(st.Series) == 0 {
		size = st.Size
	}
	if s := m.fitting.size; s > 0 {
		size = s
	}
	if size > 0 {
		return m.headlineAt(txt, size, width, max(lines, 6))
	}
	var best headSetting
	var least int64 = 1 << 62
	steps := 0
	for i := len(st.Series) - 1; i >= 0; i-- {
		size := st.Series[i]
		if size > high || size < low {
			continue
		}
		said := len(m.findings)
		h := m.headlineAt(txt, size, width, lines)
		if !h.Fits {
			m.findings = m.findings[:said]
			continue
		}
		if bad := h.badness(width) + int64(steps)*headStep; bad < least {
			least, best = bad, h
		}
		steps++
		if steps > 3 {
			break
		}
	}
	if best.Lines == nil {
		best = m.headlineAt(txt, low, width, 12)
		if best.broken() != "" {
			return best // which has been told
		}
		m.find(diag.At(m.story.HeadlinePos, diag.Warning, "headline-long",
			"the headline needs %d lines at %s, the smallest size of the series for %d columns", len(best.Lines), low, columns).
			WithHint("shorten it, span more columns, or allow more lines (headline: {lines: %d})", len(best.Lines)))
	}
	return best
}

// headStep is what a size smaller costs, in the badness of a head: as much as a
// third of the measure left white.
const headStep = 35

func (m *module) headlineAt(txt string, size, width geom.Length, lines int) headSetting {
	st := *m.set.styles.headline
	st.Leading = st.Leading.MulDiv(size, max(st.Size, 1))
	st.Size = size
	var c copyText
	c.add(&st, size, txt)
	h := m.head(c, &st, width, lines, m.story.HeadlinePos)
	return h
}

// What a line's end that hurts the sense and a line of a single word cost in the
// badness of a head. Automatic make-up counts badness in hundredths of a cell of
// white: a torn phrase is worth three cells, so that another size or shape is taken
// where there is one, and no story is left out for it.
const (
	headTorn  = 300
	headAlone = 100
)

// badness of a head: per cent of the measure that its widest line leaves white,
// half of what its shortest line lacks to the widest, and what its torn phrases and
// lines of a single word cost.
func (h headSetting) badness(width geom.Length) int64 {
	var widest geom.Length
	alone := int64(0)
	for i := range h.Lines {
		widest = max(widest, h.Lines[i].Natural)
		if h.Lines[i].Words <= 1 && len(h.Lines) > 1 {
			alone++
		}
	}
	bad := int64((width - widest) * 100 / max(width, 1))
	bad += int64(1000-h.Balance) / 20
	return bad + headAlone*alone + headTorn*int64(h.BadBreaks)
}

// ascent is how far the first baseline stands below the top of a line of a
// leading: ascender and descender share what the leading leaves.
func ascent(st *style, leading geom.Length) geom.Length {
	mt := st.face.Metrics()
	up := font.Scale(mt.Ascender, mt.UnitsPerEm, st.Size)
	down := font.Scale(-mt.Descender, mt.UnitsPerEm, st.Size)
	return up + (leading-up-down)/2
}

// capHeight is the height of the style's capitals.
func (st *style) capHeight() geom.Length {
	mt := st.face.Metrics()
	return font.Scale(mt.CapHeight, mt.UnitsPerEm, st.Size)
}

// descent is how far the style's descenders reach below the baseline.
func (st *style) descent() geom.Length {
	mt := st.face.Metrics()
	return font.Scale(-mt.Descender, mt.UnitsPerEm, st.Size)
}
