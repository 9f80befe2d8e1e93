package page

import (
	"strconv"

	"bilateral/components/catalogue"
	"bilateral/components/format"
	"bilateral/data"
)

// Period is the years of an indicator's values, or "" when they differ.
func (c *Context) Period(ind *data.Indicator) string {
	p, ok := c.Dataset.Period(ind.ID)
	if !ok {
		return ""
	}
	return format.Period(p, c.State.Language)
}

// Year is a year as the page's language writes it.
func (c *Context) Year(year int) string {
	return format.Period(data.Period{Start: year, End: year}, c.State.Language)
}

// YearKey is a year in an address or a key.
func YearKey(year int) string { return strconv.Itoa(year) }

// periodNames are how the years of a kind are written; calendar years stand
// alone.
var periodNames = [...]catalogue.Key{
	data.OnDay: catalogue.DayOf, data.YearTo: catalogue.YearTo, data.FiscalYears: catalogue.FiscalYear,
	data.AcademicYear: catalogue.SchoolYear, data.TargetYear: catalogue.ByYear,
}

// When writes the years of a single figure as its publisher calls them.
func (c *Context) When(years data.Period, kind data.PeriodKind, day string) string {
	period := format.Period(years, c.State.Language)
	switch kind {
	case 0, data.CalendarYears:
		return period
	case data.OnDay, data.YearTo:
		period = format.Date(day, c.State.Language)
	case data.AcademicYear:
		period = strconv.Itoa(years.Start) + "/" + strconv.Itoa(100 + years.End%100)[1:]
	}
	return c.Say(periodNames[kind], "x", period)
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

// Latest is the last value of a series that can bear a comparison, or else the
// last there is; of no year where there is none.
func Latest(s *data.Series) data.Moment {
	for i := len(s.Points) - 1; i >= 0; i-- {
		if s.Comparable(s.Points[i], s.Points[i]) {
			return s.Points[i]
		}
	}
	m, _ := s.Last()
	return m
}
