package dom

import (
	"slices"

	"github.com/vugu/vugu"

	"bilateral/app/protocol"
)

// patch makes the page's node n into v, which is the same node by same.
func (p *Page) patch(n *node, v *vugu.VGNode) {
	was := n.is
	if keeps && was == v {
		return
	}
	n.is = v
	kind := kindOf(v)
	if kind != protocol.TextNode {
		p.attributes(n, v.Attr)
	}
	if kind == protocol.ElementNode {
		p.children(n, v)
	} else if data := dataOf(v); data != dataOf(was) {
		p.data(n, kind)
	}
}

// same reports whether a node can become v, a child of the same parent, rather than be
// replaced.
func same(n *node, v *vugu.VGNode) bool {
	return keeps && n.is == v || alike(n.is, v) && keyOf(n.attrs) == keyOf(v.Attr)
}

// alike reports whether two nodes are texts, or elements of the same tag and kind.
func alike(a, b *vugu.VGNode) bool {
	kind := kindOf(a)
	return kind == kindOf(b) && (kind == protocol.TextNode || a.Data == b.Data)
}

// data asks for what a text says, or for the markup in an element.
func (p *Page) data(n *node, kind protocol.Kind) {
	operation := protocol.SetData
	if kind == protocol.OpaqueNode {
		operation = protocol.SetMarkup
	}
	p.operation(operation)
	p.number(n.id)
	p.string(dataOf(n.is))
}

func (p *Page) attributes(n *node, next []vugu.VGAttribute) {
	for _, a := range next {
		i := indexAttribute(n.attrs, a.Key)
		if i < 0 || n.attrs[i].Val != a.Val {
			p.attribute(n.id, a)
		}
	}
	for _, a := range n.attrs {
		if indexAttribute(next, a.Key) < 0 {
			p.operation(protocol.RemoveAttr)
			p.number(n.id)
			p.string(a.Key)
		}
	}
	n.attrs = next
}

func indexAttribute(attrs []vugu.VGAttribute, key string) int {
	for i := range attrs {
		if attrs[i].Key == key {
			return i
		}
	}
	return -1
}

func (p *Page) attribute(id int, a vugu.VGAttribute) {
	p.operation(protocol.SetAttr)
	p.number(id)
	p.string(a.Key)
	p.string(a.Val)
}

// children makes the children of n those of v: it matches them, removes those that are
// gone, patches those that stay, and places the new and the moved ones. The longest
// run of children that keep their order is never moved.
func (p *Page) children(n *node, v *vugu.VGNode) {
	old, child, start := n.children, v.FirstChild, 0
	for ; lists && child != nil && start < len(old) && same(old[start], child); child = child.NextSibling {
		p.patch(old[start], child)
		start++
	}
	if lists && child == nil && start == len(old) {
		return
	}
	var rest []*vugu.VGNode
	for ; child != nil; child = child.NextSibling {
		rest = append(rest, child)
	}
	// Those without a key match in their order, from the first on.
	end, last := len(old), len(rest)
	for lists && end > start && last > 0 && keyOf(old[end-1].attrs) != "" && same(old[end-1], rest[last-1]) {
		end--
		last--
		p.patch(old[end], rest[last])
	}
	next := make([]*node, start+last+len(old)-end)
	copy(next, old[:start])
	before := 0
	if copy(next[start+last:], old[end:]) > 0 {
		before = old[end].id
	}
	n.children = next
	p.arrange(n, old[start:end], rest[:last], next[start:], before, len(next) == last)
}

// arrange puts the nodes of rest, as children of n, into next, before one of that number,
// and takes away those of old that become none of them: all that n has, if it is all.
func (p *Page) arrange(n *node, old []*node, rest []*vugu.VGNode, next []*node, before int, all bool) {
	from, kept := p.match(old, rest)
	all = lists && all && len(old) > 1 && !slices.Contains(kept, true)
	if all {
		p.operation(protocol.Empty)
		p.number(n.id)
	}
	for i := len(old) - 1; i >= 0; i-- { // as they are numbered: the last is made first
		if !kept[i] {
			if !all {
				p.operation(protocol.Remove)
				p.number(old[i].id)
			}
			p.release(old[i])
		}
	}
	p.letGo()
	still := longestRise(from)
	var pattern *node
	for i := len(rest) - 1; i >= 0; i-- {
		if from[i] < 0 {
			next[i] = p.create(rest[i], n.svg, &pattern)
		} else {
			next[i] = old[from[i]]
			p.patch(next[i], rest[i])
		}
		if !still[i] {
			p.insert(n, next[i], before)
		}
		before = next[i].id
	}
}

