package edition

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// literals are the texts of string literals in an expression.
func literals(n ast.Node) []string {
	var out []string
	ast.Inspect(n, func(n ast.Node) bool {
		if l, ok := n.(*ast.BasicLit); ok && l.Kind == token.STRING {
			s, _ := strconv.Unquote(l.Value)
			out = append(out, s)
		}
		return true
	})
	return out
}

// adds reports whether a call of append adds to a part of a list of that name.
func adds(call *ast.CallExpr, list string) bool {
	part, ok := call.Args[0].(*ast.SliceExpr)
	if !ok {
		return false
	}
	name, ok := part.X.(*ast.Ident)
	return ok && name.Name == list
}

// specKeys are the keys that the readers of the page spec know, by the names in their
// calls of Map and in what they add to storyKeys.
func specKeys(t *testing.T) []string {
	set := token.NewFileSet()
	files, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	keys := slices.Concat(contentKeys[:], storyKeys[:])
	for _, f := range files {
		if !strings.HasSuffix(f.Name(), ".go") || strings.HasSuffix(f.Name(), "_test.go") {
			continue
		}
		tree, err := parser.ParseFile(set, f.Name(), nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(tree, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			var name string
			switch fun := call.Fun.(type) {
			case *ast.SelectorExpr:
				name = fun.Sel.Name
			case *ast.Ident:
				name = fun.Name
			}
			if name == "Map" || name == "append" && adds(call, "storyKeys") {
				for _, a := range call.Args[1:] {
					keys = append(keys, literals(a)...)
				}
			}
			return true
		})
	}
	styles := &Styles{}
	for _, s := range styles.texts() {
		keys = append(keys, s.name)
	}
	for _, s := range styles.rules() {
		keys = append(keys, s.name)
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// TestReadme: the README has every key of the page spec, and its tables no other.
func TestReadme(t *testing.T) {
	data, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	readme := string(data)
	var code strings.Builder
	for _, m := range regexp.MustCompile("(?s)```.*?```|`[^`]*`").FindAllString(readme, -1) {
		code.WriteString(m + "\n")
	}
	known := map[string]bool{}
	for _, word := range regexp.MustCompile(`[a-z]+(-[a-z]+)*`).FindAllString(code.String(), -1) {
		known[word] = true
	}
	keys := specKeys(t)
	if len(keys) < 100 {
		t.Fatalf("only %d keys were found", len(keys))
	}
	for _, key := range keys {
		if !known[key] {
			t.Errorf("the README does not have the key %s", key)
		}
	}
	from, to := strings.Index(readme, "### The edition"), strings.Index(readme, "## Fonts")
	if from < 0 || to < from {
		t.Fatal("the README's tables of keys are not where they were")
	}
	for _, m := range regexp.MustCompile("(?m)^\\| (`[^|]*`) \\|").FindAllStringSubmatch(readme[from:to], -1) {
		for name := range strings.SplitSeq(strings.ReplaceAll(m[1], "`", ""), ", ") {
			if _, known := slices.BinarySearch(keys, name); !known {
				t.Errorf("the README has the key %s, which no reader knows", name)
			}
		}
	}
}
