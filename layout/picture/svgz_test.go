package picture

import (
	"bytes"
	"compress/gzip"
	"strings"
	"testing"
)

func zipped(t testing.TB, s string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write([]byte(s)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestReadCompressed reads drawings as .svgz, and refuses what else is compressed.
func TestReadCompressed(t *testing.T) {
	const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><rect width="20" height="10"/></svg>`
	p, err := Read("a.svgz", zipped(t, drawing))
	if err != nil {
		t.Fatal(err)
	}
	if p.Format != SVG || p.Drawing == nil || p.Width != 15000 || p.Height != 7500 || string(p.Data) != drawing {
		t.Errorf("%s of %d × %d: %q", p.Format, p.Width, p.Height, p.Data)
	}
	whole := zipped(t, drawing)
	wrong := bytes.Clone(whole)
	wrong[len(wrong)-5] ^= 1 // of the checksum or the length
	for _, c := range []struct {
		data []byte
		want string
	}{
		{whole[:2], "cut off"},
		{whole[:20], "cut off"},
		{whole[:len(whole)-3], "cut off"},
		{wrong, "cannot be unpacked"},
		{zipped(t, "some text"), "something else in it than an SVG"},
		{zipped(t, ""), "something else in it than an SVG"},
		{zipped(t, "<svg>"+strings.Repeat(" ", mostSVGBytes)), "more than the 32 MB"},
	} {
		if _, err := Read("a.svgz", c.data); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%d bytes: %v, want %q", len(c.data), err, c.want)
		}
	}
}
