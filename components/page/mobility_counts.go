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
	m.view.CountsHeading, m.view.CountsIntroduction = m.say(catalogue.CountsHeading), m.say(catalogue.CountsIntroduction)
	m.view.CountHeads = []ui.TableHead{{Text: m.say(catalogue.CollectorColumn)}, {Text: m.say(catalogue.CountedColumn), Class: "l"},
		{Text: m.ways[0].name}, {Text: m.ways[1].name}}
	for _, ind := range m.deck {
		row := m.countRow(ind, m.say(catalogue.DeckShort))
		for i := range m.ways {
			v := m.countOf(row, i)
			if o := m.ds.Cell(ind.ID, m.ways[i].column); o != nil {
				m.fill(v, format.Value(m.cat, ind, o.Value), format.Period(o.Period, m.st.Language), o.Source)
				if o.Value.Missing != data.Present {
					v.Source, v.Cell.Label.Text = "", m.missing(o.Value)
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
					m.fill(v, format.Value(m.cat, m.open, m.ds.Value(last)), m.printedYear(newest), s.Source)
				}
			}
		}
	}
	for i := range m.ds.Measures {
		measure := &m.ds.Measures[i]
		row := &ui.Count{Key: string(measure.ID), Name: m.phrase(measure.Label), Whom: m.phrase(measure.Definition)}
		found := false
		for i := range m.ways {
			v := m.countOf(row, i)
			facts := m.ds.FactsOf(measure.ID, m.ways[i].subject)
			if n := len(facts); n > 0 {
				m.fill(v, m.factValue(measure, facts[n-1]), m.factPeriod(facts[n-1]), facts[n-1].Source)
				found = true
				continue
			}
			v.Cell.Value = m.say(catalogue.NotApplicable)
			v.Cell.Label.Text = m.say(catalogue.OtherDirectionOnly)
		}
		if found {
			m.view.Counts = append(m.view.Counts, row)
		}
	}
}

// countRow is an indicator's row, and what its source says of whom it counts.
func (m *mobility) countRow(ind *data.Indicator, by string) *ui.Count {
	whom := m.statement(catalogue.CountingTerm, ind.Counting)
	row := &ui.Count{Key: string(ind.ID), Name: m.phrase(ind.Label), Whom: whom.Text, Reading: whom.Reading}
	row.Name.Text = m.join(row.Name.Text, by)
	m.view.Counts = append(m.view.Counts, row)
	return row
}

// countOf puts a direction into a row, as not available.
func (m *mobility) countOf(row *ui.Count, way int) *ui.CountValue {
	v := &ui.CountValue{Direction: m.ways[way].name}
	v.Cell.Value, v.Cell.Label.Text = format.Missing(m.cat, data.NotAvailable), m.say(catalogue.NotAvailableInWords)
	row.Values = append(row.Values, v)
	return v
}

// fill gives a direction its figure, whose period leads to its source.
func (m *mobility) fill(v *ui.CountValue, value, when string, source data.SourceID) {
	v.Cell.Value, v.Cell.Label.Text = value, ""
	v.When = m.say(catalogue.SourceOf, "when", when)
	v.Source = m.sourceLink(m.ds.Source(source)).Address
}

// alone says of each flow of the deck that no open series has it, where so.
func (m *mobility) alone() {
	for _, ind := range m.deck {
		if m.nearestFlow(ind) != nil {
			continue
		}
		m.view.Alone = append(m.view.Alone, &ui.FlowAlone{
			ID:      "alone-" + string(ind.ID),
			Heading: m.say(catalogue.NoOpenSeries, "label", m.text(ind.Label)),
			Text:    m.say(catalogue.NoOpenSeriesText, "a", m.inProse(m.ds.Roles.A), "b", m.inProse(m.ds.Roles.B)),
			Derived: m.derivedFigures(ind),
		})
	}
}

