package edition

import (
	"broadsheet/layout/diag"
	"broadsheet/layout/story"
)

// subheads warns of a story's subheads that head nothing, and of one that stands
// directly under its head. A pull quote is no text that a subhead could head, since
// it says again what stands elsewhere.
func subheads(s *story.Story) diag.List {
	var out diag.List
	for i, b := range s.Body {
		switch {
		case b.Kind != story.Subhead:
		case !heads(s.Body[i+1:]):
			out = append(out, diag.At(b.Pos, diag.Warning, "subhead", "nothing stands under the subhead ‘%s’", b.Text()).
				WithHint("leave it out, or give it a paragraph"))
		case i == 0 && s.Printed() != "":
			out = append(out, diag.At(b.Pos, diag.Warning, "subhead", "the story begins with the subhead ‘%s’, directly under its head", b.Text()).
				WithHint("make it the deck, or put a paragraph before it"))
		}
	}
	return out
}

// heads reports whether a paragraph or an item comes before the next subhead.
func heads(blocks []story.Block) bool {
	for _, b := range blocks {
		switch b.Kind {
		case story.Paragraph, story.Item:
			return true
		case story.Subhead:
			return false
		}
	}
	return false
}
