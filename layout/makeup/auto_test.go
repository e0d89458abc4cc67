package makeup

import (
	"bytes"
	"flag"
	"fmt"
	"image"
	"image/png"
	"math/rand"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"broadsheet/fonts"
	"broadsheet/layout/diag"
	"broadsheet/layout/edition"
	"broadsheet/layout/font"
	"broadsheet/layout/page"
)

var autos = flag.Int("autos", 8, "random editions that TestRandomEditions makes up")

// randomEdition writes a spec with what make-up has to do with: stories without a
// place, of the pages' and of the edition's, that run on, are cut, framed or stand in
// the regions of a template, modules at both ends, double pages. Its stories are to
// be a.md, b.md …, as many as the lengths it returns.
type randomEdition struct {
	*rand.Rand
	spec    strings.Builder
	stories int
	columns int
	rows    int
}

func (r *randomEdition) one(of ...string) string { return of[r.Intn(len(of))] }

// sometimes is s once in n times, else "".
func (r *randomEdition) sometimes(n int, s string) string {
	if r.Intn(n) > 0 {
		return ""
	}
	return s
}

func (r *randomEdition) write() string {
	sheets := []struct {
		keys          string
		columns, rows int
	}{
		{"size: tabloid, columns: 5", 5, 110}, {"size: broadsheet, columns: 6", 6, 150}, {"size: 200mm x 300mm, columns: 4, margins: 10mm", 4, 75},
		{"size: berliner, columns: 6, baseline: 11pt", 6, 110}, {"size: a4, columns: 1", 1, 70}, {"size: tabloid, columns: 4, gutter: 5mm, baseline: 12pt", 4, 90},
	}
	s := sheets[r.Intn(len(sheets))]
	r.columns, r.rows = s.columns, s.rows
	pages := 1 + r.Intn(3)
	fmt.Fprintf(&r.spec, "publication: The Courier\ndate: 2026-11-22\nlanguage: en-GB\nnote: %s\nseed: %d\nsheet: {%s}\n", r.one("true", "false"), 1+r.Intn(9), s.keys)
	fmt.Fprintf(&r.spec, "copyfit: {%s}\n", r.one("cut: 40%", "cut: 10%, crop: 0", "tracking: 0, headline: 2", "order: [cut, crop], cut: 25%", "order: []"))
	fmt.Fprintf(&r.spec, "templates:\n  front:\n    - {role: lead, at: {column: 1, span: %d, row: 1, depth: %d}}\n    - {role: foot, at: {column: 1, span: %[1]d, from: bottom}}\npages:\n",
		s.columns, s.rows/3)
	for i := range pages {
		r.page(i+1, pages)
	}
	if r.Intn(2) == 0 {
		r.spec.WriteString("stories:\n")
		for range 1 + r.Intn(6) {
			fmt.Fprintf(&r.spec, "  - %s\n", r.story(r.sometimes(4, "page: A1"), 0, 0))
		}
	}
	return r.spec.String()
}

