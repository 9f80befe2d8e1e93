// Package mobility is the page of who goes from one place to the other, by
// source and segment, and of who counts whom.
package mobility

import (
	"strconv"

	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/figure"
	"bilateral/components/node"
	"bilateral/components/page"
	"bilateral/components/state"
	"bilateral/components/ui"
	"bilateral/data"
)

// Page is the page of who goes from one place to the other.
var Page = &page.Page{
	Route:    state.Mobility,
	Needs:    needs,
	Build:    build,
	Framed:   page.OneFigure,
	Contents: page.Contents,
}

// needs are the collections of flows, and of single figures where there are.
func needs(ds *data.Dataset, _ *state.State) []data.CollectionID {
	list := page.Collections(ds.OpenOf(data.OfFlow)...)
	if ds.Collection(data.FactsCollection) != nil {
		list = append(list, data.FactsCollection)
	}
	return list
}

// builder is what the page of mobility is made from: the two directions
// between the dataset's places, and the open measure that has them year by
// year, nil where none has. Most of it is passed by pointer: in the program
// each copy of a large value is code.
type builder struct {
	c    *page.Context
	ways [2]way
	deck []*data.Indicator // the flows of its table
	open *data.Indicator
	// nearest are those of deck that the open measure comes nearest to.
	nearest []*data.Indicator
	view    *View
}

// way is one direction.
type way struct {
	subject data.Subject
	column  data.ColumnID // of its destination
	name    string        // "From Japan to the UK"
	short   string        // "from Japan"
	role    chart.Role
	lines   []*data.Series
	most    float64 // the greatest number on its lines
}

func build(c *page.Context, doc *page.Document) node.Part {
	view := &View{Kicker: c.Say(catalogue.MobilityPage)}
	m := &builder{c: c, view: view}
	for _, ind := range c.Dataset.Tabled() {
		if ind.Meaning == data.Flow {
			m.deck = append(m.deck, ind)
		}
	}
	m.measure()
	for _, ind := range m.deck {
		if m.open != nil && nearestFlow(c, ind) == m.open {
			m.nearest = append(m.nearest, ind)
		}
	}
	m.way(&m.ways[0], c.Dataset.Roles.A, c.Dataset.Roles.B)
	m.way(&m.ways[1], c.Dataset.Roles.B, c.Dataset.Roles.A)
	view.Title = view.Kicker
	view.Lede = c.Say(catalogue.MobilityIntroduction, "a", c.InProse(c.Dataset.Roles.A), "b", c.InProse(c.Dataset.Roles.B))
	main := m.bothWays()
	m.deckFlows()
	if main != nil {
		view.Title = main.Title.Text
		view.Kicker = c.Join(view.Kicker, c.Text(m.open.Name))
	} else if len(view.Deck) > 0 {
		main = view.Deck[0]
	}
	doc.Title, doc.Shared, doc.Description = c.Say(catalogue.MobilityPage), view.Title, c.Say(catalogue.PageDescription, "title", view.Title, "introduction", view.Lede)
	doc.Spoken = c.Spoken(view.Title, main)
	if c.State.Frame && main != nil && (c.State.Figure == "" || c.State.Figure == main.ID) {
		c.Charts = c.Charts[:min(len(c.Charts), 1)]
		main.Main = true
		return main.Build
	}
	if view.Lead != nil {
		// The page's own title says the finding.
		view.Lead.Title = c.Phrase(m.open.Label)
	}
	larger := &m.ways[0]
	if m.ways[1].most > larger.most {
		larger = &m.ways[1]
	}
	view.ExchangeNote = m.missingYears(larger)
	m.counts()
	if view.Counted = m.counted(); view.Counted == nil || c.State.Tab == state.TableTab {
		view.CountsOpen = "open"
	}
	if view.Lead != nil {
		m.ratio()
	}
	m.oneWayCounts()
	m.totals()
	m.messages()
	m.timeline()
	view.Sources = c.Sources(c.Linked)
	return view.Build
}

// measure finds the open measure that has the two directions year by year:
// that which comes nearest to a flow of the deck, else the first that has one
// of them.
func (m *builder) measure() {
	for _, ind := range m.deck {
		if m.open = nearestFlow(m.c, ind); m.open != nil {
			return
		}
	}
	for _, ind := range m.c.Dataset.OpenOf(data.OfFlow) {
		for _, s := range m.c.Dataset.All(ind.ID) {
			if m.c.Dataset.ColumnOf(s.Subject) != "" {
				m.open = ind
				return
			}
		}
	}
}

// nearestFlow is the open measure of flows that comes nearest to an indicator of
// the deck, nil where none does.
func nearestFlow(c *page.Context, ind *data.Indicator) *data.Indicator {
	if list := c.Dataset.NearestTo(ind.ID); len(list) > 0 && list[0].Subject.Kind == data.OfFlow {
		return c.Dataset.Indicator(list[0].Indicator)
	}
	return nil
}

// way fills in the direction from one place to another.
func (m *builder) way(w *way, from, to data.PlaceID) {
	origin, destination := m.c.InProse(from), m.c.InProse(to)
	w.subject = data.FlowOf(from, to)
	w.column = data.ColumnID(to)
	w.role = m.c.RoleOf(from)
	w.name = m.c.Say(catalogue.FlowFromTo, "origin", origin, "destination", destination)
	w.short = m.c.Say(catalogue.FlowFrom, "origin", m.c.ShortName(from))
	if m.open == nil {
		return
	}
	w.lines = m.c.Dataset.Lines(m.open.ID, w.subject)
	for _, s := range w.lines {
		for i := range s.Points {
			w.most = max(w.most, s.Points[i].Number) // a missing one has none
		}
	}
}

// newest is the last value of a direction that there is, and its series; nil
// where there is none.
func (w *way) newest() (*data.Series, data.Moment) {
	var newest *data.Series
	var moment data.Moment
	for _, s := range w.lines {
		if last, ok := s.Last(); ok && (newest == nil || last.Year > moment.Year) {
			newest, moment = s, last
		}
	}
	return newest, moment
}

// figure begins a figure that has no controls.
func (m *builder) figure(id string, form chart.Form) *figure.Model {
	f := &figure.Model{ID: id}
	f.Spec.Form = form
	return f
}

// note says something under a figure.
func (m *builder) note(f *figure.Model, text string) {
	f.Notes = append(f.Notes, ui.NoteView{ID: f.ID + "-note-" + strconv.Itoa(len(f.Notes)), Text: text})
}

// cite names the sources of some series under a figure.
func (m *builder) cite(f *figure.Model, lines []*data.Series) {
	for _, s := range lines {
		f.Sources = m.c.Cite(f.Sources, s.Source)
	}
}

// show makes the figure.
func (m *builder) show(f *figure.Model) *ui.Figure {
	f.Plain = !f.Spec.Columned() || f.Weight == ui.Small
	view := figure.Draw(m.c, f)
	if f.Plain {
		view.Summary = "" // the values stand at the marks
	}
	return view
}

// caution is what to mind of the deck's flows that the measure comes nearest
// to: collectors count different people.
func (m *builder) caution() []ui.Phrase {
	if len(m.nearest) > 0 {
		return m.c.Caveats(m.nearest[0])
	}
	return m.c.Caveats(m.open)
}
