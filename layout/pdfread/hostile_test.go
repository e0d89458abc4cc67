package pdfread

import (
	"bytes"
	"compress/lzw"
	"compress/zlib"
	"fmt"
	"slices"
	"strings"
	"testing"

	"broadsheet/layout/geom"
)

// maker writes a PDF, object by object, with whatever mistakes.
type maker struct {
	bytes.Buffer
	at map[int]int
}

func newMaker() *maker {
	m := &maker{at: map[int]int{}}
	m.WriteString("%PDF-1.5\n")
	return m
}

// add writes an object.
func (m *maker) add(num int, object string) {
	m.at[num] = m.Len()
	fmt.Fprintf(m, "%d 0 obj%s\nendobj\n", num, object)
}

// stream writes an object with a stream.
func (m *maker) stream(num int, keys, data string) {
	m.add(num, fmt.Sprintf("<<%s/Length %d>>stream\n%s\nendstream", keys, len(data), data))
}

// table ends the file with a classic table.
func (m *maker) table(trailer string) []byte {
	start := m.Len()
	var nums []int
	for n := range m.at {
		nums = append(nums, n)
	}
	slices.Sort(nums)
	m.WriteString("xref\n0 1\n0000000000 65535 f \n")
	for _, n := range nums {
		fmt.Fprintf(m, "%d 1\n%010d 00000 n \n", n, m.at[n])
	}
	fmt.Fprintf(m, "trailer<<%s>>\nstartxref\n%d\n%%%%EOF", trailer, start)
	return m.Bytes()
}

// packed ends the file with a cross-reference stream of the objects written and of
// those within object streams; each field has eight bytes.
func (m *maker) packed(trailer string, within map[int][2]uint64) []byte {
	start := m.Len()
	var nums []int
	for n := range m.at {
		nums = append(nums, n)
	}
	for n := range within {
		nums = append(nums, n)
	}
	slices.Sort(nums)
	var index, data strings.Builder
	for _, n := range nums {
		fmt.Fprintf(&index, "%d 1 ", n)
		if w, ok := within[n]; ok {
			fmt.Fprintf(&data, "%s%s%s", wide(2), wide(w[0]), wide(w[1]))
		} else {
			fmt.Fprintf(&data, "%s%s%s", wide(1), wide(uint64(m.at[n])), wide(0))
		}
	}
	m.stream(900, "/Type/XRef/W[8 8 8]/Index["+index.String()+"]"+trailer, data.String())
	fmt.Fprintf(m, "startxref\n%d\n%%%%EOF", start)
	return m.Bytes()
}

func wide(n uint64) string {
	b := make([]byte, 8)
	for i := range b {
		b[i] = byte(n >> (56 - 8*i))
	}
	return string(b)
}

func deflated(s string) string {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	_, _ = w.Write([]byte(s))
	_ = w.Close()
	return b.String()
}

// onePage is a file of a catalog, a tree and a page, whose further keys are given.
func onePage(page string) *maker {
	m := newMaker()
	m.add(1, "<</Type/Catalog/Pages 2 0 R>>")
	m.add(2, "<</Type/Pages/Kids[3 0 R]/Count 1>>")
	m.add(3, "<</Type/Page/Parent 2 0 R"+page+">>")
	return m
}

const root, size = "/Root 1 0 R", "/MediaBox[0 0 100 100]"

