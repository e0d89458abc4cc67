package text

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// oracle finds the least demerits for each number of lines by trying every
// sequence of breaks.
type oracle struct {
	b    *breaker
	best map[int]int64
}

// from tries all lines that start at break a as the next after line lines.
func (o *oracle) from(a int, line, class, hyphens int, demerits int64) {
	b := o.b
	if a == len(b.breaks)-1 {
		if d, ok := o.best[line]; !ok || demerits < d {
			o.best[line] = demerits
		}
		return
	}
	used := false
	for i := a + 1; i < len(b.breaks); i++ {
		br := &b.breaks[i]
		if br.flags&emergency != 0 && !b.final {
			continue
		}
		from := &b.breaks[a]
		g := glue{br.before.width - from.after.width, br.before.stretch - from.after.stretch, br.before.shrink - from.after.shrink}
		room := b.rooms[min(line, len(b.rooms)-1)]
		last := br.flags&forced != 0
		t := b.try(g, room.width, last)
		if t.fits || b.final && !used {
			if p, ok := o.penalty(br, hyphens, room.foot); ok {
				used = true
				if t.short && line > 0 && i == len(b.breaks)-1 {
					p += runt
				}
				d := (1 + t.badness + p) * (1 + t.badness + p)
				if class-int(t.class) > 1 || int(t.class)-class > 1 {
					d += b.unlike
				}
				h := 0
				if br.flags&hyphened != 0 {
					h = hyphens + 1
					if hyphens > 0 {
						d += b.row
					}
				}
				o.from(i, line+1, int(t.class), h, demerits+d)
			}
		}
		if last {
			return
		}
	}
}

func (o *oracle) penalty(br *legal, hyphens int, foot bool) (int64, bool) {
	switch {
	case br.flags&hyphened == 0:
		return int64(br.penalty), true
	case o.b.ladder > 0 && hyphens+1 > int(o.b.ladder):
		return 0, false
	case foot && (!o.b.final || br.flags&added != 0):
		return 0, false
	case foot:
		return int64(br.penalty) + footHyphen, true
	}
	return int64(br.penalty), true
}

func TestSearchAgainstOracle(t *testing.T) {
	r := rand.New(rand.NewPCG(*seed, 1))
	var finals, paragraphs int
	for n := range 600 {
		rules := bodyRules()
		rules.Ladder = r.IntN(4)
		rules.Align = []Align{Justify, Justify, Justify, Left}[r.IntN(4)]
		rules.Indent = rules.LastMin * 2 / 3
		if n%5 == 0 {
			rules.Hyphenate = false
		}
		p := body(t, randomText(r, 3+r.IntN(8)), rules)
		if len(p.breaks) > 18 { // 2¹⁷ sequences
			continue
		}
		paragraphs++
		slots := randomSlots(r, 50, 140)
		var b breaker
		b.prepare(p, slots)
		ends := b.search()
		got := map[int]int64{}
		for _, e := range ends {
			if d, ok := got[int(e.line)]; !ok || e.demerits < d {
				got[int(e.line)] = e.demerits
			}
		}
		if b.final {
			finals++
		}
		o := oracle{b: &b, best: map[int]int64{}}
		o.from(0, 0, decent, 0, 0)
		if fmt.Sprint(got) != fmt.Sprint(o.best) {
			t.Fatalf("seed %d, paragraph %d %q, slots %v, final %v:\ngot  %v\nwant %v", *seed, n, p.text, slots, b.final, got, o.best)
		}
	}
	if finals < 20 || finals > paragraphs-20 {
		t.Errorf("%d of %d paragraphs needed lines beyond the tolerance: the slots are badly chosen", finals, paragraphs)
	}
}
