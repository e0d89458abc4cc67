package edition

import (
	"path"
	"strconv"
	"strings"

	"broadsheet/layout/diag"
	"broadsheet/layout/parallel"
	"broadsheet/layout/picture"
	"broadsheet/layout/story"
	"broadsheet/layout/yaml"
)

// openFonts sees that the folders of faces are there.
func (r *reader) openFonts(in *folder) {
	for _, f := range r.fonts {
		if err := in.hasFolder(f.name); err != nil {
			r.Findings = append(r.Findings, in.fault("folder", f, err, diag.Error))
			continue
		}
		r.edition.Fonts = append(r.edition.Fonts, in.shown(f.name))
	}
}

// readStories reads each story once and gives it to the placements that name it.
func (r *reader) readStories(in *folder) {
	names, index := r.storyNames()
	type result struct {
		story    *story.Story
		findings diag.List
		fault    error // of the file
		err      error // of the reader
	}
	results := make([]result, len(names))
	parallel.Each(len(names), func(i int) {
		data, err := in.read(names[i])
		if err != nil {
			results[i].fault = err
			return
		}
		results[i].story, results[i].findings, results[i].err = story.ReadIn(in.shown(names[i]), data, r.edition.Language)
	})
	for _, got := range results {
		r.later = append(r.later, got.findings...)
		if got.story != nil {
			r.later = append(r.later, subheads(got.story)...)
		}
		if got.err != nil {
			r.Findings = append(r.Findings, asList("", got.err)...)
		}
	}
	for k := range r.orders {
		o := &r.orders[k]
		i := index[k]
		if i < 0 {
			continue
		}
		if err := results[i].fault; err != nil {
			r.Findings = append(r.Findings, in.fault("file", o.story, err, diag.Error))
		}
		r.placementOf(o).Story = results[i].story
	}
}

// storyNames is the stories that the spec names, each once, and for each order
// which of them it is: -1 for one without a story.
func (r *reader) storyNames() (names []string, index []int) {
	index = make([]int, len(r.orders))
	first := map[string]int{} // order by story
	for k := range r.orders {
		o := &r.orders[k]
		if o.story.name == "" {
			index[k] = -1 // the spec was wrong, and said so
			continue
		}
		name := path.Clean(o.story.name)
		if f, twice := first[name]; twice {
			index[k] = index[f]
			r.Warnf(o.at, "placed-twice", "%s is placed a second time", o.story.name).Hint =
				"the first is in line " + strconv.Itoa(r.placementOf(&r.orders[f]).Pos.Line)
			continue
		}
		first[name], index[k] = k, len(names)
		names = append(names, o.story.name)
	}
	return names, index
}

func (r *reader) placementOf(o *order) *Placement {
	if o.page < 0 {
		return &r.edition.Stories[o.place]
	}
	return &r.edition.Pages[o.page].Stories[o.place]
}

// wanted is a picture to be settled: what the spec says, and what the story
// says of the same one, or nil.
type wanted struct {
	pictureOrder
	to   *Placement
	into *Picture // of a module, instead of to
	own  *story.Picture
	soft bool // only the story names the file: that it is missing is a warning
}

// settlePictures finds out which pictures each placement has, reads each file
// once, and fills in what neither spec nor story say.
func (r *reader) settlePictures(in *folder) {
	var all []wanted
	for k := range r.orders {
		o := &r.orders[k]
		if to := r.placementOf(o); to.Story != nil || to.Continues != "" {
			all = append(all, r.wantedBy(o, to, in)...)
		}
	}
	for _, a := range r.asides {
		all = append(all, wanted{pictureOrder: a.pictureOrder, into: a.to})
	}
	r.readPictures(all, in)
	parallel.Each(len(all), func(i int) { all[i].describe(r.edition.Language) })
	for _, w := range all {
		if w.into != nil {
			*w.into = w.Picture
			continue
		}
		w.to.Pictures = append(w.to.Pictures, w.Picture)
	}
	for p := range r.edition.Pages {
		for s := range r.edition.Pages[p].Stories {
			if at := &r.edition.Pages[p].Stories[s]; !at.Auto {
				at.Arrange()
			}
		}
	}
}

// sight is what of a file is a picture: of a PDF a page, 0 for its first.
type sight struct {
	name string
	page int
}

