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
func (b *builder) framedFigure(doc *Document) vugu.Builder {
	view := b.figure()
	view.Main = true
	doc.Title, doc.Description = view.Title.Text, view.Subtitle.Text
	doc.Spoken = b.spokenFigure(view)
	return view
}

// chosenFigure is the figure of an indicator that was chosen in a frame of the
// table alone, with the way back to the table.
func (b *builder) chosenFigure(doc *Document) vugu.Builder {
	figure := b.framedFigure(doc)
	back := b.linkTo(state.Return{}, "")
	back.Text = b.say(catalogue.IndicatorsHeading)
	return &ui.ChosenFigure{Back: &ui.Crumbs{Label: b.say(catalogue.CrumbsLabel), Links: []ui.Link{
		back, {Phrase: b.phrase(b.ds.Indicator(b.st.Indicator).Label)},
	}}, Figure: figure}
}

// indicatorPage is an indicator in full. Its finding is the page's title, so
// that its figure is headed by what it measures.
func (b *builder) indicatorPage(doc *Document) vugu.Builder {
	ind := b.ds.Indicator(b.st.Indicator)
	figure := b.figureIn(inFull)
	view := &ui.IndicatorPage{
		Crumbs:         b.crumbs(ind),
		Title:          figure.Title,
		Lede:           b.phrase(ind.Definition),
		Figure:         figure,
		MeaningHeading: b.say(catalogue.MeaningHeading),
		Derived:        b.derivedFigures(ind),
		Words:          b.says(ind),
		Others:         b.others(ind),
	}
	doc.Title = b.text(ind.Name)
	doc.Description = b.say(catalogue.PageDescription, "title", view.Title.Text, "introduction", view.Lede.Text)
	doc.Spoken = b.spokenFigure(figure)
	figure.Title = b.phrase(ind.Name)
	figure.Subtitle = ui.Phrase{Text: b.join(b.period(ind), b.unit(ind))}
	var list []*data.Source
	for _, p := range b.series(ind) {
		source := b.ds.Source(p.observation.Source)
		if source != nil && !slices.Contains(list, source) {
			list = append(list, source)
		}
	}
	view.Sources = b.sources(list)
	view.Citation = &ui.Citation{Heading: b.say(catalogue.CiteHeading)}
	view.Meaning = &ui.Details{Items: b.meaning(ind)}
	if len(list) > 0 {
		view.Citation.Text = b.citation(ind, list[0], b.period(ind))
	}
	if nearest := b.nearest(ind); nearest != nil {
		view.Figures = []*ui.Figure{nearest}
	}
	return view
}

// meaning is what the source says of an indicator, or does not.
func (b *builder) meaning(ind *data.Indicator) []ui.Detail {
	items := []ui.Detail{
		{Term: b.say(catalogue.UnitTerm), Text: b.phrase(ind.Unit)},
		b.statement(catalogue.FormulaTerm, ind.Formula),
		b.statement(catalogue.CountingTerm, ind.Counting),
	}
	if period := b.period(ind); period != "" {
		items = append(items, ui.Detail{Term: b.say(catalogue.PeriodColumn), Text: ui.Phrase{Text: period}})
	}
	return items
}

// crumbs lead back to the list of indicators and to the indicator's topic
// there.
func (b *builder) crumbs(ind *data.Indicator) *ui.Crumbs {
	list := b.st.Page(state.Indicators).Address()
	view := &ui.Crumbs{Label: b.say(catalogue.CrumbsLabel), Links: []ui.Link{
		{Phrase: ui.Phrase{Text: b.say(catalogue.IndicatorsPage)}, Address: list},
	}}
	if topic := b.ds.Topic(ind.Topic); topic != nil {
		view.Links = append(view.Links, ui.Link{Phrase: b.phrase(topic.Label), Address: list + topicFragment(topic.ID)})
	}
	view.Links = append(view.Links, ui.Link{Phrase: b.phrase(ind.Label)})
	return view
}

// topicFragment is where a topic stands in the list of indicators.
func topicFragment(id data.TopicID) string { return "#topic-" + string(id) }

// says is what the deck says with an indicator: the sentences that name it as
// their evidence.
func (b *builder) says(ind *data.Indicator) *ui.Words {
	view := &ui.Words{ID: "says", Heading: ui.Phrase{Text: b.say(catalogue.SaysHeading)}, Preamble: b.say(catalogue.SaysIntroduction)}
	for _, m := range b.ds.Messages {
		if slices.Contains(m.Evidence, ind.ID) {
			view.Items = append(view.Items, ui.Item{Key: m.ID, Heading: b.phrase(m.Heading), Text: b.phrase(m.Text)})
		}
	}
	if len(view.Items) == 0 {
		return nil
	}
	return view
}

func (b *builder) citation(ind *data.Indicator, source *data.Source, period string) string {
	return b.say(catalogue.Citation, "publisher", b.text(source.Publisher), "title", b.text(source.Title),
		"name", b.text(ind.Name), "period", period, "product", b.text(b.ds.Product), "version", b.ds.Version,
		"read", b.readOn(source))
}

// others lead to the other indicators, in the dataset's order: those of the
// same topic, and from one of the deck to all of the deck.
func (b *builder) others(ind *data.Indicator) *ui.Switch {
	view := &ui.Switch{Role: "navigation", Label: b.say(catalogue.OtherIndicators)}
	for i := range b.ds.Indicators {
		other := &b.ds.Indicators[i]
		if other.Topic != ind.Topic && ind.Collection+other.Collection != "" {
			continue
		}
		link := b.linkTo(state.Read{Indicator: other.ID}, "")
		link.Phrase, link.Current = b.phrase(other.Label), other.ID == ind.ID
		view.Links = append(view.Links, link)
	}
	return view
}
