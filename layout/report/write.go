package report

import (
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"broadsheet/layout/geom"
)

// MarshalJSON writes the number with three decimals, "0.984".
func (t Thousandths) MarshalJSON() ([]byte, error) { return appendDecimal(nil, int64(t)), nil }

// MarshalJSON writes the length in points with three decimals, "29.000".
func (p Points) MarshalJSON() ([]byte, error) {
	return appendDecimal(nil, int64(geom.Length(p).MulDiv(1000, geom.Pt))), nil
}

// appendDecimal appends n/1000 with three decimals.
func appendDecimal(b []byte, n int64) []byte {
	if n < 0 {
		b, n = append(b, '-'), -n
	}
	b = strconv.AppendInt(b, n/1000, 10)
	d := n % 1000
	return append(b, '.', byte('0'+d/100), byte('0'+d/10%10), byte('0'+d%10))
}

// WriteJSON writes the report as one object, keys in the order of the fields,
// every fraction with three decimals.
func (r Report) WriteJSON(w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(r)
}

// WriteText writes a line for each page, one for each of its stories below it,
// and a last one for the edition where it has several pages. Shares are per cent.
func (r Report) WriteText(w io.Writer) error {
	var b strings.Builder
	for i := range r.Pages {
		r.Pages[i].text(&b)
	}
	if len(r.Pages) > 1 {
		r.Edition.text(&b)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (r *Page) text(b *strings.Builder) {
	fmt.Fprintf(b, "page %-5s fill %s  art %s  ", r.Folio, r.Fill.percent(), r.Art.percent())
	if r.Ads > 0 {
		fmt.Fprintf(b, "ads %s  ", r.Ads.percent())
	}
	fmt.Fprintf(b, "%d %s", r.Pictures, plural(r.Pictures, "picture"))
	if r.Dominant != nil && r.Dominant.Ratio > 0 {
		fmt.Fprintf(b, ", the first %s times the next", r.Dominant.Ratio.short())
	}
	if h := r.Hole; h != nil {
		fmt.Fprintf(b, "  white %d × %d at column %d, row %d", h.Columns, h.Rows, h.Column, h.Row)
	}
	listed(b, "  ", r.Overset, "overset line")
	listed(b, "  ", r.Underset, "underset line")
	listed(b, "  ", len(r.Copyfit), "copyfit step")
	listed(b, "  ", r.Tombstones, "pair of headlines alike side by side", "pairs of headlines alike side by side")
	b.WriteByte('\n')
	for i := range r.Stories {
		r.Stories[i].text(b)
	}
	for i := range r.Modules {
		r.Modules[i].text(b)
	}
}

// text writes a line for a module that is no story.
func (m *Module) text(b *strings.Builder) {
	if m.Story > 0 {
		return
	}
	fmt.Fprintf(b, "     %s: %d %s from %d, %d %s from %d", m.Name, m.Span, plural(m.Span, "column"), m.Column, m.Rows, plural(m.Rows, "row"), m.Row)
	if m.Fill < 1000 {
		fmt.Fprintf(b, ", fill %s", m.Fill.percent())
	}
	if m.Body != nil {
		b.WriteString("  ")
		m.Body.text(b)
	}
	b.WriteByte('\n')
}

func (s *Story) text(b *strings.Builder) {
	feet := "even"
	if s.Legs < 2 {
		feet = ""
	} else if !s.Even {
		feet = "uneven"
	}
	fmt.Fprintf(b, "  %2d %5d words %2d %-4s %-6s  fill %s  art %s  ", s.Number, s.Words, s.Legs, plural(s.Legs, "leg"), feet,
		s.Fill.percent(), s.Art.percent())
	if h := s.Hole; h != nil {
		fmt.Fprintf(b, "white %d × %d  ", h.Columns, h.Rows)
	}
	s.Body.text(b)
	if h := s.Headline; h != nil {
		fmt.Fprintf(b, "  %s × %d %s ‘%s’", geom.Length(h.Size), h.Lines, h.Fit.percent(), cut(h.Text, 40))
	}
	listed(b, ", ", s.Overset, "overset line")
	listed(b, ", ", s.Underset, "underset line")
	b.WriteByte('\n')
	for _, step := range s.Copyfit {
		b.WriteString("     copyfit: " + step + "\n")
	}
}

// text writes hyphens and word spaces, then the faults that there are.
func (s *Body) text(b *strings.Builder) {
	fmt.Fprintf(b, "hyphens %s, %d in a row  spaces %s ± %s, over 1.5 %s, over 2 %s", s.HyphenShare.percent(), s.Ladder,
		s.Spaces.Mean.short(), s.Spaces.SD.short(), s.Spaces.Over150.percent(), s.Spaces.Over200.percent())
	listed(b, ", ", s.Rivers, "river")
	listed(b, ", ", s.Widows, "widow")
	listed(b, ", ", s.Orphans, "orphan")
	listed(b, ", ", s.Runts, "runt")
	listed(b, ", ", s.FootHyphens, "hyphen at a foot", "hyphens at feet")
}

func (e *Edition) text(b *strings.Builder) {
	fmt.Fprintf(b, "%d pages, %d %s, %d words  fill %s, from %s to %s, 98 %% or more on %s of pages  art %s  ads %s  ", e.Pages, e.Stories, plural(e.Stories, "story", "stories"), e.Body.Words,
		e.Fill.percent(), e.Deciles[0].percent(), e.Deciles[10].percent(), e.Full.percent(), e.Art.percent(), e.Ads.percent())
	e.Body.text(b)
	listed(b, "  ", e.Overset, "overset line")
	listed(b, "  ", e.Underset, "underset line")
	b.WriteByte('\n')
}

// listed writes how many there are of a thing, where there are any.
func listed(b *strings.Builder, before string, n int, names ...string) {
	if n > 0 {
		fmt.Fprintf(b, "%s%d %s", before, n, plural(n, names...))
	}
}

// plural is a thing's name in the number: one, many, or one and an s.
func plural(n int, names ...string) string {
	switch {
	case n == 1:
		return names[0]
	case len(names) > 1:
		return names[1]
	}
	return names[0] + "s"
}

// percent gives a share in per cent, in the width of "100.0 %".
func (t Thousandths) percent() string { return fmt.Sprintf("%3d.%d %%", t/10, t%10) }

// short gives a ratio with two decimals, rounded to nearest.
func (t Thousandths) short() string {
	n := (t + 5) / 10
	return fmt.Sprintf("%d.%02d", n/100, n%100)
}

// cut gives the first n characters of a text.
func cut(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	return strings.TrimSpace(string([]rune(s)[:n-1])) + "…"
}
