package samples

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"broadsheet/fonts"
	"broadsheet/layout"
	"broadsheet/layout/edition"
	"broadsheet/layout/font"
	"broadsheet/layout/makeup"
	"broadsheet/layout/page"
)

// An edition that the program has made up, written out with all its places, gives
// the same pages: what an editor keeps is kept.
func TestPlaces(t *testing.T) {
	lib, err := font.NewLibrary(fonts.Files)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"front", "edition"} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.CopyFS(dir, os.DirFS(name)); err != nil {
				t.Fatal(err)
			}
			spec := filepath.Join(dir, "edition.yaml")
			ed, first := makeSpec(t, lib, spec)
			data, err := os.ReadFile(spec)
			if err != nil {
				t.Fatal(err)
			}
			var b bytes.Buffer
			if err := edition.WritePlaces(&b, ed, data, first.Placed); err != nil {
				t.Fatal(err)
			}
			placed := filepath.Join(dir, "placed.yaml")
			if err := os.WriteFile(placed, b.Bytes(), 0o666); err != nil {
				t.Fatal(err)
			}
			again, second := makeSpec(t, lib, placed)
			for i := range again.Pages {
				for k := range again.Pages[i].Stories {
					if again.Pages[i].Stories[k].Auto {
						t.Errorf("page %s: a story without a place", again.Pages[i].Folio)
					}
				}
			}
			if len(first.Pages) != len(second.Pages) {
				t.Fatalf("%d pages, then %d", len(first.Pages), len(second.Pages))
			}
			for i := range first.Pages {
				if a, b := pageJSON(t, first.Pages[i]), pageJSON(t, second.Pages[i]); !bytes.Equal(a, b) {
					t.Errorf("page %s is another", first.Pages[i].Folio)
				}
			}
		})
	}
}

func makeSpec(t *testing.T, lib *font.Library, spec string) (*edition.Edition, *makeup.Made) {
	t.Helper()
	ed, _, err := edition.Load(spec, edition.Options{})
	if err != nil {
		t.Fatal(err)
	}
	made, err := layout.Make(ed, lib)
	if err != nil {
		t.Fatal(err)
	}
	return ed, made
}

func pageJSON(t *testing.T, p *page.Page) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := page.WriteJSON(&b, p); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
