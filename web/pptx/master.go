package pptx

import "fmt"

// group is the start of a tree of shapes.
const group = `<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>`

const colourMap = `<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>`

// firstLayout is the id of the first layout. Those of masters and layouts are of one
// series and have their highest bit set.
const firstMaster, firstLayout = 1 << 31, 1<<31 + 1

// frame adds what is around the slides: the presentation, masters, layouts and themes.
// The presentation's own part comes first and is filled in with its slides.
func (d *deck) frame() {
	whole := d.parcel.add(&part{name: "ppt/presentation.xml", kind: presentationML + "presentation.main+xml"})
	d.parcel.root.relate(relation{kind: "officeDocument", target: whole.name})
	master := d.parcel.add(&part{name: "ppt/slideMasters/slideMaster1.xml", kind: presentationML + "slideMaster+xml"})
	var ids sheet
	for i := range layouts {
		p := d.layout(i)
		p.relate(relation{kind: "slideMaster", target: master.name})
		ids.add(`<p:sldLayoutId id="%d" r:id="%s"/>`, firstLayout+i, master.relate(relation{kind: "slideLayout", target: p.name}))
	}
	master.relate(relation{kind: "theme", target: d.theme(1).name})
	master.content = d.master(markup(ids.String()))
	notes := d.notesMaster()
	notes.relate(relation{kind: "theme", target: d.theme(2).name})

	var s sheet
	// Programs that make pictures smaller when they save are told not to.
	s.add(declaration+`<p:presentation %s autoCompressPictures="0"><p:sldMasterIdLst><p:sldMasterId id="%d" r:id="%s"/></p:sldMasterIdLst><p:notesMasterIdLst><p:notesMasterId r:id="%s"/></p:notesMasterIdLst><p:sldIdLst>`,
		markup(mainNamespaces), firstMaster, whole.relate(relation{kind: "slideMaster", target: master.name}), whole.relate(relation{kind: "notesMaster", target: notes.name}))
	for i := range d.Slides {
		s.add(`<p:sldId id="%d" r:id="%s"/>`, 256+i, whole.relate(relation{kind: "slide", target: slideName(i)}))
	}
	s.add(`</p:sldIdLst><p:sldSz cx="%d" cy="%d"/><p:notesSz cx="%d" cy="%d"/><p:defaultTextStyle><a:defPPr><a:defRPr %s/></a:defPPr>`,
		slideWidth, slideHeight, notesWidth, notesHeight, d.languages())
	levels(&s, 18, "tx1")
	s.add(`</p:defaultTextStyle></p:presentation>`)
	whole.content = []byte(s.String())

	for _, one := range []struct{ name, kind, content string }{
		{"presProps", "presProps", `<p:presentationPr ` + mainNamespaces + `/>`},
		{"viewProps", "viewProps", `<p:viewPr ` + mainNamespaces + `/>`},
		{"tableStyles", "tableStyles", `<a:tblStyleLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" def="` + plainTable + `"/>`},
	} {
		p := d.parcel.add(&part{name: "ppt/" + one.name + ".xml", kind: presentationML + one.kind + "+xml", content: []byte(declaration + one.content)})
		whole.relate(relation{kind: one.kind, target: p.name})
	}
	whole.relate(relation{kind: "theme", target: "ppt/theme/theme1.xml"})
}

// levels adds the nine levels of text that is in no placeholder of its own.
func levels(s *sheet, size int, colour string) {
	for level := range 9 {
		s.add(`<a:lvl%dpPr marL="%d" algn="l" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="1"><a:defRPr sz="%d" kern="1200"><a:solidFill><a:schemeClr val="%s"/></a:solidFill><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr></a:lvl%dpPr>`,
			level+1, level*457200, size*100, colour, level+1)
	}
}

// master is the master of slides: the background, the line above the foot, where things
// stand and how text is set.
func (d *deck) master(layoutIDs markup) []byte {
	var s sheet
	s.add(declaration+`<p:sldMaster %s preserve="1"><p:cSld name="%s"><p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg><p:spTree>%s`, markup(mainNamespaces), d.words.master, markup(group))
	s.add(`<p:cxnSp><p:nvCxnSpPr><p:cNvPr id="2" name="%s"/><p:cNvCxnSpPr/><p:nvPr userDrawn="1"/></p:nvCxnSpPr><p:spPr><a:xfrm><a:off x="%d" y="%d"/><a:ext cx="%d" cy="0"/></a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="9525"><a:solidFill><a:schemeClr val="bg2"/></a:solidFill></a:ln></p:spPr></p:cxnSp>`,
		d.words.rule, margin, lineY, across)
	for i, one := range []slot{titleSlot, {body, "body", bodyIndex, wide, 24, 0, true}, footSlot, numberSlot} {
		d.slot(&s, &one, i+3)
	}
	s.add(`</p:spTree></p:cSld>%s<p:sldLayoutIdLst>%s</p:sldLayoutIdLst><p:hf hdr="0" dt="0"/><p:txStyles><p:titleStyle>`, markup(colourMap), layoutIDs)
	s.add(`<a:lvl1pPr algn="l" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="1"><a:lnSpc><a:spcPct val="%d"/></a:lnSpc><a:spcBef><a:spcPct val="0"/></a:spcBef><a:buNone/><a:defRPr sz="%d" b="0" kern="1200"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mj-lt"/><a:ea typeface="+mj-ea"/><a:cs typeface="+mj-cs"/></a:defRPr></a:lvl1pPr></p:titleStyle><p:bodyStyle>`, int(titleLine*100000), titleSlot.most*100)
	for level := range 9 {
		bullet := markup(`<a:buNone/>`)
		if level > 0 {
			bullet = `<a:buFont typeface="Arial"/><a:buChar char="•"/>`
		}
		s.add(`<a:lvl%dpPr marL="%d" indent="%d" algn="l" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="1"><a:lnSpc><a:spcPct val="100000"/></a:lnSpc><a:spcBef><a:spcPct val="%d"/></a:spcBef>%s<a:defRPr sz="2400" kern="1200"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr></a:lvl%dpPr>`,
			level+1, level*hanging, -min(level, 1)*hanging, int(between*100000), bullet, level+1)
	}
	s.add(`</p:bodyStyle><p:otherStyle>`)
	levels(&s, 18, "tx1")
	s.add(`</p:otherStyle></p:txStyles></p:sldMaster>`)
	return []byte(s.String())
}

