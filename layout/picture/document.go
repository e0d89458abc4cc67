package picture

import "broadsheet/layout/pdfread"

// ReadPage reads a page of a PDF, the first being 1, as Read reads its first one.
// Of any other picture it is Read.
func ReadPage(file string, data []byte, number int) (*Picture, error) {
	if f, err := sniff(data); err != nil || f != PDF {
		return Read(file, data)
	}
	p := &Picture{File: file, Data: data, Format: PDF, Orientation: 1}
	if err := p.readPDF(number); err != nil {
		return nil, err
	}
	return p, nil
}

// readPDF reads the page of a PDF.
func (p *Picture) readPDF(number int) (err error) {
	if p.Document, err = pdfread.Read(p.Data, number); err != nil {
		return err
	}
	p.Color = CMYK
	p.Width, p.Height = inMilli(p.Document.Size.W), inMilli(p.Document.Size.H)
	return nil
}
