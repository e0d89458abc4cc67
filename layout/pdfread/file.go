package pdfread

import (
	"bytes"
	"errors"
	"fmt"
)

// file is a PDF with the way to each of its objects.
type file struct {
	data    []byte
	at      map[int]place // by object number; looked up, never ranged over
	trailer value
	streams map[int][]value // the objects of object streams, by their number
	open    int             // object streams and lengths being read, one within the other
}

// place is where an object stands: at an offset of the file, or, where within is
// not 0, as a certain one of the object stream of that number.
type place struct{ offset, within, index int }

var errEncrypted = errors.New("the PDF is encrypted; ask for it without a password and without restrictions")

// mostObjects is the most that a file may claim to have.
const mostObjects = 5_000_000

// openFile reads the cross-reference tables and streams, from the last to the first
// (ISO 32000-1, 7.5.4 to 7.5.8): what a later one says of an object holds.
func openFile(data []byte) (*file, error) {
	f := &file{data: data, at: map[int]place{}, streams: map[int][]value{}}
	i := bytes.LastIndex(data, []byte("startxref"))
	if i < 0 {
		return nil, errors.New("it is cut off, its end has no `startxref`")
	}
	s := Scanner{Data: data, At: i + len("startxref")}
	next, ok := digits([]byte(s.Word()))
	seen := map[int]bool{}
	for ok {
		if next >= len(data) || seen[next] {
			return nil, errors.New("its cross-reference tables lead nowhere")
		}
		seen[next] = true
		trailer, err := f.section(next)
		if err != nil {
			return nil, err
		}
		if f.trailer.kind != dictionary {
			f.trailer = trailer
		}
		hybrid := trailer.get("/XRefStm")
		if n, has := hybrid.integer(); has && n > 0 && n < len(data) && !seen[n] {
			seen[n] = true
			if _, err := f.section(n); err != nil {
				return nil, err
			}
		}
		prev := trailer.get("/Prev")
		next, ok = prev.integer()
		ok = ok && next > 0
	}
	if f.trailer.kind != dictionary {
		return nil, errors.New("it is cut off, and has no trailer")
	}
	if v := f.trailer.get("/Encrypt"); !v.none() {
		return nil, errEncrypted
	}
	return f, nil
}

// section reads the table or stream at an offset and returns its trailer.
func (f *file) section(at int) (value, error) {
	s := Scanner{Data: f.data, At: at}
	if s.Ahead("xref") {
		return f.table(&s)
	}
	num, ok := digits([]byte(s.Word()))
	if !ok {
		return value{}, errors.New("it has no cross-reference table where it says")
	}
	s.At = at
	dict, start, err := s.indirect(num)
	if err != nil {
		return value{}, err
	}
	if !isType(&dict, "/XRef") || start == 0 {
		return value{}, errors.New("it has no cross-reference table where it says")
	}
	return dict, f.xrefStream(&dict, start)
}

func isType(dict *value, name string) bool {
	v := dict.get("/Type")
	return v.is(name)
}

// table reads a classic cross-reference table and its trailer.
func (f *file) table(s *Scanner) (value, error) {
	broken := errors.New("its cross-reference table is broken")
	s.Word()
	for !s.Ahead("trailer") {
		first, ok := digits([]byte(s.Word()))
		count, ok2 := digits([]byte(s.Word()))
		if !ok || !ok2 || first+count > mostObjects {
			return value{}, broken
		}
		for i := range count {
			offset := s.Word()
			_, generation := digits([]byte(s.Word()))
			used := s.Word()
			if !generation || used != "n" && used != "f" {
				return value{}, broken
			}
			if n, ok := number(offset); ok && used == "n" {
				f.know(first+i, place{offset: n})
			} else {
				f.know(first+i, place{offset: -1})
			}
		}
	}
	s.Word()
	v, err := s.value(0)
	if err != nil || v.kind != dictionary {
		return value{}, broken
	}
	return v, nil
}

