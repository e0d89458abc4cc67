package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"

	"broadsheet/layout/edition"
	"broadsheet/layout/pdf"
	"broadsheet/layout/report"
)

// build writes an edition as PDF, and its figures where they are asked for.
func build(c *call) error {
	if err := c.checkArgs("build"); err != nil {
		return err
	}
	out := c.output
	if out == "" {
		out = c.baseName() + ".pdf"
	}
	if err := c.checkOutputs(out, append(c.args, c.picture)); err != nil {
		return err
	}
	m, err := c.makeUp()
	faults := c.say(m.findings)
	if err != nil {
		return err
	}
	if err := c.checkOutputs(out, sources(m.edition)); err != nil {
		return err
	}
	if err := c.sayWhy(&m); err != nil {
		return err
	}
	if faults != nil && c.strict {
		return faults
	}
	results := []result{{out, func(w io.Writer) error { return pdf.Write(w, m.pages, info(m.edition)) }}}
	if c.report != "" {
		results = append(results, result{c.report, report.Of(m.pages, m.findings).WriteJSON})
	}
	if c.places != "" {
		places, err := c.placesOf(&m)
		if err != nil {
			return err
		}
		results = append(results, result{c.places, places})
	}
	if err := c.writeAll(results); err != nil {
		return err
	}
	return faults
}

// placesOf writes the edition's spec with the places that the program has chosen.
// Its files are named from its folder, so it belongs where the edition stands.
func (c *call) placesOf(m *made) (func(io.Writer) error, error) {
	if !isEdition(c.args[0]) {
		return nil, misusef("a story alone has its page for itself", "--places goes with an edition")
	}
	data, err := os.ReadFile(c.args[0])
	if err != nil {
		return nil, err
	}
	return func(w io.Writer) error { return edition.WritePlaces(w, m.edition, data, m.placed) }, nil
}

// checkOutputs finds outputs that cannot be meant: a folder, one of the sources,
// paths of files, or one place for two.
func (c *call) checkOutputs(out string, sources []string) error {
	if err := checkOutput("-o", out, "the PDF", c.baseName()+".pdf", sources); err != nil {
		return err
	}
	if c.places != "" {
		if err := checkOutput("--places", c.places, "the page spec with all places", c.baseName()+"-placed.yaml", sources); err != nil {
			return err
		}
	}
	if c.report == "" {
		return nil
	}
	switch {
	case out == "-" && c.report == "-":
		return misusef("give one of them a file: --report "+c.baseName()+".json", "-o and --report are both standard output")
	case samePlace(out, c.report):
		return misusef("give the report a file of its own: --report "+c.baseName()+".json", "-o and --report are both %s", out)
	}
	return checkOutput("--report", c.report, "the report", c.baseName()+".json", sources)
}

// samePlace says whether two paths lead to the same file.
func samePlace(a, b string) bool {
	if a == "-" || b == "-" {
		return false
	}
	if one, err := os.Stat(a); err == nil {
		two, err := os.Stat(b)
		return err == nil && one.Mode().IsRegular() && os.SameFile(one, two)
	}
	return filepath.Clean(a) == filepath.Clean(b)
}

// checkOutput finds an output of a flag that cannot be meant; what is what is
// written to it, and name one for its file.
func checkOutput(flag, out, what, name string, sources []string) error {
	if out == "-" {
		return nil
	}
	to, err := os.Stat(out)
	if err != nil {
		return nil
	}
	if to.IsDir() {
		return misusef("give the file a name: "+flag+" "+filepath.Join(out, name), "%s %s is a folder", flag, out)
	}
	for _, in := range sources {
		if from, err := os.Stat(in); err == nil && os.SameFile(from, to) {
			return misusef(flag+" names "+what+", not what it is made of", "%s %s would overwrite its own source", flag, out)
		}
	}
	return nil
}

// sources are the files that an edition is made of.
func sources(ed *edition.Edition) []string { return append([]string{ed.File}, ed.Sources...) }

// result is what a command writes: to a file, or to standard output for "-".
type result struct {
	path  string
	write func(io.Writer) error
}

// write writes one result.
func (c *call) write(path string, write func(io.Writer) error) error {
	return c.writeAll([]result{{path, write}})
}

// writeAll writes all results or, where one of them fails, none. Standard output
// gets nothing unless all is whole.
func (c *call) writeAll(results []result) error {
	var o output
	defer o.discard()
	var b bytes.Buffer
	for _, r := range results {
		var err error
		if r.path == "-" {
			err = r.write(&b)
		} else {
			err = o.add(r.path, r.write)
		}
		if err != nil {
			return err
		}
	}
	if _, err := b.WriteTo(c.stdout); err != nil {
		return err
	}
	return o.commit()
}

// info is what the PDF says of itself.
func info(ed *edition.Edition) pdf.Info {
	return pdf.Info{Title: title(ed), Author: author(ed), Publication: ed.Publication, Language: ed.Language, Date: ed.Date}
}

// author is who wrote an edition of one story, or the publication.
func author(ed *edition.Edition) string {
	var names []string
	stories := 0
	for _, p := range ed.Pages {
		for _, s := range p.Stories {
			if s.Story == nil {
				continue // it runs on here
			}
			stories++
			for _, b := range s.Story.Bylines {
				names = append(names, b.Name)
			}
		}
	}
	if stories == 1 && len(names) > 0 {
		return strings.Join(names, ", ")
	}
	return ed.Publication
}

// title is the publication and its date, or where it has no name the first
// story's headline.
func title(ed *edition.Edition) string {
	if ed.Publication == "" {
		for _, p := range ed.Pages {
			for _, s := range p.Stories {
				if s.Story != nil {
					return s.Story.Headline
				}
			}
		}
		return ""
	}
	if ed.Date.IsZero() {
		return ed.Publication
	}
	return ed.Publication + ", " + edition.FormatDate(ed.Date, ed.Language)
}
