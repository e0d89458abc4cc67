package pack

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Fault is an input that cannot be made up. Item and Fixed are indexes, -1 for
// none.
type Fault struct {
	ID          string // "off-grid", "overlap", "interlock", "shape", "too-large", "too-much", "unplaced", "bound", "lead"
	Item, Fixed int
	Msg         string
	Hint        string
}

// Out is an item that was left out, and why.
type Out struct {
	Item   int
	Reason Reason
	Cells  int // of its smallest variant
	More   int // of NoRoom: what the cheapest page seen with it costs more; 0 where none within the rules was seen
}

// Reason is why an item is left out.
type Reason uint8

// The reasons.
const (
	NoRoom  Reason = iota // others made the better page
	TooWide               // every variant has more columns than the page
	TooDeep               // every variant is deeper than the page
)

// String gives the reason in words.
func (r Reason) String() string {
	return [...]string{"no room", "wider than the page", "deeper than the page"}[r]
}

func faultAt(id string, item, fixed int, hint, format string, args ...any) Fault {
	return Fault{ID: id, Item: item, Fixed: fixed, Msg: fmt.Sprintf(format, args...), Hint: hint}
}

// check finds what is wrong with the input as such.
func check(p Page, items []Item) []Fault {
	if p.Columns < 1 || p.Rows < 1 || p.Gap < 0 || p.Columns > 100 || p.Rows > 1000 || p.Gap > 1000 {
		return []Fault{faultAt("shape", -1, -1, "", "a page of %d columns, %d rows and gaps of %d rows cannot be made up", p.Columns, p.Rows, p.Gap)}
	}
	faults := checkFixed(p)
	for i := range items {
		faults = append(faults, checkItem(i, &items[i], p)...)
	}
	return faults
}

func checkFixed(p Page) []Fault {
	var faults []Fault
	for i, f := range p.Fixed {
		if f.Columns < 1 || f.Rows < 1 || !f.onPage(p) {
			faults = append(faults, faultAt("off-grid", -1, i, "",
				"%s takes columns %d to %d and rows %d to %d of a page of %d columns and %d rows",
				f.Name, f.Column+1, f.Right(), f.Row+1, f.Foot(), p.Columns, p.Rows))
		}
		for j, g := range p.Fixed[:i] {
			if f.over(g.Rect) && f.beside(g.Rect) {
				faults = append(faults, faultAt("overlap", -1, i, "", "%s overlaps %s", f.Name, p.Fixed[j].Name))
			}
		}
	}
	return faults
}

// onPage reports whether r lies on a page, or is the edge of its columns or rows;
// its numbers may be any.
func (r Rect) onPage(p Page) bool {
	return r.Column >= 0 && r.Row >= 0 && r.Column <= p.Columns-r.Columns && r.Row <= p.Rows-r.Rows
}

// mostLoss is what leaving an item out may cost: so much that a thousand of them are
// still no more than one broken rule.
const mostLoss = broken / 1000

func checkItem(i int, it *Item, p Page) []Fault {
	if w := it.Within; w.Columns < 0 || w.Rows < 0 || !w.onPage(p) {
		return []Fault{faultAt("off-grid", i, -1, "", "%s is bound to %s of a page of %d columns and %d rows", it.Name, w.said(), p.Columns, p.Rows)}
	}
	if it.Loss < 0 || it.Loss > mostLoss {
		return []Fault{faultAt("shape", i, -1, "", "leaving %s out costs %d, which is not from 0 to %d", it.Name, it.Loss, mostLoss)}
	}
	if len(it.Variants) == 0 {
		return []Fault{faultAt("shape", i, -1, "", "%s has no shape", it.Name)}
	}
	for k := range it.Variants {
		if !it.Variants[k].sound() {
			return []Fault{faultAt("shape", i, -1, "", "shape %d of %s has no columns, no depths that ascend, or a cost below nothing", k+1, it.Name)}
		}
	}
	return nil
}

// sound reports whether a variant is as its type says.
func (v *Variant) sound() bool {
	rows := 0
	for _, d := range v.Depths {
		if d.Rows <= rows || d.Cost < 0 {
			return false
		}
		rows = d.Rows
	}
	return v.Columns >= 1 && rows > 0 && v.Cost >= 0
}

// impossible finds what no layout can hold.
func (s *search) impossible() []Fault {
	var faults []Fault
	pool := []int{}
	if s.build(region{0, 0, s.page.Columns, s.page.Rows}, &pool) == nil {
		faults = append(faults, faultAt("interlock", -1, -1, "move one of them, so that a straight cut from side to side or from top to foot parts them",
			"%s interlock", strings.Join(s.interlocked(region{0, 0, s.page.Columns, s.page.Rows}), ", ")))
	}
	need := 0
	for i := range s.items {
		if !s.must(i) {
			continue
		}
		switch {
		case len(s.leaves[i]) == 0:
			o := s.out(i)
			faults = append(faults, faultAt("too-large", i, -1, "", "%s is %v in every shape", s.needed(i), o.Reason))
		case !s.hasPlace(i) && s.items[i].Within != Rect{}:
			faults = append(faults, faultAt("too-large", i, -1, "bind it to more, or move or drop a fixed module",
				"%s has no room in %s, to which it is bound", s.needed(i), s.items[i].Within.said()))
		case !s.hasPlace(i):
			faults = append(faults, faultAt("too-large", i, -1, "move or drop one of the fixed modules",
				"%s fits nowhere between the fixed modules", s.needed(i)))
		default:
			need += s.smallest(i)
		}
	}
	if need > s.free && len(faults) == 0 { // else there is less of what must be there, or more room, when those are mended
		faults = append(faults, faultAt("too-much", -1, -1, "drop a must, or let one be cut shorter",
			"%s must be on the page and need %d of its %d free cells", strings.Join(s.mustNames(), ", "), need, s.free))
	}
	return faults
}

