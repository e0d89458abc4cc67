package edition

import (
	"strings"

	"broadsheet/layout/story"
	"broadsheet/layout/yaml"
)

// Results are results of matches in groups, a competition each. An entry's detail,
// the scorers, is in emphasis.
type Results struct {
	Title   string
	Groups  []Group
	Columns int    // legs; 0 for as many as hold a measure of agate
	File    string // of the groups, as the spec writes it, or ""
	Box     Box
}

func (r *Results) name() string { return called("results", r.Title, r.File) }

// results reads results: groups in the spec, or a text file with a line for each
// match.
func (r *reader) results(n *yaml.Node) *Results {
	c := &Results{Box: Unboxed}
	m := r.Map(n, "title", "groups", "file", "columns", "box")
	c.Title = r.text(m.Get("title"))
	c.Columns = r.legCount(m)
	r.box(m, &c.Box)
	for _, item := range r.List(m.Get("groups")) {
		c.Groups = append(c.Groups, r.competition(item))
	}
	c.File = r.groupsFrom(n, m, &c.Groups, sheetOfGroups{entry: r.match, lines: true, what: "results"},
		"give some: `groups: [{head: Harbour League, matches: [\"Marrow Rovers 2, Harbour Town 1 — Quill 12, 67\"]}]`, or a text file: `file: results.txt`")
	return c
}

// competition reads a group of results.
func (r *reader) competition(n *yaml.Node) Group {
	before := len(r.Findings)
	m := r.Map(n, "head", "matches")
	g := Group{Head: r.text(m.Get("head"))}
	for _, item := range r.List(m.Get("matches")) {
		if item.Kind == yaml.Scalar {
			g.Entries = append(g.Entries, r.match(r.String(item)))
			continue
		}
		g.Entries = append(g.Entries, r.played(item))
	}
	if len(r.Findings) == before {
		r.filled(n, len(g.Entries), "a competition without matches", "give it some: `matches: [\"Marrow Rovers 2, Harbour Town 1\"]`")
	}
	return g
}

// played is a match as a map: who played whom, the score between them, and its
// detail.
func (r *reader) played(n *yaml.Node) Notice {
	before := len(r.Findings)
	m := r.Map(n, "home", "score", "away", "detail")
	home, score, away := r.text(m.Get("home")), r.text(m.Get("score")), r.text(m.Get("away"))
	if home == "" && len(r.Findings) == before {
		r.Errorf(n, "empty", "a match without a home side").Hint = "write `{home: Marrow Rovers, score: 2–1, away: Harbour Town, detail: \"Quill 12, 67\"}`"
	}
	return result(strings.Join(strings.Fields(home+" "+ranged(score)+" "+away), " "), r.text(m.Get("detail")))
}

// ranged gives a score its dash: "2-1".
func ranged(s string) string {
	if home, away, ok := strings.Cut(s, "-"); ok && leading(home) == home && leading(away) == away {
		return home + "–" + away
	}
	return s
}

// match is a result as plain text: what follows the first dash between spaces is
// its detail.
func (r *reader) match(s string) Notice {
	s = r.typographic(s)
	for _, dash := range [...]string{" — ", " – "} {
		if score, detail, ok := strings.Cut(s, dash); ok {
			return result(score, detail)
		}
	}
	return result(s, "")
}

// result is a notice of a score and its detail.
func result(score, detail string) Notice {
	out := emphasis(score)
	if detail = strings.TrimSpace(detail); detail != "" {
		out = append(out, story.Span{Text: "\u2002"}, story.Span{Text: detail, Emph: true})
	}
	return Notice{Text: out}
}
