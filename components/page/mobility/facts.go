package mobility

import (
	"strconv"

	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/figure"
	"bilateral/components/format"
	"bilateral/components/page"
	"bilateral/components/state"
	"bilateral/components/ui"
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

// factMark is what stands at a figure's mark: its years as its collector calls
// them, but for the day, as the group that it stands in says that it is one.
func factMark(c *page.Context, f *data.Fact) string {
	text := format.Period(f.Period, c.State.Language)
	switch f.PeriodKind {
	case data.FiscalYears:
		text = c.Say(catalogue.FiscalMark, "x", strconv.Itoa(f.Period.Start))
	case data.AcademicYear:
		text = c.When(f.Period, f.PeriodKind, f.Day)
	}
	if f.Flags.Has(data.Estimated) {
		text = c.Join(text, c.Say(catalogue.Estimate))
	}
	return text
}

// missingYears says of which years the single figures of a direction are none,
// between the first and the last of them; "" where there is no such year.
func (m *builder) missingYears(w *way) string {
	first, last := 0, 0
	for i := range m.c.Dataset.Facts {
		if f := &m.c.Dataset.Facts[i]; f.Subject == w.subject {
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
	if gaps == "" {
		return ""
	}
	return m.c.Say(catalogue.NoFigureOf, "years", gaps)
}

// counted draws who counts what: the newest figure of each, and of a measure
// that has no series the earlier ones, hollow. Collectors of stocks and of
// flows stand apart. What counts others than the first of them, as researchers
// among students, is in the table alone.
func (m *builder) counted() *ui.Figure {
	form := chart.Counts{}
	for i := range m.ways {
		form.Ways = append(form.Ways, chart.Way{Role: m.ways[i].role, Name: m.ways[i].name, Short: m.ways[i].short})
	}
	f := m.figure("counts", nil)
	f.Weight = ui.Lead
	for _, ind := range m.nearest {
		m.deckRow(f, ind)
	}
	if m.open != nil {
		m.openRow(f)
		f.Measure = figure.MeasureOf(m.c, m.open)
	}
	if len(f.Spec.Series) > 0 {
		f.Spec.Series[0].Head = m.c.Say(catalogue.CountedNearest)
	}
	for g := range groups {
		first := len(f.Spec.Series)
		for i := range m.c.Dataset.Measures {
			measure := &m.c.Dataset.Measures[i]
			if m.open != nil && m.c.Text(measure.Unit) == m.c.Text(m.open.Unit) && m.groupOf(measure) == g {
				m.factsRow(f, measure)
			}
		}
		if len(f.Spec.Series) > first {
			f.Spec.Series[first].Head = m.c.Say(groups[g].head)
		}
	}
	if len(f.Spec.Series) < 2 {
		return nil
	}
	f.Measure.Title = m.c.Say(catalogue.CountedTitle, "n", strconv.Itoa(len(f.Spec.Series)))
	f.Caveats = m.caution()
	if hasEarlier(&f.Spec) {
		form.Earlier = m.c.Say(catalogue.EarlierFigure)
		m.note(f, m.c.Say(catalogue.HollowMarks))
	}
	f.Spec.Form = form
	if m.c.State.Tab == state.TableTab {
		f.Weight = ui.Second // what would stand beside the chart has its width
	}
	view := m.show(f)
	view.Table, view.Notes = nil, f.Notes // the table below says more
	return view
}

// hasEarlier reports whether a figure is hollow.
func hasEarlier(s *chart.Spec) bool {
	for i := range s.Series {
		for j := range s.Series[i].Points {
			if s.Series[i].Points[j].Open {
				return true
			}
		}
	}
	return false
}

// groups are the kinds of single figures that stand apart, in their order: how
// many there are at a time, and how many go over one.
var groups = [...]struct {
	basis data.Basis
	kind  data.PeriodKind // 0 for any other
	head  catalogue.Key
}{
	{data.StockBasis, data.OnDay, catalogue.StockOnDay},
	{data.StockBasis, 0, catalogue.StockOfYear},
	{data.FlowBasis, data.FiscalYears, catalogue.FlowOfFiscalYear},
	{data.FlowBasis, data.AcademicYear, catalogue.FlowOfAcademicYear},
	{data.FlowBasis, 0, catalogue.FlowOfYear},
}

// groupOf is the group of a measure, as an index: that of its newest figure
// between the two places; -1 where it has none.
func (m *builder) groupOf(measure *data.Measure) int {
	var kind data.PeriodKind
	for i := range m.ways {
		if facts := m.c.Dataset.FactsOf(measure.ID, m.ways[i].subject); len(facts) > 0 {
			kind = facts[len(facts)-1].PeriodKind
		}
	}
	for g := range groups {
		if kind != 0 && groups[g].basis == measure.Basis && (groups[g].kind == kind || groups[g].kind == 0) {
			return g
		}
	}
	return -1
}

// deckRow draws an indicator of the deck as a collector.
func (m *builder) deckRow(f *figure.Model, ind *data.Indicator) {
	s := f.Spec.Add(string(ind.ID), m.c.Join(m.c.Text(ind.Label), m.c.Say(catalogue.DeckShort)), chart.Ink)
	for i := range m.ways {
		o := m.c.Dataset.Cell(ind.ID, m.ways[i].column)
		if o == nil || !o.Value.Present() {
			continue
		}
		when := format.Period(o.Period, m.c.State.Language)
		p := m.mark(s, i, when, o.Value.Number, format.Value(m.c.Catalogue, ind, o.Value))
		p.Brief, p.Of = when, m.c.GivenAs(data.Given{Observation: o})
		f.Sources = m.c.Cite(f.Sources, o.Source)
	}
}

// openRow draws the newest figures of the open measure.
func (m *builder) openRow(f *figure.Model) {
	s := f.Spec.Add(string(m.open.ID), m.c.Text(m.open.Label), chart.Ink)
	for i := range m.ways {
		line, last := m.ways[i].newest()
		if line == nil {
			continue
		}
		when := m.c.Year(int(last.Year))
		p := m.mark(s, i, when, last.Number, format.Value(m.c.Catalogue, m.open, m.c.Dataset.Value(last)))
		p.Brief, p.Of = when, m.c.Given(line, last)
		f.Sources = m.c.Cite(f.Sources, line.Source)
	}
}

// factsRow draws the single figures of a measure.
func (m *builder) factsRow(f *figure.Model, measure *data.Measure) {
	s := f.Spec.Add(string(measure.ID), m.c.Text(measure.Label), chart.Ink)
	for i := range m.ways {
		facts := m.c.Dataset.FactsOf(measure.ID, m.ways[i].subject)
		for j, fact := range facts {
			p := m.mark(s, i, factPeriod(m.c, fact), fact.Number, factValue(m.c, measure, fact))
			p.Brief, p.Open = factMark(m.c, fact), j < len(facts)-1
			p.Of = m.c.GivenAs(data.Given{Fact: fact})
			if fact.Arithmetic != "" {
				p.Note = m.c.Say(catalogue.DerivedFrom, "sum", fact.Arithmetic)
			}
			f.Sources = m.c.Cite(f.Sources, fact.Source)
		}
	}
}

// mark adds a figure of a direction to a collector's row.
func (m *builder) mark(s *chart.Series, way int, when string, number float64, text string) *chart.Point {
	p := s.Add(way, m.c.Join(m.ways[way].name, when), number, text)
	p.Role = m.ways[way].role
	return p
}
