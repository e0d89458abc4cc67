package picture

// The fixed point of the resampler: weights have weightBits after the point,
// samples between the two passes guardBits, so that they fit in 16 bits with
// the overshoot of the kernel.
const (
	weightBits = 14
	guardBits  = 6
)

// tap is the weights of the source samples from, from+1, … of one sample of the
// result; they sum to 1<<weightBits.
type tap struct {
	from    int
	weights []int32
}

// taps are the weights of n samples out of size by the kernel of Catmull and
// Rom (Keys 1981, a = −½), widened where n < size so that each source sample
// counts. All is in integers, for the same bytes on every machine.
func taps(size, n int) []tap {
	out := make([]tap, n)
	// In units of 1/(2n) of a source sample: the step of the source is 2n, of the
	// result 2·size, and the kernel's unit the longer of the two.
	unit := int64(2 * max(size, n))
	for i := range out {
		center := int64(2*i+1) * int64(size)
		lo := max(0, int((center-2*unit)/int64(2*n)))
		hi := min(size-1, int((center+2*unit)/int64(2*n)))
		raw := make([]int64, hi-lo+1)
		var sum int64
		for k := range raw {
			at := int64(2*(lo+k)+1) * int64(n)
			raw[k] = kernel((at - center) << 16 / unit)
			sum += raw[k]
		}
		out[i] = tap{lo, normalised(raw, sum)}
	}
	return out
}

// kernel is the kernel at t, both in 1/65536.
func kernel(t int64) int64 {
	if t < 0 {
		t = -t
	}
	const one = 1 << 16
	t2 := t * t >> 16
	t3 := t2 * t >> 16
	switch {
	case t < one:
		return (3*t3 - 5*t2 + 2*one) / 2
	case t < 2*one:
		return (-t3 + 5*t2 - 8*t + 4*one) / 2
	}
	return 0
}

// normalised brings weights to a sum of exactly 1<<weightBits; what rounding
// leaves over goes to the heaviest.
func normalised(raw []int64, sum int64) []int32 {
	w := make([]int32, len(raw))
	left, heaviest := int32(1<<weightBits), 0
	for k, v := range raw {
		w[k] = int32(v << weightBits / sum)
		left -= w[k]
		if w[k] > w[heaviest] {
			heaviest = k
		}
	}
	w[heaviest] += left
	return w
}

// resample reads the rows as a raster of w×h pixels.
func (r rows) resample(w, h int) *raster {
	if w == r.w && h == r.h {
		return r.raster()
	}
	return r.across(w).down(h)
}

// wide is a raster between the two passes, with guardBits after the point.
type wide struct {
	w, h, n int
	pix     []int16
}

// across is the pass along the rows.
func (r rows) across(w int) wide {
	out := wide{w, r.h, r.n, make([]int16, w*r.h*r.n)}
	ts := taps(r.w, w)
	pass := rowOf
	if r.n == 3 {
		pass = func(dst []int16, row []byte, ts []tap, _ int) { rgbRow(dst, row, ts) }
	}
	row := make([]byte, r.w*r.n)
	for y := range r.h {
		r.read(row, y)
		pass(out.pix[y*w*r.n:(y+1)*w*r.n], row, ts, r.n)
	}
	return out
}

// rowOf resamples a row of n samples a pixel.
func rowOf(dst []int16, row []byte, ts []tap, n int) {
	for x, t := range ts {
		src := row[t.from*n:]
		for c := range n {
			var sum int32
			for k, weight := range t.weights {
				sum += weight * int32(src[k*n+c])
			}
			dst[x*n+c] = guarded(sum)
		}
	}
}

// rgbRow is rowOf for the usual n, in half the time.
func rgbRow(dst []int16, row []byte, ts []tap) {
	for x, t := range ts {
		var r, g, b int32
		src := row[3*t.from:]
		for _, weight := range t.weights {
			r += weight * int32(src[0])
			g += weight * int32(src[1])
			b += weight * int32(src[2])
			src = src[3:]
		}
		dst[3*x], dst[3*x+1], dst[3*x+2] = guarded(r), guarded(g), guarded(b)
	}
}

// guarded brings a weighted sum to guardBits after the point.
func guarded(sum int32) int16 {
	const shift = weightBits - guardBits
	return int16((sum + 1<<(shift-1)) >> shift)
}

// down is the pass along the columns.
func (r wide) down(h int) *raster {
	out := &raster{r.w, h, r.n, make([]byte, r.w*h*r.n)}
	stride := r.w * r.n
	sums := make([]int32, stride)
	for y, t := range taps(r.h, h) {
		clear(sums)
		for k, weight := range t.weights {
			for x, v := range r.pix[(t.from+k)*stride : (t.from+k+1)*stride] {
				sums[x] += weight * int32(v)
			}
		}
		dst := out.pix[y*stride : (y+1)*stride]
		const shift = weightBits + guardBits
		for x, sum := range sums {
			dst[x] = byte(min(max((sum+1<<(shift-1))>>shift, 0), 255))
		}
	}
	return out
}
