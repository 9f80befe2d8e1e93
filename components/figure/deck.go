package figure

import (
	"slices"
	"strconv"
	"strings"

	"bilateral/components/caption"
	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/format"
	"bilateral/components/page"
	"bilateral/components/state"
	"bilateral/components/ui"
	"bilateral/data"
)

// deckValue is one value of the chosen indicator: what the chart draws, the table
// lists and the description says.
type deckValue struct {
	key         string // the column's id
	What        string // "Japan", "From the UK to Japan"
	Role        data.Role
	Observation *data.Observation
}

// DeckValues are the chosen indicator's values in the order of the columns. The
// figure's chart, table and description are made from it alone.
func DeckValues(c *page.Context, ind *data.Indicator) []deckValue {
	var points []deckValue
	for _, column := range c.Dataset.Columns() {
		o := c.Dataset.Cell(ind.ID, column.ID)
		if o == nil || !showsColumn(c, column.ID) {
			continue
		}
		points = append(points, deckValue{key: string(column.ID), What: c.Subject(o), Role: roleOfObservation(c, o, column), Observation: o})
	}
	return points
}

// showsColumn reports whether the view shows a column: all, or those of its places.
func showsColumn(c *page.Context, column data.ColumnID) bool {
	return len(c.State.Series.Places) == 0 || slices.Contains(c.State.Series.Places, data.PlaceID(column))
}

// roleOfObservation is whose colour and shape a value takes: a flow its origin's, a rank
// that of the place that is ranked.
func roleOfObservation(c *page.Context, o *data.Observation, column data.Column) data.Role {
	counted := o.Subject.Place
	switch o.Subject.Kind {
	case data.OfRanking:
		counted = o.Subject.Partner
	case data.OfPair:
		return data.RolePair
	}
	switch counted {
	case c.Dataset.Roles.A:
		return data.RoleA
	case c.Dataset.Roles.B:
		return data.RoleB
	}
	return column.Role
}

// deckTitle is the dataset's own finding where all the values that it names
// are there, "" otherwise.
func deckTitle(c *page.Context, ind *data.Indicator) string {
	finding, ok := c.Dataset.Finding(ind.ID, c.State.Language, func(i *data.Indicator, v data.Value, decimals int) string {
		return format.Rounded(c.Catalogue, i, v, decimals)
	})
	if !ok {
		return ""
	}
	return finding
}

// deckMeasure is what an indicator's chart measures. The source stands in a line
// of its own under the chart.
func deckMeasure(c *page.Context, ind *data.Indicator) caption.Measure {
	return caption.Measure{Meaning: ind.Meaning, Name: c.Text(ind.Name), Unit: c.Unit(ind), Period: c.Period(ind)}
}

// DeckFinding is the title of an indicator's figure.
func DeckFinding(c *page.Context, ind *data.Indicator) ui.Phrase {
	m, _ := DeckModel(c, ind)
	return ui.Phrase{Text: m.Finding(c)}
}

// DeckModel is the figure of an indicator of the deck, and its values' source,
// nil where there is none.
func DeckModel(c *page.Context, ind *data.Indicator) (*Model, *data.Source) {
	points, forms := DeckValues(c, ind), formsOf(ind.Meaning)
	chosen := chosenForm(c, ind, forms)
	m := deckDrawn(c, ind, points, forms[chosen].chart)
	m.ID, m.FileName, m.Caveats = "figure", deckFileName(c, ind), c.Caveats(ind)
	m.Controls, m.Forms, m.Form = formControls, forms, chosen
	source := deckSource(c, points)
	if source != nil {
		m.Sources = []ui.SourceLink{c.SourceLink(source)}
	}
	for _, p := range points {
		m.Notes = append(m.Notes, c.Notes("figure-note-", p.Observation)...)
	}
	m.Table = func(*TableWriter, *chart.Spec) *ui.FigureTable { return deckTable(c, ind, points) }
	return m, source
}

// DeckFlow is a flow of the deck drawn as one: what it measures, its values and what
// they say. It names no other form, which a program would have to hold.
func DeckFlow(c *page.Context, ind *data.Indicator) *Model {
	return deckDrawn(c, ind, DeckValues(c, ind), chart.Flow{})
}

// deckDrawn is the figure of an indicator's values in a form.
func deckDrawn(c *page.Context, ind *data.Indicator, points []deckValue, form chart.Form) *Model {
	m := &Model{Measure: deckMeasure(c, ind), Snapshot: true, Spec: chart.Spec{Form: form, Series: deckSeries(c, ind, points)}}
	if _, partial := m.Spec.Form.(chart.Partial); partial {
		m.Spec.Series = slices.DeleteFunc(m.Spec.Series, func(s chart.Series) bool {
			return c.Dataset.Cell(ind.ID, data.ColumnID(s.Key)).Value.Missing == data.NotApplicable
		})
	}
	if _, directed := m.Spec.Form.(chart.Directed); directed {
		fromLeft(&m.Spec)
	}
	if ind.HasBenchmark {
		m.Spec.Benchmark = &chart.Benchmark{Value: ind.Benchmark, Label: c.Benchmark(ind)}
	}
	m.Measure.Title = deckTitle(c, ind)
	return m
}

