package picture

import (
	"errors"
	"strings"
)

// isSVG tells an SVG document by its beginning.
func isSVG(s string) bool { return strings.Contains(s, "<svg") }

func (p *Picture) readSVG() error { return errors.New("an SVG drawing cannot be read") }
