package hyphen

// trie holds patterns. Its first two levels are tables, the others lists of
// siblings: of the some twenty siblings on the second level few have more than
// five children, so a list is short, and it is filled far faster than a packed
// table as Liang's.
type trie struct {
	codes [highest + 1]uint8 // of a character; 0: in no pattern
	used  uint8              // codes given, the full stop's among them
	first [width]uint32      // node of a pattern's first letter
	pair  [width * width]uint32
	nodes []node
	votes []byte // of a node: how many, then position and value of each
}

const (
	highest = 0x201F // the last character of any pattern: the apostrophe U+2019 and a bit
	width   = 64     // more than the letters of any language's patterns
	edge    = 1      // the code of a word's start and end
)

// node is a letter in its place. Child and next, its elder sibling, are
// indexes of nodes; votes is one of trie.votes. 0 is none.
type node struct {
	child, next, votes uint32
	code               uint8
}

// newTrie makes an empty trie for a file of size bytes.
func newTrie(size int) *trie {
	// About a node in four bytes of patterns; index 0 is nobody's.
	t := &trie{used: edge, nodes: make([]node, 1, size/4+1), votes: make([]byte, 1, size+1)}
	t.codes['.'] = edge
	return t
}

func (t *trie) has(c rune) bool {
	return t != nil && c >= 0 && c <= highest && t.codes[c] > edge
}

// code gives a letter of a pattern its code, 0 where there is none left.
func (t *trie) code(c rune) uint8 {
	if c < 0 || c > highest {
		return 0
	}
	if t.codes[c] == 0 && t.used < width-1 {
		t.used++
		t.codes[c] = t.used
	}
	return t.codes[c]
}

// vote is one number of a pattern and how many of its characters stand before.
type vote struct{ at, value uint8 }

// add enters a pattern.
func (t *trie) add(codes []uint8, votes []vote) {
	var n uint32
	for i, c := range codes {
		switch i {
		case 0:
			n = t.enter(&t.first[c], c)
		case 1:
			n = t.enter(&t.pair[int(codes[0])*width+int(c)], c)
		default:
			n = t.child(n, c)
		}
	}
	if n == 0 {
		return
	}
	t.nodes[n].votes = uint32(len(t.votes))
	t.votes = append(t.votes, uint8(len(votes)))
	for _, v := range votes {
		t.votes = append(t.votes, v.at, v.value)
	}
}

func (t *trie) enter(slot *uint32, c uint8) uint32 {
	if *slot == 0 {
		*slot = uint32(len(t.nodes))
		t.nodes = append(t.nodes, node{code: c})
	}
	return *slot
}

// child gives a node's child with a code, which becomes the first of the list
// if it is new: the files are sorted, and the next pattern will ask for it.
func (t *trie) child(parent uint32, c uint8) uint32 {
	if n := t.find(parent, c); n != 0 {
		return n
	}
	n := uint32(len(t.nodes))
	t.nodes = append(t.nodes, node{code: c, next: t.nodes[parent].child})
	t.nodes[parent].child = n
	return n
}

func (t *trie) find(parent uint32, c uint8) uint32 {
	n := t.nodes[parent].child
	for n != 0 && t.nodes[n].code != c {
		n = t.nodes[n].next
	}
	return n
}

// points appends the places where the patterns allow a hyphen, each the index
// of the character behind it. Every pattern that is found in the word between
// two full stops votes with its numbers; the highest number at a place decides,
// for a hyphen if it is odd.
func (t *trie) points(out []int, letters []rune) []int {
	var codes [maxRun + 2]uint8
	var values [maxRun + 3]uint8 // before codes[i]
	n := len(letters) + 2
	codes[0], codes[n-1] = edge, edge
	for i, c := range letters {
		if c <= highest {
			codes[i+1] = t.codes[c]
		}
	}
	for i := range n {
		t.match(codes[i:n], values[i:])
	}
	for i := 1; i < len(letters); i++ {
		if values[i+1]%2 == 1 {
			out = append(out, i)
		}
	}
	return out
}

// match lets every pattern vote that codes start with.
func (t *trie) match(codes, values []uint8) {
	t.vote(t.first[codes[0]], values)
	if len(codes) < 2 {
		return
	}
	n := t.pair[int(codes[0])*width+int(codes[1])]
	for i := 2; n != 0; i++ {
		t.vote(n, values)
		if i == len(codes) {
			return
		}
		n = t.find(n, codes[i])
	}
}

func (t *trie) vote(n uint32, values []uint8) {
	at := t.nodes[n].votes
	for range t.votes[at] {
		place, value := t.votes[at+1], t.votes[at+2]
		values[place] = max(values[place], value)
		at += 2
	}
}
