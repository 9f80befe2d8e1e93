package figure

import (
	"github.com/vugu/vugu"

	"bilateral/components/caption"
	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/format"
	"bilateral/components/page"
	"bilateral/components/state"
	"bilateral/components/ui"
	"bilateral/data"
)

// Feature is a figure with which the overview leads, or that stands second there.
func Feature(c *page.Context, f *data.Feature, weight ui.Weight) *ui.Figure {
	ind := c.Dataset.Indicator(f.Indicator)
	view := traced(c, ind, f.Series, &f.Drawn)
	view.Class, view.Weight = "fig", weight
	view.More = []ui.Link{further(c, ind)}
	if weight == ui.Lead {
		view.More = append(view.More, ui.Link{Phrase: ui.Phrase{Text: c.Say(catalogue.CiteHeading)}, Address: c.State.Away(view.ID).Address() + page.CiteFragment})
	}
	return view
}

// Nearest is the open measure that comes nearest to an indicator of the deck,
// over time; nil where there is none.
func Nearest(c *page.Context, of *data.Indicator) *ui.Figure {
	n := c.Dataset.NearestOf(of.ID)
	if n == nil {
		return nil
	}
	ind := c.Dataset.Indicator(n.Series[0].Indicator)
	view := traced(c, ind, n.Series, &n.Drawn)
	view.Class = "fig near"
	view.Subtitle.Text = c.Say(catalogue.AltValue, "what", c.Say(catalogue.NearestHeading), "value", view.Subtitle.Text)
	c.Mind(view, []ui.Phrase{{Text: c.Say(catalogue.NearestText, "name", c.Text(ind.Name))}})
	view.More = []ui.Link{InFull(c, ind)}
	return view
}

// traced is a figure that the server has drawn, the same in every view of the
// page: another page has its controls. A program keeps the picture that it finds,
// and reads its points where the data have its series.
func traced(c *page.Context, ind *data.Indicator, series []data.Series, drawn *data.Drawn) *ui.Figure {
	view := &ui.Figure{
		ID: string(ind.ID), TitleID: string(ind.ID) + "-title", Title: ui.Phrase{Text: drawn.Title}, Subtitle: ui.Phrase{Text: drawn.Subtitle},
		Summary: drawn.Summary,
		Sources: []ui.SourceLink{{Phrase: ui.Phrase{Text: drawn.Source}, Address: c.SourceAddress(drawn.SourceID)}},
	}
	c.Furnish(view)
	shown := &page.Chart{ID: view.ID + "-readout", Scene: &chart.Scene{}, Caption: caption.Caption{Title: drawn.Title, Subtitle: drawn.Subtitle, Alternative: briefly(c, view)}}
	if len(series) > 0 {
		lines := pointers(series)
		o := NewOpen(c, ind, lines)
		f := &Model{}
		o.add(lines, f, othersLevel)
		f.Spec.Form = chart.Traced{Ranks: ind.Meaning == data.Rank}
		shown.Measure, shown.Scene = f.Measure, chart.Layout(f.Spec.Between(page.Years(o.lines)))
		c.Charts = append(c.Charts, shown)
		view.Sources = f.Sources
	}
	c.Take(&page.Taken{ID: view.ID, View: view, Indicator: ind.ID, Traced: series})
	view.Plot = shown.Plot(c.Catalogue)
	view.Plot.Class, view.Plot.SVG = drawn.Class, vugu.HTML(drawn.Markup)
	if len(series) == 0 {
		view.Plot.Readout = nil
	}
	return view
}

// briefly names a picture whose words stand beside it: what it finds, and what is drawn.
func briefly(c *page.Context, view *ui.Figure) string {
	return c.Say(catalogue.AltValue, "what", view.Title.Text, "value", view.Subtitle.Text)
}

func pointers(list []data.Series) []*data.Series {
	lines := make([]*data.Series, len(list))
	for i := range list {
		lines[i] = &list[i]
	}
	return lines
}

// Sparkline is an indicator of the deck the size of a word, as the server has
// drawn it: the open measure that comes nearest to it or, where none does, its own
// figures.
func Sparkline(c *page.Context, ind *data.Indicator) *ui.Sparkline {
	view := &ui.Sparkline{SVG: vugu.HTML(ind.Sparkline), Years: c.Period(ind)}
	if n := c.Dataset.NearestOf(ind.ID); n != nil {
		open := c.Dataset.Indicator(n.Series[0].Indicator)
		view.Link = InFull(c, open)
		view.Link.Phrase = c.Phrase(open.Label)
		first, last := page.Years(pointers(n.Series))
		view.Years = format.Period(data.Period{Start: first, End: last}, c.State.Language)
	}
	return view
}

// further leads on from a figure of the overview: to the page that shows such a
// measure of any places or, where there is none, to the measure in full.
func further(c *page.Context, ind *data.Indicator) ui.Link {
	if links := ofAnyPlaces(c, ind); len(links) > 0 {
		return links[0]
	}
	return InFull(c, ind)
}

// ofAnyPlaces leads to the page that shows such a measure of any places; nil where
// there is none.
func ofAnyPlaces(c *page.Context, ind *data.Indicator) []ui.Link {
	route, words := state.Partners, catalogue.MorePairs
	switch ind.Subject {
	case data.OfPlace:
		return nil
	case data.OfFlow:
		route, words = state.Mobility, catalogue.MoreFlows
	}
	if !route.In(c.Dataset) {
		return nil
	}
	return []ui.Link{{Phrase: ui.Phrase{Text: c.Say(words)}, Address: c.State.Page(route).Address()}}
}

// InFull leads to the page of a measure.
func InFull(c *page.Context, ind *data.Indicator) ui.Link {
	link := c.LinkTo(state.OpenIndicator{Indicator: ind.ID}, "")
	link.Text = c.Say(catalogue.InFull)
	return link
}
