package picture

import (
	"strings"

	"broadsheet/layout/geom"
)

// children draws what a node has within it.
func (r *svgReader) children(n *svgNode, st svgStyle, m matrix, uses int) error {
	for _, c := range n.children {
		if err := r.node(c, st, m, uses); err != nil {
			return err
		}
	}
	return nil
}

// node draws an element. St is its parent's style; uses is how many `use` it is
// within.
func (r *svgReader) node(n *svgNode, st svgStyle, m matrix, uses int) error {
	if r.visits++; r.full() {
		return errSVGLarge
	}
	switch n.name {
	case "g", "a", "svg", "use", "switch", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text",
		"image", "foreignObject", "video", "canvas", "iframe":
	default:
		return nil // definitions, descriptions, animations
	}
	r.style(&st, n)
	if st.hidden || !st.unseen && r.foreign(n) {
		return nil
	}
	m = r.moved(n, &st, m)
	if r.unsupported(n, &st, m); st.hidden {
		return nil
	}
	switch n.name {
	case "g", "a":
		return r.children(n, st, m, uses)
	case "switch":
		for _, c := range n.children {
			if c.get("systemLanguage") == "" && c.get("requiredExtensions") == "" {
				return r.node(c, st, m, uses)
			}
		}
		return nil
	case "svg":
		return r.children(n, st, r.inner(n, n, &st, m), uses)
	case "use":
		return r.use(n, st, m, uses)
	}
	if st.unseen {
		return nil
	}
	return r.figure(n, &st, m)
}

// foreign reports an element that no figure can show, and says so where there is
// something to see in it.
func (r *svgReader) foreign(n *svgNode) bool {
	switch n.name {
	case "text":
		if words := n.words(); words != "" {
			r.warn(n, "text", "turn text into outlines before the drawing is saved (Inkscape: Object to Path; Illustrator: Create Outlines), or save it as a PDF",
				"the text `%s` is not set, nor any other in the drawing", brief(words))
		}
		return true
	case "image", "foreignObject", "video", "canvas", "iframe":
		r.warn(n, "image", "save the drawing as a PDF or PNG, or place the picture by itself", "an `%s` in a drawing is not shown", n.name)
		return true
	}
	return false
}

// moved is the matrix within an element: by its attribute, or its style, where
// lengths and angles have units.
func (r *svgReader) moved(n *svgNode, st *svgStyle, m matrix) matrix {
	s := n.get("transform")
	if st.own.transform != "" {
		s = strings.NewReplacer("px", "", "deg", "").Replace(st.own.transform)
	}
	if s == "" {
		return m
	}
	if st.own.origin != "" && st.own.origin != "0 0" && st.own.origin != "0px 0px" {
		r.warn(n, "origin", "write the transform about the drawing's corner", "a `transform-origin` is not applied")
	}
	t, ok := parseTransform(s)
	if !ok {
		r.warn(n, "transform", "write it as in `translate(10 20) rotate(45)`", "the transform `%s` cannot be read", brief(s))
	}
	return m.times(t)
}

// inner is the matrix within an `svg`, or a `symbol` as large as its `use` says; its
// style, which is given, gets its box, and is clipped to it.
func (r *svgReader) inner(n, place *svgNode, st *svgStyle, m matrix) matrix {
	whole := st.whole
	number := func(name string, of, otherwise float64) float64 {
		if v, ok := parseLength(place.get(name), of); ok {
			return v
		}
		return otherwise
	}
	to := svgBox{0, 0, number("width", whole.w, whole.w), number("height", whole.h, whole.h)}
	if place == n {
		to.x, to.y = number("x", whole.w, 0), number("y", whole.h, 0)
	}
	if how := st.own.overflow; how != "visible" && how != "auto" && to.w > 0 && to.h > 0 {
		edge := svgPath{m: m, left: 8}
		edge.box(to, 0, 0)
		st.clips = append(st.clips[:len(st.clips):len(st.clips)], geom.Clip{Outline: edge.out})
	}
	box, ok := parseViewBox(n.get("viewBox"))
	if !ok || !(to.w > 0 && to.h > 0) {
		st.whole = to
		return m.times(matrix{1, 0, 0, 1, to.x, to.y})
	}
	st.whole = box
	return m.times(fit(box, to, n.get("preserveAspectRatio")))
}

