package text

import "broadsheet/layout/geom"

// try is how a line between two breaks fits a width.
type try struct {
	badness int64
	class   int8
	fits    bool // within the limits, or loose where that is accepted
	beyond  bool // too wide, and so will be every line to a later break
	short   bool // narrower than a last line should be
}

// raggedShare is the share of the slot at whose end an unjustified line may
// stop as if it were at the limit, r = 1: a sixth, about one short word.
const raggedShare = 6

// fullShare is the least gap, in per cent of the slot, that a last line may
// show: a smaller one looks like a mistake, so that the line is justified
// where its limits allow.
const fullShare = 3

// squeezed is how much faster the ratio of a line grows whose spaces go below
// WordMin. With 1 more than one line in a hundred of a news column is so tight, and
// there are no fewer open ones; with 4 half as many are, and a tenth more are open.
const squeezed = 2

// try judges a line that would be set to width; last is a paragraph's last
// one or one before U+2028, which need not fill it.
func (b *breaker) try(line glue, width geom.Length, last bool) try {
	diff := width - line.width
	t := try{class: decent, fits: true, short: line.width < b.last}
	var r geom.Length
	switch {
	case diff < 0:
		need := -diff * 1000
		if b.ragged || need > line.shrink {
			t.fits = false
			t.beyond = need > line.shrink+1000*b.slack
			t.badness = tightest + int64(-diff*100_000/max(width, geom.Pt))
			return t
		}
		if r = need * one / line.shrink; r <= b.squeeze {
			r = r * one / b.squeeze
		} else {
			r = one + (r-b.squeeze)*squeezed
		}
		if r > one/2 {
			t.class = tight
		}
	case b.ragged:
		if !last {
			r = ratio(diff, max(width, 1)*1000/raggedShare)
		}
	case last:
		if r = ratio(diff, line.stretch); r > one || !nearlyFull(diff, width) {
			r = 0
		}
	default:
		r = ratio(diff, line.stretch)
	}
	if diff > 0 && !b.ragged {
		t.class = classOf(r)
	}
	t.badness = badness(r)
	if r > one && !b.ragged {
		t.badness += min(t.badness*int64(r-one)*b.beyond/one, most)
	}
	t.fits = b.final || diff < 0 || r <= b.tolerance
	return t
}

func nearlyFull(diff, width geom.Length) bool { return diff*100 <= width*fullShare }

// ratio is diff, in units of length, to stretch, in thousandths of them, as
// 1/1024, and hopeless at most.
func ratio(diff, stretch geom.Length) geom.Length {
	if diff == 0 {
		return 0
	}
	if stretch <= 0 || diff*1000/hopeless*one >= stretch {
		return hopeless
	}
	return min(diff*1000*one/stretch, hopeless)
}

func classOf(r geom.Length) int8 {
	switch {
	case r <= one/2:
		return decent
	case r <= one:
		return loose
	}
	return veryLoose
}

// badness is 100·r³ to the nearest integer, r in 1/1024.
func badness(r geom.Length) int64 {
	return (100*int64(r)*int64(r)*int64(r) + 1<<29) >> 30
}
