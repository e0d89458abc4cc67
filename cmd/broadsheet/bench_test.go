package main

import (
	"flag"
	"io"
	"path/filepath"
	"testing"
)

var bench = flag.String("edition", "", "page spec for BenchmarkEdition")

// BenchmarkEdition builds the edition named by -edition. A CPU profile of it over
// some 64 pages is default.pgo, by which the compiler knows what is hot; to renew
// it:
//
//	go test ./cmd/broadsheet -trimpath -run '^$' -bench Edition -edition bench/edition.yaml -cpuprofile cmd/broadsheet/default.pgo
func BenchmarkEdition(b *testing.B) {
	if *bench == "" {
		b.Skip("no edition: name a page spec with -edition")
	}
	spec, err := filepath.Abs(*bench)
	if err != nil {
		b.Fatal(err)
	}
	collectLate()
	out := filepath.Join(b.TempDir(), "edition.pdf")
	for b.Loop() {
		if status := run([]string{"build", spec, "-o", out}, nil, io.Discard, io.Discard); status == unusable {
			b.Fatal("the edition cannot be built")
		}
	}
}
