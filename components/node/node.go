// Package node makes the nodes of the templates. components/generate turns
// each template into lines and calls of a Writer. Vugu's own calls take any
// type by reflection and fmt; these take what the templates use, and so the
// browser program carries neither.
package node

import (
	"github.com/vugu/vugu"
)

// Element makes an element.
func Element(tag string) *vugu.VGNode { return &vugu.VGNode{Type: vugu.ElementNode, Data: tag} }

// Child makes an element at the end of parent.
func Child(parent *vugu.VGNode, tag string) *vugu.VGNode {
	n := Element(tag)
	parent.AppendChild(n)
	return n
}

// SetAttribute adds an attribute, but none for "".
func SetAttribute(n *vugu.VGNode, name, value string) {
	if value != "" {
		n.Attr = append(n.Attr, vugu.VGAttribute{Key: name, Val: value})
	}
}

// AddText puts a text at the end of n, but none for "". Texts that touch are
// one, as they are where a browser reads HTML.
func AddText(n *vugu.VGNode, s string) {
	switch last := n.LastChild; {
	case s == "":
	case last != nil && last.Type == vugu.TextNode:
		last.Data += s
	default:
		n.AppendChild(Text(s))
	}
}

// Text makes a text.
func Text(s string) *vugu.VGNode { return &vugu.VGNode{Type: vugu.TextNode, Data: s} }

// Part is the Build method of a view, for where the view may be of any type; nil is
// nothing. The template must be one of ours: they need nothing of what Vugu hands
// to a Build. A vugu.Builder would bring the description of the view's type, and
// of all types in it, into the browser program.
type Part func(*vugu.BuildIn) *vugu.BuildOut

// Build implements vugu.Builder.
func (p Part) Build(in *vugu.BuildIn) *vugu.BuildOut {
	if p == nil {
		return &vugu.BuildOut{}
	}
	return p(in)
}

// Build gives the nodes of a part and of all that is in it.
func Build(p Part) []*vugu.VGNode { return p.Build(nil).Out }
