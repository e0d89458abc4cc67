package main

import (
	"fmt"
	"image"
	"image/jpeg"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/image/draw"
)

// What the automatic edition has: on 64 pages in sections of four to eight so many
// stories, for which there is room on some 80 pages; two pictures for each page, and
// an ad on most.
const (
	autoPages    = 64
	autoStories  = 400
	autoPictures = 130
	autoAds      = 60
)

// sections are its sections and their pages.
var sections = [...]struct {
	name  string
	pages int
}{
	{"Top of the News", 6}, {"World", 8}, {"Region", 6}, {"City", 8}, {"Opinion", 4}, {"Business", 8},
	{"Technology", 4}, {"Science", 4}, {"Life", 6}, {"Arts", 4}, {"Sport", 6},
}

// rankWords are the least and most words of the stories of a page, the most
// important first.
var rankWords = [...][2]int{{850, 1150}, {600, 800}, {430, 600}, {330, 450}, {230, 330}, {130, 220}, {60, 140}}

// The sheet is that of the edition with places: its columns and rows, and the room
// of so many of them in points.
const (
	autoColumns, autoRows = 5, 156
	columnWidth, gutter   = 155.9, 14.17
	rowDepth              = 10.5
	rowWhite              = 3.9 // of a module's rows, what is above its first capitals and below its last baseline
	columnPixels          = 650 // 300 to the inch
)

// automatic writes an edition for automatic make-up below out: pages that have
// nothing but their ads, and a list of stories for all of them, cut out of those of
// the corpus at their paragraphs. It is the same every time.
func automatic(corpus, fonts, out string) error {
	g := generator{out: out, rand: rand.New(rand.NewPCG(64, 11))}
	if err := g.prepare(corpus, fonts); err != nil {
		return err
	}
	g.spec.WriteString(strings.Replace(head, "pages:\n", "note: false\nstories:\n", 1))
	first, written, pictures := 0, 0, 0
	for _, s := range sections {
		until := autoStories * (first + s.pages) / autoPages
		for k := range until - written {
			rank := k / s.pages
			with := rank < 2 || rank == 2 && pictures < autoPictures-2*(autoPages-first-s.pages) && k%s.pages == 0
			if with = with && pictures < autoPictures; with {
				pictures++
			}
			if err := g.story(written+k, rank, s.name, with); err != nil {
				return err
			}
		}
		first, written = first+s.pages, until
	}
	g.spec.WriteString("pages:\n")
	if err := g.pages(); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(out, "edition.yaml"), []byte(g.spec.String()), 0o666)
}

// generator writes the automatic edition.
type generator struct {
	out    string
	rand   *rand.Rand
	source []piece // of the corpus
	photos []string
	at, in int // next paragraph to take: its story and its place in it
	spec   strings.Builder
}

// piece is a story of the corpus.
type piece struct {
	headline, caption, credit string
	paragraphs                []string
}

// prepare reads the corpus and copies faces and photographs.
func (g *generator) prepare(corpus, fonts string) error {
	if err := prepare(fonts, g.out); err != nil {
		return err
	}
	files, err := filepath.Glob(filepath.Join(corpus, "*-*.txt"))
	if err != nil || len(files) == 0 {
		return fmt.Errorf("no stories in %s", corpus)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		key, body, err := parts(string(data))
		if err != nil {
			return fmt.Errorf("story %s: %w", file, err)
		}
		g.source = append(g.source, piece{key["Headline"], key["Caption"], key["Credit"], strings.Split(body, "\n\n")})
	}
	photos, err := filepath.Glob(filepath.Join(corpus, "..", "img", "*.jpg"))
	if err != nil || len(photos) == 0 {
		return fmt.Errorf("no photographs beside %s", corpus)
	}
	for _, photo := range photos {
		if err := copyFile(photo, filepath.Join(g.out, "pictures", filepath.Base(photo))); err != nil {
			return err
		}
		g.photos = append(g.photos, filepath.Base(photo))
	}
	return nil
}

// story writes story n, and its line in the spec. The least that it may be cut to
// is half to three quarters of it.
func (g *generator) story(n, rank int, section string, picture bool) error {
	bounds := rankWords[min(rank, len(rankWords)-1)]
	body, of, words := g.take(bounds[0] + g.rand.IntN(bounds[1]-bounds[0]))
	headline, name := g.source[n*37%len(g.source)].headline, fmt.Sprintf("stories/s%03d.md", n+1)
	var b strings.Builder
	fmt.Fprintf(&b, "---\nheadline: %q\n", headline)
	if words > 150 {
		fmt.Fprintf(&b, "byline: [%q]\n", bylines[n%len(bylines)])
	}
	fmt.Fprintf(&b, "---\n\n%s\n", strings.Join(body, "\n\n"))
	if err := os.WriteFile(filepath.Join(g.out, name), []byte(b.String()), 0o666); err != nil {
		return err
	}
	fmt.Fprintf(&g.spec, "  - {story: %s, section: %s, priority: %d, length: {min: %d}", name, section, rank+1, max(20, words*(50+g.rand.IntN(26))/100))
	if rank > 0 && rank < 3 && g.rand.IntN(6) == 0 {
		g.spec.WriteString(", must: true")
	}
	if picture {
		name, err := g.photo(g.photos[n*7%len(g.photos)], photoWidths[min(rank, len(photoWidths)-1)])
		if err != nil {
			return err
		}
		fmt.Fprintf(&g.spec, ", picture: {file: pictures/%s, caption: %q, credit: %q}", name, of.caption, of.credit)
	}
	g.spec.WriteString("}\n")
	return nil
}

