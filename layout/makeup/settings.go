package makeup

import (
	"broadsheet/layout/geom"
	"broadsheet/layout/text"
)

// kept are settings of a paragraph that was broken before: for a width and the
// first line that stands at a foot (-1 for none) where all its slots have one
// width and there is at most one foot; else for a slot of one trial.
type kept struct {
	width       geom.Length
	foot        int
	slot, trial int
	settings    []text.Setting
}

// settings are the settings of paragraph i from slot s on. A paragraph is broken
// without regard to a foot first, and again only where a line would end there in
// a hyphen.
func (f *fitter) settings(i, s int) []text.Setting {
	b := &f.blocks[i]
	foot, equal := f.outlook(b, s)
	key := kept{width: f.course.slots[s].width, foot: foot, slot: -1}
	if !equal {
		key = kept{slot: s, trial: f.trial}
	}
	if got := f.look(b, key); got != nil {
		return got
	}
	span := f.course.slots[s:]
	switch {
	case !equal:
		key.settings = b.par.Break(b.offer(span[:min(len(span), b.par.reach(span[0].width)+1)]))
	case foot < 0:
		return f.free(b, key.width)
	default:
		var ok bool
		if key.settings, ok = withoutHyphenAt(f.free(b, key.width), foot); !ok {
			key.settings = b.par.Break(b.offer(span[:foot+2]))
		}
	}
	f.kept[b.id] = append(f.kept[b.id], key)
	return key.settings
}

// look finds settings that are kept.
func (f *fitter) look(b *block, key kept) []text.Setting {
	for k := range f.kept[b.id] {
		if e := &f.kept[b.id][k]; e.width == key.width && e.foot == key.foot && e.slot == key.slot && e.trial == key.trial {
			return e.settings
		}
	}
	return nil
}

// free are a paragraph's settings in slots of one width without a foot.
func (f *fitter) free(b *block, width geom.Length) []text.Setting {
	key := kept{width: width, foot: -1, slot: -1}
	if got := f.look(b, key); got != nil {
		return got
	}
	key.settings = b.par.Break(b.offer([]slot{{width: width}}))
	f.kept[b.id] = append(f.kept[b.id], key)
	return key.settings
}

// outlook looks at the slots that a paragraph may take from s on: the line that
// falls on the first foot (-1 for none), and whether all are of one width and
// there is at most one foot, so that the settings can be shared.
func (f *fitter) outlook(b *block, s int) (foot int, equal bool) {
	c := &f.course
	to := min(len(c.slots), s+b.par.reach(c.slots[s].width))
	foot, equal = -1, len(b.inset) <= 1 && c.same[s] >= to
	if end := c.ends[s]; end < to {
		foot = end - 1 - s
		equal = equal && c.ends[end] >= to
	}
	return foot, equal
}

// reach is a number of lines that no setting of the paragraph in slots of a
// width goes beyond.
func (p paragraph) reach(width geom.Length) int {
	return int(p.Natural()/max(width, 1))*3/2 + 5
}

// farWorse is how much dearer than the best a setting may be before it is not
// worth a search of its own: two very loose lines.
const farWorse = 200_000_000

// withoutHyphenAt leaves out the settings whose line at a foot ends in a hyphen.
// It is not ok where one of them is worth being set anew.
func withoutHyphenAt(settings []text.Setting, foot int) (kept []text.Setting, ok bool) {
	limit := least(settings).Demerits + farWorse
	bad := 0
	for _, s := range settings {
		if foot < len(s.Lines)-1 && s.Lines[foot].Hyphen {
			if s.Demerits < limit {
				return nil, false
			}
			bad++
		}
	}
	if bad == 0 {
		return settings, true
	}
	for _, s := range settings {
		if foot >= len(s.Lines)-1 || !s.Lines[foot].Hyphen {
			kept = append(kept, s)
		}
	}
	return kept, true
}

// insetAt is how far line k of a paragraph is set in.
func (b *block) insetAt(k int) geom.Length {
	if len(b.inset) == 0 {
		return 0
	}
	return b.inset[min(k, len(b.inset)-1)]
}

// offer gives the slots to the line breaker, set in.
func (b *block) offer(span []slot) []text.Slot {
	out := lineSlots(span)
	for k := range out {
		out[k].Width -= b.insetAt(k)
	}
	return out
}
