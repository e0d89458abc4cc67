package yaml

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// same reports whether two trees hold the same, whatever their positions. A plain
// text that had to be quoted is still text.
func same(a, b *Node) bool {
	if a.Kind != b.Kind || a.Value != b.Value || len(a.Items) != len(b.Items) || len(a.Pairs) != len(b.Pairs) {
		return false
	}
	for i := range a.Items {
		if !same(a.Items[i], b.Items[i]) {
			return false
		}
	}
	for i := range a.Pairs {
		if a.Pairs[i].Key.Value != b.Pairs[i].Key.Value || !same(a.Pairs[i].Value, b.Pairs[i].Value) {
			return false
		}
	}
	return true
}

func checkWrite(t *testing.T, data []byte) {
	t.Helper()
	n, err := Parse("a.yaml", data, 1)
	if err != nil || n.size > 5000 {
		return
	}
	var b bytes.Buffer
	if err := Write(&b, n); err != nil {
		t.Fatal(err)
	}
	again, err := Parse("b.yaml", b.Bytes(), 1)
	if err != nil {
		t.Fatalf("%v\n%s\nof\n%s", err, b.Bytes(), data)
	}
	if !same(n, again) {
		t.Errorf("another tree from\n%s\nof\n%s", b.Bytes(), data)
	}
}

// What is written is read as it was.
func TestWrite(t *testing.T) {
	specs, err := filepath.Glob("../../samples/*/edition.yaml")
	if err != nil || len(specs) == 0 {
		t.Fatalf("no specs: %v", err)
	}
	for _, file := range specs {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		checkWrite(t, data)
	}
}

func FuzzWrite(f *testing.F) {
	for _, s := range []string{
		"a: {b: [1, two, \"three: 3\", 'four # 4'], c: }\n", "- - a\n  - {b: c}\n- []\n- {}\n- ~\n", "a: |\n  x\n  y\n\nb: >-\n  x\n  y\n",
		"a: &x {b: 1}\nc: *x\nd: {<<: *x, e: 2}\n", "? a b\n: c\n", "\"a\\nb\": \"c\\td\"\n", "a: x\n y\n", "{0: -, 1: ?, 2: :}", "{?:0:}", "[a:]", " ...", " ---a", "- a: 1\n  b: 2\n-\n",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) { checkWrite(t, data) })
}

// TestWriteText: whatever a text or a key is made of, it is read as it was.
func TestWriteText(t *testing.T) {
	for _, text := range []string{
		"", " ", "a", "a: b", "a #b", "'", "\"", "\\", "\\n", "a\nb", "a\r\nb", "\t", "\x00", "\x1b", "\x7f", "\u0080", "\u0085", "a\u2028b\u2029c", "\ufeff", "\ufeffa", "\ufffe", "\uffff", "\ufffd",
		"😀", "~", "null", "true", "- a", "? a", "<<", "&a", "*a", "!a", "%a", "@a", "`a", "{a", "[a", "|", ">", "a ", " a", "---", "...", "1e3", strings.Repeat("long ", 300), strings.Repeat("é", 1000), "'a' b", "a\u00a0b",
	} {
		n := NewMap()
		n.Set("a", NewScalar(text, true))
		n.Set(text, NewList(NewScalar(text, true), NewMap()))
		n.Set("b", NewScalar("last", false))
		var b bytes.Buffer
		if err := Write(&b, n); err != nil {
			t.Fatal(err)
		}
		again, err := Parse("b.yaml", b.Bytes(), 1)
		if err != nil {
			t.Errorf("%q: %v\n%s", text, err, b.Bytes())
		} else if !same(n, again) {
			t.Errorf("%q: another tree from\n%s", text, b.Bytes())
		}
	}
}
