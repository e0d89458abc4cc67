package geom

// Op is a step of an outline.
type Op uint8

// The steps. Close goes back to where the last MoveTo was.
const (
	MoveTo Op = iota
	LineTo
	CubeTo
	Close
)

// Points is how many points a step has; the last is where it ends, those before
// it are control points.
func (o Op) Points() int { return [...]int{MoveTo: 1, LineTo: 1, CubeTo: 3, Close: 0}[o] }

// Segment is a step of an outline with its points.
type Segment struct {
	Op Op
	P  [3]Point
}

// Outline is contours of straight lines and cubic curves. Each contour begins with
// a MoveTo; one that is to be stroked all round ends in a Close.
type Outline []Segment

// Move, Line, Cube and Close give the outline with a further step.
func (o Outline) Move(p Point) Outline { return append(o, Segment{MoveTo, [3]Point{p}}) }

// Line adds a straight line to p.
func (o Outline) Line(p Point) Outline { return append(o, Segment{LineTo, [3]Point{p}}) }

// Cube adds a curve to r with the control points p and q.
func (o Outline) Cube(p, q, r Point) Outline { return append(o, Segment{CubeTo, [3]Point{p, q, r}}) }

// Close closes the contour.
func (o Outline) Close() Outline { return append(o, Segment{Op: Close}) }

// Box adds a rectangle, clockwise.
func (o Outline) Box(r Rect) Outline {
	return o.Move(Point{r.X, r.Y}).Line(Point{r.Right(), r.Y}).Line(Point{r.Right(), r.Bottom()}).
		Line(Point{r.X, r.Bottom()}).Close()
}

// fitted is the outline scaled and moved as from is brought to to.
func (o Outline) fitted(from, to Rect) Outline {
	out := make(Outline, len(o))
	for i, s := range o {
		for k := range s.P[:s.Op.Points()] {
			p := s.P[k]
			s.P[k] = Point{to.X + (p.X-from.X).MulDiv(to.W, from.W), to.Y + (p.Y-from.Y).MulDiv(to.H, from.H)}
		}
		out[i] = s
	}
	return out
}

// Bounds is the smallest rectangle that holds all points, control points too; it
// is zero for an outline without points, and Empty for a level or upright line.
func (o Outline) Bounds() Rect {
	first := true
	var lo, hi Point
	for i := range o {
		for _, p := range o[i].P[:o[i].Op.Points()] {
			if first {
				lo, hi, first = p, p, false
			}
			lo = Point{min(lo.X, p.X), min(lo.Y, p.Y)}
			hi = Point{max(hi.X, p.X), max(hi.Y, p.Y)}
		}
	}
	return Rect{lo.X, lo.Y, hi.X - lo.X, hi.Y - lo.Y}
}

// Figure is an outline and how it is painted: filled, then stroked, or either. It
// is stroked where Weight is above 0.
type Figure struct {
	Outline Outline
	Filled  bool
	EvenOdd bool // the rule for what lies inside; else that of non-zero winding
	Fill    Ink
	Stroke  Ink
	Weight  Length
	Cap     Cap
	Join    Join
	Miter   int64    // greatest length of a pointed join, in thousandths of Weight; 0 is 10000
	Dash    []Length // strokes and gaps in turn, an even number of them; nil for a whole line
	Phase   Length   // how far into Dash the line begins
	Clips   []Clip   // only what lies inside all of them shows
}

// Clip is an outline outside of which nothing shows.
type Clip struct {
	Outline Outline
	EvenOdd bool
}

// Cap is how a stroke ends, Join how it turns a corner.
type (
	Cap  uint8
	Join uint8
)

// The caps and joins, numbered as in PDF (ISO 32000-1, tables 54 and 55).
const (
	ButtCap Cap = iota
	RoundCap
	SquareCap
)

// A MiterJoin that would be longer than the figure's limit is bevelled.
const (
	MiterJoin Join = iota
	RoundJoin
	BevelJoin
)

// MiterLimit is Miter with its zero value resolved.
func (f *Figure) MiterLimit() int64 {
	if f.Miter == 0 {
		return 10000
	}
	return f.Miter
}

// Bounds is a rectangle that holds the figure as painted; pointed joins may stand
// out of it.
func (f *Figure) Bounds() Rect {
	b := f.Outline.Bounds()
	if f.Weight > 0 {
		b = b.Inset(-f.Weight / 2)
	}
	return b
}

// Fitted is the figure scaled and moved as the rectangle from is brought to the
// rectangle to. Where that changes its proportions, weight and dashes are scaled
// as widths are. From is not Empty.
func (f *Figure) Fitted(from, to Rect) Figure {
	out := *f
	out.Outline = f.Outline.fitted(from, to)
	out.Clips = nil
	for _, c := range f.Clips {
		out.Clips = append(out.Clips, Clip{c.Outline.fitted(from, to), c.EvenOdd})
	}
	out.Weight, out.Phase = f.Weight.MulDiv(to.W, from.W), f.Phase.MulDiv(to.W, from.W)
	out.Dash = nil
	for _, d := range f.Dash {
		out.Dash = append(out.Dash, d.MulDiv(to.W, from.W))
	}
	return out
}
