package pdfread

import (
	"bytes"
	"errors"
	"fmt"
)

// value reads the value that comes next and counts what that took.
func (f *file) value(s *Scanner) (value, error) {
	from, before := s.At, s.values
	v, err := s.value(0)
	if err2 := f.spend(s.At - from + valueWork*(s.values-before)); err2 != nil {
		return value{}, err2
	}
	return v, err
}

// indirect reads the object with a number that stands at an offset: its value, and
// where a stream's bytes begin, or 0. An object of nothing is null.
func (f *file) indirect(num, at int) (v value, stream int, err error) {
	s := Scanner{Data: f.data, At: at}
	n, ok := digits([]byte(s.Word()))
	_, generation := digits([]byte(s.Word()))
	if !ok || !generation || s.Word() != "obj" || n != num {
		return v, 0, fmt.Errorf("object %d is not where the cross-reference table says", num)
	}
	if s.Ahead("endobj") {
		return v, 0, nil
	}
	if v, err = f.value(&s); err != nil {
		return v, 0, fmt.Errorf("object %d: %w", num, err)
	}
	if v.kind == dictionary && s.Ahead("stream") {
		s.At += len("stream")
		if s.Here("\r") {
			s.At++
		}
		if s.Here("\n") {
			s.At++
		}
		stream = s.At
	}
	return v, stream, nil
}

// object reads the object with a number, and its stream as it is in the file. One
// that is not there is null (ISO 32000-1, 7.3.10).
func (f *file) object(num int) (v value, stream []byte, has bool, err error) {
	at, ok := f.at[num]
	switch {
	case !ok || at.offset < 0:
		return value{}, nil, false, nil
	case at.within > 0:
		v, err = f.packed(num, at)
		return v, nil, false, err
	case at.offset >= len(f.data):
		return v, nil, false, fmt.Errorf("object %d lies behind the file's end", num)
	}
	v, start, err := f.indirect(num, at.offset)
	if err != nil || start == 0 {
		return v, nil, false, err
	}
	stream, err = f.bytes(&v, start)
	return v, stream, true, err
}

// resolve is what a value refers to, or the value itself. What cannot be read is
// none.
func (f *file) resolve(v value) value {
	for range 20 {
		if v.kind != reference {
			return v
		}
		if f.open >= deepest {
			return value{}
		}
		f.open++
		target, _, _, err := f.object(v.num)
		f.open--
		if err != nil {
			return value{}
		}
		v = target
	}
	return value{}
}

// list is an array's items, resolved; a value alone is a list of one, none an empty
// one.
func (f *file) list(v value) []value {
	v = f.resolve(v)
	if v.none() {
		return nil
	}
	if v.kind != array {
		return []value{v}
	}
	var out []value
	for _, item := range v.items {
		out = append(out, f.resolve(item))
	}
	return out
}

// bytes are a stream's, from where they begin. Where its length is wrong they go to
// the next `endstream`.
func (f *file) bytes(dict *value, start int) ([]byte, error) {
	length := f.resolve(dict.get("/Length"))
	if n, ok := length.integer(); ok && n >= 0 && n <= len(f.data)-start {
		s := Scanner{Data: f.data, At: start + n}
		if s.Ahead("endstream") {
			return f.data[start : start+n], nil
		}
	}
	n := bytes.Index(f.data[start:], []byte("endstream"))
	if n < 0 {
		return nil, errors.New("it is cut off within a stream")
	}
	if err := f.spend(n); err != nil {
		return nil, err
	}
	b := bytes.TrimSuffix(f.data[start:start+n], []byte("\n"))
	return bytes.TrimSuffix(b, []byte("\r")), nil
}

// pack is an object stream, unpacked (ISO 32000-1, 7.5.7): where in its bytes each
// of its objects begins. They are read when they are asked for.
type pack struct {
	data             []byte
	numbers, offsets []int
}

// packed reads an object of an object stream.
func (f *file) packed(num int, at place) (value, error) {
	p, known := f.packs[at.within]
	if !known {
		f.packs[at.within] = nil // what it needs cannot be in itself
		var err error
		if p, err = f.pack(at.within); err != nil {
			return value{}, err
		}
		f.packs[at.within] = p
	}
	switch {
	case p == nil:
		return value{}, fmt.Errorf("the object stream %d cannot be read", at.within)
	case at.index < 0 || at.index >= len(p.numbers) || p.numbers[at.index] != num:
		return value{}, fmt.Errorf("object %d is not in its stream", num)
	}
	v, err := f.value(&Scanner{Data: p.data, At: p.offsets[at.index]})
	if err != nil {
		return value{}, fmt.Errorf("object %d: %w", num, err)
	}
	return v, nil
}

// pack unpacks an object stream.
func (f *file) pack(num int) (*pack, error) {
	if f.at[num].within > 0 {
		return nil, fmt.Errorf("the object stream %d is in another", num)
	}
	dict, raw, has, err := f.object(num)
	if err != nil || !has {
		return nil, fmt.Errorf("the object stream %d cannot be read", num)
	}
	data, err := f.decode(&dict, raw)
	if err != nil {
		return nil, err
	}
	count, first := f.resolve(dict.get("/N")), f.resolve(dict.get("/First"))
	n, ok := count.integer()
	from, ok2 := first.integer()
	broken := fmt.Errorf("the object stream %d is broken", num)
	if !ok || !ok2 || n < 0 || from < 0 || from > len(data) {
		return nil, broken
	}
	p := &pack{data: data}
	head := Scanner{Data: data[:from]}
	for range n {
		number, ok := digits([]byte(head.Word()))
		offset, ok2 := digits([]byte(head.Word()))
		if !ok || !ok2 || offset > len(data)-from {
			return nil, broken
		}
		p.numbers, p.offsets = append(p.numbers, number), append(p.offsets, from+offset)
	}
	return p, nil
}
