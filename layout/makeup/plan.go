package makeup

import (
	"path"
	"path/filepath"
	"slices"
	"strings"

	"broadsheet/layout/diag"
	"broadsheet/layout/edition"
	"broadsheet/layout/pack"
)

// plan makes up the stories of a page that have no place. Package pack chooses
// them, their shapes and places by the line counts of their paragraphs; each is
// then set as it was chosen, and where that does not come to the depth as counted,
// or not well, the depth gets its true price and the page is packed again, from
// the layout that there is. It ends when all that was chosen is known to be as it
// was thought.
type plan struct {
	sheet    *sheet
	gauges   []*gauge
	variants [][]variant
	page     pack.Page
	items    []pack.Item
	fillers  []filler // whose items come after those of the stories
	result   pack.Result
	tooLong  []*gauge // stories that no page of this size holds, or that fill no shape
}

// rounds bounds how often a page is packed again, and repackSteps how far each
// looks.
const (
	rounds      = 16
	rescues     = 4 // packed anew, where nothing was found without an overset
	repackSteps = 1500
)

// newPlan measures the stories, which stand in the order of their rank.
func newPlan(s *sheet, stories []edition.Placement) *plan {
	p := &plan{sheet: s, page: pack.Page{Columns: s.grid.columns, Rows: s.grid.rows, Gap: between}}
	p.page.Fixed = s.fixed()
	for i := range stories {
		g := newGauge(s, stories[i], 1)
		it, vs := g.item(len(p.items) + 1)
		if len(vs) == 0 {
			p.tooLong = append(p.tooLong, g)
			continue
		}
		p.gauges, p.variants, p.items = append(p.gauges, g), append(p.variants, vs), append(p.items, it)
	}
	p.addFillers()
	return p
}

// fixed are the page's holds as pack takes them. Those that stand one right below
// the other in the same columns, as in a rail, are one: straight cuts between them
// would lead across the page.
func (s *sheet) fixed() []pack.Fixed {
	holds := slices.Clone(s.holds)
	slices.SortStableFunc(holds, func(a, b hold) int { return a.row - b.row })
	var out []pack.Fixed
	for i := range holds {
		h := &holds[i]
		above := slices.IndexFunc(out, func(f pack.Fixed) bool {
			return f.Column == h.column && f.Columns == h.span && f.Ad == h.ad && f.Foot() <= h.row && h.row-f.Foot() <= between+1
		})
		if above >= 0 {
			out[above].Rows = h.end - out[above].Row
			continue
		}
		out = append(out, pack.Fixed{Name: h.name, Ad: h.ad,
			Rect: pack.Rect{Column: h.column, Row: h.row, Columns: h.span, Rows: h.end - h.row}})
	}
	return parted(out)
}

// make packs the page until what it chose holds.
func (p *plan) make() {
	opt := pack.Options{Seed: uint64(p.sheet.seed()), Keep: 2}
	best, cost := pack.Result{}, 0
	for round := range rounds {
		got := pack.Pack(p.page, p.items, opt)
		if len(got.Faults) > 0 && round > 0 && len(best.Faults) == 0 {
			break
		}
		off := p.look(&got)
		if dear := got.Cost + off.more; round == 0 || dear < cost || len(got.Faults) < len(best.Faults) {
			best, cost = got, dear
		}
		if off.wrong == 0 {
			break
		}
		opt.Start, opt.Steps = got.Placements, repackSteps
	}
	for n := 0; n < rescues && p.shun(&best); n++ {
		got := pack.Pack(p.page, p.items, pack.Options{Seed: opt.Seed, Keep: opt.Keep})
		if len(got.Faults) > len(best.Faults) {
			break
		}
		p.look(&got)
		best = got
	}
	p.result = best
}

// unled reports whether the page has no place for its lead, or none to which it can be
// set, and may do without it.
func (p *plan) unled() bool {
	if len(p.gauges) == 0 || p.gauges[0].place.Must || p.gauges[0].place.From != "" {
		return false
	}
	return slices.ContainsFunc(p.result.Faults, func(f pack.Fault) bool { return f.ID == "too-large" && f.Item == 0 }) ||
		slices.ContainsFunc(p.result.Placements, func(at pack.Placement) bool { return at.Item == 0 && !p.settable(at) })
}

// settable reports whether a story can be set as it was placed.
func (p *plan) settable(at pack.Placement) bool {
	return p.items[at.Item].Variants[at.Variant].Depths[at.Depth].Cost < notSettable
}

// surprise is how far a layout is from what was thought: placements that are dearer
// than counted, and by how much.
type surprise struct{ wrong, more int }

// tolerance is by how much a depth may cost more or less than was thought without
// the page being packed again: a third of a white cell.
const tolerance = 33

// look sets what a layout has chosen and gives each depth its true price.
func (p *plan) look(r *pack.Result) surprise {
	var off surprise
	for _, at := range r.Placements {
		if at.Item >= len(p.gauges) {
			continue
		}
		v := &p.variants[at.Item][at.Variant]
		w := &v.ways[at.Depth]
		if w.known {
			continue
		}
		g := v.gauge
		cost := g.price(v, w)
		w.known = true
		d := &p.items[at.Item].Variants[at.Variant].Depths[at.Depth]
		if more := cost - d.Cost; more > tolerance {
			off.wrong++
			off.more += more
		}
		d.Cost = cost
		d.Cut = g.cuts[w.cut].words
	}
	return off
}

