package pack

import "testing"

// TestTerms: each term, on the smallest page that has it.
func TestTerms(t *testing.T) {
	art := func(it Item, r Rect) Item { it.Variants[0].Art = r; return it }
	head := func(it Item, size int) Item { it.Variants[0].Head.Size = size; return it }
	at := func(item, column, row, columns, rows int) Placement {
		return Placement{Item: item, Rect: Rect{column, row, columns, rows}}
	}
	ad := []Fixed{{Name: "ad", Rect: Rect{0, 16, 4, 4}, Ad: true}}
	for _, c := range []struct {
		name   string
		fixed  []Fixed
		items  []Item
		placed []Placement
		term   int
		want   int
	}{
		{"five empty rows of two columns", nil, []Item{square("a", 0, 2, 15), square("b", 0, 2, 20)}, []Placement{at(0, 0, 0, 2, 15), at(1, 2, 0, 2, 20)}, White, 10*whiteCell + 9*holeCell},
		{"a gap is no white", nil, []Item{square("a", 0, 4, 9), square("b", 0, 4, 9)}, []Placement{at(0, 0, 0, 4, 9), at(1, 0, 11, 4, 9)}, White, 0},
		{"a gap of three has a row of white", nil, []Item{square("a", 0, 4, 9), square("b", 0, 4, 8)}, []Placement{at(0, 0, 0, 4, 9), at(1, 0, 12, 4, 8)}, White, 4*whiteCell + 3*holeCell},
		{"the second story out", nil, []Item{square("a", 0, 4, 20), square("b", 2, 4, 9)}, []Placement{at(0, 0, 0, 4, 20)}, Left, lossBase + lossRank/4},
		{"the lesser above", nil, []Item{head(square("a", 2, 4, 9), 48), head(square("b", 3, 4, 9), 30)}, []Placement{at(1, 0, 0, 4, 9), at(0, 0, 11, 4, 9)}, Hierarchy, 11*higherRow + 18*fallPoint},
		{"the lesser with an equal head", nil, []Item{head(square("a", 2, 4, 9), 30), head(square("b", 3, 4, 9), 30)}, []Placement{at(0, 0, 0, 4, 9), at(1, 0, 11, 4, 9)}, Hierarchy, headStep * headPoint},
		{"the lesser larger", nil, []Item{square("a", 2, 4, 8), square("b", 3, 4, 10)}, []Placement{at(0, 0, 0, 4, 8), at(1, 0, 10, 4, 10)}, Hierarchy, 8 * largerCell},
		{"butting heads", nil, []Item{head(square("a", 2, 2, 20), 30), head(square("b", 3, 2, 20), 30)}, []Placement{at(0, 0, 0, 2, 20), at(1, 2, 0, 2, 20)}, Tombstone, tombstone},
		{"heads a step apart", nil, []Item{head(square("a", 2, 2, 20), 30), head(square("b", 3, 2, 20), 24)}, []Placement{at(0, 0, 0, 2, 20), at(1, 2, 0, 2, 20)}, Tombstone, nearTombstone},
		{"heads a row apart", nil, []Item{head(square("a", 2, 2, 20), 30), head(square("b", 3, 2, 19), 30)}, []Placement{at(0, 0, 0, 2, 20), at(1, 2, 1, 2, 19)}, Tombstone, 0},
		{"three heads of a size", nil, []Item{head(square("a", 0, 1, 20), 20), head(square("b", 0, 1, 20), 20), head(square("c", 0, 1, 20), 20)}, []Placement{at(0, 0, 0, 1, 20), at(1, 1, 0, 1, 20), at(2, 3, 0, 1, 20)}, Equal, equalHead},
		{"pictures side by side", nil, []Item{art(square("a", 2, 2, 20), Rect{1, 4, 1, 8}), art(square("b", 3, 2, 20), Rect{0, 9, 1, 8})}, []Placement{at(0, 0, 0, 2, 20), at(1, 2, 0, 2, 20)}, Touch, touchArt},
		{"pictures with text between", nil, []Item{art(square("a", 2, 2, 20), Rect{0, 4, 1, 8}), art(square("b", 3, 2, 20), Rect{0, 9, 1, 8})}, []Placement{at(0, 0, 0, 2, 20), at(1, 2, 0, 2, 20)}, Touch, 0},
		{"a picture on an advertisement", ad, []Item{art(square("a", 2, 4, 14), Rect{1, 6, 2, 8})}, []Placement{at(0, 0, 0, 4, 14)}, Touch, touchAd},
		{"a picture left out", nil, []Item{square("a", 2, 4, 20), art(square("b", 3, 4, 20), Rect{0, 4, 2, 10})}, []Placement{at(0, 0, 0, 4, 20)}, Share, 20 * shareCell},
		{"two pictures of a size", nil, []Item{art(square("a", 2, 2, 20), Rect{0, 0, 2, 8}), art(square("b", 3, 2, 20), Rect{0, 12, 2, 8})}, []Placement{at(0, 0, 0, 2, 20), at(1, 2, 0, 2, 20)}, Dominance, 16 * dominanceCell},
		{"the widest at the right", nil, []Item{square("a", 1, 3, 20), square("b", 2, 1, 20)}, []Placement{at(1, 0, 0, 1, 20), at(0, 1, 0, 3, 20)}, Side, sideways},
		{"the lead beside one as wide", nil, []Item{square("a", 1, 2, 20), square("b", 2, 2, 20)}, []Placement{at(1, 0, 0, 2, 20), at(0, 2, 0, 2, 20)}, Broken, broken},
		{"the lead below", nil, []Item{square("a", 1, 4, 9), square("b", 2, 4, 9)}, []Placement{at(1, 0, 0, 4, 9), at(0, 0, 11, 4, 9)}, Broken, broken},
		{"one that is bound to the first column", nil, []Item{boundTo(square("a", 2, 2, 20), Rect{0, 0, 2, 0})}, []Placement{at(0, 1, 0, 2, 20)}, Broken, broken},
		{"where it is bound to", nil, []Item{boundTo(square("a", 2, 2, 9), Rect{0, 9, 0, 11})}, []Placement{at(0, 1, 11, 2, 9)}, Broken, 0},
		{"bound to the top", ad, []Item{top(square("a", 2, 2, 9)), top(square("b", 2, 2, 5))}, []Placement{at(0, 0, 0, 2, 9), at(1, 0, 11, 2, 5)}, Broken, broken},
		{"a must left out", nil, []Item{square("a", 2, 4, 20), must(square("b", 3, 4, 20))}, []Placement{at(0, 0, 0, 4, 20)}, Broken, broken},
	} {
		s := newSearch(Page{Columns: 4, Rows: 20, Gap: 2, Fixed: c.fixed}, c.items, Options{})
		if terms, _ := s.appraise(c.placed); terms[c.term] != c.want {
			t.Errorf("%s: %s %d, want %d", c.name, Names[c.term], terms[c.term], c.want)
		}
	}
}
