package edition

import (
	"strconv"
	"strings"

	"broadsheet/layout/story"
	"broadsheet/layout/yaml"
)

// Weather is the forecast: in words, by day, by place, and what belongs to it, such
// as sun, moon and tides.
type Weather struct {
	Title  string
	Text   [][]story.Span
	Days   []WeatherDay
	Places []WeatherPlace
	Groups []AlmanacGroup
	Source string
	Box    Box
}

// WeatherDay is one day's weather. High and Low are as they are set, "12°", or "".
type WeatherDay struct {
	Day       string
	Icon      Icon
	High, Low string
	Text      []story.Span
	Wind      string
}

// WeatherPlace is the weather somewhere else.
type WeatherPlace struct {
	Name      string
	Icon      Icon
	High, Low string
	Text      string
}

// Icon is the name of a small drawing, "" for none.
type Icon string

// The icons: of the weather, and of sun, moon and sea.
const (
	Sun          Icon = "sun"
	Fair         Icon = "fair" // sun and cloud
	Cloud        Icon = "cloud"
	Overcast     Icon = "overcast"
	Fog          Icon = "fog"
	Drizzle      Icon = "drizzle"
	Rain         Icon = "rain"
	Showers      Icon = "showers" // sun and rain
	Thunder      Icon = "thunder"
	Sleet        Icon = "sleet"
	Snow         Icon = "snow"
	Wind         Icon = "wind"
	Night        Icon = "night" // clear
	Sunrise      Icon = "sunrise"
	Sunset       Icon = "sunset"
	NewMoon      Icon = "new-moon"
	FirstQuarter Icon = "first-quarter"
	FullMoon     Icon = "full-moon"
	LastQuarter  Icon = "last-quarter"
	HighTide     Icon = "high-tide"
	LowTide      Icon = "low-tide"
)

// Icons are all of them.
func Icons() []Icon {
	return []Icon{Sun, Fair, Cloud, Overcast, Fog, Drizzle, Rain, Showers, Thunder, Sleet, Snow, Wind, Night,
		Sunrise, Sunset, NewMoon, FirstQuarter, FullMoon, LastQuarter, HighTide, LowTide}
}

func (w *Weather) name() string { return called("weather", w.Title, "") }

func (r *reader) weather(n *yaml.Node) *Weather {
	w := &Weather{Box: Unboxed}
	m := r.Map(n, "title", "text", "days", "places", "groups", "source", "box")
	w.Title = r.text(m.Get("title"))
	w.Text = r.paragraphs(m.Get("text"))
	for _, item := range r.List(m.Get("days")) {
		d := r.Map(item, "day", "icon", "high", "low", "text", "wind")
		w.Days = append(w.Days, WeatherDay{Day: r.dayName(d.Get("day")), Icon: r.icon(d.Get("icon")),
			High: r.degrees(d.Get("high")), Low: r.degrees(d.Get("low")), Text: r.inline(d.Get("text")), Wind: r.text(d.Get("wind"))})
	}
	for _, item := range r.List(m.Get("places")) {
		p := r.Map(item, "place", "icon", "high", "low", "text")
		place := WeatherPlace{Name: r.text(p.Get("place")), Icon: r.icon(p.Get("icon")),
			High: r.degrees(p.Get("high")), Low: r.degrees(p.Get("low")), Text: r.text(p.Get("text"))}
		if p.Node != nil && place.Name == "" {
			r.Errorf(item, "empty", "weather of no place").Hint = "say where: `{place: Lisbon, icon: sun, high: 18}`"
		}
		w.Places = append(w.Places, place)
	}
	w.Groups = r.almanacGroups(m.Get("groups"))
	w.Source = r.text(m.Get("source"))
	r.box(m, &w.Box)
	r.filled(n, len(w.Text)+len(w.Days)+len(w.Places)+len(w.Groups), "weather without a forecast",
		"give it a `text`, `days`, `places` or `groups`")
	return w
}

// icon reads an icon's name.
func (r *reader) icon(n *yaml.Node) Icon {
	if n == nil {
		return ""
	}
	var names []string
	for _, i := range Icons() {
		names = append(names, string(i))
	}
	return Icon(r.Enum(n, names...))
}

// degrees is a whole temperature as it is set, with a true minus: "−3°".
func (r *reader) degrees(n *yaml.Node) string {
	if n == nil {
		return ""
	}
	before := len(r.Findings)
	t := r.Int(n, -99, 199)
	if len(r.Findings) > before {
		return ""
	}
	return strings.Replace(strconv.Itoa(t), "-", "−", 1) + "°"
}
