package ui

import (
	"strings"

	"github.com/vugu/vugu"
)

// The generated code makes its nodes with the functions of this file, into
// which components/generate turns Vugu's own calls. Those take any type by
// reflection and fmt; these take what the templates use, and so the browser
// program carries neither.

// element makes a node of a tag and the names and values of its attributes,
// each on a line of its own. No lines make a template: what is inside stands
// in its place.
func element(lines string) *vugu.VGNode {
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

// child makes a node inside another.
func child(parent *vugu.VGNode, lines string) *vugu.VGNode {
	n := element(lines)
	parent.AppendChild(n)
	return n
}

// inside puts a component inside a node; nil puts nothing there.
func inside(parent *vugu.VGNode, c vugu.Builder) {
	if c != nil {
		parent.AppendChild(&vugu.VGNode{Component: c})
	}
}

// setAttribute adds an attribute, but none for "".
func setAttribute(n *vugu.VGNode, name, value string) {
	if value != "" {
		n.Attr = append(n.Attr, vugu.VGAttribute{Key: name, Val: value})
	}
}

// setAttributeOf is setAttribute for a value that stands in the component.
func setAttributeOf(n *vugu.VGNode, name string, value *string) { setAttribute(n, name, *value) }

// setPhrase gives a node a text and the language that it is in.
func setPhrase(n *vugu.VGNode, language, value *string) {
	setAttribute(n, "lang", *language)
	setText(n, *value)
}

// setContentOf is setContent for a value that stands in the component.
func setContentOf[T string | vugu.HTML](n *vugu.VGNode, value *T) { setContent(n, *value) }

// setContent gives a node a text, or markup where the value is vugu.HTML.
func setContent[T string | vugu.HTML](n *vugu.VGNode, value T) {
	if _, is := any(value).(vugu.HTML); is {
		markup := string(value)
		n.InnerHTML = &markup
		return
	}
	setText(n, string(value))
}

func setText(n *vugu.VGNode, s string) {
	if s != "" {
		n.AppendChild(text(s))
	}
}

// text makes a text.
func text(s string) *vugu.VGNode { return &vugu.VGNode{Type: vugu.TextNode, Data: s} }

// Nodes builds a component and everything in it into plain nodes: components
// and templates give way to what they hold, and texts that touch are joined,
// as a browser joins them when it reads HTML.
func Nodes(c vugu.Builder) []*vugu.VGNode {
	var nodes []*vugu.VGNode
	for _, out := range c.Build(&vugu.BuildIn{BuildEnv: &vugu.BuildEnv{}}).Out {
		nodes = append(nodes, plain(out)...)
	}
	return nodes
}

// plain gives the plain nodes that stand for a node.
func plain(n *vugu.VGNode) []*vugu.VGNode {
	if n.Component != nil {
		return Nodes(n.Component.(vugu.Builder))
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
