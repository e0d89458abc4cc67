package makeup

import (
	"maps"
	"slices"

	"broadsheet/layout/diag"
	"broadsheet/layout/edition"
)

// quota says which stories may run on to a page that had no room for all that did,
// by their files, and how many of their words. The others stay where they are, or run
// on to another page.
type quota map[string]int

// shortfall is what of a page's copy is not set, in words: of rests that arrived, of
// stories that must be there or were to run on elsewhere, and of all others.
type shortfall struct{ lost, out int }

// ration is a way to share out what a page holds of rests: to all, a half or one of
// the stories for which that is enough, so many per cent of it.
type ration struct{ of, share int }

// rations are tried one after the other until nothing is lost, the first few of them
// also until no more copy is left out than before.
var rations = [...]ration{{1, 100}, {2, 100}, {4, 100}, {1, 75}, {2, 75}, {}}

const fewRations = 2

// mend makes up pages again where rests of stories have no room: at first these
// alone, with the rests cut as far as their stories may be; then also those from which
// the stories run on, with less to be carried. The best of all that was tried stays.
func (r *run) mend() {
	if !slices.ContainsFunc(r.sheets, (*sheet).loses) {
		return
	}
	for _, group := range r.groups() {
		r.mendGroup(group)
	}
}

// groups are the pages that stories run on between, in rising order.
func (r *run) groups() [][]int {
	of := make([]int, len(r.sheets)) // the first page of its group
	for i := range of {
		of[i] = i
		for _, k := range r.before[i] {
			low, high := min(of[k], of[i]), max(of[k], of[i])
			for n := range i + 1 {
				if of[n] == high {
					of[n] = low
				}
			}
		}
	}
	out := make([][]int, len(r.sheets))
	for i, first := range of {
		out[first] = append(out[first], i)
	}
	return slices.DeleteFunc(out, func(g []int) bool { return len(g) < 2 })
}

func (r *run) mendGroup(group []int) {
	best, least := slices.Clone(r.sheets), r.shortfall(group)
	out := least.out
	for n := -1; n < len(rations) && (least.lost > 0 || n < fewRations && least.out > out); n++ {
		again := r.tighten(group, n)
		if len(again) == 0 {
			continue
		}
		r.make(again)
		got := r.shortfall(group)
		if n < 0 {
			out = max(out, got.out)
		}
		// Of what is as good, what was made for rests that do not fit says so better.
		if got.less(least) || n < 0 && got == least {
			best, least = slices.Clone(r.sheets), got
		}
	}
	for _, i := range group {
		r.sheets[i] = best[i]
	}
}

// tighten has the pages of a group that lose a part of a rest make room for it, or, at
// their next try, gives them less to hold, shared out by ration n. It returns the pages
// that are to be made up again for that.
func (r *run) tighten(group []int, n int) []int {
	again := make([]bool, len(r.sheets))
	for _, i := range group {
		s := r.sheets[i]
		first := r.asked[i]
		switch {
		case first == nil && s.loses():
			again[i], r.asked[i] = true, s
			continue
		case first == nil || n < 0:
			continue
		case !first.yields:
			r.asked[i] = s // and holds what it can
		}
		q := r.asked[i].quota(rations[n])
		if old, ok := r.quotas[s.spec.Folio]; ok && maps.Equal(q, old) {
			continue
		}
		r.quotas[s.spec.Folio] = q
		again[i] = true
		for _, k := range r.before[i] {
			again[k] = true
		}
	}
	var out []int
	for _, i := range group {
		again[i] = again[i] || slices.ContainsFunc(r.before[i], func(k int) bool { return again[k] })
		if again[i] {
			out = append(out, i)
		}
	}
	return out
}

// shortfall is that of a group of pages.
func (r *run) shortfall(group []int) shortfall {
	var sum shortfall
	for _, i := range group {
		s := r.sheets[i]
		sum.lost += s.short.lost
		sum.out += s.short.out
		for k := range s.arrived {
			sum.lost += s.arrived[k].lost
		}
	}
	return sum
}

// less reports whether less is lost, or as much and less left out.
func (f shortfall) less(than shortfall) bool {
	return f.lost < than.lost || f.lost == than.lost && f.out < than.out
}

