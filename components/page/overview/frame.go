package overview

import (
	"bilateral/components/catalogue"
	"bilateral/components/figure"
	"bilateral/components/node"
	"bilateral/components/page"
	"bilateral/components/state"
	"bilateral/components/ui"
)

// Table is the indicator table alone, in a frame, or in its place the figure
// of an indicator that was chosen there.
var Table = &page.Page{Route: state.Table, Build: buildTable}

func buildTable(c *page.Context, doc *page.Document) node.Part {
	if c.State.IsChosen() {
		return chosenFigure(c, doc)
	}
	view := indicatorTable(c)
	view.Main = true
	view.Heading = view.Caption
	doc.Title, doc.Description = view.Heading.Text, view.Introduction
	doc.Spoken = spokenTable(c, view)
	return view.Build
}

// chosenFigure is the figure of an indicator that was chosen in a frame of the
// table alone, with the way back to the table.
func chosenFigure(c *page.Context, doc *page.Document) node.Part {
	view := figure.Framed(c, doc)
	back := c.LinkTo(state.ReturnToTable{}, "")
	back.Text = c.Say(catalogue.IndicatorsHeading)
	chosen := &ChosenFigure{Back: &ui.Crumbs{Label: c.Say(catalogue.CrumbsLabel), Links: []ui.Link{
		back, {Phrase: c.Phrase(c.Dataset.Indicator(c.State.Indicator).Label)},
	}}, Figure: view}
	return chosen.Build
}
