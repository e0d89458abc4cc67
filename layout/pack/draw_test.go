package pack

import (
	"flag"
	"fmt"
	"strings"
	"testing"
)

var draw = flag.Uint64("draw", 1, "draw the page of this generated list")

// TestDraw shows a page with -draw SEED -v: a letter for each item, capital
// where its head or its picture is, = for fixed modules, a dot for white. Every
// item that was placed is seen.
func TestDraw(t *testing.T) {
	for _, f := range []format{broadsheet, tabloid} {
		p, items := newsroom(*draw, f)
		r := Pack(p, items, Options{Seed: 1, Keep: 2, Steps: *steps})
		drawn := picture(p, items, r.Layout)
		t.Log("\n" + drawn)
		for _, l := range r.Placements {
			if !strings.ContainsRune(strings.ToLower(drawn), rune('a'+l.Item)) {
				t.Errorf("%s: item %d is placed and not seen", f.name, l.Item)
			}
		}
		for k, c := range r.Terms {
			t.Logf("%-18s %6d", Names[k], c)
		}
		for _, u := range r.RunnersUp {
			t.Log("runner-up", u.Cost, u.Terms)
		}
		t.Log(r.Out, r.Cost, r.Fill())
	}
}

// picture draws a layout, a line for three rows.
func picture(p Page, items []Item, l Layout) string {
	const wide = 8
	at := make([][]byte, p.Rows)
	for i := range at {
		at[i] = []byte(strings.Repeat(".", p.Columns*wide))
	}
	put := func(r Rect, c byte) {
		for y := r.Row; y < r.Foot(); y++ {
			for x := r.Column * wide; x < r.Right()*wide-1; x++ {
				at[y][x] = c
			}
			at[y][r.Right()*wide-1] = ' '
		}
	}
	for _, f := range p.Fixed {
		put(f.Rect, '=')
	}
	var b strings.Builder
	for _, m := range l.Placements {
		c := byte('a' + m.Item)
		v := items[m.Item].Variants[m.Variant]
		put(m.Rect, c)
		head := headOnPage(v.Head, m.Rect).Rect
		put(head, c-32)
		if v.Art.Area() > 0 {
			put(onPage(v.Art, m.Rect), '#')
		}
		copy(at[m.Row][m.Column*wide:], fmt.Sprintf("%c%d/%d", c-32, items[m.Item].Priority, v.Head.Size))
	}
	for i := 0; i < len(at); i += 3 {
		b.Write(at[i])
		b.WriteByte('\n')
		if i+3 < len(at) { // what would be skipped: where modules begin
			for _, m := range l.Placements {
				if m.Row == i+1 || m.Row == i+2 {
					b.Write(at[m.Row])
					b.WriteByte('\n')
					break
				}
			}
		}
	}
	return b.String()
}
