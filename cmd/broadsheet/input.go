package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"broadsheet/fonts"
	"broadsheet/layout"
	"broadsheet/layout/diag"
	"broadsheet/layout/edition"
	"broadsheet/layout/font"
	"broadsheet/layout/page"
)

// made is an edition with its finished pages and all that was found on the way.
type made struct {
	edition  *edition.Edition
	pages    []*page.Page
	findings diag.List
	explain  []string         // by page, why it is made up as it is
	placed   []edition.Placed // by page, what the program has placed
}

// makeUp reads and makes up what the arguments name: one edition, or one or more
// stories. Findings are there with an error too.
func (c *call) makeUp() (made, error) {
	ed, findings, err := c.load()
	if err != nil {
		return made{findings: findings}, err
	}
	lib, err := library(ed.Fonts)
	if err != nil {
		return made{findings: findings}, err
	}
	m, err := layout.Make(ed, lib)
	if err != nil {
		return made{edition: ed, findings: findings}, err
	}
	return made{ed, m.Pages, append(findings, m.Findings...), m.Explain, m.Placed}, nil
}

// sayWhy says of each page that the program made up why it is as it is.
func (c *call) sayWhy(m *made) error {
	if !c.explain {
		return nil
	}
	for i, why := range m.explain {
		if why == "" {
			continue
		}
		if _, err := fmt.Fprintf(c.stderr, "page %s\n\n%s\n", m.pages[i].Folio, why); err != nil {
			return err
		}
	}
	return nil
}

// checkArgs finds what is wrong with a command's arguments.
func (c *call) checkArgs(name string) error {
	if len(c.args) == 0 {
		return misusef("broadsheet "+name+" EDITION.yaml, or a story alone: broadsheet "+name+" STORY.txt", "%s needs an edition or a story", name)
	}
	editions := 0
	for _, arg := range c.args {
		if arg == "" {
			return misusef("see: broadsheet help "+name, "an argument of %s is empty", name)
		}
		if arg == "-" {
			return misusef("save it to a file first", "%s does not read standard input", name)
		}
		if err := checkFolder(name, arg); err != nil {
			return err
		}
		if isEdition(arg) {
			editions++
		}
	}
	switch {
	case editions > 1:
		return misusef("call it once for each", "%s takes one edition, not %d", name, editions)
	case editions == 1 && len(c.args) > 1:
		return misusef("name the story among the edition's pages, or leave the edition out", "an edition and a story are given together")
	case editions == 1 && c.picture != "":
		return misusef("name the picture in "+c.args[0], "--picture goes with a story alone")
	case len(c.args) > 1 && c.picture != "":
		return misusef("put each picture beside its story under the same base name", "--picture goes with one story, not %d", len(c.args))
	}
	return nil
}

// checkFolder finds a folder given in place of a file.
func checkFolder(name, arg string) error {
	if st, err := os.Stat(arg); err != nil || !st.IsDir() {
		return nil
	}
	hint := "name an edition or a story in it"
	if in := filepath.Join(arg, "edition.yaml"); exists(in) {
		hint = "broadsheet " + name + " " + in
	}
	return misusef(hint, "%s is a folder", arg)
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// isEdition says whether a path names a page spec; anything else is a story.
func isEdition(path string) bool {
	ext := strings.ToLower(filepath.Ext(path))
	return ext == ".yaml" || ext == ".yml"
}

// load reads the edition, or makes one of the stories: a page for each.
func (c *call) load() (*edition.Edition, diag.List, error) {
	opt := edition.Options{Root: c.root}
	if isEdition(c.args[0]) {
		return edition.Load(c.args[0], opt)
	}
	var all *edition.Edition
	var findings diag.List
	for i, arg := range c.args {
		ed, found, err := edition.Alone(arg, c.picture, opt)
		findings = append(findings, found...)
		if err != nil {
			return nil, findings, err
		}
		if all == nil {
			all = ed
			continue
		}
		for _, p := range ed.Pages {
			p.Folio, p.Number = strconv.Itoa(i+1), i+1
			all.Pages = append(all.Pages, p)
		}
	}
	return all, findings, nil
}

// library has the house's faces and those of folders.
func library(folders []string) (*font.Library, error) {
	found := []fs.FS{fonts.Files}
	for _, dir := range folders {
		if st, err := os.Stat(dir); err != nil || !st.IsDir() {
			return nil, fmt.Errorf("cannot read faces of %s: it is no folder", dir)
		}
		found = append(found, os.DirFS(dir))
	}
	return font.NewLibrary(found...)
}

// say prints findings, and returns errFaulty where one is of error severity.
func (c *call) say(l diag.List) error {
	newMessages(c.stderr, c.verbose).print(l)
	if l.Has(diag.Error) {
		return errFaulty
	}
	return nil
}

// baseName is the name of the edition, or of the first story, without extension.
func (c *call) baseName() string {
	base := filepath.Base(c.args[0])
	return strings.TrimSuffix(base, filepath.Ext(base))
}
