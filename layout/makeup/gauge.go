package makeup

import (
	"broadsheet/layout/edition"
	"broadsheet/layout/geom"
	"broadsheet/layout/story"
	"broadsheet/layout/text"
)

// gauge measures a story that is still to be placed: how many lines it takes in
// legs of one column, cut at which paragraph, and what its head and pictures take of
// a span. It breaks each paragraph once; the rest is sums.
type gauge struct {
	sheet  *sheet
	place  edition.Placement // as the spec has it
	blocks []block           // of the whole story
	fitter *fitter
	lines  []int   // of the blocks before each, and of all of them
	ideal  []int64 // likewise their demerits
	bad    []int   // likewise what badLines counts
	cuts   []cut   // what the story may be cut to, shortest first, whole last
	words  int
	heads  map[headKey]headSize
	trials map[trialKey]trial

	relaxed int // see anyHead
}

// How far a story may go from the house's rules that has no shape within them: with
// a headline of any number of lines, and also without its pictures.
const (
	anyHead = 1 + iota
	bare
)

// cut is a story cut after a paragraph: blocks of it are kept, body of them the
// story's own, and the words that go.
type cut struct {
	blocks, body int
	lines        int
	words        int // that are cut
	lost         int // of them, those that should not be
}

// headKey says how a head is set: over a span, its headline at a size.
type headKey struct {
	span int
	size geom.Length
}

// headSize is what a head then takes.
type headSize struct {
	rows  int
	size  geom.Length // of the headline
	bad   int64       // its badness
	holds bool        // no word is wider than the head
	fits  bool        // nor are there more lines than are good
}

// newGauge measures a story in the legs that it has over a span; those of a story
// in a frame are narrower the less it spans, all others are as wide as a column.
func newGauge(s *sheet, p edition.Placement, span int) *gauge {
	g := &gauge{sheet: s, place: p, heads: map[headKey]headSize{}, trials: map[trialKey]trial{}}
	m := g.module(span, p.Story)
	g.blocks = m.flow()
	g.fitter = newFitter(g.blocks, m.legWidth)
	g.lines, g.ideal, g.bad = make([]int, len(g.blocks)+1), make([]int64, len(g.blocks)+1), make([]int, len(g.blocks)+1)
	for i := range g.blocks {
		b := &g.blocks[i]
		n, cost, bad := b.rows+b.above, int64(0), 0
		if b.kind == running {
			best := least(g.fitter.free(b, m.legWidth).settings)
			n, cost, bad = len(best.Lines)+b.above, best.Demerits, badLines(best.Lines)
		}
		g.lines[i+1], g.ideal[i+1], g.bad[i+1] = g.lines[i]+n, g.ideal[i]+cost, g.bad[i]+bad
	}
	g.cuts = g.findCuts()
	return g
}

// module is the story's module over a span, at the top of the page: all of the story,
// with its note, also where it may run on elsewhere.
func (g *gauge) module(span int, st *story.Story) *module {
	p := g.place
	p.Jumps = nil
	p.Story, p.Column, p.Span, p.Columns, p.Row = st, 1, span, span, 1
	return newModule(g.sheet.set, g.sheet.grid, g.sheet.spec.Folio, &p, 0, 0)
}

// frameRows are the rows that the story's frame takes.
func (g *gauge) frameRows() int {
	if g.place.Box {
		return 2 * boxRows
	}
	return 0
}

// closing is the number of blocks that stay whatever is cut: the note.
func (g *gauge) closing() int {
	if n := len(g.blocks); n > 0 && g.blocks[n-1].kind == closing {
		return 1
	}
	return 0
}

// findCuts lists where the story may end: after its last block, and after each
// paragraph or item down to the least words that it has to keep.
func (g *gauge) findCuts() []cut {
	n := len(g.blocks) - g.closing()
	tail := g.lines[len(g.blocks)] - g.lines[n]
	words := make([]int, n+1)
	for i := range n {
		words[i+1] = words[i]
		if b := &g.blocks[i]; b.kind == running {
			words[i+1] += b.par.Words()
		}
	}
	g.words = words[n]
	least, keep := g.leastWords()
	most := g.place.Length.Most
	if most == 0 {
		most = g.words
	}
	var cuts []cut
	for k := 1; k <= n; k++ {
		last := k == n
		if !last && (g.blocks[k-1].kind != running || words[k] < keep || words[k] > most) {
			continue
		}
		if last && g.words > most && len(cuts) > 0 {
			break
		}
		cuts = append(cuts, cut{blocks: k, body: g.bodyOf(k), lines: g.lines[k] + tail, words: g.words - words[k], lost: max(0, min(least, g.words)-words[k])})
	}
	return cuts
}

