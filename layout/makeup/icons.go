package makeup

import (
	"broadsheet/layout/edition"
	"broadsheet/layout/geom"
	"broadsheet/layout/page"
)

// icon is a small drawing being made in a square: places in it are thousandths of
// its side, from its top left corner. Lines are black, with round ends; clouds are
// white within.
type icon struct {
	box  geom.Rect
	line geom.Length
	out  []page.Item
}

// icon draws an icon in a square.
func (m *module) icon(name edition.Icon, box geom.Rect) {
	d := icon{box: box, line: max(box.W/22, geom.Pt/2)}
	d.draw(name)
	if len(d.out) > 0 {
		d.out[0].(*page.Path).Alt = string(name)
	}
	m.items = append(m.items, d.out...)
}

// draw draws what the name says. Rays, drops and flakes are as many as are told
// apart at 5 mm.
func (d *icon) draw(name edition.Icon) {
	switch name {
	case edition.Sun:
		d.sun(500, 500, 210, 12)
	case edition.Fair:
		d.sun(660, 340, 160, 12)
		d.cloud(400, 640, 800)
	case edition.Cloud:
		d.cloud(500, 540, 1000)
	case edition.Overcast:
		d.cloud(620, 380, 700)
		d.cloud(430, 620, 840)
	case edition.Fog:
		d.cloud(500, 360, 840)
		d.strokes([][4]int{{150, 700, 850, 700}, {250, 810, 750, 810}, {350, 920, 650, 920}})
	case edition.Drizzle:
		d.cloud(500, 400, 900)
		d.strokes([][4]int{{330, 740, 310, 800}, {530, 740, 510, 800}, {730, 740, 710, 800}, {420, 870, 400, 930}, {620, 870, 600, 930}})
	case edition.Rain:
		d.cloud(500, 400, 900)
		d.strokes([][4]int{{300, 730, 230, 940}, {470, 730, 400, 940}, {640, 730, 570, 940}, {810, 730, 740, 940}})
	case edition.Showers:
		d.sun(680, 310, 140, 12)
		d.cloud(420, 500, 780)
		d.strokes([][4]int{{270, 770, 210, 950}, {450, 770, 390, 950}, {630, 770, 570, 950}})
	case edition.Thunder:
		d.cloud(500, 400, 900)
		d.polygon([][2]int{{540, 620}, {360, 830}, {480, 830}, {420, 1000}, {640, 760}, {510, 760}, {600, 620}})
	case edition.Sleet:
		d.cloud(500, 400, 900)
		d.strokes([][4]int{{300, 730, 240, 930}, {700, 730, 640, 930}})
		d.flake(490, 840, 80)
	case edition.Snow:
		d.cloud(500, 400, 900)
		d.flake(280, 800, 75)
		d.flake(500, 890, 75)
		d.flake(720, 800, 75)
	case edition.Wind:
		d.gust(100, 360, 620, 110)
		d.gust(40, 540, 800, 130)
		d.gust(200, 720, 560, -100)
	case edition.Night:
		d.crescent(500, 500, 330)
	default:
		d.sky(name)
	}
}

// sky draws sun, moon and sea.
func (d *icon) sky(name edition.Icon) {
	switch name {
	case edition.Sunrise, edition.Sunset:
		d.halfSun(name == edition.Sunrise)
	case edition.NewMoon:
		d.disc(500, 500, 330, geom.Black)
	case edition.FullMoon:
		d.disc(500, 500, 330, geom.White)
	case edition.FirstQuarter, edition.LastQuarter:
		d.disc(500, 500, 330, geom.White)
		d.half(500, 500, 330, name == edition.FirstQuarter)
	case edition.HighTide, edition.LowTide:
		d.waves(640)
		d.waves(820)
		tip, from := 130, 480
		if name == edition.LowTide {
			tip, from = from, tip
		}
		d.arrow(500, from, tip)
	}
}

// at is a place of the square, given in thousandths.
func (d *icon) at(x, y int) geom.Point {
	return geom.Point{X: d.box.X + d.box.W.MulDiv(geom.Length(x), 1000), Y: d.box.Y + d.box.H.MulDiv(geom.Length(y), 1000)}
}

