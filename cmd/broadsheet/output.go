package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// An output is files on their way: each is written beside its final place under
// a name of its own and gets its name when all are whole. What is not committed
// is discarded; a run that fails leaves nothing.
type output struct {
	pending []pendingFile
}

type pendingFile struct{ temp, path string }

// add writes one file by calling write. Its folder must exist. An existing file
// keeps its mode, a symbolic link its target; a device is written at once.
func (o *output) add(path string, write func(io.Writer) error) error {
	mode := fs.FileMode(0o666)
	known := false
	if st, err := os.Stat(path); err == nil {
		if st.IsDir() {
			return fmt.Errorf("cannot write %s: it is a folder", path)
		}
		if !st.Mode().IsRegular() {
			return writeDevice(path, write)
		}
		mode, known = st.Mode().Perm(), true
		if target, err := filepath.EvalSymlinks(path); err == nil {
			path = target
		}
	}
	f, err := createBeside(path, mode)
	if err != nil {
		return fmt.Errorf("cannot write %s: %w", path, cause(err))
	}
	o.pending = append(o.pending, pendingFile{f.Name(), path})
	if known {
		f.Chmod(mode) // the process's mask does not count for what exists
	}
	return fill(f, path, write)
}

// fill writes and closes a file.
func fill(f *os.File, path string, write func(io.Writer) error) error {
	w := file{Writer: bufio.NewWriterSize(f, 1<<16), to: f}
	err := write(&w)
	if err == nil {
		err = w.Flush()
	}
	if err == nil && w.reserved {
		err = trim(f)
	}
	if e := f.Close(); err == nil {
		err = e
	}
	if err != nil {
		return fmt.Errorf("cannot write %s: %w", path, cause(err))
	}
	return nil
}

// file is a file being written.
type file struct {
	*bufio.Writer
	to       *os.File
	reserved bool
}

// Reserve asks for the room of n bytes, so that a full disk says so before any of
// them is written. It also spares the time that the file system would else take
// to find that room when the file gets its name.
func (f *file) Reserve(n int64) (err error) {
	f.reserved, err = reserve(f.to, n)
	return err
}

// trim gives back what was reserved and not needed.
func trim(f *os.File) error {
	n, err := f.Seek(0, io.SeekCurrent)
	if err != nil {
		return err
	}
	return f.Truncate(n)
}

// writeDevice writes what is no regular file, /dev/stdout or a pipe.
func writeDevice(path string, write func(io.Writer) error) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return fmt.Errorf("cannot write %s: %w", path, cause(err))
	}
	return fill(f, path, write)
}

// createBeside makes a new file in path's folder, hidden, named after it. The
// names are tried in turn, since another run may be writing the same file.
func createBeside(path string, mode fs.FileMode) (*os.File, error) {
	dir, base := filepath.Split(path)
	for i := 0; ; i++ {
		name := filepath.Join(dir, fmt.Sprintf(".%s.%d.tmp", base, i))
		f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
		if err == nil || i == 99 || !errors.Is(err, fs.ErrExist) {
			return f, err
		}
	}
}

// commit gives every file its name.
func (o *output) commit() error {
	for len(o.pending) > 0 {
		p := o.pending[0]
		if err := os.Rename(p.temp, p.path); err != nil {
			return fmt.Errorf("cannot write %s: %w", p.path, cause(err))
		}
		o.pending = o.pending[1:]
	}
	return nil
}

// discard removes what was not committed.
func (o *output) discard() {
	for _, p := range o.pending {
		os.Remove(p.temp)
	}
	o.pending = nil
}

// cause is an error of the file system without the name of the file, which may
// be a temporary one: "no such file or directory".
func cause(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	var link *os.LinkError
	if errors.As(err, &link) {
		return link.Err
	}
	return err
}
