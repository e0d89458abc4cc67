package report

import (
	"slices"
	"testing"

	"broadsheet/layout/diag"
	"broadsheet/layout/geom"
	"broadsheet/layout/page"
)

// module sets what make draws as a module over columns and rows, from 0.
func (s *sheet) module(kind string, story, column, span, row, rows int, make func()) {
	m := page.Module{Kind: kind, Name: "the " + kind, Story: story, Column: column + 1, Span: span, Row: row + 1, Rows: rows,
		From: len(s.page.Items), Box: geom.Rect{X: s.x(column), Y: s.page.Grid.Live.Y + geom.Length(row)*step,
			W: geom.Length(span)*(width+gutter) - gutter, H: geom.Length(rows) * step}}
	make()
	m.To = len(s.page.Items)
	s.page.Modules = append(s.page.Modules, m)
}

// framed says that the last module has a frame.
func (s *sheet) framed() { s.page.Modules[len(s.page.Modules)-1].Framed = true }

// What modules fill, and what is white in them.
func TestFillOfModules(t *testing.T) {
	for _, test := range []struct {
		name string
		make func(s *sheet)
		want string
	}{
		{"an ad fills its place", func(s *sheet) {
			s.set("folio", 0, em, s.x(0), s.y(0), "A1")
			s.module("ad", 0, 1, 2, 3, 20, func() { s.picture(0, 1, 1, 5, 10) })
		}, "01 FFF\n02 #..\n20 #MM\n07 ###\n"},
		{"a table between its columns, and below its end", func(s *sheet) {
			s.module("table", 0, 0, 3, 0, 30, func() {
				for r := range 10 {
					s.set("agate", 0, em, s.x(0), s.y(r), "Cod")
					s.set("agate", 0, em, s.x(2), s.y(r), "4.20")
				}
			})
		}, "12 MMM\n18 ###\n"},
		{"a tint without text", func(s *sheet) {
			s.module("facts", 0, 0, 1, 0, 20, func() {
				s.page.Items = append(s.page.Items, &page.Fill{Box: geom.Rect{X: s.x(0), Y: s.y(0), W: width, H: 19 * step}, Ink: geom.Ink{K: 10}})
				s.set("box-text", 0, em, s.x(0), s.y(3), "Three ferries")
			})
			s.module("story", 1, 1, 2, 0, 30, func() {
				s.leg(1, 1, 0, full(30)...)
				s.leg(1, 2, 0, full(30)...)
			})
		}, "01 #tt\n05 Mtt\n24 #tt\n"},
		{"a frame, and what stands below it", func(s *sheet) {
			s.module("story", 1, 0, 3, 0, 12, func() {
				for c := range 3 {
					s.leg(1, c, 1, full(10)...)
				}
			})
			s.framed()
			s.module("story", 2, 0, 3, 14, 16, func() {
				for c := range 3 {
					s.leg(2, c, 14, full(16)...)
				}
			})
		}, "12 ttt\n02 ...\n16 ttt\n"},
		{"a head over all columns of a story that leaves one empty", func(s *sheet) {
			s.module("story", 1, 0, 3, 0, 30, func() {
				s.set("headline", 1, 18*geom.Pt, s.x(0), s.y(1), "The night")
				s.leg(1, 0, 3, full(27)...)
				s.leg(1, 1, 3, full(27)...)
			})
		}, "02 HHH\n01 ..#\n27 tt#\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := newSheet(t, 3, 30)
			test.make(s)
			if got := s.cut().draw(); got != test.want {
				t.Errorf("got\n%swant\n%s", got, test.want)
			}
		})
	}
}

// What the report says of modules, and of a story by its module.
func TestModules(t *testing.T) {
	s := newSheet(t, 4, 30)
	s.module("story", 2, 0, 2, 0, 20, func() {
		s.set("headline", 2, 18*geom.Pt, s.x(0), s.y(1), "The night ferry")
		s.picture(2, 0, 2, 3, 7)
		s.leg(2, 0, 12, full(8)...)
		s.leg(2, 1, 12, full(4)...)
	})
	s.module("story", 1, 2, 2, 0, 20, func() {
		s.set("headline", 1, 18*geom.Pt, s.x(2), s.y(1), "The day boat")
		s.leg(1, 2, 3, full(17)...)
		s.leg(1, 3, 3, full(17)...)
	})
	s.module("ad", 0, 0, 4, 22, 8, func() { s.picture(0, 0, 4, 22, 8) })
	found := diag.List{
		{ID: "copyfit", Page: "A1", Story: 2, Msg: "the picture is 1 row deeper than its ratio asks for"},
		{ID: "overset", Page: "A1", Story: 1, Msg: "the story is overset by 3 lines: 17 words do not fit"},
		{ID: "underset", Page: "A1", Msg: "the ad leaves 4 lines open"},
	}
	p := Of([]*page.Page{s.page}, found).Pages[0]
	first, second := p.Stories[0], p.Stories[1]
	if first.Number != 1 || first.Overset != 3 || first.OversetWords != 17 || first.Fill != 1000 || first.Art != 0 || len(first.Copyfit) != 0 {
		t.Errorf("got %+v", first)
	}
	if second.Number != 2 || len(second.Copyfit) != 1 || second.Art < 300 || second.Art > 400 || second.Fill != share(40-3, 40) {
		t.Errorf("got %+v", second)
	}
	if h := second.Hole; first.Hole != nil || h == nil || h.Columns != 1 || h.Rows != 3 || h.Column != 2 || h.Row != 18 {
		t.Errorf("holes %+v, %+v", first.Hole, second.Hole)
	}
	if p.Overset != 3 || p.Underset != 4 || len(p.Copyfit) != 1 || p.Tombstones != 1 || p.Pictures != 1 || p.Dominant.Story != 2 {
		t.Errorf("got %+v", p)
	}
	if ads := share(8, 30); p.Ads != ads || p.Art >= p.Ads {
		t.Errorf("art %d, ads %d, want %d of ads", p.Art, p.Ads, ads)
	}
	kinds := []string{}
	for _, m := range p.Modules {
		kinds = append(kinds, m.Kind)
	}
	if !slices.Equal(kinds, []string{"story", "story", "ad"}) {
		t.Errorf("got %q", kinds)
	}
}

// The running text of modules that are no stories counts, apart from that of
// stories and ads.
func TestBodyOfModules(t *testing.T) {
	s := newSheet(t, 3, 30)
	s.module("story", 1, 0, 1, 0, 30, func() { s.leg(1, 0, 0, full(4)...) })
	s.module("letters", 0, 1, 1, 0, 30, func() {
		s.set("box-title", 0, em, s.x(1), s.y(0), "Letters")
		s.leg(0, 1, 2, "the night ferry will re\u00ad", "turn in March.|")
		s.set("signature", 0, em, s.x(1), s.y(4), "A reader")
		s.leg(0, 1, 6, "the night ferry will sail", "again.|")
	})
	s.module("ad", 0, 2, 1, 0, 30, func() { s.leg(0, 2, 0, full(3)...) })
	r := Of([]*page.Page{s.page}, nil)
	m := r.Pages[0].Modules
	if m[0].Body != nil || m[1].Body == nil || m[2].Body != nil {
		t.Fatalf("got %+v", m)
	}
	if b := m[1].Body; b.Lines != 4 || b.Paragraphs != 2 || b.Words != 13 || b.Hyphens != 1 {
		t.Errorf("got %+v", b)
	}
	if b := r.Edition.Body; b.Lines != 8 || b.Words != 13+4*6 || len(r.Pages[0].Stories) != 1 {
		t.Errorf("got %+v", b)
	}
}
