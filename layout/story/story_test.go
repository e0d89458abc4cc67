package story

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"broadsheet/layout/diag"
)

var update = flag.Bool("update", false, "write the goldens anew")

// dump writes a story and its findings in a form to be read.
func dump(s *Story, found diag.List, err error) string {
	var b strings.Builder
	if err != nil {
		fmt.Fprintf(&b, "error: %v\n", err)
		for _, f := range err.(diag.List) {
			hint(&b, f)
		}
		return b.String()
	}
	field := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%s: %s\n", name, value)
		}
	}
	field("language", s.Language)
	field("kicker", s.Kicker)
	fmt.Fprintf(&b, "headline %s: %s\n", at(s.HeadlinePos), s.Headline)
	field("print-headline", s.PrintHeadline)
	field("deck", s.Deck)
	for _, w := range s.Bylines {
		fmt.Fprintf(&b, "byline: %s | %s\n", w.Name, w.Title)
	}
	field("dateline", s.Dateline)
	field("hyphenation", strings.Join(s.Hyphenation, " "))
	for _, p := range s.Pictures {
		fmt.Fprintf(&b, "picture %s: %s\n", at(p.Pos), p.File)
		field("  caption", p.Caption)
		field("  credit", p.Credit)
		field("  alt", p.Alt)
	}
	if s.Note != (Note{}) {
		fmt.Fprintf(&b, "note: %s | %s | %s\n", s.Note.Publication, s.Note.Date, s.Note.Headline)
	}
	for _, k := range s.Body {
		fmt.Fprintf(&b, "%s %s:", k.Kind, at(k.Pos))
		if k.Mark != "" {
			b.WriteString(" [" + k.Mark + "]")
		}
		b.WriteString(" ")
		for _, sp := range k.Spans {
			b.WriteString(marked(sp))
		}
		if k.By != "" {
			b.WriteString(" (by " + k.By + ")")
		}
		b.WriteString("\n")
	}
	for _, f := range found {
		fmt.Fprintf(&b, "%s\n", f)
		hint(&b, f)
	}
	return b.String()
}

func hint(b *strings.Builder, f diag.Finding) {
	if f.Hint != "" {
		fmt.Fprintf(b, "    %s\n", f.Hint)
	}
}

func at(p diag.Pos) string { return fmt.Sprintf("%d:%d", p.Line, p.Col) }

func marked(s Span) string {
	t := s.Text
	if s.Emph {
		t = "*" + t + "*"
	}
	if s.Strong {
		t = "**" + t + "**"
	}
	if s.Link != "" {
		t = "[" + t + "](" + s.Link + ")"
	}
	return t
}

// TestRead reads the stories in testdata: each archive has pairs of files, a
// story "name.txt" or "name.md" and its golden "name.txt.want". A comment line
// "language: de" is the edition's language; "\r\n" stands for itself in a name
// that has "crlf".
func TestRead(t *testing.T) {
	files, _ := filepath.Glob("testdata/*.txtar")
	if len(files) == 0 {
		t.Fatal("no testdata")
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			a, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			language := "en-GB"
			for l := range strings.SplitSeq(string(a.Comment), "\n") {
				if v, ok := strings.CutPrefix(l, "language: "); ok {
					language = v
				}
			}
			want := map[string]string{}
			for _, f := range a.Files {
				want[f.Name] = string(f.Data)
			}
			out := &txtar.Archive{Comment: a.Comment}
			for _, f := range a.Files {
				if strings.HasSuffix(f.Name, ".want") {
					continue
				}
				data := f.Data
				if strings.Contains(f.Name, "crlf") {
					data = []byte(strings.ReplaceAll(string(data), "\n", "\r\n"))
				}
				got := dump(ReadIn(f.Name, data, language))
				out.Files = append(out.Files, f, txtar.File{Name: f.Name + ".want", Data: []byte(got)})
				if w, ok := want[f.Name+".want"]; !*update && (!ok || w != got) {
					t.Errorf("%s:\n got:\n%s\nwant:\n%s", f.Name, got, w)
				}
			}
			if *update {
				if err := os.WriteFile(file, txtar.Format(out), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}
