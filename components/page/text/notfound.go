package text

import (
	"bilateral/components/catalogue"
	"bilateral/components/node"
	"bilateral/components/page"
	"bilateral/components/state"
	"bilateral/components/ui"
)

// NotFound says that there is no page at an address.
var NotFound = &page.Page{Route: state.NotFound, Build: buildNotFound}

// buildNotFound says that there is no page at an address.
func buildNotFound(c *page.Context, doc *page.Document) node.Part {
	doc.Status = page.NotFound
	doc.Title, doc.Description = c.Say(catalogue.NotFoundTitle), c.Say(catalogue.NotFoundText)
	way := func(k catalogue.Key, route state.Route) ui.Link {
		return ui.Link{Phrase: ui.Phrase{Text: c.Say(k)}, Address: c.State.Page(route).Address()}
	}
	view := &NotFoundPage{Title: doc.Title, Text: doc.Description, Ways: []ui.Link{
		way(catalogue.NotFoundBack, state.Overview), way(catalogue.NotFoundList, state.Indicators),
	}}
	return view.Build
}
