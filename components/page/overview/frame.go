package overview

import (
	"github.com/vugu/vugu"

	"bilateral/components/catalogue"
	"bilateral/components/figure"
	"bilateral/components/page"
	"bilateral/components/state"
	"bilateral/components/ui"
)

// Table is the indicator table alone, in a frame, or in its place the figure
// of an indicator that was chosen there.
var Table = &page.Page{Route: state.Table, Build: buildTable}

func buildTable(c *page.Context, doc *page.Document) vugu.Builder {
	if c.State.IsChosen() {
		return chosenFigure(c, doc)
	}
	view := indicatorTable(c)
	view.Main = true
	view.Heading = view.Caption
	doc.Title, doc.Description = view.Heading.Text, view.Introduction
	doc.Spoken = spokenTable(c, view)
	return view
}

// chosenFigure is the figure of an indicator that was chosen in a frame of the
// table alone, with the way back to the table.
func chosenFigure(c *page.Context, doc *page.Document) vugu.Builder {
	view := figure.Framed(c, doc)
	back := c.LinkTo(state.ReturnToTable{}, "")
	back.Text = c.Say(catalogue.IndicatorsHeading)
	return &ChosenFigure{Back: &ui.Crumbs{Label: c.Say(catalogue.CrumbsLabel), Links: []ui.Link{
		back, {Phrase: c.Phrase(c.Dataset.Indicator(c.State.Indicator).Label)},
	}}, Figure: view}
}
