package main

import (
	"fmt"
	"strings"
	"text/tabwriter"

	"broadsheet/layout/diag"
)

// listFaces lists the faces of the library, one a line, and says which font
// files cannot be used.
func listFaces(c *call) error {
	if len(c.args) > 0 {
		return misusef("broadsheet fonts --fonts "+c.args[0], "fonts takes no argument")
	}
	var folders []string
	if c.changed("fonts") {
		folders = []string{c.folder}
	}
	lib, err := library(folders)
	if err != nil {
		return err
	}
	w := tabwriter.NewWriter(c.stdout, 0, 0, 2, ' ', 0)
	for _, f := range lib.Faces() {
		cover, err := f.Coverage()
		if err != nil {
			return fmt.Errorf("cannot read %s: %w", f.File, err)
		}
		slope := "upright"
		if f.Italic {
			slope = "italic"
		}
		fmt.Fprintf(w, "%s\t%d %s\t%d characters\t%s\t%s\n", f.Name, f.Weight, slope,
			cover.Characters, strings.Join(cover.Scripts, ", "), f.File)
	}
	var skipped diag.List
	for _, s := range lib.Skipped() {
		skipped = append(skipped, diag.At(diag.Pos{File: s.File}, diag.Warning, "font", "%v", s.Err))
	}
	newMessages(c.stderr, true).print(skipped)
	return w.Flush()
}
