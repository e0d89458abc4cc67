package story

import (
	"fmt"
	"strings"
	"testing"

	"broadsheet/layout/diag"
)

func TestDateline(t *testing.T) {
	for _, c := range []struct{ in, place, rest string }{
		{"WASHINGTON • US President", "WASHINGTON", "US President"},
		{"WASHINGTON \u2022 \"It is", "WASHINGTON", "\"It is"},
		{"SINGAPORE (Reuters) - The", "SINGAPORE (Reuters)", "The"},
		{"SINGAPORE (Reuters) -- The", "SINGAPORE (Reuters)", "The"},
		{"PARIS — Le", "PARIS", "Le"},
		{"PARIS—Le", "PARIS", "Le"},
		{"NEW YORK, July 10 – The", "NEW YORK, July 10", "The"},
		{"RICHMOND, Va. (AP) — The", "RICHMOND, Va. (AP)", "The"},
		{"WASHINGTON, D.C. — The", "WASHINGTON, D.C.", "The"},
		{"ST. LOUIS (AP) — The", "ST. LOUIS (AP)", "The"},
		{"BEIJING/TOKYO, July 10 (Xinhua) -- The", "BEIJING/TOKYO, July 10 (Xinhua)", "The"},
		{"LONDON: The pound", "LONDON", "The pound"},
		{"KUALA LUMPUR: Sixty", "KUALA LUMPUR", "Sixty"},
		{"MÜNCHEN – Die", "MÜNCHEN", "Die"},
		{"L'AQUILA – Il", "L'AQUILA", "Il"},
		{"Berlin (dpa) – Die", "Berlin (dpa)", "Die"},
		{"UN (AFP) - The", "UN (AFP)", "The"},
		{"US – China talks", "", ""},
		{"NATO - the alliance", "", ""},
		{"NATO - The alliance", "", ""},
		{"Berlin – die", "", ""},
		{"Berlin – Die", "", ""},
		{"EXCLUSIVE: The", "", ""},
		{"He said: The", "", ""},
		{"A – B", "", ""},
		{"THE END. PARIS — Le", "", ""},
		{"PARIS —", "", ""},
		{"COVID-19 has - Well", "", ""},
		{"", "", ""},
		{strings.Repeat("VERY ", 30) + "— The", "", ""},
	} {
		place, i, ok := dateline(c.in)
		if !ok {
			place, i = "", len(c.in)
		}
		if place != c.place || ok && c.in[i:] != c.rest {
			t.Errorf("%q: %q, %q", c.in, place, c.in[i:])
		}
	}
}

func TestByline(t *testing.T) {
	for _, c := range []struct{ language, in, want string }{
		{"en", "By Jane Roe", "Jane Roe:"},
		{"en", "BY JANE ROE", "JANE ROE:"},
		{"en", "by Jane Roe and John Doe", "Jane Roe: John Doe:"},
		{"en", "By Jane Roe, John Doe and Ada Finch", "Jane Roe: John Doe: Ada Finch:"},
		{"en", "By Jane Roe, Political Editor", "Jane Roe:Political Editor"},
		{"en", "By Jane Roe, Economics and Trade Editor, and John Doe, Chief Critic", "Jane Roe:Economics and Trade Editor John Doe:Chief Critic"},
		{"en", "By Jane Roe in Washington", "Jane Roe:in Washington"},
		{"en", "By Ludwig van Beethoven", "Ludwig van Beethoven:"},
		{"en", "By John Doe Jr.", "John Doe Jr.:"},
		{"en", "By O'Brien, for The Harbour Courier", "O'Brien:for The Harbour Courier"},
		{"de", "Von Hanna Maier und Jan Schmidt", "Hanna Maier: Jan Schmidt:"},
		{"fr", "Par Jeanne Dupont, correspondante à Berlin", "Jeanne Dupont:correspondante à Berlin"},
		{"en", "By Jane Roe, Transport Correspondent and Jim Tan", "Jane Roe:Transport Correspondent Jim Tan:"},
		{"en", "By Jane Roe, Transport Correspondent, and Jim Tan in Hong Kong", "Jane Roe:Transport Correspondent Jim Tan:in Hong Kong"},
		{"en", "By Jane Roe, Transport Correspondent and Jim Tan, Night Editor", "Jane Roe:Transport Correspondent Jim Tan:Night Editor"},
		{"en", "By Jane Roe, Night Editor and Jim Tan and Ada Finch", "Jane Roe:Night Editor Jim Tan: Ada Finch:"},
		{"en", "By Jane Roe, Editor and Publisher", "Jane Roe:Editor and Publisher"},
		{"en", "By Jane Roe, Night Editor and Senior Fellow", "Jane Roe:Night Editor and Senior Fellow"},
		{"en", "By Jane Roe, Head of Arts and Culture", "Jane Roe:Head of Arts and Culture"},
		{"en", "By Jane Roe, July 11, 2017", "Jane Roe:"},
		{"en", "By Jane Roe, Night Editor | Tuesday, July 11, 2017, 3:15 pm", "Jane Roe:Night Editor"},
		{"en", "By Tim Roe, aged 12", "Tim Roe:aged 12"},
		{"de", "Von Hanna Maier, Klasse 8c", "Hanna Maier:Klasse 8c"},
		{"de", "Von Hanna Maier, Klasse 8c, und Jan Schmidt, Klasse 9a", "Hanna Maier:Klasse 8c Jan Schmidt:Klasse 9a"},
		{"de", "Von Hanna Maier, Klasse 8c und Jan Schmidt", "Hanna Maier:Klasse 8c Jan Schmidt:"},
		{"en", "By Monday, 12 Boats Had Gone", ""},
		{"en", "By Early May, 2017", ""},
		{"en", "By Late Tuesday, Route 66 Was Shut", ""},
		{"en", "By 2030, Half of Cars", ""},
		{"en", "By the time it ended", ""},
		{"en", "By Monday it will rain.", ""},
		{"en", "By midnight", ""},
		{"en", "Von Hanna Maier", ""},
		{"en", "By", ""},
		{"en", "By and", ""},
	} {
		var got []string
		writers, ok := byline(c.in, c.language)
		for _, w := range writers {
			got = append(got, w.Name+":"+w.Title)
		}
		if strings.Join(got, " ") != c.want || ok != (c.want != "") {
			t.Errorf("%q: %q, %v", c.in, got, ok)
		}
	}
}

