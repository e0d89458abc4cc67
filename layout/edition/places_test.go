package edition

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// threeStories is an edition of three stories, from a folder of its own.
func threeStories(t *testing.T, spec string) *Edition {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"edition.yaml": spec,
		"a.txt":        "Of a\n\nThe first story is short.\n", "b.txt": "Of b\n\nThe second story is short.\n", "c.txt": "Of c\n\nThe third story is short.\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	e, _, err := Load(filepath.Join(dir, "edition.yaml"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// at is a story of an edition with a place.
func at(s Placement, row int, jumps ...string) Placement {
	s.Column, s.Span, s.Row, s.Depth = 1, 2, row, 10
	s.Jumps = nil
	for _, folio := range jumps {
		s.Jumps = append(s.Jumps, Jump{Folio: folio})
	}
	return s
}

func places(row string) string {
	return "        at:\n          column: 1\n          span: 2\n          row: " + row + "\n          depth: 10\n"
}

// TestWritePlaces: what is written of stories that make-up has placed, or left out.
func TestWritePlaces(t *testing.T) {
	for _, c := range []struct {
		name, spec string
		placed     func(e *Edition) []Placed
		want       string
	}{
		{"one placed, one left out", "pages:\n  - stories: [{story: a.txt, priority: 1}, b.txt]\n",
			func(e *Edition) []Placed { return []Placed{{Stories: []Placement{at(e.Pages[0].Stories[0], 1)}}} },
			"pages:\n  - stories:\n      - story: a.txt\n" + places("1") + "\n# Left out:\n# - b.txt\n"},
		{"all left out", "pages:\n  - folio: A1\n    stories: [a.txt, b.txt]\n",
			func(e *Edition) []Placed { return []Placed{{}} },
			"pages:\n  - folio: A1\n    stories: []\n\n# Left out:\n# - a.txt\n# - b.txt\n"},
		{"a list that two pages share", "pages:\n  - stories: &s [a.txt, b.txt]\n  - stories: *s\n",
			func(e *Edition) []Placed {
				return []Placed{{Stories: []Placement{at(e.Pages[0].Stories[0], 1)}}, {Stories: []Placement{at(e.Pages[1].Stories[0], 21), at(e.Pages[1].Stories[1], 41)}}}
			},
			"pages:\n  - stories:\n      - story: a.txt\n" + places("1") + "  - stories:\n      - story: a.txt\n" + places("21") + "      - story: b.txt\n" + places("41")},
		{"of the edition's list", "stories: [a.txt, b.txt]\npages:\n  - folio: A1\n  - folio: A2\n",
			func(e *Edition) []Placed { return []Placed{{}, {Stories: []Placement{at(e.Stories[1], 1)}}} },
			"pages:\n  - folio: A1\n  - folio: A2\n    stories:\n      - story: b.txt\n" + places("1") + "\n# Left out:\n# - a.txt\n"},
		{"a story that runs on, where the spec has no place for it", "pages:\n  - {folio: A1, stories: [{story: a.txt, jump: A2}, b.txt]}\n  - {folio: A2, stories: [c.txt]}\n",
			func(e *Edition) []Placed {
				rest := at(e.Pages[0].Stories[0], 1)
				rest.From = "A1"
				return []Placed{{Stories: []Placement{at(e.Pages[0].Stories[0], 1, "A2"), at(e.Pages[0].Stories[1], 21)}}, {Stories: []Placement{rest}}}
			},
			"pages:\n  - folio: A1\n    stories:\n      - story: a.txt\n" + places("1") + "        jump:\n          - \"A2\"\n      - story: b.txt\n" + places("21") +
				"  - folio: A2\n    stories:\n      - c.txt\n      - continues: a.txt\n" + places("1")},
		{"a place for the rest of a story that ends before", "pages:\n  - {folio: A1, stories: [{story: a.txt, jump: A2}, b.txt]}\n  - {folio: A2, stories: [{continues: a.txt}, c.txt]}\n",
			func(e *Edition) []Placed {
				return []Placed{{Stories: []Placement{at(e.Pages[0].Stories[0], 1), at(e.Pages[0].Stories[1], 21)}}, {}}
			},
			"pages:\n  - folio: A1\n    stories:\n      - story: a.txt\n" + places("1") + "      - story: b.txt\n" + places("21") + "  - folio: A2\n    stories:\n      - c.txt\n"},
		{"and of one that does not", "pages:\n  - {folio: A1, stories: [{story: a.txt, jump: A2}, b.txt]}\n  - {folio: A2, stories: [{continues: a.txt}, c.txt]}\n",
			func(e *Edition) []Placed {
				return []Placed{{Stories: []Placement{at(e.Pages[0].Stories[0], 1, "A2"), at(e.Pages[0].Stories[1], 21)}}, {}}
			},
			"pages:\n  - folio: A1\n    stories:\n      - story: a.txt\n" + places("1") + "        jump:\n          - \"A2\"\n      - story: b.txt\n" + places("21") +
				"  - folio: A2\n    stories:\n      - continues: a.txt\n      - c.txt\n"},
	} {
		e := threeStories(t, c.spec)
		var b bytes.Buffer
		if err := WritePlaces(&b, e, []byte(c.spec), c.placed(e)); err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if b.String() != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, &b, c.want)
		}
	}
}

// TestWritePlacesElsewhere: a spec that was changed in the meantime is an error.
func TestWritePlacesElsewhere(t *testing.T) {
	const spec = "pages:\n  - stories: [a.txt, b.txt]\n    modules: [{photo: p.svg, filler: true}]\n"
	e := threeStories(t, strings.ReplaceAll(spec, "    modules: [{photo: p.svg, filler: true}]\n", ""))
	placed := []Placed{{Stories: []Placement{at(e.Pages[0].Stories[0], 1)}}}
	for _, c := range []struct {
		name, spec string
		placed     []Placed
	}{
		{"no pages", "date: 2026-11-22\n", placed},
		{"another page", "pages:\n  - stories: [a.txt, b.txt]\n  - folio: A9\n", placed},
		{"another story", "pages:\n  - stories: [a.txt, b.txt, c.txt]\n", placed},
		{"a story elsewhere", "pages:\n  - stories:\n    - b.txt\n    - a.txt\n", placed},
		{"another module", spec, placed},
		{"no places", "pages:\n  - stories: [a.txt, b.txt]\n", nil},
	} {
		var b bytes.Buffer
		if err := WritePlaces(&b, e, []byte(c.spec), c.placed); err == nil || !strings.Contains(err.Error(), "is not the spec") {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}