// page writes page i of n, from 1.
func (r *randomEdition) page(i, n int) {
	columns, double := r.columns, false
	if r.columns > 1 && r.Intn(5) == 0 {
		double = true
		columns *= 2
	}
	folio := fmt.Sprintf("A%d", i)
	if double {
		folio = fmt.Sprintf("[B%d, B%d]", 2*i, 2*i+1)
	}
	fmt.Fprintf(&r.spec, "  - folio: %s\n    section: News\n", folio)
	if i == 1 && !double {
		r.spec.WriteString(r.sometimes(2, "    nameplate: true\n"))
	}
	to := 0
	if i < n {
		to = i + 1 + r.Intn(n-i)
		fmt.Fprint(&r.spec, r.sometimes(3, fmt.Sprintf("    jump-to: A%d\n", to)))
	}
	template := !double && r.Intn(5) == 0
	if template {
		r.spec.WriteString("    template: front\n")
	}
	r.spec.WriteString("    stories:\n")
	for k := range 1 + r.Intn(7) {
		place := ""
		switch {
		case template && k == 0:
			place = "role: lead"
		case !template && k == 0 && r.Intn(4) == 0:
			span := 1 + r.Intn(columns)
			place = fmt.Sprintf("at: {column: %d, span: %d, row: 1, depth: %d}", 1+r.Intn(columns-span+1), span, 25+r.Intn(40))
		}
		fmt.Fprintf(&r.spec, "      - %s\n", r.story(place, to, columns))
	}
	if r.Intn(3) == 0 {
		return
	}
	r.spec.WriteString("    modules:\n")
	if template {
		r.spec.WriteString("      - {list: {title: Tides, items: [High at noon, Low at six]}, role: foot}\n")
	}
	for range 1 + r.Intn(3) {
		span := 1 + r.Intn(max(columns/2, 1))
		at := fmt.Sprintf("column: %d, span: %d%s", 1+r.Intn(columns-span+1), span, r.one("", ", from: bottom", fmt.Sprintf(", row: %d", 1+r.Intn(60))))
		fmt.Fprintf(&r.spec, "      - {%s, at: {%s}}\n", r.one("ad: {picture: lamp.png, keyline: true, label: Advertisement}", "photo: {file: lamp.png, caption: A lamp}",
			"facts: {title: Ferries, items: [Two in the morning, Three at night]}", "index: Inside", "table: {columns: [To, Fare], rows: [[Ellery, '3.40'], [Holm, '12.80']]}",
			"briefs: {title: In brief, items: [{head: Swans, text: The swans are insured}, {head: Bridge, text: The bridge is shut}]}"), at)
	}
}

// story writes a story with a place, "" for none, that may run on to page to, or 0,
// on a page of so many columns, or 0 for one of the edition's list.
func (r *randomEdition) story(place string, to, columns int) string {
	name := fmt.Sprintf("%c.md", 'a'+r.stories%26)
	r.stories++
	keys := []string{"story: " + name, place, r.sometimes(3, fmt.Sprintf("priority: %d", 1+r.Intn(5))), r.sometimes(9, "must: true"),
		r.sometimes(5, "length: {min: 60}"), r.sometimes(9, "drop-cap: true"), r.sometimes(8, "box: true"), r.sometimes(9, "headline: {lines: 2}"), r.sometimes(9, "headline: ''")}
	if place == "" && columns > 1 && r.Intn(6) == 0 {
		keys = append(keys, fmt.Sprintf("columns: %d", 1+r.Intn(columns)))
	}
	if to > 0 && r.Intn(3) == 0 {
		keys = append(keys, fmt.Sprintf("jump: A%d", to), r.sometimes(2, "jump-head: Lights"))
	}
	keys = append(keys, r.one("", "", "pictures: []", "picture: {file: lamp.png}", "picture: {file: lamp.png, span: 1}", "picture: {file: lamp.png, place: inside, span: 1, ratio: 1:1}",
		"pictures: [{file: lamp.png}, {file: lamp.png, place: inside, span: 1, caption: 'Another lamp'}]"))
	return "{" + strings.Join(slices.DeleteFunc(keys, func(s string) bool { return s == "" }), ", ") + "}"
}

var vocabulary = strings.Fields("the of a in and to that was is for on as with by he it at from his an were are which this be had " +
	"ferry committee channel estimation winter northernmost mole pilot lantern harbour navigation Sunday water surprising considerable boats")

// text is a story of so many paragraphs and what of it is set, without spaces.
func (r *randomEdition) text(name string, paragraphs int) (source, set string) {
	var b, out strings.Builder
	fmt.Fprintf(&b, "---\nheadline: %s\n%s%s%s---\n\n", r.one("Lights asked for", "Ferry pilots ask for lights on the northern mole", "Nobody surprised by the answer of the committee to the pilots of the late ferry on Sunday"),
		r.sometimes(2, "byline: Ines Calloway\n"), r.sometimes(3, "deck: The channel needs them before the winter storms\n"), r.sometimes(3, "dateline: HOLM\n"))
	words := func(k int) string {
		var w []string
		for range k {
			w = append(w, r.one(vocabulary...)+r.sometimes(9, ","))
		}
		return name + strings.Join(w, " ") + "."
	}
	for k := range paragraphs {
		if k > 0 && k < paragraphs-1 && r.Intn(6) == 0 {
			s := words(3)
			fmt.Fprintf(&b, "## %s\n\n", s)
			out.WriteString(s)
		}
		s := words(5 + r.Intn(70))
		fmt.Fprintf(&b, "%s\n\n", s)
		out.WriteString(s)
	}
	return b.String(), strings.ReplaceAll(out.String(), " ", "")
}

