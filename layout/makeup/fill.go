package makeup

import "broadsheet/layout/edition"

// cropCost is what a row costs by which a picture is deeper or shallower than its
// ratio asks: some hyphens.
const cropCost = 500_000

// fillTo sets the flow so that the legs end at a row, with the pictures on top as
// many rows deeper or shallower, within the bounds of copyfitting, as that is
// best done with. It returns the rows by which they are deeper.
func (m *module) fillTo(f *fitter, frames []*frame, lines int, ideal int64, depth int) (best fitted, crop int) {
	natural := 0
	for _, fr := range frames {
		if fr.spec.Place != edition.Inside && (natural == 0 || fr.natural < natural) {
			natural = fr.natural
		}
	}
	most := natural * m.set.edition.Copyfit.Crop / 100
	found := false
	for k := range 2*most + 1 {
		deeper := (k + 1) / 2
		if k%2 == 1 {
			deeper = -deeper
		}
		m.arrange(frames, deeper, lines)
		slots := m.legs.slots(depth)
		give := lines/20 + 2*len(m.legs.x)
		if k > 0 && (abs(len(slots)-lines) > give || depth < m.lowest()) {
			continue
		}
		f.exact = true
		got := f.fit(slots, lines+lines/4+20)
		f.exact = false
		got.cost += m.thin(depth) + int64(abs(deeper))*cropCost
		if depth < m.lowest() {
			got.overset += m.lowest() - depth
		}
		if !found || got.overset < best.overset || got.overset == best.overset && got.cost < best.cost {
			best, crop, found = got, deeper, true
		}
		if best.overset == 0 && best.cost-ideal < uneasy {
			break
		}
	}
	m.arrange(frames, crop, lines)
	return best, crop
}
