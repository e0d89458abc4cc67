package edition

import (
	"broadsheet/layout/diag"
	"broadsheet/layout/geom"
)

// Style is how one kind of text is set. The house style sheet, house.yaml,
// gives every style; a spec's styles change keys of it. A style with a Series is
// fitted: it takes its size from there, and its leading in the proportion of
// Leading to Size. A spec that gives such a style a size and no series fixes it:
// Series is then empty.
type Style struct {
	Face     string      // full name, "Source Serif 4 SmText Regular"; a family alone is its regular
	FacePos  diag.Pos    // where the spec names the face; zero for the house's
	Size     geom.Length // fitted styles take it from Series
	Leading  geom.Length
	Ink      geom.Ink
	Track    int32 // thousandths of an em
	Case     Case
	Figures  Figures
	Align    Align
	Indent   geom.Length
	Above    Lines // space above and below
	Below    Lines
	RuleOver Rule
	RuleFoot Rule
	Series   []geom.Length // sizes to fit a headline from, ascending
	HJ       HJ
}

// Lines is a space in thousandths of a baseline step.
type Lines int32

// Rule is a line above or below a text; none where Weight is 0.
type Rule struct {
	Weight geom.Length
	Ink    geom.Ink
}

// Case is how letters are cased.
type Case string

// AsIs is the zero value.
const (
	AsIs      Case = ""
	Capitals  Case = "capitals"
	SmallCaps Case = "small-caps"
)

// Figures is which figures a style uses.
type Figures string

// DefaultFigures are the face's own.
const (
	DefaultFigures Figures = ""
	Lining         Figures = "lining"
	OldStyle       Figures = "old-style"
	Tabular        Figures = "tabular"
)

// Align is how lines fill their measure.
type Align string

// The alignments.
const (
	Justify Align = "justify"
	Left    Align = "left"
	Center  Align = "center"
	Right   Align = "right"
)

// HJ are limits of hyphenation and justification: per cent of the word space,
// thousandths of an em of letter space, per cent·10 of glyph scaling.
type HJ struct {
	WordMin, WordBest, WordMax int32
	LetterMin, LetterMax       int32
	ScaleMin, ScaleMax         int32
	Hyphenate                  bool
	MinWord, Before, After     int
	Ladder                     int
	HyphenPenalty              int32
	Margins                    bool
}

// Styles are the styles by name, in the house style sheet's order.
type Styles struct {
	Nameplate, Ear, Dateline                    Style // Dateline is the line below the nameplate
	Section, FolioNumber, FolioSection, Folio   Style
	Kicker, Headline, Deck                      Style
	Byline, BylineTitle, Jump                   Style
	StoryDateline                               Style
	Body, Subhead, DropCap                      Style
	Item                                        Style
	Quote, QuoteBy                              Style
	Caption, CaptionLead, Credit                Style
	Note                                        Style
	BoxTitle, BoxText, Agate, AgateHead         Style // of modules beside stories
	Source, AdLabel                             Style
	Index, ReferHead, ReferText, ReferPage      Style
	BriefHead, Reading                          Style
	LetterHead, Signature, AgateText            Style
	ClassifiedHead, ObituaryName                Style
	GridNumber, GridFigure                      Style
	ColumnRule, CutOffRule, ModuleRule, Keyline Rule
	BoxRule, AgateRule                          Rule
	Tint                                        geom.Ink // of tinted boxes
}
