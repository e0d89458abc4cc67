package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"broadsheet/layout/diag"
)

func TestExcerpt(t *testing.T) {
	long := strings.Repeat("abcdefghij", 20)
	for _, c := range []struct {
		name, line string
		col        int
		shown      string
		at         int
	}{
		{"plain", "colums: 4", 1, "colums: 4", 0},
		{"inside", "  colums: 4", 3, "  colums: 4", 2},
		{"beyond the end", "ab", 9, "ab", 2},
		{"tab", "\tcolums: 4", 2, "    colums: 4", 4},
		{"tab inside", "ab\tcd", 4, "ab  cd", 4},
		{"wide", "日本: x", 5, "日本: x", 6},
		{"combining", "e\u0301a", 3, "e\u0301a", 1},
		{"byte-order mark", "\ufeffab", 2, "ab", 1},
		{"control", "a\x1b[31mb", 2, "a\ufffd[31mb", 1},
		{"long, start", long, 5, long[:95] + "…", 4},
		{"long, end", long, 199, "…" + long[105:], 94},
		{"long, middle", long, 101, "…" + long[53:147] + "…", 48},
	} {
		shown, at := excerpt(c.line, c.col)
		if shown != c.shown || at != c.at {
			t.Errorf("%s: got %q at %d, want %q at %d", c.name, shown, at, c.shown, c.at)
		}
	}
}

// An excerpt never is wider than it may be, and the caret never stands off it.
func FuzzExcerpt(f *testing.F) {
	f.Add("\t日本語 e\u0301 \x1b", 3)
	f.Add(strings.Repeat("日", 200), 100)
	f.Add(strings.Repeat("a日\t", 90), 133)
	f.Fuzz(func(t *testing.T, line string, col int) {
		if col < 1 || strings.ContainsAny(line, "\r\n") {
			return
		}
		shown, at := excerpt(line, col)
		if !utf8.ValidString(shown) {
			t.Fatalf("not UTF-8: %q", shown)
		}
		if cells, _ := toCells(shown, 1); len(cells) > maxCells {
			t.Fatalf("%d cells", len(cells))
		}
		if at < 0 || at > maxCells {
			t.Fatalf("caret at %d", at)
		}
	})
}

func TestMessages(t *testing.T) {
	file := filepath.Join(t.TempDir(), "edition.yaml")
	if err := os.WriteFile(file, []byte("date: 2026-11-22\n\tcolums: 4\r\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	l := diag.List{
		{Severity: diag.Note, ID: "tracking", Msg: "tracked by 5/1000"},
		diag.At(diag.Pos{File: file, Line: 2, Col: 2}, diag.Error, "unknown-key", "unknown key `colums`").WithHint("did you mean `columns`?"),
		{Severity: diag.Warning, ID: "loose", File: "gone.txt", Line: 3, Col: 1, Page: "A1", Msg: "a loose\nline"},
	}
	for _, c := range []struct {
		verbose bool
		want    string
	}{
		{false, ""},
		{true, "note: tracked by 5/1000 (tracking)\n"},
	} {
		var b strings.Builder
		newMessages(&b, c.verbose).print(l)
		want := c.want + file + ":2:2: error: unknown key `colums` (unknown-key)\n" +
			"    did you mean `columns`?\n" +
			"  |     colums: 4\n" +
			"  |     ^\n" +
			"gone.txt:3:1: warning: page A1: a loose\ufffdline (loose)\n"
		if b.String() != want {
			t.Errorf("verbose %v: got\n%swant\n%s", c.verbose, b.String(), want)
		}
	}
}

// Of too many messages the graver ones are kept, in their order.
func TestManyMessages(t *testing.T) {
	var l diag.List
	for i := range 60 {
		s := diag.Warning
		if i >= 55 {
			s = diag.Error
		}
		l = append(l, diag.Finding{Severity: s, ID: "x", Msg: fmt.Sprint("number ", i)})
	}
	var b strings.Builder
	newMessages(&b, false).print(l)
	lines := strings.Split(strings.TrimSpace(b.String()), "\n")
	if len(lines) != maxMessages+1 || lines[maxMessages] != "and 10 more" {
		t.Fatalf("%d lines, the last %q", len(lines), lines[len(lines)-1])
	}
	if lines[44] != "warning: number 44 (x)" || lines[45] != "error: number 55 (x)" {
		t.Errorf("got %q and %q", lines[44], lines[45])
	}
}
