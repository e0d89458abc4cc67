package edition

import (
	"cmp"
	"strings"
	"time"
)

// NoteText is the print-edition note of a placement: the edition's wording with
// the story's facts in it. Each fact is the story's own where its source gives
// it (it may have been printed elsewhere), else the edition's: its publication,
// its date, and the headline as printed on this page. It is "" where a fact or
// the wording is missing, whatever Placement.Note says.
func (e *Edition) NoteText(p *Placement) string {
	publication, date, headline := e.noteFacts(p)
	if e.Note.Wording == "" || publication == "" || date == "" || headline == "" {
		return ""
	}
	return strings.NewReplacer("{publication}", publication, "{date}", date, "{headline}", headline).Replace(e.Note.Wording)
}

// noteFacts are the note's facts, "" where one is not known; the date is
// written out.
func (e *Edition) noteFacts(p *Placement) (publication, date, headline string) {
	publication, headline = e.Publication, p.printHeadline()
	day := e.Date
	if p.Story != nil {
		own := p.Story.Note
		if own.Publication != "" {
			publication = own.Publication
		}
		if own.Headline != "" {
			headline = own.Headline
		}
		if t, err := time.Parse(time.DateOnly, own.Date); err == nil {
			day = t
		}
	}
	return publication, FormatDate(day, e.Language), headline
}

// printHeadline is the headline as it stands on the page.
func (p *Placement) printHeadline() string {
	if p.Story == nil {
		return p.Headline.Text
	}
	return cmp.Or(p.Headline.Text, p.Story.Printed())
}

// DateLine is the edition's date with its weekday, for the folio and the line
// below the nameplate; "" where the edition has no date.
func (e *Edition) DateLine() string { return FormatWeekday(e.Date, e.Language) }

// notePlaces are the places of a note's wording.
var notePlaces = [...]string{"{publication}", "{date}", "{headline}"}

// noteWording is the note in a language, with the quotation marks of its
// newspapers; "" for a language in which we have no wording.
func noteWording(language string) string {
	switch base(language) {
	case "en":
		return "A version of this article appeared in the print edition of {publication} on {date}, with the headline ‘{headline}’."
	case "de":
		return "Eine Fassung dieses Artikels erschien am {date} in der Druckausgabe von {publication} unter der Überschrift „{headline}“."
	case "fr":
		return "Une version de cet article a paru dans l’édition imprimée de {publication} du {date}, sous le titre «\u202f{headline}\u202f»."
	case "es":
		return "Una versión de este artículo apareció en la edición impresa de {publication} del {date}, con el titular «{headline}»."
	case "it":
		return "Una versione di questo articolo è apparsa nell’edizione cartacea di {publication} del {date}, con il titolo «{headline}»."
	case "nl":
		return "Een versie van dit artikel verscheen op {date} in de gedrukte editie van {publication}, met de kop ‘{headline}’."
	case "pt":
		if isRegion(language, "BR") {
			return "Uma versão deste artigo foi publicada na edição impressa de {publication} de {date}, com o título “{headline}”."
		}
		return "Uma versão deste artigo foi publicada na edição impressa de {publication} de {date}, com o título «{headline}»."
	case "sv":
		return "En version av den här artikeln publicerades i den tryckta utgåvan av {publication} den {date}, med rubriken ”{headline}”."
	case "da":
		return "En version af denne artikel blev bragt i den trykte udgave af {publication} den {date} med overskriften »{headline}«."
	case "no", "nb":
		return "En versjon av denne artikkelen sto på trykk i {publication} {date}, med tittelen «{headline}»."
	case "nn":
		return "Ein versjon av denne artikkelen stod på trykk i {publication} {date}, med tittelen «{headline}»."
	case "fi":
		return "Versio tästä artikkelista julkaistiin {publication} -lehden painetussa numerossa {date} otsikolla ”{headline}”."
	case "pl":
		return "Wersja tego artykułu ukazała się w drukowanym wydaniu {publication} {date} pod tytułem „{headline}”."
	case "ru":
		return "Версия этой статьи опубликована в печатном выпуске {publication} от {date} под заголовком «{headline}»."
	case "uk":
		return "Версію цієї статті надруковано у випуску {publication} від {date} під заголовком «{headline}»."
	case "tr":
		return "Bu yazının bir sürümü {publication} gazetesinin {date} tarihli basılı nüshasında “{headline}” başlığıyla yayımlandı."
	case "ms":
		return "Satu versi artikel ini diterbitkan dalam edisi cetak {publication} pada {date}, dengan tajuk ‘{headline}’."
	case "id":
		return "Versi artikel ini terbit dalam edisi cetak {publication} pada {date}, dengan judul “{headline}”."
	}
	return ""
}
