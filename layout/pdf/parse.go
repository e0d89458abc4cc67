package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"

	"broadsheet/layout/pdfread"
)

// file is a PDF as fpdf wrote it, taken to pieces: objects[n] is object n, and
// objects[0] is none.
type file struct {
	objects []object
	trailer dict
}

// object is a dictionary, perhaps with a stream, or whatever else as it stands.
type object struct {
	dict   dict
	other  []byte // where it is no dictionary
	stream []byte
	has    bool   // has a stream, if only an empty one
	sum    uint32 // the stream's checksum where it is known already, else 0
}

// dict is a dictionary's keys, with their slash, and values as written, in
// their order.
type dict []entry

type entry struct {
	key   string
	value []byte
}

// get gives a key's value, nil where there is none.
func (d dict) get(key string) []byte {
	for _, e := range d {
		if e.key == key {
			return e.value
		}
	}
	return nil
}

// is reports whether the key has that value.
func (d dict) is(key, value string) bool { return string(d.get(key)) == value }

// set gives a key a value, in its place or at the end.
func (d *dict) set(key string, value []byte) {
	for i := range *d {
		if (*d)[i].key == key {
			(*d)[i].value = value
			return
		}
	}
	*d = append(*d, entry{key, value})
}

// drop takes a key out.
func (d *dict) drop(key string) {
	for i := range *d {
		if (*d)[i].key == key {
			*d = append((*d)[:i:i], (*d)[i+1:]...)
			return
		}
	}
}

// refer is the object number of a reference, "12 0 R", and 0 of anything else.
func refer(value []byte) int {
	f := bytes.Fields(value)
	if len(f) != 3 || string(f[1]) != "0" || string(f[2]) != "R" {
		return 0
	}
	n, err := strconv.Atoi(string(f[0]))
	if err != nil || n < 0 {
		return 0
	}
	return n
}

// parse reads a PDF with one classic cross-reference table of one section. It
// refuses a table that does not lead to each object.
func parse(data []byte) (*file, error) {
	at, err := startOfTable(data)
	if err != nil {
		return nil, err
	}
	s := scan(data, at)
	if s.Word() != "xref" || s.Word() != "0" {
		return nil, errors.New("no cross-reference table where startxref says")
	}
	n, err := strconv.Atoi(s.Word())
	if err != nil || n < 1 || n > len(data)/20 {
		return nil, errors.New("the cross-reference table has no sensible size")
	}
	offsets := make([]int, n)
	for i := range offsets {
		off, err := strconv.Atoi(s.Word())
		generation, kind := s.Word(), s.Word()
		if err != nil || generation == "" || (kind != "n" && kind != "f") || (kind == "f") != (i == 0) {
			return nil, fmt.Errorf("entry %d of the cross-reference table is broken", i)
		}
		offsets[i] = off
	}
	if s.Word() != "trailer" {
		return nil, errors.New("no trailer after the cross-reference table")
	}
	f := &file{objects: make([]object, n)}
	if f.trailer, err = s.dict(); err != nil {
		return nil, fmt.Errorf("trailer: %w", err)
	}
	for i := 1; i < n; i++ {
		if f.objects[i], err = parseObject(data, offsets[i], i); err != nil {
			return nil, fmt.Errorf("object %d: %w", i, err)
		}
	}
	return f, nil
}

// startOfTable reads what stands after the last startxref.
func startOfTable(data []byte) (int, error) {
	i := bytes.LastIndex(data, []byte("startxref"))
	if i < 0 {
		return 0, errors.New("no startxref")
	}
	s := scan(data, i+len("startxref"))
	at, err := strconv.Atoi(s.Word())
	if err != nil || at < 0 || at >= i {
		return 0, errors.New("startxref leads nowhere")
	}
	return at, nil
}

// parseObject reads the object with number n at an offset.
func parseObject(data []byte, at, n int) (object, error) {
	var o object
	if at < 0 || at >= len(data) {
		return o, errors.New("its offset lies outside the file")
	}
	s := scan(data, at)
	if s.Word() != strconv.Itoa(n) || s.Word() != "0" || s.Word() != "obj" {
		return o, errors.New("it is not where the cross-reference table says")
	}
	if !s.Ahead("<<") {
		end := bytes.Index(data[s.At:], []byte("endobj"))
		if end < 0 {
			return o, errors.New("no endobj")
		}
		o.other = bytes.TrimSpace(data[s.At : s.At+end])
		return o, nil
	}
	var err error
	if o.dict, err = s.dict(); err != nil {
		return o, err
	}
	if s.Word() != "stream" {
		return o, nil
	}
	o.has = true
	if o.stream, err = s.stream(o.dict.get("/Length")); err != nil {
		return o, err
	}
	return o, nil
}

// scanner reads the dictionaries and streams that fpdf writes.
type scanner struct{ pdfread.Scanner }

func scan(data []byte, at int) scanner { return scanner{pdfread.Scanner{Data: data, At: at}} }

var errDict = errors.New("a dictionary is broken")

// dict reads a dictionary.
func (s *scanner) dict() (dict, error) {
	if !s.Ahead("<<") {
		return nil, errDict
	}
	s.At += 2
	var d dict
	for !s.Ahead(">>") {
		if !s.Ahead("/") {
			return nil, errDict
		}
		s.At++
		key := "/" + s.Word()
		value, err := s.value()
		if err != nil {
			return nil, err
		}
		d = append(d, entry{key, value})
	}
	s.At += 2
	return d, nil
}

// value reads what stands up to the next key of the same dictionary or its end.
func (s *scanner) value() ([]byte, error) {
	s.Space()
	from, depth := s.At, 0
	for s.At < len(s.Data) {
		switch c := s.Data[s.At]; {
		case c == '(':
			if !s.Literal() {
				return nil, errors.New("a string has no end")
			}
			continue
		case c == '<' && !s.Here("<<"):
			end := bytes.IndexByte(s.Data[s.At:], '>')
			if end < 0 {
				return nil, errDict
			}
			s.At += end
		case c == '<', c == '[':
			depth++
			if c == '<' {
				s.At++
			}
		case s.Here(">>"), c == ']':
			if depth == 0 {
				return trimmed(s.Data[from:s.At])
			}
			depth--
			if c == '>' {
				s.At++
			}
		case c == '/' && depth == 0 && s.At > from:
			return trimmed(s.Data[from:s.At])
		}
		s.At++
	}
	return nil, errDict
}

func trimmed(v []byte) ([]byte, error) {
	if v = bytes.TrimSpace(v); len(v) == 0 {
		return nil, errDict
	}
	return v, nil
}

// stream reads a stream's bytes after its keyword.
func (s *scanner) stream(length []byte) ([]byte, error) {
	n, err := strconv.Atoi(string(length))
	if err != nil || n < 0 {
		return nil, errors.New("its stream has no length")
	}
	if s.Here("\r") {
		s.At++
	}
	if !s.Here("\n") {
		return nil, errors.New("its stream does not begin on a line")
	}
	s.At++
	if n > len(s.Data)-s.At {
		return nil, errors.New("its stream is cut off")
	}
	b := s.Data[s.At : s.At+n]
	s.At += n
	if s.Word() != "endstream" {
		return nil, errors.New("its stream is not as long as it says")
	}
	return b, nil
}
