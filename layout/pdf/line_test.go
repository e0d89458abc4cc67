package pdf

import (
	"flag"
	"math/big"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"broadsheet/layout/font"
	"broadsheet/layout/geom"
	"broadsheet/layout/page"
)

var seed = flag.Uint64("seed", 1, "seed of the random tests")

// shown is where a content stream shows a glyph, in points from the page's top
// left corner.
type shown struct {
	code uint16
	x, y *big.Rat
	em   *big.Rat
}

// interpret reads the text of a content stream with exact numbers, by the rules
// of ISO 32000-1, 9.4.4, and knows nothing of how it was written.
func interpret(t *testing.T, stream []byte, height geom.Length, widths []int32) []shown {
	t.Helper()
	rat := func(s string) *big.Rat {
		r, ok := new(big.Rat).SetString(s)
		if !ok {
			t.Fatalf("no number: %q", s)
		}
		return r
	}
	thousandth := big.NewRat(1, 1000)
	var all []shown
	var operands []string
	x, y, size, space, rise := new(big.Rat), new(big.Rat), new(big.Rat), new(big.Rat), new(big.Rat)
	scale, at := big.NewRat(1, 1), new(big.Rat)
	move := func(by *big.Rat) { at.Add(at, new(big.Rat).Mul(by, scale)) }
	s := scan(stream, 0)
	for s.Space(); s.At < len(s.Data); s.Space() {
		switch c := s.Data[s.At]; c {
		case '<':
			if _, err := s.dict(); err != nil {
				t.Fatal(err)
			}
		case '[', ']', '/':
			s.At++
		case '(':
			for _, code := range codes(&s) {
				all = append(all, shown{code, new(big.Rat).Add(x, at), new(big.Rat).Add(y, rise), new(big.Rat).Set(size)})
				move(new(big.Rat).Add(space, new(big.Rat).Mul(size, new(big.Rat).Mul(big.NewRat(int64(widths[code]), 1), thousandth))))
			}
		default:
			word := s.Word()
			if word == "" {
				t.Fatalf("odd byte %q in %q", c, stream)
			}
			if _, err := strconv.ParseFloat(word, 64); err == nil {
				if s.At < len(s.Data) && (s.Data[s.At] == '(' || s.Data[s.At] == ']') { // within TJ
					move(new(big.Rat).Neg(new(big.Rat).Mul(size, new(big.Rat).Mul(rat(word), thousandth))))
				} else {
					operands = append(operands, word)
				}
				continue
			}
			n := len(operands)
			switch word {
			case "BT":
				x, y = new(big.Rat), new(big.Rat)
			case "Td":
				x.Add(x, rat(operands[n-2]))
				y.Add(y, rat(operands[n-1]))
				at = new(big.Rat)
			case "Tf":
				size = rat(operands[n-1])
			case "Tz":
				scale = new(big.Rat).Quo(rat(operands[n-1]), big.NewRat(100, 1))
			case "Tc":
				space = rat(operands[n-1])
			case "Ts":
				rise = rat(operands[n-1])
			}
			if word[0] != 'F' { // a font's name is an operand
				operands = nil
			}
		}
	}
	top := points(height)
	for i := range all {
		all[i].y.Sub(new(big.Rat).SetFloat64(top), all[i].y)
	}
	return all
}

// codes reads a literal string of two-byte codes.
func codes(s *scanner) []uint16 {
	from := s.At
	if !s.Literal() {
		return nil
	}
	var b []byte
	in := s.Data[from+1 : s.At-1]
	for i := 0; i < len(in); i++ {
		c := in[i]
		if c == '\\' {
			i++
			if c = in[i]; c == 'r' {
				c = '\r'
			}
		}
		b = append(b, c)
	}
	var cs []uint16
	for ; len(b) >= 2; b = b[2:] {
		cs = append(cs, be.Uint16(b))
	}
	return cs
}

// No glyph of a line stands more than a thousandth of an em from where the line
// has it, whatever its size, letter space, scaling and length.
func TestNoDrift(t *testing.T) {
	r := rand.New(rand.NewPCG(*seed, 0))
	const alphabet = "abcdefghijklmnopqrstuvwxyz fiffl AVTo.,-()\\ éŁ"
	letters := []rune(alphabet)
	for _, file := range []string{"SourceSerif4SmText-Regular", "PirataOne_400Regular", "LibreFranklin_900Black"} {
		f := faceNamed(t, file)
		p := &page.Page{Folio: "A1", Trim: geom.Size{W: geom.MM(381000), H: geom.MM(578000)}}
		for range 200 {
			text := make([]rune, 1+r.IntN(120))
			for i := range text {
				text[i] = letters[r.IntN(len(letters))]
			}
			s := setting{word: geom.Length(r.IntN(200000) - 50000), scale: 970 + int32(r.IntN(61))}
			if r.IntN(2) == 0 {
				s.letter = geom.Length(r.IntN(20000) - 6000)
			}
			line := set(f, geom.Length(4*int64(geom.Pt)+r.Int64N(60*int64(geom.Pt))), geom.Length(r.Int64N(1e8)), geom.Length(r.Int64N(1e8)), string(text), s)
			for i := range line.Glyphs {
				switch r.IntN(12) {
				case 0:
					line.Glyphs[i].Y = int32(r.IntN(1e6) - 5e5)
				case 1:
					line.Glyphs[i].X = int32(r.IntN(1e6) - 5e5)
				case 2:
					line.Glyphs[i].Advance += int32(r.IntN(10000) - 5000)
				}
			}
			p.Items = append(p.Items, line)
		}
		checkPlaces(t, p)
	}
}