// TestHostile: what a file claims makes the reader neither panic nor work for ever,
// and the error says what is the matter.
func TestHostile(t *testing.T) {
	for _, c := range []struct {
		name string
		data func() []byte
		want string // of the error, "" for none
	}{
		{"an index below nothing in an object stream", func() []byte {
			m := onePage(size + "/Resources 5 0 R")
			m.stream(4, "/Type/ObjStm/N 1/First 4", "5 0 <<>>")
			return m.packed(root, map[int][2]uint64{5: {4, 1<<64 - 1}})
		}, "object 5 is not in its stream"},
		{"an object stream whose numbers are in itself", func() []byte {
			m := onePage(size + "/Resources 5 0 R")
			m.stream(4, "/Type/ObjStm/N 5 0 R/First 6 0 R/Filter 7 0 R/DecodeParms 8 0 R", "5 0 <<>>")
			return m.packed(root, map[int][2]uint64{5: {4, 0}, 6: {4, 1}, 7: {4, 2}, 8: {4, 3}})
		}, "the object stream 4"},
		{"two object streams whose numbers are in each other", func() []byte {
			m := onePage(size + "/Resources 5 0 R")
			m.stream(4, "/Type/ObjStm/N 7 0 R/First 7 0 R/Filter 7 0 R/DecodeParms 7 0 R", "5 0 <<>>")
			m.stream(6, "/Type/ObjStm/N 5 0 R/First 5 0 R/Filter 5 0 R/DecodeParms 5 0 R", "7 0 <<>>")
			return m.packed(root, map[int][2]uint64{5: {4, 0}, 7: {6, 0}})
		}, "the object stream 4"},
		{"a great page of great units", func() []byte {
			return onePage("/MediaBox[0 0 1000000000 1000000000]/UserUnit 1000000000").table(root)
		}, "large"},
		{"a page far out in great units", func() []byte {
			return onePage("/MediaBox[999999999 999999999 1000000000 1000000000]/UserUnit 20000").table(root)
		}, "large"},
		{"a bomb of values", func() []byte {
			m := onePage(size + "/Resources 5 0 R")
			m.stream(4, "/Type/ObjStm/N 1/First 4/Filter/FlateDecode", deflated("5 0 ["+strings.Repeat("0 ", 8<<20)+"]"))
			return m.packed(root, map[int][2]uint64{5: {4, 0}})
		}, "more in it than"},
		{"a claim of many objects", func() []byte {
			m := onePage(size + "/Resources 5 0 R")
			m.stream(4, "/Type/ObjStm/N 30000000/First 4/Filter/FlateDecode", deflated("5 0 "+strings.Repeat(" ", 32<<20)))
			return m.packed(root, map[int][2]uint64{5: {4, 0}})
		}, "the object stream 4 is broken"},
		{"many objects at one place", func() []byte {
			m := onePage(size + "/Resources<<" + many(3000, func(i int) string { return fmt.Sprintf("/A%d %d 0 R", i, 1000+i) }) + ">>")
			head := many(3000, func(i int) string { return fmt.Sprintf("%d 0 ", 1000+i) })
			m.stream(4, fmt.Sprintf("/Type/ObjStm/N 3000/First %d/Filter/FlateDecode", len(head)), deflated(head+"["+strings.Repeat("0 ", 200_000)+"]"))
			within := map[int][2]uint64{}
			for i := range 3000 {
				within[1000+i] = [2]uint64{4, uint64(i)}
			}
			return m.packed(root, within)
		}, "more in it than"},
		{"strings one within the other", func() []byte {
			m := onePage(size + "/Resources<<" + many(20_000, func(i int) string { return fmt.Sprintf("/A%d %d 0 R", i, 1000+i) }) + ">>")
			for i := range 20_000 {
				m.at[1000+i] = m.Len()
				fmt.Fprintf(m, "%d 0 obj (%50s", 1000+i, "")
			}
			m.WriteString(strings.Repeat(")", 20_000))
			return m.table(root)
		}, "more in it than"},
		{"streams one within the other", func() []byte {
			m := onePage(size + "/Resources<<" + many(20_000, func(i int) string { return fmt.Sprintf("/A%d %d 0 R", i, 1000+i) }) + ">>")
			for i := range 20_000 {
				m.at[1000+i] = m.Len()
				fmt.Fprintf(m, "%d 0 obj<<>>stream\n", 1000+i)
			}
			m.WriteString("endstream endobj\n")
			return m.table(root)
		}, "overlap"},
		{"a table of a million entries in some bytes", func() []byte {
			m := onePage(size)
			start := m.Len()
			m.stream(900, "/Type/XRef/W[1 0 0]/Index["+strings.Repeat("0 4999999 ", 20)+"]/Filter/FlateDecode"+root, deflated(strings.Repeat("\x01", 60<<20)))
			fmt.Fprintf(m, "startxref\n%d\n%%%%EOF", start)
			return m.Bytes()
		}, "more in it than"},
		{"filter over filter", func() []byte {
			s := strings.Repeat("0", 100_000)
			for range 30 {
				s = deflated(s)
			}
			m := onePage(size + "/Contents[4 0 R 4 0 R]")
			m.stream(4, "/Filter["+strings.Repeat("/FlateDecode", 30)+"]", s)
			return m.table(root)
		}, "packed more often"},
		{"a tree without end", func() []byte {
			m := newMaker()
			m.add(1, "<</Type/Catalog/Pages 2 0 R>>")
			for i := 2; i < 90; i++ {
				m.add(i, fmt.Sprintf("<</Kids[%d 0 R %[1]d 0 R %[1]d 0 R]>>", i+1))
			}
			m.add(90, "<</Kids[]>>")
			return m.table(root)
		}, "circle"},
		{"lengths that lead on and on", func() []byte {
			m := onePage(size + "/Contents 10 0 R")
			for i := 10; i < 400; i++ {
				m.add(i, fmt.Sprintf("<</Length %d 0 R>>stream\nendstream", i+1))
			}
			m.add(400, "0")
			return m.table(root)
		}, ""},
		{"a reference to itself", func() []byte {
			m := onePage(size + "/Resources 5 0 R/Contents 5 0 R")
			m.add(5, " 5 0 R")
			return m.table(root)
		}, "content"},
		{"arrays in arrays", func() []byte {
			return onePage(size + "/Resources" + strings.Repeat("[", 100_000)).table(root)
		}, "broken"},
		{"a string that ends in its escape", func() []byte {
			return onePage(size).table(root + "/ID(\\")
		}, "table is broken"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if testing.Short() && (strings.HasPrefix(c.name, "many") || strings.HasPrefix(c.name, "a bomb")) {
				t.Skip("takes a second")
			}
			_, err := Read(c.data(), 1)
			if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
				t.Errorf("%v, want %s", err, c.want)
			}
		})
	}
}

