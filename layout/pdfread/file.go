package pdfread

import (
	"bytes"
	"errors"
)

// file is a PDF with the way to each of its objects.
type file struct {
	data    []byte
	at      map[int]place // by object number; looked up, never ranged over
	trailer value
	packs   map[int]*pack // object streams by number; nil for one that cannot be read, or is being read
	open    int           // references being resolved, one within the other
	entries int           // of all cross-reference tables
	work    int
}

// place is where an object stands: at an offset of the file, or, where within is
// not 0, as a certain one of the object stream of that number.
type place struct{ offset, within, index int }

var nowhere = place{offset: -1}

var (
	errEncrypted = errors.New("the PDF is encrypted; ask for it without a password and without restrictions")
	errTooMuch   = errors.New("it has more in it than one page can need")
)

// What a file may ask for at most. Advertisements have some thousand objects, books
// some hundred thousand. Work is counted in bytes read or unpacked and 64 for each
// value, about what that takes in memory; it bounds what objects that lie over one
// another, or streams that are packed ten thousand to one, can make of a small file.
const (
	mostEntries = 1_000_000
	mostWork    = 256 << 20
	valueWork   = 64
)

// spend counts work and fails for ever once there has been too much.
func (f *file) spend(n int) error {
	if f.work += n; f.work > mostWork {
		return errTooMuch
	}
	return nil
}

// openFile reads the cross-reference tables and streams, from the last to the first
// (ISO 32000-1, 7.5.4 to 7.5.8): what a later one says of an object holds.
func openFile(data []byte) (*file, error) {
	f := &file{data: data, at: map[int]place{}, packs: map[int]*pack{}}
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

// section reads the table or stream at an offset and returns its trailer. A table
// may have a stream beside it, of objects that old readers are to take for free
// (ISO 32000-1, 7.5.8.4): that is read before the table's free ones count.
func (f *file) section(at int) (value, error) {
	s := Scanner{Data: f.data, At: at}
	if !s.Ahead("xref") {
		return f.xrefStream(at)
	}
	trailer, free, err := f.table(&s)
	if err != nil {
		return value{}, err
	}
	hybrid := trailer.get("/XRefStm")
	if n, has := hybrid.integer(); has && n > 0 && n < len(f.data) {
		if _, err := f.xrefStream(n); err != nil {
			return value{}, err
		}
	}
	for _, num := range free {
		f.know(num, nowhere)
	}
	return trailer, nil
}

func isType(dict *value, name string) bool {
	v := dict.get("/Type")
	return v.is(name)
}

// table reads a classic cross-reference table: its trailer, and the objects that it
// says are free.
func (f *file) table(s *Scanner) (trailer value, free []int, err error) {
	broken := errors.New("its cross-reference table is broken")
	from := s.At
	s.Word()
	for !s.Ahead("trailer") {
		first, ok := digits([]byte(s.Word()))
		count, ok2 := digits([]byte(s.Word()))
		if !ok || !ok2 {
			return value{}, nil, broken
		}
		for i := range count {
			offset := s.Word()
			_, generation := digits([]byte(s.Word()))
			used := s.Word()
			if !generation || used != "n" && used != "f" {
				return value{}, nil, broken
			}
			if err := f.count(); err != nil {
				return value{}, nil, err
			}
			if n, ok := number(offset); ok && used == "n" {
				f.know(first+i, place{offset: n})
			} else {
				free = append(free, first+i)
			}
		}
	}
	if err := f.spend(s.At - from); err != nil {
		return value{}, nil, err
	}
	s.Word()
	if trailer, err = f.value(s); err != nil || trailer.kind != dictionary {
		return value{}, nil, broken
	}
	return trailer, free, nil
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

// count counts an entry of a cross-reference table.
func (f *file) count() error {
	if f.entries++; f.entries > mostEntries {
		return errTooMuch
	}
	return nil
}

// know keeps where an object is, unless a later table said so.
func (f *file) know(num int, at place) {
	if _, known := f.at[num]; !known {
		f.at[num] = at
	}
}

// xrefStream reads the cross-reference stream at an offset (ISO 32000-1, 7.5.8) and
// returns its dictionary, which is a trailer too.
func (f *file) xrefStream(at int) (value, error) {
	s := Scanner{Data: f.data, At: at}
	num, ok := digits([]byte(s.Word()))
	if !ok {
		return value{}, errors.New("it has no cross-reference table where it says")
	}
	dict, start, err := f.indirect(num, at)
	if err != nil {
		return value{}, err
	}
	if !isType(&dict, "/XRef") || start == 0 {
		return value{}, errors.New("it has no cross-reference table where it says")
	}
	raw, err := f.bytes(&dict, start)
	if err != nil {
		return value{}, err
	}
	data, err := f.decode(&dict, raw)
	if err != nil {
		return value{}, err
	}
	return dict, f.xrefEntries(&dict, data)
}

// xrefEntries reads the entries of a cross-reference stream from its bytes.
func (f *file) xrefEntries(dict *value, data []byte) error {
	broken := errors.New("its cross-reference stream is broken")
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
		if !ok || !ok2 || first < 0 || first > 1<<30 || count < 0 {
			return broken
		}
		for k := 0; k < count && len(data) >= total; k++ {
			if err := f.count(); err != nil {
				return err
			}
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
	a, index := field(w[0], w[1], 0), field(w[0]+w[1], w[2], 0)
	switch field(0, w[0], 1) {
	case 1:
		return place{offset: a}
	case 2:
		if a > 0 {
			return place{within: a, index: index}
		}
	}
	return nowhere
}
