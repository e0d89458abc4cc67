package edition

import (
	"testing"

	"broadsheet/layout/geom"
)

func TestParseLength(t *testing.T) {
	for _, c := range []struct {
		in   string
		want geom.Length // 1/65536 pt
	}{
		{"1pt", 65536},
		{"9pt", 9 * 65536},
		{".5pt", 32768},
		{"0.25pt", 16384},
		{"9.5 pt", 622592},
		{"1pc", 786432},
		{"1p0", 786432},
		{"1p6", 1179648},
		{"1p6.5", 1212416},
		{"0p9", 589824},
		{"11p", 8650752},
		{"1in", 4718592},
		{".5in", 2359296},
		{"25.4mm", 4718592},
		{"2.54cm", 4718592},
		{"1mm", 185771},   // 185771.34
		{"10mm", 1857713}, // 1857713.39
		{"0.1mm", 18577},
		{"280mm", 52015975},
		{"0", 0},
		{"0pt", 0},
		{"-2pt", -131072},
		{"-1p6", -1179648},
		{"+3PT", 3 * 65536},
		{"0.0000076pt", 0},
		{"0.0000077pt", 1},
		{"9999999pt", 655359934464},
	} {
		got, wrong := parseLength(c.in)
		if got != c.want || wrong != "" {
			t.Errorf("parseLength(%q) = %d, %q; want %d", c.in, got, wrong, c.want)
		}
	}
}

func TestParseLengthFaults(t *testing.T) {
	for in, want := range map[string]string{
		"":             "`` is not a length",
		"wide":         "`wide` is not a length",
		"10":           "`10` has no unit",
		"10px":         "unknown unit `px`",
		"10 mm wide":   "unknown unit `mm wide`",
		"1p":           "",
		"1p-6":         "unknown unit `p-6`",
		"1p6x":         "unknown unit `p6x`",
		"--1pt":        "`--1pt` is not a length",
		"12345678pt":   "`12345678pt` is not a length",
		"1.12345678pt": "`1.12345678pt` is not a length",
		"1,5pt":        "unknown unit `,5pt`",
		"10%":          "unknown unit `%`",
		".pt":          "`.pt` is not a length",
	} {
		if _, got := parseLength(in); got != want {
			t.Errorf("parseLength(%q): %q, want %q", in, got, want)
		}
	}
}

func TestParseInk(t *testing.T) {
	for in, want := range map[string]geom.Ink{
		"black":          {K: 100},
		"White":          {},
		"C0 M90 Y80 K5":  {M: 90, Y: 80, K: 5},
		"K10":            {K: 10},
		"k12%":           {K: 12},
		"Y80, M90":       {M: 90, Y: 80},
		"C100/M60/Y0/K0": {C: 100, M: 60},
	} {
		if got, ok := parseInk(in); !ok || got != want {
			t.Errorf("parseInk(%q) = %v, %v; want %v", in, got, ok, want)
		}
	}
	for _, in := range []string{"", "red", "#ff0000", "C101", "C10 C20", "K", "K1.5", "C-1", "R10", "K10 x", "C 10"} {
		if got, ok := parseInk(in); ok {
			t.Errorf("parseInk(%q) = %v", in, got)
		}
	}
}

func TestParseRatio(t *testing.T) {
	for in, want := range map[string]Ratio{
		"3:2": {3, 2}, "6:4": {3, 2}, "16:9": {16, 9}, "4/5": {4, 5}, "1.5:1": {3, 2}, "2.35 : 1": {47, 20}, "1:1": {1, 1},
	} {
		if got, ok := parseRatio(in); !ok || got != want {
			t.Errorf("parseRatio(%q) = %v, %v; want %v", in, got, ok, want)
		}
	}
	for _, in := range []string{"", "3", "3:", ":2", "0:2", "3:0", "-3:2", "3:2:1", "a:b", "100:1"} {
		if got, ok := parseRatio(in); ok {
			t.Errorf("parseRatio(%q) = %v", in, got)
		}
	}
}
