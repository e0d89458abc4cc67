package pack

// Terms are the parts of a layout's cost, in hundredths of a white cell.
type Terms [terms]int

// The terms' places in Terms; Names has their names.
const (
	White     = iota // cells left empty
	Copyfit          // depths and shapes that the items are set to
	Left             // items left out
	Hierarchy        // the more important lower, smaller or under a smaller head
	Tombstone        // headlines side by side in nearly the same size
	Equal            // three heads of one size in a row
	Touch            // pictures against pictures or advertisements
	Share            // art short of a third of the page
	Dominance        // no picture twice the next
	Side             // a lead that is not at the left
	Moved            // what stands elsewhere than in Options.Start
	Broken           // hard rules
	terms
)

// Names are the terms' names, in order.
var Names = [terms]string{
	"white", "copyfit", "left out", "hierarchy", "tombstones", "equal heads",
	"touching pictures", "art share", "dominance", "lead at the side", "moved", "broken rules",
}

// Weights. White is the measure of all: nothing shows as a hole does, and a
// full page is what make-up is for.
const (
	whiteCell = 100
	// Beyond a fiftieth of the page white no longer hides in the feet of modules:
	// it is a hole, which no choice of stories is worth.
	holes, holeCell = 50, 200

	// Leaving a story out falls with the square of its rank, so that the third
	// story is not dropped for three small ones that fill its place as well: the
	// second is worth 78 white cells, the third 36, the sixth 11, the twelfth 5.
	lossBase, lossRank = 300, 30000
	unranked           = 5 // what has no rank counts as this one here

	// A lesser story's head should be smaller than that of one of the first three
	// by a step of the series, 6 pt at least, and not larger than any other's. One
	// that is larger by 6 pt costs two cells, an equal one one.
	headPoint, headStep, headRanks = 17, 6, 3
	// The lead's is larger than any other by two steps: from afar one knows which story
	// is the first.
	leadStep = 2 * headStep
	// A lesser story that begins higher: a row costs a fiftieth of a cell, so
	// that half a page of a broadsheet is a cell and a half; twice that where
	// the ranks are two or more apart. It is mild because a third story beside
	// the lead, above the second, is good make-up.
	higherRow = 2
	// A lesser story that takes more room, by cell: a page's tenth is a cell.
	largerCell = 1
	// Heads fall down the page: by point that a head is larger than the one
	// that it stands under.
	fallPoint = 10

	// Butting heads: a reader reads across them. Within a step they cost six
	// cells, within two steps two.
	tombstone, nearTombstone = 600, 200
	// The third head of one size in a row and each after it.
	equalHead = 200

	// Two pictures of different stories against each other read as one; an
	// advertisement's picture takes a story's picture for its own.
	touchArt, touchAd = 500, 300

	// By cell of art that is missing to a third of the page, or to what the
	// items have where they have less: a page's tenth is eleven cells.
	shareCell = 12
	// By half a cell that the second picture exceeds half of the largest.
	dominanceCell = 6

	// Readers enter at the upper left; elsewhere only where the widest story is.
	sideways = 600

	// More than the others together, but for copyfitting, on the largest page: its
	// 100,000 cells cost 30 million where all are white, and of a hundred items the
	// 4950 pairs some 5000 each at worst.
	broken = 100_000_000
)

// module is what the terms look at: an item placed or a fixed module.
type module struct {
	Rect
	priority int
	head     Head // on the page
	art      Rect // on the page
	ad       bool
	fixed    bool
}

func onPage(r Rect, m Rect) Rect {
	if r.Area() <= 0 {
		return Rect{}
	}
	r.Column += m.Column
	r.Row += m.Row
	return r
}

func headOnPage(h Head, m Rect) Head {
	if h.Size <= 0 {
		return Head{}
	}
	if h.Columns == 0 {
		h.Column, h.Columns = 0, m.Columns
	}
	h.Rows = max(h.Rows, 1)
	h.Column += m.Column
	h.Row += m.Row
	return h
}

// appraise works out a layout's terms from its placements, whatever tree they came
// from, and the white cells among them, in O(n·(n + columns)).
func (s *search) appraise(placed []Placement) (t Terms, white int) {
	ms := s.modules(placed)
	white = s.white(ms)
	t[White] = white*whiteCell + max(0, white-s.free/holes)*holeCell
	t[Left] = s.allLoss
	lead := -1
	for i, p := range placed {
		it := &s.items[p.Item]
		v := &it.Variants[p.Variant]
		t[Copyfit] += v.Cost + v.Depths[p.Depth].Cost
		t[Left] -= s.loss[p.Item]
		if p.Item == s.lead {
			lead = len(s.page.Fixed) + i
		}
	}
	t[Moved] = s.moved(placed)
	t[Broken] = broken * (s.missing(placed) + s.astray(placed))
	for i := range ms {
		for j := range i {
			t.pair(&ms[i], &ms[j], s.page.Gap)
		}
	}
	t[Equal] = equalHeads(ms)
	s.art(&t, ms)
	if lead >= 0 {
		s.leadPlace(&t, ms, lead)
	}
	return t, white
}

// total is the sum of the terms.
func (t *Terms) total() int {
	sum := 0
	for _, c := range t {
		sum += c
	}
	return sum
}

