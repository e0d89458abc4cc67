//go:build !linux

package main

import "os"

// reserve does nothing where no standard call reserves room.
func reserve(*os.File, int64) (ok bool, err error) { return false, nil }
