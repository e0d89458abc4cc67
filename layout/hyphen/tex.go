package hyphen

import (
	"bytes"
	"strconv"
	"unicode"
	"unicode/utf8"
)

// readTeX reads a hyph-*.tex file: the patterns of \patterns{…}, the exceptions
// of \hyphenation{…}, and from the header's comments the least number of
// letters around a hyphen in typesetting. Other commands are passed over.
func readTeX(file []byte) *Dictionary {
	d := &Dictionary{patterns: newTrie(len(file)), exceptions: map[string][]int{}}
	d.before, d.after = hyphenMins(file)
	for at := 0; at < len(file); {
		switch file[at] {
		case '%':
			at = lineEnd(file, at)
		case '\\':
			var list func([]byte)
			if bytes.HasPrefix(file[at:], []byte(`\patterns{`)) {
				list = d.patterns.read
			} else if bytes.HasPrefix(file[at:], []byte(`\hyphenation{`)) {
				list = func(w []byte) { d.except(string(w)) }
			}
			at++
			if list != nil {
				at += bytes.IndexByte(file[at:], '{') + 1
				at = words(file, at, list)
			}
		default:
			at++
		}
	}
	return d
}

// words calls do with each word from a byte of the file up to the closing
// brace, and returns where that is.
func words(file []byte, at int, do func([]byte)) int {
	for at < len(file) {
		switch c := file[at]; {
		case c == '}':
			return at
		case c == '%':
			at = lineEnd(file, at)
		case c <= ' ':
			at++
		default:
			start := at
			for at < len(file) && file[at] > ' ' && file[at] != '%' && file[at] != '}' {
				at++
			}
			do(file[start:at])
		}
	}
	return at
}

func lineEnd(file []byte, at int) int {
	if n := bytes.IndexByte(file[at:], '\n'); n >= 0 {
		return at + n
	}
	return len(file)
}

// read enters a pattern as it is written, ".ach4". One too long for any word,
// or with letters beyond the alphabet, is passed over.
func (t *trie) read(pattern []byte) {
	var codes [maxRun]uint8
	var votes [maxRun]vote
	n, v := 0, 0
	for i := 0; i < len(pattern); {
		c := rune(pattern[i])
		if '0' <= c && c <= '9' {
			votes[v] = vote{uint8(n), uint8(c - '0')}
			v++
			i++
			continue
		}
		size := 1
		if c >= utf8.RuneSelf {
			c, size = utf8.DecodeRune(pattern[i:])
		}
		if 'A' <= c && c <= 'Z' || c >= utf8.RuneSelf {
			c = unicode.ToLower(c)
		}
		i += size
		code := t.code(c)
		if code == 0 || n == maxRun-1 || v == maxRun-1 {
			return
		}
		codes[n] = code
		n++
	}
	t.add(codes[:n], votes[:v])
}

// hyphenMins reads the header:
//
//	% hyphenmins:
//	%     typesetting:
//	%         left: 2
//	%         right: 3
//
// Where there is no word of typesetting it takes what the patterns were
// generated for; TeX's own 2 and 3 where there is nothing.
func hyphenMins(file []byte) (left, right int) {
	_, head, ok := bytes.Cut(file, []byte("hyphenmins:"))
	if !ok {
		return 2, 3
	}
	head, _, _ = bytes.Cut(head, []byte(`\patterns`))
	if _, set, ok := bytes.Cut(head, []byte("typesetting:")); ok {
		head = set
	}
	return number(head, "left:", 2), number(head, "right:", 3)
}

func number(head []byte, key string, otherwise int) int {
	_, rest, _ := bytes.Cut(head, []byte(key))
	line, _, _ := bytes.Cut(rest, []byte("\n"))
	if n, err := strconv.Atoi(string(bytes.TrimSpace(line))); err == nil {
		return n
	}
	return otherwise
}
