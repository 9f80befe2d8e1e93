package page

import (
	"slices"
	"strconv"

	"bilateral/components/caption"
	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/format"
	"bilateral/components/state"
	"bilateral/components/ui"
	"bilateral/data"
)

// line is a series of the dataset as a chart draws it. A value that nothing
// may be compared with stands open, outside the line; a break begins another
// segment; what is missing keeps its year and says why.
func (c *Context) line(s *data.Series, key, name string, role chart.Role) chart.Series {
	var spec chart.Spec
	drawn := c.addLine(&spec, c.Dataset.Indicator(s.Indicator), s.Points, key, name, role)
	drawn.Labelled = false
	return *drawn
}

// addLine puts moments of a measure into a chart as a line, with its name
// beside it.
func (c *Context) addLine(spec *chart.Spec, ind *data.Indicator, moments []data.Moment, key, name string, role chart.Role) *chart.Series {
	points := make([]chart.Point, len(moments))
	segment := 0
	for i := range moments {
		if moments[i].Flags.Has(data.Break) {
			segment++
		}
		p := &points[i]
		*p = c.point(ind, moments[i])
		p.Segment = segment
		// What is to be said at a value is too long to stand on the chart.
		brief := catalogue.OutOfLine
		if moments[i].Flags.Has(data.Break) {
			brief = catalogue.BreakMark
		}
		if p.Open || brief == catalogue.BreakMark {
			p.Brief = c.Say(catalogue.AltValue, "what", p.XText, "value", c.Say(brief))
		}
	}
	spec.Series = append(spec.Series, chart.Series{Key: key, Name: name, Role: role, Points: points, Labelled: true})
	return &spec.Series[len(spec.Series)-1]
}

// point is one value as a chart draws it. What is said with it says that it is
// provisional, whether the dataset has a remark on it or not.
func (c *Context) point(ind *data.Indicator, m data.Moment) chart.Point {
	value := c.Dataset.Value(m)
	p := chart.Point{X: int(m.Year), XText: format.Period(data.Period{Start: int(m.Year), End: int(m.Year)}, c.State.Language),
		Value: value.Number, Text: format.Value(c.Catalogue, ind, value), Open: m.Flags.Has(data.Unreliable), Provisional: m.Flags.Has(data.Provisional), Note: c.Text(c.Dataset.Remark(m))}
	switch {
	case value.Missing != data.Present:
		p.Missing, p.Note, p.Reason = true, "", c.WhyMissing(value)
	case p.Provisional && p.Note == "":
		p.Note = c.Say(catalogue.FlagProvisional)
	case p.Provisional:
		p.Note = c.Say(catalogue.ProvisionalNote, "note", p.Note)
	}
	return p
}

// seriesFigure makes a figure of series and puts its chart among those that
// can be read.
func (c *Context) seriesFigure(f *SeriesFigure) *ui.Figure {
	f.Live, f.Index = c.Live, len(c.charts)
	f.Bare = f.Bare || c.State.HideControls
	if f.Spec.Source == "" {
		f.Spec.Source = sourceTexts(f.Sources)
	}
	if f.overYears() {
		f.Caveats = append(c.NoticeYears(f.Spec.Span()), f.Caveats...)
	}
	view, drawn := f.Build(c.State, c.Catalogue)
	if drawn != nil {
		c.charts = append(c.charts, drawn)
	}
	return view
}

// nothingOf names the series with a colour or a shape of their own that have no
// value in the years shown: their lines would be missed.
func (c *Context) nothingOf(spec *chart.Spec) []ui.Phrase {
	start, end := c.State.Series.Time.Within(spec.Span())
	there := func(key string) bool {
		for i := range spec.Series {
			for _, p := range spec.Series[i].Points {
				if spec.Series[i].Key == key && !p.Missing && p.X >= start && p.X <= end {
					return true
				}
			}
		}
		return false
	}
	var names []string
	for i := range spec.Series {
		s := &spec.Series[i]
		if (s.Role != chart.Other || s.Shape != chart.Other) && !there(s.Key) && !slices.Contains(names, s.Name) {
			names = append(names, s.Name)
		}
	}
	if len(names) == 0 || c.State.Series.Time == (state.Time{}) {
		return nil
	}
	years := format.Period(data.Period{Start: start, End: end}, c.State.Language)
	return []ui.Phrase{{Text: c.Say(catalogue.NothingInYears, "names", c.Join(names...), "years", years)}}
}

