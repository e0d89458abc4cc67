package report

import (
	"math"
	"math/rand"
	"slices"
	"strconv"
	"testing"

	"broadsheet/layout/diag"
	"broadsheet/layout/geom"
	"broadsheet/layout/page"
	"broadsheet/layout/picture"
)

// Paragraphs, and the faults of make-up, of legs set by hand.
func TestBody(t *testing.T) {
	tests := []struct {
		name string
		legs [][]string
		want Body
	}{
		{"one paragraph", [][]string{{"the night ferry will sail", "again in the month of", "March.|"}},
			Body{Words: 11, Lines: 3, Paragraphs: 1, Full: 2}},
		{"indents", [][]string{{"the night ferry will sail", "again in the month of", ">The crossing takes", "seven hours and costs", "a good deal.|"}},
			Body{Words: 20, Lines: 5, Paragraphs: 2, Full: 3}},
		{"a short line ends a paragraph", [][]string{{"the night ferry will sail", "again in March.|", "The crossing takes all", "night.|"}},
			Body{Words: 13, Lines: 4, Paragraphs: 2, Full: 2}},
		{"a word over two lines", [][]string{{"the night ferry will re\u00ad", "turn on the twenty-", "first of March.|"}},
			Body{Words: 10, Lines: 3, Paragraphs: 1, Full: 2, Hyphens: 2, Ladder: 2}},
		{"a runt", [][]string{{"the night ferry will sail", "again in the month of", "it.|"}},
			Body{Words: 11, Lines: 3, Paragraphs: 1, Full: 2, Runts: 1}},
		{"a widow", [][]string{{"the night ferry will sail", "again in the month of"}, {"March next.|", ">The crossing takes", "the whole night.|"}},
			Body{Words: 18, Lines: 5, Paragraphs: 2, Full: 3, Widows: 1}},
		{"an orphan", [][]string{{"the night ferry will sail", "in March.|", ">The crossing will take"}, {"seven hours and costs a", "good deal.|"}},
			Body{Words: 18, Lines: 5, Paragraphs: 2, Full: 3, Orphans: 1}},
		{"neither", [][]string{{"the night ferry will sail", "in March.|", ">The crossing will take", "some hours, they say|"}, {">Dogs and children sail", "free of charge.|"}},
			Body{Words: 22, Lines: 6, Paragraphs: 3, Full: 3}},
		{"hyphens over a foot", [][]string{{"the night ferry will re\u00ad", "turn on the twenty-"}, {"first of the next Ja\u00ad", "nuary.|"}},
			Body{Words: 12, Lines: 4, Paragraphs: 1, Full: 3, Hyphens: 3, Ladder: 3, FootHyphens: 1}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := newSheet(t, len(test.legs), 20)
			for c, lines := range test.legs {
				s.leg(1, c, 0, lines...)
			}
			got := Of([]*page.Page{s.page}, nil).Pages[0].Stories[0]
			if got.Legs != len(test.legs) {
				t.Errorf("%d legs, want %d", got.Legs, len(test.legs))
			}
			b := got.Body
			b.Spaces, b.Letter, b.Scale, b.HyphenShare, b.Rivers = Spaces{}, Range{}, Range{}, 0, 0
			if b != test.want {
				t.Errorf("got  %+v\nwant %+v", b, test.want)
			}
		})
	}
}

