package mobility

import (
	"bilateral/components/figure"
	"bilateral/components/ui"
	"bilateral/data"
)

// takeCounts keeps the values of the table of who counts whom: those of the deck, the
// newest of the open measure, and all single figures between the two places.
func (m *builder) takeCounts() {
	if !m.c.Takes() {
		return
	}
	var values []*data.Given
	for _, ind := range m.deck {
		for i := range m.ways {
			if o := m.c.Dataset.Cell(ind.ID, m.ways[i].column); o != nil {
				values = append(values, &data.Given{Observation: o})
			}
		}
	}
	for i := range m.ways {
		if s, last := m.ways[i].newest(); s != nil {
			values = append(values, m.c.Given(s, last))
		}
	}
	for i := range m.c.Dataset.Measures {
		for j := range m.ways {
			for _, fact := range m.c.Dataset.FactsOf(m.c.Dataset.Measures[i].ID, m.ways[j].subject) {
				values = append(values, &data.Given{Fact: fact})
			}
		}
	}
	view := &ui.Figure{ID: countsID}
	view.Title.Text, view.Subtitle.Text = m.view.CountsHeading, m.view.CountsIntroduction
	m.c.TakeTable(view, values)
}

// takeDerived keeps what follows from a flow of the deck.
func (m *builder) takeDerived(id string, shown *ui.DerivedFigures, ind *data.Indicator) {
	if !m.c.Takes() || shown == nil {
		return
	}
	view := &ui.Figure{ID: id}
	view.Title.Text, view.Subtitle.Text = shown.Heading, m.c.Text(ind.Label)
	m.c.TakeTable(view, figure.DerivedValues(m.c, ind))
}

// countsID is where the table of who counts whom stands on the page.
const countsID = "counted"