// readPictures reads each file once.
func (r *reader) readPictures(all []wanted, in *folder) {
	var sights []sight
	index := map[sight]int{}
	for _, w := range all {
		s := sight{w.file.name, w.page}
		if _, seen := index[s]; !seen && s.name != "" {
			index[s] = len(sights)
			sights = append(sights, s)
		}
	}
	type result struct {
		picture    *picture.Picture
		fault, err error // of the file, of the reader
	}
	results := make([]result, len(sights))
	parallel.Each(len(sights), func(i int) {
		s := sights[i]
		data, err := in.read(s.name)
		if err != nil {
			results[i].fault = err
			return
		}
		results[i].picture, results[i].err = picture.ReadPage(in.shown(s.name), data, max(s.page, 1))
	})
	told := make([]bool, len(sights)) // that their faults have been told
	for i := range all {
		w := &all[i]
		if w.file.name == "" {
			continue
		}
		k := index[sight{w.file.name, w.page}]
		w.Image = results[k].picture
		if w.Image != nil && !told[k] {
			told[k] = true
			r.pictureFlaws(w)
		}
		r.pictureFault(w, results[k].fault, results[k].err, in)
		if !w.soft {
			results[k].err = nil // what is in a file is wrong once, however often it is named
		}
	}
}

// pictureFlaws warns of what of a drawing or a PDF will not print as it should.
func (r *reader) pictureFlaws(w *wanted) {
	switch {
	case w.Image.Drawing != nil:
		r.later = append(r.later, w.Image.Drawing.Findings...)
	case w.Image.Document != nil:
		if loose := w.Image.Document.Loose; len(loose) > 0 {
			verb := "is"
			if len(loose) > 1 {
				verb = "are"
			}
			r.later = append(r.later, diag.At(w.file.at, diag.Warning, "font-missing", "%s does not have all its fonts in it: %s %s missing",
				w.Image.File, strings.Join(loose, ", "), verb).
				WithHint("ask for a PDF with its fonts embedded; the press may set another face"))
		}
	case w.page > 0:
		r.later = append(r.later, diag.At(w.file.at, diag.Warning, "page", "a `page` of %s, which is no PDF", w.Image.File).
			WithHint("leave it out"))
	}
}

// pictureFault reports a picture that cannot be set: an error where the spec
// names it, a warning where only the story does, and a keyline box is set.
func (r *reader) pictureFault(w *wanted, fault, err error, in *folder) {
	severity := diag.Error
	if w.soft {
		severity = diag.Warning
	}
	switch {
	case fault != nil:
		r.Findings = append(r.Findings, in.fault("file", w.file, fault, severity))
	case err != nil:
		r.Findings = append(r.Findings, diag.At(w.file.at, severity, "picture", "%s: %v", in.shown(w.file.name), err))
	}
}

// wantedBy is the pictures of a placement: the spec's, else the story's own. The
// rest of a story from another page has none but the spec's.
func (r *reader) wantedBy(o *order, to *Placement, in *folder) []wanted {
	var all []wanted
	var own []story.Picture
	if to.Story != nil {
		own = to.Story.Pictures
	}
	if !o.given {
		for k := range own {
			w := wanted{pictureOrder: pictureOrder{Picture: Picture{Pos: own[k].Pos, Focus: houseFocus}}, to: to, own: &own[k]}
			all = append(all, w)
		}
		if len(all) == 0 && o.beside != "" {
			all = append(all, wanted{pictureOrder: pictureOrder{Picture: Picture{Pos: to.Pos, Focus: houseFocus}}, to: to})
		}
	}
	for k, p := range o.pictures {
		all = append(all, wanted{pictureOrder: p, to: to, own: sameAs(p, k, own)})
	}
	for k := range all {
		r.fileOf(&all[k], o, in)
	}
	return all
}

// sameAs is what a story says of the picture k of a spec: the one with the same
// file name, or the one at the same place if either names no file.
func sameAs(p pictureOrder, k int, own []story.Picture) *story.Picture {
	for i := range own {
		if p.file.name != "" && own[i].File != "" && path.Base(own[i].File) == path.Base(p.file.name) {
			return &own[i]
		}
	}
	if k < len(own) && (p.file.name == "" || own[k].File == "") {
		return &own[k]
	}
	return nil
}

