package pdfread

import (
	"bytes"
	"compress/lzw"
	"compress/zlib"
	"encoding/ascii85"
	"encoding/hex"
	"errors"
	"fmt"
	"io"

	tifflzw "golang.org/x/image/tiff/lzw"
)

// mostBytes is how long what a filter gives may be: far more than any page is, far
// less than what a bomb makes of a file.
const mostBytes = 128 << 20

// mostFilters is how often a stream may be packed; programs do so once or twice.
const mostFilters = 8

// decode undoes a stream's filters (ISO 32000-1, 7.4). Those of pictures are not
// known: pictures are copied as they are.
func (f *file) decode(dict *value, data []byte) ([]byte, error) {
	filters, parms := f.list(dict.get("/Filter")), f.list(dict.get("/DecodeParms"))
	if len(filters) > mostFilters {
		return nil, errors.New("a stream is packed more often than it can be unpacked")
	}
	for i, filter := range filters {
		var parm value
		if i < len(parms) {
			parm = parms[i]
		}
		var err error
		if data, err = undo(string(filter.raw), data, f.number(&parm, "/EarlyChange", 1)); err != nil {
			return nil, err
		}
		if data, err = f.unpredict(&parm, data); err != nil {
			return nil, err
		}
		if err = f.spend(len(data)); err != nil {
			return nil, err
		}
	}
	return data, nil
}

// number is a whole number of a filter's parameters.
func (f *file) number(parm *value, key string, otherwise int) int {
	v := f.resolve(parm.get(key))
	if n, ok := v.integer(); ok {
		return n
	}
	return otherwise
}

// undo undoes one filter. Early is by how many codes too soon LZW has longer ones.
func undo(filter string, data []byte, early int) ([]byte, error) {
	switch filter {
	case "/FlateDecode", "/Fl":
		r, err := zlib.NewReader(bytes.NewReader(data))
		if err != nil {
			return nil, fmt.Errorf("a stream cannot be decompressed: %w", err)
		}
		return all(r)
	case "/LZWDecode", "/LZW":
		if early == 0 {
			return all(lzw.NewReader(bytes.NewReader(data), lzw.MSB, 8))
		}
		return all(tifflzw.NewReader(bytes.NewReader(data), tifflzw.MSB, 8))
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

// all reads what a filter gives. A stream that ends too soon gives what it has, and
// a wrong checksum is no matter: some programs leave it out, or write zeros.
func all(r io.Reader) ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(r, mostBytes+1))
	if len(b) > mostBytes {
		return nil, errTooLong
	}
	harmless := errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, zlib.ErrChecksum)
	if err != nil && !(harmless && len(b) > 0) {
		return nil, fmt.Errorf("a stream cannot be decompressed: %w", err)
	}
	return b, nil
}

// unpredict undoes the PNG predictors, which cross-reference streams have (ISO
// 32000-1, 7.4.4.4). The last row may be cut off.
func (f *file) unpredict(parm *value, data []byte) ([]byte, error) {
	predictor := f.number(parm, "/Predictor", 1)
	if predictor < 2 {
		return data, nil
	}
	colors, bits, columns := f.number(parm, "/Colors", 1), f.number(parm, "/BitsPerComponent", 8), f.number(parm, "/Columns", 1)
	if predictor < 10 || colors < 1 || colors > 32 || bits < 1 || bits > 16 || columns < 1 || columns > 1<<20 {
		return nil, errors.New("a stream has a predictor that cannot be read here")
	}
	width, pixel := (colors*bits*columns+7)/8, max(1, colors*bits/8)
	out := make([]byte, 0, len(data)) // enough, so that rows stay where they are
	above := make([]byte, min(width, len(data)))
	for len(data) > 1 {
		kind, n := data[0], min(width, len(data)-1)
		from := len(out)
		out = append(out, data[1:1+n]...)
		unfilter(kind, out[from:], above, pixel)
		above, data = out[from:], data[1+n:]
	}
	return out, nil
}

// unfilter undoes the filter of a row, of pixels of so many bytes (PNG
// specification, 9).
func unfilter(kind byte, row, above []byte, pixel int) {
	for i := range row {
		var left, corner byte
		if i >= pixel {
			left, corner = row[i-pixel], above[i-pixel]
		}
		switch kind {
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