// TestRandomEditions makes up editions at random. Whatever the spec, every body line
// stands on the grid, nothing of a module outside the live area, no module in
// another's place, every finding has a position, and the words of each story are on
// the pages once and in their order, but for those that findings tell of; and the
// pages are the same for any number of processors.
func TestRandomEditions(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	lib, err := font.NewLibrary(fonts.Files)
	if err != nil {
		t.Fatal(err)
	}
	var lamp bytes.Buffer
	if err := png.Encode(&lamp, image.NewGray(image.Rect(0, 0, 1200, 800))); err != nil {
		t.Fatal(err)
	}
	for n := range cases(*autos) {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			r := &randomEdition{Rand: rand.New(rand.NewSource(*seed + int64(n)))}
			spec, dir, set := r.write(), t.TempDir(), map[string]string{}
			for i := range min(r.stories, 26) {
				name := string(rune('a' + i))
				source, body := r.text(name, 1+r.Intn(5)*r.Intn(5))
				write(t, filepath.Join(dir, name+".md"), source)
				set[name+".md"] = body
			}
			write(t, filepath.Join(dir, "lamp.png"), lamp.String())
			write(t, filepath.Join(dir, "edition.yaml"), spec)
			ed, _, err := edition.Load(filepath.Join(dir, "edition.yaml"), edition.Options{})
			if err != nil {
				t.Logf("%s%v", spec, err)
				return // refused, with a reason
			}
			var pages []*page.Page
			var findings diag.List
			before := ""
			for _, procs := range []int{1, 8} {
				runtime.GOMAXPROCS(procs)
				if pages, findings, err = Pages(ed, lib); err != nil {
					t.Fatal(err)
				}
				var out bytes.Buffer
				for _, p := range pages {
					if err := page.WriteJSON(&out, p); err != nil {
						t.Fatal(err)
					}
				}
				fmt.Fprint(&out, findings)
				if before != "" && out.String() != before {
					t.Error("other pages on 8 processors than on one")
				}
				before = out.String()
			}
			for _, p := range pages {
				checkAuto(t, p, findings)
			}
			for _, f := range findings {
				if f.Line == 0 || f.Col == 0 || f.File == "" {
					t.Errorf("no position: %v", f)
				}
			}
			checkPlaced(t, ed, findings)
			checkSet(t, pages, findings, set)
			if t.Failed() {
				t.Log(spec)
				for _, f := range findings {
					t.Log(f)
				}
			}
		})
	}
}

// checkAuto checks the places of what is on a page.
func checkAuto(t *testing.T, p *page.Page, findings diag.List) {
	told := func(ids ...string) bool {
		return slices.ContainsFunc(findings, func(f diag.Finding) bool { return f.Page == p.Folio && slices.Contains(ids, f.ID) })
	}
	for i := range p.Modules {
		m := &p.Modules[i]
		if m.Column < 1 || m.Row < 1 || m.Column+m.Span-1 > p.Grid.Columns {
			t.Errorf("page %s: %s stands at column %d over %d, row %d", p.Folio, m.Name, m.Column, m.Span, m.Row)
		}
		for k := range i {
			o := &p.Modules[k]
			if m.Column < o.Column+o.Span && o.Column < m.Column+m.Span && m.Row < o.Row+o.Rows && o.Row < m.Row+m.Rows && !told("overlap", "overset") {
				t.Errorf("page %s: %s stands in the place of %s", p.Folio, m.Name, o.Name)
			}
		}
		for _, it := range p.Items[m.From:m.To] {
			checkIn(t, p, m, it, told("overset", "headline-long", "no-room", "tight-line", "picture-foot", "underset"))
		}
	}
}

