package page

import (
	"strconv"
	"strings"

	"github.com/vugu/vugu"

	"bilateral/components"
	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/format"
	"bilateral/components/state"
	"bilateral/data"
)

// point is one value of the chosen indicator: what the chart draws, the table
// lists and the description says.
type point struct {
	what        string // "Japan", "From UK to Japan"
	role        data.Role
	observation *data.Observation
}

// series is the chosen indicator's values in the order of the columns. The
// figure's chart, table and description are made from it alone.
func (b *builder) series(ind *data.Indicator) []point {
	var points []point
	for _, column := range b.ds.Columns() {
		o := b.ds.Cell(ind.ID, column.ID)
		if o == nil {
			continue
		}
		points = append(points, point{what: b.what(o), role: b.roleOf(o, column), observation: o})
	}
	return points
}

// what names the subject of an observation.
func (b *builder) what(o *data.Observation) string {
	switch o.Subject.Kind {
	case data.OfPair:
		return b.text(b.ds.Roles.PairName)
	case data.OfRanking:
		return b.say(catalogue.RankOf, "partner", b.shortName(o.Subject.Partner), "place", b.shortName(o.Subject.Place))
	case data.OfFlow:
		return b.say(catalogue.FlowFromTo, "origin", b.shortName(o.Subject.Place), "destination", b.shortName(o.Subject.Partner))
	}
	return b.text(b.ds.Place(o.Subject.Place).Name)
}

func (b *builder) shortName(id data.PlaceID) string { return b.text(b.ds.Place(id).ShortName) }

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

// title is what the indicator's figure says, or its name where the values
// for a sentence are missing.
func (b *builder) title(ind *data.Indicator) components.Phrase {
	text, ok := b.ds.Finding(ind.ID, b.st.Language, func(i *data.Indicator, v data.Value, decimals int) string {
		return format.Rounded(b.cat, i, v, decimals)
	})
	if !ok {
		return b.phrase(ind.Name)
	}
	return components.Phrase{Text: text}
}

// figure is the chosen indicator drawn, or as its own table, with everything
// that stands beside it.
func (b *builder) figure() *components.Figure {
	ind := b.ds.Indicator(b.st.Indicator)
	points := b.series(ind)
	view := &components.Figure{
		Title:           b.title(ind),
		Subtitle:        components.Phrase{Text: b.subtitle(ind)},
		ViewsLabel:      b.say(catalogue.FigureViews),
		CaveatsHeading:  b.say(catalogue.CaveatsHeading),
		DetailsHeading:  b.say(catalogue.DetailsHeading),
		DerivedHeading:  b.say(catalogue.DerivedHeading),
		DerivedPreamble: b.say(catalogue.DerivedIntroduction),
		Derived:         b.derived(ind),
	}
	chartLink := b.linkTo(state.Show{Tab: state.Chart}, figureFragment)
	chartLink.Text, chartLink.Current = b.say(catalogue.ChartTab), b.st.Tab == state.Chart
	tableLink := b.linkTo(state.Show{Tab: state.Table}, figureFragment)
	tableLink.Text, tableLink.Current = b.say(catalogue.TableTab), b.st.Tab == state.Table
	view.Views = []components.Link{chartLink, tableLink}
	for _, caveat := range ind.Caveats {
		view.Caveats = append(view.Caveats, b.phrase(caveat))
	}
	if b.st.Tab == state.Table {
		b.fillTable(view, ind, points)
	} else {
		b.fillChart(view, ind, points)
	}
	for _, p := range points {
		view.Notes = append(view.Notes, b.notes("figure-note-", p.observation)...)
	}
	if source := b.sourceOf(points); source != nil {
		view.Source = b.sourceLine(source)
		view.Details = b.details(ind, source)
	}
	return view
}

