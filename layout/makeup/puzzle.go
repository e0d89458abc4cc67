package makeup

import (
	"strconv"

	"broadsheet/layout/diag"
	"broadsheet/layout/edition"
	"broadsheet/layout/geom"
	"broadsheet/layout/page"
	"broadsheet/layout/picture"
	"broadsheet/layout/story"
)

// The size of a crossword's or sudoku's squares: large enough to write in, and no
// larger than looks well.
const (
	leastSquare = 17 * geom.Pt
	leastSudoku = 14 * geom.Pt // it has no numbers in its squares
	leastSolved = 11 * geom.Pt // nor has a solution, in which nobody writes
	mostSquare  = 28 * geom.Pt
)

// puzzle sets a grid, or a picture, with its text and clues in legs of agate beside
// and below it.
func (p *panel) puzzle(z *edition.Puzzle) content {
	s := p.newStack(z.Box, z.Title)
	a := s.runningAgate(s.legsOfBody(z.Columns))
	a.most = geom.Length(5*geom.Pt) / 2
	if s.header > 0 {
		s.y += s.grid.step / 5
		s.header = 0
	}
	var span int
	var deep geom.Length
	if z.Picture != nil {
		span, deep = a.puzzlePicture(z)
	} else {
		span, deep = a.puzzleGrid(z)
	}
	foot := s.y + deep
	for i := range span {
		a.top[i] = deep + s.grid.step*4/5
	}
	a.clueTexts(z, p.set.styles.boxText)
	if span == len(a.x) || !a.within(deep) {
		a.strips = nil
		a.clueTexts(z, p.set.styles.agateText)
	}
	a.set()
	s.y = max(s.y, foot)
	s.foot = max(s.foot, foot)
	return s.content()
}

// within reports whether the strips hold in legs that end at most at a depth.
func (a *agate) within(deep geom.Length) bool {
	if len(a.strips) == 0 {
		return true
	}
	cut, _ := a.divide(deep + a.grid.step/2)
	return cut != nil
}

// puzzleGrid adds the grid over the first legs and returns how many, and its depth.
func (a *agate) puzzleGrid(z *edition.Puzzle) (span int, deep geom.Length) {
	rows, n := geom.Length(len(z.Grid.Rows)), geom.Length(len(z.Grid.Rows[0]))
	weight := a.panel.set.styles.boxRule.Weight
	// As few legs as give the squares their size, or all of them.
	width := func(k int) geom.Length { return a.x[k-1] + a.width }
	least := leastSquare
	switch {
	case z.Solved:
		least = leastSolved
	case z.Grid.Sudoku:
		least = leastSudoku
	}
	span = 1
	for span < len(a.x) && width(span)/n < least {
		span++
	}
	square := min(width(span)/n, mostSquare)
	if square < least*2/3 && !z.Solved {
		a.find(diag.At(a.spec.Pos, diag.Warning, "small-grid", "the squares of %s are %s wide", a.hold.name, square).
			WithHint("span more columns: a square is to write in"))
	}
	left := (width(span) - square*n) / 2
	at := geom.Point{X: left, Y: a.y}
	a.add(func(corner geom.Point) { a.drawGrid(z, corner.Add(at), square, weight) })
	return span, square * rows
}

// drawGrid draws a grid with its corner at a point.
func (a *agate) drawGrid(z *edition.Puzzle, at geom.Point, square, weight geom.Length) {
	items := &a.panel.module.items
	rows, n := len(z.Grid.Rows), len(z.Grid.Rows[0])
	w, h := square*geom.Length(n), square*geom.Length(rows)
	for y, row := range z.Grid.Rows {
		for x := 0; x < len(row); x++ {
			if !row[x].Black {
				continue
			}
			from := x
			for x+1 < len(row) && row[x+1].Black {
				x++
			}
			*items = append(*items, &page.Fill{Ink: geom.Black, Box: geom.Rect{X: at.X + square*geom.Length(from), Y: at.Y + square*geom.Length(y),
				W: square * geom.Length(x-from+1), H: square}})
		}
	}
	line := func(i, last int) edition.Rule {
		heavy := i == 0 || i == last || z.Grid.Sudoku && i%3 == 0
		r := edition.Rule{Weight: weight, Ink: geom.Black}
		if heavy {
			r.Weight = max(2*weight, geom.Pt)
		}
		return r
	}
	for i := range rows + 1 {
		r := line(i, rows)
		a.module.rule(at.X-r.Weight/2, at.Y+square*geom.Length(i), w+r.Weight, r)
	}
	for i := range n + 1 {
		r := line(i, n)
		x := at.X + square*geom.Length(i)
		*items = append(*items, &page.Rule{From: geom.Point{X: x, Y: at.Y}, To: geom.Point{X: x, Y: at.Y + h}, Weight: r.Weight, Ink: r.Ink})
	}
	for y, row := range z.Grid.Rows {
		for x := range row {
			a.drawSquare(z, &row[x], geom.Point{X: at.X + square*geom.Length(x), Y: at.Y + square*geom.Length(y)}, square)
		}
	}
}

