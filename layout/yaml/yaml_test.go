package yaml

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"broadsheet/layout/diag"
)

// describe writes a tree on one line.
func describe(b *strings.Builder, n *Node) {
	switch n.Kind {
	case Null:
		b.WriteString("null")
	case Scalar:
		fmt.Fprintf(b, "%q", n.Value)
	case List:
		b.WriteByte('[')
		for i, item := range n.Items {
			if i > 0 {
				b.WriteByte(' ')
			}
			describe(b, item)
		}
		b.WriteByte(']')
	case Map:
		b.WriteByte('{')
		for i, p := range n.Pairs {
			if i > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(p.Key.Value + ":")
			describe(b, p.Value)
		}
		b.WriteByte('}')
	}
}

func TestParse(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"", "null"},
		{"# nothing but a comment\n", "null"},
		{"\ufeffa: 1", `{a:"1"}`},
		{"a: 007\nb: 9.50\nc: 2017-07-11\nd: yes", `{a:"007" b:"9.50" c:"2017-07-11" d:"yes"}`},
		{"a:\nb: ~\nc: ''\nd: null", `{a:null b:null c:"" d:null}`},
		{"a: &x [1, 2]\nb: *x", `{a:["1" "2"] b:["1" "2"]}`},
		{"a: &x {k: 1, l: 2}\nb: {<<: *x, k: 3}", `{a:{k:"1" l:"2"} b:{k:"3" l:"2"}}`},
		{"a: {<<: [{k: 1}, {k: 2, l: 3}]}", `{a:{k:"1" l:"3"}}`},
		{"a: |\n  one\n  two\n", `{a:"one\ntwo\n"}`},
		{"---\na: 1\n...\n", `{a:"1"}`},
		{"a: 1\r\nb: 2\r\n", `{a:"1" b:"2"}`},
	} {
		n, err := Parse("spec.yaml", []byte(c.in), 1)
		if err != nil {
			t.Errorf("%q: %v", c.in, err)
			continue
		}
		var b strings.Builder
		if describe(&b, n); b.String() != c.want {
			t.Errorf("%q: %s, want %s", c.in, b.String(), c.want)
		}
	}
}

func TestParseErrors(t *testing.T) {
	laughs := "a: &a [x, x, x, x, x, x, x, x, x, x]\n"
	for r := 'b'; r <= 'g'; r++ {
		laughs += fmt.Sprintf("%c: &%c [*%c, *%c, *%c, *%c, *%c, *%c, *%c, *%c, *%c, *%c]\n", r, r, r-1, r-1, r-1, r-1, r-1, r-1, r-1, r-1, r-1, r-1)
	}
	for _, c := range []struct{ in, want string }{
		{"a: 1\nb: 2\na: 3", "3:1: error: the key `a` stands here a second time; the first is in line 1 (duplicate-key)"},
		{"a: Trump: the return", "1:1: error: a colon followed by a space inside a text (yaml)"},
		{"a: 1\nb:\n  - c: 1\n   d: 2\ne: 3\n", "4:4: error: this line does not fit the list around it (yaml)"},
		{"a:\n  b: 1\n c: 2\nd: 3\n", "3:2: error: this line does not fit the map around it (yaml)"},
		{"a: [1,\n  2,\n  3]\nb: [1, 2\nc: 3\nd: 4\n", "4:1: error: a bracket that is not closed, or a comma missing in it (yaml)"},
		{"a: 'it's'\nb: 2\n", "1:1: error: this line does not fit the map around it (yaml)"},
		{"a: 1\nb: \"two\nc: 3\n", "2:1: error: a quote that is not closed (yaml)"},
		{"a:\n\tb: 1\n", "2:1: error: a character that cannot begin a text here (yaml)"},
		{"a: @home\n", "1:1: error: a character that cannot begin a text here (yaml)"},
		{"a: *x\n", "1:1: error: an alias to an anchor that is not there (yaml)"},
		{"a: &x [*x]\n", "1:8: error: the alias `*x` stands inside what it refers to (yaml)"},
		{"a: !!binary x\n", "1:4: error: the tag `!!binary` cannot be used here (yaml)"},
		{"[a, b]: 1\n", "1:1: error: a key has to be a word (yaml)"},
		{"a: 1\n---\nb: 2\n", "2:1: error: a second document; only one can stand in a file (yaml)"},
		{"a: {<<: 3}\n", "1:4: error: `<<` takes a map or a list of maps (yaml)"},
		{"a: caf\xe9\n", "1:7: error: a byte that is not UTF-8 (encoding)"},
		{strings.Repeat("[", 70) + strings.Repeat("]", 70), "1:62: error: more than 60 levels of lists and maps (yaml)"},
		{laughs, "6:4: error: more than 200000 values, aliases written out (yaml)"},
	} {
		_, err := Parse("spec.yaml", []byte(c.in), 1)
		if err == nil {
			t.Errorf("%q: no error", c.in)
			continue
		}
		if got := strings.TrimPrefix(err.Error(), "spec.yaml:"); got != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.in, got, c.want)
		}
	}
}

func TestFirstLine(t *testing.T) {
	n, err := Parse("s.md", []byte("a: 1\nb: x\n"), 10)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := n.Get("b").Pos(), (diag.Pos{File: "s.md", Line: 11, Col: 4}); got != want {
		t.Errorf("got %v, want %v", got, want)
	}
	if _, err = Parse("s.md", []byte("a: 1\nb: [\n"), 10); err.(diag.List)[0].Line != 11 {
		t.Errorf("syntax error in line %d, want 11", err.(diag.List)[0].Line)
	}
}

