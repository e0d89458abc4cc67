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
	pages, findings, err := makeup.Pages(ed, lib)
	if err != nil {
		return nil, nil, err
	}
	return pages, append(findings, preflight.Check(pages)...), nil
}
