// Package mobility is the page of who goes from one place to the other, by
// source and segment, and of who counts whom.
package mobility

import (
	"slices"
	"strconv"

	"github.com/vugu/vugu"

	"bilateral/components/caption"
	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/figure"
	"bilateral/components/format"
	"bilateral/components/page"
	"bilateral/components/state"
	"bilateral/components/ui"
	"bilateral/data"
)

// Page is the page of who goes from one place to the other.
var Page = &page.Page{
	Route: state.Mobility,
	Needs: needs,
	Build: build,
}

// needs are the collections of flows, and of single figures where there are.
func needs(ds *data.Dataset, _ *state.State) []data.CollectionID {
	list := page.Collections(ds.OpenOf(data.OfFlow)...)
	if ds.Collection(data.FactsCollection) != nil {
		list = append(list, data.FactsCollection)
	}
	return list
}

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

// alone says of each flow of the deck that no open series has it, where so.
func (m *builder) alone() {
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

// totals is the single figures of flows between one of the places and the
// world, of measures that have none between the two places.
func (m *builder) totals() {
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
					cell.Label.Text = m.c.Join(fact.Arithmetic, "[b]")
					if text := "[b] " + m.c.Text(m.c.Dataset.FactRemark(fact)); len(f.Notes) == 0 || f.Notes[len(f.Notes)-1].Text != text {
						f.Notes = append(f.Notes, ui.NoteView{ID: "totals-" + page.YearKey(len(f.Notes)), Text: text})
					}
				}
				addSource(m.c, &f.Sources, fact.Source)
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
func (m *builder) between(measure *data.Measure) bool {
	return len(m.c.Dataset.FactsOf(measure.ID, m.ways[0].subject)) > 0 || len(m.c.Dataset.FactsOf(measure.ID, m.ways[1].subject)) > 0
}

// totalsRow adds a measure without its figures, and what it counts.
func (m *builder) totalsRow(f *ui.Figure, measure *data.Measure, years int) {
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
func (m *builder) said() {
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
func (m *builder) timeline() {
	m.view.TimelineHeading = m.c.Say(catalogue.TimelineHeading)
	for i := range m.c.Dataset.Events {
		e := &m.c.Dataset.Events[i]
		m.view.Events = append(m.view.Events, &EventItem{Key: strconv.Itoa(i), Date: format.Date(e.Date, m.c.State.Language), Text: m.c.Phrase(e.Text),
			Source: m.c.SourceLink(m.c.Dataset.Source(e.Source)).Address, Link: m.c.DisplayName(e.Source)})
	}
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
	view *View
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

func build(c *page.Context, doc *page.Document) vugu.Builder {
	view := &View{Kicker: c.Say(catalogue.MobilityPage)}
	m := &builder{c: c, view: view}
	for _, ind := range c.Dataset.Tabled() {
		if ind.Meaning == data.Flow {
			m.deck = append(m.deck, ind)
		}
	}
	m.measure()
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
	doc.Title, doc.Description = c.Say(catalogue.MobilityPage), c.Say(catalogue.PageDescription, "title", view.Title, "introduction", view.Lede)
	doc.Spoken = c.Spoken(view.Title, main)
	if c.State.Frame && main != nil {
		c.Charts = c.Charts[:min(len(c.Charts), 1)]
		main.Main = true
		return main
	}
	if len(m.view.Lines) > 0 {
		// The page's own title says the finding.
		main.Title = c.Phrase(m.open.Label)
		smaller, larger := &m.ways[0], &m.ways[1]
		if smaller.most > larger.most {
			smaller, larger = larger, smaller
		}
		if smaller.most > 0 {
			m.enlarged(smaller)
		}
		m.ratios()
		m.exchange(larger)
	}
	m.counts()
	m.alone()
	m.totals()
	m.said()
	m.timeline()
	view.Sources = c.Sources(c.Linked)
	return view
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

// collector is who counted what a source passes on.
func collector(c *page.Context, id data.SourceID) string {
	if source := c.Dataset.Source(id); source.Database.IsStated() {
		return c.Text(source.Database.Stated)
	}
	return c.DisplayName(id)
}

// figure begins a figure that has no controls.
func (m *builder) figure(id string, form chart.Form) *figure.Model {
	f := &figure.Model{ID: id, Bare: true, Unindexed: true}
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
		addSource(m.c, &f.Sources, s.Source)
	}
}

// addSource names a source in a list that does not have it yet.
func addSource(c *page.Context, list *[]ui.SourceLink, id data.SourceID) {
	link := c.SourceLink(c.Dataset.Source(id))
	for i := range *list {
		if (*list)[i].Text == link.Text && (*list)[i].Address == link.Address {
			return
		}
	}
	*list = append(*list, link)
}

// show makes the figure. It names its sources shortly, as it has several; the
// file that its chart can be had as names them in full.
func (m *builder) show(f *figure.Model) *ui.Figure {
	view := figure.Draw(m.c, f)
	m.shorten(view.Sources)
	if !f.Spec.Columned() {
		// The values stand at the marks: there is no need of a summary, nor of
		// room for a readout.
		view.Class, view.Summary = "fig", ""
		if view.Plot != nil {
			view.Plot.Hint = ""
		}
	}
	return view
}

// shorten names the sources of a list shortly.
func (m *builder) shorten(list []ui.SourceLink) {
	for i := range list {
		for _, source := range m.c.Linked {
			if full := m.c.SourceLink(source); full.Text == list[i].Text && full.Address == list[i].Address {
				list[i].Text = m.c.Say(catalogue.AltValue, "what", m.c.Say(catalogue.SourceColumn), "value", m.c.Text(source.Called()))
				break
			}
		}
	}
}

// addLines draws the series of a direction, one a source, in segments that are
// not joined. The source that has most years is drawn as a line, the others as
// marks that stand outside it; that with the newest year is labelled.
func (m *builder) addLines(spec *chart.Spec, w *way) {
	first, longest, newest, year := len(spec.Series), 0, 0, 0
	for i, s := range w.lines {
		if i > 0 && s.Source == w.lines[i-1].Source {
			continue
		}
		seen := false
		for _, before := range w.lines[:i] {
			seen = seen || before.Source == s.Source
		}
		if seen {
			continue
		}
		at := len(spec.Series)
		drawn := spec.Add(string(w.column)+"-"+string(s.Source), m.c.Join(w.name, m.c.DisplayName(s.Source)), w.role)
		drawn.Short = w.short
		for _, part := range w.lines[i:] {
			if part.Source != s.Source {
				continue
			}
			points := figure.Line(m.c, part, "", "", 0).Points
			for j := range points {
				points[j].Segment += len(drawn.Points) + part.Segment // unlike those before
			}
			drawn.Points = append(drawn.Points, points...)
			if _, last := part.Span(); last > year {
				newest, year = at, last
			}
		}
		if at == first || len(drawn.Points) > len(spec.Series[longest].Points) {
			longest = at
		}
	}
	for i := first; i < len(spec.Series); i++ {
		s := &spec.Series[i]
		s.Labelled = i == newest
		if i == longest {
			s.Name = w.name
		} else {
			figure.SetApart(s)
		}
	}
}

// addDeck draws a figure of the deck as a mark outside the lines.
func (m *builder) addDeck(spec *chart.Spec, key, name string, role chart.Role, year int, value float64, text string) {
	short := m.c.Say(catalogue.DeckShort)
	s := spec.Add(key, m.c.Join(name, short), role)
	s.Short, s.Shape, s.Labelled = short, chart.Deck, true
	s.Add(year, m.c.Year(year), value, text)
	figure.SetApart(s)
}

// addDeckFlows draws the deck's figures of a direction, of those flows that the
// measure comes nearest to, and says how many there are.
func (m *builder) addDeckFlows(f *figure.Model, w *way) int {
	n := 0
	for _, ind := range m.deck {
		o := m.c.Dataset.Cell(ind.ID, w.column)
		if nearestFlow(m.c, ind) != m.open || o == nil || o.Value.Missing != data.Present {
			continue
		}
		m.addDeck(&f.Spec, string(w.column)+"-"+string(ind.ID), w.name, w.role, o.Period.End, o.Value.Number, format.Value(m.c.Catalogue, ind, o.Value))
		addSource(m.c, &f.Sources, o.Source)
		n++
	}
	return n
}

// bothWays is the figure of both directions over time, nil where none is.
func (m *builder) bothWays() *ui.Figure {
	f := m.figure("figure", chart.Lines{})
	f.Bare = false
	for i := range m.ways {
		w := &m.ways[i]
		if len(w.lines) > 0 {
			m.addLines(&f.Spec, w)
			m.cite(f, w.lines)
		}
	}
	if len(f.Spec.Series) == 0 {
		return nil
	}
	for i := range m.ways {
		m.addDeckFlows(f, &m.ways[i])
	}
	f.Measure = figure.MeasureOf(m.c, m.open)
	f.Caveats = m.c.Caveats(m.open)
	m.note(f, m.c.Say(catalogue.OutsideLine))
	view := m.show(f)
	view.Series = nil // both directions stand for themselves
	m.view.Lines = append(m.view.Lines, view)
	return view
}

// otherShapes tell the collectors of single figures apart.
var otherShapes = [...]chart.Role{chart.Chosen1, chart.Chosen2, chart.Chosen4}

// enlarged draws the smaller direction on a scale of its own, with what others
// counted.
func (m *builder) enlarged(w *way) {
	f := m.figure("smaller", chart.Lines{})
	f.Measure = figure.MeasureOf(m.c, m.open)
	f.Caveats = m.caution()
	m.note(f, m.c.Say(catalogue.OwnScale))
	m.addLines(&f.Spec, w)
	m.cite(f, w.lines)
	for i := range f.Spec.Series {
		f.Spec.Series[i].Short = collector(m.c, w.lines[0].Source)
	}
	n := 1 + m.addDeckFlows(f, w)
	others := 0
	for i := range m.c.Dataset.Measures {
		measure := &m.c.Dataset.Measures[i]
		facts := m.c.Dataset.FactsOf(measure.ID, w.subject)
		if len(facts) == 0 || m.c.Text(measure.Unit) != m.c.Text(m.open.Unit) {
			continue
		}
		s := f.Spec.Add(string(measure.ID), m.c.Text(measure.Label), w.role)
		s.Short, s.Shape, s.Labelled = collector(m.c, facts[0].Source), otherShapes[others%len(otherShapes)], true
		for _, fact := range facts {
			year := fact.Period.Start
			s.Add(year, m.c.Year(year), fact.Number, factValue(m.c, measure, fact)).Note = factPeriod(m.c, fact)
			addSource(m.c, &f.Sources, fact.Source)
		}
		figure.SetApart(s)
		others++
	}
	if n += others; n > 1 {
		f.Title = m.c.Say(catalogue.SeveralCounts, "flow", w.name, "n", strconv.Itoa(n))
	}
	m.view.Lines = append(m.view.Lines, m.show(f))
}

// caution is what to mind of the deck's flows that the measure comes nearest
// to: collectors count different people.
func (m *builder) caution() []ui.Phrase {
	for _, ind := range m.deck {
		if nearestFlow(m.c, ind) == m.open {
			return m.c.Caveats(ind)
		}
	}
	return m.c.Caveats(m.open)
}

func factValue(c *page.Context, m *data.Measure, f *data.Fact) string {
	ind := &data.Indicator{Meaning: m.Meaning, Decimals: m.Decimals}
	return format.Value(c.Catalogue, ind, data.Value{Number: f.Number})
}

// factPeriod is the years of a single figure as its collector calls them, and
// that it is an estimate.
func factPeriod(c *page.Context, f *data.Fact) string {
	text := c.When(f.Period, f.PeriodKind, f.Day)
	if f.Flags.Has(data.Estimated) {
		text = c.Join(text, c.Say(catalogue.Estimate))
	}
	return text
}

// exchange draws the single figures of the larger direction, a figure a
// measure, at one scale, and says of which years there is none.
func (m *builder) exchange(w *way) {
	domain := &chart.Domain{}
	first, last := 0, 0
	for i := range m.c.Dataset.Facts {
		if f := &m.c.Dataset.Facts[i]; f.Subject == w.subject {
			domain.End = max(domain.End, f.Number)
			if first == 0 || f.Period.Start < first {
				first = f.Period.Start
			}
			last = max(last, f.Period.End)
		}
	}
	gaps, from := "", 0
	for year := first; year <= last; year++ {
		has := false
		for i := range m.c.Dataset.Facts {
			f := &m.c.Dataset.Facts[i]
			has = has || f.Subject == w.subject && f.Period.Start <= year && year <= f.Period.End
		}
		if from == 0 && !has {
			from = year
		}
		if from > 0 && has {
			gaps = m.c.Join(gaps, format.Period(data.Period{Start: from, End: year - 1}, m.c.State.Language))
			from = 0
		}
	}
	if gaps != "" {
		m.view.ExchangeNote = m.c.Say(catalogue.NoFigureOf, "years", gaps)
	}
	for i := range m.c.Dataset.Measures {
		measure := &m.c.Dataset.Measures[i]
		if facts := m.c.Dataset.FactsOf(measure.ID, w.subject); len(facts) > 0 {
			m.bars(measure, facts, w, domain)
		}
	}
}

// bars draws one measure's single figures, a row a year. A year between two
// that have a figure says that it has none.
func (m *builder) bars(measure *data.Measure, facts []*data.Fact, w *way, domain *chart.Domain) {
	name := m.c.Text(measure.Label)
	f := m.figure(string(measure.ID), chart.Bars{})
	f.Spec.Domain = domain
	f.Measure.Meaning, f.Measure.Name, f.Measure.Unit = measure.Meaning, name, m.c.Text(measure.Unit)
	// What the years say together is said as of a line, and of one source.
	course := &chart.Spec{Form: chart.Lines{}}
	line := course.Add("", name, w.role)
	year, segment := 0, 0
	row := func(key, name, value string, number float64) *chart.Point {
		return f.Spec.Add(key, name, w.role).Add(0, "", number, value)
	}
	for i, fact := range facts {
		for ; year > 0 && year < fact.Period.Start; year++ {
			when := m.c.When(data.Period{Start: year, End: year}, fact.PeriodKind, "")
			none := row(when, when, m.c.Say(catalogue.NotAvailableInWords), 0)
			none.Missing, none.Reason = true, none.Text
		}
		year = fact.Period.End + 1
		when, value := factPeriod(m.c, fact), factValue(m.c, measure, fact)
		if i > 0 && (fact.Source != facts[i-1].Source || fact.Flags.Has(data.Break)) {
			segment++
		}
		line.Add(fact.Period.Start, when, fact.Number, value).Segment = segment
		row(strconv.Itoa(i), m.c.Join(when, m.c.DisplayName(fact.Source)), value, fact.Number)
		addSource(m.c, &f.Sources, fact.Source)
		if fact.Arithmetic != "" {
			m.note(f, m.c.Say(catalogue.Arithmetic, "when", when, "sum", fact.Arithmetic))
		}
	}
	f.Title = caption.For(m.c.Catalogue, f.Measure, course).Title
	f.Measure.Name = m.c.Join(w.name, name)
	m.view.Exchange = append(m.view.Exchange, m.show(f))
}

// ratios draws the ratio of the two directions by year: one source's own as a
// line, that of two releases and the deck's as marks outside it.
func (m *builder) ratios() {
	name, two := m.c.Say(catalogue.RatioName), m.c.Say(catalogue.TwoSources)
	list := m.c.Dataset.Opposite(m.open.ID, m.c.Dataset.Roles.A, m.c.Dataset.Roles.B)
	f := m.figure("ratio", chart.Lines{})
	f.Measure.Meaning, f.Measure.Name, f.Measure.Unit = data.Amount, name, m.c.Say(catalogue.BriefFlowRatio)
	f.Caveats = m.caution()
	for _, mixed := range [...]bool{false, true} {
		s := f.Spec.Add("own", name, chart.Pair)
		if mixed {
			s.Key, s.Name, s.Short, s.Shape = "two", m.c.Join(name, two), two, chart.A
		}
		s.Labelled = true
		segment := 0
		for i := range list {
			calculated := &list[i]
			x, y := calculated.Inputs[0].Series, calculated.Inputs[1].Series
			if i > 0 && (x != list[i-1].Inputs[0].Series || y != list[i-1].Inputs[1].Series) {
				segment++
			}
			if calculated.Value.Missing != data.Present || mixed != (x.Source != y.Source) {
				continue
			}
			p := s.Add(calculated.Period.End, m.c.Year(calculated.Period.End), calculated.Value.Number, format.Number(calculated.Value.Number, 1))
			p.Segment, p.Open = segment, calculated.Flags.Has(data.Unreliable)
			if p.Provisional = calculated.Flags.Has(data.Provisional); p.Provisional {
				p.Note = m.c.Say(catalogue.FlagProvisional)
			}
			m.cite(f, []*data.Series{x, y})
			if !mixed {
				s.Short = collector(m.c, x.Source)
			}
		}
		if mixed {
			figure.SetApart(s)
		}
		if len(s.Points) == 0 {
			f.Spec.Series = f.Spec.Series[:len(f.Spec.Series)-1]
		}
	}
	for _, ind := range m.deck {
		if nearestFlow(m.c, ind) != m.open {
			continue
		}
		m.view.Derived = figure.Derived(m.c, ind)
		derived := m.c.Dataset.Derived(ind.ID)
		for i := range derived {
			if d := &derived[i]; d.Value.Missing == data.Present {
				m.addDeck(&f.Spec, string(ind.ID), name, chart.Pair, d.Inputs[0].Period.End, d.Value.Number, format.Number(d.Value.Number, 1))
				addSource(m.c, &f.Sources, d.Inputs[0].Source)
			}
		}
	}
	if len(list) > 0 {
		m.view.Ratios = append(m.view.Ratios, m.show(f))
	}
}

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
		f.Measure = figure.DeckMeasure(m.c, ind)
		f.Spec.Series = figure.DeckSpec(m.c, ind, points).Series
		figure.FromLeft(&f.Spec)
		f.Spec.Domain = domain
		f.Title = figure.DeckCaption(m.c, ind, &f.Spec).Title
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

// toIndicator leads to an indicator's own page.
func (m *builder) toIndicator(ind *data.Indicator) *ui.Link {
	link := m.c.LinkTo(state.Read{Indicator: ind.ID}, "")
	link.Phrase = m.c.Phrase(ind.Label)
	return &link
}
