package edition

import (
	"broadsheet/layout/diag"
	"broadsheet/layout/parallel"
	"broadsheet/layout/story"
)

// enclosed is a story within a module that still has to be read: a brief, a
// letter.
type enclosed struct {
	ref
	to **story.Story
}

// readEnclosed reads the stories within modules. A file that cannot be read
// leaves its story nil, with an error.
func (r *reader) readEnclosed(in *folder) {
	type result struct {
		story      *story.Story
		findings   diag.List
		fault, err error // of the file, of the reader
	}
	results := make([]result, len(r.enclosed))
	parallel.Each(len(results), func(i int) {
		got := &results[i]
		data, err := in.read(r.enclosed[i].name)
		if err != nil {
			got.fault = err
			return
		}
		got.story, got.findings, got.err = story.ReadIn(in.shown(r.enclosed[i].name), data, r.edition.Language)
	})
	for i, got := range results {
		r.later = append(r.later, got.findings...)
		switch {
		case got.fault != nil:
			r.Findings = append(r.Findings, in.fault("file", r.enclosed[i].ref, got.fault, diag.Error))
		case got.err != nil:
			r.Findings = append(r.Findings, asList("", got.err)...)
		default:
			*r.enclosed[i].to = got.story
		}
	}
}
