package node

import (
	"strings"

	"github.com/vugu/vugu"
)

// Writer makes the nodes of a template from its lines. What is the same in
// every view stands in the lines; where they have a hole the writer stops, and
// the template's code calls the method that fills it. A line is a mark and what
// belongs to it:
//
//	<tag          an element opens
//	=name value   an attribute
//	:name         a hole: the value of an attribute, no attribute for ""
//	"text         a text
//	.             a hole: a text, markup or a component
//	?             a hole: is what follows there, up to its /
//	*             a hole: what follows, up to its comma, for each item of a list
//	>             the element closes
type Writer struct {
	lines string // those to come
	root  *vugu.VGNode
	at    *vugu.VGNode // the element that is open
	heads []string     // lines of each list that is open, from its first item on
}

// Fill starts to write the nodes of lines.
func Fill(lines string) *Writer { return &Writer{lines: lines} }

// next writes up to a hole, passes it and gives its line.
func (w *Writer) next() string {
	for w.lines != "" {
		var line string
		line, w.lines, _ = strings.Cut(w.lines, "\n")
		rest := line[1:]
		switch line[0] {
		case '<':
			n := Element(rest)
			if w.at == nil {
				w.root = n
			} else {
				w.at.AppendChild(n)
			}
			w.at = n
		case '=':
			var a vugu.VGAttribute
			a.Key, a.Val, _ = strings.Cut(rest, " ")
			w.at.Attr = append(w.at.Attr, a)
		case '"':
			AddText(w.at, rest)
		case '>':
			w.at = w.at.Parent
		case '/':
		default:
			return line
		}
	}
	return ""
}

// skip passes over what is not there, up to its end.
func (w *Writer) skip() {
	for open := 1; open > 0; {
		var line string
		line, w.lines, _ = strings.Cut(w.lines, "\n")
		switch line[0] {
		case '?', '*':
			open++
		case '/', ',':
			open--
		}
	}
}

// If says whether what follows is there, which it hands on.
func (w *Writer) If(there bool) bool {
	w.next()
	if !there {
		w.skip()
	}
	return there
}

// Item starts the next item of a list.
func (w *Writer) Item() {
	if w.next() == "*" {
		w.heads = append(w.heads, w.lines)
		return
	}
	w.lines = w.heads[len(w.heads)-1]
}

// End ends a list, which may have no item.
func (w *Writer) End() {
	if w.next() == "*" {
		w.skip()
		return
	}
	w.heads = w.heads[:len(w.heads)-1]
}

// Value fills the hole of an attribute or of a text.
func (w *Writer) Value(value string) { w.Field(&value) }

// Field is Value for a value that stands in the view.
func (w *Writer) Field(value *string) {
	hole := w.next()
	if name := hole[1:]; name != "" {
		SetAttribute(w.at, name, *value)
		return
	}
	AddText(w.at, *value)
}

// Markup makes markup of the view all that is in the element that is open.
func (w *Writer) Markup(markup *vugu.HTML) {
	w.next()
	s := string(*markup)
	w.at.InnerHTML = &s
}

// Component puts the nodes that were built of a component into the element that is
// open.
func (w *Writer) Component(built *vugu.BuildOut) {
	w.next()
	for _, n := range built.Out {
		if n.Type == vugu.TextNode {
			AddText(w.at, n.Data)
			continue
		}
		w.at.AppendChild(n)
	}
}

// Out is what was written, once every hole is filled.
func (w *Writer) Out() *vugu.BuildOut {
	w.next()
	return &vugu.BuildOut{Out: []*vugu.VGNode{w.root}}
}
