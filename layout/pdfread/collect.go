package pdfread

import (
	"bytes"
	"errors"
	"slices"
	"strconv"
	"strings"
)

// mostCopied is how many objects a page may need.
const mostCopied = 200_000

// collector gathers the objects that a page needs. A reference among them is to the
// place in the list that its object has.
type collector struct {
	*file
	index   map[int]int // place in the list by number; looked up, never ranged over
	wanted  []int       // numbers of the objects of the list that are not yet read, in its order
	copied  int         // bytes of their streams
	objects []Object
}

// left are keys that lead out of what a page shows, to its document's pages, tags
// and histories.
var left = [...]string{"/Parent", "/StructParent", "/StructParents", "/PieceInfo", "/Metadata", "/LastModified", "/Thumb", "/OPI"}

// renumber is a value with its references as places in the list, which grows by
// those that are new.
func (c *collector) renumber(v value) value {
	switch v.kind {
	case reference:
		at, ok := c.index[v.num]
		if !ok {
			at = len(c.index) + 1 // the form is the first
			c.index[v.num] = at
			c.wanted = append(c.wanted, v.num)
		}
		return value{kind: reference, num: at}
	case array:
		out := value{kind: array, items: make([]value, len(v.items))}
		for i, item := range v.items {
			out.items[i] = c.renumber(item)
		}
		return out
	case dictionary:
		out := value{kind: dictionary}
		for _, e := range v.keys {
			if !slices.Contains(left[:], e.key) {
				out.keys = append(out.keys, entry{e.key, c.renumber(e.value)})
			}
		}
		return out
	}
	return v
}

// collect reads the objects that are wanted, and those that they want in turn.
func (c *collector) collect() error {
	for len(c.wanted) > 0 {
		if len(c.objects) > mostCopied {
			return errors.New("the page needs more objects than can be copied")
		}
		num := c.wanted[0]
		c.wanted = c.wanted[1:]
		v, stream, has, err := c.object(num)
		if err != nil {
			return err
		}
		if isType(&v, "/Page") || isType(&v, "/Pages") || isType(&v, "/Catalog") || v.none() {
			v, stream, has = value{raw: []byte("null")}, nil, false
		}
		v = c.renumber(v)
		if has {
			if c.copied += len(stream); c.copied > len(c.data) {
				return errors.New("its streams overlap")
			}
			v.keys = slices.DeleteFunc(v.keys, func(e entry) bool { return e.key == "/Length" })
			v.keys = append(v.keys, entry{"/Length", integer(len(stream))})
		}
		c.objects = append(c.objects, Object{value: v, Stream: stream, HasStream: has})
	}
	return nil
}

// layers are the objects of the list that are layers (ISO 32000-1, 8.11), and those
// of them that do not print: by the document's first configuration, or by what they
// say of printing where that asks them.
func (c *collector) layers(catalog *value) (all, hidden []int) {
	about := c.resolve(catalog.get("/OCProperties"))
	normal := c.resolve(about.get("/D"))
	base := c.resolve(normal.get("/BaseState"))
	off, changed := base.is("/OFF"), "/OFF"
	if off {
		changed = "/ON"
	}
	other, asked := map[int]bool{}, map[int]bool{} // than the base state; about printing
	c.note(other, normal.get(changed))
	for _, v := range c.list(normal.get("/AS")) {
		if event := c.resolve(v.get("/Event")); event.is("/Print") {
			c.note(asked, v.get("/OCGs"))
		}
	}
	for i := range c.objects {
		if v := &c.objects[i].value; isType(v, "/OCG") {
			all = append(all, i)
			hide := other[i] != off
			if prints, says := c.prints(v); asked[i] && says {
				hide = !prints
			}
			if hide {
				hidden = append(hidden, i)
			}
		}
	}
	return all, hidden
}

// note takes note of those of an array's references whose objects are in the list.
func (c *collector) note(in map[int]bool, refs value) {
	for _, v := range c.resolve(refs).items {
		if at, ok := c.index[v.num]; ok && v.kind == reference {
			in[at] = true
		}
	}
}

// prints reports what a layer of the list says of itself: whether it prints.
func (c *collector) prints(layer *value) (prints, says bool) {
	usage := c.listed(layer.get("/Usage"))
	print := c.listed(usage.get("/Print"))
	state := c.listed(print.get("/PrintState"))
	return state.is("/ON"), state.is("/ON") || state.is("/OFF")
}

// loose are the names of the fonts that have no file with them.
func (c *collector) loose() []string {
	var out []string
	for i := range c.objects {
		v := &c.objects[i].value
		sub := v.get("/Subtype")
		if !isType(v, "/Font") || sub.is("/Type0") || sub.is("/Type3") {
			continue
		}
		about := c.listed(v.get("/FontDescriptor"))
		has := false
		for _, key := range [...]string{"/FontFile", "/FontFile2", "/FontFile3"} {
			file := about.get(key)
			has = has || !file.none()
		}
		if base := c.listed(v.get("/BaseFont")); !has {
			out = append(out, plainName(base.raw))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// plainName is a name without its slash, with characters for their numbers (ISO
// 32000-1, 7.3.5), as messages have it.
func plainName(raw []byte) string {
	raw = bytes.TrimPrefix(raw, []byte("/"))
	var b []byte
	for i := 0; i < len(raw); i++ {
		if raw[i] == '#' && i+2 < len(raw) {
			if c, err := strconv.ParseUint(string(raw[i+1:i+3]), 16, 8); err == nil {
				b = append(b, byte(c))
				i += 2
				continue
			}
		}
		b = append(b, raw[i])
	}
	if len(b) == 0 {
		return "one without a name"
	}
	return strings.ToValidUTF8(string(b), "?")
}

// listed is what a value that was renumbered refers to.
func (c *collector) listed(v value) value {
	if v.kind == reference && v.num < len(c.objects) {
		return c.objects[v.num].value
	}
	return v
}

func name(s string) value { return value{raw: []byte(s)} }

func integer(n int) value { return value{raw: strconv.AppendInt(nil, int64(n), 10)} }

// milliArray is an array of numbers given in thousandths.
func milliArray(vs ...int64) value {
	out := value{kind: array}
	for _, v := range vs {
		out.items = append(out.items, value{raw: appendMilli(nil, v)})
	}
	return out
}

func appendMilli(b []byte, v int64) []byte {
	if v < 0 {
		b, v = append(b, '-'), -v
	}
	b = strconv.AppendInt(b, v/1000, 10)
	if v %= 1000; v > 0 {
		b = append(b, '.', byte('0'+v/100), byte('0'+v/10%10), byte('0'+v%10))
		for b[len(b)-1] == '0' {
			b = b[:len(b)-1]
		}
	}
	return b
}

// appendValue writes a value; number gives the new number of object i.
func appendValue(b []byte, v *value, number func(i int) int) []byte {
	switch v.kind {
	case reference:
		return append(strconv.AppendInt(b, int64(number(v.num)), 10), " 0 R"...)
	case array:
		b = append(b, '[')
		for i := range v.items {
			if i > 0 {
				b = append(b, ' ')
			}
			b = appendValue(b, &v.items[i], number)
		}
		return append(b, ']')
	case dictionary:
		b = append(b, "<<"...)
		for i := range v.keys {
			if i > 0 {
				b = append(b, '\n')
			}
			b = append(append(b, v.keys[i].key...), ' ')
			b = appendValue(b, &v.keys[i].value, number)
		}
		return append(b, ">>"...)
	}
	if len(v.raw) == 0 {
		return append(b, "null"...)
	}
	return append(b, v.raw...)
}
