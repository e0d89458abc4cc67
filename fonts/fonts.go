// Package fonts holds the house faces: unmodified static TrueType files under
// the SIL Open Font License 1.1, with their licences beside them.
package fonts

import "embed"

// Files are the house faces and their licences, by file name.
//
//go:embed *.ttf OFL-*
var Files embed.FS
