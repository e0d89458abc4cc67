package edition

import (
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"broadsheet/layout/diag"
	"broadsheet/layout/geom"
	"broadsheet/layout/yaml"
)

// Placed is what automatic make-up has put on a page: stories, with their columns,
// rows, headlines and pictures, what is cut of them (Length.Most) and where they run
// on, and fillers.
type Placed struct {
	Stories []Placement
	Fillers []Module
}

// WritePlaces writes a page spec again, in which every story that the program has
// placed has that place given, so that an editor can keep or move it; placed is by
// page. What was left out is not in it but for a comment at its end, and neither is a
// place for the rest of a story that ends before. Comments of the source are lost.
func WritePlaces(w io.Writer, e *Edition, data []byte, placed []Placed) error {
	root, err := yaml.Parse(e.File, data, 1)
	if err != nil {
		return err
	}
	p := placer{edition: e, placed: placed, items: map[diag.Pos]*yaml.Node{}, set: map[diag.Pos]bool{}}
	root = root.Clone()
	pages := root.Get("pages")
	if pages == nil || len(pages.Items) != len(e.Pages) || len(placed) != len(e.Pages) {
		return p.another()
	}
	p.list(root.Get("stories"))
	for _, page := range pages.Items {
		p.list(page.Get("stories"))
	}
	for i, page := range pages.Items {
		if err := p.page(page, i); err != nil {
			return err
		}
	}
	if pool := root.Get("stories"); pool != nil {
		p.out = append(p.out, pool.Items...)
		root.Set("stories", nil)
	}
	left := p.left()
	if err := yaml.Write(w, root); err != nil || len(left) == 0 {
		return err
	}
	_, err = fmt.Fprintf(w, "\n# Left out:\n# - %s\n", strings.Join(left, "\n# - "))
	return err
}

// placer writes places into the nodes of a spec.
type placer struct {
	edition *Edition
	placed  []Placed
	items   map[diag.Pos]*yaml.Node // of stories, by their place in the spec; an alias is at one place with what it is for
	set     map[diag.Pos]bool       // those that are on some page
	out     []*yaml.Node            // items that some page, or all, left out
}

func (p *placer) another() error {
	return fmt.Errorf("%s is not the spec that the pages were made of", p.edition.File)
}

// list takes note of the items of a list of stories.
func (p *placer) list(n *yaml.Node) {
	if n == nil {
		return
	}
	for _, item := range n.Items {
		p.items[item.Pos()] = item
	}
}

// page writes the places of page i: first the stories that have one already, then
// those that were given one.
func (p *placer) page(n *yaml.Node, i int) error {
	spec, placed := &p.edition.Pages[i], &p.placed[i]
	var stories []*yaml.Node
	old := n.Get("stories")
	if old != nil {
		if len(old.Items) != len(spec.Stories) {
			return p.another()
		}
		for k, item := range old.Items {
			switch s := &spec.Stories[k]; {
			case !s.Auto && !p.endsBefore(s.Continues, spec.Folio):
				stories = append(stories, item)
			case s.Auto && !slices.ContainsFunc(placed.Stories, func(o Placement) bool { return o.Pos == s.Pos && o.From == "" }):
				p.out = append(p.out, item)
			}
		}
	}
	for k := range placed.Stories {
		item := p.story(&placed.Stories[k])
		if item == nil {
			return p.another()
		}
		stories = append(stories, item)
	}
	if len(stories) > 0 || old != nil {
		n.Set("stories", yaml.NewList(stories...))
	}
	return p.fillers(n, spec, placed.Fillers)
}

// endsBefore reports whether a story was placed by the program and does not run on to
// a page, for which the spec has a place for its rest.
func (p *placer) endsBefore(file, folio string) bool {
	begun := false
	for i := range p.placed {
		for k := range p.placed[i].Stories {
			s := &p.placed[i].Stories[k]
			if s.Story == nil || s.Story.File != file || file == "" {
				continue
			}
			begun = begun || s.From == ""
			if slices.ContainsFunc(s.Jumps, func(j Jump) bool { return j.Folio == folio }) {
				return false
			}
		}
	}
	return begun
}

// left are the names of the stories that are on no page, in order.
func (p *placer) left() []string {
	var names []string
	for _, item := range p.out {
		if name := storyOf(item); name != nil && !p.set[item.Pos()] {
			p.set[item.Pos()] = true
			names = append(names, strings.Join(strings.Fields(name.Value), " "))
		}
	}
	return names
}

// storyOf is the node that names an item's story, nil for none.
func storyOf(item *yaml.Node) *yaml.Node {
	if item != nil && item.Kind == yaml.Map {
		return item.Get("story")
	}
	return item
}

