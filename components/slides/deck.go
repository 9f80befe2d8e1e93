package slides

import (
	"strconv"

	"bilateral/components/catalogue"
	"bilateral/components/state"
	"bilateral/components/ui"
	"bilateral/data"
)

// deck plans the deck's slides: its title, then its parts in their order. A reason or a
// message has a slide with its chart, the table one of its own with the indicators that no
// message draws behind it, and next steps one together.
func (s *Set) deck() {
	s.plan(s.title)
	charts := s.charts()
	for i := range s.c.Dataset.Parts {
		part := &s.c.Dataset.Parts[i]
		switch part.Kind {
		case data.TablePart:
			s.plan(func(slide *Slide) { s.table(slide, part) })
			s.undrawn(charts)
		case data.StepsPart:
			s.plan(func(slide *Slide) { s.steps(slide, part) })
		default:
			s.messages(part, charts)
		}
	}
}

// charts are the indicators that are drawn beside the messages, "" for none, by the
// messages' ids: the one that is chosen, else the first of the evidence that no message
// before it has, or that there is.
func (s *Set) charts() map[string]data.IndicatorID {
	charts, drawn := map[string]data.IndicatorID{}, map[data.IndicatorID]bool{}
	for i := range s.c.Dataset.Messages {
		m := &s.c.Dataset.Messages[i]
		chart := m.Chart
		for _, id := range m.Evidence {
			if chart == "" && !drawn[id] {
				chart = id
			}
		}
		if chart == "" && len(m.Evidence) > 0 {
			chart = m.Evidence[0]
		}
		if s.drawsEach(m.Part) {
			charts[m.ID], drawn[chart] = chart, true
		}
	}
	return charts
}

// drawsEach reports whether each message of a part has a slide of its own.
func (s *Set) drawsEach(id data.PartID) bool {
	for i := range s.c.Dataset.Parts {
		if p := &s.c.Dataset.Parts[i]; p.ID == id {
			return p.Kind != data.TablePart && p.Kind != data.StepsPart
		}
	}
	return false
}

func (s *Set) plan(slide func(*Slide)) { s.plans = append(s.plans, slide) }

// title is the slide that names the deck, and says who published what.
func (s *Set) title(slide *Slide) {
	c := s.c
	slide.Title = c.Phrase(c.Dataset.Deck)
	if subtitle := c.Phrase(c.Dataset.DeckSubtitle); subtitle.Text != "" {
		slide.Lines = append(slide.Lines, subtitle)
	}
	var publishers []string
	for _, source := range c.Dataset.DeckSources() {
		publishers = append(publishers, c.Text(source.Publisher))
		slide.Sources = append(slide.Sources, c.SourceLink(source))
	}
	slide.Notes = append(slide.Notes, ui.Phrase{Text: c.Say(catalogue.SlidePublisher, "publisher", c.Join(publishers...), "product", c.Text(c.Dataset.Product), "imprint", c.Text(c.Dataset.Imprint))})
	if c.State.Language != data.English {
		slide.Notes = append(slide.Notes, c.Phrase(c.Dataset.TranslationNote))
	}
}

// begin begins a slide of a part.
func (s *Set) begin(slide *Slide, part *data.Part) {
	slide.Kicker, slide.Title = s.c.Phrase(part.Title), s.c.Phrase(part.Heading)
	if slide.Title.Text == "" {
		slide.Kicker, slide.Title = ui.Phrase{}, slide.Kicker
	}
}

// messages plans a slide for each message of a part, with its chart.
func (s *Set) messages(part *data.Part, charts map[string]data.IndicatorID) {
	for i := range s.c.Dataset.Messages {
		m := &s.c.Dataset.Messages[i]
		if m.Part != part.ID {
			continue
		}
		s.plan(func(slide *Slide) {
			s.begin(slide, part)
			slide.Heading, slide.Message, slide.Checks = s.c.Phrase(m.Heading), s.c.Phrase(m.Text), s.c.ChecksOf(m.ID)
			if chart := charts[m.ID]; chart != "" {
				s.draw(slide, s.indicator(chart), "")
				return
			}
			slide.Title, slide.Message = slide.Message, ui.Phrase{}
		})
	}
}

// indicator is the view of an indicator's own page.
func (s *Set) indicator(id data.IndicatorID) *state.State {
	at := state.Update(s.c.State.Page(state.Overview), state.OpenIndicator{Indicator: id})
	at.Theme, at.Slides = "", ""
	return at
}

// table is the deck's table of indicators.
func (s *Set) table(slide *Slide, part *data.Part) {
	c := s.c
	s.begin(slide, part)
	table := &ui.FigureTable{Caption: slide.Title.Text, Heads: []ui.TableHead{{Text: c.Say(catalogue.IndicatorColumn)}}}
	for _, column := range c.Dataset.Columns() {
		table.AddHead(c.Text(column.Label))
	}
	for _, ind := range c.Dataset.Tabled() {
		table.AddRow(string(ind.ID), c.Join(c.Text(ind.Label), c.Period(ind)))
		for _, column := range c.Dataset.Columns() {
			o := c.Dataset.Cell(ind.ID, column.ID)
			if o == nil {
				table.AddCell(c.NoValue(data.Value{Missing: data.NotAvailable}))
				continue
			}
			cell := c.Cell(ind, o)
			cell.NoteLink = "#" + notePrefix(slide) + cell.NoteMark
			table.AddCell(cell)
			slide.Marked = append(slide.Marked, c.Notes(notePrefix(slide), o)...)
			if source := c.Dataset.Source(o.Source); source != nil {
				slide.Sources = c.Cite(slide.Sources, source.ID)
			}
		}
	}
	slide.Table = table
	slide.At = c.State.Page(state.Overview)
	slide.At.Theme, slide.At.Slides = "", ""
}

// notePrefix begins the ids of the notes of a slide's table.
func notePrefix(slide *Slide) string { return "slide-" + strconv.Itoa(slide.Number) + "-note-" }

// undrawn plans a slide for each indicator of the table that no message draws.
func (s *Set) undrawn(charts map[string]data.IndicatorID) {
	drawn := map[data.IndicatorID]bool{}
	for _, id := range charts {
		drawn[id] = true
	}
	for _, ind := range s.c.Dataset.Tabled() {
		if !drawn[ind.ID] {
			s.plan(func(slide *Slide) { s.draw(slide, s.indicator(ind.ID), "") })
		}
	}
}

// steps are the lines of a part together, with how to reach the publisher.
func (s *Set) steps(slide *Slide, part *data.Part) {
	c := s.c
	s.begin(slide, part)
	for i := range c.Dataset.Messages {
		if m := &c.Dataset.Messages[i]; m.Part == part.ID {
			slide.Lines = append(slide.Lines, c.Phrase(m.Text))
		}
	}
	for _, contact := range c.Dataset.Contacts {
		slide.Sources = append(slide.Sources, ui.SourceLink{Phrase: ui.Phrase{Text: contact.Label}, Full: contact.Label, Address: contact.Address})
		if note := c.Phrase(contact.Note); note.Text != "" {
			slide.Notes = append(slide.Notes, note)
		}
	}
}
