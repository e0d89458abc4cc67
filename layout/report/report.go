// Package report says in figures how finished pages look: what an editor reads
// before the plate goes. It sees only the page as data and the findings, not how
// the page was made; what it cannot see there (legs, paragraphs, the measure of a
// head) it infers from where the lines stand, and says how.
//
// Shares and ratios are thousandths, rounded to nearest. Nothing depends on the
// clock, the machine or the order in which pages are measured.
package report

import (
	"broadsheet/layout/diag"
	"broadsheet/layout/geom"
	"broadsheet/layout/page"
	"broadsheet/layout/parallel"
)

// Thousandths is a share or a ratio in thousandths; 1000 is one. As JSON it is a
// number with three decimals.
type Thousandths int64

// Points is a length that is written in points with three decimals.
type Points geom.Length

// Report is the figures of an edition and of each of its pages.
type Report struct {
	Edition Edition `json:"edition"`
	Pages   []Page  `json:"pages"`
}

// Edition is the sums over all pages. Findings without a page are counted too.
type Edition struct {
	Pages      int             `json:"pages"`
	Stories    int             `json:"stories"`
	Pictures   int             `json:"pictures"`
	Fill       Thousandths     `json:"fill"`
	Deciles    [11]Thousandths `json:"fill_deciles"` // the least fill of a page, nine deciles, the greatest
	Full       Thousandths     `json:"full_pages"`   // share of the pages that are full: filled to 98 % or more
	Art        Thousandths     `json:"art"`
	Ads        Thousandths     `json:"ads"`
	Copyfit    int             `json:"copyfit"` // steps
	Overset    int             `json:"overset"`
	Underset   int             `json:"underset"`
	Tombstones int             `json:"tombstones"`
	Errors     int             `json:"errors"`
	Warnings   int             `json:"warnings"`
	Notes      int             `json:"notes"`
	Body       Body            `json:"body"`
}

// Page is the figures of a page.
//
// Fill is one minus the share of the live area that is white beyond what the
// styles prescribe. The area is cut into cells, a grid column by a row (a band of
// one baseline step); a fraction of a row at its foot does not count. A cell is
// filled if something stands in it: a picture, or text, which takes the
// full measure of its leg, of its picture or of its head, however short its lines
// are. All of a head, from its first capitals to its last baseline, is filled, and
// so is all of the page's own head across the page, all of an ad's place, and of
// another module beside stories all that lies between the first and the last thing
// that it shows, with two rows above and below: what is white there its own layout
// prescribes. Rules fill nothing but the rows of a story's frame. Of the
// open cells between two filled ones in a column, these are prescribed white:
//
//	2 between two modules, or a module and the page's head
//	2 below a head, 2 above and below a pull quote
//	1 anywhere else within a story: below a picture, above a subhead …
//
// The rest is white, and so is all that is open down to the foot of the page.
type Page struct {
	Folio        string      `json:"folio"`
	Fill         Thousandths `json:"fill"`
	Cells        int         `json:"cells"`
	White        int         `json:"white"` // cells
	Hole         *Hole       `json:"hole"`  // the largest rectangle of white cells; nil if there is none
	Art          Thousandths `json:"art"`   // the pictures' share of the live area, without those of ads
	Ads          Thousandths `json:"ads"`   // the advertisements' share of it
	Pictures     int         `json:"pictures"`
	Dominant     *Dominant   `json:"dominant"`      // nil on a page without pictures
	Copyfit      []string    `json:"copyfit"`       // what was done to make the copy fit, from the findings
	Overset      int         `json:"overset"`       // lines, from the findings
	OversetWords int         `json:"overset_words"` // words, from the findings
	Underset     int         `json:"underset"`      // lines, from the findings
	Tombstones   int         `json:"tombstones"`    // pairs of headlines of one size side by side
	Modules      []Module    `json:"modules"`       // in reading order
	Stories      []Story     `json:"stories"`

	live, art, ads geom.Length // areas in square points
}

// Module is the place of a module on its page, as page.Module has it. Fill is of
// the cells that it takes, Art its pictures' share of its area; that of an ad is 0.
// Body is its running text, as letters and briefs have it; nil for a story, which
// has its own, and where there is none.
type Module struct {
	Kind   string      `json:"kind"`
	Name   string      `json:"name"`
	Story  int         `json:"story"`
	Column int         `json:"column"`
	Span   int         `json:"span"`
	Row    int         `json:"row"`
	Rows   int         `json:"rows"`
	Fill   Thousandths `json:"fill"`
	Art    Thousandths `json:"art"`
	Body   *Body       `json:"body"`
}

// Hole is a rectangle of white cells. Column and Row, from 1, are its first; rows
// count below the page's head, as in the page spec.
type Hole struct {
	Columns int       `json:"columns"`
	Rows    int       `json:"rows"`
	Column  int       `json:"column"`
	Row     int       `json:"row"`
	Box     [4]Points `json:"box"` // x, y, width, height
}

// Dominant is a page's largest picture. Ratio is its area over that of the next,
// 0 where there is no other.
type Dominant struct {
	File  string      `json:"file"`
	Story int         `json:"story"`
	Ratio Thousandths `json:"ratio"`
}

// Story is the figures of a story on its page. Name, Fill, Hole and Art are those of
// its module.
type Story struct {
	Number       int         `json:"number"` // as page.Text.Story
	Name         string      `json:"name"`
	Fill         Thousandths `json:"fill"`
	Hole         *Hole       `json:"hole"`
	Art          Thousandths `json:"art"`
	Headline     *Headline   `json:"headline"`
	Legs         int         `json:"legs"`
	Even         bool        `json:"even"`          // all legs end on one line, with text, the note or the jump line
	Copyfit      []string    `json:"copyfit"`       // as of its page
	Overset      int         `json:"overset"`       // lines
	OversetWords int         `json:"overset_words"` // words
	Underset     int         `json:"underset"`      // lines
	Body
}

