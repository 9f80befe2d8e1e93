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

// series is the chosen indicator's values in the order of the columns. The
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

// showsColumn says whether the view shows a column: all, or those of its places.
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

// words are the figure's. Its title is the dataset's own finding where all the
// values that it names are there, and what the values say otherwise.
func DeckCaption(c *page.Context, ind *data.Indicator, spec *chart.Spec) caption.Caption {
	words := caption.For(c.Catalogue, DeckMeasure(c, ind), spec)
	finding, ok := c.Dataset.Finding(ind.ID, c.State.Language, func(i *data.Indicator, v data.Value, decimals int) string {
		return format.Rounded(c.Catalogue, i, v, decimals)
	})
	if ok {
		words.Title = finding
	}
	return words
}

// measure is what an indicator's chart measures. The source stands in a line
// of its own under the chart.
func DeckMeasure(c *page.Context, ind *data.Indicator) caption.Measure {
	return caption.Measure{Meaning: ind.Meaning, Name: c.Text(ind.Name), Unit: c.Unit(ind), Period: c.Period(ind)}
}

// DeckFinding is the title of an indicator's figure.
func DeckFinding(c *page.Context, ind *data.Indicator) ui.Phrase {
	points := DeckValues(c, ind)
	return ui.Phrase{Text: DeckCaption(c, ind, DeckSpec(c, ind, points)).Title}
}

// Where a figure stands: its definition and derived figures belong to it,
// unless the page around it says them.
type Surroundings bool

const (
	Standalone Surroundings = false
	WithinPage Surroundings = true
)

// Deck is the chosen indicator drawn, or as its own table, with everything
// that stands beside it.
func Deck(c *page.Context) *ui.Figure { return DeckIn(c, Standalone) }

