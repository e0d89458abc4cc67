package report

import (
	"math/rand"
	"strings"
	"testing"

	"broadsheet/layout/geom"
	"broadsheet/layout/page"
)

// draw shows cells as rows of letters: F furniture, t text, H head, q quote, A
// art, a point for prescribed white, # for white. A number before a row says how
// often it comes in a row.
func (c *cells) draw() string {
	var b strings.Builder
	last, times := "", 0
	flush := func() {
		if times > 0 {
			b.WriteString(num(times) + " " + last + "\n")
		}
	}
	for row := range c.rows {
		s := ""
		for k := range c.columns {
			i := row*c.columns + k
			if c.white[i] {
				s += "#"
			} else {
				s += string(".FtHqAM"[c.of[i].what])
			}
		}
		if s != last {
			flush()
			last, times = s, 0
		}
		times++
	}
	flush()
	return b.String()
}

func num(n int) string { return string([]byte{byte('0' + n/10), byte('0' + n%10)}) }

// cut cuts up a page as measure does.
func (s *sheet) cut() *cells {
	c := cutUp(s.page, read(s.page))
	c.blank()
	return c
}

// What fills cells, what is prescribed and what is white.
func TestFill(t *testing.T) {
	tests := []struct {
		name string
		make func(s *sheet)
		want string
	}{
		{"an empty page", func(*sheet) {}, "30 ###\n"},
		{"a full page", func(s *sheet) {
			for c := range 3 {
				s.leg(1, c, 0, full(30)...)
			}
		}, "30 ttt\n"},
		{"white at the foot of a leg", func(s *sheet) {
			for c := range 3 {
				s.leg(1, c, 0, full(30-2*c)...)
			}
		}, "26 ttt\n02 tt#\n02 t##\n"},
		{"short lines fill their measure", func(s *sheet) {
			s.leg(1, 0, 0, append(full(28), "it.|")...)
			s.leg(1, 1, 0, full(29)...)
			s.leg(1, 2, 0, full(29)...)
		}, "29 ttt\n01 ###\n"},
		{"the page's head, over the whole page", func(s *sheet) {
			s.set("folio", 0, em, s.x(2), s.y(0), "A1")
			y := s.y(1)
			s.page.Items = append(s.page.Items, &page.Rule{From: geom.Point{X: s.x(0), Y: y}, To: geom.Point{X: s.x(1), Y: y}, Weight: geom.Pt})
			s.leg(1, 0, 4, full(26)...)
			s.leg(1, 1, 5, full(25)...)
			s.leg(1, 2, 6, full(24)...)
		}, "02 FFF\n01 ...\n01 .##\n01 t.#\n01 tt.\n24 ttt\n"},
		{"a head and the white below it", func(s *sheet) {
			s.set("headline", 1, 18*geom.Pt, s.x(0), s.y(1), "The night ferry")
			s.set("headline", 1, 18*geom.Pt, s.x(0), s.y(3), "returns")
			for c := range 3 {
				s.leg(1, c, 5+c, full(25-c)...)
			}
		}, "04 HHH\n01 ...\n01 t..\n01 tt#\n23 ttt\n"},
		{"a picture and its caption", func(s *sheet) {
			s.leg(1, 0, 0, full(30)...)
			s.picture(1, 1, 2, 0, 11)
			s.set("caption", 1, 7*geom.Pt, s.x(1), s.y(11), "The ferry")
			s.leg(1, 1, 13, full(17)...)
			s.leg(1, 2, 16, full(14)...)
		}, "11 tAA\n01 ttt\n01 t..\n03 tt#\n14 ttt\n"},
		{"between two stories", func(s *sheet) {
			for c := range 3 {
				s.leg(1, c, 0, full(10)...)
				s.leg(2, c, 12+c, full(18-c)...)
			}
		}, "10 ttt\n01 ...\n01 .##\n01 t.#\n01 tt.\n16 ttt\n"},
		{"a subhead", func(s *sheet) {
			s.leg(1, 0, 0, full(10)...)
			s.set("subhead", 1, em, s.x(0), s.y(11), "It")
			s.leg(1, 0, 12, full(18)...)
			s.leg(1, 1, 0, full(30)...)
			s.leg(1, 2, 0, full(30)...)
		}, "10 ttt\n01 .tt\n19 ttt\n"},
		{"a quote", func(s *sheet) {
			s.leg(1, 0, 0, full(10)...)
			s.set("quote", 1, 2*em, s.x(0), s.y(13), "Nobody")
			s.leg(1, 0, 17, full(13)...)
			s.leg(1, 1, 0, full(30)...)
			s.leg(1, 2, 0, full(30)...)
		}, "10 ttt\n02 .tt\n02 qtt\n02 .tt\n01 #tt\n13 ttt\n"},
		{"a tint", func(s *sheet) {
			s.page.Items = append(s.page.Items,
				&page.Fill{Box: geom.Rect{X: s.x(0), Y: s.y(0), W: width, H: 10 * step}, Ink: geom.Ink{K: 10}},
				&page.Fill{Box: geom.Rect{X: s.x(1), Y: s.y(0), W: width, H: 10 * step}})
		}, "11 F##\n19 ###\n"},
		{"legs that are not columns", func(s *sheet) {
			w := (3*width + gutter) / 2
			for leg := range 2 {
				for r := range 29 {
					l := s.set("body", 1, em, s.x(0)+geom.Length(leg)*(w+gutter), s.y(r), "the night ferry sails again to the isles")
					s.stretch(l, w)
				}
			}
			s.set("body", 1, em, s.x(0)+w+gutter, s.y(29), "it.")
		}, "29 ttt\n01 #tt\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := newSheet(t, 3, 30)
			test.make(s)
			if got := s.cut().draw(); got != test.want {
				t.Errorf("got\n%swant\n%s", got, test.want)
			}
			p := measure(s.page)
			white := 0
			for line := range strings.Lines(test.want) {
				n := int(line[0]-'0')*10 + int(line[1]-'0')
				white += n * strings.Count(line, "#")
			}
			if p.Cells != 90 || p.White != white || p.Fill != share(int64(90-white), 90) {
				t.Errorf("%d cells, %d white, fill %d; want 90, %d", p.Cells, p.White, p.Fill, white)
			}
		})
	}
}

