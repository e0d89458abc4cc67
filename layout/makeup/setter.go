package makeup

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"broadsheet/layout/diag"
	"broadsheet/layout/edition"
	"broadsheet/layout/font"
	"broadsheet/layout/geom"
	"broadsheet/layout/hyphen"
	"broadsheet/layout/parallel"
	"broadsheet/layout/story"
	"broadsheet/layout/text"
)

// style is a style of the edition with its faces found.
type style struct {
	edition.Style
	name         string
	face         *font.Face
	bold, italic *font.Face // for strong and emphasis; face itself where the family has none
	boldItalic   *font.Face
}

// styles are all of them.
type styles struct {
	nameplate, ear, dateline         *style
	section, folioNumber, folio      *style
	folioSection                     *style
	kicker, headline, deck           *style
	byline, bylineTitle, jump        *style
	storyDateline                    *style
	body, subhead, dropCap, item     *style
	quote, quoteBy                   *style
	caption, captionLead, credit     *style
	note                             *style
	boxTitle, boxText                *style // these six only in an edition with modules
	agate, agateHead                 *style
	source, adLabel                  *style
	index, referHead, referText      *style // these six only where the kinds of module are that have them
	referPage, briefHead, reading    *style
	letterHead, signature, agateText *style // these seven likewise
	classifiedHead, obituaryName     *style
	gridNumber, gridFigure           *style
	columnRule, cutOff, module, line edition.Rule
	boxRule, agateRule               edition.Rule
	tint                             geom.Ink
}

// setter sets text in an edition's styles. It is immutable once made.
type setter struct {
	edition *edition.Edition
	library *font.Library
	styles  styles
	from    *edition.Styles       // of the edition or of a section
	hyphens *hyphen.Dictionary    // of the edition's language
	words   *text.Lexicon         // hyphenated by it
	given   [][]edition.Placement // by page, those of the edition's stories that it gets
}

// wantedStyle is a style whose faces are to be found.
type wantedStyle struct {
	name string
	to   **style
	from edition.Style
}

// newSetter finds the faces of every style of a style sheet. A face that is not there is an
// error that names the style.
func newSetter(ed *edition.Edition, of *edition.Styles, lib *font.Library) (*setter, error) {
	s := &setter{edition: ed, library: lib, from: of}
	var err error
	if s.hyphens, err = hyphen.For(ed.Language).With(ed.Hyphenation); err != nil {
		return nil, fmt.Errorf("hyphenation exceptions of %s: %w", ed.File, err)
	}
	s.words = text.NewLexicon(s.hyphens)
	list := []wantedStyle{
		{"nameplate", &s.styles.nameplate, of.Nameplate},
		{"ear", &s.styles.ear, of.Ear},
		{"dateline", &s.styles.dateline, of.Dateline},
		{"section", &s.styles.section, of.Section},
		{"folio-number", &s.styles.folioNumber, of.FolioNumber},
		{"folio-section", &s.styles.folioSection, of.FolioSection},
		{"folio", &s.styles.folio, of.Folio},
		{"kicker", &s.styles.kicker, of.Kicker},
		{"headline", &s.styles.headline, of.Headline},
		{"deck", &s.styles.deck, of.Deck},
		{"byline", &s.styles.byline, of.Byline},
		{"byline-title", &s.styles.bylineTitle, of.BylineTitle},
		{"jump", &s.styles.jump, of.Jump},
		{"story-dateline", &s.styles.storyDateline, of.StoryDateline},
		{"body", &s.styles.body, of.Body},
		{"subhead", &s.styles.subhead, of.Subhead},
		{"drop-cap", &s.styles.dropCap, of.DropCap},
		{"item", &s.styles.item, of.Item},
		{"quote", &s.styles.quote, of.Quote},
		{"quote-by", &s.styles.quoteBy, of.QuoteBy},
		{"caption", &s.styles.caption, of.Caption},
		{"caption-lead", &s.styles.captionLead, of.CaptionLead},
		{"credit", &s.styles.credit, of.Credit},
		{"note", &s.styles.note, of.Note},
	}
	if slices.ContainsFunc(ed.Pages, func(p edition.Page) bool { return len(p.Modules) > 0 }) {
		list = append(list, []wantedStyle{
			{"box-title", &s.styles.boxTitle, of.BoxTitle},
			{"box-text", &s.styles.boxText, of.BoxText},
			{"agate", &s.styles.agate, of.Agate},
			{"agate-head", &s.styles.agateHead, of.AgateHead},
			{"source", &s.styles.source, of.Source},
			{"ad-label", &s.styles.adLabel, of.AdLabel},
		}...)
	}
	list = append(list, s.ofKinds(of)...)
	// Faces are read when they are first asked for, which takes a while.
	errs := make([]error, len(list))
	parallel.Each(len(list), func(i int) { *list[i].to, errs[i] = s.find(list[i].name, list[i].from) })
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	s.styles.columnRule, s.styles.cutOff = of.ColumnRule, of.CutOffRule
	s.styles.module, s.styles.line = of.ModuleRule, of.Keyline
	s.styles.boxRule, s.styles.agateRule, s.styles.tint = of.BoxRule, of.AgateRule, of.Tint
	return s, nil
}

