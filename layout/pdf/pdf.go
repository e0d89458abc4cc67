// Package pdf turns finished pages into the bytes of a PDF for the press.
//
// The content streams are written here, glyph by glyph, and faces are cut down
// to the glyphs used. github.com/go-pdf/fpdf (archived by its author, imported
// here and nowhere else) lays out the document around them: pages, links, font
// and image objects, information. Then one finishing pass reads what fpdf wrote,
// puts the streams in place and amends the few dictionaries that fpdf cannot
// write. In the order of the work:
//
//	image.go   pictures as image objects
//	codes.go   which glyphs stand for which text: character codes
//	hang.go    forms of glyphs that hang out of their column
//	recode.go  a face cut down to its used glyphs
//	document.go  pages of other PDFs, placed as they are
//	draw.go    a page's content stream; line.go its text, path.go its figures
//	lay.go     the document as fpdf writes it, with nothing in its streams
//	parse.go   that document taken to pieces
//	finish.go  the pieces amended and written out; outline.go, xmp.go
//
// fpdf's own way with a Unicode font is not taken: it draws characters, not
// glyphs, and spends milliseconds on each face. A font is a composite one with
// two-byte codes of our choosing (Identity-H).
//
// The file is PDF 1.6 in process colours; text of 100 % black overprints.
package pdf

import (
	"errors"
	"fmt"
	"io"
	"runtime"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"broadsheet/layout/font"
	"broadsheet/layout/page"
	"broadsheet/layout/pdfread"
)

// Info is what the document says of itself; what is empty is left out. Date is
// that of the edition: no other clock is read. Language is a BCP 47 tag.
type Info struct {
	Title, Author, Subject string
	Publication            string
	Language               string
	Date                   time.Time
	Producer               string
}

// Write writes pages, at least one, as a PDF. The bytes depend on the pages and
// info alone, whatever the machine and its number of cores. Pictures that pass
// through are not copied.
//
// An error names the face or picture that cannot be embedded, or is that of w.
// Which one of several is returned follows from the pages, too. Nothing is
// written before all pages have been drawn; a w that has a method Reserve(int64) error
// is then asked for the room of the file, and a little more.
func Write(w io.Writer, pages []*page.Page, info Info) error {
	if len(pages) == 0 {
		return errors.New("a PDF needs at least one page")
	}
	for i, p := range pages {
		if milli(p.Trim.W) <= 0 || milli(p.Trim.H) <= 0 {
			return fmt.Errorf("page %s, number %d of the PDF, has no size", p.Folio, i+1)
		}
	}
	d, err := prepare(pages)
	if err != nil {
		return err
	}
	if err := d.drawAll(); err != nil {
		return err
	}
	base, err := d.lay(info)
	if err != nil {
		return fmt.Errorf("laying out the PDF: %w", err)
	}
	f, err := parse(base)
	if err != nil {
		return fmt.Errorf("reading back the PDF: %w", err)
	}
	if err := d.finish(f, info); err != nil {
		return fmt.Errorf("finishing the PDF: %w", err)
	}
	return f.write(w)
}

// document is everything that goes into the file.
type document struct {
	pages   []*page.Page
	cores   int // how many goroutines work; the runtime may change its own number meanwhile
	z       deflaters
	faces   []*face
	number  map[*font.Face]int // of faces
	images  []*image
	met     map[placing]embedded
	guests  []*guest
	guestOf map[*pdfread.Page]*guest
	sheets  []sheet
}

// face is a face of the document and its font object.
type face struct {
	*font.Face
	*outlines
	coding *coding
	base   string // PostScript name with the subset's tag, "ABCDEF+Name"
	file   []byte // the subset, deflated
	size   int    // and before that
}

// sheet is a drawn page: its content stream, deflated, and what it uses.
type sheet struct {
	content []byte
	sum     uint32 // of the content
	fonts   []*coding
	images  []*image
	guests  []*guest
}