// leastWords is how many words the story should keep, and how many it does keep. A rest
// for which the page has no room should keep what is worth turning the page for, and
// may have to lose all.
func (g *gauge) leastWords() (least, keep int) {
	least = g.place.Length.Least
	if least == 0 {
		least = g.words * (100 - g.sheet.set.edition.Copyfit.Cut) / 100
	}
	if a := g.sheet.rest(&g.place); a != nil && g.sheet.yields {
		if least = max(a.least, g.worth()); g.sheet.anyCut {
			return least, 0
		}
	}
	return least, min(least, g.words)
}

// worth is how many words of a rest are worth turning the page for.
func (g *gauge) worth() int {
	lines := g.lines[len(g.lines)-1]
	return min(g.words, g.words*g.sheet.grid.rowsFor(afterJump)/max(lines, 1))
}

// bodyOf is how many blocks of the story's body are among the first k.
func (g *gauge) bodyOf(k int) int {
	body := 0
	for i := range k {
		body = max(body, g.blocks[i].body+1)
	}
	return body
}

// kept are the blocks that a cut leaves.
func (g *gauge) kept(c cut) []block {
	n := len(g.blocks) - g.closing()
	if c.blocks == n {
		return g.blocks
	}
	out := make([]block, 0, c.blocks+1)
	out = append(out, g.blocks[:c.blocks]...)
	return append(out, g.blocks[n:]...)
}

// cost is what the blocks of a cut cost at their best.
func (g *gauge) cost(c cut) int64 {
	n := len(g.blocks) - g.closing()
	return g.ideal[c.blocks] + g.ideal[len(g.blocks)] - g.ideal[n]
}

// badLines weighs the lines that a reader may notice: seven for one with word spaces
// of more than half over the face's, one for one that ends in a hyphen.
func badLines(lines []text.Line) int {
	n := 0
	for i := range lines {
		if lines[i].Word > 150 && !lines[i].Last {
			n += 7
		}
		if lines[i].Hyphen {
			n++
		}
	}
	return n
}

// worse is by how much more a story so set has of them than at its best.
func (g *gauge) worse(c cut, set *fitted) int {
	n := len(g.blocks) - g.closing()
	worse := -g.bad[c.blocks] - g.bad[len(g.blocks)] + g.bad[n]
	for i := range set.blocks {
		worse += badLines(set.blocks[i].setting.Lines)
	}
	return max(0, worse)
}

// head sets the story's head over a span with its headline at a size, 0 for a
// fitted one.
func (g *gauge) head(span int, size geom.Length) headSize {
	key := headKey{span, size}
	if h, ok := g.heads[key]; ok {
		return h
	}
	m := g.module(span, g.place.Story)
	m.place.Headline.Size, m.place.Headline.Span = size, 0
	b := m.headBlock()
	h := headSize{rows: b.rows, size: m.headSize, holds: true, fits: true}
	for i := range b.parts {
		if set := &b.parts[i]; set.style.name == m.set.styles.headline.name {
			_, _, most := sizes(m.columns(m.over(span)))
			if n := g.place.Headline.Lines; n > 0 {
				most = n
			}
			h.bad = set.badness(m.over(span))
			h.holds = set.Fits
			h.fits = set.Fits && len(set.Lines) <= most
		}
	}
	g.heads[key] = h
	return h
}

// frame is the rows that the story's first picture takes over some columns.
func (g *gauge) frame(span int) int {
	m := g.module(span, g.place.Story)
	spec := g.place.Pictures[0]
	spec.Span, spec.Place = span, edition.TopRight
	f := m.newFrame(&spec)
	return f.natural
}
