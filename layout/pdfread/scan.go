package pdfread

import "bytes"

// Scanner reads a PDF's text (ISO 32000-1, 7.2) from Data, of which At is the offset
// of what comes next.
type Scanner struct {
	Data   []byte
	At     int
	values int // read so far
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isDelimiter(c byte) bool {
	switch c {
	case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%':
		return true
	}
	return false
}

// Space skips white space and comments.
func (s *Scanner) Space() {
	for s.At < len(s.Data) {
		switch c := s.Data[s.At]; {
		case isSpace(c):
			s.At++
		case c == '%':
			for s.At < len(s.Data) && s.Data[s.At] != '\n' && s.Data[s.At] != '\r' {
				s.At++
			}
		default:
			return
		}
	}
}

// Word reads up to the next space or delimiter: a number or a keyword, "" where
// something else comes next.
func (s *Scanner) Word() string {
	s.Space()
	from := s.At
	s.regular()
	return string(s.Data[from:s.At])
}

// regular skips what is neither space nor a delimiter.
func (s *Scanner) regular() {
	for s.At < len(s.Data) && !isSpace(s.Data[s.At]) && !isDelimiter(s.Data[s.At]) {
		s.At++
	}
}

// Ahead reports whether a text comes next, after space, which it skips.
func (s *Scanner) Ahead(text string) bool {
	s.Space()
	return s.Here(text)
}

// Here reports whether a text stands right here.
func (s *Scanner) Here(text string) bool { return bytes.HasPrefix(s.Data[s.At:], []byte(text)) }

// Literal skips a string in parentheses. It is false where the string has no end.
func (s *Scanner) Literal() bool {
	depth := 0
	for ; s.At < len(s.Data); s.At++ {
		switch s.Data[s.At] {
		case '\\':
			s.At++
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				s.At++
				return true
			}
		}
	}
	s.At = len(s.Data) // a backslash at the end led beyond it
	return false
}
