package pdf

import (
	"os"
	"testing"
)

func TestDump(t *testing.T) {
	b := written(t, samplePages(t), sampleInfo)
	os.WriteFile("/tmp/pdfout.pdf", b, 0o644)
}
