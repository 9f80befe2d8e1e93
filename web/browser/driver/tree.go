//go:build browser

package driver

import (
	"encoding/json"
	"strings"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/dom"
)

// Node is one node of a page's accessibility tree: what a screen reader is
// given of an element or a text.
type Node struct {
	Role, Name, Value, Description string
	// Ignored reports that a screen reader passes the node over; what is below
	// it may be read all the same.
	Ignored bool
	// States are by the names of the protocol ("expanded", "level" …); a truth is
	// "true" or "false".
	States map[string]string
	// Attributes are those of the element that the node stands for, none where it
	// stands for no element.
	Attributes map[string]string
	Children   []*Node
}

// Tree takes the accessibility tree off the page and returns its root.
func (t *Tab) Tree() (*Node, error) {
	result, err := call(t, accessibility.GetFullAXTree, accessibility.GetFullAXTreeParams{})
	if err != nil {
		return nil, err
	}
	attributes, err := t.attributes()
	if err != nil {
		return nil, err
	}
	nodes := map[accessibility.NodeID]*Node{}
	for _, n := range result.Nodes {
		node := &Node{
			Role: said(n.Role), Name: said(n.Name), Value: said(n.Value), Description: said(n.Description),
			Ignored: n.Ignored, States: map[string]string{},
			Attributes: attributes[cdp.BackendNodeID(n.BackendDOMNodeID)],
		}
		for _, p := range n.Properties {
			node.States[string(p.Name)] = said(p.Value)
		}
		nodes[n.NodeID] = node
	}
	for _, n := range result.Nodes {
		for _, id := range n.ChildIDs {
			if child := nodes[id]; child != nil {
				nodes[n.NodeID].Children = append(nodes[n.NodeID].Children, child)
			}
		}
	}
	return nodes[result.Nodes[0].NodeID], nil
}

// attributes takes the attributes of every element off the page, in one answer:
// an answer for each node takes a hundred times as long.
func (t *Tab) attributes() (map[cdp.BackendNodeID]map[string]string, error) {
	document, err := call(t, dom.GetDocument, dom.GetDocumentParams{Depth: new(int64(-1))})
	if err != nil {
		return nil, err
	}
	// Asking for the document has the browser report its changes from here on.
	if _, err := call(t, dom.Disable, cdp.Empty{}); err != nil {
		return nil, err
	}
	found := map[cdp.BackendNodeID]map[string]string{}
	var take func(n *cdp.Node)
	take = func(n *cdp.Node) {
		list := map[string]string{}
		for i := 0; i+1 < len(n.Attributes); i += 2 {
			list[n.Attributes[i]] = n.Attributes[i+1]
		}
		found[n.BackendNodeID] = list
		for _, child := range n.Children {
			take(child)
		}
	}
	take(document.Root)
	return found, nil
}

// said is a value of the tree in one line, "" where there is none.
func said(value *accessibility.Value) string {
	if value == nil {
		return ""
	}
	var text string
	if json.Unmarshal(value.Value, &text) != nil {
		text = string(value.Value) // a number or a truth
	}
	return strings.Join(strings.Fields(text), " ")
}
