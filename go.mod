module broadsheet

go 1.26.0

require (
	github.com/bep/imagemeta v1.0.1 // Exif, IPTC and XMP of pictures
	github.com/go-pdf/fpdf v0.9.0 // draws the PDF
	github.com/go-text/typesetting v0.3.3 // shaping by HarfBuzz; later versions lose kerning, see layout/font
	github.com/klauspost/compress v1.20.3 // deflate, three times as fast as the standard library's
	github.com/rogpeppe/go-internal v1.16.0 // test scripts of the command
	github.com/spf13/pflag v1.0.10 // flags that may follow arguments
	github.com/yuin/goldmark v1.8.7 // Markdown
	golang.org/x/image v0.47.0 // TIFF and WebP; its resampling is what ours is tested against
	golang.org/x/sync v0.24.0 // bounded groups of goroutines
	golang.org/x/text v0.43.0 // language tags, case, normal forms
	golang.org/x/tools v0.52.0 // txtar archives of test cases
	gopkg.in/yaml.v3 v3.0.1 // page specs, with line and column
)

require golang.org/x/sys v0.49.0 // indirect
