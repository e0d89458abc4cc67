package edition

import "strings"

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
