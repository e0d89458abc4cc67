package edition

import (
	"slices"
	"strconv"
	"strings"

	"broadsheet/layout/diag"
	"broadsheet/layout/yaml"
)

// Module is one thing on a page that is no story, placed by hand.
type Module struct {
	Pos     diag.Pos
	At      Area
	Kind    string // its key in the page spec: "ad"
	Content Content
	// Filler says that automatic make-up may set it where stories leave a hole; its
	// place is then at most the columns that it spans.
	Filler bool
}

// Name is the module as messages name it: "the ad ads/ferry.jpg".
func (m *Module) Name() string { return m.Content.name() }

// Area is a place in grid units: columns from 1, baselines from 1 below the folio
// or nameplate, or, FromBottom, from 1 for the last row of the page upwards,
// which is then the module's last. Row 0 is next to what else stands at that end
// of the columns, Depth 0 as deep as the content needs.
type Area struct {
	Column, Span int
	Row, Depth   int
	FromBottom   bool
}

// Content is what a module shows: one of *Ad, *Photo, *Table, *List, *Timeline,
// *Facts and *Staff.
type Content interface {
	// name is the content as messages name it.
	name() string
}

// Ad is a picture that is set untouched: scaled to its place, never cropped.
type Ad struct {
	Picture Picture
	File    string // of the picture, as the spec writes it
	Label   string // set above it where the law asks for it, "Advertisement"; or ""
	Keyline bool
}

// Photo is a photograph with its caption alone: wild art.
type Photo struct {
	Picture Picture
	File    string // as the spec writes it
}

func (a *Ad) name() string    { return called("ad", "", a.File) }
func (p *Photo) name() string { return called("photo", "", p.File) }

// called is a content as messages name it, by its title or file where it has one.
func called(what, title, file string) string {
	switch {
	case title != "":
		return "the " + what + " ‘" + title + "’"
	case file != "":
		return "the " + what + " " + file
	}
	return "the " + what
}

// aside is a picture of a module that still has to be read.
type aside struct {
	pictureOrder
	to *Picture
}

// contentKeys are the kinds of content by their keys in the page spec.
var contentKeys = [...]string{"ad", "photo", "table", "list", "timeline", "facts", "staff", "imprint",
	"letters", "classifieds", "obituaries", "puzzle", "cartoon", "results",
	"index", "refers", "briefs", "weather", "almanac", "calendar", "chart"}

// content reads a content by its key.
func (r *reader) content(key string, n *yaml.Node) Content {
	switch key {
	case "ad":
		return r.ad(n)
	case "photo":
		return r.photo(n)
	case "table":
		return r.table(n)
	case "list":
		return r.list(n)
	case "timeline":
		return r.timeline(n)
	case "facts":
		return r.facts(n)
	case "staff", "imprint":
		return r.staff(n)
	case "letters":
		return r.letters(n)
	case "classifieds":
		return r.classifieds(n)
	case "obituaries":
		return r.obituaries(n)
	case "puzzle":
		return r.puzzle(n)
	case "cartoon":
		return r.cartoon(n)
	case "results":
		return r.results(n)
	case "index":
		return r.contents(n)
	case "refers":
		return r.refers(n)
	case "briefs":
		return r.briefs(n)
	case "weather":
		return r.weather(n)
	case "almanac":
		return r.almanac(n)
	case "calendar":
		return r.calendar(n)
	case "chart":
		return r.chart(n)
	}
	panic("edition: no content " + key)
}

