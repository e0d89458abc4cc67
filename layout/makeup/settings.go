package makeup

import (
	"slices"

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
	// Those of its settings whose line at the foot ends in a hyphen stand for others
	// that cost as much or more.
	hoped bool
}

// settings are the settings of paragraph i from slot s on. A paragraph is broken
// without regard to a foot. Those of its settings that would have a hyphen there
// are the bound of what it costs without, and stand for that until one is chosen.
func (f *fitter) settings(i, s int) *kept {
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
		key.settings = f.free(b, key.width).settings
		key.hoped = slices.ContainsFunc(key.settings, func(s text.Setting) bool { return hyphenAt(s, foot) })
	}
	return f.keep(b, key)
}

// certain reports whether a setting of paragraph i from slot s on is what it costs.
// Where it is not, the paragraph is broken again for its foot.
func (f *fitter) certain(i, s int, set int32) bool {
	k := f.settings(i, s)
	if !k.hoped || !hyphenAt(k.settings[set], k.foot) {
		return true
	}
	b := &f.blocks[i]
	k.settings, k.hoped = b.par.Break(b.offer(f.course.slots[s:s+k.foot+2])), false
	return false
}

// look finds settings that are kept.
func (f *fitter) look(b *block, key kept) *kept {
	for k := range f.kept[b.id] {
		if e := &f.kept[b.id][k]; e.width == key.width && e.foot == key.foot && e.slot == key.slot && e.trial == key.trial {
			return e
		}
	}
	return nil
}

func (f *fitter) keep(b *block, k kept) *kept {
	f.kept[b.id] = append(f.kept[b.id], k)
	return &f.kept[b.id][len(f.kept[b.id])-1]
}

// free are a paragraph's settings in slots of one width without a foot.
func (f *fitter) free(b *block, width geom.Length) *kept {
	key := kept{width: width, foot: -1, slot: -1}
	if got := f.look(b, key); got != nil {
		return got
	}
	key.settings = b.par.Break(b.offer([]slot{{width: width}}))
	return f.keep(b, key)
}

// outlook looks at the slots that a paragraph may take from s on: the line that
// falls on the first foot (-1 for none), and whether all are of one width and
// there is at most one foot, so that the settings can be shared.
func (f *fitter) outlook(b *block, s int) (foot int, equal bool) {
	c := &f.course
	width := c.slots[s].width
	if r := &f.reaches[b.id]; r.width != width {
		*r = lineLimit{width, b.par.reach(width)}
	}
	to := min(len(c.slots), s+f.reaches[b.id].lines)
	foot, equal = -1, len(b.inset) <= 1 && c.same[s] >= to
	if end := c.ends[s]; end < to {
		foot = end - 1 - s
		equal = equal && c.ends[end] >= to
	}
	return foot, equal
}

// lineLimit is a number of lines that no setting of a paragraph in slots of a width goes
// beyond.
type lineLimit struct {
	width geom.Length
	lines int
}

// reach is the paragraph's for a width.
func (p paragraph) reach(width geom.Length) int {
	return int(p.Natural()/max(width, 1))*3/2 + 5
}

// hyphenAt reports whether a setting's line at a foot ends in a hyphen, not being
// its last.
func hyphenAt(s text.Setting, foot int) bool {
	return foot < len(s.Lines)-1 && s.Lines[foot].Hyphen
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
