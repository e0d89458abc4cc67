package pdf

import (
	"strconv"

	"broadsheet/layout/geom"
	"broadsheet/layout/page"
)

// branch is an entry of the outline.
type branch struct {
	title string
	page  int // its object
	y     int64
	kids  []branch
}

// outline adds the outline's objects, an entry a page and below it one a
// bookmark, and returns its root; 0 where there is nothing to list. The page's
// entry is open when it is the only one.
func (f *file) outline(ps []*page.Page, pages []int) int {
	var tops []branch
	listed := len(ps) > 1
	for i, p := range ps {
		b := branch{title: p.Folio, page: pages[i], y: milli(p.Trim.H)}
		if b.title == "" {
			b.title = strconv.Itoa(i + 1)
		}
		if p.Section != "" {
			b.title += " " + p.Section
		}
		for _, m := range p.Bookmarks {
			b.kids = append(b.kids, branch{title: m.Title, page: pages[i], y: milli(p.Trim.H - max(m.Y, geom.Length(0)))})
			listed = true
		}
		tops = append(tops, b)
	}
	if !listed {
		return 0
	}
	root := f.add(object{})
	open := len(tops) == 1
	first, last := f.branches(tops, root, open)
	count := len(tops)
	if open {
		count += len(tops[0].kids)
	}
	f.objects[root].dict = dict{{"/Type", []byte("/Outlines")}, {"/First", ref(first)}, {"/Last", ref(last)},
		{"/Count", strconv.AppendInt(nil, int64(count), 10)}}
	return root
}

// branches adds the entries under a parent and returns the first and the last.
func (f *file) branches(bs []branch, parent int, open bool) (first, last int) {
	if len(bs) == 0 {
		return 0, 0
	}
	first = len(f.objects)
	last = first + len(bs) - 1
	f.objects = append(f.objects, make([]object, len(bs))...)
	for i, b := range bs {
		dest := append(appendRef([]byte("["), b.page), " /XYZ 0 "...)
		dest = append(appendMilli(dest, b.y), " null]"...)
		d := dict{{"/Title", appendTextString(nil, b.title)}, {"/Parent", ref(parent)}, {"/Dest", dest}}
		if i > 0 {
			d.set("/Prev", ref(first+i-1))
		}
		if first+i < last {
			d.set("/Next", ref(first+i+1))
		}
		if from, to := f.branches(b.kids, first+i, open); from > 0 {
			n := int64(len(b.kids))
			if !open {
				n = -n
			}
			d.set("/First", ref(from))
			d.set("/Last", ref(to))
			d.set("/Count", strconv.AppendInt(nil, n, 10))
		}
		f.objects[first+i].dict = d
	}
	return first, last
}
