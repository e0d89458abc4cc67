package story

import (
	"strings"
	"unicode/utf8"

	"broadsheet/layout/diag"
)

// line is one line of a file with the space at its ends cut off.
type line struct {
	text  string
	pos   diag.Pos
	joint bool // no empty line stands between it and the line before
}

// width of the lines of text that a person or a mail program broke: more than
// this is a paragraph, however wide a window was.
const wrapWidth = 100

// lines returns the lines of text that are not empty.
func lines(file, text string) []line {
	out := make([]line, 0, 64)
	joint := false
	for n := 1; text != ""; n++ {
		var s string
		s, text, _ = strings.Cut(text, "\n")
		trimmed := strings.TrimLeft(s, " \t\u00a0\v\f")
		col := 1 + utf8.RuneCountInString(s[:len(s)-len(trimmed)])
		trimmed = strings.TrimRight(trimmed, " \t\u00a0\v\f")
		if trimmed != "" {
			out = append(out, line{trimmed, diag.Pos{File: file, Line: n, Col: col}, joint})
		}
		joint = trimmed != ""
	}
	return out
}

// paragraphs joins the lines of paragraphs that were broken by hand. Whether
// they were is decided for the whole file: nearly every line that another
// follows is too long to have taken the other's first word, within the width of
// the longest line, and that is at most 100 characters. Otherwise every line is
// a paragraph. A line that ends in a hyphen is joined without a space, and the
// Note says so, as the hyphen may have been put in to break a word.
func paragraphs(in []line) ([]line, diag.List) {
	width, broken := broken(in)
	if !broken {
		return in, nil
	}
	var found diag.List
	var out []line
	var text []byte // of the last paragraph
	head := true    // no line has been joined to another yet
	for i, l := range in {
		if i == 0 || !continues(in, i, width, head) {
			if i > 0 {
				out[len(out)-1].text = string(text)
			}
			out, text = append(out, l), append(text[:0], l.text...)
			continue
		}
		head = false
		if hyphened(in[i-1].text, l.text) {
			found = append(found, diag.At(l.pos, diag.Note, "line-end-hyphen", "joined with the hyphen at the end of the line before").
				WithHint("put the word on one line if the hyphen only broke it"))
		} else {
			text = append(text, ' ')
		}
		text = append(text, l.text...)
	}
	out[len(out)-1].text = string(text)
	return out, found
}

// continues reports whether in[i] goes on with the paragraph of the line before.
// In the head of a story, where short lines stand one below the other, only a
// full line is gone on with; later one that ends no sentence is as well.
func continues(in []line, i, width int, head bool) bool {
	before, l := in[i-1], in[i]
	if !l.joint || alone(l.text) || alone(before.text) {
		return false
	}
	return full(in, i-1, width) || !head && !strings.HasSuffix(before.text, ".")
}

// full reports whether the line after in[i] could not have begun in it.
func full(in []line, i, width int) bool {
	if i+1 >= len(in) || !in[i+1].joint {
		return false
	}
	word, _, _ := strings.Cut(in[i+1].text, " ")
	return utf8.RuneCountInString(in[i].text)+1+utf8.RuneCountInString(word) > width
}

// broken reports whether the lines were broken by hand, and at which width.
func broken(in []line) (width int, ok bool) {
	for _, l := range in {
		if len(l.text) > 4*wrapWidth {
			return 0, false
		}
		width = max(width, utf8.RuneCountInString(l.text))
	}
	if width > wrapWidth || width < 30 {
		return 0, false
	}
	joints, fulls := 0, 0
	for i := range in[:len(in)-1] {
		if in[i+1].joint {
			joints++
			if full(in, i, width-3) {
				fulls++
			}
		}
	}
	return width - 3, fulls > 0 && 4*fulls >= 3*joints
}

// alone reports whether a line is never part of a paragraph over several lines.
func alone(s string) bool {
	_, by := byline(s, "en")
	return by || navigation(s) || pause(s)
}

// hyphened reports whether a line ends in a hyphen that belongs to the word
// continued in the next, rather than to one whose other half is left out.
func hyphened(s, next string) bool {
	if len(s) < 2 || s[len(s)-1] != '-' || !letterByte(s[len(s)-2]) {
		return false
	}
	word, _, _ := strings.Cut(next, " ")
	return word != "" && letterByte(word[0]) && !conjunction(strings.TrimRight(word, ",."))
}

// pause reports whether a line is a break in the text: "* * *", "***", "---".
func pause(s string) bool {
	n := 0
	for _, r := range s {
		switch r {
		case '*', '-', '_', '•', '⁂', '~':
			n++
		case ' ':
		default:
			return false
		}
	}
	return n >= 3 || s == "⁂"
}
