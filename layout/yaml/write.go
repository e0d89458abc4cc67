package yaml

import (
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

// appendNode writes a node in lines of their own, that begin with an indent; where it
// is inline the first line has begun already, at that column.
func appendNode(b *strings.Builder, n *Node, indent string, inline bool) {
	switch {
	case n.Kind == Map && len(n.Pairs) > 0:
		for i, p := range n.Pairs {
			if i > 0 || !inline {
				b.WriteString(indent)
			}
			appendKey(b, p.Key.Value, indent)
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

// longestKey is how long a key may be that stands before its colon in one line, in
// bytes: YAML 1.2, 8.2.2 allows 1,024 characters, with its quotation marks.
const longestKey = 900

// appendKey writes a key, which is text however it is written, plain where it is
// made of letters, digits and hyphens. A long one has a line for itself.
func appendKey(b *strings.Builder, key, indent string) {
	plain := key != ""
	for i, c := range []byte(key) {
		letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
		plain = plain && (letter || i > 0 && (c == '-' || c >= '0' && c <= '9'))
	}
	if len(key) > longestKey {
		b.WriteString("? ")
		appendQuoted(b, key)
		b.WriteString("\n" + indent)
		return
	}
	appendScalar(b, NewScalar(key, !plain))
}

// appendScalar writes a text as it was, plain or not.
func appendScalar(b *strings.Builder, n *Node) {
	if n.Quoted || n.Value == "" || placed(n.Value) || strings.ContainsFunc(n.Value, hidden) {
		appendQuoted(b, n.Value)
		return
	}
	b.WriteString(n.Value)
}

// placed reports a text that may be plain only where it stood: `[-, a:]` between
// brackets, `...` not at a line's beginning.
func placed(s string) bool {
	return s == "-" || s == "?" || strings.HasSuffix(s, ":") || strings.HasPrefix(s, "---") || strings.HasPrefix(s, "...")
}

// hidden reports a character that cannot stand in a text as it is, or would be
// taken for a line's end (YAML 1.2, 5.1 and 5.4, and 1.1, whose line ends the library
// knows too).
func hidden(c rune) bool {
	return c < ' ' || c >= 0x7f && c < 0xa0 || c == '\u2028' || c == '\u2029' || c == '\ufeff' || c == '\ufffe' || c == '\uffff'
}

// appendQuoted writes a text in double quotation marks.
func appendQuoted(b *strings.Builder, s string) {
	b.WriteByte('"')
	for _, c := range s {
		switch {
		case c == '"' || c == '\\':
			b.WriteByte('\\')
			b.WriteRune(c)
		case c == '\n':
			b.WriteString(`\n`)
		case c == '\t':
			b.WriteString(`\t`)
		case hidden(c):
			const digits = "0123456789abcdef"
			b.WriteString(`\u`)
			for shift := 12; shift >= 0; shift -= 4 {
				b.WriteByte(digits[c>>shift&15])
			}
		default:
			b.WriteRune(c)
		}
	}
	b.WriteByte('"')
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
