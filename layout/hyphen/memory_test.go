package hyphen

import (
	"math/rand/v2"
	"slices"
	"sync"
	"testing"
)

// TestMemory asks for more words than are kept, under more limits than have a
// shelf, from several goroutines: every answer is what finding gives.
func TestMemory(t *testing.T) {
	d, err := For("en-US").With([]string{"ta-ble"})
	if err != nil {
		t.Fatal(err)
	}
	var group sync.WaitGroup
	for seed := range uint64(4) {
		group.Go(func() {
			random := rand.New(rand.NewPCG(seed, 1))
			for range 20_000 {
				word := make([]byte, 5+random.IntN(4))
				for i := range word {
					word[i] = "abelnrstTi"[random.IntN(10)]
				}
				before := 1 + random.IntN(maxShelves/2+1)
				got, want := d.Points(string(word), before, 3), d.find(string(word), max(before, d.before), 3)
				if !slices.Equal(got, want) {
					t.Errorf("%s: %v, want %v", word, got, want)
					return
				}
			}
		})
	}
	group.Wait()
}

// TestMemoryIsItsOwn: a dictionary made from another does not answer from its
// memory.
func TestMemoryIsItsOwn(t *testing.T) {
	check(t, For("en-US"), 2, 3, "hy-phen-ation")
	d, err := For("en-US").With([]string{"hyphen-ation"})
	if err != nil {
		t.Fatal(err)
	}
	check(t, d, 2, 3, "hyphen-ation")
	check(t, For("en-US"), 2, 3, "hy-phen-ation")
}
