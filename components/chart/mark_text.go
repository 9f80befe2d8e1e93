package chart

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
	if w.skin == File && m.Ink.halo {
		// Not every program knows paint-order, so the halo is a text of its own.
		m.write(w, true)
	}
	m.write(w, false)
}

func (m Text) write(w *writer, halo bool) {
	if m.Tilted {
		w.at(m.X, m.Y, m.Show)
	}
	w.WriteString(`<text`)
	if m.Tilted {
		w.text("transform", "rotate(-45)")
	} else {
		w.x("x", m.X)
		w.y("y", m.Y)
	}
	if m.DX != 0 {
		w.number("dx", m.DX)
	}
	anchor, class := "", ""
	switch m.Anchor {
	case Middle:
		anchor, class = "middle", "m"
	case End:
		anchor, class = "end", "e"
	}
	var colour *Role
	if m.Coloured {
		colour = &m.Colour
	}
	show := showClass(m.Show)
	if m.Tilted {
		show = ""
	}
	w.textInk(m.Ink, colour, class, show)
	if w.skin == File {
		if anchor != "" {
			w.text("text-anchor", anchor)
		}
		if halo {
			w.WriteString(` aria-hidden="true" stroke="` + paperColour + `" stroke-width="5" stroke-linejoin="round"`)
		}
	}
	w.WriteByte('>')
	m.words(w)
	w.WriteString(`</text>`)
	if m.Tilted {
		w.end()
	}
}

// words writes what the text says, in either width class.
func (m Text) words(w *writer) {
	text, strong := m.Text, m.Strong
	if w.skin == File {
		if w.narrow && m.Short != "" {
			text = m.Short
		}
		if w.narrow && m.StrongWide {
			strong = ""
		}
	}
	if strong != "" && text != "" {
		text += " "
	}
	if w.skin == Page && m.Short != "" && m.Short != m.Text {
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
	case w.skin == File:
		w.WriteString(`<tspan font-weight="600" fill="` + m.Ink.strong() + `">`)
		w.escape(strong)
		w.WriteString(`</tspan>`)
	case m.StrongWide:
		w.part("b w", strong)
	default:
		w.part("b", strong)
	}
}

// part writes a part of a text with a class.
func (w *writer) part(class, text string) {
	w.WriteString(`<tspan class="` + class + `">`)
	w.escape(text)
	w.WriteString(`</tspan>`)
}
