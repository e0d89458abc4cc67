package font

import (
	"strings"
	"sync"
	"sync/atomic"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"
)

// Shape turns a text into glyphs in the order in which they stand on the line,
// from left to right. The language is a BCP 47 tag or empty; script and
// direction are the text's own: characters of no script go with those before
// them, and a stretch of a script that runs from right to left comes reversed,
// so that its clusters fall. Stretches of different scripts stay in the order
// of the text; the caller who mixes directions has to cut the text himself.
// A character that the face has not gives glyph 0.
//
// The result is shared and must not be changed. Texts of up to 64 bytes are
// kept, so that a word is shaped once for a face, language and features.
func (f *Face) Shape(text, language string, features Features) []Glyph {
	if text == "" {
		return nil
	}
	m := f.words.manner(language, features)
	if len(text) > maxCached {
		return f.shape(text, m)
	}
	s := m.shard(text)
	if g, ok := s.get(text); ok {
		return g
	}
	return s.put(strings.Clone(text), f.shape(text, m))
}

const (
	maxCached  = 64   // bytes of a text that is kept; a longer one is hardly a word
	maxShard   = 8192 // words in a shard: 64 k words a manner, some 20 MB at the very most
	maxManners = 64   // languages × features; an edition has a dozen
	shardCount = 8
)

// words is a face's cache: a few manners of shaping, and in each its words.
type words struct {
	manners atomic.Pointer[[]*manner] // replaced whole, under mu
	mu      sync.Mutex
}

// manner is a language and a choice of features, with what is known of it.
type manner struct {
	language string
	features Features
	props    harfbuzz.SegmentProperties
	hb       []harfbuzz.Feature
	shards   [shardCount]shard
}

type shard struct {
	mu    sync.RWMutex
	words map[string][]Glyph
}

