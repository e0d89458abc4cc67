package text

// Rest is the paragraph's text from where the line after l begins: that of each
// run, "" for those that are over. Spaces are single and soft hyphens are gone.
func (p *Paragraph) Rest(l Line) []string {
	out := make([]string, len(p.runs))
	from := p.offset(p.breaks[l.to].start)
	for i := range p.pieces {
		q := &p.pieces[i]
		if q.end > from {
			out[q.run] += p.text[max(q.start, from):q.end]
		}
	}
	return out
}
