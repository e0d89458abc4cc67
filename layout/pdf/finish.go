package pdf

import (
	"bufio"
	"crypto/sha256"
	"errors"
	"fmt"
	"hash"
	"io"
	"strconv"

	"broadsheet/layout/page"
)

// finish amends what fpdf laid: streams, composite fonts, page boxes, resources
// for each page, outline, labels, catalog. It relies on what lay has fpdf write
// and says so where that is not met.
func (d *document) finish(f *file, info Info) error {
	fonts, err := d.finishFonts(f)
	if err != nil {
		return err
	}
	images, err := d.finishImages(f)
	if err != nil {
		return err
	}
	guests := d.finishGuests(f)
	on, off := f.overprint()
	pages := f.find("/Type", "/Page")
	if len(pages) != len(d.pages) {
		return fmt.Errorf("%d pages became %d", len(d.pages), len(pages))
	}
	states := fmt.Sprintf("/ExtGState <</%s %d 0 R /%s %d 0 R>>", overprintOn, on, overprintOff, off)
	for i, n := range pages {
		s := &d.sheets[i]
		res := append([]byte("<<"), states...)
		res = appendResources(res, " /Font <<", len(s.fonts), func(k int) (string, int) { return s.fonts[k].name, fonts[s.fonts[k]] })
		res = appendResources(res, " /XObject <<", len(s.images)+len(s.guests), func(k int) (string, int) {
			if k < len(s.images) {
				return s.images[k].name, images[s.images[k]]
			}
			g := s.guests[k-len(s.images)]
			return g.name, guests[g]
		})
		if err := f.finishPage(n, d.pages[i], append(res, ">>"...), s); err != nil {
			return err
		}
	}
	if err := f.finishInfo(info); err != nil {
		return err
	}
	if layers := d.layers(guests); layers != nil {
		root, err := f.at(refer(f.trailer.get("/Root")))
		if err != nil {
			return err
		}
		root.dict.set("/OCProperties", layers)
	}
	return f.finishCatalog(d.pages, pages, info)
}

func appendResources(b []byte, kind string, n int, entry func(int) (string, int)) []byte {
	if n == 0 {
		return b
	}
	b = append(b, kind...)
	for k := range n {
		name, object := entry(k)
		b = append(append(append(b, '/'), name...), ' ')
		b = append(appendRef(b, object), ' ')
	}
	b[len(b)-1] = '>'
	return append(b, '>')
}

func appendRef(b []byte, n int) []byte { return append(strconv.AppendInt(b, int64(n), 10), " 0 R"...) }

func ref(n int) []byte { return appendRef(nil, n) }

// find lists the numbers of the objects with that value of a key, rising.
func (f *file) find(key, value string) []int {
	var found []int
	for n := range f.objects {
		if f.objects[n].dict.is(key, value) {
			found = append(found, n)
		}
	}
	return found
}

// at gives the object with a number that the file itself states.
func (f *file) at(n int) (*object, error) {
	if n <= 0 || n >= len(f.objects) {
		return nil, fmt.Errorf("no object %d", n)
	}
	return &f.objects[n], nil
}

// add appends an object and returns its number.
func (f *file) add(o object) int {
	f.objects = append(f.objects, o)
	return len(f.objects) - 1
}

// stream makes an object of deflated bytes.
func stream(deflated []byte) object {
	return object{dict: dict{{"/Filter", []byte("/FlateDecode")}}, stream: deflated, has: true}
}

// overprint makes object 2, which held fpdf's resources for all pages, and one
// more the graphics states with and without overprint (ISO 32000-1, 11.7.4).
func (f *file) overprint() (on, off int) {
	state := func(v, mode string) object {
		return object{dict: dict{{"/Type", []byte("/ExtGState")}, {"/OP", []byte(v)}, {"/op", []byte(v)}, {"/OPM", []byte(mode)}}}
	}
	f.objects[2] = state("true", "1")
	return 2, f.add(state("false", "0"))
}

