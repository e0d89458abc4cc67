package font

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
)

// sfnt is the table directory of a TrueType file, which gives each table's
// place in the file. See the OpenType specification 1.9, "Organization of an
// OpenType Font".
type sfnt []table

type table struct {
	tag            [4]byte
	offset, length uint32
}

const (
	sfntHeader = 12 // bytes before the directory
	sfntRecord = 16 // bytes of an entry in it
)

// readDirectory reads the directory of the file r, of size bytes. It refuses
// whatever is not a single font, and a table outside the file.
func readDirectory(r io.ReaderAt, size int64) (sfnt, error) {
	var head [sfntHeader]byte
	if n, err := r.ReadAt(head[:], 0); n < sfntHeader {
		return nil, shortRead(err)
	}
	if err := checkKind(string(head[:4])); err != nil {
		return nil, err
	}
	n := int(be16(head[4:]))
	if int64(sfntHeader+n*sfntRecord) > size {
		return nil, errors.New("the table directory is cut short")
	}
	records := make([]byte, n*sfntRecord)
	if m, err := r.ReadAt(records, sfntHeader); m < len(records) {
		return nil, shortRead(err)
	}
	dir := make(sfnt, n)
	for i := range dir {
		rec := records[i*sfntRecord:]
		t := table{[4]byte(rec), be32(rec[8:]), be32(rec[12:])}
		if int64(t.offset)+int64(t.length) > size {
			return nil, fmt.Errorf("table %q is cut short", rec[:4])
		}
		dir[i] = t
	}
	return dir, nil
}

func shortRead(err error) error {
	if err == nil || err == io.EOF || err == io.ErrUnexpectedEOF {
		return errors.New("not a font: the file is too short")
	}
	return err
}

// checkKind looks at a file's first four bytes.
func checkKind(magic string) error {
	switch magic {
	case "\x00\x01\x00\x00", "true", "OTTO": // the last has CFF outlines: complete says so
		return nil
	case "ttcf":
		return errors.New("a collection of fonts (.ttc); take one face out of it as a .ttf file")
	case "wOFF", "wOF2":
		return errors.New("a web font (.woff); unpack it to a .ttf file")
	}
	return errors.New("not a TrueType font")
}

var errCFF = errors.New("has PostScript (CFF) outlines; the PDF can embed TrueType outlines only: take the .ttf version of the face")

// find gives the table's place, and whether the file has it.
func (d sfnt) find(tag string) (table, bool) {
	for _, t := range d {
		if string(t.tag[:]) == tag {
			return t, true
		}
	}
	return table{}, false
}

// bytes gives the table's content in the file data, nil where there is none.
func (d sfnt) bytes(data []byte, tag string) []byte {
	t, ok := d.find(tag)
	if !ok {
		return nil
	}
	return data[t.offset : t.offset+t.length : t.offset+t.length]
}

// subset assembles a file of the named tables, those that data has, without
// checksums: it is for reading at once, not for writing out.
func (d sfnt) subset(data []byte, tags []string) []byte {
	var picked sfnt
	size := 0
	for _, tag := range tags {
		if t, ok := d.find(tag); ok {
			picked = append(picked, t)
			size += int(t.length)
		}
	}
	start := sfntHeader + len(picked)*sfntRecord
	out := make([]byte, sfntHeader, start+size)
	copy(out, "\x00\x01\x00\x00")
	binary.BigEndian.PutUint16(out[4:], uint16(len(picked)))
	at := uint32(start)
	for _, t := range picked {
		out = append(out, t.tag[:]...)
		out = binary.BigEndian.AppendUint32(out, 0)
		out = binary.BigEndian.AppendUint32(out, at)
		out = binary.BigEndian.AppendUint32(out, t.length)
		at += t.length
	}
	for _, t := range picked {
		out = append(out, data[t.offset:t.offset+t.length]...)
	}
	return out
}

func be16(b []byte) uint16 { return binary.BigEndian.Uint16(b) }
func be32(b []byte) uint32 { return binary.BigEndian.Uint32(b) }

func i16(b []byte) int32 { return int32(int16(be16(b))) }
