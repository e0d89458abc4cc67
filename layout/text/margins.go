package text

// Optical margins: how far a character hangs out of the slot, in thousandths
// of its advance.
//
// A line of even type looks indented where it ends in a character that is
// mostly white: the eye follows the stems. Hàn Thế Thành (Micro-typographic
// extensions to the TeX typesetting system, 2000, chapter 3) hangs hyphens by
// 50–70 %, stops and commas by 70 %, quotes by half or all of their width and
// slanted letters by up to a twentieth. The values here keep to the lower side of those,
// since a news column's gutter is narrow: a comma of 9 pt type hangs by 1.5 pt.
// Letters are the ones whose stroke leaves the corner or the middle of their
// side open; on the left, A hangs its foot, on the right, r and f their notch.

// hang is a share, in thousandths, of an advance in font units. It is a whole
// number of these, so that a character hangs by the same part of itself at every
// size, and a PDF needs but one form of it.
func hang(advance int32, share int64) int32 { return int32(int64(advance) * share / 1000) }

// hangsLeft is the share by which c hangs out at a line's start.
func hangsLeft(c rune) int64 {
	if c < 0x80 {
		switch c {
		case 'A', 'J':
			return 40
		case 'T', 'V', 'W', 'Y':
			return 50
		case 'v', 'w', 'y':
			return 30
		case 'C', 'G', 'O', 'Q':
			return 20
		case '"', '\'':
			return 500
		case '-':
			return 400
		case '(', '[':
			return 50
		}
		return 0
	}
	switch c {
	case '‘', '’', '‚', '‹', '›':
		return 700
	case '“', '”', '„', '«', '»':
		return 500
	case '‐':
		return 400
	case '–', '—':
		return 150
	case '•', '·':
		return 200
	case 'À', 'Á', 'Â', 'Ã', 'Ä', 'Å':
		return 40
	case 'Ý', 'Ŵ', 'Ŷ':
		return 50
	}
	return 0
}

// hangsRight is the share by which c hangs out at a line's end.
func hangsRight(c rune) int64 {
	if c < 0x80 {
		switch c {
		case '-':
			return 550
		case '.', ',':
			return 650
		case ':', ';':
			return 400
		case '!', '?':
			return 150
		case '"', '\'':
			return 500
		case 'A', 'F', 'K', 'L', 'P':
			return 30
		case 'T', 'V', 'W', 'Y':
			return 50
		case 'f', 'k', 'r', 't', 'v', 'w', 'x', 'y':
			return 40
		case 'D', 'O', 'Q':
			return 20
		case ')', ']':
			return 50
		}
		return 0
	}
	switch c {
	case '‐':
		return 550
	case '’', '‘', '‚', '›', '‹':
		return 700
	case '”', '“', '„', '»', '«':
		return 500
	case '–':
		return 250
	case '—':
		return 150
	case '…':
		return 150
	case '،', '۔':
		return 400
	case '、', '。', '，', '．': // half of a full-width stop is white
		return 400
	}
	return 0
}
