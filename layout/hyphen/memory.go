package hyphen

import (
	"strings"
	"sync"
	"sync/atomic"
)

// memory keeps the points of words that were asked for: news says the same some
// thousand words over and over. It never changes what is answered, and any
// number of goroutines may use it.
type memory struct {
	mu     sync.Mutex
	shelve atomic.Pointer[[]*shelf] // replaced whole, under mu
}

// shelf has the words that were asked for with the same limits.
type shelf struct {
	before, after int
	shards        [shards]shard
}

type shard struct {
	mu    sync.RWMutex
	words map[string][]int
}

const (
	shards     = 8
	maxWord    = 32    // bytes of a word that is kept
	maxShard   = 4_096 // words in a shard: some 5 MB a shelf at the very most
	maxShelves = 4     // an edition has one or two
)

// shelf gives the shelf of two limits, nil where there are too many.
func (m *memory) shelf(before, after int) *shelf {
	if s, _ := m.find(before, after); s != nil {
		return s
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	s, all := m.find(before, after)
	if s != nil || len(all) == maxShelves {
		return s
	}
	s = &shelf{before: before, after: after}
	all = append(all[:len(all):len(all)], s)
	m.shelve.Store(&all)
	return s
}

func (m *memory) find(before, after int) (*shelf, []*shelf) {
	p := m.shelve.Load()
	if p == nil {
		return nil, nil
	}
	for _, s := range *p {
		if s.before == before && s.after == after {
			return s, *p
		}
	}
	return nil, *p
}

func (s *shelf) shard(word string) *shard {
	n := len(word)
	return &s.shards[(uint(n)+uint(word[0])*3+uint(word[n-1])*5+uint(word[n/2])*7)%shards]
}

func (s *shard) get(word string) (points []int, ok bool) {
	s.mu.RLock()
	points, ok = s.words[word]
	s.mu.RUnlock()
	return points, ok
}

// put keeps a word's points. A full shard starts anew: that costs time and
// changes nothing.
func (s *shard) put(word string, points []int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.words == nil || len(s.words) >= maxShard {
		s.words = make(map[string][]int)
	}
	s.words[strings.Clone(word)] = points
}
