// Package indicator is the page of an indicator in full: of the deck, or of
// the open sources with its series over time and by field.
package indicator

import (
	"slices"

	"bilateral/components/catalogue"
	"bilateral/components/figure"
	"bilateral/components/node"
	"bilateral/components/page"
	"bilateral/components/state"
	"bilateral/components/ui"
	"bilateral/data"
)

// Deck is the page of an indicator of the deck; in a frame its figure alone.
var Deck = &page.Page{
	Route: state.Indicator,
	Shows: func(ds *data.Dataset, st *state.State) bool { return ds.InTable(st.Indicator) },
	Needs: needs,
	Build: buildDeck,
}

// needs is the indicator's own collection.
func needs(ds *data.Dataset, st *state.State) []data.CollectionID {
	return page.Collections(ds.Indicator(st.Indicator))
}

// buildDeck makes an indicator in full. Its finding is the page's title, so
// that its figure is headed by what it measures.
func buildDeck(c *page.Context, doc *page.Document) node.Part {
	if c.State.Frame {
		return figure.Framed(c, doc).Build
	}
	ind := c.Dataset.Indicator(c.State.Indicator)
	drawn, _ := figure.Deck(c)
	drawn.Weight = ui.Lead
	view := &View{
		Crumbs: crumbs(c, ind),
		Title:  drawn.Title,
		Lede:   c.Phrase(ind.Definition),
		Figure: drawn,
		Words:  says(c, ind),
		Others: others(c, ind),
	}
	doc.Title, doc.Shared = c.Text(ind.Name), view.Title.Text
	doc.Description = c.Say(catalogue.PageDescription, "title", view.Title.Text, "introduction", view.Lede.Text)
	doc.Spoken = c.Spoken(drawn.Title.Text, drawn)
	drawn.Title = c.Phrase(ind.Name)
	if drawn.Subtitle.Text = c.Period(ind); ind.Meaning != data.Rank {
		unit := c.Unit(ind)
		if !ind.HasBenchmark {
			unit = c.Say(catalogue.UnitOf, "unit", unit)
		}
		drawn.Subtitle.Text = c.Say(catalogue.CaptionAside, "text", drawn.Subtitle.Text, "aside", unit)
	}
	if nearest := figure.Nearest(c, ind); nearest != nil {
		view.Figures = []*ui.Figure{nearest}
	}
	return view.Build
}

// crumbs lead back to the list of indicators and to the indicator's topic
// there.
func crumbs(c *page.Context, ind *data.Indicator) *ui.Crumbs {
	list := c.State.Page(state.Indicators).Address()
	view := &ui.Crumbs{Label: c.Say(catalogue.CrumbsLabel), Links: []ui.Link{
		{Phrase: ui.Phrase{Text: c.Say(catalogue.IndicatorsPage)}, Address: list},
	}}
	if topic := c.Dataset.Topic(ind.Topic); topic != nil {
		view.Links = append(view.Links, ui.Link{Phrase: c.Phrase(topic.Label), Address: list + page.TopicFragment(topic.ID)})
	}
	view.Links = append(view.Links, ui.Link{Phrase: c.Phrase(ind.Label)})
	return view
}

// says is what the deck says with an indicator: the sentences that name it as
// their evidence.
func says(c *page.Context, ind *data.Indicator) *ui.Words {
	view := &ui.Words{ID: "says", Heading: ui.Phrase{Text: c.Say(catalogue.SaysHeading)}, Preamble: c.Say(catalogue.SaysIntroduction)}
	for _, m := range c.Dataset.Messages {
		if slices.Contains(m.Evidence, ind.ID) {
			view.Items = append(view.Items, ui.Item{Key: m.ID, Heading: c.Phrase(m.Heading), Text: c.Phrase(m.Text)})
		}
	}
	if len(view.Items) == 0 {
		return nil
	}
	return view
}

// others lead to the other indicators, in the dataset's order: those of the
// same topic, and from one of the deck to all of the deck.
func others(c *page.Context, ind *data.Indicator) *ui.Switch {
	view := &ui.Switch{Role: "navigation", Label: c.Say(catalogue.OtherIndicators)}
	for i := range c.Dataset.Indicators {
		other := &c.Dataset.Indicators[i]
		if other.Topic != ind.Topic && ind.Collection+other.Collection != "" {
			continue
		}
		link := c.LinkTo(state.OpenIndicator{Indicator: other.ID}, "")
		link.Phrase, link.Current = c.Phrase(other.Label), other.ID == ind.ID
		view.Links = append(view.Links, link)
	}
	return view
}