// needed begins a sentence on an item without which there is no page: one that must
// be there, or the lead.
func (s *search) needed(item int) string {
	if it := &s.items[item]; it.Must {
		return it.Name + " must be on the page and"
	}
	return s.items[item].Name + ", which leads the page,"
}

// interlocked names the fixed modules of a region that no straight cut parts, the
// fewest of them.
func (s *search) interlocked(r region) []string {
	fixed := s.fixedIn(r)
	parts := func(a, b region) []string {
		if names := s.interlocked(a); names != nil {
			return names
		}
		return s.interlocked(b)
	}
	if len(fixed) < 2 {
		return nil
	}
	if cuts := s.cuts(r, fixed); len(cuts) > 0 {
		w := cuts[0] - r.Column
		return parts(region{r.Column, r.Row, w, r.Rows}, region{r.Column + w, r.Row, r.Columns - w, r.Rows})
	}
	if at := s.levelCut(fixed); at > 0 {
		return parts(region{r.Column, r.Row, r.Columns, at - s.page.Gap - r.Row}, region{r.Column, at, r.Columns, r.Foot() - at})
	}
	var names []string
	for _, f := range s.page.Fixed {
		for _, i := range fixed {
			if s.fixedModules[i].in(f.Rect) {
				names = append(names, f.Name)
				break
			}
		}
	}
	return names
}

func (s *search) atTop() string {
	if s.lead < 0 {
		return ""
	}
	return " with " + s.items[s.lead].Name + " at the top"
}

// whereBound ends the sentence where an editor has said where a must stands.
func (s *search) whereBound() string {
	for i := range s.items {
		if it := &s.items[i]; s.must(i) && (it.Top || it.Within != Rect{}) {
			return " and each where it is bound"
		}
	}
	return ""
}

func (s *search) mustNames() []string {
	var names []string
	for i := range s.items {
		if s.must(i) {
			names = append(names, s.items[i].Name)
		}
	}
	return names
}

// smallest is the least number of cells that an item can take.
func (s *search) smallest(item int) int {
	least := inf
	for k := range s.items[item].Variants {
		v := &s.items[item].Variants[k]
		least = min(least, v.Columns*v.Depths[0].Rows)
	}
	return least
}

// hasPlace reports whether an item fits somewhere if it is alone.
func (s *search) hasPlace(item int) bool {
	for _, l := range s.leaves[item] {
		for c := 0; c+l.columns <= s.page.Columns; c++ {
			strip := Rect{c, s.within[item].Row, l.columns, s.within[item].Rows}
			if strip.in(s.within[item]) && s.deepestFree(strip) >= l.shape.lo {
				return true
			}
		}
	}
	return false
}

// deepestFree is the depth of the deepest free rectangle of all of a strip's
// columns, less the gaps to the fixed modules above and below it.
func (s *search) deepestFree(strip Rect) int {
	var in []Rect
	for i := range s.fixedModules {
		if s.fixedModules[i].over(strip) {
			in = append(in, s.fixedModules[i].Rect)
		}
	}
	slices.SortFunc(in, func(a, b Rect) int { return cmp.Compare(a.Row, b.Row) })
	deepest, top := 0, strip.Row
	for _, r := range in {
		deepest = max(deepest, min(r.Row-s.page.Gap, strip.Foot())-top)
		top = max(top, r.Foot()+s.page.Gap)
	}
	return max(deepest, strip.Foot()-top)
}

// out says why an item was left out.
func (s *search) out(item int) Out {
	o := Out{Item: item, Cells: s.smallest(item)}
	if len(s.leaves[item]) > 0 {
		if s.with[item] < inf && s.best.Terms[Broken] == 0 {
			o.More = s.with[item] - s.best.Cost
		}
		return o
	}
	o.Reason = TooWide
	for k := range s.items[item].Variants {
		if s.items[item].Variants[k].Columns <= s.page.Columns {
			o.Reason = TooDeep
		}
	}
	return o
}

// brokenRules says which hard rules the best layout breaks.
func (s *search) brokenRules(placed []bool) []Fault {
	if s.never {
		return []Fault{faultAt("too-much", -1, -1, "drop a must, or let one be cut shorter or narrower",
			"%s must be on the page and do not fit together in any of their shapes%s%s", strings.Join(s.mustNames(), ", "), s.atTop(), s.whereBound())}
	}
	var faults []Fault
	for i := range s.items {
		if s.must(i) && !placed[i] {
			faults = append(faults, faultAt("unplaced", i, -1, "drop a must, or let one be cut shorter or narrower",
				"%s has no place: no page was found with all that must be on it", s.needed(i)))
		}
	}
	for i := range s.best.Placements {
		if p := &s.best.Placements[i]; !s.inBounds(p) {
			faults = append(faults, faultAt("bound", p.Item, -1, "bind it to more, or drop a must",
				"%s must be on the page, and no page was found with it%s", s.items[p.Item].Name, s.boundTo(p.Item)))
		}
	}
	if len(faults) == 0 {
		faults = append(faults, faultAt("lead", s.lead, -1, "let it be narrower, or move what stands there",
			"no page was found with %s at its top", s.items[s.lead].Name))
	}
	return faults
}
