package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"

	"broadsheet/layout/edition"
	"broadsheet/layout/pdf"
)

// build writes an edition as PDF.
func build(c *call) error {
	if err := c.checkArgs("build"); err != nil {
		return err
	}
	out := c.output
	if out == "" {
		out = c.baseName() + ".pdf"
	}
	if err := c.checkOutput(out, append(c.args, c.picture)); err != nil {
		return err
	}
	m, err := c.makeUp()
	faults := c.say(m.findings)
	if err != nil {
		return err
	}
	if err := c.checkOutput(out, sources(m.edition)); err != nil {
		return err
	}
	if faults != nil && c.strict {
		return faults
	}
	err = c.write(out, func(w io.Writer) error { return pdf.Write(w, m.pages, info(m.edition)) })
	if err != nil {
		return err
	}
	return faults
}

// checkOutput finds an output that cannot be meant: a folder, or one of the
// sources, paths of files.
func (c *call) checkOutput(out string, sources []string) error {
	if out == "-" {
		return nil
	}
	to, err := os.Stat(out)
	if err != nil {
		return nil
	}
	if to.IsDir() {
		return misusef("give the file a name: -o "+filepath.Join(out, c.baseName()+".pdf"), "-o %s is a folder", out)
	}
	for _, in := range sources {
		if from, err := os.Stat(in); err == nil && os.SameFile(from, to) {
			return misusef("-o names the PDF, not what it is made of", "-o %s would overwrite its own source", out)
		}
	}
	return nil
}

// sources are the files that an edition is made of.
func sources(ed *edition.Edition) []string {
	files := []string{ed.File}
	for _, p := range ed.Pages {
		for _, s := range p.Stories {
			files = append(files, s.Story.File)
			for _, pic := range s.Pictures {
				if pic.Image != nil {
					files = append(files, pic.Image.File)
				}
			}
		}
	}
	return files
}

// write writes one file, or standard output for "-". Standard output gets
// nothing unless all is whole.
func (c *call) write(out string, write func(io.Writer) error) error {
	if out == "-" {
		var b bytes.Buffer
		if err := write(&b); err != nil {
			return err
		}
		_, err := b.WriteTo(c.stdout)
		return err
	}
	var o output
	defer o.discard()
	if err := o.add(out, write); err != nil {
		return err
	}
	return o.commit()
}

// info is what the PDF says of itself.
func info(ed *edition.Edition) pdf.Info {
	return pdf.Info{Title: title(ed), Publication: ed.Publication, Language: ed.Language, Date: ed.Date}
}

// title is the publication and its date, or where it has no name the first
// story's headline.
func title(ed *edition.Edition) string {
	if ed.Publication == "" {
		for _, p := range ed.Pages {
			for _, s := range p.Stories {
				return s.Story.Headline
			}
		}
		return ""
	}
	if ed.Date.IsZero() {
		return ed.Publication
	}
	return ed.Publication + ", " + edition.FormatDate(ed.Date, ed.Language)
}
