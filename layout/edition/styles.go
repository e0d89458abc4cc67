package edition

import (
	_ "embed"

	"broadsheet/layout/diag"
	"broadsheet/layout/geom"
	"broadsheet/layout/yaml"
)

//go:embed house.yaml
var houseSheet []byte

// House is the house style sheet, house.yaml.
func House() Styles {
	var r reader
	r.house()
	if len(r.Findings) > 0 {
		panic("edition: house.yaml: " + r.Findings.Error())
	}
	return r.styles.resolve()
}

// namedStyle is a style by its name in the page spec.
type namedStyle struct {
	name string
	*Style
}

// namedRule is a rule by its name in the page spec.
type namedRule struct {
	name string
	*Rule
}

// texts are the styles of text in the house style sheet's order.
func (s *Styles) texts() []namedStyle {
	return []namedStyle{
		{"nameplate", &s.Nameplate}, {"ear", &s.Ear}, {"dateline", &s.Dateline},
		{"section", &s.Section}, {"folio-number", &s.FolioNumber},
		{"folio-section", &s.FolioSection}, {"folio", &s.Folio},
		{"kicker", &s.Kicker}, {"headline", &s.Headline}, {"deck", &s.Deck},
		{"byline", &s.Byline}, {"byline-title", &s.BylineTitle}, {"jump", &s.Jump}, {"story-dateline", &s.StoryDateline},
		{"body", &s.Body}, {"item", &s.Item}, {"subhead", &s.Subhead}, {"drop-cap", &s.DropCap},
		{"quote", &s.Quote}, {"quote-by", &s.QuoteBy},
		{"caption", &s.Caption}, {"caption-lead", &s.CaptionLead}, {"credit", &s.Credit},
		{"note", &s.Note},
		{"box-title", &s.BoxTitle}, {"box-text", &s.BoxText}, {"agate", &s.Agate}, {"agate-head", &s.AgateHead},
		{"source", &s.Source}, {"ad-label", &s.AdLabel},
		{"index", &s.Index}, {"refer-head", &s.ReferHead}, {"refer-text", &s.ReferText}, {"refer-page", &s.ReferPage},
		{"brief-head", &s.BriefHead}, {"reading", &s.Reading},
		{"letter-head", &s.LetterHead}, {"signature", &s.Signature}, {"agate-text", &s.AgateText},
		{"classified-head", &s.ClassifiedHead}, {"obituary-name", &s.ObituaryName},
		{"grid-number", &s.GridNumber}, {"grid-figure", &s.GridFigure},
	}
}

// rules are the styles of rules.
func (s *Styles) rules() []namedRule {
	return []namedRule{
		{"column-rule", &s.ColumnRule}, {"cut-off-rule", &s.CutOffRule},
		{"module-rule", &s.ModuleRule}, {"keyline", &s.Keyline},
		{"box-rule", &s.BoxRule}, {"agate-rule", &s.AgateRule},
	}
}

// measure is a length that may be given in proportion to a style's size:
// thousandths of it, or, where they are 0, a length.
type measure struct {
	length geom.Length
	share  int32
}

func (m measure) of(size geom.Length) geom.Length {
	if m.share == 0 {
		return m.length
	}
	return size.MulDiv(geom.Length(m.share), 1000)
}

// sheetOfStyles are styles while they are read: leading and indent of each, in
// the order of Styles.texts, may still follow a size that changes.
type sheetOfStyles struct {
	styles          Styles
	leading, indent [64]measure
}

func (s *sheetOfStyles) resolve() Styles {
	out := s.styles
	for i, t := range out.texts() {
		t.Leading, t.Indent = s.leading[i].of(t.Size), s.indent[i].of(t.Size)
	}
	return out
}

// house reads the house style sheet. What it does not say of a style is said
// here: black, flush left, at the face's own word space and not hyphenated.
func (r *reader) house() {
	for _, t := range r.styles.styles.texts() {
		t.Ink, t.Align = geom.Black, Left
		t.RuleOver.Ink, t.RuleFoot.Ink = geom.Black, geom.Black
		t.HJ = HJ{WordMin: 80, WordBest: 100, WordMax: 133, ScaleMin: 1000, ScaleMax: 1000,
			MinWord: 6, Before: 2, After: 3, Ladder: 2, HyphenPenalty: 100}
	}
	for _, l := range r.styles.styles.rules() {
		l.Ink = geom.Black
	}
	n, err := yaml.Parse("house.yaml", houseSheet, 1)
	if err != nil {
		panic("edition: " + err.Error())
	}
	r.styleSheet(n)
	for _, t := range r.styles.styles.texts() {
		t.FacePos = diag.Pos{}
	}
}

