package picture

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"
	"path"
	"strings"

	"github.com/bep/imagemeta"
	"golang.org/x/image/tiff"
	"golang.org/x/image/webp"
)

// maxPixels is the most that a picture may have. The largest cameras give 150
// million; what claims more than this is a mistake or a decompression bomb.
const maxPixels = 200e6

// Read reads a picture's header, or the whole of a drawing, which may be compressed
// (.svgz); of a PDF it is the first page. No pixel is decoded, and data is kept, not
// copied. The format is told by the bytes, not by the name (but for raw files of
// cameras, which look like a TIFF). An error is one sentence that does not name the
// file, and says what to do where the format is not one that can be printed.
func Read(file string, data []byte) (*Picture, error) {
	p := &Picture{File: file, Data: data, Orientation: 1}
	err := p.unzip()
	if err != nil {
		return nil, err
	}
	if p.Format, err = sniff(p.Data); err != nil {
		return nil, err
	}
	switch p.Format {
	case SVG:
		err = p.readSVG()
	case PDF:
		err = p.readPDF(1)
	case JPEG:
		err = p.readJPEG()
	default:
		err = p.readOther()
	}
	if err != nil {
		return nil, err
	}
	if p.Width <= 0 || p.Height <= 0 {
		return nil, errors.New("the picture has no pixels")
	}
	if p.HasPixels() && int64(p.Width)*int64(p.Height) > maxPixels {
		return nil, fmt.Errorf("the picture has %d × %d pixels, more than the %d million that can be read; save it smaller",
			p.Width, p.Height, int(maxPixels/1e6))
	}
	if p.Orientation >= 5 {
		p.Width, p.Height = p.Height, p.Width
	}
	return p, nil
}

// unzip unpacks a drawing that was saved as .svgz; Data is the SVG then.
func (p *Picture) unzip() error {
	if !bytes.HasPrefix(p.Data, []byte("\x1f\x8b")) {
		return nil
	}
	z, err := gzip.NewReader(bytes.NewReader(p.Data))
	if err != nil {
		return p.unzipped(err)
	}
	data, err := io.ReadAll(io.LimitReader(z, mostSVGBytes+1))
	switch {
	case err != nil:
		return p.unzipped(err)
	case !isSVG(string(data[:min(len(data), 1024)])):
		return errors.New("this is a gzip file with something else in it than an SVG drawing; unpack it")
	case len(data) > mostSVGBytes:
		return fmt.Errorf("the drawing has more than the %d MB that can be read; simplify it", mostSVGBytes>>20)
	}
	p.Data = data
	return nil
}

// unzipped words an error of unpacking.
func (p *Picture) unzipped(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return errCutOff
	}
	return fmt.Errorf("this compressed drawing cannot be unpacked (%w); save it as an SVG", err)
}

// foreign are formats that are known but cannot be read: where their mark
// stands, and the name.
var foreign = [...]struct {
	at         int
	mark, name string
}{
	{4, "ftypavi", "an AVIF picture"},
	{4, "ftyp", "a HEIC picture"},
	{0, "8BPS", "a Photoshop document"},
	{0, "%!PS", "a PostScript file"},
	{0, "\xc5\xd0\xd3\xc6", "an EPS file"},
	{0, "BM", "a Windows bitmap"},
	{0, "\x00\x00\x00\x0cJXL ", "a JPEG XL picture"},
	{0, "\xff\x0a", "a JPEG XL picture"},
	{0, "\x00\x00\x00\x0cjP  ", "a JPEG 2000 picture"},
}

// sniff tells a picture's format by its first bytes.
func sniff(data []byte) (Format, error) {
	s := string(data[:min(len(data), 1024)])
	switch {
	case s == "":
		return "", errors.New("the file is empty")
	case strings.HasPrefix(s, "\xff\xd8\xff"):
		return JPEG, nil
	case strings.HasPrefix(s, "\x89PNG\r\n\x1a\n"):
		return PNG, nil
	case strings.HasPrefix(s, "GIF8"):
		return GIF, nil
	case strings.HasPrefix(s, "II*\x00"), strings.HasPrefix(s, "MM\x00*"):
		return TIFF, nil
	case strings.HasPrefix(s, "RIFF") && len(s) >= 12 && s[8:12] == "WEBP":
		return WebP, nil
	case strings.Contains(s, "%PDF-"): // often not at the beginning
		return PDF, nil
	case isSVG(s):
		return SVG, nil
	}
	for _, f := range foreign {
		if len(s) >= f.at && strings.HasPrefix(s[f.at:], f.mark) {
			return "", fmt.Errorf("%s cannot be read; save it as a JPEG, PNG or TIFF", f.name)
		}
	}
	return "", errors.New("this is not a picture in JPEG, PNG, GIF, TIFF, WebP, SVG or PDF format")
}

