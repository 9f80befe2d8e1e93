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
	is       *vugu.VGNode // the node of a tree that it was made of, or became, last
	attrs    []vugu.VGAttribute
	children []*node
	svg      bool
}

// keyAttribute gives a node an identity among its siblings, as id does.
const keyAttribute = string(protocol.KeyAttr)

// keyOf is the identity of a node among its siblings; "" for its place.
func keyOf(attrs []vugu.VGAttribute) (key string) {
	for _, a := range attrs {
		if a.Key == keyAttribute || a.Key == "id" && key == "" {
			key = a.Val
		}
	}
	return key
}

// dataOf is a text's data, an element's tag or, where its inside is markup and not nodes,
// that.
func dataOf(v *vugu.VGNode) string {
	if v.InnerHTML != nil {
		return *v.InnerHTML
	}
	return v.Data
}

// nodeOf makes the next node, of one of a tree without components and templates, as a page
// gives it, with room for its children. Its parent is of SVG or not.
func (p *Page) nodeOf(v *vugu.VGNode, svg bool) *node {
	p.lastID++
	count := 0
	for child := v.FirstChild; child != nil; child = child.NextSibling {
		count++
	}
	return &node{p.lastID, v, v.Attr, make([]*node, count), svg || v.Data == "svg"}
}

// kindOf is the kind of a node as the page has it.
func kindOf(v *vugu.VGNode) protocol.Kind {
	switch {
	case v.Type == vugu.TextNode:
		return protocol.TextNode
	case v.InnerHTML != nil:
		return protocol.OpaqueNode
	}
	return protocol.ElementNode
}

// What a program asks for before its first page. One that does not has none of the code: the
// compiler sees that nothing sets these.
var lists, keeps bool

// Lists is for programs with long lists: what is new among siblings that are alike is copied on
// the page, all children go at once, and what did not move is seen without a search.
func Lists() { lists = true }

// Keeps says that a node of a tree that is given again is as it was, with all below it, so
// that only what is new is looked at.
func Keeps() { keeps = true }

// Page is the tree that is on the page, and the operations not yet applied. The tree that was
// given last is what the next one is compared with: until then its texts and its markup stay
// as they are, but for Picture's, and a node may be given other attributes, in a slice of their own.
type Page struct {
	root   *node
	lastID int
	buffer []byte
	// The numbers from going to before gone are to be released.
	going, gone int
}

// Hydrate takes over the nodes that the server sent: it numbers them in
// document order and asks the page to check that they are there, and no others.
// Where they are not, the page wants Mend.
func (p *Page) Hydrate(tree *vugu.VGNode) {
	p.operation(protocol.Hydrate)
	p.root = p.hydrate(tree, false)
}

func (p *Page) hydrate(v *vugu.VGNode, svg bool) *node {
	n := p.nodeOf(v, svg)
	kind := kindOf(v)
	p.number(int(kind))
	if kind == protocol.ElementNode {
		p.number(len(n.children))
	}
	p.string(v.Data)
	for i, child := 0, v.FirstChild; child != nil; child = child.NextSibling {
		n.children[i] = p.hydrate(child, n.svg)
		i++
	}
	return n
}

// Update makes the page equal to a tree. The tree's root has the same tag as
// the one before.
func (p *Page) Update(tree *vugu.VGNode) { p.patch(p.root, tree) }

// Part makes one node of the page, the one with that id attribute, equal to a
// tree with the same root, and leaves the rest alone: for what follows the
// pointer. It reports whether there is such a node.
func (p *Page) Part(id string, tree *vugu.VGNode) bool {
	n := find(p.root, "id", id)
	if n == nil {
		return false
	}
	p.patch(n, tree)
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

// Picture puts markup into the first element of the one that is a chart, the number by
// which ChartAttr has it, and leaves the rest alone.
func (p *Page) Picture(chart, markup string) {
	n := find(p.root, string(protocol.ChartAttr), chart)
	if n == nil {
		return
	}
	n = n.children[0]
	n.is.InnerHTML = &markup
	p.data(n, protocol.OpaqueNode)
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
	kind := kindOf(n.is)
	p.number(int(kind))
	p.number(n.id)
	if kind != protocol.TextNode {
		p.namespace(n)
	}
	p.string(n.is.Data)
	if kind == protocol.TextNode {
		return
	}
	p.number(len(n.attrs))
	for _, a := range n.attrs {
		p.string(a.Key)
		p.string(a.Val)
	}
	if kind == protocol.OpaqueNode {
		p.string(dataOf(n.is))
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
