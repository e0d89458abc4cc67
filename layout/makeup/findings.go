package makeup

import (
	"strings"

	"broadsheet/layout/diag"
	"broadsheet/layout/text"
)

// report says what the lines are like that a night editor should look at.
func (m *module) report(blocks []block, set fitted) {
	if set.overset > 0 {
		words := 0
		for i := range blocks {
			words += oversetWords(&blocks[i], set.blocks[i], set.room)
		}
		m.unset = words
		smaller := ""
		if m.spills {
			smaller = ", a smaller picture"
		}
		m.find(diag.At(m.place.Pos, diag.Error, "overset", "the story is overset by %d %s: %d words do not fit",
			set.overset, plural(set.overset, "line", "lines"), words).
			WithHint("give it %d more rows%s, or cut", (set.overset+len(m.legs.x)-1)/len(m.legs.x), smaller))
	}
	for i := range blocks {
		if blocks[i].kind != running {
			continue
		}
		m.reportParted(&blocks[i], set.blocks[i], set)
		at := set.blocks[i].slot
		for k, l := range set.blocks[i].setting.Lines {
			if at >= 0 && at+k < set.room { // what runs on is told of where it is set
				m.reportLine(&blocks[i], l, k)
			}
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

// reportParted warns of a paragraph whose last line stands alone at the top of a leg,
// or its first at the foot of one, where no setting could help it.
func (m *module) reportParted(b *block, l laid, set fitted) {
	lines := l.setting.Lines
	if n := len(lines); n < 2 || l.slot < 0 || l.slot+n > set.room {
		return
	}
	first, last := set.slots[l.slot:], set.slots[l.slot+len(lines)-2:]
	if last[0].stretch != last[1].stretch {
		m.find(diag.At(b.par.pos, diag.Warning, "widow", "the paragraph's last line stands alone at the top of a leg: %s", quoteLine(b.par.LineText(lines[len(lines)-1]))).
			WithHint("cut or add some words, or give the story another depth or span"))
	}
	if len(lines) > 2 && first[0].stretch != first[1].stretch {
		m.find(diag.At(b.par.pos, diag.Warning, "orphan", "the paragraph's first line stands alone at the foot of a leg: %s", quoteLine(b.par.LineText(lines[0]))).
			WithHint("cut or add some words, or give the story another depth or span"))
	}
}
