//go:build browser

package driver

import (
	"net/http"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/dom"
)

// roles takes Chromium's whole tree at once: to ask for each element takes a hundred times as long.
func (t *Tab) roles(selector string) ([]string, error) {
	tree, err := call(t, accessibility.GetFullAXTree, accessibility.GetFullAXTreeParams{})
	if err != nil {
		return nil, err
	}
	of := map[cdp.BackendNodeID]string{}
	for _, n := range tree.Nodes {
		if !n.Ignored {
			of[cdp.BackendNodeID(n.BackendDOMNodeID)] = said(n.Role)
		}
	}
	document, err := call(t, dom.GetDocument, dom.GetDocumentParams{})
	if err != nil {
		return nil, err
	}
	defer func() { _, _ = call(t, dom.Disable, cdp.Empty{}) }()
	found, err := call(t, dom.QuerySelectorAll, dom.QuerySelectorAllParams{NodeID: document.Root.NodeID, Selector: selector})
	if err != nil {
		return nil, err
	}
	roles := make([]string, len(found.NodeIDs))
	for i, id := range found.NodeIDs {
		element, err := call(t, dom.DescribeNode, dom.DescribeNodeParams{NodeID: id})
		if err != nil {
			return nil, err
		}
		roles[i] = of[element.Node.BackendNodeID]
	}
	return roles, nil
}

// located are elements of a page in Firefox.
type located struct {
	Nodes []struct {
		SharedID string `json:"sharedId"`
	}
}

// tableRoles are the roles that Firefox is asked for: it finds the elements of a role, and does
// not tell the role of an element.
var tableRoles = []string{"table", "row", "columnheader", "rowheader", "cell", "caption"}

// roles has Firefox find all elements of each role of tables; of others it is "". It goes through
// tables alone: through a whole page it takes seconds.
func (g *gecko) roles(selector string) ([]string, error) {
	var within located
	locate := func(kind string, value any) (found located, err error) {
		params := map[string]any{"locator": map[string]any{"type": kind, "value": value}}
		if kind == "accessibility" {
			params["startNodes"] = within.Nodes
		}
		err = g.call("browsingContext.locateNodes", params, &found)
		return found, err
	}
	all, err := locate("css", selector)
	if err != nil {
		return nil, err
	}
	// A table itself stands in what is around it.
	if within, err = locate("css", ":has(>table)"); err != nil || len(within.Nodes) == 0 {
		return make([]string, len(all.Nodes)), err
	}
	of := map[string]string{}
	for _, role := range tableRoles {
		found, err := locate("accessibility", map[string]string{"role": role})
		if err != nil {
			return nil, err
		}
		for _, node := range found.Nodes {
			of[node.SharedID] = role
		}
	}
	roles := make([]string, len(all.Nodes))
	for i, node := range all.Nodes {
		roles[i] = of[node.SharedID]
	}
	return roles, nil
}

// roles asks WebKit's driver for the computed role of each element.
func (w *webkit) roles(selector string) (roles []string, err error) {
	err = w.in(func() error {
		var found []map[string]string
		if err := w.session.post("/elements", map[string]any{"using": "css selector", "value": selector}, &found); err != nil {
			return err
		}
		roles = make([]string, len(found))
		for i, element := range found {
			for _, id := range element { // by the protocol's own name
				if err := w.session.call(http.MethodGet, "/element/"+id+"/computedrole", nil, &roles[i]); err != nil {
					return err
				}
			}
		}
		return nil
	})
	return roles, err
}
