package parallel

import (
	"testing"
)

// Each does everything once, also where each waits for the one before.
func TestEach(t *testing.T) {
	for _, n := range []int{0, 1, 2, 100} {
		done := make([]int, n)
		ready := make([]chan struct{}, n)
		for i := range ready {
			ready[i] = make(chan struct{})
		}
		Each(n, func(i int) {
			defer close(ready[i])
			if i > 0 {
				<-ready[i-1]
			}
			done[i] += i + 1
		})
		for i, d := range done {
			if d != i+1 {
				t.Fatalf("of %d, %d was done as %d", n, i, d)
			}
		}
	}
}