// What else parts paragraphs, and what does not.
func TestParagraphs(t *testing.T) {
	t.Run("a subhead and an open row", func(t *testing.T) {
		s := newSheet(t, 1, 20)
		s.leg(1, 0, 0, full(3)...)
		s.set("subhead", 1, em, s.x(0), s.y(4), "Seven hours")
		s.leg(1, 0, 5, full(3)...)
		s.leg(1, 0, 9, full(3)...)
		if b := figuresOf(s); b.Paragraphs != 3 || b.Lines != 9 {
			t.Errorf("%d paragraphs, %d lines; want 3 and 9", b.Paragraphs, b.Lines)
		}
	})
	t.Run("lines beside a drop cap", func(t *testing.T) {
		s := newSheet(t, 1, 20)
		s.set("drop-cap", 1, 3*em, s.x(0), s.y(2), "I")
		for r := range 3 {
			s.stretch(s.set("body", 1, em, s.x(0)+2*em, s.y(r), "n March the ferry will"), width-2*em)
		}
		s.leg(1, 0, 3, full(4)...)
		if b := figuresOf(s); b.Paragraphs != 1 || b.Lines != 7 {
			t.Errorf("%d paragraphs, %d lines; want 1 and 7", b.Paragraphs, b.Lines)
		}
	})
	t.Run("list items", func(t *testing.T) {
		s := newSheet(t, 1, 20)
		s.leg(1, 0, 0, full(2)...)
		for r := range 4 {
			if r%2 == 0 {
				s.set("item", 1, em, s.x(0), s.y(2+r), "•")
			}
			s.stretch(s.set("item", 1, em, s.x(0)+em, s.y(2+r), "a cabin for the night"), width-em)
		}
		s.leg(1, 0, 6, full(2)...)
		b := figuresOf(s)
		if b.Paragraphs != 4 || b.Lines != 8 || b.Words != 4*6+4*5 {
			t.Errorf("%d paragraphs, %d lines, %d words; want 4, 8 and 44", b.Paragraphs, b.Lines, b.Words)
		}
	})
	t.Run("runs in one line", func(t *testing.T) {
		s := newSheet(t, 1, 20)
		place := s.set("story-dateline", 1, em, s.x(0), s.y(0), "OSLO")
		s.stretch(s.set("body", 1, em, s.x(0)+place.Width(), s.y(0), " • the night ferry"), width-place.Width())
		s.leg(1, 0, 1, full(2)...)
		if b := figuresOf(s); b.Paragraphs != 1 || b.Lines != 3 || b.Words != 17 {
			t.Errorf("%d paragraphs, %d lines, %d words; want 1, 3 and 17", b.Paragraphs, b.Lines, b.Words)
		}
	})
	t.Run("a picture within the leg", func(t *testing.T) {
		s := newSheet(t, 1, 40)
		s.leg(1, 0, 0, append(full(5), ">The crossing will take")...)
		s.picture(1, 0, 1, 7, 8)
		s.leg(1, 0, 17, "seven hours.|", ">The dogs will sail too", "free.|")
		if b := figuresOf(s); b.Widows != 1 || b.Orphans != 1 {
			t.Errorf("%d widows, %d orphans; want one of each", b.Widows, b.Orphans)
		}
	})
	t.Run("ragged text", func(t *testing.T) {
		s := newSheet(t, 1, 20)
		s.leg(1, 0, 0, "the night ferry|", "will sail again|", "in March, they|", "say at the pier|", "and on board|", ">The crossing|", "takes all night|")
		b := figuresOf(s)
		if b.Paragraphs != 2 || b.Spaces.Count != 0 || b.Full != 5 {
			t.Errorf("%d paragraphs, %d full lines, %d spaces; want 2, 5 and 0", b.Paragraphs, b.Full, b.Spaces.Count)
		}
	})
}

func figuresOf(s *sheet) Story { return measure(s.page).Stories[0] }

// picture places one over n columns from row r on, rows deep.
func (s *sheet) picture(story, c, n, r, rows int) {
	s.page.Items = append(s.page.Items, &page.Picture{Story: story, Image: &picture.Picture{File: "p" + strconv.Itoa(rows) + ".jpg"},
		Box: geom.Rect{X: s.x(c), Y: s.y(r) - step/2, W: geom.Length(n)*(width+gutter) - gutter, H: geom.Length(rows) * step}})
}

// Means and deviations against floating point, over lines of random spaces.
func TestSpaces(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	var s Spaces
	var all []float64
	lines, over, far := 0, 0, 0
	for range 400 {
		var gaps []gap
		var sum float64
		for range 1 + r.Intn(8) {
			w := geom.Length(r.Intn(6 * 65536))
			gaps = append(gaps, gap{from: 7, to: 7 + w, natural: 2 * geom.Pt})
			all = append(all, float64(w)/float64(2*geom.Pt))
			sum += all[len(all)-1]
		}
		lines++
		if sum/float64(len(gaps)) > 1.5 {
			over++
		}
		if sum/float64(len(gaps)) > 2 {
			far++
		}
		s.sums.line(gaps)
	}
	s.settle()
	var mean, sd float64
	for _, v := range all {
		mean += v / float64(len(all))
	}
	for _, v := range all {
		sd += (v - mean) * (v - mean) / float64(len(all))
	}
	for _, x := range []struct {
		name string
		got  Thousandths
		want float64
	}{
		{"mean", s.Mean, mean}, {"sd", s.SD, math.Sqrt(sd)}, {"max", s.Max, slices.Max(all)},
		{"over 1.5", s.Over150, float64(over) / float64(lines)}, {"over 2", s.Over200, float64(far) / float64(lines)},
	} {
		if math.Abs(float64(x.got)-1000*x.want) > 0.6 {
			t.Errorf("%s is %d thousandths, want %.2f", x.name, x.got, 1000*x.want)
		}
	}
	if s.Count != len(all) || s.Lines != lines {
		t.Errorf("%d spaces in %d lines, want %d in %d", s.Count, s.Lines, len(all), lines)
	}
}

