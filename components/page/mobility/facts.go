package mobility

import (
	"strconv"

	"bilateral/components/caption"
	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/format"
	"bilateral/components/page"
	"bilateral/data"
)

func factValue(c *page.Context, m *data.Measure, f *data.Fact) string {
	ind := &data.Indicator{Meaning: m.Meaning, Decimals: m.Decimals}
	return format.Value(c.Catalogue, ind, data.Value{Number: f.Number})
}

// factPeriod is the years of a single figure as its collector calls them, and
// that it is an estimate.
func factPeriod(c *page.Context, f *data.Fact) string {
	text := c.When(f.Period, f.PeriodKind, f.Day)
	if f.Flags.Has(data.Estimated) {
		text = c.Join(text, c.Say(catalogue.Estimate))
	}
	return text
}

// exchange draws the single figures of the larger direction, a figure a
// measure, at one scale, and says of which years there is none.
func (m *builder) exchange(w *way) {
	domain := &chart.Domain{}
	first, last := 0, 0
	for i := range m.c.Dataset.Facts {
		if f := &m.c.Dataset.Facts[i]; f.Subject == w.subject {
			domain.End = max(domain.End, f.Number)
			if first == 0 || f.Period.Start < first {
				first = f.Period.Start
			}
			last = max(last, f.Period.End)
		}
	}
	gaps, from := "", 0
	for year := first; year <= last; year++ {
		has := false
		for i := range m.c.Dataset.Facts {
			f := &m.c.Dataset.Facts[i]
			has = has || f.Subject == w.subject && f.Period.Start <= year && year <= f.Period.End
		}
		if from == 0 && !has {
			from = year
		}
		if from > 0 && has {
			gaps = m.c.Join(gaps, format.Period(data.Period{Start: from, End: year - 1}, m.c.State.Language))
			from = 0
		}
	}
	if gaps != "" {
		m.view.ExchangeNote = m.c.Say(catalogue.NoFigureOf, "years", gaps)
	}
	for i := range m.c.Dataset.Measures {
		measure := &m.c.Dataset.Measures[i]
		if facts := m.c.Dataset.FactsOf(measure.ID, w.subject); len(facts) > 0 {
			m.bars(measure, facts, w, domain)
		}
	}
}

// bars draws one measure's single figures, a row a year. A year between two
// that have a figure says that it has none.
func (m *builder) bars(measure *data.Measure, facts []*data.Fact, w *way, domain *chart.Domain) {
	name := m.c.Text(measure.Label)
	f := m.figure(string(measure.ID), chart.Bars{})
	f.Spec.Domain = domain
	f.Measure.Meaning, f.Measure.Name, f.Measure.Unit = measure.Meaning, name, m.c.Text(measure.Unit)
	// What the years say together is said as of a line, and of one source.
	trend := &chart.Spec{Form: chart.Lines{}}
	line := trend.Add("", name, w.role)
	year, segment := 0, 0
	row := func(key, name, value string, number float64) *chart.Point {
		return f.Spec.Add(key, name, w.role).Add(0, "", number, value)
	}
	for i, fact := range facts {
		for ; year > 0 && year < fact.Period.Start; year++ {
			when := m.c.When(data.Period{Start: year, End: year}, fact.PeriodKind, "")
			none := row(when, when, m.c.Say(catalogue.NotAvailableInWords), 0)
			none.Missing, none.Reason = true, none.Text
		}
		year = fact.Period.End + 1
		when, value := factPeriod(m.c, fact), factValue(m.c, measure, fact)
		if i > 0 && (fact.Source != facts[i-1].Source || fact.Flags.Has(data.Break)) {
			segment++
		}
		line.Add(fact.Period.Start, when, fact.Number, value).Segment = segment
		row(strconv.Itoa(i), m.c.Join(when, m.c.DisplayName(fact.Source)), value, fact.Number)
		addSource(m.c, &f.Sources, fact.Source)
		if fact.Arithmetic != "" {
			m.note(f, m.c.Say(catalogue.Arithmetic, "when", when, "sum", fact.Arithmetic))
		}
	}
	f.Measure.Rules = caption.All
	f.Title = caption.For(m.c.Catalogue, &f.Measure, trend).Title
	f.Measure.Name = m.c.Join(w.name, name)
	m.view.Exchange = append(m.view.Exchange, m.show(f))
}
