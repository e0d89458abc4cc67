package geom

import "testing"

func TestFigure(t *testing.T) {
	o := Outline(nil).Move(Point{10, 20}).Line(Point{30, 20}).Cube(Point{40, 5}, Point{50, 60}, Point{30, 40}).Close()
	if b := o.Bounds(); b != (Rect{10, 5, 40, 55}) {
		t.Errorf("bounds %v", b)
	}
	if b := (Outline)(nil).Bounds(); b != (Rect{}) {
		t.Errorf("bounds of nothing %v", b)
	}
	f := Figure{Outline: o, Weight: 4, Dash: []Length{6, 2}, Phase: 1}
	if b := f.Bounds(); b != (Rect{8, 3, 44, 59}) {
		t.Errorf("bounds with the stroke %v", b)
	}
	g := f.Fitted(Rect{10, 20, 100, 100}, Rect{1000, 1000, 50, 200})
	if g.Outline[0].P[0] != (Point{1000, 1000}) || g.Outline[2].P[1] != (Point{1020, 1080}) || g.Weight != 2 || g.Dash[0] != 3 || g.Dash[1] != 1 {
		t.Errorf("fitted %+v", g)
	}
	if f.Dash[0] != 6 || f.Outline[0].P[0] != (Point{10, 20}) {
		t.Error("the figure itself was changed")
	}
	if f.MiterLimit() != 10000 || (&Figure{Miter: 4000}).MiterLimit() != 4000 {
		t.Error("limits of mitres")
	}
	if got := Outline(nil).Box(Rect{1, 2, 3, 4}).Bounds(); got != (Rect{1, 2, 3, 4}) {
		t.Errorf("a box is %v", got)
	}
}
