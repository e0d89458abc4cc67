package text

import (
	"testing"

	"broadsheet/layout/geom"
	"broadsheet/layout/hyphen"
)

func BenchmarkShape(b *testing.B) {
	runs, rules, d := []Run{{prose, bodyFont(b)}}, bodyRules(), hyphen.For("en-GB")
	b.ReportAllocs()
	for b.Loop() {
		Shape(runs, rules, d)
	}
}

func BenchmarkBreak(b *testing.B) {
	p := body(b, prose, bodyRules())
	slots := []Slot{{Width: 156 * geom.Pt}}
	b.ReportAllocs()
	for b.Loop() {
		p.Break(slots)
	}
}

func BenchmarkSpans(b *testing.B) {
	p := body(b, prose, bodyRules())
	lines := Best(p.Break([]Slot{{Width: 156 * geom.Pt}})).Lines
	b.ReportAllocs()
	for b.Loop() {
		for _, l := range lines {
			p.Spans(l)
		}
	}
}