// The spaces of a set line are what the pen moves by, of the face's own.
func TestSpacesOfLines(t *testing.T) {
	s := newSheet(t, 1, 10)
	natural := newSheet(t, 1, 10).set("body", 1, em, 0, 0, " ").Width()
	for r := range 4 {
		l := s.set("body", 1, em, s.x(0), s.y(r), "will sail again")
		s.stretch(l, l.Width()+2*natural) // two spaces, twice as wide
	}
	got := figuresOf(s).Spaces
	if got.Mean != 2000 || got.SD != 0 || got.Max != 2000 || got.Over150 != 1000 || got.Over200 != 0 || got.Count != 6 {
		t.Errorf("%+v", got)
	}
	if got.Natural != share(int64(natural), int64(em)) {
		t.Errorf("natural space %d thousandths of an em", got.Natural)
	}
}

// Letter space and scaling are seen through kerning.
func TestLetterSpace(t *testing.T) {
	s := newSheet(t, 1, 10)
	for r, by := range []geom.Length{0, em / 50, -em / 100, 0} {
		l := s.set("body", 1, em, s.x(0), s.y(r), "AVAILABLE houses again")
		for i := range l.Glyphs {
			l.Glyphs[i].Advance += int32(by)
		}
	}
	if got := figuresOf(s).Letter; got.Least != -10 || got.Most != 20 {
		t.Errorf("letter space from %d to %d, want from -10 to 20", got.Least, got.Most)
	}
}

func TestRivers(t *testing.T) {
	at := func(stretch int, row int, xs ...int) line {
		l := line{y: geom.Length(row) * step, stretch: stretch}
		for _, x := range xs {
			l.gaps = append(l.gaps, gap{from: geom.Length(x) * geom.Pt, to: geom.Length(x+3) * geom.Pt, natural: 2 * geom.Pt})
		}
		return l
	}
	tests := []struct {
		name  string
		lines []line
		want  int
	}{
		{"three lines", []line{at(0, 0, 10), at(0, 1, 10), at(0, 2, 10)}, 0},
		{"four lines", []line{at(0, 0, 10), at(0, 1, 11), at(0, 2, 10), at(0, 3, 9, 30)}, 1},
		{"five lines are one river", []line{at(0, 0, 10), at(0, 1, 11), at(0, 2, 10), at(0, 3, 9, 30), at(0, 4, 9)}, 1},
		{"two side by side", []line{at(0, 0, 10, 40), at(0, 1, 11, 40), at(0, 2, 10, 40), at(0, 3, 9, 40)}, 2},
		{"not enough in common", []line{at(0, 0, 10), at(0, 1, 12), at(0, 2, 10), at(0, 3, 12)}, 0},
		{"over a picture", []line{at(0, 0, 10), at(0, 1, 10), at(1, 12, 10), at(1, 13, 10)}, 0},
		{"over an open row", []line{at(0, 0, 10), at(0, 1, 10), at(0, 3, 10), at(0, 4, 10)}, 0},
	}
	for _, test := range tests {
		if got := rivers(test.lines, step); got != test.want {
			t.Errorf("%s: %d, want %d", test.name, got, test.want)
		}
	}
}

func TestHeadline(t *testing.T) {
	s := newSheet(t, 4, 40)
	a := s.set("headline", 1, 30*geom.Pt, s.x(0), s.y(3), "Night ferry returns")
	b := s.set("headline", 1, 30*geom.Pt, s.x(0), s.y(6), "after six years")
	for c := range 3 {
		s.leg(1, c, 8, full(10)...)
	}
	h := *figuresOf(s).Headline
	want := Headline{Text: "Night ferry returns after six years", Size: Points(30 * geom.Pt), Lines: 2,
		Fit: share(int64(max(a.Width(), b.Width())), int64(3*width+2*gutter))}
	if h != want {
		t.Errorf("got %+v, want %+v", h, want)
	}
	// A picture beside the head ends its measure.
	s.picture(1, 2, 1, 0, 7)
	want.Fit = share(int64(a.Width()), int64(2*width+gutter))
	if h := *figuresOf(s).Headline; h != want {
		t.Errorf("beside a picture: got %+v, want %+v", h, want)
	}
}

func TestEven(t *testing.T) {
	s := newSheet(t, 3, 40)
	s.leg(1, 0, 0, full(10)...)
	s.leg(1, 1, 0, full(10)...)
	s.leg(1, 2, 0, full(8)...)
	if f := figuresOf(s); f.Even || f.Legs != 3 {
		t.Errorf("%d legs, even %v; want 3 and false", f.Legs, f.Even)
	}
	s.set("note", 1, 7*geom.Pt, s.x(2), s.y(9), "A version of this article")
	if f := figuresOf(s); !f.Even {
		t.Error("the note fills the last leg, and it is not even")
	}
}

