package makeup

import (
	"slices"
	"strings"

	"broadsheet/layout/diag"
	"broadsheet/layout/edition"
	"broadsheet/layout/font"
	"broadsheet/layout/geom"
	"broadsheet/layout/page"
	"broadsheet/layout/story"
	"broadsheet/layout/text"
)

// module is one story being set on a page.
type module struct {
	set    *setter
	grid   grid
	place  *edition.Placement
	story  *story.Story
	number int    // of the story on its page, from 1
	folio  string // of its page

	row      int // first row on the page
	x        geom.Length
	width    geom.Length
	legs     legs
	legWidth geom.Length

	headRows []int // rows that the head takes of each leg
	flush    bool  // the next paragraph has no indent
	items    []page.Item
	findings diag.List
	mark     page.Bookmark
}

// newModule lays out the legs of a placement from a row on.
func newModule(s *setter, g grid, folio string, p *edition.Placement, number, row int) *module {
	m := &module{set: s, grid: g, place: p, story: p.Story, number: number, folio: folio, row: row,
		x: g.x(p.Column - 1), width: g.width(p.Span)}
	if p.Box {
		m.x, m.width, m.row = m.x+g.gutter/2, m.width-g.gutter, row+boxRows
	}
	n := max(p.Columns, 1)
	m.legWidth = (m.width - geom.Length(n-1)*g.gutter) / geom.Length(n)
	m.legs = legs{width: m.legWidth, top: make([]int, n), grid: g, row: m.row}
	for i := range n {
		m.legs.x = append(m.legs.x, m.x+geom.Length(i)*(m.legWidth+g.gutter))
	}
	return m
}

// over is the width of n legs with their gutters.
func (m *module) over(n int) geom.Length {
	return geom.Length(n)*m.legWidth + geom.Length(n-1)*m.grid.gutter
}

// make sets the module in at most limit rows and returns the rows it takes.
// given says that the limit is the place's own depth, which it should fill.
func (m *module) make(limit int, given bool) int {
	if !m.place.Box {
		return m.fill(limit, given)
	}
	rows := m.fill(limit-2*boxRows, given) + 2*boxRows
	// Within its rows by half of one at the top and the foot.
	half := m.grid.step / 2
	y := m.grid.rowTop(m.row-boxRows) + half
	m.box(geom.Rect{X: m.x - m.grid.gutter/2, Y: y, W: m.width + m.grid.gutter,
		H: m.grid.rowTop(m.row-boxRows+rows) - half - y}, m.set.styles.line)
	return rows
}

// boxRows are the rows that a frame takes above and below its story.
const boxRows = 1

// fill sets the module's story in at most limit rows and returns the rows it
// takes.
func (m *module) fill(limit int, given bool) int {
	head := m.headBlock()
	m.headRows = make([]int, len(m.legs.x))
	for l := range head.span {
		m.headRows[l] = head.rows
	}
	frames := m.frames()
	blocks := m.flow()
	f := newFitter(blocks, m.legWidth)
	lines, ideal := f.ideal()
	set, foot := m.copyfit(f, frames, lines, ideal, limit)
	head.draw(m)
	for _, fr := range frames {
		m.drawFrame(fr)
	}
	m.draw(f.blocks, set)
	m.columnRules(foot)
	m.report(f.blocks, set)
	if open := set.open(f.blocks); set.overset == 0 && open > max(mostOpen, len(m.legs.x)) {
		m.find(diag.At(m.place.Pos, diag.Warning, "underset", "the story leaves %d lines open at its end", open).
			WithHint("give it less depth, a smaller picture or more text"))
	}
	if under := limit - foot; given && under > 0 && set.overset == 0 {
		m.find(diag.At(m.place.Pos, diag.Warning, "underset", "the story ends %d %s above the foot of its place: %d lines are missing",
			under, plural(under, "row", "rows"), under*len(m.legs.x)).
			WithHint("a depth of %d fits it", foot))
	}
	return foot
}

// mostOpen is how many lines may stand open before the note or at the end of the
// last leg without a word, or as many as there are legs: the balancing of the
// legs leaves some.
const mostOpen = 3

// open is the number of slots between the end of the text and the note, or the
// end of the room.
func (s *fitted) open(blocks []block) int {
	next, end := 0, s.room
	for i, l := range s.blocks {
		switch {
		case l.slot < 0:
		case blocks[i].kind == closing:
			end = l.slot
		default:
			next = l.slot + max(blocks[i].rows, len(l.setting.Lines))
		}
	}
	return end - next
}

