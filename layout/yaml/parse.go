package yaml

import (
	"bytes"
	"errors"
	"io"
	"regexp"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"broadsheet/layout/diag"
)

// A page spec of 64 pages has some 5,000 nodes, five deep. The bounds are far
// above that and far below what would take noticeable time, were a document's
// aliases made to multiply one another.
const (
	maxSize  = 200_000
	maxDepth = 60
)

// Parse reads one document. File is named in positions, and firstLine is the
// number of data's first line in it (1 for a whole file). An empty document is
// a Null node. The error is a diag.List: bad UTF-8, syntax, duplicate or
// non-text keys, tags, a second document, an alias inside its own anchor, or
// more than 200,000 nodes or 60 levels once aliases are written out. Merge keys
// ("<<") are honoured: keys written out win over merged ones.
func Parse(file string, data []byte, firstLine int) (*Node, error) {
	p := &parser{file: file, first: firstLine, seen: map[*yaml.Node]*Node{}}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if !utf8.Valid(data) {
		line, col := badByte(data)
		f := diag.At(diag.Pos{File: file, Line: line + firstLine - 1, Col: col}, diag.Error, "encoding", "a byte that is not UTF-8")
		return nil, diag.List{f.WithHint("save the file as UTF-8")}
	}
	dec := yaml.NewDecoder(bytes.NewReader(data))
	var doc, more yaml.Node
	err := dec.Decode(&doc)
	if errors.Is(err, io.EOF) {
		return &Node{pos: diag.Pos{File: file, Line: firstLine, Col: 1}, size: 1}, nil
	}
	if err == nil {
		if err = dec.Decode(&more); err == nil {
			p.errorf(&more, "yaml", "a second document; only one can stand in a file")
			return nil, p.list
		}
	}
	if !errors.Is(err, io.EOF) && err != nil {
		return nil, diag.List{syntax(file, data, firstLine, err)}
	}
	n := p.node(&doc, 0)
	if err := p.list.Err(); err != nil {
		return nil, err
	}
	return n, nil
}

// parser turns the library's nodes into ours. Seen has those that are done, and
// nil for those that are being done: an alias to one of them is a circle.
type parser struct {
	file  string
	first int
	seen  map[*yaml.Node]*Node
	list  diag.List
}

func (p *parser) pos(y *yaml.Node) diag.Pos {
	return diag.Pos{File: p.file, Line: y.Line + p.first - 1, Col: y.Column}
}

func (p *parser) errorf(y *yaml.Node, id, format string, args ...any) *diag.Finding {
	p.list = append(p.list, diag.At(p.pos(y), diag.Error, id, format, args...))
	return &p.list[len(p.list)-1]
}

func (p *parser) node(y *yaml.Node, depth int) *Node {
	switch y.Kind {
	case yaml.DocumentNode:
		return p.node(y.Content[0], depth)
	case yaml.AliasNode:
		return p.alias(y)
	}
	n := &Node{pos: p.pos(y), size: 1}
	if depth > maxDepth {
		p.errorf(y, "yaml", "more than %d levels of lists and maps", maxDepth)
		return n
	}
	if y.Style&yaml.TaggedStyle != 0 {
		p.errorf(y, "yaml", "the tag `%s` cannot be used here", y.Tag).Hint = "leave it out"
	}
	if y.Anchor != "" {
		p.seen[y] = nil
	}
	switch y.Kind {
	case yaml.ScalarNode:
		p.scalar(n, y)
	case yaml.SequenceNode:
		n.Kind = List
		for _, c := range y.Content {
			n.add(p.node(c, depth+1))
		}
	case yaml.MappingNode:
		n.Kind = Map
		p.pairs(n, y, depth)
	}
	if n.size > maxSize && len(p.list) == 0 {
		p.errorf(y, "yaml", "more than %d values, aliases written out", maxSize)
	}
	if y.Anchor != "" {
		p.seen[y] = n
	}
	return n
}

// add puts c last in the list n.
func (n *Node) add(c *Node) {
	n.Items = append(n.Items, c)
	n.size = min(n.size+c.size, maxSize+1)
}

func (p *parser) alias(y *yaml.Node) *Node {
	n, ok := p.seen[y.Alias]
	if ok && n != nil {
		return n
	}
	p.errorf(y, "yaml", "the alias `*%s` stands inside what it refers to", y.Value)
	return &Node{pos: p.pos(y), size: 1}
}

func (p *parser) scalar(n *Node, y *yaml.Node) {
	const quoted = yaml.SingleQuotedStyle | yaml.DoubleQuotedStyle | yaml.LiteralStyle | yaml.FoldedStyle
	n.Quoted = y.Style&quoted != 0
	if !n.Quoted && (y.Value == "" || y.Value == "~" || strings.EqualFold(y.Value, "null")) {
		return
	}
	n.Kind, n.Value = Scalar, y.Value
}

