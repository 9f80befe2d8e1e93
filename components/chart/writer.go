package chart

import (
	"math"
	"strconv"
	"strings"
)

// Skin is how a scene is written.
type Skin uint8

// The skins. Page is fluid: x in per cent, classes for all that a theme
// decides. File stands alone in other programs: pixels, literal colours, the
// title and the source inside.
const (
	Page Skin = iota
	File
)

// look is the one table of what a role looks like, for both skins.
type look struct {
	fill, stroke string // classes of the page skin
	light        string // colour of the file skin
	shape        string // path around 0,0
	open         string // the shape of its open mark, where that is another
}

const (
	disc    = "M-5,0A5,5 0 1 1 5,0A5,5 0 1 1 -5,0Z"
	square  = "M-4.5,-4.5H4.5V4.5H-4.5Z"
	diamond = "M0,-6.2L6.2,0L0,6.2L-6.2,0Z"
)

// The open disc and square of the third and fourth chosen are open in any
// case; outside the line they carry a point.
var looks = [...]look{
	Other:   {fill: "fo", stroke: "so", light: EdgeLight, shape: "M-3.5,0A3.5,3.5 0 1 1 3.5,0A3.5,3.5 0 1 1 -3.5,0Z"},
	A:       {fill: "fa", stroke: "sa", light: aLight, shape: disc},
	B:       {fill: "fb", stroke: "sb", light: bLight, shape: square},
	Pair:    {fill: "fp", stroke: "sp", light: pairLight, shape: diamond},
	Chosen1: {fill: "f1", stroke: "s1", light: chosen1Light, shape: "M0,-5.6L5.6,4.6H-5.6Z"},
	Chosen2: {fill: "f2", stroke: "s2", light: chosen2Light, shape: "M0,5.6L-5.6,-4.6H5.6Z"},
	Chosen3: {fill: "f3", stroke: "s3", light: chosen3Light, shape: disc + "M-2.6,0A2.6,2.6 0 1 0 2.6,0A2.6,2.6 0 1 0 -2.6,0Z", open: disc + "M-1,0A1,1 0 1 0 1,0A1,1 0 1 0 -1,0Z"},
	Chosen4: {fill: "f4", stroke: "s4", light: chosen4Light, shape: "M-4.8,-4.8H4.8V4.8H-4.8ZM-2.4,-2.4V2.4H2.4V-2.4Z", open: square + "M-1,0A1,1 0 1 0 1,0A1,1 0 1 0 -1,0Z"},
	Ink:     {fill: "fi", stroke: "si", light: InkLight, shape: diamond, open: "M-4.5,0A4.5,4.5 0 1 1 4.5,0A4.5,4.5 0 1 1 -4.5,0Z"},
	Deck:    {fill: "fi", stroke: "si", light: InkLight, shape: diamond},
}

// ink is what text and rules look like: classes of the page skin and literal
// attributes of the file skin.
type ink struct {
	class                string
	size                 int // of text, in pixels
	bold, halo           bool
	fill, stroke, dashes string
}

// The families of the file skin. They are plain words, as some programs find no
// quoted family but the first. In a Japanese file those of Japan come first, as
// others write its characters and commas in their Chinese form; LibreOffice
// looks for the first alone, so that of Linux leads: other systems have better
// ways to fall back.
const (
	typeface      = "Newsreader, " // of the page's titles, which a file brings along
	latinSerif    = "Georgia, Times New Roman, "
	latinSans     = "Helvetica, Arial, "
	japaneseSerif = "Noto Serif CJK JP, Hiragino Mincho ProN, Yu Mincho, "
	japaneseSans  = "Noto Sans CJK JP, Hiragino Sans, Yu Gothic, "
)

