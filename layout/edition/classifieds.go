package edition

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"broadsheet/layout/diag"
	"broadsheet/layout/story"
	"broadsheet/layout/yaml"
)

// Classifieds are small advertisements in groups.
type Classifieds struct {
	Title   string
	Groups  []Group
	Columns int    // legs; 0 for as many as hold a measure of agate
	File    string // of the groups, as the spec writes it, or ""
	Box     Box
}

// Group is entries under a heading, which may be "".
type Group struct {
	Head    string
	Entries []Notice
}

// Notice is a short text in agate. A Display one is framed and centred, under a
// larger head of its own.
type Notice struct {
	Head    string // of a Display one, or ""
	Text    []story.Span
	Display bool
}

func (c *Classifieds) name() string { return called("classifieds", c.Title, c.File) }

// sheetOfGroups is a text file of groups that still has to be read. Each of its
// entries is made into a notice by entry.
type sheetOfGroups struct {
	ref
	to    *[]Group
	lines bool // each line is an entry
	entry func(string) Notice
	what  string
}

// classifieds reads classifieds: groups in the spec, or a text file.
func (r *reader) classifieds(n *yaml.Node) *Classifieds {
	c := &Classifieds{Box: Unboxed}
	m := r.Map(n, "title", "groups", "file", "columns", "box")
	c.Title = r.text(m.Get("title"))
	c.Columns = r.legCount(m)
	r.box(m, &c.Box)
	for _, item := range r.List(m.Get("groups")) {
		c.Groups = append(c.Groups, r.group(item))
	}
	c.File = r.groupsFrom(n, m, &c.Groups, sheetOfGroups{entry: r.smallAd, what: "classifieds"},
		"give some: `groups: [{head: For sale, entries: [\"Rowing boat, clinker, £240\"]}]`, or a text file: `file: classified.txt`")
	return c
}

// groupsFrom orders the file of groups, where there is one in place of `groups`,
// and returns its name.
func (r *reader) groupsFrom(n *yaml.Node, m *yaml.Mapping, to *[]Group, f sheetOfGroups, hint string) string {
	switch v := m.Get("file"); {
	case v != nil && m.Key("groups") != nil:
		r.Errorf(v, f.what, "both `groups` and `file`").Hint = "keep one of them"
	case v != nil:
		f.ref, f.to = r.ref(v), to
		if f.name != "" {
			r.groupFiles = append(r.groupFiles, f)
		}
		return f.name
	default:
		r.filled(n, len(*to), f.what+" without groups", hint)
	}
	return ""
}

// group reads a group of small ads: its heading and entries.
func (r *reader) group(n *yaml.Node) Group {
	before := len(r.Findings)
	m := r.Map(n, "head", "entries")
	g := Group{Head: r.text(m.Get("head"))}
	for _, item := range r.List(m.Get("entries")) {
		g.Entries = append(g.Entries, r.notice(item))
	}
	if len(r.Findings) == before {
		r.filled(n, len(g.Entries), "a group without entries", "give it some: `entries: [\"Rowing boat, clinker, £240\"]`")
	}
	return g
}

// notice reads a small ad: its text, or a map.
func (r *reader) notice(n *yaml.Node) Notice {
	if n.Kind == yaml.Scalar {
		return r.smallAd(r.String(n))
	}
	before := len(r.Findings)
	m := r.Map(n, "head", "text", "display")
	e := Notice{Head: r.text(m.Get("head")), Text: r.inline(m.Get("text")), Display: true}
	if v := m.Get("display"); v != nil {
		e.Display = r.Bool(v)
	}
	if !e.Display {
		e.Text = ledOff(e.Text)
		if e.Head != "" {
			e.Text = append([]story.Span{{Text: strings.ToUpper(e.Head) + " ", Strong: true}}, r.inline(m.Get("text"))...)
			e.Head = ""
		}
	}
	if len(r.Findings) == before {
		r.filled(n, len(e.Text)+len(e.Head), "an entry without text", "give it a `text`")
	}
	return e
}

// smallAd is an entry as plain text: the first words, up to a mark among the first
// four, else two, are bold capitals, unless the text has strong words of its own.
func (r *reader) smallAd(s string) Notice {
	return Notice{Text: ledOff(emphasis(r.typographic(s)))}
}

// leadWords is how far a mark that ends an entry's first words is looked for.
const leadWords = 4

