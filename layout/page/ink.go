package page

import "broadsheet/layout/geom"

// The process inks, solid, on a screen: those of offset on a white sheet. True
// newsprint is grayer all over (paper L* 82, black L* 36), which on a screen
// looks like a pale print and not like a newspaper in the hand.
const (
	cyanR, cyanG, cyanB    = 0, 158, 224
	magentaR, magentaG     = 226, 0
	magentaB               = 122
	yellowR, yellowG       = 255, 236
	yellowB                = 0
	blackR, blackG, blackB = 35, 31, 32
)

// rgb gives an ink in sRGB for proofs: each process ink is a filter that lets
// through what its solid shows of each primary, in proportion to its tone, and
// filters multiply. There is no dot gain and no profile; the colour is for the
// eye, never for judging the print.
func rgb(i geom.Ink) (r, g, b byte) {
	through := func(c, m, y, k int) byte {
		v := 255 * 1000
		for _, f := range [...]struct{ tone, solid int }{{int(i.C), c}, {int(i.M), m}, {int(i.Y), y}, {int(i.K), k}} {
			v = v * (100*255 - min(f.tone, 100)*(255-f.solid)) / (100 * 255)
		}
		return byte((v + 500) / 1000)
	}
	return through(cyanR, magentaR, yellowR, blackR),
		through(cyanG, magentaG, yellowG, blackG),
		through(cyanB, magentaB, yellowB, blackB)
}
