package makeup

import "broadsheet/layout/edition"

// ofKinds are the styles that some kinds of module have of their own, for the kinds
// that the edition has.
func (s *setter) ofKinds(of *edition.Styles) []wantedStyle {
	var index, refers, briefs, weather, letters, obituaries, agate, heads, grids bool
	for i := range s.edition.Pages {
		for k := range s.edition.Pages[i].Modules {
			switch s.edition.Pages[i].Modules[k].Content.(type) {
			case *edition.Index:
				index = true
			case *edition.Refers:
				refers = true
			case *edition.Briefs:
				briefs = true
			case *edition.Weather:
				weather = true
			case *edition.Letters:
				letters = true
			case *edition.Obituaries:
				obituaries, agate = true, true
			case *edition.Classifieds, *edition.Results:
				agate, heads = true, true
			case *edition.Puzzle, *edition.Table:
				agate, grids = true, true
			}
		}
	}
	var list []wantedStyle
	for _, w := range [...]struct {
		wanted bool
		wantedStyle
	}{
		{index, wantedStyle{"index", &s.styles.index, of.Index}},
		{refers, wantedStyle{"refer-head", &s.styles.referHead, of.ReferHead}},
		{refers, wantedStyle{"refer-text", &s.styles.referText, of.ReferText}},
		{refers, wantedStyle{"refer-page", &s.styles.referPage, of.ReferPage}},
		{briefs, wantedStyle{"brief-head", &s.styles.briefHead, of.BriefHead}},
		{weather, wantedStyle{"reading", &s.styles.reading, of.Reading}},
		{letters, wantedStyle{"letter-head", &s.styles.letterHead, of.LetterHead}},
		{letters, wantedStyle{"signature", &s.styles.signature, of.Signature}},
		{agate, wantedStyle{"agate-text", &s.styles.agateText, of.AgateText}},
		{heads, wantedStyle{"classified-head", &s.styles.classifiedHead, of.ClassifiedHead}},
		{obituaries, wantedStyle{"obituary-name", &s.styles.obituaryName, of.ObituaryName}},
		{grids, wantedStyle{"grid-number", &s.styles.gridNumber, of.GridNumber}},
		{grids, wantedStyle{"grid-figure", &s.styles.gridFigure, of.GridFigure}},
	} {
		if w.wanted {
			list = append(list, w.wantedStyle)
		}
	}
	return list
}
