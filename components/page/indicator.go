package page

import (
	"slices"

	"github.com/vugu/vugu"

	"bilateral/components/catalogue"
	"bilateral/components/state"
	"bilateral/components/ui"
	"bilateral/data"
)

// framedFigure is an indicator's figure alone, in a frame.
func (c *Context) framedFigure(doc *Document) vugu.Builder {
	view := c.figure()
	view.Main = true
	doc.Title, doc.Description = view.Title.Text, view.Subtitle.Text
	doc.Spoken = c.spokenFigure(view)
	return view
}

// chosenFigure is the figure of an indicator that was chosen in a frame of the
// table alone, with the way back to the table.
func (c *Context) chosenFigure(doc *Document) vugu.Builder {
	figure := c.framedFigure(doc)
	back := c.LinkTo(state.Return{}, "")
	back.Text = c.Say(catalogue.IndicatorsHeading)
	return &ui.ChosenFigure{Back: &ui.Crumbs{Label: c.Say(catalogue.CrumbsLabel), Links: []ui.Link{
		back, {Phrase: c.Phrase(c.Dataset.Indicator(c.State.Indicator).Label)},
	}}, Figure: figure}
}

// indicatorPage is an indicator in full. Its finding is the page's title, so
// that its figure is headed by what it measures.
func (c *Context) indicatorPage(doc *Document) vugu.Builder {
	ind := c.Dataset.Indicator(c.State.Indicator)
	figure := c.figureIn(inFull)
	view := &ui.IndicatorPage{
		Crumbs:         c.crumbs(ind),
		Title:          figure.Title,
		Lede:           c.Phrase(ind.Definition),
		Figure:         figure,
		MeaningHeading: c.Say(catalogue.MeaningHeading),
		Derived:        c.derivedFigures(ind),
		Words:          c.says(ind),
		Others:         c.others(ind),
	}
	doc.Title = c.Text(ind.Name)
	doc.Description = c.Say(catalogue.PageDescription, "title", view.Title.Text, "introduction", view.Lede.Text)
	doc.Spoken = c.spokenFigure(figure)
	figure.Title = c.Phrase(ind.Name)
	figure.Subtitle = ui.Phrase{Text: c.Join(c.Period(ind), c.Unit(ind))}
	var list []*data.Source
	for _, p := range c.series(ind) {
		source := c.Dataset.Source(p.observation.Source)
		if source != nil && !slices.Contains(list, source) {
			list = append(list, source)
		}
	}
	view.Sources = c.Sources(list)
	view.Citation = &ui.Citation{Heading: c.Say(catalogue.CiteHeading)}
	view.Meaning = &ui.Details{Items: c.meaning(ind)}
	if len(list) > 0 {
		view.Citation.Text = c.Citation(ind, list[0], c.Period(ind))
	}
	if nearest := c.nearest(ind); nearest != nil {
		view.Figures = []*ui.Figure{nearest}
	}
	return view
}

// meaning is what the source says of an indicator, or does not.
func (c *Context) meaning(ind *data.Indicator) []ui.Detail {
	items := []ui.Detail{
		{Term: c.Say(catalogue.UnitTerm), Text: c.Phrase(ind.Unit)},
		c.Statement(catalogue.FormulaTerm, ind.Formula),
		c.Statement(catalogue.CountingTerm, ind.Counting),
	}
	if period := c.Period(ind); period != "" {
		items = append(items, ui.Detail{Term: c.Say(catalogue.PeriodColumn), Text: ui.Phrase{Text: period}})
	}
	return items
}

// crumbs lead back to the list of indicators and to the indicator's topic
// there.
func (c *Context) crumbs(ind *data.Indicator) *ui.Crumbs {
	list := c.State.Page(state.Indicators).Address()
	view := &ui.Crumbs{Label: c.Say(catalogue.CrumbsLabel), Links: []ui.Link{
		{Phrase: ui.Phrase{Text: c.Say(catalogue.IndicatorsPage)}, Address: list},
	}}
	if topic := c.Dataset.Topic(ind.Topic); topic != nil {
		view.Links = append(view.Links, ui.Link{Phrase: c.Phrase(topic.Label), Address: list + TopicFragment(topic.ID)})
	}
	view.Links = append(view.Links, ui.Link{Phrase: c.Phrase(ind.Label)})
	return view
}

// TopicFragment is where a topic stands in the list of indicators.
func TopicFragment(id data.TopicID) string { return "#topic-" + string(id) }

// says is what the deck says with an indicator: the sentences that name it as
// their evidence.
func (c *Context) says(ind *data.Indicator) *ui.Words {
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

func (c *Context) Citation(ind *data.Indicator, source *data.Source, period string) string {
	return c.Say(catalogue.Citation, "publisher", c.Text(source.Publisher), "title", c.Text(source.Title),
		"name", c.Text(ind.Name), "period", period, "product", c.Text(c.Dataset.Product), "version", c.Dataset.Version,
		"read", c.ReadOn(source))
}

// others lead to the other indicators, in the dataset's order: those of the
// same topic, and from one of the deck to all of the deck.
func (c *Context) others(ind *data.Indicator) *ui.Switch {
	view := &ui.Switch{Role: "navigation", Label: c.Say(catalogue.OtherIndicators)}
	for i := range c.Dataset.Indicators {
		other := &c.Dataset.Indicators[i]
		if other.Topic != ind.Topic && ind.Collection+other.Collection != "" {
			continue
		}
		link := c.LinkTo(state.Read{Indicator: other.ID}, "")
		link.Phrase, link.Current = c.Phrase(other.Label), other.ID == ind.ID
		view.Links = append(view.Links, link)
	}
	return view
}
