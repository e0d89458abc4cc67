package edition

import (
	"bytes"
	"flag"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"broadsheet/layout/diag"
	"broadsheet/layout/story"
)

var update = flag.Bool("update", false, "write the goldens anew")

// TestSpecs loads the spec of each case in testdata and compares the model, or
// what was found, with the case's last file, `want`. A case's comment may have
// the lines "load: FILE", "root: DIR" and "show: styles"; a picture in it is
// written as its size ("60x40") or left as it stands, a symbolic link as
// "-> target".
func TestSpecs(t *testing.T) {
	cases, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(cases) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range cases {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			file, err := filepath.Abs(file)
			if err != nil {
				t.Fatal(err)
			}
			testSpec(t, file)
		})
	}
}

func testSpec(t *testing.T, file string) {
	a, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	want, ok := unpack(t, a)
	option := func(key, other string) string {
		for line := range strings.Lines(string(a.Comment)) {
			if v, ok := strings.CutPrefix(line, key+": "); ok {
				return strings.TrimSpace(v)
			}
		}
		return other
	}
	opt := Options{Root: option("root", "")}
	var e *Edition
	var findings diag.List
	if alone := option("alone", ""); alone != "" {
		story, picture, _ := strings.Cut(alone, " ")
		e, findings, err = Alone(story, picture, opt)
	} else {
		e, findings, err = Load(option("load", "edition.yaml"), opt)
	}
	got := report(e, findings, err, option("show", ""))
	if *update {
		a.Files = append(a.Files[:len(a.Files):len(a.Files)], txtar.File{Name: "want", Data: []byte(got)})
		if err := os.WriteFile(file, txtar.Format(a), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	if !ok {
		t.Fatal("the case has no `want`; run with -update")
	}
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// unpack writes the files of an archive into the working folder and takes
// `want` out of it.
func unpack(t *testing.T, a *txtar.Archive) (want string, ok bool) {
	t.Helper()
	var files []txtar.File
	for _, f := range a.Files {
		if f.Name == "want" {
			want, ok = string(f.Data), true
			continue
		}
		files = append(files, f)
		if err := os.MkdirAll(filepath.Dir(f.Name), 0o777); err != nil {
			t.Fatal(err)
		}
		text := strings.TrimSpace(string(f.Data))
		var err error
		var w, h int
		if target, link := strings.CutPrefix(text, "-> "); link {
			err = os.Symlink(target, f.Name)
		} else if n, _ := fmt.Sscanf(text, "%dx%d", &w, &h); n == 2 {
			err = os.WriteFile(f.Name, blank(t, w, h), 0o666)
		} else {
			err = os.WriteFile(f.Name, f.Data, 0o666)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	a.Files = files
	return want, ok
}

// blank is a black PNG.
func blank(t *testing.T, w, h int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, w, h))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// report is what Load returned, as text.
func report(e *Edition, findings diag.List, err error, show string) string {
	var b strings.Builder
	list := func(l diag.List) {
		for _, f := range l {
			fmt.Fprintln(&b, f)
			if f.Hint != "" {
				fmt.Fprintln(&b, "    "+f.Hint)
			}
		}
	}
	list(findings)
	if err != nil {
		list(err.(diag.List))
		return b.String()
	}
	if show == "styles" {
		house := House()
		for i, s := range e.Styles.texts() {
			if got := dumpStyle(s.name, s.Style); got != dumpStyle(s.name, house.texts()[i].Style) {
				b.WriteString(got)
			}
		}
		for i, l := range e.Styles.rules() {
			if *l.Rule != *house.rules()[i].Rule {
				fmt.Fprintf(&b, "%s %s %s\n", l.name, l.Weight, l.Ink)
			}
		}
		return b.String()
	}
	dump(&b, e)
	if show == "make-up" {
		dumpMakeup(&b, e)
	}
	return b.String()
}

// dumpMakeup writes what make-up is told beside the places.
func dumpMakeup(b *strings.Builder, e *Edition) {
	fmt.Fprintf(b, "seed %d, copyfit %+v, jump lines %+v\n", e.Seed, e.Copyfit, e.JumpLines)
	for _, t := range e.Templates {
		fmt.Fprintf(b, "template %+v\n", t)
	}
	list := func(of string, l []Placement) {
		for i := range l {
			if l[i].Wishes.Auto || len(l[i].Jumps) > 0 {
				fmt.Fprintf(b, "%s: %s %+v\n", of, l[i].Story.File, l[i].Wishes)
			}
		}
	}
	for i := range e.Pages {
		p := &e.Pages[i]
		list(fmt.Sprintf("page %s, seed %d, jump to %s", p.Folio, p.Seed, p.JumpTo.Folio), p.Stories)
	}
	list("list", e.Stories)
}

func dumpStyle(name string, s *Style) string {
	return fmt.Sprintf("%s: %s %s/%s %s track %d case %q figures %q %s indent %s\n\tabove %d below %d over %v foot %v series %v\n\t%+v\n",
		name, s.Face, s.Size, s.Leading, s.Ink, s.Track, s.Case, s.Figures, s.Align, s.Indent,
		s.Above, s.Below, s.RuleOver, s.RuleFoot, s.Series, s.HJ)
}

// dump writes an edition with its stories and pictures in brief.
func dump(b *strings.Builder, e *Edition) {
	fmt.Fprintf(b, "%s %q edition %q %s %s price %q\n", e.File, e.Publication, e.Name, e.DateLine(), e.Language, e.Price)
	if len(e.Fonts)+len(e.Hyphenation) > 0 {
		fmt.Fprintf(b, "fonts %q hyphenation %q\n", e.Fonts, e.Hyphenation)
	}
	for i := range e.Pages {
		p := &e.Pages[i]
		s := p.Sheet
		fmt.Fprintf(b, "page %s (%d) section %q hide-folio %v\n", p.Folio, p.Number, p.Section, p.HideFolio)
		if p.Section != "" {
			fmt.Fprintf(b, "  flag %v\n", p.Flag)
		}
		if p.Styles != nil {
			fmt.Fprintf(b, "  kicker %s, body %s/%s, item %s/%s, tint %s\n", p.Styles.Kicker.Ink, p.Styles.Body.Size, p.Styles.Body.Leading,
				p.Styles.Item.Size, p.Styles.Item.Leading, p.Styles.Tint)
		}
		if p.Double {
			fmt.Fprintf(b, "  double %q, bridge %s\n", p.Folios, s.Bridge)
		}
		fmt.Fprintf(b, "  sheet %s × %s, %d columns, gutter %s, margins %s %s %s %s, baseline %s\n", s.Size.W, s.Size.H, s.Columns,
			s.Gutter, s.Margins.Top, s.Margins.Bottom, s.Margins.Inside, s.Margins.Outside, s.Baseline)
		if n := p.Nameplate; n != nil {
			fmt.Fprintf(b, "  nameplate %q ears %q | %s | %s | %s |\n", n.Text, n.Ears, n.Left, n.Center, n.Right)
		}
		for k := range p.Stories {
			dumpPlacement(b, e, &p.Stories[k])
		}
		for k := range p.Modules {
			dumpModule(b, &p.Modules[k])
		}
	}
}

func dumpPlacement(b *strings.Builder, e *Edition, p *Placement) {
	h, of := p.Headline, p.Story
	if of == nil {
		of = &story.Story{File: "the rest of " + p.Continues}
	}
	fmt.Fprintf(b, "  %s:%d:%d %s %q\n", p.Pos.File, p.Pos.Line, p.Pos.Col, of.File, of.Headline)
	fmt.Fprintf(b, "    column %d span %d row %d depth %d, %d legs; headline %q span %d lines %d size %s\n",
		p.Column, p.Span, p.Row, p.Depth, p.Columns, h.Text, h.Span, h.Lines, h.Size)
	fmt.Fprintf(b, "    quotes %v drop-cap %v box %v\n", p.Quotes, p.DropCap, p.Box)
	if p.Note {
		fmt.Fprintf(b, "    note %s\n", e.NoteText(p))
	}
	for _, pic := range p.Pictures {
		image := "no image"
		if pic.Image != nil {
			image = fmt.Sprintf("%s %d × %d", pic.Image.File, pic.Image.Width, pic.Image.Height)
		}
		fmt.Fprintf(b, "    picture %s:%d:%d %s, span %d %s leg %d row %d ratio %d:%d focus %d %d\n      %q %q %q\n",
			pic.Pos.File, pic.Pos.Line, pic.Pos.Col, image, pic.Span, pic.Place, pic.Leg, pic.Row, pic.Ratio.W, pic.Ratio.H,
			pic.Focus[0], pic.Focus[1], pic.Caption, pic.Credit, pic.Alt)
	}
}

func dumpModule(b *strings.Builder, m *Module) {
	fmt.Fprintf(b, "  %s:%d:%d %s, %+v\n", m.Pos.File, m.Pos.Line, m.Pos.Col, m.Name(), m.At)
	picture := func(p *Picture) {
		image := "no image"
		if p.Image != nil {
			image = fmt.Sprintf("%s %d × %d", p.Image.File, p.Image.Width, p.Image.Height)
		}
		fmt.Fprintf(b, "    %s, ratio %d:%d focus %d %d %q %q %q\n", image, p.Ratio.W, p.Ratio.H, p.Focus[0], p.Focus[1], p.Caption, p.Credit, p.Alt)
	}
	switch c := m.Content.(type) {
	case *Ad:
		picture(&c.Picture)
		fmt.Fprintf(b, "    label %q keyline %v\n", c.Label, c.Keyline)
	case *Photo:
		picture(&c.Picture)
	default:
		fmt.Fprintf(b, "    %+v\n", c)
	}
}

// FuzzRead holds that no spec makes the reader panic, and that what it accepts
// is in range and can be handed on.
func FuzzRead(f *testing.F) {
	cases, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range cases {
		a, err := txtar.ParseFile(file)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range a.Files {
			if strings.HasSuffix(file.Name, ".yaml") {
				f.Add(file.Data)
			}
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var r reader
		r.read("edition.yaml", data)
		if r.Findings.Has(diag.Error) {
			return
		}
		stories := 0
		for i := range r.edition.Pages {
			p := &r.edition.Pages[i]
			if p.Sheet.leg(1, 1) < leastColumn || p.Sheet.rows() < 10 {
				t.Fatalf("page %s: %+v", p.Folio, p.Sheet)
			}
			for _, m := range p.Modules {
				if a := m.At; m.Content == nil || a.Column < 1 || a.Span < 1 || a.Column+a.Span-1 > p.Sheet.Columns || a.Row < 0 || a.Depth < 0 {
					t.Fatalf("page %s: %+v", p.Folio, m)
				}
			}
			for _, s := range p.Stories {
				stories++
				if s.Column < 1 || s.Span < 1 || s.Column+s.Span-1 > p.Sheet.Columns || s.Columns < 1 || s.Row < 0 || s.Depth < 0 {
					t.Fatalf("page %s: %+v", p.Folio, s)
				}
			}
		}
		if c := r.edition.Copyfit; c.Crop > mostCrop || c.Cut > 100 || c.Tracking > 30 || c.Headline > 6 {
			t.Fatalf("copyfit %+v", c)
		}
		if stories += len(r.edition.Stories); len(r.edition.Pages) == 0 || stories != len(r.orders) {
			t.Fatalf("%d pages, %d stories, %d orders", len(r.edition.Pages), stories, len(r.orders))
		}
		for _, s := range r.edition.Styles.texts() {
			if s.Size < smallestType || s.Leading <= 0 || s.Face == "" {
				t.Fatalf("style %s: %+v", s.name, *s.Style)
			}
		}
	})
}
