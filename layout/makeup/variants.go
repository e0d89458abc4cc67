package makeup

import (
	"path"
	"path/filepath"
	"slices"

	"broadsheet/layout/edition"
	"broadsheet/layout/geom"
	"broadsheet/layout/pack"
)

// variant is one shape of a story, as pack knows it by its index, and how each of
// its depths is made.
type variant struct {
	gauge *gauge // by which it was measured
	span  int
	art   int         // columns of the picture; 0 for none
	size  geom.Length // of the headline
	cost  int
	// By pack.Variant.Depths.
	ways  []way
	costs []int
	jump  bool // the story runs on elsewhere
}

// way is how a shape comes to a depth: which of the story's cuts, and the rows by
// which the picture is deeper than its ratio asks for.
type way struct {
	depth, cut, crop int
	known            bool // set and looked at, no longer an estimate
}

// The costs of shapes and depths, in pack's unit: a hundredth of a cell of white.
const (
	lineCut      = 8    // for a line cut, by column
	wordLost     = 20   // for a word cut that should not be, so that hardly anything is worth it
	lineMade     = 40   // for a line gained or lost in the setting
	rowCropped   = 6    // for a row by which a picture is not as deep as its ratio asks, by column
	noArt        = 300  // for a picture left out
	smallArt     = 60   // for a picture over a column less than its wish
	smallLeadArt = 250  // for the lead's
	coarseArt    = 150  // for a picture of less than 150 pixels an inch
	narrowLead   = 500  // for a lead over less than half of the page's columns, by column
	narrowSecond = 100  // for a second or third story over a single column
	headOff      = 50   // for a headline of another size than its rank asks for
	headLines    = 1000 // for a headline of a given size in more lines than it is given
	headBad      = 1    // by badness of the headline
	manyLines    = 800  // for a headline of more lines than are good, where there is no other
	shortLegs    = 40   // for legs under eight rows, by row
	fullLegs     = 16   // rows of text by leg that a story which runs on elsewhere should have
	shortPart    = 100  // for each that it lacks
	longLegs     = 10   // for legs beyond what is read with ease, by row
	longest      = 72   // rows of such a leg
	jumped       = 200  // for a story that runs on without being asked to
	stayed       = 60   // for one that is asked to and does not
	shortestHead = 4    // rows of text under a head at least
	slackShare   = 80   // a story gives or takes a line in so many
)

// item gives a story to pack, in all the shapes that it may have. Rank is its
// rank on the page, from 1. One that has none has them with a headline of more lines
// than are good, or else without its pictures too.
func (g *gauge) item(rank int) (pack.Item, []variant) {
	vs := g.shapes(rank)
	for len(vs) == 0 && g.relaxed < bare {
		g.relaxed++
		g.trials, vs = map[trialKey]trial{}, g.shapes(rank)
	}
	it := pack.Item{Name: path.Base(filepath.ToSlash(g.place.Story.File)), Priority: rank, Must: g.place.Must}
	for i := range vs {
		it.Variants = append(it.Variants, vs[i].gauge.packed(&vs[i]))
	}
	return it, vs
}

// shapes are the shapes of a story.
func (g *gauge) shapes(rank int) []variant {
	var vs []variant
	for span := 1; span <= g.sheet.grid.columns; span++ {
		if want := g.place.SpanOnly; want > 0 && want != span {
			continue
		}
		by := g
		if g.place.Box && span > 1 {
			by = newGauge(g.sheet, g.place, span)
			by.relaxed = g.relaxed
		}
		for _, size := range by.sizesFor(span, rank) {
			for _, art := range by.artFor(span, rank) {
				cost := size.cost + art.cost + by.narrow(span, rank)
				vs = by.add(vs, variant{gauge: by, span: span, art: art.span, size: size.size, cost: cost})
			}
		}
	}
	return vs
}

// narrow is what it costs that a story of the first ranks spans few columns: the
// lead should take half of the page's width, the second and third two columns.
func (g *gauge) narrow(span, rank int) int {
	want := 1
	switch n := g.sheet.grid.columns; {
	case rank == 1:
		want = (n + 1) / 2
	case rank <= 3 && n > 3:
		want = 2
	}
	if rank == 1 {
		return max(0, want-span) * narrowLead
	}
	return max(0, want-span) * narrowSecond
}

// choice is a value with what it costs.
type choice struct {
	size geom.Length
	span int
	cost int
}

// rankSizes are the headline sizes of the first, second, third and all further
// stories of a page, in points, on a wide page and on a small one.
var rankSizes = [2][4]geom.Length{{60, 40, 30, 22}, {48, 34, 26, 18}}

// widePage is the live width (320 mm) from which a page has a broadsheet's sizes.
const widePage = 907 * geom.Pt

