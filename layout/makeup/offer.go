package makeup

import (
	"slices"

	"broadsheet/layout/diag"
	"broadsheet/layout/edition"
)

// fullPage is the share of its free cells, in hundredths of a per cent, from which a
// page has no hole.
const fullPage = 9800

// offers bounds how often stories that their pages leave out are offered to others.
const offers = 2

// offer gives stories of the edition's list that their pages leave out to pages that
// have a hole. Pages between which stories run on get none: what they hold hangs on
// each other.
func (r *run) offer() {
	tried := make([][]diag.Pos, len(r.sheets))
	for range offers {
		more := r.shareOut(tried)
		var pages []int
		was := slices.Clone(r.sheets)
		for i := range more {
			if len(more[i]) > 0 {
				pages = append(pages, i)
				r.given[i] = append(slices.Clone(was[i].given), more[i]...)
			}
		}
		if len(pages) == 0 {
			return
		}
		r.make(pages)
		for _, i := range pages {
			r.accept(i, was[i], more[i])
		}
	}
}

// shareOut offers each story left out to the page that has been offered least for
// its hole, by rank, and to none a second time.
func (r *run) shareOut(tried [][]diag.Pos) [][]edition.Placement {
	more := make([][]edition.Placement, len(r.sheets))
	load := make([]int, len(r.sheets))
	alone := r.alone()
	for _, p := range byRank(r.leftOut()) {
		to := -1
		for i, s := range r.sheets {
			if !alone[i] || slices.Contains(tried[i], p.Pos) || !s.mayTake(&p, load[i]) {
				continue
			}
			if to < 0 || load[i]*r.sheets[to].vacant < load[to]*s.vacant {
				to = i
			}
		}
		if to >= 0 {
			tried[to] = append(tried[to], p.Pos)
			more[to] = append(more[to], p)
			load[to] += r.sheets[to].set.areaOf(&p, r.sheets[to].spec.Sheet)
		}
	}
	return more
}

// mayTake reports whether a page has a hole, other than its own, in which a story may
// find room beside others that have been offered: with what its stories give, an eighth
// of the page.
func (s *sheet) mayTake(p *edition.Placement, load int) bool {
	return s.vacant > 0 && load < 2*s.vacant && (p.Section == "" || p.Section == s.spec.Section) &&
		s.set.areaOf(p, s.spec.Sheet) <= s.vacant+s.grid.rows*s.grid.columns/8 &&
		!slices.ContainsFunc(s.given, func(o edition.Placement) bool { return o.Pos == p.Pos })
}

// alone are the pages to and from which no story may run on.
func (r *run) alone() []bool {
	out := make([]bool, len(r.sheets))
	for i := range out {
		out[i] = true
	}
	for i, before := range r.before {
		for _, k := range before {
			out[i], out[k] = false, false
		}
	}
	return out
}

// leftOut are the stories of the edition's list that no page has set, but for those
// that are bound to theirs: by the spec, or by what points to them.
func (r *run) leftOut() []edition.Placement {
	pointed := map[string]bool{}
	for _, s := range r.sheets {
		for _, t := range s.targets() {
			pointed[t.File] = true
		}
	}
	var out []edition.Placement
	for _, s := range r.sheets {
		for _, p := range s.given {
			if p.Folio == "" && len(p.Jumps) == 0 && !pointed[p.Story.File] && !s.has(p.Pos) {
				out = append(out, p)
			}
		}
	}
	return out
}

// has reports whether make-up has set the story of a place in the spec.
func (s *sheet) has(pos diag.Pos) bool {
	return slices.ContainsFunc(s.placed.Stories, func(p edition.Placement) bool { return p.Pos == pos && p.From == "" })
}

// accept keeps page i as it was made with more stories if it is fuller and has all
// that it had before, and tells of them where they now are.
func (r *run) accept(i int, was *sheet, more []edition.Placement) {
	now := r.sheets[i]
	for k := range was.placed.Stories {
		if !now.has(was.placed.Stories[k].Pos) {
			now = was
			break
		}
	}
	if now.vacant >= was.vacant || now.short.lost > was.short.lost {
		now = was
	}
	r.sheets[i], r.given[i] = now, was.given
	if now == was {
		return
	}
	for _, p := range more {
		if !now.has(p.Pos) {
			now.forget(p.Pos)
			continue
		}
		for k, s := range r.sheets {
			n := slices.IndexFunc(s.given, func(o edition.Placement) bool { return o.Pos == p.Pos })
			if k == i || n < 0 {
				continue
			}
			s.forget(p.Pos)
			s.given = slices.Delete(slices.Clone(s.given), n, n+1)
			r.given[k] = s.given
			now.find(diag.At(p.Pos, diag.Note, "make-up", "%s is set here, since page %s has no room for it", p.Story.File, s.spec.Folio))
		}
		r.given[i] = append(slices.Clone(r.given[i]), p)
	}
	now.given = r.given[i]
}

// forget drops what was found of a story that is not to be set here.
func (s *sheet) forget(pos diag.Pos) {
	s.found = slices.DeleteFunc(s.found, func(f diag.Finding) bool {
		return f.File == pos.File && f.Line == pos.Line && f.Col == pos.Col
	})
}