// story is the item of a story with its place, nil where the spec has no such story.
func (p *placer) story(s *Placement) *yaml.Node {
	item := p.items[s.Pos]
	if s.From != "" {
		name := storyOf(item)
		if name == nil {
			name = p.file(s.Story.File)
		}
		out := yaml.NewMap()
		out.Set("continues", name)
		p.place(out, s)
		return out
	}
	if item == nil {
		return nil
	}
	out := item.Clone()
	if item.Kind != yaml.Map {
		out = yaml.NewMap()
		out.Set("story", item)
	}
	for _, key := range [...]string{"priority", "must", "section", "page", "columns", "role", "length", "jump"} {
		out.Set(key, nil)
	}
	p.place(out, s)
	p.pictures(out, s)
	p.set[s.Pos] = true
	return out
}

// place writes where a story stands and how its head is set.
func (p *placer) place(n *yaml.Node, s *Placement) {
	n.Set("at", areaNode(s.Column, s.Span, s.Row, s.Depth))
	if s.Headline.Size > 0 {
		head := n.Get("headline")
		if head == nil || head.Kind != yaml.Map {
			text := head
			head = yaml.NewMap()
			if text != nil {
				head.Set("text", text)
			}
		}
		head.Set("span", nil)
		head.Set("size", points(s.Headline.Size))
		n.Set("headline", head)
	}
	if s.Length.Most > 0 {
		length := yaml.NewMap()
		length.Set("max", intNode(s.Length.Most))
		n.Set("length", length)
	}
	if len(s.Jumps) > 0 {
		var folios []*yaml.Node
		for _, j := range s.Jumps {
			folios = append(folios, yaml.NewScalar(j.Folio, true))
		}
		n.Set("jump", yaml.NewList(folios...))
	}
}

// pictures writes which pictures a story is set with, and over how many legs.
func (p *placer) pictures(n *yaml.Node, s *Placement) {
	old := map[diag.Pos]*yaml.Node{}
	for _, key := range [...]string{"picture", "pictures"} {
		if v := n.Get(key); v != nil && v.Kind == yaml.List {
			for _, item := range v.Items {
				old[item.Pos()] = item
			}
		} else if v != nil {
			old[v.Pos()] = v
		}
		n.Set(key, nil)
	}
	list := yaml.NewList()
	for i := range s.Pictures {
		list.Items = append(list.Items, p.picture(&s.Pictures[i], old[s.Pictures[i].Pos]))
	}
	if len(list.Items) > 0 || len(s.Story.Pictures) > 0 {
		n.Set("pictures", list)
	}
}

// picture is a picture with its span and place, over what the spec has of it.
func (p *placer) picture(pic *Picture, old *yaml.Node) *yaml.Node {
	out := old
	switch {
	case old == nil:
		out = yaml.NewMap()
		if pic.Image != nil {
			out.Set("file", p.file(pic.Image.File))
		}
	case old.Kind != yaml.Map:
		out = yaml.NewMap()
		out.Set("file", old)
	}
	out.Set("span", intNode(pic.Span))
	out.Set("place", yaml.NewScalar(string(pic.Place), false))
	return out
}

// file is a file's name as the spec would have it.
func (p *placer) file(name string) *yaml.Node {
	if rel, err := filepath.Rel(filepath.Dir(p.edition.File), name); err == nil {
		name = rel
	}
	return yaml.NewScalar(filepath.ToSlash(name), true)
}

// fillers gives those that were set their places and drops the others.
func (p *placer) fillers(n *yaml.Node, spec *Page, placed []Module) error {
	old := n.Get("modules")
	if old == nil {
		return nil
	}
	if len(old.Items) != len(spec.Modules) {
		return p.another()
	}
	list := yaml.NewList()
	for i, item := range old.Items {
		if !spec.Modules[i].Filler {
			list.Items = append(list.Items, item)
			continue
		}
		k := slices.IndexFunc(placed, func(m Module) bool { return m.Pos == spec.Modules[i].Pos })
		if k < 0 {
			continue
		}
		at := placed[k].At
		item.Set("filler", nil)
		item.Set("at", areaNode(at.Column, at.Span, at.Row, at.Depth))
		list.Items = append(list.Items, item)
	}
	n.Set("modules", list)
	return nil
}

func intNode(n int) *yaml.Node { return yaml.NewScalar(strconv.Itoa(n), false) }

// areaNode is a place in full.
func areaNode(column, span, row, depth int) *yaml.Node {
	out := yaml.NewMap()
	out.Set("column", intNode(column))
	out.Set("span", intNode(span))
	out.Set("row", intNode(row))
	out.Set("depth", intNode(depth))
	return out
}

func points(l geom.Length) *yaml.Node { return yaml.NewScalar(l.String(), false) }