// modules are the fixed ones, then those placed, in a buffer that the next call
// takes again.
func (s *search) modules(placed []Placement) []module {
	ms := append(s.buf[:0], s.fixedModules...)
	for _, p := range placed {
		it := &s.items[p.Item]
		v := &it.Variants[p.Variant]
		ms = append(ms, module{Rect: p.Rect, priority: it.Priority, head: headOnPage(v.Head, p.Rect), art: onPage(v.Art, p.Rect)})
	}
	s.buf = ms
	return ms
}

// white counts the cells that no module covers, but for the gap below each that
// has another below it.
func (s *search) white(ms []module) int {
	white := 0
	for c := range s.page.Columns {
		covered, feet := 0, 0
		for i := range ms {
			if m := &ms[i]; m.Column <= c && c < m.Right() {
				covered += m.Rows
				feet++
			}
		}
		white += s.page.Rows - covered - max(0, feet-1)*s.page.Gap
	}
	return white
}

// missing counts the musts that are not placed.
func (s *search) missing(placed []Placement) int {
	n := s.mustCount
	for _, p := range placed {
		if s.must(p.Item) {
			n--
		}
	}
	return n
}

// pair adds what two modules cost each other.
func (t *Terms) pair(a, b *module, gap int) {
	if a.fixed && b.fixed {
		return
	}
	if a.priority > 0 && b.priority > 0 && a.priority != b.priority {
		if a.priority > b.priority {
			a, b = b, a
		}
		t[Hierarchy] += rank(a, b)
	}
	if a.head.Size > 0 && b.head.Size > 0 {
		t[Hierarchy] += fall(a, b)
		t[Tombstone] += butting(a, b)
	}
	t[Touch] += touching(a, b, gap)
}

// rank is the cost of b, the lesser story, standing out before a.
func rank(a, b *module) int {
	cost := 0
	if a.head.Size > 0 {
		over := b.head.Size - a.head.Size
		switch {
		case a.priority == 1:
			over += leadStep
		case a.priority <= headRanks:
			over += headStep
		}
		if over > 0 {
			cost += min(over, 36) * headPoint
		}
	}
	if up := a.Row - b.Row; up > 0 {
		cost += up * higherRow * min(b.priority-a.priority, 2)
	}
	if more := b.Area() - a.Area(); more > 0 {
		cost += more * largerCell
	}
	return cost
}

// fall is the cost of a head that is larger than the one above it.
func fall(a, b *module) int {
	if !a.head.over(b.head.Rect) || a.Row == b.Row {
		return 0
	}
	if a.Row > b.Row {
		a, b = b, a
	}
	return max(0, b.head.Size-a.head.Size) * fallPoint
}

// butting is the cost of heads side by side, row by row.
func butting(a, b *module) int {
	if a.head.Right() != b.head.Column && b.head.Right() != a.head.Column || !a.head.beside(b.head.Rect) {
		return 0
	}
	switch d := max(a.head.Size, b.head.Size) - min(a.head.Size, b.head.Size); {
	case d < headStep:
		return tombstone
	case d < 2*headStep:
		return nearTombstone
	}
	return 0
}

// touching is the cost of two pictures, or a picture and an advertisement, with
// no text between.
func touching(a, b *module, gap int) int {
	switch {
	case a.ad && b.ad:
		return 0
	case a.ad:
		a, b = b, a
		fallthrough
	case b.ad:
		if a.art.Area() > 0 && touch(a.art, b.Rect, gap) {
			return touchAd
		}
	case a.art.Area() > 0 && b.art.Area() > 0 && touch(a.art, b.art, gap):
		return touchArt
	}
	return 0
}

func touch(r, s Rect, gap int) bool {
	if r.beside(s) {
		return r.Right() == s.Column || s.Right() == r.Column
	}
	return r.over(s) && (within(s.Row-r.Foot(), gap) || within(r.Row-s.Foot(), gap))
}

func within(d, gap int) bool { return 0 <= d && d <= gap }

// equalHeads counts, for each row where heads begin, those beyond the second of
// one size.
func equalHeads(ms []module) int {
	cost := 0
	for i := range ms {
		before := 0
		for j := range i {
			if ms[i].head.Size > 0 && ms[j].head.Size == ms[i].head.Size && ms[j].head.Row == ms[i].head.Row {
				before++
			}
		}
		if before >= 2 {
			cost += equalHead
		}
	}
	return cost
}

// art adds the terms of the pictures together.
func (s *search) art(t *Terms, ms []module) {
	sum, first, second := 0, 0, 0
	for i := range ms {
		if ms[i].ad {
			continue
		}
		a := ms[i].art.Area()
		sum += a
		if a > first {
			first, second = a, first
		} else {
			second = max(second, a)
		}
	}
	t[Share] = max(0, s.artWanted-sum) * shareCell
	t[Dominance] = max(0, 2*second-first) * dominanceCell
}

// leadPlace judges where the lead stands.
func (s *search) leadPlace(t *Terms, ms []module, lead int) {
	l := &ms[lead]
	if l.Row != s.top {
		t[Broken] += broken
		return
	}
	if l.Column == s.left {
		return
	}
	t[Side] = sideways
	for i := range ms {
		if m := &ms[i]; i != lead && m.Row == s.top && !m.fixed && m.Columns >= l.Columns {
			t[Broken] += broken
			return
		}
	}
}
