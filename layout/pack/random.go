package pack

import "math/bits"

// random is SplitMix64 (Steele, Lea, Flood, Fast splittable pseudorandom number
// generators, OOPSLA 2014): its numbers are the same for ever, which the
// standard library does not promise of its own.
type random uint64

func (r *random) next() uint64 {
	*r += 0x9e3779b97f4a7c15
	z := uint64(*r)
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// below returns a number from 0 to n-1; n is at least 1.
func (r *random) below(n int) int {
	hi, _ := bits.Mul64(r.next(), uint64(n))
	return int(hi)
}

// chance is true in n of m cases.
func (r *random) chance(n, m int) bool { return r.below(m) < n }

// rise is how much worse a layout may be and still be taken at a temperature:
// temperature · -ln u for a uniform u, so that a rise of c is taken with
// probability exp(-c/temperature). The logarithm is that of the leading bit and
// a straight line between powers of two, a twelfth too small at worst, and the
// same on every processor.
func (r *random) rise(temperature int) int {
	u := r.next()>>32 | 1
	b := bits.Len64(u) // 1 to 32
	part := u<<(33-b) - 1<<32
	log := uint64(b-1)<<16 + part>>16 // log2 u, in 1/65536
	const ln2 = 45426                 // ln 2, in 1/65536
	return int((32<<16 - log) * ln2 >> 16 * uint64(temperature) >> 16)
}