// styleSheet puts the styles of a map over those already read.
func (r *reader) styleSheet(n *yaml.Node) {
	texts, lines := r.styles.styles.texts(), r.styles.styles.rules()
	known := make([]string, 0, len(texts)+len(lines))
	for _, t := range texts {
		known = append(known, t.name)
	}
	for _, l := range lines {
		known = append(known, l.name)
	}
	known = append(known, "tint")
	m := r.Map(n, known...)
	if v := m.Get("tint"); v != nil {
		r.styles.styles.Tint = r.ink(v)
	}
	for i, t := range texts {
		if v := m.Get(t.name); v != nil {
			r.style(v, t.Style, &r.styles.leading[i], &r.styles.indent[i])
		}
	}
	for _, l := range lines {
		r.rule(m.Get(l.name), l.Rule)
	}
}

// The bounds of type: what no press prints, and what no page holds.
const (
	smallestType = 3 * geom.Pt
	largestType  = 400 * geom.Pt
)

// style puts the keys of a map over a style.
func (r *reader) style(n *yaml.Node, s *Style, leading, indent *measure) {
	m := r.Map(n, "face", "size", "leading", "ink", "tracking", "case", "figures", "align", "indent",
		"above", "below", "rule-over", "rule-foot", "series", "word-space", "letter-space", "glyph-scale",
		"hyphenate", "min-word", "before", "after", "ladder", "hyphen-penalty", "margins")
	if v := m.Get("face"); v != nil {
		s.Face, s.FacePos = r.String(v), v.Pos()
	}
	if size := r.optional(m.Get("size"), smallestType, largestType); size != nil {
		s.Size, s.Series = *size, nil
	}
	if v := m.Get("series"); v != nil {
		s.Series = r.series(v)
	}
	r.measure(m.Get("leading"), leading, "%", 10, 500, 3000, smallestType, largestType)
	r.measure(m.Get("indent"), indent, "em", 1000, 0, 20_000, 0, 20*geom.Pica)
	if v := m.Get("ink"); v != nil {
		s.Ink = r.ink(v)
	}
	if v := m.Get("tracking"); v != nil {
		s.Track = int32(r.Int(v, -200, 1000))
	}
	if v := m.Get("above"); v != nil {
		s.Above = Lines(r.thousandths(v, 0, 20_000))
	}
	if v := m.Get("below"); v != nil {
		s.Below = Lines(r.thousandths(v, 0, 20_000))
	}
	r.rule(m.Get("rule-over"), &s.RuleOver)
	r.rule(m.Get("rule-foot"), &s.RuleFoot)
	r.manner(m, s)
	r.limits(m, &s.HJ)
}

// manner reads case, figures and alignment.
func (r *reader) manner(m *yaml.Mapping, s *Style) {
	if v := m.Get("case"); v != nil {
		s.Case = Case(r.Enum(v, "as-is", string(Capitals), string(SmallCaps)))
		if s.Case == "as-is" {
			s.Case = AsIs
		}
	}
	if v := m.Get("figures"); v != nil {
		s.Figures = Figures(r.Enum(v, "default", string(Lining), string(OldStyle), string(Tabular)))
		if s.Figures == "default" {
			s.Figures = DefaultFigures
		}
	}
	if v := m.Get("align"); v != nil {
		s.Align = Align(r.Enum(v, string(Justify), string(Left), string(Center), string(Right)))
	}
}

