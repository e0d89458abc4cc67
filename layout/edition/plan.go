package edition

import (
	"slices"
	"strconv"
	"strings"

	"broadsheet/layout/diag"
	"broadsheet/layout/yaml"
)

// Wishes are what make-up may do with a story for which the spec gives no place,
// and what copyfitting may do with any.
type Wishes struct {
	Auto     bool   // the program places it
	Priority int    // 1 for the lead; stories without one rank in the order of the list, after those that have one
	Must     bool   // the page is not right without it
	Length   Length // to which it may be cut
	Jumps    []Jump // pages on which it runs on, in this order
	JumpHead string // its headline there; "" for the story's
	// Of a story of the edition's list: the section whose pages it may stand on, ""
	// for any, and the page that it must stand on, "" for none.
	Section, Folio string
	// SpanOnly is the number of columns that the story is to span where the program
	// places it; 0 for any.
	SpanOnly int
	// From is the folio of the page that the story comes from, where it is a
	// continuation; make-up fills it in.
	From string
}

// Length is how many words a story keeps at least and has at most, when
// paragraphs are cut from its end; 0 for all of them.
type Length struct{ Least, Most int }

// Jump is a page on which a story runs on.
type Jump struct {
	Folio string
	Pos   diag.Pos
}

// Region is a place of a page template. Stories and modules take it by its role.
type Region struct {
	Pos  diag.Pos
	Role string
	At   Area
}

// Template is a named list of regions.
type Template struct {
	Name    string
	Regions []Region
}

// Copyfit bounds what may be done to make copy fit, in the order given by Steps.
// Looser and tighter lines, which the H&J limits of the style bound, always come
// first.
type Copyfit struct {
	Steps    []FitStep
	Crop     int // per cent of a picture's depth that may be cropped or added
	Tracking int // thousandths of an em by which body text may be tracked, in three steps
	Headline int // sizes of the series by which a headline may be smaller or larger
	Cut      int // per cent of the words that may be cut, where a story gives no length; 0 for none
}

// FitStep is one way to make copy fit.
type FitStep string

// The ways: a picture's crop, tracking of body text, the headline's size, and
// paragraphs cut from the end.
const (
	FitCrop     FitStep = "crop"
	FitTracking FitStep = "tracking"
	FitHeadline FitStep = "headline"
	FitCut      FitStep = "cut"
)

// houseCopyfit is the house's: a sixth of a picture, then the headline's next
// size, then tracking that nobody sees; nothing is cut unless the spec lets it.
func houseCopyfit() Copyfit {
	return Copyfit{Steps: []FitStep{FitCrop, FitHeadline, FitTracking, FitCut}, Crop: 16, Tracking: 9, Headline: 1}
}

// mostCrop is how much of a picture's depth may be cropped or added, in per cent.
const mostCrop = 50

// copyfit reads the bounds of copyfitting.
func (r *reader) copyfit(n *yaml.Node) {
	c := houseCopyfit()
	m := r.Map(n, "order", "crop", "tracking", "headline", "cut")
	if v := m.Get("order"); v != nil {
		c.Steps = nil
		for _, item := range r.List(v) {
			step := FitStep(r.Enum(item, string(FitCrop), string(FitTracking), string(FitHeadline), string(FitCut)))
			if slices.Contains(c.Steps, step) && step != "" {
				r.Errorf(item, "value", "the step `%s` a second time", step).Hint = "name each step once, in the order in which they are taken"
			}
			c.Steps = append(c.Steps, step)
		}
	}
	if v := m.Get("crop"); v != nil {
		if c.Crop = r.percent(v); c.Crop > mostCrop {
			r.Errorf(v, "range", "%d%% of a picture's depth is out of range", c.Crop).Hint = "give at most " + strconv.Itoa(mostCrop) + "%"
		}
	}
	if v := m.Get("tracking"); v != nil {
		c.Tracking = r.Int(v, 0, 30)
	}
	if v := m.Get("headline"); v != nil {
		c.Headline = r.Int(v, 0, 6)
	}
	if v := m.Get("cut"); v != nil {
		c.Cut = r.percent(v)
	}
	r.edition.Copyfit = c
}

