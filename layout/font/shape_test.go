package font

import (
	"bufio"
	"bytes"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/go-text/typesetting/harfbuzz"
)

var hbShape = flag.String("hb-shape", "", "write the golden results anew with this program, HarfBuzz's hb-shape")

// sample is a line of testdata/shape.txt.
type sample struct {
	language, tags, text string
}

func samples(t testing.TB) []sample {
	t.Helper()
	file, err := os.ReadFile("testdata/shape.txt")
	if err != nil {
		t.Fatal(err)
	}
	var out []sample
	for line := range strings.Lines(string(file)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(f) != 3 {
			t.Fatalf("testdata/shape.txt: %q", line)
		}
		out = append(out, sample{strings.TrimPrefix(f[0], "-"), strings.TrimPrefix(f[1], "-"), f[2]})
	}
	return out
}

func (s sample) features() Features {
	has := func(tag string) bool { return slices.Contains(strings.Split(s.tags, ","), tag) }
	return Features{SmallCaps: has("smcp"), OldStyle: has("onum"), Lining: has("lnum"), Tabular: has("tnum"),
		Fractions: has("frac"), Superior: has("sups"), NoLigatures: has("noliga")}
}

// TestShape holds the shaping of every house face against that of HarfBuzz
// itself. Versions of the shaping library after v0.3.3 lose kerning; this is
// where it would show.
func TestShape(t *testing.T) {
	files, err := filepath.Glob("../../fonts/*.ttf")
	if err != nil || len(files) == 0 {
		t.Fatal("no house faces", err)
	}
	if *hbShape != "" {
		writeGolden(t, files)
	}
	golden, err := os.Open("testdata/shape.golden")
	if err != nil {
		t.Fatal(err)
	}
	defer golden.Close()
	want := bufio.NewScanner(golden)
	for _, file := range files {
		f := parseFile(t, file)
		for _, s := range samples(t) {
			if !want.Scan() {
				t.Fatal("testdata/shape.golden is cut short")
			}
			glyphs := line(f.Shape(s.text, s.language, s.features()))
			got := fmt.Sprintf("%s %s %s %s %s", filepath.Base(file), or(s.language), or(s.tags), s.text, glyphs)
			if got != want.Text() {
				t.Errorf("\ngot  %s\nwant %s", got, want.Text())
			}
		}
	}
	if want.Scan() {
		t.Error("testdata/shape.golden has more")
	}
}

// TestShapeParts checks what hb-shape would not be asked: a text of two scripts,
// one that is broken, one too long for the cache.
func TestShapeParts(t *testing.T) {
	serif := parseFile(t, "../../fonts/SourceSerif4SmText-Regular.ttf")
	naskh := parseFile(t, "../../fonts/NotoNaskhArabic_400Regular.ttf")
	join := func(parts ...[]Glyph) []Glyph {
		var out []Glyph
		at := int32(0)
		for _, p := range parts {
			end := at
			for _, g := range p {
				end = max(end, at+g.Cluster+1)
				g.Cluster += at
				out = append(out, g)
			}
			at = end
		}
		return out
	}
	if got, want := serif.Shape("WAVEГаз", "", Features{}), join(serif.Shape("WAVE", "", Features{}), serif.Shape("Газ", "", Features{})); line(got) != line(want) {
		t.Errorf("two scripts: got %s, want %s", line(got), line(want))
	}
	if got := naskh.Shape("لم", "ar", Features{}); len(got) != 2 || got[0].Cluster != 2 || got[1].Cluster != 0 {
		t.Errorf("Arabic: %s", line(got))
	}
	if got := serif.Shape("a\xffb", "en", Features{}); len(got) != 3 || got[1].Cluster != 1 || got[2].Cluster != 2 {
		t.Errorf("broken UTF-8: %s", line(got))
	}
	if got := serif.Shape("新", "zh", Features{}); len(got) != 1 || got[0].ID != 0 {
		t.Errorf("no glyph: %s", line(got))
	}
	if got := serif.Shape("", "en", Features{}); got != nil {
		t.Errorf("nothing: %s", line(got))
	}
	words := strings.Repeat("word ", 100)
	if got := serif.Shape(words, "en", Features{}); len(got) != len(words) || got[499].Cluster != 499 {
		t.Errorf("a long text: %s", line(got))
	}
}

// TestShapeTogether shapes on several goroutines what one has shaped alone, in
// a cache too small to hold it and with faces that share nothing.
func TestShapeTogether(t *testing.T) {
	file := "../../fonts/SourceSerif4SmText-Regular.ttf"
	alone, shared := parseFile(t, file), parseFile(t, file)
	all := samples(t)
	var want []string
	for _, s := range all {
		want = append(want, line(alone.Shape(s.text, s.language, s.features())))
	}
	var group sync.WaitGroup
	for n := range 4 {
		group.Go(func() {
			for i := range all {
				i = (i*7 + n*13) % len(all)
				s := all[i]
				if got := line(shared.Shape(s.text, s.language, s.features())); got != want[i] {
					t.Errorf("%s: got %s, want %s", s.text, got, want[i])
				}
			}
		})
	}
	group.Wait()
}

// TestCacheBounds fills the cache over its bounds.
func TestCacheBounds(t *testing.T) {
	var s shard
	for i := range 2*maxShard + 1 {
		s.put(strconv.Itoa(i), nil)
		if len(s.words) > maxShard {
			t.Fatalf("%d words", len(s.words))
		}
	}
	if _, ok := s.get(strconv.Itoa(2 * maxShard)); !ok {
		t.Error("the last word is gone")
	}
	var w words
	for i := range maxManners + 10 {
		w.manner(strconv.Itoa(i), Features{})
	}
	if n := len(*w.manners.Load()); n != maxManners {
		t.Errorf("%d manners", n)
	}
	if first, again := w.manner("3", Features{}), w.manner("3", Features{}); first != again {
		t.Error("a manner is not kept")
	}
}

