package text

import (
	"slices"
	"strings"

	"bilateral/components/catalogue"
	"bilateral/components/page"
	"bilateral/components/state"
	"bilateral/components/ui"
	"bilateral/data"
)

// resultsFragment is what says how many indicators are left. The list has no program:
// every filter loads it anew, and the browser puts the focus there, which is read.
const resultsFragment = "#results"

// listFilters are the controls over the list. The form leaves the topic as it is,
// the links leave the source and the words.
func listFilters(c *page.Context) *ListFilters {
	view := &ListFilters{
		Topics: c.TopicSwitch(c.Dataset.TopicsWith(func(topic data.TopicID) bool {
			return slices.ContainsFunc(c.Dataset.Indicators, func(ind data.Indicator) bool { return ind.Topic == topic })
		}), resultsFragment),
		Action: c.State.Path() + resultsFragment, Hidden: page.HiddenFields(c.State, state.SearchParameter, state.SourceParameter),
		SourceLabel: c.Say(catalogue.ListSource), AllSources: c.Say(catalogue.AllTopics),
		WordsLabel: c.Say(catalogue.ListWords), Words: c.State.Search,
		Label: c.Say(catalogue.ListFilter), Show: c.Say(catalogue.SearchShow),
	}
	for _, source := range listSources(c.Dataset) {
		option := ui.Option{Phrase: c.Phrase(source.DisplayName()), Value: string(source.ID)}
		if source.ID == c.State.Source {
			option.Selected = "selected"
		}
		view.Sources = append(view.Sources, option)
	}
	return view
}

// listSources are the sources that indicators rest on, each once: the deck's, then
// those of the open ones in their order.
func listSources(ds *data.Dataset) []*data.Source {
	list := ds.DeckSources()
	for _, ind := range ds.Open() {
		for _, source := range ds.SourcesOf(ds.All(ind.ID)...) {
			if !slices.Contains(list, source) {
				list = append(list, source)
			}
		}
	}
	return list
}

// kept reports whether the view keeps an indicator with what was found of it and
// the sources it rests on. Its words count in every language they are given in: a
// reader may know a thing by another one than the page's.
func kept(c *page.Context, ind *data.Indicator, finding string, sources []*data.Source) bool {
	topic := c.Dataset.Topic(ind.Topic)
	texts := []string{finding}
	add := func(list ...data.Text) {
		for _, t := range list {
			texts = append(texts, t.EN, t.JA)
		}
	}
	add(ind.Label, ind.Name, ind.Definition, ind.Unit)
	if topic != nil {
		add(topic.Label)
	}
	from := c.State.Source == ""
	for _, source := range sources {
		add(source.DisplayName(), source.Publisher)
		from = from || source.ID == c.State.Source
	}
	return from && (c.State.Topic == "" || c.State.Topic == ind.Topic) &&
		data.Matches(c.State.Search, c.Say(catalogue.SearchSynonyms), texts...)
}

// filter is one that the view has: how it is said, and the view without it.
type filter struct {
	name  string
	wider ui.Link
}

// chosenFilters are the filters that the view has.
func chosenFilters(c *page.Context) []filter {
	var list []filter
	add := func(name string, without catalogue.Key, a state.Action) {
		wider := c.LinkTo(a, resultsFragment)
		wider.Text = c.Say(without)
		list = append(list, filter{name, wider})
	}
	if topic := c.Dataset.Topic(c.State.Topic); topic != nil {
		add(c.Text(topic.Label), catalogue.ListAllTopics, state.FilterTopic{})
	}
	if c.State.Source != "" {
		add(c.DisplayName(c.State.Source), catalogue.ListAllSources, state.FilterSource{})
	}
	if words := strings.TrimSpace(c.State.Search); words != "" {
		add(c.Say(catalogue.Quoted, "words", words), catalogue.ListAllWords, state.Search{})
	}
	return list
}

// said are the names of some filters.
func said(list []filter) []string {
	var names []string
	for _, f := range list {
		names = append(names, f.name)
	}
	return names
}
