package font

import (
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"broadsheet/fonts"
)

func house(t testing.TB) *Library {
	t.Helper()
	l, err := NewLibrary(fonts.Files)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestFindByName(t *testing.T) {
	l := house(t)
	for name, want := range map[string]string{
		"Source Serif 4 SmText":             "SourceSerif4SmText-Regular",
		"Source Serif 4 SmText Regular":     "SourceSerif4SmText-Regular",
		"source serif 4 smtext italic":      "SourceSerif4SmText-It",
		"Source Serif 4 SmText Bold Italic": "SourceSerif4SmText-BoldIt",
		"Source Serif 4 SmText 700":         "SourceSerif4SmText-Bold",
		"Source Serif 4 Display Bold":       "SourceSerif4Display-Bold",
		"Source Serif 4 Display SemiBold":   "SourceSerif4Display-Semibold",
		"Source Serif 4 Caption 600":        "SourceSerif4Caption-Semibold",
		"SourceSerif4Display-Black":         "SourceSerif4Display-Black",
		"Libre Franklin":                    "LibreFranklin-Regular",
		"Libre Franklin 600":                "LibreFranklin-SemiBold",
		"Libre Franklin SemiBold":           "LibreFranklin-SemiBold",
		"libre-franklin extra-bold":         "LibreFranklin-ExtraBold",
		"Libre Franklin Heavy":              "LibreFranklin-Black",
		"Archivo Narrow":                    "ArchivoNarrow-Regular",
		"Archivo Narrow Italic":             "ArchivoNarrow-Italic",
		"ArchivoNarrow_400Regular_Italic":   "ArchivoNarrow-Italic",
		"Oswald":                            "Oswald-Medium",
		"Oswald Bold":                       "Oswald-Bold",
		"Pirata One":                        "PirataOne-Regular",
		"UnifrakturCook":                    "UnifrakturCook-Bold",
		"UnifrakturCook Bold":               "UnifrakturCook-Bold",
		"Noto Naskh Arabic":                 "NotoNaskhArabic-Regular",
		"Noto Sans Tamil Bold":              "NotoSansTamil-Bold",
	} {
		f, err := l.Face(name)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		} else if f.PostScript() != want {
			t.Errorf("%s: got %s, want %s", name, f.PostScript(), want)
		}
	}
}

func TestFindEveryFile(t *testing.T) {
	l := house(t)
	infos := l.Faces()
	if len(infos) != 32 || len(l.Skipped()) != 0 {
		t.Fatalf("%d faces, skipped %v", len(infos), l.Skipped())
	}
	if !slices.IsSortedFunc(infos, func(a, b Info) int { return strings.Compare(a.Name, b.Name) }) {
		t.Error("not sorted by name")
	}
	for _, i := range infos {
		stem := strings.TrimSuffix(i.File, path.Ext(i.File))
		for _, name := range []string{i.Name, stem, strings.ToUpper(i.Name)} {
			f, err := l.Face(name)
			if err != nil {
				t.Errorf("%s: %v", name, err)
			} else if f.Name() != i.Name {
				t.Errorf("%s: got %s, want %s", name, f.Name(), i.Name)
			}
		}
	}
}

func TestUnknownFace(t *testing.T) {
	l := house(t)
	for name, want := range map[string]string{
		"Libre Franklyn":             `no face "Libre Franklyn"; did you mean "Libre Franklin"?`,
		"Source Serif 4 Dispaly":     `no face "Source Serif 4 Dispaly"; did you mean "Source Serif 4 Display"?`,
		"Source Serif 4 SmText Blod": `no face "Source Serif 4 SmText Blod"; Source Serif 4 SmText has Bold, Bold Italic, Italic, Regular`,
		"Oswald 400":                 `no face "Oswald 400"; Oswald has Bold, Medium, SemiBold`,
		"Libre Franklin Italic":      `no face "Libre Franklin Italic"; Libre Franklin has Black, ExtraBold, Regular, SemiBold`,
		"Libre Franklin 600 Bold":    `no face "Libre Franklin 600 Bold"; Libre Franklin has Black, ExtraBold, Regular, SemiBold`,
		"Zapf Chancery":              `no face "Zapf Chancery"`,
		"":                           "a face without a name",
		" - ":                        "a face without a name",
	} {
		if _, err := l.Face(name); err == nil || err.Error() != want {
			t.Errorf("%s: got %v, want %s", name, err, want)
		}
	}
}

