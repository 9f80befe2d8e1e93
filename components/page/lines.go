package page

import (
	"slices"
	"strconv"

	"bilateral/components"
	"bilateral/components/caption"
	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/format"
	"bilateral/components/state"
	"bilateral/data"
)

// line is a series of the dataset as a chart draws it. A value that nothing
// may be compared with stands open, outside the line; a break begins another
// segment; what is missing keeps its year and says why.
func (b *builder) line(s *data.Series, key, name string, role chart.Role) chart.Series {
	var spec chart.Spec
	drawn := b.addLine(&spec, b.ds.Indicator(s.Indicator), s.Points, key, name, role)
	drawn.Labelled = false
	return *drawn
}

// addLine puts moments of a measure into a chart as a line, with its name
// beside it.
func (b *builder) addLine(spec *chart.Spec, ind *data.Indicator, moments []data.Moment, key, name string, role chart.Role) *chart.Series {
	points := make([]chart.Point, len(moments))
	segment := 0
	for i := range moments {
		if moments[i].Flags.Has(data.Break) {
			segment++
		}
		p := &points[i]
		*p = b.point(ind, moments[i])
		p.Segment = segment
		// What is to be said at a value is too long to stand on the chart.
		brief := catalogue.OutOfLine
		if moments[i].Flags.Has(data.Break) {
			brief = catalogue.BreakMark
		}
		if p.Open || brief == catalogue.BreakMark {
			p.Brief = b.say(catalogue.AltValue, "what", p.XText, "value", b.say(brief))
		}
	}
	spec.Series = append(spec.Series, chart.Series{Key: key, Name: name, Role: role, Points: points, Labelled: true})
	return &spec.Series[len(spec.Series)-1]
}

// point is one value as a chart draws it. What is said with it says that it is
// provisional, whether the dataset has a remark on it or not.
func (b *builder) point(ind *data.Indicator, m data.Moment) chart.Point {
	value := b.ds.Value(m)
	p := chart.Point{X: int(m.Year), XText: format.Period(data.Period{Start: int(m.Year), End: int(m.Year)}, b.st.Language),
		Value: value.Number, Text: format.Value(b.cat, ind, value), Open: m.Flags.Has(data.Unreliable), Provisional: m.Flags.Has(data.Provisional), Note: b.text(b.ds.Remark(m))}
	switch {
	case value.Missing != data.Present:
		p.Missing, p.Note, p.Reason = true, "", b.missing(value)
	case p.Provisional && p.Note == "":
		p.Note = b.say(catalogue.FlagProvisional)
	case p.Provisional:
		p.Note = b.say(catalogue.ProvisionalNote, "note", p.Note)
	}
	return p
}

// seriesFigure makes a figure of series and puts its chart among those that
// can be read.
func (b *builder) seriesFigure(f *SeriesFigure) *components.Figure {
	f.Live, f.Index = b.live, len(b.charts)
	f.Bare = f.Bare || b.st.HideControls
	if f.Source == "" {
		f.Source = sourceTexts(f.Sources)
	}
	if f.overYears() {
		f.Caveats = append(b.noticeYears(f.Spec.Span()), f.Caveats...)
	}
	view, drawn := f.Build(b.st, b.cat)
	if drawn != nil {
		b.charts = append(b.charts, drawn)
	}
	return view
}

// nothingOf names the series with a colour or a shape of their own that have no
// value in the years shown: their lines would be missed.
func (b *builder) nothingOf(spec *chart.Spec) []components.Phrase {
	start, end := b.st.Series.Time.Within(spec.Span())
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
	if len(names) == 0 || b.st.Series.Time == (state.Time{}) {
		return nil
	}
	years := format.Period(data.Period{Start: start, End: end}, b.st.Language)
	return []components.Phrase{{Text: b.say(catalogue.NothingInYears, "names", b.join(names...), "years", years)}}
}

// sourceTexts is the sources as a downloaded chart names them.
func sourceTexts(sources []components.SourceLink) string {
	text := ""
	for i, s := range sources {
		if i > 0 {
			text += " "
		}
		text += s.Text
	}
	return text
}

// sourcesOf names the sources of some series, each once.
func (b *builder) sourcesOf(lines ...*data.Series) []components.SourceLink {
	var links []components.SourceLink
	for _, source := range b.ds.SourcesOf(lines...) {
		links = append(links, b.sourceLink(source))
	}
	return links
}

// measureOf is what a chart of an open indicator measures.
func (b *builder) measureOf(ind *data.Indicator) caption.Measure {
	return caption.Measure{Meaning: ind.Meaning, Name: b.text(ind.Name), Unit: b.text(ind.Unit)}
}

// tick prints a value on an indicator's axis.
func (b *builder) tick(ind *data.Indicator) func(float64) string {
	if ind.Meaning != data.Share && ind.Meaning != data.Growth {
		return nil
	}
	return func(v float64) string {
		decimals := 0
		if v != float64(int(v)) {
			decimals = 1
		}
		return format.Rounded(b.cat, ind, data.Value{Number: v}, decimals)
	}
}

// roleOfPlace is a place's colour and shape: that of its role in the dataset.
func (b *builder) roleOfPlace(id data.PlaceID) chart.Role {
	switch id {
	case b.ds.Roles.A:
		return chart.A
	case b.ds.Roles.B:
		return chart.B
	}
	return chart.Other
}

// isOurs says whether two places are those of the dataset.
func (b *builder) isOurs(p, q data.PlaceID) bool {
	return data.PairColumn(p, q) == data.PairColumn(b.ds.Roles.A, b.ds.Roles.B)
}

// chosenRoles are the colours of what a reader puts beside the rest, in order.
var chosenRoles = [...]chart.Role{chart.Chosen1, chart.Chosen2, chart.Chosen3, chart.Chosen4}

// pairName names two places together, the first as given.
func (b *builder) pairName(p, q data.PlaceID) string {
	if b.isOurs(p, q) && p == b.ds.Roles.A {
		return b.text(b.ds.Roles.PairLabel)
	}
	return b.say(catalogue.PairOf, "a", b.shortName(p), "b", b.shortName(q))
}

// years is the years of some series that have a number, first and last.
func years(lines []*data.Series) (first, last int) {
	for _, s := range lines {
		from, to := s.Span()
		if from > 0 && (first == 0 || from < first) {
			first = from
		}
		last = max(last, to)
	}
	return first, last
}

// places are the countries and territories that some indicators have series
// of, by their names in the page's language.
func (b *builder) places(indicators ...*data.Indicator) []*data.Place {
	var places []*data.Place
	for i := range b.ds.Places {
		p := &b.ds.Places[i]
		covered := false
		for _, ind := range indicators {
			covered = covered || b.ds.Covers(ind.ID, p.ID)
		}
		if covered && p.Kind == data.Country {
			places = append(places, p)
		}
	}
	data.Order(places, func(x, y *data.Place) bool { return b.text(x.Name) < b.text(y.Name) })
	return places
}

// printedYear is a year as the page's language writes it.
func (b *builder) printedYear(year int) string {
	return format.Period(data.Period{Start: year, End: year}, b.st.Language)
}

// yearKey is a year in an address or a key.
func yearKey(year int) string { return strconv.Itoa(year) }
