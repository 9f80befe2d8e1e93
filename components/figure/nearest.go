package figure

import (
	"bilateral/components/caption"
	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/page"
	"bilateral/components/state"
	"bilateral/components/ui"
	"bilateral/data"
)

// Nearest is the open measure that comes nearest to an indicator of the deck,
// over time, without controls of its own; nil where there is none.
func Nearest(c *page.Context, ind *data.Indicator) *ui.Figure {
	given := c.Dataset.NearestTo(ind.ID)
	if len(given) == 0 {
		return nil
	}
	lines := make([]*data.Series, len(given))
	for i := range given {
		lines[i] = &given[i]
	}
	measure := c.Dataset.Indicator(given[0].Indicator)
	f := &Model{}
	o := NewOpen(c, measure, lines)
	c.NoticeYears(page.Years(o.lines))
	o.draw(lines, f, othersLevel)
	f.Spec = *f.Spec.Between(o.start, o.end)
	f.Spec.Provisional = c.Say(catalogue.FlagProvisional)
	words := caption.For(c.Catalogue, f.Measure, &f.Spec)
	if told := caption.Courses(c.Catalogue, &f.Measure, &f.Spec, f.About); told != "" {
		words.Title = told
	}
	more := c.LinkTo(state.Read{Indicator: measure.ID}, "")
	more.Text = c.Say(catalogue.InFull)
	view := &ui.Figure{
		ID: f.ID, TitleID: f.ID + "-title", Class: "fig near",
		Title: ui.Phrase{Text: words.Title}, Summary: words.Summary,
		Subtitle:       ui.Phrase{Text: c.Say(catalogue.AltValue, "what", c.Say(catalogue.NearestHeading), "value", words.Subtitle)},
		CaveatsHeading: c.Say(catalogue.CaveatsHeading), Caveats: []ui.Phrase{{Text: c.Say(catalogue.NearestText, "name", c.Text(measure.Name))}},
		Sources: f.Sources, More: []ui.Link{more},
	}
	// What is known of its sources stands on its own page.
	for i := range view.Sources {
		view.Sources[i].Address = more.Address + view.Sources[i].Address
	}
	if c.State.Tab == state.TableTab {
		view.Table = f.table(&f.Spec, c.Catalogue, words.Title)
		return view
	}
	Show(c, view, &page.Chart{ID: f.ID + "-readout", FileName: f.ID, Measure: f.Measure, Scene: chart.Layout(&f.Spec), Labels: words.Labels(f.Source)})
	return view
}
