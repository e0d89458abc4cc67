package pdf

import (
	"bytes"
	"sync"

	"github.com/klauspost/compress/zlib"
)

// level of compression. On 64 pages with photographs level 6 takes a tenth of the
// whole run longer for a hundredth less; on pages of text for a tenth less.
const level = 3

// deflaters hands out compressors to goroutines; one is dear to make.
type deflaters struct{ pool sync.Pool }

// deflate compresses b as zlib does (RFC 1950). The result depends on b alone.
func (d *deflaters) deflate(b []byte) []byte {
	out := bytes.NewBuffer(make([]byte, 0, len(b)/3+64))
	z, _ := d.pool.Get().(*zlib.Writer)
	if z == nil {
		z, _ = zlib.NewWriterLevel(out, level) // fails for an unknown level only
	} else {
		z.Reset(out)
	}
	z.Write(b) // a bytes.Buffer takes all
	z.Close()
	d.pool.Put(z)
	return out.Bytes()
}