// Headline is a story's headline as set. Fit is its widest line's share of its
// measure, which reaches to the right edge of the story's columns or of that before
// what stands beside the head; columns that the story leaves empty are not seen.
type Headline struct {
	Text  string      `json:"text"`
	Size  Points      `json:"size"`
	Lines int         `json:"lines"`
	Fit   Thousandths `json:"fit"`
}

// Body is the figures of running text: paragraphs and list items, without
// bylines, subheads, quotes, captions and notes.
//
// A full line is one that ends no paragraph. A paragraph ends where the next line
// is indented, has a mark, stands under something else or below an open row, and
// where a justified line is more than an em short of its measure at natural word
// spaces. Where neither tells, as in ragged text without indents, two paragraphs
// count as one.
type Body struct {
	Words      int `json:"words"` // a word over two lines counts once
	Lines      int `json:"lines"`
	Paragraphs int `json:"paragraphs"`
	Full       int `json:"full_lines"`

	Hyphens     int         `json:"hyphens"` // full lines that end in a hyphen, added or of the text
	HyphenShare Thousandths `json:"hyphen_share"`
	Ladder      int         `json:"ladder"` // the most hyphens in a row, over the legs' ends too

	Spaces Spaces `json:"spaces"`
	Letter Range  `json:"letter_space"` // of full lines, thousandths of an em
	Scale  Range  `json:"scale"`        // glyph scaling of full lines, thousandths

	// Rivers are chains of four lines or more in which word spaces stand one
	// below the other, sharing three fifths of the narrower one.
	Rivers      int `json:"rivers"`
	Widows      int `json:"widows"`       // a paragraph's last line alone at the top of a leg, or under a picture in it
	Orphans     int `json:"orphans"`      // a paragraph's first line alone at a foot
	Runts       int `json:"runts"`        // a last line narrower than 2.5 em
	FootHyphens int `json:"foot_hyphens"` // hyphens at a foot
}

// Spaces is statistics of the word spaces of justified full lines, each as the
// pen moves, in multiples of the face's own space at its size: letter space,
// track and scaling count to it, since they are what the eye sees.
type Spaces struct {
	Count   int         `json:"count"`
	Natural Thousandths `json:"natural"` // the first one's face's own, in ems
	Mean    Thousandths `json:"mean"`
	SD      Thousandths `json:"sd"`
	Max     Thousandths `json:"max"`
	Lines   int         `json:"lines"`    // justified full lines with a space
	Over150 Thousandths `json:"over_1.5"` // share of lines whose spaces are on average over 1.5 times the face's
	Over200 Thousandths `json:"over_2"`   // over 2 times

	sums sums
}

// Range is the least and the most of a measure. Both are zero where nothing was
// measured.
type Range struct {
	Least int `json:"least"`
	Most  int `json:"most"`

	any bool
}

// Of measures finished pages, in parallel. Findings are matched to pages by
// folio and to stories by number, those of ids "overset", "underset" and "copyfit";
// lines and words are read from their sentences, as the number before the word.
func Of(pages []*page.Page, findings diag.List) Report {
	r := Report{Pages: make([]Page, len(pages))}
	parallel.Each(len(pages), func(i int) { r.Pages[i] = measure(pages[i]) })
	first := map[string]int{}
	for i := len(pages) - 1; i >= 0; i-- {
		first[pages[i].Folio] = i
	}
	for _, f := range findings {
		r.Edition.count(f)
		if i, ok := first[f.Page]; ok && f.Page != "" {
			r.Pages[i].note(f)
		}
	}
	r.Edition.sum(r.Pages)
	return r
}

// measure gives the figures of a page that need no findings.
func measure(p *page.Page) Page {
	stories := read(p)
	out := Page{Folio: p.Folio, Copyfit: []string{}, Modules: []Module{}, Stories: make([]Story, len(stories))}
	for i := range stories {
		out.Stories[i] = stories[i].figures(p)
	}
	c := cutUp(p, stories)
	out.fill(c)
	out.pictures(p)
	out.modules(p, c)
	return out
}

// pictures counts a page's pictures and finds the largest. Those of
// advertisements are none of them.
func (r *Page) pictures(p *page.Page) {
	var first, second geom.Length
	for i, it := range p.Items {
		pic, ok := it.(*page.Picture)
		if !ok || pic.Image == nil {
			continue
		}
		if k := moduleOf(p, i); k >= 0 && p.Modules[k].Kind == advertisement {
			continue
		}
		r.Pictures++
		area := areaOf(pic.Box)
		r.art += areaOf(pic.Box.Intersect(p.Grid.Live))
		if area <= first {
			second = max(second, area)
			continue
		}
		first, second = area, first
		r.Dominant = &Dominant{File: pic.Image.File, Story: pic.Story}
	}
	r.live = areaOf(p.Grid.Live)
	r.Art = share(int64(r.art), int64(r.live))
	if r.Dominant != nil {
		r.Dominant.Ratio = share(int64(first), int64(second))
	}
}

// areaOf is a rectangle's area in 1/65536 square points.
func areaOf(r geom.Rect) geom.Length {
	if r.Empty() {
		return 0
	}
	return r.W.MulDiv(r.H, geom.Pt)
}

// share is n/d in thousandths, 0 where d is not above 0.
func share(n, d int64) Thousandths {
	if d <= 0 {
		return 0
	}
	return Thousandths(geom.Length(n).MulDiv(1000, geom.Length(d)))
}
