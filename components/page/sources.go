package page

import (
	"slices"

	"bilateral/components/catalogue"
	"bilateral/components/format"
	"bilateral/components/state"
	"bilateral/components/ui"
	"bilateral/data"
)

// DisplayName is what a source is called beside its figures.
func (c *Context) DisplayName(id data.SourceID) string {
	return c.Text(c.Dataset.Source(id).DisplayName())
}

// SourceAddress is where the page of sources says what is known of a source.
func (c *Context) SourceAddress(id data.SourceID) string {
	return c.State.Page(state.Sources).Address() + "#" + string(id)
}

// Cite names a source in a list, once.
func (c *Context) Cite(list []ui.SourceLink, id data.SourceID) []ui.SourceLink {
	if link := c.SourceLink(c.Dataset.Source(id)); !slices.Contains(list, link) {
		return append(list, link)
	}
	return list
}

// SourceLink names a source and leads to what is known of it, from a frame in a
// window of its own.
func (c *Context) SourceLink(source *data.Source) ui.SourceLink {
	if !slices.Contains(c.Linked, source) {
		c.Linked = append(c.Linked, source)
	}
	link := ui.SourceLink{Phrase: c.Phrase(source.DisplayName()), Address: c.SourceAddress(source.ID),
		Full: c.Say(catalogue.SourceLine, "publisher", c.Text(source.Publisher), "title", c.Text(source.Title))}
	if c.State.Frame {
		link.Target = "_blank"
	}
	return link
}

// SourcesOf names the sources of some series, each once.
func (c *Context) SourcesOf(lines ...*data.Series) []ui.SourceLink {
	var links []ui.SourceLink
	for _, source := range c.Dataset.SourcesOf(lines...) {
		links = append(links, c.SourceLink(source))
	}
	return links
}

// Sources is the line that names some sources, each leading to what is known of
// it.
func (c *Context) Sources(list []*data.Source) *ui.Sources {
	view := &ui.Sources{ID: "sources", Heading: c.Say(catalogue.SourcesHeading)}
	for _, s := range list {
		view.Links = append(view.Links, c.SourceLink(s))
	}
	return view
}

// ReadOn is the day on which a source was read.
func (c *Context) ReadOn(s *data.Source) string {
	date := format.Date(s.Read, c.State.Language)
	if s.ReadBefore {
		return c.Say(catalogue.ReadBefore, "date", date)
	}
	return date
}

// Contact is how to reach the publisher of the figures.
func (c *Context) Contact() *ui.Contact {
	view := &ui.Contact{ID: "contact", Heading: c.Say(catalogue.ContactHeading)}
	for _, contact := range c.Dataset.Contacts {
		view.Items = append(view.Items, ui.ContactItem{Label: contact.Label, Address: contact.Address, Note: c.Phrase(contact.Note)})
	}
	return view
}

// DeckTitle is the deck's title and subtitle, in its own language where it has
// no other.
func (c *Context) DeckTitle() string {
	title, subtitle := c.Phrase(c.Dataset.Deck), c.Phrase(c.Dataset.DeckSubtitle)
	switch {
	case subtitle.Text == "":
		return title.Text
	case title.Language != "":
		return title.Text + ": " + subtitle.Text
	}
	return c.Say(catalogue.DeckTitle, "title", title.Text, "subtitle", subtitle.Text)
}

// Explain says in a figure what its indicator means, folded and at the indicator's name,
// and what its source says of it; see details.
func (c *Context) Explain(view *ui.Figure, ind *data.Indicator, source *data.Source) {
	view.DetailsHeading, view.Details = c.Say(catalogue.DetailsHeading), c.details(ind, source)
	view.Measure, view.Definition = c.Text(ind.Name), view.Details.Items[0].Text
}

// details says what the indicator means and what its source says of it, and
// marks what the source does not state; without a source, where there are several,
// what is the indicator's own.
func (c *Context) details(ind *data.Indicator, source *data.Source) *ui.Details {
	view := &ui.Details{Items: []ui.Detail{
		{Term: c.Say(catalogue.DefinitionTerm), Text: c.Phrase(ind.Definition)},
		{Term: c.Say(catalogue.UnitTerm), Text: c.Phrase(ind.Unit)},
		c.Statement(catalogue.FormulaTerm, ind.Formula),
		c.Statement(catalogue.CountingTerm, ind.Counting),
	}}
	if source != nil {
		view.Items = append(view.Items, c.Statement(catalogue.DatabaseTerm, source.Database), c.Statement(catalogue.LicenceTerm, source.Licence))
	}
	return view
}

// Statement is what a source states, or that it does not, with our reading.
func (c *Context) Statement(term catalogue.Key, s data.Statement) ui.Detail {
	d := ui.Detail{Term: c.Say(term), Text: c.Phrase(s.Stated)}
	if s.IsStated() {
		return d
	}
	d.Text = ui.Phrase{Text: c.Say(catalogue.NotStated)}
	if !s.Interpretation.IsZero() {
		d.Reading = ui.Phrase{Text: c.Say(catalogue.OurReading, "reading", c.Text(s.Interpretation), "reason", c.Text(s.Reason))}
	}
	return d
}
