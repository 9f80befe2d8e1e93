package components

import "github.com/vugu/vugu"

// The generated code makes its nodes with the functions of this file, into
// which components/generate turns Vugu's own calls. Those take any type by
// reflection and fmt; these take what the templates use, and so the browser
// program carries neither.

// element makes a node; the pairs are the names and values of its attributes.
func element(tag string, pairs ...string) *vugu.VGNode {
	n := &vugu.VGNode{Type: vugu.ElementNode, Data: tag}
	for i := 0; i+1 < len(pairs); i += 2 {
		n.Attr = append(n.Attr, vugu.VGAttribute{Key: pairs[i], Val: pairs[i+1]})
	}
	return n
}

// setAttribute adds an attribute, but none for "".
func setAttribute(n *vugu.VGNode, name, value string) {
	if value != "" {
		n.Attr = append(n.Attr, vugu.VGAttribute{Key: name, Val: value})
	}
}

// setContent gives a node a text, or markup where the value is vugu.HTML.
func setContent(n *vugu.VGNode, value any) {
	switch v := value.(type) {
	case string:
		if v != "" {
			n.AppendChild(text(v))
		}
	case vugu.HTML:
		markup := string(v)
		n.InnerHTML = &markup
	default:
		panic("components: content of <" + n.Data + "> is neither text nor markup")
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
