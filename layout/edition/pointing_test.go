package edition

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"broadsheet/layout/diag"
	"broadsheet/layout/story"
)

// loaded is an edition from files, the first of them its spec.
func loaded(t *testing.T, spec string, files map[string]string) *Edition {
	t.Helper()
	dir := t.TempDir()
	write := func(name, data string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	write("edition.yaml", spec)
	for name, data := range files {
		write(name, data)
	}
	t.Chdir(dir)
	e, _, err := Load("edition.yaml", Options{})
	if err != nil {
		t.Fatal(err)
	}
	return e
}

const tides = "---\nheadline: Spring tides run high\nprint-headline: Tides run high\ndeck: Pilots turn away two ships\n---\n\nThe pilots had warned of it.\n"

// TestPointing reads every form of what points inside.
func TestPointing(t *testing.T) {
	e := loaded(t, `publication: The Harbour Courier
pages:
  - folio: A1
    nameplate: {ears: [{text: Rain, page: A2}, {refer: ./tides.md}]}
    modules:
      - index: Inside
        at: {}
      - index: {title: Today, columns: 2, dots: true, box: tint, entries: [sport, {section: World, text: Abroad, teaser: A *long* way}, {text: Chess, page: A3}, {story: tides.md}, {section: Weather, page: A2}]}
        at: {}
      - refers: [tides.md]
        at: {}
      - refers: {items: [{story: tides.md, headline: High water, text: ""}, {page: A3, headline: Rovers win, text: At **last**, picture: {file: lamp.png, place: beside, ratio: 1:1}}], columns: 3}
        at: {}
  - {folio: A2, section: World, stories: [tides.md]}
  - {folio: A3, section: Sport}
  - {folio: A4, section: sport}
`, map[string]string{"tides.md": tides, "lamp.png": string(blank(t, 60, 40))})
	n := e.Pages[0].Nameplate
	if n.Ears[0] != "Rain" || n.EarTargets[0].Folio != "A2" || n.Ears[1] != "Tides run high" || n.EarTargets[1].File != "tides.md" {
		t.Errorf("the ears are %q, %+v", n.Ears, n.EarTargets)
	}
	list := func(x *Index) string {
		var b strings.Builder
		for _, i := range x.Entries {
			b.WriteString(i.Name + ">" + i.To.Folio + i.To.File)
			for _, s := range i.Teaser {
				b.WriteString("|" + s.Text)
			}
			b.WriteString("\n")
		}
		return b.String()
	}
	all := e.Pages[0].Modules[0].Content.(*Index)
	if got, want := list(all), "World>A2\nSport>A3\n"; got != want || all.Title != "Inside" {
		t.Errorf("the sections are\n%s", got)
	}
	own := e.Pages[0].Modules[1].Content.(*Index)
	if got, want := list(own), "sport>A3\nAbroad>A2|A |long| way\nChess>A3\nTides run high>tides.md\nWeather>A2\n"; got != want || !own.Dots || own.Columns != 2 || own.Box != Tinted {
		t.Errorf("the entries are\n%s", got)
	}
	one := e.Pages[0].Modules[2].Content.(*Refers).Items[0]
	if one.Headline != "Tides run high" || one.Text[0].Text != "Pilots turn away two ships" || one.To.File != e.Pages[1].Stories[0].Story.File {
		t.Errorf("the refer is %+v", one)
	}
	two := e.Pages[0].Modules[3].Content.(*Refers).Items
	if two[0].Headline != "High water" || two[0].Text != nil || two[0].Picture != nil {
		t.Errorf("the refer is %+v", two[0])
	}
	if p := two[1]; p.To.Folio != "A3" || !p.Text[1].Strong || !p.Beside || p.Picture.Image == nil || p.Picture.Ratio != (Ratio{1, 1}) {
		t.Errorf("the refer is %+v", p)
	}
}

// TestPagesElsewhere prints the folio of a page that the edition does not have, as
// it is only a part of the paper, and says so; a page of a double page is one of its
// two.
func TestPagesElsewhere(t *testing.T) {
	var r reader
	r.read("edition.yaml", []byte(`pages:
  - modules: [{index: {entries: [{text: Chess, page: B4}, {text: Maps, page: "3"}, Atlas]}, at: {}}]
  - {folio: "2", double: true, section: Atlas}
`))
	r.settleTargets(nil)
	if len(r.Findings) != 1 || r.Findings[0].ID != "no-page" || r.Findings.Has(diag.Error) {
		t.Errorf("found %v", r.Findings)
	}
	x := r.edition.Pages[0].Modules[0].Content.(*Index)
	double := r.edition.Pages[1].Folio
	for i, want := range [...]Target{{Folio: "B4"}, {Folio: "3", Page: double}, {Folio: "2", Page: double}} {
		if got := x.Entries[i].To; got.Folio != want.Folio || got.Page != want.Page {
			t.Errorf("entry %d leads to %+v, want %+v", i, got, want)
		}
	}
}

// TestBriefs reads briefs of the spec and of files.
func TestBriefs(t *testing.T) {
	e := loaded(t, `pages:
  - modules:
      - briefs: {title: In brief, heads: run-in, rules: true, items: [tides.md, {story: tides.md}, {head: A lamp, dateline: Saltholm, text: "One.\n\n*Two*."}]}
        at: {}
`, map[string]string{"tides.md": tides})
	b := e.Pages[0].Modules[0].Content.(*Briefs)
	if len(b.Items) != 3 || !b.RunIn || !b.Rules || b.Items[0].PrintHeadline != "Tides run high" || b.Items[1].File != "tides.md" {
		t.Fatalf("the briefs are %+v", b)
	}
	own := b.Items[2]
	if own.Headline != "A lamp" || own.Dateline != "SALTHOLM" || len(own.Body) != 2 || own.Body[1].Kind != story.Paragraph || !own.Body[1].Spans[0].Emph {
		t.Errorf("the brief is %+v", own)
	}
}

// TestWeather reads weather, an almanac and a calendar.
func TestWeather(t *testing.T) {
	e := loaded(t, `language: en-US
pages:
  - modules:
      - weather:
          title: Weather
          text: "Rain.\n\nThen **sun**."
          days: [{day: 2026-11-23, icon: rain, high: 12, low: -3, text: Wet, wind: SW 5}, {day: Later}]
          places: [{place: Lisbon, icon: sun, high: 0, low: -0, text: Dry}]
          groups: [{head: Sun, lines: [{icon: sunrise, what: Sun *rises*, when: "7.41"}], text: Long}]
          source: Harbour Office
        at: {}
      - almanac: [{what: Sun rises, when: 7.41}]
        at: {}
      - almanac: {lines: [{what: Sun rises}], groups: [{text: On this day}], columns: 2, box: rule}
        at: {}
      - calendar: {days: [{day: Every day, events: [{what: Market}]}, {day: 2026-11-24, events: [{when: "19.30", what: The choir, where: Cathedral, price: £3}]}], columns: 1}
        at: {}
`, nil)
	m := e.Pages[0].Modules
	w := m[0].Content.(*Weather)
	if d := w.Days[0]; d.Day != "Monday, November 23" || d.Icon != Rain || d.High != "12°" || d.Low != "−3°" || d.Text[0].Text != "Wet" || d.Wind != "SW 5" {
		t.Errorf("the day is %+v", d)
	}
	if d := w.Days[1]; d.Day != "Later" || d.High != "" || d.Icon != "" {
		t.Errorf("the day is %+v", d)
	}
	if p := w.Places[0]; p.Name != "Lisbon" || p.High != "0°" || p.Low != "0°" || p.Text != "Dry" {
		t.Errorf("the place is %+v", p)
	}
	if g := w.Groups[0]; g.Head != "Sun" || g.Lines[0].Icon != Sunrise || !g.Lines[0].What[1].Emph || g.Lines[0].When != "7.41" || len(g.Text) != 1 || len(w.Text) != 2 {
		t.Errorf("the group is %+v", g)
	}
	if a := m[1].Content.(*Almanac); len(a.Groups) != 1 || a.Groups[0].Lines[0].When != "7.41" {
		t.Errorf("the almanac is %+v", a)
	}
	if a := m[2].Content.(*Almanac); len(a.Groups) != 2 || a.Columns != 2 || a.Box != Ruled {
		t.Errorf("the almanac is %+v", a)
	}
	c := m[3].Content.(*Calendar)
	if c.Days[0].Name != "Every day" || c.Days[1].Name != "Tuesday, November 24" || c.Columns != 1 {
		t.Errorf("the calendar is %+v", c)
	}
	if v := c.Days[1].Events[0]; v.When != "19.30" || v.What[0].Text != "The choir" || v.Where != "Cathedral" || v.Price != "£3" {
		t.Errorf("the event is %+v", v)
	}
}

func TestFormatDay(t *testing.T) {
	day := time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC)
	for language, want := range map[string]string{
		"en-GB": "Sunday 1 November", "en-US": "Sunday, November 1", "de": "Sonntag, 1. November", "fr": "Dimanche 1er novembre",
		"es": "Domingo, 1 de noviembre", "pt": "Domingo, 1 de novembro", "lt": "Lapkričio 1 d., sekmadienis", "hr": "Nedjelja, 1. studenoga",
		"ru": "Воскресенье, 1 ноября", "uk": "Неділя, 1 листопада", "tr": "1 Kasım Pazar", "ta": "ஞாயிறு, 1 நவம்பர்", "da": "Søndag den 1. november",
		"zh": "2026-11-01",
	} {
		if got := FormatDay(day, language); got != want {
			t.Errorf("%s: %q, want %q", language, got, want)
		}
	}
}

func TestPageWords(t *testing.T) {
	for language, want := range map[string]string{"en-GB": "Page A6", "de-AT": "Seite A6", "lt": "A6 p.", "zh": "A6"} {
		if got := PageWords("A6", language); got != want {
			t.Errorf("%s: %q, want %q", language, got, want)
		}
	}
}
