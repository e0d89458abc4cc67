package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"golang.org/x/sync/errgroup"

	"broadsheet/layout/page"
)

// proof writes each page as a file of its own.
func proof(c *call) error {
	if err := c.checkArgs("proof"); err != nil {
		return err
	}
	if err := c.checkProof(); err != nil {
		return err
	}
	m, err := c.makeUp()
	faults := c.say(m.findings)
	if err != nil {
		return err
	}
	if c.output == "-" {
		if len(m.pages) != 1 {
			return misusef("-o DIR", "standard output takes one page, and the edition has %d", len(m.pages))
		}
		err = c.write("-", c.printer(m.pages[0]))
	} else {
		err = c.writeProofs(m.pages)
	}
	if err != nil {
		return err
	}
	return faults
}

// checkProof finds flags that contradict each other.
func (c *call) checkProof() error {
	if c.changed("ppi") && c.format != "png" {
		return misusef("leave --ppi out, or take --format png", "--ppi is of a png, and %s has no pixels", c.format)
	}
	if c.ppi < 10 || c.ppi > 600 {
		return misusef("80 shows a page at reading size on a screen", "--ppi %d is not between 10 and 600", c.ppi)
	}
	if st, err := os.Stat(c.output); err == nil && !st.IsDir() {
		return misusef("-o DIR names a folder; files in it are named after the pages", "-o %s is no folder", c.output)
	}
	return nil
}

// printer is the function that writes a page in the wanted format.
func (c *call) printer(p *page.Page) func(io.Writer) error {
	return func(w io.Writer) error {
		switch c.format {
		case "json":
			return page.WriteJSON(w, p)
		case "svg":
			return page.WriteSVG(w, p)
		default:
			return page.WritePNG(w, p, c.ppi)
		}
	}
}

// writeProofs writes all pages to the output folder, or none.
func (c *call) writeProofs(pages []*page.Page) error {
	made, err := makeFolder(c.output)
	if err != nil {
		return err
	}
	printed, err := c.print(pages)
	var o output
	defer o.discard()
	for i, name := range c.proofNames(pages) {
		if err != nil {
			break
		}
		err = o.add(filepath.Join(c.output, name), func(w io.Writer) error {
			_, err := w.Write(printed[i])
			return err
		})
	}
	if err == nil {
		err = o.commit()
	}
	if err != nil && made {
		o.discard()
		os.Remove(c.output)
	}
	return err
}

// makeFolder makes a folder unless it is there; its parent must be.
func makeFolder(dir string) (made bool, err error) {
	if dir == "" || exists(dir) {
		return false, nil
	}
	if err := os.Mkdir(dir, 0o777); err != nil {
		return false, fmt.Errorf("cannot make the folder %s: %w", dir, cause(err))
	}
	return true, nil
}

// print prints pages, as many at a time as there are processors.
func (c *call) print(pages []*page.Page) ([][]byte, error) {
	printed := make([][]byte, len(pages))
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, p := range pages {
		group.Go(func() error {
			var b bytes.Buffer
			err := c.printer(p)(&b)
			printed[i] = b.Bytes()
			if err != nil {
				err = fmt.Errorf("page %s: %w", p.Folio, err)
			}
			return err
		})
	}
	err := group.Wait()
	return printed, err
}

// proofNames are the files of pages: "edition-A1.png". What is not a letter or
// figure of a folio becomes a hyphen; a name that comes twice gets a number.
func (c *call) proofNames(pages []*page.Page) []string {
	seen := map[string]int{}
	names := make([]string, len(pages))
	for i, p := range pages {
		folio := strings.Map(func(r rune) rune {
			if strings.ContainsRune(`/\:*?"<>|. `, r) || r < ' ' {
				return '-'
			}
			return r
		}, p.Folio)
		name := c.baseName() + "-" + folio
		seen[name]++
		if n := seen[name]; n > 1 {
			name = fmt.Sprintf("%s-%d", name, n)
		}
		names[i] = name + "." + c.format
	}
	return names
}