// match gives, for each next child, the index of the old child that becomes it, or -1, and
// which of the old ones do. Children with a key match by key wherever they are; the others
// match in their order.
func (p *Page) match(old []*node, next []*vugu.VGNode) (from []int, kept []bool) {
	from, kept = make([]int, len(next)), make([]bool, len(old))
	unkeyed, near, missed := 0, 0, false
	for i, v := range next {
		isKeyed := keyOf(v.Attr) != ""
		at, end := unkeyed, len(old)
		if isKeyed {
			at, end = 0, 0
			if lists { // most stand behind the one before them, or one further where one went
				at, end = near, min(near+2, len(old))
			}
		}
		for at < end && (kept[at] || !same(old[at], v)) {
			at++
		}
		near++
		switch {
		case at < end:
			from[i], kept[at], near = at, true, at+1
			if !isKeyed {
				unkeyed = near
			}
		default:
			from[i] = -1
			missed = missed || isKeyed
		}
	}
	if !missed {
		return from, kept
	}
	keyed := map[string]int{}
	for at, n := range old {
		if key := keyOf(n.attrs); key != "" && !kept[at] {
			keyed[key] = at
		}
	}
	for i, v := range next {
		if at, ok := keyed[keyOf(v.Attr)]; ok && from[i] < 0 && !kept[at] && same(old[at], v) {
			from[i], kept[at] = at, true
		}
	}
	return from, kept
}

// longestRise marks what stays where it is: a longest run of entries that are not -1 and
// rise, by patience sorting (Fredman 1975, doi 10.1016/0012-365X(75)90103-X).
func longestRise(from []int) []bool {
	tails := make([]int, 0, len(from)) // tails[k]: where a run of k+1 ends lowest
	previous := make([]int, len(from))
	for i, v := range from {
		if v < 0 {
			continue
		}
		k, end := 0, len(tails)
		if end > 0 && from[tails[end-1]] < v {
			k = end
		}
		for k < end {
			if middle := (k + end) / 2; from[tails[middle]] < v {
				k = middle + 1
			} else {
				end = middle
			}
		}
		previous[i] = -1
		if k > 0 {
			previous[i] = tails[k-1]
		}
		if k == len(tails) {
			tails = append(tails, i)
		} else {
			tails[k] = i
		}
	}
	still := make([]bool, len(from))
	if len(tails) == 0 {
		return still
	}
	for i := tails[len(tails)-1]; i >= 0; i = previous[i] {
		still[i] = true
	}
	return still
}

// create makes a child of an element of SVG or not, and all below it, not yet placed: a copy of
// one that was made for a sibling just before, the pattern, where that has children and
// differs in values only.
func (p *Page) create(v *vugu.VGNode, svg bool, pattern **node) *node {
	if of := *pattern; lists && of != nil && v.FirstChild != nil && varies(of.is, v) {
		p.operation(protocol.Copy)
		p.number(p.lastID + 1)
		p.number(of.id)
		return p.vary(v, svg, of.is)
	}
	n, kind := p.nodeOf(v, svg), kindOf(v)
	*pattern = n
	if kind == protocol.TextNode {
		p.operation(protocol.CreateText)
		p.number(n.id)
		p.string(v.Data)
		return n
	}
	p.operation(protocol.CreateElement)
	p.number(n.id)
	p.namespace(n)
	p.string(v.Data)
	for _, a := range n.attrs {
		p.attribute(n.id, a)
	}
	if kind == protocol.OpaqueNode {
		p.data(n, kind)
	}
	var first *node
	for i, child := 0, v.FirstChild; child != nil; child = child.NextSibling {
		n.children[i] = p.create(child, n.svg, &first)
		p.insert(n, n.children[i], 0)
		i++
	}
	return n
}

// varies reports whether two nodes, with all below them, differ in values only: in texts, and
// in what attributes say.
func varies(a, b *vugu.VGNode) bool {
	if !alike(a, b) || a.InnerHTML != nil || len(a.Attr) != len(b.Attr) {
		return false
	}
	for i := range a.Attr {
		if a.Attr[i].Key != b.Attr[i].Key {
			return false
		}
	}
	a, b = a.FirstChild, b.FirstChild
	for a != nil && b != nil && varies(a, b) {
		a, b = a.NextSibling, b.NextSibling
	}
	return a == nil && b == nil
}

// vary makes a node of v that is a copy on the page of one of another, and says in what it
// differs.
func (p *Page) vary(v *vugu.VGNode, svg bool, of *vugu.VGNode) *node {
	n := p.nodeOf(v, svg)
	if of.Data != v.Data {
		p.data(n, protocol.TextNode)
	}
	for i, a := range n.attrs {
		if of.Attr[i].Val != a.Val {
			p.attribute(n.id, a)
		}
	}
	of, v = of.FirstChild, v.FirstChild
	for i := range n.children {
		n.children[i] = p.vary(v, n.svg, of)
		of, v = of.NextSibling, v.NextSibling
	}
	return n
}

func (p *Page) insert(parent, n *node, before int) {
	p.operation(protocol.Insert)
	p.number(parent.id)
	p.number(n.id)
	p.number(before)
}

// release lets go of a node that was taken off the page, and of all below it. Numbers that
// follow each other are told at once, at the latest by letGo.
func (p *Page) release(n *node) {
	if n.id != p.gone {
		p.letGo()
		p.going = n.id
	}
	p.gone = n.id + 1
	for _, child := range n.children {
		p.release(child)
	}
}

// letGo tells what release has let go of.
func (p *Page) letGo() {
	if p.gone > p.going {
		p.operation(protocol.Release)
		p.number(p.going)
		p.number(p.gone - p.going)
	}
	p.going, p.gone = 0, 0
}
