package pack

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// What Explain shows: so many runners-up, names cut to so many characters, and of
// the items that keep their column and shape those that begin so many rows or more
// higher or lower.
const explainUps, explainName, explainRows = 5, 18, 6

// Explain says why the page is as it is, for an editor at a terminal: 80 characters
// wide, no colours, in the unit of a cell left white. First the terms of the page
// chosen and of the runners-up side by side, those that are nothing everywhere left
// out; then what each runner-up that keeps the rules has elsewhere; then what was left out and why, and
// how much more the cheapest page seen with it costs. The items are those of Pack.
// A result with faults and no page has its faults only.
func (r Result) Explain(items []Item) string {
	var b strings.Builder
	for _, f := range r.Faults {
		fmt.Fprintf(&b, "%s\n", f.Msg)
	}
	if r.Cost == 0 && len(r.Placements) == 0 && len(r.Out) == 0 {
		return b.String()
	}
	var ups []Layout
	for _, u := range r.RunnersUp {
		if len(ups) < explainUps && (u.Terms[Broken] == 0 || r.Terms[Broken] > 0) {
			ups = append(ups, u)
		}
	}
	r.explainTerms(&b, ups)
	for i := range ups {
		fmt.Fprintf(&b, "\n%-*s  %-29s  %s\n", explainName, ordinal(i+1), "chosen (columns × rows)", ordinal(i+1))
		r.explainMoves(&b, items, &ups[i])
	}
	r.explainOut(&b, items)
	return b.String()
}

func ordinal(i int) string {
	return [...]string{"chosen", "second", "third", "fourth", "fifth", "sixth"}[i]
}

// explainTerms writes the table of costs.
func (r *Result) explainTerms(b *strings.Builder, ups []Layout) {
	all := append([]Layout{r.Layout}, ups...)
	fmt.Fprintf(b, "%-20s", "cost in white cells")
	for i := range all {
		fmt.Fprintf(b, "%10s", ordinal(i))
	}
	b.WriteByte('\n')
	for k, name := range Names {
		some := 0
		for i := range all {
			some += all[i].Terms[k]
		}
		if some > 0 {
			fmt.Fprintf(b, "%-20s", name)
			for i := range all {
				fmt.Fprintf(b, "%10s", cells(all[i].Terms[k]))
			}
			b.WriteByte('\n')
		}
	}
	fmt.Fprintf(b, "%-20s", "in all")
	for i := range all {
		fmt.Fprintf(b, "%10s", cells(all[i].Cost))
	}
	fmt.Fprintf(b, "\n%-20s", "per cent full")
	for i := range all {
		f := Result{Layout: all[i], Free: r.Free}.Fill()
		fmt.Fprintf(b, "%10s", fmt.Sprintf("%d.%d", f/100, f/10%10))
	}
	b.WriteByte('\n')
}

// cells is a cost in cells, with two decimals, which are no matter where a rule is
// broken.
func cells(cost int) string {
	if cost >= broken {
		return strconv.Itoa(cost / whiteCell)
	}
	return fmt.Sprintf("%d.%02d", cost/whiteCell, cost%whiteCell)
}

// explainMoves writes what stands elsewhere in another layout.
func (r *Result) explainMoves(b *strings.Builder, items []Item, up *Layout) {
	is, was := byItem(r.Placements, len(items)), byItem(up.Placements, len(items))
	some := false
	for i := range items {
		if a, c := is[i], was[i]; !alike(a, c) {
			fmt.Fprintf(b, "  %s  %s  %s\n", padded(items[i].Name, explainName-2), padded(items[i].at(a), 29), items[i].at(c))
			some = true
		}
	}
	if !some {
		b.WriteString("  the same places, other depths\n")
	}
}

// byItem lists placements by item, nil for those that are not placed.
func byItem(placed []Placement, n int) []*Placement {
	out := make([]*Placement, n)
	for i := range placed {
		out[placed[i].Item] = &placed[i]
	}
	return out
}

// alike reports whether an item has about the same place and the same shape.
func alike(a, b *Placement) bool {
	if a == nil || b == nil {
		return a == b
	}
	d := a.Row - b.Row
	return a.Column == b.Column && a.Variant == b.Variant && -explainRows < d && d < explainRows
}

// at is an item's place and shape in words, columns × rows from 1.
func (it *Item) at(p *Placement) string {
	if p == nil {
		return "left out"
	}
	v := &it.Variants[p.Variant]
	s := fmt.Sprintf("%s × %s", span(p.Column, p.Columns), span(p.Row, p.Rows))
	if v.Head.Size > 0 {
		s += fmt.Sprintf(" %d pt", v.Head.Size)
	}
	if v.Art.Area() > 0 {
		s += fmt.Sprintf(" art %d×%d", v.Art.Columns, v.Art.Rows)
	}
	return s
}

// span is a range from 1.
func span(from, n int) string {
	if n == 1 {
		return fmt.Sprint(from + 1)
	}
	return fmt.Sprintf("%d–%d", from+1, from+n)
}

// explainOut writes what was left out.
func (r *Result) explainOut(b *strings.Builder, items []Item) {
	if len(r.Out) == 0 {
		return
	}
	b.WriteString("\nleft out\n")
	for _, o := range r.Out {
		fmt.Fprintf(b, "  %s  %v", padded(items[o.Item].Name, explainName-2), o.Reason)
		if o.Reason == NoRoom {
			fmt.Fprintf(b, "; %d cells at least; ", o.Cells)
			if o.More > 0 {
				fmt.Fprintf(b, "a page with it costs %s more", cells(o.More))
			} else {
				b.WriteString("no page with it was seen")
			}
		}
		b.WriteByte('\n')
	}
}

// padded is a text as wide as so many characters.
func padded(s string, n int) string {
	if k := utf8.RuneCountInString(s); k <= n {
		return s + strings.Repeat(" ", n-k)
	}
	return string([]rune(s)[:n-1]) + "…"
}
