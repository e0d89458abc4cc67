package edition

import (
	"broadsheet/layout/story"
	"broadsheet/layout/yaml"
)

// Puzzle is a crossword with its clues, a sudoku, or a picture with a text.
type Puzzle struct {
	Title    string
	By       string         // who set it, or ""
	Text     [][]story.Span // how to solve it
	Grid     Grid           // empty for a picture
	Across   []Clue         // in the grid's order
	Down     []Clue         // likewise
	Solution string         // where it is: "Solution on page B4"
	Solved   bool           // letters or figures of the solution are shown
	Columns  int            // legs; 0 for as many as hold a measure of agate
	Picture  *Picture       // or nil
	File     string         // of the picture, as the spec writes it
	Box      Box
}

// Grid is the squares of a puzzle, all rows of one length. Sudoku says that it is
// nine by nine in boxes of three, its squares figures or empty; else it is a
// crossword's.
type Grid struct {
	Rows   [][]Square
	Sudoku bool
}

// Square is one of a grid's squares. Number is what it has as the first of a word.
type Square struct {
	Black  bool
	Letter string // of the solution, or a figure that is given; "" where unknown
	Number int    // 0 for none
}

// Clue is a clue with the number of its word.
type Clue struct {
	Number int
	Text   []story.Span
}

// Cartoon is a drawing set whole, with a title above it and a line below it.
type Cartoon struct {
	Title   string
	Picture Picture // its caption and credit are the line
	File    string  // as the spec writes it
	Frame   bool    // a keyline round the drawing
	Box     Box
}

func (p *Puzzle) name() string  { return called("puzzle", p.Title, p.File) }
func (c *Cartoon) name() string { return called("cartoon", c.Title, c.File) }

// puzzle reads a puzzle.
func (r *reader) puzzle(n *yaml.Node) *Puzzle {
	p := &Puzzle{Box: Unboxed}
	before := len(r.Findings)
	m := r.Map(n, "title", "by", "text", "crossword", "across", "down", "sudoku", "picture", "solution", "solved", "columns", "box")
	p.Title, p.By, p.Solution = r.text(m.Get("title")), r.text(m.Get("by")), r.text(m.Get("solution"))
	p.Text = r.paragraphs(m.Get("text"))
	p.Columns = r.legCount(m)
	p.Solved = r.Bool(m.Get("solved"))
	r.box(m, &p.Box)
	given := r.oneOf(m, "crossword", "sudoku", "picture")
	switch given {
	case "crossword":
		r.crossword(m, p)
	case "sudoku":
		p.Grid = r.sudoku(m.Get("sudoku"))
	case "picture":
		p.Picture, p.File = r.portrait(m.Get("picture"))
	default:
		if len(r.Findings) == before && n.Kind == yaml.Map {
			r.Errorf(n, "empty", "a puzzle without a grid").Hint = "give it one: `crossword: [CAT#, A##O, …]`, `sudoku: [53..7...., …]` or a `picture`"
		}
		return p
	}
	for _, key := range [...]string{"across", "down"} {
		if k := m.Key(key); k != nil && given != "crossword" {
			r.Errorf(k, "puzzle", "`%s` for a puzzle without a `crossword`", key).Hint = "leave it out"
		}
	}
	return p
}

// oneOf is the key of some that is there, with a finding where two are.
func (r *reader) oneOf(m *yaml.Mapping, keys ...string) string {
	found := ""
	for _, key := range keys {
		switch k := m.Key(key); {
		case k == nil || m.Get(key) == nil:
		case found != "":
			r.Errorf(k, "puzzle", "both `%s` and `%s`", found, key).Hint = "give each a module of its own"
		default:
			found = key
		}
	}
	return found
}

// cartoon reads a cartoon: its file, or a map.
func (r *reader) cartoon(n *yaml.Node) *Cartoon {
	c := &Cartoon{Box: Unboxed}
	c.File = r.aside(n, &c.Picture, false, func(o *pictureOrder) {
		before := len(r.Findings)
		m := r.Map(n, "title", "file", "caption", "credit", "alt", "frame", "box")
		c.Title = r.text(m.Get("title"))
		r.pictureKeys(m, o)
		c.Frame = r.Bool(m.Get("frame"))
		r.box(m, &c.Box)
		if m.Get("file") == nil && len(r.Findings) == before {
			r.Errorf(n, "no-picture", "a cartoon without a file").Hint = "name it: `cartoon: {file: pictures/gulls.png}`"
		}
	})
	return c
}
