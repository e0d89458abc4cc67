package makeup

import (
	"broadsheet/layout/diag"
	"broadsheet/layout/edition"
	"broadsheet/layout/geom"
	"broadsheet/layout/pack"
)

// filler is a module that may stand where stories leave a hole: its places by the
// variants of its item.
type filler struct {
	spec  *edition.Module
	spans []int
}

// cropFiller is the part of a photo's depth by which it may be deeper or shallower
// to fill a hole, and fillerLoss what leaving a filler out costs: nothing, but that a
// page with it is better than one as good without.
const cropFiller, fillerLoss = 8, 1

// lastRank has fillers stand below what has a rank.
const lastRank = 1000

// Text comes first: a filler costs a white cell, and half a cell for each of its own.
const fillerCost, fillerCell = 100, 50

// addFillers offers the page's fillers to pack, in every span that they may have.
func (p *plan) addFillers() {
	s := p.sheet
	for i := range s.spec.Modules {
		spec := &s.spec.Modules[i]
		if !spec.Filler {
			continue
		}
		f := filler{spec: spec}
		it := pack.Item{Name: spec.Name(), Loss: fillerLoss, Priority: lastRank}
		for span := 1; span <= s.grid.columns; span++ {
			if spec.At.Span > 0 && span != spec.At.Span {
				continue
			}
			if depths := s.fillerDepths(spec, span); len(depths) > 0 {
				v := pack.Variant{Columns: span, Cost: fillerCost, Depths: depths}
				if _, photo := spec.Content.(*edition.Photo); photo {
					v.Art = pack.Rect{Columns: span, Rows: depths[0].Rows}
				}
				it.Variants, f.spans = append(it.Variants, v), append(f.spans, span)
			}
		}
		if len(it.Variants) > 0 {
			p.items, p.fillers = append(p.items, it), append(p.fillers, f)
		}
	}
}

// fillerDepths are the depths that a filler may have over a span: what its content
// needs, and for a photo some rows less or more.
func (s *sheet) fillerDepths(spec *edition.Module, span int) []pack.Depth {
	with := *spec
	with.At = edition.Area{Column: 1, Span: span}
	panel := newPanel(s, &with)
	if photo, ok := spec.Content.(*edition.Photo); ok && s.tooCoarse(photo.Picture, span) {
		return nil
	}
	need, crop := panel.depth(), 0
	if _, photo := spec.Content.(*edition.Photo); photo {
		crop = need / cropFiller
	}
	var out []pack.Depth
	for d := need - crop; d <= need+crop && d <= s.grid.rows; d++ {
		if d > 2 {
			out = append(out, pack.Depth{Rows: d, Cost: (d*fillerCell + abs(d-need)*rowCropped) * span})
		}
	}
	return out
}

// tooCoarse reports a picture that has too few pixels for a span.
func (s *sheet) tooCoarse(p edition.Picture, span int) bool {
	if p.Image == nil || p.Image.Drawing != nil || p.Image.Document != nil {
		return false
	}
	return geom.Length(p.Image.Width)*geom.In < s.grid.width(span)*finePPI
}

// setFillers gives the fillers that were chosen their places.
func (p *plan) setFillers() {
	s := p.sheet
	used := make([]bool, len(p.fillers))
	for _, at := range p.result.Placements {
		k := at.Item - len(p.gauges)
		if k < 0 {
			continue
		}
		used[k] = true
		spec := *p.fillers[k].spec
		spec.At = edition.Area{Column: at.Column + 1, Span: at.Columns, Row: at.Row + 1, Depth: at.Rows}
		s.reserve(&spec)
		s.placed.Fillers = append(s.placed.Fillers, spec)
	}
	for k, f := range p.fillers {
		if !used[k] {
			s.find(diag.At(f.spec.Pos, diag.Note, "filler", "%s is not needed: the stories fill the page", f.spec.Name()))
		}
	}
}
