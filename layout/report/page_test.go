package report

import (
	"strings"
	"sync"
	"testing"

	"broadsheet/fonts"
	"broadsheet/layout/font"
	"broadsheet/layout/geom"
	"broadsheet/layout/page"
)

// sheet is a page made by hand: columns of 120 pt with gutters of 12, rows of 10
// pt from y = 100 on, body type of 9 pt.
type sheet struct {
	face *font.Face
	page *page.Page
}

const (
	step   = 10 * geom.Pt
	width  = 120 * geom.Pt
	gutter = 12 * geom.Pt
	em     = 9 * geom.Pt
)

// body is the house's body face.
var body = sync.OnceValues(func() (*font.Face, error) {
	lib, err := font.NewLibrary(fonts.Files)
	if err != nil {
		return nil, err
	}
	return lib.Face("Source Serif 4 SmText Regular")
})

// newSheet makes a page of columns and rows, empty.
func newSheet(t testing.TB, columns, rows int) *sheet {
	t.Helper()
	face, err := body()
	if err != nil {
		t.Fatal(err)
	}
	live := geom.Rect{X: 50 * geom.Pt, Y: 100 * geom.Pt,
		W: geom.Length(columns)*(width+gutter) - gutter, H: geom.Length(rows) * step}
	return &sheet{face, &page.Page{Folio: "A1", Trim: geom.Size{W: live.Right() + live.X, H: live.Bottom() + live.Y},
		Grid: page.Grid{Live: live, Columns: columns, Gutter: gutter, Top: live.Y - step/4, Step: step}}}
}

// x is the left edge of column c, from 0.
func (s *sheet) x(c int) geom.Length { return s.page.Grid.Live.X + geom.Length(c)*(width+gutter) }

// y is the baseline of row r, from 0.
func (s *sheet) y(r int) geom.Length { return s.page.Grid.Top + geom.Length(r+1)*step }

// set sets a text at its natural width.
func (s *sheet) set(role string, story int, size, x, y geom.Length, txt string) *page.Text {
	t := &page.Text{At: geom.Point{X: x, Y: y}, Face: s.face, Size: size, Ink: geom.Black, Role: role, Story: story, Text: txt}
	shown := strings.ReplaceAll(txt, "\u00ad", "-")
	glyphs := s.face.Shape(shown, "en", font.Features{NoLigatures: true})
	for i, g := range glyphs {
		end := len(shown)
		if i+1 < len(glyphs) {
			end = int(glyphs[i+1].Cluster)
		}
		n := end - int(g.Cluster)
		if i == len(glyphs)-1 && strings.HasSuffix(txt, "\u00ad") {
			n = 2
		}
		t.Glyphs = append(t.Glyphs, font.Placed{ID: g.ID, Bytes: uint16(n),
			Advance: int32(font.Scale(g.Advance, s.face.Metrics().UnitsPerEm, size))})
	}
	s.page.Items = append(s.page.Items, t)
	return t
}

// stretch widens or narrows a text's word spaces until it is w wide.
func (s *sheet) stretch(t *page.Text, w geom.Length) {
	space, _ := s.face.Glyph(' ')
	n := strings.Count(t.Text, " ")
	d := w - t.Width()
	for i := range t.Glyphs {
		if t.Glyphs[i].ID == space && n > 0 {
			part := d / geom.Length(n)
			t.Glyphs[i].Advance += int32(part)
			d -= part
			n--
		}
	}
}

// leg sets lines of body text of a story from row r of column c on. One that
// begins with > is indented by an em, one that ends with | is not stretched to
// the column's width.
func (s *sheet) leg(story, c, r int, lines ...string) {
	for i, txt := range lines {
		x, room := s.x(c), width
		txt, indented := strings.CutPrefix(txt, ">")
		txt, last := strings.CutSuffix(txt, "|")
		if indented {
			x, room = x+em, room-em
		}
		t := s.set("body", story, em, x, s.y(r+i), txt)
		if !last {
			s.stretch(t, room)
		}
	}
}

// full is n lines of running text.
func full(n int) []string {
	out := make([]string, n)
	for i := range out {
		out[i] = "the night ferry sails again to"
	}
	return out
}
