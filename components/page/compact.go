package page

import (
	"slices"

	"github.com/vugu/vugu"

	"bilateral/components/catalogue"
	"bilateral/components/node"
	"bilateral/components/state"
)

// framed is what a frame has of a page: the figure that it is of, or all; and compact, where
// that is asked for, which is of one figure, the first that is drawn where none is named.
// The figure gets the page's heading: that of an indicator says what the page finds.
func (c *Context) framed(doc *Document, main node.Part) node.Part {
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
	if st.Compact {
		c.compact(root)
	}
	return func(*vugu.BuildIn) *vugu.BuildOut { return &vugu.BuildOut{Out: []*vugu.VGNode{root}} }
}

// isPlot reports whether a chart is drawn there.
func isPlot(n *vugu.VGNode) bool { return attribute(n, "data-key") == "plot" }

// folded are the parts of a figure that a compact frame folds, by their keys.
var folded = [...]string{"controls", "beside", "range", "picks", "summary", "acts"}

// compact folds of each figure below n what is not its picture, what to mind, or its source.
func (c *Context) compact(n *vugu.VGNode) {
	if n.Data != "figure" {
		for child := n.FirstChild; child != nil; child = child.NextSibling {
			c.compact(child)
		}
		return
	}
	var rest []*vugu.VGNode
	for part := n.FirstChild; part != nil; part = part.NextSibling {
		for child := part.FirstChild; child != nil; {
			next := child.NextSibling
			if slices.Contains(folded[:], attribute(child, "data-key")) {
				part.RemoveChild(child)
				rest = append(rest, child)
			}
			child = next
		}
	}
	if len(rest) == 0 {
		return
	}
	fold := node.Child(n, "details")
	node.SetAttribute(fold, "class", "rest")
	node.SetAttribute(fold, "data-key", "rest")
	node.AddText(node.Child(fold, "summary"), c.Say(catalogue.MoreToMind))
	within := node.Child(fold, "div")
	for _, child := range rest {
		within.AppendChild(child)
	}
}
