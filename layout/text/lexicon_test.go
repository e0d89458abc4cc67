package text

import (
	"math/rand/v2"
	"reflect"
	"sync"
	"testing"

	"broadsheet/layout/geom"
	"broadsheet/layout/hyphen"
)

// TestLexicon asks several goroutines for more words than are kept, in more
// manners than are kept: every word is as it is when it is spelled anew.
func TestLexicon(t *testing.T) {
	d := hyphen.For("en-US")
	l := NewLexicon(d)
	f := bodyFont(t)
	var group sync.WaitGroup
	for seed := range uint64(4) {
		group.Go(func() {
			random := rand.New(rand.NewPCG(seed, 1))
			for range 25_000 {
				word := make([]byte, 5+random.IntN(4))
				for i := range word {
					word[i] = "abelnrstTi’,"[random.IntN(12)]
				}
				m := manner{face: f.Face, hyphenate: true, least: 5, before: 2 + random.IntN(50)/49*random.IntN(mostManners+9), after: 3}
				v := l.in(m)
				if got, want := v.of(string(word)), v.spell(string(word)); !reflect.DeepEqual(got, want) {
					t.Errorf("%s: %+v, want %+v", word, got, want)
					return
				}
			}
		})
	}
	group.Wait()
	if n := len(*l.manners.Load()); n != mostManners {
		t.Errorf("%d manners are kept, of %d", n, mostManners)
	}
}

// TestLexiconShape: paragraphs are the same with a lexicon that knows their words
// as without what it keeps.
func TestLexiconShape(t *testing.T) {
	l := NewLexicon(hyphen.For("en-GB"))
	for seed := range uint64(20) {
		runs := []Run{{Text: randomText(rand.New(rand.NewPCG(seed%10, 7)), 80), Font: bodyFont(t)}}
		known := Shape(runs, bodyRules(), l)
		fresh := Shape(runs, bodyRules(), NewLexicon(hyphen.For("en-GB")))
		if !reflect.DeepEqual(known.breaks, fresh.breaks) {
			t.Fatalf("seed %d: breaks differ", seed)
		}
		slots := []Slot{{Width: 150 * geom.Pt}}
		if !reflect.DeepEqual(known.Break(slots), fresh.Break(slots)) {
			t.Fatalf("seed %d: settings differ", seed)
		}
	}
}
