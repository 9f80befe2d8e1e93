package extract

import (
	"math"
	"slices"
	"strings"

	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/citation"
	"bilateral/components/download"
	"bilateral/components/format"
	"bilateral/components/page"
	"bilateral/components/ui"
	"bilateral/data"
)

// Printed is a value as a table on a page has it.
type Printed struct {
	What, Period, Value, Unit string
	Flag                      string // what the codes of the files mean
	Source                    string
}

// View is the figure as its page shows it.
func (f *Figure) View() *ui.Figure { return f.taken.View }

// Shown is the figure on another page, under an id of that, without what could be chosen
// of it. Its chart is among those that can be read there.
func (f *Figure) Shown(c *page.Context, id string) *ui.Figure {
	given := f.View()
	view := &ui.Figure{ID: id, TitleID: id + "-title", Class: "fig", SourceLabel: given.SourceLabel, Sources: given.Sources,
		CaveatsHeading: given.CaveatsHeading, MoreLabel: given.MoreLabel, Cautions: given.Cautions, Caveats: given.Caveats}
	view.Title.Text, view.Subtitle.Text = f.Title, f.Subtitle
	if view.SourceLabel = c.Say(catalogue.SourceLabel); view.Sources == nil {
		for _, s := range f.Sources() {
			view.Sources = append(view.Sources, c.SourceLink(s))
		}
	}
	view.Sources = slices.Clone(view.Sources)
	for i := range view.Sources {
		view.Sources[i].Address = c.Carried(view.Sources[i].Address)
	}
	for _, n := range given.Notes {
		view.Notes = append(view.Notes, ui.NoteView{ID: id + "-" + n.ID, Text: n.Text})
	}
	if f.Chart != nil {
		chart := *f.Chart // which another place may show too
		chart.ID, chart.FileName = id+"-readout", f.PictureName()
		view.Plot = chart.Plot(c.Catalogue)
		c.Charts = append(c.Charts, &chart)
	}
	return view
}

// Count is how many values the figure shows, or its measures have.
func (f *Figure) Count(all bool) int {
	n := 0
	for range f.rows(all) {
		n++
	}
	return n
}

// Head goes through the first values that the figure shows, by their number from 0.
func (f *Figure) Head(most int, do func(n int, row *Printed)) {
	w := Writer(f.c.Dataset, f.c.Catalogue)
	several := f.several()
	n := 0
	for row := range f.rows(false) {
		if n == most {
			return
		}
		p := &Printed{What: f.what(row, several), Unit: f.c.Text(row.Unit), Flag: w.FlagMeanings(row), Value: f.printed(row)}
		if strings.HasSuffix(p.Value, "%") || f.isRank(row) { // the value says it
			p.Unit = ""
		}
		if row.Period.Start > 0 {
			p.Period = f.c.When(row.Period, max(row.Kind, data.CalendarYears), row.Day)
		}
		if s := f.c.Dataset.Source(row.Source); s != nil {
			p.Source = f.c.Text(s.DisplayName())
		}
		do(n, p)
		n++
	}
}

// isRank reports whether a row has a place in an order.
func (f *Figure) isRank(row *download.Row) bool {
	ind := f.c.Dataset.Indicator(data.IndicatorID(row.Measure))
	return ind != nil && ind.Meaning == data.Rank
}

// printed is the value of a row as pages print it.
func (f *Figure) printed(row *download.Row) string {
	ind := f.c.Dataset.Indicator(data.IndicatorID(row.Measure))
	if m := f.c.Dataset.Measure(data.MeasureID(row.Measure)); ind == nil && m != nil {
		ind = &data.Indicator{Meaning: m.Meaning, Decimals: m.Decimals}
	}
	if row.Claimed != nil && row.Claimed.Figure != nil && row.Value.Present() {
		return format.Quantity(f.c.Catalogue, row.Claimed.Figure.Meaning, row.Value.Number, row.Claimed.Figure.Decimals)
	}
	switch {
	case !row.Value.Present():
		return format.Missing(f.c.Catalogue, row.Value.Missing)
	case ind == nil && row.Value.Number == math.Trunc(row.Value.Number):
		return format.Number(row.Value.Number, 0)
	case ind == nil:
		return format.Number(row.Value.Number, calculatedDecimals)
	}
	return format.Value(f.c.Catalogue, ind, row.Value)
}

// calculatedDecimals are those of what is calculated here, in a table on a page.
const calculatedDecimals = 2

// several reports whether the figure shows more than one measure.
func (f *Figure) several() bool {
	first, several := "", false
	for row := range f.rows(false) {
		if first == "" {
			first = row.Measure
		}
		several = several || row.Measure != first
	}
	return several
}

// what is whose value a row has, with what it measures where there are several.
func (f *Figure) what(row *download.Row, several bool) string {
	if row.Claimed != nil {
		return f.c.Join(f.c.Text(row.Claimed.Claim.Statement), f.c.Text(row.Name))
	}
	if row.Subject.Place == "" { // it is of all pairs
		return f.c.Text(row.Name)
	}
	of := f.c.Subject(&data.Observation{Subject: row.Subject})
	if ind := f.c.Dataset.Indicator(data.IndicatorID(row.Measure)); row.Subject.Kind == data.OfRanking && (ind == nil || ind.Meaning != data.Rank) {
		of = f.c.Say(catalogue.AsPartner, "place", f.c.InProse(row.Subject.Place), "partner", f.c.InProse(row.Subject.Partner))
	}
	if row.Subject.Kind == data.OfPair {
		of = f.c.PairNamed(row.Subject.Place, row.Subject.Partner)
	}
	if field := f.c.Dataset.Field(row.Field); field != nil {
		of = f.c.Join(of, f.c.Text(field.Name))
	}
	if several {
		return f.c.Say(catalogue.AltValue, "what", f.c.Text(row.Name), "value", of)
	}
	return of
}

// Sources are those of the values that the figure shows, in their order.
func (f *Figure) Sources() []*data.Source {
	var list []*data.Source
	for row := range f.rows(false) {
		deck := data.SourceID("")
		if row.Claimed != nil && row.Claimed.Deck != nil {
			deck = row.Claimed.Deck.Source
		}
		for _, id := range [...]data.SourceID{deck, row.Source, row.Second} {
			if s := f.c.Dataset.Source(id); s != nil && !slices.Contains(list, s) {
				list = append(list, s)
			}
		}
	}
	return list
}

// Citation is how to cite the figure in its view: by what it measures, or by what the
// page calls it where it measures several things.
func (f *Figure) Citation() *citation.View {
	v := &citation.View{Dataset: f.c.Dataset, Catalogue: f.c.Catalogue, Name: f.Title, Sources: f.Sources(), Address: f.Address()}
	if f.Chart != nil && f.Chart.Measure.Name != "" {
		v.Name = f.Chart.Measure.Name
	}
	if first, last := f.period(false); first > 0 {
		v.Period = format.Period(data.Period{Start: first, End: last}, f.c.State.Language)
	}
	return v
}

// Drawn is what the figure's chart draws; nil for a table.
func (f *Figure) Drawn() *chart.Spec { return f.taken.Drawn }

// Caveats are what to mind of the figure, the cautions first.
func (f *Figure) Caveats() []string {
	var list []string
	for _, phrases := range [...][]ui.Phrase{f.taken.View.Cautions, f.taken.View.Caveats} {
		for _, p := range phrases {
			list = append(list, p.Text)
		}
	}
	return list
}
