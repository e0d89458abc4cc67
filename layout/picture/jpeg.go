package picture

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
)

// The JPEG markers that matter here (ITU-T T.81, table B.1).
const (
	sof0  = 0xC0 // baseline
	sof2  = 0xC2 // progressive
	dht   = 0xC4
	jpg   = 0xC8
	dac   = 0xCC
	rst0  = 0xD0
	eoi   = 0xD9
	sos   = 0xDA
	app1  = 0xE1 // Exif, XMP
	app2  = 0xE2 // ICC profile
	app14 = 0xEE // Adobe
	tem   = 0x01
)

// readJPEG reads the segments of a JPEG up to its first scan.
func (p *Picture) readJPEG() error {
	exif := false
	rest := p.Data[2:]
	for {
		marker, body, after, err := segment(rest)
		if err != nil {
			return err
		}
		switch {
		case marker == sos:
			if p.Width == 0 {
				return errors.New("this JPEG has no header; save it again")
			}
			// A thumbnail in the Exif part has an end of its own: look behind it.
			if bytes.LastIndex(after, []byte{0xFF, eoi}) < 0 {
				return errCutOff
			}
			if exif {
				p.readOrientation()
			}
			return nil
		case marker == eoi:
			return errCutOff
		case isFrame(marker):
			if err := p.readFrame(marker, body); err != nil {
				return err
			}
		case marker == app1 && bytes.HasPrefix(body, []byte("Exif\x00")):
			exif = true
		case marker == app2 && bytes.HasPrefix(body, []byte("ICC_PROFILE\x00")):
			p.Profile = true
		case marker == app14 && len(body) >= 12 && bytes.HasPrefix(body, []byte("Adobe")):
			p.Adobe = true
		}
		rest = after
	}
}

// segment cuts the first marker segment off a JPEG: its marker, what it
// holds, and what comes after it.
func segment(b []byte) (marker byte, body, after []byte, err error) {
	for {
		// Fill bytes before a marker, and rubbish, are passed over as decoders do.
		i := bytes.IndexByte(b, 0xFF)
		if i < 0 || i+1 >= len(b) {
			return 0, nil, nil, errCutOff
		}
		marker, b = b[i+1], b[i+1:]
		if marker == 0 || marker == tem || marker >= rst0 && marker < rst0+8 {
			b = b[1:]
			continue
		}
		if marker != 0xFF {
			break
		}
	}
	b = b[1:]
	if marker == eoi {
		return marker, nil, b, nil
	}
	if len(b) < 2 {
		return 0, nil, nil, errCutOff
	}
	n := int(binary.BigEndian.Uint16(b))
	if n < 2 || n > len(b) {
		return 0, nil, nil, errCutOff
	}
	return marker, b[2:n], b[n:], nil
}

// isFrame reports whether a marker is a start of frame of any kind.
func isFrame(marker byte) bool {
	return marker >= sof0 && marker <= sof0+15 && marker != dht && marker != jpg && marker != dac
}

// readFrame reads a frame header (T.81, B.2.2).
func (p *Picture) readFrame(marker byte, b []byte) error {
	if marker > sof2 {
		return fmt.Errorf("this JPEG is of a kind that presses do not read (SOF%d); save it again as baseline or progressive", marker-sof0)
	}
	if len(b) < 6 {
		return errCutOff
	}
	if b[0] != 8 {
		return fmt.Errorf("this JPEG has %d bits a sample; save it again with 8", b[0])
	}
	p.Progressive = marker == sof2
	p.Height, p.Width = int(binary.BigEndian.Uint16(b[1:])), int(binary.BigEndian.Uint16(b[3:]))
	if p.Width == 0 || p.Height == 0 {
		return errors.New("the picture has no pixels")
	}
	switch b[5] {
	case 1:
		p.Color = Gray
	case 3:
		p.Color = RGB
	case 4:
		p.Color = CMYK
	default:
		return fmt.Errorf("this JPEG has %d colour channels; save it again as gray, RGB or CMYK", b[5])
	}
	return nil
}

// withAdobe returns a JPEG's bytes with an Adobe marker that says no colour
// transform, which image/jpeg asks of a CMYK picture.
func withAdobe(data []byte) []byte {
	mark := []byte{0xFF, app14, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0}
	return append(append(append(make([]byte, 0, len(data)+len(mark)), data[:2]...), mark...), data[2:]...)
}
