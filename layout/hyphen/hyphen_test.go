package hyphen

import (
	"flag"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode"
	"unicode/utf8"
)

var seed = flag.Uint64("seed", 1, "of the random words")

// hyphenated gives a word with its hyphens.
func hyphenated(d *Dictionary, word string, before, after int) string {
	var b strings.Builder
	last := 0
	for _, p := range d.Points(word, before, after) {
		b.WriteString(word[last:p])
		b.WriteByte('-')
		last = p
	}
	b.WriteString(word[last:])
	return b.String()
}

// check holds the words, given as they should be broken.
func check(t *testing.T, d *Dictionary, before, after int, words string) {
	t.Helper()
	for _, want := range strings.Fields(words) {
		if got := hyphenated(d, strings.ReplaceAll(want, "-", ""), before, after); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

// TestLiang has words of Liang's thesis (1983), of The TeXbook, appendix H, and of
// TUGboat, as TeX's \showhyphens gives them with the American patterns.
func TestLiang(t *testing.T) {
	check(t, readTeX(embedded("patterns/hyph-en-us.tex")), 2, 3, `
		hy-phen-ation al-go-rithm man-u-script as-so-ciate as-so-ciates ta-ble
		su-per-cal-ifrag-ilis-tic-ex-pi-ali-do-cious uni-ver-sity oblig-a-tory
		phil-an-thropic project present dec-li-na-tion reci-procity re-cog-ni-zance
		ref-or-ma-tion ret-ri-bu-tion de-mo-c-ra-tic`)
}

func TestLanguages(t *testing.T) {
	for language, words := range map[string]string{
		"da":    "un-der-sø-gel-se be-folk-ning",
		"de":    "Sil-ben-tren-nung Do-nau-dampf-schiff-fahrts-ge-sell-schaft Stra-ße Ver-öf-fent-li-chung",
		"el":    "ε-φη-με-ρί-δα κυ-βέρ-νη-ση",
		"en-GB": "uni-ver-sity how-ever through-out news-pa-per par-lia-ment",
		"en-US": "uni-ver-sity news-pa-per par-lia-ment dem-o-crat dem-o-crats Dem-o-crats hy-phen-ation",
		"es":    "go-bierno pe-rió-di-co cons-ti-tu-ción",
		"et":    "aja-leht va-lit-sus",
		"fi":    "sa-no-ma-leh-ti hal-li-tus",
		"fr":    "gou-ver-ne-ment l’hy-phé-na-tion jour-na-liste",
		"hr":    "no-vi-ne vla-da",
		"id":    "pe-me-rin-tah ke-bang-sa-an",
		"it":    "gior-na-le go-ver-no del-l’am-mi-ni-stra-zio-ne",
		"lt":    "laik-raš-tis vy-riau-sy-bė",
		"ms":    "mem-ba-ca pe-me-rin-tah bu-nga ke-nya-ta-an ma-sya-ra-kat su-ngai akhir ang-go-ta mak-lu-mat ne-ga-ra du-nia pu-lau Ing-gris",
		"nb":    "re-gje-rin-gen sam-funn",
		"nl":    "re-ge-ring dag-blad",
		"nn":    "re-gje-rin-ga",
		"no":    "re-gje-rin-gen",
		"pl":    "ga-ze-ta kon-sty-tu-cja",
		"pt":    "go-verno cons-ti-tui-ção",
		"ru":    "пра-ви-тель-ство пред-ло-же-ние",
		"sl":    "ča-so-pis vla-da",
		"sv":    "re-ge-ring tid-ning",
		"ta":    "த-மிழ்-நா-டு செய்-தித்-தாள்",
		"tr":    "ga-ze-te hü-kü-met",
		"uk":    "га-зе-та об’-єкт",
	} {
		t.Run(language, func(t *testing.T) { check(t, For(language), 1, 1, words) })
	}
}

func TestFor(t *testing.T) {
	for tag, want := range map[string]string{
		"en": "en-US", "EN_us": "en-US", "en-CA": "en-US", "en-Latn-US": "en-US", "en-GB": "en-GB", "en-SG": "en-GB",
		"en-AU": "en-GB", "en-GB-oxendict": "en-GB", "en-x-us": "en-US", "pt-BR": "pt", "de-CH": "de", "nb-NO": "nb", "ta-SG": "ta",
	} {
		if For(tag) != For(want) {
			t.Errorf("%s is not %s", tag, want)
		}
	}
	for _, tag := range []string{"", "zh", "xx-GB", "english", "-", "e"} {
		if got := For(tag).Points("hyphenation", 1, 1); got != nil {
			t.Errorf("%q: %v", tag, got)
		}
	}
	if tags := Languages(); !slices.IsSorted(tags) || len(tags) != len(languages) {
		t.Error(tags)
	}
	for _, tag := range Languages() {
		if d := For(tag); !d.syllables && len(d.patterns.nodes) < 50 {
			t.Errorf("%s: %d nodes", tag, len(d.patterns.nodes))
		}
	}
	var none *Dictionary
	if got := none.Points("hyphenation", 1, 1); got != nil {
		t.Error(got)
	}
}

func TestForTogether(t *testing.T) {
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			for _, tag := range Languages() {
				For(tag).Points("constitution", 2, 2)
			}
		})
	}
	group.Wait()
}

