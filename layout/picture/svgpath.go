package picture

import (
	"math"
	"strings"

	"broadsheet/layout/geom"
)

// svgPath builds an outline of a drawing. Points are in the drawing's own units;
// they become points of the page as they are added.
type svgPath struct {
	m       matrix
	out     geom.Outline
	start   svgPoint // of the contour
	at      svgPoint
	open    bool     // a contour has been begun
	control svgPoint // the last control point, for smooth curves
	last    byte     // the command before, in lower case
	left    int      // segments that may be added
}

func (p *svgPath) move(q svgPoint) {
	p.start, p.at, p.open = q, q, false
}

// begin begins the contour, if that has not been done.
func (p *svgPath) begin() {
	if !p.open {
		p.out, p.open = p.out.Move(p.m.point(p.at)), true
		p.left--
	}
}

func (p *svgPath) line(q svgPoint) {
	p.begin()
	p.out, p.at = p.out.Line(p.m.point(q)), q
	p.left--
}

func (p *svgPath) cube(a, b, q svgPoint) {
	p.begin()
	p.out, p.at = p.out.Cube(p.m.point(a), p.m.point(b), p.m.point(q)), q
	p.left--
}

// quad adds a quadratic curve as the cubic that it is.
func (p *svgPath) quad(a, q svgPoint) {
	o := p.at
	third := func(from svgPoint) svgPoint {
		return svgPoint{from.x + (a.x-from.x)*2/3, from.y + (a.y-from.y)*2/3}
	}
	p.cube(third(o), third(q), q)
}

func (p *svgPath) close() {
	if p.open {
		p.out = p.out.Close()
		p.left--
	}
	p.at, p.open = p.start, false
}

// box adds a rectangle with round corners.
func (p *svgPath) box(b svgBox, rx, ry float64) {
	if rx <= 0 || ry <= 0 {
		p.move(svgPoint{b.x, b.y})
		p.line(svgPoint{b.x + b.w, b.y})
		p.line(svgPoint{b.x + b.w, b.y + b.h})
		p.line(svgPoint{b.x, b.y + b.h})
		p.close()
		return
	}
	rx, ry = min(rx, b.w/2), min(ry, b.h/2)
	right, foot := b.x+b.w, b.y+b.h
	p.move(svgPoint{b.x + rx, b.y})
	p.line(svgPoint{right - rx, b.y})
	p.corner(svgPoint{right, b.y}, svgPoint{right, b.y + ry})
	p.line(svgPoint{right, foot - ry})
	p.corner(svgPoint{right, foot}, svgPoint{right - rx, foot})
	p.line(svgPoint{b.x + rx, foot})
	p.corner(svgPoint{b.x, foot}, svgPoint{b.x, foot - ry})
	p.line(svgPoint{b.x, b.y + ry})
	p.corner(svgPoint{b.x, b.y}, svgPoint{b.x + rx, b.y})
	p.close()
}

// quarter is how far a quarter of a circle's control points are from its ends, as
// a part of the radius.
const quarter = 0.5522847498

// corner adds a quarter of an ellipse to q; c is where its tangents meet.
func (p *svgPath) corner(c, q svgPoint) {
	o := p.at
	towards := func(from svgPoint) svgPoint {
		return svgPoint{from.x + float64((c.x-from.x)*quarter), from.y + float64((c.y-from.y)*quarter)}
	}
	p.cube(towards(o), towards(q), q)
}

func (p *svgPath) ellipse(c svgPoint, rx, ry float64) {
	p.move(svgPoint{c.x + rx, c.y})
	p.corner(svgPoint{c.x + rx, c.y + ry}, svgPoint{c.x, c.y + ry})
	p.corner(svgPoint{c.x - rx, c.y + ry}, svgPoint{c.x - rx, c.y})
	p.corner(svgPoint{c.x - rx, c.y - ry}, svgPoint{c.x, c.y - ry})
	p.corner(svgPoint{c.x + rx, c.y - ry}, svgPoint{c.x + rx, c.y})
	p.close()
}

