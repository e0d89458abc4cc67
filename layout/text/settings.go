package text

import "broadsheet/layout/geom"

// settings searches and gives the best setting for each number of lines
// around the best of all, ascending.
func (b *breaker) settings(p *Paragraph) []Setting {
	ends := b.search()
	b.ends = b.ends[:0]
	least := 0
	for i := range ends {
		n := len(b.ends)
		if n > 0 && ends[b.ends[n-1]].line == ends[i].line {
			if ends[i].demerits < ends[b.ends[n-1]].demerits {
				b.ends[n-1] = int32(i)
			}
		} else {
			b.ends = append(b.ends, int32(i))
		}
		if ends[i].demerits < ends[least].demerits {
			least = i
		}
	}
	lines, count := 0, 0
	for _, e := range b.ends {
		if n := ends[e].line - ends[least].line; n >= -variants && n <= variants {
			lines, count = lines+int(ends[e].line), count+1
		}
	}
	settings := make([]Setting, 0, count)
	room := make([]Line, lines)
	for _, e := range b.ends {
		if n := ends[e].line - ends[least].line; n >= -variants && n <= variants {
			k := ends[e].line
			settings = append(settings, Setting{room[:k:k], ends[e].demerits})
			b.fill(p, room[:k], &ends[e])
			room = room[k:]
		}
	}
	return settings
}

// fill completes the lines of the setting that ends in a node.
func (b *breaker) fill(p *Paragraph, lines []Line, end *node) {
	for n := end; n.prev >= 0; n = &b.nodes[n.prev] {
		i := n.line - 1
		slot := b.room(i).width
		if i == 0 {
			slot += p.rules.Indent
		}
		lines[i] = p.line(b.nodes[n.prev].brk, n.brk, slot)
	}
}

// streak is the white of a word space in a line, and in how many lines above
// it has run on.
type streak struct {
	from, to geom.Length
	run      int
}

// A river is four word spaces in successive lines each of which overlaps the
// one above by three fifths of the narrower.
const (
	riverRun     = 4
	riverOverlap = 60
	river        = 300_000 // its demerits: three of the house's hyphens
)

// avoidRivers adds the demerits of rivers to the settings, and where one has
// rivers, looks for another with as many lines that costs less.
//
// Rivers depend on where every word of successive lines stands, which no
// state of the search could hold. They are rare; so the few settings that have
// one are searched again, each time without one of the line ends that make it.
func (b *breaker) avoidRivers(p *Paragraph, settings []Setting) {
	if b.ragged || p.mixed {
		return
	}
	b.first.nodes, b.nodes = b.nodes, b.first.nodes
	b.first.groups, b.groups = b.groups, b.first.groups
	for i := range settings {
		s := &settings[i]
		n, at := b.rivers(p, s.Lines)
		if n == 0 {
			continue
		}
		s.Demerits += int64(n) * river
		for _, l := range s.Lines[max(at-riverRun+1, 0):at] {
			b.replace(p, s, l.to)
		}
	}
}

// replace sets s to what a search without a break gives with as many lines, if
// that costs less.
func (b *breaker) replace(p *Paragraph, s *Setting, without int32) {
	if b.final {
		return
	}
	var least *node
	ends := b.searchWithout(without)
	for i := range ends {
		if int(ends[i].line) == len(s.Lines) && (least == nil || ends[i].demerits < least.demerits) {
			least = &ends[i]
		}
	}
	if least == nil || least.demerits >= s.Demerits {
		return
	}
	lines := make([]Line, len(s.Lines))
	b.fill(p, lines, least)
	n, _ := b.rivers(p, lines)
	if d := least.demerits + int64(n)*river; d < s.Demerits {
		*s = Setting{lines, d}
	}
}

// searchWithout searches again, without a break. Up to that the search is the
// first one, which b.first has. It gives nothing where only a setting would be
// left in which anything is accepted.
func (b *breaker) searchWithout(brk int32) []node {
	b.banned = brk
	b.resume(brk)
	ends := b.runFrom(int(brk) + 1)
	if first := b.tolerance; ends == nil && first < bearable {
		b.tolerance = bearable
		ends = b.run()
		b.tolerance = first
	}
	b.banned = 0
	return ends
}

// resume takes nodes and groups as they were before the first search came to a
// break.
func (b *breaker) resume(brk int32) {
	b.groups, b.active = b.groups[:0], -1
	nodes := int32(0)
	for _, g := range b.first.groups {
		if g.brk >= brk {
			break
		}
		if g.left >= brk {
			g.left = 0
		}
		if g.left == 0 && b.active < 0 {
			b.active = len(b.groups)
		}
		b.groups = append(b.groups, g)
		nodes = g.last
	}
	if b.active < 0 {
		b.active = len(b.groups)
	}
	b.nodes = append(b.nodes[:0], b.first.nodes[:nodes]...)
}

// rivers counts the rivers of a setting; at is the line in which the first one
// reaches its length.
func (b *breaker) rivers(p *Paragraph, lines []Line) (count, at int) {
	b.above = b.above[:0]
	for i := range lines {
		b.below = p.streaks(b.below[:0], &lines[i])
		if i > 0 && lines[i].Slot == lines[i-1].Slot {
			n := join(b.above, b.below)
			if n > 0 && count == 0 {
				at = i
			}
			count += n
		}
		b.above, b.below = b.below, b.above
	}
	return count, at
}

// join lets the streaks of a line run on below those of the line above and
// counts those that become rivers.
func join(above, below []streak) (rivers int) {
	j := 0
	for i := range below {
		s := &below[i]
		for j < len(above) && above[j].to <= s.from {
			j++
		}
		for k := j; k < len(above) && above[k].from < s.to; k++ {
			a := &above[k]
			overlap := min(a.to, s.to) - max(a.from, s.from)
			if overlap*100 >= riverOverlap*min(a.to-a.from, s.to-s.from) {
				s.run = max(s.run, a.run+1)
			}
		}
		if s.run == riverRun {
			rivers++
		}
	}
	return rivers
}

// streaks lists the word spaces of a line from left to right.
func (p *Paragraph) streaks(out []streak, l *Line) []streak {
	a, b := &p.breaks[l.from], &p.breaks[l.to]
	m := p.measureOf(l.from, l.to)
	n := m
	n.width -= p.hung(l.from, l.to)
	f := p.rules.fit(n, p.roomOf(l.from, l.Slot), l.Last)
	x0 := -geom.Length(a.left)
	if l.from == 0 {
		x0 += p.rules.Indent
	}
	// Shares of each part's adjustment, in 1/65536.
	var word, letter geom.Length
	if m.spaces > 0 {
		word = f.word << 16 / m.spaces
	}
	if m.gaps > 0 {
		letter = f.letter << 16 / m.gaps
	}
	scale := geom.Length(f.scale-1000) << 16 / 1000
	start := p.sides(a).after
	for k := a.start.piece; k < b.end.piece; k++ {
		q := &p.pieces[k]
		if q.kind != space && q.kind != noBreak {
			continue
		}
		at := q.at.minus(start)
		t := &p.fonts[q.run]
		x := x0 + at.width + (word*at.spaces+letter*at.gaps+scale*at.glyphs)>>16
		out = append(out, streak{x - t.gap, x + t.best + t.gap + (word*t.word+letter*t.Size)>>16, 1})
	}
	return out
}
