package ui

import (
	"github.com/vugu/vugu"

	"bilateral/components/node"
)

// Build makes what stands in the cell's td. It is written by hand, as a
// template has one root and a cell's content several. Spaces keep its parts
// apart where its words are copied.
func (c *Cell) Build(*vugu.BuildIn) *vugu.BuildOut {
	if c.Value != "" && c.Link == "" && c.Meaning == "" && c.NoteMark == "" && c.Label.Text == "" && len(c.More) == 0 {
		// Most cells are this alone, and an element in each is a good part of what a table costs.
		return &vugu.BuildOut{Out: []*vugu.VGNode{node.Text(c.Value)}}
	}
	value := node.Element("span")
	if c.Link != "" {
		value = node.Element("a")
		node.SetAttribute(value, "href", c.Link)
		node.SetAttribute(value, "aria-label", c.Meaning)
	} else if c.Meaning != "" {
		value = node.Element("abbr")
		node.SetAttribute(value, "title", c.Meaning)
		if c.Spoken != "" {
			node.SetAttribute(value, "role", "img")
			node.SetAttribute(value, "aria-label", c.Spoken)
		}
	}
	node.AddText(value, c.Value)
	out := &vugu.BuildOut{Out: []*vugu.VGNode{value}}
	if c.NoteMark != "" {
		mark := node.Element("sup")
		link := node.Child(mark, "a")
		node.SetAttribute(link, "href", c.NoteLink)
		node.SetAttribute(link, "aria-label", c.NoteLabel)
		node.AddText(link, c.NoteMark)
		out.Out = append(out.Out, node.Text(" "), mark)
	}
	for _, line := range c.More {
		more := node.Element("div")
		node.AddText(node.Child(more, "b"), line.Value)
		node.AddText(more, " ")
		node.AddText(node.Child(more, "small"), line.Label)
		out.Out = append(out.Out, more)
	}
	if c.Label.Text != "" {
		label := node.Element("small")
		node.SetAttribute(label, "lang", c.Label.Language)
		node.AddText(label, c.Label.Text)
		out.Out = append(out.Out, node.Text(" "), label)
	}
	return out
}
