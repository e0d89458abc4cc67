package edition

import (
	"strings"

	"broadsheet/layout/geom"
	"broadsheet/layout/yaml"
)

// section is what the pages of one section have of their own, over the edition's.
type section struct {
	name   string
	at     *yaml.Node // its key
	styles *Styles    // of all its pages
	sheet  Sheet
	sheets sheetKeys // over the edition's
}

// sectionTint is the strength of a section's tint, per cent of its ink.
const sectionTint = 10

// sections reads the sections: a map from names to what each has of its own.
func (r *reader) sections(n *yaml.Node) {
	if n == nil {
		return
	}
	if n.Kind != yaml.Map {
		r.Errorf(n, "type", "%s where a map of sections belongs", n.Kind).Hint = "write `sections: {Sport: {ink: C100 M60 Y0 K10}}`"
		return
	}
	for _, pair := range n.Pairs {
		name := r.typographic(pair.Key.Value)
		if s := r.section(name); s != nil {
			r.Errorf(pair.Key, "section", "a second section `%s`", name)
			continue
		}
		s := section{name: name, at: pair.Key}
		m := r.Map(pair.Value, "styles", "ink", "sheet")
		r.sectionStyles(m, &s)
		r.own = append(r.own, s)
	}
}

// section is what a section has of its own, nil for none. Capitals do not count.
func (r *reader) section(name string) *section {
	for i := range r.own {
		if strings.EqualFold(r.own[i].name, name) {
			return &r.own[i]
		}
	}
	return nil
}

// sectionStyles puts a section's ink, then its styles over the edition's.
func (r *reader) sectionStyles(m *yaml.Mapping, s *section) {
	edition := r.styles
	defer func() { r.styles = edition }()
	if v := m.Get("ink"); v != nil {
		ink, to := r.ink(v), &r.styles.styles
		to.Kicker.Ink, to.Section.Ink = ink, ink
		to.Tint = tinted(ink)
	}
	s.sheets = r.sheetKeys(m.Get("sheet"))
	styles := m.Get("styles")
	if styles != nil {
		r.styleSheet(styles)
	}
	r.tie(s.sheets.baseline, r.given, styles)
	of := r.styles.resolve()
	s.styles, s.sheet = &of, r.sheet(of.Body.Leading, r.sheets, s.sheets)
	r.checkLeading(styles.Get("body").Get("leading"), of.Body.Leading, s.sheet)
}

// tinted is an ink at the strength of a tint.
func tinted(i geom.Ink) geom.Ink {
	part := func(v uint8) uint8 { return uint8((int(v)*sectionTint + 50) / 100) }
	return geom.Ink{C: part(i.C), M: part(i.M), Y: part(i.Y), K: part(i.K)}
}

// flags decides which pages print the flag of their section where the spec does
// not say: the first of each run of pages of one section.
func (r *reader) flags(given []bool) {
	pages := r.edition.Pages
	for i := range pages {
		if !given[i] {
			pages[i].Flag = pages[i].Section != "" && (i == 0 || !strings.EqualFold(pages[i-1].Section, pages[i].Section))
		}
	}
}

// checkSections reports sections that no page has.
func (r *reader) checkSections() {
	for _, s := range r.own {
		var names []string
		used := false
		for i := range r.edition.Pages {
			names = append(names, r.edition.Pages[i].Section)
			used = used || strings.EqualFold(s.name, r.edition.Pages[i].Section)
		}
		if used {
			continue
		}
		f := r.Warnf(s.at, "section", "no page has the section `%s`", s.name)
		f.Hint = "name it in the pages' `section`"
		if near := yaml.Nearest(s.name, names); near != "" {
			f.Hint = "did you mean `" + near + "`?"
		}
	}
}
