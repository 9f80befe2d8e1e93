package text

import (
	"bilateral/components/catalogue"
	"bilateral/components/node"
	"bilateral/components/page"
	"bilateral/components/state"
	"bilateral/components/ui"
)

// Unkept says what is kept on the reader's device, and stands in for a page that is not, where
// there is no network.
var Unkept = &page.Page{Route: state.Unkept, Build: buildUnkept}

// buildUnkept makes the list of every page of its kind: the service worker takes out those
// that are not there without a network, and puts other words in the place of the first where
// it stands in for one of them.
func buildUnkept(c *page.Context, doc *page.Document) node.Part {
	doc.Unlisted = true
	doc.Title, doc.Description = c.Say(catalogue.KeptTitle), c.Say(catalogue.KeptText)
	view := &UnkeptPage{Title: doc.Title, Text: doc.Description, Again: c.Say(catalogue.UnkeptAgain), Heading: c.Say(catalogue.UnkeptList)}
	view.Instead.Title, view.Instead.Text = c.Say(catalogue.UnkeptTitle), c.Say(catalogue.UnkeptText)
	view.File.Title, view.File.Text, view.File.Of = c.Say(catalogue.UnkeptFileTitle), c.Say(catalogue.UnkeptFileText), c.Say(catalogue.UnkeptFileOf)
	if !c.State.Frame {
		view.Keep = Keep{
			Heading: c.Say(catalogue.KeepHeading), Text: c.Say(catalogue.KeepText), Control: c.Say(catalogue.KeepControl),
			Going: c.Say(catalogue.KeepGoing), Done: c.Say(catalogue.KeepDone), Failed: c.Say(catalogue.KeepFailed),
			Nothing: c.Say(catalogue.KeepNothing),
		}
	}
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
