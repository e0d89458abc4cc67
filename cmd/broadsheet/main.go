// Command broadsheet makes newspaper pages: stories and a page spec become
// press-ready PDF. See `broadsheet help`.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/debug"

	"broadsheet/layout/diag"
)

func main() {
	collectLate()
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// collectLate has the garbage collector wait, unless the environment says when it
// is to run: a page is done before it would ever be needed, and an edition of 64
// pages takes a fifth less work. What the process may take before the collector
// is called more often leaves it below 250 MiB.
func collectLate() {
	if os.Getenv("GOGC") == "" && os.Getenv("GOMEMLIMIT") == "" {
		debug.SetGCPercent(-1) // not for the room ahead
		askForHugePages()
		debug.SetGCPercent(200)
		debug.SetMemoryLimit(220 << 20)
	}
}

// The exit statuses.
const (
	done     = 0
	faulty   = 1 // the edition has findings of error severity
	unusable = 2 // wrong usage, unreadable input or no place to write: nothing is written
)

// What has been printed already: errFaulty, findings of error severity;
// errUnreadable, a report of why the edition cannot be read.
var (
	errFaulty     = errors.New("the edition has errors")
	errUnreadable = errors.New("the edition cannot be read")
)

// misuse is a wrong use of the command: a sentence, and a hint that shows the
// right use.
type misuse struct{ msg, hint string }

func (m *misuse) Error() string { return m.msg }

func misusef(hint, format string, args ...any) *misuse {
	return &misuse{fmt.Sprintf(format, args...), hint}
}

// run is the whole command. No command reads standard input.
func run(args []string, _ io.Reader, stdout, stderr io.Writer) int {
	err := dispatch(args, stdout, stderr)
	var list diag.List
	var wrong *misuse
	switch {
	case err == nil:
		return done
	case errors.Is(err, errFaulty):
		return faulty
	case errors.Is(err, errUnreadable):
	case errors.As(err, &list):
		newMessages(stderr, false).print(list)
	case errors.As(err, &wrong):
		fmt.Fprintf(stderr, "broadsheet: %s\n    %s\n", printable(wrong.msg), printable(wrong.hint))
	default:
		fmt.Fprintf(stderr, "broadsheet: %s\n", printable(err.Error()))
	}
	return unusable
}
