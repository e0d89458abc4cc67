package story

import "strings"

// marks are a language's quotation marks. Inner stands between a « » and the
// words, "" where nothing does.
type marks struct {
	open, close             string // for "
	openSingle, closeSingle string // for '
	inner                   string
	french                  bool // a space before ; ! ? : is one that does not break
}

// quotation returns the marks of a BCP 47 language, the English ones where it
// is not in the table. They are the delimiters of the Unicode CLDR 44, except
// that French has “ ” for the second level, as its newspapers set it, and
// Croatian „ ”.
func quotation(language string) marks {
	const narrow = "\u202f"
	tag := strings.ToLower(strings.ReplaceAll(language, "_", "-"))
	base, region, _ := strings.Cut(tag, "-")
	switch {
	case base == "de" && (region == "ch" || region == "li"):
		return marks{open: "«", close: "»", openSingle: "‹", closeSingle: "›"}
	case base == "fr" && region == "ch":
		return marks{"«", "»", "‹", "›", narrow, true}
	case base == "pt" && region == "pt":
		return marks{open: "«", close: "»", openSingle: "“", closeSingle: "”"}
	}
	switch base {
	case "fr", "br":
		return marks{"«", "»", "“", "”", narrow, true}
	case "de", "cs", "sk", "sl", "is", "bg", "mk", "lb", "et", "dsb", "hsb":
		return marks{open: "„", close: "“", openSingle: "‚", closeSingle: "‘"}
	case "lt":
		return marks{open: "„", close: "“", openSingle: "„", closeSingle: "“"}
	case "hr", "bs", "sr":
		return marks{open: "„", close: "”", openSingle: "‚", closeSingle: "’"}
	case "pl", "ro":
		return marks{open: "„", close: "”", openSingle: "«", closeSingle: "»"}
	case "hu":
		return marks{open: "„", close: "”", openSingle: "»", closeSingle: "«"}
	case "sv", "fi", "he":
		return marks{open: "”", close: "”", openSingle: "’", closeSingle: "’"}
	case "es", "it", "ca", "eu", "gl", "el", "pt-pt":
		return marks{open: "«", close: "»", openSingle: "“", closeSingle: "”"}
	case "ru", "uk", "be", "hy":
		return marks{open: "«", close: "»", openSingle: "„", closeSingle: "“"}
	case "no", "nb", "nn":
		return marks{open: "«", close: "»", openSingle: "‘", closeSingle: "’"}
	case "fa", "sq", "az":
		return marks{open: "«", close: "»", openSingle: "‹", closeSingle: "›"}
	case "ar":
		return marks{open: "”", close: "“", openSingle: "’", closeSingle: "‘"}
	case "ja":
		return marks{open: "「", close: "」", openSingle: "『", closeSingle: "』"}
	}
	return marks{open: "“", close: "”", openSingle: "‘", closeSingle: "’"}
}

// elided reports whether an apostrophe before the lower-case word stands for
// letters left out, rather than being a quotation mark; sure is false where
// the word is as well one that a quotation may begin with.
func elided(word, language string) (is, sure bool) {
	switch word {
	case "tis", "twas", "twere", "twill", "twould", "twasn", "tisn", "em", "n", "nuff", "til":
		return true, true
	case "cause", "bout", "cos", "round", "neath", "gainst", "ere", "fraid", "till", "kay", "sup":
		return true, false
	}
	base, _, _ := strings.Cut(language, "-")
	switch base {
	case "nl", "af":
		switch word {
		case "s", "t", "k", "m", "r", "ns":
			return true, true
		}
	case "de":
		switch word {
		case "s", "ne", "nen", "nem", "ner", "nes", "ran", "rauf", "raus", "rein", "rum", "rüber", "runter":
			return true, true
		}
	}
	return false, false
}