// prepare finds the faces and pictures of the pages, counts which glyphs are
// used and encodes the pictures.
func prepare(pages []*page.Page) (*document, error) {
	d := &document{pages: pages, cores: runtime.GOMAXPROCS(0), number: map[*font.Face]int{}}
	if err := d.findFaces(); err != nil {
		return nil, err
	}
	d.findGuests()
	wanted := placings(pages)
	encoded := make([]embedded, len(wanted))
	tallies := make([][]*tally, d.cores) // by worker, then face
	err := each(d.cores, len(wanted)+len(pages), func(worker, i int) (err error) {
		if i < len(wanted) {
			encoded[i], err = wanted[i].encode(&d.z)
			return err
		}
		if tallies[worker] == nil {
			tallies[worker] = d.newTallies()
		}
		return d.count(tallies[worker], pages[i-len(wanted)])
	})
	if err != nil {
		return nil, err
	}
	d.images = unite(encoded)
	d.met = make(map[placing]embedded, len(wanted))
	for i, k := range wanted {
		d.met[k] = encoded[i]
	}
	return d, d.giveCodes(tallies)
}

// findFaces lists the faces in the order in which the pages use them.
func (d *document) findFaces() error {
	for _, p := range d.pages {
		for _, it := range p.Items {
			t, ok := it.(*page.Text)
			if !ok || len(t.Glyphs) == 0 {
				continue
			}
			if t.Face == nil {
				return fmt.Errorf("page %s: the text %q has no face", p.Folio, t.Text)
			}
			if _, ok := d.number[t.Face]; ok {
				continue
			}
			o, err := readOutlines(t.Face.Data())
			if err != nil {
				return fmt.Errorf("face %s: %w", t.Face.Name(), err)
			}
			d.number[t.Face] = len(d.faces)
			d.faces = append(d.faces, &face{Face: t.Face, outlines: o})
		}
	}
	return nil
}

func (d *document) newTallies() []*tally {
	ts := make([]*tally, len(d.faces))
	for i, f := range d.faces {
		ts[i] = newTally(f.glyphs)
	}
	return ts
}

func (d *document) count(tallies []*tally, p *page.Page) error {
	for _, it := range p.Items {
		if t, ok := it.(*page.Text); ok && len(t.Glyphs) > 0 {
			if err := tallies[d.number[t.Face]].count(t); err != nil {
				return fmt.Errorf("page %s: %w", p.Folio, err)
			}
		}
	}
	return nil
}

// giveCodes gives each face its character codes.
func (d *document) giveCodes(tallies [][]*tally) error {
	for i, f := range d.faces {
		var of []*tally
		for _, t := range tallies {
			if t != nil {
				of = append(of, t[i])
			}
		}
		c, err := newCoding(f.Face, "F"+strconv.Itoa(i+1), of)
		if err != nil {
			return err
		}
		f.coding = c
	}
	return nil
}

// drawAll cuts down the faces and draws the pages.
func (d *document) drawAll() error {
	d.sheets = make([]sheet, len(d.pages))
	pens := make([]*pen, d.cores)
	return each(d.cores, len(d.faces)+len(d.pages), func(worker, i int) error {
		if i < len(d.faces) {
			return d.faces[i].recode(&d.z)
		}
		if pens[worker] == nil {
			pens[worker] = &pen{face: d.codingOf, image: d.embeddedOf, guest: func(p *pdfread.Page) *guest { return d.guestOf[p] }}
		}
		i -= len(d.faces)
		w := pens[worker]
		w.draw(d.pages[i])
		content := d.z.deflate(w.b)
		d.sheets[i] = sheet{content, sumOf(content), w.fonts, w.images, w.guests}
		return nil
	})
}

func (d *document) codingOf(t *page.Text) *coding { return d.faces[d.number[t.Face]].coding }

func (d *document) embeddedOf(p *page.Picture) embedded { return d.met[placingOf(p)] }

// each calls do for 0 … n-1 from as many goroutines as there are cores, with the
// number of the worker, below cores, that does it. It returns the error of the
// lowest i. Work that comes after an error may be left out.
func each(cores, n int, do func(worker, i int) error) error {
	var (
		next  atomic.Int64
		wg    sync.WaitGroup
		mu    sync.Mutex
		first = n
		err   error
	)
	work := func(worker int) {
		for {
			i := int(next.Add(1)) - 1
			if i >= n {
				return
			}
			if e := do(worker, i); e != nil {
				mu.Lock()
				if i < first {
					first, err = i, e
				}
				mu.Unlock()
				return
			}
		}
	}
	for worker := range min(n, cores) {
		wg.Go(func() { work(worker) })
	}
	wg.Wait()
	return err
}
