package pdf

import (
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	"broadsheet/layout/font"
	"broadsheet/layout/geom"
	"broadsheet/layout/page"
	"broadsheet/layout/picture"
)

// bigEdition makes pages of about 18,750 glyphs each in six faces, and two
// pictures each out of 40 JPEGs of 0.6 MB.
func bigEdition(t testing.TB, pages int) []*page.Page {
	var faces []*font.Face
	for _, f := range []string{"SourceSerif4SmText-Regular", "SourceSerif4SmText-It", "SourceSerif4SmText-Bold",
		"SourceSerif4Display-Bold", "LibreFranklin_600SemiBold", "ArchivoNarrow_400Regular"} {
		faces = append(faces, faceNamed(t, f))
	}
	var photos []*picture.Picture
	small := photo(t, "p.jpg", 1200, 800)
	for i := range min(40, 2*pages) {
		// Bytes after the end of the image, in the middle of nothing, make it as
		// large as a photograph of that many pixels.
		noise := rand.NewPCG(1, uint64(i))
		data := bytes.Clone(small.Data)
		for len(data) < 600_000 {
			data = append(data, byte(noise.Uint64()))
		}
		p := *small
		p.File, p.Data = fmt.Sprintf("p%d.jpg", i), data
		photos = append(photos, &p)
	}
	r := rand.New(rand.NewPCG(7, 7))
	words := strings.Fields("the harbour office of this city has found a difficult question for minister and people who voted in November to keep what they call the last working quay open after 2026 while costs rise")
	edition := make([]*page.Page, pages)
	for i := range edition {
		p := &page.Page{Folio: fmt.Sprintf("A%d", i+1), Trim: geom.Size{W: geom.MM(381000), H: geom.MM(578000)}}
		for column := range 6 {
			for line := range 82 {
				var b strings.Builder
				for b.Len() < 34 {
					b.WriteString(words[r.IntN(len(words))])
					b.WriteByte(' ')
				}
				f := faces[0]
				if line%12 == 0 {
					f = faces[1+line/12%5]
				}
				s := setting{word: geom.Length(r.IntN(100000) - 30000)}
				if line%5 == 0 {
					s.letter = geom.Length(r.IntN(8000) - 2000)
				}
				p.Items = append(p.Items, set(f, 9*geom.Pt, geom.Length(40+column*170)*geom.Pt, geom.Length(200+10*line)*geom.Pt, strings.TrimSpace(b.String()), s))
			}
		}
		for k := range 2 {
			p.Items = append(p.Items, &page.Picture{Box: geom.Rect{X: 40 * geom.Pt, Y: geom.Length(1100+k*220) * geom.Pt, W: 300 * geom.Pt, H: 200 * geom.Pt},
				Image: photos[(2*i+k)%len(photos)], Crop: picture.Crop{X: k, W: 1199, H: 800}})
		}
		edition[i] = p
	}
	return edition
}

func BenchmarkWrite(b *testing.B) {
	for _, n := range []int{1, 64} {
		b.Run(fmt.Sprintf("%d pages", n), func(b *testing.B) {
			pages := bigEdition(b, n)
			b.ReportAllocs()
			for b.Loop() {
				if err := Write(io.Discard, pages, sampleInfo); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
