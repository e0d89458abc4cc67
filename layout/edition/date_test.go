package edition

import (
	"testing"
	"time"

	"broadsheet/layout/hyphen"
)

func TestDates(t *testing.T) {
	day := time.Date(2017, time.July, 11, 0, 0, 0, 0, time.UTC)
	sunday := time.Date(2026, time.November, 22, 0, 0, 0, 0, time.UTC)
	for _, c := range []struct{ language, date, weekday string }{
		{"en-GB", "11 July 2017", "Sunday 22 November 2026"},
		{"en", "11 July 2017", "Sunday 22 November 2026"},
		{"en-US", "July 11, 2017", "Sunday, November 22, 2026"},
		{"EN-us", "July 11, 2017", "Sunday, November 22, 2026"},
		{"de", "11. Juli 2017", "Sonntag, 22. November 2026"},
		{"de-AT", "11. Juli 2017", "Sonntag, 22. November 2026"},
		{"fr", "11 juillet 2017", "Dimanche 22 novembre 2026"},
		{"es", "11 de julio de 2017", "Domingo, 22 de noviembre de 2026"},
		{"it", "11 luglio 2017", "Domenica 22 novembre 2026"},
		{"nl", "11 juli 2017", "Zondag 22 november 2026"},
		{"pt", "11 de julho de 2017", "Domingo, 22 de novembro de 2026"},
		{"sv", "11 juli 2017", "Söndag 22 november 2026"},
		{"da", "11. juli 2017", "Søndag den 22. november 2026"},
		{"nb", "11. juli 2017", "Søndag 22. november 2026"},
		{"fi", "11. heinäkuuta 2017", "Sunnuntai 22. marraskuuta 2026"},
		{"pl", "11 lipca 2017", "Niedziela, 22 listopada 2026"},
		{"ms", "11 Julai 2017", "Ahad, 22 November 2026"},
		{"lt", "2017 m. liepos 11 d.", "2026 m. lapkričio 22 d., sekmadienis"},
		{"tr", "11 Temmuz 2017", "22 Kasım 2026 Pazar"},
		{"el", "11 Ιουλίου 2017", "Κυριακή 22 Νοεμβρίου 2026"},
		{"ru", "11 июля 2017 г.", "Воскресенье, 22 ноября 2026 г."},
		{"tlh", "2017-07-11", "2026-11-22"},
	} {
		if got := FormatDate(day, c.language); got != c.date {
			t.Errorf("FormatDate in %s: %q, want %q", c.language, got, c.date)
		}
		if got := FormatWeekday(sunday, c.language); got != c.weekday {
			t.Errorf("FormatWeekday in %s: %q, want %q", c.language, got, c.weekday)
		}
	}
}

func TestFirstOfTheMonth(t *testing.T) {
	first := time.Date(2027, time.January, 1, 0, 0, 0, 0, time.UTC)
	for language, want := range map[string]string{
		"fr": "1er janvier 2027", "it": "1º gennaio 2027", "pt-BR": "1º de janeiro de 2027", "pt-PT": "1 de janeiro de 2027",
		"de-AT": "1. Jänner 2027", "en-US": "January 1, 2027",
	} {
		if got := FormatDate(first, language); got != want {
			t.Errorf("FormatDate in %s: %q, want %q", language, got, want)
		}
	}
	if got := FormatDate(time.Time{}, "en-GB") + FormatWeekday(time.Time{}, "de"); got != "" {
		t.Errorf("the zero time gives %q", got)
	}
}

// TestCalendars holds every language that can be hyphenated against the shape
// that its calendar must have: twelve months, seven days, all different.
func TestCalendars(t *testing.T) {
	for _, language := range hyphen.Languages() {
		seen := map[string]bool{}
		for m := time.January; m <= time.December; m++ {
			seen[FormatDate(time.Date(2026, m, 20, 0, 0, 0, 0, time.UTC), language)] = true
		}
		for d := range 7 {
			seen[FormatWeekday(time.Date(2026, time.March, 2+d, 0, 0, 0, 0, time.UTC), language)] = true
		}
		if len(seen) != 19 || seen["2026-01-20"] {
			t.Errorf("%s writes its dates so: %v", language, seen)
		}
	}
}