// hanging is how far a list's items are moved in at each level, in EMU; between is the
// space before a paragraph in the size of its text, and titleLine that between the lines
// of a title for that between other lines.
const (
	hanging   = 228600
	between   = 0.5
	titleLine = 0.95
)

// layout adds a layout.
func (d *deck) layout(i int) *part {
	l := &layouts[i]
	var s sheet
	s.add(declaration+`<p:sldLayout %s`, markup(mainNamespaces))
	if l.kind != "" {
		s.add(` type="%s"`, l.kind)
	}
	s.add(` preserve="1" userDrawn="1"><p:cSld name="%s"><p:spTree>%s`, l.name(&d.words), markup(group))
	for j := range l.slots {
		d.slot(&s, &l.slots[j], j+2)
	}
	s.add(`</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>`)
	return d.parcel.add(&part{name: fmt.Sprintf("ppt/slideLayouts/slideLayout%d.xml", i+1), kind: presentationML + "slideLayout+xml", content: []byte(s.String())})
}

// slot adds a placeholder of the master or of a layout.
func (d *deck) slot(s *sheet, at *slot, id int) {
	name := d.words.name(at.place)
	s.add(`<p:sp><p:nvSpPr><p:cNvPr id="%d" name="%s"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>%s</p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="%d" y="%d"/><a:ext cx="%d" cy="%d"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody>`,
		id, name, at.holder(), at.box.x, at.box.y, at.box.w, at.box.h)
	anchor := "t"
	if !at.top {
		anchor = "b"
	}
	s.add(`<a:bodyPr vert="horz" lIns="0" tIns="0" rIns="0" bIns="0" rtlCol="0" anchor="%s"><a:normAutofit/></a:bodyPr><a:lstStyle>`, anchor)
	size := at.most * 100
	switch at.place {
	case kicker:
		s.add(`<a:lvl1pPr marL="0" indent="0"><a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/><a:defRPr sz="%d" b="1"><a:solidFill><a:schemeClr val="accent1"/></a:solidFill></a:defRPr></a:lvl1pPr>`, size)
	case title:
		s.add(`<a:lvl1pPr algn="l"><a:defRPr sz="%d"/></a:lvl1pPr>`, size)
	case foot, number:
		align := "l"
		if at.place == number {
			align = "r"
		}
		s.add(`<a:lvl1pPr algn="%s"><a:defRPr sz="%d"><a:solidFill><a:schemeClr val="tx2"/></a:solidFill></a:defRPr></a:lvl1pPr>`, align, size)
	default:
		s.add(`<a:lvl1pPr marL="0" indent="0" algn="l"><a:buNone/><a:defRPr sz="%d"/></a:lvl1pPr><a:lvl2pPr><a:defRPr sz="%d"/></a:lvl2pPr>`, size, size)
	}
	s.add(`</a:lstStyle>`)
	switch at.place {
	case number:
		s.add(`<a:p>`)
		d.numbered(s, "‹#›")
		s.add(`</a:p>`)
	default:
		s.add(`<a:p><a:pPr lvl="0"/><a:r><a:rPr %s/><a:t>%s</a:t></a:r></a:p>`, d.languages(), name)
	}
	s.add(`</p:txBody></p:sp>`)
}

// numbered adds the field of a slide's number, and what it shows until a program has
// counted.
func (d *deck) numbered(s *sheet, shown string) {
	s.add(`<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:rPr %s/><a:t>%s</a:t></a:fld><a:endParaRPr %s/>`, d.languages(), shown, d.languages())
}

// holder is the mark of a placeholder.
func (at *slot) holder() markup {
	var s sheet
	s.add(`<p:ph type="%s"`, at.kind)
	switch at.place {
	case number, foot:
		s.add(` sz="quarter"`)
	}
	if at.index > 0 {
		s.add(` idx="%d"`, at.index)
	}
	s.add(`/>`)
	return markup(s.String())
}
