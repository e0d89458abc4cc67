package makeup

import (
	"testing"

	"broadsheet/layout/geom"
)

// testLegs are three legs of 100 pt on a 10 pt grid, with gutters of 12 pt.
func testLegs() *legs {
	return &legs{x: []geom.Length{0, 112 * geom.Pt, 224 * geom.Pt}, width: 100 * geom.Pt,
		top: []int{2, 0, 5}, grid: grid{step: 10 * geom.Pt, columns: 3, gutter: 12 * geom.Pt}}
}

func TestSlotsOfLegs(t *testing.T) {
	got := testLegs().slots(10)
	if want := 8 + 10 + 5; len(got) != want {
		t.Fatalf("%d slots, want %d", len(got), want)
	}
	for i, s := range got {
		if i == 0 {
			continue
		}
		p := got[i-1]
		if s.leg == p.leg && (s.row != p.row+1 || s.stretch != p.stretch) {
			t.Errorf("slot %d at row %d does not follow row %d", i, s.row, p.row)
		}
		if s.leg != p.leg && (p.row != 9 || s.stretch == p.stretch) {
			t.Errorf("leg %d ends at row %d, not at 9, or goes on in the next", p.leg, p.row)
		}
	}
}

// A picture over two whole legs leaves no slot beside it, and splits each leg
// into two stretches.
func TestSlotsRoundPicture(t *testing.T) {
	l := testLegs()
	l.blocks = []geom.Rect{{X: 0, Y: 40 * geom.Pt, W: 212 * geom.Pt, H: 30 * geom.Pt}}
	stretches := map[int32]map[int32]bool{}
	for _, s := range l.slots(10) {
		if s.leg < 2 && s.row >= 4 && s.row < 7 {
			t.Errorf("a slot in row %d of leg %d, under the picture", s.row, s.leg)
		}
		if stretches[s.leg] == nil {
			stretches[s.leg] = map[int32]bool{}
		}
		stretches[s.leg][s.stretch] = true
	}
	for leg, want := range []int{2, 2, 1} {
		if got := len(stretches[int32(leg)]); got != want {
			t.Errorf("leg %d has %d stretches, want %d", leg, got, want)
		}
	}
}

// A cut-out narrower than a leg leaves slots beside it, on the wider side.
func TestSlotsRoundCutOut(t *testing.T) {
	wide := &legs{x: []geom.Length{0}, width: 300 * geom.Pt, top: []int{0}, grid: grid{step: 10 * geom.Pt}}
	wide.blocks = []geom.Rect{{X: 0, Y: 20 * geom.Pt, W: 100 * geom.Pt, H: 20 * geom.Pt}}
	for _, s := range wide.slots(6) {
		x, w := geom.Length(0), 300*geom.Pt
		if s.row == 2 || s.row == 3 {
			x, w = 100*geom.Pt+standoff, 200*geom.Pt-standoff
		}
		if s.at.X != x || s.width != w {
			t.Errorf("row %d: slot at %v of %v, want at %v of %v", s.row, s.at.X, s.width, x, w)
		}
		if s.stretch != 0 {
			t.Errorf("row %d: the cut-out splits the leg", s.row)
		}
	}
}