// use draws what a `use` refers to.
func (r *svgReader) use(n *svgNode, st svgStyle, m matrix, uses int) error {
	id, local := strings.CutPrefix(strings.TrimSpace(n.get("href")), "#")
	of := r.ids[id]
	if !local || of == nil {
		r.warn(n, "use", "", "`%s`, which is to be shown again, is not in the drawing", brief(n.get("href")))
		return nil
	}
	if uses >= mostSVGUses {
		r.warn(n, "uses", "", "`use` within `use` goes deeper than can be drawn")
		return nil
	}
	x, _ := parseLength(n.get("x"), st.whole.w)
	y, _ := parseLength(n.get("y"), st.whole.h)
	m = m.times(matrix{1, 0, 0, 1, x, y})
	if of.name == "symbol" {
		if r.style(&st, of); st.hidden {
			return nil
		}
		m = r.inner(of, n, &st, m)
		r.unsupported(of, &st, m)
		return r.children(of, st, m, uses+1)
	}
	return r.node(of, st, m, uses+1)
}

// unsupported reports what of an element's looks is not drawn, and applies its
// clips.
func (r *svgReader) unsupported(n *svgNode, st *svgStyle, m matrix) {
	for _, k := range [...]struct{ kind, value string }{{"filter", st.own.filter}, {"marker", st.own.marker}} {
		if k.value != "" && k.value != "none" {
			r.warn(n, k.kind, "draw it in another way, or save the drawing as a PDF", "a %s is not drawn", k.kind)
		}
	}
	for _, k := range [...]struct{ kind, value string }{{"clip path", st.own.clip}, {"mask", st.own.mask}} {
		if k.value != "" && k.value != "none" && !r.clip(k.value, st, m) {
			r.warn(n, k.kind, "cut the shapes themselves, or save the drawing as a PDF", "a %s is not applied: what it hides is shown", k.kind)
		}
	}
}

// figure draws a shape.
func (r *svgReader) figure(n *svgNode, st *svgStyle, m matrix) error {
	p := svgPath{m: m, left: mostSVGSegments - r.segments}
	if !p.shape(n, st.whole) {
		r.warn(n, "shape", "", "the `%s` cannot be read to its end; it is drawn as far as it can", n.name)
	}
	if p.left <= 0 {
		return errSVGLarge
	}
	r.segments = mostSVGSegments - p.left
	if len(p.out) == 0 {
		return nil
	}
	f := geom.Figure{Outline: p.out, EvenOdd: st.evenOdd, Clips: st.clips}
	if n.name != "line" {
		f.Fill, f.Filled = r.paint(n, st.fill, st, st.fillOpacity, p.out)
	}
	var stroked bool
	if f.Stroke, stroked = r.paint(n, st.stroke, st, st.strokeOpacity, p.out); stroked {
		scale := m.scale()
		if st.fixedStroke {
			scale = .75
		}
		f.Weight = length(st.weight * scale)
		f.Cap, f.Join = st.cap, st.join
		if f.Miter = int64(min(st.miter, 100) * 1000); f.Miter < 1000 {
			f.Miter = 1000
		}
		f.Dash, f.Phase = dashes(st, scale)
	}
	f.Clips = r.clipping(&f)
	for _, c := range f.Clips {
		r.segments += len(c.Outline) // each figure has its own when it is placed
	}
	if f.Filled || f.Weight > 0 {
		r.out.Figures = append(r.out.Figures, f)
	}
	return nil
}

// dashes are a stroke's dashes in the page's lengths.
func dashes(st *svgStyle, scale float64) (out []geom.Length, phase geom.Length) {
	var sum geom.Length
	for _, d := range st.dash {
		l := length(d * scale)
		out, sum = append(out, l), sum+l
	}
	if sum < geom.Pt/100 {
		return nil, 0
	}
	if len(out)%2 == 1 {
		out, sum = append(out, out...), 2*sum
	}
	if phase = length(st.dashOffset*scale) % sum; phase < 0 {
		phase += sum
	}
	return out, phase
}

// brief is a text as messages quote it.
func brief(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}
