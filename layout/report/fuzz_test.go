package report

import (
	"io"
	"strings"
	"testing"

	"broadsheet/layout/geom"
	"broadsheet/layout/page"
)

// Any page has figures that add up: every word and every line is counted once,
// and no more cells are white than there are.
func FuzzOf(f *testing.F) {
	f.Add([]byte("\x00\x01\x02the night ferry\x10\x01\x03sails again"))
	f.Add([]byte("\x05\x00\x00headline\x00\x01\x05a\xc2\xad\x00\x01\x06b c\x00\x02\x05d-"))
	f.Add([]byte("\x31\x81\x42\x07\x55\x10\x63\x40\x91\x02"))
	f.Fuzz(func(t *testing.T, data []byte) {
		s := newSheet(t, 1+len(data)%5, len(data)%40)
		roles := []string{"body", "item", "headline", "note", "quote", "caption", "drop-cap", "story-dateline"}
		var all []string
		running := 0
		for len(data) > 3 && len(s.page.Items) < 60 {
			role, x, y := roles[data[0]%8], s.x(int(data[1]%6)-1)+geom.Length(data[1]>>5)*geom.Pt, s.y(int(data[2])-20)
			story, n := int(data[0]>>3%4), int(data[3]%16)
			if data[0]&0x80 != 0 {
				s.picture(story, int(data[1]%6), 1+int(data[2]%4), int(data[1]), n)
			}
			data = data[4:]
			n = min(n, len(data))
			txt := strings.ToValidUTF8(strings.TrimSpace(string(data[:n])), "")
			data = data[n:]
			l := s.set(role, story, geom.Length(n%3*5+4)*geom.Pt, x, y, txt)
			if n%2 == 0 {
				s.stretch(l, width)
			}
			if story > 0 && (role == "body" || role == "item" || role == "story-dateline") {
				all = append(all, txt)
				running++
			}
		}
		r := Of([]*page.Page{s.page}, nil)
		p := r.Pages[0]
		if p.White > p.Cells || p.White < 0 || p.Fill < 0 || p.Fill > 1000 {
			t.Errorf("%d cells, %d white, fill %d", p.Cells, p.White, p.Fill)
		}
		if h := p.Hole; (h != nil) != (p.White > 0) || h != nil && h.Columns*h.Rows > p.White {
			t.Errorf("hole %+v of %d white cells", h, p.White)
		}
		b := r.Edition.Body
		if b.Lines > running || b.Full+b.Paragraphs != b.Lines {
			t.Errorf("%d lines of %d texts, %d full, %d paragraphs", b.Lines, running, b.Full, b.Paragraphs)
		}
		if most := len(strings.Fields(strings.Join(all, " "))); b.Words > most {
			t.Errorf("%d words, of %d", b.Words, most)
		}
		if b.Widows+b.Orphans+b.Runts > 3*b.Paragraphs || b.Hyphens > b.Full || b.Ladder > b.Hyphens || b.Spaces.Lines > b.Full {
			t.Errorf("%+v", b)
		}
		if err := r.WriteJSON(io.Discard); err != nil {
			t.Error(err)
		}
		if err := r.WriteText(io.Discard); err != nil {
			t.Error(err)
		}
	})
}
