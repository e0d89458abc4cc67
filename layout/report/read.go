package report

import (
	"slices"

	"broadsheet/layout/geom"
	"broadsheet/layout/page"
)

// storyText is a story as it stands on its page.
type storyText struct {
	number   int
	head     []*page.Text // kicker, headline and deck
	others   []*page.Text // what is neither head nor running text
	lines    []line       // of running text, in reading order
	legs     []leg
	measure  geom.Length // of its legs
	pictures []geom.Rect
	place    geom.Rect // of its module, within its frame; Empty where the page does not tell
}

// leg is a column of running text: its lines, and its left edge.
type leg struct {
	from, to int
	left     geom.Length
}

// line is a line of running text as its page has it.
type line struct {
	texts    []*page.Text // without the mark of a list item
	x, right geom.Length  // of the pen
	y, em    geom.Length
	item     bool // of a list
	mark     bool // begins with an item's mark
	apart    bool // something else of the story was set before it
	inset    bool // beside a drop cap
	leg      int
	stretch  int // unbroken part of a leg, counted over all legs

	gaps       []gap
	start, end bool // of a paragraph
	justified  bool
	hyphen     bool
	letter     int  // letter space in thousandths of an em
	spaced     bool // whether there is one
}

// read gathers a page's stories in the order of their numbers.
func read(p *page.Page) []storyText {
	out := gather(p, func(_, story int) int { return story })
	for i := range out {
		k := slices.IndexFunc(p.Modules, func(m page.Module) bool { return m.Story == out[i].number })
		switch {
		case k < 0:
		case p.Modules[k].Framed:
			out[i].place = p.Modules[k].Box.Inset(p.Grid.Gutter / 2)
		default:
			out[i].place = p.Modules[k].Box
		}
	}
	return out
}

// readModules gathers what other modules than stories and ads have of text. The
// number of each is one more than its index among the page's modules.
func readModules(p *page.Page) []storyText {
	return gather(p, func(item, story int) int {
		if k := moduleOf(p, item); story == 0 && k >= 0 && p.Modules[k].Kind != advertisement {
			return k + 1
		}
		return 0
	})
}

