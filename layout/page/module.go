package page

import (
	"strconv"

	"broadsheet/layout/geom"
)

// Module is a rectangle of the grid that one thing takes: a story with its art,
// an advertisement, a table. Items[From:To] of its page are its own, among them the
// cut-off rule above it; what is of no module is furniture. The modules of a page
// stand in reading order, and their items do not interlock.
type Module struct {
	Kind  string // "story", or the module's key in the page spec: "ad", "table" …
	Name  string // much as messages name it: "the story harbour.md", "the table ‘Fares’"
	Story int    // as Text.Story; 0 where it is no story

	// Column and Row, from 1, are the first ones that it takes; rows count below the
	// page's head, as in the page spec. Box is from the top of its first row to the
	// foot of its last.
	Column, Span int
	Row, Rows    int
	Box          geom.Rect
	Framed       bool // a story in a frame, which takes a row above it and one below
	Overset      bool // it needs more room, as make-up has said

	From, To int
}

func appendModule(b []byte, m *Module) []byte {
	b = appendString(append(b, `{"module":`...), m.Kind)
	b = appendString(append(b, `,"name":`...), m.Name)
	b = strconv.AppendInt(append(b, `,"story":`...), int64(m.Story), 10)
	b = appendInts(append(b, `,"place":`...), m.Column, m.Span, m.Row, m.Rows)
	b = appendRect(append(b, `,"box":`...), m.Box)
	b = strconv.AppendBool(append(b, `,"framed":`...), m.Framed)
	b = appendInts(append(b, `,"items":`...), m.From, m.To)
	return append(b, '}')
}
