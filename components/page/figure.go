package page

import (
	"slices"
	"strconv"
	"strings"

	"bilateral/components"
	"bilateral/components/caption"
	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/format"
	"bilateral/components/state"
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
func (b *builder) series(ind *data.Indicator) []point {
	var points []point
	for _, column := range b.ds.Columns() {
		o := b.ds.Cell(ind.ID, column.ID)
		if o == nil || !b.shows(column.ID) {
			continue
		}
		points = append(points, point{key: string(column.ID), what: b.what(o), role: b.roleOf(o, column), observation: o})
	}
	return points
}

// shows says whether the view shows a column: all, or those of its places.
func (b *builder) shows(column data.ColumnID) bool {
	return len(b.st.Series.Places) == 0 || slices.Contains(b.st.Series.Places, data.PlaceID(column))
}

// what names the subject of an observation.
func (b *builder) what(o *data.Observation) string {
	switch o.Subject.Kind {
	case data.OfPair:
		return b.text(b.ds.Roles.PairName)
	case data.OfRanking:
		return b.say(catalogue.RankOf, "partner", b.inProse(o.Subject.Partner), "place", b.inProse(o.Subject.Place))
	case data.OfFlow:
		return b.say(catalogue.FlowFromTo, "origin", b.inProse(o.Subject.Place), "destination", b.inProse(o.Subject.Partner))
	}
	return b.text(b.ds.Place(o.Subject.Place).Name)
}

func (b *builder) shortName(id data.PlaceID) string { return b.text(b.ds.Place(id).ShortName) }

// inProse is a place's short name as it stands in a sentence.
func (b *builder) inProse(id data.PlaceID) string {
	if place := b.ds.Place(id); !place.InProse.IsZero() {
		return b.text(place.InProse)
	}
	return b.shortName(id)
}

// opening is a text that opens a line: in English with a capital letter.
func opening(text string) string {
	if text != "" && 'a' <= text[0] && text[0] <= 'z' {
		return string(text[0]-'a'+'A') + text[1:]
	}
	return text
}

// roleOf is whose colour and shape a value takes: a flow its origin's, a rank
// that of the place that is ranked.
func (b *builder) roleOf(o *data.Observation, column data.Column) data.Role {
	counted := o.Subject.Place
	switch o.Subject.Kind {
	case data.OfRanking:
		counted = o.Subject.Partner
	case data.OfPair:
		return data.RolePair
	}
	switch counted {
	case b.ds.Roles.A:
		return data.RoleA
	case b.ds.Roles.B:
		return data.RoleB
	}
	return column.Role
}

// words are the figure's. Its title is the dataset's own finding where all the
// values that it names are there, and what the values say otherwise.
func (b *builder) words(ind *data.Indicator, spec *chart.Spec) caption.Caption {
	measure := b.measure(ind)
	words := caption.For(b.cat, &measure, spec)
	finding, ok := b.ds.Finding(ind.ID, b.st.Language, func(i *data.Indicator, v data.Value, decimals int) string {
		return format.Rounded(b.cat, i, v, decimals)
	})
	if ok {
		words.Title = finding
	}
	return words
}

// measure is what an indicator's chart measures. The source stands in a line
// of its own under the chart.
func (b *builder) measure(ind *data.Indicator) caption.Measure {
	return caption.Measure{Meaning: ind.Meaning, Name: b.text(ind.Name), Unit: b.unit(ind), Period: b.period(ind)}
}

// title is the title of an indicator's figure.
func (b *builder) title(ind *data.Indicator) components.Phrase {
	points := b.series(ind)
	return components.Phrase{Text: b.words(ind, b.spec(ind, points)).Title}
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
func (b *builder) figure() *components.Figure { return b.figureIn(alone) }

func (b *builder) figureIn(where surroundings) *components.Figure {
	ind := b.ds.Indicator(b.st.Indicator)
	points := b.series(ind)
	spec := b.spec(ind, points)
	words := b.words(ind, spec)
	source, credit := b.sourceOf(points), ""
	if source != nil {
		credit = b.sourceLink(source).Text
	}
	view := &components.Figure{
		ID: "figure", TitleID: "figure-title", Class: "fig",
		Title:    components.Phrase{Text: words.Title},
		Subtitle: components.Phrase{Text: words.Subtitle},
		Summary:  words.Summary,
	}
	if !b.st.HideControls {
		view.Switches = b.switches(ind, spec)
	}
	if b.st.Tab == state.TableTab {
		view.Table = b.figureTable(ind, points)
	} else {
		b.draw(view, ind, spec, words, credit)
	}
	for _, p := range points {
		view.Notes = append(view.Notes, b.notes("figure-note-", p.observation)...)
	}
	if source != nil {
		view.Sources = []components.SourceLink{b.sourceLink(source)}
	}
	view.CaveatsHeading = b.say(catalogue.CaveatsHeading)
	view.Caveats = b.caveats(ind)
	view.ChecksLabel, view.Checks = b.say(catalogue.ChecksLabel), b.checks(ind, "")
	if where == inFull {
		return view
	}
	if source != nil {
		view.DetailsHeading = b.say(catalogue.DetailsHeading)
		view.Details = b.details(ind, source)
	}
	view.Derived = b.derivedFigures(ind)
	return view
}

// spokenFigure is what can be said of a figure: what it shows, and the choice
// that each of its controls has.
func (b *builder) spokenFigure(view *components.Figure) []string {
	return b.spokenPage(view.Title.Text, view)
}

// spokenPage is what can be said of a page: its title, then the title of its
// main figure where it is another one, and how that is drawn.
func (b *builder) spokenPage(title string, view *components.Figure) []string {
	parts := []string{b.say(catalogue.Chosen, "title", title)}
	if view == nil {
		return parts
	}
	if view.Title.Text != title {
		parts = append(parts, b.say(catalogue.Chosen, "title", view.Title.Text))
	}
	for _, s := range view.Switches {
		for _, l := range s.Links {
			if l.Current && !s.Silent {
				parts = append(parts, b.say(catalogue.AltValue, "what", s.Label, "value", l.Text))
			}
		}
	}
	return parts
}

func (b *builder) caveats(ind *data.Indicator) []components.Phrase {
	var phrases []components.Phrase
	for _, caveat := range ind.Caveats {
		phrases = append(phrases, b.phrase(caveat))
	}
	return phrases
}

// period is the years of an indicator's values, or "" when they differ.
func (b *builder) period(ind *data.Indicator) string {
	p, ok := b.ds.Period(ind.ID)
	if !ok {
		return ""
	}
	return format.Period(p, b.st.Language)
}

// sourceOf is the source of the series: the first point's, as a series never
// mixes sources.
func (b *builder) sourceOf(points []point) *data.Source {
	if len(points) == 0 {
		return nil
	}
	return b.ds.Source(points[0].observation.Source)
}

func (b *builder) figureTable(ind *data.Indicator, points []point) *components.FigureTable {
	table := &components.FigureTable{
		Label:   b.say(catalogue.TableTab),
		Caption: b.say(catalogue.FigureTableCaption, "name", b.text(ind.Name)),
		Heads: []components.TableHead{{Text: b.say(catalogue.WhatColumn)}, {Text: b.say(catalogue.ValueColumn)},
			{Text: b.say(catalogue.PeriodColumn)}, {Text: b.say(catalogue.SourceColumn), Class: "l"}},
	}
	for _, p := range points {
		value := b.cell(ind, p.observation)
		value.NoteLink = strings.Replace(value.NoteLink, "#note-", "#figure-note-", 1)
		value.Label = components.Phrase{}
		source := &components.Cell{Class: "l"}
		if s := b.ds.Source(p.observation.Source); s != nil {
			phrase := b.phrase(s.Publisher)
			source.Value, source.Language = phrase.Text, phrase.Language
		}
		table.Rows = append(table.Rows, components.FigureRow{Key: p.key, Head: p.what, Cells: []*components.Cell{
			value, {Value: format.Period(p.observation.Period, b.st.Language)}, source,
		}})
	}
	return table
}

// spec is the chart of an indicator's values.
func (b *builder) spec(ind *data.Indicator, points []point) *chart.Spec {
	spec := &chart.Spec{Form: drawnAs(b.form(ind))}
	_, partial := spec.Form.(chart.Partial)
	if ind.HasBenchmark {
		spec.Benchmark = &chart.Benchmark{Value: ind.Benchmark, Label: b.benchmark(ind)}
	}
	for _, p := range points {
		value := p.observation.Value
		if partial && value.Missing == data.NotApplicable {
			continue
		}
		drawn := chart.Point{Value: value.Number, Text: format.Value(b.cat, ind, value)}
		if value.Missing != data.Present {
			drawn = chart.Point{Missing: true, Text: format.MissingInWords(b.cat, value.Missing), Reason: b.missing(value)}
		}
		spec.Series = append(spec.Series, chart.Series{Key: p.key, Name: p.what, Role: chart.RoleOf(p.role), Labelled: true, Points: []chart.Point{drawn}})
	}
	if _, directed := spec.Form.(chart.Directed); directed {
		fromLeft(spec)
	}
	if b.st.Series.Log && canLog(ind) && spec.AllPositive() {
		spec.Scale = chart.Log
	}
	return spec.Focused(b.st.Series.Focus)
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
func (b *builder) form(ind *data.Indicator) string {
	suited := forms(ind.Meaning)
	switch {
	case b.st.Series.Log && canLog(ind):
		return state.DotsForm
	case slices.Contains(suited, b.st.Form):
		return b.st.Form
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

// canLog says whether values may stand on a logarithmic scale.
func canLog(ind *data.Indicator) bool {
	return ind.Meaning == data.Count || ind.Meaning == data.RatioToWorld
}

// switches are the figure's choices: chart or table, form, scale.
func (b *builder) switches(ind *data.Indicator, spec *chart.Spec) []*components.Switch {
	link := func(text catalogue.Key, current bool, a state.Action) components.Link {
		l := b.linkTo(a, figureFragment)
		l.Text, l.Current = b.say(text), current
		return l
	}
	list := []*components.Switch{{Label: b.say(catalogue.FigureViews), Links: []components.Link{
		link(catalogue.ChartTab, b.st.Tab == state.ChartTab, state.Show{Tab: state.ChartTab}),
		link(catalogue.TableTab, b.st.Tab == state.TableTab, state.Show{Tab: state.TableTab}),
	}}}
	suited, drawn := forms(ind.Meaning), b.form(ind)
	choice := &components.Switch{Label: b.say(catalogue.FormChoice)}
	for i, form := range suited {
		action := state.Draw{Form: form}
		if i == 0 {
			action.Form = ""
		}
		choice.Links = append(choice.Links, link(formName(form), form == drawn, action))
	}
	list = append(list, choice)
	if canLog(ind) && spec.AllPositive() {
		list = append(list, &components.Switch{Label: b.say(catalogue.ValueScale), Links: []components.Link{
			link(catalogue.LinearScale, !b.st.Series.Log, state.ScaleValues{}),
			link(catalogue.LogScale, b.st.Series.Log, state.ScaleValues{Log: true}),
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
func (b *builder) draw(view *components.Figure, ind *data.Indicator, spec *chart.Spec, words caption.Caption, credit string) {
	b.show(view, &Chart{ID: "figure-readout", FileName: b.fileName(ind), Measure: b.measure(ind), Scene: chart.Layout(spec), Caption: words, Source: credit})
}

// show puts a chart into its figure, and among those that can be read.
func (b *builder) show(view *components.Figure, drawn *Chart) {
	view.Plot = drawn.Plot(b.cat, b.live, len(b.charts))
	// The summary beside the chart says the rest.
	view.Plot.Label = view.Subtitle.Text
	b.charts = append(b.charts, drawn)
	if !b.st.HideControls {
		view.ActionsLabel = b.say(catalogue.Download)
		view.Actions = downloads(b.cat)
	}
}

// fileName says what a download is, and of which years.
func (b *builder) fileName(ind *data.Indicator) string {
	name := string(ind.ID)
	if p, ok := b.ds.Period(ind.ID); ok {
		name += "-" + strconv.Itoa(p.Start)
		if p.End != p.Start {
			name += "-" + strconv.Itoa(p.End)
		}
	}
	return name
}

func (b *builder) benchmark(ind *data.Indicator) string {
	return b.text(ind.BenchmarkLabel) + hold + "=" + hold + format.Number(ind.Benchmark, ind.Decimals)
}

// missing says why there is no value.
func (b *builder) missing(v data.Value) string {
	words := format.MissingInWords(b.cat, v.Missing)
	if reason := b.text(v.Reason); reason != "" {
		return b.say(catalogue.MissingReason, "missing", words, "reason", reason)
	}
	return words
}

// sourceLink names a source and leads to what is said of it on the page, or
// from a frame, which says no more, to the source itself.
func (b *builder) sourceLink(source *data.Source) components.SourceLink {
	if !slices.Contains(b.linked, source) {
		b.linked = append(b.linked, source)
	}
	link := components.SourceLink{Address: sourceFragment(source.ID)}
	link.Text = b.say(catalogue.SourceLine, "publisher", b.text(source.Publisher), "title", b.text(source.Title))
	if b.st.Frame {
		link.Address, link.Target = source.Address, ""
		if source.Address != "" {
			link.Target = "_blank"
		}
	}
	return link
}

// sourceFragment is where a source stands on a page that lists it.
func sourceFragment(id data.SourceID) string { return "#source-" + string(id) }

// details says what the indicator means and what its source says of it, and
// marks what the source does not state.
func (b *builder) details(ind *data.Indicator, source *data.Source) *components.Details {
	return &components.Details{Items: []components.Detail{
		{Term: b.say(catalogue.DefinitionTerm), Text: b.phrase(ind.Definition)},
		{Term: b.say(catalogue.UnitTerm), Text: b.phrase(ind.Unit)},
		b.statement(catalogue.FormulaTerm, ind.Formula),
		b.statement(catalogue.CountingTerm, ind.Counting),
		b.statement(catalogue.DatabaseTerm, source.Database),
		b.statement(catalogue.LicenceTerm, source.Licence),
	}}
}

func (b *builder) statement(term catalogue.Key, s data.Statement) components.Detail {
	d := components.Detail{Term: b.say(term), Text: b.phrase(s.Stated)}
	if s.IsStated() {
		return d
	}
	d.Text = components.Phrase{Text: b.say(catalogue.NotStated)}
	if !s.Reading.IsZero() {
		d.Reading = components.Phrase{Text: b.say(catalogue.OurReading, "reading", b.text(s.Reading), "reason", b.text(s.Reason))}
	}
	return d
}
