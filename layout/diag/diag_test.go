package diag

import (
	"encoding/json"
	"errors"
	"testing"
)

func TestFindingString(t *testing.T) {
	at := Pos{File: "a.yaml", Line: 3, Col: 7}
	for _, c := range []struct {
		f    Finding
		want string
	}{
		{At(at, Error, "unit", "unknown unit `%s`", "px"), "a.yaml:3:7: error: unknown unit `px` (unit)"},
		{Finding{Severity: Warning, Page: "A1", Msg: "a rule is thin", ID: "thin-rule"}, "warning: page A1: a rule is thin (thin-rule)"},
		{Finding{Severity: Note, File: "b.md", Line: 2, Msg: "left out"}, "b.md:2: note: left out"},
		{Finding{Severity: Error, File: "b.md", Col: 9, Msg: "empty"}, "b.md: error: empty"},
	} {
		if got := c.f.String(); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

func TestList(t *testing.T) {
	notes := List{{Severity: Note, Msg: "a"}, {Severity: Warning, Msg: "b"}}
	if notes.Err() != nil || notes.Has(Error) || !notes.Has(Warning) {
		t.Error("notes and warnings are an error")
	}
	all := append(notes, Finding{Severity: Error, Msg: "c"}, Finding{Severity: Error, Msg: "d"})
	err := all.Err()
	if err == nil || err.Error() != "error: c\nerror: d" {
		t.Errorf("got %v", err)
	}
	var list List
	if !errors.As(err, &list) || len(list) != 4 {
		t.Error("the error is not the list")
	}
}

func TestJSON(t *testing.T) {
	b, err := json.Marshal(At(Pos{File: "a"}, Warning, "x", "y").WithHint("do %s", "z"))
	if want := `{"severity":"warning","id":"x","file":"a","msg":"y","hint":"do z"}`; err != nil || string(b) != want {
		t.Errorf("got %s, %v; want %s", b, err, want)
	}
}
