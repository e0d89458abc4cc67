package edition

import (
	"path"
	"slices"
	"strings"

	"broadsheet/layout/diag"
	"broadsheet/layout/story"
	"broadsheet/layout/yaml"
)

// Target is where an index, a refer or an ear points: to a page by its folio, or
// to a story by its file, as Story.File has it; which page that is makeup knows.
type Target struct {
	Pos   diag.Pos
	Folio string // of a page, as it is printed, or ""
	Page  string // Page.Folio of that page; "" where the edition does not have it
	File  string // of a story, or ""
}

// leadTo points a target to a page, of a double page to the one at the left.
func (t *Target) leadTo(p *Page) {
	t.Folio, t.Page = p.Folio, p.Folio
	if len(p.Folios) > 0 {
		t.Folio = p.Folios[0]
	}
}

// aim is a target that still has to be found: a page, a story or, where both are
// absent, a section. Found, if there is one, takes the story.
type aim struct {
	page    *yaml.Node
	story   ref
	section *yaml.Node
	to      *Target
	found   func(*story.Story)
}

// aimAt reads `page` and `story` of a map, of which one is needed.
func (r *reader) aimAt(n *yaml.Node, m *yaml.Mapping, pageKey, storyKey string, to *Target, found func(*story.Story)) {
	page, file := m.Get(pageKey), m.Get(storyKey)
	to.Pos = n.Pos()
	switch {
	case page != nil && file != nil:
		r.Errorf(page, "target", "both `%s` and `%s`", pageKey, storyKey).Hint = "keep `" + storyKey + "`: its page is found"
	case page != nil:
		to.Pos = page.Pos()
		r.aims = append(r.aims, aim{page: page, to: to})
	case file != nil:
		to.Pos = file.Pos()
		r.aims = append(r.aims, aim{story: r.ref(file), to: to, found: found})
	default:
		r.Errorf(n, "target", "this points nowhere").Hint = "name a story of the edition, `" + storyKey + ": stories/tides.md`, or a page, `" + pageKey + ": A6`"
	}
}

// settleTargets finds what is pointed to, once all pages and stories are read.
func (r *reader) settleTargets(in *folder) {
	for i := range r.aims {
		a := &r.aims[i]
		switch {
		case a.page != nil:
			r.settlePage(a)
		case a.section != nil:
			r.settleSection(a)
		case a.story.name != "":
			r.settleStory(a, in)
		}
	}
}

// settlePage finds a page by its folio. Of an edition that is only a part of the
// paper pages may be made elsewhere: their folios are printed as they are given.
func (r *reader) settlePage(a *aim) {
	if a.page.Kind != yaml.Scalar {
		r.Errorf(a.page, "type", "%s where a page's folio belongs", a.page.Kind)
		return
	}
	folio := strings.TrimSpace(a.page.Value)
	a.to.Folio = folio
	if folio == "" {
		r.Errorf(a.page, "no-page", "an empty folio").Hint = "name a page, as A6"
		return
	}
	var folios []string
	for i := range r.edition.Pages {
		p := &r.edition.Pages[i]
		if p.Folio == folio || slices.Contains(p.Folios, folio) {
			a.to.Page = p.Folio
			return
		}
		folios = append(folios, p.Folio)
	}
	const few = 12
	hint := "leave it so if the page is made elsewhere"
	if len(folios) <= few {
		hint += "; the pages are " + strings.Join(folios, ", ")
	}
	r.Warnf(a.page, "no-page", "the edition has no page %s; nothing leads there", folio).Hint = hint
}

// settleSection finds the first page of a section.
func (r *reader) settleSection(a *aim) {
	name := r.text(a.section)
	var sections []string
	for i := range r.edition.Pages {
		p := &r.edition.Pages[i]
		if strings.EqualFold(p.Section, name) && name != "" {
			a.to.leadTo(p)
			return
		}
		if p.Section != "" {
			sections = append(sections, p.Section)
		}
	}
	r.Errorf(a.section, "no-section", "no page has the section ‘%s’", name).Hint = meant(name, sections, "give a `page` or a `story` with it; the sections are ")
}

// settleStory finds a story among those that the edition sets.
func (r *reader) settleStory(a *aim, in *folder) {
	name := path.Clean(a.story.name)
	var names []string
	for k := range r.orders {
		o := &r.orders[k]
		if o.story.name == "" {
			continue
		}
		if path.Clean(o.story.name) == name {
			a.to.File = in.shown(name)
			if s := r.placementOf(o).Story; s != nil && a.found != nil {
				a.found(s)
			}
			return
		}
		names = append(names, o.story.name)
	}
	f := diag.At(a.story.at, diag.Error, "no-story", "%s is not a story of the edition", a.story.name)
	r.Findings = append(r.Findings, f.WithHint("%s", meant(a.story.name, names, "give the page instead; the stories are ")))
}

// meant is the hint for a name that is not among the known: the one meant, or some
// of them.
func meant(name string, known []string, these string) string {
	if near := yaml.Nearest(name, known); near != "" {
		return "did you mean `" + near + "`?"
	}
	const few = 6
	switch {
	case len(known) == 0:
		return "the edition has none"
	case len(known) > few:
		return these + strings.Join(known[:few], ", ") + " and more"
	}
	return these + strings.Join(known, ", ")
}

// PageWords names a page in a language, "Page A6"; in one that is not known it is
// the folio alone.
func PageWords(folio, language string) string {
	words := map[string]string{
		"en": "Page {}", "de": "Seite {}", "nl": "Pagina {}", "fr": "Page {}", "es": "Página {}", "it": "Pagina {}", "pt": "Página {}",
		"ms": "Halaman {}", "id": "Halaman {}", "sv": "Sidan {}", "da": "Side {}", "no": "Side {}", "nb": "Side {}", "nn": "Side {}",
		"fi": "Sivu {}", "et": "Lk {}", "lt": "{} p.", "pl": "Strona {}", "sl": "Stran {}", "hr": "Stranica {}",
		"ru": "Стр. {}", "uk": "Стор. {}", "el": "Σελίδα {}", "tr": "Sayfa {}", "ta": "பக்கம் {}",
	}[base(language)]
	if words == "" {
		return folio
	}
	return strings.Replace(words, "{}", folio, 1)
}