func many(n int, f func(i int) string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(f(i))
	}
	return b.String()
}

// TestOdd: files that are not as the books have them, and that every reader reads.
func TestOdd(t *testing.T) {
	for _, c := range []struct {
		name string
		data func() []byte
		want string // of what is told
	}{
		{"rotation as a real number", func() []byte { return onePage("/MediaBox[0 0 100 50]/Rotate 90.0").table(root) }, "/Matrix [0 -1 1 0 0 100]"},
		{"a page listed twice", func() []byte {
			m := newMaker()
			m.add(1, "<</Type/Catalog/Pages 2 0 R>>")
			m.add(2, "<</Type/Pages/Kids[3 0 R 3 0 R]/Count 2>>")
			m.add(3, "<</Type/Page/MediaBox[0 0 9 9]>>")
			return m.table(root)
		}, "/BBox [0 0 9 9]"},
		{"an object of nothing", func() []byte {
			m := onePage(size + "/Resources<</Font 5 0 R>>")
			m.add(5, "")
			return m.table(root)
		}, "101: null"},
		{"content behind two references", func() []byte {
			m := onePage(size + "/Contents 4 0 R")
			m.add(4, " 5 0 R")
			m.stream(5, "", "1 0 0 rg")
			return m.table(root)
		}, "/Length 8>> stream of 8"},
		{"an array of an array of content", func() []byte {
			m := onePage(size + "/Contents[4 0 R]")
			m.add(4, "[5 0 R 6 0 R]")
			m.stream(5, "", "q")
			m.stream(6, "", "Q")
			return m.table(root)
		}, "/Length 4>> stream of 4"},
		{"LZW that changes its width late", func() []byte {
			m := onePage(size + "/Contents[4 0 R 4 0 R]")
			m.stream(4, "/Filter/LZWDecode/DecodeParms<</EarlyChange 0>>", late(many(2000, func(i int) string { return fmt.Sprintf("%04d\n", i*i%9973) })))
			return m.table(root)
		}, "stream of 20002"},
		{"a hybrid file", func() []byte {
			m := onePage(size + "/Resources 5 0 R")
			m.stream(4, "/Type/ObjStm/N 1/First 4", "5 0 <</Hidden true>>")
			hidden := m.Len()
			m.stream(6, "/Type/XRef/W[1 1 1]/Index[5 1]", "\x02\x04\x00")
			start := m.Len()
			fmt.Fprintf(m, "xref\n0 7\n0000000000 65535 f \n")
			for i := 1; i < 7; i++ {
				if i == 5 {
					m.WriteString("0000000000 00000 f \n")
				} else {
					fmt.Fprintf(m, "%010d 00000 n \n", m.at[i])
				}
			}
			fmt.Fprintf(m, "trailer<<%s/XRefStm %d>>\nstartxref\n%d\n%%%%EOF", root, hidden, start)
			return m.Bytes()
		}, "101: <</Hidden true>>"},
		{"predicted rows, the last cut off", func() []byte {
			m := onePage(size + "/Contents[4 0 R 4 0 R]")
			m.stream(4, "/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 4>>", deflated("\x00q Q \x02\x00\x00"))
			return m.table(root)
		}, "stream of 14"},
		{"a checksum that is wrong", func() []byte {
			s := []byte(deflated("q Q"))
			s[len(s)-1]++
			m := onePage(size + "/Contents[4 0 R 4 0 R]")
			m.stream(4, "/Filter/FlateDecode", string(s))
			return m.table(root)
		}, "stream of 8"},
	} {
		p, err := Read(c.data(), 1)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if got := told(p); !strings.Contains(got, c.want) {
			t.Errorf("%s: %s\nwant %s", c.name, got, c.want)
		}
	}
}