func TestReader(t *testing.T) {
	n, err := Parse("spec.yaml", []byte(`name: Late
count: 6
flag: yes
day: 2026-11-22
size: tabloid
list: [a, b]
one: a
nothing:
colums: 3
`), 1)
	if err != nil {
		t.Fatal(err)
	}
	var r Reader
	m := r.Map(n, "name", "count", "flag", "day", "size", "list", "one", "nothing", "columns")
	if got := r.String(m.Get("name")); got != "Late" {
		t.Errorf("name %q", got)
	}
	if got := r.Int(m.Get("count"), 1, 12); got != 6 {
		t.Errorf("count %d", got)
	}
	if !r.Bool(m.Get("flag")) {
		t.Error("flag false")
	}
	if got := r.Date(m.Get("day")); !got.Equal(time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)) {
		t.Errorf("day %v", got)
	}
	if got := r.Enum(m.Get("size"), "broadsheet", "tabloid"); got != "tabloid" {
		t.Errorf("size %q", got)
	}
	if got := r.List(m.Get("list")); len(got) != 2 || r.String(got[1]) != "b" {
		t.Errorf("list %v", got)
	}
	if got := r.List(m.Get("one")); len(got) != 1 || r.String(got[0]) != "a" {
		t.Errorf("one %v", got)
	}
	if m.Get("nothing") != nil || m.Key("nothing") == nil {
		t.Error("a key without a value is there, its value is not")
	}
	if len(r.Findings) != 1 {
		t.Fatalf("findings: %v", r.Findings)
	}
	f := r.Findings[0]
	if f.String() != "spec.yaml:9:1: error: unknown key `colums` (unknown-key)" || f.Hint != "did you mean `columns`?" {
		t.Errorf("%s, hint %q", f, f.Hint)
	}
}

func TestReaderErrors(t *testing.T) {
	for _, c := range []struct {
		in        string
		take      func(*Reader, *Node)
		msg, hint string
	}{
		{"[a]", func(r *Reader, n *Node) { r.String(n) }, "a list where text belongs", ""},
		{"a", func(r *Reader, n *Node) { r.Map(n, "at") }, "text where a map of `at` belongs", ""},
		{"six", func(r *Reader, n *Node) { r.Int(n, 1, 12) }, "`six` is not a whole number", "give one from 1 to 12"},
		{"13", func(r *Reader, n *Node) { r.Int(n, 1, 12) }, "13 is out of range", "give one from 1 to 12"},
		{"perhaps", func(r *Reader, n *Node) { r.Bool(n) }, "`perhaps` is neither true nor false", ""},
		{"tabliod", func(r *Reader, n *Node) { r.Enum(n, "tabloid", "a3") }, "unknown value `tabliod`", "did you mean `tabloid`?"},
		{"huge", func(r *Reader, n *Node) { r.Enum(n, "tabloid", "a3") }, "unknown value `huge`", "known values: `tabloid`, `a3`"},
		{"11/22/2026", func(r *Reader, n *Node) { r.Date(n) }, "`11/22/2026` is not a date", "write year-month-day, as 2026-11-22"},
		{"[a, ]", func(r *Reader, n *Node) { r.List(n) }, "", ""},
		{"- a\n-\n", func(r *Reader, n *Node) { r.List(n) }, "an empty item of a list", "delete the dash or write something behind it"},
	} {
		n, err := Parse("s.yaml", []byte(c.in), 1)
		if err != nil {
			t.Fatalf("%q: %v", c.in, err)
		}
		var r Reader
		c.take(&r, n)
		switch {
		case c.msg == "" && len(r.Findings) == 0:
		case len(r.Findings) != 1 || r.Findings[0].Msg != c.msg || r.Findings[0].Hint != c.hint:
			t.Errorf("%q: %v", c.in, r.Findings)
		}
		c.take(&r, nil)
		if len(r.Findings) > 1 {
			t.Errorf("%q: a nil node gives %v", c.in, r.Findings)
		}
	}
}

func TestNearest(t *testing.T) {
	names := []string{"columns", "gutter", "margins", "baseline", "size", "word-space"}
	for _, c := range []struct{ word, want string }{
		{"colums", "columns"}, {"colmuns", "columns"}, {"Columns", "columns"}, {"word_space", "word-space"},
		{"guter", "gutter"}, {"base", "baseline"}, {"xyz", ""}, {"", ""}, {"sice", "size"},
	} {
		if got := Nearest(c.word, names); got != c.want {
			t.Errorf("%q: %q, want %q", c.word, got, c.want)
		}
	}
}

// FuzzParse holds that whatever the bytes, Parse gives a tree or a List of
// errors inside the data, and that the tree can be walked in bounded time.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"a: [1, {b: c}]", "a: &x 1\nb: *x", "- |\n  x\n", "a: 'x", "? [a]\n: b", "%YAML 1.1\n---\n", "a: !!str x", "\xff\xfea"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		n, err := Parse("f.yaml", data, 1)
		if err != nil {
			list, ok := err.(diag.List)
			lines := 2 // YAML's line ends are more than "\n"
			for _, r := range string(data) {
				if strings.ContainsRune("\n\r\u0085\u2028\u2029", r) {
					lines++
				}
			}
			if !ok || len(list) == 0 || list[0].Line < 1 || list[0].Line > lines {
				t.Fatalf("error %#v", err)
			}
			return
		}
		var walk func(*Node) int
		walk = func(n *Node) int {
			s := 1
			for _, c := range n.Items {
				s += walk(c)
			}
			for _, p := range n.Pairs {
				s += 1 + walk(p.Value)
			}
			return s
		}
		if got := walk(n); got != n.size {
			t.Fatalf("size %d, counted %d", n.size, got)
		}
	})
}
