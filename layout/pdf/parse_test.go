package pdf

import (
	"bytes"
	"testing"
)

const tiny = "%PDF-1.3\n1 0 obj\n<</Type /Pages/Kids [3 0 R] /A<</B (x\\)>>(y)) >>\n/C <AB>>>\nendobj\n2 0 obj\n[1 2 3]\nendobj\n" +
	"3 0 obj\n<</Length 4>>\nstream\nabcd\nendstream\nendobj\n" +
	"xref\n0 4\n0000000000 65535 f \n0000000009 00000 n \n0000000082 00000 n \n0000000105 00000 n \n" +
	"trailer\n<</Size 4 /Root 1 0 R>>\nstartxref\n156\n%%EOF\n"

func TestParse(t *testing.T) {
	f, err := parse([]byte(tiny))
	if err != nil {
		t.Fatal(err)
	}
	one := f.objects[1].dict
	for key, want := range map[string]string{"/Type": "/Pages", "/Kids": "[3 0 R]", "/A": "<</B (x\\)>>(y)) >>", "/C": "<AB>"} {
		if got := string(one.get(key)); got != want {
			t.Errorf("%s is %q, want %q", key, got, want)
		}
	}
	if got := string(f.objects[2].other); got != "[1 2 3]" {
		t.Errorf("object 2 is %q", got)
	}
	if got := string(f.objects[3].stream); got != "abcd" {
		t.Errorf("the stream is %q", got)
	}
	if refer(f.trailer.get("/Root")) != 1 || refer([]byte("1 2 R")) != 0 || refer([]byte("/A")) != 0 || refer(nil) != 0 {
		t.Error("references are misread")
	}
}

func TestDict(t *testing.T) {
	d := dict{{"/A", []byte("1")}, {"/B", []byte("2")}}
	d.set("/A", []byte("3"))
	d.set("/C", []byte("4"))
	d.drop("/B")
	d.drop("/D")
	if len(d) != 2 || !d.is("/A", "3") || !d.is("/C", "4") || d.get("/B") != nil {
		t.Errorf("%q", d)
	}
}

func TestParseRefuses(t *testing.T) {
	for _, c := range [][2]string{
		{"startxref\n156", "startxref\n9"},
		{"startxref\n156", "startxref\n-1"},
		{"startxref", "startyref"},
		{"0 4\n", "0 400\n"},
		{"0000000082", "0000000085"},
		{"0000000105", "0000099999"},
		{"/Length 4", "/Length 3"},
		{"/Length 4", "/Length x"},
		{"/Length 4", "/Length 4000"},
		{"trailer", "tailer"},
		{"<</Size 4 /Root 1 0 R>>", "<</Size 4 /Root 1 0 R"},
		{"(y))", "(y)"},
		{"/C <AB>", "/C "},
	} {
		broken := bytes.Replace([]byte(tiny), []byte(c[0]), []byte(c[1]), 1)
		if _, err := parse(broken); err == nil {
			t.Errorf("%q for %q was not seen", c[1], c[0])
		}
	}
}

// Whatever is read can be written, and what was written is read as the same.
func FuzzParse(f *testing.F) {
	f.Add([]byte(tiny))
	f.Add(written(f, samplePages(f)[1:], Info{}))
	f.Fuzz(func(t *testing.T, data []byte) {
		a, err := parse(data)
		if err != nil {
			return
		}
		var b bytes.Buffer
		if err := a.write(&b); err != nil {
			t.Fatal(err)
		}
		again, err := parse(b.Bytes())
		if refer(a.trailer.get("/Root")) == 0 || refer(a.trailer.get("/Info")) == 0 {
			return // the writer needs both
		}
		if err != nil {
			t.Fatalf("%v in %q from %q", err, b.Bytes(), data)
		}
		if len(again.objects) != len(a.objects) {
			t.Fatalf("%d objects became %d", len(a.objects), len(again.objects))
		}
		for i := range a.objects {
			if !bytes.Equal(a.objects[i].stream, again.objects[i].stream) {
				t.Errorf("stream %d differs", i)
			}
		}
	})
}