func DeckIn(c *page.Context, where Surroundings) *ui.Figure {
	ind := c.Dataset.Indicator(c.State.Indicator)
	points := DeckValues(c, ind)
	spec := DeckSpec(c, ind, points)
	words := DeckCaption(c, ind, spec)
	source, credit := deckSource(c, points), ""
	if source != nil {
		credit = c.SourceLink(source).Text
	}
	view := &ui.Figure{
		ID: "figure", TitleID: "figure-title", Class: "fig",
		Title:    ui.Phrase{Text: words.Title},
		Subtitle: ui.Phrase{Text: words.Subtitle},
		Summary:  words.Summary,
	}
	if !c.State.HideControls {
		view.Switches = deckSwitches(c, ind, spec)
	}
	if c.State.Tab == state.TableTab {
		view.Table = deckTable(c, ind, points)
	} else {
		drawDeck(c, view, ind, spec, words.Labels(credit))
	}
	for _, p := range points {
		view.Notes = append(view.Notes, c.Notes("figure-note-", p.Observation)...)
	}
	if source != nil {
		view.Sources = []ui.SourceLink{c.SourceLink(source)}
	}
	view.CaveatsHeading = c.Say(catalogue.CaveatsHeading)
	view.Caveats = c.Caveats(ind)
	view.ChecksLabel, view.Checks = c.Say(catalogue.ChecksLabel), c.Checks(ind, "")
	if where == WithinPage {
		return view
	}
	if source != nil {
		view.DetailsHeading = c.Say(catalogue.DetailsHeading)
		view.Details = c.Details(ind, source)
	}
	view.Derived = Derived(c, ind)
	return view
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

// spec is the chart of an indicator's values.
func DeckSpec(c *page.Context, ind *data.Indicator, points []deckValue) *chart.Spec {
	spec := &chart.Spec{Form: drawnAs(chosenForm(c, ind))}
	_, partial := spec.Form.(chart.Partial)
	if ind.HasBenchmark {
		spec.Benchmark = &chart.Benchmark{Value: ind.Benchmark, Label: c.Benchmark(ind)}
	}
	for _, p := range points {
		value := p.Observation.Value
		if partial && value.Missing == data.NotApplicable {
			continue
		}
		drawn := chart.Point{Value: value.Number, Text: format.Value(c.Catalogue, ind, value)}
		if value.Missing != data.Present {
			drawn = chart.Point{Missing: true, Text: format.MissingInWords(c.Catalogue, value.Missing), Reason: c.WhyMissing(value)}
		}
		spec.Series = append(spec.Series, chart.Series{Key: p.key, Name: p.What, Role: chart.RoleOf(p.Role), Labelled: true, Points: []chart.Point{drawn}})
	}
	if _, directed := spec.Form.(chart.Directed); directed {
		FromLeft(spec)
	}
	if c.State.Series.Log && deckCanLog(ind) && spec.AllPositive() {
		spec.Scale = chart.Log
	}
	return spec.Focused(c.State.Series.Focus)
}

// FromLeft puts what leaves place A first: a chart of two directions has it
// leave from the left, so that place A is on the left wherever one is drawn.
func FromLeft(spec *chart.Spec) {
	if list := spec.Series; len(list) == 2 && list[0].Role != chart.A {
		list[0], list[1] = list[1], list[0]
	}
}

// formsOf are those that suit a meaning, the one that it asks for first. What
// is a ratio or a rate is never stacked, and a rank has no length.
func formsOf(m data.Meaning) []string {
	switch m {
	case data.Rank:
		return []string{state.StripForm, state.DotsForm}
	case data.Flow:
		return []string{state.FlowForm, state.BarsForm}
	}
	return []string{state.BarsForm, state.DotsForm}
}

// chosenForm is how the indicator is drawn: as chosen, if that suits it, and never
// as lengths on a logarithmic scale.
func chosenForm(c *page.Context, ind *data.Indicator) string {
	suited := formsOf(ind.Meaning)
	switch {
	case c.State.Series.Log && deckCanLog(ind):
		return state.DotsForm
	case slices.Contains(suited, c.State.Form):
		return c.State.Form
	}
	return suited[0]
}

func drawnAs(form string) chart.Form {
	switch form {
	case state.DotsForm:
		return chart.Dots{}
	case state.FlowForm:
		return chart.Flow{}
	case state.StripForm:
		return chart.RankStrip{}
	}
	return chart.Bars{}
}

// deckCanLog says whether values may stand on a logarithmic scale.
func deckCanLog(ind *data.Indicator) bool {
	return ind.Meaning == data.Count || ind.Meaning == data.RatioToWorld
}

// deckSwitches are the figure's choices: chart or table, form, scale.
func deckSwitches(c *page.Context, ind *data.Indicator, spec *chart.Spec) []*ui.Switch {
	link := func(text catalogue.Key, current bool, a state.Action) ui.Link {
		l := c.LinkTo(a, page.FigureFragment)
		l.Text, l.Current = c.Say(text), current
		return l
	}
	list := []*ui.Switch{{Label: c.Say(catalogue.FigureViews), Links: []ui.Link{
		link(catalogue.ChartTab, c.State.Tab == state.ChartTab, state.Show{Tab: state.ChartTab}),
		link(catalogue.TableTab, c.State.Tab == state.TableTab, state.Show{Tab: state.TableTab}),
	}}}
	suited, drawn := formsOf(ind.Meaning), chosenForm(c, ind)
	choice := &ui.Switch{Label: c.Say(catalogue.FormChoice)}
	for i, form := range suited {
		action := state.Draw{Form: form}
		if i == 0 {
			action.Form = ""
		}
		choice.Links = append(choice.Links, link(formName(form), form == drawn, action))
	}
	list = append(list, choice)
	if deckCanLog(ind) && spec.AllPositive() {
		list = append(list, &ui.Switch{Label: c.Say(catalogue.ValueScale), Links: []ui.Link{
			link(catalogue.LinearScale, !c.State.Series.Log, state.ScaleValues{}),
			link(catalogue.LogScale, c.State.Series.Log, state.ScaleValues{Log: true}),
		}})
	}
	return list
}

func formName(form string) catalogue.Key {
	switch form {
	case state.DotsForm:
		return catalogue.FormDots
	case state.FlowForm:
		return catalogue.FormFlow
	case state.StripForm:
		return catalogue.FormStrip
	}
	return catalogue.FormBars
}

// drawDeck puts the chart into the figure and among those that can be read.
func drawDeck(c *page.Context, view *ui.Figure, ind *data.Indicator, spec *chart.Spec, labels chart.Labels) {
	Show(c, view, &page.Chart{ID: "figure-readout", FileName: deckFileName(c, ind), Measure: DeckMeasure(c, ind), Scene: chart.Layout(spec), Labels: labels})
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
	view := Deck(c)
	view.Main = true
	doc.Title, doc.Description = view.Title.Text, view.Subtitle.Text
	doc.Spoken = SpokenFigure(c, view)
	return view
}
