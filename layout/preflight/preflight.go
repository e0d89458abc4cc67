// Package preflight checks finished pages against what newsprint can print. It
// sees only the page as data, not how it was made.
//
// Limits are those of newspaper production: total area coverage of WAN-IFRA's
// newspaper26v5 (ISO 12647-3:2013), 220 %; type of one solid ink from 6 pt, of
// several inks or reversed from 10 pt, bold in two inks from 8 pt; rules from
// .25 pt in solid black, from 1 pt in several inks.
//
// It also finds what make-up should never leave, whatever the spec asks for: type on
// type, rules through type, modules in each other's places, type wider than its
// place, headings at the foot of a leg. What make-up has told of is not said again.
package preflight

import (
	"fmt"
	"strings"

	"broadsheet/layout/diag"
	"broadsheet/layout/geom"
	"broadsheet/layout/page"
	"broadsheet/layout/parallel"
)

// The limits. Two plates that are a tenth of a millimetre out of register leave the
// strokes of bold type at 8 pt, such as a kicker in its section's colour, whole;
// thin strokes come out as two lines, and of three plates one is always off.
const (
	coverage   = 220 // per cent
	smallSolid = 6 * geom.Pt
	smallTwo   = 8 * geom.Pt // bold
	smallMixed = 10 * geom.Pt
	faint      = 20 // per cent up to which a plate shows no edge in type
	thinSolid  = geom.Pt / 4
	thinMixed  = geom.Pt
)

// Check checks each page, in parallel; the findings come in the pages' order,
// each of a kind once for each style and page.
func Check(pages []*page.Page) diag.List {
	found := make([]diag.List, len(pages))
	parallel.Each(len(pages), func(i int) { found[i] = check(pages[i]) })
	folios := make(map[string]bool, len(pages))
	for _, p := range pages {
		folios[p.Folio] = true
	}
	var all diag.List
	for i, p := range pages {
		all = append(append(all, found[i]...), lost(p, folios)...)
	}
	return all
}

// lost reports links to pages that are not there.
func lost(p *page.Page, folios map[string]bool) diag.List {
	c := checker{page: p, said: map[string]bool{}}
	for _, it := range p.Items {
		if l, ok := it.(*page.Link); ok && l.URL == "" && !folios[l.Page] {
			c.say(diag.Warning, "link", l.Page, fmt.Sprintf("a link leads to page %q, which is not in the edition", l.Page),
				"give the folio of a page of the edition", l.Box)
		}
	}
	return c.found
}

// checker gathers one page's findings.
type checker struct {
	page  *page.Page
	said  map[string]bool
	found diag.List
}

func check(p *page.Page) diag.List {
	c := checker{page: p, said: map[string]bool{}}
	lines := make([]line, 0, len(p.Items))
	for i, it := range p.Items {
		switch it := it.(type) {
		case *page.Text:
			width := it.Width()
			c.text(it, width)
			if it.Face != nil && it.Size > 0 {
				lines = append(lines, newLine(it, width, i))
			}
		case *page.Rule:
			c.rule(it)
		case *page.Fill:
			c.ink(it.Ink, "a fill", it.Box)
			c.within("a fill", it.Box)
		case *page.Path:
			c.figure(&it.Figure, "a path")
			c.within("a path", it.Bounds())
		case *page.Picture:
			c.within("a picture", it.Box)
			c.drawing(it)
		}
	}
	c.collisions()
	c.through(lines)
	c.overprinted(lines)
	c.stranded(lines)
	return c.found
}

// say adds a finding unless the like was said of this page.
func (c *checker) say(s diag.Severity, id, key, msg, hint string, at geom.Rect) {
	if c.said[id+key] {
		return
	}
	c.said[id+key] = true
	c.found = append(c.found, diag.Finding{Severity: s, ID: id, Page: c.page.Folio, At: at, Msg: msg, Hint: hint})
}

func (c *checker) text(t *page.Text, width geom.Length) {
	box := geom.Rect{X: t.At.X, Y: t.At.Y - t.Size, W: width, H: t.Size}
	least := smallest(t)
	if t.Size < least && t.Text != "" {
		c.say(diag.Warning, "small-type", t.Role,
			fmt.Sprintf("style %s is %v in %v; newsprint holds it from %v", t.Role, t.Size, t.Ink, least),
			"set it larger, or in solid black", box)
	}
	if total(t.Ink) > coverage {
		c.ink(t.Ink, "style "+t.Role, box)
	}
	if c.outside(box) {
		c.within("text of style "+t.Role, box)
	}
}

// smallest is the size from which newsprint holds a text.
func smallest(t *page.Text) geom.Length {
	switch n := plates(t.Ink, faint); {
	case t.Ink == geom.White, n > 2:
		return smallMixed
	case n < 2:
		return smallSolid
	case bold(t):
		return smallTwo
	}
	return smallMixed
}

// bold reports whether a text's face says that it is bold, or more.
func bold(t *page.Text) bool {
	if t.Face == nil {
		return false
	}
	name := strings.ToLower(t.Face.Name())
	return strings.Contains(name, "bold") || strings.Contains(name, "black") || strings.Contains(name, "heavy")
}

func (c *checker) rule(r *page.Rule) {
	box := extent(r)
	c.line("a rule", r.Weight, r.Ink, box)
	c.within("a rule", box)
}

// line checks a line of a weight.
func (c *checker) line(what string, weight geom.Length, ink geom.Ink, box geom.Rect) {
	least := thinSolid
	if plates(ink, 0) > 1 {
		least = thinMixed
	}
	if weight < least {
		c.say(diag.Warning, "thin-rule", weight.String(),
			fmt.Sprintf("%s is %v in %v; newsprint holds it from %v", what, weight, ink, least), "make it heavier", box)
	}
	c.ink(ink, what, box)
}

func (c *checker) ink(i geom.Ink, what string, at geom.Rect) {
	if sum := total(i); sum > coverage {
		c.say(diag.Error, "coverage", i.String(),
			fmt.Sprintf("%s has %d %% ink (%v); newsprint takes %d %%", what, sum, i, coverage), "use less of the coloured inks", at)
	}
}

// within reports what stands out of the page as cut.
func (c *checker) within(what string, b geom.Rect) {
	if c.outside(b) {
		c.say(diag.Error, "off-page", what, what+" stands out of the page", "make it smaller, or move it", b)
	}
}

func (c *checker) outside(b geom.Rect) bool {
	const slack = geom.Pt / 2
	return b.X < -slack || b.Y < -slack || b.Right() > c.page.Trim.W+slack || b.Bottom() > c.page.Trim.H+slack
}

// total is what an ink covers, in per cent.
func total(i geom.Ink) int { return int(i.C) + int(i.M) + int(i.Y) + int(i.K) }

// plates counts the inks of more than so many per cent.
func plates(i geom.Ink, over uint8) int {
	n := 0
	for _, part := range [...]uint8{i.C, i.M, i.Y, i.K} {
		if part > over {
			n++
		}
	}
	return n
}
