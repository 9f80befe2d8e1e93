package page

import (
	"strconv"

	"bilateral/components/catalogue"
	"bilateral/components/node"
)

// TakeOver makes a document that was built for the server that of the program:
// each plot becomes one stop for the keyboard, instead of a picture with a name.
// No more than attributes of plots change, so that the program can build the page
// that it takes over once. A document is taken over once.
func (d *Document) TakeOver(cat *catalogue.Catalogue) {
	for i, c := range d.Charts {
		help := elementOf(d.Root, c.plot.HelpID)
		if help == nil {
			continue
		}
		plot := help.Parent
		view := c.plot
		view.ScrollRole, view.ScrollIndex, view.ScrollLabel = "", "", ""
		if len(c.Scene.Hits) > 0 {
			view.Role, view.TabIndex, view.Label = "slider", "0", c.Caption.Subtitle
			view.ValueNumber, view.Value = c.Value(i, -1, false, "")
			view.RoleDescription = cat.Say(catalogue.ChartRole)
			view.Index = strconv.Itoa(i)
			view.DescribedBy = view.HelpID
		}
		wanted := node.Build(view.Build)[0]
		plot.Attr, plot.FirstChild.Attr = wanted.Attr, wanted.FirstChild.Attr
	}
}