// The largest hole against trying every rectangle.
func TestHole(t *testing.T) {
	r := rand.New(rand.NewSource(2))
	s := newSheet(t, 5, 12)
	for range 300 {
		c := newCells(s.page.Grid)
		for i := range c.white {
			c.white[i] = r.Intn(3) > 0
		}
		got, want := c.hole(), slowHole(c)
		if got.Columns*got.Rows != want || !allWhite(c, got.Column-1, got.Row-1, got.Columns, got.Rows) {
			t.Fatalf("got %+v, the largest has %d cells\n%s", *got, want, c.draw())
		}
		box := geom.Rect{X: geom.Length(got.Box[0]), Y: geom.Length(got.Box[1]), W: geom.Length(got.Box[2]), H: geom.Length(got.Box[3])}
		if want := (geom.Rect{X: s.x(got.Column - 1), Y: s.y(got.Row-1) - step*3/4,
			W: geom.Length(got.Columns)*(width+gutter) - gutter, H: geom.Length(got.Rows) * step}); box != want {
			t.Fatalf("box %v, want %v", box, want)
		}
	}
	if c := newCells(s.page.Grid); c.hole() != nil {
		t.Error("a hole without a white cell")
	}
}

// slowHole is the number of cells of the largest white rectangle.
func slowHole(c *cells) int {
	best := 0
	for row := range c.rows {
		for k := range c.columns {
			for h := 1; row+h <= c.rows; h++ {
				for w := 1; k+w <= c.columns; w++ {
					if w*h > best && allWhite(c, k, row, w, h) {
						best = w * h
					}
				}
			}
		}
	}
	return best
}

func allWhite(c *cells, column, row, w, h int) bool {
	for r := row; r < row+h; r++ {
		for k := column; k < column+w; k++ {
			if !c.white[r*c.columns+k] {
				return false
			}
		}
	}
	return true
}
