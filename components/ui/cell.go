package ui

import "github.com/vugu/vugu"

// Build makes what stands in the cell's td. It is written by hand, as a
// template has one root and a cell's content several. Spaces keep its parts
// apart where its words are copied.
func (c *Cell) Build(*vugu.BuildIn) *vugu.BuildOut {
	value := element("span")
	if c.Link != "" {
		value = element("a")
		setAttribute(value, "href", c.Link)
		setAttribute(value, "aria-label", c.Meaning)
	} else if c.Meaning != "" {
		value = element("abbr")
		setAttribute(value, "title", c.Meaning)
	}
	setContent(value, c.Value)
	out := &vugu.BuildOut{Out: []*vugu.VGNode{value}}
	if c.NoteMark != "" {
		mark := element("sup")
		link := child(mark, "a")
		setAttribute(link, "href", c.NoteLink)
		setAttribute(link, "aria-label", c.NoteLabel)
		setContent(link, c.NoteMark)
		out.Out = append(out.Out, text(" "), mark)
	}
	for _, line := range c.More {
		more := element("div")
		setContent(child(more, "b"), line.Value)
		more.AppendChild(text(" "))
		setContent(child(more, "small"), line.Label)
		out.Out = append(out.Out, more)
	}
	if c.Label.Text != "" {
		label := element("small")
		setAttribute(label, "lang", c.Label.Language)
		setContent(label, c.Label.Text)
		out.Out = append(out.Out, text(" "), label)
	}
	return out
}
