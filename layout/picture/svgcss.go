package picture

import (
	"regexp"
	"slices"
	"strings"
)

// declaration is a property and its value, as written.
type declaration struct{ name, value string }

// compound is a simple part of a selector, `path.st0#a`; "" and nil for what it does
// not ask for.
type compound struct {
	element, id string
	classes     []string
}

func (c *compound) fits(n *svgNode) bool {
	if c.element != "" && n.name != c.element || c.id != "" && n.get("id") != c.id {
		return false
	}
	for _, class := range c.classes {
		if !slices.Contains(n.classes, class) {
			return false
		}
	}
	return true
}

// cssRule is a rule of a style sheet with one selector: chains of compounds that are
// each the child of the one before (`a > b`), each chain below the one before (`a b`).
type cssRule struct {
	chains   [][]compound
	weight   int // its specificity (Selectors 4, 17)
	order    int
	declared []declaration
}

// fits reports whether an element is what the rule is for. Of the places where a
// chain is found above it the nearest is taken, which leaves most for those before.
func (c *cssRule) fits(n *svgNode) bool {
	for i := len(c.chains) - 1; i >= 0; i-- {
		last := i == len(c.chains)-1
		top := ending(c.chains[i], n)
		for top == nil && !last && n != nil {
			if n = n.parent; n != nil {
				top = ending(c.chains[i], n)
			}
		}
		if top == nil {
			return false
		}
		n = top.parent
	}
	return true
}

// ending is the uppermost element of a chain of which n is the last, nil where it is
// not.
func ending(chain []compound, n *svgNode) *svgNode {
	for i := len(chain) - 1; ; i-- {
		if n == nil || !chain[i].fits(n) {
			return nil
		}
		if i == 0 {
			return n
		}
		n = n.parent
	}
}

// cssSheet is the rules of a document's style sheets, by what the last part of their
// selectors asks for: "#id", ".class", an element's name, or "*". It is looked up,
// never ranged over.
type cssSheet struct {
	rules map[string][]*cssRule
	count int
}

// mostRules is how many rules are read; programs write a few dozen.
const mostRules = 20_000

// add adds a rule for a selector; it is not ok where that cannot be read here.
func (s *cssSheet) add(selector string, declared []declaration) (ok bool) {
	rule, ok := parseSelector(selector)
	if !ok {
		return false
	}
	s.count++
	rule.order, rule.declared = s.count, declared
	chain := rule.chains[len(rule.chains)-1]
	key := "*"
	switch last := &chain[len(chain)-1]; {
	case last.id != "":
		key = "#" + last.id
	case len(last.classes) > 0:
		key = "." + last.classes[0]
	case last.element != "":
		key = last.element
	}
	if s.rules == nil {
		s.rules = map[string][]*cssRule{}
	}
	s.rules[key] = append(s.rules[key], &rule)
	return true
}

// of are the rules that an element's style is of, the more particular the later, and
// how much work it was to find them.
func (s *cssSheet) of(n *svgNode) (rules []*cssRule, work int) {
	look := func(key string) {
		for _, rule := range s.rules[key] {
			if work += declarationWork; rule.fits(n) {
				rules = append(rules, rule)
			}
		}
	}
	if s.count == 0 {
		return nil, 0
	}
	look("*")
	look(n.name)
	for i, class := range n.classes {
		if !slices.Contains(n.classes[:i], class) {
			look("." + class)
		}
	}
	if id := n.get("id"); id != "" {
		look("#" + id)
	}
	slices.SortFunc(rules, func(a, b *cssRule) int {
		if a.weight != b.weight {
			return a.weight - b.weight
		}
		return a.order - b.order
	})
	return rules, work
}

// parseSelector reads a selector of compounds. It is not ok where that has anything
// else in it: attributes, states, neighbours.
func parseSelector(s string) (rule cssRule, ok bool) {
	child := true // of the compound before, or the first
	for part := range strings.FieldsSeq(strings.ReplaceAll(s, ">", " > ")) {
		if part == ">" {
			if child {
				return rule, false
			}
			child = true
			continue
		}
		c, weight, ok := parseCompound(part)
		if !ok {
			return rule, false
		}
		if last := len(rule.chains) - 1; child && last >= 0 {
			rule.chains[last] = append(rule.chains[last], c)
		} else {
			rule.chains = append(rule.chains, []compound{c})
		}
		rule.weight += weight
		child = false
	}
	return rule, len(rule.chains) > 0 && !child
}

