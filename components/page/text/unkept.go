package text

import (
	"bilateral/components/catalogue"
	"bilateral/components/node"
	"bilateral/components/page"
	"bilateral/components/state"
	"bilateral/components/ui"
)

// Unkept stands in for a page that is not on the device of a reader without a network.
var Unkept = &page.Page{Route: state.Unkept, Build: buildUnkept}

// buildUnkept stands in for a page that is not on the device of a reader without
// a network. Its list is every page of its kind: the service worker takes out
// those that are not kept either.
func buildUnkept(c *page.Context, doc *page.Document) node.Part {
	doc.Unlisted = true
	doc.Title, doc.Description = c.Say(catalogue.UnkeptTitle), c.Say(catalogue.UnkeptText)
	view := &UnkeptPage{Title: doc.Title, Text: doc.Description, Again: c.Say(catalogue.UnkeptAgain), Heading: c.Say(catalogue.UnkeptList)}
	add := func(st *state.State, words ui.Phrase) {
		st.Frame = c.State.Frame
		view.Pages = append(view.Pages, ui.Link{Phrase: words, Address: st.Path()})
	}
	if c.State.Frame {
		add(c.State.Page(state.Table), ui.Phrase{Text: c.Say(catalogue.ListTitle)})
	}
	for _, p := range page.Pages {
		if p.Route.In(c.Dataset) && (!c.State.Frame || p.Route.Framed()) {
			add(c.State.Page(p.Route), ui.Phrase{Text: c.Say(p.Name)})
		}
	}
	if !c.State.Frame {
		add(c.State.Page(state.Sources), ui.Phrase{Text: c.Say(catalogue.SourcesTitle)})
		if state.Changelog.In(c.Dataset) {
			add(c.State.Page(state.Changelog), ui.Phrase{Text: c.Say(catalogue.ChangelogTitle)})
		}
	}
	for i := range c.Dataset.Indicators {
		ind := &c.Dataset.Indicators[i]
		add(state.Update(c.State, state.OpenIndicator{Indicator: ind.ID}), c.Phrase(ind.Name))
	}
	return view.Build
}
