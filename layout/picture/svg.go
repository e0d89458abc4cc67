package picture

import (
	"errors"
	"fmt"
	"strings"

	"broadsheet/layout/diag"
	"broadsheet/layout/geom"
)

// The reader of SVG drawings: the static subset of SVG 2 that tools for charts and
// logos write. A document becomes a tree (svgtree.go); walking that (svgwalk.go)
// with styles (svgstyle.go, svgpaint.go) and matrices (svgmatrix.go) turns each
// shape (svgshape.go, svgpath.go) into a figure. What is not among figures (text,
// images, filters, masks) is left out, or simplified, with a finding in its line.
//
// Coordinates are floating-point numbers until they are points of a figure. Products
// are converted before they are added, so that no processor fuses the two.

// What a drawing may have at most: a map of the world's coasts has some 10,000
// nodes and 400,000 segments.
const (
	mostSVGBytes    = 32 << 20
	mostSVGNodes    = 200_000
	mostSVGDepth    = 200
	mostSVGVisits   = 200_000 // with what `use` shows again
	mostSVGSegments = 2_000_000
	mostSVGUses     = 24 // one within the other
	mostSVGWork     = 64 << 20
)

// isSVG tells an SVG document by its beginning.
func isSVG(s string) bool {
	s = strings.TrimLeft(strings.TrimPrefix(s, "\ufeff"), " \t\r\n")
	return strings.HasPrefix(s, "<?xml") || strings.HasPrefix(s, "<!--") ||
		strings.HasPrefix(s, "<") && (strings.Contains(s, "<svg") || strings.Contains(s, "<!DOCTYPE svg") || strings.Contains(s, ":svg"))
}

// readSVG reads the drawing of an SVG file.
func (p *Picture) readSVG() error {
	if len(p.Data) > mostSVGBytes {
		return fmt.Errorf("the drawing has %d MB, more than the %d that can be read; simplify it", len(p.Data)>>20, mostSVGBytes>>20)
	}
	r := &svgReader{file: p.File, ids: map[string]*svgNode{}, said: map[string]bool{}, out: &Drawing{}}
	root, err := r.parse(p.Data)
	if err != nil {
		return err
	}
	if err := r.draw(root); err != nil {
		return err
	}
	p.Drawing = r.out
	p.Color = CMYK
	p.Width, p.Height = inMilli(r.out.Size.W), inMilli(r.out.Size.H)
	return nil
}

// svgReader is a document being read.
type svgReader struct {
	file     string
	ids      map[string]*svgNode
	sheet    cssSheet
	out      *Drawing
	said     map[string]bool
	visits   int
	work     int // in bytes of attributes and styles looked at
	segments int
	probed   int
	view     svgBox // the drawing's own, in points
}

var errSVGLarge = errors.New("the drawing has more in it than can be read; simplify it, or save it as a PNG")

// draw settles the drawing's size and draws its tree.
func (r *svgReader) draw(root *svgNode) error {
	w, hasW := r.extent(root, "width")
	h, hasH := r.extent(root, "height")
	box, hasBox := parseViewBox(root.get("viewBox"))
	switch {
	case hasBox && !hasW && !hasH:
		w, h = box.w, box.h
	case hasBox && !hasW:
		w = h * box.w / box.h
	case hasBox && !hasH:
		h = w * box.h / box.w
	case !hasBox && (!hasW || !hasH):
		return errors.New("the drawing has no size; give its `svg` a `viewBox`")
	case !hasBox:
		box = svgBox{w: w, h: h}
	}
	const px = .75 // in points: CSS Values 3, 6.2
	if !(w*px >= .01 && h*px >= .01 && w*px <= 100_000 && h*px <= 100_000) {
		return fmt.Errorf("the drawing is %.4g × %.4g points large, which no page can show; save it in another size", w*px, h*px)
	}
	r.out.Size = geom.Size{W: geom.Points(w * px), H: geom.Points(h * px)}
	r.view = svgBox{w: w * px, h: h * px}
	m := fit(box, r.view, root.get("preserveAspectRatio"))
	st := firstStyle(box)
	for _, name := range [...]string{"desc", "title"} {
		if n := root.child(name); n != nil && r.out.about == "" {
			r.out.about = n.words()
		}
	}
	r.style(&st, root)
	r.unsupported(root, &st, m)
	return r.children(root, st, m, 0)
}

// full reports whether the drawing has more in it than can be read.
func (r *svgReader) full() bool {
	return r.visits > mostSVGVisits || r.work > mostSVGWork || r.segments > mostSVGSegments
}

// extent is the width or height of the document, in pixels; a share of the page's
// is none.
func (r *svgReader) extent(root *svgNode, name string) (float64, bool) {
	s := strings.TrimSpace(root.get(name))
	if s == "" || strings.HasSuffix(s, "%") || s == "auto" {
		return 0, false
	}
	v, ok := parseLength(s, 0)
	return v, ok && v > 0
}

// warn adds a warning, once of each kind.
func (r *svgReader) warn(n *svgNode, kind, hint, format string, args ...any) {
	if r.said[kind] {
		return
	}
	r.said[kind] = true
	f := diag.At(diag.Pos{File: r.file, Line: n.line, Col: n.col}, diag.Warning, "drawing", format, args...)
	f.Hint = hint
	r.out.Findings = append(r.out.Findings, f)
}
