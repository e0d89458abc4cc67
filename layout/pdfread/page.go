// Package pdfread reads a page of a PDF that comes from elsewhere, an
// advertisement, so that it can be placed in another as it is: as a form of its
// own, with all the objects that it needs.
//
// It reads PDF 1.0 to 2.0 with cross-reference tables or streams. It repairs
// nothing: a file that is broken or encrypted is an error, and says so.
package pdfread

import (
	"bytes"
	"errors"
	"fmt"

	"broadsheet/layout/geom"
)

// Page is one page of a PDF: what its trim box, or else its crop or media box,
// shows, turned as it is to be read. It is immutable.
type Page struct {
	Size  geom.Size
	Pages int // of the file
	// Objects are the page as a form XObject (ISO 32000-1, 8.10), the first of them,
	// which shows the page from its lower left corner at the origin, a point to a
	// unit, and all that it refers to, in the order in which that is met.
	Objects []Object
	// Loose are the fonts that the page's resources name and the file does not have in
	// it, in order, each once.
	Loose []string
	// Layers are the places of those objects that are optional content groups, and
	// Hidden those among them that do not print; the document that the page is placed
	// in has to say so in its catalog (ISO 32000-1, 8.11.4).
	Layers, Hidden []int
}

// Object is an object whose references are to be numbered anew.
type Object struct {
	value     value
	Stream    []byte // as the file has it, filters and all
	HasStream bool
}

// Append writes the object without its stream. Number gives the new number of
// object i of the page.
func (o *Object) Append(b []byte, number func(i int) int) []byte {
	return appendValue(b, &o.value, number)
}

// Read reads the page with a number, from 1. Data is kept. An error is one sentence
// that does not name the file.
func Read(data []byte, number int) (*Page, error) {
	f, err := openFile(data)
	if i := bytes.Index(data[:min(len(data), 1024)], []byte("%PDF-")); err != nil && i > 0 {
		f, err = openFile(data[i:]) // its offsets count from there
	}
	if err != nil {
		return nil, wrapped(err)
	}
	p, err := f.page(number)
	if f.work > mostWork { // what resolve could not read for that was taken for nothing
		return nil, wrapped(errTooMuch)
	}
	return p, err
}

// page finds the page with a number, and reads it.
func (f *file) page(number int) (*Page, error) {
	w := walker{file: f, seen: map[int]bool{}, want: number}
	root := f.resolve(f.trailer.get("/Root"))
	if err := w.walk(root.get("/Pages"), inherited{}, 0); err != nil {
		return nil, wrapped(err)
	}
	switch {
	case w.count == 0:
		return nil, wrapped(errors.New("it has no pages"))
	case w.found == nil:
		return nil, fmt.Errorf("the PDF has no page %d; its last is %d", number, w.count)
	}
	p := &Page{Pages: w.count}
	if err := p.form(f, w.found, w.from); err != nil {
		return nil, wrapped(err)
	}
	return p, nil
}

// wrapped says what to do about an error, unless it does itself.
func wrapped(err error) error {
	if errors.Is(err, errEncrypted) {
		return err
	}
	return fmt.Errorf("the PDF cannot be read: %w; save it anew, or ask for another", err)
}

// inherited is what pages take from the nodes above them (ISO 32000-1, table 30).
type inherited struct{ resources, media, crop, rotate value }

func (in inherited) of(node *value) inherited {
	for _, k := range [...]struct {
		key string
		to  *value
	}{{"/Resources", &in.resources}, {"/MediaBox", &in.media}, {"/CropBox", &in.crop}, {"/Rotate", &in.rotate}} {
		if v := node.get(k.key); !v.none() {
			*k.to = v
		}
	}
	return in
}

// walker looks for a page in the tree of pages, of which it has seen the nodes that
// have others below them.
type walker struct {
	*file
	seen  map[int]bool
	want  int
	count int
	found *value
	from  inherited
}

const mostPages = 100_000

