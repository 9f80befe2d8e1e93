package page

import (
	"slices"

	"github.com/vugu/vugu"

	"bilateral/components/catalogue"
	"bilateral/components/node"
	"bilateral/components/state"
)

// OneFigure is what a frame has of a page with several figures where one is asked for: that
// one, under the page's heading; of a compact frame the first that is drawn where none is
// named. An indicator's has the words that its page found. It names the document after a
// figure that was asked for, says where there is none, and leaves the page whole then.
func OneFigure(c *Context, doc *Document, main node.Part) node.Part {
	st := c.State
	if st.Figure == "" && !st.Compact {
		return main
	}
	root := node.Build(main)[0]
	figure := element(root, func(n *vugu.VGNode) bool {
		return n.Data == "figure" && (st.Figure == "" && element(n, isPlot) != nil || attribute(n, "id") == st.Figure)
	})
	switch {
	case figure != nil:
		heading := figure.FirstChild.FirstChild // of its caption
		if st.Figure != "" {
			doc.Title = heading.FirstChild.Data
		} else if st.Route == state.Indicator {
			h1 := element(root, func(n *vugu.VGNode) bool { return n.Data == "h1" })
			heading.FirstChild.Data = h1.FirstChild.Data
		}
		if heading.Data = "h1"; figure != root {
			figure.Parent.RemoveChild(figure)
			root = figure
			c.Charts = slices.DeleteFunc(c.Charts, func(chart *Chart) bool { return elementOf(root, chart.ID) == nil })
		}
	case st.Figure != "":
		c.Notice(c.Say(catalogue.NoticeOther, "value", st.Figure))
	}
	return func(*vugu.BuildIn) *vugu.BuildOut { return &vugu.BuildOut{Out: []*vugu.VGNode{root}} }
}

// element is the first that is meant, from n on; nil for none.
func element(n *vugu.VGNode, is func(*vugu.VGNode) bool) *vugu.VGNode {
	if is(n) {
		return n
	}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		if found := element(child, is); found != nil {
			return found
		}
	}
	return nil
}

// isPlot reports whether a chart is drawn there.
func isPlot(n *vugu.VGNode) bool { return attribute(n, "data-key") == "plot" }