// module reads a module: one key for its content, and its place. It is nil where
// there is no content.
func (r *reader) module(n *yaml.Node, s Sheet, on *stage) *Module {
	before := len(r.Findings)
	m := r.Map(n, append(contentKeys[:len(contentKeys):len(contentKeys)], "at", "role", "filler")...)
	out := &Module{Pos: n.Pos()}
	out.Filler = r.Bool(m.Get("filler"))
	switch role := m.Get("role"); {
	case role != nil:
		out.At, _ = r.region(on, strings.TrimSpace(r.String(role)), role, true)
	case out.Filler:
		out.At = r.fillerArea(m)
	default:
		out.At = r.area(m, n, s)
	}
	for _, pair := range n.Pairs {
		switch key, v := pair.Key.Value, m.Get(pair.Key.Value); {
		case !slices.Contains(contentKeys[:], key): // a place
		case out.Content != nil:
			r.Errorf(pair.Key, "module", "a second content, `%s`, in one module", key).Hint = "give it a module of its own: begin it with a dash"
		case v == nil:
			r.Errorf(pair.Key, "module", "nothing behind `%s`", key).Hint = "indent what belongs to it by one step more"
			return nil
		default:
			out.Kind, out.Content = key, r.content(key, v)
		}
	}
	if out.Content == nil {
		if len(r.Findings) == before {
			r.Errorf(n, "module", "a module without content").Hint = "say what it is, as `ad: {picture: ads/ferry.jpg}`"
		}
		return nil
	}
	return out
}

// fillerArea reads what a filler says of its place: at most the columns that it is
// to span, 0 for any.
func (r *reader) fillerArea(of *yaml.Mapping) Area {
	var a Area
	m := r.Map(of.Get("at"), "span")
	a.Span = r.Int(m.Get("span"), 1, 24)
	return a
}

// area reads where a module stands.
func (r *reader) area(of *yaml.Mapping, n *yaml.Node, s Sheet) Area {
	a := Area{Column: 1, Span: s.Columns}
	at := of.Get("at")
	if at == nil {
		r.Errorf(n, "no-place", "a module without a place").Hint = "give it one: `at: {column: 5, span: 2, from: bottom, depth: 30}`"
		return a
	}
	m := r.Map(at, "column", "span", "row", "depth", "from")
	a.Column, a.Span = r.across(m, s)
	rows := s.rows()
	a.Row = r.Int(m.Get("row"), 1, rows)
	if v := m.Get("depth"); v != nil {
		a.Depth = r.Int(v, 2, rows)
		r.deepest(v, a.Row, a.Depth, rows)
	}
	if v := m.Get("from"); v != nil {
		a.FromBottom = r.Enum(v, "top", "bottom") == "bottom"
	}
	return a
}

// across reads the columns that a place takes.
func (r *reader) across(m *yaml.Mapping, s Sheet) (column, width int) {
	column, width = 1, s.Columns
	if v := m.Get("column"); v != nil {
		column = max(1, r.Int(v, 1, s.Columns))
		width = s.Columns - column + 1
	}
	if v := m.Get("span"); v != nil {
		span := r.Int(v, 1, s.Columns)
		if column+span-1 > s.Columns {
			r.Errorf(v, "grid", "%d columns from column %d on a page of %d", span, column, s.Columns).Hint =
				"span at most " + strconv.Itoa(s.Columns-column+1)
		} else if span > 0 {
			width = span
		}
	}
	return column, width
}

// deepest reports a depth that leads off a page of so many rows.
func (r *reader) deepest(n *yaml.Node, row, depth, rows int) {
	if row+depth-1 > rows && row > 0 && depth > 0 {
		r.Errorf(n, "grid", "%d rows from row %d on a page of %d", depth, row, rows).Hint =
			"be at most " + strconv.Itoa(rows-row+1) + " rows deep, less under a folio or nameplate"
	}
}