// fileOf finds the file of a picture for which the spec names none: the story's,
// below the story's folder or the edition's, or the one beside the story.
func (r *reader) fileOf(w *wanted, o *order, in *folder) {
	switch {
	case w.file.at.File != "": // the spec's, be it empty
	case w.own != nil && w.own.File != "":
		w.soft = true
		name := w.own.File
		w.file = ref{name, w.own.Pos}
		if near := path.Join(path.Dir(o.story.name), name); !path.IsAbs(name) && (in.has(near) || !in.has(name)) && !strings.Contains(name, "://") {
			w.file.name = near
		}
	case o.beside != "":
		w.file, o.beside = ref{o.beside, w.Pos}, ""
	case w.own != nil:
		r.Findings = append(r.Findings, diag.At(w.own.Pos, diag.Warning, "no-picture", "the story's picture has no file; an empty box is set").
			WithHint("name it in the page spec (picture: {file: …}) or in the story"))
	default:
		r.Findings = append(r.Findings, diag.At(w.Pos, diag.Error, "no-picture", "a picture without a file, in a story that has none of its own").
			WithHint("name its file: `picture: pictures/harbour.jpg`"))
	}
}

// describe fills in the texts that the spec does not give: the story's, else
// those in the picture's file.
func (w *wanted) describe(language string) {
	fill := func(caption, credit, alt string) (whole bool) {
		whole = true
		for _, t := range [...]struct {
			to     *string
			from   string
			silent bool
		}{{&w.Caption, caption, w.silent.caption}, {&w.Credit, credit, w.silent.credit}, {&w.Alt, alt, w.silent.alt}} {
			if *t.to == "" && !t.silent {
				*t.to = t.from
				whole = whole && t.from != ""
			}
		}
		return whole
	}
	var own story.Picture
	if w.own != nil {
		own = *w.own
	}
	if fill(own.Caption, own.Credit, own.Alt) || w.Image == nil {
		return
	}
	clean := func(s string) string {
		return story.Typographic(strings.Join(strings.Fields(s), " "), language)
	}
	said := w.Image.Describe()
	fill(clean(said.Caption), clean(said.Credit), clean(said.Alt))
}

// houseFocus is the point of a picture to keep when it is cropped: a little
// above the middle, where faces are.
var houseFocus = [2]int{50, 40}

// Arrange places the pictures that the spec leaves to the house. One stands at
// the top right, over about three fifths of the legs, or two fifths if it is
// upright; the others stand inside, over about two fifths.
func (p *Placement) Arrange() {
	top := false
	for _, pic := range p.Pictures {
		top = top || pic.Place == TopRight || pic.Place == TopLeft
	}
	for i := range p.Pictures {
		pic := &p.Pictures[i]
		if pic.Place == "" {
			pic.Place = Inside
			if !top {
				pic.Place, top = TopRight, true
			}
		}
		if pic.Span == 0 {
			fifths := 2
			if pic.Place != Inside && !pic.Upright() {
				fifths = 3
			}
			pic.Span = max(1, (fifths*p.Columns+2)/5)
		}
		if pic.Leg > 0 {
			pic.Span = min(pic.Span, p.Columns-pic.Leg+1)
		}
	}
}

// Upright reports whether a picture is set deeper than wide.
func (p *Picture) Upright() bool {
	switch {
	case p.Ratio.W > 0:
		return p.Ratio.W < p.Ratio.H
	case p.Image != nil:
		return p.Image.Width < p.Image.Height
	}
	return false
}

// settleNotes decides which stories have the note of the print edition: those
// for which the spec says so, else those whose own source has it.
func (r *reader) settleNotes() {
	e := &r.edition
	e.Note.Show = r.note == nil || *r.note
	for k := range r.orders {
		o := &r.orders[k]
		to := r.placementOf(o)
		if to.Story == nil {
			continue
		}
		show := to.Story.Note != story.Note{}
		if r.note != nil {
			show = *r.note
		}
		if o.note != nil {
			show = *o.note
		}
		to.Note = show && e.NoteText(to) != ""
		e.Note.Show = e.Note.Show || to.Note
		if show && !to.Note && o.note != nil {
			r.noteLacks(o.noteAt, to)
		}
	}
}

// noteLacks warns of a note that was asked for and cannot be set.
func (r *reader) noteLacks(n *yaml.Node, p *Placement) {
	e := &r.edition
	publication, date, _ := e.noteFacts(p)
	what, hint := "headline", "give the story a headline"
	switch {
	case e.Note.Wording == "":
		what, hint = "wording in "+e.Language, "give one: `note: {wording: …}`"
	case publication == "":
		what, hint = "publication", "give the edition a `publication`"
	case date == "":
		what, hint = "date", "give the edition a `date`"
	}
	r.Warnf(n, "note", "the note of the print edition has no %s and is left out", what).Hint = hint
}