func (d *icon) add(f geom.Figure) {
	f.Cap, f.Join = geom.RoundCap, geom.RoundJoin
	d.out = append(d.out, &page.Path{Figure: f})
}

// stroke adds a line along an outline.
func (d *icon) stroke(o geom.Outline) {
	d.add(geom.Figure{Outline: o, Weight: d.line, Stroke: geom.Black})
}

// strokes adds straight lines, each from a place to another.
func (d *icon) strokes(lines [][4]int) {
	var o geom.Outline
	for _, l := range lines {
		o = o.Move(d.at(l[0], l[1])).Line(d.at(l[2], l[3]))
	}
	d.stroke(o)
}

// polygon adds a black area.
func (d *icon) polygon(corners [][2]int) {
	var o geom.Outline
	for i, c := range corners {
		if p := d.at(c[0], c[1]); i == 0 {
			o = o.Move(p)
		} else {
			o = o.Line(p)
		}
	}
	d.add(geom.Figure{Outline: o.Close(), Filled: true, Fill: geom.Black})
}

// ring appends a circle: four cubic curves whose control points stand off by .5523
// of the radius, which is within .03 % of the circle.
func (d *icon) ring(o geom.Outline, x, y, r int) geom.Outline {
	k := r * 5523 / 10000
	return o.Move(d.at(x+r, y)).
		Cube(d.at(x+r, y+k), d.at(x+k, y+r), d.at(x, y+r)).
		Cube(d.at(x-k, y+r), d.at(x-r, y+k), d.at(x-r, y)).
		Cube(d.at(x-r, y-k), d.at(x-k, y-r), d.at(x, y-r)).
		Cube(d.at(x+k, y-r), d.at(x+r, y-k), d.at(x+r, y)).Close()
}

// disc is a circle with a line round it.
func (d *icon) disc(x, y, r int, fill geom.Ink) {
	d.add(geom.Figure{Outline: d.ring(nil, x, y, r), Filled: true, Fill: fill, Weight: d.line, Stroke: geom.Black})
}

// rays are the directions of twelve rays, in thousandths; every third is level or
// upright.
var rays = [...][2]int{{1000, 0}, {866, 500}, {500, 866}, {0, 1000}, {-500, 866}, {-866, 500},
	{-1000, 0}, {-866, -500}, {-500, -866}, {0, -1000}, {500, -866}, {866, -500}}

// sun is a disc with the first n rays.
func (d *icon) sun(x, y, r, n int) {
	d.disc(x, y, r, geom.White)
	var lines [][4]int
	for _, ray := range rays[:n] {
		in, out := r*145/100, r*195/100
		lines = append(lines, [4]int{x + ray[0]*in/1000, y + ray[1]*in/1000, x + ray[0]*out/1000, y + ray[1]*out/1000})
	}
	d.strokes(lines)
}

// halfSun is the sun on the horizon, with an arrow over it.
func (d *icon) halfSun(up bool) {
	const x, y, r = 500, 860, 280
	k := r * 5523 / 10000
	d.stroke(geom.Outline(nil).Move(d.at(x-r, y)).
		Cube(d.at(x-r, y-k), d.at(x-k, y-r), d.at(x, y-r)).
		Cube(d.at(x+k, y-r), d.at(x+r, y-k), d.at(x+r, y)))
	d.strokes([][4]int{{60, y, 940, y}})
	if up {
		d.arrow(x, 430, 80)
	} else {
		d.arrow(x, 80, 430)
	}
}

// arrow points up or down, from a height to a tip.
func (d *icon) arrow(x, from, tip int) {
	back := 110
	if tip > from {
		back = -back
	}
	d.stroke(geom.Outline(nil).Move(d.at(x, from)).Line(d.at(x, tip)).
		Move(d.at(x-110, tip+back)).Line(d.at(x, tip)).Line(d.at(x+110, tip+back)))
}

