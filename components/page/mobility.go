package page

import (
	"strconv"

	"github.com/vugu/vugu"

	"bilateral/components"
	"bilateral/components/caption"
	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/format"
	"bilateral/components/state"
	"bilateral/data"
)

// mobility is what the page of mobility is made from: the two directions
// between the dataset's places, and the open measure that has them year by
// year, nil where none has. Most of it is passed by pointer: in the program
// each copy of a large value is code.
type mobility struct {
	*builder
	ways [2]way
	deck []*data.Indicator // the flows of its table
	open *data.Indicator
	view *components.MobilityPage
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

func (b *builder) mobilityPage(doc *Document) vugu.Builder {
	view := &components.MobilityPage{Kicker: b.say(catalogue.MobilityPage)}
	m := &mobility{builder: b, view: view}
	for _, ind := range b.ds.Tabled() {
		if ind.Meaning == data.Flow {
			m.deck = append(m.deck, ind)
		}
	}
	m.measure()
	m.way(&m.ways[0], b.ds.Roles.A, b.ds.Roles.B)
	m.way(&m.ways[1], b.ds.Roles.B, b.ds.Roles.A)
	view.Title = view.Kicker
	view.Lede = b.say(catalogue.MobilityIntroduction, "a", b.inProse(b.ds.Roles.A), "b", b.inProse(b.ds.Roles.B))
	main := m.bothWays()
	m.deckFlows()
	if main != nil {
		view.Title = main.Title.Text
		view.Kicker = b.join(view.Kicker, b.text(m.open.Name))
	} else if len(view.Deck) > 0 {
		main = view.Deck[0]
	}
	doc.Title, doc.Description = b.say(catalogue.MobilityPage), b.say(catalogue.PageDescription, "title", view.Title, "introduction", view.Lede)
	doc.Spoken = b.spokenPage(view.Title, main)
	if b.st.Frame && main != nil {
		b.charts = b.charts[:min(len(b.charts), 1)]
		main.Main = true
		return main
	}
	if len(m.view.Lines) > 0 {
		// The page's own title says the finding.
		main.Title = b.phrase(m.open.Label)
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
	view.Sources = b.sources(b.linked)
	return view
}

// measure finds the open measure that has the two directions year by year:
// that which comes nearest to a flow of the deck, else the first that has one
// of them.
func (m *mobility) measure() {
	for _, ind := range m.deck {
		if m.open = m.nearestFlow(ind); m.open != nil {
			return
		}
	}
	for _, ind := range m.ds.OpenOf(data.OfFlow) {
		for _, s := range m.ds.All(ind.ID) {
			if m.ds.ColumnOf(s.Subject) != "" {
				m.open = ind
				return
			}
		}
	}
}

// nearestFlow is the open measure of flows that comes nearest to an indicator of
// the deck, nil where none does.
func (b *builder) nearestFlow(ind *data.Indicator) *data.Indicator {
	if list := b.ds.NearestTo(ind.ID); len(list) > 0 && list[0].Subject.Kind == data.OfFlow {
		return b.ds.Indicator(list[0].Indicator)
	}
	return nil
}

// way fills in the direction from one place to another.
func (m *mobility) way(w *way, from, to data.PlaceID) {
	origin, destination := m.inProse(from), m.inProse(to)
	w.subject = data.FlowOf(from, to)
	w.column = data.ColumnID(to)
	w.role = m.roleOfPlace(from)
	w.name = m.say(catalogue.FlowFromTo, "origin", origin, "destination", destination)
	w.short = m.say(catalogue.FlowFrom, "origin", m.shortName(from))
	if m.open == nil {
		return
	}
	w.lines = m.ds.Lines(m.open.ID, w.subject)
	for _, s := range w.lines {
		for i := range s.Points {
			w.most = max(w.most, s.Points[i].Number) // a missing one has none
		}
	}
}

// collector is who counted what a source passes on.
func (b *builder) collector(id data.SourceID) string {
	if source := b.ds.Source(id); source.Database.IsStated() {
		return b.text(source.Database.Stated)
	}
	return b.called(id)
}

// figure begins a figure that has no controls.
func (m *mobility) figure(id string, form chart.Form) *SeriesFigure {
	f := &SeriesFigure{ID: id, Bare: true, Unindexed: true}
	f.Spec.Form = form
	return f
}

// note says something under a figure.
func (m *mobility) note(f *SeriesFigure, text string) {
	f.Notes = append(f.Notes, components.NoteView{ID: f.ID + "-note-" + strconv.Itoa(len(f.Notes)), Text: text})
}

// cite names the sources of some series under a figure.
func (m *mobility) cite(f *SeriesFigure, lines []*data.Series) {
	for _, s := range lines {
		m.addSource(&f.Sources, s.Source)
	}
}

// addSource names a source in a list that does not have it yet.
func (b *builder) addSource(list *[]components.SourceLink, id data.SourceID) {
	link := b.sourceLink(b.ds.Source(id))
	for i := range *list {
		if (*list)[i].Text == link.Text && (*list)[i].Address == link.Address {
			return
		}
	}
	*list = append(*list, link)
}

// show makes the figure. It names its sources shortly, as it has several; the
// file that its chart can be had as names them in full.
func (m *mobility) show(f *SeriesFigure) *components.Figure {
	view := m.seriesFigure(f)
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
func (m *mobility) shorten(list []components.SourceLink) {
	for i := range list {
		for _, source := range m.linked {
			if full := m.sourceLink(source); full.Text == list[i].Text && full.Address == list[i].Address {
				list[i].Text = m.say(catalogue.AltValue, "what", m.say(catalogue.SourceColumn), "value", m.text(source.Called()))
				break
			}
		}
	}
}

// setApart draws all points of a series as marks outside any line.
func setApart(s *chart.Series) {
	for i := range s.Points {
		s.Points[i].Open, s.Points[i].OtherSource = true, true
	}
}

// addLines draws the series of a direction, one a source, in segments that are
// not joined. The source that has most years is drawn as a line, the others as
// marks that stand outside it; that with the newest year is labelled.
func (m *mobility) addLines(spec *chart.Spec, w *way) {
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
		drawn := spec.Add(string(w.column)+"-"+string(s.Source), m.join(w.name, m.called(s.Source)), w.role)
		drawn.Short = w.short
		for _, part := range w.lines[i:] {
			if part.Source != s.Source {
				continue
			}
			points := m.line(part, "", "", 0).Points
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
			setApart(s)
		}
	}
}

// addDeck draws a figure of the deck as a mark outside the lines.
func (m *mobility) addDeck(spec *chart.Spec, key, name string, role chart.Role, year int, value float64, text string) {
	short := m.say(catalogue.DeckShort)
	s := spec.Add(key, m.join(name, short), role)
	s.Short, s.Shape, s.Labelled = short, chart.Deck, true
	s.Add(year, m.printedYear(year), value, text)
	setApart(s)
}

// addDeckFlows draws the deck's figures of a direction, of those flows that the
// measure comes nearest to, and says how many there are.
func (m *mobility) addDeckFlows(f *SeriesFigure, w *way) int {
	n := 0
	for _, ind := range m.deck {
		o := m.ds.Cell(ind.ID, w.column)
		if m.nearestFlow(ind) != m.open || o == nil || o.Value.Missing != data.Present {
			continue
		}
		m.addDeck(&f.Spec, string(w.column)+"-"+string(ind.ID), w.name, w.role, o.Period.End, o.Value.Number, format.Value(m.cat, ind, o.Value))
		m.addSource(&f.Sources, o.Source)
		n++
	}
	return n
}

// bothWays is the figure of both directions over time, nil where none is.
func (m *mobility) bothWays() *components.Figure {
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
	f.Measure = m.measureOf(m.open)
	f.Caveats = m.caveats(m.open)
	m.note(f, m.say(catalogue.OutsideLine))
	view := m.show(f)
	view.Series = nil // both directions stand for themselves
	m.view.Lines = append(m.view.Lines, view)
	return view
}

// otherShapes tell the collectors of single figures apart.
var otherShapes = [...]chart.Role{chart.Chosen1, chart.Chosen2, chart.Chosen4}

// enlarged draws the smaller direction on a scale of its own, with what others
// counted.
func (m *mobility) enlarged(w *way) {
	f := m.figure("smaller", chart.Lines{})
	f.Measure = m.measureOf(m.open)
	f.Caveats = m.caution()
	m.note(f, m.say(catalogue.OwnScale))
	m.addLines(&f.Spec, w)
	m.cite(f, w.lines)
	for i := range f.Spec.Series {
		f.Spec.Series[i].Short = m.collector(w.lines[0].Source)
	}
	n := 1 + m.addDeckFlows(f, w)
	others := 0
	for i := range m.ds.Measures {
		measure := &m.ds.Measures[i]
		facts := m.ds.FactsOf(measure.ID, w.subject)
		if len(facts) == 0 || m.text(measure.Unit) != m.text(m.open.Unit) {
			continue
		}
		s := f.Spec.Add(string(measure.ID), m.text(measure.Label), w.role)
		s.Short, s.Shape, s.Labelled = m.collector(facts[0].Source), otherShapes[others%len(otherShapes)], true
		for _, fact := range facts {
			year := fact.Period.Start
			s.Add(year, m.printedYear(year), fact.Number, m.factValue(measure, fact)).Note = m.factPeriod(fact)
			m.addSource(&f.Sources, fact.Source)
		}
		setApart(s)
		others++
	}
	if n += others; n > 1 {
		f.Title = m.say(catalogue.SeveralCounts, "flow", w.name, "n", strconv.Itoa(n))
	}
	m.view.Lines = append(m.view.Lines, m.show(f))
}

// caution is what to mind of the deck's flows that the measure comes nearest
// to: collectors count different people.
func (m *mobility) caution() []components.Phrase {
	for _, ind := range m.deck {
		if m.nearestFlow(ind) == m.open {
			return m.caveats(ind)
		}
	}
	return m.caveats(m.open)
}

func (b *builder) factValue(m *data.Measure, f *data.Fact) string {
	ind := &data.Indicator{Meaning: m.Meaning, Decimals: m.Decimals}
	return format.Value(b.cat, ind, data.Value{Number: f.Number})
}

// factPeriod is the years of a single figure as its collector calls them, and
// that it is an estimate.
func (b *builder) factPeriod(f *data.Fact) string {
	text := b.when(f.Period, f.PeriodKind, f.Day)
	if f.Flags.Has(data.Estimated) {
		text = b.join(text, b.say(catalogue.Estimate))
	}
	return text
}

// exchange draws the single figures of the larger direction, a figure a
// measure, at one scale, and says of which years there is none.
func (m *mobility) exchange(w *way) {
	domain := &chart.Domain{}
	first, last := 0, 0
	for i := range m.ds.Facts {
		if f := &m.ds.Facts[i]; f.Subject == w.subject {
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
		for i := range m.ds.Facts {
			f := &m.ds.Facts[i]
			has = has || f.Subject == w.subject && f.Period.Start <= year && year <= f.Period.End
		}
		if from == 0 && !has {
			from = year
		}
		if from > 0 && has {
			gaps = m.join(gaps, format.Period(data.Period{Start: from, End: year - 1}, m.st.Language))
			from = 0
		}
	}
	if gaps != "" {
		m.view.ExchangeNote = m.say(catalogue.NoFigureOf, "years", gaps)
	}
	for i := range m.ds.Measures {
		measure := &m.ds.Measures[i]
		if facts := m.ds.FactsOf(measure.ID, w.subject); len(facts) > 0 {
			m.bars(measure, facts, w, domain)
		}
	}
}

// bars draws one measure's single figures, a row a year. A year between two
// that have a figure says that it has none.
func (m *mobility) bars(measure *data.Measure, facts []*data.Fact, w *way, domain *chart.Domain) {
	name := m.text(measure.Label)
	f := m.figure(string(measure.ID), chart.Bars{})
	f.Spec.Domain = domain
	f.Measure.Meaning, f.Measure.Name, f.Measure.Unit = measure.Meaning, name, m.text(measure.Unit)
	// What the years say together is said as of a line, and of one source.
	trend := &chart.Spec{Form: chart.Lines{}}
	line := trend.Add("", name, w.role)
	year, segment := 0, 0
	row := func(key, name, value string, number float64) *chart.Point {
		return f.Spec.Add(key, name, w.role).Add(0, "", number, value)
	}
	for i, fact := range facts {
		for ; year > 0 && year < fact.Period.Start; year++ {
			when := m.when(data.Period{Start: year, End: year}, fact.PeriodKind, "")
			none := row(when, when, m.say(catalogue.NotAvailableInWords), 0)
			none.Missing, none.Reason = true, none.Text
		}
		year = fact.Period.End + 1
		when, value := m.factPeriod(fact), m.factValue(measure, fact)
		if i > 0 && (fact.Source != facts[i-1].Source || fact.Flags.Has(data.Break)) {
			segment++
		}
		line.Add(fact.Period.Start, when, fact.Number, value).Segment = segment
		row(strconv.Itoa(i), m.join(when, m.called(fact.Source)), value, fact.Number)
		m.addSource(&f.Sources, fact.Source)
		if fact.Arithmetic != "" {
			m.note(f, m.say(catalogue.Arithmetic, "when", when, "sum", fact.Arithmetic))
		}
	}
	f.Title = caption.For(m.cat, &f.Measure, trend).Title
	f.Measure.Name = m.join(w.name, name)
	m.view.Exchange = append(m.view.Exchange, m.show(f))
}

// ratios draws the ratio of the two directions by year: one source's own as a
// line, that of two releases and the deck's as marks outside it.
func (m *mobility) ratios() {
	name, two := m.say(catalogue.RatioName), m.say(catalogue.TwoSources)
	list := m.ds.Opposite(m.open.ID, m.ds.Roles.A, m.ds.Roles.B)
	f := m.figure("ratio", chart.Lines{})
	f.Measure.Meaning, f.Measure.Name, f.Measure.Unit = data.Amount, name, m.say(catalogue.BriefFlowRatio)
	f.Caveats = m.caution()
	for _, mixed := range [...]bool{false, true} {
		s := f.Spec.Add("own", name, chart.Pair)
		if mixed {
			s.Key, s.Name, s.Short, s.Shape = "two", m.join(name, two), two, chart.A
		}
		s.Labelled = true
		segment := 0
		for i := range list {
			c := &list[i]
			x, y := c.Inputs[0].Series, c.Inputs[1].Series
			if i > 0 && (x != list[i-1].Inputs[0].Series || y != list[i-1].Inputs[1].Series) {
				segment++
			}
			if c.Value.Missing != data.Present || mixed != (x.Source != y.Source) {
				continue
			}
			p := s.Add(c.Period.End, m.printedYear(c.Period.End), c.Value.Number, format.Number(c.Value.Number, 1))
			p.Segment, p.Open = segment, c.Flags.Has(data.Unreliable)
			if p.Provisional = c.Flags.Has(data.Provisional); p.Provisional {
				p.Note = m.say(catalogue.FlagProvisional)
			}
			m.cite(f, []*data.Series{x, y})
			if !mixed {
				s.Short = m.collector(x.Source)
			}
		}
		if mixed {
			setApart(s)
		}
		if len(s.Points) == 0 {
			f.Spec.Series = f.Spec.Series[:len(f.Spec.Series)-1]
		}
	}
	for _, ind := range m.deck {
		if m.nearestFlow(ind) != m.open {
			continue
		}
		m.view.Derived = m.derivedFigures(ind)
		derived := m.ds.Derived(ind.ID)
		for i := range derived {
			if d := &derived[i]; d.Value.Missing == data.Present {
				m.addDeck(&f.Spec, string(ind.ID), name, chart.Pair, d.Inputs[0].Period.End, d.Value.Number, format.Number(d.Value.Number, 1))
				m.addSource(&f.Sources, d.Inputs[0].Source)
			}
		}
	}
	if len(list) > 0 {
		m.view.Ratios = append(m.view.Ratios, m.show(f))
	}
}

// deckFlows draws the deck's own flows at one scale.
func (m *mobility) deckFlows() {
	domain := &chart.Domain{}
	for _, ind := range m.deck {
		for i := range m.ways {
			if o := m.ds.Cell(ind.ID, m.ways[i].column); o != nil {
				domain.End = max(domain.End, o.Value.Number) // a missing one has none
			}
		}
	}
	for _, ind := range m.deck {
		points := m.series(ind)
		f := m.figure(string(ind.ID), chart.Flow{Ends: []string{m.shortName(m.ds.Roles.A), m.shortName(m.ds.Roles.B)}})
		f.Measure = m.builder.measure(ind)
		f.Spec.Series = m.spec(ind, points).Series
		fromLeft(&f.Spec)
		f.Spec.Domain = domain
		f.Title = m.words(ind, &f.Spec).Title
		for i := range points {
			f.Notes = append(f.Notes, m.notes("flow-note-", points[i].observation)...)
			m.addSource(&f.Sources, points[i].observation.Source)
		}
		m.note(f, m.say(catalogue.OneScale))
		view := m.show(f)
		more := m.toIndicator(ind)
		more.Text = m.say(catalogue.InFull)
		view.More = []components.Link{*more}
		m.view.Deck = append(m.view.Deck, view)
	}
}

// toIndicator leads to an indicator's own page.
func (m *mobility) toIndicator(ind *data.Indicator) *components.Link {
	link := m.linkTo(state.Read{Indicator: ind.ID}, "")
	link.Phrase = m.phrase(ind.Label)
	return &link
}
