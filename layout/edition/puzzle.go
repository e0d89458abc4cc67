package edition

import (
	"strconv"
	"strings"
	"unicode"

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
	if v := m.Get("solved"); v != nil {
		p.Solved = r.Bool(v)
	}
	r.box(m, &p.Box)
	given := r.oneOf(m, "crossword", "sudoku", "picture")
	switch given {
	case "crossword":
		r.crossword(m, p)
	case "sudoku":
		p.Grid = r.sudoku(m.Get("sudoku"))
	case "picture":
		r.puzzlePicture(m.Get("picture"), p)
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

// puzzlePicture reads the picture of a puzzle: its file, or a map.
func (r *reader) puzzlePicture(n *yaml.Node, p *Puzzle) {
	before := len(r.asides)
	p.Picture = r.portrait(n)
	p.File = r.asides[before].file.name
}

// cartoon reads a cartoon: its file, or a map.
func (r *reader) cartoon(n *yaml.Node) *Cartoon {
	c := &Cartoon{Box: Unboxed}
	o := pictureOrder{Picture: Picture{Pos: n.Pos(), Focus: houseFocus}}
	o.silent.caption, o.silent.credit = true, true
	if n.Kind == yaml.Scalar {
		o.file = r.ref(n)
	} else {
		before := len(r.Findings)
		m := r.Map(n, "title", "file", "caption", "credit", "alt", "frame", "box")
		c.Title = r.text(m.Get("title"))
		r.pictureKeys(m, &o)
		o.silent.caption, o.silent.credit = true, true
		if v := m.Get("frame"); v != nil {
			c.Frame = r.Bool(v)
		}
		r.box(m, &c.Box)
		if m.Get("file") == nil && len(r.Findings) == before {
			r.Errorf(n, "no-picture", "a cartoon without a file").Hint = "name it: `cartoon: {file: pictures/gulls.png}`"
		}
	}
	c.File = o.file.name
	r.asides = append(r.asides, aside{o, &c.Picture})
	return c
}

// largestGrid is the most rows or columns of a grid.
const largestGrid = 40

// gridRows are a grid's rows as text: a list, or a text of lines.
func (r *reader) gridRows(n *yaml.Node) (rows []string, at []*yaml.Node) {
	if n.Kind == yaml.Scalar {
		for line := range strings.SplitSeq(strings.TrimSpace(n.Value), "\n") {
			rows, at = append(rows, strings.ReplaceAll(line, " ", "")), append(at, n)
		}
		return rows, at
	}
	for _, item := range n.Items {
		if item.Kind == yaml.Null {
			r.Errorf(item, "puzzle", "a row of the grid is missing").Hint = "put a row that begins with # in quotes, or all rows in a text: `crossword: |`"
			return nil, nil
		}
		rows, at = append(rows, strings.ReplaceAll(r.String(item), " ", "")), append(at, item)
	}
	return rows, at
}

// crossword reads a crossword's grid and its clues.
func (r *reader) crossword(m *yaml.Mapping, p *Puzzle) {
	n := m.Get("crossword")
	before := len(r.Findings)
	rows, at := r.gridRows(n)
	if len(rows) == 0 {
		if len(r.Findings) == before {
			r.Errorf(n, "puzzle", "a crossword without rows").Hint = "give it some: `crossword: [CAT, ARE, \"#AN\"]`"
		}
		return
	}
	for i, row := range rows {
		squares := []rune(row)
		switch {
		case len(squares) < 2 || len(squares) > largestGrid || len(rows) < 2 || len(rows) > largestGrid:
			r.Errorf(at[i], "puzzle", "a grid of %d by %d squares", len(squares), len(rows)).Hint = "give a crossword 2 to 40 rows of 2 to 40 squares"
			return
		case len(squares) != len([]rune(rows[0])):
			r.Errorf(at[i], "puzzle", "row %d has %s, the first %d", i+1, plural(len(squares), "square"), len([]rune(rows[0]))).Hint = "give all rows as many: a letter or `.` for a white square, `#` for a black one"
			return
		}
		var out []Square
		for k, c := range squares {
			switch {
			case c == '#':
				out = append(out, Square{Black: true})
			case c == '.':
				out = append(out, Square{})
			case unicode.IsLetter(c):
				out = append(out, Square{Letter: string(unicode.ToUpper(c))})
			default:
				r.Errorf(at[i], "puzzle", "`%c` is no square, in row %d at %d", c, i+1, k+1).Hint = "write a letter or `.` for a white square, `#` for a black one"
				return
			}
		}
		p.Grid.Rows = append(p.Grid.Rows, out)
	}
	across, down := p.Grid.number()
	p.Across = r.clues(m.Get("across"), across, "across")
	p.Down = r.clues(m.Get("down"), down, "down")
	if p.Across == nil && p.Down == nil && !p.Solved && m.Key("across") == nil && m.Key("down") == nil {
		r.Warnf(n, "puzzle", "a crossword without clues").Hint = "give it some: `across: [First clue (5), …]`, `down: […]`"
	}
}

// word is a word of a grid: its number and length.
type word struct{ number, length int }

// number numbers a grid by the rule, from left to right and from top to bottom:
// each square that begins a word of at least two squares, and returns the words.
func (g *Grid) number() (across, down []word) {
	white := func(y, x int) bool {
		return y >= 0 && y < len(g.Rows) && x >= 0 && x < len(g.Rows[y]) && !g.Rows[y][x].Black
	}
	n := 0
	for y := range g.Rows {
		for x := range g.Rows[y] {
			right, below := 0, 0
			if white(y, x) && !white(y, x-1) {
				for white(y, x+right) {
					right++
				}
			}
			if white(y, x) && !white(y-1, x) {
				for white(y+below, x) {
					below++
				}
			}
			if right < 2 && below < 2 {
				continue
			}
			n++
			g.Rows[y][x].Number = n
			if right > 1 {
				across = append(across, word{n, right})
			}
			if below > 1 {
				down = append(down, word{n, below})
			}
		}
	}
	return across, down
}

// clues reads the clues of one direction: a map by number, or a list, whose items
// either all begin with their numbers or come in the order of the words.
func (r *reader) clues(n *yaml.Node, words []word, direction string) []Clue {
	if n == nil {
		return nil
	}
	before := len(r.Findings)
	numbers, texts := r.clueTexts(n, words)
	refused := len(r.Findings) > before
	var out []Clue
	for i, t := range texts {
		text := r.text(t)
		if n.Kind != yaml.Map {
			_, text = numbered(text)
		}
		if numbers[i] == 0 {
			r.Errorf(t, "puzzle", "a clue more than the grid has words %s", direction).Hint = "it has " + strconv.Itoa(len(words)) + ", " + wordList(words)
			return out
		}
		k := wordOf(words, numbers[i])
		if k < 0 {
			r.Errorf(t, "puzzle", "there is no %d %s in the grid", numbers[i], direction).Hint = "its words are " + wordList(words)
			refused = true
			continue
		}
		if want := enumeration(text); want > 0 && want != words[k].length {
			r.Warnf(t, "puzzle", "the clue of %d %s is for %d letters, its word has %d", numbers[i], direction, want, words[k].length).Hint =
				"look at the clue's number, or at the grid"
		}
		out = append(out, Clue{numbers[i], emphasis(text)})
	}
	if len(out) < len(words) && !refused {
		r.Warnf(n, "puzzle", "%s of %d words %s have a clue", "only "+strconv.Itoa(len(out)), len(words), direction).Hint = "the words are " + wordList(words)
	}
	return out
}

// clueTexts are the clues' nodes with their numbers, 0 for one beyond the words.
func (r *reader) clueTexts(n *yaml.Node, words []word) (numbers []int, texts []*yaml.Node) {
	if n.Kind == yaml.Map {
		for _, pair := range n.Pairs {
			v, err := strconv.Atoi(pair.Key.Value)
			if err != nil || v < 1 {
				r.Errorf(pair.Key, "puzzle", "`%s` is not the number of a clue", pair.Key.Value).Hint = "write `1: First clue (5)`"
				continue
			}
			numbers, texts = append(numbers, v), append(texts, pair.Value)
		}
		return numbers, texts
	}
	texts = r.List(n)
	all := true
	for _, t := range texts {
		v, _ := numbered(t.Value)
		all = all && v > 0
		numbers = append(numbers, v)
	}
	if !all {
		for i := range numbers {
			if numbers[i] = 0; i < len(words) {
				numbers[i] = words[i].number
			}
		}
	}
	return numbers, texts
}

// numbered cuts the number off a clue, "12 A clue" or "12. A clue"; it is 0 where
// the clue has none.
func numbered(s string) (int, string) {
	digits := leading(s)
	rest := strings.TrimPrefix(s[len(digits):], ".")
	v, err := strconv.Atoi(digits)
	if err != nil || len(digits) > 3 || !strings.HasPrefix(rest, " ") {
		return 0, s
	}
	return v, strings.TrimSpace(rest)
}

// enumeration is the number of letters that a clue ends in, the sum of "(3,4-2)"; 0
// where it has none.
func enumeration(s string) int {
	i := strings.LastIndexByte(s, '(')
	if i < 0 || !strings.HasSuffix(s, ")") {
		return 0
	}
	sum := 0
	for part := range strings.FieldsFuncSeq(s[i+1:len(s)-1], func(c rune) bool { return strings.ContainsRune(",-–‑ ’'", c) }) {
		v, err := strconv.Atoi(part)
		if err != nil || v > largestGrid {
			return 0
		}
		sum += v
	}
	return sum
}

func wordOf(words []word, number int) int {
	for i, w := range words {
		if w.number == number {
			return i
		}
	}
	return -1
}

// wordList names words by their numbers, "1, 4 and 5".
func wordList(words []word) string {
	var b strings.Builder
	for i, w := range words {
		switch {
		case i == 0:
		case i == len(words)-1:
			b.WriteString(" and ")
		default:
			b.WriteString(", ")
		}
		b.WriteString(strconv.Itoa(w.number))
	}
	return b.String()
}

// sudoku reads a grid of nine rows of nine figures; what is not given is `.`, `0`
// or `_`.
func (r *reader) sudoku(n *yaml.Node) Grid {
	g := Grid{Sudoku: true}
	before := len(r.Findings)
	rows, at := r.gridRows(n)
	if len(rows) != 9 && len(r.Findings) > before {
		return Grid{}
	}
	if len(rows) != 9 {
		r.Errorf(n, "puzzle", "a sudoku of %s", plural(len(rows), "row")).Hint = "give nine rows of nine, as \"53..7....\""
		return Grid{}
	}
	for i, row := range rows {
		if len(row) != 9 || strings.Trim(row, "0123456789._") != "" {
			r.Errorf(at[i], "puzzle", "row %d of the sudoku is `%s`", i+1, row).Hint = "give it nine figures, `.` where none is given, in quotes: \"53..7....\""
			return Grid{}
		}
		var out []Square
		for _, c := range []byte(row) {
			var s Square
			if c >= '1' && c <= '9' {
				s.Letter = string(c)
			}
			out = append(out, s)
		}
		g.Rows = append(g.Rows, out)
	}
	if y, x, what := g.twice(); what != "" {
		r.Errorf(at[y], "puzzle", "the %s has a second %s at %d", what, g.Rows[y][x].Letter, x+1).Hint = "a figure stands once in each row, column and box"
	}
	return g
}

// twice finds a figure of a sudoku that its row, column or box has before.
func (g *Grid) twice() (y, x int, what string) {
	for y := range 9 {
		for x := range 9 {
			s := g.Rows[y][x].Letter
			if s == "" {
				continue
			}
			for v := range y + 1 {
				for u := range 9 {
					if g.Rows[v][u].Letter != s || v == y && u >= x {
						continue
					}
					switch {
					case v == y:
						return y, x, "row"
					case u == x:
						return y, x, "column"
					case v/3 == y/3 && u/3 == x/3:
						return y, x, "box"
					}
				}
			}
		}
	}
	return 0, 0, ""
}

// ClueWord is "Across" or "Down" in a language; English in one that is not known.
func ClueWord(direction, language string) string {
	words, ok := map[string][2]string{
		"de": {"Waagerecht", "Senkrecht"}, "nl": {"Horizontaal", "Verticaal"}, "fr": {"Horizontalement", "Verticalement"},
		"es": {"Horizontales", "Verticales"}, "it": {"Orizzontali", "Verticali"}, "pt": {"Horizontais", "Verticais"},
		"sv": {"Vågrätt", "Lodrätt"}, "da": {"Vandret", "Lodret"}, "no": {"Vannrett", "Loddrett"}, "nb": {"Vannrett", "Loddrett"},
		"nn": {"Vassrett", "Loddrett"}, "pl": {"Poziomo", "Pionowo"}, "fi": {"Vaakasuoraan", "Pystysuoraan"},
		"ms": {"Melintang", "Menegak"}, "id": {"Mendatar", "Menurun"},
	}[base(language)]
	switch {
	case !ok:
		return direction
	case direction == "Across":
		return words[0]
	}
	return words[1]
}
