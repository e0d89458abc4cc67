package edition

import (
	"strings"
	"testing"
)

// marked writes spans with their marks: S for strong, E for emphasis, B for both.
func marked(s string) string {
	var b strings.Builder
	for _, p := range emphasis(s) {
		switch {
		case p.Strong && p.Emph:
			b.WriteString("B")
		case p.Strong:
			b.WriteString("S")
		case p.Emph:
			b.WriteString("E")
		}
		b.WriteString("[" + p.Text + "]")
	}
	return b.String()
}

func TestEmphasis(t *testing.T) {
	for in, want := range map[string]string{
		"":                  "",
		"plain":             "[plain]",
		"**a** b":           "S[a][ b]",
		"a *b* c":           "[a ]E[b][ c]",
		"***a***":           "B[a]",
		"**a *b* c**":       "S[a ]B[b]S[ c]",
		"2 * 3 * 4":         "[2 * 3 * 4]",
		"a * b":             "[a * b]",
		"*a**":              "[*a**]",
		"****":              "[****]",
		"a ** b **":         "[a ** b **]",
		"**a":               "[**a]",
		"**a** and **b":     "S[a][ and **b]",
		"**Editor:** *Ann*": "S[Editor:][ ]E[Ann]",
	} {
		if got := marked(in); got != want {
			t.Errorf("emphasis(%q) is %s, want %s", in, got, want)
		}
	}
}

// FuzzEmphasis holds that nothing but marks is lost.
func FuzzEmphasis(f *testing.F) {
	for _, s := range []string{"**a *b* c**", "*a**", "2 * 3", "***", "** a ** *"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var b strings.Builder
		for _, p := range emphasis(s) {
			if p.Text == "" {
				t.Fatalf("%q has an empty span", s)
			}
			b.WriteString(p.Text)
		}
		if strings.ReplaceAll(b.String(), "*", "") != strings.ReplaceAll(s, "*", "") {
			t.Fatalf("%q became %q", s, b.String())
		}
	})
}