// uneasy is how much dearer than its ideal a story's setting may be before its
// pictures are cropped to set it better: about three hyphens.
const uneasy = 300_000

// copyfit sets the flow, with the pictures on top a row or two deeper or
// shallower than their ratio asks for where the legs cannot be set well
// otherwise: at most a twelfth of their depth.
func (m *module) copyfit(f *fitter, frames []*frame, lines int, ideal int64, limit int) (fitted, int) {
	least := 1 << 30
	for _, fr := range frames {
		if fr.spec.Place != edition.Inside {
			least = min(least, fr.natural/12)
		}
	}
	if least == 1<<30 {
		least = 0
	}
	var best fitted
	var foot, taken int
	for _, deeper := range [...]int{0, -1, 1, -2, 2} {
		if deeper > least || -deeper > least {
			continue
		}
		m.arrange(frames, deeper, lines)
		got, d := m.balance(f, lines, limit)
		if deeper == 0 {
			got, d = m.float(f, lines, limit, got, d, ideal)
		}
		if deeper == 0 || got.overset < best.overset || got.overset == best.overset && got.cost+uneasy < best.cost {
			best, foot, taken = got, d, deeper
		}
		if best.overset == 0 && best.cost-ideal < uneasy {
			break
		}
	}
	m.arrange(frames, taken, lines)
	if taken != 0 {
		m.find(diag.At(m.place.Pos, diag.Note, "copyfit", "the picture is %d %s %s than its ratio asks for",
			max(taken, -taken), plural(max(taken, -taken), "row", "rows"), map[bool]string{true: "deeper", false: "shallower"}[taken > 0]))
	}
	return best, foot
}

// float moves pull quotes up or down by some paragraphs, one after the other,
// where that sets the story better.
func (m *module) float(f *fitter, lines, limit int, best fitted, foot int, ideal int64) (fitted, int) {
	for id := range f.blocks {
		q := slices.IndexFunc(f.blocks, func(b block) bool { return b.id == id })
		if !f.blocks[q].floats || best.overset == 0 && best.cost-ideal < uneasy {
			continue
		}
		home := slices.Clone(f.blocks)
		kept := home
		for _, by := range [...]int{1, -1, 2, -2, 3, -3} {
			moved, ok := move(home, q, by)
			if !ok {
				continue
			}
			f.blocks = moved
			got, d := m.balance(f, lines, limit)
			got.cost += int64(max(by, -by)) * floatCost / 4
			if got.overset < best.overset || got.overset == best.overset && got.cost < best.cost {
				best, foot, kept = got, d, moved
			}
		}
		f.blocks = kept
	}
	return best, foot
}

// move gives the blocks with block q moved by some places, if it then stands
// between two paragraphs, not by a list, and passes no subhead.
func move(blocks []block, q, by int) ([]block, bool) {
	to := q + by
	if to < 1 || to >= len(blocks)-1 {
		return nil, false
	}
	out := slices.Clone(blocks)
	b := out[q]
	out = slices.Delete(out, q, q+1)
	for _, passed := range blocks[min(q, to) : max(q, to)+1] {
		if passed.kind != running && passed.id != b.id {
			return nil, false
		}
	}
	above, below := &out[to-1], &out[to]
	if above.kind != running || below.kind != running || above.hang != nil || below.hang != nil {
		return nil, false
	}
	return slices.Insert(out, to, b), true
}

func plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// ideal is the number of rows that the flow takes at its best in legs without
// feet, and what it then costs.
func (f *fitter) ideal() (lines int, cost int64) {
	for i := range f.blocks {
		b := &f.blocks[i]
		if b.kind != running {
			lines += b.rows + b.above
			continue
		}
		best := least(f.free(b, f.width))
		lines += len(best.Lines)
		cost += best.Demerits
	}
	return lines, cost
}

func least(settings []text.Setting) text.Setting {
	var best text.Setting
	for i, s := range settings {
		if i == 0 || s.Demerits < best.Demerits {
			best = s
		}
	}
	return best
}

// depthFor is the row at which all legs would end with so many lines in them.
func (m *module) depthFor(lines int) int {
	foot := 0
	for room := 0; room < lines; foot++ {
		for _, t := range m.legs.top {
			if foot >= t {
				room++
			}
		}
	}
	return foot
}

