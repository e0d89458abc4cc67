package yaml

import (
	"encoding/json"
	"io"
	"strings"
)

// NewScalar is text, quoted where it was not written plain.
func NewScalar(value string, quoted bool) *Node {
	return &Node{Kind: Scalar, Value: value, Quoted: quoted, size: 1}
}

// NewList is a list of nodes.
func NewList(items ...*Node) *Node { return &Node{Kind: List, Items: items, size: 1} }

// NewMap is a map of keys in the order given to nodes.
func NewMap() *Node { return &Node{Kind: Map, size: 1} }

// Set gives a map's key a value, in its place or as the last; nil takes it away.
func (n *Node) Set(key string, value *Node) {
	for i := range n.Pairs {
		if n.Pairs[i].Key.Value != key {
			continue
		}
		if value == nil {
			n.Pairs = append(n.Pairs[:i:i], n.Pairs[i+1:]...)
		} else {
			n.Pairs[i].Value = value
		}
		return
	}
	if value != nil {
		n.Pairs = append(n.Pairs, Pair{Key: NewScalar(key, false), Value: value})
	}
}

// Write writes a tree as a document that Parse reads as the same tree: maps and
// lists in block style, texts plain where they were, else in double quotation marks.
// Comments, anchors and the layout of the source are not kept.
func Write(w io.Writer, n *Node) error {
	var b strings.Builder
	appendNode(&b, n, "", false)
	_, err := io.WriteString(w, b.String())
	return err
}

// appendNode writes a node that begins where b ends: at an indent's column where
// inline, or behind a key or dash.
func appendNode(b *strings.Builder, n *Node, indent string, inline bool) {
	switch {
	case n.Kind == Map && len(n.Pairs) > 0:
		for i, p := range n.Pairs {
			if i > 0 || !inline {
				b.WriteString(indent)
			}
			appendKey(b, p.Key.Value)
			b.WriteByte(':')
			appendValue(b, p.Value, indent)
		}
	case n.Kind == List && len(n.Items) > 0:
		for i, item := range n.Items {
			if i > 0 || !inline {
				b.WriteString(indent)
			}
			b.WriteString("- ")
			if item.empty() {
				appendEmpty(b, item)
			} else {
				appendNode(b, item, indent+"  ", true)
			}
		}
	case n.Kind == Scalar:
		appendScalar(b, n)
		b.WriteByte('\n')
	default:
		appendEmpty(b, n)
	}
}

// appendValue writes what stands behind a key.
func appendValue(b *strings.Builder, n *Node, indent string) {
	switch {
	case n.empty():
		b.WriteByte(' ')
		appendEmpty(b, n)
	case n.Kind == Scalar:
		b.WriteByte(' ')
		appendScalar(b, n)
		b.WriteByte('\n')
	default:
		b.WriteByte('\n')
		appendNode(b, n, indent+"  ", false)
	}
}

func (n *Node) empty() bool { return n.Kind != Scalar && len(n.Pairs) == 0 && len(n.Items) == 0 }

func appendEmpty(b *strings.Builder, n *Node) {
	b.WriteString(map[Kind]string{Map: "{}", List: "[]"}[n.Kind])
	b.WriteByte('\n')
}

// appendKey writes a key, which is text however it is written, plain where it is
// made of letters, digits and hyphens.
func appendKey(b *strings.Builder, key string) {
	plain := key != ""
	for i, c := range []byte(key) {
		letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
		plain = plain && (letter || i > 0 && (c == '-' || c >= '0' && c <= '9'))
	}
	appendScalar(b, NewScalar(key, !plain))
}

func appendScalar(b *strings.Builder, n *Node) {
	if !n.Quoted && n.Value != "" && !strings.ContainsAny(n.Value, "\n\t") {
		b.WriteString(n.Value)
		return
	}
	var s strings.Builder
	enc := json.NewEncoder(&s)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(n.Value); err != nil {
		panic("yaml: " + err.Error()) // a string always encodes
	}
	b.WriteString(strings.TrimSuffix(s.String(), "\n"))
}

// Clone is a tree of its own, in which Set changes nothing elsewhere. Positions are
// kept.
func (n *Node) Clone() *Node {
	if n == nil {
		return nil
	}
	out := *n
	out.Items, out.Pairs = nil, nil
	for _, item := range n.Items {
		out.Items = append(out.Items, item.Clone())
	}
	for _, p := range n.Pairs {
		out.Pairs = append(out.Pairs, Pair{p.Key.Clone(), p.Value.Clone()})
	}
	return &out
}
