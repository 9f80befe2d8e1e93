package pptx

import "fmt"

const mainNamespaces = `xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="` + officeRelations + `" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"`

// The fonts are those that come with Office and with macOS, in Latin and in Japanese;
// other programs take what is like them.
const fonts = `<a:majorFont><a:latin typeface="Georgia"/><a:ea typeface="Yu Mincho"/><a:cs typeface=""/><a:font script="Jpan" typeface="Yu Mincho"/></a:majorFont>` +
	`<a:minorFont><a:latin typeface="Arial"/><a:ea typeface="Yu Gothic"/><a:cs typeface=""/><a:font script="Jpan" typeface="Yu Gothic"/></a:minorFont>`

// formats are what a theme must have of fills, lines, effects and backgrounds, three of
// each. All are plain.
var formats = markup(`<a:fillStyleLst>` + three(flat) + `</a:fillStyleLst><a:lnStyleLst>` +
	three(`<a:ln w="9525" cap="flat" cmpd="sng" algn="ctr">`+flat+`<a:prstDash val="solid"/></a:ln>`) + `</a:lnStyleLst><a:effectStyleLst>` +
	three(`<a:effectStyle><a:effectLst/></a:effectStyle>`) + `</a:effectStyleLst><a:bgFillStyleLst>` + three(flat) + `</a:bgFillStyleLst>`)

const flat = `<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>`

func three(s string) string { return s + s + s }

// theme adds a theme; a master needs one of its own.
func (d *deck) theme(n int) *part {
	c := &d.Colours
	var s sheet
	s.add(declaration+`<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="%s"><a:themeElements><a:clrScheme name="%s">`, d.words.theme, d.words.theme)
	colour := func(name, value string) {
		s.add(`<a:%s><a:srgbClr val="%s"/></a:%s>`, name, hex(value), name)
	}
	colour("dk1", c.Ink)
	colour("lt1", c.Paper)
	colour("dk2", c.Second)
	colour("lt2", c.Rule)
	for i, one := range c.Accents {
		colour(fmt.Sprintf("accent%d", i+1), one)
	}
	colour("hlink", c.Link)
	colour("folHlink", c.Link)
	s.add(`</a:clrScheme><a:fontScheme name="%s">%s</a:fontScheme><a:fmtScheme name="%s">%s</a:fmtScheme></a:themeElements><a:objectDefaults/><a:extraClrSchemeLst/></a:theme>`,
		d.words.theme, markup(fonts), d.words.theme, formats)
	return d.parcel.add(&part{name: fmt.Sprintf("ppt/theme/theme%d.xml", n), kind: "application/vnd.openxmlformats-officedocument.theme+xml", content: []byte(s.String())})
}

// hex is a colour as the format has it: without the number sign, in capitals.
func hex(colour string) string {
	b := []byte(colour[1:])
	for i, c := range b {
		if c >= 'a' {
			b[i] = c - 'a' + 'A'
		}
	}
	return string(b)
}
