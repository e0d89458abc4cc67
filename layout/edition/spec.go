package edition

import (
	"slices"
	"strings"

	"broadsheet/layout/diag"
	"broadsheet/layout/geom"
	"broadsheet/layout/story"
	"broadsheet/layout/yaml"
)

// reader reads one page spec. It fills the edition as far as the spec alone can
// say; orders are what the stories and pictures still have to settle, one for
// each placement in the order of the spec.
type reader struct {
	yaml.Reader
	edition     Edition
	styles      sheetOfStyles
	sheets      sheetKeys  // the edition's
	own         []section  // what sections have of their own
	given       *yaml.Node // the edition's styles
	fonts       []ref
	note        *bool // whether the spec has the note set everywhere or nowhere
	orders      []order
	asides      []aside          // pictures of modules
	rowFiles    []sheetOfRows    // of tables
	numberFiles []sheetOfNumbers // of charts
	groupFiles  []sheetOfGroups  // of classifieds and results
	aims        []aim            // what points inside
	indexes     []openIndex      // indexes that are to have all sections
	enclosed    []enclosed       // stories within modules
	later       diag.List        // what the stories' readers found, which stops nothing
}

// ref is a file or folder that a spec names, below the edition's folder.
type ref struct {
	name string
	at   diag.Pos
}

// order is what a placement still waits for.
type order struct {
	page, place int // of the placement
	story       ref
	beside      string // a picture for the story's first that has no file
	given       bool   // the spec gives the pictures
	pictures    []pictureOrder
	note        *bool
	noteAt, at  *yaml.Node
	placed      bool // it has a place or a role
}

// pictureOrder is a picture of a spec. File and the texts are "" where the
// story or the picture itself may give them; silent has the texts that the spec
// leaves out on purpose (`caption: ""`).
type pictureOrder struct {
	Picture
	file   ref
	page   int // of a PDF, 0 for the first
	silent struct{ caption, credit, alt bool }
}

// read reads a spec. What it finds is in r.Findings, in the order of the file.
func (r *reader) read(file string, data []byte) {
	r.edition.File = file
	n, err := yaml.Parse(file, data, 1)
	if err != nil {
		r.Findings = append(r.Findings, asList(file, err)...)
		return
	}
	r.house()
	if n.Kind == yaml.Null {
		r.Errorf(n, "empty", "the page spec is empty").Hint = "the least is `pages: [{stories: [story.md]}]`"
		return
	}
	before := len(r.Findings)
	m := r.Map(n, "publication", "date", "edition", "language", "price", "note", "fonts", "hyphenation",
		"sheet", "styles", "sections", "copyfit", "jump-lines", "templates", "seed", "stories", "pages")
	known := len(r.Findings) == before
	r.language(m.Get("language"))
	r.masthead(m)
	r.sheets = r.sheetKeys(m.Get("sheet"))
	r.readStyles(m.Get("styles"))
	r.sections(m.Get("sections"))
	r.wording(m.Get("note"))
	for _, item := range r.List(m.Get("fonts")) {
		if f := r.ref(item); f.name != "" {
			r.fonts = append(r.fonts, f)
		}
	}
	if m.Get("pages") == nil && known {
		r.Errorf(n, "no-pages", "the page spec has no pages").Hint = "the least is `pages: [{stories: [story.md]}]`"
	}
	r.copyfit(m.Get("copyfit"))
	r.jumpLines(m.Get("jump-lines"))
	r.edition.Seed = r.Int(m.Get("seed"), 1, 1<<30)
	r.templates(m.Get("templates"))
	r.pages(m.Get("pages"))
	r.checkSections()
	r.pool(m.Get("stories"))
	r.checkPool()
}

// asList is an error of package yaml as findings.
func asList(file string, err error) diag.List {
	if l, ok := err.(diag.List); ok {
		return l
	}
	return diag.List{diag.At(diag.Pos{File: file}, diag.Error, "yaml", "%v", err)}
}

// language reads the edition's language, British English where it has none.
func (r *reader) language(n *yaml.Node) {
	r.edition.Language = "en-GB"
	if n == nil {
		return
	}
	s := r.String(n)
	if !isTag(s) {
		r.Errorf(n, "language", "`%s` is not a language", s).Hint = "write a code such as en-GB, de or pt-BR"
		return
	}
	r.edition.Language = s
}

// isTag reports whether s has the form of a BCP 47 tag: letters, then parts of
// letters and digits, up to eight each.
func isTag(s string) bool {
	for i, part := range strings.Split(s, "-") {
		if i == 0 && (len(part) < 2 || len(part) > 3) || len(part) == 0 || len(part) > 8 {
			return false
		}
		for _, c := range []byte(strings.ToLower(part)) {
			if (c < 'a' || c > 'z') && (i == 0 || c < '0' || c > '9') {
				return false
			}
		}
	}
	return true
}

