package chart

import (
	"strconv"
	"strings"
)

// Anchor is which end of a text stands at its place.
type Anchor uint8

// The anchors.
const (
	Start Anchor = iota
	Middle
	End
)

// Text is a label; DX shifts it in pixels.
type Text struct {
	X, DX, Y float64
	Anchor   Anchor
	Ink      ink
	Colour   Role // a data colour for the text, where Coloured
	Coloured bool
	Tilted   bool // upwards by 45 degrees, round its place
	Show     Show
	Text     string
	// Short stands in its place where narrow; "" for the same text.
	Short string
	// Strong follows the text in bold; StrongWide only where wide.
	Strong     string
	StrongWide bool
	// Half of a line is its room, as it shares it with another.
	Half bool
}

func (m Text) draw(w *writer) {
	if w.hidden(m.Show) {
		return
	}
	if w.skin == File {
		m.file(w)
		return
	}
	if m.Tilted {
		w.at(m.X, m.Y, m.Show)
		w.WriteString(`<text transform="rotate(-45)"`)
	} else {
		w.WriteString(`<text`)
		w.x("x", m.X)
		w.y("y", m.Y)
	}
	if m.DX != 0 {
		w.number("dx", m.DX)
	}
	var colour *Role
	if m.Coloured {
		colour = &m.Colour
	}
	show := showClass(m.Show)
	if m.Tilted {
		show = ""
	}
	w.textInk(m.Ink, colour, [...]string{"", "m", "e"}[m.Anchor], show)
	w.WriteByte('>')
	m.words(w)
	w.WriteString(`</text>`)
	if m.Tilted {
		w.end()
	}
}

// words writes what the text says on a page, in both width classes.
func (m Text) words(w *writer) {
	text, strong := m.Text, m.Strong
	if strong != "" && text != "" {
		text += " "
	}
	if m.Short != "" && m.Short != m.Text {
		w.part("w", text)
		short := m.Short
		if strong != "" && !m.StrongWide {
			short += " "
		}
		w.part("n", short)
	} else {
		w.escape(text)
	}
	switch {
	case strong == "":
	case m.StrongWide:
		w.part("b w", strong)
	default:
		w.part("b", strong)
	}
}

// file writes the text into a file: in one piece, one weight and one colour,
// cut where it would leave the picture.
func (m Text) file(w *writer) {
	text, strong := m.Text, m.Strong
	if w.narrow && m.Short != "" {
		text = m.Short
	}
	if w.narrow && m.StrongWide {
		strong = ""
	}
	x := w.left + float64(m.X*w.width) + m.DX
	room := w.whole - x
	switch {
	case m.Anchor == End:
		room = x - w.start
	case m.Anchor == Middle:
		room = 2 * min(x-w.start, room)
	}
	text = strings.TrimSpace(text)
	if !m.Tilted {
		text = fit(text, m.Ink.size, int(room)-valueWidth(strong))
	}
	text = strings.TrimSpace(text + " " + strong)
	if text == "" {
		return
	}
	colour := m.Ink.fill
	if m.Coloured {
		colour = looks[m.Colour].light
	}
	style := `" font-size="` + strconv.Itoa(m.Ink.size) + [...]string{"", `" text-anchor="middle`, `" text-anchor="end`}[m.Anchor]
	if m.Ink.bold || m.Coloured || strong != "" && colour == InkLight {
		style += `" font-weight="600`
	}
	y := twoDecimals(w.top + m.Y)
	place := `<text x="` + twoDecimals(x) + `" y="` + y
	if m.Tilted {
		place = `<text transform="translate(` + twoDecimals(x) + `,` + y + `) rotate(-45)`
	}
	if m.Ink.halo {
		// Not every program knows paint-order, so the halo is a text of its own,
		// in the colour of the paper for those that draw no outline.
		w.WriteString(place + style + `" fill="` + PaperLight + `" aria-hidden="true" stroke="` + PaperLight + `" stroke-width="5" stroke-linejoin="round">`)
		w.escape(text)
		w.WriteString(`</text>`)
	}
	w.WriteString(place + style + `" fill="` + colour + `">`)
	w.escape(text)
	w.WriteString(`</text>`)
}

// part writes a part of a text with a class.
func (w *writer) part(class, text string) {
	w.WriteString(`<tspan class="` + class + `">`)
	w.escape(text)
	w.WriteString(`</tspan>`)
}
