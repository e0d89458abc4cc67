/*
Package layout turns stories and a page spec into finished newspaper pages. This
document is the architecture of Broadsheet; the packages below it tell the rest.

# The way of the data

	edition.yaml + stories + pictures
	  └ edition.Load ─▶ Edition: everything resolved, with file, line and column kept for messages
	      └ makeup: text.Shape ─▶ shaped paragraphs, immutable
	              stories → pages → shapes → places                                    (pack chooses)
	              modules on the grid → frames → line slots → Break(slots) → place      (pages in parallel)
	                  ─▶ []*page.Page (plain data) + findings
	                      ├ page.WriteJSON / WriteSVG / WritePNG      tests, eyes, browsers
	                      ├ preflight.Check                            ─▶ findings
	                      └ pdf.Write (fpdf draws, then one finishing pass) ─▶ bytes

A run is a pipe with no way back. Only makeup tries again, and it does so by
calling pure functions of immutable data.

# Packages

	geom       integer lengths, points, rectangles, inks
	parallel   one function over an index, on all processors
	diag       one kind of finding for every stage
	font       faces: metrics, shaping by HarfBuzz; the library that finds them
	hyphen     Liang's patterns, embedded; exceptions
	text       paragraph → items → lines; knows no page and no colour
	yaml       strict reading of YAML, with positions and suggestions
	story      a story as a model, and its readers: plain text, Markdown
	pdfread    pages of PDFs that come from elsewhere
	picture    a picture's size, colour, caption and credit; crop; conversion; drawings
	edition    the page spec → model; the house style sheet
	page       the finished page as plain data; JSON, SVG and PNG
	pack       automatic make-up: which items where, on columns × rows; knows no type
	makeup     stories into modules, frames, slots, lines
	preflight  checks over finished pages
	report     finished pages in figures, for an editor: white, heads, spacing, faults
	pdf        pages → bytes; every oddity of fpdf lives here and nowhere else

Imports go one way: geom, parallel, hyphen and pack import nothing of ours; diag and font
import geom; text imports geom, font, hyphen; yaml imports diag; story imports geom, diag
and yaml; pdfread imports geom; picture imports geom, diag and pdfread; edition imports
geom, parallel, diag, yaml, story, picture; page imports geom, font, picture; makeup imports
all of these but yaml and pdfread, and pack; preflight imports geom, parallel, diag, page,
report font too; pdf imports geom, font, pdfread, picture, page. A test holds go list against this table. Of the libraries, fpdf
is imported by pdf alone, yaml.v3 by yaml alone, go-text by font and text.

# Five ideas

A story's shape is a list of line slots. On a baseline grid, columns of any
widths, cut-outs round a picture or a pull quote, a drop cap, a jump to another
page are all just slots {origin, width, leg} known before a line is set. makeup
makes slots; Break needs only their widths and where a leg ends.

Shape once, break a hundred times. Shaping is the dear part: a text.Lexicon keeps
each word as it is shaped and hyphenated, for all paragraphs. text.Shape gives an
immutable paragraph; Break is a pure function that never fails: too loose, too
tight, overset are flags on its lines. Balancing and copyfitting are loops over
it. A paragraph comes back in several settings, a line shorter or longer than its
best; makeup lays a story's blocks into slots by dynamic programming over
(block, slot), in the one currency of demerits, so that no leg has a widow, an
orphan or a hyphen at its foot and all legs end on one line.

A finished page is data. page.Page has text, rules, fills, pictures and links
with everything resolved, and which of them are whose: its modules, in reading
order. Tests, proofs and preflight see only that; PDF is one
printer of it.

What goes wrong is a value. Overset, a loose line, a missing glyph, a coarse
picture are findings and never stop the layout; error is for what stops it, and
where that is a user's mistake it is a diag.List with positions. Libraries never
print and never exit.

The same input gives the same bytes, on any machine and any number of cores:
lengths are integers (1/65536 pt), slices and not maps are walked on the way to
output, the only clock is the edition's date, results are stored by index.

# The grid

A row is a band of one baseline step; body baselines stand at three quarters of
it. Rows of a page count below the folio or nameplate. Everything that is not
body text is sized so that the text after it falls back on the grid: a head takes
the rows that hold it with three quarters of a row of white below; a picture's top is level
with the capitals of its first row, or, over all legs below a head, at those three quarters,
and its caption's last line stands on the grid, which may crop it by up to half a row; the print-edition note stands at the foot of the
last leg, and the white above it takes up what the balancing leaves.

A double page is one sheet with the columns of two pages. The bridge between its
two middle columns is wider than a gutter; pictures, heads and modules run over
it, legs stand on either side.

# Modules beside stories

Advertisements, photos, tables and boxes take their places before the stories do
(makeup/hold.go), from the top or the foot of the page; stories without a row
run above and below them. Each is a content {height, draw} in a panel
(makeup/panel.go): a new kind is a type in edition, read by its key, and a
function that makes its content. Texts of a module stand in a stack, body text in
its columns, entries of any kind in a galley, cut so that its columns are even, and
running agate in strips, with white between entries so that its columns end on one line.
What points to a story knows its file; makeup/folios.go says which page that is,
and a page.Link leads there.

# Automatic make-up

What stands on which page, in which shape and where is decided in five steps, each
a file of makeup:

	spread.go    the edition's own stories → pages, by section, priority and rough area
	schedule.go  pages in parallel, those that stories run on to after those that they come from;
	             then what has no room on its page is sent on or kept back (rests.go, offer.go)
	gauge.go     a story → lines of each paragraph in a column, rows of its head and picture
	variants.go  its shapes: columns × picture × headline, each with a ladder (ladder.go) of
	             depths: sums over what gauge has measured, cut at which paragraph, at what price
	plan.go      pack.Pack chooses; what it chose is set as chosen; a depth that comes out
	             otherwise gets its true price (price.go), and the page is packed again from
	             where it was

Package pack knows columns and rows and no type. Breaking is so cheap that nothing
in it is estimated: the line counts in a ladder are those of the paragraphs at their
best, and the few depths that pack takes are really set. What it chose comes back as
a placement like any that a spec gives, and is set by the same code (makeup.go, module.go),
so that an editor can write it into the spec and move it.

A story in a place of a given depth is set to end there (fill.go). Where lines and
the pictures' crop do not do it, steps.go takes the steps of copyfitting in the
order and within the bounds of the spec, and every step is a finding.

A story that runs on is set into the slots of both pages in one go (jump.go): those
beyond the room are a stretch of their own, where nothing costs but a break at the end of
a paragraph or a sentence. What is left is a story again, which the other page gets. Where
that page has no room, it says how much of all that comes it could hold, and the pages are
made up again in at most seven ways (rests.go): with the rests cut as their stories may be,
then with shares of that room, by which stories run on later, elsewhere or not at all.
*/
package layout