// notSettable is the price of a depth to which a story cannot be set, shunned what it is
// raised to where nothing else was found: more than any story would leave white.
// Bad lines cost dearest at most.
const notSettable, shunned, dearest = 50_000, 1_000_000, 12_500

// shun raises the price of the depths that are not settable. It reports whether a
// layout has one.
func (p *plan) shun(r *pack.Result) bool {
	for i := range p.items {
		for k := range p.items[i].Variants {
			for d := range p.items[i].Variants[k].Depths {
				if at := &p.items[i].Variants[k].Depths[d]; at.Cost >= notSettable {
					at.Cost = shunned
				}
			}
		}
	}
	return slices.ContainsFunc(r.Placements, func(at pack.Placement) bool {
		return p.items[at.Item].Variants[at.Variant].Depths[at.Depth].Cost == shunned
	})
}

// placements are the stories in the places that were found for them, in reading
// order, with what was done to each as notes.
func (p *plan) placements() ([]edition.Placement, diag.List) {
	var out []edition.Placement
	var notes diag.List
	for _, at := range p.result.Placements {
		if at.Item >= len(p.gauges) {
			continue
		}
		v := &p.variants[at.Item][at.Variant]
		g := v.gauge
		w := &v.ways[at.Depth]
		pl := g.placement(v, w.cut)
		if pl.Jumps = nil; v.jump {
			pl.Jumps = g.jumps()
		}
		pl.Column, pl.Row, pl.Depth = at.Column+1, at.Row+1, at.Rows
		if len(g.place.Jumps) > 0 && len(g.sheet.quotas) > 0 {
			if to := g.jumps(); len(to) == 0 || to[0].Folio != g.place.Jumps[0].Folio {
				notes = append(notes, p.sheet.turned(&g.place, pl.Jumps))
			}
		}
		if gone := g.cuts[w.cut].words; gone > 0 && !v.jump {
			n := len(g.place.Story.Body) - g.cuts[w.cut].body
			pl.Length.Most = words(pl.Story.Body)
			notes = append(notes, diag.At(pl.Pos, diag.Note, "copyfit", "the last %d %s cut: %d of %d words",
				n, plural(n, "paragraph is", "paragraphs are"), gone, g.words))
		}
		if n := len(g.place.Pictures) - len(pl.Pictures); n > 0 {
			notes = append(notes, diag.At(pl.Pos, diag.Note, "copyfit", "%d %s left out", n, plural(n, "picture is", "pictures are")))
		}
		out = append(out, pl)
	}
	return out, notes
}

// findings say what make-up could not do, and which stories it left out.
func (p *plan) findings() diag.List {
	var out diag.List
	s := p.sheet
	add := func(f diag.Finding) {
		f.Page = s.spec.Folio
		out = append(out, f)
	}
	for _, f := range p.result.Faults {
		pos := s.spec.Pos
		if f.Item >= 0 && f.Item < len(p.gauges) {
			pos = p.gauges[f.Item].place.Pos
		}
		add(diag.At(pos, diag.Error, "make-up", "%s", f.Msg).WithHint("%s", f.Hint))
	}
	if n := len(p.gauges); n > 0 && len(p.result.Placements) == 0 && len(p.result.Faults) > 0 {
		var names []string
		for _, g := range p.gauges {
			names = append(names, path.Base(filepath.ToSlash(g.place.Story.File)))
		}
		add(diag.At(s.spec.Pos, diag.Warning, "left-out", "%s left out: the page is not made up", strings.Join(names, ", ")+plural(n, " is", " are")).
			WithHint("mend what the error says, and they are placed"))
	}
	for _, g := range s.unled {
		add(diag.At(g.place.Pos, diag.Warning, "left-out", "%s, which was to lead the page, is left out: it fits nowhere between the modules there", g.place.Story.File).
			WithHint("move or drop one of them, or let it be cut (`length: {min: 400}`)"))
	}
	for _, g := range p.tooLong {
		severity, id := diag.Warning, "left-out"
		if g.place.Must {
			severity, id = diag.Error, "make-up"
		}
		if g.cuts[0].lines < s.grid.rows {
			// The room is there; its own head and pictures are not in proportion to its text.
			add(diag.At(g.place.Pos, severity, id, "%s is left out: its %d words, with its headline and pictures, fill no shape", g.place.Story.File, g.words).
				WithHint("give it a shorter headline (`headline`), no picture (`pictures: []`), or a place (`at`)"))
			continue
		}
		full := ""
		if len(g.place.Jumps) > 0 && len(g.jumps()) == 0 {
			full = ", and page " + g.place.Jumps[0].Folio + " has no room for its rest"
		}
		add(diag.At(g.place.Pos, severity, id, "%s is left out: with %d words it is too long for the page in every shape%s", g.place.Story.File, g.words, full).
			WithHint("let it be cut (`length: {min: 400}`) or run on to another page (`jump`)"))
	}
	for _, o := range p.result.Out {
		if o.Item >= len(p.gauges) {
			continue
		}
		g := p.gauges[o.Item]
		add(diag.At(g.place.Pos, diag.Warning, "left-out", "%s is left out: %s", g.place.Story.File, o.Reason).
			WithHint("it needs %d of the page's %d rows of a column at least; give it a higher priority, or `must: true`", o.Cells, p.result.Free))
	}
	return out
}