func checkPlaces(t *testing.T, p *page.Page) {
	t.Helper()
	d, err := prepare([]*page.Page{p})
	if err != nil {
		t.Fatal(err)
	}
	w := &pen{face: d.codingOf, image: d.embeddedOf}
	w.draw(p)
	c := d.faces[0].coding
	got := interpret(t, w.b, p.Trim.H, c.width)
	rounding := big.NewRat(11, 10000) // coordinates are thousandths of a point: two roundings
	for _, it := range p.Items {
		line := it.(*page.Text)
		pen := line.At.X
		for i, g := range line.Glyphs {
			if len(got) == 0 {
				t.Fatal("glyphs are missing")
			}
			s := got[0]
			got = got[1:]
			f := c.forms[c.gid[s.code]]
			if f.glyph != g.ID {
				t.Fatalf("glyph %d of %q is %d, want %d", i, line.Text, f.glyph, g.ID)
			}
			moved := new(big.Rat).Mul(s.em, big.NewRat(int64(f.left)*int64(line.Scale), 1000*int64(line.Face.Metrics().UnitsPerEm)))
			s.x.Sub(s.x, moved)
			limit := new(big.Rat).Add(rounding, new(big.Rat).Mul(s.em, big.NewRat(int64(line.Scale), 1_000_000)))
			apart(t, "x", s.x, pen+geom.Length(g.X), limit)
			apart(t, "y", s.y, line.At.Y-geom.Length(g.Y), big.NewRat(2, 1000))
			pen += geom.Length(g.Advance)
		}
	}
	if len(got) != 0 {
		t.Errorf("%d glyphs too many", len(got))
	}
}

func apart(t *testing.T, what string, got *big.Rat, want geom.Length, limit *big.Rat) {
	t.Helper()
	d := new(big.Rat).Sub(got, big.NewRat(int64(want), int64(geom.Pt)))
	if d.Abs(d).Cmp(limit) > 0 {
		t.Errorf("%s is off by %s pt, more than %s", what, d.FloatString(5), limit.FloatString(5))
	}
}

func TestTracking(t *testing.T) {
	f := faceNamed(t, "LibreFranklin_600SemiBold")
	for _, c := range []struct {
		letter geom.Length
		want   int64
	}{{0, 0}, {geom.Pt / 2, 5000}, {-geom.Pt / 8, -1250}, {40, 0}} {
		line := set(f, 30*geom.Pt, 0, 0, "without any kerning in the middle", setting{letter: c.letter})
		d, err := prepare([]*page.Page{{Trim: geom.Size{W: geom.Pt, H: geom.Pt}, Items: []page.Item{line}}})
		if err != nil {
			t.Fatal(err)
		}
		s := place(nil, d.codingOf(line), line, 30000, 1000)
		if got := tracking(s, 30000); got < c.want-1 || got > c.want+1 {
			t.Errorf("letter space %v is tracked by %d, want %d", c.letter, got, c.want)
		}
	}
}

// Any glyphs, with any claim to the text: each is shown in its place, and what
// is said is the text, nothing lost and nothing twice.
func FuzzLine(f *testing.F) {
	f.Add("office é", []byte("\x01\x01\x50\x00\x00\x02\x03\x40\x10\x00\x05\x00\x00\x00\x80\x07\x01\x20\x00\x00"), uint16(9000), int16(-30))
	f.Add("கொண்டு", []byte("\x05\x06\x50\x00\x00\x09\x00\x60\x00\x00\x11\x00\x00\xF0\x08\x17\x09\x20\x00\x00"), uint16(14000), int16(0))
	face := faceNamed(f, "PirataOne_400Regular")
	f.Fuzz(func(t *testing.T, text string, data []byte, size uint16, scale int16) {
		item := &page.Text{At: geom.Point{X: geom.Pt, Y: geom.Pt}, Face: face, Size: geom.Length(size)*geom.Pt/1000 + geom.Pt, Scale: 1000 + int32(scale)%200, Text: text}
		claimed := 0
		for ; len(data) >= 5; data = data[5:] {
			g := font.Placed{ID: uint16(data[0]), Bytes: uint16(data[1]), Advance: int32(int8(data[2])) << 13, X: int32(int8(data[3])) << 12, Y: int32(int8(data[4])) << 12}
			claimed += int(g.Bytes)
			item.Glyphs = append(item.Glyphs, g)
		}
		if len(item.Glyphs) == 0 || strings.Contains(text, softHyphen) {
			return
		}
		p := &page.Page{Trim: geom.Size{W: 1000 * geom.Pt, H: 1000 * geom.Pt}, Items: []page.Item{item}}
		checkPlaces(t, p)
		d, err := prepare([]*page.Page{p})
		if err != nil {
			t.Fatal(err)
		}
		c := d.codingOf(item)
		said, s := "", place(nil, c, item, milli(item.Size), int64(item.Scale))
		for i := 0; i < len(s); {
			if n := s[i].joined; n > 0 {
				said += s[i].text
				i += n
			} else {
				said += c.text[s[i].code]
				i++
			}
		}
		// Glyphs before the first that claims text have none.
		if want := text[:min(claimed, len(text))]; said != want {
			t.Errorf("said %q, want %q", said, want)
		}
	})
}