// codec is what reads a format; of JPEG, whose header is read here, it has no
// config, and of GIF no meta.
type codec struct {
	config func(io.Reader) (image.Config, error)
	decode func(io.Reader) (image.Image, error)
	meta   imagemeta.ImageFormat
}

func (f Format) codec() codec {
	switch f {
	case PNG:
		return codec{png.DecodeConfig, png.Decode, imagemeta.PNG}
	case GIF:
		return codec{gif.DecodeConfig, gif.Decode, 0}
	case TIFF:
		return codec{tiff.DecodeConfig, tiff.Decode, imagemeta.TIFF}
	case WebP:
		return codec{webp.DecodeConfig, decodeWebP, imagemeta.WebP}
	}
	return codec{nil, jpeg.Decode, imagemeta.JPEG}
}

// isRaw tells by the name a camera's raw file, which is a TIFF with a thumbnail
// of the picture in front.
func isRaw(file string) bool {
	switch strings.ToLower(path.Ext(file)) {
	case ".arw", ".cr2", ".dng", ".nef", ".nrw", ".orf", ".pef", ".srw":
		return true
	}
	return false
}

// readOther reads the header of a PNG, GIF, TIFF or WebP.
func (p *Picture) readOther() error {
	c, err := p.Format.codec().config(bytes.NewReader(p.Data))
	if err != nil {
		return p.unreadable(err)
	}
	p.Width, p.Height, p.Color = c.Width, c.Height, model(c.ColorModel)
	switch p.Format {
	case PNG:
		// The last chunk is at the end; what else calls itself so is no harm.
		if !bytes.Contains(p.Data, []byte("IEND")) {
			return errCutOff
		}
		head := p.Data[:max(0, bytes.Index(p.Data, []byte("IDAT")))]
		p.Profile = bytes.Contains(head, []byte("iCCP"))
		if bytes.Contains(p.Data, []byte("eXIf")) {
			p.readOrientation()
		}
	case WebP:
		if n := p.Data[4:8]; int64(n[0])|int64(n[1])<<8|int64(n[2])<<16|int64(n[3])<<24 > int64(len(p.Data)-8) {
			return errCutOff
		}
		p.Profile = bytes.Contains(p.Data[:min(len(p.Data), 64)], []byte("ICCP"))
		if bytes.Contains(p.Data, []byte("EXIF")) {
			p.readOrientation()
		}
	case TIFF:
		if isRaw(p.File) {
			return errors.New("a camera's raw file cannot be read; develop it and save it as a JPEG or TIFF")
		}
		p.readOrientation()
	}
	return nil
}

var errCutOff = errors.New("the file is cut off before the picture's end; fetch it again")

// unreadable words a decoder's error. Some decoders wrap an end of file in
// words only.
func (p *Picture) unreadable(err error) error {
	if errors.Is(err, io.EOF) || strings.HasSuffix(err.Error(), io.ErrUnexpectedEOF.Error()) {
		return errCutOff
	}
	return fmt.Errorf("this %s picture cannot be read (%w); save it again as a JPEG or PNG", p.Format, err)
}

// model gives a colour model as a Color.
func model(m color.Model) Color {
	switch m {
	case color.GrayModel, color.Gray16Model:
		return Gray
	case color.CMYKModel:
		return CMYK
	}
	return RGB
}

// readOrientation reads the Exif orientation. What cannot be read is upright:
// half of all Exif in circulation has some fault, and none of it stops a
// picture.
func (p *Picture) readOrientation() {
	p.meta(imagemeta.EXIF, func(t imagemeta.TagInfo) bool {
		return t.Tag == "Orientation" && t.Namespace == "IFD0"
	}, func(t imagemeta.TagInfo) error {
		if o, ok := t.Value.(uint16); ok && o >= 1 && o <= 8 {
			p.Orientation = int(o)
		}
		return imagemeta.ErrStopWalking
	})
}

// meta hands the wanted tags of the file's metadata to a function.
func (p *Picture) meta(from imagemeta.Source, want func(imagemeta.TagInfo) bool, take imagemeta.HandleTagFunc) {
	format := p.Format.codec().meta
	if format == imagemeta.ImageFormatAuto {
		return
	}
	// The error is of the metadata alone; see readOrientation.
	_, _ = imagemeta.Decode(imagemeta.Options{
		R:               bytes.NewReader(p.Data),
		ImageFormat:     format,
		Sources:         from,
		ShouldHandleTag: want,
		HandleTag:       take,
		Warnf:           func(string, ...any) {},
		LimitTagSize:    1<<16 - 1,
	})
}
