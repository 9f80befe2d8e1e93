//go:build js

// Command table is the program with which web/bench/renderers measures the explorer's
// renderer: a table whose rows are made, changed, moved and taken away as in
// js-framework-benchmark. It builds the view of a state and has app/dom change the page,
// as package program does, with the same messages and operations. It is a bundle of its
// own and no part of the explorer.
package main

import (
	"strconv"
	"strings"
	"unsafe"

	"github.com/vugu/vugu"

	"bilateral/app/dom"
	"bilateral/app/memory"
	"bilateral/app/protocol"
	"bilateral/app/table/rows"
	"bilateral/components/node"
	"bilateral/data"
)

var (
	table   rows.Table[drawn]
	page    dom.Page
	content []byte
)

// drawn is a row as it was built last, and whether it was selected.
type drawn struct {
	node     *vugu.VGNode
	selected bool
}

//go:wasmimport explorer apply
func apply(operations unsafe.Pointer, length uint32) int32

//go:wasmexport inbox
func inbox(length int32) unsafe.Pointer {
	if int(length) > len(content) {
		content = make([]byte, length)
	}
	return unsafe.Pointer(unsafe.SliceData(content))
}

// receive takes TakeOver, Push with what was clicked, "run" or "select 7", or Idle.
//
//go:wasmexport receive
func receive(message, length int32) int32 {
	memory.Enter()
	answer := carryOut(protocol.Message(message), string(content[:length]))
	memory.Leave()
	if protocol.Message(message) == protocol.Idle {
		memory.Rest()
	}
	return answer
}

func carryOut(message protocol.Message, content string) int32 {
	switch message {
	case protocol.TakeOver:
		page.Hydrate(view())
		page.Ready()
		return flush()
	case protocol.Push:
		what, number, _ := strings.Cut(content, " ")
		id, _ := data.ParseInt(number)
		switch what {
		case "select":
			table.Select(id)
		case "remove":
			table.Remove(id)
		default:
			table.Do(what)
		}
		page.Update(view())
		return flush()
	}
	return 1
}

// flush has the page apply what was asked, and mended where others changed it.
func flush() int32 {
	for range 2 {
		operations := page.Operations()
		applied := apply(unsafe.Pointer(unsafe.SliceData(operations)), uint32(len(operations)))
		page.Reuse(operations)
		if applied == 1 {
			return 1
		}
		page.Mend()
	}
	return 0
}

// view builds the page: the buttons and the table.
func view() *vugu.VGNode {
	root := node.Element("div")
	node.SetAttribute(root, "id", "explorer")
	buttons := node.Child(root, "p")
	for _, b := range rows.Buttons {
		button := node.Child(buttons, "button")
		node.SetAttribute(button, "type", "button")
		node.SetAttribute(button, "id", b.ID)
		node.AddText(button, b.Label)
	}
	body := node.Child(node.Child(root, "table"), "tbody")
	for i := range table.Rows {
		row := &table.Rows[i]
		selected := row.ID == table.Selected
		if is := &row.View; is.node == nil || is.selected != selected {
			*is = drawn{rowOf(row.ID, row.Label, selected), selected}
		}
		adopt(body, row.View.node)
	}
	return root
}

// adopt puts a node at the end of another tree than it was in.
func adopt(parent, n *vugu.VGNode) {
	n.Parent, n.PrevSibling, n.NextSibling = nil, nil, nil
	parent.AppendChild(n)
}

// rowOf builds a row.
func rowOf(number int, label string, selected bool) *vugu.VGNode {
	id := strconv.Itoa(number)
	tr := node.Element("tr")
	node.SetAttribute(tr, string(protocol.KeyAttr), id)
	if selected {
		node.SetAttribute(tr, "class", "danger")
	}
	node.AddText(cell(tr, "col-md-1"), id)
	node.AddText(link(cell(tr, "col-md-4"), "lbl"), label)
	icon := node.Child(link(cell(tr, "col-md-1"), "remove"), "span")
	node.SetAttribute(icon, "class", "glyphicon glyphicon-remove")
	node.SetAttribute(icon, "aria-hidden", "true")
	cell(tr, "col-md-6")
	return tr
}

func cell(row *vugu.VGNode, class string) *vugu.VGNode {
	td := node.Child(row, "td")
	node.SetAttribute(td, "class", class)
	return td
}

func link(cell *vugu.VGNode, class string) *vugu.VGNode {
	a := node.Child(cell, "a")
	node.SetAttribute(a, "class", class)
	return a
}

func init() {
	dom.Lists()
	dom.Keeps()
	memory.Allow(4 << 20) // 1,000 rows take more than 2 MB
}

func main() { wait() }
