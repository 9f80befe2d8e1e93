package text

import (
	"github.com/vugu/vugu"

	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/figure"
	"bilateral/components/format"
	"bilateral/components/page"
	"bilateral/components/state"
	"bilateral/components/ui"
	"bilateral/data"
)

// List is the list of all indicators.
var List = &page.Page{Route: state.Indicators, Build: buildList}

// buildList is all indicators, each with what it found and its latest
// figures: the deck's, then the open ones by topic.
func buildList(c *page.Context, doc *page.Document) vugu.Builder {
	doc.Title, doc.Description = c.Say(catalogue.ListTitle), c.Say(catalogue.ListIntroduction)
	view := &IndicatorList{Title: doc.Title, Introduction: doc.Description}
	deck := ListTopic{ID: "deck", Heading: ui.Phrase{Text: c.Say(catalogue.ListDeck)}}
	for _, ind := range c.Dataset.Tabled() {
		deck.Items = append(deck.Items, listItem(c, ind))
	}
	view.Topics = append(view.Topics, deck)
	for _, t := range c.Dataset.Topics {
		topic := ListTopic{ID: page.TopicFragment(t.ID)[1:], Heading: ui.Phrase{Text: c.Say(catalogue.ListOpen, "topic", c.Text(t.Label))}}
		for _, ind := range c.Dataset.Open() {
			if ind.Topic == t.ID {
				topic.Items = append(topic.Items, openItem(c, ind))
			}
		}
		if len(topic.Items) > 0 {
			view.Topics = append(view.Topics, topic)
		}
	}
	return view
}

func listItem(c *page.Context, ind *data.Indicator) ListItem {
	item := ListItem{
		Link:    c.LinkTo(state.OpenIndicator{Indicator: ind.ID}, ""),
		Finding: figure.DeckFinding(c, ind),
		Detail:  c.Join(c.Period(ind), c.Unit(ind)),
	}
	item.Link.Phrase = c.Phrase(ind.Name)
	for _, p := range figure.DeckValues(c, ind) {
		if !p.Observation.Value.Present() {
			continue
		}
		item.Values = append(item.Values, ListValue{Name: p.What, Mark: page.RoleMark(p.Role), Value: format.Value(c.Catalogue, ind, p.Observation.Value)})
	}
	return item
}

// openItem is an open indicator in the list, with its latest values of the two
// places or of what is between them.
func openItem(c *page.Context, ind *data.Indicator) ListItem {
	lines := c.Dataset.All(ind.ID)
	o := figure.NewOpen(c, ind, lines)
	item := ListItem{Link: c.LinkTo(state.OpenIndicator{Indicator: ind.ID}, ""), Finding: ui.Phrase{Text: o.Finding(o.Sides())}}
	item.Link.Phrase = c.Phrase(ind.Name)
	for _, s := range o.Own() {
		_, role := o.Level(s.Subject)
		item.Values = append(item.Values, ListValue{Name: o.InYear(o.Who(s.Subject, true), int(page.Latest(s).Year)), Mark: chart.MarkClass(role), Value: o.Print(page.Latest(s))})
	}
	texts := []string{o.Measure().Unit}
	if first, last := page.Years(lines); first > 0 {
		texts = append(texts, format.Period(data.Period{Start: first, End: last}, c.State.Language))
	}
	for _, source := range c.Dataset.SourcesOf(lines...) {
		texts = append(texts, c.DisplayName(source.ID))
	}
	item.Detail = c.Join(texts...)
	return item
}
