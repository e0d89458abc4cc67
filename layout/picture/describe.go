package picture

import (
	"strings"
	"unicode/utf8"

	"github.com/bep/imagemeta"
)

// Description is what a picture file says of itself, "" where it says nothing.
// Credit is the credit line, or else the by-line, or else the source.
type Description struct{ Caption, Credit, Alt string }

// Describe reads the picture's IPTC-IIM and XMP metadata; where both say
// something XMP wins, being always UTF-8. It reads anew at each call (some
// tenths of a millisecond), so that opening a picture costs nothing; ask once. A
// drawing's alternative text is its description or title.
func (p *Picture) Describe() Description {
	switch {
	case p.Drawing != nil:
		return Description{Alt: p.Drawing.about}
	case p.Document != nil:
		return Description{}
	}
	var found [len(tags)]string
	p.meta(imagemeta.XMP|imagemeta.IPTC, func(t imagemeta.TagInfo) bool {
		return tagIndex(t) >= 0
	}, func(t imagemeta.TagInfo) error {
		if i := tagIndex(t); i >= 0 && found[i] == "" {
			found[i] = plain(t)
		}
		return nil
	})
	first := func(is ...int) string {
		for _, i := range is {
			if found[i] != "" {
				return found[i]
			}
		}
		return ""
	}
	return Description{
		Caption: first(xmpDescription, iptcCaption),
		Credit:  first(xmpCredit, iptcCredit, xmpCreator, iptcByline, xmpSource, iptcSource),
		Alt:     first(xmpAlt),
	}
}

const (
	xmpDescription = iota
	xmpCredit
	xmpCreator
	xmpSource
	xmpAlt
	iptcCaption
	iptcCredit
	iptcByline
	iptcSource
)

// tags are the tags read, in the order of the constants, by the names that
// imagemeta gives them.
var tags = [...]struct {
	source imagemeta.Source
	name   string
}{
	{imagemeta.XMP, "Description"}, // dc:description
	{imagemeta.XMP, "Credit"},      // photoshop:Credit
	{imagemeta.XMP, "Creator"},     // dc:creator
	{imagemeta.XMP, "Source"},      // photoshop:Source
	{imagemeta.XMP, "AltTextAccessibility"},
	{imagemeta.IPTC, "Caption-Abstract"}, // 2:120
	{imagemeta.IPTC, "Credit"},           // 2:110
	{imagemeta.IPTC, "By-line"},          // 2:80
	{imagemeta.IPTC, "Source"},           // 2:115
}

func tagIndex(t imagemeta.TagInfo) int {
	for i, known := range tags {
		if known.source == t.Source && known.name == t.Tag {
			return i
		}
	}
	return -1
}

// plain is a tag's value as one line of text. Of a list in several languages it
// is the first, which XMP makes the default; of a list of persons it is all.
func plain(t imagemeta.TagInfo) string {
	var s string
	switch v := t.Value.(type) {
	case string:
		s = v
	case []string:
		if len(v) == 0 {
			return ""
		}
		s = v[0]
		if t.Tag == "Creator" || t.Tag == "By-line" {
			s = strings.Join(v, ", ")
		}
	}
	if t.Source == imagemeta.IPTC {
		s = asUTF8(s)
	}
	return strings.Join(strings.Fields(strings.ToValidUTF8(s, "�")), " ")
}

// asUTF8 undoes a reading of UTF-8 as Latin-1: many programs write IPTC in
// UTF-8 without saying so. Text that was Latin-1 is hardly ever valid UTF-8.
func asUTF8(s string) string {
	b := make([]byte, 0, len(s))
	for _, r := range s {
		if r > 0xFF {
			return s
		}
		b = append(b, byte(r))
	}
	if utf8.Valid(b) {
		return string(b)
	}
	return s
}
