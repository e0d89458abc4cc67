package edition

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"broadsheet/layout/diag"
	"broadsheet/layout/pdfread"
	"broadsheet/layout/picture"
)

// TestAbsoluteLinks holds that a symbolic link with an absolute target is followed
// where the target is within the root, and only there.
func TestAbsoluteLinks(t *testing.T) {
	top := t.TempDir()
	t.Chdir(top)
	for _, name := range []string{"in/spec", "shared", "away"} {
		if err := os.MkdirAll(name, 0o777); err != nil {
			t.Fatal(err)
		}
	}
	files := map[string]string{"shared/a.txt": "shared", "away/b.txt": "away"}
	for name, text := range files {
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for name, target := range map[string]string{"in/spec/a.txt": "shared/a.txt", "in/spec/b.txt": "away/b.txt", "shared/away.txt": "away/b.txt", "in/spec/c.txt": "shared/away.txt", "in/spec/d": "shared"} {
		if err := os.Symlink(filepath.Join(top, target), name); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct{ root, name, want string }{
		{"/", "a.txt", "shared"},
		{"/", "b.txt", "away"},
		{"/", "d/a.txt", "shared"},
		{top, "a.txt", "shared"},
		{top, "c.txt", "away"},
		{"in", "a.txt", ""},
		{"in", "d/a.txt", ""},
		{"in/spec", "b.txt", ""},
	} {
		in, err := openFolder("in/spec", c.root)
		if err != nil {
			t.Fatal(err)
		}
		data, err := in.read(c.name)
		if string(data) != c.want || (err == errOutside) != (c.want == "") || in.has(c.name) != (c.want != "") {
			t.Errorf("%s in %s: %q, %v", c.name, c.root, data, err)
		}
		in.close()
	}
}

// TestLooseFonts holds how a PDF's missing fonts are told.
func TestLooseFonts(t *testing.T) {
	for want, loose := range map[string][]string{": Helvetica is missing": {"Helvetica"}, ": Helvetica, Times-Bold are missing": {"Helvetica", "Times-Bold"}} {
		var r reader
		r.pictureFlaws(&wanted{pictureOrder: pictureOrder{Picture: Picture{Image: &picture.Picture{File: "ad.pdf", Document: &pdfread.Page{Loose: loose}}}}})
		if len(r.later) != 1 || !strings.HasSuffix(r.later[0].Msg, want) || r.later[0].Severity != diag.Warning {
			t.Errorf("%v", r.later)
		}
	}
}
