package edition

import (
	"embed"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"broadsheet/layout/diag"
)

// Options are how an edition is read. Root is the folder that its paths must
// stay in, the page spec's own where it is "".
type Options struct {
	Root string
}

// Load reads a page spec and the stories and pictures that it names. The
// findings are warnings and notes; the error, a diag.List, has every mistake
// that one run can find: those of the spec in the order of its lines, then those
// of the stories, then those of the pictures. With an error there is no
// edition.
func Load(file string, opt Options) (*Edition, diag.List, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, nil, diag.List{unreadable(file, err)}
	}
	dir := filepath.Dir(file)
	root := opt.Root
	if root == "" {
		root = dir
	}
	in, err := openFolder(dir, root)
	if err != nil {
		return nil, nil, diag.List{diag.At(diag.Pos{File: file}, diag.Error, "outside", "the page spec cannot be used: %v", reason(err)).
			WithHint("give --root the folder of the page spec or one above it")}
	}
	defer in.close()
	var r reader
	r.read(file, data)
	slices.SortStableFunc(r.Findings, byPlace)
	return r.finish(in)
}

// unreadable is the error of a page spec or a story that is named to Load or
// Alone.
func unreadable(file string, err error) diag.Finding {
	in := folder{dir: filepath.Dir(file)}
	p := ref{name: filepath.Base(file), at: diag.Pos{File: file}}
	if info, err := os.Stat(file); err == nil && info.IsDir() {
		f := diag.At(p.at, diag.Error, "unreadable", "%s is a folder", file)
		if _, err := os.Stat(filepath.Join(file, "edition.yaml")); err == nil {
			f = f.WithHint("did you mean `%s`?", filepath.Join(file, "edition.yaml"))
		}
		return f
	}
	return in.fault("file", p, reason(err), diag.Error)
}

func byPlace(a, b diag.Finding) int {
	if a.Line != b.Line {
		return a.Line - b.Line
	}
	return a.Col - b.Col
}

//go:embed alone/*.yaml
var aloneSpecs embed.FS

// aloneSpec is the built-in page spec for a story of a length in bytes: the
// smallest page that holds it with a picture, at about 6 bytes a word and 10
// words a column inch.
func aloneSpec(length int64) string {
	switch {
	case length <= 4_500:
		return "alone/a4.yaml"
	case length <= 11_000:
		return "alone/tabloid.yaml"
	}
	return "alone/broadsheet.yaml"
}

// Alone sets a story alone on a built-in page spec: A4, tabloid or broadsheet,
// by its length. Publication and date are those of the story's note, and where
// the publication is known the page has a folio. Its picture is the one given, or, where that is "", the story's own, or
// the one beside the story that has its name (launch.txt and launch.jpg). Paths
// are those of the working folder; they are bounded only by a Root that is
// given.
func Alone(storyFile, pictureFile string, opt Options) (*Edition, diag.List, error) {
	in := &folder{}
	if opt.Root != "" {
		var err error
		if in, err = openFolder(".", opt.Root); err != nil {
			return nil, nil, diag.List{diag.At(diag.Pos{File: storyFile}, diag.Error, "outside", "the story cannot be used: %v", reason(err)).
				WithHint("give --root the working folder or one above it")}
		}
		defer in.close()
	}
	info, err := os.Stat(storyFile)
	if err != nil {
		return nil, nil, diag.List{unreadable(storyFile, err)}
	}
	spec := aloneSpec(info.Size())
	data, err := aloneSpecs.ReadFile(spec)
	if err != nil {
		panic("edition: " + err.Error())
	}
	var r reader
	r.read(spec, data)
	if len(r.Findings) > 0 {
		panic("edition: " + r.Findings.Error())
	}
	at := diag.Pos{File: storyFile}
	r.edition.File, r.edition.Pages[0].Pos, r.edition.Pages[0].Stories[0].Pos = storyFile, at, at
	o := &r.orders[0]
	o.story = ref{filepath.ToSlash(storyFile), at}
	if pictureFile != "" {
		o.given = true
		o.pictures = []pictureOrder{{Picture: Picture{Pos: at, Focus: houseFocus}, file: ref{filepath.ToSlash(pictureFile), diag.Pos{File: pictureFile}}}}
	} else {
		o.beside = in.beside(o.story.name)
	}
	ed, findings, err := r.finish(in)
	if err == nil {
		ed.fromNote()
	}
	return ed, findings, err
}

// fromNote takes publication and date of an edition of one story from the
// story's note.
func (e *Edition) fromNote() {
	note := e.Pages[0].Stories[0].Story.Note
	if note.Publication == "" {
		return
	}
	e.Publication, e.Pages[0].HideFolio = note.Publication, false
	if t, err := time.Parse(time.DateOnly, note.Date); err == nil {
		e.Date = t
	}
}

// beside is the picture that stands beside a story and has its name, "" where
// there is none.
func (f *folder) beside(name string) string {
	stem := strings.TrimSuffix(name, filepath.Ext(name))
	for _, ext := range [...]string{".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp", ".gif", ".svg", ".svgz"} {
		for _, n := range f.list(name) {
			if strings.TrimSuffix(n, filepath.Ext(n)) == stem && strings.EqualFold(filepath.Ext(n), ext) {
				return n
			}
		}
	}
	return ""
}

// finish reads what the spec names and settles what depends on it.
func (r *reader) finish(in *folder) (*Edition, diag.List, error) {
	r.openFonts(in)
	r.readStories(in)
	r.settleJumps(in)
	r.readEnclosed(in)
	r.settleTargets(in)
	r.settleIndexes()
	r.settlePictures(in)
	r.readRows(in)
	r.readNumbers(in)
	r.readGroups(in)
	r.settleNotes()
	r.edition.Sources = in.sources()
	var findings, mistakes diag.List
	for _, f := range r.Findings {
		if f.Severity == diag.Error {
			mistakes = append(mistakes, f)
		} else {
			findings = append(findings, f)
		}
	}
	findings = append(findings, r.later...)
	if len(mistakes) > 0 {
		return nil, findings, mistakes
	}
	return &r.edition, findings, nil
}