func (s *setter) find(name string, from edition.Style) (*style, error) {
	face, err := s.library.Face(from.Face)
	if err != nil {
		if from.FacePos.File == "" {
			return nil, fmt.Errorf("style %s: %w", name, err)
		}
		return nil, diag.List{diag.At(from.FacePos, diag.Error, "unknown-face", "style %s: %v", name, err).
			WithHint("`broadsheet fonts` lists the faces")}
	}
	return &style{Style: from, name: name, face: face,
		bold: s.sibling(face, true, false), italic: s.sibling(face, false, true),
		boldItalic: s.sibling(face, true, true)}, nil
}

func (s *setter) sibling(f *font.Face, bold, italic bool) *font.Face {
	if g, ok := s.library.Sibling(f, bold, italic); ok {
		return g
	}
	return f
}

// font is the style's face at its size, or at another where size is not 0.
func (st *style) font(size geom.Length) text.Font {
	if size == 0 {
		size = st.Size
	}
	f := font.Features{SmallCaps: st.Case == edition.SmallCaps}
	switch st.Figures {
	case edition.Lining:
		f.Lining = true
	case edition.OldStyle:
		f.OldStyle = true
	case edition.Tabular:
		f.Lining, f.Tabular = true, true
	}
	return text.Font{Face: st.face, Size: size, Features: f, Track: st.Track}
}

// wordLeastShare is the part of what a word space may shrink by which it may shrink
// further where a line would else be open: a line in 150 is so tight, and a fifth
// fewer are open.
const wordLeastShare = 3

// rules are the style's limits as the line breaker takes them. The least last
// line is 2.5 em: less than that, a word of five letters, is a runt.
func (st *style) rules(language string) text.Rules {
	h := st.HJ
	return text.Rules{
		Align: map[edition.Align]text.Align{edition.Justify: text.Justify, edition.Left: text.Left,
			edition.Center: text.Center, edition.Right: text.Right}[st.Align],
		Indent: st.Indent, Language: language,
		WordMin: h.WordMin, WordBest: h.WordBest, WordMax: h.WordMax,
		WordLeast: h.WordMin - (h.WordBest-h.WordMin)/wordLeastShare,
		LetterMin: h.LetterMin, LetterMax: h.LetterMax,
		ScaleMin: h.ScaleMin, ScaleMax: h.ScaleMax,
		Hyphenate: h.Hyphenate, MinWord: h.MinWord, Before: h.Before, After: h.After,
		Ladder: h.Ladder, HyphenPenalty: h.HyphenPenalty,
		ExplicitHyphenPenalty: h.HyphenPenalty, CapitalPenalty: h.HyphenPenalty / 2,
		LastMin: st.Size * 5 / 2, Margins: h.Margins,
	}
}

// look is how one run shows on the page: what package text need not know.
type look struct {
	style *style
	link  string
	upper bool // set as small capitals from lower case; the text is capitals
}

// copy is text of one style being gathered into runs.
type copyText struct {
	runs  []text.Run
	looks []look
}

// add appends text in a style at a size (0 for the style's own), in the
// style's case.
func (c *copyText) add(st *style, size geom.Length, s string) {
	if s == "" {
		return
	}
	upper := false
	switch st.Case {
	case edition.Capitals:
		s = strings.ToUpper(s)
	case edition.SmallCaps:
		s, upper = strings.ToLower(s), s == strings.ToUpper(s)
	}
	c.runs = append(c.runs, text.Run{Text: s, Font: st.font(size)})
	c.looks = append(c.looks, look{style: st, upper: upper})
}

// addSpans appends a story's spans, emphasis and strong in the style's
// siblings.
func (c *copyText) addSpans(st *style, spans []story.Span) {
	for _, sp := range spans {
		c.add(st, 0, sp.Text)
		if sp.Text == "" {
			continue
		}
		last := len(c.runs) - 1
		switch {
		case sp.Emph && sp.Strong:
			c.runs[last].Font.Face = st.boldItalic
		case sp.Emph:
			c.runs[last].Font.Face = st.italic
		case sp.Strong:
			c.runs[last].Font.Face = st.bold
		}
		c.looks[last].link = sp.Link
	}
}

// paragraph is shaped text and how its runs look.
type paragraph struct {
	*text.Paragraph
	runs  []text.Run
	looks []look
	pos   diag.Pos
}

func (s *setter) shape(c copyText, rules text.Rules, words *text.Lexicon) paragraph {
	return paragraph{Paragraph: text.Shape(c.runs, rules, words), runs: c.runs, looks: c.looks}
}

// simple shapes a short text of one style, in one run.
func (s *setter) simple(st *style, txt string) paragraph {
	var c copyText
	c.add(st, 0, txt)
	return s.shape(c, st.rules(s.edition.Language), s.words)
}

// missing reports the characters that have no glyph.
func (p paragraph) missing(folio string) diag.List {
	var l diag.List
	for _, m := range p.Missing() {
		f := diag.At(p.pos, diag.Error, "missing-glyph", "%s has no glyph for %s (U+%04X)",
			p.looks[m.Run].style.face.Name(), printable(m.Rune), m.Rune).
			WithHint("choose another face for style %s", p.looks[m.Run].style.name)
		f.Page = folio
		l = append(l, f)
	}
	return l
}

func printable(r rune) string {
	if r < ' ' || !utf8.ValidRune(r) {
		return "a control character"
	}
	return "‘" + string(r) + "’"
}
