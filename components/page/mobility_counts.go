package page

import (
	"slices"
	"strconv"

	"bilateral/components/catalogue"
	"bilateral/components/format"
	"bilateral/components/ui"
	"bilateral/data"
)

// counts is the table of who counts whom: the deck's flows, the open measure,
// and each measure that single figures are of, with the newest figure in each
// direction.
func (m *mobility) counts() {
	m.view.CountsHeading, m.view.CountsIntroduction = m.c.Say(catalogue.CountsHeading), m.c.Say(catalogue.CountsIntroduction)
	m.view.CountHeads = []ui.TableHead{{Text: m.c.Say(catalogue.CollectorColumn)}, {Text: m.c.Say(catalogue.CountedColumn), Class: "l"},
		{Text: m.ways[0].name}, {Text: m.ways[1].name}}
	for _, ind := range m.deck {
		row := m.countRow(ind, m.c.Say(catalogue.DeckShort))
		for i := range m.ways {
			v := m.countOf(row, i)
			if o := m.c.Dataset.Cell(ind.ID, m.ways[i].column); o != nil {
				m.fill(v, format.Value(m.c.Catalogue, ind, o.Value), format.Period(o.Period, m.c.State.Language), o.Source)
				if o.Value.Missing != data.Present {
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
		row := &ui.Count{Key: string(measure.ID), Name: m.c.Phrase(measure.Label), Whom: m.c.Phrase(measure.Definition)}
		found := false
		for i := range m.ways {
			v := m.countOf(row, i)
			facts := m.c.Dataset.FactsOf(measure.ID, m.ways[i].subject)
			if n := len(facts); n > 0 {
				m.fill(v, m.c.factValue(measure, facts[n-1]), m.c.factPeriod(facts[n-1]), facts[n-1].Source)
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
func (m *mobility) countRow(ind *data.Indicator, by string) *ui.Count {
	whom := m.c.Statement(catalogue.CountingTerm, ind.Counting)
	row := &ui.Count{Key: string(ind.ID), Name: m.c.Phrase(ind.Label), Whom: whom.Text, Reading: whom.Reading}
	row.Name.Text = m.c.Join(row.Name.Text, by)
	m.view.Counts = append(m.view.Counts, row)
	return row
}

// countOf puts a direction into a row, as not available.
func (m *mobility) countOf(row *ui.Count, way int) *ui.CountValue {
	v := &ui.CountValue{Direction: m.ways[way].name}
	v.Cell.Value, v.Cell.Label.Text = format.Missing(m.c.Catalogue, data.NotAvailable), m.c.Say(catalogue.NotAvailableInWords)
	row.Values = append(row.Values, v)
	return v
}

// fill gives a direction its figure, whose period leads to its source.
func (m *mobility) fill(v *ui.CountValue, value, when string, source data.SourceID) {
	v.Cell.Value, v.Cell.Label.Text = value, ""
	v.When = m.c.Say(catalogue.SourceOf, "when", when)
	v.Source = m.c.SourceLink(m.c.Dataset.Source(source)).Address
}

// alone says of each flow of the deck that no open series has it, where so.
func (m *mobility) alone() {
	for _, ind := range m.deck {
		if m.c.nearestFlow(ind) != nil {
			continue
		}
		m.view.Alone = append(m.view.Alone, &ui.FlowAlone{
			ID:      "alone-" + string(ind.ID),
			Heading: m.c.Say(catalogue.NoOpenSeries, "label", m.c.Text(ind.Label)),
			Text:    m.c.Say(catalogue.NoOpenSeriesText, "a", m.c.InProse(m.c.Dataset.Roles.A), "b", m.c.InProse(m.c.Dataset.Roles.B)),
			Derived: m.c.derivedFigures(ind),
		})
	}
}

// totals is the single figures of flows between one of the places and the
// world, of measures that have none between the two places.
func (m *mobility) totals() {
	world := m.c.Dataset.Roles.World
	f := &ui.Figure{ID: "totals", TitleID: "totals-title", Class: "fig", Table: &ui.FigureTable{}, Details: &ui.Details{}}
	table := f.Table
	var years []int
	for pass := range 2 {
		for i := range m.c.Dataset.Measures {
			measure := &m.c.Dataset.Measures[i]
			row := -1
			for j := range m.c.Dataset.Facts {
				fact := &m.c.Dataset.Facts[j]
				s := &fact.Subject
				if fact.Measure != measure.ID || s.Kind != data.OfFlow || world == "" || s.Place != world && s.Partner != world || m.between(measure) {
					continue
				}
				year := fact.Period.Start
				at := 0
				for at < len(years) && years[at] < year {
					at++
				}
				if pass == 0 {
					if at == len(years) || years[at] != year {
						years = slices.Insert(years, at, year)
						table.Heads = slices.Insert(table.Heads, at, ui.TableHead{Text: m.c.factPeriod(fact)})
					}
					continue
				}
				if row < 0 {
					row = len(table.Rows)
					m.totalsRow(f, measure, len(years))
				}
				cell := table.Rows[row].Cells[at]
				cell.Class, cell.Meaning = "", ""
				cell.Value = m.c.factValue(measure, fact)
				cell.Label.Text = fact.Arithmetic
				if fact.Flags.Has(data.Break) {
					cell.Label.Text = m.c.Join(fact.Arithmetic, "[b]")
					if text := "[b] " + m.c.Text(m.c.Dataset.FactRemark(fact)); len(f.Notes) == 0 || f.Notes[len(f.Notes)-1].Text != text {
						f.Notes = append(f.Notes, ui.NoteView{ID: "totals-" + YearKey(len(f.Notes)), Text: text})
					}
				}
				m.c.addSource(&f.Sources, fact.Source)
			}
		}
	}
	if len(years) == 0 {
		return
	}
	f.Title.Text, f.Subtitle.Text = m.c.Say(catalogue.AllTogether), m.c.Say(catalogue.AllTogetherText)
	f.DetailsHeading = m.c.Say(catalogue.CountsHeading)
	table.Caption = f.Title.Text
	table.Heads = slices.Insert(table.Heads, 0, ui.TableHead{Text: m.c.Say(catalogue.CollectorColumn)})
	m.shorten(f.Sources)
	m.view.Totals = f
}

// between says whether a measure has figures between the two places.
func (m *mobility) between(measure *data.Measure) bool {
	return len(m.c.Dataset.FactsOf(measure.ID, m.ways[0].subject)) > 0 || len(m.c.Dataset.FactsOf(measure.ID, m.ways[1].subject)) > 0
}

// totalsRow adds a measure without its figures, and what it counts.
func (m *mobility) totalsRow(f *ui.Figure, measure *data.Measure, years int) {
	label := m.c.Text(measure.Label)
	row := ui.FigureRow{Key: string(measure.ID), Head: label}
	for range years {
		row.Cells = append(row.Cells, &ui.Cell{Class: "na", Value: format.Missing(m.c.Catalogue, data.NotAvailable), Meaning: m.c.Say(catalogue.NotAvailableInWords)})
	}
	f.Table.Rows = append(f.Table.Rows, row)
	f.Details.Items = append(f.Details.Items, ui.Detail{Term: label, Text: m.c.Phrase(measure.Definition)})
}

// said is what the deck says of mobility: the sentences whose evidence is one
// of its flows.
func (m *mobility) said() {
	view := &ui.Words{ID: "says", Heading: ui.Phrase{Text: m.c.Say(catalogue.RestHeading)}}
	for i := range m.c.Dataset.Messages {
		message := &m.c.Dataset.Messages[i]
		item := ui.Item{Key: message.ID, Heading: m.c.Phrase(message.Heading), Text: m.c.Phrase(message.Text), EvidenceLabel: m.c.Say(catalogue.Evidence)}
		for _, ind := range m.deck {
			if slices.Contains(message.Evidence, ind.ID) {
				item.Evidence = append(item.Evidence, *m.toIndicator(ind))
			}
		}
		if len(item.Evidence) > 0 {
			view.Items = append(view.Items, item)
			m.view.Words = view
		}
	}
}

// timeline is what happened between the two places.
func (m *mobility) timeline() {
	m.view.TimelineHeading = m.c.Say(catalogue.TimelineHeading)
	for i := range m.c.Dataset.Events {
		e := &m.c.Dataset.Events[i]
		m.view.Events = append(m.view.Events, &ui.EventItem{Key: strconv.Itoa(i), Date: format.Date(e.Date, m.c.State.Language), Text: m.c.Phrase(e.Text),
			Source: m.c.SourceLink(m.c.Dataset.Source(e.Source)).Address, Link: m.c.DisplayName(e.Source)})
	}
}
