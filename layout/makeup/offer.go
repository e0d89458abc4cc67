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
// have a hole, and tells of those that stand there. Pages between which stories run on
// get none: what they hold hangs on each other.
func (r *run) offer() {
	home := slices.Clone(r.given)
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
			break
		}
		r.make(pages)
		for _, i := range pages {
			if !r.better(i, was[i]) {
				r.sheets[i] = was[i]
			}
		}
		r.handOver(more)
	}
	r.tell(home)
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

// better reports whether page i, made with more stories, is fuller than it was, has all
// that it had, and sets none that a page before it has come to set as well: a story
// that was offered may find room on its own page too, once that is made again.
func (r *run) better(i int, was *sheet) bool {
	now := r.sheets[i]
	if now.vacant >= was.vacant || now.short.lost > was.short.lost {
		return false
	}
	for k := range was.placed.Stories {
		if !now.has(was.placed.Stories[k].Pos) {
			return false
		}
	}
	return !slices.ContainsFunc(now.given, func(p edition.Placement) bool {
		return now.has(p.Pos) && slices.ContainsFunc(r.sheets[:i], func(s *sheet) bool { return s.has(p.Pos) })
	})
}

// handOver takes each story that was offered from the page that has not set it: its
// own, or the one that it was offered to. It comes when it is known of all pages
// which way of each stays, since what is found of a story goes with it.
func (r *run) handOver(more [][]edition.Placement) {
	for i := range more {
		to := r.sheets[i]
		for _, p := range more[i] {
			if !to.has(p.Pos) {
				to.drop(p.Pos)
				continue
			}
			for k, s := range r.sheets {
				if k != i {
					s.drop(p.Pos)
				}
			}
		}
	}
	for i, s := range r.sheets {
		r.given[i] = s.given
	}
}

// drop takes a story that is not to be set here from the page, and what was found of it.
func (s *sheet) drop(pos diag.Pos) {
	n := slices.IndexFunc(s.given, func(p edition.Placement) bool { return p.Pos == pos })
	if n < 0 {
		return
	}
	s.given = slices.Delete(slices.Clone(s.given), n, n+1)
	s.found = slices.DeleteFunc(s.found, func(f diag.Finding) bool {
		return f.File == pos.File && f.Line == pos.Line && f.Col == pos.Col
	})
}

// tell notes of each story that is not on the page that it was first given to, whose
// stories were home, why it stands where it does.
func (r *run) tell(home [][]edition.Placement) {
	from := func(pos diag.Pos) int {
		return slices.IndexFunc(home, func(given []edition.Placement) bool {
			return slices.ContainsFunc(given, func(p edition.Placement) bool { return p.Pos == pos })
		})
	}
	for i, s := range r.sheets {
		for k := range s.given {
			p := &s.given[k]
			if at := from(p.Pos); at >= 0 && at != i {
				s.find(diag.At(p.Pos, diag.Note, "make-up", "%s is set here, since page %s has no room for it", p.Story.File, r.sheets[at].spec.Folio))
			}
		}
	}
}
