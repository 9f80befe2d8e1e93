package page

import (
	"slices"
	"strconv"
	"strings"

	"bilateral/components/caption"
	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/format"
	"bilateral/components/state"
	"bilateral/components/ui"
	"bilateral/data"
)

// point is one value of the chosen indicator: what the chart draws, the table
// lists and the description says.
type point struct {
	key         string // the column's id
	what        string // "Japan", "From the UK to Japan"
	role        data.Role
	observation *data.Observation
}

// series is the chosen indicator's values in the order of the columns. The
// figure's chart, table and description are made from it alone.
func (c *Context) series(ind *data.Indicator) []point {
	var points []point
	for _, column := range c.Dataset.Columns() {
		o := c.Dataset.Cell(ind.ID, column.ID)
		if o == nil || !c.shows(column.ID) {
			continue
		}
		points = append(points, point{key: string(column.ID), what: c.Subject(o), role: c.roleOf(o, column), observation: o})
	}
	return points
}

// shows says whether the view shows a column: all, or those of its places.
func (c *Context) shows(column data.ColumnID) bool {
	return len(c.State.Series.Places) == 0 || slices.Contains(c.State.Series.Places, data.PlaceID(column))
}

// Subject names the subject of an observation.
func (c *Context) Subject(o *data.Observation) string {
	switch o.Subject.Kind {
	case data.OfPair:
		return c.Text(c.Dataset.Roles.PairName)
	case data.OfRanking:
		return c.Say(catalogue.RankOf, "partner", c.InProse(o.Subject.Partner), "place", c.InProse(o.Subject.Place))
	case data.OfFlow:
		return c.Say(catalogue.FlowFromTo, "origin", c.InProse(o.Subject.Place), "destination", c.InProse(o.Subject.Partner))
	}
	return c.Text(c.Dataset.Place(o.Subject.Place).Name)
}

func (c *Context) ShortName(id data.PlaceID) string { return c.Text(c.Dataset.Place(id).ShortName) }

// InProse is a place's short name as it stands in a sentence.
func (c *Context) InProse(id data.PlaceID) string {
	if place := c.Dataset.Place(id); !place.InProse.IsZero() {
		return c.Text(place.InProse)
	}
	return c.ShortName(id)
}

// Capitalised is a text that opens a line: in English with a capital letter.
func Capitalised(text string) string {
	if text != "" && 'a' <= text[0] && text[0] <= 'z' {
		return string(text[0]-'a'+'A') + text[1:]
	}
	return text
}

