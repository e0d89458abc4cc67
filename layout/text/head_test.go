package text

import (
	"strings"
	"testing"

	"broadsheet/layout/geom"
)

func headLines(s HeadSetting) string {
	var lines []string
	for _, l := range s.Lines {
		lines = append(lines, s.Paragraph.LineText(l))
	}
	return strings.Join(lines, " / ")
}

func TestHead(t *testing.T) {
	display := Font{Face: houseFace(t, "SourceSerif4Display-Bold.ttf"), Size: 36 * geom.Pt}
	for _, c := range []struct {
		text       string
		width, max int
		want       string
		fits       bool
	}{
		{"Trump backtracks on cyber-security tie-up with Russia", 560, 2, "Trump backtracks on cyber-security / tie-up with Russia", true},
		{"Harbour wall to be extended after three-year dispute", 480, 3, "Harbour wall to be extended / after three-year dispute", true},
		{"Prime Minister Margaret Ellison resigns", 400, 2, "Prime Minister / Margaret Ellison resigns", true},
		{"One line", 400, 2, "One line", true},
		{"Council approves the extension of the harbour wall for £40 million", 300, 4, "Council approves / the extension / of the harbour wall / for £40 million", true},
		{"Far too long a headline for the room that it was given here", 300, 2, "Far too long / a headline for / the room that it / was given here", false},
		{"Extraordinarily", 60, 2, "Extraordinarily", false},
	} {
		s := Head([]Run{{c.text, display}}, Rules{Language: "en-GB"}, geom.Length(c.width)*geom.Pt, c.max)
		if got := headLines(s); got != c.want || s.Fits != c.fits {
			t.Errorf("%s\ngot  %s, fits %v, balance %d, %d bad\nwant %s", c.text, got, s.Fits, s.Balance, s.BadBreaks, c.want)
		}
	}
}

func TestBinds(t *testing.T) {
	for _, c := range []struct {
		language, word string
		want           bool
	}{
		{"en-GB", "the", true}, {"en", "he", false}, {"en", "with", true}, {"en", "ally", false}, {"", "of", true},
		{"de", "für", true}, {"de-AT", "fü", false}, {"xx", "the", false}, {"fr", "à", true},
	} {
		if got := binds(c.language, c.word); got != c.want {
			t.Errorf("binds(%q, %q) = %v", c.language, c.word, got)
		}
	}
}
