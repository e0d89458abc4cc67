package pack

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

var update = flag.Bool("update", false, "write the goldens anew")

// TestExplain: what an editor is told, against goldens, never wider than a
// terminal.
func TestExplain(t *testing.T) {
	for _, c := range []struct {
		name  string
		page  func() (Page, []Item)
		start bool
	}{
		{"broadsheet", func() (Page, []Item) { return newsroom(3, broadsheet) }, false},
		{"tabloid-again", func() (Page, []Item) { return newsroom(2, tabloid) }, true},
		{"faults", func() (Page, []Item) {
			return Page{Columns: 6, Rows: 50, Gap: 2}, []Item{square("fog", 1, 4, 30), must(square("tides", 2, 4, 30))}
		}, false},
		{"off-grid", func() (Page, []Item) { return Page{}, nil }, false},
		{"long-names", func() (Page, []Item) {
			return Page{Columns: 4, Rows: 20, Gap: 2}, []Item{square("fog", 1, 4, 20), square("the ferry at the end of the pier", 2, 4, 10), square("snow", 3, 5, 9), square("rain", 4, 2, 21)}
		}, false},
	} {
		p, items := c.page()
		r := Pack(p, items, Options{Keep: 3, Steps: 3000})
		if c.start {
			_, items = edited(2, tabloid)
			r = Pack(p, items, Options{Keep: 2, Steps: 500, Start: r.Placements})
		}
		got := r.Explain(items)
		for line := range strings.Lines(got) {
			if n := utf8.RuneCountInString(line); n > 81 && len(r.Faults) == 0 {
				t.Errorf("%s: %d characters in %q", c.name, n-1, line)
			}
		}
		golden(t, filepath.Join("testdata", "explain", c.name+".txt"), got)
	}
}

// golden holds a text against a file; -update writes it.
func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != got {
		if err := os.WriteFile(file+".got", []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		t.Errorf("%s: not as it was; see %s.got", file, file)
	}
}
