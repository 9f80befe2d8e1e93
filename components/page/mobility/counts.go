package mobility

import (
	"strconv"

	"bilateral/components/catalogue"
	"bilateral/components/figure"
	"bilateral/components/format"
	"bilateral/components/ui"
	"bilateral/data"
)

// counts is the table of who counts whom: the deck's flows, the open measure,
// and each measure that single figures are of. Of what has no series all
// figures are listed.
func (m *builder) counts() {
	m.view.CountsHeading, m.view.CountsIntroduction = m.c.Say(catalogue.CountsHeading), m.c.Say(catalogue.CountsIntroduction)
	m.view.CountHeads = []ui.TableHead{{Text: m.c.Say(catalogue.CollectorColumn)}, {Text: m.c.Say(catalogue.CountedColumn), Class: "l"},
		{Text: m.ways[0].name}, {Text: m.ways[1].name}}
	for _, ind := range m.deck {
		row := m.countRow(ind, m.c.Say(catalogue.DeckShort))
		for i := range m.ways {
			o := m.c.Dataset.Cell(ind.ID, m.ways[i].column)
			if o == nil {
				m.none(row, i, m.c.Say(catalogue.NotAvailableInWords))
				continue
			}
			if !o.Value.Present() {
				m.none(row, i, m.c.WhyMissing(o.Value)).Cell.Value = format.Value(m.c.Catalogue, ind, o.Value)
				continue
			}
			m.add(m.countWay(row, i), format.Value(m.c.Catalogue, ind, o.Value), format.Period(o.Period, m.c.State.Language), o.Source)
		}
	}
	if m.open != nil {
		row := m.countRow(m.open, "")
		for i := range m.ways {
			if s, last := m.ways[i].newest(); s != nil {
				m.add(m.countWay(row, i), format.Value(m.c.Catalogue, m.open, m.c.Dataset.Value(last)), m.c.Year(int(last.Year)), s.Source)
				continue
			}
			m.none(row, i, m.c.Say(catalogue.NotAvailableInWords))
		}
	}
	for i := range m.c.Dataset.Measures {
		if measure := &m.c.Dataset.Measures[i]; m.between(measure) {
			m.measureRow(measure)
		}
	}
	// The chart leaves out what counts others than the first.
	m.view.CountsLabel = m.c.Say(catalogue.CountsTable, "n", strconv.Itoa(len(m.view.Counts)))
	m.view.CountsTake = m.c.Away(countsID, countsID+"-title")
	m.takeCounts()
}

// measureRow is the row of a measure that single figures are of.
func (m *builder) measureRow(measure *data.Measure) {
	row := &Count{Key: string(measure.ID), Name: m.c.Phrase(measure.Label), Whom: m.c.Phrase(measure.Definition)}
	m.view.Counts = append(m.view.Counts, row)
	for i := range m.ways {
		facts := m.c.Dataset.FactsOf(measure.ID, m.ways[i].subject)
		if len(facts) == 0 {
			m.none(row, i, m.c.Say(catalogue.OtherDirectionOnly)).Cell.Value = m.c.Say(catalogue.NotApplicable)
			continue
		}
		way := m.countWay(row, i)
		for j := len(facts) - 1; j >= 0; j-- {
			when := factPeriod(m.c, facts[j])
			if facts[j].Arithmetic != "" {
				when = m.c.Join(when, m.c.Say(catalogue.DerivedFrom, "sum", facts[j].Arithmetic))
			}
			m.add(way, factValue(m.c, measure, facts[j]), when, facts[j].Source)
			if j > 0 {
				for year := facts[j-1].Period.End + 1; year < facts[j].Period.Start; year++ {
					way.None = m.c.Join(way.None, m.c.When(data.Period{Start: year, End: year}, facts[j].PeriodKind, ""))
				}
			}
		}
		if way.None != "" {
			way.None = m.c.Say(catalogue.NoFigureOf, "years", way.None)
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

// countWay puts a direction into a row.
func (m *builder) countWay(row *Count, way int) *CountWay {
	w := &CountWay{Direction: m.ways[way].name}
	row.Ways = append(row.Ways, w)
	return w
}

// none puts a direction without a figure into a row, and says why.
func (m *builder) none(row *Count, way int, why string) *CountFigure {
	v := &CountFigure{}
	v.Cell.Value, v.Cell.Label.Text = format.Missing(m.c.Catalogue, data.NotAvailable), why
	w := m.countWay(row, way)
	w.Figures = append(w.Figures, v)
	return v
}

// add gives a direction a figure, whose period leads to its source.
func (m *builder) add(w *CountWay, value, when string, source data.SourceID) {
	v := &CountFigure{When: m.c.Say(catalogue.SourceOf, "when", when), Source: m.c.SourceLink(m.c.Dataset.Source(source)).Address}
	v.Cell.Value = value
	w.Figures = append(w.Figures, v)
}

// oneWayCounts says of each flow of the deck that no open series has it, where so.
func (m *builder) oneWayCounts() {
	for _, ind := range m.deck {
		if nearestFlow(m.c, ind) != nil {
			continue
		}
		alone := &FlowAlone{
			ID:      "alone-" + string(ind.ID),
			Heading: m.c.Say(catalogue.NoOpenSeries, "label", m.c.Text(ind.Label)),
			Text:    m.c.Say(catalogue.NoOpenSeriesText, "a", m.c.InProse(m.c.Dataset.Roles.A), "b", m.c.InProse(m.c.Dataset.Roles.B)),
			Derived: figure.Derived(m.c, ind),
		}
		m.view.Alone = append(m.view.Alone, alone)
		m.takeDerived(alone.ID, alone.Derived, ind)
	}
}

// between says whether a measure has figures between the two places.
func (m *builder) between(measure *data.Measure) bool {
	return len(m.c.Dataset.FactsOf(measure.ID, m.ways[0].subject)) > 0 || len(m.c.Dataset.FactsOf(measure.ID, m.ways[1].subject)) > 0
}