// drawSquare sets a square's number, or its letter or figure.
func (a *agate) drawSquare(z *edition.Puzzle, s *edition.Square, at geom.Point, square geom.Length) {
	if st := a.panel.set.styles.gridNumber; s.Number > 0 && !z.Grid.Sudoku && !z.Solved {
		a.one(a.simpleLine(st, strconv.Itoa(s.Number)), geom.Point{X: at.X + 3*geom.Pt/2, Y: at.Y + st.capHeight() + 2*geom.Pt})
	}
	if s.Letter == "" || !z.Grid.Sudoku && !z.Solved {
		return
	}
	st := *a.panel.set.styles.gridFigure
	st.Size, st.Align = square*3/5, edition.Left
	par := a.simpleLine(&st, s.Letter)
	a.one(par, geom.Point{X: at.X + (square-par.Natural())/2, Y: at.Y + (square+st.capHeight())/2})
}

// puzzlePicture adds a picture over the first legs, whole.
func (a *agate) puzzlePicture(z *edition.Puzzle) (span int, deep geom.Length) {
	span = max(1, (len(a.x)+1)/2)
	if len(z.Text) == 0 {
		span = len(a.x)
	}
	box := geom.Rect{Y: a.y, W: a.x[span-1] + a.width}
	box.H = wholeHeight(z.Picture, box.W)
	a.add(func(at geom.Point) {
		a.whole(z.Picture, geom.Rect{X: at.X, Y: at.Y + box.Y, W: box.W, H: box.H})
	})
	return span, box.H
}

// wholeHeight is the height of a picture that is not cropped, at a width.
func wholeHeight(spec *edition.Picture, width geom.Length) geom.Length {
	if img := spec.Image; img != nil && img.Width > 0 {
		return width.MulDiv(geom.Length(img.Height), geom.Length(img.Width))
	}
	return width * 2 / 3
}

// whole draws a picture uncropped in a box of its proportions.
func (p *panel) whole(spec *edition.Picture, box geom.Rect) {
	img := spec.Image
	if img == nil {
		p.box(box, p.set.styles.line)
		return
	}
	crop := picture.Crop{W: img.Width, H: img.Height}
	p.module.items = append(p.module.items, &page.Picture{Box: box, Image: img, Crop: crop, Alt: spec.Alt})
	p.resolution(spec, crop, box)
}

// clueTexts adds how to solve a puzzle, its clues, and where the solution is.
// They are in agate, or, where that has room beside the grid, in box text.
func (a *agate) clueTexts(z *edition.Puzzle, of *style) {
	st := *of
	st.Align = edition.Left
	white := st.Leading / 2
	above := func() geom.Length {
		if len(a.strips) == 0 {
			return 0
		}
		return white
	}
	if z.By != "" {
		a.text(&st, []story.Span{{Text: z.By, Emph: true}}, above(), 0, false)
	}
	for _, par := range z.Text {
		a.text(&st, par, above(), 0, false)
	}
	most := 0
	for _, clues := range [...][]edition.Clue{z.Across, z.Down} {
		for _, c := range clues {
			most = max(most, c.Number)
		}
	}
	in := a.spans(&st, []story.Span{{Text: strconv.Itoa(most), Strong: true}}).Natural() + st.Size/2
	a.clues(&st, "Across", z.Across, in, above)
	a.clues(&st, "Down", z.Down, in, above)
	if z.Solution != "" {
		a.text(&st, []story.Span{{Text: z.Solution, Emph: true}}, above(), 0, false)
	}
}

// clues adds the clues of one direction, set in, their numbers in bold.
func (a *agate) clues(st *style, head string, clues []edition.Clue, in geom.Length, above func() geom.Length) {
	if len(clues) == 0 {
		return
	}
	title := *st
	title.face = st.bold
	a.text(&title, []story.Span{{Text: edition.ClueWord(head, a.language())}}, above(), 0, true)
	for i, c := range clues {
		white := st.Leading / 8
		if i == 0 {
			white = 0
		}
		a.marked(st, strconv.Itoa(c.Number), c.Text, white, in)
	}
}

// cartoon sets a drawing whole, its title above it, its line below it.
func (p *panel) cartoon(c *edition.Cartoon) content {
	s := p.newStack(c.Box, c.Title)
	if s.header > 0 {
		s.header = 0
	} else if c.Box == edition.Unboxed {
		s.y -= min(s.y, p.grid.step/4)
	}
	deep := wholeHeight(&c.Picture, s.width)
	y := s.y
	s.add(func(at geom.Point) {
		box := geom.Rect{X: at.X, Y: at.Y + y, W: s.width, H: deep}
		p.whole(&c.Picture, box)
		if c.Frame {
			p.box(box, p.set.styles.line)
		}
	})
	s.foot = y + deep
	par, lines := p.captionOf(&c.Picture, s.width)
	if len(lines) > 0 {
		s.y = s.foot + p.captionGap()
		s.lines(par, lines, p.set.styles.caption, 0)
	}
	return s.content()
}
