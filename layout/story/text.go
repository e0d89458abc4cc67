package story

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"broadsheet/layout/diag"
)

// ReadText reads plain text as a web page gives it. The first line is the
// headline. Before the body may stand, each on a line of its own, the name of a
// section above the headline (Kicker), a deck, a byline with or without a
// title's line, and pictures: an alternative text and a caption that ends in a
// credit. The first paragraph may begin with a dateline. Short lines without a
// full stop between paragraphs are subheads, lines that begin with a bullet or
// with successive numbers are items, a line of stars is a break. The
// print-edition note at the end becomes Note, and PrintHeadline where its
// headline is another. Paragraphs are lines, or lines broken by hand between
// empty ones. The web's navigation, dates and copyright are left out, each with a
// Note "furniture".
func ReadText(file string, data []byte, language string) (*Story, diag.List, error) {
	text, found, err := decode(file, data)
	if err != nil {
		return nil, nil, err
	}
	joined, notes := paragraphs(lines(file, text))
	r := &textReader{
		story:    &Story{File: file},
		language: language,
		lines:    joined,
		found:    append(append(found, notes...), scan(file, text, true)...),
	}
	r.clear()
	r.head()
	r.body()
	r.finish()
	return r.story, r.found, nil
}

// textReader takes a text's lines from the first to the last.
type textReader struct {
	story    *Story
	language string
	lines    []line
	found    diag.List
}

func (r *textReader) set(s string) string { return strings.TrimSpace(Typographic(s, r.language)) }

// clear takes out the navigation and the note, wherever they stand.
func (r *textReader) clear() {
	lines := r.cutNote()
	kept := lines[:0:0]
	for i, web := range furniture(lines) {
		if web {
			r.leftOut(lines[i].pos, lines[i].text)
			continue
		}
		kept = append(kept, lines[i])
	}
	r.lines = kept
}

// cutNote is the lines without the print-edition note, which it keeps.
func (r *textReader) cutNote() []line {
	out := make([]line, 0, len(r.lines))
	headline := false
	for _, l := range r.lines {
		if note, rest, ok := cutNote(l.text); ok && headline {
			r.story.Note = note
			l.pos.Col += utf8.RuneCountInString(l.text) - utf8.RuneCountInString(rest)
			l.text = rest
		}
		if l.text != "" {
			out = append(out, l)
			headline = headline || !navigation(l.text)
		}
	}
	return out
}

// leftOut tells of a line of the web page.
func (r *textReader) leftOut(at diag.Pos, text string) {
	r.found = append(r.found, diag.At(at, diag.Note, "furniture", "left out `%s`, which belongs to the web page", text))
}

// next takes the first of the lines.
func (r *textReader) next() line {
	l := r.lines[0]
	r.lines = r.lines[1:]
	return l
}

// head takes all that stands before the body.
func (r *textReader) head() {
	if len(r.lines) == 0 {
		return
	}
	if len(r.lines) > 2 && section(r.lines[0].text) && headlike(r.lines[1].text) {
		r.story.Kicker = r.set(strings.TrimRight(r.next().text, " :|"))
	}
	l := r.next()
	r.story.Headline, r.story.HeadlinePos = r.set(l.text), l.pos
	if n := len(strings.Fields(l.text)); n > 25 {
		r.found = append(r.found, diag.At(l.pos, diag.Warning, "no-headline", "the first line, taken as the headline, has %d words", n).
			WithHint("put a headline above the text"))
	}
	for first := true; len(r.lines) > 0; first = false {
		switch {
		case r.picture(true):
		case r.byline():
		case first && r.deck():
		case r.late():
		default:
			return
		}
	}
}

// headlike reports whether s may be a headline: short, no sentence, no byline.
func headlike(s string) bool {
	_, by := byline(s, "en")
	_, _, placed := dateline(s)
	return !by && !placed && len(s) < 300 && !stopped(s)
}

// stopped reports whether s ends as a sentence in a text does: with a full stop
// or an exclamation mark, or with any stop and a closing quotation mark.
func stopped(s string) bool {
	bare := strings.TrimRight(s, "\"'”’»)")
	return strings.HasSuffix(bare, ".") || strings.HasSuffix(bare, "!") || strings.HasSuffix(bare, "…") || bare != s && (strings.HasSuffix(bare, "?") || strings.HasSuffix(bare, ","))
}

// deck takes the line below the headline as deck if it is short, no sentence
// with its stop, and a body follows.
func (r *textReader) deck() bool {
	s := r.lines[0].text
	if len(r.lines) < 2 || !headlike(s) || strings.HasSuffix(s, ":") || pause(s) || mark(s) != "" || quoteAt(s) != "" && closesQuote(s) {
		return false
	}
	r.story.Deck = r.set(r.next().text)
	return true
}

// late takes a deck that follows a picture, before a byline or a dateline.
func (r *textReader) late() bool {
	if r.story.Deck != "" || len(r.lines) < 2 || len(r.story.Pictures) == 0 {
		return false
	}
	_, by := byline(r.lines[1].text, r.language)
	_, _, placed := dateline(r.lines[1].text)
	return (by || placed) && r.deck()
}

