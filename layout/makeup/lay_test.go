package makeup

import "testing"

// TestHeadingsKeepTheirText finds each letter's head in the leg of its text, though
// the legs come out uneven.
func TestHeadingsKeepTheirText(t *testing.T) {
	pages, _ := setPages(t, `publication: The Courier
language: de
sheet: {size: a4, columns: 3, margins: 12mm, baseline: 10pt}
pages:
  - folio: A1
    modules:
      - letters:
          title: Leserbriefe
          items:
            - {head: Fahrräder, text: "Am Montag standen 14 Fahrräder vor dem Notausgang. Wer das war, weiß es selbst. Bitte nutzt die Ständer am Hintereingang. Dort ist Platz.\n\nDer Hausmeister"}
            - {head: Mehr Pommes, text: "Eintopf ist gut. Pommes sind besser. Ich weiß, wovon ich rede, denn ich habe beides probiert.", from: Max, place: Klasse 5b}
          write: Schreibt an die Redaktion
        at: {column: 2, span: 2, row: 1}
`)
	heads, first := pages[0].Text("letter-head"), pages[0].Text("body")
	for _, h := range heads {
		under := false
		for _, l := range first {
			under = under || l.At.X == h.At.X && l.At.Y == h.At.Y+pages[0].Grid.Step
		}
		if !under {
			t.Errorf("nothing stands under %q", h.Text)
		}
	}
	if len(heads) != 2 {
		t.Errorf("%d heads", len(heads))
	}
}
