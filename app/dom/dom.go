// Package dom keeps the page equal to the tree that a page gives. It
// hydrates the server's nodes in place, then turns the difference between two
// trees into one buffer of operations, as package protocol lists them, which
// the page applies in one go. It knows nothing of what the nodes mean.
package dom

import (
	"github.com/vugu/vugu"

	"bilateral/app/protocol"
)

// node is a node as it stands on the page.
type node struct {
	id       int
	tag      string // "" for a text
	svg      bool
	data     string // a text's data, or an opaque element's markup
	opaque   bool   // its inside is markup, not nodes
	key      string // its identity among its siblings; "" for its place
	attrs    []vugu.VGAttribute
	children []*node
}

// keyAttribute gives a node an identity among its siblings, as id does.
const keyAttribute = string(protocol.KeyAttr)

// fromTree makes a node of a tree without components and templates, as
// a page gives it.
func fromTree(v *vugu.VGNode, svg bool) *node {
	if v.Type == vugu.TextNode {
		return &node{data: v.Data}
	}
	n := &node{tag: v.Data, svg: svg || v.Data == "svg", attrs: v.Attr}
	for _, a := range v.Attr {
		if a.Key == keyAttribute || a.Key == "id" && n.key == "" {
			n.key = a.Val
		}
	}
	if v.InnerHTML != nil {
		n.opaque, n.data = true, *v.InnerHTML
		return n
	}
	for child := v.FirstChild; child != nil; child = child.NextSibling {
		n.children = append(n.children, fromTree(child, n.svg))
	}
	return n
}

// Page is the tree that is on the page, and the operations not yet applied.
type Page struct {
	root   *node
	lastID int
	buffer []byte
}

// Hydrate takes over the nodes that the server sent: it numbers them in
// document order and asks the page to check that they are there, and no others.
// Where they are not, the page wants Mend.
func (p *Page) Hydrate(tree *vugu.VGNode) {
	p.root = fromTree(tree, false)
	p.operation(protocol.Hydrate)
	p.tokens(p.root)
}

func (p *Page) tokens(n *node) {
	p.lastID++
	n.id = p.lastID
	switch {
	case n.tag == "":
		p.number(int(protocol.TextNode))
		p.string(n.data)
	case n.opaque:
		p.number(int(protocol.OpaqueNode))
		p.string(n.tag)
	default:
		p.number(int(protocol.ElementNode))
		p.number(len(n.children))
		p.string(n.tag)
		for _, child := range n.children {
			p.tokens(child)
		}
	}
}

// Update makes the page equal to a tree. The tree's root has the same tag as
// the one before.
func (p *Page) Update(tree *vugu.VGNode) {
	next := fromTree(tree, false)
	p.patch(p.root, next)
	p.root = next
}

// Part makes one node of the page, the one with that id attribute, equal to a
// tree with the same root, and leaves the rest alone: for what follows the
// pointer. It reports whether there is such a node.
func (p *Page) Part(id string, tree *vugu.VGNode) bool {
	old := find(p.root, "id", id)
	if old == nil {
		return false
	}
	next := fromTree(tree, old.svg && old.tag != "svg")
	p.patch(old, next)
	*old = *next
	return true
}

// find is the first node with an attribute of that value, nil where none has it.
func find(n *node, key, value string) *node {
	if i := indexAttribute(n.attrs, key); i >= 0 && n.attrs[i].Val == value {
		return n
	}
	for _, child := range n.children {
		if found := find(child, key, value); found != nil {
			return found
		}
	}
	return nil
}

// Value makes a number and words those of the slider that is a chart, the number by
// which ChartAttr has it, and leaves the rest alone. A slider has others so far.
func (p *Page) Value(chart, number, text string) {
	n := find(p.root, string(protocol.ChartAttr), chart)
	if n == nil {
		return
	}
	for i := range n.attrs {
		a := &n.attrs[i]
		switch a.Key {
		case "aria-valuenow":
			a.Val = number
		case "aria-valuetext":
			a.Val = text
		default:
			continue
		}
		p.attribute(n.id, *a)
	}
}

// Announce has words read out, once the reader rests.
func (p *Page) Announce(words string) {
	p.operation(protocol.Announce)
	p.string(words)
}

// ExportImage hands the page a picture to save or copy: what says how, as the name
// of the action that asked for it.
func (p *Page) ExportImage(what, name, svg string) {
	p.operation(protocol.ExportImage)
	p.string(what)
	p.string(name)
	p.string(svg)
}

// Mend tells the page the whole tree. Where others took a node of it off the
// page it is put there again, or made when the page never had it; what stands
// is not touched. It is for a page that answers that it is not as it was left.
func (p *Page) Mend() {
	p.operation(protocol.Mend)
	p.describe(p.root)
}

// describe writes a node with all that it takes to make it, as protocol.Kind says.
func (p *Page) describe(n *node) {
	kind := protocol.ElementNode
	switch {
	case n.tag == "":
		kind = protocol.TextNode
	case n.opaque:
		kind = protocol.OpaqueNode
	}
	p.number(int(kind))
	p.number(n.id)
	if kind == protocol.TextNode {
		p.string(n.data)
		return
	}
	p.namespace(n)
	p.string(n.tag)
	p.number(len(n.attrs))
	for _, a := range n.attrs {
		p.string(a.Key)
		p.string(a.Val)
	}
	if kind == protocol.OpaqueNode {
		p.string(n.data)
		return
	}
	p.number(len(n.children))
	for _, child := range n.children {
		p.describe(child)
	}
}

// Address sets the address bar: with push as a new entry of the history,
// otherwise in place of the present one.
func (p *Page) Address(address string, push bool) {
	p.operation(protocol.SetAddress)
	if push {
		p.number(1)
	} else {
		p.number(0)
	}
	p.string(address)
}

// Title sets the document's title.
func (p *Page) Title(title string) {
	p.operation(protocol.SetTitle)
	p.string(title)
}

// Ready says that the program has taken the page over.
func (p *Page) Ready() { p.operation(protocol.Ready) }

// Operations gives the buffer of what was asked since the last call, and gives
// it up: the page may call the program again while it reads it.
func (p *Page) Operations() []byte {
	b := p.buffer
	p.buffer = nil
	return b
}

// Reuse takes back a buffer that nobody reads any more.
func (p *Page) Reuse(buffer []byte) {
	if p.buffer == nil {
		p.buffer = buffer[:0]
	}
}

func (p *Page) operation(o protocol.Operation) { p.number(int(o)) }

func (p *Page) number(v int) {
	for v >= 0x80 {
		p.buffer = append(p.buffer, byte(v)|0x80)
		v >>= 7
	}
	p.buffer = append(p.buffer, byte(v))
}

func (p *Page) namespace(n *node) {
	if n.svg {
		p.number(1)
	} else {
		p.number(0)
	}
}

func (p *Page) string(s string) {
	p.number(len(s))
	p.buffer = append(p.buffer, s...)
}
