package mobility

import (
	"slices"

	"bilateral/components/catalogue"
	"bilateral/components/page"
	"bilateral/components/ui"
	"bilateral/data"
)

// totals is the single figures of flows between one of the places and the
// world, of measures that have none between the two places.
func (m *builder) totals() {
	world := m.c.Dataset.Roles.World
	f := &ui.Figure{ID: "totals", TitleID: "totals-title", Class: "fig", Table: &ui.FigureTable{}, Details: &ui.Details{}}
	table := f.Table
	var years []int
	var values []*data.Given
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
						table.Heads = slices.Insert(table.Heads, at, ui.TableHead{Text: factPeriod(m.c, fact)})
					}
					continue
				}
				if row < 0 {
					row = len(table.Rows)
					m.totalsRow(f, measure, len(years))
				}
				cell := table.Rows[row].Cells[at]
				cell.Class, cell.Meaning = "", ""
				cell.Value = factValue(m.c, measure, fact)
				cell.Label.Text = fact.Arithmetic
				if fact.Flags.Has(data.Break) {
					mark := m.c.Say(catalogue.BreakSign)
					cell.Label.Text = m.c.Join(fact.Arithmetic, mark)
					if text := m.c.Say(catalogue.AltValue, "what", mark, "value", m.c.Text(m.c.Dataset.FactRemark(fact))); len(f.Notes) == 0 || f.Notes[len(f.Notes)-1].Text != text {
						f.Notes = append(f.Notes, ui.NoteView{ID: "totals-" + page.YearKey(len(f.Notes)), Text: text})
					}
				}
				values = append(values, m.c.GivenAs(data.Given{Fact: fact}))
				f.Sources = m.c.Cite(f.Sources, fact.Source)
			}
		}
	}
	if len(years) == 0 {
		return
	}
	m.view.TotalsLabel = m.c.Say(catalogue.AllTogether)
	f.Title.Text, f.Subtitle.Text = m.view.TotalsLabel, m.c.Say(catalogue.AllTogetherText)
	f.DetailsHeading = m.c.Say(catalogue.CountsHeading)
	table.Caption = f.Title.Text
	table.Heads = slices.Insert(table.Heads, 0, ui.TableHead{Text: m.c.Say(catalogue.CollectorColumn)})
	m.c.Furnish(f)
	m.c.TakeTable(f, values)
	m.view.Totals = f
}

// totalsRow adds a measure without its figures, and what it counts.
func (m *builder) totalsRow(f *ui.Figure, measure *data.Measure, years int) {
	label := m.c.Text(measure.Label)
	row := ui.FigureRow{Key: string(measure.ID), Head: label}
	for range years {
		row.Cells = append(row.Cells, m.c.NoValue(data.Value{Missing: data.NotAvailable}))
	}
	f.Table.Rows = append(f.Table.Rows, row)
	f.Details.Items = append(f.Details.Items, ui.Detail{Term: label, Text: m.c.Phrase(measure.Definition)})
}
