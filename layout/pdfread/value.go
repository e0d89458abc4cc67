package pdfread

import (
	"bytes"
	"errors"
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

// integer is a whole number, be it written `90.0`; not ok of anything else.
func (v *value) integer() (int, bool) {
	if v.kind != scalar {
		return 0, false
	}
	if n, err := strconv.Atoi(string(v.raw)); err == nil {
		return n, true
	}
	n, ok := v.milli()
	return int(n / 1000), ok && n%1000 == 0
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

// What a value may have at most: values one within the other, which holds for
// references too, and values in all, far more than any array of a page has.
const deepest, mostValues = 100, 1 << 20

var errValue = errors.New("a value in it is broken")

// value reads a value.
func (s *Scanner) value(depth int) (value, error) {
	s.Space()
	if s.values++; s.values > mostValues {
		return value{}, errTooMuch
	}
	if s.At >= len(s.Data) || depth > deepest {
		return value{}, errValue
	}
	from := s.At
	switch c := s.Data[s.At]; {
	case s.Ahead("<<"):
		return s.dictionary(depth)
	case c == '[':
		return s.array(depth)
	case c == '(':
		if !s.Literal() {
			return value{}, errValue
		}
	case c == '<':
		end := bytes.IndexByte(s.Data[s.At:], '>')
		if end < 0 {
			return value{}, errValue
		}
		s.At += end + 1
	case c == '/':
		s.At++
		s.regular()
	default:
		if !plain(s.Word()) {
			return value{}, errValue
		}
		if v, ok := s.reference(from); ok {
			return v, nil
		}
	}
	return value{raw: s.Data[from:s.At]}, nil
}

// plain reports a number or a word that is a value.
func plain(word string) bool {
	return word == "true" || word == "false" || word == "null" || word != "" && strings.Trim(word, "0123456789+-.") == ""
}

// reference looks whether the number that began at from and was just read begins a
// reference: two numbers and an R.
func (s *Scanner) reference(from int) (value, bool) {
	num, ok := digits(s.Data[from:s.At])
	if !ok {
		return value{}, false
	}
	back := s.At
	if _, ok := digits([]byte(s.Word())); ok && s.Word() == "R" {
		return value{kind: reference, num: num}, true
	}
	s.At = back
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

func (s *Scanner) dictionary(depth int) (value, error) {
	v := value{kind: dictionary}
	s.At += 2
	for !s.Ahead(">>") {
		if !s.Ahead("/") {
			return v, errValue
		}
		from := s.At
		s.At++
		s.regular()
		key := string(s.Data[from:s.At])
		item, err := s.value(depth + 1)
		if err != nil {
			return v, err
		}
		v.keys = append(v.keys, entry{key, item})
	}
	s.At += 2
	return v, nil
}

func (s *Scanner) array(depth int) (value, error) {
	v := value{kind: array}
	s.At++
	for !s.Ahead("]") {
		item, err := s.value(depth + 1)
		if err != nil {
			return v, err
		}
		v.items = append(v.items, item)
	}
	s.At++
	return v, nil
}