// pairs fills the map n: first the keys as they stand, then what is merged.
func (p *parser) pairs(n *Node, y *yaml.Node, depth int) {
	line := map[string]int{}
	var merged []*Node
	for i := 0; i+1 < len(y.Content); i += 2 {
		key, value := y.Content[i], y.Content[i+1]
		if key.Kind != yaml.ScalarNode {
			p.errorf(key, "yaml", "a key has to be a word").Hint = "put text that has brackets, braces or a star in quotes"
			continue
		}
		v := p.node(value, depth+1)
		if key.Tag == "!!merge" {
			merged = append(merged, v)
			continue
		}
		if l := line[key.Value]; l != 0 {
			p.errorf(key, "duplicate-key", "the key `%s` stands here a second time; the first is in line %d", key.Value, l)
			continue
		}
		line[key.Value] = key.Line + p.first - 1
		n.pair(&Node{Kind: Scalar, Value: key.Value, pos: p.pos(key), size: 1}, v)
	}
	for _, m := range merged {
		p.merge(n, m, line, y)
	}
}

func (n *Node) pair(key, value *Node) {
	n.Pairs = append(n.Pairs, Pair{key, value})
	n.size = min(n.size+1+value.size, maxSize+1)
}

// merge adds to n the pairs of m, a map or a list of maps, whose keys n has not.
func (p *parser) merge(n, m *Node, line map[string]int, y *yaml.Node) {
	switch m.Kind {
	case Map:
		for _, pair := range m.Pairs {
			if line[pair.Key.Value] == 0 {
				line[pair.Key.Value] = pair.Key.pos.Line
				n.pair(pair.Key, pair.Value)
			}
		}
	case List:
		for _, item := range m.Items {
			if item.Kind != Map {
				p.errorf(y, "yaml", "`<<` takes a map or a list of maps")
				return
			}
			p.merge(n, item, line, y)
		}
	default:
		p.errorf(y, "yaml", "`<<` takes a map or a list of maps")
	}
}

// badByte gives the line and column of data's first byte that is not UTF-8.
func badByte(data []byte) (line, col int) {
	line, col = 1, 1
	for len(data) > 0 {
		r, n := utf8.DecodeRune(data)
		if r == utf8.RuneError && n == 1 {
			return line, col
		}
		col++
		if r == '\n' {
			line, col = line+1, 1
		}
		data = data[n:]
	}
	return line, col
}

// syntax says what is wrong with data. The library's message names the line
// where the map or list around the mistake begins, one less than that, or none;
// so the line is looked for anew.
func syntax(file string, data []byte, firstLine int, err error) diag.Finding {
	said := strings.TrimPrefix(err.Error(), "yaml: ")
	said = regexp.MustCompile(`^line \d+: `).ReplaceAllString(said, "")
	line, col := badLine(data)
	f := diag.Finding{Severity: diag.Error, ID: "yaml", File: file, Line: line + firstLine - 1, Col: col, Msg: said}
	for _, e := range explained {
		if strings.Contains(said, e.said) {
			f.Msg, f.Hint = e.msg, e.hint
			break
		}
	}
	return f
}

// explained has plainer words for the commoner messages of the library.
var explained = [...]struct{ said, msg, hint string }{
	{"mapping values are not allowed", "a colon followed by a space inside a text", "put the text in quotes, or check that the line is indented like its neighbours"},
	{"did not find expected key", "this line does not fit the map around it", "indent all keys of a map by the same number of spaces, and put text that starts with a quote wholly in quotes"},
	{"could not find expected ':'", "a line without a colon between keys", "write `key: value`, and indent the later lines of a text"},
	{"did not find expected '-' indicator", "this line does not fit the list around it", "begin every item with a dash under the others' dashes"},
	{"cannot start any token", "a character that cannot begin a text here", "indent with spaces, not tabs; put text that starts with @, ` or % in quotes"},
	{"found a tab character", "a tab in the indentation", "indent with spaces"},
	{"unexpected end of stream", "a quote that is not closed", "close it, and double an apostrophe inside single quotes"},
	{"did not find expected ',' or ']'", "a bracket that is not closed, or a comma missing in it", "put text that has brackets in quotes"},
	{"did not find expected ',' or '}'", "a brace that is not closed, or a comma missing in it", "put text that has braces in quotes"},
	{"unknown anchor", "an alias to an anchor that is not there", "put text that starts with a star in quotes"},
	{"control characters are not allowed", "a control character", "delete it"},
}

// badLine finds the line with which data stops being YAML: the lines before it
// can be read, with it no more can, however many of those after it are added.
// The search halves the interval, and where a bracket open over several lines
// misleads it, goes on behind that.
func badLine(data []byte) (line, col int) {
	ends := []int{0}
	for i, b := range data {
		if b == '\n' {
			ends = append(ends, i+1)
		}
	}
	if ends[len(ends)-1] < len(data) {
		ends = append(ends, len(data))
	}
	good, bad := 0, len(ends)-1
	for again := true; again && good < bad; {
		lo, hi := good, bad
		for hi-lo > 1 {
			if mid := (lo + hi) / 2; reads(data[:ends[mid]]) {
				lo = mid
			} else {
				hi = mid
			}
		}
		again, good = false, lo
		for k := hi + 1; k < min(bad, hi+40); k++ {
			if reads(data[:ends[k]]) {
				again, good = true, k
				break
			}
		}
	}
	text := data[ends[good]:]
	return good + 1, 1 + len(text) - len(bytes.TrimLeft(text, " "))
}

func reads(data []byte) bool {
	dec := yaml.NewDecoder(bytes.NewReader(data))
	for {
		var n yaml.Node
		if err := dec.Decode(&n); err != nil {
			return errors.Is(err, io.EOF)
		}
	}
}
