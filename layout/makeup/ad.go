package makeup

import (
	"strconv"

	"broadsheet/layout/diag"
	"broadsheet/layout/edition"
	"broadsheet/layout/geom"
	"broadsheet/layout/page"
	"broadsheet/layout/picture"
)

// ad sets an advertisement: its label, then its picture, untouched, as large as
// the place allows.
func (p *panel) ad(ad *edition.Ad) content {
	var label geom.Length // height
	st := p.set.styles.adLabel
	if ad.Label != "" {
		label = st.capHeight() + p.grid.step*3/10
	}
	w, h := geom.Length(3), geom.Length(2)
	if img := ad.Picture.Image; img != nil {
		w, h = geom.Length(img.Width), geom.Length(img.Height)
	}
	return content{height: label + p.width.MulDiv(h, w), draw: func(box geom.Rect) {
		if ad.Label != "" {
			t := p.simpleLine(st, ad.Label)
			for _, l := range p.ragged(t, box.W)[:1] {
				p.line(t, l, box.X, box.Y+st.capHeight())
			}
		}
		box.Y, box.H = box.Y+label, box.H-label
		p.drawAd(ad, box, w, h)
	}}
}

// drawAd places an ad's picture of a proportion in a box. The little white that
// the grid leaves it is left at the foot, or at the top of one that counts
// from the foot; what is more is shared by both sides and reported.
func (p *panel) drawAd(ad *edition.Ad, box geom.Rect, w, h geom.Length) {
	at := box
	if full := box.W.MulDiv(h, w); full <= box.H {
		at.H = full
	} else {
		at.W = box.H.MulDiv(w, h)
	}
	rest := geom.Size{W: box.W - at.W, H: box.H - at.H}
	loose := rest.H > p.grid.step || rest.W > p.grid.step
	switch {
	case loose:
		at.Y += rest.H / 2
		p.adWhite(rest)
	case p.spec.At.FromBottom:
		at.Y += rest.H
	}
	at.X += rest.W / 2
	if img := ad.Picture.Image; img != nil {
		crop := picture.Crop{W: img.Width, H: img.Height}
		alt := ad.Picture.Alt
		if alt == "" {
			alt = ad.Label
		}
		p.items = append(p.items, &page.Picture{Box: at, Image: img, Crop: crop, Alt: alt})
		p.resolution(&ad.Picture, crop, at)
	}
	if r := p.set.styles.line; ad.Keyline {
		if loose {
			at = box
		}
		p.box(at, r)
	}
}

// adWhite reports the white that an ad leaves of its place.
func (p *panel) adWhite(rest geom.Size) {
	where, white := "beside it", rest.W
	if rest.H > rest.W {
		where, white = "above and below it", rest.H
	}
	p.find(diag.At(p.spec.Pos, diag.Warning, "ad-size", "%s does not have the proportions of its place: %s mm of white are left %s",
		p.hold.name, millimetres(white), where).
		WithHint("a depth of %d fits it", p.depth()))
}

// millimetres gives a length in millimetres with one decimal, "12.5".
func millimetres(l geom.Length) string {
	tenths := l.MulDiv(254, geom.In)
	return strconv.Itoa(int(tenths/10)) + "." + strconv.Itoa(int(tenths%10))
}

// photo sets a photograph with its caption: as deep as its ratio asks for, or
// cropped to the depth of its place.
func (p *panel) photo(ph *edition.Photo) content {
	f := p.newFrame(&ph.Picture)
	if d := p.spec.At.Depth; d > 0 {
		f.rows = d + 1
	}
	// A frame counts a row of white below it, which is not the panel's.
	height := p.grid.step*geom.Length(f.rows-2) + p.set.styles.body.capHeight()
	return content{height: height, draw: func(geom.Rect) {
		if f.height(p.module) < p.grid.step {
			p.find(diag.At(p.spec.Pos, diag.Error, "overset", "the caption leaves %s no room in its place", p.hold.name).
				WithHint("give it more depth, or a shorter caption"))
			return
		}
		p.drawFrame(&f)
	}}
}
