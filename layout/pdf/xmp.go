package pdf

import (
	"bytes"
	"encoding/xml"
)

// xmp is the document's metadata packet (ISO 16684-1), without white space for
// amendments in place. It keeps to the schemas that PDF/A knows.
func (i Info) xmp() []byte {
	var b bytes.Buffer
	b.WriteString("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` +
		`<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"` +
		` xmlns:pdf="http://ns.adobe.com/pdf/1.3/">` + "\n")
	element := func(before, value, after string) {
		if value == "" {
			return
		}
		b.WriteString(before)
		xml.EscapeText(&b, []byte(value)) // a bytes.Buffer takes all
		b.WriteString(after + "\n")
	}
	b.WriteString("<dc:format>application/pdf</dc:format>\n")
	const alt = `<rdf:Alt><rdf:li xml:lang="x-default">`
	element("<dc:title>"+alt, i.Title, "</rdf:li></rdf:Alt></dc:title>")
	element("<dc:creator><rdf:Seq><rdf:li>", i.Author, "</rdf:li></rdf:Seq></dc:creator>")
	element("<dc:description>"+alt, i.Subject, "</rdf:li></rdf:Alt></dc:description>")
	element("<dc:publisher><rdf:Bag><rdf:li>", i.Publication, "</rdf:li></rdf:Bag></dc:publisher>")
	element("<dc:language><rdf:Bag><rdf:li>", i.Language, "</rdf:li></rdf:Bag></dc:language>")
	element("<pdf:Producer>", i.Producer, "</pdf:Producer>")
	if !i.Date.IsZero() {
		date := i.Date.UTC().Format("2006-01-02T15:04:05Z")
		element("<xmp:CreateDate>", date, "</xmp:CreateDate>")
		element("<xmp:ModifyDate>", date, "</xmp:ModifyDate>")
		element("<xmp:MetadataDate>", date, "</xmp:MetadataDate>")
	}
	b.WriteString("</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>")
	return b.Bytes()
}