// wishes reads what a placement says of how it is made up. Asked says that it is a
// wish for the program to place it.
func (r *reader) wishes(m *yaml.Mapping, p *Placement) (asked bool) {
	w := &p.Wishes
	if v := m.Get("priority"); v != nil {
		w.Priority, asked = r.Int(v, 1, 1000), true
	}
	if v := m.Get("must"); v != nil {
		w.Must, asked = r.Bool(v), true
	}
	if v := m.Get("length"); v != nil {
		w.Length = r.words(v)
	}
	if v := m.Get("jump"); v != nil {
		for _, item := range r.List(v) {
			if folio := strings.TrimSpace(r.String(item)); folio != "" {
				w.Jumps = append(w.Jumps, Jump{folio, item.Pos()})
			}
		}
	}
	w.JumpHead = r.text(m.Get("jump-head"))
	return asked
}

// jumpLines reads the wording of jump lines.
func (r *reader) jumpLines(n *yaml.Node) {
	j := jumpLines(r.edition.Language)
	m := r.Map(n, "to", "from")
	for _, k := range [...]struct {
		key string
		to  *string
	}{{"to", &j.To}, {"from", &j.From}} {
		v := m.Get(k.key)
		if v == nil {
			continue
		}
		if *k.to = r.text(v); !strings.Contains(*k.to, jumpPlace) {
			r.Errorf(v, "wording", "a jump line without its page").Hint = "say where the page stands: `Continued on page {page}`"
		}
	}
	r.edition.JumpLines = j
}

// words reads the length of a story: {min, max}, in words.
func (r *reader) words(n *yaml.Node) Length {
	const most = 1_000_000
	var l Length
	m := r.Map(n, "min", "max")
	l.Least = r.Int(m.Get("min"), 1, most)
	l.Most = r.Int(m.Get("max"), 1, most)
	if l.Least > l.Most && l.Most > 0 {
		r.Errorf(n, "length", "at least %d words and at most %d", l.Least, l.Most).Hint = "let `min` be the smaller of the two"
	}
	return l
}

// templates reads the page templates: a map from names to lists of regions.
func (r *reader) templates(n *yaml.Node) {
	if n == nil || n.Kind != yaml.Map {
		if n != nil && n.Kind != yaml.Null {
			r.Errorf(n, "type", "%s where a map from names to regions belongs", n.Kind).Hint = "as `front: [{role: lead, at: {column: 1, span: 4}}]`"
		}
		return
	}
	for _, pair := range n.Pairs {
		t := Template{Name: pair.Key.Value}
		for _, item := range r.List(pair.Value) {
			m := r.Map(item, "role", "at")
			reg := Region{Pos: item.Pos(), Role: r.role(m, item)}
			reg.At = r.area(m, item, r.edition.Sheet)
			t.Regions = append(t.Regions, reg)
		}
		r.edition.Templates = append(r.edition.Templates, t)
	}
}

func (r *reader) role(m *yaml.Mapping, n *yaml.Node) string {
	v := m.Get("role")
	if v == nil {
		r.Errorf(n, "role", "a region without a role").Hint = "say what stands there: `role: lead`"
		return ""
	}
	return strings.TrimSpace(r.String(v))
}

// template finds a page's template.
func (r *reader) template(n *yaml.Node) *Template {
	if n == nil {
		return nil
	}
	name := strings.TrimSpace(r.String(n))
	var names []string
	for i := range r.edition.Templates {
		t := &r.edition.Templates[i]
		if t.Name == name {
			return t
		}
		names = append(names, t.Name)
	}
	f := r.Errorf(n, "template", "there is no template `%s`", name)
	f.Hint = "describe it under `templates`"
	if near := yaml.Nearest(name, names); near != "" {
		f.Hint = "did you mean `" + near + "`?"
	} else if len(names) > 0 {
		f.Hint = "the templates are `" + strings.Join(names, "`, `") + "`"
	}
	return nil
}

// stage gives out the regions of a page's template.
type stage struct {
	template *Template
	unknown  bool // it is named, and is not there
	taken    []bool
}

// region takes the first free region of a role, or of any for "". A role that the
// template does not have is reported.
func (r *reader) region(s *stage, role string, n *yaml.Node, share bool) (Area, bool) {
	if s.template == nil {
		if role != "" && !s.unknown {
			r.Errorf(n, "role", "the role `%s` on a page without a template", role).Hint = "give the page a `template`, or the story a place: `at`"
		}
		return Area{}, false
	}
	var roles []string
	for i, reg := range s.template.Regions {
		free := !s.taken[i] || share && role != ""
		if reg.At.FromBottom && !share {
			if role == "" {
				continue
			}
			if reg.Role == role {
				r.Errorf(n, "role", "a story in the region `%s`, which is measured from the foot", role).Hint = "give the region its `row` from the top; modules alone stand from the foot"
				return Area{}, false
			}
		}
		if (role == "" || reg.Role == role) && free {
			first := !s.taken[i]
			s.taken[i] = true
			at := reg.At
			if !first {
				at.Row = 0
			}
			return at, true
		}
		roles = append(roles, reg.Role)
	}
	if role == "" {
		return Area{}, false
	}
	f := r.Errorf(n, "role", "the template `%s` has no region `%s`%s", s.template.Name, role, map[bool]string{true: " left"}[slices.Contains(roles, role)])
	f.Hint = "its roles are `" + strings.Join(roles, "`, `") + "`"
	if near := yaml.Nearest(role, roles); near != "" && near != role {
		f.Hint = "did you mean `" + near + "`?"
	}
	return Area{}, false
}