// number is an offset, which has ten digits.
func number(s string) (int, bool) {
	for len(s) > 9 && s[0] == '0' {
		s = s[1:]
	}
	if len(s) == 10 {
		if n, ok := digits([]byte(s[1:])); ok && s[0] >= '0' && s[0] <= '9' {
			return int(s[0]-'0')*1_000_000_000 + n, true
		}
		return 0, false
	}
	return digits([]byte(s))
}

// know keeps where an object is, unless a later table said so.
func (f *file) know(num int, at place) {
	if _, known := f.at[num]; !known {
		f.at[num] = at
	}
}

// xrefStream reads a cross-reference stream (ISO 32000-1, 7.5.8).
func (f *file) xrefStream(dict *value, start int) error {
	broken := errors.New("its cross-reference stream is broken")
	raw, err := f.bytes(dict, start)
	if err != nil {
		return err
	}
	data, err := f.decode(dict, raw)
	if err != nil {
		return err
	}
	var w [3]int
	widths := f.list(dict.get("/W"))
	if len(widths) != 3 {
		return broken
	}
	for i := range w {
		n, ok := widths[i].integer()
		if !ok || n < 0 || n > 8 {
			return broken
		}
		w[i] = n
	}
	total := w[0] + w[1] + w[2]
	index := f.list(dict.get("/Index"))
	if len(index) == 0 {
		index = []value{{raw: []byte("0")}, dict.get("/Size")}
	}
	for i := 0; i+1 < len(index) && total > 0; i += 2 {
		first, ok := index[i].integer()
		count, ok2 := index[i+1].integer()
		if !ok || !ok2 || first < 0 || count < 0 || first > mostObjects || count > mostObjects {
			return broken
		}
		for k := 0; k < count && len(data) >= total; k++ {
			f.know(first+k, entryOf(data[:total], w))
			data = data[total:]
		}
	}
	return nil
}

// entryOf is an entry of a cross-reference stream.
func entryOf(b []byte, w [3]int) place {
	field := func(from, n, otherwise int) int {
		if n == 0 {
			return otherwise
		}
		v := 0
		for _, c := range b[from : from+n] {
			v = v<<8 | int(c)
		}
		return v
	}
	a := field(w[0], w[1], 0)
	switch field(0, w[0], 1) {
	case 1:
		return place{offset: a}
	case 2:
		return place{within: a, index: field(w[0]+w[1], w[2], 0)}
	}
	return place{offset: -1}
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
	s := Scanner{Data: f.data, At: at.offset}
	v, start, err := s.indirect(num)
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
		if f.open++; f.open > deepest {
			f.open--
			return value{}
		}
		target, _, _, err := f.object(v.num)
		f.open--
		if err != nil {
			return value{}
		}
		v = target
	}
	return value{}
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
	b := bytes.TrimSuffix(f.data[start:start+n], []byte("\n"))
	return bytes.TrimSuffix(b, []byte("\r")), nil
}

// packed reads an object of an object stream (ISO 32000-1, 7.5.7).
func (f *file) packed(num int, at place) (value, error) {
	objects, ok := f.streams[at.within]
	if !ok {
		if f.at[at.within].within > 0 || f.open > deepest {
			return value{}, fmt.Errorf("object %d is in a stream that is in another", num)
		}
		var err error
		f.open++
		objects, err = f.objectStream(at.within)
		f.open--
		if err != nil {
			return value{}, err
		}
		f.streams[at.within] = objects
	}
	if at.index >= len(objects) {
		return value{}, fmt.Errorf("object %d is not in its stream", num)
	}
	return objects[at.index], nil
}

func (f *file) objectStream(num int) ([]value, error) {
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
	if !ok || !ok2 || n < 0 || n > len(data) || from < 0 || from > len(data) {
		return nil, fmt.Errorf("the object stream %d is broken", num)
	}
	head := Scanner{Data: data[:from]}
	out := make([]value, n)
	for i := range out {
		head.Word()
		offset, ok := digits([]byte(head.Word()))
		if !ok || offset > len(data)-from {
			return nil, fmt.Errorf("the object stream %d is broken", num)
		}
		s := Scanner{Data: data, At: from + offset}
		if out[i], err = s.value(0); err != nil {
			return nil, fmt.Errorf("the object stream %d: %w", num, err)
		}
	}
	return out, nil
}
