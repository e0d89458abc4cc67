// Package page is the finished page as plain data: everything resolved, nothing
// left to decide. Tests, proofs, preflight and the PDF see only this.
package page

import (
	"broadsheet/layout/font"
	"broadsheet/layout/geom"
	"broadsheet/layout/picture"
)

// Page is one finished page. Items stand in painting order, which is also the
// reading order: a story's head, then its text, then the next module.
type Page struct {
	Folio     string    // "A1"
	Section   string    // "World", or ""
	Trim      geom.Size // the page as cut
	Items     []Item
	Bookmarks []Bookmark
	Modules   []Module // in reading order
	Grid      Grid
}

// Bookmark is an entry of the document's outline: a story's headline and the
// height at which it stands.
type Bookmark struct {
	Title string
	Y     geom.Length
}

// Item is one of *Text, *Rule, *Fill, *Path, *Picture and *Link.
type Item interface{ item() }

// Text is glyphs of one face, size and ink on one baseline. The pen starts at
// At and moves by each glyph's Advance. Scale is the glyphs' horizontal scaling
// in thousandths (1000 is none, and so is 0); the advances have it in them. Of a
// line with optical margins the pen stays between the edges of its column and only
// the ink hangs out (see font.Placed). Text is the
// characters that the glyphs stand for, Glyph.Bytes by Glyph.Bytes; a
// hyphen that the line breaking added is a soft hyphen (U+00AD) in it.
// Role is the name of the style that set it ("headline", "body"); Story
// counts the page's stories from 1 and is 0 for furniture.
type Text struct {
	At     geom.Point
	Face   *font.Face
	Size   geom.Length
	Ink    geom.Ink
	Scale  int32
	Role   string
	Story  int
	Text   string
	Glyphs []font.Placed
}

// Width is how far the pen moves over all glyphs.
func (t *Text) Width() geom.Length {
	var w geom.Length
	for _, g := range t.Glyphs {
		w += geom.Length(g.Advance)
	}
	return w
}

// scale is Scale with its zero value resolved.
func (t *Text) scale() int64 {
	if t.Scale == 0 {
		return 1000
	}
	return int64(t.Scale)
}

// Rule is a straight line, centred on From–To, of a weight.
type Rule struct {
	From, To geom.Point
	Weight   geom.Length
	Ink      geom.Ink
}

// Fill is a filled rectangle.
type Fill struct {
	Box geom.Rect
	Ink geom.Ink
}

// Picture is an image in a box; nothing shows where Image is nil. Crop is the
// part of the upright image, in its pixels, that fills the box; the box has its
// proportions to within a pixel; of a drawing or a PDF it is in thousandths of a
// point. Alt is the alternative text.
type Picture struct {
	Box   geom.Rect
	Image *picture.Picture
	Crop  picture.Crop
	Alt   string
	Story int
}

// file names the image's file.
func (p *Picture) file() string {
	if p.Image == nil {
		return ""
	}
	return p.Image.File
}

// Link makes a box of the page lead to a URL, or, where that is "", to the page
// of the document that has the folio Page.
type Link struct {
	Box  geom.Rect
	URL  string
	Page string
}

// Text returns the page's text of a role, in reading order.
func (p *Page) Text(role string) []*Text {
	var out []*Text
	for _, it := range p.Items {
		if t, ok := it.(*Text); ok && t.Role == role {
			out = append(out, t)
		}
	}
	return out
}

func (*Text) item()    {}
func (*Rule) item()    {}
func (*Fill) item()    {}
func (*Picture) item() {}
func (*Link) item()    {}
