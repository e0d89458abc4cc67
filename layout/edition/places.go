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
// page. What was left out is not in it but for a comment at its end. Comments of the
// source are lost.
func WritePlaces(w io.Writer, e *Edition, data []byte, placed []Placed) error {
	root, err := yaml.Parse(e.File, data, 1)
	if err != nil {
		return err
	}
	p := placer{edition: e, items: map[diag.Pos]*yaml.Node{}}
	root = root.Clone()
	pages := root.Get("pages")
	if pages == nil || len(pages.Items) != len(e.Pages) {
		return fmt.Errorf("%s is not the spec that the pages were made of", e.File)
	}
	p.list(root.Get("stories"))
	for _, page := range pages.Items {
		p.list(page.Get("stories"))
	}
	for i, page := range pages.Items {
		p.page(page, &e.Pages[i], &placed[i])
	}
	if pool := root.Get("stories"); pool != nil {
		p.leave(pool.Items)
		root.Set("stories", nil)
	}
	if err := yaml.Write(w, root); err != nil || len(p.left) == 0 {
		return err
	}
	_, err = fmt.Fprintf(w, "\n# Left out:\n# - %s\n", strings.Join(p.left, "\n# - "))
	return err
}

// placer writes places into the nodes of a spec.
type placer struct {
	edition *Edition
	items   map[diag.Pos]*yaml.Node // of stories, by their place in the spec
	left    []string
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

// page writes the places of a page: first the stories that have one already, then
// those that were given one.
func (p *placer) page(n *yaml.Node, spec *Page, placed *Placed) {
	var stories []*yaml.Node
	if old := n.Get("stories"); old != nil {
		for i, item := range old.Items {
			switch s := &spec.Stories[i]; {
			case !s.Auto:
				stories = append(stories, item)
			case !slices.ContainsFunc(placed.Stories, func(o Placement) bool { return o.Pos == s.Pos && o.From == "" }):
				p.leave([]*yaml.Node{item})
			}
		}
	}
	for i := range placed.Stories {
		stories = append(stories, p.story(&placed.Stories[i]))
	}
	if len(stories) > 0 {
		n.Set("stories", yaml.NewList(stories...))
	}
	p.fillers(n, spec, placed.Fillers)
}

// leave lists stories that are on no page, unless they are.
func (p *placer) leave(items []*yaml.Node) {
	for _, item := range items {
		if p.items[item.Pos()] != nil {
			p.left = append(p.left, storyOf(item).Value)
		}
	}
}

// storyOf is the node that names an item's story.
func storyOf(item *yaml.Node) *yaml.Node {
	if item.Kind == yaml.Map {
		return item.Get("story")
	}
	return item
}

// story is the item of a story with its place.
func (p *placer) story(s *Placement) *yaml.Node {
	item := p.items[s.Pos]
	if s.From != "" {
		out := yaml.NewMap()
		out.Set("continues", storyOf(p.whole(s)))
		p.place(out, s)
		return out
	}
	out := item
	if item.Kind != yaml.Map {
		out = yaml.NewMap()
		out.Set("story", item)
	}
	for _, key := range [...]string{"priority", "must", "section", "page", "columns", "role", "length", "jump"} {
		out.Set(key, nil)
	}
	p.place(out, s)
	p.pictures(out, s)
	delete(p.items, s.Pos)
	return out
}

// whole is the item of the story of which s is a rest.
func (p *placer) whole(s *Placement) *yaml.Node {
	if item := p.items[s.Pos]; item != nil {
		return item
	}
	return p.file(s.Story.File)
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
func (p *placer) fillers(n *yaml.Node, spec *Page, placed []Module) {
	old := n.Get("modules")
	if old == nil {
		return
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
