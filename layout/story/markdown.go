package story

import (
	"bytes"
	"net/url"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"broadsheet/layout/diag"
)

// ReadMarkdown reads Markdown (CommonMark) with or without YAML front matter.
// The front matter's keys are kicker, headline, print-headline, deck, byline,
// dateline, language, pictures, hyphenation and note; errors in it are the
// error. A first heading of level 1 is the headline if the front matter has
// none; all other headings are subheads. Block quotes are pull quotes, and a last
// line in them that begins with a dash says by whom. Images are pictures, their
// titles captions with credits. A hard line break begins a new block of the same
// kind. What a newspaper does not set is kept as text where it has any, with a
// Warning "markdown": HTML, code, tables, footnotes.
func ReadMarkdown(file string, data []byte, language string) (*Story, diag.List, error) {
	whole, found, err := decode(file, data)
	if err != nil {
		return nil, nil, err
	}
	matter, body, bodyLine, ok := cutMatter(whole)
	if !ok {
		return nil, nil, unclosed(file)
	}
	s := &Story{File: file}
	if matter != "" {
		if err := readMatter(s, matter); err != nil {
			return nil, nil, err
		}
	}
	if s.Language != "" {
		language = s.Language
	}
	r := &markdownReader{story: s, language: language, source: []byte(body), first: bodyLine}
	r.found = append(found, scan(file, whole, false)...)
	setMatter(s, r.set)
	r.starts = append(r.starts, 0)
	for i, c := range r.source {
		if c == '\n' {
			r.starts = append(r.starts, i+1)
		}
	}
	r.blocks(markdown().Parse(text.NewReader(r.source)), Block{Kind: Paragraph})
	finish(s, &r.found, r.set)
	return s, r.found, nil
}

// markdown is a parser of CommonMark. It is made for each story, which costs
// little and shares nothing. The library's extensions are left alone: they
// compile patterns at every start of the program, which takes longer than to
// read a story.
func markdown() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(parser.DefaultBlockParsers()...),
		parser.WithInlineParsers(parser.DefaultInlineParsers()...),
		parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...),
	)
}

// markdownReader walks a document. Starts are the offsets of the lines of
// source, whose first is line first of the file.
type markdownReader struct {
	story    *Story
	language string
	source   []byte
	starts   []int
	first    int
	found    diag.List
}

func (r *markdownReader) set(s string) string { return strings.TrimSpace(Typographic(s, r.language)) }

// pos is the place of an offset in source; one below 0 is not known.
func (r *markdownReader) pos(offset int) diag.Pos {
	if offset < 0 || offset > len(r.source) {
		return diag.Pos{File: r.story.File}
	}
	line := sort.SearchInts(r.starts, offset+1) - 1
	return diag.Pos{File: r.story.File, Line: r.first + line, Col: 1 + utf8.RuneCount(r.source[r.starts[line]:offset])}
}

// at is the place of a node: of its first line where it has lines, as the
// library's own is wrong for code in an item; of what it stands in where it has
// none.
func (r *markdownReader) at(n ast.Node) diag.Pos {
	for ; n != nil; n = n.Parent() {
		if n.Type() == ast.TypeBlock && n.Lines().Len() > 0 {
			return r.pos(n.Lines().At(0).Start)
		}
		if p := n.Pos(); 0 <= p && p < len(r.source) {
			return r.pos(p)
		}
	}
	return r.pos(0)
}

func (r *markdownReader) warn(n ast.Node, hint, format string, args ...any) {
	r.found = append(r.found, diag.At(r.at(n), diag.Warning, "markdown", format, args...).WithHint("%s", hint))
}

// blocks takes the blocks in parent; b has the kind and the mark of their text.
func (r *markdownReader) blocks(parent ast.Node, b Block) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Heading:
			r.heading(n)
		case *ast.Blockquote:
			r.quote(n)
		case *ast.List:
			r.list(n)
		case *ast.ThematicBreak:
			r.add(Block{Kind: Break, Pos: r.at(n)})
		case *ast.CodeBlock, *ast.FencedCodeBlock:
			r.warn(n, "do not indent paragraphs", "an indented or fenced text is code in Markdown; its text is kept as a paragraph")
			r.plain(n, string(n.Lines().Value(r.source)))
		case *ast.HTMLBlock:
			r.html(n)
		default:
			r.paragraph(n, b)
			if b.Kind == Item { // further paragraphs of an item
				b = Block{Kind: Paragraph}
			}
		}
	}
}

func (r *markdownReader) add(b Block) { r.story.Body = append(r.story.Body, b) }

// plain adds a paragraph of text that is not Markdown.
func (r *markdownReader) plain(n ast.Node, s string) {
	if s = r.set(s); s != "" {
		r.add(Block{Kind: Paragraph, Spans: []Span{{Text: s}}, Pos: r.at(n)})
	}
}

