/*
Package pack makes a page up: it chooses which items of a list stand on a page,
in which of their shapes and where, so that the page is full and reads in the
order of importance. It knows columns and rows and no type: the typesetter works
out beforehand what each item can be (Variant), and sets what is chosen.

# The problem

A page is Columns × Rows cells. Fixed modules (nameplate, advertisements, what an
editor has placed by hand) take rectangles of it. An item takes one rectangle in
one of its variants: a number of columns, a ladder of depths each with its price
(Depth.Cost: what it takes to copyfit the item to that depth), a headline and a
picture within. Between modules that stand one above the other are at least Gap
rows, for the cut-off rule and its white.

Hard rules: modules do not overlap and lie on the page; every must is placed; what
an editor has bound to a part of the page or to its top (Within, Top) stands there
or is out; the lead begins in the page's first free row, at the left or spanning
more columns than what stands beside it. Among all such layouts we want one of least cost. The
terms of the cost are in cost.go, each with its weight argued; the unit is a
hundredth of a cell of white, so that Depth.Cost 500 is as bad as five cells left
empty.

# The method

Pages are cut like glass: a region is one module, or is cut from side to side
into regions. Newspapers do nothing else, since a layout that cannot be cut so
(the pinwheel) has rules that run into the middle of their neighbours. Such a
layout is a tree of stacks (cut level) and rows (cut upright) over items.

Given the tree and the variants in its leaves, the depths are found exactly: a
leaf is a function of the depth it is given to the least cost of filling that
depth; beside each other functions add; stacked they convolve (min, +); the root
is asked for the page's depth. These are Stockmeyer's shape functions (Optimal
orientations of cells in slicing floorplan designs, Information and Control 57,
1983) with a price for every depth, the fixed-cut layout of Gange, Marriott and
Stuckey (Optimal guillotine layout, DocEng 2012). With depths in windows of w
rows, a tree of n items takes O(n·w²), some microseconds, since a story's window
is its minimum to its full length. White space and copyfit are thus at their
optimum in every tree looked at; the terms that hang on where things come to
stand are taken from the layout itself.

Trees are searched by simulated annealing, as Wong and Liu did for floor plans
(A new algorithm for floorplan design, DAC 1986) and Lagus, Karanta and
Ylä-Jääski for newspapers (Paginating the generalized newspaper, PPSN IV, 1996):
moves add, take away, replace and exchange items, change variants, shift a cut,
and make a region up anew (moves.go, reshape.go). A run starts from the best of some pages
filled from the top, most important item first (region.go).

A line more in one story should not turn the page over. So the page is made up
first of items with rounded lengths (dummy.go), which such a line seldom changes,
and the search goes on near to that with the true ones. From a layout that is given
(Options.Start) it goes on in the same way, and what is moved counts: the
typesetter who finds that a depth cannot be set takes it from the ladder and has
the page made up again from where it was (start.go).

A list of a few items with few depths is searched whole instead, by branch and
bound along the skyline of the page, slicing or not (exact.go). The same search,
over the musts alone at their least depths, decides whether they fit at all where
annealing has not got them together (musts.go). Everything is bounded by counted
steps, never by a clock.

Fixed modules are leaves of one depth. What is stacked above one ends at its top
and what is below it begins at its foot, so that a stack of anything over an
advertisement at the foot needs nothing special, and fixed modules anywhere are
the skeleton that every tree has (region.go). They have to be so placed that
straight cuts part them.

# What it does

On generated lists of 5 to 18 stories that need 110 to 160 per cent of the room
(newsroom_test.go), 99 of 100 pages, broadsheet and tabloid, are at least 98 per
cent full, every hard rule kept; a page takes 30 to 60 ms. What is not full has
five or six stories, of which no choice fills the room between two or three
advertisements. Four times the steps lower the cost by 4 or 5 per cent. Ladders of
which four depths in five are missing leave the pages as full and cost an eighth
more; a lead that jumps saves a quarter (real_test.go). On pages of 4 × 12 with up
to five items the cost is within 2 per cent of the least there is, and the least in
99 cases of 100; annealing alone would be so near in 92 (oracle_test.go).

Where one story becomes a line or two longer or shorter, 70 per cent of the items
stay in their place and shape, and 96 per cent where the page before is given, with
1,500 steps, 6 to 9 ms (TestStable). Where the ladders are a guess and 15 or 30 per
cent of the depths turn out to be impossible, two or three rounds settle a page,
which costs no more than one made up from the truth (TestRounds).

# Weaknesses

Layouts that are no slicing layouts are found in short lists only. Depths are
chosen for white space and copyfit, and only by chance (search.hold) for where
they bring a headline. Nothing says that a module should have a sister beside it,
nor that big type should be in both halves of the page.
*/
package pack

