//go:build !linux

package main

// askForHugePages does nothing where there is no such request.
func askForHugePages() {}
