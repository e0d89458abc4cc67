package yaml

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"broadsheet/layout/diag"
)

// Reader takes values out of nodes. What is wrong goes into Findings as a finding of
// severity Error at the node, and the zero value is returned, so that one run
// finds every mistake. A nil node, which is what Get returns for an absent key,
// gives the zero value without a finding.
type Reader struct {
	Findings diag.List
}

// Errorf adds an Error at n and returns it, good until the next is added, so
// that a hint can be given: r.Errorf(n, "unit", "…").Hint = "…".
func (r *Reader) Errorf(n *Node, id, format string, args ...any) *diag.Finding {
	return r.add(diag.At(n.Pos(), diag.Error, id, format, args...))
}

// Warnf is Errorf for a Warning.
func (r *Reader) Warnf(n *Node, id, format string, args ...any) *diag.Finding {
	return r.add(diag.At(n.Pos(), diag.Warning, id, format, args...))
}

func (r *Reader) add(f diag.Finding) *diag.Finding {
	r.Findings = append(r.Findings, f)
	return &r.Findings[len(r.Findings)-1]
}

// Mapping is a map whose keys were checked.
type Mapping struct{ Node *Node }

// Map takes n as a map with none but the known keys; another key is an
// "unknown-key" Error with the nearest known one as its hint. The Mapping is
// never nil; that of a nil node or of one that is no map has no keys.
func (r *Reader) Map(n *Node, known ...string) *Mapping {
	if !r.is(n, Map, "a map of "+quoted(known)) {
		return &Mapping{}
	}
	for i, p := range n.Pairs {
		if !slices.Contains(known, p.Key.Value) {
			f := r.Errorf(p.Key, "unknown-key", "unknown key `%s`", p.Key.Value)
			if f.Hint = suggestion(p.Key.Value, known, "keys"); n.torn(i) && Nearest(p.Key.Value, known) == "" {
				f.Hint = "put text that has a comma in quotes"
			}
		}
	}
	return &Mapping{Node: n}
}

// torn reports whether pair i looks like the rest of a text that a comma ended: in
// brackets, {right: 2,50 €}, it is a key without a value behind a text.
func (n *Node) torn(i int) bool {
	if i == 0 || n.Pairs[i].Value.Kind != Null {
		return false
	}
	before := n.Pairs[i-1].Value
	return before.Kind == Scalar && !before.Quoted && before.pos.Line == n.Pairs[i].Key.pos.Line
}

// Get returns the value of a key, nil where the key is absent or has no value.
func (m *Mapping) Get(key string) *Node { return m.Node.Get(key) }

// Key returns the key itself, nil where it is absent; it is there, too, where
// the key has no value.
func (m *Mapping) Key(key string) *Node {
	if m.Node == nil {
		return nil
	}
	for _, p := range m.Node.Pairs {
		if p.Key.Value == key {
			return p.Key
		}
	}
	return nil
}

// is reports whether n is of kind k, with a finding where it is another.
func (r *Reader) is(n *Node, k Kind, want string) bool {
	if n == nil {
		return false
	}
	if n.Kind != k {
		r.Errorf(n, "type", "%s where %s belongs", n.Kind, want)
		return false
	}
	return true
}

// String is a scalar's text as written: a number or a date is text, too.
func (r *Reader) String(n *Node) string {
	if !r.is(n, Scalar, "text") {
		return ""
	}
	return n.Value
}

// Int is a whole number from least to most.
func (r *Reader) Int(n *Node, least, most int) int {
	if !r.is(n, Scalar, "a whole number") {
		return 0
	}
	v, err := strconv.Atoi(n.Value)
	switch {
	case err != nil:
		r.Errorf(n, "type", "`%s` is not a whole number", n.Value).Hint = between(least, most)
		return 0
	case v < least || v > most:
		r.Errorf(n, "range", "%d is out of range", v).Hint = between(least, most)
		return 0
	}
	return v
}

func between(least, most int) string {
	return "give one from " + strconv.Itoa(least) + " to " + strconv.Itoa(most)
}

// Bool is true or false; yes, no, on and off are taken as well.
func (r *Reader) Bool(n *Node) bool {
	if !r.is(n, Scalar, "true or false") {
		return false
	}
	switch strings.ToLower(n.Value) {
	case "true", "yes", "on":
		return true
	case "false", "no", "off":
		return false
	}
	r.Errorf(n, "type", "`%s` is neither true nor false", n.Value)
	return false
}

// Enum is one of the names.
func (r *Reader) Enum(n *Node, names ...string) string {
	if !r.is(n, Scalar, "one of "+quoted(names)) {
		return ""
	}
	if !slices.Contains(names, n.Value) {
		r.Errorf(n, "value", "unknown value `%s`", n.Value).Hint = suggestion(n.Value, names, "values")
		return ""
	}
	return n.Value
}

// Date is a day, year-month-day, at midnight UTC.
func (r *Reader) Date(n *Node) time.Time {
	if !r.is(n, Scalar, "a date") {
		return time.Time{}
	}
	t, err := time.Parse(time.DateOnly, n.Value)
	if err != nil {
		r.Errorf(n, "date", "`%s` is not a date", n.Value).Hint = "write year-month-day, as 2026-11-22"
		return time.Time{}
	}
	return t
}

// List is a list's items; a single scalar or map is taken as a list of one.
// Empty items are left out with a finding.
func (r *Reader) List(n *Node) []*Node {
	switch {
	case n == nil || n.Kind == Null:
		return nil
	case n.Kind != List:
		return []*Node{n}
	}
	items := make([]*Node, 0, len(n.Items))
	for _, item := range n.Items {
		if item.Kind == Null {
			r.Errorf(item, "type", "an empty item of a list").Hint = "delete the dash or write something behind it"
			continue
		}
		items = append(items, item)
	}
	return items
}

func quoted(names []string) string { return "`" + strings.Join(names, "`, `") + "`" }

// suggestion is the hint for a name that is not among the known.
func suggestion(name string, known []string, what string) string {
	if near := Nearest(name, known); near != "" {
		return "did you mean `" + near + "`?"
	}
	return "known " + what + ": " + quoted(known)
}
