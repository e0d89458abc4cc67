package pack

import "fmt"

// setBounds works out which part of the page each item may stand in.
func (s *search) setBounds() {
	s.within = make([]Rect, len(s.items))
	for i := range s.items {
		it := &s.items[i]
		w := it.Within
		s.binds = s.binds || it.Top || w != Rect{}
		if w.Columns == 0 {
			w.Column, w.Columns = 0, s.page.Columns
		}
		if w.Rows == 0 {
			w.Row, w.Rows = 0, s.page.Rows
		}
		s.within[i] = w
	}
}

// in reports whether r lies in s.
func (r Rect) in(s Rect) bool {
	return s.Column <= r.Column && r.Right() <= s.Right() && s.Row <= r.Row && r.Foot() <= s.Foot()
}

// inBounds reports whether an item stands where its editor wants it.
func (s *search) inBounds(p *Placement) bool {
	if !p.Rect.in(s.within[p.Item]) {
		return false
	}
	return !s.items[p.Item].Top || p.Row <= s.firstRoom(Rect{p.Column, 0, p.Columns, p.Rows})
}

// astray counts the items that do not.
func (s *search) astray(placed []Placement) int {
	if !s.binds {
		return 0
	}
	n := 0
	for i := range placed {
		if !s.inBounds(&placed[i]) {
			n++
		}
	}
	return n
}

// said is a part of the page in words.
func (r Rect) said() string {
	columns := fmt.Sprintf("columns %d to %d", r.Column+1, r.Right())
	if r.Columns == 1 {
		columns = fmt.Sprintf("column %d", r.Right())
	}
	rows := fmt.Sprintf("rows %d to %d", r.Row+1, r.Foot())
	switch {
	case r.Rows == 0:
		return columns
	case r.Columns == 0:
		return rows
	}
	return columns + " and " + rows
}

// boundTo says where an item has to stand, for the end of a sentence.
func (s *search) boundTo(item int) string {
	it := &s.items[item]
	out := ""
	if it.Top {
		out = " at the top"
	}
	if it.Within != (Rect{}) {
		out += " in " + it.Within.said()
	}
	return out
}
