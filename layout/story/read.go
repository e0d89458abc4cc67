package story

import (
	"bytes"
	"encoding/binary"
	"path/filepath"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"broadsheet/layout/diag"
)

// Read reads a story by its name's ending: .md and .markdown are Markdown, all
// others plain text. File is named in positions. Where the story does not say
// its language it is read as British English; see ReadIn.
//
// The findings are what a night editor should see: what was left out, and what
// looks like a fault of the source (id "stray-hyphen", "double-word",
// "mojibake", "replacement-character", "control-character", "zero-width",
// "html-entity"), whose text is set as it stands. The error is a diag.List: the
// bytes are no text ("binary", "encoding"), there are none ("empty"), or the
// front matter is wrong.
func Read(file string, data []byte) (*Story, diag.List, error) {
	return ReadIn(file, data, "en-GB")
}

// ReadIn is Read for an edition in a BCP 47 language, which decides over
// quotation marks where the story has no language of its own. Story.Language
// stays "" then.
func ReadIn(file string, data []byte, language string) (*Story, diag.List, error) {
	switch strings.ToLower(filepath.Ext(file)) {
	case ".md", ".markdown":
		return ReadMarkdown(file, data, language)
	}
	return ReadText(file, data, language)
}

// magic has the beginnings of files that are given for a story by mistake.
var magic = [...]struct{ begins, what, hint string }{
	{"\x89PNG", "a PNG picture", "name it under `picture`, not as a story"},
	{"\xff\xd8\xff", "a JPEG picture", "name it under `picture`, not as a story"},
	{"GIF8", "a GIF picture", "name it under `picture`, not as a story"},
	{"II*\x00", "a TIFF picture", "name it under `picture`, not as a story"},
	{"MM\x00*", "a TIFF picture", "name it under `picture`, not as a story"},
	{"RIFF", "a WebP picture or a sound", "name a picture under `picture`, not as a story"},
	{"%PDF-", "a PDF", "save its text as plain text or Markdown"},
	{"PK\x03\x04", "a word processor's document or another archive", "save it as plain text or Markdown"},
	{"\xd0\xcf\x11\xe0", "a word processor's document of the old kind", "save it as plain text or Markdown"},
	{"{\\rtf", "rich text", "save it as plain text or Markdown"},
	{"<!DOCTYPE", "a web page", "copy its text, or save it as plain text"},
	{"<!doctype", "a web page", "copy its text, or save it as plain text"},
	{"<html", "a web page", "copy its text, or save it as plain text"},
	{"<?xml", "XML", "save the story as plain text or Markdown"},
}

// decode returns data as UTF-8 with "\n" at line ends and without a byte-order
// mark. UTF-16 is taken where a mark announces it, with a Note.
func decode(file string, data []byte) (string, diag.List, error) {
	refuse := func(line, col int, id, msg, hint string) (string, diag.List, error) {
		f := diag.Finding{Severity: diag.Error, ID: id, File: file, Line: line, Col: col, Msg: msg, Hint: hint}
		return "", nil, diag.List{f}
	}
	for _, m := range magic {
		if bytes.HasPrefix(data, []byte(m.begins)) {
			return refuse(0, 0, "binary", "this is "+m.what+", not a story", m.hint)
		}
	}
	var found diag.List
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")):
		if len(data)%2 != 0 {
			return refuse(0, 0, "encoding", "UTF-16 that ends in the middle of a character", "save the file as UTF-8")
		}
		data = fromUTF16(data)
		found = append(found, diag.At(diag.Pos{File: file}, diag.Note, "encoding", "read as UTF-16").WithHint("save the file as UTF-8"))
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		data = data[3:]
	}
	if i := bytes.IndexByte(data, 0); i >= 0 {
		line, col := place(data, i)
		return refuse(line, col, "binary", "a zero byte: this is no text, or UTF-16 without its mark", "save the file as UTF-8")
	}
	if !utf8.Valid(data) {
		i := badByte(data)
		line, col := place(data, i)
		return refuse(line, col, "encoding", "the byte 0x"+hex(data[i])+" is not UTF-8",
			"the file looks like Latin-1 or Windows-1252; save it as UTF-8, or convert it: iconv -f windows-1252 -t utf-8")
	}
	text := string(data)
	if strings.IndexByte(text, '\r') >= 0 {
		text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	}
	if strings.TrimSpace(text) == "" {
		return refuse(0, 0, "empty", "the file has no text", "")
	}
	return text, found, nil
}

// fromUTF16 decodes data, which begins with a mark and is even in length; what
// is no character becomes U+FFFD, for the scan to find.
func fromUTF16(data []byte) []byte {
	var order binary.ByteOrder = binary.LittleEndian
	if data[0] == 0xfe {
		order = binary.BigEndian
	}
	units := make([]uint16, 0, len(data)/2)
	for i := 2; i < len(data); i += 2 {
		units = append(units, order.Uint16(data[i:]))
	}
	return []byte(string(utf16.Decode(units)))
}

// badByte is the offset of the first byte that is not UTF-8, or len(data).
func badByte(data []byte) int {
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return len(data)
}

// place is the line and column of the byte at i.
func place(data []byte, i int) (line, col int) {
	before := data[:i]
	return 1 + bytes.Count(before, []byte("\n")), 1 + utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:])
}

func hex(b byte) string {
	const digits = "0123456789ABCDEF"
	return string([]byte{digits[b>>4], digits[b&15]})
}
