package main

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

func text(s string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, s)
		return err
	}
}

// names are the names in a folder.
func names(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var l []string
	for _, e := range entries {
		l = append(l, e.Name())
	}
	return l
}

func TestOutput(t *testing.T) {
	dir := t.TempDir()
	a, b := filepath.Join(dir, "a.pdf"), filepath.Join(dir, "b.pdf")
	if err := os.WriteFile(a, []byte("before"), 0o600); err != nil {
		t.Fatal(err)
	}
	var o output
	for _, path := range []string{a, b} {
		if err := o.add(path, text("after")); err != nil {
			t.Fatal(err)
		}
	}
	if got, _ := os.ReadFile(a); string(got) != "before" {
		t.Errorf("written before all was whole: %q", got)
	}
	if err := o.commit(); err != nil {
		t.Fatal(err)
	}
	o.discard()
	if got, _ := os.ReadFile(a); string(got) != "after" {
		t.Errorf("got %q", got)
	}
	if st, _ := os.Stat(a); st.Mode().Perm() != 0o600 {
		t.Errorf("mode became %v", st.Mode())
	}
	if n := names(t, dir); len(n) != 2 {
		t.Errorf("left %q", n)
	}
}

func TestOutputFails(t *testing.T) {
	dir := t.TempDir()
	a := filepath.Join(dir, "a.pdf")
	var o output
	if err := o.add(a, text("whole")); err != nil {
		t.Fatal(err)
	}
	err := o.add(filepath.Join(dir, "b.pdf"), func(w io.Writer) error {
		io.WriteString(w, "half")
		return errors.New("no ink")
	})
	if err == nil || err.Error() != "cannot write "+filepath.Join(dir, "b.pdf")+": no ink" {
		t.Errorf("got %v", err)
	}
	o.discard()
	if n := names(t, dir); len(n) != 0 {
		t.Errorf("left %q", n)
	}
}

func TestOutputThroughLink(t *testing.T) {
	dir := t.TempDir()
	file, link := filepath.Join(dir, "file.pdf"), filepath.Join(dir, "link.pdf")
	if err := os.WriteFile(file, nil, 0o666); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(file, link); err != nil {
		t.Fatal(err)
	}
	var o output
	if err := o.add(link, text("x")); err != nil {
		t.Fatal(err)
	}
	if err := o.commit(); err != nil {
		t.Fatal(err)
	}
	if st, _ := os.Lstat(link); st.Mode()&os.ModeSymlink == 0 {
		t.Error("the link was replaced")
	}
	if got, _ := os.ReadFile(file); string(got) != "x" {
		t.Errorf("got %q", got)
	}
}

// TestReserve: what is reserved and not written is given back, and a file for which
// there can be no room is not begun.
func TestReserve(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.pdf")
	write := func(room int64) error {
		var o output
		defer o.discard()
		err := o.add(path, func(w io.Writer) error {
			if err := w.(interface{ Reserve(int64) error }).Reserve(room); err != nil {
				return err
			}
			_, err := io.WriteString(w, "short")
			return err
		})
		if err != nil {
			return err
		}
		return o.commit()
	}
	if err := write(1 << 22); err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile(path); err != nil || string(got) != "short" {
		t.Fatalf("the file is %q, %v", got, err)
	}
	if runtime.GOOS != "linux" {
		return
	}
	if err := write(1 << 62); err == nil || !strings.Contains(err.Error(), "cannot write") {
		t.Errorf("room for 4 EB: %v", err)
	}
	if left, _ := os.ReadDir(filepath.Dir(path)); len(left) != 1 {
		t.Errorf("%d files are left", len(left))
	}
}
