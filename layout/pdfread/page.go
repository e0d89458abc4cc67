// Package pdfread reads a page of a PDF that comes from elsewhere, so that it can
// be placed in another as it is.
package pdfread

import "broadsheet/layout/geom"

// Page is one page of a PDF.
type Page struct {
	Size geom.Size
}