// pool reads the edition's list of stories, which make-up gives to pages.
func (r *reader) pool(n *yaml.Node) {
	for k, item := range r.List(n) {
		p := r.placement(item, r.edition.Sheet, -1, k, &stage{})
		p.Auto = true
		r.edition.Stories = append(r.edition.Stories, p)
	}
}

// checkPool sees that what the edition's stories ask for is there.
func (r *reader) checkPool() {
	e := &r.edition
	sections := map[string]bool{}
	var names []string
	for i := range e.Pages {
		if s := e.Pages[i].Section; s != "" && !sections[s] {
			sections[s] = true
			names = append(names, s)
		}
	}
	for i := range e.Stories {
		p := &e.Stories[i]
		if p.Section != "" && !sections[p.Section] {
			f := diag.At(p.Pos, diag.Error, "section", "no page has the section `%s`", p.Section)
			if near := yaml.Nearest(p.Section, names); near != "" {
				f = f.WithHint("did you mean `%s`?", near)
			} else {
				f = f.WithHint("the sections are those that pages have as their `section`")
			}
			r.Findings = append(r.Findings, f)
		}
		if to := r.pageOf(p.Folio); to >= 0 {
			p.Folio = e.Pages[to].Folio
		} else if p.Folio != "" {
			r.Findings = append(r.Findings, diag.At(p.Pos, diag.Error, "page", "there is no page %s", p.Folio).
				WithHint("name a page by its folio"))
		}
		r.checkJumps(p, -1)
	}
	for i := range e.Pages {
		for k := range e.Pages[i].Stories {
			r.checkJumps(&e.Pages[i].Stories[k], i)
		}
		r.checkJumpTo(i)
	}
}

// checkJumps sees that a story on page at (-1 for one yet to be chosen) runs on
// towards the end of the edition: what jumps back could wait for itself.
func (r *reader) checkJumps(p *Placement, at int) {
	from := "page " + strconv.Itoa(at+1)
	if at >= 0 {
		from = r.edition.Pages[at].Folio
	}
	for k := range p.Jumps {
		j := &p.Jumps[k]
		to := r.pageOf(j.Folio)
		switch {
		case to < 0:
			r.Findings = append(r.Findings, diag.At(j.Pos, diag.Error, "jump", "a jump to page %s, which is not there", j.Folio).
				WithHint("name a page by its folio"))
			return
		case to <= at:
			r.Findings = append(r.Findings, diag.At(j.Pos, diag.Error, "jump", "a jump back, from %s to %s", from, j.Folio).
				WithHint("let it run on to a later page; jumps that go both ways wait for each other"))
			return
		}
		j.Folio = r.edition.Pages[to].Folio
		at, from = to, j.Folio
	}
}

// checkJumpTo sees that the page on which page i's long stories run on is a later one.
func (r *reader) checkJumpTo(i int) {
	j := &r.edition.Pages[i].JumpTo
	if j.Folio == "" {
		return
	}
	switch to := r.pageOf(j.Folio); {
	case to < 0:
		r.Findings = append(r.Findings, diag.At(j.Pos, diag.Error, "jump", "stories are to run on to page %s, which is not there", j.Folio).
			WithHint("name a page by its folio"))
	case to <= i:
		r.Findings = append(r.Findings, diag.At(j.Pos, diag.Error, "jump", "stories of %s cannot run on to %s, which is no later page", r.edition.Pages[i].Folio, j.Folio).
			WithHint("name a page further on"))
	default:
		j.Folio = r.edition.Pages[to].Folio
	}
}

// pageOf is the index of the page with a folio, of a double page either of its two,
// or -1.
func (r *reader) pageOf(folio string) int {
	for i := range r.edition.Pages {
		if p := &r.edition.Pages[i]; p.Folio == folio || slices.Contains(p.Folios, folio) {
			return i
		}
	}
	return -1
}