func TestPictures(t *testing.T) {
	s := newSheet(t, 4, 100)
	if p := measure(s.page); p.Dominant != nil || p.Art != 0 {
		t.Errorf("without pictures: %+v", p)
	}
	s.picture(1, 0, 2, 0, 20)
	if p := measure(s.page); p.Dominant.Ratio != 0 || p.Pictures != 1 {
		t.Errorf("one picture: %+v, %d pictures", p.Dominant, p.Pictures)
	}
	s.picture(2, 2, 2, 0, 40)
	p := measure(s.page)
	if want := (Dominant{File: "p40.jpg", Story: 2, Ratio: 2000}); *p.Dominant != want {
		t.Errorf("got %+v, want %+v", *p.Dominant, want)
	}
	// 60 rows of 100, of half of the columns without the gutter between halves.
	if want := share(60*int64(2*width+gutter), 100*int64(4*width+3*gutter)); p.Art != want {
		t.Errorf("art is %d, want %d", p.Art, want)
	}
}

func TestFindings(t *testing.T) {
	s := newSheet(t, 1, 10)
	o := newSheet(t, 1, 10)
	o.page.Folio = "A2"
	r := Of([]*page.Page{s.page, o.page}, diag.List{
		{Severity: diag.Error, ID: "overset", Page: "A2", Msg: "the story is overset by 13 lines: 63 words do not fit"},
		{Severity: diag.Error, ID: "overset", Page: "A2", Msg: "the story is overset by 1 line: 1 word does not fit"},
		{Severity: diag.Warning, ID: "underset", Page: "A1", Msg: "the story ends 3 rows above the foot of its place: 12 lines are missing"},
		{Severity: diag.Note, ID: "copyfit", Page: "A1", Msg: "the picture is 1 row deeper than its ratio asks for"},
		{Severity: diag.Warning, ID: "loose-line", Page: "A1", Msg: "line 4 of the paragraph is loose"},
		{Severity: diag.Warning, ID: "unknown", Msg: "no page"},
	})
	if p := r.Pages[1]; p.Overset != 14 || p.OversetWords != 64 || p.Underset != 0 {
		t.Errorf("A2: overset %d lines, %d words, underset %d", p.Overset, p.OversetWords, p.Underset)
	}
	if p := r.Pages[0]; p.Overset != 0 || p.Underset != 12 || len(p.Copyfit) != 1 {
		t.Errorf("A1: overset %d, underset %d, %d steps", p.Overset, p.Underset, len(p.Copyfit))
	}
	if e := r.Edition; e.Overset != 14 || e.Underset != 12 || e.Copyfit != 1 || e.Errors != 2 || e.Warnings != 3 || e.Notes != 1 {
		t.Errorf("edition: %+v", e)
	}
}

func TestDeciles(t *testing.T) {
	tests := []struct {
		n    int
		want [11]Thousandths
	}{
		{0, [11]Thousandths{}},
		{1, [11]Thousandths{1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1}},
		{3, [11]Thousandths{1, 1, 1, 1, 2, 2, 2, 3, 3, 3, 3}},
		{10, [11]Thousandths{1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10}},
		{100, [11]Thousandths{1, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100}},
	}
	for _, test := range tests {
		var v []Thousandths
		for i := test.n; i > 0; i-- {
			v = append(v, Thousandths(i))
		}
		if got := deciles(v); got != test.want {
			t.Errorf("of %d: %v, want %v", test.n, got, test.want)
		}
	}
}

func TestNumberOf(t *testing.T) {
	tests := []struct {
		sentence, noun string
		want           int
	}{
		{"overset by 13 lines: 63 words do not fit", "line", 13},
		{"overset by 13 lines: 63 words do not fit", "word", 63},
		{"overset by 1 line: 1 word does not fit", "line", 1},
		{"line 4 is loose, its lines are 3", "line", 0},
		{"", "line", 0},
	}
	for _, test := range tests {
		if got := numberOf(test.sentence, test.noun); got != test.want {
			t.Errorf("%q: %d, want %d", test.sentence, got, test.want)
		}
	}
}

func TestRoot(t *testing.T) {
	for _, n := range []int64{0, 1, 2, 3, 4, 8, 9, 15, 16, 17, 1 << 40, 1<<40 - 1, 1<<62 - 1} {
		r := root(n)
		if r*r > n || (r+1)*(r+1) <= n && r < 3037000499 {
			t.Errorf("root of %d is %d", n, r)
		}
	}
}