func TestPoints(t *testing.T) {
	gb, us, uk := For("en-GB"), For("en-US"), For("uk")
	for _, c := range []struct {
		d             *Dictionary
		word          string
		before, after int
		want          string
	}{
		{us, "hyphenation", 3, 3, "hyphen-ation"},
		{us, "hyphenation", 2, 6, "hy-phenation"},
		{us, "hyphenation", 6, 6, "hyphenation"},
		{us, "hyphenation", 0, 0, "hy-phen-ation"},
		{us, "Hyphenation", 2, 3, "Hy-phen-ation"},
		{us, "HYPHENATION", 2, 3, "HY-PHEN-ATION"},
		{us, "government's", 2, 3, "gov-ern-ment's"},
		{us, "government’s", 2, 3, "gov-ern-ment’s"},
		{us, "“government,”", 2, 3, "“gov-ern-ment,”"},
		{us, "rock’n’roller", 2, 3, "rock’n’roller"},
		{us, "government/parliament", 2, 3, "gov-ern-ment/par-lia-ment"},
		{us, "A380government", 2, 3, "A380gov-ern-ment"},
		{us, "", 2, 3, ""},
		{us, "at", 1, 1, "at"},
		{us, "12345678", 2, 3, "12345678"},
		{us, "strengths", 2, 3, "strengths"},
		{us, "cafétéria", 2, 3, "cafétéria"},
		{us, strings.Repeat("hyphenation", 10), 2, 3, strings.Repeat("hyphenation", 10)},
		{us, "hy\xffphenation", 2, 3, "hy\xffphen-ation"},
		{gb, "ministère’s", 2, 3, "min-istère’s"},
		{uk, "об’єднання", 2, 2, "об’-єд-на-н-ня"},
		{For("ta"), "செய்தித்தாள்", 2, 3, "செய்-தித்தாள்"},
		{&Dictionary{}, "hyphenation", 2, 3, "hyphenation"},
	} {
		if got := hyphenated(c.d, c.word, c.before, c.after); got != c.want {
			t.Errorf("%s, %d and %d: got %s, want %s", c.word, c.before, c.after, got, c.want)
		}
	}
}