// roleOf is whose colour and shape a value takes: a flow its origin's, a rank
// that of the place that is ranked.
func (c *Context) roleOf(o *data.Observation, column data.Column) data.Role {
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
func (c *Context) words(ind *data.Indicator, spec *chart.Spec) caption.Caption {
	words := caption.For(c.Catalogue, c.measure(ind), spec)
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
func (c *Context) measure(ind *data.Indicator) caption.Measure {
	return caption.Measure{Meaning: ind.Meaning, Name: c.Text(ind.Name), Unit: c.Unit(ind), Period: c.Period(ind)}
}

// title is the title of an indicator's figure.
func (c *Context) title(ind *data.Indicator) ui.Phrase {
	points := c.series(ind)
	return ui.Phrase{Text: c.words(ind, c.spec(ind, points)).Title}
}

// Where a figure stands: its definition and derived figures belong to it,
// unless the page around it says them.
type surroundings bool

const (
	alone  surroundings = false
	inFull surroundings = true
)

// figure is the chosen indicator drawn, or as its own table, with everything
// that stands beside it.
func (c *Context) figure() *ui.Figure { return c.figureIn(alone) }

func (c *Context) figureIn(where surroundings) *ui.Figure {
	ind := c.Dataset.Indicator(c.State.Indicator)
	points := c.series(ind)
	spec := c.spec(ind, points)
	words := c.words(ind, spec)
	spec.Title, spec.Subtitle, spec.Description = words.Title, words.Subtitle, words.Alternative
	source := c.sourceOf(points)
	if source != nil {
		spec.Source = c.SourceLink(source).Text
	}
	view := &ui.Figure{
		ID: "figure", TitleID: "figure-title", Class: "fig",
		Title:    ui.Phrase{Text: words.Title},
		Subtitle: ui.Phrase{Text: words.Subtitle},
		Summary:  words.Summary,
	}
	if !c.State.HideControls {
		view.Switches = c.switches(ind, spec)
	}
	if c.State.Tab == state.TableTab {
		view.Table = c.figureTable(ind, points)
	} else {
		c.draw(view, ind, spec)
	}
	for _, p := range points {
		view.Notes = append(view.Notes, c.Notes("figure-note-", p.observation)...)
	}
	if source != nil {
		view.Sources = []ui.SourceLink{c.SourceLink(source)}
	}
	view.CaveatsHeading = c.Say(catalogue.CaveatsHeading)
	view.Caveats = c.Caveats(ind)
	view.ChecksLabel, view.Checks = c.Say(catalogue.ChecksLabel), c.Checks(ind, "")
	if where == inFull {
		return view
	}
	if source != nil {
		view.DetailsHeading = c.Say(catalogue.DetailsHeading)
		view.Details = c.Details(ind, source)
	}
	view.Derived = c.derivedFigures(ind)
	return view
}

// spokenFigure is what can be said of a figure: what it shows, and the choice
// that each of its controls has.
func (c *Context) spokenFigure(view *ui.Figure) []string {
	return c.Spoken(view.Title.Text, view)
}

// Spoken is what can be said of a page: its title, then the title of its
// main figure where it is another one, and how that is drawn.
func (c *Context) Spoken(title string, view *ui.Figure) []string {
	parts := []string{c.Say(catalogue.Chosen, "title", title)}
	if view == nil {
		return parts
	}
	if view.Title.Text != title {
		parts = append(parts, c.Say(catalogue.Chosen, "title", view.Title.Text))
	}
	for _, s := range view.Switches {
		for _, l := range s.Links {
			if l.Current && !s.Silent {
				parts = append(parts, c.Say(catalogue.AltValue, "what", s.Label, "value", l.Text))
			}
		}
	}
	return parts
}

func (c *Context) Caveats(ind *data.Indicator) []ui.Phrase {
	var phrases []ui.Phrase
	for _, caveat := range ind.Caveats {
		phrases = append(phrases, c.Phrase(caveat))
	}
	return phrases
}

// Period is the years of an indicator's values, or "" when they differ.
func (c *Context) Period(ind *data.Indicator) string {
	p, ok := c.Dataset.Period(ind.ID)
	if !ok {
		return ""
	}
	return format.Period(p, c.State.Language)
}

// sourceOf is the source of the series: the first point's, as a series never
// mixes sources.
func (c *Context) sourceOf(points []point) *data.Source {
	if len(points) == 0 {
		return nil
	}
	return c.Dataset.Source(points[0].observation.Source)
}

func (c *Context) figureTable(ind *data.Indicator, points []point) *ui.FigureTable {
	table := &ui.FigureTable{
		Label:   c.Say(catalogue.TableTab),
		Caption: c.Say(catalogue.FigureTableCaption, "name", c.Text(ind.Name)),
		Heads: []ui.TableHead{{Text: c.Say(catalogue.WhatColumn)}, {Text: c.Say(catalogue.ValueColumn)},
			{Text: c.Say(catalogue.PeriodColumn)}, {Text: c.Say(catalogue.SourceColumn), Class: "l"}},
	}
	for _, p := range points {
		value := c.Cell(ind, p.observation)
		value.NoteLink = strings.Replace(value.NoteLink, "#note-", "#figure-note-", 1)
		value.Label = ui.Phrase{}
		source := &ui.Cell{Class: "l"}
		if s := c.Dataset.Source(p.observation.Source); s != nil {
			phrase := c.Phrase(s.Publisher)
			source.Value, source.Language = phrase.Text, phrase.Language
		}
		table.Rows = append(table.Rows, ui.FigureRow{Key: p.key, Head: p.what, Cells: []*ui.Cell{
			value, {Value: format.Period(p.observation.Period, c.State.Language)}, source,
		}})
	}
	return table
}

// spec is the chart of an indicator's values.
func (c *Context) spec(ind *data.Indicator, points []point) *chart.Spec {
	spec := &chart.Spec{Form: drawnAs(c.form(ind))}
	if ind.HasBenchmark {
		spec.Rule = &chart.Rule{Value: ind.Benchmark, Label: c.Benchmark(ind)}
	}
	for _, p := range points {
		value := p.observation.Value
		if value.Missing == data.NotApplicable && (spec.Form == chart.Flow || spec.Form == chart.RankStrip) {
			continue // the pair is no direction and has no place in an order
		}
		drawn := chart.Point{Value: value.Number, Text: format.Value(c.Catalogue, ind, value)}
		if value.Missing != data.Present {
			drawn = chart.Point{Missing: true, Text: format.MissingInWords(c.Catalogue, value.Missing), Reason: c.WhyMissing(value)}
		}
		spec.Series = append(spec.Series, chart.Series{Key: p.key, Name: p.what, Role: chart.RoleOf(p.role), Labelled: true, Points: []chart.Point{drawn}})
	}
	if spec.Form == chart.Flow {
		fromLeft(spec)
	}
	if c.State.Series.Log && canLog(ind) && spec.AllPositive() {
		spec.Scale = chart.Log
	}
	spec.PickOut(c.State.Series.Focus)
	return spec
}

// fromLeft puts what leaves place A first: a chart of two directions has it
// leave from the left, so that place A is on the left wherever one is drawn.
func fromLeft(spec *chart.Spec) {
	if list := spec.Series; len(list) == 2 && list[0].Role != chart.A {
		list[0], list[1] = list[1], list[0]
	}
}

// forms are those that suit a meaning, the one that it asks for first. What
// is a ratio or a rate is never stacked, and a rank has no length.
func forms(m data.Meaning) []string {
	switch m {
	case data.Rank:
		return []string{state.StripForm, state.DotsForm}
	case data.Flow:
		return []string{state.FlowForm, state.BarsForm}
	}
	return []string{state.BarsForm, state.DotsForm}
}

// form is how the indicator is drawn: as chosen, if that suits it, and never
// as lengths on a logarithmic scale.
func (c *Context) form(ind *data.Indicator) string {
	suited := forms(ind.Meaning)
	switch {
	case c.State.Series.Log && canLog(ind):
		return state.DotsForm
	case slices.Contains(suited, c.State.Form):
		return c.State.Form
	}
	return suited[0]
}

func drawnAs(form string) chart.Form {
	switch form {
	case state.DotsForm:
		return chart.Dots
	case state.FlowForm:
		return chart.Flow
	case state.StripForm:
		return chart.RankStrip
	}
	return chart.Bars
}

// canLog says whether values may stand on a logarithmic scale.
func canLog(ind *data.Indicator) bool {
	return ind.Meaning == data.Count || ind.Meaning == data.RatioToWorld
}

// switches are the figure's choices: chart or table, form, scale.
func (c *Context) switches(ind *data.Indicator, spec *chart.Spec) []*ui.Switch {
	link := func(text catalogue.Key, current bool, a state.Action) ui.Link {
		l := c.LinkTo(a, FigureFragment)
		l.Text, l.Current = c.Say(text), current
		return l
	}
	list := []*ui.Switch{{Label: c.Say(catalogue.FigureViews), Links: []ui.Link{
		link(catalogue.ChartTab, c.State.Tab == state.ChartTab, state.Show{Tab: state.ChartTab}),
		link(catalogue.TableTab, c.State.Tab == state.TableTab, state.Show{Tab: state.TableTab}),
	}}}
	suited, drawn := forms(ind.Meaning), c.form(ind)
	choice := &ui.Switch{Label: c.Say(catalogue.FormChoice)}
	for i, form := range suited {
		action := state.Draw{Form: form}
		if i == 0 {
			action.Form = ""
		}
		choice.Links = append(choice.Links, link(formName(form), form == drawn, action))
	}
	list = append(list, choice)
	if canLog(ind) && spec.AllPositive() {
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

// draw puts the chart into the figure and among those that can be read.
func (c *Context) draw(view *ui.Figure, ind *data.Indicator, spec *chart.Spec) {
	c.show(view, &Chart{ID: "figure-readout", FileName: c.fileName(ind), Measure: c.measure(ind), Scene: chart.Layout(spec)})
}

// show puts a chart into its figure, and among those that can be read.
func (c *Context) show(view *ui.Figure, drawn *Chart) {
	view.Plot = drawn.Plot(c.Catalogue, c.Live, len(c.charts))
	// The summary beside the chart says the rest.
	view.Plot.Label = view.Subtitle.Text
	c.charts = append(c.charts, drawn)
	if !c.State.HideControls {
		view.ActionsLabel = c.Say(catalogue.Download)
		view.Actions = downloads(c.Catalogue)
	}
}

// fileName says what a download is, and of which years.
func (c *Context) fileName(ind *data.Indicator) string {
	name := string(ind.ID)
	if p, ok := c.Dataset.Period(ind.ID); ok {
		name += "-" + strconv.Itoa(p.Start)
		if p.End != p.Start {
			name += "-" + strconv.Itoa(p.End)
		}
	}
	return name
}

func (c *Context) Benchmark(ind *data.Indicator) string {
	return c.Text(ind.BenchmarkLabel) + NBSP + "=" + NBSP + format.Number(ind.Benchmark, ind.Decimals)
}

// WhyMissing says why there is no value.
func (c *Context) WhyMissing(v data.Value) string {
	words := format.MissingInWords(c.Catalogue, v.Missing)
	if reason := c.Text(v.Reason); reason != "" {
		return c.Say(catalogue.MissingReason, "missing", words, "reason", reason)
	}
	return words
}

// SourceLink names a source and leads to what is said of it on the page, or
// from a frame, which says no more, to the source itself.
func (c *Context) SourceLink(source *data.Source) ui.SourceLink {
	if !slices.Contains(c.linked, source) {
		c.linked = append(c.linked, source)
	}
	link := ui.SourceLink{Address: SourceFragment(source.ID)}
	link.Text = c.Say(catalogue.SourceLine, "publisher", c.Text(source.Publisher), "title", c.Text(source.Title))
	if c.State.Frame {
		link.Address, link.Target = source.Address, ""
		if source.Address != "" {
			link.Target = "_blank"
		}
	}
	return link
}

// SourceFragment is where a source stands on a page that lists it.
func SourceFragment(id data.SourceID) string { return "#source-" + string(id) }

// Details says what the indicator means and what its source says of it, and
// marks what the source does not state.
func (c *Context) Details(ind *data.Indicator, source *data.Source) *ui.Details {
	return &ui.Details{Items: []ui.Detail{
		{Term: c.Say(catalogue.DefinitionTerm), Text: c.Phrase(ind.Definition)},
		{Term: c.Say(catalogue.UnitTerm), Text: c.Phrase(ind.Unit)},
		c.Statement(catalogue.FormulaTerm, ind.Formula),
		c.Statement(catalogue.CountingTerm, ind.Counting),
		c.Statement(catalogue.DatabaseTerm, source.Database),
		c.Statement(catalogue.LicenceTerm, source.Licence),
	}}
}

func (c *Context) Statement(term catalogue.Key, s data.Statement) ui.Detail {
	d := ui.Detail{Term: c.Say(term), Text: c.Phrase(s.Stated)}
	if s.IsStated() {
		return d
	}
	d.Text = ui.Phrase{Text: c.Say(catalogue.NotStated)}
	if !s.Reading.IsZero() {
		d.Reading = ui.Phrase{Text: c.Say(catalogue.OurReading, "reading", c.Text(s.Reading), "reason", c.Text(s.Reason))}
	}
	return d
}
