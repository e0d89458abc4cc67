package edition

import (
	"strings"

	"broadsheet/layout/diag"
)

// JumpLines are the lines that lead from one part of a story to the other, with
// the place {page} for a folio.
type JumpLines struct{ To, From string }

// jumpPlace is where the folio stands in them.
const jumpPlace = "{page}"

// Lead is the line under a part that runs on to a page.
func (j JumpLines) Lead(folio string) string { return strings.ReplaceAll(j.To, jumpPlace, folio) }

// Back is the line over a part that comes from a page.
func (j JumpLines) Back(folio string) string { return strings.ReplaceAll(j.From, jumpPlace, folio) }

// jumpLines are those of a language, English ones where we have none.
func jumpLines(language string) JumpLines {
	switch base(language) {
	case "de":
		return JumpLines{"Fortsetzung auf Seite {page}", "Fortsetzung von Seite {page}"}
	case "fr":
		return JumpLines{"Suite page {page}", "Suite de la page {page}"}
	case "es":
		return JumpLines{"Continúa en la página {page}", "Viene de la página {page}"}
	case "it":
		return JumpLines{"Continua a pagina {page}", "Segue da pagina {page}"}
	case "nl":
		return JumpLines{"Vervolg op pagina {page}", "Vervolg van pagina {page}"}
	case "pt":
		return JumpLines{"Continua na página {page}", "Continuação da página {page}"}
	case "sv":
		return JumpLines{"Fortsättning på sidan {page}", "Fortsättning från sidan {page}"}
	case "da":
		return JumpLines{"Fortsættes på side {page}", "Fortsat fra side {page}"}
	case "no", "nb", "nn":
		return JumpLines{"Fortsetter på side {page}", "Fortsatt fra side {page}"}
	case "fi":
		return JumpLines{"Jatkuu sivulla {page}", "Jatkoa sivulta {page}"}
	case "pl":
		return JumpLines{"Dokończenie na stronie {page}", "Dokończenie ze strony {page}"}
	case "ru":
		return JumpLines{"Продолжение на стр. {page}", "Продолжение со стр. {page}"}
	}
	return JumpLines{"Continued on page {page}", "Continued from page {page}"}
}

// settleJumps gives the places in which stories run on the files of those stories,
// and reports those to which none does.
func (r *reader) settleJumps(in *folder) {
	e := &r.edition
	for i := range e.Pages {
		p := &e.Pages[i]
		first := map[string]int{} // line of its place
		for k := range p.Stories {
			at := &p.Stories[k]
			if at.Continues == "" {
				continue
			}
			at.Continues = in.shown(at.Continues)
			if line, twice := first[at.Continues]; twice {
				r.Findings = append(r.Findings, diag.At(at.Pos, diag.Error, "jump", "a second place for %s on page %s", at.Continues, p.Folio).
					WithHint("the first, in line %d, takes all that runs on here", line))
				continue
			}
			first[at.Continues] = at.Pos.Line
			r.checkContinues(at, p.Folio)
		}
	}
}

// checkContinues sees that a story may run on to a place on a page.
func (r *reader) checkContinues(at *Placement, folio string) {
	e := &r.edition
	known := false
	runsOn := func(p *Placement, jumpTo string) bool {
		if p.Story == nil || p.Story.File != at.Continues {
			return false
		}
		known = true
		for _, j := range p.Jumps {
			if j.Folio == folio {
				return true
			}
		}
		return jumpTo == folio
	}
	for i := range e.Stories {
		if runsOn(&e.Stories[i], folio) {
			return
		}
	}
	for i := range e.Pages {
		for k := range e.Pages[i].Stories {
			if runsOn(&e.Pages[i].Stories[k], e.Pages[i].JumpTo.Folio) {
				return
			}
		}
	}
	if known {
		r.Findings = append(r.Findings, diag.At(at.Pos, diag.Error, "jump", "%s does not run on to page %s", at.Continues, folio).
			WithHint("say so where it begins: `jump: %s`", folio))
		return
	}
	r.Findings = append(r.Findings, diag.At(at.Pos, diag.Error, "jump", "%s begins on no page", at.Continues).
		WithHint("place it on an earlier page with `jump: %s`", folio))
}
