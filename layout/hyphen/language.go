package hyphen

import (
	"embed"
	"slices"
	"strings"
	"sync"
)

//go:embed patterns/*.tex exceptions/*.txt
var files embed.FS

// language is one that can be hyphenated: its BCP 47 tag and the file of its
// patterns, none where syllables are told by rule; and the file of our own
// exceptions, and its vowels where no part of a word may be without.
type language struct {
	tag, patterns, exceptions, vowels string

	once sync.Once
	dict *Dictionary
}

// languages are sorted by tag. What is read of a file is kept; that alone
// changes here.
var languages = [...]language{
	{tag: "da", patterns: "da"},
	{tag: "de", patterns: "de-1996"},
	{tag: "el", patterns: "el-monoton"},
	{tag: "en-GB", patterns: "en-gb", exceptions: "en-gb", vowels: "aeiouyàâäáåèéêëìíîïòóôöùúûüœæ"},
	{tag: "en-US", patterns: "en-us", exceptions: "en-us", vowels: "aeiouyàâäáåèéêëìíîïòóôöùúûüœæ"},
	{tag: "es", patterns: "es"},
	{tag: "et", patterns: "et"},
	{tag: "fi", patterns: "fi"},
	{tag: "fr", patterns: "fr"},
	{tag: "hr", patterns: "hr"},
	{tag: "id"},
	{tag: "it", patterns: "it"},
	{tag: "lt", patterns: "lt"},
	{tag: "ms"},
	{tag: "nb", patterns: "no"},
	{tag: "nl", patterns: "nl"},
	{tag: "nn", patterns: "no"},
	{tag: "no", patterns: "no"},
	{tag: "pl", patterns: "pl"},
	{tag: "pt", patterns: "pt"},
	{tag: "ru", patterns: "ru"},
	{tag: "sl", patterns: "sl"},
	{tag: "sv", patterns: "sv"},
	{tag: "ta", patterns: "ta"},
	{tag: "tr", patterns: "tr"},
	{tag: "uk", patterns: "uk"},
}

// For returns the dictionary of a language by its BCP 47 tag, capitals and
// underscores as they come. A region or script that has none of its own takes
// the language's; English that of Great Britain, save in the United States, its
// territories, Canada, the Philippines and Liberia, and without a region. For a
// language that is not known the dictionary never hyphenates.
func For(tag string) *Dictionary {
	key := canonical(tag)
	for i := range languages {
		if l := &languages[i]; strings.EqualFold(l.tag, key) {
			l.once.Do(l.read)
			return l.dict
		}
	}
	return &Dictionary{}
}

// canonical gives the tag of the entry in languages that a tag stands for.
func canonical(tag string) string {
	tag = strings.ToLower(strings.ReplaceAll(tag, "_", "-"))
	primary, rest, _ := strings.Cut(tag, "-")
	if primary != "en" {
		return primary
	}
	region := ""
	for sub := range strings.SplitSeq(rest, "-") {
		if len(sub) == 1 {
			break // what follows is no region
		}
		if len(sub) == 2 {
			region = sub
		}
	}
	switch region {
	case "", "us", "ca", "ph", "lr", "pr", "gu", "vi", "as", "mp", "um":
		return "en-US"
	}
	return "en-GB"
}

// Languages lists the tags of the languages that can be hyphenated, sorted.
func Languages() []string {
	out := make([]string, len(languages))
	for i := range languages {
		out[i] = languages[i].tag
	}
	slices.Sort(out)
	return out
}

// read makes the language's dictionary. What it reads is embedded and tested.
func (l *language) read() {
	l.dict = &Dictionary{syllables: true, before: 2, after: 2}
	if l.patterns != "" {
		l.dict = readTeX(embedded("patterns/hyph-" + l.patterns + ".tex"))
	}
	l.dict.vowels = l.vowels
	if l.exceptions == "" {
		return
	}
	words(embedded("exceptions/"+l.exceptions+".txt"), 0, func(w []byte) {
		if !l.dict.except(string(w)) {
			panic("hyphen: exceptions of " + l.tag + ": " + string(w))
		}
	})
}

func embedded(name string) []byte {
	b, err := files.ReadFile(name)
	if err != nil {
		panic("hyphen: " + err.Error())
	}
	return b
}