func TestWith(t *testing.T) {
	us := For("en-US")
	d, err := us.With([]string{"ta-bleau", "hyphenation", "O'Reil-lys", "Straits-Times", "naïve-tés"})
	if err != nil {
		t.Fatal(err)
	}
	check(t, d, 1, 1, "ta-bleau Ta-bleau hyphenation O'Reil-lys ta-bleau's straits-times naïve-tés com-puter dem-o-crat")
	check(t, us, 2, 3, "hy-phen-ation")
	again, err := d.With([]string{"hyph-enation"})
	if err != nil {
		t.Fatal(err)
	}
	check(t, again, 2, 3, "hyph-enation")
	check(t, d, 2, 3, "hyphenation")
	if got := hyphenated(again, "hyphenation", 5, 3); got != "hyphenation" {
		t.Errorf("an exception is beyond the limits: %s", got)
	}
	for _, tag := range []string{"zh", "ms"} {
		d, err := For(tag).With([]string{"kua-la"})
		if err != nil {
			t.Fatal(err)
		}
		check(t, d, 1, 1, "kua-la")
	}
	for _, bad := range []string{"", "-", "-table", "table-", "ta--ble", "ta ble", "ta.ble", "4-ever", "a\u00adb"} {
		if _, err := us.With([]string{"good-word", bad}); err == nil || strings.Contains(err.Error(), "good") {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

// TestExceptions looks for mistakes in our own lists: a word twice, and one that
// the patterns break as the list says.
func TestExceptions(t *testing.T) {
	for _, tag := range []string{"en-gb", "en-us"} {
		plain := readTeX(embedded("patterns/hyph-" + tag + ".tex"))
		seen := map[string]string{}
		words(embedded("exceptions/"+tag+".txt"), 0, func(b []byte) {
			w := string(b)
			word := strings.ToLower(strings.ReplaceAll(w, "-", ""))
			if was, ok := seen[word]; ok {
				t.Errorf("%s: %s stands there as %s already", tag, w, was)
			}
			seen[word] = w
			if got := hyphenated(plain, word, 2, 3); got == strings.ToLower(w) {
				t.Errorf("%s: %s needs no exception", tag, w)
			}
		})
	}
}

// slow is Liang's method by the letter: every pattern is held against every
// place of the word.
func slow(patterns []string, word string) []int {
	letters := []rune("." + word + ".")
	values := make([]int, len(letters)+1)
	for _, p := range patterns {
		var body []rune
		at := map[int]int{}
		for _, r := range strings.ToLower(p) {
			if '0' <= r && r <= '9' {
				at[len(body)] = int(r - '0')
			} else {
				body = append(body, r)
			}
		}
		for i := range letters {
			if len(body) > len(letters)-i || !slices.Equal(body, letters[i:i+len(body)]) {
				continue
			}
			for k, v := range at {
				values[i+k] = max(values[i+k], v)
			}
		}
	}
	var out []int
	for i := 1; i < len(letters)-2; i++ {
		if values[i+1]%2 == 1 {
			out = append(out, i)
		}
	}
	return out
}

func TestAgainstSlow(t *testing.T) {
	random := rand.New(rand.NewPCG(*seed, 0))
	for _, file := range []string{"en-us", "en-gb", "fi", "ru", "ta", "tr", "el-monoton", "no"} {
		text := embedded("patterns/hyph-" + file + ".tex")
		d := readTeX(text)
		var patterns []string
		start := strings.Index(string(text), "\\patterns{")
		words(text, start+len("\\patterns{"), func(w []byte) { patterns = append(patterns, string(w)) })
		for range 40 {
			word := randomWord(random, patterns)
			if got, want := d.patterns.points(nil, []rune(word)), slow(patterns, word); !slices.Equal(got, want) {
				t.Errorf("%s, -seed %d: %s: got %v, want %v", file, *seed, word, got, want)
			}
		}
	}
}

// randomWord joins the letters of a few patterns.
func randomWord(random *rand.Rand, patterns []string) string {
	var word []rune
	for len(word) < 3+random.IntN(20) {
		for _, r := range strings.ToLower(patterns[random.IntN(len(patterns))]) {
			if unicode.IsLetter(r) || unicode.IsMark(r) {
				word = append(word, r)
			}
		}
	}
	return string(word)
}

func TestHyphenMins(t *testing.T) {
	for file, want := range map[string][2]int{
		"en-gb": {2, 3}, "pt": {2, 3}, "de-1996": {2, 2}, "sv": {2, 2}, "el-monoton": {1, 1}, "ta": {1, 1}, "lt": {2, 2},
	} {
		l, r := hyphenMins(embedded("patterns/hyph-" + file + ".tex"))
		if l != want[0] || r != want[1] {
			t.Errorf("%s: %d and %d, want %v", file, l, r, want)
		}
	}
	if l, r := hyphenMins([]byte(`\patterns{a1b}`)); l != 2 || r != 3 {
		t.Errorf("without a header: %d and %d", l, r)
	}
}

func TestReadTeX(t *testing.T) {
	d := readTeX([]byte("% a \\patterns{x1y}\n\\message{no 1a1b}\n\\patterns{ % more\n .a1b c2d % not e1f\nA3b4d\n}\n\\hyphenation{ta-ble % x\n}"))
	if got := d.patterns.points(nil, []rune("abdcd")); !slices.Equal(got, []int{1}) {
		t.Error(got)
	}
	check(t, d, 2, 3, "ta-ble xy-z"[:6])
	for _, broken := range []string{"", "\\", "\\patterns{", "\\patterns{a1", "\\patterns{%", "\\hyphenation{--- 4}", "%"} {
		readTeX([]byte(broken)).Points("hyphenation", 2, 3)
	}
}

// FuzzPoints: the points rise, stand before characters, have letters enough on
// either side of them, and do not depend on capitals.
func FuzzPoints(f *testing.F) {
	for i, w := range []string{
		"hyphenation", "Donaudampfschiff", "l'hyphénation", "об’єднання", "தமிழ்நாடு", "ke-nyataan", "x\xffy", "e\u0301te\u0301",
	} {
		f.Add(w, uint8(i), uint8(2), uint8(3))
	}
	f.Fuzz(func(t *testing.T, word string, language, before, after uint8) {
		tags := Languages()
		d := For(tags[int(language)%len(tags)])
		points := d.Points(word, int(before), int(after))
		last := 0
		for _, p := range points {
			if p <= last || p >= len(word) {
				t.Fatalf("%q: %v", word, points)
			}
			if r, size := utf8.DecodeRuneInString(word[p:]); r == utf8.RuneError && size == 1 || unicode.IsMark(r) {
				t.Fatalf("%q: a point before %q", word, word[p:])
			}
			if n := utf8.RuneCountInString(word[:p]); n < max(int(before), d.before) {
				t.Fatalf("%q: a point after %d letters", word, n)
			}
			if n := utf8.RuneCountInString(word[p:]); n < max(int(after), d.after) {
				t.Fatalf("%q: a point before %d letters", word, n)
			}
			last = p
		}
	})
}

// FuzzReadTeX: whatever the file, nothing panics.
func FuzzReadTeX(f *testing.F) {
	f.Add("\\patterns{.a1b c2d}\\hyphenation{ta-ble}", "table")
	f.Add("% hyphenmins:\n% left: 9\n\\patterns{é1è}", "éè")
	f.Fuzz(func(t *testing.T, file, word string) {
		readTeX([]byte(file)).Points(word, 1, 1)
	})
}

func BenchmarkRead(b *testing.B) {
	for _, file := range []string{"en-gb", "en-us", "de-1996"} {
		text, err := os.ReadFile("patterns/hyph-" + file + ".tex")
		if err != nil {
			b.Fatal(err)
		}
		b.Run(file, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				readTeX(text)
			}
		})
	}
}

func BenchmarkPoints(b *testing.B) {
	d := For("en-GB")
	b.ReportAllocs()
	for b.Loop() {
		d.Points("hyphenation", 2, 3)
	}
}