// The inks. Every mark takes one of these or a role; there is no other style.
var (
	inkLabel  = ink{class: "i t15 halo", size: 15, halo: true, fill: InkLight}
	inkValue  = ink{class: "b t15 halo", size: 15, bold: true, halo: true, fill: InkLight}
	inkPlain  = ink{size: 14, fill: Ink2Light}
	inkHead   = ink{class: "b halo", size: 14, bold: true, halo: true, fill: InkLight}
	inkHalo   = ink{class: "halo", size: 14, halo: true, fill: Ink2Light}
	inkName   = ink{class: "i", size: 14, fill: InkLight}
	inkFigure = ink{class: "b", size: 14, bold: true, fill: InkLight}
	inkOnDark = ink{class: "on", size: 14, fill: PaperLight}
	inkGrid   = ink{class: "g", stroke: RuleLight}
	inkAxis   = ink{class: "ax", stroke: InkLight}
	inkDotted = ink{class: "dot", stroke: InkLight, dashes: "1 4"}
	inkLeader = ink{class: "lead", stroke: EdgeLight}
)

// Mark is one thing on a plot. X is a fraction of the plot's width, Y is in
// pixels from its top.
type Mark interface {
	draw(w *writer)
}

// writer writes marks in one skin. It rounds all numbers to two decimals or fewer,
// so that the output is the same on every architecture.
type writer struct {
	strings.Builder
	skin        Skin
	left, width float64 // of the plot in the file skin, in pixels
	top         float64 // of the marks, in pixels: of the plot in the file skin, of a panel in both
	narrow      bool    // the file skin's width class
	start       float64 // from where a text may stand in the file skin, in pixels
	whole       float64 // and up to where
}

// SVG writes the scene for a page; label says the whole chart to who cannot see
// it, "" where the page says it beside the chart.
func (s *Scene) SVG(label string) string {
	w := &writer{skin: Page}
	w.WriteString(`<svg class="ch" width="100%" height="`)
	w.WriteString(strconv.Itoa(s.Height))
	w.WriteByte('"')
	if label != "" {
		w.WriteString(` role="img"`)
		w.text("aria-label", label)
	}
	w.WriteByte('>')
	for _, m := range s.Marks {
		m.draw(w)
	}
	w.WriteString(`</svg>`)
	return w.String()
}

// LaterClass marks the picture of a chart that waits to be drawn.
const LaterClass = "later"

// Blank is what SVG gives without anything on it: the place of a chart that waits.
func (s *Scene) Blank() string {
	return `<svg class="ch ` + LaterClass + `" width="100%" height="` + strconv.Itoa(s.Height) + `"></svg>`
}

// x writes a horizontal place, y a vertical one.
func (w *writer) x(name string, fraction float64) {
	if w.skin == File {
		w.number(name, w.left+float64(fraction*w.width))
		return
	}
	w.text(name, percent(fraction))
}

func (w *writer) y(name string, pixels float64) { w.number(name, w.top+pixels) }

// span writes a horizontal length.
func (w *writer) span(name string, fraction float64) {
	if w.skin == File {
		w.number(name, fraction*w.width)
		return
	}
	w.text(name, percent(fraction))
}

func (w *writer) number(name string, v float64) { w.text(name, twoDecimals(v)) }

// text writes an attribute.
func (w *writer) text(name, value string) {
	w.WriteByte(' ')
	w.WriteString(name)
	w.WriteString(`="`)
	w.escape(value)
	w.WriteByte('"')
}

// place is a place in a path.
func (w *writer) place(x, y float64) {
	if w.skin == File {
		x, y = w.left+float64(x*w.width), w.top+y
	} else {
		x *= 1000
	}
	var digits [48]byte
	b := append(appendDecimals(digits[:0], x), ',')
	w.Write(appendDecimals(b, y))
}

// class writes the class attribute of the page skin, if there is any class.
func (w *writer) class(classes ...string) {
	all := ""
	for _, c := range classes {
		if c != "" {
			all += " " + c
		}
	}
	if all != "" {
		w.text("class", all[1:])
	}
}

// textInk writes the looks of a text on a page, in a role's colour where there
// is one.
func (w *writer) textInk(i ink, colour *Role, classes ...string) {
	if colour != nil {
		classes = append(classes, looks[*colour].fill)
	}
	w.class(append([]string{i.class}, classes...)...)
}

