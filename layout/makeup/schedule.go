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
	sheets := make([]*sheet, len(ed.Pages))
	parallel.Each(len(sheets), func(i int) {
		sheets[i] = newSheet(sets.of(&ed.Pages[i]), &ed.Pages[i])
		sheets[i].given = given[i]
	})
	before := waits(ed, given)
	done := make([]chan struct{}, len(sheets))
	for i := range done {
		done[i] = make(chan struct{})
	}
	// Pages are taken in their order and wait for earlier ones only.
	parallel.Each(len(sheets), func(i int) {
		defer close(done[i])
		s := sheets[i]
		for _, k := range before[i] {
			<-done[k]
			s.arrived = append(s.arrived, sheets[k].leaving(s.spec.Folio)...)
		}
		s.make()
	})
	made := &Made{Pages: make([]*page.Page, len(sheets)), Findings: lost, Explain: make([]string, len(sheets)), Placed: make([]edition.Placed, len(sheets))}
	unset(sheets)
	for i, s := range sheets {
		made.Pages[i], made.Explain[i], made.Placed[i] = s.out, s.explain, s.placed
		made.Findings = append(made.Findings, s.found...)
	}
	return made, nil
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
			s.add(p)
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
	p := newPlan(s, byRank(stories))
	p.make()
	places, notes := p.placements()
	for _, n := range notes {
		s.find(n)
	}
	s.found = append(s.found, p.findings()...)
	s.explain = p.result.Explain(p.items)
	p.setFillers()
	s.placed.Stories = places
	for i := range places {
		s.add(&places[i])
	}
}

// byRank sorts stories by their priority, those without one last; those of one
// priority stay in order.
func byRank(stories []edition.Placement) []edition.Placement {
	out := slices.Clone(stories)
	slices.SortStableFunc(out, func(a, b edition.Placement) int { return rankOf(&a) - rankOf(&b) })
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
