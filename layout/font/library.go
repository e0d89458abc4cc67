package font

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"
)

// Library finds faces by name. It is immutable: it reads the names when it is
// made, and the face itself when that is first asked for.
type Library struct {
	entries []*entry // sorted by name; those that cannot be used too
	skipped []Skipped
}

// Skipped is a font file that cannot be used, and why.
type Skipped struct {
	File string
	Err  error
}

// entry is one file. The keys are what a user's name is compared with, folded.
type entry struct {
	names
	fsys  fs.FS
	file  string
	keys  [4]string // full name, name ID 4, PostScript name, file name
	house string    // family
	err   error     // why it cannot be used

	face func() (*Face, error) // once
}

// NewLibrary lists the TrueType files (*.ttf) anywhere in the file systems, in
// the order of their paths. Where two faces have the same name the later one
// wins. A file that cannot be used is skipped, and listed by Skipped; so is
// every *.otf file, which would need another kind of outlines. The error is
// one of reading a file system.
func NewLibrary(fsys ...fs.FS) (*Library, error) {
	l := &Library{}
	byName := map[string]int{}
	for _, f := range fsys {
		err := fs.WalkDir(f, ".", func(file string, d fs.DirEntry, err error) error {
			if err != nil {
				return fmt.Errorf("looking for fonts: %w", err)
			}
			if ext := strings.ToLower(path.Ext(file)); d.IsDir() || ext != ".ttf" && ext != ".otf" {
				return nil
			}
			l.add(newEntry(f, file), byName)
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(l.entries, func(a, b *entry) int { return strings.Compare(a.full(), b.full()) })
	return l, nil
}

// add takes an entry in; one that works wins over one that does not.
func (l *Library) add(e *entry, byName map[string]int) {
	if e.err != nil {
		l.skipped = append(l.skipped, Skipped{e.file, e.err})
	}
	key := e.keys[0]
	if key == "" {
		return
	}
	if i, ok := byName[key]; !ok {
		byName[key] = len(l.entries)
		l.entries = append(l.entries, e)
	} else if e.err == nil || l.entries[i].err != nil {
		l.entries[i] = e
	}
}

func newEntry(fsys fs.FS, file string) *entry {
	e := &entry{fsys: fsys, file: file}
	e.names, e.err = indexNames(fsys, file)
	if e.err == nil && e.family == "" {
		e.err = errors.New("the font has no name")
	}
	stem := strings.TrimSuffix(path.Base(file), path.Ext(file))
	e.keys = [4]string{fold(e.full()), fold(e.own), fold(e.postScript), fold(stem)}
	e.house = fold(e.family)
	e.face = sync.OnceValues(e.parse)
	return e
}

func (e *entry) parse() (*Face, error) {
	if e.err != nil {
		return nil, fmt.Errorf("font %s: %w", e.file, e.err)
	}
	data, err := fs.ReadFile(e.fsys, e.file)
	if err != nil {
		return nil, fmt.Errorf("reading font: %w", err)
	}
	f, err := Parse(data)
	if err != nil {
		return nil, fmt.Errorf("font %s: %w", e.file, err)
	}
	return f, nil
}

// indexNames reads a file's names and no more of it than that takes, where the
// file system lets it. The names are given beside an error, as far as known.
func indexNames(fsys fs.FS, file string) (names, error) {
	f, err := fsys.Open(file)
	if err != nil {
		return names{}, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return names{}, err
	}
	r, ok := f.(io.ReaderAt)
	if !ok {
		data, err := io.ReadAll(f)
		if err != nil {
			return names{}, err
		}
		return scanNames(bytes.NewReader(data), int64(len(data)))
	}
	return scanNames(r, info.Size())
}

func scanNames(r io.ReaderAt, size int64) (names, error) {
	dir, err := readDirectory(r, size)
	if err != nil {
		return names{}, err
	}
	load := func(tag string) []byte {
		t, ok := dir.find(tag)
		if !ok {
			return nil
		}
		b := make([]byte, t.length)
		n, _ := r.ReadAt(b, int64(t.offset))
		return b[:n]
	}
	return readNames(load("name"), load("OS/2")), dir.complete()
}

// Skipped lists the files that cannot be used, in the order in which they were
// met.
func (l *Library) Skipped() []Skipped { return slices.Clone(l.skipped) }

// Face finds a face by its name, whatever its capitals, spaces and hyphens:
// its full or PostScript name or its file's, "Source Serif 4 SmText Bold"; or
// its family and a weight by name or number, with or without "italic",
// "Libre Franklin 600"; or its family alone, which is the upright face nearest
// to regular. An unknown name is an error that says what is nearest.
func (l *Library) Face(name string) (*Face, error) {
	e, err := l.find(name)
	if err != nil {
		return nil, err
	}
	return e.face()
}

func (l *Library) find(name string) (*entry, error) {
	key := fold(name)
	if key == "" {
		return nil, errors.New("a face without a name")
	}
	if e := l.exact(key); e != nil {
		return e, nil
	}
	family, rest := l.family(key)
	if len(family) > 0 {
		if s, ok := parseStyle(rest); ok {
			if e := s.in(family); e != nil {
				return e, nil
			}
		}
		if rest != "" {
			return nil, fmt.Errorf("no face %q; %s has %s", name, family[0].family, list(family))
		}
	}
	return nil, l.unknown(name, key)
}

// exact gives the face one of whose names is key.
func (l *Library) exact(key string) *entry {
	for i := range (entry{}).keys {
		for _, e := range l.entries {
			if e.keys[i] == key {
				return e
			}
		}
	}
	return nil
}

// family gives the faces of the family with whose name key starts, of several
// such families the one with the longest name, and the rest of key.
func (l *Library) family(key string) (faces []*entry, rest string) {
	best := ""
	for _, e := range l.entries {
		if len(e.house) > len(best) && strings.HasPrefix(key, e.house) {
			best = e.house
		}
	}
	if best == "" {
		return nil, key
	}
	return l.house(best), key[len(best):]
}

// house gives the faces of a family by its folded name.
func (l *Library) house(key string) []*entry {
	var faces []*entry
	for _, e := range l.entries {
		if e.house == key && e.err == nil {
			faces = append(faces, e)
		}
	}
	return faces
}

// list names the styles of a family.
func list(family []*entry) string {
	styles := make([]string, len(family))
	for i, e := range family {
		styles[i] = e.style
	}
	return strings.Join(styles, ", ")
}

func (l *Library) unknown(name, key string) error {
	best, least := "", len(key)/3+2
	for _, e := range l.entries {
		if e.err != nil {
			continue
		}
		for _, c := range [...]struct{ key, name string }{{e.house, e.family}, {e.keys[0], e.full()}} {
			if d := distance(key, c.key); d < least {
				best, least = c.name, d
			}
		}
	}
	if best == "" {
		return fmt.Errorf("no face %q", name)
	}
	return fmt.Errorf("no face %q; did you mean %q?", name, best)
}

// Sibling finds a face of f's family for emphasis in text that is set in f:
// bolder if bold, otherwise of f's weight; italic or upright as asked. It
// reports whether the family has one; f may be its own sibling. A bold sibling
// of a face that is semibold or bolder already is of that weight.
func (l *Library) Sibling(f *Face, bold, italic bool) (*Face, bool) {
	want, slack := f.names.weight, 100
	if bold && want < semibold {
		want, slack = 700, 200
	}
	var best *entry
	for _, e := range l.house(fold(f.names.family)) {
		if e.italic != italic || apart(e.weight, want) > slack || bold && e.weight < semibold {
			continue
		}
		if best == nil || nearer(e.weight, best.weight, want) {
			best = e
		}
	}
	if best == nil {
		return nil, false
	}
	s, err := best.face()
	return s, err == nil
}

// nearer reports whether weight a is nearer to want than b; of two as near the
// lighter is, being closer to the text around it.
func nearer(a, b, want int) bool {
	x, y := apart(a, want), apart(b, want)
	return x < y || x == y && a < b
}

func apart(a, b int) int { return max(a-b, b-a) }

// Info describes a face of a library.
type Info struct {
	Name, Family, Style string
	Weight              int // 100 to 900: 400 regular, 700 bold
	Italic              bool
	File                string

	entry *entry
}

// Faces lists the faces that can be used, sorted by name.
func (l *Library) Faces() []Info {
	var out []Info
	for _, e := range l.entries {
		if e.err == nil {
			out = append(out, Info{e.full(), e.family, e.style, e.weight, e.italic, e.file, e})
		}
	}
	return out
}

// Coverage says which characters the face has. It reads the whole face.
func (i Info) Coverage() (Coverage, error) {
	f, err := i.entry.face()
	if err != nil {
		return Coverage{}, err
	}
	return f.Coverage(), nil
}