// TestNoLayerForPrint: a layer that an editor's program keeps off paper is hidden.
func TestNoLayerForPrint(t *testing.T) {
	m := onePage(size + "/Resources<</Properties<</A 4 0 R/B 5 0 R>>>>")
	m.add(1, "<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs[4 0 R 5 0 R]/D<</AS[<</Event/View/Category[/View]/OCGs[4 0 R]>><</Event/Print/Category[/Print]/OCGs[4 0 R 5 0 R]>>]>>>>>>")
	m.add(4, "<</Type/OCG/Name(guides)/Usage<</Print<</PrintState/OFF>>>>>>")
	m.add(5, "<</Type/OCG/Name(art)/Usage<</Print<</PrintState/ON>>>>>>")
	p, err := Read(m.table(root), 1)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(p.Layers, []int{1, 2}) || !slices.Equal(p.Hidden, []int{1}) {
		t.Errorf("layers %v, hidden %v", p.Layers, p.Hidden)
	}
}

// TestUnits: a page in units of its own is as large as it says.
func TestUnits(t *testing.T) {
	p, err := Read(onePage("/MediaBox[10 10 110 60]/UserUnit 2.5").table(root), 1)
	if err != nil || p.Size != (geom.Size{W: 250 * geom.Pt, H: 125 * geom.Pt}) {
		t.Errorf("%v, %v", p, err)
	}
}

// late packs a text by LZW as ISO 32000-1, 7.4.4.2 has it where EarlyChange is 0.
func late(s string) string {
	var b bytes.Buffer
	w := lzw.NewWriter(&b, lzw.MSB, 8)
	_, _ = w.Write([]byte(s))
	_ = w.Close()
	return b.String()
}

func TestPlainName(t *testing.T) {
	for _, c := range []struct{ raw, want string }{
		{"/Arial#20Bold", "Arial Bold"}, {"/A#2", "A#2"}, {"/A#zz", "A#zz"}, {"/#e9", "?"}, {"/", "one without a name"}, {"", "one without a name"},
	} {
		if got := plainName([]byte(c.raw)); got != c.want {
			t.Errorf("%s is %s, want %s", c.raw, got, c.want)
		}
	}
}

func TestLiteral(t *testing.T) {
	for _, c := range []struct {
		text string
		at   int
		ok   bool
	}{
		{"(a)b", 3, true}, {`(a\)b)c`, 6, true}, {"(a(b)c)d", 7, true}, {"(a", 2, false}, {`(a\`, 3, false}, {"", 0, false},
	} {
		s := Scanner{Data: []byte(c.text)}
		if ok := s.Literal(); ok != c.ok || s.At != c.at {
			t.Errorf("%s: %v at %d, want %v at %d", c.text, ok, s.At, c.ok, c.at)
		}
	}
}
