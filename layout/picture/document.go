package picture

import "errors"

func (p *Picture) readPDF(number int) error { return errors.New("a PDF cannot be read") }
