package main

import (
	"fmt"
	"io"
	"runtime"
	"runtime/debug"
)

const usage = `Broadsheet makes newspaper pages: stories and a page spec become a press-ready PDF.

    broadsheet build EDITION.yaml       an edition
    broadsheet build STORY.txt          a story alone, on the default page
    broadsheet check EDITION.yaml       what is wrong with it, and how it looks in figures
    broadsheet proof EDITION.yaml       its pages as pictures
    broadsheet fonts                    the faces there are
    broadsheet help COMMAND             more of one command
    broadsheet version

Messages go to standard error, a line each: file:line:col: severity: sentence (id).

Exit status: 0 done; 1 the edition has findings of error severity; 2 wrong usage,
or input that cannot be read, and then nothing is written.
`

const buildUsage = `broadsheet build EDITION.yaml [-o OUT.pdf]
broadsheet build STORY… [--picture FILE] [-o OUT.pdf]

Makes up an edition and writes it as PDF. A story alone (plain text or Markdown)
is set on the default page, several on a page each; a picture beside it with the
same base name belongs to it.

    -o, --output FILE   where to; - is standard output. Without it the edition's
                        or the first story's name with .pdf, in this folder
        --picture FILE  the picture of a story alone
        --report FILE   its figures too, as JSON: how full each page is, each story's
                        heads, hyphens, word spaces and faults; - is standard output
        --places FILE   the page spec again, with a place for every story that the
                        program has placed, to keep or to move; put it in the same folder
        --explain       why the pages that the program made up are as they are
        --root DIR      the folder that files must lie in, the edition's if not given
        --strict        write nothing when a finding is of error severity
    -v, --verbose       notes too: what was done to make the copy fit

    broadsheet build edition.yaml -o - | lp
`

const checkUsage = `broadsheet check EDITION.yaml | STORY… [--format FORMAT]

Makes up an edition, says what is wrong with it and writes no page.

        --format FORMAT text, for people: what is wrong to standard error, figures
                        of each page and story to standard output;
                        json (both, in "findings" and "report"), github (annotations
                        of GitHub Actions) or sarif (SARIF 2.1.0), to standard output
        --explain       why the pages that the program made up are as they are; with text
        --root DIR      the folder that files must lie in, the edition's if not given
    -v, --verbose       notes too
`

const proofUsage = `broadsheet proof EDITION.yaml | STORY… [-o DIR] [--format FORMAT]

Writes each page as a file of its own, named after the edition and the folio:
edition-A1.png.

    -o, --output DIR    the folder to write to, made if need be; this one if not given
        --format FORMAT png; svg; or json, the finished page as data
        --ppi N         pixels an inch of a png, 10 to 600; 80 if not given
        --root DIR      the folder that files must lie in, the edition's if not given
    -v, --verbose       notes too
`

const fontsUsage = `broadsheet fonts [--fonts DIR]

Lists the faces there are: the name that a style sheet uses, weight and slope, how
many characters it has, the scripts that these belong to, and its file.

        --fonts DIR     faces of this folder too, before the house's own
`

// version says which build this is, from what the Go toolchain put into it.
func version(w io.Writer) {
	v, revision := "unknown", ""
	if info, ok := debug.ReadBuildInfo(); ok {
		v = info.Main.Version
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" {
				revision = " " + s.Value
			}
		}
	}
	fmt.Fprintf(w, "broadsheet %s%s %s %s/%s\n", v, revision, runtime.Version(), runtime.GOOS, runtime.GOARCH)
}
