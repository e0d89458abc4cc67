// Package story has a story as a model, and its readers: plain text as a web
// page gives it, and Markdown with YAML front matter.
package story

import (
	"cmp"

	"broadsheet/layout/diag"
)

// Story is a story as it was written, with typographic characters in place. No
// word of the source is changed. Strings that may carry emphasis are Spans.
type Story struct {
	File string // as the user names it

	Kicker        string
	Headline      string
	PrintHeadline string // for the page where it differs from Headline, else ""
	Deck          string
	Bylines       []Byline
	Dateline      string // "WASHINGTON", without its separator
	Body          []Block
	Pictures      []Picture
	Note          Note
	Language      string   // BCP 47, "" for the edition's
	Hyphenation   []string // exceptions, "ta-ble"

	HeadlinePos, BodyPos diag.Pos
}

// Printed is the headline for the page.
func (s *Story) Printed() string { return cmp.Or(s.PrintHeadline, s.Headline) }

// Byline is one writer.
type Byline struct{ Name, Title string }

// Block is one block of the body.
type Block struct {
	Kind  Kind
	Spans []Span
	By    string // of a Quote: who said it, or ""
	Mark  string // of an Item: "•" or "1."
	Pos   diag.Pos
}

// Kind is what a block is.
type Kind string

// The kinds of block. A Break is a pause in the text (a rule in Markdown) and
// has no spans.
const (
	Paragraph Kind = "paragraph"
	Subhead   Kind = "subhead"
	Quote     Kind = "quote"
	Item      Kind = "item"
	Break     Kind = "break"
)

// Span is a stretch of text of one kind. Text has no line breaks; spaces at the
// ends count.
type Span struct {
	Text   string
	Emph   bool
	Strong bool
	Link   string // URL, or ""
}

// Picture is what a story says of a picture.
type Picture struct {
	File    string // as written in the story, "" where the text has only a caption
	Caption string
	Credit  string // "PHOTO: AFP"
	Alt     string
	Pos     diag.Pos
}

// Note has the facts of the print-edition note where the source gives them.
type Note struct {
	Publication string
	Date        string // ISO 8601, "2017-07-11"
	Headline    string // as printed
}

// Text is the block's characters without their kinds.
func (b Block) Text() string {
	var n int
	for _, s := range b.Spans {
		n += len(s.Text)
	}
	t := make([]byte, 0, n)
	for _, s := range b.Spans {
		t = append(t, s.Text...)
	}
	return string(t)
}