func (r *markdownReader) heading(n *ast.Heading) {
	parts, at := r.inlines(n)
	var spans []Span
	for i, p := range parts {
		if i > 0 {
			spans = append(spans, Span{Text: " "})
		}
		spans = append(spans, p...)
	}
	spans = typographicSpans(spans, r.language)
	if len(spans) == 0 {
		return
	}
	b := Block{Kind: Subhead, Spans: spans, Pos: at[0]}
	if n.Level == 1 && len(r.story.Body) == 0 && (r.story.Headline == "" || r.story.Headline == b.Text()) {
		if r.story.Headline == "" {
			r.story.Headline, r.story.HeadlinePos = b.Text(), b.Pos
		}
		return
	}
	r.add(b)
}

// paragraph adds the parts of a paragraph as blocks like b, unless it is a part
// of the story's head or its note.
func (r *markdownReader) paragraph(n ast.Node, b Block) {
	if r.table(n) {
		return
	}
	if bytes.Contains(n.Lines().Value(r.source), []byte("[^")) {
		r.warn(n, "", "footnotes are not set; their signs and texts are kept as they stand")
	}
	parts, at := r.inlines(n)
	for i, spans := range parts {
		b.Pos = at[i]
		b.Spans = spans
		if b.Kind == Paragraph && (len(r.story.Body) == 0 && r.byline(&b) || r.note(&b)) {
			continue
		}
		if b.Kind == Paragraph && len(r.story.Body) == 0 && r.story.Dateline == "" {
			if place, k, ok := dateline(b.Text()); ok {
				r.story.Dateline = r.set(place)
				b.Spans = cutSpans(b.Spans, k)
			}
		}
		if b.Kind == Quote && r.said(&b) {
			continue
		}
		if b.Spans = typographicSpans(b.Spans, r.language); len(b.Spans) > 0 {
			r.add(b)
		}
	}
}

// said cuts from a pull quote by whom it is. A paragraph that is nothing else
// belongs to the quote before it, and is done then.
func (r *markdownReader) said(b *Block) bool {
	by, rest, ok := dashed(b)
	if !ok {
		return false
	}
	if n := len(r.story.Body); len(rest) == 0 {
		if n == 0 || r.story.Body[n-1].Kind != Quote || r.story.Body[n-1].By != "" {
			return false
		}
		r.story.Body[n-1].By = r.set(by)
		return true
	}
	b.By, b.Spans = r.set(by), rest
	return false
}

// byline takes b as the byline, if it is one and the front matter has none.
func (r *markdownReader) byline(b *Block) bool {
	if len(r.story.Bylines) > 0 {
		return false
	}
	writers, ok := byline(strings.TrimSpace(b.Text()), r.language)
	for _, w := range writers {
		r.story.Bylines = append(r.story.Bylines, Byline{r.set(w.Name), r.set(w.Title)})
	}
	return ok
}

// note takes b as the print-edition note; the front matter's facts are over
// those in it. What stands behind the note stays in b.
func (r *markdownReader) note(b *Block) bool {
	if len(b.Spans) == 0 || !noteBegins(strings.TrimSpace(b.Spans[0].Text)) {
		return false
	}
	s := strings.TrimSpace(b.Text())
	note, rest, ok := cutNote(s)
	if !ok {
		return false
	}
	if had := r.story.Note; had != (Note{}) {
		note = had
	}
	r.story.Note = note
	if navigation(rest) {
		r.found = append(r.found, diag.At(b.Pos, diag.Note, "furniture", "left out `%s`, which belongs to the web page", rest))
		rest = ""
	}
	b.Spans = []Span{{Text: rest}}
	return rest == ""
}

// cutSpans takes the first n bytes from spans.
func cutSpans(spans []Span, n int) []Span {
	for len(spans) > 0 && len(spans[0].Text) <= n {
		n -= len(spans[0].Text)
		spans = spans[1:]
	}
	if len(spans) > 0 {
		spans[0].Text = spans[0].Text[n:]
	}
	return spans
}

// quote adds a block quote's paragraphs as pull quotes. A last line that begins
// with a dash is By of the last of them; with a hyphen it is a list of one item
// in Markdown.
func (r *markdownReader) quote(n *ast.Blockquote) {
	from := len(r.story.Body)
	r.blocks(n, Block{Kind: Quote})
	said := r.story.Body[from:]
	if k := len(said) - 1; k > 0 && said[k].Kind == Item && said[k-1].Kind == Quote && said[k-1].By == "" {
		said[k-1].By = said[k].Text()
		r.story.Body = r.story.Body[:len(r.story.Body)-1]
	}
}

// dashed returns what stands behind a dash at the beginning of a block's last
// line, and the spans before that.
func dashed(b *Block) (by string, rest []Span, ok bool) {
	t := b.Text()
	i := max(0, strings.LastIndex(t, lineBreak))
	line := strings.TrimSpace(strings.TrimPrefix(t[i:], lineBreak))
	for _, dash := range [...]string{"—", "–", "--", "―"} {
		if by, found := strings.CutPrefix(line, dash); found && strings.TrimSpace(by) != "" {
			return strings.TrimSpace(by), headSpans(b.Spans, i), true
		}
	}
	return "", nil, false
}

