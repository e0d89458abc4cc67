package picture

import (
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"broadsheet/layout/geom"
)

var update = flag.Bool("update", false, "write the goldens anew")

func readSVG(t testing.TB, s string) *Picture {
	t.Helper()
	p, err := Read("drawing.svg", []byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// inSVG puts elements in a document of 100 × 100 points.
func inSVG(s string) string {
	return `<svg xmlns="http://www.w3.org/2000/svg" width="100pt" height="100pt" viewBox="0 0 100 100">` + s + "</svg>"
}

// told is a drawing in words, a figure a line, in points with two decimals.
func told(d *Drawing) string {
	var b strings.Builder
	pt := func(l geom.Length) string {
		s := fmt.Sprintf("%.2f", l.Pt())
		if s = strings.TrimSuffix(strings.TrimRight(s, "0"), "."); s == "-0" {
			s = "0"
		}
		return s
	}
	outline := func(o geom.Outline) {
		for _, s := range o {
			b.WriteByte("MLCZ"[s.Op])
			for _, p := range s.P[:s.Op.Points()] {
				b.WriteString(pt(p.X) + "," + pt(p.Y) + " ")
			}
		}
	}
	for _, f := range d.Figures {
		outline(f.Outline)
		if f.Filled {
			fmt.Fprintf(&b, " fill %v", f.Fill)
			if f.EvenOdd {
				b.WriteString(" even-odd")
			}
		}
		if f.Weight > 0 {
			fmt.Fprintf(&b, " stroke %v %s cap %d join %d miter %d", f.Stroke, pt(f.Weight), f.Cap, f.Join, f.Miter)
			if len(f.Dash) > 0 {
				fmt.Fprintf(&b, " dash %v from %v", f.Dash, f.Phase)
			}
		}
		for _, c := range f.Clips {
			b.WriteString(" within ")
			outline(c.Outline)
		}
		b.WriteByte('\n')
	}
	for _, f := range d.Findings {
		fmt.Fprintf(&b, "%v; %s\n", f, f.Hint)
	}
	return b.String()
}

func TestSVGShapes(t *testing.T) {
	data, err := os.ReadFile("testdata/shapes.svg")
	if err != nil {
		t.Fatal(err)
	}
	p, err := Read("shapes.svg", data)
	if err != nil {
		t.Fatal(err)
	}
	if p.Format != SVG || p.HasPixels() || p.Width != 340_157 || p.Height != 255_118 {
		t.Errorf("read as %s of %d × %d", p.Format, p.Width, p.Height)
	}
	if d := p.Describe(); d != (Description{Alt: "Shapes of every kind"}) {
		t.Errorf("described as %+v", d)
	}
	if ppi := p.EffectivePPI(Crop{W: 1, H: 1}, 1000*geom.In); ppi < 1_000_000 {
		t.Errorf("%d ppi", ppi)
	}
	if _, err := p.Encode(Crop{}, geom.In, 300); err == nil {
		t.Error("a drawing was encoded")
	}
	got, file := told(p.Drawing), filepath.Join("testdata", "shapes.txt")
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		_ = os.WriteFile(file+".got", []byte(got), 0o644)
		t.Errorf("%s differs; see %[1]s.got", file)
	}
}

func TestSVGElements(t *testing.T) {
	const black = " fill C0 M0 Y0 K100\n"
	for _, c := range []struct{ svg, want string }{
		{`<path d="M1 2 3 4l1-1.5z"/>`, "M1,2 L3,4 L4,2.5 Z" + black},
		{`<path d="m1 2 3 4zm5 5h1v1"/>`, "M1,2 L4,6 ZM6,7 L7,7 L7,8 " + black},
		{`<path d="M0 0C1 1 2 1 3 0s2-1 3 0"/>`, "M0,0 C1,1 2,1 3,0 C4,-1 5,-1 6,0 " + black},
		{`<path d="M0 0Q3 3 6 0T12 0"/>`, "M0,0 C2,2 4,2 6,0 C8,-2 10,-2 12,0 " + black},
		{`<path d="M0 0zL5 5"/>`, "M0,0 L5,5 " + black},
		{`<path d="M0 0A0 5 0 0 0 5 5"/>`, "M0,0 L5,5 " + black},
		{`<path d="M10 0A10 10 0 0 1 0 10"/>`, "M10,0 C10,5.52 5.52,10 0,10 " + black},
		{`<path d="M10 0A10 10 0 0110 0"/>`, ""},
		{`<path d="M0 0a1 1 0 01 4 0"/>`, "M0,0 C0,-1.1 0.9,-2 2,-2 C3.1,-2 4,-1.1 4,0 " + black},
		{`<rect x="1" y="2" width="3" height="4" fill="none" stroke="red"/>`, "M1,2 L4,2 L4,6 L1,6 Z stroke C0 M100 Y100 K0 1 cap 0 join 0 miter 4000\n"},
		{`<rect x="1" y="2" width="0" height="4"/>`, ""},
		{`<rect width="50%" height="10" fill="white"/>`, "M0,0 L50,0 L50,10 L0,10 Z fill C0 M0 Y0 K0\n"},
		{`<g fill="#808080"><g fill="inherit"><rect width="1" height="1"/></g></g>`, "M0,0 L1,0 L1,1 L0,1 Z fill C0 M0 Y0 K50\n"},
		{`<g opacity=".5"><rect width="1" height="1" opacity="50%" fill-opacity=".8"/></g>`, "M0,0 L1,0 L1,1 L0,1 Z fill C0 M0 Y0 K20\n"},
		{`<rect width="9" height="9"/><rect x="1" width="4" height="4" fill="#fff" opacity=".5"/>`, "M0,0 L9,0 L9,9 L0,9 Z" + black + "M1,0 L5,0 L5,4 L1,4 Z fill C0 M0 Y0 K50\n"},
		{`<g display="none"><rect width="1" height="1"/></g>`, ""},
		{`<rect width="1" height="1" fill="transparent"/>`, ""},
		{`<rect width="1" height="1" color="#ffff00" fill="currentColor"/>`, "M0,0 L1,0 L1,1 L0,1 Z fill C0 M0 Y100 K0\n"},
		{`<g transform="translate(10,20) scale(2)"><path d="M0 0h1" stroke="black" fill="none"/></g>`, "M10,20 L12,20  stroke C0 M0 Y0 K100 2 cap 0 join 0 miter 4000\n"},
		{`<path transform="matrix(0 1 -1 0 5 5)" d="M1 0h1"/>`, "M5,6 L5,7 " + black},
		{`<svg x="10" y="10" width="50" height="20" viewBox="0 0 10 10"><path d="M0 0H10"/></svg>`, "M25,10 L45,10 " + black},
		{`<svg x="10" y="10" width="50" height="20" viewBox="0 0 10 10" preserveAspectRatio="xMaxYMin slice"><path d="M0 0H10"/></svg>`, "M10,10 L60,10 " + black},
		{`<path d="M0 0H9" stroke="black" fill="none" stroke-dasharray="3" stroke-dashoffset="-1"/>`, "M0,0 L9,0  stroke C0 M0 Y0 K100 1 cap 0 join 0 miter 4000 dash [3pt 3pt] from 5pt\n"},
		{`<path d="M0 0H9" stroke="black" fill="none" stroke-dasharray="0 0"/>`, "M0,0 L9,0  stroke C0 M0 Y0 K100 1 cap 0 join 0 miter 4000\n"},
		{`<style>rect{fill:#00ff00} .a{fill:#0000ff}</style><rect class="b a" fill="red" width="1" height="1"/>`, "M0,0 L1,0 L1,1 L0,1 Z fill C100 M100 Y0 K0\n"},
		{`<rect style="fill:#000080" width="1" height="1"/>`, "M0,0 L1,0 L1,1 L0,1 Z fill C85 M85 Y0 K50\n"},
		{`<style>@media (dark) { rect {fill: red} } #a {fill: white}</style><rect id="a" width="1" height="1"/>`, "M0,0 L1,0 L1,1 L0,1 Z fill C0 M0 Y0 K0\n"},
		{`<clipPath id="c"><circle cx="2" r="2" transform="translate(1)"/></clipPath><g clip-path="url(#c)"><rect width="1" height="1"/></g>`,
			"M0,0 L1,0 L1,1 L0,1 Z fill C0 M0 Y0 K100 within M5,0 C5,1.1 4.1,2 3,2 C1.9,2 1,1.1 1,0 C1,-1.1 1.9,-2 3,-2 C4.1,-2 5,-1.1 5,0 Z\n"},
		{`<clipPath id="c"><rect x="-1" y="-1" width="9" height="9"/></clipPath><rect width="1" height="1" clip-path="url(#c)"/>`, "M0,0 L1,0 L1,1 L0,1 Z" + black},
		{`<clipPath id="c"/><rect width="1" height="1" clip-path="url(#c)"/>`, ""},
		{`<rect width="1" height="1" clip-path="url(#nothing)"/>`, "M0,0 L1,0 L1,1 L0,1 Z" + black},
		{`<mask id="c"><path d="M0 0h5l-5 5z" fill="white"/></mask><rect width="1" height="1" mask="url(#c)"/>`, "M0,0 L1,0 L1,1 L0,1 Z fill C0 M0 Y0 K100 within M0,0 L5,0 L0,5 Z\n"},
		{`<metadata><rect width="1" height="1"/></metadata><x:y xmlns:x="urn:x"><rect width="1" height="1"/></x:y>`, ""},
	} {
		got := told(readSVG(t, inSVG(c.svg)).Drawing)
		if norm := func(s string) string { return strings.ReplaceAll(s, "  ", " ") }; norm(got) != norm(c.want) {
			t.Errorf("%s\ngot  %swant %s", c.svg, got, c.want)
		}
	}
}

func TestSVGFindings(t *testing.T) {
	for _, c := range []struct{ svg, want string }{
		{"\n\n  <text>a</text><text>b</text>", "drawing.svg:3:3: warning: the text `a` is not set, nor any other in the drawing (drawing)"},
		{`<image href="a.png"/>`, "an `image` in a drawing is not shown"},
		{`<path d="M0 0 L x"/>`, "the `path` cannot be read to its end"},
		{`<polygon points="0 0 1"/>`, "the `polygon` cannot be read to its end"},
		{`<rect width="1" height="1" fill="blurple"/>`, "the colour `blurple` is not known"},
		{`<rect width="1" height="1" transform="spin(3)"/>`, "the transform `spin(3)` cannot be read"},
		{`<rect width="1" height="1" filter="url(#f)"/>`, "a filter is not drawn"},
		{`<clipPath id="c"><text>a</text></clipPath><rect width="1" height="1" clip-path="url(#c)"/>`, "a clip path is not applied"},
		{`<clipPath id="c"><use href="#c"/></clipPath><rect width="1" height="1" clip-path="url(#c)"/>`, "a clip path is not applied"},
		{`<mask id="c"><rect width="9" height="9" fill="gray"/></mask><rect width="1" height="1" mask="url(#c)"/>`, "a mask is not applied"},
		{`<linearGradient id="g"><stop/></linearGradient><rect width="1" height="1" fill="url(#g)"/>`, "a gradient is drawn in its mean colour"},
		{`<use href="#nobody"/>`, "is not in the drawing"},
		{`<g id="a"><use href="#a"/></g>`, "`use` within `use` goes deeper"},
	} {
		d := readSVG(t, inSVG(c.svg)).Drawing
		if len(d.Findings) != 1 || !strings.Contains(d.Findings[0].String(), c.want) {
			t.Errorf("%s: %v", c.svg, d.Findings)
		}
	}
}

func TestSVGErrors(t *testing.T) {
	for _, c := range []struct{ svg, want string }{
		{`<svg xmlns="http://www.w3.org/2000/svg"/>`, "the drawing has no size"},
		{`<svg viewBox="0 0 0 10"/>`, "the drawing has no size"},
		{`<svg viewBox="0 0 1e9 1e9"/>`, "which no page can show"},
		{`<svg viewBox="0 0 10 10"><g></svg>`, "the drawing cannot be read: line 1: "},
		{`<?xml version="1.0" encoding="UTF-16"?><svg/>`, "the drawing cannot be read: "},
		{`<?xml version="1.0"?><html/>`, "this is not an SVG drawing"},
		{`<!-- a note -->`, "this is not an SVG drawing"},
		{strings.Repeat("<g>", 1) + `<svg/></g>`, "this is not an SVG drawing"},
		{inSVG(strings.Repeat("<g>", 500) + strings.Repeat("</g>", 500)), "more in it than can be read"},
	} {
		if _, err := Read("a.svg", []byte(c.svg)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%.60s: %v", c.svg, err)
		}
	}
}

// TestSVGBomb: what shows itself again and again ends soon.
func TestSVGBomb(t *testing.T) {
	var b strings.Builder
	b.WriteString(`<path id="l0" d="M0 0h1"/>`)
	for i := range 20 {
		fmt.Fprintf(&b, `<g id="l%d">%s</g>`, i+1, strings.Repeat(fmt.Sprintf(`<use href="#l%d"/>`, i), 10))
	}
	if _, err := Read("a.svg", []byte(inSVG(b.String()))); err == nil || !strings.Contains(err.Error(), "more in it") {
		t.Error(err)
	}
}

// TestSVGArc finds every point of an arc on its ellipse.
func TestSVGArc(t *testing.T) {
	for _, flags := range []string{"0 0", "0 1", "1 0", "1 1"} {
		d := readSVG(t, inSVG(`<path d="M30 50A30 20 0 `+flags+` 60 40"/>`)).Drawing
		o := d.Figures[0].Outline
		if last := o[len(o)-1].P[2]; last != (geom.Point{X: 60 * geom.Pt, Y: 40 * geom.Pt}) {
			t.Errorf("%s ends at %v", flags, last)
		}
		// The centre is the one of both that leaves all points at radius one.
		off := math.Inf(1)
		for _, sign := range []float64{-1, 1} {
			x, y := -30.0/2/30, 10.0/2/20 // half the chord, on the unit circle
			half := math.Hypot(x, y)
			h := math.Sqrt(1 - half*half)
			cx, cy := (45.0/30)+sign*h*y/half, (45.0/20)-sign*h*x/half
			worst := 0.0
			for _, s := range o {
				p := s.P[s.Op.Points()-1]
				worst = max(worst, math.Abs(math.Hypot(p.X.Pt()/30-cx, p.Y.Pt()/20-cy)-1))
			}
			off = min(off, worst)
		}
		if off > 1e-4 {
			t.Errorf("%s leaves the ellipse by %v", flags, off)
		}
	}
}

func TestInks(t *testing.T) {
	for _, c := range []struct {
		rgb  [3]uint8
		want geom.Ink
	}{
		{[3]uint8{0, 0, 0}, geom.Black}, {[3]uint8{255, 255, 255}, geom.White}, {[3]uint8{127, 128, 129}, geom.Ink{K: 50}},
		{[3]uint8{255, 0, 0}, geom.Ink{M: 100, Y: 100}}, {[3]uint8{0, 0, 64}, geom.Ink{C: 72, M: 72, K: 75}},
	} {
		if got := inkOf(c.rgb[0], c.rgb[1], c.rgb[2]); got != c.want {
			t.Errorf("%v: %v, want %v", c.rgb, got, c.want)
		}
	}
	for v := range 1 << 12 {
		i := inkOf(uint8(v>>8)*17, uint8(v>>4&15)*17, uint8(v&15)*17)
		if int(i.C)+int(i.M)+int(i.Y)+int(i.K) > mostInk {
			t.Errorf("%03x has %v", v, i)
		}
	}
}

func TestColors(t *testing.T) {
	for _, c := range []struct {
		s    string
		want svgColor
		ok   bool
	}{
		{"#FA0", svgColor{r: 255, g: 170, alpha: 1}, true},
		{"#ff000080", svgColor{r: 255, alpha: 128.0 / 255}, true},
		{"rgb(10%, 20, 300)", svgColor{r: 26, g: 20, b: 255, alpha: 1}, true},
		{"rgb(1 2 3 / 50%)", svgColor{r: 1, g: 2, b: 3, alpha: .5}, true},
		{"hsl(120, 100%, 25%)", svgColor{g: 128, alpha: 1}, true},
		{"RebeccaPurple", svgColor{r: 0x66, g: 0x33, b: 0x99, alpha: 1}, true},
		{"aliceblue", svgColor{r: 0xf0, g: 0xf8, b: 0xff, alpha: 1}, true},
		{"yellowgreen", svgColor{r: 0x9a, g: 0xcd, b: 0x32, alpha: 1}, true},
		{"red ", svgColor{r: 255, alpha: 1}, true},
		{"ff0000", svgColor{}, false}, {"#12", svgColor{}, false}, {"rgb(1,2)", svgColor{}, false}, {"", svgColor{}, false},
	} {
		if got, ok := parseColor(c.s); ok != c.ok || ok && got != c.want {
			t.Errorf("%q: %+v, %v", c.s, got, ok)
		}
	}
	if n := len(strings.Fields(colorNames)); n != 296 {
		t.Errorf("%d words of colours", n)
	}
}

// FuzzSVG: no document makes the reader panic or take long, and what it reads is
// bounded.
func FuzzSVG(f *testing.F) {
	data, err := os.ReadFile("testdata/shapes.svg")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(data))
	f.Add(inSVG(`<path d="M0 0a1 1 0 01 4 0zM1e9 1e-9T4 4S1 1 1 1" stroke="url(#a) red" stroke-dasharray="1,2%,3"/>`))
	f.Add(inSVG(`<g id="a"><use href="#a" x="1e300"/></g><style>@import "a"; .a,b{fill:red</style>`))
	f.Add(inSVG(`<style>#a>.b.c g,*{fill:color(srgb 1 0 0);transform:scale(2)}</style><g id="a"><svg class="b c" width="5" height="5"><text>a<tspan>b</tspan></text></svg></g>`))
	f.Fuzz(func(t *testing.T, s string) {
		p, err := Read("a.svg", []byte(s))
		if err != nil || p.Drawing == nil {
			return
		}
		if p.Width < 1 || p.Height < 1 || p.Drawing.Size.W <= 0 || p.Drawing.Size.H <= 0 {
			t.Fatalf("%d × %d", p.Width, p.Height)
		}
		for _, fig := range p.Drawing.Figures {
			b := fig.Outline.Bounds()
			if far := geom.Points(farSVG); b.X < -far || b.Y < -far || b.Right() > far || b.Bottom() > far {
				t.Fatalf("out of bounds: %v", b)
			}
			if fig.Weight < 0 || len(fig.Dash)%2 == 1 || slices.Contains(fig.Dash, -1) || !fig.Filled && fig.Weight == 0 {
				t.Fatalf("%+v", fig)
			}
			if fig.Outline[0].Op != geom.MoveTo {
				t.Fatal("does not begin with a move")
			}
		}
	})
}
