package report_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"broadsheet/fonts"
	"broadsheet/layout"
	"broadsheet/layout/edition"
	"broadsheet/layout/font"
	"broadsheet/layout/report"
)

var update = flag.Bool("update", false, "write the goldens anew")

// The samples' figures are what they were, as JSON and as text.
func TestSamples(t *testing.T) {
	specs, err := filepath.Glob("../../samples/*/edition.yaml")
	if err != nil || len(specs) == 0 {
		t.Fatalf("no samples: %v", err)
	}
	lib, err := font.NewLibrary(fonts.Files)
	if err != nil {
		t.Fatal(err)
	}
	for _, spec := range specs {
		name := filepath.Base(filepath.Dir(spec))
		t.Run(name, func(t *testing.T) {
			ed, found, err := edition.Load(spec, edition.Options{})
			if err != nil {
				t.Fatal(err)
			}
			pages, more, err := layout.Pages(ed, lib)
			if err != nil {
				t.Fatal(err)
			}
			r := report.Of(pages, append(found, more...))
			var json, text bytes.Buffer
			if err := r.WriteJSON(&json); err != nil {
				t.Fatal(err)
			}
			if err := r.WriteText(&text); err != nil {
				t.Fatal(err)
			}
			golden(t, filepath.Join("testdata", name+".json"), json.Bytes())
			golden(t, filepath.Join("testdata", name+".txt"), text.Bytes())
		})
	}
}

// golden holds got against a file; -update writes it, a mismatch leaves what was
// got beside it.
func golden(t *testing.T, file string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, got, 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Errorf("no golden (make it with -update): %v", err)
		return
	}
	if !bytes.Equal(got, want) {
		if err := os.WriteFile(file+".got", got, 0o666); err != nil {
			t.Error(err)
		}
		t.Errorf("differs from %s; see %[1]s.got", file)
	}
}
