package pdfread

import (
	"bytes"
	"compress/zlib"
	"encoding/ascii85"
	"encoding/hex"
	"errors"
	"fmt"
	"io"

	"golang.org/x/image/tiff/lzw"
)

// mostBytes is how long what a filter gives may be: far more than any page is, far
// less than what a bomb makes of a file.
const mostBytes = 128 << 20

// decode undoes a stream's filters (ISO 32000-1, 7.4). Those of pictures are not
// known: pictures are copied as they are.
func (f *file) decode(dict *value, data []byte) ([]byte, error) {
	filters, parms := f.list(dict.get("/Filter")), f.list(dict.get("/DecodeParms"))
	for i, filter := range filters {
		var err error
		if data, err = undo(string(filter.raw), data); err != nil {
			return nil, err
		}
		if i < len(parms) && parms[i].kind == dictionary {
			if data, err = f.unpredict(&parms[i], data); err != nil {
				return nil, err
			}
		}
	}
	return data, nil
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

func undo(filter string, data []byte) ([]byte, error) {
	switch filter {
	case "/FlateDecode", "/Fl":
		r, err := zlib.NewReader(bytes.NewReader(data))
		if err != nil {
			return nil, fmt.Errorf("a stream cannot be decompressed: %w", err)
		}
		return all(r)
	case "/LZWDecode", "/LZW":
		return all(lzw.NewReader(bytes.NewReader(data), lzw.MSB, 8))
	case "/ASCII85Decode", "/A85":
		data = bytes.TrimPrefix(bytes.TrimSpace(data), []byte("<~"))
		if end := bytes.IndexByte(data, '~'); end >= 0 {
			data = data[:end]
		}
		return all(ascii85.NewDecoder(bytes.NewReader(data)))
	case "/ASCIIHexDecode", "/AHx":
		if end := bytes.IndexByte(data, '>'); end >= 0 {
			data = data[:end]
		}
		digits := bytes.Join(bytes.FieldsFunc(data, func(r rune) bool { return r < 128 && isSpace(byte(r)) }), nil)
		if len(digits)%2 == 1 {
			digits = append(digits, '0')
		}
		out := make([]byte, len(digits)/2)
		_, err := hex.Decode(out, digits)
		return out, err
	}
	return nil, fmt.Errorf("a stream is packed in a way (%.40s) that cannot be read here", filter)
}

var errTooLong = errors.New("a stream is longer than can be read")

// all reads what a filter gives. A stream that ends too soon gives what it has:
// some programs leave out the checksum.
func all(r io.Reader) ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(r, mostBytes+1))
	if len(b) > mostBytes {
		return nil, errTooLong
	}
	if err != nil && !(errors.Is(err, io.ErrUnexpectedEOF) && len(b) > 0) {
		return nil, fmt.Errorf("a stream cannot be decompressed: %w", err)
	}
	return b, nil
}

// unpredict undoes the PNG predictors, which cross-reference streams have (ISO
// 32000-1, 7.4.4.4).
func (f *file) unpredict(parms *value, data []byte) ([]byte, error) {
	number := func(key string, otherwise int) int {
		v := f.resolve(parms.get(key))
		if n, ok := v.integer(); ok {
			return n
		}
		return otherwise
	}
	predictor := number("/Predictor", 1)
	if predictor < 2 {
		return data, nil
	}
	colors, bits, columns := number("/Colors", 1), number("/BitsPerComponent", 8), number("/Columns", 1)
	if predictor < 10 || colors < 1 || colors > 32 || bits < 1 || bits > 16 || columns < 1 || columns > 1<<20 {
		return nil, errors.New("a stream has a predictor that cannot be read here")
	}
	width, pixel := (colors*bits*columns+7)/8, max(1, colors*bits/8)
	out := make([]byte, 0, len(data))
	above := make([]byte, width)
	for len(data) > width {
		row := append([]byte(nil), data[1:width+1]...)
		for i := range row {
			var left, corner byte
			if i >= pixel {
				left, corner = row[i-pixel], above[i-pixel]
			}
			switch data[0] {
			case 1:
				row[i] += left
			case 2:
				row[i] += above[i]
			case 3:
				row[i] += byte((int(left) + int(above[i])) / 2)
			case 4:
				row[i] += paeth(left, above[i], corner)
			}
		}
		out, above, data = append(out, row...), row, data[width+1:]
	}
	return out, nil
}

// paeth is the predictor of that name (PNG specification, 9.4).
func paeth(a, b, c byte) byte {
	p := int(a) + int(b) - int(c)
	pa, pb, pc := distance(p, a), distance(p, b), distance(p, c)
	switch {
	case pa <= pb && pa <= pc:
		return a
	case pb <= pc:
		return b
	}
	return c
}

func distance(p int, v byte) int { return max(p-int(v), int(v)-p) }