// cloud is a cloud of a width about a place: three bumps on a level foot. It is
// drawn as the union of its parts in black, then again in white, smaller by the
// line all round.
func (d *icon) cloud(x, y, width int) {
	for _, ink := range [...]geom.Ink{geom.Black, geom.White} {
		less := 0
		if ink == geom.White {
			less = int(d.line.MulDiv(1000, d.box.W))
		}
		part := func(n int) int { return width * n / 1000 }
		o := d.ring(nil, x-part(250), y+part(100), part(190)-less)
		o = d.ring(o, x-part(20), y-part(40), part(260)-less)
		o = d.ring(o, x+part(270), y+part(90), part(200)-less)
		// The foot runs between the lowest points of the outer circles.
		top, foot := y+part(60), y+part(290)-less
		o = o.Move(d.at(x-part(250), top)).Line(d.at(x+part(270), top)).
			Line(d.at(x+part(270), foot)).Line(d.at(x-part(250), foot)).Close()
		d.add(geom.Figure{Outline: o, Filled: true, Fill: ink})
	}
}

// flake is six arms.
func (d *icon) flake(x, y, r int) {
	var lines [][4]int
	for _, i := range [...]int{1, 3, 5} {
		dx, dy := rays[i][0]*r/1000, rays[i][1]*r/1000
		lines = append(lines, [4]int{x - dx, y - dy, x + dx, y + dy})
	}
	d.strokes(lines)
}

// gust is a level line that ends in a curl upwards, or downwards for a bend below
// zero.
func (d *icon) gust(x, y, length, bend int) {
	end := x + length
	k := max(bend, -bend) * 5523 / 10000
	r := max(bend, -bend)
	kv := k
	if bend < 0 {
		kv = -k
	}
	d.stroke(geom.Outline(nil).Move(d.at(x, y)).Line(d.at(end, y)).
		Cube(d.at(end+k, y), d.at(end+r, y-bend+kv), d.at(end+r, y-bend)).
		Cube(d.at(end+r, y-bend-kv), d.at(end+k, y-2*bend), d.at(end, y-2*bend)).
		Cube(d.at(end-k, y-2*bend), d.at(end-r*8/10, y-bend*3/2-kv/2), d.at(end-r*8/10, y-bend*3/2)))
}

// crescent is a waxing moon: the right half of a circle and the arc of a larger
// one within it.
func (d *icon) crescent(x, y, r int) {
	// About three quarters of the circle, its ends at the upper right and the lower
	// right, and back along a flatter arc.
	k := r * 5523 / 10000
	o := geom.Outline(nil).Move(d.at(x+r*35/100, y-r*94/100)).
		Cube(d.at(x-r*10/100, y-r*112/100), d.at(x-r, y-r*70/100), d.at(x-r, y)).
		Cube(d.at(x-r, y+k), d.at(x-k, y+r), d.at(x, y+r)).
		Cube(d.at(x+r*45/100, y+r), d.at(x+r*85/100, y+r*70/100), d.at(x+r*95/100, y+r*30/100)).
		Cube(d.at(x+r*40/100, y+r*62/100), d.at(x-r*38/100, y+r*20/100), d.at(x-r*30/100, y-r*30/100)).
		Cube(d.at(x-r*26/100, y-r*60/100), d.at(x, y-r*86/100), d.at(x+r*35/100, y-r*94/100)).Close()
	d.add(geom.Figure{Outline: o, Filled: true, Fill: geom.White, Weight: d.line, Stroke: geom.Black})
}

// half blackens the left half of a disc, or the right one.
func (d *icon) half(x, y, r int, left bool) {
	k := r * 5523 / 10000
	side := 1
	if left {
		side = -1
	}
	d.add(geom.Figure{Filled: true, Fill: geom.Black, Outline: geom.Outline(nil).Move(d.at(x, y-r)).
		Cube(d.at(x+side*k, y-r), d.at(x+side*r, y-k), d.at(x+side*r, y)).
		Cube(d.at(x+side*r, y+k), d.at(x+side*k, y+r), d.at(x, y+r)).Close()})
}

// waves is a line of three waves at a height.
func (d *icon) waves(y int) {
	o := geom.Outline(nil).Move(d.at(50, y))
	for x := 50; x < 950; x += 300 {
		o = o.Cube(d.at(x+75, y-90), d.at(x+75, y-90), d.at(x+150, y)).
			Cube(d.at(x+225, y+90), d.at(x+225, y+90), d.at(x+300, y))
	}
	d.stroke(o)
}
