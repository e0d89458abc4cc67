package edition

import (
	"cmp"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"broadsheet/layout/diag"
	"broadsheet/layout/yaml"
)

// folder opens what an edition names. Names have forward slashes and are
// relative to a folder, dir, as the user names it; with a root, nothing outside
// of that can be opened, by "..", by an absolute path or by a symbolic link, which
// may lead to what is inside.
type folder struct {
	dir    string
	root   *os.Root // nil for no bounds
	bounds string   // the root as the user names it
	below  string   // dir in root

	mutex sync.Mutex
	files []string // that were read, as the user names them, in any order
}

// openFolder gives the folder dir, bounded by root.
func openFolder(dir, root string) (*folder, error) {
	full, err := resolved(dir)
	if err != nil {
		return nil, err
	}
	outer, err := resolved(root)
	if err != nil {
		return nil, err
	}
	below, err := filepath.Rel(outer, full)
	if err != nil || !filepath.IsLocal(below) {
		return nil, errors.New(dir + " is not below " + root)
	}
	r, err := os.OpenRoot(outer)
	if err != nil {
		return nil, err
	}
	return &folder{dir: dir, root: r, bounds: root, below: below}, nil
}

func (f *folder) close() {
	if f.root != nil {
		f.root.Close()
	}
}

// resolved is a path from the file system's root without symbolic links.
func resolved(path string) (string, error) {
	full, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	return filepath.EvalSymlinks(full)
}

// errOutside is met for a name that leads out of the root.
var errOutside = errors.New("outside of the folder that paths must stay in")

// inRoot is a name as a path in the root.
func (f *folder) inRoot(name string) (string, error) {
	name = filepath.FromSlash(name)
	path := filepath.Join(f.below, name)
	if filepath.IsAbs(name) {
		var err error
		if path, err = filepath.Rel(f.root.Name(), name); err != nil {
			return "", errOutside
		}
	}
	if !filepath.IsLocal(path) {
		return "", errOutside
	}
	return path, nil
}

// shown is a name as the user would write it from where he works.
func (f *folder) shown(name string) string {
	if filepath.IsAbs(name) {
		return filepath.Clean(name)
	}
	return filepath.Join(f.dir, filepath.FromSlash(name))
}

// read is the bytes of a file. The error is errOutside, fs.ErrNotExist in it, or
// a reason without the path.
func (f *folder) read(name string) ([]byte, error) {
	data, err := f.open(name)
	if err == nil {
		f.mutex.Lock()
		f.files = append(f.files, f.shown(name))
		f.mutex.Unlock()
	}
	return data, err
}

func (f *folder) open(name string) ([]byte, error) {
	if f.root == nil {
		data, err := os.ReadFile(f.shown(name))
		return data, reason(err)
	}
	path, err := f.inRoot(name)
	if err != nil {
		return nil, err
	}
	data, err := f.root.ReadFile(path)
	if behind, ok := f.behind(path, err); ok {
		data, err = f.root.ReadFile(behind)
	}
	return data, reason(err)
}

// behind is the path in the root to which one leads that os.Root will not follow:
// it takes a symbolic link with an absolute target to leave the root, though the
// target may be in it. ok is false where err is another, or the target is outside.
func (f *folder) behind(path string, err error) (target string, ok bool) {
	if err == nil || reason(err) != errOutside {
		return "", false
	}
	full, err := filepath.EvalSymlinks(filepath.Join(f.root.Name(), path))
	if err != nil {
		return "", false
	}
	target, err = filepath.Rel(f.root.Name(), full)
	return target, err == nil && filepath.IsLocal(target)
}

// sources are the files that were read, each once, sorted.
func (f *folder) sources() []string {
	slices.Sort(f.files)
	return slices.Compact(f.files)
}

// has reports whether there is a file of a name.
func (f *folder) has(name string) bool {
	if f.root == nil {
		_, err := os.Stat(f.shown(name))
		return err == nil
	}
	path, err := f.inRoot(name)
	if err != nil {
		return false
	}
	_, err = f.root.Stat(path)
	if behind, ok := f.behind(path, err); ok {
		_, err = f.root.Stat(behind)
	}
	return err == nil
}

// hasFolder reports, as read does, whether a folder is there.
func (f *folder) hasFolder(name string) error {
	path, err := f.inRoot(name)
	if err != nil {
		return err
	}
	info, err := f.root.Stat(path)
	if behind, ok := f.behind(path, err); ok {
		info, err = f.root.Stat(behind)
	}
	if err == nil && !info.IsDir() {
		return errors.New("not a folder")
	}
	return reason(err)
}

// reason is an error without the operation and the path that it names.
func reason(err error) error {
	var at *fs.PathError
	if errors.As(err, &at) {
		// The standard library has no name for this error.
		if strings.Contains(at.Err.Error(), "escapes") {
			return errOutside
		}
		return at.Err
	}
	return err
}

// list is the names in the folder of a name, each with the path that the name
// has; nil where that folder cannot be read.
func (f *folder) list(name string) []string {
	parent := ""
	if i := strings.LastIndexByte(name, '/'); i >= 0 {
		parent = name[:i+1]
	}
	var entries []fs.DirEntry
	var err error
	if f.root == nil {
		entries, err = os.ReadDir(cmp.Or(f.shown(parent), "."))
	} else if path, out := f.inRoot(parent); out == nil {
		entries, err = fs.ReadDir(f.root.FS(), filepath.ToSlash(path))
	}
	if err != nil {
		return nil
	}
	names := make([]string, 0, len(entries))
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") {
			names = append(names, parent+e.Name())
		}
	}
	return names
}

// fault says why what is named at a place, a file or a folder, could not be used.
func (f *folder) fault(what string, p ref, err error, s diag.Severity) diag.Finding {
	switch {
	case strings.Contains(p.name, "://"):
		return diag.At(p.at, s, "no-file", "%s is on the web", p.name).WithHint("save it in the edition's folder and name it there")
	case errors.Is(err, errOutside):
		return diag.At(p.at, s, "outside", "%s is outside of the folder `%s`", p.name, f.bounds).
			WithHint("copy it into the folder, or allow one above with --root")
	case errors.Is(err, fs.ErrNotExist):
		return diag.At(p.at, s, "no-file", "there is no %s %s", what, f.shown(p.name)).WithHint("%s", f.advice(p.name))
	}
	return diag.At(p.at, s, "unreadable", "%s cannot be read: %v", f.shown(p.name), err)
}

// advice is the hint for a file that is missing: the name meant, or what the
// folder has.
func (f *folder) advice(name string) string {
	names := f.list(name)
	if near := yaml.Nearest(name, names); near != "" {
		return "did you mean `" + near + "`?"
	}
	stem := strings.TrimSuffix(name, filepath.Ext(name))
	for _, n := range names {
		if strings.TrimSuffix(n, filepath.Ext(n)) == stem {
			return "did you mean `" + n + "`?"
		}
	}
	const few = 6
	switch {
	case len(names) == 0:
		return "paths are relative to the folder of the page spec"
	case len(names) <= few:
		return "the folder has " + strings.Join(names, ", ")
	}
	return "the folder has " + strings.Join(names[:few], ", ") + " and more"
}