// sizesFor are the two sizes of the series nearest to what a rank asks for that are
// right over a span and in which the headline fits.
func (g *gauge) sizesFor(span, rank int) []choice {
	st := g.sheet.set.styles.headline
	if size := g.place.Headline.Size; size > 0 || len(st.Series) == 0 || g.module(1, g.place.Story).headline() == "" {
		c := choice{size: size}
		if g.place.Headline.Lines > 0 && !g.head(span, size).fits {
			c.cost = headLines
		}
		return []choice{c}
	}
	page := 0
	if g.sheet.grid.live.W < widePage {
		page = 1
	}
	want := rankSizes[page][min(rank, 4)-1] * geom.Pt
	m := g.module(span, g.place.Story)
	low, high, _ := m.sizes(m.columns(m.over(span)))
	var fit []geom.Length
	for _, size := range st.Series {
		if size >= low && size <= high && g.head(span, size).fits {
			fit = append(fit, size)
		}
	}
	slices.SortStableFunc(fit, func(a, b geom.Length) int { return int((a-want)*sign(a-want) - (b-want)*sign(b-want)) })
	if len(fit) > 2 {
		fit = fit[:2]
	}
	if size := max(low, st.Series[0]); len(fit) == 0 && g.relaxed >= anyHead && g.head(span, size).holds {
		return []choice{{size: size, cost: manyLines}}
	}
	var out []choice
	for _, size := range fit {
		off := int((size - want) * sign(size-want) / geom.Pt / 6)
		out = append(out, choice{size: size, cost: off*headOff + int(g.head(span, size).bad)*headBad})
	}
	return out
}

func sign(l geom.Length) geom.Length {
	if l < 0 {
		return -1
	}
	return 1
}

// artFor are the spans that the story's picture may have in a span: its wish, or
// the house's, a column less or more, or, for a story that is not of the first
// rank, none.
func (g *gauge) artFor(span, rank int) []choice {
	if len(g.place.Pictures) == 0 || g.relaxed >= bare {
		return []choice{{}}
	}
	spec := &g.place.Pictures[0]
	if spec.Place == edition.Inside {
		return []choice{{}} // stands where the spec says, in any shape
	}
	if spec.Span > 0 {
		if spec.Span <= span {
			return []choice{{span: spec.Span}}
		}
		return nil
	}
	wish := g.artWish(rank)
	var out []choice
	for k := max(1, wish-1); k <= min(span, wish+1); k++ {
		c := choice{span: k}
		if k < wish {
			c.cost = smallArt
			if rank == 1 {
				c.cost = smallLeadArt
			}
		}
		switch ppi := g.ppi(k); {
		case ppi < leastPPI*11/10 && k > 1: // the crop may still cost some
			continue
		case ppi < finePPI:
			c.cost += coarseArt
		}
		out = append(out, c)
	}
	if rank > 2 || len(out) == 0 {
		out = append(out, choice{cost: noArt})
	}
	return out
}

// ppi is the resolution of the story's first picture over some columns.
func (g *gauge) ppi(span int) int {
	spec := g.place.Pictures[0]
	if spec.Image == nil {
		return finePPI
	}
	m := g.module(span, g.place.Story)
	spec.Span, spec.Place = span, edition.TopRight
	f := m.newFrame(&spec)
	f.rows = f.natural
	box := f.box(m)
	return spec.Image.EffectivePPI(f.crop(box), box.W)
}

// artWish is over how many columns a picture stands at its best.
func (g *gauge) artWish(rank int) int {
	wish := 1
	switch n := g.sheet.grid.columns; {
	case rank == 1:
		wish = max(2, n/2)
	case rank <= 3:
		wish = max(1, n/3)
	}
	if g.place.Pictures[0].Upright() && wish > 1 {
		wish--
	}
	return wish
}

// add appends a shape if it can be set to some depth: with all of the story, and
// running on elsewhere where it may.
func (g *gauge) add(vs []variant, v variant) []variant {
	asked := len(g.place.Jumps) > 0
	whole, part := v, v
	if part.jump = true; asked {
		whole.cost += stayed
	} else {
		part.cost += jumped
	}
	if g.ladder(&whole); len(whole.ways) > 0 {
		vs = append(vs, whole)
	}
	if len(g.jumps()) == 0 {
		return vs
	}
	if g.jumpLadder(&part); len(part.ways) > 0 {
		vs = append(vs, part)
	}
	return vs
}

// packed is a variant as pack takes it.
func (g *gauge) packed(v *variant) pack.Variant {
	s := g.shape(v)
	h := g.head(v.span, v.size)
	out := pack.Variant{Columns: v.span, Cost: v.cost,
		Head: pack.Head{Size: int(h.size / geom.Pt), Rect: pack.Rect{Rows: max(h.rows-1, 1)}}}
	if v.art > 0 {
		out.Art = pack.Rect{Column: v.span - v.art, Row: s.head, Columns: v.art, Rows: s.frame}
	}
	for i, w := range v.ways {
		out.Depths = append(out.Depths, pack.Depth{Rows: w.depth, Cost: v.costs[i], Cut: g.cuts[w.cut].words})
	}
	return out
}

// jumps are the pages on which the story may run on.
func (g *gauge) jumps() []edition.Jump { return g.sheet.jumps(&g.place) }
