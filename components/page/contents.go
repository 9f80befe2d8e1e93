package page

import (
	"github.com/vugu/vugu"

	"bilateral/components/catalogue"
	"bilateral/components/node"
	"bilateral/components/ui"
)

// fewestParts is how many parts a page has at the least of which it lists its
// contents.
const fewestParts = 3

// Contents puts links to the parts of a long page before the first of them. A
// part is an element with an id that says what it is: a section by its heading,
// or anything, as a figure, by its data-part. What stands in a part is none of its own.
// It is the Contents of a Page; a program has it where one of its pages names it.
func Contents(c *Context, root *vugu.VGNode) {
	main := child(root, "main")
	if main == nil {
		return
	}
	view := &ui.Contents{Label: c.Say(catalogue.ContentsLabel), Top: c.Say(catalogue.ContentsTop)}
	first := addParts(view, main)
	if len(view.Parts) < fewestParts {
		return
	}
	// Before what holds the first part, in the element that is the page.
	before := first
	for before.Parent.Parent != main && before.Parent != main {
		before = before.Parent
	}
	before.Parent.InsertBefore(node.Build(view.Build)[0], before)
}

// addParts lists the parts below a node, and gives the first of them. Of parts
// of one name that follow each other the first is listed.
func addParts(view *ui.Contents, n *vugu.VGNode) (first *vugu.VGNode) {
	for e := n.FirstChild; e != nil; e = e.NextSibling {
		id, name := attribute(e, "id"), attribute(e, "data-part")
		if name == "" && e.Data == "section" {
			name = heading(e)
		}
		found := e
		if id == "" || name == "" {
			found = addParts(view, e)
		} else if last := len(view.Parts) - 1; last < 0 || view.Parts[last].Text != name {
			view.Parts = append(view.Parts, ui.Link{Phrase: ui.Phrase{Text: name}, Address: "#" + id})
		}
		if first == nil {
			first = found
		}
	}
	return first
}

// heading is the text of the first h2 below a node, "" where there is none.
func heading(n *vugu.VGNode) string {
	for e := n.FirstChild; e != nil; e = e.NextSibling {
		if e.Data == "h2" && e.Type == vugu.ElementNode {
			return text(e)
		}
		if found := heading(e); found != "" {
			return found
		}
	}
	return ""
}

func text(n *vugu.VGNode) string {
	if n.Type == vugu.TextNode {
		return n.Data
	}
	words := ""
	for e := n.FirstChild; e != nil; e = e.NextSibling {
		words += text(e)
	}
	return words
}

// child is the first child of a node with a tag, or nil.
func child(n *vugu.VGNode, tag string) *vugu.VGNode {
	for e := n.FirstChild; e != nil; e = e.NextSibling {
		if e.Data == tag && e.Type == vugu.ElementNode {
			return e
		}
	}
	return nil
}

// attribute is the value of an attribute, "" where there is none.
func attribute(n *vugu.VGNode, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}
