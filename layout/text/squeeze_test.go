package text

import (
	"testing"

	"broadsheet/layout/geom"
)

// TestSqueeze: with room below WordMin a few lines are tight and fewer are open, and
// none goes below WordLeast.
func TestSqueeze(t *testing.T) {
	count := func(least int32) (tight, open int) {
		rules := bodyRules()
		rules.WordLeast = least
		p := body(t, prose, rules)
		for width := 130; width < 190; width++ {
			for _, l := range Best(p.Break([]Slot{{Width: geom.Length(width) * geom.Pt}})).Lines {
				switch {
				case l.Last:
				case l.Word > 150:
					open++
				case l.Word < rules.WordMin-1:
					tight++
					if l.Word < least-1 && !l.Tight {
						t.Errorf("%q: word space %d %%", p.LineText(l), l.Word)
					}
				}
			}
		}
		return tight, open
	}
	_, open := count(80)
	tight, fewer := count(73)
	if tight == 0 || fewer >= open {
		t.Errorf("%d tight lines, %d open ones; %d without", tight, fewer, open)
	}
}
