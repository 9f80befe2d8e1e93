package dom

import (
	"slices"

	"github.com/vugu/vugu"

	"bilateral/app/protocol"
)

// patch makes the page's node old into next, which is the same node by sameNode.
func (p *Page) patch(old, next *node) {
	next.id = old.id
	switch {
	case next.tag == "":
		if old.data != next.data {
			p.operation(protocol.SetData)
			p.number(next.id)
			p.string(next.data)
		}
	case next.opaque:
		p.attributes(old, next)
		if old.data != next.data {
			p.operation(protocol.SetMarkup)
			p.number(next.id)
			p.string(next.data)
		}
	default:
		p.attributes(old, next)
		p.children(old, next)
	}
}

// sameNode says whether a node can become another, rather than be replaced.
func sameNode(a, b *node) bool {
	return a.tag == b.tag && a.svg == b.svg && a.opaque == b.opaque && a.key == b.key
}

func (p *Page) attributes(old, next *node) {
	for _, a := range next.attrs {
		i := indexAttribute(old.attrs, a.Key)
		if i < 0 || old.attrs[i].Val != a.Val {
			p.attribute(next.id, a)
		}
	}
	for _, a := range old.attrs {
		if indexAttribute(next.attrs, a.Key) < 0 {
			p.operation(protocol.RemoveAttr)
			p.number(next.id)
			p.string(a.Key)
		}
	}
}

func indexAttribute(attrs []vugu.VGAttribute, key string) int {
	return slices.IndexFunc(attrs, func(a vugu.VGAttribute) bool { return a.Key == key })
}

func (p *Page) attribute(id int, a vugu.VGAttribute) {
	p.operation(protocol.SetAttr)
	p.number(id)
	p.string(a.Key)
	p.string(a.Val)
}

// children matches the children of two trees, removes those that are gone,
// patches those that stay, and places the new and the moved ones. The longest
// run of children that keep their order is never moved.
func (p *Page) children(old, next *node) {
	from := match(old.children, next.children)
	kept := make([]bool, len(old.children))
	for _, i := range from {
		if i >= 0 {
			kept[i] = true
		}
	}
	for i, child := range old.children {
		if !kept[i] {
			p.remove(child)
		}
	}
	still := longestRise(from)
	before := 0
	for i := len(next.children) - 1; i >= 0; i-- {
		child := next.children[i]
		switch {
		case from[i] < 0:
			p.create(child)
			p.insert(next, child, before)
		default:
			p.patch(old.children[from[i]], child)
			if !still[i] {
				p.insert(next, child, before)
			}
		}
		before = child.id
	}
}

// match gives, for each next child, the index of the old child that becomes
// it, or -1. Children with a key match by key wherever they are; the others
// match in their order.
func match(old, next []*node) []int {
	from := make([]int, len(next))
	var keyed map[string]int
	for i, n := range old {
		if n.key != "" {
			if keyed == nil {
				keyed = make(map[string]int, len(old))
			}
			keyed[n.key] = i
		}
	}
	unkeyed := 0
	for i, n := range next {
		from[i] = -1
		if n.key != "" {
			if at, ok := keyed[n.key]; ok && sameNode(old[at], n) {
				from[i] = at
				delete(keyed, n.key)
			}
			continue
		}
		for at := unkeyed; at < len(old); at++ {
			if old[at].key == "" && sameNode(old[at], n) {
				from[i] = at
				unkeyed = at + 1
				break
			}
		}
	}
	return from
}

// longestRise marks a longest run of entries that are not -1 and rise, by
// patience sorting (Fredman 1975, doi 10.1016/0012-365X(75)90103-X).
func longestRise(from []int) []bool {
	tails := make([]int, 0, len(from)) // tails[k]: where a run of k+1 ends lowest
	previous := make([]int, len(from))
	for i, v := range from {
		if v < 0 {
			continue
		}
		k, _ := slices.BinarySearchFunc(tails, v, func(t, v int) int { return from[t] - v })
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

// create makes a node and all below it, not yet placed.
func (p *Page) create(n *node) {
	p.lastID++
	n.id = p.lastID
	if n.tag == "" {
		p.operation(protocol.CreateText)
		p.number(n.id)
		p.string(n.data)
		return
	}
	p.operation(protocol.CreateElement)
	p.number(n.id)
	p.namespace(n)
	p.string(n.tag)
	for _, a := range n.attrs {
		p.attribute(n.id, a)
	}
	if n.opaque {
		p.operation(protocol.SetMarkup)
		p.number(n.id)
		p.string(n.data)
		return
	}
	for _, child := range n.children {
		p.create(child)
		p.insert(n, child, 0)
	}
}

func (p *Page) insert(parent, n *node, before int) {
	p.operation(protocol.Insert)
	p.number(parent.id)
	p.number(n.id)
	p.number(before)
}

// remove takes a node off the page and lets go of all below it.
func (p *Page) remove(n *node) {
	p.operation(protocol.Remove)
	p.number(n.id)
	for _, child := range n.children {
		p.release(child)
	}
}

func (p *Page) release(n *node) {
	p.operation(protocol.Release)
	p.number(n.id)
	for _, child := range n.children {
		p.release(child)
	}
}
