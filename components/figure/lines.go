package figure

import (
	"slices"

	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/format"
	"bilateral/components/page"
	"bilateral/components/state"
	"bilateral/components/ui"
	"bilateral/data"
)

// Line is a series of the dataset as a chart draws it. A value that nothing
// may be compared with stands open, outside the line; a break begins another
// segment; what is missing keeps its year and says why.
func Line(c *page.Context, s *data.Series, key, name string, role chart.Role) chart.Series {
	drawn := lineOf(c, s, key, name, role)
	Tell(c, &drawn, c.Dataset.Indicator(s.Indicator), s.Subject)
	return drawn
}

// lineOf is Line without what sentences call it.
func lineOf(c *page.Context, s *data.Series, key, name string, role chart.Role) chart.Series {
	var spec chart.Spec
	drawn := AddLine(c, &spec, c.Dataset.Indicator(s.Indicator), s, key, name, role)
	drawn.Labelled = false
	drawn.Source = string(s.Source)
	return *drawn
}

// AddLine puts a series of a measure into a chart as a line, with its name beside
// it. What sentences call it is told by Tell.
func AddLine(c *page.Context, spec *chart.Spec, ind *data.Indicator, s *data.Series, key, name string, role chart.Role) *chart.Series {
	moments := s.Points
	points := make([]chart.Point, len(moments))
	segment := 0
	for i := range moments {
		if moments[i].Flags.Has(data.Break) {
			segment++
		}
		p := &points[i]
		*p = PointOf(c, ind, moments[i])
		p.Segment, p.Of = segment, c.Given(s, moments[i])
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

// PointOf is one value as a chart draws it. What is said with it says that it is
// provisional, whether the dataset has a remark on it or not.
func PointOf(c *page.Context, ind *data.Indicator, m data.Moment) chart.Point {
	value := c.Dataset.Value(m)
	p := chart.Point{X: int(m.Year), XText: format.Period(data.Period{Start: int(m.Year), End: int(m.Year)}, c.State.Language),
		Value: value.Number, Text: format.Value(c.Catalogue, ind, value), Open: m.Flags.Has(data.Unreliable), Provisional: m.Flags.Has(data.Provisional), Note: c.Text(c.Dataset.Remark(m))}
	switch {
	case !value.Present():
		p.Missing, p.Note, p.Reason = true, "", c.WhyMissing(value)
	case p.Provisional && p.Note == "":
		p.Note = c.Say(catalogue.FlagProvisional)
	case p.Provisional:
		p.Note = c.Say(catalogue.ProvisionalNote, "note", p.Note)
	}
	return p
}

// NothingInYears names the series with a colour or a shape of their own that have no
// value in the years shown: their lines would be missed.
func NothingInYears(c *page.Context, spec *chart.Spec) []ui.Phrase {
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

// Tick prints a value on an indicator's axis.
func Tick(c *page.Context, ind *data.Indicator) func(float64) string {
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

// SetApart draws all points of a series as marks outside any line.
func SetApart(s *chart.Series) {
	for i := range s.Points {
		s.Points[i].Open, s.Points[i].OtherSource = true, true
	}
}
