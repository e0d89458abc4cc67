package pdfread

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// kind is what a value is. Numbers, strings, names and keywords are scalars: their
// bytes are enough, since they are written out as they came.
type kind uint8

const (
	scalar kind = iota
	reference
	array
	dictionary
)

// value is a PDF object (ISO 32000-1, 7.3): raw of a scalar, num of a reference,
// items of an array, keys of a dictionary in their order.
type value struct {
	kind  kind
	raw   []byte
	num   int
	items []value
	keys  []entry
}

// entry is a key of a dictionary, with its slash, and its value.
type entry struct {
	key   string
	value value
}

// get is a key's value; a scalar without bytes where there is none.
func (v *value) get(key string) value {
	for i := range v.keys {
		if v.keys[i].key == key {
			return v.keys[i].value
		}
	}
	return value{}
}

func (v *value) none() bool {
	return v.kind == scalar && (len(v.raw) == 0 || string(v.raw) == "null")
}

func (v *value) is(raw string) bool { return v.kind == scalar && string(v.raw) == raw }

// integer is a whole number, not ok of anything else.
func (v *value) integer() (int, bool) {
	if v.kind != scalar {
		return 0, false
	}
	n, err := strconv.Atoi(string(v.raw))
	return n, err == nil
}

// milli is a number in thousandths, rounded to nearest.
func (v *value) milli() (int64, bool) {
	if v.kind != scalar {
		return 0, false
	}
	f, err := strconv.ParseFloat(string(v.raw), 64)
	if err != nil || f < -1e9 || f > 1e9 || f != f {
		return 0, false
	}
	if f < 0 {
		return -int64(-f*1000 + .5), true
	}
	return int64(f*1000 + .5), true
}

// scanner reads values from a PDF's bytes.
type scanner struct {
	data []byte
	at   int
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isDelimiter(c byte) bool { return bytes.IndexByte([]byte("()<>[]{}/%"), c) >= 0 }

// space skips white space and comments.
func (s *scanner) space() {
	for s.at < len(s.data) {
		switch c := s.data[s.at]; {
		case isSpace(c):
			s.at++
		case c == '%':
			for s.at < len(s.data) && s.data[s.at] != '\n' && s.data[s.at] != '\r' {
				s.at++
			}
		default:
			return
		}
	}
}

// word reads a number or keyword, "" where something else comes next.
func (s *scanner) word() string {
	s.space()
	from := s.at
	for s.at < len(s.data) && !isSpace(s.data[s.at]) && !isDelimiter(s.data[s.at]) {
		s.at++
	}
	return string(s.data[from:s.at])
}

// ahead reports whether a text comes next, after space.
func (s *scanner) ahead(text string) bool {
	s.space()
	return bytes.HasPrefix(s.data[s.at:], []byte(text))
}

const deepest = 100 // values one within the other

var errValue = errors.New("a value in it is broken")

// value reads a value.
func (s *scanner) value(depth int) (value, error) {
	s.space()
	if s.at >= len(s.data) || depth > deepest {
		return value{}, errValue
	}
	from := s.at
	switch c := s.data[s.at]; {
	case s.ahead("<<"):
		return s.dictionary(depth)
	case c == '[':
		return s.array(depth)
	case c == '(':
		if !s.literal() {
			return value{}, errValue
		}
	case c == '<':
		end := bytes.IndexByte(s.data[s.at:], '>')
		if end < 0 {
			return value{}, errValue
		}
		s.at += end + 1
	case c == '/':
		s.at++
		s.name()
	default:
		if !plain(s.word()) {
			return value{}, errValue
		}
		if v, ok := s.reference(from); ok {
			return v, nil
		}
	}
	return value{raw: s.data[from:s.at]}, nil
}

// plain reports a number or a word that is a value.
func plain(word string) bool {
	return word == "true" || word == "false" || word == "null" || word != "" && strings.Trim(word, "0123456789+-.") == ""
}

// name skips the characters of a name.
func (s *scanner) name() {
	for s.at < len(s.data) && !isSpace(s.data[s.at]) && !isDelimiter(s.data[s.at]) {
		s.at++
	}
}

// reference looks whether the number that began at from and was just read begins a
// reference: two numbers and an R.
func (s *scanner) reference(from int) (value, bool) {
	num, ok := digits(s.data[from:s.at])
	if !ok {
		return value{}, false
	}
	back := s.at
	if _, ok := digits([]byte(s.word())); ok && s.word() == "R" {
		return value{kind: reference, num: num}, true
	}
	s.at = back
	return value{}, false
}

func digits(b []byte) (int, bool) {
	if len(b) == 0 || len(b) > 9 {
		return 0, false
	}
	n := 0
	for _, c := range b {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = n*10 + int(c-'0')
	}
	return n, true
}

func (s *scanner) dictionary(depth int) (value, error) {
	v := value{kind: dictionary}
	s.at += 2
	for !s.ahead(">>") {
		if !s.ahead("/") {
			return v, errValue
		}
		from := s.at
		s.at++
		s.name()
		key := string(s.data[from:s.at])
		item, err := s.value(depth + 1)
		if err != nil {
			return v, err
		}
		v.keys = append(v.keys, entry{key, item})
	}
	s.at += 2
	return v, nil
}

func (s *scanner) array(depth int) (value, error) {
	v := value{kind: array}
	s.at++
	for !s.ahead("]") {
		item, err := s.value(depth + 1)
		if err != nil {
			return v, err
		}
		v.items = append(v.items, item)
	}
	s.at++
	return v, nil
}

// literal skips a string in parentheses.
func (s *scanner) literal() bool {
	depth := 0
	for ; s.at < len(s.data); s.at++ {
		switch s.data[s.at] {
		case '\\':
			s.at++
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				s.at++
				return true
			}
		}
	}
	return false
}

// indirect reads the object with a number that stands at an offset: its value, and
// where a stream's bytes begin, or 0.
func (s *scanner) indirect(num int) (v value, stream int, err error) {
	n, ok := digits([]byte(s.word()))
	_, generation := digits([]byte(s.word()))
	if !ok || !generation || s.word() != "obj" || n != num {
		return v, 0, fmt.Errorf("object %d is not where the cross-reference table says", num)
	}
	if v, err = s.value(0); err != nil {
		return v, 0, fmt.Errorf("object %d: %w", num, err)
	}
	if v.kind == dictionary && s.ahead("stream") {
		s.at += len("stream")
		if bytes.HasPrefix(s.data[s.at:], []byte("\r")) {
			s.at++
		}
		if bytes.HasPrefix(s.data[s.at:], []byte("\n")) {
			s.at++
		}
		stream = s.at
	}
	return v, stream, nil
}
