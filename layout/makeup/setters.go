package makeup

import (
	"broadsheet/layout/edition"
	"broadsheet/layout/font"
)

// setters are those of an edition: one for each style sheet that its pages have,
// the edition's own first.
type setters []*setter

// newSetters makes a setter for each style sheet. An error is that of newSetter.
func newSetters(ed *edition.Edition, lib *font.Library) (setters, error) {
	own, err := newSetter(ed, &ed.Styles, lib)
	if err != nil {
		return nil, err
	}
	all := setters{own}
	for i := range ed.Pages {
		of := ed.Pages[i].Styles
		if of == nil || all.of(&ed.Pages[i]).from == of {
			continue
		}
		set, err := newSetter(ed, of, lib)
		if err != nil {
			return nil, err
		}
		set.hyphens, set.words = own.hyphens, own.words
		all = append(all, set)
	}
	return all, nil
}

// of is the setter of a page.
func (s setters) of(p *edition.Page) *setter {
	for _, set := range s {
		if set.from == p.Styles {
			return set
		}
	}
	return s[0]
}
