package layout

import (
	"broadsheet/layout/diag"
	"broadsheet/layout/edition"
	"broadsheet/layout/font"
	"broadsheet/layout/makeup"
	"broadsheet/layout/page"
	"broadsheet/layout/preflight"
)

// Pages makes up an edition's pages in faces of a library and checks them. The
// findings are those of make-up, then those of preflight, each in the order of
// the pages. An error is what stops it.
func Pages(ed *edition.Edition, lib *font.Library) ([]*page.Page, diag.List, error) {
	made, err := Make(ed, lib)
	if err != nil {
		return nil, nil, err
	}
	return made.Pages, made.Findings, nil
}

// Make is Pages, with where and why automatic make-up has put what.
func Make(ed *edition.Edition, lib *font.Library) (*makeup.Made, error) {
	made, err := makeup.Make(ed, lib)
	if err != nil {
		return nil, err
	}
	made.Findings = append(made.Findings, preflight.Check(made.Pages)...)
	return made, nil
}