// checkIn checks that an item stands in its module's columns and rows, and a line of
// body text on the grid.
func checkIn(t *testing.T, p *page.Page, m *page.Module, it page.Item, told bool) {
	live, slack := m.Box, p.Grid.Gutter
	switch it := it.(type) {
	case *page.Rule:
		if y := min(it.From.Y, it.To.Y); y < live.Y-4*p.Grid.Step && !told {
			t.Errorf("page %s: a rule of %s at %v, above %v", p.Folio, m.Name, it.From, live)
		}
	case *page.Picture:
		if it.Box.X < live.X-1 || it.Box.Right() > live.Right()+1 || it.Box.H <= 0 || (it.Box.Y < live.Y-p.Grid.Step || it.Box.Bottom() > live.Bottom()+p.Grid.Step) && !told {
			t.Errorf("page %s: a picture of %s at %v, not in %v", p.Folio, m.Name, it.Box, live)
		}
	case *page.Text:
		if (it.At.X < live.X-slack || it.At.X+it.Width() > live.Right()+slack || it.At.Y > live.Bottom() || it.At.Y < live.Y) && !told {
			t.Errorf("page %s: %s %q of %s at %v, not in %v", p.Folio, it.Role, it.Text, m.Name, it.At, live)
		}
		if it.Role == "body" && m.Kind == "story" && (it.At.Y-p.Grid.Top)%p.Grid.Step != 0 {
			t.Errorf("page %s: %q of %s off the grid", p.Folio, it.Text, m.Name)
		}
	}
}

// checkPlaced checks that what make-up has placed has room in its place.
func checkPlaced(t *testing.T, ed *edition.Edition, findings diag.List) {
	auto := map[int]bool{}
	for i := range ed.Pages {
		for _, p := range ed.Pages[i].Stories {
			auto[p.Pos.Line] = p.Auto
		}
	}
	for _, p := range ed.Stories {
		auto[p.Pos.Line] = true
	}
	for _, f := range findings {
		if auto[f.Line] && slices.Contains([]string{"overset", "picture-foot", "overlap", "no-room"}, f.ID) {
			t.Error(f)
		}
	}
}

// checkSet holds the text of each story on the pages against what it has.
func checkSet(t *testing.T, pages []*page.Page, findings diag.List, want map[string]string) {
	got := map[string]string{}
	for _, p := range pages {
		for _, m := range p.Modules {
			if m.Kind != "story" {
				continue
			}
			name := filepath.Base(strings.TrimPrefix(m.Name, "the story "))
			for _, it := range p.Items[m.From:m.To] {
				if l, ok := it.(*page.Text); ok && (l.Role == "body" || l.Role == "subhead" || l.Role == "drop-cap") {
					got[name] += l.Text
				}
			}
		}
	}
	for name, body := range want {
		on := strings.NewReplacer(" ", "", "\u00ad", "", "\u00a0", "", "•", "").Replace(got[name])
		if on == body || on == "" && slices.ContainsFunc(findings, func(f diag.Finding) bool {
			return strings.Contains(f.Msg+f.Hint, name) || f.ID == "no-room" || f.ID == "make-up" || f.ID == "overset"
		}) {
			continue
		}
		cut := slices.ContainsFunc(findings, func(f diag.Finding) bool { return f.ID == "copyfit" && strings.Contains(f.Msg, "cut") })
		over := slices.ContainsFunc(findings, func(f diag.Finding) bool { return f.ID == "overset" })
		out := slices.ContainsFunc(findings, func(f diag.Finding) bool { return f.ID == "left-out" && strings.Contains(f.Msg, name) })
		if (cut || over || out) && on != "" && strings.HasPrefix(body, on) {
			continue
		}
		t.Errorf("of %s is set %s", name, differ(on, body))
	}
}

// differ shows where two texts part.
func differ(got, want string) string {
	n := 0
	for n < len(got) && n < len(want) && got[n] == want[n] {
		n++
	}
	part := func(s string) string { return s[max(n-30, 0):min(n+30, len(s))] }
	return fmt.Sprintf("%d bytes of %d, %q, not %q", len(got), len(want), part(got), part(want))
}