// arc adds an elliptical arc (SVG 2, 9.5.1 and appendix B.2.4), in pieces of at
// most a quarter of a turn.
func (p *svgPath) arc(rx, ry, angle float64, large, sweep bool, q svgPoint) {
	o := p.at
	rx, ry = math.Abs(rx), math.Abs(ry)
	if o == q {
		return
	}
	if rx == 0 || ry == 0 {
		p.line(q)
		return
	}
	sin, cos := math.Sincos(angle * math.Pi / 180)
	dx, dy := (o.x-q.x)/2, (o.y-q.y)/2
	x, y := float64(cos*dx)+float64(sin*dy), float64(cos*dy)-float64(sin*dx)
	if over := float64(x*x/(rx*rx)) + float64(y*y/(ry*ry)); over > 1 {
		rx, ry = rx*math.Sqrt(over), ry*math.Sqrt(over)
	}
	below := float64(rx*rx*y*y) + float64(ry*ry*x*x)
	factor := 0.0
	if below > 0 {
		factor = math.Sqrt(max(0, float64(rx*rx*ry*ry)-below) / below)
	}
	if large == sweep {
		factor = -factor
	}
	cx, cy := factor*rx*y/ry, -factor*ry*x/rx
	turn := matrix{float64(cos * rx), float64(sin * rx), -float64(sin * ry), float64(cos * ry),
		float64(cos*cx) - float64(sin*cy) + (o.x+q.x)/2, float64(sin*cx) + float64(cos*cy) + (o.y+q.y)/2}
	from := math.Atan2((y-cy)/ry, (x-cx)/rx)
	by := math.Atan2((-y-cy)/ry, (-x-cx)/rx) - from
	if sweep && by < 0 {
		by += 2 * math.Pi
	} else if !sweep && by > 0 {
		by -= 2 * math.Pi
	}
	n := max(1, math.Ceil(math.Abs(by)/(math.Pi/2)-1e-9))
	step := by / n
	k := 4.0 / 3 * math.Tan(step/4)
	if math.IsNaN(step) || math.IsNaN(k) {
		p.line(q)
		return
	}
	for i := range int(n) {
		s0, c0 := math.Sincos(from + float64(step*float64(i)))
		s1, c1 := math.Sincos(from + float64(step*float64(i+1)))
		end := turn.apply(svgPoint{c1, s1})
		if i == int(n)-1 {
			end = q
		}
		p.cube(turn.apply(svgPoint{c0 - float64(k*s0), s0 + float64(k*c0)}), turn.apply(svgPoint{c1 + float64(k*s1), s1 - float64(k*c1)}), end)
	}
}

// arguments is how many numbers a command of path data takes.
var arguments = [...]struct {
	command byte
	n       int
}{{'m', 2}, {'l', 2}, {'h', 1}, {'v', 1}, {'c', 6}, {'s', 4}, {'q', 4}, {'t', 2}, {'a', 7}, {'z', 0}}

// data adds path data (SVG 2, 9.3). It is not ok where something in it is no path
// data; what stands before that is drawn, as the standard says.
func (p *svgPath) data(s string) (ok bool) {
	var command byte
	first := true
	for p.left > 0 {
		s = trimmed(s)
		if s == "" {
			return true
		}
		fresh := numberEnd(s) == 0
		if fresh {
			command, s = s[0], s[1:]
		}
		n := -1
		for _, a := range arguments {
			if a.command == command|0x20 {
				n = a.n
			}
		}
		if n < 0 || first && command|0x20 != 'm' || !fresh && n == 0 {
			return false
		}
		var v [7]float64
		for i := range n {
			if command|0x20 == 'a' && (i == 3 || i == 4) {
				v[i], s, ok = cutFlag(s)
			} else {
				v[i], s, ok = cutNumber(s)
			}
			if !ok {
				return false
			}
		}
		p.command(command, v)
		first = false
		switch command { // what follows a move without a command of its own are lines
		case 'm':
			command = 'l'
		case 'M':
			command = 'L'
		}
	}
	return true
}

// cutFlag takes the 0 or 1 of an arc off s.
func cutFlag(s string) (v float64, rest string, ok bool) {
	s = trimmed(s)
	if s == "" || s[0] != '0' && s[0] != '1' {
		return 0, s, false
	}
	return float64(s[0] - '0'), s[1:], true
}

// command carries out one command with its numbers.
func (p *svgPath) command(c byte, v [7]float64) {
	lower := c | 0x20
	var from svgPoint // of the command's coordinates
	if c == lower {
		from = p.at
	}
	at := func(i int) svgPoint { return svgPoint{from.x + v[i], from.y + v[i+1]} }
	smooth := func(kin string) svgPoint { // the last control point, mirrored
		if strings.IndexByte(kin, p.last) < 0 {
			return p.at
		}
		return svgPoint{2*p.at.x - p.control.x, 2*p.at.y - p.control.y}
	}
	switch lower {
	case 'm':
		p.move(at(0))
	case 'l':
		p.line(at(0))
	case 'h':
		p.line(svgPoint{from.x + v[0], p.at.y})
	case 'v':
		p.line(svgPoint{p.at.x, from.y + v[0]})
	case 'c':
		p.control = at(2)
		p.cube(at(0), at(2), at(4))
	case 's':
		a := smooth("cs")
		p.control = at(0)
		p.cube(a, at(0), at(2))
	case 'q':
		p.control = at(0)
		p.quad(at(0), at(2))
	case 't':
		p.control = smooth("qt")
		p.quad(p.control, at(0))
	case 'a':
		p.arc(v[0], v[1], v[2], v[3] == 1, v[4] == 1, at(5))
	case 'z':
		p.close()
	}
	p.last = lower
}