// photoWidths are the pixels across of the photographs of the first and of further
// stories: some 300 and 200 to the inch in two or three columns and in two, as a
// picture desk delivers them.
var photoWidths = [...]int{2000, 960}

// photo is the name of a photograph that is so many pixels wide at most, which is
// made where it is not there yet.
func (g *generator) photo(name string, width int) (string, error) {
	small := fmt.Sprintf("%s-%d.jpg", strings.TrimSuffix(name, ".jpg"), width)
	if _, err := os.Stat(filepath.Join(g.out, "pictures", small)); err == nil {
		return small, nil
	}
	photo, err := g.open(name)
	if err != nil {
		return "", err
	}
	return small, g.save(small, photo, photo.Bounds(), width)
}

// open reads a photograph.
func (g *generator) open(name string) (image.Image, error) {
	in, err := os.Open(filepath.Join(g.out, "pictures", name))
	if err != nil {
		return nil, err
	}
	defer in.Close()
	return jpeg.Decode(in)
}

// save writes a part of a photograph, so many pixels wide at most.
func (g *generator) save(name string, photo image.Image, part image.Rectangle, width int) error {
	size := part.Size()
	if size.X > width {
		size = image.Pt(width, max(1, size.Y*width/size.X))
	}
	to := image.NewRGBA(image.Rectangle{Max: size})
	draw.ApproxBiLinear.Scale(to, to.Rect, photo, part, draw.Src, nil)
	out, err := os.Create(filepath.Join(g.out, "pictures", name))
	if err != nil {
		return err
	}
	if err := jpeg.Encode(out, to, &jpeg.Options{Quality: 80}); err != nil {
		return err
	}
	return out.Close()
}

var bylines = [...]string{"Martha Quill", "John Doe", "Lena Voss", "Amir Haddad", "Ines Carvalho", "Tom Reed", "Wei Ling"}

// take returns the next paragraphs of the corpus, of about so many words, the story
// in which they begin, and how many words they have. After the last story the first
// comes again.
func (g *generator) take(words int) (out []string, of piece, got int) {
	of = g.source[g.at]
	for ; got < words; g.in++ {
		if g.in == len(g.source[g.at].paragraphs) {
			g.at, g.in = (g.at+1)%len(g.source), 0
		}
		p := g.source[g.at].paragraphs[g.in]
		out, got = append(out, p), got+len(strings.Fields(p))
	}
	return out, of, got
}

// pages writes the pages with their ads, which stand side by side at the foot.
func (g *generator) pages() error {
	ads := make([]int, autoPages)
	for range autoAds {
		i := g.rand.IntN(autoPages)
		for ads[i] > 1 {
			i = (i + 1) % autoPages
		}
		ads[i]++
	}
	page, ad := 0, 0
	for i, s := range sections {
		for k := range s.pages {
			fmt.Fprintf(&g.spec, "  - folio: %c%d\n    section: %s\n", 'A'+i, k+1, s.name)
			if ads[page] > 0 {
				g.spec.WriteString("    modules:\n")
			}
			right := autoColumns
			for range ads[page] {
				span, depth := 1+g.rand.IntN(min(right, autoColumns+1-ads[page])), 15+g.rand.IntN(46)
				ad++
				name := fmt.Sprintf("ad-%02d.jpg", ad)
				if err := g.ad(name, ad, span, depth); err != nil {
					return err
				}
				right -= span
				fmt.Fprintf(&g.spec, "      - {ad: {picture: pictures/%s, keyline: true}, at: {column: %d, span: %d, from: bottom, row: 1, depth: %d}}\n", name, right+1, span, depth)
			}
			page++
		}
	}
	return nil
}

// ad writes an ad as a picture: the middle of a photograph in the ratio of its
// place.
func (g *generator) ad(name string, n, span, depth int) error {
	photo, err := g.open(g.photos[n*11%len(g.photos)])
	if err != nil {
		return err
	}
	size := photo.Bounds().Size()
	ratio := (float64(span)*(columnWidth+gutter) - gutter) / (float64(depth)*rowDepth - rowWhite)
	w, h := size.X, int(float64(size.X)/ratio)
	if h > size.Y {
		w, h = int(float64(size.Y)*ratio), size.Y
	}
	from := photo.Bounds().Min.Add(image.Pt((size.X-w)/2, (size.Y-h)/2))
	return g.save(name, photo, image.Rectangle{Min: from, Max: from.Add(image.Pt(w, h))}, span*columnPixels)
}
