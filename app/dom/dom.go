// Package dom keeps the page equal to the tree that page.Build gives. It
// hydrates the server's nodes in place, then turns the difference between two
// trees into one buffer of operations, which web/static/explorer.js applies
// in one go. It knows nothing of what the nodes mean.
package dom

import "github.com/vugu/vugu"

// The operations of a buffer. A number is an unsigned LEB128; a string is its
// length in bytes and its UTF-8. Nodes are numbered by the page from 1; 0 is
// none. web/static/explorer.js reads the same list.
const (
	opHydrate   = 1 + iota // tokens of a tree, in document order: see tokens
	opElement              // id, 0 HTML or 1 SVG, tag
	opText                 // id, data
	opPlace                // parent, id, id of the next sibling or 0
	opRemove               // id
	opForget               // id of a node that went with a removed one
	opData                 // id, data of a text
	opAttribute            // id, name, value
	opBare                 // id, name of an attribute to take away
	opMarkup               // id, HTML of an opaque element
	opAddress              // 0 leave, 1 push or 2 replace; address
	opTitle                // title of the document
	opReady                // the page is the program's now
	opSay                  // words for the live region, after a pause
	opFile                 // what to do with it, its name, its content as SVG
	opMend                 // the whole tree, in document order: see describe
)

// The tokens of opHydrate, and the kinds of opMend.
const (
	tokenElement = 1 + iota // number of children, tag
	tokenText               // data
	tokenOpaque             // tag
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
const keyAttribute = "data-key"

// fromTree makes a node of a tree without components and templates, as
// page.Build gives it.
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
	p.number(opHydrate)
	p.tokens(p.root)
}

func (p *Page) tokens(n *node) {
	p.lastID++
	n.id = p.lastID
	switch {
	case n.tag == "":
		p.number(tokenText)
		p.string(n.data)
	case n.opaque:
		p.number(tokenOpaque)
		p.string(n.tag)
	default:
		p.number(tokenElement)
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
	old := find(p.root, id)
	if old == nil {
		return false
	}
	next := fromTree(tree, old.svg && old.tag != "svg")
	p.patch(old, next)
	*old = *next
	return true
}

func find(n *node, id string) *node {
	if i := indexAttribute(n.attrs, "id"); i >= 0 && n.attrs[i].Val == id {
		return n
	}
	for _, child := range n.children {
		if found := find(child, id); found != nil {
			return found
		}
	}
	return nil
}

// Say has words read out, once the reader rests.
func (p *Page) Say(words string) {
	p.number(opSay)
	p.string(words)
}

// File hands the page a picture to save or copy: what says how, as the name
// of the action that asked for it.
func (p *Page) File(what, name, svg string) {
	p.number(opFile)
	p.string(what)
	p.string(name)
	p.string(svg)
}

// Mend tells the page the whole tree. Where others took a node of it off the
// page it is put there again, or made when the page never had it; what stands
// is not touched. It is for a page that answers that it is not as it was left.
func (p *Page) Mend() {
	p.number(opMend)
	p.describe(p.root)
}

// describe writes a node with all that it takes to make it: its kind and its
// number; a text's data; an element's namespace, 0 HTML or 1 SVG, its tag, the
// number of its attributes and each with its value; an opaque element's markup,
// or the number of its children and each of them.
func (p *Page) describe(n *node) {
	kind := tokenElement
	switch {
	case n.tag == "":
		kind = tokenText
	case n.opaque:
		kind = tokenOpaque
	}
	p.number(kind)
	p.number(n.id)
	if kind == tokenText {
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
	if kind == tokenOpaque {
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
	p.number(opAddress)
	if push {
		p.number(1)
	} else {
		p.number(2)
	}
	p.string(address)
}

// Title sets the document's title.
func (p *Page) Title(title string) {
	p.number(opTitle)
	p.string(title)
}

// Ready says that the program has taken the page over.
func (p *Page) Ready() { p.number(opReady) }

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
