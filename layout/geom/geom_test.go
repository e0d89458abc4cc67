package geom

import (
	"math/big"
	"testing"
)

// FuzzMulDiv holds MulDiv against big integers.
func FuzzMulDiv(f *testing.F) {
	f.Add(int64(7), int64(3), int64(2))
	f.Add(int64(-7), int64(3), int64(2))
	f.Add(int64(1)<<60, int64(72)*65536, int64(25400))
	f.Fuzz(func(t *testing.T, a, b, c int64) {
		if c == 0 || a == -1<<63 || b == -1<<63 || c == -1<<63 {
			return
		}
		// Twice the quotient, truncated, then rounded half away from zero.
		q := new(big.Int).Mul(big.NewInt(a), big.NewInt(b))
		q.Mul(q, big.NewInt(2))
		q.Quo(q, big.NewInt(c))
		if q.Sign() >= 0 {
			q.Add(q, big.NewInt(1))
		} else {
			q.Sub(q, big.NewInt(1))
		}
		q.Quo(q, big.NewInt(2))
		if !q.IsInt64() {
			return
		}
		if got := Length(a).MulDiv(Length(b), Length(c)); int64(got) != q.Int64() {
			t.Errorf("%d·%d/%d = %d, want %d", a, b, c, got, q.Int64())
		}
	})
}

func TestUnits(t *testing.T) {
	for _, c := range []struct {
		got  Length
		want string
	}{
		{MM(25_400), "72pt"}, {Pica, "12pt"}, {In, "72pt"}, {MM(381_000), "1080pt"}, {9*Pt + Pt/2, "9.5pt"},
		{Points(7.5), "7.5pt"}, {-Pt / 4, "-0.25pt"}, {0, "0pt"},
	} {
		if got := c.got.String(); got != c.want {
			t.Errorf("%d is %s, want %s", c.got, got, c.want)
		}
	}
}

func TestRect(t *testing.T) {
	a, b := Rect{0, 0, 10, 10}, Rect{5, 6, 10, 10}
	if got, want := a.Intersect(b), (Rect{5, 6, 5, 4}); got != want {
		t.Errorf("they share %v, want %v", got, want)
	}
	if got, want := a.Union(b), (Rect{0, 0, 15, 16}); got != want {
		t.Errorf("together %v, want %v", got, want)
	}
	if !a.Intersect(Rect{10, 0, 5, 5}).Empty() {
		t.Error("neighbours share something")
	}
	if got := (Rect{}).Union(a); got != a {
		t.Errorf("with nothing %v", got)
	}
	if got, want := b.Inset(2), (Rect{7, 8, 6, 6}); got != want {
		t.Errorf("inset %v, want %v", got, want)
	}
}
