package picture

import (
	"fmt"
	"strings"
	"testing"
)

// TestSVGHostile: small documents that claim much end soon, with an error.
func TestSVGHostile(t *testing.T) {
	long := func(s string) string { return strings.Repeat(s, 1<<20/len(s)) }
	again := func(what string) string {
		var b strings.Builder
		b.WriteString("<defs>" + what + `<g id="l0"><use href="#x"/></g>`)
		for i := range 4 {
			fmt.Fprintf(&b, `<g id="l%d">%s</g>`, i+1, strings.Repeat(fmt.Sprintf(`<use href="#l%d"/>`, i), 16))
		}
		return inSVG(b.String() + `</defs><use href="#l4"/>`)
	}
	var entity strings.Builder
	entity.WriteString(`<!DOCTYPE svg [<!ENTITY a "` + strings.Repeat("x", 900) + `">]><svg viewBox="0 0 9 9"><title>`)
	entity.WriteString(strings.Repeat("&a;", 1<<20) + "</title></svg>")
	for _, c := range []struct{ name, svg string }{
		{"entities", entity.String()},
		{"a style sheet in pieces", inSVG("<style>" + strings.Repeat(strings.Repeat("x", 100)+"<b/>", 150_000) + "</style>" + long("<g>") + long("</g>"))},
		{"a path of moves", again(`<path id="x" d="` + long("M0 0") + `"/>`)},
		{"a long transform", again(`<g id="x" transform="` + long("scale(1)") + `"/>`)},
		{"a long style", again(`<g id="x" style="` + long("fill:red;") + `"/>`)},
		{"many classes", again(`<g id="x" class="` + long("a ") + `"/>`)},
		{"many rules", again(`<style>` + long(".a{fill:red}") + `</style><g id="x" class="a"/>`)},
		{"long rules", again(`<style>.a{` + long("fill:red;") + `}</style><g id="x" class="a"/>`)},
		{"many stops", again(`<linearGradient id="s">` + strings.Repeat("<stop/>", 100_000) + `</linearGradient><path id="x" d="M0 0h1" fill="url(#s)"/>`)},
		{"a clip of moves", again(`<clipPath id="s"><path d="` + long("M0 0") + `"/></clipPath><path id="x" d="M0 0h1" clip-path="url(#s)"/>`)},
		{"clips without end", inSVG(`<clipPath id="s">` + strings.Repeat(`<path d="M0 0h1v1"/>`, 1000) + `</clipPath>` + strings.Repeat(`<path d="M0 0h1v1" clip-path="url(#s)"/>`, 1000))},
		{"lists of selectors", again(`<style>` + long("a,") + `b{fill:red}</style><g id="x" class="a"/>`)},
	} {
		t.Run(c.name, func(t *testing.T) {
			if testing.Short() && strings.HasPrefix(c.name, "a ") {
				t.Skip("takes half a second")
			}
			if _, err := Read("a.svg", []byte(c.svg)); err == nil || !strings.Contains(err.Error(), "more in it") {
				t.Error(err)
			}
		})
	}
}

