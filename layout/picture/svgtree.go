package picture

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"
)

// svgNode is an element. Text is kept of those few whose text is looked at.
type svgNode struct {
	name      string
	attrs     []xml.Attr
	size      int // of the attributes, in bytes
	parent    *svgNode
	children  []*svgNode
	text      []byte
	classes   []string
	line, col int
}

const svgSpace = "http://www.w3.org/2000/svg"

// get is an attribute's value, "" where there is none. Of those with a prefix only
// xlink:href is asked for.
func (n *svgNode) get(name string) string {
	for _, a := range n.attrs {
		if a.Name.Local == name && (a.Name.Space == "" || name == "href") {
			return a.Value
		}
	}
	return ""
}

// child is the first child of a name, or nil.
func (n *svgNode) child(name string) *svgNode {
	for _, c := range n.children {
		if c.name == name {
			return c
		}
	}
	return nil
}

// words is the text that was kept of a node, as one line.
func (n *svgNode) words() string { return strings.Join(strings.Fields(string(n.text)), " ") }

// keeper is the node that keeps the text that stands in n, nil where nobody asks for
// it: that of the spans of a text stands in the text.
func (n *svgNode) keeper() *svgNode {
	for n != nil {
		switch n.name {
		case "style", "title", "desc", "text":
			return n
		case "tspan", "textPath", "a":
			n = n.parent
		default:
			return nil
		}
	}
	return nil
}

// svgTree is a document's tree as far as it has been read: the elements that are
// open, or how many are within one that is left out.
type svgTree struct {
	root  *svgNode
	open  []*svgNode
	skip  int
	count int // of elements
}

// parse reads a document into a tree; elements of other namespaces are left out.
// The style sheets in it are read, too.
func (r *svgReader) parse(data []byte) (*svgNode, error) {
	d := xml.NewDecoder(bytes.NewReader(data))
	d.CharsetReader = latin
	var tree svgTree
	for {
		line, col := d.InputPos()
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, svgFault(err)
		}
		switch t := token.(type) {
		case xml.Directive:
			if d.Entity = entities(string(t)); len(d.Entity) > 0 && bytes.Count(data, []byte("&"))*mostEntity > mostSVGWork {
				return nil, errSVGLarge
			}
		case xml.StartElement:
			n, err := tree.begin(t, line, col)
			if err != nil {
				return nil, err
			}
			if n == nil {
				continue
			}
			if id := n.get("id"); id != "" && r.ids[id] == nil {
				r.ids[id] = n
			}
		case xml.EndElement:
			tree.end()
		case xml.CharData:
			tree.words(t)
		}
	}
	if tree.root == nil || tree.root.name != "svg" {
		return nil, errors.New("this is not an SVG drawing: its first element is not `svg`")
	}
	return tree.root, r.sheets(tree.root)
}

// begin opens an element; it is nil where that is left out.
func (b *svgTree) begin(t xml.StartElement, line, col int) (*svgNode, error) {
	if b.count++; b.count > mostSVGNodes || len(b.open)+b.skip > mostSVGDepth {
		return nil, errSVGLarge
	}
	if b.skip > 0 || t.Name.Space != "" && t.Name.Space != svgSpace {
		b.skip++
		return nil, nil
	}
	n := newSVGNode(t)
	n.line, n.col = line, col
	if len(b.open) > 0 {
		n.parent = b.open[len(b.open)-1]
		n.parent.children = append(n.parent.children, n)
	} else if b.root == nil {
		b.root = n
	}
	b.open = append(b.open, n)
	return n, nil
}

// end closes the element that was opened last.
func (b *svgTree) end() {
	if b.skip > 0 {
		b.skip--
		return
	}
	b.open = b.open[:len(b.open)-1]
}

// words keeps text, where somebody asks for it.
func (b *svgTree) words(text []byte) {
	if len(b.open) == 0 || b.skip > 0 {
		return
	}
	if n := b.open[len(b.open)-1].keeper(); n != nil {
		n.text = append(n.text, text...)
	}
}

// newSVGNode is an element with its attributes.
func newSVGNode(t xml.StartElement) *svgNode {
	n := &svgNode{name: t.Name.Local, attrs: t.Copy().Attr}
	for _, a := range n.attrs {
		n.size += len(a.Name.Local) + len(a.Value)
	}
	if class := n.get("class"); class != "" {
		n.classes = strings.Fields(class)
	}
	return n
}

// sheets reads the style sheets below a node.
func (r *svgReader) sheets(n *svgNode) error {
	if n.name == "style" {
		unread, ok := r.sheet.parseCSS(string(n.text))
		if !ok {
			return errSVGLarge
		}
		if unread != "" {
			r.warn(n, "selector", "give the shapes a class or attributes", "the selector `%s` is not read, nor others of its kind", brief(unread))
		}
	}
	for _, c := range n.children {
		if err := r.sheets(c); err != nil {
			return err
		}
	}
	return nil
}

func svgFault(err error) error {
	var at *xml.SyntaxError
	if errors.As(err, &at) {
		return fmt.Errorf("the drawing cannot be read: line %d: %s; save it again as plain SVG", at.Line, at.Msg)
	}
	return fmt.Errorf("the drawing cannot be read: %w; save it again as plain SVG in UTF-8", err)
}

// mostEntity is how long an entity may be.
const mostEntity = 1000

// entities are those that a document type declares, as drawing programs do for the
// names of their spaces. One that is made of others is not taken: such are bombs.
func entities(directive string) map[string]string {
	if !strings.Contains(directive, "<!ENTITY") {
		return nil
	}
	all := map[string]string{}
	entity := regexp.MustCompile(`<!ENTITY\s+([\w.-]+)\s+(?:"([^"&]*)"|'([^'&]*)')`)
	for _, m := range entity.FindAllStringSubmatch(directive, 100) {
		if value := m[2] + m[3]; len(value) < mostEntity {
			all[m[1]] = value
		}
	}
	return all
}

// latin reads the one-byte encodings that drawings are met in.
func latin(charset string, in io.Reader) (io.Reader, error) {
	switch strings.ToLower(charset) {
	case "iso-8859-1", "latin1", "windows-1252", "us-ascii", "ascii":
	default:
		return nil, fmt.Errorf("the encoding %s", charset)
	}
	data, err := io.ReadAll(in)
	if err != nil {
		return nil, err
	}
	var b strings.Builder
	for _, c := range data {
		b.WriteRune(rune(c))
	}
	return strings.NewReader(b.String()), nil
}
