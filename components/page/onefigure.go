package page

import (
	"slices"
	"strings"

	"github.com/vugu/vugu"

	"bilateral/components/catalogue"
	"bilateral/components/node"
	"bilateral/components/state"
)

// OneFigure is what a frame has of a page with several figures where one is asked for by
// its id: that one, or that table, under the page's heading; of a compact frame the first
// that has a chart where none is named, or none of that id. An indicator's has the words that
// its page found. It names the document after what was asked for, and says where there is
// none.
func OneFigure(c *Context, doc *Document, main node.Part) node.Part {
	st := c.State
	if st.Figure == "" && !st.Compact {
		return main
	}
	root := node.Build(main)[0]
	figure := element(root, func(n *vugu.VGNode) bool { return st.Figure != "" && attribute(n, "id") == st.Figure })
	if figure != nil && (!isFigure(figure) && element(figure, isFigure) != nil || element(figure, isHeading) == nil) {
		figure = nil // a part of the page with several, or of a figure
	}
	found := figure != nil
	if !found && st.Figure != "" {
		c.Notice(c.Say(catalogue.NoticeOther, "value", st.Figure))
	}
	if !found && st.Compact {
		figure = element(root, func(n *vugu.VGNode) bool { return isFigure(n) && element(n, isSide) != nil })
	}
	if figure != nil {
		heading := element(figure, isHeading)
		if found {
			doc.Title, doc.Shared, doc.One = text(heading), "", st.Figure
		} else if st.Route == state.Indicator {
			heading.FirstChild.Data = text(element(root, isHeading))
		}
		if heading.Data = "h1"; figure != root {
			figure.Parent.RemoveChild(figure)
			root = figure
			c.Charts = slices.DeleteFunc(c.Charts, func(chart *Chart) bool { return elementOf(root, chart.ID) == nil })
		}
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

// isSide reports whether a chart is drawn there, or a link leads to the table of one.
func isSide(n *vugu.VGNode) bool {
	return attribute(n, "data-key") == "plot" || strings.Contains(attribute(n, "href"), string(state.TabParameter)+"=")
}

// isFigure reports whether an element is one.
func isFigure(n *vugu.VGNode) bool { return n.Data == "figure" }

// isHeading reports whether an element is one, of the page or of a part of it.
func isHeading(n *vugu.VGNode) bool { return n.Data == "h1" || n.Data == "h2" || n.Data == "h3" }

// Size is what the document's height follows from where it shows one figure: the height of
// its one chart in pixels, 0 where it has none or several, and the rows of its tables.
func (d *Document) Size() (chart, rows int) {
	if len(d.Charts) == 1 {
		chart = d.Charts[0].Scene.Height
	}
	element(d.Root, func(n *vugu.VGNode) bool {
		if n.Data == "tr" {
			rows++
		}
		return false
	})
	return chart, rows
}
