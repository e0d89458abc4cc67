package text

import (
	"strings"
	"testing"

	"broadsheet/layout/geom"
)

// What follows each line and the lines up to it are the text together.
func TestRest(t *testing.T) {
	f := bodyFont(t)
	bold := f
	bold.Size += geom.Pt
	runs := []Run{{Text: "The ferry that left the old harbour  at dawn ", Font: f}, {Text: "came back", Font: bold}, {Text: " well before noon, half-empty and late.", Font: f}}
	p := Shape(runs, Rules{}, nil)
	whole := strings.Join(p.Rest(Line{}), "")
	if want := "The ferry that left the old harbour at dawn came back well before noon, half-empty and late."; whole != want {
		t.Fatalf("the whole is %q", whole)
	}
	for _, width := range []geom.Length{60 * geom.Pt, 90 * geom.Pt, 200 * geom.Pt} {
		done := ""
		for _, l := range Best(p.Break([]Slot{{Width: width}})).Lines {
			done += p.LineText(l)
			rest := strings.Join(p.Rest(l), "")
			if got := strings.ReplaceAll(done+rest, " ", ""); got != strings.ReplaceAll(whole, " ", "") {
				t.Errorf("%s: after %q comes %q", width, done, rest)
			}
			if strings.HasPrefix(rest, " ") {
				t.Errorf("%s: the rest begins with a space: %q", width, rest)
			}
		}
	}
}