// gather gathers texts and pictures by numbers from 1, given each item's index and
// story, in the order of the numbers; those of number 0 are left out.
func gather(p *page.Page, number func(item, story int) int) []storyText {
	var out []storyText
	at := map[int]int{}
	find := func(number int) *storyText {
		i, ok := at[number]
		if !ok {
			i = len(out)
			at[number] = i
			out = append(out, storyText{number: number})
		}
		return &out[i]
	}
	var r reader
	for i, it := range p.Items {
		switch it := it.(type) {
		case *page.Text:
			if n := number(i, it.Story); n > 0 {
				r.add(find(n), it)
			}
		case *page.Picture:
			if n := number(i, it.Story); n > 0 {
				s := find(n)
				s.pictures = append(s.pictures, it.Box)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b storyText) int { return a.number - b.number })
	for i := range out {
		out[i].settle(p)
	}
	return out
}

// reader remembers what of a story's text bears on its next line.
type reader struct {
	story int
	apart bool
	cap   *page.Text
}

// add puts a text where it belongs in its story.
func (r *reader) add(s *storyText, t *page.Text) {
	if r.story != s.number {
		*r = reader{story: s.number, apart: true}
	}
	switch t.Role {
	case "kicker", "headline", "deck":
		s.head = append(s.head, t)
		r.apart = true
	case "body", "story-dateline", "item":
		r.running(s, t)
	case "drop-cap":
		r.cap, r.apart = t, true
		s.others = append(s.others, t)
	default:
		s.others = append(s.others, t)
		r.apart = true
	}
}

// running adds a text to the line that it continues, or begins a line.
func (r *reader) running(s *storyText, t *page.Text) {
	item := t.Role == "item"
	if n := len(s.lines); n > 0 && !r.apart {
		l := &s.lines[n-1]
		space := t.At.X - l.right
		switch {
		case l.y != t.At.Y || item != l.item:
		case max(space, -space) <= geom.Pt/16:
			l.texts = append(l.texts, t)
			l.right, l.em = t.At.X+t.Width(), max(l.em, t.Size)
			return
		case item && !l.mark && len(l.texts) == 1 && space > 0 && space <= t.Size*5/4:
			// What stood there was the item's mark: it hangs before its text.
			l.texts, l.mark = append(l.texts[:0], t), true
			l.x, l.right = t.At.X, t.At.X+t.Width()
			return
		}
	}
	s.lines = append(s.lines, line{texts: []*page.Text{t}, item: item, apart: r.apart, em: t.Size,
		x: t.At.X, right: t.At.X + t.Width(), y: t.At.Y, inset: r.cap != nil && t.At.Y <= r.cap.At.Y})
	r.apart = false
}

// settle finds the story's legs, measure, paragraphs and spaces.
func (s *storyText) settle(p *page.Page) {
	gaps := make([]gap, 0, 6*len(s.lines))
	for i := range s.lines {
		gaps = s.lines[i].measureGlyphs(gaps)
	}
	s.findLegs()
	s.findMeasure()
	s.findStretches(p)
	for _, item := range [...]bool{false, true} {
		s.justify(item)
	}
	s.findParagraphs(p.Grid.Step)
}

// findLegs splits the lines into legs: a new one begins where a line does not
// stand below the line before it, or stands to the right of all of them. A leg's
// left edge is where most of its lines begin.
func (s *storyText) findLegs() {
	var right geom.Length
	for i := range s.lines {
		l := &s.lines[i]
		if i == 0 || l.y <= s.lines[i-1].y || l.x >= right {
			s.legs = append(s.legs, leg{from: i})
			right = l.right
		}
		right = max(right, l.right)
		l.leg = len(s.legs) - 1
		s.legs[l.leg].to = i + 1
	}
	for i := range s.legs {
		g := &s.legs[i]
		var starts []geom.Length
		for _, l := range s.lines[g.from:g.to] {
			starts = append(starts, l.x)
		}
		g.left, _ = mode(starts)
	}
}

// findMeasure takes the measure that most lines reach, over all legs, or the
// widest where no two lines reach the same.
func (s *storyText) findMeasure() {
	var ends []geom.Length
	for i := range s.lines {
		ends = append(ends, s.lines[i].right-s.legs[s.lines[i].leg].left)
	}
	if len(ends) == 0 {
		return
	}
	common, n := mode(ends)
	s.measure = common
	if n < 2 {
		s.measure = slices.Max(ends)
	}
}

// mode is the value that comes most often, to 1/64 pt, and how often: the least
// of several. The values are sorted.
func mode(v []geom.Length) (geom.Length, int) {
	slices.Sort(v)
	var best geom.Length
	most := 0
	for i := 0; i < len(v); {
		j := i + 1
		for j < len(v) && v[j]-v[i] <= geom.Pt/64 {
			j++
		}
		if j-i > most {
			best, most = v[i], j-i
		}
		i = j
	}
	return best, most
}

// findStretches numbers the unbroken parts of the legs: a picture that stands
// between two lines breaks a leg.
func (s *storyText) findStretches(p *page.Page) {
	stretch := 0
	for i := range s.lines {
		l := &s.lines[i]
		if i > 0 && (s.lines[i-1].leg != l.leg || s.parted(p, s.lines[i-1], *l)) {
			stretch++
		}
		l.stretch = stretch
	}
}

// parted reports whether a picture stands between two lines of a leg.
func (s *storyText) parted(p *page.Page, above, below line) bool {
	if below.y-above.y <= p.Grid.Step*3/2 {
		return false
	}
	between := geom.Rect{X: s.legs[above.leg].left, Y: above.y, W: s.measure, H: below.y - above.y}
	for _, it := range p.Items {
		if pic, ok := it.(*page.Picture); ok && !pic.Box.Intersect(between).Empty() {
			return true
		}
	}
	return false
}

// justify says which lines of one kind, body or items, are justified: all if at
// least two of them, and one in six, end at the same place of their leg. Ragged
// lines do so by chance only.
func (s *storyText) justify(item bool) {
	var ends []geom.Length
	for i := range s.lines {
		if l := &s.lines[i]; l.item == item {
			ends = append(ends, l.right-s.legs[l.leg].left)
		}
	}
	if _, n := mode(ends); n < 2 || 6*n < len(ends) {
		return
	}
	for i := range s.lines {
		if s.lines[i].item == item {
			s.lines[i].justified = true
		}
	}
}

// findParagraphs finds where paragraphs begin and end.
func (s *storyText) findParagraphs(step geom.Length) {
	for i := range s.lines {
		l := &s.lines[i]
		l.start = i == 0 || l.apart || l.mark || l.item != s.lines[i-1].item || s.indented(l) ||
			s.lines[i-1].texts[0].Role != l.texts[0].Role && l.texts[0].Role == "story-dateline"
		if i == 0 {
			continue
		}
		before := &s.lines[i-1]
		open := before.stretch == l.stretch && l.y-before.y > step*3/2
		l.start = l.start || open || s.short(before)
		before.end = l.start
	}
	if n := len(s.lines); n > 0 {
		s.lines[n-1].end = true
	}
}

// indented reports whether a line of body text begins half an em to three ems
// inside its leg. Items are set in, and so are lines beside a drop cap.
func (s *storyText) indented(l *line) bool {
	in := l.x - s.legs[l.leg].left
	return !l.item && !l.inset && 2*in >= l.em && in <= 3*l.em
}

// short reports whether a justified line ends by itself: more than an em before
// its leg's edge, with its word spaces as the face has them, to 2 %. A line beside
// something that narrows its leg is short with other spaces.
func (s *storyText) short(l *line) bool {
	if !l.justified || s.legs[l.leg].left+s.measure-l.right <= l.em {
		return false
	}
	for _, g := range l.gaps {
		if d := g.relative() - unit; 50*max(d, -d) > unit {
			return false
		}
	}
	return true
}
