package makeup

import (
	"broadsheet/layout/diag"
	"broadsheet/layout/story"
)

// reportSubheads warns of subheads that head nothing, and of one that stands
// directly under the story's head. Looked at is what of the story stands on the
// page; where not all of it finds room, that is told instead.
func (m *module) reportSubheads(blocks []block, set fitted) {
	if set.overset > 0 {
		return
	}
	first := true
	for i := range blocks {
		if blocks[i].body < 0 || !placed(set, i) {
			continue
		}
		b := &m.story.Body[blocks[i].body]
		switch {
		case b.Kind != story.Subhead:
		case !m.heads(blocks[i+1:], set, i+1):
			m.find(diag.At(b.Pos, diag.Warning, "subhead", "nothing stands under the subhead %s", quoteLine(b.Text())).
				WithHint("leave it out, or give it a paragraph"))
		case first && m.place.From == "" && m.story.Printed() != "":
			m.find(diag.At(b.Pos, diag.Warning, "subhead", "the story begins with the subhead %s, directly under its head", quoteLine(b.Text())).
				WithHint("make it the deck, or put a paragraph before it"))
		}
		first = false
	}
}

// heads reports whether a paragraph or an item follows on the page before the next
// subhead; n is the number of the first block.
func (m *module) heads(blocks []block, set fitted, n int) bool {
	for i := range blocks {
		if blocks[i].body < 0 || !placed(set, n+i) {
			continue
		}
		switch k := m.story.Body[blocks[i].body].Kind; {
		case k == story.Paragraph, k == story.Item, k == story.Quote && !m.place.Quotes:
			return true
		case k == story.Subhead:
			return false
		}
	}
	return false
}

// placed reports whether a block begins in the room that there is.
func placed(set fitted, i int) bool {
	return set.blocks[i].slot >= 0 && set.blocks[i].slot < set.room
}
