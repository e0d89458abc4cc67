package makeup

import (
	"testing"

	"broadsheet/layout/diag"
)

// TestWhite tells of holes that are seen at once, and of no others.
func TestWhite(t *testing.T) {
	const tall, low = "{ad: ad.png, at: {column: 1, span: 2, row: 1, depth: 74}}", "{ad: ad.png, at: {column: 3, span: 2, row: 1, depth: 72}}"
	for _, c := range []struct{ name, pages, want string }{
		{"full", "{folio: A1, modules: [" + tall + ", " + low + "]}", ""},
		{"half of it", "{folio: A1, modules: [" + tall + ", {list: {items: [one]}, at: {column: 3, span: 2, row: 1}}]}", "2 columns by 74 rows are empty from column 3, row 3 on"},
		{"a column", "{folio: A1, modules: [" + tall + ", {ad: ad.png, at: {column: 3, span: 1, row: 1, depth: 66}}]}", "1 column by 76 rows are empty from column 4, row 1 on"},
		{"in the middle", "{folio: A1, modules: [{ad: ad.png, at: {row: 1, depth: 20}}, {ad: ad.png, at: {from: bottom, depth: 20}}]}", "4 columns by 36 rows are empty from column 1, row 21 on"},
		{"a thing alone", "{folio: A1, modules: [{list: {items: [one]}, at: {column: 3, span: 2, row: 1}}]}", ""},
		{"a thing alone on a second page", "{folio: A1, modules: [" + tall + ", " + low + "]}, {folio: A2, modules: [" + tall + "]}", "2 columns by 76 rows are empty from column 3, row 1 on"},
	} {
		_, findings := setPages(t, testSheet+"pages: ["+c.pages+"]\n")
		f, _ := find(findings, "white")
		if f.Msg != c.want || c.want != "" && (f.Severity != diag.Warning || f.Line == 0 || f.Page == "") {
			t.Errorf("%s: %v, want %s", c.name, f, c.want)
		}
	}
}
