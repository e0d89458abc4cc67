package main

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"broadsheet/layout/diag"
	"broadsheet/layout/geom"
)

var update = flag.Bool("update", false, "write the goldens anew")

// findings have something of everything that a format must escape.
var findings = diag.List{
	diag.At(diag.Pos{File: "news/édition 1,a.yaml", Line: 4, Col: 7}, diag.Error, "unknown-key", "unknown key `colums`").WithHint("did you mean `columns`?"),
	{Severity: diag.Warning, ID: "resolution", File: "p.jpg", Page: "A1", At: geom.Rect{X: 36 * geom.Pt, Y: geom.Pt / 2, W: 100 * geom.Pt, H: 50 * geom.Pt}, Msg: "108 ppi, 100% of what\nthere is <here>"},
	{Severity: diag.Note, ID: "unknown-key", Msg: "nothing"},
}

func TestReports(t *testing.T) {
	for _, format := range formats[1:] {
		for name, l := range map[string]diag.List{"findings": findings, "none": nil} {
			t.Run(format+" "+name, func(t *testing.T) {
				var b strings.Builder
				if err := writeReport(&b, format, l, nil); err != nil {
					t.Fatal(err)
				}
				golden(t, filepath.Join("testdata", "report", name+"."+format), b.String())
			})
		}
	}
}

// golden holds got against a file; -update writes it, a mismatch leaves what
// was got beside it.
func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Errorf("no golden (make it with -update): %v", err)
		return
	}
	if got != string(want) {
		os.WriteFile(file+".got", []byte(got), 0o666)
		t.Errorf("differs from %s; see %s.got", file, file)
	}
}