// loses reports whether a part of a rest that arrived has no room on the page.
func (s *sheet) loses() bool {
	return slices.ContainsFunc(s.arrived, func(a carried) bool { return a.lost > 0 })
}

// quota shares out what the page holds of rests, found by cutting them anywhere, by
// their rank, to each no less than is worth turning the page for. A rest that has its
// place here by hand keeps what that holds. Stories that were placed by hand where they
// begin cannot be made to carry less.
func (s *sheet) quota(by ration) quota {
	q := quota{}
	if by.of == 0 {
		return q
	}
	var free []*carried
	room := 0
	for i := range s.arrived {
		a := &s.arrived[i]
		held := a.words - a.lost
		switch {
		case a.fixed && a.lost == 0:
			q[a.file] = a.words
		case a.fixed:
		case a.placed && held > 0:
			q[a.file] = held * by.share / 100
		default:
			free = append(free, a)
			room += held * by.share / 100
		}
	}
	slices.SortStableFunc(free, func(a, b *carried) int { return rankOf(&a.placement) - rankOf(&b.placement) })
	n, least := 0, 0
	for n < len(free) && least+free[n].worth <= room {
		least += free[n].worth
		n++
	}
	free = free[:(n+by.of-1)/by.of]
	more := 0
	least = 0
	for _, a := range free {
		least += a.worth
		more += a.words - a.worth
	}
	for _, a := range free {
		q[a.file] = min(a.words, a.worth+(room-least)*max(a.words-a.worth, 0)/max(more, 1))
	}
	return q
}

// onto is how many words of a story may run on to a page, all but for quotas.
func (s *sheet) onto(folio, file string) (words int, ok bool) {
	q, bound := s.quotas[folio]
	if !bound {
		return 1 << 30, true
	}
	words, ok = q[file]
	return words, ok && words > 0
}

// jumps are the pages on which a story runs on: those that it names, from the first
// that may take it, or else the one to which the page's long stories go. There may be
// none.
func (s *sheet) jumps(p *edition.Placement) []edition.Jump {
	for i, j := range p.Jumps {
		if _, ok := s.onto(j.Folio, p.Story.File); ok {
			return p.Jumps[i:]
		}
	}
	if to := s.spec.JumpTo; to.Folio != "" {
		if _, ok := s.onto(to.Folio, p.Story.File); ok {
			return []edition.Jump{to}
		}
	}
	return nil
}

// onward is a story placed by hand, which runs on to another page than it would where
// that has no room for it.
func (s *sheet) onward(p *edition.Placement) *edition.Placement {
	if len(p.Jumps) == 0 || p.Story == nil {
		return p
	}
	to := s.jumps(p)
	if len(to) == 0 || to[0].Folio == p.Jumps[0].Folio {
		return p
	}
	on := *p
	on.Jumps = to
	s.find(s.turned(p, to))
	return &on
}

// turned tells of a story that does not run on where it was to.
func (s *sheet) turned(p *edition.Placement, to []edition.Jump) diag.Finding {
	from := p.Jumps[0].Folio
	if len(to) == 0 {
		return diag.At(p.Pos, diag.Note, "jump", "the story does not run on: page %s has no room for its rest", from)
	}
	return diag.At(p.Pos, diag.Note, "jump", "the story runs on to page %s: page %s has no room for its rest", to[0].Folio, from)
}

// rest is what arrived on the page as a placement, nil where that is none.
func (s *sheet) rest(p *edition.Placement) *carried {
	for i := range s.arrived {
		if a := &s.arrived[i]; p.Story != nil && a.file == p.Story.File && a.placement.From == p.From {
			return a
		}
	}
	return nil
}

