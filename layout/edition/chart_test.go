package edition

import "testing"

func TestParseValue(t *testing.T) {
	for _, c := range []struct {
		s        string
		decimal  byte
		n        int64
		decimals int
		ok       bool
	}{
		{"0", '.', 0, 0, true}, {"12.50", '.', 12_500_000, 2, true}, {"-3", '.', -3_000_000, 0, true}, {"−.5", '.', -500_000, 1, true},
		{"+4", '.', 4_000_000, 0, true}, {"1,234,567", '.', 1_234_567_000_000, 0, true}, {"1 234,5", ',', 1_234_500_000, 1, true},
		{"1.204,5", ',', 1_204_500_000, 1, true}, {"100000000000", '.', 1e17, 0, true}, {"0.000001", '.', 1, 6, true},
		{"100000000001", '.', 0, 0, false}, {"1.2.3", '.', 0, 0, false}, {"12,34", '.', 0, 0, false}, {"1,2345", '.', 0, 0, false}, {"1e3", '.', 0, 0, false},
		{"--1", '.', 0, 0, false}, {"5.", '.', 0, 0, false}, {"3 %", '.', 0, 0, false}, {"-", '.', 0, 0, true}, {"n/a", '.', 0, 0, true},
	} {
		v, ok := parseValue(c.s, c.decimal)
		if ok != c.ok || ok && (v.N != c.n || v.Decimals != c.decimals) {
			t.Errorf("%q: %+v, %v", c.s, v, ok)
		}
	}
}

// FuzzParseValue: what is taken for a number is within bounds, and its opposite is
// one, too.
func FuzzParseValue(f *testing.F) {
	for _, s := range []string{"12.5", "-1,234.5", "1 000", "−0", "", "..", "1,,2"} {
		f.Add(s, byte('.'))
	}
	f.Fuzz(func(t *testing.T, s string, decimal byte) {
		if decimal != '.' {
			decimal = ','
		}
		v, ok := parseValue(s, decimal)
		if !ok || !v.Given {
			return
		}
		if v.N > MostValue || v.N < -MostValue || v.Decimals > 6 {
			t.Fatalf("%q is %+v", s, v)
		}
		if s[0] >= '0' && s[0] <= '9' {
			if w, ok := parseValue("-"+s, decimal); !ok || w.N != -v.N {
				t.Fatalf("-%q is %+v", s, w)
			}
		}
	})
}