// Page is the grid and what already stands on it: 1 to 100 columns and 1 to 1000
// rows. Gap is the least number of rows between modules one above the other.
type Page struct {
	Columns, Rows, Gap int
	Fixed              []Fixed
}

// Rect is a rectangle of cells: its first column and row, from 0, and its size.
type Rect struct{ Column, Row, Columns, Rows int }

// Right is the first column to the right of r.
func (r Rect) Right() int { return r.Column + r.Columns }

// Foot is the first row below r.
func (r Rect) Foot() int { return r.Row + r.Rows }

// Area is the number of r's cells.
func (r Rect) Area() int { return r.Columns * r.Rows }

// over reports whether r and s share columns.
func (r Rect) over(s Rect) bool { return r.Column < s.Right() && s.Column < r.Right() }

// beside reports whether r and s share rows.
func (r Rect) beside(s Rect) bool { return r.Row < s.Foot() && s.Row < r.Foot() }

// Fixed is a module that stays where it is. A story that an editor has placed,
// or a placement of an earlier result that is to stay, has its Priority, Head
// and Art, so that the others are judged beside it.
type Fixed struct {
	Name string
	Rect
	Ad       bool // pictures should not touch it
	Priority int  // as an Item's
	Head     Head
	Art      Rect // within the module
}

// Item is what may be placed once, or left out.
type Item struct {
	Name     string
	Priority int  // 1 for the lead, then 2, 3 …; 0 for what has no rank (index, weather)
	Must     bool // the page is not right without it; the lead always is
	Loss     int  // cost of leaving it out, at most 100,000; 0 for what its priority says, 1 for a filler
	Within   Rect // cells of the page that it has to lie in; without rows all rows, without columns all columns
	Top      bool // it has to begin in the first free row of its columns
	Variants []Variant
}

// Variant is a shape that an item can have. Its costs are not below zero.
type Variant struct {
	Columns int
	Depths  []Depth // at least one, ascending in Rows
	Cost    int     // of the shape as such, whatever the depth: legs too short, a picture too small
	Head    Head
	Art     Rect // the picture within the module; empty for none
}

// Depth is a depth that a variant can be set to, exactly. The weights are argued
// for ladders where a line cut costs about 8 and a line gained or lost by spacing
// about 10.
type Depth struct {
	Rows int
	Cost int // of copyfitting to it
	Cut  int // words cut; for the typesetter, no part of the cost
}

// Head is a headline within its module; Size is in points, 0 for none.
// Columns 0 means all of the module's, Rows 0 means one.
type Head struct {
	Size int
	Rect
}

// Options steer the search.
type Options struct {
	Seed  uint64
	Steps int // layouts looked at; 0 for DefaultSteps. Where the page is hard four times as many more, and parts of some 400,000 others
	Keep  int // how many runners-up are wanted, at most 1000

	// Start is a layout to start from and to stay near, such as the Placements of
	// an earlier result; a change then counts as Moved. Its items are the same
	// indexes. First its depths are found anew, whatever has become of the ladders,
	// then a few hundred to some thousand Steps mend what has become worse. What is
	// no longer possible (an item, a width, a place where something fixed stands
	// now, a variant of other columns) is left out of it or mended.
	Start []Placement
}

// DefaultSteps keeps a page of 18 items under a tenth of a second on one core.
const DefaultSteps = 12000

// Placement is an item in its place. Its Rect's depth is that of the ladder's
// step; white below it is not part of it.
type Placement struct {
	Item    int // index into items
	Variant int // index into its Variants
	Depth   int // index into the variant's Depths
	Rect
}

// Layout is a page made up: Placements by row, then column.
type Layout struct {
	Placements []Placement
	White      int // cells that neither a module nor a gap covers
	Terms      Terms
	Cost       int // the sum of Terms
}

// Result is the best layout found and what was seen on the way. Where Faults is
// not empty the input cannot be made up: the layout is empty, or breaks the
// rules that Faults names.
type Result struct {
	Layout
	Free      int      // cells that no fixed module covers
	Out       []Out    // by item
	RunnersUp []Layout // by cost; each stands its items elsewhere or has others
	Faults    []Fault
	Steps     int  // layouts looked at
	Optimal   bool // every layout of a short list was looked at or ruled out, but for those in which a module hangs lower than it need
}

// Fill is the share of the free cells that is not white, in hundredths of a per
// cent; it is 10000 where nothing is free.
func (r Result) Fill() int {
	if r.Free <= 0 {
		return 10000
	}
	return (r.Free - r.White) * 10000 / r.Free
}

// Pack makes a page up. The same arguments give the same result.
func Pack(p Page, items []Item, opt Options) Result {
	if faults := check(p, items); len(faults) > 0 {
		return Result{Faults: faults}
	}
	s := newSearch(p, items, opt)
	if faults := s.impossible(); len(faults) > 0 {
		return Result{Faults: faults, Free: s.free}
	}
	s.run()
	return s.result()
}