// closesQuote reports whether s ends in a quotation mark.
func closesQuote(s string) bool {
	last, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune("\"'”’»", last)
}

// byline takes a byline, and the line with the writer's title below it.
func (r *textReader) byline() bool {
	writers, ok := byline(r.lines[0].text, r.language)
	if !ok || len(r.story.Bylines) > 0 {
		return false
	}
	l := r.next()
	if _, day := cutStamp(l.text); day != "" {
		l.pos.Col += utf8.RuneCountInString(strings.TrimSuffix(l.text, day))
		r.leftOut(l.pos, day)
	}
	if len(r.lines) > 1 {
		if s := r.lines[0].text; len(strings.Fields(s)) <= 8 && !strings.HasSuffix(s, ".") && (title(s) || pupil(s)) && writers[len(writers)-1].Title == "" {
			writers = entitle(writers, r.next().text)
		}
	}
	for _, w := range writers {
		r.story.Bylines = append(r.story.Bylines, Byline{Name: r.set(w.Name), Title: r.set(w.Title)})
	}
	return true
}

// picture takes a picture's lines: [alternative text] caption with credit, or a
// caption and its credit's line; above the body also the same text twice.
func (r *textReader) picture(head bool) bool {
	first := r.lines[0]
	if caption, credit, ok := cutCredit(first.text); ok {
		alt := ""
		if caption == "" && !head {
			caption, alt = r.takeBack(first)
		}
		r.addPicture(r.next().pos, caption, credit, alt)
		return true
	}
	if len(r.lines) < 2 {
		return false
	}
	second := r.lines[1]
	caption, credit, ok := cutCredit(second.text)
	switch {
	case !ok && (!head || !r.twice()):
		return false
	case !ok:
		caption = second.text
	case caption == "" && (head && len(first.text) < 500 && r.story.Dateline == "" && !r.placed(first.text) || second.joint && r.spaced()):
		caption, first.text = first.text, ""
	case caption == "" || !alike(first.text, caption) && !(second.joint && r.spaced()):
		return false
	}
	r.next()
	r.next()
	r.addPicture(first.pos, caption, credit, first.text)
	return true
}

// twice reports whether the next line stands twice, and no more, as a picture's
// alternative text and its caption do.
func (r *textReader) twice() bool {
	s := r.lines[0].text
	return len(r.lines) > 2 && s == r.lines[1].text && s != r.lines[2].text && strings.Count(s, " ") >= 3
}

// placed reports whether s begins with a dateline.
func (r *textReader) placed(s string) bool {
	_, _, ok := dateline(s)
	return ok
}

// spaced reports whether empty lines divide the text that is left, so that two
// lines without one between them belong together.
func (r *textReader) spaced() bool {
	joint := 0
	for _, l := range r.lines {
		if l.joint {
			joint++
		}
	}
	return 3*joint <= len(r.lines)
}

// alike reports whether an alternative text and a caption are the same words,
// or one is the beginning of the other, or, an alternative text being written
// anew, at least three in four of its longer words stand in the caption.
func alike(alt, caption string) bool {
	alt, caption = strings.TrimRight(alt, ". "), strings.TrimRight(caption, ". ")
	if strings.Count(alt, " ") >= 3 && strings.HasPrefix(caption, alt) || strings.Count(caption, " ") >= 3 && strings.HasPrefix(alt, caption) {
		return true
	}
	if len(alt) > 400 {
		return false
	}
	in := map[string]bool{}
	for w := range strings.FieldsSeq(caption) {
		in[strings.ToLower(strings.Trim(w, ",.;:()\"'"))] = true
	}
	long, shared := 0, 0
	for w := range strings.FieldsSeq(alt) {
		if w = strings.ToLower(strings.Trim(w, ",.;:()\"'")); len(w) > 3 {
			long++
			if in[w] {
				shared++
			}
		}
	}
	return long >= 3 && 4*shared >= 3*long
}

// takeBack gives a credit's line in the body the line that stands right above it
// as a caption, if that was taken for a subhead or a paragraph.
func (r *textReader) takeBack(credit line) (caption, alt string) {
	n := len(r.story.Body)
	if n == 0 || !credit.joint || !r.spaced() || r.story.Body[n-1].Pos.Line != credit.pos.Line-1 {
		return "", ""
	}
	caption = r.story.Body[n-1].Text()
	r.story.Body = r.story.Body[:n-1]
	return caption, ""
}

func (r *textReader) addPicture(pos diag.Pos, caption, credit, alt string) {
	r.story.Pictures = append(r.story.Pictures, Picture{Caption: r.set(caption), Credit: r.set(credit), Alt: r.set(alt), Pos: pos})
}

