package edition

import (
	"strconv"
	"strings"
	"unicode"

	"broadsheet/layout/yaml"
)

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
