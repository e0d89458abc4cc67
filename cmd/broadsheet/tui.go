package main

// What the command says, and how:
//
//   - Results go to standard output, everything said about them to standard
//     error. A run in which nothing is wrong says nothing.
//   - A message is one line, "file:line:col: severity: sentence (id)", without
//     capital and full stop, so that editors can jump to it. Below it, set in,
//     stand its hint and, where the file can be read again, the source line with
//     a caret under the character meant.
//   - Errors and warnings are said, notes only with -v. Of more than 50 messages
//     errors are kept before warnings, warnings before notes, and the rest is
//     counted: "and 12 more".
//   - What was wrong with the use of the command begins with "broadsheet:" and
//     has its own sentence and a hint that shows the right use.
//   - No colour, no progress, no control character that a file may have in it.

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"

	"broadsheet/layout/diag"
)

// maxMessages is how many findings are printed: about what a person reads, and
// more than fits a screen.
const maxMessages = 50

// messages prints findings. Its cache of source files serves the carets.
type messages struct {
	w       io.Writer
	verbose bool
	sources map[string][][]byte // lines by file; nil where it cannot be read
}

func newMessages(w io.Writer, verbose bool) *messages {
	return &messages{w: w, verbose: verbose, sources: map[string][][]byte{}}
}

// print prints the findings that are to be said, and counts the rest.
func (m *messages) print(l diag.List) {
	said := audible(l, m.verbose)
	first := foremost(said, maxMessages)
	var b strings.Builder
	for _, f := range first {
		m.finding(&b, f)
	}
	if n := len(said) - len(first); n > 0 {
		fmt.Fprintf(&b, "and %d more\n", n)
	}
	io.WriteString(m.w, b.String())
}

// audible is the list without what is not said: notes, unless verbose.
func audible(l diag.List, verbose bool) diag.List {
	if verbose {
		return l
	}
	var said diag.List
	for _, f := range l {
		if f.Severity > diag.Note {
			said = append(said, f)
		}
	}
	return said
}

// foremost is at most n findings in their order, the graver ones kept.
func foremost(l diag.List, n int) diag.List {
	if len(l) <= n {
		return l
	}
	keep := make([]bool, len(l))
	for s := diag.Error; ; s-- {
		for i, f := range l {
			if f.Severity == s && n > 0 {
				keep[i] = true
				n--
			}
		}
		if s == diag.Note {
			break
		}
	}
	var first diag.List
	for i, f := range l {
		if keep[i] {
			first = append(first, f)
		}
	}
	return first
}

func (m *messages) finding(b *strings.Builder, f diag.Finding) {
	b.WriteString(printable(f.String()))
	b.WriteByte('\n')
	if f.Hint != "" {
		fmt.Fprintf(b, "    %s\n", printable(f.Hint))
	}
	if line, ok := m.line(f.File, f.Line); ok && f.Col > 0 {
		shown, at := excerpt(line, f.Col)
		fmt.Fprintf(b, "  | %s\n  | %s^\n", shown, strings.Repeat(" ", at))
	}
}

// maxSource is the largest file that is read again to show a line of it.
const maxSource = 16 << 20

// line is line n, from 1, of a source file without its end.
func (m *messages) line(file string, n int) (string, bool) {
	if file == "" || n < 1 {
		return "", false
	}
	lines, ok := m.sources[file]
	if !ok {
		if st, err := os.Stat(file); err == nil && st.Mode().IsRegular() && st.Size() <= maxSource {
			if data, err := os.ReadFile(file); err == nil {
				lines = bytes.Split(data, []byte("\n"))
			}
		}
		m.sources[file] = lines
	}
	if n > len(lines) || len(bytes.TrimSpace(lines[n-1])) == 0 {
		return "", false
	}
	return string(bytes.TrimRight(lines[n-1], "\r")), true
}

// The measures of an excerpt in cells: tabs go to the next multiple of tab, and
// a line longer than maxCells is cut to maxCells around the caret.
const (
	tab      = 4
	maxCells = 96
)

// excerpt is a source line as it is shown, and the cell at which character col,
// counted from 1, stands in it. A col beyond the line's end means its end.
func excerpt(line string, col int) (shown string, at int) {
	line = strings.TrimPrefix(line, "\ufeff")
	cells, at := toCells(line, col)
	if len(cells) <= maxCells {
		return joinCells(cells), at
	}
	// The caret stands in the middle unless the line's start or end is nearer.
	from := min(max(at-maxCells/2, 0), len(cells)-maxCells)
	to := from + maxCells
	part := append([]string(nil), cells[from:to]...)
	if from > 0 {
		cutStart(part)
	}
	if to < len(cells) {
		cutEnd(part)
	}
	return joinCells(part), at - from
}

// cutStart puts an ellipsis in the first cell. Where a wide character stood
// there, its other half becomes a space.
func cutStart(cells []string) {
	if cells[1] == "" {
		cells[1] = " "
	}
	cells[0] = "…"
}

// cutEnd puts an ellipsis in the last cell. Where the second half of a wide
// character stood there, its first becomes a space.
func cutEnd(cells []string) {
	last := len(cells) - 1
	if cells[last] == "" {
		cells[last-1] = " "
	}
	cells[last] = "…"
}

// toCells splits a line into the cells of a terminal: a wide character takes
// two, the second of them empty; what has no width joins the cell before.
func toCells(line string, col int) (cells []string, at int) {
	at = -1
	n := 0
	for _, r := range line {
		if n++; n == col {
			at = len(cells)
		}
		switch w := cellWidth(r); {
		case r == '\t':
			for {
				cells = append(cells, " ")
				if len(cells)%tab == 0 {
					break
				}
			}
		case w == 0 && len(cells) > 0:
			i := len(cells) - 1
			if cells[i] == "" {
				i--
			}
			cells[i] += string(visible(r))
		case w == 2:
			cells = append(cells, string(r), "")
		default:
			cells = append(cells, string(visible(r)))
		}
	}
	if at < 0 {
		at = len(cells)
	}
	return cells, at
}

// joinCells sets cells after each other, blanks at the end left out.
func joinCells(cells []string) string {
	return strings.TrimRight(strings.Join(cells, ""), " ")
}

// cellWidth is how many cells of a terminal a character takes, after Unicode
// Standard Annex #11. Ambiguous ones are taken as narrow.
func cellWidth(r rune) int {
	if r < 0x300 {
		return 1
	}
	if unicode.In(r, unicode.Mn, unicode.Me) || r == '\u200d' || r >= 0xfe00 && r <= 0xfe0f {
		return 0
	}
	if k := width.LookupRune(r).Kind(); k == width.EastAsianWide || k == width.EastAsianFullwidth {
		return 2
	}
	return 1
}

// visible is the character, or U+FFFD for one that would steer the terminal.
func visible(r rune) rune {
	if unicode.IsControl(r) || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 {
		return utf8.RuneError
	}
	return r
}

// printable is a message with nothing in it that would steer a terminal or
// begin a second line.
func printable(s string) string { return strings.Map(visible, s) }
