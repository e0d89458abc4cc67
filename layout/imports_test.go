package layout_test

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// The picture that doc.go draws: which package of the module may import which
// others of it, and which modules beside the standard library. What is missing
// here may import nothing.
var table = map[string]struct{ own, others string }{
	"fonts":            {},
	"layout":           {own: "layout/diag layout/edition layout/font layout/makeup layout/page layout/preflight"},
	"layout/geom":      {},
	"layout/parallel":  {},
	"layout/hyphen":    {},
	"layout/diag":      {own: "layout/geom"},
	"layout/font":      {own: "layout/geom", others: "github.com/go-text/typesetting"},
	"layout/text":      {own: "layout/font layout/geom layout/hyphen", others: "github.com/go-text/typesetting golang.org/x/text"},
	"layout/yaml":      {own: "layout/diag", others: "gopkg.in/yaml.v3"},
	"layout/story":     {own: "layout/diag layout/geom layout/yaml", others: "github.com/yuin/goldmark"},
	"layout/pdfread":   {own: "layout/geom", others: "golang.org/x/image"},
	"layout/picture":   {own: "layout/diag layout/geom layout/pdfread", others: "github.com/bep/imagemeta golang.org/x/image"},
	"layout/edition":   {own: "layout/diag layout/geom layout/parallel layout/picture layout/story layout/yaml"},
	"layout/page":      {own: "layout/font layout/geom layout/picture", others: "golang.org/x/image golang.org/x/sync"},
	"layout/makeup":    {own: "layout/diag layout/edition layout/font layout/geom layout/hyphen layout/pack layout/page layout/parallel layout/picture layout/story layout/text"},
	"layout/preflight": {own: "layout/diag layout/geom layout/page layout/parallel"},
	"layout/report":    {own: "layout/diag layout/font layout/geom layout/page layout/parallel"},
	"layout/pack":      {},
	"layout/pdf":       {own: "layout/font layout/geom layout/page layout/pdfread layout/picture", others: "github.com/go-pdf/fpdf github.com/klauspost/compress"},
}

// The command, the samples and tests may import anything.
func free(pkg string) bool {
	return strings.HasPrefix(pkg, "cmd/") || strings.HasPrefix(pkg, "samples")
}

// The picture of the imports cannot rot.
func TestImports(t *testing.T) {
	out, err := exec.Command("go", "list", "-f", `{{.ImportPath}}{{range .Imports}} {{.}}{{end}}`, "broadsheet/...").CombinedOutput()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, out)
	}
	seen := map[string]bool{}
	for line := range strings.Lines(string(out)) {
		f := strings.Fields(line)
		pkg := strings.TrimPrefix(f[0], "broadsheet/")
		seen[pkg] = true
		allowed, ok := table[pkg]
		if !ok && !free(pkg) {
			t.Errorf("%s is not in the table", pkg)
		}
		if free(pkg) {
			continue
		}
		for _, imp := range f[1:] {
			if !allows(allowed.own, allowed.others, imp) {
				t.Errorf("%s imports %s", pkg, imp)
			}
		}
	}
	for pkg := range table {
		if !seen[pkg] {
			t.Errorf("%s is in the table, and there is no such package", pkg)
		}
	}
}

// allows reports whether an import is of the standard library, of the module's
// packages own or of the modules others.
func allows(own, others, imp string) bool {
	if rest, ok := strings.CutPrefix(imp, "broadsheet/"); ok {
		return slices.Contains(strings.Fields(own), rest)
	}
	if first, _, _ := strings.Cut(imp, "/"); !strings.Contains(first, ".") {
		return true
	}
	return slices.ContainsFunc(strings.Fields(others), func(m string) bool {
		return imp == m || strings.HasPrefix(imp, m+"/")
	})
}