// balance finds the foot at which all legs end together at the least cost, at
// most limit, and the flow set so. Rows less and more than the best line counts
// ask for are tried, as paragraphs can give and take lines.
func (m *module) balance(f *fitter, lines, limit int) (fitted, int) {
	first := m.legs.footFor(lines-lines/40-2, m.lowest(), limit)
	var best fitted
	foot := -1
	for d := first; d <= limit; d++ {
		slots := m.legs.slots(d)
		got := f.fit(slots, lines+lines/4+20)
		got.cost += m.thin(d)
		if got.overset == 0 && (foot < 0 || got.cost < best.cost) {
			best, foot = got, d
		}
		if foot >= 0 && len(slots) > lines+2*len(m.legs.x) {
			break
		}
	}
	if foot < 0 {
		return f.fit(m.legs.slots(limit), lines+lines/4+20), limit
	}
	return best, foot
}

// lowest is the least row at which the legs may end: below every picture on top,
// the white under it left out, and some lines under one within the legs.
func (m *module) lowest() int {
	low := 1
	for _, t := range m.legs.top {
		low = max(low, t-1)
	}
	for _, b := range m.legs.blocks {
		bottom := int((b.Bottom() - m.grid.rowTop(m.row)) / m.grid.step)
		low = max(low, bottom+underPicture)
	}
	return low
}

// thin is what it costs that legs which end at a row have only a few lines.
func (m *module) thin(foot int) int64 {
	var cost int64
	for _, t := range m.legs.top {
		if n := foot - t; n > 0 && n < underPicture {
			cost += thinCost
		}
	}
	return cost
}

// draw sets the flow's blocks in their slots.
func (m *module) draw(blocks []block, set fitted) {
	for i := range blocks {
		b, l := &blocks[i], set.blocks[i]
		if l.slot < 0 || l.slot >= set.room {
			continue
		}
		at := set.slots[l.slot]
		if b.kind != running {
			b.draw(at)
			continue
		}
		if b.cap != nil {
			m.drawDropCap(b.cap, at)
		}
		for k, line := range l.setting.Lines {
			if l.slot+k >= set.room {
				break
			}
			s := set.slots[l.slot+k]
			if k == 0 && b.hang != nil {
				m.one(*b.hang, s.at)
			}
			before := len(m.items)
			m.line(b.par, line, s.at.X+b.insetAt(k), s.at.Y)
			if k == 0 && b.cap != nil {
				m.rejoin(b.cap.text, before)
			}
		}
	}
}

// rejoin counts a drop cap's letters to the first glyph after it, so that who
// copies the text finds the word whole.
func (m *module) rejoin(initial string, from int) {
	if from >= len(m.items) {
		return
	}
	t, ok := m.items[from].(*page.Text)
	if !ok || len(t.Glyphs) == 0 {
		return
	}
	t.Text = initial + t.Text
	t.Glyphs[0].Bytes += uint16(len(initial))
}

// report says what the lines are like that a night editor should look at.
func (m *module) report(blocks []block, set fitted) {
	if set.overset > 0 {
		words := 0
		for i := range blocks {
			words += oversetWords(&blocks[i], set.blocks[i], set.room)
		}
		m.find(diag.At(m.place.Pos, diag.Error, "overset", "the story is overset by %d %s: %d words do not fit",
			set.overset, plural(set.overset, "line", "lines"), words).
			WithHint("give it %d more rows, or cut", (set.overset+len(m.legs.x)-1)/len(m.legs.x)))
	}
	for i := range blocks {
		if blocks[i].kind != running {
			continue
		}
		for k, l := range set.blocks[i].setting.Lines {
			m.reportLine(&blocks[i], l, k)
		}
	}
}

// looseWord is the word space, in per cent, beyond which a line is reported.
const looseWord = 250

func (m *module) reportLine(b *block, l text.Line, k int) {
	switch {
	case l.Tight:
		m.find(diag.At(b.par.pos, diag.Warning, "tight-line", "line %d of the paragraph does not fit its measure: %s", k+1, quoteLine(b.par.LineText(l))))
	case l.Word > looseWord:
		m.find(diag.At(b.par.pos, diag.Warning, "loose-line", "line %d of the paragraph is loose, its spaces are %d %% of the face's: %s", k+1, l.Word, quoteLine(b.par.LineText(l))))
	}
}

func quoteLine(s string) string { return "‘" + strings.TrimSpace(s) + "’" }

// oversetWords counts the words of a block's lines beyond the room.
func oversetWords(b *block, l laid, room int) int {
	if b.kind != running {
		return 0
	}
	n := 0
	for k, line := range l.setting.Lines {
		if l.slot < 0 || l.slot+k >= room {
			n += line.Words
		}
	}
	return n
}