func TestCutCredit(t *testing.T) {
	for _, c := range []struct{ in, caption, credit string }{
		{"Two men. PHOTO: AFP", "Two men.", "PHOTO: AFP"},
		{"Two men PHOTO: AFP", "Two men", "PHOTO: AFP"},
		{"Two men. ST PHOTO: KEVIN LIM", "Two men.", "ST PHOTO: KEVIN LIM"},
		{"Two men in the G-20. PHOTOS: REUTERS, AFP", "Two men in the G-20.", "PHOTOS: REUTERS, AFP"},
		{"Two men. Photograph: Jane Roe/The Courier", "Two men.", "Photograph: Jane Roe/The Courier"},
		{"Two men. (AP Photo/Jane Roe)", "Two men.", "AP Photo/Jane Roe"},
		{"Two men. (Photo by Jane Roe/Agency)", "Two men.", "Photo by Jane Roe/Agency"},
		{"Zwei. Foto: dpa", "Zwei.", "Foto: dpa"},
		{"PHOTO: AFP", "", "PHOTO: AFP"},
		{"He said of the photo: Nothing", "He said of the photo: Nothing", ""},
		{"Three things: one. Two", "Three things: one. Two", ""},
		{"She had one picture: it was of a boat and it was very old indeed", "She had one picture: it was of a boat and it was very old indeed", ""},
		{"A man (right)", "A man (right)", ""},
		{"", "", ""},
		{":", ":", ""},
	} {
		caption, credit, ok := cutCredit(c.in)
		if caption != c.caption || credit != c.credit || ok != (credit != "") {
			t.Errorf("%q: %q, %q, %v", c.in, caption, credit, ok)
		}
	}
}

func TestCutNote(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"A version of this article appeared in the print edition of The Straits Times on July 11, 2017, with the headline 'Trump's 'new' deal'. Print Edition | Subscribe",
			"The Straits Times|2017-07-11|Trump's 'new' deal|Print Edition | Subscribe"},
		{"A version of this article appeared in the print edition of The Harbour Courier on November 22, 2026, with the headline ‘A boat’s end’.",
			"The Harbour Courier|2026-11-22|A boat’s end|"},
		{"A version of this story appeared in the print edition of The Courier on 11 July 2017 with the headline \"Boats\". Subscribe", "The Courier|2017-07-11|Boats|Subscribe"},
		{"A version of this article appears in print on July 11, 2017, Section A, Page 8 of the New York edition with the headline: U.S. Boats. Order Reprints | Today's Paper | Subscribe",
			"|2017-07-11|U.S. Boats|Order Reprints | Today's Paper | Subscribe"},
		{"A version of this article appears in print on July 11, 2017, on Page A8 of the New York edition with the headline: Boats at Sea.", "|2017-07-11|Boats at Sea|"},
		{"Appeared in the July 11, 2017, print edition as 'Boats'.", "|2017-07-11|Boats|"},
		{"Appeared in the Sept. 1, 2017, print edition as 'Boats'.", "|2017-09-01|Boats|"},
		{"This article appeared in the Britain section of the print edition under the headline “Pipe dreams”", "||Pipe dreams|"},
		{"This article was published in the print edition of The Courier on 2017-07-11.", "The Courier|2017-07-11||"},
		{"This article was published by mistake in some edition or other.", ""},
		{"This story appeared to end well.", ""},
		{"The headline 'Boats' appeared in print on July 11, 2017.", ""},
	} {
		n, rest, ok := cutNote(c.in)
		got := ""
		if ok {
			got = fmt.Sprintf("%s|%s|%s|%s", n.Publication, n.Date, n.Headline, rest)
		}
		if got != c.want {
			t.Errorf("%q:\n got %q\nwant %q", c.in, got, c.want)
		}
	}
}

func TestEncodings(t *testing.T) {
	utf16le := []byte{0xff, 0xfe}
	utf16be := []byte{0xfe, 0xff}
	for _, r := range "Füße\n\nText." {
		utf16le = append(utf16le, byte(r), byte(r>>8))
		utf16be = append(utf16be, byte(r>>8), byte(r))
	}
	for name, data := range map[string][]byte{"little": utf16le, "big": utf16be, "mark": []byte("\ufeffFüße\r\rText.")} {
		s, found, err := Read("a.txt", data)
		if err != nil || s.Headline != "Füße" || len(s.Body) != 1 {
			t.Errorf("%s: %+v, %v", name, s, err)
		}
		if (len(found) > 0) != (name != "mark") {
			t.Errorf("%s: %v", name, found)
		}
	}
	if _, _, err := Read("a.txt", utf16le[:len(utf16le)-1]); err == nil {
		t.Error("half a character is taken")
	}
}

func TestFaultsAreCapped(t *testing.T) {
	_, found, err := Read("a.txt", []byte("H\n\n"+strings.Repeat("it was the the end\n\n", 50)))
	if err != nil || len(found) != most {
		t.Fatalf("%d findings, %v: %+v", len(found), err, []diag.Finding(found))
	}
	if got := found[most-1].Hint; got != "further ones of this kind are not listed" {
		t.Errorf("hint %q", got)
	}
}
