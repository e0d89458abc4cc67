package edition

import (
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// FormatDate writes a date out as a language does within a sentence: "11 July
// 2017" in British English, "July 11, 2017" in American, "11. Juli 2017" in
// German. Language is BCP 47; one that is not known gives ISO 8601,
// "2017-07-11". The zero time gives "".
//
// The forms are those of CLDR 44 (long and full), except that the first of the
// month is written as newspapers do in French, Italian and Brazilian
// Portuguese ("1er juillet").
func FormatDate(t time.Time, language string) string {
	return calendarOf(language).format(t, false)
}

// FormatWeekday writes a date out with its weekday, as it stands alone in a
// folio: "Sunday 22 November 2026", "Sunday, November 22, 2026". It begins with
// a capital in every language.
func FormatWeekday(t time.Time, language string) string {
	return capitalised(calendarOf(language).format(t, true))
}

// calendar is how a language writes dates. In the forms W is the weekday, D the
// day, M the month and Y the year. First is written for the day of the first,
// if not empty.
type calendar struct {
	date, full string
	first      string
	months     string // twelve, separated by spaces
	days       string // seven from Sunday, separated by spaces
}

func (c calendar) format(t time.Time, weekday bool) string {
	if t.IsZero() {
		return ""
	}
	form := c.date
	if weekday {
		form = c.full
	}
	if form == "" {
		return t.Format(time.DateOnly)
	}
	day := strconv.Itoa(t.Day())
	if t.Day() == 1 && c.first != "" {
		day = c.first
	}
	var b strings.Builder
	for _, r := range form {
		switch r {
		case 'W':
			b.WriteString(strings.Fields(c.days)[t.Weekday()])
		case 'D':
			b.WriteString(day)
		case 'M':
			b.WriteString(strings.Fields(c.months)[t.Month()-1])
		case 'Y':
			b.WriteString(strconv.Itoa(t.Year()))
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// capitalised is s with its first letter a capital.
func capitalised(s string) string {
	_, n := utf8.DecodeRuneInString(s)
	return strings.ToUpper(s[:n]) + s[n:]
}

// base is the language without region and script: "en" of "en-GB".
func base(language string) string {
	b, _, _ := strings.Cut(strings.ToLower(language), "-")
	return b
}

// isRegion reports whether a language tag has a region, "US".
func isRegion(language, region string) bool {
	for part := range strings.SplitSeq(language, "-") {
		if strings.EqualFold(part, region) {
			return true
		}
	}
	return false
}

func calendarOf(language string) calendar {
	switch base(language) {
	case "en":
		c := calendar{date: "D M Y", full: "W D M Y",
			months: "January February March April May June July August September October November December",
			days:   "Sunday Monday Tuesday Wednesday Thursday Friday Saturday"}
		if isRegion(language, "US") {
			c.date, c.full = "M D, Y", "W, M D, Y"
		}
		return c
	case "de":
		c := calendar{date: "D. M Y", full: "W, D. M Y",
			months: "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
			days:   "Sonntag Montag Dienstag Mittwoch Donnerstag Freitag Samstag"}
		if isRegion(language, "AT") {
			c.months = strings.Replace(c.months, "Januar", "Jänner", 1)
		}
		return c
	case "nl":
		return calendar{date: "D M Y", full: "W D M Y",
			months: "januari februari maart april mei juni juli augustus september oktober november december",
			days:   "zondag maandag dinsdag woensdag donderdag vrijdag zaterdag"}
	case "fr":
		return calendar{date: "D M Y", full: "W D M Y", first: "1er",
			months: "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
			days:   "dimanche lundi mardi mercredi jeudi vendredi samedi"}
	case "es":
		return calendar{date: "D de M de Y", full: "W, D de M de Y",
			months: "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
			days:   "domingo lunes martes miércoles jueves viernes sábado"}
	case "it":
		return calendar{date: "D M Y", full: "W D M Y", first: "1º",
			months: "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
			days:   "domenica lunedì martedì mercoledì giovedì venerdì sabato"}
	case "pt":
		c := calendar{date: "D de M de Y", full: "W, D de M de Y",
			months: "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
			days:   "domingo segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado"}
		if isRegion(language, "BR") {
			c.first = "1º"
		}
		return c
	case "ms":
		return calendar{date: "D M Y", full: "W, D M Y",
			months: "Januari Februari Mac April Mei Jun Julai Ogos September Oktober November Disember",
			days:   "Ahad Isnin Selasa Rabu Khamis Jumaat Sabtu"}
	case "id":
		return calendar{date: "D M Y", full: "W, D M Y",
			months: "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember",
			days:   "Minggu Senin Selasa Rabu Kamis Jumat Sabtu"}
	}
	return northern(language)
}

func northern(language string) calendar {
	switch base(language) {
	case "sv":
		return calendar{date: "D M Y", full: "W D M Y",
			months: "januari februari mars april maj juni juli augusti september oktober november december",
			days:   "söndag måndag tisdag onsdag torsdag fredag lördag"}
	case "da":
		return calendar{date: "D. M Y", full: "W den D. M Y",
			months: "januar februar marts april maj juni juli august september oktober november december",
			days:   "søndag mandag tirsdag onsdag torsdag fredag lørdag"}
	case "no", "nb":
		return calendar{date: "D. M Y", full: "W D. M Y",
			months: "januar februar mars april mai juni juli august september oktober november desember",
			days:   "søndag mandag tirsdag onsdag torsdag fredag lørdag"}
	case "nn":
		return calendar{date: "D. M Y", full: "W D. M Y",
			months: "januar februar mars april mai juni juli august september oktober november desember",
			days:   "søndag måndag tysdag onsdag torsdag fredag laurdag"}
	case "fi":
		return calendar{date: "D. M Y", full: "W D. M Y",
			months: "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta",
			days:   "sunnuntai maanantai tiistai keskiviikko torstai perjantai lauantai"}
	case "et":
		return calendar{date: "D. M Y", full: "W, D. M Y",
			months: "jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember",
			days:   "pühapäev esmaspäev teisipäev kolmapäev neljapäev reede laupäev"}
	case "lt":
		return calendar{date: "Y m. M D d.", full: "Y m. M D d., W",
			months: "sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio",
			days:   "sekmadienis pirmadienis antradienis trečiadienis ketvirtadienis penktadienis šeštadienis"}
	}
	return eastern(language)
}

func eastern(language string) calendar {
	switch base(language) {
	case "pl":
		return calendar{date: "D M Y", full: "W, D M Y",
			months: "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
			days:   "niedziela poniedziałek wtorek środa czwartek piątek sobota"}
	case "sl":
		return calendar{date: "D. M Y", full: "W, D. M Y",
			months: "januar februar marec april maj junij julij avgust september oktober november december",
			days:   "nedelja ponedeljek torek sreda četrtek petek sobota"}
	case "hr":
		return calendar{date: "D. M Y.", full: "W, D. M Y.",
			months: "siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenoga prosinca",
			days:   "nedjelja ponedjeljak utorak srijeda četvrtak petak subota"}
	case "ru":
		return calendar{date: "D M Y г.", full: "W, D M Y г.",
			months: "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
			days:   "воскресенье понедельник вторник среда четверг пятница суббота"}
	case "uk":
		return calendar{date: "D M Y р.", full: "W, D M Y р.",
			months: "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
			days:   "неділя понеділок вівторок середа четвер пʼятниця субота"}
	case "el":
		return calendar{date: "D M Y", full: "W D M Y",
			months: "Ιανουαρίου Φεβρουαρίου Μαρτίου Απριλίου Μαΐου Ιουνίου Ιουλίου Αυγούστου Σεπτεμβρίου Οκτωβρίου Νοεμβρίου Δεκεμβρίου",
			days:   "Κυριακή Δευτέρα Τρίτη Τετάρτη Πέμπτη Παρασκευή Σάββατο"}
	case "tr":
		return calendar{date: "D M Y", full: "D M Y W",
			months: "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık",
			days:   "Pazar Pazartesi Salı Çarşamba Perşembe Cuma Cumartesi"}
	case "ta":
		return calendar{date: "D M, Y", full: "W, D M, Y",
			months: "ஜனவரி பிப்ரவரி மார்ச் ஏப்ரல் மே ஜூன் ஜூலை ஆகஸ்ட் செப்டம்பர் அக்டோபர் நவம்பர் டிசம்பர்",
			days:   "ஞாயிறு திங்கள் செவ்வாய் புதன் வியாழன் வெள்ளி சனி"}
	}
	return calendar{}
}
