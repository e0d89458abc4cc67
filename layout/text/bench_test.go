package text

import (
	"testing"

	"broadsheet/layout/geom"
	"broadsheet/layout/hyphen"
)

func BenchmarkShape(b *testing.B) {
	runs, rules, d := []Run{{prose, bodyFont(b)}}, bodyRules(), NewLexicon(hyphen.For("en-GB"))
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

// BenchmarkBreakFoot breaks as make-up does near a leg's foot.
func BenchmarkBreakFoot(b *testing.B) {
	p := body(b, prose, bodyRules())
	slots := make([]Slot, 6)
	for i := range slots {
		slots[i] = Slot{Width: 156 * geom.Pt, Foot: i == 4}
	}
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