func (w *words) manner(language string, features Features) *manner {
	if m := w.find(language, features); m != nil {
		return m
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if m := w.find(language, features); m != nil {
		return m
	}
	m := newManner(language, features)
	var list []*manner
	if p := w.manners.Load(); p != nil {
		list = *p
	}
	if len(list) < maxManners {
		list = append(list[:len(list):len(list)], m)
		w.manners.Store(&list)
	}
	return m
}

func (w *words) find(language string, features Features) *manner {
	p := w.manners.Load()
	if p == nil {
		return nil
	}
	for _, m := range *p {
		if m.features == features && m.language == language {
			return m
		}
	}
	return nil
}

func newManner(lang string, features Features) *manner {
	m := &manner{language: strings.Clone(lang), features: features, hb: features.list()}
	m.props.Language = language.NewLanguage(lang)
	return m
}

// shard spreads words evenly enough by their length, first and last letters.
func (m *manner) shard(text string) *shard {
	n := len(text)
	h := uint(n) + uint(text[0])*3 + uint(text[n-1])*5 + uint(text[n/2])*7
	return &m.shards[h%shardCount]
}

func (s *shard) get(text string) ([]Glyph, bool) {
	s.mu.RLock()
	g, ok := s.words[text]
	s.mu.RUnlock()
	return g, ok
}

// put keeps g, unless another goroutine was faster, and returns what is kept.
// A full shard starts anew: that costs time and changes nothing.
func (s *shard) put(text string, g []Glyph) []Glyph {
	s.mu.Lock()
	defer s.mu.Unlock()
	if old, ok := s.words[text]; ok {
		return old
	}
	if s.words == nil || len(s.words) >= maxShard {
		s.words = make(map[string][]Glyph)
	}
	s.words[text] = g
	return g
}

// list gives the features as HarfBuzz wants them.
func (f Features) list() []harfbuzz.Feature {
	var out []harfbuzz.Feature
	add := func(on bool, value uint32, tags ...string) {
		if !on {
			return
		}
		for _, tag := range tags {
			out = append(out, harfbuzz.Feature{Tag: opentype.MustNewTag(tag), Value: value, End: harfbuzz.FeatureGlobalEnd})
		}
	}
	add(f.SmallCaps, 1, "smcp", "c2sc")
	add(f.OldStyle, 1, "onum")
	add(f.Lining, 1, "lnum")
	add(f.Tabular, 1, "tnum")
	add(f.Fractions, 1, "frac")
	add(f.Superior, 1, "sups")
	add(f.NoLigatures, 0, "liga", "clig")
	return out
}

// shaper is what one goroutine at a time shapes with. The buffer keeps the
// shaping plans; the library's Font caches extents and is not to be shared.
type shaper struct {
	font   *harfbuzz.Font
	buffer *harfbuzz.Buffer
}

// take gives a shaper that no one else uses, nil where the face's rules are
// broken.
func (f *Face) take() *shaper {
	f.mu.Lock()
	if n := len(f.idle); n > 0 {
		s := f.idle[n-1]
		f.idle = f.idle[:n-1]
		f.mu.Unlock()
		return s
	}
	f.mu.Unlock()
	rules := f.rules()
	if rules == nil {
		return nil
	}
	return &shaper{harfbuzz.NewFont(font.NewFace(rules)), harfbuzz.NewBuffer()}
}

func (f *Face) give(s *shaper) {
	f.mu.Lock()
	f.idle = append(f.idle, s)
	f.mu.Unlock()
}

// shape shapes the text, script by script. Where the face's rules are so
// broken that the shaping library panics, it gives the plain glyphs.
func (f *Face) shape(text string, m *manner) (out []Glyph) {
	defer func() {
		if recover() != nil {
			out = f.plain(text)
		}
	}()
	s := f.take()
	if s == nil {
		return f.plain(text)
	}
	for start := 0; start < len(text); {
		end, script := scriptRun(text, start)
		out = s.run(out, text, start, end, script, m, f.glyphs)
		start = end
	}
	f.give(s) // not after a panic
	return out
}

// scriptRun gives the end of the stretch of one script that starts at a byte of
// the text, and the script. Characters of no script of their own belong to the
// stretch before them, at the text's start to that after them. A text of those
// alone has script 0, the font's default.
func scriptRun(text string, start int) (end int, script language.Script) {
	for i, r := range text[start:] {
		s := scriptOf(r)
		switch {
		case s == 0 || s == script:
		case script == 0:
			script = s
		default:
			return start + i, script
		}
	}
	return len(text), script
}

// scriptOf gives a character's script, 0 where it has none of its own.
func scriptOf(r rune) language.Script {
	if r < 0x80 {
		if 'a' <= r|0x20 && r|0x20 <= 'z' {
			return language.Latin
		}
		return 0
	}
	if s := language.LookupScript(r); s.Strong() && s != language.Unknown {
		return s
	}
	return 0
}

// run shapes text[start:end] and appends its glyphs. Only the stretch itself
// is shaped, without the text around it.
func (s *shaper) run(out []Glyph, text string, start, end int, script language.Script, m *manner, glyphs int) []Glyph {
	b := s.buffer
	b.Clear()
	for i, r := range text[start:end] {
		b.AddRune(r, start+i)
	}
	b.Props = m.props
	b.Props.Script = script
	b.Props.Direction = direction(script)
	b.Shape(s.font, m.hb)
	if out == nil {
		out = make([]Glyph, 0, len(b.Info))
	}
	for i := range b.Info {
		g, p := &b.Info[i], &b.Pos[i]
		id := uint16(g.Glyph)
		if int(g.Glyph) >= glyphs {
			id = 0
		}
		out = append(out, Glyph{ID: id, Cluster: int32(g.Cluster), Advance: p.XAdvance, X: p.XOffset, Y: p.YOffset})
	}
	return out
}

// direction is the script's. Of the scripts that run from right to left these
// are the living ones.
func direction(s language.Script) harfbuzz.Direction {
	switch s {
	case language.Arabic, language.Hebrew, language.Syriac, language.Thaana, language.Nko,
		language.Samaritan, language.Mandaic, language.Adlam, language.Hanifi_Rohingya, language.Mende_Kikakui, language.Yezidi:
		return harfbuzz.RightToLeft
	}
	return harfbuzz.LeftToRight
}

// plain gives a glyph a character, unkerned.
func (f *Face) plain(text string) []Glyph {
	out := make([]Glyph, 0, len(text))
	for i, r := range text {
		id, _ := f.Glyph(r)
		out = append(out, Glyph{ID: id, Cluster: int32(i), Advance: f.Advance(id)})
	}
	return out
}