// ad reads an advertisement: its picture, or a map.
func (r *reader) ad(n *yaml.Node) *Ad {
	ad := &Ad{}
	ad.File = r.aside(n, &ad.Picture, false, func(o *pictureOrder) {
		before := len(r.Findings)
		m := r.Map(n, "picture", "page", "label", "keyline", "alt")
		if v := m.Get("picture"); v != nil {
			o.file = r.ref(v)
		} else if len(r.Findings) == before {
			r.Errorf(n, "no-picture", "an ad without a picture").Hint = "name its file: `ad: {picture: ads/ferry.jpg}`"
		}
		o.page = r.Int(m.Get("page"), 1, 10_000)
		ad.Label = r.text(m.Get("label"))
		o.Alt, o.silent.alt = r.silence(m.Get("alt"))
		ad.Keyline = r.Bool(m.Get("keyline"))
	})
	return ad
}

// photo reads a photograph: its file, or a map.
func (r *reader) photo(n *yaml.Node) *Photo {
	photo := &Photo{}
	photo.File = r.aside(n, &photo.Picture, true, func(o *pictureOrder) {
		before := len(r.Findings)
		m := r.Map(n, "file", "caption", "credit", "alt", "ratio", "focus")
		r.pictureKeys(m, o)
		if m.Get("file") == nil && len(r.Findings) == before {
			r.Errorf(n, "no-picture", "a photo without a file").Hint = "name its file: `photo: {file: pictures/harbour.jpg}`"
		}
	})
	return photo
}

// aside reads a module's picture, which is a file or a map that keys reads, and
// returns the file as the spec writes it. Told says that caption and credit are
// those in the file where the spec gives none.
func (r *reader) aside(n *yaml.Node, to *Picture, told bool, keys func(o *pictureOrder)) string {
	o := pictureOrder{Picture: Picture{Pos: n.Pos(), Focus: houseFocus}}
	if n.Kind == yaml.Scalar {
		o.file = r.ref(n)
	} else {
		keys(&o)
	}
	if !told {
		o.silent.caption, o.silent.credit = true, true
	}
	r.asides = append(r.asides, aside{o, to})
	return o.file.name
}

// taken is a place of a page that is given in full, in rows from the top of a
// page that has as many as it can.
type taken struct {
	name              string
	at                *yaml.Node
	pos               diag.Pos
	column, span      int
	row, depth        int
	story, fromBottom bool
}

// moduleOverlaps reports modules of a page whose places, given in full, share part
// of the grid with those of other modules or of stories. The rows that folio or
// nameplate take are not known yet: what is counted from different ends of the
// page and overlaps only under them is found when the page is made up.
func (r *reader) moduleOverlaps(p *Page, nodes []*yaml.Node) {
	var all []taken
	for i := range p.Stories {
		s := &p.Stories[i]
		all = append(all, taken{name: r.orders[len(r.orders)-len(p.Stories)+i].called(s), pos: s.Pos, column: s.Column, span: s.Span, row: s.Row, depth: s.Depth, story: true})
	}
	for i := range p.Modules {
		m := &p.Modules[i]
		t := taken{name: m.Name(), at: nodes[i], pos: m.Pos, column: m.At.Column, span: m.At.Span, row: m.At.Row, depth: m.At.Depth, fromBottom: m.At.FromBottom}
		if t.fromBottom && t.row > 0 {
			t.row = p.Sheet.rows() - t.row - t.depth + 2
		}
		all = append(all, t)
	}
	for i, b := range all {
		for _, a := range all[:i] {
			left, right := max(a.column, b.column), min(a.column+a.span, b.column+b.span)-1
			top, bottom := max(a.row, b.row), min(a.row+a.depth, b.row+b.depth)-1
			given := a.row > 0 && a.depth > 0 && b.row > 0 && b.depth > 0
			if !given || b.story || left > right || top > bottom {
				continue
			}
			f := r.Errorf(b.at, "overlap", "%s overlaps %s in %s", b.name, a.name, span("column", left, right))
			f.Hint = a.name + " stands in line " + strconv.Itoa(a.pos.Line)
			if !a.fromBottom && !b.fromBottom {
				f.Msg += " and " + span("row", top, bottom)
				f.Hint += "; its last row is " + strconv.Itoa(a.row+a.depth-1)
			}
		}
	}
}