// FuzzShape: no panic, each glyph of a cluster that starts a character, the
// clusters rising from 0 in a text from left to right, and the same from the
// cache as without.
func FuzzShape(f *testing.F) {
	for _, s := range samples(f) {
		f.Add(s.text, s.language, uint8(0))
		f.Add(s.text+" "+s.text, "en", uint8(0x7F))
	}
	faces := []*Face{
		parseFile(f, "../../fonts/SourceSerif4SmText-Regular.ttf"),
		parseFile(f, "../../fonts/NotoNaskhArabic_400Regular.ttf"),
		parseFile(f, "../../fonts/PirataOne_400Regular.ttf"),
	}
	f.Fuzz(func(t *testing.T, text, language string, bits uint8) {
		on := func(i int) bool { return bits>>i&1 == 1 }
		features := Features{on(0), on(1), on(2), on(3), on(4), on(5), on(6)}
		for _, face := range faces {
			got := face.Shape(text, language, features)
			if again := face.Shape(text, language, features); !slices.Equal(got, again) {
				t.Fatalf("%s, then %s", line(got), line(again))
			}
			account(t, text, got)
		}
	})
}

func account(t *testing.T, text string, glyphs []Glyph) {
	if (text == "") != (len(glyphs) == 0) {
		t.Fatalf("%d glyphs of %q", len(glyphs), text)
	}
	reversed := false
	for start := 0; start < len(text); {
		end, script := scriptRun(text, start)
		reversed = reversed || direction(script) == harfbuzz.RightToLeft
		start = end
	}
	least := int32(len(text))
	for i, g := range glyphs {
		least = min(least, g.Cluster)
		if g.Cluster < 0 || int(g.Cluster) >= len(text) {
			t.Fatalf("glyph %d: cluster %d of %d bytes", i, g.Cluster, len(text))
		}
		if _, size := utf8.DecodeRuneInString(text[g.Cluster:]); size == 1 && utf8.ValidString(text) && text[g.Cluster] >= utf8.RuneSelf {
			t.Fatalf("glyph %d: cluster %d within a character", i, g.Cluster)
		}
		if i > 0 && !reversed && g.Cluster < glyphs[i-1].Cluster {
			t.Fatalf("glyph %d: cluster %d after %d", i, g.Cluster, glyphs[i-1].Cluster)
		}
	}
	if len(glyphs) > 0 && least != 0 {
		t.Fatalf("the first cluster is %d", least)
	}
}

const prose = "The council voted on Tuesday to rebuild the harbour wall which was breached in four places during the storm of last winter " +
	"at a cost of eleven million pounds over six years officials said that work would begin before the equinox and that ferries to the " +
	"outer islands would run from a temporary pier"

func BenchmarkShapeCold(b *testing.B) {
	f := parseFile(b, "../../fonts/SourceSerif4SmText-Regular.ttf")
	words := strings.Fields(prose)
	m := f.words.manner("en-GB", Features{})
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		f.shape(words[i%len(words)], m)
	}
}

// BenchmarkFirstWord is what a face costs before it is of use.
func BenchmarkFirstWord(b *testing.B) {
	data, err := os.ReadFile("../../fonts/SourceSerif4SmText-Regular.ttf")
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		f, err := Parse(data)
		if err != nil {
			b.Fatal(err)
		}
		f.Shape("harbour", "en-GB", Features{})
	}
}

func BenchmarkShapeCached(b *testing.B) {
	f := parseFile(b, "../../fonts/SourceSerif4SmText-Regular.ttf")
	words := strings.Fields(prose)
	b.ReportAllocs()
	b.RunParallel(func(pb *testing.PB) {
		for i := 0; pb.Next(); i++ {
			f.Shape(words[i%len(words)], "en-GB", Features{})
		}
	})
}

func or(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

// line writes glyphs as hb-shape does: [ID=cluster@x,y+advance|…].
func line(glyphs []Glyph) string {
	var parts []string
	for _, g := range glyphs {
		offset := ""
		if g.X != 0 || g.Y != 0 {
			offset = fmt.Sprintf("@%d,%d", g.X, g.Y)
		}
		parts = append(parts, fmt.Sprintf("%d=%d%s+%d", g.ID, g.Cluster, offset, g.Advance))
	}
	return "[" + strings.Join(parts, "|") + "]"
}

func writeGolden(t *testing.T, files []string) {
	var out bytes.Buffer
	for _, file := range files {
		for _, s := range samples(t) {
			args := []string{"--no-glyph-names", "--utf8-clusters", "--shaper=ot", "--language=" + cmpOr(s.language, "und")}
			if s.tags != "" {
				args = append(args, "--features="+strings.ReplaceAll(s.tags, "noliga", "-liga,-clig"))
			}
			got, err := exec.Command(*hbShape, append(args, file, s.text)...).Output()
			if err != nil {
				t.Fatal(err)
			}
			fmt.Fprintf(&out, "%s %s %s %s %s", filepath.Base(file), or(s.language), or(s.tags), s.text, got)
		}
	}
	if err := os.WriteFile("testdata/shape.golden", out.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

func cmpOr(a, b string) string {
	if a == "" {
		return b
	}
	return a
}

func parseFile(t testing.TB, file string) *Face {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	f, err := Parse(data)
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return f
}
