package pptx

import "time"

// properties adds what programs show of a file as such. The program that made it is not
// named: what is in these parts decides how some of them read the rest.
func (d *deck) properties() {
	notes := 0
	for i := range d.Slides {
		if len(d.Slides[i].Notes) > 0 {
			notes++
		}
	}
	var s sheet
	s.add(declaration+`<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><PresentationFormat>Widescreen</PresentationFormat><Slides>%d</Slides><Notes>%d</Notes><HiddenSlides>0</HiddenSlides></Properties>`, len(d.Slides), notes)
	app := d.parcel.add(&part{name: "docProps/app.xml", kind: "application/vnd.openxmlformats-officedocument.extended-properties+xml", content: []byte(s.String())})

	s.Reset()
	s.add(declaration + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`)
	for _, one := range [][2]string{{"dc:title", d.Title}, {"dc:subject", d.Subject}, {"dc:creator", d.Author}, {"cp:lastModifiedBy", d.Author}, {"dc:language", d.Language}} {
		if text := clean(one[1]); text != "" {
			s.add(`<%s>%s</%s>`, one[0], text, one[0])
		}
	}
	for _, one := range []struct {
		name string
		at   time.Time
	}{{"created", d.created}, {"modified", d.modified}} {
		if !one.at.IsZero() {
			s.add(`<dcterms:%s xsi:type="dcterms:W3CDTF">%s</dcterms:%s>`, one.name, one.at.Format(time.RFC3339), one.name)
		}
	}
	s.add(`</cp:coreProperties>`)
	core := d.parcel.add(&part{name: "docProps/core.xml", kind: "application/vnd.openxmlformats-package.core-properties+xml", content: []byte(s.String())})

	d.parcel.root.relate(relation{kind: "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", target: core.name})
	d.parcel.root.relate(relation{kind: "extended-properties", target: app.name})
}
