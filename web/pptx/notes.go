package pptx

import "fmt"

var (
	notesImage = box{685800, 1143000, 5486400, 3086100}
	notesText  = box{685800, 4400550, 5486400, 3943350}
	notesPage  = box{3884613, 8685213, 2971800, 458787}
)

// notesMaster adds the master of notes.
func (d *deck) notesMaster() *part {
	var s sheet
	s.add(declaration+`<p:notesMaster %s><p:cSld name="%s"><p:bg><p:bgPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:effectLst/></p:bgPr></p:bg><p:spTree>%s`, markup(mainNamespaces), d.words.notes, markup(group))
	place := func(id int, name, holder, locks string, at box, outline markup) {
		s.add(`<p:sp><p:nvSpPr><p:cNvPr id="%d" name="%s"/><p:cNvSpPr><a:spLocks %s/></p:cNvSpPr><p:nvPr><p:ph %s/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="%d" y="%d"/><a:ext cx="%d" cy="%d"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>%s</p:spPr>`,
			id, name, markup(locks), markup(holder), at.x, at.y, at.w, at.h, outline)
	}
	place(2, d.words.slideOf, `type="sldImg" idx="2"`, `noGrp="1" noRot="1" noChangeAspect="1"`, notesImage, `<a:noFill/><a:ln w="9525"><a:solidFill><a:prstClr val="black"/></a:solidFill></a:ln>`)
	s.add(`</p:sp>`)
	place(3, d.words.notesOf, `type="body" sz="quarter" idx="3"`, `noGrp="1"`, notesText, "")
	s.add(`<p:txBody><a:bodyPr vert="horz" lIns="0" tIns="45720" rIns="0" bIns="45720" rtlCol="0"/><a:lstStyle><a:lvl1pPr><a:defRPr sz="1100"/></a:lvl1pPr></a:lstStyle><a:p><a:pPr lvl="0"/><a:r><a:rPr %s/><a:t>%s</a:t></a:r></a:p></p:txBody></p:sp>`, d.languages(), d.words.notesOf)
	place(4, d.words.number, `type="sldNum" sz="quarter" idx="5"`, `noGrp="1"`, notesPage, "")
	s.add(`<p:txBody><a:bodyPr vert="horz" lIns="0" tIns="45720" rIns="0" bIns="45720" rtlCol="0" anchor="b"/><a:lstStyle><a:lvl1pPr algn="r"><a:defRPr sz="1000"/></a:lvl1pPr></a:lstStyle><a:p>`)
	d.numbered(&s, "‹#›")
	s.add(`</a:p></p:txBody></p:sp></p:spTree></p:cSld>%s<p:notesStyle>`, markup(colourMap))
	levels(&s, 11, "tx1")
	s.add(`</p:notesStyle></p:notesMaster>`)
	return d.parcel.add(&part{name: notesMasterName, kind: presentationML + "notesMaster+xml", content: []byte(s.String())})
}

const notesMasterName = "ppt/notesMasters/notesMaster1.xml"

// notes adds the notes of a slide.
func (d *deck) notes(i int, of *part, language string) {
	p := d.parcel.add(&part{name: fmt.Sprintf("ppt/notesSlides/notesSlide%d.xml", i+1), kind: presentationML + "notesSlide+xml"})
	of.relate(relation{kind: "notesSlide", target: p.name})
	p.relate(relation{kind: "notesMaster", target: notesMasterName})
	p.relate(relation{kind: "slide", target: of.name})
	var s sheet
	s.add(declaration+`<p:notes %s><p:cSld><p:spTree>%s`, markup(mainNamespaces), markup(group))
	s.add(`<p:sp><p:nvSpPr><p:cNvPr id="2" name="%s"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>`, d.words.slideOf)
	s.add(`<p:sp><p:nvSpPr><p:cNvPr id="3" name="%s"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>`, d.words.notesOf)
	w := writer{sheet: &s, part: p, language: language, spoken: d.spokenIn(language)}
	for _, note := range d.Slides[i].Notes {
		w.paragraph(&Paragraph{Runs: []Run{{Text: note}}}, true)
	}
	s.add(`</p:txBody></p:sp><p:sp><p:nvSpPr><p:cNvPr id="4" name="%s"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldNum" sz="quarter" idx="5"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/><a:p>`, d.words.number)
	d.numbered(&s, fmt.Sprint(i+1))
	s.add(`</a:p></p:txBody></p:sp></p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>`)
	p.content = []byte(s.String())
}
