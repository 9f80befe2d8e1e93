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
		deck := figure.DeckFlow(m.c, ind)
		f.Measure, f.Spec.Series = deck.Measure, deck.Spec.Series
		f.Measure.Title = deck.Finding(m.c)
		f.Spec.Domain, f.Listed = domain, m.c.Text(ind.Label)
		for i := range points {
			f.Notes = append(f.Notes, m.c.Notes("flow-note-", points[i].Observation)...)
			f.Sources = m.c.Cite(f.Sources, points[i].Observation.Source)
		}
		if len(m.view.Deck) == 0 {
			m.note(f, m.c.Say(catalogue.OneScale))
		}
		view := m.show(f)
		more := m.toIndicator(ind)
		more.Text = m.c.Say(catalogue.InFull)
		view.More = []ui.Link{*more}
		m.view.Deck = append(m.view.Deck, view)
	}
}

// messages is what the deck says of mobility: the sentences whose evidence is
// one of its flows, each with the verdicts on what it says.
func (m *builder) messages() {
	m.view.MessagesHeading, m.view.EvidenceLabel = m.c.Say(catalogue.RestHeading), m.c.Say(catalogue.Evidence)
	for i := range m.c.Dataset.Messages {
		message := &m.c.Dataset.Messages[i]
		item := &ui.Item{Key: message.ID, Heading: m.c.Phrase(message.Heading), Text: m.c.Phrase(message.Text)}
		for _, ind := range m.deck {
			if slices.Contains(message.Evidence, ind.ID) {
				item.Evidence = append(item.Evidence, *m.toIndicator(ind))
			}
		}
		if len(item.Evidence) == 0 {
			continue
		}
		item.Checks = m.c.ChecksOf(message.ID)
		for j := range item.Checks {
			if len(item.Checks) > 1 {
				item.Checks[j].Name = m.c.Say(catalogue.ClaimNumber, "n", strconv.Itoa(j+1))
			}
		}
		m.view.Messages = append(m.view.Messages, item)
	}
}

// toIndicator leads to an indicator's own page.
func (m *builder) toIndicator(ind *data.Indicator) *ui.Link {
	link := m.c.LinkTo(state.OpenIndicator{Indicator: ind.ID}, "")
	link.Phrase = m.c.Phrase(ind.Label)
	return &link
}

// mostOnALine is how many events stand beside each other in a wide window.
const mostOnALine = 9

// timeline is what happened between the two places.
func (m *builder) timeline() {
	m.view.TimelineHeading, m.view.TimelineClass = m.c.Say(catalogue.TimelineHeading), "plain timeline"
	if len(m.c.Dataset.Events) <= mostOnALine {
		m.view.TimelineClass += " few"
	}
	for i := range m.c.Dataset.Events {
		e := &m.c.Dataset.Events[i]
		m.view.Events = append(m.view.Events, &EventItem{Key: strconv.Itoa(i), Date: format.Date(e.Date, m.c.State.Language), Text: m.c.Phrase(e.Text),
			Source: m.c.SourceLink(m.c.Dataset.Source(e.Source)).Address, Link: m.c.DisplayName(e.Source)})
	}
}
