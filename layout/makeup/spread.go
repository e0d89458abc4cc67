package makeup

import (
	"cmp"
	"slices"

	"broadsheet/layout/diag"
	"broadsheet/layout/edition"
)

// demand is how much more than its room a page is offered, in per cent: make-up
// fills a page when it can choose.
const demand = 130

// spread gives the edition's own stories to pages: each to the page of its section
// that has the least of what it holds, the most important first, so that every page
// gets a lead before any gets its second story. Lengths count in coarse steps, so
// that a story that grows by a few lines changes nothing. Given is by page; lost are
// the findings on what no page has room for.
func spread(set *setter) (given [][]edition.Placement, lost diag.List) {
	ed := set.edition
	given = make([][]edition.Placement, len(ed.Pages))
	if len(ed.Stories) == 0 {
		return given, nil
	}
	room, load := make([]int, len(ed.Pages)), make([]int, len(ed.Pages))
	for i := range ed.Pages {
		room[i] = set.roomOf(&ed.Pages[i])
		for k := range ed.Pages[i].Stories {
			load[i] += set.areaOf(&ed.Pages[i].Stories[k], ed.Pages[i].Sheet)
		}
	}
	for _, p := range byRank(ed.Stories) {
		to := -1
		for i := range ed.Pages {
			of := &ed.Pages[i]
			if p.Folio != "" && p.Folio != of.Folio || p.Folio == "" && p.Section != "" && p.Section != of.Section || len(p.Jumps) > 0 && !leadsOn(ed, i, p.Jumps[0].Folio) {
				continue
			}
			if to < 0 || load[i]*room[to] < load[to]*room[i] {
				to = i
			}
		}
		switch {
		case to < 0:
			f := diag.At(p.Pos, diag.Warning, "left-out", "%s is left out: no page may take it", p.Story.File)
			lost = append(lost, f.WithHint("name its section or its page; a story that jumps must begin before the page it runs on to"))
		case p.Folio == "" && !p.Must && load[to]*100 >= room[to]*demand:
			f := diag.At(p.Pos, diag.Warning, "left-out", "%s is left out: the pages that may take it have enough", p.Story.File)
			lost = append(lost, f.WithHint("give it a higher priority or another section, or add a page"))
		default:
			load[to] += min(set.areaOf(&p, ed.Pages[to].Sheet), room[to])
			given[to] = append(given[to], p)
		}
	}
	return given, lost
}

// leadsOn reports whether a page stands before that of a folio.
func leadsOn(ed *edition.Edition, i int, folio string) bool {
	return slices.IndexFunc(ed.Pages, func(p edition.Page) bool { return p.Folio == folio }) > i
}

// roomOf is about the room of a page, in grid rows of a column. A module without a
// depth counts as deep as its columns are wide.
func (s *setter) roomOf(p *edition.Page) int {
	g := newGrid(p.Sheet, true, 2)
	room := g.rows * g.columns
	for i := range p.Modules {
		if p.Modules[i].Filler {
			continue
		}
		at := &p.Modules[i].At
		depth := at.Depth
		if depth == 0 {
			depth = g.rowsFor(g.width(at.Span))
		}
		room -= at.Span * (depth + between)
	}
	return max(room, 1)
}

// areaOf is about the room that a story takes on a sheet: its text by its letters,
// its head, and its pictures as wide as the house sets them. It counts in steps of
// an eighth of itself.
func (s *setter) areaOf(p *edition.Placement, sheet edition.Sheet) int {
	if p.Story == nil {
		return 0
	}
	g := newGrid(sheet, true, 2)
	if p.Row > 0 && p.Depth > 0 {
		return p.Span * (p.Depth + between)
	}
	letters := 0
	for _, b := range p.Story.Body {
		letters += len(b.Text()) + 20 // the last line of a paragraph is half empty
	}
	// A letter of a text face takes .46 of an em, spaces included.
	perLine := int(g.column / max(1, s.edition.Styles.Body.Size*46/100))
	area := letters/max(perLine, 1) + 12
	for range p.Pictures {
		area += 2 * g.rowsFor(g.width(2)*2/3)
		break
	}
	step := max(1, area/8)
	return cmp.Or(area/step*step, area)
}