// lineInk writes the looks of a rule.
func (w *writer) lineInk(i ink, show Show) {
	if w.skin == Page {
		w.class(i.class, showClass(show))
		return
	}
	w.text("stroke", i.stroke)
	if i.dashes != "" {
		w.text("stroke-dasharray", i.dashes)
		w.text("stroke-linecap", "round")
	}
}

// at opens a group at a place, in which marks are drawn in pixels: a nested
// svg puts pixels at a place in per cent.
func (w *writer) at(x, y float64, show Show) {
	if w.skin == File {
		w.WriteString(`<g transform="translate(` + twoDecimals(w.left+float64(x*w.width)) + `,` + twoDecimals(w.top+y) + `)">`)
		return
	}
	w.WriteString(`<svg`)
	w.x("x", x)
	w.y("y", y)
	w.class(showClass(show))
	w.WriteByte('>')
}

func (w *writer) end() {
	if w.skin == File {
		w.WriteString(`</g>`)
		return
	}
	w.WriteString(`</svg>`)
}

// fill writes the looks of an area in a role's colour.
func (w *writer) fill(r Role, more string) {
	if w.skin == File {
		w.text("fill", looks[r].light)
		return
	}
	w.text("class", strings.TrimSpace(looks[r].fill+" "+more))
}

// stroke writes the looks of a line in a role's colour.
func (w *writer) stroke(r Role, more string) {
	if w.skin == File {
		w.text("stroke", looks[r].light)
		return
	}
	w.text("class", strings.TrimSpace(looks[r].stroke+" "+more))
}

func showClass(s Show) string {
	switch s {
	case WhenWide:
		return "w"
	case WhenNarrow:
		return "n"
	case UnlessTiny:
		return "y"
	case NarrowUnlessTiny:
		return "n y"
	}
	return ""
}

// hidden reports whether a mark of a width class has no place in a file: its
// width is known.
func (w *writer) hidden(s Show) bool {
	return w.skin == File && ((s == WhenNarrow || s == NarrowUnlessTiny) && !w.narrow || s == WhenWide && w.narrow)
}

func percent(fraction float64) string {
	s := twoDecimals(fraction * 100)
	if s == "0" {
		return s
	}
	return s + "%"
}

// twoDecimals rounds at the writer.
func twoDecimals(v float64) string {
	var digits [24]byte
	return string(appendDecimals(digits[:0], v))
}

// appendDecimals writes a number rounded to two decimals, without the zeros
// at its end. Charts have thousands, so it is done in whole numbers.
func appendDecimals(b []byte, v float64) []byte {
	hundredths := math.Round(math.Abs(v) * 100)
	if math.IsNaN(hundredths) {
		hundredths = 0
	}
	n := int64(math.Min(hundredths, 1<<53))
	if v < 0 && n != 0 {
		b = append(b, '-')
	}
	b = strconv.AppendInt(b, n/100, 10)
	if n %= 100; n != 0 {
		b = append(b, '.', byte('0'+n/10))
		if n %= 10; n != 0 {
			b = append(b, byte('0'+n))
		}
	}
	return b
}

func (w *writer) escape(s string) {
	for _, r := range s {
		switch r {
		case '&':
			w.WriteString("&amp;")
		case '<':
			w.WriteString("&lt;")
		case '>':
			w.WriteString("&gt;")
		case '"':
			w.WriteString("&#34;")
		default:
			// What XML cannot hold is left out.
			if r >= ' ' && r != 0xFFFE && r != 0xFFFF || r == '\n' || r == '\t' {
				w.WriteRune(r)
			}
		}
	}
}

var inkPin = ink{class: "pin", stroke: InkLight}

// MarkClass is the class of a role's mark in running text.
func MarkClass(r Role) string {
	name := looks[r].fill[1:]
	if name[0] <= '9' {
		name = "c" + name
	}
	return "k " + name
}