func TestSibling(t *testing.T) {
	l := house(t)
	for _, c := range []struct {
		of           string
		bold, italic bool
		want         string // empty: none
	}{
		{"Source Serif 4 SmText", false, true, "Source Serif 4 SmText Italic"},
		{"Source Serif 4 SmText", true, false, "Source Serif 4 SmText Bold"},
		{"Source Serif 4 SmText", true, true, "Source Serif 4 SmText Bold Italic"},
		{"Source Serif 4 SmText", false, false, "Source Serif 4 SmText Regular"},
		{"Source Serif 4 SmText Italic", false, false, "Source Serif 4 SmText Regular"},
		{"Source Serif 4 SmText Italic", true, true, "Source Serif 4 SmText Bold Italic"},
		{"Source Serif 4 SmText Bold", false, true, "Source Serif 4 SmText Bold Italic"},
		{"Source Serif 4 SmText Bold", true, false, "Source Serif 4 SmText Bold"},
		{"Source Serif 4 Caption", true, false, "Source Serif 4 Caption Semibold"},
		{"Source Serif 4 Caption", true, true, ""},
		{"Source Serif 4 Display Bold", false, true, ""},
		{"Source Serif 4 Display", true, false, "Source Serif 4 Display Bold"},
		{"Libre Franklin", true, false, "Libre Franklin SemiBold"},
		{"Libre Franklin Black", true, false, "Libre Franklin Black"},
		{"Libre Franklin", false, true, ""},
		{"Archivo Narrow", true, false, "Archivo Narrow Bold"},
	} {
		f, err := l.Face(c.of)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		if s, ok := l.Sibling(f, c.bold, c.italic); ok {
			got = s.Name()
		}
		if got != c.want {
			t.Errorf("%s, bold %t, italic %t: got %q, want %q", c.of, c.bold, c.italic, got, c.want)
		}
	}
}

func TestCoverage(t *testing.T) {
	for _, i := range house(t).Faces() {
		c, err := i.Coverage()
		if err != nil {
			t.Errorf("%s: %v", i.Name, err)
			continue
		}
		want := "Latin"
		switch i.Family {
		case "Noto Naskh Arabic":
			want = "Arabic"
		case "Noto Sans Tamil":
			want = "Tamil"
		}
		if c.Characters < 100 || !slices.Contains(c.Scripts, want) {
			t.Errorf("%s: %+v", i.Name, c)
		}
		if i.Family == "Source Serif 4 SmText" && !slices.Equal(c.Scripts, []string{"Latin", "Cyrillic", "Greek"}) {
			t.Errorf("%s: %v", i.Name, c.Scripts)
		}
	}
}

// TestLaterWins lays a library over another; files that cannot be used are
// listed, and asking for one of them tells why.
func TestLaterWins(t *testing.T) {
	read := func(file string) []byte {
		b, err := os.ReadFile("../../fonts/" + file)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	pirata := read("PirataOne_400Regular.ttf")
	own := fstest.MapFS{
		"deep/down/mine.TTF": {Data: pirata},
		"broken.ttf":         {Data: []byte("no font at all")},
		"cut.ttf":            {Data: pirata[:len(pirata)/2]},
		"outlines.otf":       {Data: append([]byte("OTTO"), rename(read("Oswald_700Bold.ttf"), "prep", "CFF ")[4:]...)},
		"variable.ttf":       {Data: rename(read("UnifrakturCook_700Bold.ttf"), "fpgm", "fvar")},
		"notes.txt":          {Data: []byte("nothing")},
	}
	l, err := NewLibrary(fonts.Files, own)
	if err != nil {
		t.Fatal(err)
	}
	for _, i := range l.Faces() {
		if i.Family == "Pirata One" && i.File != "deep/down/mine.TTF" {
			t.Errorf("the earlier %s won", i.File)
		}
	}
	var skipped []string
	for _, s := range l.Skipped() {
		skipped = append(skipped, s.File+": "+s.Err.Error())
	}
	want := []string{
		"broken.ttf: not a TrueType font",
		"cut.ttf: table",
		"outlines.otf: " + errCFF.Error(),
		"variable.ttf: a variable font; take a static instance of it, one file for each weight",
	}
	if len(skipped) != len(want) {
		t.Fatalf("skipped %q", skipped)
	}
	for i := range want {
		if !strings.HasPrefix(skipped[i], want[i]) {
			t.Errorf("got %q, want %q", skipped[i], want[i])
		}
	}
	if f, err := l.Face("UnifrakturCook"); err != nil || f == nil {
		t.Errorf("the house's face gave way to a broken one: %v", err)
	}
	only, err := NewLibrary(own)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"UnifrakturCook": "font variable.ttf: a variable font; take a static instance of it, one file for each weight",
		"Oswald Bold":    "font outlines.otf: " + errCFF.Error(),
	} {
		if _, err := only.Face(name); err == nil || err.Error() != want {
			t.Errorf("%s: got %v, want %s", name, err, want)
		}
	}
}

// rename gives a table of a font another tag.
func rename(font []byte, from, to string) []byte {
	out := slices.Clone(font)
	for i := range int(be16(out[4:])) {
		if tag := out[sfntHeader+sfntRecord*i:][:4]; string(tag) == from {
			copy(tag, to)
		}
	}
	return out
}

func TestNewLibraryError(t *testing.T) {
	if _, err := NewLibrary(os.DirFS("no such folder")); err == nil {
		t.Error("no error")
	}
	if l, err := NewLibrary(); err != nil || len(l.Faces()) != 0 {
		t.Error(err)
	}
}

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"", "abc", 3}, {"abc", "", 3}, {"kitten", "sitting", 3}, {"bold", "blod", 2}, {"same", "same", 0}} {
		if got := distance(c.a, c.b); got != c.want {
			t.Errorf("%s, %s: got %d, want %d", c.a, c.b, got, c.want)
		}
	}
}

func BenchmarkNewLibrary(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := NewLibrary(fonts.Files); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkParse(b *testing.B) {
	data, err := fs.ReadFile(fonts.Files, "SourceSerif4SmText-Regular.ttf")
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Parse(data); err != nil {
			b.Fatal(err)
		}
	}
}