// masthead reads what the edition is.
func (r *reader) masthead(m *yaml.Mapping) {
	e := &r.edition
	e.Publication = r.text(m.Get("publication"))
	e.Name = r.text(m.Get("edition"))
	e.Price = r.text(m.Get("price"))
	e.Date = r.Date(m.Get("date"))
	for _, item := range r.List(m.Get("hyphenation")) {
		word := r.String(item)
		if strings.ContainsAny(word, " \t\n") || strings.Trim(word, "-") == "" {
			r.Errorf(item, "hyphenation", "`%s` is not a word with its hyphens", word).Hint = "write one word an item, as ta-ble"
			continue
		}
		e.Hyphenation = append(e.Hyphenation, word)
	}
}

// ref is a path. Its name is "" where n is none, with a finding.
func (r *reader) ref(n *yaml.Node) ref {
	name := r.String(n)
	if name == "" && n.Kind == yaml.Scalar {
		r.Errorf(n, "no-file", "an empty path").Hint = "name a file, relative to the folder of the page spec"
	}
	return ref{name, n.Pos()}
}

// text is text of the page, with typographic characters.
func (r *reader) text(n *yaml.Node) string {
	if n == nil {
		return ""
	}
	return r.typographic(r.String(n))
}

// typographic is one paragraph of text with a printer's characters.
func (r *reader) typographic(s string) string {
	return story.Typographic(strings.Join(strings.Fields(s), " "), r.edition.Language)
}

// readStyles puts the spec's styles over the house's and ties body text to the
// baseline grid.
func (r *reader) readStyles(n *yaml.Node) {
	if n != nil {
		r.styleSheet(n)
	}
	r.given = n
	r.tie(r.sheets.baseline, n)
	e := &r.edition
	e.Styles = r.styles.resolve()
	e.Sheet = r.sheet(e.Styles.Body.Leading, r.sheets)
	r.checkLeading(n.Get("body").Get("leading"), e.Styles.Body.Leading, e.Sheet)
}

// tie ties the leading of body text and of text in boxes to the step of the baseline
// grid, where that is given and the last of the style sheets does not give a
// leading, and has what stands in body text follow it in what none of them gives.
func (r *reader) tie(baseline *geom.Length, sheets ...*yaml.Node) {
	for _, name := range [...]string{"body", "box-text"} {
		if baseline != nil && sheets[len(sheets)-1].Get(name).Get("leading") == nil {
			r.styles.leading[r.index(name)] = measure{length: *baseline}
		}
	}
	for _, name := range [...]string{"item", "story-dateline", "refer-text"} {
		r.follow(name, sheets)
	}
}

// index is the place of a style in Styles.texts.
func (r *reader) index(name string) int {
	for i, t := range r.styles.styles.texts() {
		if t.name == name {
			return i
		}
	}
	panic("edition: no style " + name)
}

// follow has a style that stands in body text take from body what no style sheet
// gives it itself.
func (r *reader) follow(name string, sheets []*yaml.Node) {
	own := func(key string) bool {
		return slices.ContainsFunc(sheets, func(n *yaml.Node) bool { return n.Get(name).Get(key) != nil })
	}
	i, body := r.index(name), r.index("body")
	to, from := r.styles.styles.texts()[i].Style, &r.styles.styles.Body
	if !own("face") {
		to.Face, to.FacePos = from.Face, from.FacePos
	}
	if !own("size") {
		to.Size = from.Size
	}
	if !own("ink") {
		to.Ink = from.Ink
	}
	if !own("leading") {
		r.styles.leading[i] = r.styles.leading[body]
	}
	named := slices.ContainsFunc(sheets, func(n *yaml.Node) bool { return n.Get(name) != nil })
	if !named && to.Align == from.Align {
		to.HJ = from.HJ
	}
}

// checkLeading warns of a body leading, given at n, that is not the step of the grid.
func (r *reader) checkLeading(n *yaml.Node, leading geom.Length, s Sheet) {
	if n != nil && leading != s.Baseline {
		r.Warnf(n, "off-grid", "a body leading of %s on a baseline grid of %s", leading, s.Baseline).Hint =
			"body text stands on the grid: give one of the two, or both alike"
	}
}

// wording reads how the note of the print edition is set.
func (r *reader) wording(n *yaml.Node) {
	e := &r.edition
	e.Note = Note{Show: true, Wording: noteWording(e.Language)}
	if n == nil {
		return
	}
	if n.Kind == yaml.Scalar {
		show := r.Bool(n)
		r.note = &show
		return
	}
	m := r.Map(n, "show", "wording")
	if v := m.Get("show"); v != nil {
		show := r.Bool(v)
		r.note = &show
	}
	if v := m.Get("wording"); v != nil {
		e.Note.Wording = r.text(v)
		r.checkWording(v)
	}
}

// checkWording reports places that a note does not have.
func (r *reader) checkWording(n *yaml.Node) {
	rest := n.Value
	for {
		_, after, found := strings.Cut(rest, "{")
		name, next, closed := strings.Cut(after, "}")
		if !found || !closed {
			return
		}
		known := false
		for _, p := range notePlaces {
			known = known || p == "{"+name+"}"
		}
		if !known {
			r.Errorf(n, "wording", "the note has no place `{%s}`", name).Hint = "its places are " + strings.Join(notePlaces[:], ", ")
		}
		rest = next
	}
}
