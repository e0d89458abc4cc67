package story

import (
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"broadsheet/layout/diag"
)

// lineBreak stands in a pull quote's spans where a line ends that a dash
// follows, until its By is cut off.
const lineBreak = "\u2028"

// inliner collects the text of one block as spans, in a new part after each
// hard line break. At has the places where the parts begin.
type inliner struct {
	r     *markdownReader
	parts [][]Span
	at    []diag.Pos
	span  []byte // the text of the last span, which is like like
	like  Span
	soft  bool // a line has ended since the last text
	hard  bool // and a part with it
}

// inlines returns the parts of a block's text, none of them empty, and where
// they begin. Pictures in it go to the story.
func (r *markdownReader) inlines(n ast.Node) ([][]Span, []diag.Pos) {
	in := &inliner{r: r}
	in.children(n, Span{})
	in.flush()
	return in.parts, in.at
}

// children takes what is in n, in the manner of like.
func (in *inliner) children(n ast.Node, like Span) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		in.node(c, like)
	}
}

func (in *inliner) node(n ast.Node, like Span) {
	r := in.r
	switch n := n.(type) {
	case *ast.Text:
		s := n.Segment.Value(r.source)
		if n.IsRaw() || n.Parent().Kind() == ast.KindCodeSpan {
			in.text(string(s), like, n.Pos())
		} else {
			in.text(unescape(s), like, n.Pos())
		}
		in.soft = in.soft || n.SoftLineBreak()
		in.hard = in.hard || n.HardLineBreak()
	case *ast.Emphasis:
		if n.Level == 1 {
			like.Emph = true
		} else {
			like.Strong = true
		}
		in.children(n, like)
	case *ast.Link:
		like.Link = unescape(n.Destination)
		in.children(n, like)
	case *ast.AutoLink:
		like.Link = string(n.URL(r.source))
		in.text(string(n.Label(r.source)), like, n.Pos())
	case *ast.Image:
		r.image(n)
	case *ast.RawHTML:
		in.html(n)
	default:
		in.children(n, like)
	}
}

// html takes a tag in a line: a line break, a comment, or what is left out.
func (in *inliner) html(n *ast.RawHTML) {
	tag := string(n.Segments.Value(in.r.source))
	low := asciiLower(tag)
	switch {
	case strings.HasPrefix(low, "<br"):
		in.hard = true
	case strings.HasPrefix(low, "<!--"):
		in.r.found = append(in.r.found, diag.At(in.r.at(n), diag.Note, "markdown", "left out a comment"))
	case strings.HasPrefix(low, "</"):
	default:
		in.r.warn(n, "use * and ** for emphasis", "left out the tag `%s`", strings.Join(strings.Fields(tag), " "))
	}
}

// text adds s, with the line end that stands before it as a space, as nothing
// behind a hyphen within a word, or as a new part.
func (in *inliner) text(s string, like Span, offset int) {
	if s == "" {
		return
	}
	quoted := strings.HasPrefix(s, "—") || strings.HasPrefix(s, "–") || strings.HasPrefix(s, "--")
	between := ""
	switch {
	case len(in.parts) == 0 || in.hard && !quoted:
		in.flush()
		in.parts = append(in.parts, nil)
		in.at = append(in.at, in.r.pos(offset))
	case in.soft || in.hard:
		between = in.joint(s, quoted, offset)
	}
	in.soft, in.hard = false, false
	if len(in.span) > 0 && same(in.like, Span{}) { // a space of plain text stays plain
		in.span = append(in.span, between...)
		between = ""
	}
	if len(in.span) == 0 || !same(in.like, like) {
		in.flush()
		in.like = like
	}
	in.span = append(append(in.span, between...), s...)
}

// flush ends the span that is being written.
func (in *inliner) flush() {
	if len(in.span) > 0 {
		in.like.Text = string(in.span)
		part := &in.parts[len(in.parts)-1]
		*part = append(*part, in.like)
		in.span = in.span[:0]
	}
}

// joint is what takes the place of the line end before s.
func (in *inliner) joint(s string, quoted bool, offset int) string {
	switch {
	case quoted:
		return lineBreak
	case hyphened(string(in.span[max(0, len(in.span)-2):]), s):
		in.r.found = append(in.r.found, diag.At(in.r.pos(offset), diag.Note, "line-end-hyphen", "joined with the hyphen at the end of the line before").
			WithHint("put the word on one line if the hyphen only broke it"))
		return ""
	}
	return " "
}

// same reports whether two spans are of one kind.
func same(a, b Span) bool { return a.Emph == b.Emph && a.Strong == b.Strong && a.Link == b.Link }

// unescape resolves Markdown's backslashes and the character references of
// HTML. An unknown reference stays as it is.
func unescape(s []byte) string {
	if !strings.ContainsAny(string(s), `\&`) {
		return string(s)
	}
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\\' && i+1 < len(s) && util.IsPunct(s[i+1]):
			i++
			out = append(out, s[i])
		case c == '&':
			n := entity(string(s[i:min(len(s), i+40)]))
			if n == 0 {
				out = append(out, c)
				continue
			}
			out = append(out, reference(s[i:i+n])...)
			i += n - 1
		default:
			out = append(out, c)
		}
	}
	return string(out)
}

// reference resolves one character reference, "&amp;" or "&#8217;".
func reference(s []byte) []byte {
	var c []byte
	if s[1] == '#' {
		c = util.ResolveNumericReferences(s)
	} else {
		c = util.ResolveEntityNames(s)
	}
	if !utf8.Valid(c) {
		return s
	}
	return c
}
