package samples

import (
	"io"
	"testing"

	"broadsheet/fonts"
	"broadsheet/layout"
	"broadsheet/layout/edition"
	"broadsheet/layout/font"
	"broadsheet/layout/pdf"
)

// load reads a sample and the house faces.
func load(b *testing.B, spec string) (*edition.Edition, *font.Library) {
	b.Helper()
	ed, _, err := edition.Load(spec, edition.Options{})
	if err != nil {
		b.Fatal(err)
	}
	lib, err := font.NewLibrary(fonts.Files)
	if err != nil {
		b.Fatal(err)
	}
	return ed, lib
}

// BenchmarkMakeUp makes up one page with shaped words at hand.
func BenchmarkMakeUp(b *testing.B) {
	ed, lib := load(b, "feature/edition.yaml")
	for b.Loop() {
		if _, _, err := layout.Pages(ed, lib); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkWrite draws one page as PDF.
func BenchmarkWrite(b *testing.B) {
	ed, lib := load(b, "feature/edition.yaml")
	pages, _, err := layout.Pages(ed, lib)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if err := pdf.Write(io.Discard, pages, pdf.Info{Date: ed.Date}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkWhole goes from files to PDF, as a run of the command does: faces,
// patterns and pictures are read anew.
func BenchmarkWhole(b *testing.B) {
	for b.Loop() {
		ed, lib := load(b, "feature/edition.yaml")
		pages, _, err := layout.Pages(ed, lib)
		if err != nil {
			b.Fatal(err)
		}
		if err := pdf.Write(io.Discard, pages, pdf.Info{Date: ed.Date}); err != nil {
			b.Fatal(err)
		}
	}
}