// sourceTexts is the sources as a downloaded chart names them.
func sourceTexts(sources []ui.SourceLink) string {
	text := ""
	for i, s := range sources {
		if i > 0 {
			text += " "
		}
		text += s.Text
	}
	return text
}

// SourcesOf names the sources of some series, each once.
func (c *Context) SourcesOf(lines ...*data.Series) []ui.SourceLink {
	var links []ui.SourceLink
	for _, source := range c.Dataset.SourcesOf(lines...) {
		links = append(links, c.SourceLink(source))
	}
	return links
}

// measureOf is what a chart of an open indicator measures.
func (c *Context) measureOf(ind *data.Indicator) caption.Measure {
	return caption.Measure{Meaning: ind.Meaning, Name: c.Text(ind.Name), Unit: c.Text(ind.Unit)}
}

// tick prints a value on an indicator's axis.
func (c *Context) tick(ind *data.Indicator) func(float64) string {
	if ind.Meaning != data.Share && ind.Meaning != data.Growth {
		return nil
	}
	return func(v float64) string {
		decimals := 0
		if v != float64(int(v)) {
			decimals = 1
		}
		return format.Rounded(c.Catalogue, ind, data.Value{Number: v}, decimals)
	}
}

// RoleOf is a place's colour and shape: that of its role in the dataset.
func (c *Context) RoleOf(id data.PlaceID) chart.Role {
	switch id {
	case c.Dataset.Roles.A:
		return chart.A
	case c.Dataset.Roles.B:
		return chart.B
	}
	return chart.Other
}

// IsOwnPair says whether two places are those of the dataset.
func (c *Context) IsOwnPair(p, q data.PlaceID) bool {
	return data.PairColumn(p, q) == data.PairColumn(c.Dataset.Roles.A, c.Dataset.Roles.B)
}

// ChosenRoles are the colours of what a reader puts beside the rest, in order.
var ChosenRoles = [...]chart.Role{chart.Chosen1, chart.Chosen2, chart.Chosen3, chart.Chosen4}

// PairName names two places together, the first as given.
func (c *Context) PairName(p, q data.PlaceID) string {
	if c.IsOwnPair(p, q) && p == c.Dataset.Roles.A {
		return c.Text(c.Dataset.Roles.PairLabel)
	}
	return c.Say(catalogue.PairOf, "a", c.ShortName(p), "b", c.ShortName(q))
}

// Years is the years of some series that have a number, first and last.
func Years(lines []*data.Series) (first, last int) {
	for _, s := range lines {
		from, to := s.Span()
		if from > 0 && (first == 0 || from < first) {
			first = from
		}
		last = max(last, to)
	}
	return first, last
}

// Places are the countries and territories that some indicators have series
// of, by their names in the page's language.
func (c *Context) Places(indicators ...*data.Indicator) []*data.Place {
	var places []*data.Place
	for i := range c.Dataset.Places {
		p := &c.Dataset.Places[i]
		covered := false
		for _, ind := range indicators {
			covered = covered || c.Dataset.Covers(ind.ID, p.ID)
		}
		if covered && p.Kind == data.Country {
			places = append(places, p)
		}
	}
	data.Order(places, func(x, y *data.Place) bool { return c.Text(x.Name) < c.Text(y.Name) })
	return places
}

// Year is a year as the page's language writes it.
func (c *Context) Year(year int) string {
	return format.Period(data.Period{Start: year, End: year}, c.State.Language)
}

// YearKey is a year in an address or a key.
func YearKey(year int) string { return strconv.Itoa(year) }