// totals is the single figures of flows between one of the places and the
// world, of measures that have none between the two places.
func (m *mobility) totals() {
	world := m.ds.Roles.World
	f := &ui.Figure{ID: "totals", TitleID: "totals-title", Class: "fig", Table: &ui.FigureTable{}, Details: &ui.Details{}}
	table := f.Table
	var years []int
	for pass := range 2 {
		for i := range m.ds.Measures {
			measure := &m.ds.Measures[i]
			row := -1
			for j := range m.ds.Facts {
				fact := &m.ds.Facts[j]
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
						table.Heads = slices.Insert(table.Heads, at, ui.TableHead{Text: m.factPeriod(fact)})
					}
					continue
				}
				if row < 0 {
					row = len(table.Rows)
					m.totalsRow(f, measure, len(years))
				}
				cell := table.Rows[row].Cells[at]
				cell.Class, cell.Meaning = "", ""
				cell.Value = m.factValue(measure, fact)
				cell.Label.Text = fact.Arithmetic
				if fact.Flags.Has(data.Break) {
					cell.Label.Text = m.join(fact.Arithmetic, "[b]")
					if text := "[b] " + m.text(m.ds.FactRemark(fact)); len(f.Notes) == 0 || f.Notes[len(f.Notes)-1].Text != text {
						f.Notes = append(f.Notes, ui.NoteView{ID: "totals-" + yearKey(len(f.Notes)), Text: text})
					}
				}
				m.addSource(&f.Sources, fact.Source)
			}
		}
	}
	if len(years) == 0 {
		return
	}
	f.Title.Text, f.Subtitle.Text = m.say(catalogue.AllTogether), m.say(catalogue.AllTogetherText)
	f.DetailsHeading = m.say(catalogue.CountsHeading)
	table.Caption = f.Title.Text
	table.Heads = slices.Insert(table.Heads, 0, ui.TableHead{Text: m.say(catalogue.CollectorColumn)})
	m.shorten(f.Sources)
	m.view.Totals = f
}

// between says whether a measure has figures between the two places.
func (m *mobility) between(measure *data.Measure) bool {
	return len(m.ds.FactsOf(measure.ID, m.ways[0].subject)) > 0 || len(m.ds.FactsOf(measure.ID, m.ways[1].subject)) > 0
}

// totalsRow adds a measure without its figures, and what it counts.
func (m *mobility) totalsRow(f *ui.Figure, measure *data.Measure, years int) {
	label := m.text(measure.Label)
	row := ui.FigureRow{Key: string(measure.ID), Head: label}
	for range years {
		row.Cells = append(row.Cells, &ui.Cell{Class: "na", Value: format.Missing(m.cat, data.NotAvailable), Meaning: m.say(catalogue.NotAvailableInWords)})
	}
	f.Table.Rows = append(f.Table.Rows, row)
	f.Details.Items = append(f.Details.Items, ui.Detail{Term: label, Text: m.phrase(measure.Definition)})
}

// said is what the deck says of mobility: the sentences whose evidence is one
// of its flows.
func (m *mobility) said() {
	view := &ui.Words{ID: "says", Heading: ui.Phrase{Text: m.say(catalogue.RestHeading)}}
	for i := range m.ds.Messages {
		message := &m.ds.Messages[i]
		item := ui.Item{Key: message.ID, Heading: m.phrase(message.Heading), Text: m.phrase(message.Text), EvidenceLabel: m.say(catalogue.Evidence)}
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
	m.view.TimelineHeading = m.say(catalogue.TimelineHeading)
	for i := range m.ds.Events {
		e := &m.ds.Events[i]
		m.view.Events = append(m.view.Events, &ui.EventItem{Key: strconv.Itoa(i), Date: format.Date(e.Date, m.st.Language), Text: m.phrase(e.Text),
			Source: m.sourceLink(m.ds.Source(e.Source)).Address, Link: m.called(e.Source)})
	}
}