// Deck is the chosen indicator drawn, or as its own table, with its checks and,
// folded, its definition and derived figures; and its values' source, nil where
// there is none.
func Deck(c *page.Context) (*ui.Figure, *data.Source) {
	ind := c.Dataset.Indicator(c.State.Indicator)
	m, source := DeckModel(c, ind)
	view := Draw(c, m)
	view.ChecksLabel, view.Checks = c.Say(catalogue.ChecksLabel), c.Checks(ind, "")
	if source != nil {
		c.Explain(view, ind, source)
	}
	view.Derived = Derived(c, ind)
	return view, source
}

// deckSource is the source of the series: the first point's, as a series never
// mixes sources.
func deckSource(c *page.Context, points []deckValue) *data.Source {
	if len(points) == 0 {
		return nil
	}
	return c.Dataset.Source(points[0].Observation.Source)
}

func deckTable(c *page.Context, ind *data.Indicator, points []deckValue) *ui.FigureTable {
	table := &ui.FigureTable{
		Label:   c.Say(catalogue.TableTab),
		Caption: c.Say(catalogue.FigureTableCaption, "name", c.Text(ind.Name)),
		Heads: []ui.TableHead{{Text: c.Say(catalogue.WhatColumn)}, {Text: c.Say(catalogue.ValueColumn)},
			{Text: c.Say(catalogue.PeriodColumn)}, {Text: c.Say(catalogue.SourceColumn), Class: "l"}},
	}
	for _, p := range points {
		value := c.Cell(ind, p.Observation)
		value.NoteLink = strings.Replace(value.NoteLink, "#note-", "#figure-note-", 1)
		value.Label = ui.Phrase{}
		source := &ui.Cell{Class: "l"}
		if s := c.Dataset.Source(p.Observation.Source); s != nil {
			phrase := c.Phrase(s.Publisher)
			source.Value, source.Language = phrase.Text, phrase.Language
		}
		table.Rows = append(table.Rows, ui.FigureRow{Key: p.key, Head: p.What, Cells: []*ui.Cell{
			value, {Value: format.Period(p.Observation.Period, c.State.Language)}, source,
		}})
	}
	return table
}

// deckSeries is an indicator's values, a series each.
func deckSeries(c *page.Context, ind *data.Indicator, points []deckValue) []chart.Series {
	var list []chart.Series
	for _, p := range points {
		value := p.Observation.Value
		drawn := chart.Point{Value: value.Number, Text: format.Value(c.Catalogue, ind, value)}
		if !value.Present() {
			drawn = chart.Point{Missing: true, Text: format.MissingInWords(c.Catalogue, value.Missing), Reason: c.WhyMissing(value)}
		}
		drawn.Of = c.GivenAs(data.Given{Observation: p.Observation})
		list = append(list, chart.Series{Key: p.key, Name: p.What, Prose: whatInProse(c, p), Role: chart.RoleOf(p.Role), Labelled: true, Points: []chart.Point{drawn}})
	}
	return list
}

// whatInProse is what a value is of inside a sentence.
func whatInProse(c *page.Context, p deckValue) string {
	switch of := p.Observation.Subject; of.Kind {
	case data.OfPlace:
		return c.InProse(of.Place)
	case data.OfRanking, data.OfFlow:
		return lowered(c, p.What)
	}
	return p.What
}

// fromLeft puts what leaves place A first: a chart of two directions has it
// leave from the left, so that place A is on the left wherever one is drawn.
func fromLeft(spec *chart.Spec) {
	if list := spec.Series; len(list) == 2 && list[0].Role != chart.A {
		list[0], list[1] = list[1], list[0]
	}
}

// The forms of the deck's charts.
var (
	bars  = Form{state.BarsForm, catalogue.FormBars, chart.Bars{}}
	dots  = Form{state.DotsForm, catalogue.FormDots, chart.Dots{}}
	flow  = Form{state.FlowForm, catalogue.FormFlow, chart.Flow{}}
	strip = Form{state.StripForm, catalogue.FormStrip, chart.RankStrip{}}
)

// formsOf are those that suit a meaning, the one that it asks for first. What
// is a ratio or a rate is never stacked, and a rank has no length.
func formsOf(m data.Meaning) []Form {
	switch m {
	case data.Rank:
		return []Form{strip, dots}
	case data.Flow:
		return []Form{flow, bars}
	}
	return []Form{bars, dots}
}

// chosenForm is how the indicator is drawn, as an index: as chosen, if that
// suits it, and never as lengths on a logarithmic scale.
func chosenForm(c *page.Context, ind *data.Indicator, suited []Form) int {
	wanted := c.State.Form
	if c.State.Series.Log && hasLog(ind.Meaning, true) {
		wanted = state.DotsForm
	}
	return max(slices.IndexFunc(suited, func(f Form) bool { return f.name == wanted }), 0)
}

// deckFileName says what a download is, and of which years.
func deckFileName(c *page.Context, ind *data.Indicator) string {
	name := string(ind.ID)
	if p, ok := c.Dataset.Period(ind.ID); ok {
		name += "-" + strconv.Itoa(p.Start)
		if p.End != p.Start {
			name += "-" + strconv.Itoa(p.End)
		}
	}
	return name
}

// Framed is an indicator's figure alone, in a frame.
func Framed(c *page.Context, doc *page.Document) *ui.Figure {
	view, _ := Deck(c)
	view.Main = true
	doc.Title, doc.Description = view.Title.Text, view.Subtitle.Text
	doc.Spoken = c.Spoken(view.Title.Text, view)
	return view
}