func (w *walker) walk(v value, in inherited, depth int) error {
	node := w.resolve(v)
	if node.kind != dictionary || depth > deepest || w.count >= mostPages {
		return errors.New("its tree of pages is broken")
	}
	in = in.of(&node)
	kids := w.resolve(node.get("/Kids"))
	if kids.kind != array {
		if w.count++; w.count == w.want {
			w.found, w.from = &node, in
		}
		return nil
	}
	if v.kind == reference {
		if w.seen[v.num] {
			return errors.New("its tree of pages is a circle")
		}
		w.seen[v.num] = true
	}
	for _, kid := range kids.items {
		if err := w.walk(kid, in, depth+1); err != nil {
			return err
		}
	}
	return nil
}

// box reads a rectangle in thousandths, its corners in order.
func (f *file) box(v value) (b [4]int64, ok bool) {
	items := f.list(v)
	if len(items) != 4 {
		return b, false
	}
	for i := range b {
		if b[i], ok = items[i].milli(); !ok {
			return b, false
		}
	}
	b = [4]int64{min(b[0], b[2]), min(b[1], b[3]), max(b[0], b[2]), max(b[1], b[3])}
	return b, b[0] < b[2] && b[1] < b[3]
}

// within cuts a box to another; it is not ok where nothing is left.
func within(b, outer [4]int64) ([4]int64, bool) {
	b = [4]int64{max(b[0], outer[0]), max(b[1], outer[1]), min(b[2], outer[2]), min(b[3], outer[3])}
	return b, b[0] < b[2] && b[1] < b[3]
}

// shown is the box of the page that is shown.
func (f *file) shown(node *value, in inherited) ([4]int64, error) {
	media, ok := f.box(in.media)
	if !ok {
		return media, errors.New("the page has no size")
	}
	for _, v := range [...]value{node.get("/TrimBox"), in.crop} {
		if b, ok := f.box(v); ok {
			if b, ok = within(b, media); ok {
				return b, nil
			}
		}
	}
	return media, nil
}

// form makes the page's objects.
func (p *Page) form(f *file, node *value, in inherited) error {
	look, err := p.look(f, node, in)
	if err != nil {
		return err
	}
	content, packing, err := f.content(node)
	if err != nil {
		return err
	}
	dict := value{kind: dictionary, keys: []entry{{"/Type", name("/XObject")}, {"/Subtype", name("/Form")}}}
	dict.keys = append(append(dict.keys, look...), packing...)
	c := collector{file: f, index: map[int]int{}, objects: []Object{{Stream: content, HasStream: true}}}
	if group := node.get("/Group"); !group.none() {
		dict.keys = append(dict.keys, entry{"/Group", c.renumber(group)})
	}
	resources := in.resources
	if resources.none() {
		resources = value{kind: dictionary}
	}
	dict.keys = append(dict.keys, entry{"/Resources", c.renumber(resources)}, entry{"/Length", integer(len(content))})
	c.objects[0].value = dict
	if err := c.collect(); err != nil {
		return err
	}
	p.Objects, p.Loose = c.objects, c.loose()
	catalog := f.resolve(f.trailer.get("/Root"))
	p.Layers, p.Hidden = c.layers(&catalog)
	return nil
}

// mostUnit is the largest unit of a page, in thousandths of a point: what a length
// in such units can be goes into 64 bits.
const mostUnit = 1_000_000

// look sets the page's size, and gives the keys of its form that say what part of
// the page it shows and how it is turned.
func (p *Page) look(f *file, node *value, in inherited) ([]entry, error) {
	box, err := f.shown(node, in)
	if err != nil {
		return nil, err
	}
	unit := int64(1000)
	userUnit := f.resolve(node.get("/UserUnit"))
	if u, ok := userUnit.milli(); ok && u > 0 {
		unit = u
	}
	if unit > mostUnit {
		return nil, fmt.Errorf("the page's unit is too large, %d points", unit/1000)
	}
	rotate := f.resolve(in.rotate)
	turn, _ := rotate.integer()
	turn = (turn%360 + 360) % 360
	p.measure(box, turn, unit)
	if p.Size.W < geom.Pt || p.Size.H < geom.Pt || p.Size.W > 20_000*geom.Pt || p.Size.H > 20_000*geom.Pt {
		return nil, fmt.Errorf("the page is %v × %v large", p.Size.W, p.Size.H)
	}
	return []entry{{"/BBox", milliArray(box[:]...)}, {"/Matrix", matrix(box, turn, unit)}}, nil
}

