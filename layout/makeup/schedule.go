package makeup

import (
	"slices"

	"broadsheet/layout/diag"
	"broadsheet/layout/edition"
	"broadsheet/layout/font"
	"broadsheet/layout/page"
	"broadsheet/layout/parallel"
)

// Pages makes up the pages of an edition, as many at a time as there are
// processors: first the places of what stands fast on each, then which page the
// edition's own stories go to, then each page, those on which stories run on after
// those on which they begin. The pages and the findings come in the edition's order,
// whatever the number of processors. An error is what stops it: a style whose face
// is not in the library.
func Pages(ed *edition.Edition, lib *font.Library) ([]*page.Page, diag.List, error) {
	made, err := Make(ed, lib)
	if err != nil {
		return nil, nil, err
	}
	return made.Pages, made.Findings, nil
}

// Made is an edition made up: its pages, what was found, and by page why the stories
// that the program placed stand where they do; "" for a page without such.
type Made struct {
	Pages    []*page.Page
	Findings diag.List
	Explain  []string
	Placed   []edition.Placed // by page
}

// Make is Pages with its reasons.
func Make(ed *edition.Edition, lib *font.Library) (*Made, error) {
	sets, err := newSetters(ed, lib)
	if err != nil {
		return nil, err
	}
	given, lost := spread(sets[0])
	for _, set := range sets {
		set.given = given
	}
	r := newRun(ed, sets, given)
	all := make([]int, len(ed.Pages))
	for i := range all {
		all[i] = i
	}
	r.make(all)
	r.mend()
	r.offer()
	sheets := r.sheets
	made := &Made{Pages: make([]*page.Page, len(sheets)), Findings: lost, Explain: make([]string, len(sheets)), Placed: make([]edition.Placed, len(sheets))}
	unset(sheets)
	for i, s := range sheets {
		made.Pages[i], made.Explain[i], made.Placed[i] = s.out, s.explain, s.placed
		made.Findings = append(made.Findings, s.found...)
	}
	return made, nil
}

// run is the making up of an edition's pages, by their index.
type run struct {
	edition *edition.Edition
	sets    setters
	given   [][]edition.Placement // of the edition's stories
	before  [][]int               // the pages from which stories may run on
	sheets  []*sheet

	asked  []*sheet         // pages that had no room for what ran on to them, as they then were
	quotas map[string]quota // what they still take, by folio
}

func newRun(ed *edition.Edition, sets setters, given [][]edition.Placement) *run {
	n := len(ed.Pages)
	return &run{edition: ed, sets: sets, given: given, before: waits(ed, given),
		sheets: make([]*sheet, n), asked: make([]*sheet, n), quotas: map[string]quota{}}
}

// make makes up pages, given in rising order, from their beginning.
func (r *run) make(pages []int) {
	parallel.Each(len(pages), func(n int) {
		i := pages[n]
		s := newSheet(r.sets.of(&r.edition.Pages[i]), &r.edition.Pages[i])
		s.given, s.quotas, s.yields = r.given[i], r.quotas, r.asked[i] != nil
		r.sheets[i] = s
	})
	done := make([]chan struct{}, len(r.sheets))
	for _, i := range pages {
		done[i] = make(chan struct{})
	}
	// Pages are taken in their order and wait for earlier ones only.
	parallel.Each(len(pages), func(n int) {
		i := pages[n]
		defer close(done[i])
		s := r.sheets[i]
		for _, k := range r.before[i] {
			if done[k] != nil {
				<-done[k]
			}
			s.arrived = append(s.arrived, r.sheets[k].leaving(s.spec.Folio)...)
		}
		s.make()
	})
}

// waits lists for each page the earlier ones from which stories may run on to it.
func waits(ed *edition.Edition, given [][]edition.Placement) [][]int {
	index := map[string]int{}
	for i := range ed.Pages {
		index[ed.Pages[i].Folio] = i
	}
	out := make([][]int, len(ed.Pages))
	wait := func(from int, folio string) int {
		to, ok := index[folio]
		if !ok || to <= from {
			return from // the edition's reader has said so
		}
		if !slices.Contains(out[to], from) {
			out[to] = append(out[to], from)
		}
		return to
	}
	for i := range ed.Pages {
		for _, p := range append(slices.Clone(ed.Pages[i].Stories), given[i]...) {
			at := i
			for _, j := range p.Jumps {
				at = wait(at, j.Folio)
				wait(i, j.Folio) // where the pages between have no room
			}
		}
		if folio := ed.Pages[i].JumpTo.Folio; folio != "" {
			wait(i, folio)
		}
	}
	for i := range out {
		slices.Sort(out[i])
	}
	return out
}

// make makes up the page: the stories that have a place, down the page where all
// have a row, else in the order of the spec, each without a row below what stands
// in its columns; then those that have
// none, then the modules themselves.
func (s *sheet) make() {
	var auto []edition.Placement
	var placed []*edition.Placement
	for i := range s.spec.Stories {
		if p := &s.spec.Stories[i]; p.Auto {
			auto = append(auto, *p)
		} else {
			placed = append(placed, p)
		}
	}
	if !slices.ContainsFunc(placed, func(p *edition.Placement) bool { return p.Row == 0 }) {
		slices.SortStableFunc(placed, func(a, b *edition.Placement) int { return a.Row - b.Row })
	}
	for _, p := range placed {
		if p.Continues != "" {
			s.resume(p)
		} else {
			s.add(s.onward(p))
		}
	}
	auto = append(auto, s.given...)
	for _, a := range s.arrived {
		if !a.placed {
			auto = append(auto, a.placement)
		}
	}
	s.automatic(auto)
	for _, p := range s.panels {
		s.draw(p)
	}
	s.assemble()
}

// automatic places and sets the stories that have no place.
func (s *sheet) automatic(stories []edition.Placement) {
	if len(stories) == 0 {
		return
	}
	p := s.planned(byRank(stories))
	places, notes := p.placements()
	for _, n := range notes {
		s.find(n)
	}
	s.count(p, stories)
	if r := &p.result; len(r.Placements) == 0 {
		s.vacant = r.Free
	} else if r.Fill() < fullPage {
		s.vacant = r.White
	}
	s.found = append(s.found, p.findings()...)
	s.explain = p.result.Explain(p.items)
	p.setFillers()
	s.placed.Stories = places
	for i := range places {
		m := s.add(&places[i])
		if a := s.rest(&places[i]); a != nil && m != nil {
			a.lost += m.unset
		}
	}
}

// byRank sorts stories by their priority, those without one last; those of one
// priority stay in order. Rests lead no page that has stories of its own: they come
// behind the first of these, or the first two where these have no priority.
func byRank(stories []edition.Placement) []edition.Placement {
	out := slices.Clone(stories)
	slices.SortStableFunc(out, func(a, b edition.Placement) int { return rankOf(&a) - rankOf(&b) })
	lead := 1
	for at := 0; at < lead; at++ {
		own := at + slices.IndexFunc(out[at:], func(p edition.Placement) bool { return p.From == "" })
		if own < at {
			break
		}
		if out[own].Priority == 0 {
			lead = 2
		}
		first := out[own]
		copy(out[at+1:own+1], out[at:own])
		out[at] = first
	}
	return out
}

func rankOf(p *edition.Placement) int {
	if p.Priority == 0 {
		return 1 << 20
	}
	return p.Priority
}

// seed steers the choices of the page that are as good as each other.
func (s *sheet) seed() int {
	if s.spec.Seed > 0 {
		return s.spec.Seed
	}
	return s.set.edition.Seed
}
