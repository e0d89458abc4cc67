package pdf

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"math"
	"strings"
	"time"

	"github.com/go-pdf/fpdf"

	"broadsheet/layout/geom"
	"broadsheet/layout/page"
)

// lay has fpdf write the document with empty pages and images of no content.
//
// fpdf sorts fonts by their key and images by their width, so both come out in
// the document's order: keys are numbered, and image i is a JPEG header that
// says i+1 pixels wide. A font is laid as a simple TrueType font, which fpdf
// takes over unread: its descriptor and file are right, the font object itself
// is made a composite one by the finishing pass.
func (d *document) lay(info Info) ([]byte, error) {
	f := fpdf.NewCustom(&fpdf.InitType{OrientationStr: "P", UnitStr: "pt", Size: size(d.pages[0])})
	f.SetCatalogSort(true)
	f.SetCompression(false) // the streams are put in later
	f.SetAutoPageBreak(false, 0)
	layInfo(f, info)
	for i, face := range d.faces {
		def, err := json.Marshal(face.definition(i))
		if err != nil {
			return nil, fmt.Errorf("face %s: %w", face.Name(), err)
		}
		f.AddFontFromBytes(key(i), "", def, face.file)
	}
	for i := range d.images {
		f.RegisterImageOptionsReader(key(i), fpdf.ImageOptions{ImageType: "jpg"}, bytes.NewReader(jpegHeader(i+1)))
	}
	numbers := d.numbers()
	for _, p := range d.pages {
		f.AddPageFormat("P", size(p))
		for _, it := range p.Items {
			if l, ok := it.(*page.Link); ok && !l.Box.Empty() {
				layLink(f, l, numbers)
			}
		}
	}
	var b bytes.Buffer
	if err := f.Output(&b); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// numbers are the pages' numbers by folio, from 1; of two pages with one folio it
// is the first that has it.
func (d *document) numbers() map[string]int {
	n := make(map[string]int, len(d.pages))
	for i, p := range d.pages {
		if _, twice := n[p.Folio]; !twice {
			n[p.Folio] = i + 1
		}
	}
	return n
}

// layLink lays a link to a URL or to the top of a page. One to a page that is not
// in the document is left out.
func layLink(f *fpdf.Fpdf, l *page.Link, numbers map[string]int) {
	x, y, w, h := points(l.Box.X), points(l.Box.Y), points(l.Box.W), points(l.Box.H)
	if l.URL != "" {
		f.LinkString(x, y, w, h, ascii(l.URL))
	} else if n := numbers[l.Page]; n > 0 && l.Page != "" {
		to := f.AddLink()
		f.SetLink(to, 0, n)
		f.Link(x, y, w, h, to)
	}
}

// layInfo sets the document information. fpdf takes the clock where it is given
// no date: the finishing pass takes out what stands for none.
func layInfo(f *fpdf.Fpdf, info Info) {
	date := info.Date.UTC()
	if date.IsZero() {
		date = time.Unix(0, 0).UTC()
	}
	f.SetCreationDate(date)
	f.SetModificationDate(date)
	f.SetTitle(textBytes(info.Title), false)
	f.SetAuthor(textBytes(info.Author), false)
	f.SetSubject(textBytes(info.Subject), false)
	f.SetProducer(textBytes(info.Producer), false)
	f.SetXmpMetadata(info.xmp())
}

func size(p *page.Page) fpdf.SizeType {
	return fpdf.SizeType{Wd: points(p.Trim.W), Ht: points(p.Trim.H)}
}

func points(l geom.Length) float64 { return float64(milli(l)) / 1000 }

// key names font or image i so that names sort in the order of their numbers.
func key(i int) string { return fmt.Sprintf("n%06d", i+1) }

// jpegHeader is a gray JPEG of one row up to where its samples would begin:
// fpdf reads no further.
func jpegHeader(width int) []byte {
	return []byte{0xFF, 0xD8,
		0xFF, 0xC0, 0, 11, 8, 0, 1, byte(width >> 8), byte(width), 1, 1, 0x11, 0,
		0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0}
}

// ascii writes a URL's other characters as per cent and hexadecimal digits, in
// UTF-8 (RFC 3987, 3.1): a URI in a PDF is ASCII (ISO 32000-1, 12.6.4.7).
func ascii(url string) string {
	var b strings.Builder
	for i := range len(url) {
		if c := url[i]; c > ' ' && c <= '~' {
			b.WriteByte(c)
		} else {
			b.Write([]byte{'%', hexDigits[c>>4], hexDigits[c&15]})
		}
	}
	return b.String()
}

// definition is what fpdf reads of a font that it does not parse.
type definition struct {
	Tp, Name     string
	Desc         fpdf.FontDescType
	Cw           [256]int
	File         string
	OriginalSize int
}

// definition describes the face, in thousandths of an em.
func (f *face) definition(i int) definition {
	m := f.Metrics()
	per := func(v int32) int { return int(roundDiv(int64(v)*1000, int64(m.UnitsPerEm))) }
	def := definition{Tp: "TrueType", Name: f.base, File: key(i) + ".z", OriginalSize: f.size}
	ascent, descent := f.reach()
	def.Desc.Ascent, def.Desc.Descent, def.Desc.CapHeight = per(ascent), per(descent), per(m.CapHeight)
	b := &def.Desc.FontBBox
	b.Xmin, b.Ymin, b.Xmax, b.Ymax = per(m.Bounds.MinX), per(m.Bounds.MinY), per(m.Bounds.MaxX), per(m.Bounds.MaxY)
	def.Desc.ItalicAngle = int(math.Round(m.ItalicAngle))
	// The file does not tell the stems' width. This estimate from the weight,
	// fpdf's own, gives 88 for regular and 166 for bold.
	def.Desc.StemV = 50 + f.weight*f.weight/(65*65)
	def.Desc.Flags = f.flags(m.ItalicAngle != 0)
	return def
}

// reach is how far the face's letters go above and below the baseline, "excluding
// the height of glyphs for accented characters" (ISO 32000-1, table 122). A
// face's own ascender and descender have the accents and often the leading in
// them; readers that take them for a line's box have a headline begin above its
// kicker. They serve for a face that has neither Latin nor Arabic letters.
func (f *face) reach() (ascent, descent int32) {
	m := f.Metrics()
	for _, c := range "dl\u0644" { // lam
		if g, ok := f.Glyph(c); ok {
			ascent = max(ascent, f.Bounds(g).MaxY, m.CapHeight)
		}
	}
	for _, c := range "pg\u0639" { // ain
		if g, ok := f.Glyph(c); ok {
			descent = min(descent, f.Bounds(g).MinY)
		}
	}
	if ascent == 0 || descent == 0 {
		return m.Ascender, m.Descender
	}
	return min(ascent, m.Ascender), max(descent, m.Descender)
}

// flags of the descriptor (ISO 32000-1, table 123). Symbolic stands for "not
// in a standard encoding".
func (f *face) flags(italic bool) int {
	const fixedPitch, serif, symbolic, slanted = 1, 2, 4, 64
	flags := symbolic
	if f.fixed {
		flags |= fixedPitch
	}
	if f.serif {
		flags |= serif
	}
	if italic {
		flags |= slanted
	}
	return flags
}

// recode cuts the face down to the glyphs that its codes need.
func (f *face) recode(z *deflaters) error {
	b, err := f.subset(f.coding.forms)
	if err != nil {
		return fmt.Errorf("face %s: %w", f.Name(), err)
	}
	f.base = tag(b) + "+" + nameOf(f.PostScript(), f.coding.name)
	f.file, f.size = z.deflate(b), len(b)
	return nil
}

// tag is the six letters that mark a subset, from its bytes.
func tag(b []byte) string {
	sum := sha256.Sum256(b)
	var t [6]byte
	for i := range t {
		t[i] = 'A' + sum[i]%26
	}
	return string(t[:])
}

// nameOf keeps of a PostScript name what a PDF name can have unescaped.
func nameOf(postScript, otherwise string) string {
	name := strings.Map(func(r rune) rune {
		if r <= ' ' || r > '~' || strings.ContainsRune(`()<>[]{}/%#\`, r) {
			return -1
		}
		return r
	}, postScript)
	if name == "" {
		return otherwise
	}
	return name
}
