// Package picture has a picture's size, colour, description, crop and
// conversion for the press.
package picture

import "broadsheet/layout/pdfread"

// Picture is a picture as it was read. It is immutable and safe for any number
// of goroutines.
type Picture struct {
	File   string // as the user names it
	Data   []byte // the file's bytes, unchanged; of an .svgz those of its SVG
	Format Format
	Width  int // pixels of the upright image, once Orientation has been applied
	Height int
	// Orientation is the Exif value, 1 to 8; 1 is upright.
	Orientation int
	Color       Color
	// Adobe is set for a JPEG with an Adobe marker; its CMYK values are inverted.
	Adobe bool
	// Progressive is set for a progressive JPEG.
	Progressive bool
	// Profile is set where the file has an ICC profile. Nothing reads it: RGB is
	// taken for sRGB and CMYK for the press's own.
	Profile bool
	// Drawing is what an SVG file draws, Document the page of a PDF that is placed
	// as it is; a picture has one of them or pixels. Without pixels Width and Height
	// are in thousandths of a point, and so are the crops.
	Drawing  *Drawing
	Document *pdfread.Page
}

// Format is a picture file's format.
type Format string

// The formats read.
const (
	JPEG Format = "jpeg"
	PNG  Format = "png"
	GIF  Format = "gif"
	TIFF Format = "tiff"
	WebP Format = "webp"
	SVG  Format = "svg"
	PDF  Format = "pdf"
)

// Color is how a picture's samples give colour.
type Color string

// The colour models met in the formats read.
const (
	Gray Color = "gray"
	RGB  Color = "rgb"
	CMYK Color = "cmyk"
)

// Crop is a rectangle of pixels of the upright image.
type Crop struct{ X, Y, W, H int }