// finishFonts makes the simple fonts that fpdf laid composite ones: the font
// object becomes the Type0 font, the widths' object its descendant. It returns
// the fonts' objects.
func (d *document) finishFonts(f *file) (map[*coding]int, error) {
	laid := f.find("/Type", "/Font")
	if len(laid) != len(d.faces) {
		return nil, fmt.Errorf("%d fonts became %d", len(d.faces), len(laid))
	}
	objects := make(map[*coding]int, len(laid))
	for i, n := range laid {
		c := d.faces[i].coding
		objects[c] = n
		simple := f.objects[n].dict
		descendant, descriptor := refer(simple.get("/Widths")), refer(simple.get("/FontDescriptor"))
		under, err := f.at(descendant)
		if err != nil {
			return nil, err
		}
		about, err := f.at(descriptor)
		if err != nil {
			return nil, err
		}
		about.dict.drop("/MissingWidth")
		base := simple.get("/BaseFont")
		*under = object{dict: dict{
			{"/Type", []byte("/Font")}, {"/Subtype", []byte("/CIDFontType2")}, {"/BaseFont", base},
			{"/CIDSystemInfo", []byte("<</Registry (Adobe) /Ordering (Identity) /Supplement 0>>")},
			{"/FontDescriptor", ref(descriptor)}, {"/DW", []byte("0")}, {"/W", c.widths()},
			{"/CIDToGIDMap", []byte("/Identity")},
		}}
		if !c.plain() {
			m := f.add(stream(d.z.deflate(c.cidToGID())))
			f.objects[descendant].dict.set("/CIDToGIDMap", ref(m)) // under may have moved
		}
		meaning := f.add(stream(d.z.deflate(c.toUnicode())))
		f.objects[n].dict = dict{
			{"/Type", []byte("/Font")}, {"/Subtype", []byte("/Type0")}, {"/BaseFont", base},
			{"/Encoding", []byte("/Identity-H")},
			{"/DescendantFonts", append(appendRef([]byte("["), descendant), ']')}, {"/ToUnicode", ref(meaning)},
		}
	}
	return objects, nil
}

// finishImages puts in the images, which fpdf laid with their numbers as
// widths, and returns their objects.
func (d *document) finishImages(f *file) (map[*image]int, error) {
	laid := f.find("/Subtype", "/Image")
	if len(laid) != len(d.images) {
		return nil, fmt.Errorf("%d images became %d", len(d.images), len(laid))
	}
	objects := make(map[*image]int, len(laid))
	for _, n := range laid {
		i, err := strconv.Atoi(string(f.objects[n].dict.get("/Width")))
		if err != nil || i < 1 || i > len(d.images) {
			return nil, errors.New("an image was lost")
		}
		im := d.images[i-1]
		s := scan(append(append([]byte("<<"), im.dict...), ">>"...), 0)
		dict, err := s.dict()
		if err != nil {
			return nil, err
		}
		f.objects[n] = object{dict: dict, stream: im.data, has: true, sum: im.sum}
		objects[im] = n
	}
	return objects, nil
}

// finishPage gives a page its boxes, resources and content.
func (f *file) finishPage(n int, p *page.Page, resources []byte, s *sheet) error {
	d := &f.objects[n].dict
	o, err := f.at(refer(d.get("/Contents")))
	if err != nil {
		return err
	}
	*o = stream(s.content)
	o.sum = s.sum
	box := append(appendMilli([]byte("[0 0 "), milli(p.Trim.W)), ' ')
	box = append(appendMilli(box, milli(p.Trim.H)), ']')
	links := d.get("/Annots")
	*d = dict{{"/Type", []byte("/Page")}, {"/Parent", d.get("/Parent")}, {"/MediaBox", box}, {"/TrimBox", box},
		{"/Resources", resources}, {"/Contents", d.get("/Contents")}}
	if links == nil {
		return nil
	}
	refs, err := f.annotations(links)
	f.objects[n].dict.set("/Annots", refs)
	return err
}

// annotations makes the dictionaries of an array objects of their own, which
// strict readers ask for, and returns the array of their references. They get
// the flag Print: without it an annotation is one of the screen alone.
func (f *file) annotations(array []byte) ([]byte, error) {
	s := scan(array, 1)
	refs := []byte("[")
	for s.Ahead("<<") {
		d, err := s.dict()
		if err != nil {
			return nil, err
		}
		d.set("/F", []byte("4"))
		refs = append(appendRef(refs, f.add(object{dict: d})), ' ')
	}
	refs[len(refs)-1] = ']'
	return refs, nil
}

// finishInfo states the dates in UTC, or takes them out.
func (f *file) finishInfo(info Info) error {
	o, err := f.at(refer(f.trailer.get("/Info")))
	if err != nil {
		return err
	}
	for _, key := range []string{"/CreationDate", "/ModDate"} {
		if info.Date.IsZero() {
			o.dict.drop(key)
		} else {
			o.dict.set(key, []byte("("+info.Date.UTC().Format("D:20060102150405+00'00'")+")"))
		}
	}
	return nil
}

// finishCatalog completes the document's root. pages are the page objects.
func (f *file) finishCatalog(ps []*page.Page, pages []int, info Info) error {
	root := refer(f.trailer.get("/Root"))
	if _, err := f.at(root); err != nil {
		return err
	}
	c := f.objects[root].dict
	c.drop("/Names") // an empty tree of embedded files
	if xmp := f.find("/Type", "/Metadata"); len(xmp) > 0 {
		c.set("/Metadata", ref(xmp[0]))
	}
	if info.Language != "" {
		c.set("/Lang", appendTextString(nil, info.Language))
	}
	if info.Title != "" {
		c.set("/ViewerPreferences", []byte("<</DisplayDocTitle true>>"))
	}
	c.set("/PageLabels", pageLabels(ps))
	if n := f.outline(ps, pages); n > 0 {
		c.set("/Outlines", ref(n))
		c.set("/PageMode", []byte("/UseOutlines"))
	}
	f.objects[root].dict = c
	return nil
}

