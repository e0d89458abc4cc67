package story

import (
	"strings"
	"testing"
	"unicode/utf8"

	"broadsheet/layout/diag"
)

var seeds = []string{
	"Headline\n\nAlt text of a picture here\nAlt text of a picture here PHOTO: AFP\n\nPARIS — Text \"here\".\n\nSubhead\n\nMore text.\n",
	"Headline\nBy A Name\nEditor\n\nShare\n\n• item\n1. one\n2. two\n* * *\nlast\n",
	"A\n\nB.\n\nA version of this article appeared in the print edition of P on July 11, 2017, with the headline 'H'. Print Edition | Subscribe",
	"A hard-wrapped text that goes on for a good while here\nand then for a good while more in the line below it and-\nso on\n",
	"---\nheadline: x\nbyline: [a, {name: b}]\npictures: {file: c}\n---\n# h\n\n> q\n> -- by\n\n![a](b \"c PHOTO: d\")\n",
	"# h\n\n*a* **b** [c](d) `e` <f> &amp; \\*\n\n- x\n\n1. y\n\n---\n\n| a |\n|---|\n| b |\n\n[^1] text\n\n[^1]: note\n",
	"Home > News > Politics\nHeadline\nBy A Name, Night Editor and B Name, Klasse 8c | July 11, 2017\nPrint\nFacebook\nShare\n\nText.\n\nPrivacy\n\nRead more: Text\n\n2017-07-11T15:15:00Z\n\u00a9 2026 P | Terms\n",
	"PHOTO: AFP\n", "\xff\xfea\x00", "\u00c3\u00a9 \u00e2\u20ac\u2122 \ufffd\u200b",
}

// texts is everything that a story has of its source, in no order.
func texts(s *Story) string {
	var b strings.Builder
	for _, t := range []string{s.Kicker, s.Headline, s.Deck, s.Dateline} {
		b.WriteString(t)
	}
	for _, w := range s.Bylines {
		b.WriteString(w.Name + w.Title)
	}
	for _, p := range s.Pictures {
		b.WriteString(p.File + p.Caption + p.Credit + p.Alt)
	}
	b.WriteString(s.Note.Headline + s.Note.Publication)
	for _, k := range s.Body {
		b.WriteString(k.Text() + k.By + k.Mark)
	}
	return b.String()
}

// count is how often each letter and digit stands in s, capitals and small ones
// as they are.
func count(s string) map[rune]int {
	n := map[rune]int{}
	for _, r := range words(s) {
		n[r]++
	}
	return n
}

// sound fails where a story or its findings break a promise of the model.
func sound(t *testing.T, text string, s *Story, found diag.List) {
	t.Helper()
	lines := strings.Split(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text), "\n")
	in := func(p diag.Pos) {
		if p.Line < 0 || p.Line > len(lines) || p.Line > 0 && p.Col > utf8.RuneCountInString(lines[p.Line-1])+1 {
			t.Fatalf("%v is not in the file of %d lines", p, len(lines))
		}
	}
	for _, b := range s.Body {
		in(b.Pos)
		if (len(b.Spans) == 0) != (b.Kind == Break) || b.Pos.Line < 1 {
			t.Fatalf("block %+v", b)
		}
		for _, sp := range b.Spans {
			if sp.Text == "" || strings.ContainsAny(sp.Text, "\n\r\t\x00\u2028") || !utf8.ValidString(sp.Text) {
				t.Fatalf("span %q", sp.Text)
			}
		}
		if x := b.Text(); x != strings.Trim(x, " ") {
			t.Fatalf("space around %q", x)
		}
	}
	for _, f := range found {
		in(diag.Pos{Line: f.Line, Col: f.Col})
		if f.ID == "" || f.Msg == "" {
			t.Fatalf("finding %+v", f)
		}
	}
}

// FuzzReadText holds that no letter is invented, and that none is lost but in
// the navigation that a finding names, in "By" and in a note's own words.
func FuzzReadText(f *testing.F) {
	for _, s := range seeds {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		s, found, err := ReadText("f.txt", data, "en")
		if err != nil {
			if _, ok := err.(diag.List); !ok || s != nil {
				t.Fatalf("%v, %v", s, err)
			}
			return
		}
		if len(data) > 1 && (data[0] >= 0xfe) { // UTF-16
			return
		}
		sound(t, strings.TrimPrefix(string(data), "\ufeff"), s, found)
		want, got := count(string(data)), count(texts(s))
		for r, n := range got {
			if n > want[r] {
				t.Fatalf("%q: %d of %d", r, n, want[r])
			}
		}
		if s.Note != (Note{}) || len(s.Bylines) > 0 {
			return
		}
		for _, f := range found {
			if f.ID == "furniture" {
				_, gone, _ := strings.Cut(f.Msg, "`")
				gone = gone[:strings.LastIndex(gone, "`")]
				for r, n := range count(gone) {
					got[r] += n
				}
			}
		}
		for r, n := range want {
			if got[r] != n {
				t.Fatalf("%q: %d of %d left", r, got[r], n)
			}
		}
	})
}

// FuzzReadMarkdown holds that Markdown, whatever it is, gives a sound story.
func FuzzReadMarkdown(f *testing.F) {
	for _, s := range seeds {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		s, found, err := ReadMarkdown("f.md", data, "de")
		if err != nil {
			if _, ok := err.(diag.List); !ok || s != nil {
				t.Fatalf("%v, %v", s, err)
			}
			return
		}
		if data[0] >= 0xfe {
			return
		}
		sound(t, strings.TrimPrefix(string(data), "\ufeff"), s, found)
	})
}

// BenchmarkRead reads an edition's stories: 128 of some 1,500 words.
func BenchmarkRead(b *testing.B) {
	const para = `The union's "new" rules - which nobody has read - are at the heart of it, Mr Petty's brother said on Tuesday. "They asked for a boat and got a book," he added, "and it can't swim." Some 1999-2003 figures follow: 12, 14 and 16 per cent of all boats, pre- and post-war, were late...`
	body := strings.Repeat(para+"\n\n", 1500/len(strings.Fields(para)))
	for _, c := range []struct{ name, file, data string }{
		{"text", "a.txt", "A headline for the story\n\nMARROW SOUND • " + body},
		{"markdown", "a.md", "---\nheadline: A headline\nbyline: Jane Roe\n---\n\n" + body},
	} {
		b.Run(c.name, func(b *testing.B) {
			data := []byte(c.data)
			b.ReportAllocs()
			for b.Loop() {
				for range 128 {
					if _, _, err := Read(c.file, data); err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
}
