package picture

// shape adds an element's outline to a path; whole is the view's box, of which
// shares are meant. It is not ok where its numbers cannot be read, in whole or in
// part.
func (p *svgPath) shape(n *svgNode, whole svgBox) (ok bool) {
	ok = true
	number := func(name string, of float64) float64 {
		s := n.get(name)
		if s == "" || s == "auto" {
			return 0
		}
		v, fine := parseLength(s, of)
		ok = ok && fine
		return v
	}
	x := func(name string) float64 { return number(name, whole.w) }
	y := func(name string) float64 { return number(name, whole.h) }
	switch n.name {
	case "path":
		return p.data(n.get("d"))
	case "rect":
		b := svgBox{x("x"), y("y"), x("width"), y("height")}
		rx, ry := x("rx"), y("ry")
		if s := n.get("rx"); s == "" || s == "auto" {
			rx = ry
		}
		if s := n.get("ry"); s == "" || s == "auto" {
			ry = rx
		}
		if b.w > 0 && b.h > 0 {
			p.box(b, rx, ry)
		}
	case "circle":
		if r := number("r", whole.diagonal()); r > 0 {
			p.ellipse(svgPoint{x("cx"), y("cy")}, r, r)
		}
	case "ellipse":
		rx, ry := x("rx"), y("ry")
		if n.get("rx") == "" {
			rx = ry
		} else if n.get("ry") == "" {
			ry = rx
		}
		if rx > 0 && ry > 0 {
			p.ellipse(svgPoint{x("cx"), y("cy")}, rx, ry)
		}
	case "line":
		p.move(svgPoint{x("x1"), y("y1")})
		p.line(svgPoint{x("x2"), y("y2")})
	case "polyline", "polygon":
		ok = p.corners(n.get("points"))
		if n.name == "polygon" {
			p.close()
		}
	}
	return ok
}

// corners adds straight lines from point to point. It is not ok where the points
// cannot be read to their end.
func (p *svgPath) corners(points string) bool {
	v, ok := parseNumbers(points)
	for i := 0; i+1 < len(v) && p.left > 0; i += 2 {
		if q := (svgPoint{v[i], v[i+1]}); i == 0 {
			p.move(q)
		} else {
			p.line(q)
		}
	}
	return ok && len(v)%2 == 0
}
