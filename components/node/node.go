// Package node makes the nodes of the templates. components/generate turns
// Vugu's own calls into calls of this package: Vugu's take any type by
// reflection and fmt, these take what the templates use, and so the browser
// program carries neither.
package node

import (
	"strings"

	"github.com/vugu/vugu"
)

// Element makes an element of lines: its tag, then a name and a value for each
// of its attributes. No lines make a template: what is inside stands in its
// place.
func Element(lines string) *vugu.VGNode {
	n := &vugu.VGNode{Type: vugu.ElementNode}
	n.Data, lines, _ = strings.Cut(lines, "\n")
	for lines != "" {
		var a vugu.VGAttribute
		a.Key, lines, _ = strings.Cut(lines, "\n")
		a.Val, lines, _ = strings.Cut(lines, "\n")
		n.Attr = append(n.Attr, a)
	}
	return n
}

// Child makes an element of lines, as Element does, at the end of parent.
func Child(parent *vugu.VGNode, lines string) *vugu.VGNode {
	n := Element(lines)
	parent.AppendChild(n)
	return n
}

// Component puts a component at the end of parent; nil puts nothing there.
func Component(parent *vugu.VGNode, c vugu.Builder) {
	if c != nil {
		parent.AppendChild(&vugu.VGNode{Component: c})
	}
}

// SetAttribute adds an attribute, but none for "".
func SetAttribute(n *vugu.VGNode, name, value string) {
	if value != "" {
		n.Attr = append(n.Attr, vugu.VGAttribute{Key: name, Val: value})
	}
}

// SetAttributeOf is SetAttribute for a value that stands in the component.
func SetAttributeOf(n *vugu.VGNode, name string, value *string) { SetAttribute(n, name, *value) }

// SetPhrase gives a node a text and the language that it is in.
func SetPhrase(n *vugu.VGNode, language, value *string) {
	SetAttribute(n, "lang", *language)
	setText(n, *value)
}

// SetContentOf is SetContent for a value that stands in the component.
func SetContentOf[T string | vugu.HTML](n *vugu.VGNode, value *T) { SetContent(n, *value) }

// SetContent gives a node a text, or markup where the value is vugu.HTML.
func SetContent[T string | vugu.HTML](n *vugu.VGNode, value T) {
	if _, is := any(value).(vugu.HTML); is {
		markup := string(value)
		n.InnerHTML = &markup
		return
	}
	setText(n, string(value))
}

func setText(n *vugu.VGNode, s string) {
	if s != "" {
		n.AppendChild(Text(s))
	}
}

// Text makes a text.
func Text(s string) *vugu.VGNode { return &vugu.VGNode{Type: vugu.TextNode, Data: s} }

// Build builds a component and everything in it into plain nodes: components
// and templates give way to what they hold, and texts that touch are joined,
// as a browser joins them when it reads HTML.
func Build(c vugu.Builder) []*vugu.VGNode {
	var nodes []*vugu.VGNode
	for _, out := range c.Build(&vugu.BuildIn{BuildEnv: &vugu.BuildEnv{}}).Out {
		nodes = append(nodes, plain(out)...)
	}
	return nodes
}

// plain gives the plain nodes that stand for a node.
func plain(n *vugu.VGNode) []*vugu.VGNode {
	if n.Component != nil {
		return Build(n.Component.(vugu.Builder))
	}
	first := n.FirstChild
	n.FirstChild, n.LastChild = nil, nil
	var children []*vugu.VGNode
	for child := first; child != nil; {
		next := child.NextSibling
		child.Parent, child.PrevSibling, child.NextSibling = nil, nil, nil
		children = append(children, plain(child)...)
		child = next
	}
	if n.IsTemplate() {
		return children
	}
	for _, child := range children {
		if last := n.LastChild; last != nil && last.Type == vugu.TextNode && child.Type == vugu.TextNode {
			last.Data += child.Data
			continue
		}
		n.AppendChild(child)
	}
	return []*vugu.VGNode{n}
}