// headSpans keeps the first n bytes of spans, without space at the end.
func headSpans(spans []Span, n int) []Span {
	var kept []Span
	for _, s := range spans {
		if n <= 0 {
			break
		}
		s.Text = s.Text[:min(n, len(s.Text))]
		n -= len(s.Text)
		kept = append(kept, s)
	}
	if len(kept) > 0 {
		last := &kept[len(kept)-1]
		last.Text = strings.TrimRight(last.Text, " ")
	}
	return kept
}

func (r *markdownReader) list(n *ast.List) {
	number := n.Start
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		b := Block{Kind: Item, Mark: "•"}
		if n.IsOrdered() {
			b.Mark = string(decimal(nil, number)) + "."
			number++
		}
		r.blocks(item, b)
	}
}

// decimal appends n, which is not negative.
func decimal(b []byte, n int) []byte {
	if n >= 10 {
		b = decimal(b, n/10)
	}
	return append(b, byte('0'+n%10))
}

// table takes a paragraph as a table if its second line is made of bars and
// dashes, and keeps each row as a paragraph.
func (r *markdownReader) table(n ast.Node) bool {
	lines := n.Lines()
	if lines.Len() < 2 {
		return false
	}
	if second := lines.At(1); !ruled(second.Value(r.source)) {
		return false
	}
	r.warn(n, "", "tables are not set; each row is kept as a paragraph")
	for i := range lines.Len() {
		if i == 1 {
			continue
		}
		line := lines.At(i)
		var row strings.Builder
		for cell := range strings.SplitSeq(strings.Trim(string(line.Value(r.source)), "| \t\n"), "|") {
			if row.Len() > 0 {
				row.WriteString(" · ")
			}
			row.WriteString(strings.TrimSpace(unescape([]byte(cell))))
		}
		if s := r.set(row.String()); s != "" {
			r.add(Block{Kind: Paragraph, Spans: []Span{{Text: s}}, Pos: r.pos(line.Start)})
		}
	}
	return true
}

// ruled reports whether a line divides a table's head from its rows.
func ruled(line []byte) bool {
	return bytes.IndexByte(line, '|') >= 0 && bytes.Contains(line, []byte("--")) && len(bytes.Trim(line, "|-: \t\n")) == 0
}

// html keeps the text between the tags of an HTML block, and nothing of a
// comment, a script or a style sheet.
func (r *markdownReader) html(n *ast.HTMLBlock) {
	raw := string(n.Lines().Value(r.source))
	if n.HasClosure() {
		raw += string(n.ClosureLine.Value(r.source))
	}
	low := asciiLower(strings.TrimSpace(raw))
	if strings.HasPrefix(low, "<!--") {
		r.found = append(r.found, diag.At(r.at(n), diag.Note, "markdown", "left out a comment"))
		return
	}
	s := ""
	if !strings.HasPrefix(low, "<script") && !strings.HasPrefix(low, "<style") {
		s = untagged(raw)
	}
	if strings.TrimSpace(s) == "" {
		r.warn(n, "", "left out HTML")
		return
	}
	r.warn(n, "write it as Markdown", "HTML is not set; its text is kept as a paragraph")
	r.plain(n, unescape([]byte(s)))
}

// untagged is s with each tag replaced by a space.
func untagged(s string) string {
	var b strings.Builder
	for s != "" {
		before, tag, found := strings.Cut(s, "<")
		b.WriteString(before)
		if !found {
			break
		}
		_, after, closed := strings.Cut(tag, ">")
		if !closed {
			b.WriteString("<" + tag)
			break
		}
		b.WriteByte(' ')
		s = after
	}
	return b.String()
}

// image takes an image as a picture; one that the front matter has by the same
// file only gets what it lacks.
func (r *markdownReader) image(n *ast.Image) {
	var alt strings.Builder
	r.flat(n, &alt)
	caption, credit, _ := cutCredit(unescape(n.Title))
	p := Picture{File: unescape(n.Destination), Caption: r.set(caption), Credit: r.set(credit), Alt: r.set(alt.String()), Pos: r.at(n)}
	if f, err := url.PathUnescape(p.File); err == nil {
		p.File = f
	}
	for i := range r.story.Pictures {
		if had := &r.story.Pictures[i]; had.File == p.File && p.File != "" {
			for _, t := range [...][2]*string{{&had.Caption, &p.Caption}, {&had.Credit, &p.Credit}, {&had.Alt, &p.Alt}} {
				if *t[0] == "" {
					*t[0] = *t[1]
				}
			}
			return
		}
	}
	r.story.Pictures = append(r.story.Pictures, p)
}

// flat writes the text in n.
func (r *markdownReader) flat(n ast.Node, b *strings.Builder) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			b.WriteString(unescape(t.Segment.Value(r.source)))
			if t.SoftLineBreak() || t.HardLineBreak() {
				b.WriteByte(' ')
			}
			continue
		}
		r.flat(c, b)
	}
}