// measure sets the size of the page as it is to be read.
func (p *Page) measure(box [4]int64, turn int, unit int64) {
	length := func(n int64) geom.Length { return geom.Length(n).MulDiv(geom.Length(unit)*geom.Pt, 1_000_000) }
	p.Size = geom.Size{W: length(box[2] - box[0]), H: length(box[3] - box[1])}
	if turn == 90 || turn == 270 {
		p.Size.W, p.Size.H = p.Size.H, p.Size.W
	}
}

// matrix brings the box, turned clockwise, to the origin and to points.
func matrix(box [4]int64, turn int, unit int64) value {
	m := [6]int64{1000, 0, 0, 1000, -box[0], -box[1]}
	switch turn {
	case 90:
		m = [6]int64{0, -1000, 1000, 0, -box[1], box[2]}
	case 180:
		m = [6]int64{-1000, 0, 0, -1000, box[2], box[3]}
	case 270:
		m = [6]int64{0, 1000, -1000, 0, box[3], -box[0]}
	}
	for i := range m {
		m[i] = m[i] * unit / 1000
	}
	return milliArray(m[:]...)
}

// part is a stream of the page's content.
type part struct {
	dict value
	raw  []byte
}

// content is the page's content and the keys that say how it is packed. A single
// stream stays as it is; of several, which may be cut anywhere between two words,
// the unpacked bytes are joined.
func (f *file) content(node *value) ([]byte, []entry, error) {
	parts, err := f.parts(node.get("/Contents"), nil, 0)
	switch {
	case err != nil || len(parts) == 0: // an empty page
		return nil, nil, err
	case len(parts) > 1:
		b, err := f.joined(parts)
		return b, nil, err
	}
	var packing []entry
	for _, key := range [...]string{"/Filter", "/DecodeParms"} {
		if items := f.list(parts[0].dict.get(key)); len(items) > 0 {
			packing = append(packing, entry{key, f.flat(value{kind: array, items: items})})
		}
	}
	return parts[0].raw, packing, nil
}

// parts appends the streams of a page's content: one, or those of an array. One
// that is not there is an error, not an empty page, since it is an advertisement
// that somebody pays for.
func (f *file) parts(v value, out []part, depth int) (_ []part, err error) {
	if v.none() {
		return out, nil
	}
	var raw []byte
	has := false
	for i := 0; v.kind == reference && i < 20; i++ {
		if v, raw, has, err = f.object(v.num); err != nil {
			return nil, err
		}
	}
	switch {
	case has:
		return append(out, part{v, raw}), nil
	case v.kind != array || depth > 2:
		return nil, errors.New("the page's content is not there")
	}
	for _, item := range v.items {
		if out, err = f.parts(item, out, depth+1); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func (f *file) joined(parts []part) ([]byte, error) {
	var b []byte
	for i := range parts {
		data, err := f.decode(&parts[i].dict, parts[i].raw)
		if err != nil {
			return nil, err
		}
		if b = append(append(b, data...), '\n'); len(b) > mostBytes {
			return nil, errTooLong
		}
	}
	return b, nil
}

// flat is an array of names or dictionaries of which references are resolved, and
// what is no number, name or word is left out: so are filters and their parameters.
func (f *file) flat(v value) value {
	out := value{kind: v.kind, raw: v.raw}
	for _, item := range v.items {
		if item.kind == dictionary {
			d := value{kind: dictionary}
			for _, e := range item.keys {
				if t := f.resolve(e.value); t.kind == scalar {
					d.keys = append(d.keys, entry{e.key, t})
				}
			}
			item = d
		}
		if item.none() {
			item = value{raw: []byte("null")}
		}
		out.items = append(out.items, item)
	}
	return out
}
