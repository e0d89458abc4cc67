package report

import (
	"slices"
	"strconv"
	"strings"

	"broadsheet/layout/diag"
	"broadsheet/layout/geom"
)

// count counts a finding by its severity.
func (e *Edition) count(f diag.Finding) {
	switch f.Severity {
	case diag.Error:
		e.Errors++
	case diag.Warning:
		e.Warnings++
	default:
		e.Notes++
	}
}

// note takes up what a finding says of its page's copyfitting, and of its story's
// where it names one.
func (r *Page) note(f diag.Finding) {
	lines, words := numberOf(f.Msg, "line"), numberOf(f.Msg, "word")
	s := r.story(f.Story)
	if s == nil {
		s = &Story{}
	}
	switch f.ID {
	case "copyfit":
		r.Copyfit, s.Copyfit = append(r.Copyfit, f.Msg), append(s.Copyfit, f.Msg)
	case "overset":
		r.Overset, s.Overset = r.Overset+lines, s.Overset+lines
		r.OversetWords, s.OversetWords = r.OversetWords+words, s.OversetWords+words
	case "underset":
		r.Underset, s.Underset = r.Underset+lines, s.Underset+lines
	}
}

// numberOf is the number that stands right before a noun, in the singular or
// with an s, in a sentence; 0 if there is none.
func numberOf(sentence, noun string) int {
	words := strings.Fields(sentence)
	for i := 1; i < len(words); i++ {
		w := strings.TrimRight(words[i], ".,:;")
		if w != noun && w != noun+"s" {
			continue
		}
		if n, err := strconv.Atoi(words[i-1]); err == nil {
			return n
		}
	}
	return 0
}

// fullPage is the fill from which on a page is full.
const fullPage = 980

// sum adds up the pages.
func (e *Edition) sum(pages []Page) {
	e.Pages = len(pages)
	var cells, white int
	var live, art, ads geom.Length
	full := 0
	fills := make([]Thousandths, len(pages))
	for i := range pages {
		p := &pages[i]
		e.Stories += len(p.Stories)
		e.Pictures += p.Pictures
		e.Copyfit += len(p.Copyfit)
		e.Overset += p.Overset
		e.Underset += p.Underset
		cells, white = cells+p.Cells, white+p.White
		live, art, ads = live+p.live, art+p.art, ads+p.ads
		fills[i] = p.Fill
		if p.Fill >= fullPage {
			full++
		}
		e.Tombstones += p.Tombstones
		for k := range p.Stories {
			e.Body.add(&p.Stories[k].Body)
		}
		for k := range p.Modules {
			if b := p.Modules[k].Body; b != nil {
				e.Body.add(b)
			}
		}
	}
	e.Body.settle()
	e.Fill = share(int64(cells-white), int64(cells))
	e.Full = share(int64(full), int64(len(pages)))
	e.Art, e.Ads = share(int64(art), int64(live)), share(int64(ads), int64(live))
	e.Deciles = deciles(fills)
}

// deciles are the least value, the nine deciles by nearest rank and the greatest
// value; the values are sorted.
func deciles(v []Thousandths) [11]Thousandths {
	var out [11]Thousandths
	if len(v) == 0 {
		return out
	}
	slices.Sort(v)
	for i := range out {
		// The rank of decile i is ⌈i·n/10⌉, from 1.
		out[i] = v[max(0, (i*len(v)+9)/10-1)]
	}
	return out
}

// add adds b's figures; shares and means wait for settle.
func (s *Body) add(b *Body) {
	s.Words += b.Words
	s.Lines += b.Lines
	s.Paragraphs += b.Paragraphs
	s.Full += b.Full
	s.Hyphens += b.Hyphens
	s.Ladder = max(s.Ladder, b.Ladder)
	s.Spaces.sums.add(&b.Spaces.sums)
	s.Letter.join(b.Letter)
	s.Scale.join(b.Scale)
	s.Rivers += b.Rivers
	s.Widows += b.Widows
	s.Orphans += b.Orphans
	s.Runts += b.Runts
	s.FootHyphens += b.FootHyphens
}

// settle works out shares and means from the sums.
func (s *Body) settle() {
	s.HyphenShare = share(int64(s.Hyphens), int64(s.Full))
	s.Spaces.settle()
}

// take widens the range to hold v.
func (r *Range) take(v int) {
	if !r.any {
		*r = Range{v, v, true}
		return
	}
	r.Least, r.Most = min(r.Least, v), max(r.Most, v)
}

func (r *Range) join(o Range) {
	if o.any {
		r.take(o.Least)
		r.take(o.Most)
	}
}
