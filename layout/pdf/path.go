package pdf

import (
	"broadsheet/layout/geom"
	"broadsheet/layout/page"
)

// path draws a path item.
func (w *pen) path(p *page.Path) {
	w.endText()
	w.openAlt(p.Alt)
	w.figure(&p.Figure)
	w.closeAlt(p.Alt)
}

// openAlt begins what an alternative text stands for; closeAlt ends it. They do
// nothing for "".
func (w *pen) openAlt(alt string) {
	if alt != "" {
		w.b = append(w.b, "/Span <</Alt "...)
		w.b = append(appendTextString(w.b, alt), ">> BDC\n"...)
	}
}

func (w *pen) closeAlt(alt string) {
	if alt != "" {
		w.b = append(w.b, "EMC\n"...)
	}
}

// drawing draws a picture that is a drawing, clipped to its box.
func (w *pen) drawing(p *page.Picture) {
	w.endText()
	w.openAlt(p.Alt)
	before := w.state
	w.b = append(w.b, "q\n"...)
	w.box(p.Box)
	w.b = append(w.b, "re W n\n"...)
	figures := p.Drawing()
	for i := range figures {
		w.figure(&figures[i])
	}
	w.b = append(w.b, "Q\n"...)
	w.state = before
	w.closeAlt(p.Alt)
}

// figure paints a figure. Caps, joins, dashes and clips, which few have, are not
// part of the state that the pen keeps: they are set within q and Q.
func (w *pen) figure(f *geom.Figure) {
	if !f.Filled && f.Weight <= 0 || len(f.Outline) == 0 {
		return
	}
	before, special := w.state, f.Weight > 0 && (f.Cap != 0 || f.Join != 0 || f.MiterLimit() != 10000 || len(f.Dash) > 0)
	special = special || len(f.Clips) > 0
	if special {
		w.b = append(w.b, "q\n"...)
	}
	for _, c := range f.Clips {
		w.outline(c.Outline)
		w.b = append(append(w.b, [2]string{"W", "W*"}[index(c.EvenOdd)]...), " n\n"...)
	}
	w.figureInks(f)
	if f.Weight > 0 {
		w.weigh(f.Weight)
		w.lineStyle(f)
	}
	w.outline(f.Outline)
	op := [2][2]string{{"f", "f*"}, {"B", "B*"}}
	switch {
	case !f.Filled:
		w.b = append(w.b, 'S')
	default:
		w.b = append(w.b, op[index(f.Weight > 0)][index(f.EvenOdd)]...)
	}
	w.b = append(w.b, '\n')
	if special {
		w.b = append(w.b, "Q\n"...)
		w.state = before
	}
}

// figureInks sets a figure's inks. Of two the one that is not black comes last, so
// that neither overprints: one operator paints both.
func (w *pen) figureInks(f *geom.Figure) {
	late := f.Filled && f.Fill != geom.Black
	if f.Filled && !late {
		w.ink(f.Fill, false)
	}
	if f.Weight > 0 {
		w.ink(f.Stroke, true)
	}
	if late {
		w.ink(f.Fill, false)
	}
}

func index(b bool) int {
	if b {
		return 1
	}
	return 0
}

// weigh sets the weight of lines, at least the finest that the file can tell.
func (w *pen) weigh(l geom.Length) {
	if weight := max(milli(l), 1); weight != w.state.weight {
		w.state.weight = weight
		w.numbers(weight)
		w.b = append(w.b, "w\n"...)
	}
}

// lineStyle sets what of a figure's stroke is not as at a page's beginning.
func (w *pen) lineStyle(f *geom.Figure) {
	if f.Cap != geom.ButtCap {
		w.b = append(w.b, '0'+byte(f.Cap), ' ', 'J', '\n')
	}
	if f.Join != geom.MiterJoin {
		w.b = append(w.b, '0'+byte(f.Join), ' ', 'j', '\n')
	} else if f.MiterLimit() != 10000 {
		w.numbers(f.MiterLimit())
		w.b = append(w.b, "M\n"...)
	}
	var sum int64
	for _, d := range f.Dash {
		sum += milli(d)
	}
	if sum > 0 {
		w.b = append(w.b, '[')
		for _, d := range f.Dash {
			w.numbers(milli(d))
		}
		w.b = append(w.b, "] "...)
		w.numbers(milli(f.Phase))
		w.b = append(w.b, "d\n"...)
	}
}

// outline writes the operators that build a path.
func (w *pen) outline(o geom.Outline) {
	for i := range o {
		s := &o[i]
		for _, p := range s.P[:s.Op.Points()] {
			w.numbers(milli(p.X), w.up(p.Y))
		}
		w.b = append(w.b, "mlch"[s.Op], '\n')
	}
}
