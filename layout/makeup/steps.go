package makeup

import (
	"slices"

	"broadsheet/layout/diag"
	"broadsheet/layout/edition"
	"broadsheet/layout/geom"
	"broadsheet/layout/page"
	"broadsheet/layout/story"
)

// fitting is what copyfitting has changed of a story, beyond what lines and
// pictures give by themselves.
type fitting struct {
	headline int         // sizes of the series by which it is larger
	size     geom.Length // that size; 0 for what fits
	tracking int32       // of body text, in thousandths of an em
	cut      int         // blocks cut from the body's end
}

// attempt is a story set in one way.
type attempt struct {
	fitting
	story    *story.Story
	head     headBlock
	frames   []*frame
	f        *fitter
	set      fitted
	foot     int
	left     []story.Block
	legs     legs
	findings diag.List
	mark     page.Bookmark
	headSize geom.Length
}

// short is how many rows the attempt ends above the foot of its place.
func (a *attempt) short(limit int) int { return max(0, limit-a.foot) }

// try sets the story with a fitting, but draws nothing.
func (m *module) try(fit fitting, limit int, given bool) attempt {
	whole, before := m.story, len(m.findings)
	if fit.cut > 0 {
		short := *whole
		short.Body = whole.Body[:len(whole.Body)-fit.cut]
		m.story = &short
	}
	m.fitting, m.left = fit, nil
	a := attempt{fitting: fit, story: m.story, head: m.headBlock()}
	m.headRows = make([]int, len(m.legs.x))
	for l := range a.head.span {
		m.headRows[l] = a.head.rows
	}
	a.frames = m.frames()
	a.head.lift(a.frames, len(m.legs.x))
	a.f, a.set, a.foot = m.setFlow(a.frames, limit, given)
	a.left, a.mark, a.headSize, a.legs = m.left, m.mark, m.headSize, m.legs
	a.legs.top, a.legs.blocks = slices.Clone(m.legs.top), slices.Clone(m.legs.blocks)
	a.findings = slices.Clone(m.findings[before:])
	m.findings, m.story = m.findings[:before], whole
	return a
}

// take makes an attempt the module's.
func (m *module) take(a attempt) {
	m.story, m.fitting, m.left, m.mark, m.headSize, m.legs = a.story, a.fitting, a.left, a.mark, a.headSize, a.legs
	m.findings = append(m.findings, a.findings...)
}

// best sets the story, and where it does not come to the depth of its place takes
// the steps of copyfitting in their order, each as far as it may go, until it does.
func (m *module) best(limit int, given bool) attempt {
	a := m.try(fitting{cut: m.longer()}, limit, given)
	if m.place.Auto || len(a.left) > 0 {
		return a
	}
	bounds := m.set.edition.Copyfit
	for _, step := range bounds.Steps {
		if a.set.overset == 0 && (!given || a.short(limit) == 0) {
			break
		}
		switch step {
		case edition.FitHeadline:
			a = m.fitHead(a, limit, given, bounds.Headline)
		case edition.FitTracking:
			a = m.fitTracking(a, limit, given, int32(bounds.Tracking))
		case edition.FitCut:
			a = m.fitCut(a, limit, given)
		}
	}
	m.tell(&a)
	return a
}

// better keeps the attempt that has less beyond its place, then less white in it.
func better(a, b attempt, limit int) attempt {
	if b.set.overset < a.set.overset || b.set.overset == a.set.overset && a.set.overset == 0 && b.short(limit) < a.short(limit) {
		return b
	}
	return a
}

// fitHead tries the headline in smaller sizes of its series, or in larger ones
// where the story is short.
func (m *module) fitHead(a attempt, limit int, given bool, most int) attempt {
	series := m.set.styles.headline.Series
	at := slices.Index(series, a.headSize)
	if m.place.Headline.Size > 0 || at < 0 {
		return a
	}
	down := a.set.overset > 0
	for n := 1; n <= most; n++ {
		to := at + n
		if down {
			to = at - n
		}
		if to < 0 || to >= len(series) {
			break
		}
		with := a.fitting
		with.headline, with.size = to-at, series[to]
		got := m.try(with, limit, given)
		if !down && (got.short(limit) > 0 || got.head.lines() > a.head.lines()) {
			break // larger type is for a place that it fills
		}
		a = better(a, got, limit)
		if a.set.overset == 0 && (down || a.short(limit) == 0) {
			break
		}
	}
	return a
}

// fitTracking tracks the body text, in three steps.
func (m *module) fitTracking(a attempt, limit int, given bool, most int32) attempt {
	sign := int32(1)
	if a.set.overset > 0 {
		sign = -1
	}
	for n := int32(1); n <= 3 && most > 0; n++ {
		with := a.fitting
		with.tracking = sign * most * n / 3
		a = better(a, m.try(with, limit, given), limit)
		if a.set.overset == 0 && a.short(limit) == 0 {
			break
		}
	}
	return a
}

// fitCut cuts paragraphs from the end of a story that is overset, as long as it
// keeps the words that it has to.
func (m *module) fitCut(a attempt, limit int, given bool) attempt {
	body := m.story.Body
	least := m.place.Length.Least
	if least == 0 {
		least = words(body) * (100 - m.set.edition.Copyfit.Cut) / 100
	}
	for cut := a.cut + 1; cut < len(body) && a.set.overset > 0; cut++ {
		if words(body[:len(body)-cut]) < least {
			break
		}
		if !endsHere(body, cut) {
			continue
		}
		with := a.fitting
		with.cut = cut
		a = better(a, m.try(with, limit, given), limit)
	}
	return a
}

// endsHere reports whether a body can end where so many blocks are cut: after a
// paragraph or an item.
func endsHere(body []story.Block, cut int) bool {
	k := body[len(body)-cut-1].Kind
	return k == story.Paragraph || k == story.Item
}

// longer is the number of blocks to cut from a story that has more words than it
// may: as few as bring it down to them.
func (m *module) longer() int {
	body, most := m.story.Body, m.place.Length.Most
	if most == 0 || m.place.Auto {
		return 0
	}
	cut := 0
	for k := 1; k < len(body) && words(body[:len(body)-cut]) > most; k++ {
		if endsHere(body, k) {
			cut = k
		}
	}
	return cut
}

// tell notes what copyfitting has done.
func (m *module) tell(a *attempt) {
	say := func(format string, args ...any) {
		f := diag.At(m.place.Pos, diag.Note, "copyfit", format, args...)
		f.Page, f.Story = m.folio, m.number
		a.findings = append(a.findings, f)
	}
	if n := a.headline; n != 0 {
		say("the headline is %d %s %s, %s", abs(n), plural(abs(n), "size", "sizes"), map[bool]string{true: "larger", false: "smaller"}[n > 0], a.headSize)
	}
	if a.tracking != 0 {
		say("the text is tracked by %+d/1000 em", a.tracking)
	}
	if a.cut > 0 {
		body := m.story.Body
		say("the last %d %s cut: %d of %d words", a.cut, plural(a.cut, "paragraph is", "paragraphs are"), words(body[len(body)-a.cut:]), words(body))
	}
}
