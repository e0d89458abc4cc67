// Command bench turns a neutral corpus of stories into an edition, so that
// Broadsheet can be measured beside other engines on the same text:
//
//	go run ./samples/bench -corpus DIR -fonts DIR -o DIR
//
// With -auto the edition is one for automatic make-up: 64 pages with 60 ads and a
// list of 400 stories of varied lengths, 130 of them with pictures, none with a place.
//
// The corpus is a folder with pages.txt, a line a page ("A1 SECTION story.txt
// story.txt"), and the stories: a header of "Key: value" lines (Headline,
// Photo, PhotoColumns, Caption, Credit, Footer), a blank line, and paragraphs
// with blank lines between them. Its photographs lie in ../img. The page is
// 315 × 600 mm with five columns of 55 mm, gutters of 5 mm and a body of
// 9/10.5 pt in Source Serif 4 Regular, found in the folder of -fonts.
package main

import (
	"bufio"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

func main() {
	corpus := flag.String("corpus", "", "folder of the corpus")
	fonts := flag.String("fonts", "", "folder with Source Serif 4 Regular")
	out := flag.String("o", "", "folder to make the edition in")
	auto := flag.Bool("auto", false, "an edition for automatic make-up: a list of stories, none with a place")
	flag.Parse()
	if *corpus == "" || *fonts == "" || *out == "" {
		flag.Usage()
		os.Exit(2)
	}
	write := generate
	if *auto {
		write = automatic
	}
	if err := write(*corpus, *fonts, *out); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

const head = `publication: The Daily Courier
date: 2017-07-11
language: en-GB
fonts: [fonts]
sheet:
  size: 315mm x 600mm
  columns: 5
  gutter: 5mm
  margins: {top: 7mm, bottom: 7mm, inside: 10mm, outside: 10mm}
  baseline: 10.5pt
styles:
  body: {face: Source Serif 4 Regular, size: 9pt, leading: 10.5pt}
pages:
`

// generate writes edition.yaml, stories, pictures and fonts below out.
func generate(corpus, fonts, out string) error {
	if err := prepare(fonts, out); err != nil {
		return err
	}
	list, err := os.Open(filepath.Join(corpus, "pages.txt"))
	if err != nil {
		return err
	}
	defer list.Close()
	var spec strings.Builder
	spec.WriteString(head)
	for lines := bufio.NewScanner(list); lines.Scan(); {
		f := strings.Fields(lines.Text())
		if len(f) < 3 {
			continue
		}
		fmt.Fprintf(&spec, "  - folio: %s\n    stories:\n", f[0])
		for i, name := range f[2:] {
			if err := story(&spec, corpus, name, out, 29-3*min(i, 1)); err != nil {
				return fmt.Errorf("story %s: %w", name, err)
			}
		}
	}
	return os.WriteFile(filepath.Join(out, "edition.yaml"), []byte(spec.String()), 0o666)
}

// prepare makes the folders below out and copies the faces.
func prepare(fonts, out string) error {
	for _, d := range []string{"stories", "pictures", "fonts"} {
		if err := os.MkdirAll(filepath.Join(out, d), 0o777); err != nil {
			return err
		}
	}
	faces, err := filepath.Glob(filepath.Join(fonts, "*.ttf"))
	if err != nil {
		return err
	}
	for _, f := range faces {
		if err := copyFile(f, filepath.Join(out, "fonts", filepath.Base(f))); err != nil {
			return err
		}
	}
	return nil
}

// story writes one story in the shape of a web page's text, and its place, with
// a headline of a size in points.
func story(spec *strings.Builder, corpus, name, out string, size int) error {
	data, err := os.ReadFile(filepath.Join(corpus, name))
	if err != nil {
		return err
	}
	key, body, err := parts(string(data))
	if err != nil {
		return err
	}
	text := fmt.Sprintf("%s\n\n%s\n%s %s\n\n%s\n\n%s\n", key["Headline"], key["Caption"], key["Caption"], key["Credit"],
		body, key["Footer"])
	if err := os.WriteFile(filepath.Join(out, "stories", name), []byte(text), 0o666); err != nil {
		return err
	}
	photo := filepath.Join("pictures", key["Photo"])
	if err := copyFile(filepath.Join(corpus, "..", "img", key["Photo"]), filepath.Join(out, photo)); err != nil {
		return err
	}
	fmt.Fprintf(spec, "      - story: stories/%s\n        at: {column: 1, span: 5}\n        headline: {size: %dpt}\n        picture: {file: %s, span: %s, place: top-right}\n",
		name, size, filepath.ToSlash(photo), key["PhotoColumns"])
	return nil
}

// parts are the values of a story's header and its paragraphs.
func parts(data string) (key map[string]string, body string, err error) {
	top, body, ok := strings.Cut(data, "\n\n")
	if !ok {
		return nil, "", fmt.Errorf("it has no blank line after its header")
	}
	key = map[string]string{}
	for line := range strings.SplitSeq(top, "\n") {
		k, v, _ := strings.Cut(line, ": ")
		key[k] = v
	}
	return key, strings.TrimSpace(body), nil
}

func copyFile(from, to string) error {
	data, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	return os.WriteFile(to, data, 0o666)
}
