package figure

import (
	"bilateral/components/caption"
	"bilateral/components/catalogue"
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
	o := NewOpen(c, measure, lines)
	f := &Model{
		Fixed: true, Lead: c.Say(catalogue.NearestHeading),
		Caveats: []ui.Phrase{{Text: c.Say(catalogue.NearestText, "name", c.Text(measure.Name))}},
	}
	o.draw(lines, f, othersLevel)
	f.Measure.Rules = caption.OfEach
	f.FileName = f.ID
	f.Spec = *f.Spec.Between(page.Years(o.lines))
	view := Draw(c, f)
	more := c.LinkTo(state.OpenIndicator{Indicator: measure.ID}, "")
	more.Text = c.Say(catalogue.InFull)
	view.More = []ui.Link{more}
	return view
}
