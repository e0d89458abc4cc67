package edition

import (
	"strings"
	"testing"
	"time"

	"broadsheet/layout/story"
)

func TestNoteWording(t *testing.T) {
	for _, language := range strings.Fields("en de fr es it nl pt pt-BR sv da no nb nn fi pl ru uk tr ms id") {
		wording := noteWording(language)
		for _, place := range notePlaces {
			if strings.Count(wording, place) != 1 {
				t.Errorf("the note in %s has not one %s: %s", language, place, wording)
			}
		}
		if !strings.HasSuffix(wording, ".") {
			t.Errorf("the note in %s has no full stop", language)
		}
	}
	if got := noteWording("tlh"); got != "" {
		t.Errorf("a note in Klingon: %s", got)
	}
}

func TestNoteText(t *testing.T) {
	edition := Edition{Publication: "The Harbour Courier", Date: time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC),
		Language: "en-US", Note: Note{Wording: "{publication}, {date}, {headline}"}}
	for _, c := range []struct {
		name  string
		place Placement
		want  string
	}{
		{"edition's", Placement{Story: &story.Story{Headline: "Lamp"}}, "The Harbour Courier, November 22, 2026, Lamp"},
		{"printed", Placement{Story: &story.Story{Headline: "Lamp", PrintHeadline: "Lamp lit"}}, "The Harbour Courier, November 22, 2026, Lamp lit"},
		{"spec's", Placement{Headline: Headline{Text: "Light"}, Story: &story.Story{Headline: "Lamp"}}, "The Harbour Courier, November 22, 2026, Light"},
		{"story's own", Placement{Headline: Headline{Text: "Light"}, Story: &story.Story{Headline: "Lamp",
			Note: story.Note{Publication: "The Straits Times", Date: "2017-07-11", Headline: "Lamp {date}"}}}, "The Straits Times, July 11, 2017, Lamp {date}"},
		{"bad date", Placement{Story: &story.Story{Headline: "Lamp", Note: story.Note{Date: "July"}}}, "The Harbour Courier, November 22, 2026, Lamp"},
		{"no headline", Placement{Story: &story.Story{}}, ""},
		{"no story", Placement{}, ""},
	} {
		if got := edition.NoteText(&c.place); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