func (b *builder) subtitle(ind *data.Indicator) string {
	return b.say(catalogue.SubtitleUnitPeriod,
		"name", b.text(ind.Name), "unit", b.text(ind.Unit), "period", b.period(ind))
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

func (b *builder) fillTable(view *components.Figure, ind *data.Indicator, points []point) {
	view.TableCaption = b.say(catalogue.FigureTableCaption, "name", b.text(ind.Name))
	view.TableHeads = []string{b.say(catalogue.WhatColumn), b.say(catalogue.ValueColumn), b.say(catalogue.PeriodColumn)}
	view.SourceHead = b.say(catalogue.SourceColumn)
	for _, p := range points {
		row := components.FigureRow{Key: p.what, What: p.what, Cell: b.cell(ind, p.observation), Period: format.Period(p.observation.Period, b.st.Language)}
		if source := b.ds.Source(p.observation.Source); source != nil {
			row.Source = b.phrase(source.Publisher)
		}
		row.Cell.NoteLink = strings.Replace(row.Cell.NoteLink, "#note-", "#figure-note-", 1)
		view.Rows = append(view.Rows, row)
	}
}

func (b *builder) fillChart(view *components.Figure, ind *data.Indicator, points []point) {
	spec := chart.Spec{Description: b.description(ind, points)}
	if ind.Meaning == data.Rank {
		spec.Form = chart.Dots
	}
	if ind.HasBenchmark {
		spec.Rule = &chart.Rule{Value: ind.Benchmark, Label: b.benchmark(ind)}
	}
	for _, p := range points {
		row := chart.Row{Label: p.what, Role: p.role, Text: format.Value(b.cat, ind, p.observation.Value)}
		if p.observation.Value.Missing != data.Present {
			row.Missing = true
			row.Text = format.MissingInWords(b.cat, p.observation.Value.Missing)
		} else {
			row.Value = p.observation.Value.Number
		}
		spec.Rows = append(spec.Rows, row)
	}
	scene := chart.Layout(spec)
	view.PlotClass = "plot g" + strconv.Itoa(scene.Gutter)
	view.SVG = vugu.HTML(scene.SVG())
}

func (b *builder) benchmark(ind *data.Indicator) string {
	return b.text(ind.BenchmarkLabel) + " = " + format.Number(ind.Benchmark, ind.Decimals)
}

// description is the whole chart in words.
func (b *builder) description(ind *data.Indicator, points []point) string {
	parts := []string{b.subtitle(ind)}
	for _, p := range points {
		value := format.Value(b.cat, ind, p.observation.Value)
		if p.observation.Value.Missing != data.Present {
			value = b.missing(p.observation.Value)
		}
		parts = append(parts, b.say(catalogue.AltValue, "what", p.what, "value", value))
	}
	if ind.HasBenchmark {
		parts = append(parts, b.benchmark(ind))
	}
	return strings.Join(parts, b.say(catalogue.Semicolon))
}

// missing says why there is no value.
func (b *builder) missing(v data.Value) string {
	words := format.MissingInWords(b.cat, v.Missing)
	if reason := b.text(v.Reason); reason != "" {
		return b.say(catalogue.MissingReason, "missing", words, "reason", reason)
	}
	return words
}

func (b *builder) sourceLine(source *data.Source) components.Phrase {
	return components.Phrase{Text: b.say(catalogue.SourceLine, "publisher", b.text(source.Publisher), "title", b.text(source.Title))}
}

// details says what the indicator means and what its source says of it, and
// marks what the source does not state.
func (b *builder) details(ind *data.Indicator, source *data.Source) []components.Detail {
	details := []components.Detail{
		{Term: b.say(catalogue.DefinitionTerm), Text: b.phrase(ind.Definition)},
		{Term: b.say(catalogue.UnitTerm), Text: b.phrase(ind.Unit)},
		b.statement(catalogue.FormulaTerm, ind.Formula),
		b.statement(catalogue.CountingTerm, ind.Counting),
	}
	return append(details, b.statement(catalogue.DatabaseTerm, source.Database), b.statement(catalogue.LicenceTerm, source.Licence))
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
