package mobility

import (
	"bilateral/components/catalogue"
	"bilateral/components/figure"
	"bilateral/components/format"
	"bilateral/components/ui"
	"bilateral/data"
)

// counts is the table of who counts whom: the deck's flows, the open measure,
// and each measure that single figures are of, with the newest figure in each
// direction.
func (m *builder) counts() {
	m.view.CountsHeading, m.view.CountsIntroduction = m.c.Say(catalogue.CountsHeading), m.c.Say(catalogue.CountsIntroduction)
	m.view.CountHeads = []ui.TableHead{{Text: m.c.Say(catalogue.CollectorColumn)}, {Text: m.c.Say(catalogue.CountedColumn), Class: "l"},
		{Text: m.ways[0].name}, {Text: m.ways[1].name}}
	for _, ind := range m.deck {
		row := m.countRow(ind, m.c.Say(catalogue.DeckShort))
		for i := range m.ways {
			v := m.countOf(row, i)
			if o := m.c.Dataset.Cell(ind.ID, m.ways[i].column); o != nil {
				m.fill(v, format.Value(m.c.Catalogue, ind, o.Value), format.Period(o.Period, m.c.State.Language), o.Source)
				if !o.Value.Present() {
					v.Source, v.Cell.Label.Text = "", m.c.WhyMissing(o.Value)
				}
			}
		}
	}
	if m.open != nil {
		row := m.countRow(m.open, "")
		for i := range m.ways {
			v, newest := m.countOf(row, i), 0
			for _, s := range m.ways[i].lines {
				if last, ok := s.Last(); ok && int(last.Year) > newest {
					newest = int(last.Year)
					m.fill(v, format.Value(m.c.Catalogue, m.open, m.c.Dataset.Value(last)), m.c.Year(newest), s.Source)
				}
			}
		}
	}
	for i := range m.c.Dataset.Measures {
		measure := &m.c.Dataset.Measures[i]
		row := &Count{Key: string(measure.ID), Name: m.c.Phrase(measure.Label), Whom: m.c.Phrase(measure.Definition)}
		found := false
		for i := range m.ways {
			v := m.countOf(row, i)
			facts := m.c.Dataset.FactsOf(measure.ID, m.ways[i].subject)
			if n := len(facts); n > 0 {
				m.fill(v, factValue(m.c, measure, facts[n-1]), factPeriod(m.c, facts[n-1]), facts[n-1].Source)
				found = true
				continue
			}
			v.Cell.Value = m.c.Say(catalogue.NotApplicable)
			v.Cell.Label.Text = m.c.Say(catalogue.OtherDirectionOnly)
		}
		if found {
			m.view.Counts = append(m.view.Counts, row)
		}
	}
}

// countRow is an indicator's row, and what its source says of whom it counts.
func (m *builder) countRow(ind *data.Indicator, by string) *Count {
	whom := m.c.Statement(catalogue.CountingTerm, ind.Counting)
	row := &Count{Key: string(ind.ID), Name: m.c.Phrase(ind.Label), Whom: whom.Text, Reading: whom.Reading}
	row.Name.Text = m.c.Join(row.Name.Text, by)
	m.view.Counts = append(m.view.Counts, row)
	return row
}

// countOf puts a direction into a row, as not available.
func (m *builder) countOf(row *Count, way int) *CountValue {
	v := &CountValue{Direction: m.ways[way].name}
	v.Cell.Value, v.Cell.Label.Text = format.Missing(m.c.Catalogue, data.NotAvailable), m.c.Say(catalogue.NotAvailableInWords)
	row.Values = append(row.Values, v)
	return v
}

// fill gives a direction its figure, whose period leads to its source.
func (m *builder) fill(v *CountValue, value, when string, source data.SourceID) {
	v.Cell.Value, v.Cell.Label.Text = value, ""
	v.When = m.c.Say(catalogue.SourceOf, "when", when)
	v.Source = m.c.SourceLink(m.c.Dataset.Source(source)).Address
}

// oneWayCounts says of each flow of the deck that no open series has it, where so.
func (m *builder) oneWayCounts() {
	for _, ind := range m.deck {
		if nearestFlow(m.c, ind) != nil {
			continue
		}
		m.view.Alone = append(m.view.Alone, &FlowAlone{
			ID:      "alone-" + string(ind.ID),
			Heading: m.c.Say(catalogue.NoOpenSeries, "label", m.c.Text(ind.Label)),
			Text:    m.c.Say(catalogue.NoOpenSeriesText, "a", m.c.InProse(m.c.Dataset.Roles.A), "b", m.c.InProse(m.c.Dataset.Roles.B)),
			Derived: figure.Derived(m.c, ind),
		})
	}
}

// between says whether a measure has figures between the two places.
func (m *builder) between(measure *data.Measure) bool {
	return len(m.c.Dataset.FactsOf(measure.ID, m.ways[0].subject)) > 0 || len(m.c.Dataset.FactsOf(measure.ID, m.ways[1].subject)) > 0
}