// planned plans the stories that have no place. A lead that fits nowhere leaves its
// rank to the next. Where rests are among them that do not fit, and the page yields,
// they may be cut anywhere; those that still do not fit are taken out, so that the page
// is made up without them.
func (s *sheet) planned(stories []edition.Placement) *plan {
	p := newPlan(s, stories)
	p.weigh()
	p.make()
	for p.unled() {
		s.unled = append(s.unled, p.gauges[0])
		stories = slices.DeleteFunc(slices.Clone(stories), func(o edition.Placement) bool { return o.Story == p.gauges[0].place.Story })
		p = newPlan(s, stories)
		p.weigh()
		p.make()
	}
	first := p
	for stuck := p.stuck(); s.yields && len(stuck) > 0; stuck = p.stuck() {
		if s.anyCut {
			stories = slices.DeleteFunc(slices.Clone(stories), func(o edition.Placement) bool { return slices.Contains(stuck, s.rest(&o)) })
		}
		s.anyCut = true
		p = newPlan(s, stories)
		p.make()
	}
	if len(p.result.Faults) > 0 {
		return first // nor without them
	}
	return p
}

// weigh notes how much of each rest is worth turning the page for.
func (p *plan) weigh() {
	for _, g := range slices.Concat(p.gauges, p.tooLong) {
		if a := p.sheet.rest(&g.place); a != nil {
			a.worth = g.worth()
		}
	}
}

// stuck are the rests that keep the page from being made up: those that have no
// shape or only one to which they cannot be set, those that pack names, or else the
// last of them.
func (p *plan) stuck() []*carried {
	var out []*carried
	add := func(g *gauge) {
		if a := p.sheet.rest(&g.place); a != nil {
			out = append(out, a)
		}
	}
	for _, g := range p.tooLong {
		add(g)
	}
	for _, f := range p.result.Faults {
		if f.Item >= 0 && f.Item < len(p.gauges) {
			add(p.gauges[f.Item])
		}
	}
	for _, at := range p.result.Placements {
		if at.Item < len(p.gauges) && !p.sheet.anyCut && !p.settable(at) {
			add(p.gauges[at.Item])
		}
	}
	if len(p.result.Faults) > 0 {
		for i := len(p.gauges) - 1; i >= 0 && len(out) == 0; i-- {
			add(p.gauges[i])
		}
	}
	return out
}

// count notes how much of the stories is not set, and tells of rests.
func (s *sheet) count(p *plan, stories []edition.Placement) {
	set := map[*gauge]*cut{} // to what those that were placed are cut
	for _, at := range p.result.Placements {
		if at.Item < len(p.gauges) {
			g := p.gauges[at.Item]
			set[g] = &g.cuts[p.variants[at.Item][at.Variant].ways[at.Depth].cut]
		}
	}
	gauges := map[*carried]*gauge{}
	for _, g := range slices.Concat(s.unled, p.gauges, p.tooLong) {
		a := s.rest(&g.place)
		switch {
		case a != nil:
			gauges[a] = g
		case set[g] != nil:
		case slices.Contains(s.unled, g):
			s.short.out += g.words
		case g.place.Must || g.place.Pos == stories[0].Pos || len(p.result.Faults) > 0:
			s.short.lost += g.words
		default:
			s.short.out += g.words
		}
	}
	var stuck []*carried
	if len(p.result.Faults) > 0 {
		stuck = p.stuck()
	}
	for i := range stories {
		a := s.rest(&stories[i])
		if a == nil {
			continue
		}
		a.lost = a.words
		if c := set[gauges[a]]; c != nil && !slices.Contains(stuck, a) {
			a.lost = c.lost
		}
		if a.lost > 0 && len(p.result.Faults) == 0 {
			s.tellLost(a, set[gauges[a]])
		}
	}
}

// tellLost reports a rest of which less than should has room: as much as a cut leaves,
// nil for nothing.
func (s *sheet) tellLost(a *carried, c *cut) {
	from := a.placement.From
	if c != nil && a.words-c.words >= a.least {
		s.find(diag.At(a.placement.Pos, diag.Warning, "jump-short", "only %d words of %s run on here from page %s", a.words-c.words, a.file, from).
			WithHint("give it more room on page %s, or leave more of this page to stories", from))
		return
	}
	s.find(diag.At(a.placement.Pos, diag.Error, "make-up", "%d of the %d words of %s that run on here from page %s have no room", a.lost, a.words, a.file, from).
		WithHint("give it more room on page %s, let it be cut (`length`) or run on to another page too (`jump: [%s, …]`), or leave more of page %[2]s to stories", from, s.spec.Folio))
}
