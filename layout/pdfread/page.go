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
	"slices"

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
	// Loose are the fonts that the page uses and the file does not have in it.
	Loose []string
	// Layers are the places of those objects that are optional content groups, and
	// Hidden those among them that do not show; the document that the page is placed
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
	b = appendValue(b, &o.value, number)
	return b
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

// walker looks for a page in the tree of pages.
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
	if v.kind == reference {
		if w.seen[v.num] {
			return errors.New("its tree of pages is a circle")
		}
		w.seen[v.num] = true
	}
	node := w.resolve(v)
	if node.kind != dictionary || depth > deepest || w.count > mostPages {
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
	box, err := f.shown(node, in)
	if err != nil {
		return err
	}
	unit := int64(1000)
	userUnit := f.resolve(node.get("/UserUnit"))
	if u, ok := userUnit.milli(); ok && u > 0 {
		unit = u
	}
	rotate := f.resolve(in.rotate)
	turn, _ := rotate.integer()
	turn = (turn%360 + 360) % 360
	p.measure(box, turn, unit)
	if p.Size.W < geom.Pt || p.Size.H < geom.Pt || p.Size.W > 20_000*geom.Pt || p.Size.H > 20_000*geom.Pt {
		return fmt.Errorf("the page is %v × %v large", p.Size.W, p.Size.H)
	}
	dict := value{kind: dictionary, keys: []entry{
		{"/Type", name("/XObject")}, {"/Subtype", name("/Form")},
		{"/BBox", milliArray(box[:]...)}, {"/Matrix", matrix(box, turn, unit)},
	}}
	content, packing, err := f.content(node)
	if err != nil {
		return err
	}
	dict.keys = append(dict.keys, packing...)
	c := collector{file: f, index: map[int]int{}}
	c.objects = append(c.objects, Object{Stream: content, HasStream: true})
	group := node.get("/Group")
	for _, e := range [...]entry{{"/Group", group}, {"/Resources", in.resources}} {
		if e.value.none() {
			if e.key == "/Group" {
				continue
			}
			e.value = value{kind: dictionary}
		}
		e.value = c.renumber(e.value)
		dict.keys = append(dict.keys, e)
	}
	dict.keys = append(dict.keys, entry{"/Length", integer(len(content))})
	c.objects[0].value = dict
	if err := c.collect(); err != nil {
		return err
	}
	p.Objects, p.Loose = c.objects, c.loose()
	catalog := f.resolve(f.trailer.get("/Root"))
	p.Layers, p.Hidden = c.layers(&catalog)
	return nil
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

// content is the page's content and the keys that say how it is packed. A single
// stream stays as it is; of several, which may be cut anywhere between two words,
// the unpacked bytes are joined.
func (f *file) content(node *value) ([]byte, []entry, error) {
	v := node.get("/Contents")
	if target := f.resolve(v); target.kind == array {
		if len(target.items) != 1 {
			b, err := f.joined(target.items)
			return b, nil, err
		}
		v = target.items[0]
	}
	if v.kind != reference {
		return nil, nil, nil // an empty page
	}
	dict, raw, has, err := f.object(v.num)
	if err != nil || !has {
		return nil, nil, err
	}
	var packing []entry
	for _, key := range [...]string{"/Filter", "/DecodeParms"} {
		if items := f.list(dict.get(key)); len(items) > 0 {
			packing = append(packing, entry{key, f.flat(value{kind: array, items: items})})
		}
	}
	return raw, packing, nil
}

// flat is a value in which one level of references is resolved: parameters of
// filters are numbers.
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

func (f *file) joined(parts []value) ([]byte, error) {
	var b []byte
	for _, part := range parts {
		if part.kind != reference {
			continue
		}
		dict, raw, _, err := f.object(part.num)
		if err != nil {
			return nil, err
		}
		data, err := f.decode(&dict, raw)
		if err != nil {
			return nil, err
		}
		if b = append(append(b, data...), '\n'); len(b) > mostBytes {
			return nil, errTooLong
		}
	}
	return b, nil
}

// unique sorts names and leaves out those that repeat.
func unique(names []string) []string {
	slices.Sort(names)
	return slices.Compact(names)
}
