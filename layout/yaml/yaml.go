// Package yaml reads YAML strictly and with positions, so that every mistake
// in a page spec or in a story's front matter can be named where it stands. It
// is the only importer of gopkg.in/yaml.v3, which is in maintenance only.
//
// Parse gives a tree of nodes; a Reader takes values out of the tree and
// collects what is wrong with them.
package yaml

import "broadsheet/layout/diag"

// Kind is what a node is.
type Kind uint8

// The kinds of node. Null is a key without a value, "~" or "null".
const (
	Null Kind = iota
	Scalar
	List
	Map
)

var kinds = [...]string{"nothing", "text", "a list", "a map"}

// String names the kind in the words of the messages, with its article.
func (k Kind) String() string { return kinds[k] }

// Node is one value of a document. Value is a Scalar's text as written, without
// its quotes; Items are a List's values, Pairs a Map's in the order of the file.
// An alias is the node that it stands for, so a node may be met several times;
// nodes are not to be changed.
type Node struct {
	Kind   Kind
	Value  string
	Quoted bool // a Scalar in quotes or a block: text, whatever it looks like
	Items  []*Node
	Pairs  []Pair

	pos  diag.Pos
	size int // nodes in it, with aliases written out
}

// Pair is one entry of a Map. Key is a Scalar.
type Pair struct{ Key, Value *Node }

// Pos is where the node begins; Line and Col count from 1, Col in characters.
// That of a nil node is zero.
func (n *Node) Pos() diag.Pos {
	if n == nil {
		return diag.Pos{}
	}
	return n.pos
}

// Get returns the value of a Map's key, nil where there is none or it is Null.
func (n *Node) Get(key string) *Node {
	if n == nil {
		return nil
	}
	for _, p := range n.Pairs {
		if p.Key.Value == key && p.Value.Kind != Null {
			return p.Value
		}
	}
	return nil
}