// pageLabels has each page's folio, or its number where it has none.
func pageLabels(ps []*page.Page) []byte {
	b := []byte("<</Nums [")
	for i, p := range ps {
		b = append(strconv.AppendInt(b, int64(i), 10), " <<"...)
		if p.Folio != "" {
			b = appendTextString(append(b, "/P "...), p.Folio)
		} else {
			b = strconv.AppendInt(append(b, "/S /D /St "...), int64(i+1), 10)
		}
		b = append(b, ">> "...)
	}
	b[len(b)-1] = ']'
	return append(b, ">>"...)
}

// most is a little more than the size of the file.
func (f *file) most() int64 {
	const head, object, entry = 1 << 10, 128, 4 // what is around them
	n := head
	for i := range f.objects {
		ob := &f.objects[i]
		n += object + len(ob.other) + len(ob.stream)
		for _, e := range ob.dict {
			n += entry + len(e.key) + len(e.value)
		}
	}
	return int64(n)
}

// write writes the file. Its ID is a hash of all before it, into which pictures and
// pages' contents go by their checksums, which were made in parallel.
func (f *file) write(w io.Writer) error {
	if r, ok := w.(interface{ Reserve(int64) error }); ok {
		if err := r.Reserve(f.most()); err != nil {
			return fmt.Errorf("writing the PDF: %w", err)
		}
	}
	o := out{w: bufio.NewWriterSize(w, 1<<16), sum: sha256.New()}
	o.put("%PDF-1.6\n%\xE2\xE3\xCF\xD3\n")
	offsets := make([]int64, len(f.objects))
	for n := 1; n < len(f.objects); n++ {
		offsets[n] = o.at
		o.object(n, &f.objects[n])
	}
	table := o.at
	o.line = append(o.line[:0], "xref\n0 "...)
	o.line = strconv.AppendInt(o.line, int64(len(offsets)), 10)
	o.line = append(o.line, "\n0000000000 65535 f \n"...)
	for _, at := range offsets[1:] {
		for p := int64(1e9); p > 0; p /= 10 {
			o.line = append(o.line, byte('0'+at/p%10))
		}
		o.line = append(o.line, " 00000 n \n"...)
	}
	o.flush()
	id := o.sum.Sum(nil)[:16]
	o.put(fmt.Sprintf("trailer\n<</Size %d /Root %s /Info %s /ID [<%X> <%X>]>>\nstartxref\n%d\n%%%%EOF\n",
		len(offsets), f.trailer.get("/Root"), f.trailer.get("/Info"), id, id, table))
	if o.err == nil {
		o.err = o.w.Flush()
	}
	if o.err != nil {
		return fmt.Errorf("writing the PDF: %w", o.err)
	}
	return nil
}

// out is a file being written.
type out struct {
	w    *bufio.Writer
	sum  hash.Hash
	at   int64 // bytes written
	line []byte
	err  error // the first
}

func (o *out) put(s string) {
	o.line = append(o.line[:0], s...)
	o.flush()
}

// flush writes the line.
func (o *out) flush() {
	o.sum.Write(o.line)
	o.write(o.line)
}

func (o *out) write(b []byte) {
	if o.err == nil {
		_, o.err = o.w.Write(b)
	}
	o.at += int64(len(b))
}

func (o *out) object(n int, ob *object) {
	o.line = append(strconv.AppendInt(o.line[:0], int64(n), 10), " 0 obj\n"...)
	if ob.dict == nil {
		o.line = append(o.line, ob.other...)
	} else {
		o.dict(ob)
	}
	if ob.has {
		o.line = append(o.line, "\nstream\n"...)
		o.flush()
		if ob.sum != 0 {
			o.sum.Write(be.AppendUint32(nil, ob.sum))
		} else {
			o.sum.Write(ob.stream)
		}
		o.write(ob.stream)
		o.line = append(o.line[:0], "\nendstream"...)
	}
	o.line = append(o.line, "\nendobj\n"...)
	o.flush()
}

func (o *out) dict(ob *object) {
	o.line = append(o.line, "<<"...)
	for i, e := range ob.dict {
		if e.key == "/Length" && ob.has {
			continue
		}
		if i > 0 {
			o.line = append(o.line, '\n')
		}
		o.line = append(o.line, e.key...)
		o.line = append(o.line, ' ')
		o.line = append(o.line, e.value...)
	}
	if ob.has {
		o.line = strconv.AppendInt(append(o.line, "\n/Length "...), int64(len(ob.stream)), 10)
	}
	o.line = append(o.line, ">>"...)
}
