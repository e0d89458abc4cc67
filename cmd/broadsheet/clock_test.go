package main

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// TestAnotherDay builds a sample with a program whose clock is 400 days late: the
// library's time.Now is replaced while it is compiled. Not one byte differs. It
// takes a minute, as most of the standard library is compiled anew, and so runs in
// CI alone.
func TestAnotherDay(t *testing.T) {
	if os.Getenv("CI") == "" || testing.Short() {
		t.Skip("compiles the standard library anew: set CI to run it")
	}
	dir := t.TempDir()
	today, late := filepath.Join(dir, "today"), filepath.Join(dir, "late")
	goBuild(t, "-o", today)
	goBuild(t, "-o", late, "-overlay", lateClock(t, dir))
	for _, sample := range []string{"first", "feature"} {
		spec := filepath.Join("..", "..", "samples", sample, "edition.yaml")
		want, got := built(t, today, spec, filepath.Join(dir, "today.pdf")), built(t, late, spec, filepath.Join(dir, "late.pdf"))
		if !bytes.Equal(want, got) {
			t.Errorf("%s: another day gives another PDF", sample)
		}
	}
}

func goBuild(t *testing.T, args ...string) {
	t.Helper()
	if said, err := exec.Command("go", append([]string{"build"}, append(args, ".")...)...).CombinedOutput(); err != nil {
		t.Fatalf("go build %v: %v\n%s", args, err, said)
	}
}

// lateClock writes an overlay of the standard library in which Now is late.
func lateClock(t *testing.T, dir string) string {
	t.Helper()
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	real := filepath.Join(string(bytes.TrimSpace(root)), "src", "time", "time.go")
	src, err := os.ReadFile(real)
	if err != nil {
		t.Fatal(err)
	}
	const now = "sec, nsec, mono := runtimeNow()\n"
	if bytes.Count(src, []byte(now)) != 1 {
		t.Skip("this Go's time.Now is another")
	}
	fake := filepath.Join(dir, "time.go")
	src = bytes.Replace(src, []byte(now), []byte(now+"\tsec += 400 * 86400\n"), 1)
	list, err := json.Marshal(map[string]map[string]string{"Replace": {real: fake}})
	if err != nil {
		t.Fatal(err)
	}
	overlay := filepath.Join(dir, "overlay.json")
	for file, data := range map[string][]byte{fake: src, overlay: list} {
		if err := os.WriteFile(file, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return overlay
}

// built is the PDF that a program makes of an edition.
func built(t *testing.T, program, spec, out string) []byte {
	t.Helper()
	if said, err := exec.Command(program, "build", spec, "-o", out).CombinedOutput(); err != nil {
		t.Fatalf("build: %v\n%s", err, said)
	}
	b, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	return b
}