// limits reads the limits of hyphenation and justification.
func (r *reader) limits(m *yaml.Mapping, h *HJ) {
	if v := r.items(m.Get("word-space"), 3, 3, "[least, best, greatest] in per cent of the face's space, as [80, 100, 133]"); v != nil {
		h.WordMin, h.WordBest, h.WordMax = int32(r.Int(v[0], 20, 500)), int32(r.Int(v[1], 20, 500)), int32(r.Int(v[2], 20, 1000))
		r.rising(v, h.WordMin, h.WordBest, h.WordMax)
	}
	if v := r.items(m.Get("letter-space"), 2, 2, "[least, greatest] in thousandths of an em, as [-10, 20]"); v != nil {
		h.LetterMin, h.LetterMax = int32(r.Int(v[0], -100, 0)), int32(r.Int(v[1], 0, 500))
	}
	if v := r.items(m.Get("glyph-scale"), 2, 2, "[least, greatest] in per cent, as [97, 103]"); v != nil {
		h.ScaleMin, h.ScaleMax = r.thousandths(v[0], 80_000, 100_000)/100, r.thousandths(v[1], 100_000, 120_000)/100
	}
	if v := m.Get("hyphenate"); v != nil {
		h.Hyphenate = r.Bool(v)
	}
	if v := m.Get("margins"); v != nil {
		h.Margins = r.Bool(v)
	}
	for _, k := range [...]struct {
		key       string
		to        *int
		low, high int
	}{{"min-word", &h.MinWord, 2, 40}, {"before", &h.Before, 1, 20}, {"after", &h.After, 1, 20}, {"ladder", &h.Ladder, 0, 100}} {
		if v := m.Get(k.key); v != nil {
			*k.to = r.Int(v, k.low, k.high)
		}
	}
	if v := m.Get("hyphen-penalty"); v != nil {
		h.HyphenPenalty = int32(r.Int(v, 0, 10_000))
	}
}

// rising reports values that do not rise.
func (r *reader) rising(n []*yaml.Node, values ...int32) {
	for i := 1; i < len(values); i++ {
		if values[i] < values[i-1] && values[i] != 0 {
			r.Errorf(n[i], "range", "%d is less than the %d before it", values[i], values[i-1]).Hint = "give the values in rising order"
			return
		}
	}
}

// series is sizes in ascending order.
func (r *reader) series(n *yaml.Node) []geom.Length {
	items := r.List(n)
	if len(items) == 0 {
		r.Errorf(n, "type", "a series without a size").Hint = "write sizes in rising order, as [18pt, 24pt, 36pt]"
	}
	sizes := make([]geom.Length, 0, len(items))
	for _, item := range items {
		size := r.length(item, smallestType, largestType)
		if len(sizes) > 0 && size <= sizes[len(sizes)-1] && size > 0 {
			r.Errorf(item, "range", "%s does not rise above the size before it", item.Value).Hint = "give the sizes in rising order"
		}
		sizes = append(sizes, size)
	}
	return sizes
}

// measure reads a length from low to high, or a number of a unit that follows
// the type size: it counts for so many thousandths, and is from least to most of
// them. What is wrong changes nothing.
func (r *reader) measure(n *yaml.Node, to *measure, unit string, thousandths, least, most int64, low, high geom.Length) {
	if n == nil {
		return
	}
	d, rest, isNumber := parseDecimal(n.Value)
	if !isNumber || rest != unit {
		if l := r.optional(n, low, high); l != nil {
			*to = measure{length: *l}
		}
		return
	}
	v := d.times(thousandths, 1)
	if v < least || v > most {
		r.Errorf(n, "range", "%s is out of range", n.Value).Hint =
			"give one from " + number(least*1000/thousandths) + unit + " to " + number(most*1000/thousandths) + unit
		return
	}
	*to = measure{share: int32(v)}
}

// rule puts a rule over one: "none", a weight, or a map of weight and ink.
func (r *reader) rule(n *yaml.Node, to *Rule) {
	const heaviest = 24 * geom.Pt
	switch {
	case n == nil:
		return
	case n.Kind == yaml.Scalar && n.Value == "none":
		to.Weight = 0
		return
	case n.Kind == yaml.Scalar:
		to.Weight = r.length(n, 0, heaviest)
		return
	}
	m := r.Map(n, "weight", "ink")
	if v := m.Get("weight"); v != nil {
		to.Weight = r.length(v, 0, heaviest)
	}
	if v := m.Get("ink"); v != nil {
		to.Ink = r.ink(v)
	}
}
