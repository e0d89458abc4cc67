// Package diag is the one kind of message of every stage: what is wrong with
// an edition, where, and what to do. A finding is a value; it never stops the
// layout. What does stop it is an error, and where that is a user's mistake the
// error is a List.
package diag

import (
	"fmt"
	"strings"

	"broadsheet/layout/geom"
)

// Severity says how grave a finding is.
type Severity uint8

// In rising order. A Note is what was done and worth knowing (a step of
// copyfitting), a Warning what a night editor should look at, an Error what
// should not be printed.
const (
	Note Severity = iota
	Warning
	Error
)

var severities = [...]string{"note", "warning", "error"}

func (s Severity) String() string { return severities[s] }

// MarshalText gives the severity's name.
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// Finding is one message. File is as the user would name it (below the folder
// he works in), Line and Col count from 1 and are 0 where not known, Col counts
// characters. Page is the folio, Story the story on it, from 1 in the order of the
// page spec, At the place on it where one is meant. Msg is
// a sentence without capital and full stop; Hint, in the same manner, says what
// to do. ID is a short stable name, "overset".
type Finding struct {
	Severity Severity  `json:"severity"`
	ID       string    `json:"id"`
	File     string    `json:"file,omitempty"`
	Line     int       `json:"line,omitempty"`
	Col      int       `json:"col,omitempty"`
	Page     string    `json:"page,omitempty"`
	Story    int       `json:"story,omitempty"`
	At       geom.Rect `json:"at,omitzero"`
	Msg      string    `json:"msg"`
	Hint     string    `json:"hint,omitempty"`
}

// Pos is a place in a source file, as in Finding.
type Pos struct {
	File      string
	Line, Col int
}

// At returns a finding at p.
func At(p Pos, s Severity, id, format string, args ...any) Finding {
	return Finding{Severity: s, ID: id, File: p.File, Line: p.Line, Col: p.Col, Msg: fmt.Sprintf(format, args...)}
}

// WithHint returns the finding with a hint.
func (f Finding) WithHint(format string, args ...any) Finding {
	f.Hint = fmt.Sprintf(format, args...)
	return f
}

// String gives the finding as one line, "file:line:col: error: sentence (id)".
func (f Finding) String() string {
	var b strings.Builder
	if f.File != "" {
		b.WriteString(f.File)
		if f.Line > 0 {
			fmt.Fprintf(&b, ":%d", f.Line)
			if f.Col > 0 {
				fmt.Fprintf(&b, ":%d", f.Col)
			}
		}
		b.WriteString(": ")
	}
	fmt.Fprintf(&b, "%s: ", f.Severity)
	if f.Page != "" {
		fmt.Fprintf(&b, "page %s: ", f.Page)
	}
	b.WriteString(f.Msg)
	if f.ID != "" {
		fmt.Fprintf(&b, " (%s)", f.ID)
	}
	return b.String()
}

// List is findings in the order in which they were met. A List that is
// returned as an error has at least one finding of severity Error.
type List []Finding

// Error gives the findings of severity Error, a line each.
func (l List) Error() string {
	var lines []string
	for _, f := range l {
		if f.Severity == Error {
			lines = append(lines, f.String())
		}
	}
	return strings.Join(lines, "\n")
}

// Has reports whether a finding of severity s or graver is in the list.
func (l List) Has(s Severity) bool {
	for _, f := range l {
		if f.Severity >= s {
			return true
		}
	}
	return false
}

// Err returns the list as an error if it has a finding of severity Error, and
// nil otherwise.
func (l List) Err() error {
	if l.Has(Error) {
		return l
	}
	return nil
}
