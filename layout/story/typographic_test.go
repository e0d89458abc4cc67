package story

import (
	"strings"
	"testing"
	"unicode"
)

func TestTypographic(t *testing.T) {
	for _, c := range []struct{ language, in, want string }{
		{"en-GB", `"Yes," he said.`, `“Yes,” he said.`},
		{"en-GB", `He said "no" and 'yes'.`, `He said “no” and ‘yes’.`},
		{"en-GB", `"It's the boys' 'own' idea," she said.`, `“It’s the boys’ ‘own’ idea,” she said.`},
		{"en-GB", `"He told me 'never again.'"`, `“He told me ‘never again.’”`},
		{"en-GB", `"'Never,' he said," she said.`, `“‘Never,’ he said,” she said.`},
		{"en-GB", `"Going on in the next paragraph`, `“Going on in the next paragraph`},
		{"en-GB", `and it ends here."`, `and it ends here.”`},
		{"en-GB", `'Tis the '90s and rock 'n' roll`, `’Tis the ’90s and rock ’n’ roll`},
		{"en-GB", `in '97 and '98`, `in ’97 and ’98`},
		{"en-GB", `'50 dead' in blast`, `‘50 dead’ in blast`},
		{"en-GB", `'Cause for concern' over eels`, `‘Cause for concern’ over eels`},
		{"en-GB", `I did it 'cause I could`, `I did it ’cause I could`},
		{"en-GB", `He is 5' 10" tall, or 6'2"`, `He is 5′ 10″ tall, or 6′2″`},
		{"en-GB", `"It was 1990"`, `“It was 1990”`},
		{"en-GB", `"It was 12"`, `“It was 12”`},
		{"en-GB", `the 1980's and M15's`, `the 1980’s and M15’s`},
		{"en-GB", `(the "last" one) ["x"]`, `(the “last” one) [“x”]`},
		{"en-GB", `"...and then"`, `“…and then”`},
		{"en-GB", `well-"known" man`, `well-“known” man`},
		{"en-GB", `O'Brien's don't rock'n'roll`, `O’Brien’s don’t rock’n’roll`},
		{"en-GB", "``TeX'' and ''wire''", `“TeX” and “wire”`},
		{"en-GB", `It can't - but a ceasefire can, & did!`, `It can’t – but a ceasefire can, & did!`},
		{"en-GB", `one--two -- three--`, `one – two – three –`},
		{"en-GB", `"I was--"`, `“I was –”`},
		{"en-GB", `one---two`, `one—two`},
		{"en-US", `It can - or not`, `It can – or not`},
		{"en-GB", `1999-2003, pp 10-12 and 2016-17`, `1999–2003, pp 10–12 and 2016-17`},
		{"en-GB", `won 7-6, call 555-1234 or 020-7946-0958`, `won 7-6, call 555-1234 or 020-7946-0958`},
		{"en-GB", `on 2017-07-11, a 737-800 and F-16, 10-12-14`, `on 2017-07-11, a 737-800 and F-16, 10-12-14`},
		{"en-GB", `run it with --strict and -v`, `run it with --strict and -v`},
		{"en-GB", `----- <!-- x -->`, `----- <!-- x -->`},
		{"en-GB", `Wait... what....`, `Wait… what….`},
		{"en-GB", "two  spaces\tand\u00a0one", "two spaces and\u00a0one"},
		{"en-GB", "a\x07b\x7f", "ab"},
		{"en-GB", `“Already” ‘set’ – it’s fine…`, `“Already” ‘set’ – it’s fine…`},
		{"de", `"Ja", sagte 'er' und wenn's geht: "Das 'Neue' ist's"`, `„Ja“, sagte ‚er‘ und wenn’s geht: „Das ‚Neue‘ ist’s“`},
		{"de-CH", `"Ja" und 'nein', 1'000'000`, `«Ja» und ‹nein›, 1’000’000`},
		{"fr", `"Oui", dit l'homme. « Non » ? Si : là !`, "«\u202fOui\u202f», dit l’homme. «\u202fNon\u202f»\u202f? Si\u00a0: là\u202f!"},
		{"es", `"Sí", 'no'`, `«Sí», “no”`},
		{"nl", `'s avonds in 's-Gravenhage "ja"`, `’s avonds in ’s-Gravenhage “ja”`},
		{"sv", `"Ja" och 'nej'`, `”Ja” och ’nej’`},
		{"pl", `"Tak"`, `„Tak”`},
		{"ru", `"Да"`, `«Да»`},
		{"no", `"Ja"`, `«Ja»`},
		{"", `"x"`, `“x”`},
		{"en", ``, ``},
	} {
		if got := Typographic(c.in, c.language); got != c.want {
			t.Errorf("%s %q:\n got %q\nwant %q", c.language, c.in, got, c.want)
		}
	}
}

func TestTypographicSpans(t *testing.T) {
	in := []Span{{Text: ` "It `}, {Text: `isn't" `, Emph: true}, {Text: ` - not`}, {Text: "...", Strong: true}, {Text: "  "}}
	got := typographicSpans(in, "en")
	var b strings.Builder
	for _, s := range got {
		b.WriteString(marked(s) + "|")
	}
	if want := "“It |*isn’t” *|– not|**…**|"; b.String() != want {
		t.Errorf("got %q, want %q", b.String(), want)
	}
}

// words is the letters and digits of s.
func words(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

// FuzzTypographic holds that no letter or digit is lost, changed or moved, that
// a second run changes no more letters, and that spans give the same text.
func FuzzTypographic(f *testing.F) {
	for _, s := range []string{`"a 'b' c"`, `'90s 5' 10"`, `a -- b---c 1999-2003...`, "« a » ? !", "``a''", "a\u00a0 b"} {
		f.Add(s, "fr", 3)
		f.Add(s, "en", 5)
	}
	f.Fuzz(func(t *testing.T, s, language string, cut int) {
		s = strings.ToValidUTF8(s, "")
		got := Typographic(s, language)
		if words(got) != words(s) {
			t.Fatalf("%q became %q", s, got)
		}
		if len(s) == 0 {
			return
		}
		cut = int(uint(cut) % uint(len(s)))
		for cut > 0 && s[cut]&0xc0 == 0x80 {
			cut--
		}
		var b strings.Builder
		for _, sp := range typographicSpans([]Span{{Text: s[:cut]}, {Text: s[cut:], Emph: true}}, language) {
			b.WriteString(sp.Text)
		}
		if b.String() != strings.Trim(got, " ") {
			t.Fatalf("%q cut at %d: %q, whole %q", s, cut, b.String(), got)
		}
	})
}