// TestSVGStyles: which declaration of an element holds, as CSS has it.
func TestSVGStyles(t *testing.T) {
	const line = `<path d="M0 0h1"/>`
	in := func(css, s string) string { return "<style>" + css + "</style>" + s }
	for _, c := range []struct{ name, svg, want string }{
		{"a class of another element", in(".a{fill:#ff0000} rect.a{fill:none}", `<path class="a" d="M0 0h1"/>`), "M100 Y100"},
		{"a descendant, as svglite writes it", in("<![CDATA[.svglite line, .svglite path{fill:none;stroke:#000000}]]>", `<g class="svglite">`+line+`</g>`), "stroke C0 M0 Y0 K100"},
		{"no descendant", in(".b path{fill:none}", line), "fill C0 M0 Y0 K100"},
		{"a child", in("g > path{fill:#ffff00}", `<g>`+line+`</g>`), "Y100"},
		{"a grandchild", in(".a > path{fill:#ffff00}", `<g class="a"><g>`+line+`</g></g>`), "fill C0 M0 Y0 K100"},
		{"a child of a descendant of the farther one", in("#o .a > .b path{fill:#ffff00}", `<g id="o"><g class="a"><g class="b"><g class="b">`+line+`</g></g></g></g>`), "Y100"},
		{"two classes", in(".a.b{fill:#ffff00} .a{fill:#ff0000}", `<path class="a b" d="M0 0h1"/>`), "C0 M0 Y100 K0"},
		{"an id before classes", in("#p{fill:#ffff00} .a.b{fill:#ff0000}", `<path id="p" class="a b" d="M0 0h1"/>`), "C0 M0 Y100 K0"},
		{"the later of two alike", in(".a{fill:#ff0000} .b{fill:#ffff00}", `<path class="b a" d="M0 0h1"/>`), "C0 M0 Y100 K0"},
		{"the longer of two lists", in("g .a{fill:#ffff00} .a{fill:#ff0000}", `<g><path class="a" d="M0 0h1"/></g>`), "C0 M0 Y100 K0"},
		{"a colour that is not known after one that is", `<path d="M0 0h1" style="fill:#ffff00;fill:lab(29% 39 20)"/>`, "C0 M0 Y100 K0"},
		{"a colour of another space", `<path d="M0 0h1" style="fill:color(display-p3 1.0000 1.0000 0.0000);fill-opacity:1"/>`, "C0 M0 Y100 K0"},
		{"seen within what is not", `<g visibility="hidden"><path visibility="visible" d="M0 0h1"/></g>`, "fill"},
		{"not seen", `<g visibility="hidden">` + line + `</g>`, ""},
		{"shown after all", `<path display="none" style="display:inline" d="M0 0h1"/>`, "fill"},
		{"shown within what is not", `<g display="none"><path display="inline" d="M0 0h1"/></g>`, ""},
		{"a transform as a style", `<path d="M0 0h1" style="transform:translate(2px, 3px) rotate(90deg)"/>`, "M2,3 L2,4"},
		{"a transform as a rule", in(".a{transform:scale(2)}", `<path class="a" d="M0 0h1"/>`), "M0,0 L2,0"},
		{"a share of the view as a weight", `<svg width="30" height="40" viewBox="0 0 30 40" preserveAspectRatio="none"><path d="M0 0h1" fill="none" stroke="black" stroke-width="10%"/></svg>`, "K100 3.54 cap"},
		{"a stop's own style before a rule", in("stop{stop-color:#ff0000;stop-opacity:0}", `<linearGradient id="g"><stop style="stop-color:#ffff00;stop-opacity:1"/></linearGradient><path d="M0 0h1" fill="url(#g)"/>`), "C0 M0 Y100 K0"},
		{"a stop's rule", in("stop{stop-color:#ffff00;stop-opacity:0}", `<linearGradient id="g"><stop/></linearGradient><path d="M0 0h1" fill="url(#g)"/>`), "drawing.svg"},
		{"an inner drawing is cut at its edge", `<svg x="10" y="10" width="20" height="20"><path d="M-5 5h50v1h-50"/></svg>`, "within M10,10 L30,10 L30,30 L10,30 Z"},
		{"or not", `<svg x="10" y="10" width="20" height="20" overflow="visible"><path d="M-5 5h50v1h-50"/></svg>`, "M5,15 L55,15 L55,16 L5,16"},
		{"or not, by a style", `<style>svg svg{overflow:visible}</style><svg x="10" y="10" width="20" height="20"><path d="M-5 5h50v1h-50"/></svg>`, "M5,15 L55,15 L55,16 L5,16  fill"},
		{"shapes of a clip turn one way", `<clipPath id="c"><path d="M0 0H9V9z"/><path d="M1 1V8C8 8 8 8 8 1z"/></clipPath><path d="M0 0h20v1" clip-path="url(#c)"/>`, "within M0,0 L9,0 L9,9 ZM8,1 C8,8 8,8 1,8 L1,1 Z"},
		{"with their holes", `<clipPath id="c"><path d="M0 0H9V9H0zM2 2V4H4zM5 5"/></clipPath><path d="M0 0h20v1" clip-path="url(#c)"/>`, "within M0,0 L9,0 L9,9 L0,9 ZM2,2 L2,4 L4,4 Z"},
		{"and mirrored", `<clipPath id="c"><path transform="scale(-1 1)" d="M0 0H9V9H0zM2 2V4H4z"/></clipPath><path d="M0 0h20v1" clip-path="url(#c)"/>`, "within M0,9 L-9,9 L-9,0 L0,0 ZM-4,4 L-2,4 L-2,2 Z"},
		{"overlapping by the even-odd rule", `<clipPath id="c" clip-rule="evenodd"><path d="M0 0H9V9z"/><path d="M1 1H8V8z"/></clipPath><path d="M0 0h20v1" clip-path="url(#c)"/>`, "a clip path is not applied"},
		{"or beside each other", `<clipPath id="c" clip-rule="evenodd"><path d="M0 0H9V9z"/><path d="M11 1H18V8z"/></clipPath><path d="M0 0h20v1" clip-path="url(#c)"/>`, "within M0,0 L9,0 L9,9 ZM11,1 L18,1 L18,8 Z"},
		{"a line in a clip hides nothing", `<clipPath id="c"><line x2="9"/><rect width="1" height="1"/></clipPath><rect width="9" height="9" clip-path="url(#c)"/>`, "within M0,0 L1,0 L1,1 L0,1 Z"},
	} {
		got := told(readSVG(t, inSVG(c.svg)).Drawing)
		if c.want == "" && got != "" || !strings.Contains(got, c.want) {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

// TestSVGTold: what is not drawn as it should be is told, and what nobody would see
// is not.
func TestSVGTold(t *testing.T) {
	for _, c := range []struct{ svg, want string }{
		{`<text x="1"><tspan>Rainfall</tspan> in <tspan>millimetres</tspan></text>`, "the text `Rainfall in millimetres` is not set"},
		{`<text display="none">a</text><text/><text> </text><defs><text>b</text></defs><image visibility="hidden"/>`, ""},
		{`<style>rect:first-child{fill:red}</style><rect width="1" height="1"/>`, "the selector `rect:first-child` is not read"},
		{`<style>rect:hover, a:focus-visible{fill:red}</style><rect width="1" height="1"/>`, ""},
		{`<rect width="1" height="1" clip-path="circle(40%)"/>`, "a clip path is not applied"},
		{`<g style="transform:rotate(3deg);transform-origin:center"/>`, "a `transform-origin` is not applied"},
		{`<symbol id="s" filter="url(#f)"><path d="M0 0h1"/></symbol><use href="#s"/>`, "a filter is not drawn"},
		{`<rect width="40" height="9" fill="#555"/><rect x="20" width="20" height="9" fill="#7b5"/><rect width="40" height="9" opacity=".1"/>`, "lets nearly all show through"},
		{`<rect width="40" height="9" fill="#555"/><rect width="40" height="9" opacity=".1"/><rect width="40" height="9" y="20" opacity=".1"/>`, ""},
		{`<rect width="40" height="9" fill="#555"/><rect x="20" width="20" height="9" fill="#7b5"/><rect width="40" height="9" opacity=".3"/>`, ""},
		{`<path d="M0 0h1" style="fill:#ffff00;fill:lab(29% 39 20)"/>`, ""},
	} {
		d := readSVG(t, inSVG(c.svg)).Drawing
		switch {
		case c.want == "" && len(d.Findings) > 0, c.want != "" && (len(d.Findings) != 1 || !strings.Contains(d.Findings[0].String(), c.want)):
			t.Errorf("%s: %v", c.svg, d.Findings)
		}
	}
}
