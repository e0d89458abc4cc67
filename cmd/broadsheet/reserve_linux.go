package main

import (
	"errors"
	"os"
	"syscall"
)

// keepSize is FALLOC_FL_KEEP_SIZE: the file is not longer for it.
const keepSize = 1

// reserve finds room for n bytes of a file. Only a lack of it is an error: there
// are file systems that know no reserving.
func reserve(f *os.File, n int64) (ok bool, err error) {
	err = syscall.Fallocate(int(f.Fd()), keepSize, 0, n)
	if errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) || errors.Is(err, syscall.EFBIG) {
		return false, &os.PathError{Op: "reserve", Path: f.Name(), Err: err}
	}
	return err == nil, nil
}
