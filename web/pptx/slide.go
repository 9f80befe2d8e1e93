package pptx

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"image/png"
	"io"
	"strings"
)

func slideName(i int) string { return fmt.Sprintf("ppt/slides/slide%d.xml", i+1) }

// slide adds a slide: what it has, in the order in which it is read.
func (d *deck) slide(i int) {
	from := &d.Slides[i]
	language := from.Language
	if language == "" {
		language = d.Language
	}
	laid := from.laid()
	p := d.parcel.add(&part{name: slideName(i), kind: presentationML + "slide+xml"})
	p.relate(relation{kind: "slideLayout", target: fmt.Sprintf("ppt/slideLayouts/slideLayout%d.xml", laid+1)})
	var s sheet
	s.add(declaration+`<p:sld %s><p:cSld><p:spTree>%s`, markup(mainNamespaces), markup(group))
	w := writer{sheet: &s, part: p, language: language, spoken: d.spokenIn(language)}
	id := 1
	for j := range layouts[laid].slots {
		at := &layouts[laid].slots[j]
		id++
		switch at.place {
		case kicker:
			if text := clean(from.Kicker); text != "" {
				d.text(&w, at, id, []Paragraph{{Runs: []Run{{Text: text}}}})
			}
		case title:
			d.text(&w, at, id, []Paragraph{{Runs: []Run{{Text: clean(from.Title)}}}})
		case body:
			if len(from.Text) > 0 {
				d.text(&w, at, id, from.Text)
			}
		case foot:
			if len(from.Foot) > 0 {
				d.text(&w, at, id, []Paragraph{{Runs: from.Foot}})
			}
		case picture:
			d.picture(&w, at, id, from.Picture)
		case table:
			d.table(&w, at, id, from)
		case number:
			w.shape(at, id, d.words.name(at.place))
			w.add(`<p:txBody><a:bodyPr/><a:lstStyle/><a:p>`)
			d.numbered(&s, fmt.Sprint(i+1))
			w.add(`</a:p></p:txBody></p:sp>`)
		}
	}
	s.add(`</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>`)
	p.content = []byte(s.String())
	if len(from.Notes) > 0 {
		d.notes(i, p, language)
	}
}

// shape begins a shape that fills a slot.
func (w *writer) shape(at *slot, id int, name string) {
	w.add(`<p:sp><p:nvSpPr><p:cNvPr id="%d" name="%s"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>%s</p:nvPr></p:nvSpPr><p:spPr/>`, id, name, at.holder())
}

// text fills a slot with text, in a size in which it fits. The size is written where it
// is not the layout's: programs shrink text when it is edited, and only some of them when
// a file is opened.
func (d *deck) text(w *writer, at *slot, id int, text []Paragraph) {
	space, room := 0.0, at.box
	switch at.place {
	case body:
		space = between
	case title:
		room.h = int(float64(room.h) / titleLine)
	}
	broken := at.place != title && at.place != kicker
	if size := fitting(text, room, at.most, at.least, space, broken); size != at.most {
		w.size = size * 100
	}
	w.shape(at, id, d.words.name(at.place))
	w.add(`<p:txBody><a:bodyPr><a:normAutofit/></a:bodyPr><a:lstStyle/>`)
	for i := range text {
		w.paragraph(&text[i], broken)
	}
	w.add(`</p:txBody></p:sp>`)
	w.size = 0
}

// check finds what is wrong with a picture.
func (p *Picture) check() error {
	size, err := png.DecodeConfig(bytes.NewReader(p.PNG))
	switch {
	case err != nil:
		return fmt.Errorf("the picture is no PNG: %w", err)
	case size.Width == 0 || size.Height == 0:
		return errors.New("the picture is empty")
	case strings.TrimSpace(valid(p.Alternative)) == "":
		return errors.New("the picture has no alternative text")
	}
	if p.SVG == nil {
		return nil
	}
	root := ""
	for in := xml.NewDecoder(bytes.NewReader(p.SVG)); ; {
		token, err := in.Token()
		if err == io.EOF && root == "svg" {
			return nil
		}
		if err != nil {
			return fmt.Errorf("the picture's SVG: %w", err)
		}
		if start, is := token.(xml.StartElement); is && root == "" {
			root = start.Name.Local
		}
	}
}

// vector is what marks the SVG of a picture, which stands beside the PNG.
const vector = `<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="%s"/></a:ext></a:extLst>`

// picture fills a slot with a picture.
func (d *deck) picture(w *writer, at *slot, id int, p *Picture) {
	size, err := png.DecodeConfig(bytes.NewReader(p.PNG))
	if err != nil {
		return // check has found it
	}
	name := clean(p.Name)
	if name == "" {
		name = d.words.name(picture)
	}
	w.add(`<p:pic><p:nvPicPr><p:cNvPr id="%d" name="%s" descr="%s"/><p:cNvPicPr><a:picLocks noGrp="1" noChangeAspect="1"/></p:cNvPicPr><p:nvPr>%s</p:nvPr></p:nvPicPr><p:blipFill>`, id, name, clean(p.Alternative), at.holder())
	w.add(`<a:blip r:embed="%s"`, w.part.relate(relation{kind: "image", target: d.medium(p.PNG, "png")}))
	if p.SVG != nil {
		w.add(`>`)
		w.add(vector, w.part.relate(relation{kind: "image", target: d.medium(p.SVG, "svg")}))
		w.add(`</a:blip>`)
	} else {
		w.add(`/>`)
	}
	within := at.box.hold(size.Width, size.Height)
	w.add(`<a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr><a:xfrm><a:off x="%d" y="%d"/><a:ext cx="%d" cy="%d"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>`, within.x, within.y, within.w, within.h)
}

// hold is the largest box of some proportions in another, in its middle.
func (b box) hold(width, height int) box {
	w, h := b.w, int(int64(b.w)*int64(height)/int64(width))
	if h > b.h {
		w, h = int(int64(b.h)*int64(width)/int64(height)), b.h
	}
	w, h = max(w, 1), max(h, 1)
	return box{b.x + (b.w-w)/2, b.y + (b.h-h)/2, w, h}
}

// medium is the name of the part with a picture's file, which is there once.
func (d *deck) medium(content []byte, extension string) string {
	if name, is := d.media[string(content)]; is {
		return name
	}
	name := fmt.Sprintf("ppt/media/image%d.%s", len(d.media)+1, extension)
	d.media[string(content)] = name
	d.parcel.add(&part{name: name, content: content, stored: extension == "png"})
	return name
}
