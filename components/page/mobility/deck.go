package mobility

import (
	"slices"
	"strconv"

	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/figure"
	"bilateral/components/format"
	"bilateral/components/state"
	"bilateral/components/ui"
	"bilateral/data"
)

// deckFlows draws the deck's own flows at one scale.
func (m *builder) deckFlows() {
	domain := &chart.Domain{}
	for _, ind := range m.deck {
		for i := range m.ways {
			if o := m.c.Dataset.Cell(ind.ID, m.ways[i].column); o != nil {
				domain.End = max(domain.End, o.Value.Number) // a missing one has none
			}
		}
	}
	for _, ind := range m.deck {
		points := figure.DeckValues(m.c, ind)
		f := m.figure(string(ind.ID), chart.Flow{Ends: []string{m.c.ShortName(m.c.Dataset.Roles.A), m.c.ShortName(m.c.Dataset.Roles.B)}})
		deck, _ := figure.DeckModel(m.c, ind)
		f.Measure, f.Spec.Series, f.Title = deck.Measure, deck.Spec.Series, deck.Finding(m.c)
		f.Spec.Domain = domain
		for i := range points {
			f.Notes = append(f.Notes, m.c.Notes("flow-note-", points[i].Observation)...)
			addSource(m.c, &f.Sources, points[i].Observation.Source)
		}
		m.note(f, m.c.Say(catalogue.OneScale))
		view := m.show(f)
		more := m.toIndicator(ind)
		more.Text = m.c.Say(catalogue.InFull)
		view.More = []ui.Link{*more}
		m.view.Deck = append(m.view.Deck, view)
	}
}

// sentences is what the deck says of mobility: the sentences whose evidence is one
// of its flows.
func (m *builder) sentences() {
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

// toIndicator leads to an indicator's own page.
func (m *builder) toIndicator(ind *data.Indicator) *ui.Link {
	link := m.c.LinkTo(state.OpenIndicator{Indicator: ind.ID}, "")
	link.Phrase = m.c.Phrase(ind.Label)
	return &link
}

// timeline is what happened between the two places.
func (m *builder) timeline() {
	m.view.TimelineHeading = m.c.Say(catalogue.TimelineHeading)
	for i := range m.c.Dataset.Events {
		e := &m.c.Dataset.Events[i]
		m.view.Events = append(m.view.Events, &EventItem{Key: strconv.Itoa(i), Date: format.Date(e.Date, m.c.State.Language), Text: m.c.Phrase(e.Text),
			Source: m.c.SourceLink(m.c.Dataset.Source(e.Source)).Address, Link: m.c.DisplayName(e.Source)})
	}
}