// ledOff sets the first words of a text in bold capitals, if no words of it are
// strong.
func ledOff(spans []story.Span) []story.Span {
	if len(spans) == 0 {
		return spans
	}
	for _, s := range spans {
		if s.Strong {
			return spans
		}
	}
	first := spans[0].Text
	n := leadOf(first)
	if n == 0 {
		return spans
	}
	out := []story.Span{{Text: strings.ToUpper(first[:n]), Strong: true, Emph: spans[0].Emph}}
	if n < len(first) {
		rest := spans[0]
		rest.Text = first[n:]
		out = append(out, rest)
	}
	return append(out, spans[1:]...)
}

// leadOf is the length of a text's first words: up to the comma, stop, colon or
// dash that ends one of the first four, else the first two, or as many up to four
// as end in one that is not short: "To the lady", "Navigation by the stars".
func leadOf(s string) int {
	words, letters, end := 0, 0, 0
	for i, r := range s {
		next := s[i+utf8.RuneLen(r):]
		switch {
		case strings.ContainsRune(",.;:!?", r) && (next == "" || next[0] == ' ') && letters > 1:
			return i
		case !unicode.IsSpace(r):
			letters++
			continue
		case strings.HasPrefix(next, "–") || strings.HasPrefix(next, "—"):
			return i
		}
		words++
		if end == 0 && (words >= 2 && letters > 3 || words == leadWords) {
			end = i
		}
		if words == leadWords {
			return end
		}
		letters = 0
	}
	if end == 0 {
		end = len(s)
	}
	return end
}

// readGroups reads the text files of groups.
func (r *reader) readGroups(in *folder) {
	for _, f := range r.groupFiles {
		data, err := in.read(f.name)
		if err != nil {
			r.Findings = append(r.Findings, in.fault("file", f.ref, err, diag.Error))
			continue
		}
		if i := firstInvalid(data); i >= 0 {
			line := 1 + strings.Count(string(data[:i]), "\n")
			r.Findings = append(r.Findings, diag.At(diag.Pos{File: in.shown(f.name), Line: line}, diag.Error, "encoding", "the byte 0x%02X is not UTF-8", data[i]).
				WithHint("save the file as UTF-8"))
			continue
		}
		*f.to = r.groupsOf(string(data), f)
		if len(*f.to) == 0 {
			r.Findings = append(r.Findings, diag.At(diag.Pos{File: in.shown(f.name)}, diag.Error, "empty", "the file has no entries").
				WithHint("write a group's heading as `# For sale`, and leave an empty line between entries"))
		}
	}
}

// firstInvalid is the offset of the first byte that is not UTF-8, or is zero; -1
// where there is none.
func firstInvalid(data []byte) int {
	for i := 0; i < len(data); {
		c, n := utf8.DecodeRune(data[i:])
		if c == 0 || c == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return -1
}

// groupsOf reads groups from text: a line `# Heading` begins a group, an empty line
// ends an entry, and an entry that begins with `## Head` is a framed one. Groups
// without entries are left out.
func (r *reader) groupsOf(text string, f sheetOfGroups) []Group {
	text = strings.TrimPrefix(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text), "\ufeff")
	groups := []Group{{}}
	var entry []string
	end := func() {
		if len(entry) == 0 {
			return
		}
		g := &groups[len(groups)-1]
		whole := strings.Join(entry, "\n")
		if rest, ok := strings.CutPrefix(whole, "## "); ok {
			head, body, _ := strings.Cut(rest, "\n")
			g.Entries = append(g.Entries, Notice{Head: r.typographic(head), Text: emphasis(r.typographic(body)), Display: true})
		} else {
			g.Entries = append(g.Entries, f.entry(whole))
		}
		entry = entry[:0]
	}
	for line := range strings.SplitSeq(text, "\n") {
		line = strings.TrimSpace(line)
		head, isHead := strings.CutPrefix(line, "# ")
		switch {
		case isHead:
			end()
			groups = append(groups, Group{Head: r.typographic(head)})
		case line == "":
			end()
		default:
			if f.lines {
				end()
			}
			entry = append(entry, line)
		}
	}
	end()
	kept := groups[:0]
	for _, g := range groups {
		if len(g.Entries) > 0 {
			kept = append(kept, g)
		}
	}
	return kept
}