// parseCompound reads `path`, `.st0`, `#a`, `*` or several of these in one.
func parseCompound(s string) (c compound, weight int, ok bool) {
	if strings.ContainsAny(s, "+~:[]()\\|") {
		return c, 0, false
	}
	end := func() int {
		if i := strings.IndexAny(s, ".#"); i >= 0 {
			return i
		}
		return len(s)
	}
	if n := end(); n > 0 && s[:n] != "*" {
		c.element = s[:n]
		weight++
	}
	for s = s[end():]; s != ""; s = s[end():] {
		mark := s[0]
		s = s[1:]
		word := s[:end()]
		switch {
		case word == "" || mark == '#' && c.id != "" && c.id != word:
			return c, 0, false
		case mark == '#':
			c.id = word
			weight += 1_000_000
		default:
			c.classes = append(c.classes, word)
			weight += 1000
		}
	}
	return c, weight, true
}

// isState tells a selector that is about what a reader does with a drawing on a
// screen.
func isState(selector string) bool {
	for _, state := range [...]string{":hover", ":focus", ":active", ":visited", ":link", ":target"} {
		if strings.Contains(selector, state) {
			return true
		}
	}
	return false
}

// parseCSS reads the rules of a style sheet. At-rules are passed over; unread is the
// first selector that is, "" for none. It is not ok where there are too many.
func (s *cssSheet) parseCSS(css string) (unread string, ok bool) {
	css = regexp.MustCompile(`(?s)/\*.*?(\*/|$)`).ReplaceAllString(css, " ")
	for {
		head, rest, found := strings.Cut(css, "{")
		if !found {
			return unread, true
		}
		if i := strings.LastIndexAny(head, ";}"); i >= 0 {
			head = head[i+1:] // an @import before it
		}
		if strings.HasPrefix(strings.TrimSpace(head), "@") {
			css = afterBlock(rest)
			continue
		}
		body, after, _ := strings.Cut(rest, "}")
		css = after
		declared := declarations(body)
		for selector := range strings.SplitSeq(head, ",") {
			if s.count >= mostRules {
				return unread, false
			}
			selector = strings.TrimSpace(selector)
			if !s.add(selector, declared) && unread == "" && selector != "" && !isState(selector) {
				unread = selector
			}
		}
	}
}

// afterBlock is what follows the end of a block that has been opened.
func afterBlock(s string) string {
	depth := 1
	for i := range len(s) {
		switch s[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return s[i+1:]
			}
		}
	}
	return ""
}

// declarations are the properties and values of a style.
func declarations(s string) []declaration {
	var out []declaration
	for part := range strings.SplitSeq(s, ";") {
		if name, value, ok := strings.Cut(part, ":"); ok {
			value = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(value), "!important"))
			out = append(out, declaration{strings.ToLower(strings.TrimSpace(name)), value})
		}
	}
	return out
}

// What an element and a declaration cost at least, in bytes of a path.
const elementWork, declarationWork = 64, 16

// declared hands what is declared of an element to a function, what holds more the
// later: its attributes, the style sheets, its own style. Of `!important` nothing is
// made.
func (r *svgReader) declared(n *svgNode, take func(name, value string)) {
	r.work += n.size + elementWork
	for _, a := range n.attrs {
		if a.Name.Space == "" && slices.Contains(properties[:], a.Name.Local) {
			take(a.Name.Local, strings.TrimSpace(a.Value))
		}
	}
	rules, work := r.sheet.of(n)
	r.work += work
	for _, rule := range rules {
		for _, d := range rule.declared {
			r.work += len(d.value) + declarationWork
			take(d.name, d.value)
		}
	}
	if s := n.get("style"); s != "" {
		for _, d := range declarations(s) {
			r.work += declarationWork
			take(d.name, d.value)
		}
	}
}
