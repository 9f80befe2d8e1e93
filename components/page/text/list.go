package text

import (
	"strconv"

	"github.com/vugu/vugu"

	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/figure"
	"bilateral/components/format"
	"bilateral/components/node"
	"bilateral/components/page"
	"bilateral/components/state"
	"bilateral/components/ui"
	"bilateral/data"
)

// List is the list of all indicators.
var List = &page.Page{Route: state.Indicators, Build: buildList}

// buildList is the indicators that the view keeps, each with what it found, a
// small line and its latest figures: the deck's, then the open ones by topic.
func buildList(c *page.Context, doc *page.Document) node.Part {
	doc.Title, doc.Description = c.Say(catalogue.ListTitle), c.Say(catalogue.ListIntroduction)
	view := &IndicatorList{Title: doc.Title, Introduction: doc.Description, Filters: listFilters(c)}
	listed := 0
	add := func(id, heading string, items []ListItem) {
		if listed += len(items); len(items) > 0 {
			view.Topics = append(view.Topics, ListTopic{ID: id, Heading: ui.Phrase{Text: heading}, Items: items})
		}
	}
	var deck []ListItem
	for _, ind := range c.Dataset.Tabled() {
		if item, ok := listItem(c, ind); ok {
			deck = append(deck, item)
		}
	}
	add("deck", c.Say(catalogue.ListDeck), deck)
	for _, t := range c.Dataset.Topics {
		var items []ListItem
		for _, ind := range c.Dataset.Open() {
			if ind.Topic != t.ID {
				continue
			}
			if item, ok := openItem(c, ind); ok {
				items = append(items, item)
			}
		}
		add(page.TopicFragment(t.ID)[1:], c.Say(catalogue.ListOpen, "topic", c.Text(t.Label)), items)
	}
	view.Count = c.Say(catalogue.Matching, "n", strconv.Itoa(listed), "total", strconv.Itoa(len(c.Dataset.Indicators)))
	if chosen := chosenFilters(c); len(chosen) > 0 {
		doc.Title = c.Join(append([]string{doc.Title}, said(chosen)...)...)
		view.All = ui.Link{Phrase: ui.Phrase{Text: c.Say(catalogue.ShowAll)}, Address: c.State.Page(state.Indicators).Address() + resultsFragment}
		if listed == 0 {
			view.Empty, view.WaysLabel = c.Say(catalogue.ListNone, "chosen", c.Join(said(chosen)...)), c.Say(catalogue.ListWays)
			for _, f := range chosen {
				if len(chosen) > 1 {
					view.Ways = append(view.Ways, f.wider)
				}
			}
			view.Ways, view.All = append(view.Ways, view.All), ui.Link{}
		}
	}
	return view.Build
}

// listItem is an indicator of the deck in the list, and whether the view keeps it.
func listItem(c *page.Context, ind *data.Indicator) (ListItem, bool) {
	item := ListItem{
		Link:    c.LinkTo(state.OpenIndicator{Indicator: ind.ID}, ""),
		Finding: figure.DeckFinding(c, ind),
		Detail:  c.Join(c.Period(ind), c.Unit(ind)),
	}
	if !kept(c, ind, item.Finding.Text, c.Dataset.DeckSources()) {
		return item, false
	}
	item.Link.Phrase = c.Phrase(ind.Name)
	item.Spark = figure.Sparkline(c, ind)
	item.Spark.SVG = vugu.HTML(figure.DrawSparkline(c, ind))
	for _, p := range figure.DeckValues(c, ind) {
		if !p.Observation.Value.Present() {
			continue
		}
		item.Values = append(item.Values, ListValue{Name: p.What, Mark: page.RoleMark(p.Role), Value: format.Value(c.Catalogue, ind, p.Observation.Value)})
	}
	return item, true
}

// openItem is an open indicator in the list, with its latest values of the two
// places or of what is between them, and whether the view keeps it.
func openItem(c *page.Context, ind *data.Indicator) (ListItem, bool) {
	lines := c.Dataset.All(ind.ID)
	o := figure.NewOpen(c, ind, lines)
	sources, sides := c.Dataset.SourcesOf(lines...), o.Sides()
	item := ListItem{Link: c.LinkTo(state.OpenIndicator{Indicator: ind.ID}, ""), Finding: ui.Phrase{Text: o.Finding(sides)}}
	if !kept(c, ind, item.Finding.Text, sources) {
		return item, false
	}
	item.Link.Phrase = c.Phrase(ind.Name)
	own := o.Own()
	for _, v := range o.Latest(sides) {
		item.Values = append(item.Values, ListValue{Name: o.InYear(v.Name, int(v.Moment.Year)), Mark: chart.MarkClass(v.Role), Value: o.Print(v.Moment)})
	}
	texts := []string{o.Measure().Unit}
	if first, last := page.Years(lines); first > 0 {
		years := format.Period(data.Period{Start: first, End: last}, c.State.Language)
		if len(own) > 0 {
			item.Spark = &ui.Sparkline{SVG: vugu.HTML(o.DrawSparkline(sides)), Years: years}
		} else {
			texts = append(texts, years)
		}
	}
	for _, source := range sources {
		texts = append(texts, c.DisplayName(source.ID))
	}
	item.Detail = c.Join(texts...)
	return item, true
}
