package font

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// names are what a face calls itself. Family and style are the typographic
// ones (name IDs 16 and 17) where the font has them, else the older pair that
// holds four styles (1 and 2).
type names struct {
	family, style, own, postScript string // own is name ID 4
	weight                         int    // OS/2 usWeightClass: 400 regular, 700 bold
	italic                         bool
}

// full is family and style.
func (n names) full() string {
	if n.style == "" {
		return n.family
	}
	return n.family + " " + n.style
}

// readNames reads the tables "name" and "OS/2". Where they are broken, names
// stay empty, the weight is 400 and the face upright.
func readNames(name, os2 []byte) names {
	var v [18]string
	readStrings(name, v[:])
	n := names{family: v[16], style: v[17], own: v[4], postScript: v[6], weight: 400}
	if n.family == "" {
		n.family, n.style = v[1], v[2]
	}
	if n.style == "" {
		n.style = v[2]
	}
	if n.family == "" {
		n.family = n.own
	}
	if len(os2) >= 6 {
		n.weight = int(be16(os2[4:]))
	}
	// Bit 0 of fsSelection is italic, bit 9 oblique.
	if len(os2) >= 64 {
		n.italic = be16(os2[62:])&(1<<0|1<<9) != 0
	}
	return n
}

func wanted(id int) bool { return id == 1 || id == 2 || id == 4 || id == 6 || id == 16 || id == 17 }

// readStrings puts the wanted strings of the naming table into their places in out,
// as far as it reaches. Windows's US English wins over its other languages,
// Windows over Macintosh.
func readStrings(tab []byte, out []string) {
	if len(tab) < 6 {
		return
	}
	const windows, macintosh, english = 3, 1, 0x409
	count, strs := int(be16(tab[2:])), int(be16(tab[4:]))
	rank := make([]int, len(out))
	for i := range count {
		at := 6 + 12*i
		if at+12 > len(tab) {
			return
		}
		rec := tab[at:]
		id, start, length := int(be16(rec[6:])), strs+int(be16(rec[10:])), int(be16(rec[8:]))
		if id >= len(out) || !wanted(id) || start+length > len(tab) {
			continue
		}
		r := 0
		switch {
		case be16(rec) == windows && be16(rec[4:]) == english:
			r = 3
		case be16(rec) == windows:
			r = 2
		case be16(rec) == macintosh && be16(rec[4:]) == 0:
			r = 1
		}
		if r <= rank[id] {
			continue
		}
		rank[id] = r
		out[id] = decodeName(tab[start:start+length], r > 1)
	}
}

// decodeName decodes UTF-16, or what Macintosh Roman shares with ASCII.
func decodeName(b []byte, wide bool) string {
	s := make([]byte, 0, len(b))
	if wide {
		for ; len(b) >= 2; b = b[2:] {
			r := rune(be16(b))
			if utf16.IsSurrogate(r) && len(b) >= 4 {
				r = utf16.DecodeRune(r, rune(be16(b[2:])))
				b = b[2:]
			}
			s = utf8.AppendRune(s, r)
		}
		return strings.TrimSpace(string(s))
	}
	for _, c := range b {
		if c >= ' ' && c < 0x7F {
			s = append(s, c)
		}
	}
	return strings.TrimSpace(string(s))
}
