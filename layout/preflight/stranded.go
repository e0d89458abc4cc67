package preflight

import (
	"broadsheet/layout/diag"
	"broadsheet/layout/geom"
)

// heading reports whether a style is of what heads text within legs.
func heading(style string) bool {
	switch style {
	case "subhead", "letter-head", "classified-head", "obituary-name", "brief-head":
		return true
	}
	return false
}

// stranded reports headings at the foot of a leg: what they head, the next lines of
// their module, stands in the next one. A heading of several lines is one.
func (c *checker) stranded(lines []line) {
	for i := range lines {
		l := &lines[i]
		if !heading(l.Role) {
			continue
		}
		m := c.moduleOf(l.item)
		for k := i + 1; m != nil && k < len(lines) && lines[k].item < m.To; k++ {
			next := &lines[k]
			if next.Role == l.Role && next.At.Y > l.At.Y && next.At.Y-l.At.Y < 2*l.Size {
				l = next // its next line
				continue
			}
			if next.Role == l.Role && next.At.Y == l.At.Y {
				continue // a further run of it
			}
			if next.At.Y < l.At.Y || next.At.X > l.box.Right()+geom.Pica && next.At.Y == l.At.Y {
				c.say(diag.Warning, "subhead", "foot\n"+l.Role+"\n"+m.Name, c.quoted(l)+" stands at the foot of its leg, and what it heads in the next",
					"give the module another depth, or change the text by some lines", l.box)
			}
			break
		}
	}
}