// find adds a finding of this page.
func (m *module) find(f diag.Finding) {
	f.Page = m.folio
	m.findings = append(m.findings, f)
}

// shape shapes text and reports what has no glyph.
func (m *module) shape(c copyText, rules text.Rules, pos diag.Pos) paragraph {
	p := m.set.shape(c, rules, m.words())
	p.pos = pos
	m.findings = append(m.findings, p.missing(m.folio)...)
	return p
}

// ragged are the lines of a small text over a width.
func (m *module) ragged(p paragraph, width geom.Length) []text.Line {
	return least(p.Break([]text.Slot{{Width: width}})).Lines
}

// line sets a line with its slot's left edge at x and its baseline at y.
func (m *module) line(p paragraph, l text.Line, x, y geom.Length) {
	for _, s := range p.Spans(l) {
		look := p.looks[s.Run]
		in := p.runs[s.Run].Font
		t := &page.Text{At: geom.Point{X: x + s.X, Y: y}, Face: in.Face, Size: in.Size,
			Ink: look.style.Ink, Scale: s.Scale, Role: look.style.name, Story: m.number, Text: s.Text, Glyphs: s.Glyphs}
		if look.upper {
			t.Text = capitals(t.Text)
		}
		m.items = append(m.items, t)
		if look.link != "" {
			m.items = append(m.items, &page.Link{Box: geom.Rect{X: t.At.X, Y: y - t.Size, W: t.Width(), H: t.Size * 5 / 4}, URL: look.link})
		}
	}
}

// capitals gives the capitals of a text that was set in small capitals from
// lower case, where each has as many bytes.
func capitals(s string) string {
	if up := strings.ToUpper(s); len(up) == len(s) {
		return up
	}
	return s
}

// one sets a text of a single line with its pen at a point.
func (m *module) one(p paragraph, at geom.Point) {
	for _, l := range m.ragged(p, p.Natural()+geom.In) {
		m.line(p, l, at.X, at.Y)
	}
}

// text places glyphs that stand alone.
func (m *module) text(at geom.Point, st *style, size geom.Length, glyphs []font.Placed, s string) {
	m.items = append(m.items, &page.Text{At: at, Face: st.face, Size: size, Ink: st.Ink, Scale: 1000,
		Role: st.name, Story: m.number, Text: s, Glyphs: glyphs})
}

// rule draws a horizontal rule of a width.
func (m *module) rule(x, y, w geom.Length, r edition.Rule) {
	if r.Weight > 0 {
		m.items = append(m.items, &page.Rule{From: geom.Point{X: x, Y: y}, To: geom.Point{X: x + w, Y: y}, Weight: r.Weight, Ink: r.Ink})
	}
}

// box draws a keyline round a rectangle, within it.
func (m *module) box(b geom.Rect, r edition.Rule) {
	b = b.Inset(r.Weight / 2)
	corners := []geom.Point{{X: b.X, Y: b.Y}, {X: b.Right(), Y: b.Y}, {X: b.Right(), Y: b.Bottom()}, {X: b.X, Y: b.Bottom()}}
	for i, from := range corners {
		m.items = append(m.items, &page.Rule{From: from, To: corners[(i+1)%4], Weight: r.Weight, Ink: r.Ink})
	}
}

// columnRules draws the rules between legs, half a row short of what stands
// above and below, and broken by pictures that span the gutter.
func (m *module) columnRules(foot int) {
	r := m.set.styles.columnRule
	if r.Weight == 0 {
		return
	}
	for i := 1; i < len(m.legs.x); i++ {
		x := m.legs.x[i] - m.grid.gutter/2
		from := max(m.legs.top[i-1], m.legs.top[i])
		for row := from; row <= foot; row++ {
			if row < foot && !m.crossed(x, row) {
				continue
			}
			if row-from >= 2 {
				m.items = append(m.items, &page.Rule{
					From:   geom.Point{X: x, Y: m.top(from)},
					To:     geom.Point{X: x, Y: m.grid.baseline(m.row + row - 1)},
					Weight: r.Weight, Ink: r.Ink})
			}
			for row < foot && m.crossed(x, row) {
				row++
			}
			from = row
		}
	}
}

// crossed reports whether an obstacle covers x in a row.
func (m *module) crossed(x geom.Length, row int) bool {
	y := m.grid.rowTop(m.row+row) + m.grid.step/2
	for _, b := range m.legs.blocks {
		if b.X < x && x < b.Right() && b.Y <= y && y < b.Bottom() {
			return true
		}
	}
	return false
}