// body takes the rest of the lines as blocks.
func (r *textReader) body() {
	r.story.Body = make([]Block, 0, len(r.lines))
	number := 0 // of the item before, 0 for none
	for len(r.lines) > 0 {
		if r.picture(false) {
			continue
		}
		l := r.next()
		b := Block{Kind: Paragraph, Pos: l.pos}
		if len(r.story.Body) == 0 {
			l = r.dateline(l)
		}
		s := l.text
		sign := mark(s)
		n := r.numbered(s, number)
		number = 0
		switch {
		case pause(s) && len(r.story.Body) > 0 && len(r.lines) > 0:
			b.Kind, s = Break, ""
		case pause(s):
			r.found = append(r.found, diag.At(l.pos, diag.Note, "furniture", "left out `%s`, which divides nothing", s))
			continue
		case sign != "":
			b.Kind, b.Mark, s = Item, "•", s[len(sign):]
		case n > 0:
			number = n
			i := strings.IndexByte(s, ' ')
			b.Kind, b.Mark, s = Item, strings.TrimRight(s[:i], ".)")+".", s[i:]
		case r.subhead(s):
			b.Kind = Subhead
		}
		if s = r.set(s); s != "" {
			b.Spans = []Span{{Text: s}}
		} else if b.Kind != Break {
			continue
		}
		r.story.Body = append(r.story.Body, b)
	}
}

// dateline cuts the dateline from the first paragraph. The block's position
// stays that of its line.
func (r *textReader) dateline(l line) line {
	if place, i, ok := dateline(l.text); ok && r.story.Dateline == "" {
		r.story.Dateline = r.set(place)
		l.text = l.text[i:]
	}
	return l
}

// mark returns the bullet that s begins with, with its space, or "".
func mark(s string) string {
	for _, m := range [...]string{"• ", "* ", "- ", "– ", "· ", "● ", "▪ ", "■ "} {
		if strings.HasPrefix(s, m) {
			return m
		}
	}
	return ""
}

// numbered returns the number of an item, "1. " or "1) ", if it follows on the
// item before or is a first one that a second follows; else 0, and 0 where
// nothing but the number stands.
func (r *textReader) numbered(s string, before int) int {
	n := number(s)
	if n > 0 && r.set(s[strings.IndexByte(s, ' '):]) == "" {
		return 0
	}
	if n > 0 && (n == before+1 && before > 0 || n == 1 && len(r.lines) > 0 && number(r.lines[0].text) == 2) {
		return n
	}
	return 0
}

// number is the number of up to two figures that s begins with, as "1. " or
// "1) ", 0 where it does not.
func number(s string) int {
	n, i := 0, 0
	for i < len(s) && i < 2 && isDigit(rune(s[i])) {
		n = 10*n + int(s[i]-'0')
		i++
	}
	if i == 0 || i+1 >= len(s) || s[i] != '.' && s[i] != ')' || s[i+1] != ' ' {
		return 0
	}
	return n
}

// subhead reports whether s is one: between paragraphs, of up to ten words,
// beginning with no small letter and ending like no sentence, where a whole
// paragraph follows. It may stand in single quotation marks, as headings have
// them; in double ones it is speech.
func (r *textReader) subhead(s string) bool {
	if len(r.story.Body) == 0 || len(r.lines) == 0 || len(s) > 80 || len(strings.Fields(s)) > 10 {
		return false
	}
	if last := r.story.Body[len(r.story.Body)-1]; last.Kind == Subhead || last.Kind == Item {
		return false
	}
	bare := strings.Trim(s, `'‘’`)
	first, _ := utf8.DecodeRuneInString(bare)
	last, _ := utf8.DecodeLastRuneInString(bare)
	next := r.lines[0].text
	return !unicode.IsLower(first) && unicode.IsLetter(last) && (len(next) > 80 || strings.HasSuffix(next, "."))
}

// finish checks what was read and compares the headlines.
func (r *textReader) finish() { finish(r.story, &r.found, r.set) }

// inOrder sorts findings by their place.
func inOrder(found diag.List) {
	slices.SortStableFunc(found, func(a, b diag.Finding) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col))
	})
}

// finish sets what follows from the whole of a story: where its body begins and
// whether the printed headline is another than its own. It puts the findings in
// the order of the file.
func finish(s *Story, found *diag.List, set func(string) string) {
	s.Note.Headline = set(s.Note.Headline)
	s.Note.Publication = set(s.Note.Publication)
	if s.PrintHeadline == "" {
		s.PrintHeadline = s.Note.Headline
	}
	if s.PrintHeadline == s.Headline {
		s.PrintHeadline = ""
	}
	at := s.HeadlinePos
	at.File = s.File
	if len(s.Body) > 0 {
		s.BodyPos = s.Body[0].Pos
	} else {
		*found = append(*found, diag.At(at, diag.Warning, "no-text", "the story has no text below its headline"))
	}
	if s.Headline == "" {
		*found = append(*found, diag.At(diag.Pos{File: s.File, Line: max(1, at.Line)}, diag.Warning, "no-headline", "the story has no headline").
			WithHint("begin with `# Headline`, or end the file's name in .txt if it is plain text"))
	}
	inOrder(*found)
}
