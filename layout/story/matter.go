package story

import (
	"strings"
	"time"
	"unicode"

	"broadsheet/layout/diag"
	"broadsheet/layout/yaml"
)

// cutMatter divides a Markdown file into its front matter, the lines between a
// first line "---" and the next "---" or "...", and its body. BodyLine is the
// number of the body's first line; ok is false where the front matter is not
// closed. A file without front matter is all body.
func cutMatter(text string) (matter, body string, bodyLine int, ok bool) {
	first, rest, _ := strings.Cut(text, "\n")
	if strings.TrimRight(first, " \t") != "---" {
		return "", text, 1, true
	}
	bodyLine = 2
	for at := 0; at < len(rest); {
		line, _, _ := strings.Cut(rest[at:], "\n")
		next := min(len(rest), at+len(line)+1)
		bodyLine++
		if l := strings.TrimRight(line, " \t"); l == "---" || l == "..." {
			return rest[:at], rest[next:], bodyLine, true
		}
		at = next
	}
	return "", "", 0, false
}

// readMatter fills s from a front matter, which begins in line 2. The error is a
// diag.List with all that is wrong. Texts are as typed.
func readMatter(s *Story, matter string) error {
	root, err := yaml.Parse(s.File, []byte(matter), 2)
	if err != nil {
		return err
	}
	if root.Kind == yaml.Null {
		return nil
	}
	var r yaml.Reader
	m := r.Map(root, "kicker", "headline", "print-headline", "deck", "byline", "dateline", "language", "pictures", "hyphenation", "note")
	s.Language = language(&r, m.Get("language"))
	s.Kicker = r.String(m.Get("kicker"))
	s.Headline = r.String(m.Get("headline"))
	s.HeadlinePos = m.Get("headline").Pos()
	s.PrintHeadline = r.String(m.Get("print-headline"))
	s.Deck = r.String(m.Get("deck"))
	s.Dateline = r.String(m.Get("dateline"))
	for _, n := range r.List(m.Get("byline")) {
		s.Bylines = append(s.Bylines, matterByline(&r, n, s.Language)...)
	}
	for _, n := range r.List(m.Get("pictures")) {
		s.Pictures = append(s.Pictures, matterPicture(&r, n))
	}
	for _, n := range r.List(m.Get("hyphenation")) {
		s.Hyphenation = append(s.Hyphenation, exception(&r, n))
	}
	if n := m.Get("note"); n != nil {
		m := r.Map(n, "publication", "date", "headline")
		s.Note.Publication = r.String(m.Get("publication"))
		s.Note.Headline = r.String(m.Get("headline"))
		if d := r.Date(m.Get("date")); !d.IsZero() {
			s.Note.Date = d.Format(time.DateOnly)
		}
	}
	inOrder(r.Findings)
	return r.Findings.Err()
}

// language takes a BCP 47 tag by its form: letters, then parts of letters and
// figures, joined by hyphens.
func language(r *yaml.Reader, n *yaml.Node) string {
	tag := r.String(n)
	if tag == "" {
		return ""
	}
	for i, part := range strings.Split(tag, "-") {
		bad := len(part) < 1 || len(part) > 8 || i == 0 && (len(part) < 2 || len(part) > 3)
		for _, c := range part {
			bad = bad || c > unicode.MaxASCII || !unicode.IsLetter(c) && (i == 0 || !unicode.IsDigit(c))
		}
		if bad {
			r.Errorf(n, "language", "`%s` is not a language's code", tag).Hint = "write it as en-GB, de, pt-BR"
			return ""
		}
	}
	return tag
}

// matterByline reads a writer, "Name, Title" or a map of both.
func matterByline(r *yaml.Reader, n *yaml.Node, language string) []Byline {
	if n.Kind != yaml.Map {
		return oneByline(r.String(n), language)
	}
	m := r.Map(n, "name", "title")
	b := Byline{Name: r.String(m.Get("name")), Title: r.String(m.Get("title"))}
	if b.Name == "" && m.Get("name") == nil {
		r.Errorf(n, "missing", "a writer without a name").Hint = "add `name`"
	}
	return []Byline{b}
}

// matterPicture reads a picture, its file or a map.
func matterPicture(r *yaml.Reader, n *yaml.Node) Picture {
	if n.Kind != yaml.Map {
		return Picture{File: r.String(n), Pos: n.Pos()}
	}
	m := r.Map(n, "file", "caption", "credit", "alt")
	p := Picture{Caption: r.String(m.Get("caption")), Credit: r.String(m.Get("credit")), Alt: r.String(m.Get("alt")), Pos: n.Pos()}
	if f := m.Get("file"); f != nil {
		p.File, p.Pos = r.String(f), f.Pos()
	}
	if p.Credit == "" {
		p.Caption, p.Credit, _ = cutCredit(p.Caption)
	}
	return p
}

// exception reads a word with hyphens where it may be divided.
func exception(r *yaml.Reader, n *yaml.Node) string {
	word := r.String(n)
	for _, c := range word {
		if !unicode.IsLetter(c) && !unicode.IsMark(c) && c != '-' && c != '\'' && c != '’' {
			r.Errorf(n, "hyphenation", "`%s` is not one word", word).Hint = "write each word with hyphens where it may be divided, as ta-ble"
			return ""
		}
	}
	return word
}

// setMatter puts typographic characters into what a front matter gives.
func setMatter(s *Story, set func(string) string) {
	for _, t := range [...]*string{&s.Kicker, &s.Headline, &s.PrintHeadline, &s.Deck, &s.Dateline} {
		*t = set(*t)
	}
	for i := range s.Bylines {
		b := &s.Bylines[i]
		b.Name, b.Title = set(b.Name), set(b.Title)
	}
	for i := range s.Pictures {
		p := &s.Pictures[i]
		p.Caption, p.Credit, p.Alt = set(p.Caption), set(p.Credit), set(p.Alt)
	}
}

// unclosed is the error for a front matter without an end.
func unclosed(file string) diag.List {
	return diag.List{diag.At(diag.Pos{File: file, Line: 1, Col: 1}, diag.Error, "front-matter", "the front matter that begins here is not closed").
		WithHint("put a line `---` below it")}
}
