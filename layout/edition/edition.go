// Package edition reads a page spec (YAML) and the stories and pictures it
// names into a model in which everything is resolved and in range. Every
// mistake of the user's is a finding with file, line, column and a hint.
//
// Load reads a spec from a file, Alone sets a story alone on a built-in one. Both
// go the same way: the spec is read (spec.go, sheet.go, styles.go, sections.go,
// plan.go; pages.go, placement.go, pictures.go; modules.go and a file for each kind),
// then the stories and the pictures, as many at a time as there are processors
// (files.go), and then what depends on them is settled (settle.go, target.go,
// jump.go).
package edition

import (
	"time"

	"broadsheet/layout/diag"
	"broadsheet/layout/geom"
	"broadsheet/layout/picture"
	"broadsheet/layout/story"
)

// Edition is a page spec, resolved.
type Edition struct {
	File        string   // as the user names it
	Sources     []string // the other files that it was read from, sorted, likewise
	Publication string
	Name        string    // "Late", or ""
	Date        time.Time // midnight UTC; zero where the spec has none
	Language    string    // BCP 47
	Sheet       Sheet
	Styles      Styles
	Note        Note
	Fonts       []string // folders with further faces, as they can be opened from the working folder
	Hyphenation []string // exceptions of the house, "ta-ble"
	Price       string   // "£2.50", or ""
	Copyfit     Copyfit
	JumpLines   JumpLines
	Templates   []Template
	Seed        int         // of automatic make-up
	Stories     []Placement // for which make-up chooses the page
	Pages       []Page
}

// Sheet is a page's size and grid.
type Sheet struct {
	Size     geom.Size
	Columns  int
	Gutter   geom.Length
	Margins  Margins
	Baseline geom.Length // step of the baseline grid
	Bridge   geom.Length // of a double page: between its two middle columns; 0 on others
}

// Margins of a page. Inside is left on a right-hand page (odd folio numbers).
type Margins struct{ Top, Bottom, Inside, Outside geom.Length }

// Note says whether and how the print-edition note is set. Show is false where
// the spec leaves it out and no story asks for it; Placement.Note says which
// stories have one. Wording has the places
// {publication}, {date} and {headline}; it is by language where the spec gives
// none, and "" where we have none in that language. NoteText fills it in.
type Note struct {
	Show    bool
	Wording string
}

// Page is one page of the spec. Number is its place in its section ("A4" → 4),
// or its place in the edition where the folio has no number.
type Page struct {
	Pos       diag.Pos
	Folio     string
	Number    int
	Section   string   // its name, or ""
	Flag      bool     // the section's name stands over the page, and not in its folio line
	Styles    *Styles  // of its section; nil for the edition's
	Double    bool     // two pages side by side, of which Number is the left one's
	Folios    []string // the two of a double page; Folio has both, "6-7"
	Sheet     Sheet    // the edition's, or the page's own
	Nameplate *Nameplate
	HideFolio bool
	Stories   []Placement
	Modules   []Module // beside the stories
	Blank     bool     // the spec says that no stories stand on it
	Seed      int      // of automatic make-up; 0 for the edition's
	JumpTo    Jump     // where stories too long for the page may run on; none where its folio is ""
}

// Nameplate is the front page's head. Text is the publication unless the spec
// gives another. The date line below it has Left, Center and Right; where the
// spec gives none they are the date, the edition and the price.
type Nameplate struct {
	Pos                 diag.Pos
	Text                string
	Ears                []string // at most two
	EarTargets          []Target // of each ear; the zero value for one that points nowhere
	Left, Center, Right string
	Price               string
}

// Placement is a story and its place on the page. A place is in grid units:
// columns from 1, baselines from 1 below the folio or nameplate. Row 0 means
// below what already stands in these columns, Depth 0 as deep as the story
// needs.
type Placement struct {
	Pos      diag.Pos
	Story    *story.Story
	Column   int
	Span     int
	Row      int
	Depth    int
	Columns  int // legs; the columns of the span where the spec gives none
	Headline Headline
	Pictures []Picture // one for each that is to be set; the story's own where the spec gives none
	Quotes   bool      // set block quotes as pull quotes
	DropCap  bool
	Note     bool
	Box      bool // in a frame
	// Continues is the file of a story that runs on here; Story is then nil until
	// the page before is made up.
	Continues string
	Wishes
}

// Headline says how a story's headline is set: over Span legs (0 for all),
// in at most Lines lines (0 for the house's choice), at Size (0 for fitted from
// the series).
type Headline struct {
	Text  string // in place of the story's, or ""
	Span  int
	Lines int
	Size  geom.Length
}

// Picture says how a picture is set. Image is nil where there is no file: a
// keyline box takes its place.
type Picture struct {
	Pos     diag.Pos
	Image   *picture.Picture
	Caption string
	Credit  string
	Alt     string
	Span    int         // legs
	Place   Place       // where
	Leg     int         // of Inside: the first leg, from 1; 0 for the house's choice
	Row     int         // of Inside: lines of text above it; 0 for the house's choice
	Ratio   Ratio       // width : height, zero for the picture's own
	Width   geom.Length // of Inside: less than the legs, so that text runs round it; 0 for all of them
	Side    Align       // of Inside with a Width: Left, Center or Right of its legs
	Focus   [2]int      // point to keep, per cent from left and top; 50, 40 where the spec gives none
}

// Place is where a picture stands in its story.
type Place string

// Top places stand above the legs that they span; Inside stands within them,
// text above and below.
const (
	TopRight Place = "top-right"
	TopLeft  Place = "top-left"
	Inside   Place = "inside"
)

// Ratio is a proportion of width to height.
type Ratio struct{ W, H int }
