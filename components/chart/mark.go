package chart

import (
	"strconv"
	"strings"

	"bilateral/components/format"
	"bilateral/data"
)

// Mark is one thing on a plot. X is a fraction of the plot's width, Y is in
// pixels from its top.
type Mark interface {
	write(b *strings.Builder)
}

// Anchor is which end of a text stands at its place.
type Anchor uint8

// The anchors.
const (
	Start Anchor = iota
	Middle
	End
)

// Bar is a value drawn as a length.
type Bar struct {
	X1, X2, Y, Height float64
	Role              data.Role
}

// Line is a straight rule; its class says which.
type Line struct {
	X1, X2, Y1, Y2 float64
	Class          string
}

// Dot is a value drawn as a place, in the shape of its role.
type Dot struct {
	X, Y float64
	Role data.Role
}

// Text is a label; DX shifts it in pixels.
type Text struct {
	X, DX, Y float64
	Anchor   Anchor
	Class    string
	Text     string
}

// roleClass is the one table of what a role looks like: the class that gives
// a mark its colour.
func roleClass(r data.Role) string {
	switch r {
	case data.RoleA:
		return "fa"
	case data.RoleB:
		return "fb"
	case data.RolePair:
		return "fp"
	}
	return "fg"
}

func (m Bar) write(b *strings.Builder) {
	b.WriteString(`<rect`)
	percent(b, "x", m.X1)
	pixels(b, "y", m.Y)
	percent(b, "width", m.X2-m.X1)
	pixels(b, "height", m.Height)
	attribute(b, "class", roleClass(m.Role))
	b.WriteString(`/>`)
}

func (m Line) write(b *strings.Builder) {
	b.WriteString(`<line`)
	percent(b, "x1", m.X1)
	percent(b, "x2", m.X2)
	pixels(b, "y1", m.Y1)
	pixels(b, "y2", m.Y2)
	attribute(b, "class", m.Class)
	b.WriteString(`/>`)
}

func (m Dot) write(b *strings.Builder) {
	b.WriteString(`<svg`)
	percent(b, "x", m.X)
	pixels(b, "y", m.Y)
	b.WriteString(` overflow="visible"><path`)
	attribute(b, "class", roleClass(m.Role))
	attribute(b, "d", rolePath(m.Role))
	b.WriteString(`/></svg>`)
}

// rolePath is the shape of a role around 0,0: a disc, a square, a diamond.
func rolePath(r data.Role) string {
	switch r {
	case data.RoleA:
		return "M-6,0A6,6 0 1 1 6,0A6,6 0 1 1 -6,0Z"
	case data.RoleB:
		return "M-5.5,-5.5H5.5V5.5H-5.5Z"
	case data.RolePair:
		return "M0,-7L7,0L0,7L-7,0Z"
	}
	return "M-4,0A4,4 0 1 1 4,0A4,4 0 1 1 -4,0Z"
}

func (m Text) write(b *strings.Builder) {
	b.WriteString(`<text`)
	percent(b, "x", m.X)
	if m.DX != 0 {
		pixels(b, "dx", m.DX)
	}
	pixels(b, "y", m.Y)
	class := m.Class
	switch m.Anchor {
	case Middle:
		class = strings.TrimSpace(class + " m")
	case End:
		class = strings.TrimSpace(class + " e")
	}
	if class != "" {
		attribute(b, "class", class)
	}
	b.WriteByte('>')
	escape(b, m.Text)
	b.WriteString(`</text>`)
}

// SVG writes the scene for a page: fluid, with classes for everything that a
// theme decides. No number has more than two decimals.
func (s Scene) SVG() string {
	var b strings.Builder
	b.WriteString(`<svg class="ch" width="100%" height="`)
	b.WriteString(strconv.Itoa(s.Height))
	b.WriteString(`" role="img"`)
	attribute(&b, "aria-label", s.Description)
	b.WriteByte('>')
	for _, m := range s.Marks {
		m.write(&b)
	}
	b.WriteString(`</svg>`)
	return b.String()
}

func percent(b *strings.Builder, name string, fraction float64) {
	attribute(b, name, twoDecimals(fraction*100)+"%")
}

func pixels(b *strings.Builder, name string, v float64) {
	attribute(b, name, twoDecimals(v))
}

func attribute(b *strings.Builder, name, value string) {
	b.WriteByte(' ')
	b.WriteString(name)
	b.WriteString(`="`)
	escape(b, value)
	b.WriteByte('"')
}

// twoDecimals rounds at the writer, so that every machine writes the same.
func twoDecimals(v float64) string {
	s := format.Fixed(v, 2)
	s = strings.TrimRight(s, "0")
	return strings.TrimSuffix(s, ".")
}

func escape(b *strings.Builder, s string) {
	for _, r := range s {
		switch r {
		case '&':
			b.WriteString("&amp;")
		case '<':
			b.WriteString("&lt;")
		case '>':
			b.WriteString("&gt;")
		case '"':
			b.WriteString("&#34;")
		default:
			b.WriteRune(r)
		}
	}
}
