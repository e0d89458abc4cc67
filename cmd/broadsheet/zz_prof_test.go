package main

import (
	"bytes"
	"os"
	"testing"
)

func BenchmarkEd(b *testing.B) {
	for b.Loop() {
		var o, e bytes.Buffer
		run([]string{"build", os.Getenv("ED"), "-o", "/tmp/prof/x.pdf"}, nil, &o, &e)
	}
}
