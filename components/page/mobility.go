package page

import (
	"slices"
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
// year, nil where none has.
type mobility struct {
	*builder
	ways [2]way
	open *data.Indicator
}

// way is one direction.
type way struct {
	subject data.Subject
	key     string // the column of its destination
	name    string // "From Japan to UK"
	short   string // "Japan→UK"
	role    chart.Role
	lines   []*data.Series
	most    float64 // the greatest number on its lines
}

func (b *builder) mobilityPage(doc *Document) vugu.Builder {
	m := &mobility{builder: b, open: b.flowMeasure()}
	for i := range m.ways {
		m.ways[i] = b.way(i == 1, m.open)
	}
	view := &components.MobilityPage{
		Title: b.say(catalogue.MobilityPage),
		Lede:  b.say(catalogue.MobilityIntroduction, "a", b.shortName(b.ds.Roles.A), "b", b.shortName(b.ds.Roles.B)),
	}
	view.Kicker = view.Title
	main := m.bothWays()
	if main != nil {
		view.Lines = append(view.Lines, main)
		view.Title = main.Title.Text
		view.Kicker = b.join(view.Kicker, b.text(m.open.Name))
	}
	doc.Title, doc.Description = b.say(catalogue.MobilityPage), b.say(catalogue.PageDescription, "title", view.Title, "introduction", view.Lede)
	doc.Spoken = b.spokenPage(view.Title, main)
	if b.st.Frame && main != nil {
		main.Main = true
		doc.Title = view.Title
		return main
	}
	view.Deck = m.deckFlows()
	if b.st.Frame && len(view.Deck) > 0 {
		view.Deck[0].Main = true
		return view.Deck[0]
	}
	if main != nil {
		// The page's own title says the finding.
		main.Title = b.phrase(m.open.Label)
		smaller := &m.ways[0]
		if m.ways[1].most < smaller.most {
			smaller = &m.ways[1]
		}
		if smaller.most > 0 {
			view.Lines = append(view.Lines, m.enlarged(smaller))
		}
		larger := &m.ways[0]
		if larger == smaller {
			larger = &m.ways[1]
		}
		m.exchange(view, larger)
		m.ratios(view)
	}
	m.counts(view)
	m.alone(view)
	m.totals(view)
	view.Words = m.said()
	m.timeline(view)
	view.Sources = b.sources(b.linked)
	return view
}

// deckMeasures are the flows of the deck's table.
func (b *builder) deckMeasures() []*data.Indicator {
	return slices.DeleteFunc(b.ds.Tabled(), func(ind *data.Indicator) bool { return ind.Meaning != data.Flow })
}

// flowMeasure is the open measure that has the two directions year by year:
// that which comes nearest to a flow of the deck, else the first that has one
// of them.
func (b *builder) flowMeasure() *data.Indicator {
	for _, ind := range b.deckMeasures() {
		if id := b.nearestFlow(ind); id != "" {
			return b.ds.Indicator(id)
		}
	}
	for _, ind := range b.ds.OpenOf(data.OfFlow) {
		for _, s := range b.ds.All(ind.ID) {
			if b.ds.ColumnOf(s.Subject) != "" {
				return ind
			}
		}
	}
	return nil
}

// nearestFlow is the open measure of flows that comes nearest to an indicator of
// the deck, "" where none does.
func (b *builder) nearestFlow(ind *data.Indicator) data.IndicatorID {
	for _, s := range b.ds.NearestTo(ind.ID) {
		if s.Subject.Kind == data.OfFlow {
			return s.Indicator
		}
	}
	return ""
}

// way is the direction from place A to place B, or back.
func (b *builder) way(back bool, measure *data.Indicator) way {
	from, to := b.ds.Roles.A, b.ds.Roles.B
	if back {
		from, to = to, from
	}
	w := way{subject: data.FlowOf(from, to), key: string(to), role: b.roleOfPlace(from),
		name:  b.say(catalogue.FlowFromTo, "origin", b.shortName(from), "destination", b.shortName(to)),
		short: b.shortName(from) + "→" + b.shortName(to)}
	if measure != nil {
		w.lines = b.ds.Lines(measure.ID, w.subject)
	}
	for _, s := range w.lines {
		for i := range s.Points {
			if p := &s.Points[i]; p.Missing == data.Present {
				w.most = max(w.most, p.Number)
			}
		}
	}
	return w
}

// collector is who counted what a source passes on.
func (b *builder) collector(id data.SourceID) string {
	if source := b.ds.Source(id); source.Database.IsStated() {
		return b.text(source.Database.Stated)
	}
	return b.called(id)
}

// draw makes a figure that names its sources shortly: it has several. The file
// that it can be had as names them in full.
func (m *mobility) draw(f *SeriesFigure) *components.Figure {
	f.Unindexed = true
	view := m.seriesFigure(f)
	for _, source := range m.linked {
		full := m.sourceLink(source)
		for i := range view.Sources {
			if link := &view.Sources[i]; *link == full {
				link.Text = m.say(catalogue.AltValue, "what", m.say(catalogue.SourceColumn), "value", m.called(source.ID))
			}
		}
	}
	return view
}

// linesOf are the series of a direction, one a source, in segments that are
// not joined. The source that has most years is drawn as a line, the others as
// marks that stand outside it; that with the newest year is labelled.
func (m *mobility) linesOf(w *way) []chart.Series {
	var list []chart.Series
	longest, newest, year := 0, 0, 0
	for _, source := range m.ds.SourcesOf(w.lines...) {
		drawn := chart.Series{Key: w.key + "-" + string(source.ID), Name: m.join(w.name, m.called(source.ID)), Short: m.collector(source.ID), Role: w.role}
		for _, s := range w.lines {
			if s.Source != source.ID {
				continue
			}
			points := m.line(s, "", "", 0).Points
			for i := range points {
				points[i].Segment += len(drawn.Points) + s.Segment // unlike those before
			}
			drawn.Points = append(drawn.Points, points...)
			if _, last := s.Span(); last > year {
				newest, year = len(list), last
			}
		}
		if len(list) > 0 && len(drawn.Points) > len(list[longest].Points) {
			longest = len(list)
		}
		list = append(list, drawn)
	}
	for i := range list {
		list[i].Labelled = i == newest
		if i != longest {
			setApart(&list[i])
		}
	}
	return list
}

// setApart draws all points of a series as marks outside any line.
func setApart(s *chart.Series) {
	for i := range s.Points {
		s.Points[i].Open, s.Points[i].Apart = true, true
	}
}

// deckMarks are the deck's own figures of a direction, for the flows that the
// measure comes nearest to.
func (m *mobility) deckMarks(w *way) []chart.Series {
	var list []chart.Series
	for _, ind := range m.deckMeasures() {
		o := m.ds.Cell(ind.ID, data.ColumnID(w.key))
		if m.nearestFlow(ind) != m.open.ID || o == nil || o.Subject != w.subject || o.Value.Missing != data.Present {
			continue
		}
		s := chart.Series{Key: w.key + "-" + string(ind.ID), Name: m.join(w.name, m.say(catalogue.DeckShort)), Short: m.say(catalogue.DeckShort),
			Role: w.role, Shape: chart.Pair, Labelled: true,
			Points: []chart.Point{{X: o.Period.End, XText: m.printedYear(o.Period.End), Value: o.Value.Number, Text: format.Value(m.cat, ind, o.Value)}}}
		setApart(&s)
		m.sourceLink(m.ds.Source(o.Source))
		list = append(list, s)
	}
	return list
}

// bothWays is the figure of both directions over time.
func (m *mobility) bothWays() *components.Figure {
	var lines []*data.Series
	f := &SeriesFigure{ID: "figure", Spec: chart.Spec{Form: chart.Lines}}
	for i := range m.ways {
		w := &m.ways[i]
		lines = append(lines, w.lines...)
		list := m.linesOf(w)
		for j := range list {
			list[j].Short = w.short
			if !list[j].Points[0].Apart {
				list[j].Name = w.name
			}
		}
		f.Spec.Series = append(append(f.Spec.Series, list...), m.deckMarks(w)...)
	}
	if len(lines) == 0 {
		return nil
	}
	f.Measure = m.measureOf(m.open)
	f.Sources = m.sourcesOf(lines...)
	f.Caveats = m.caveats(m.open)
	f.Notes = []components.NoteView{{ID: "figure-marks", Text: m.say(catalogue.OutsideLine)}}
	view := m.draw(f)
	view.Series = nil // both directions stand for themselves
	return view
}

// plain draws a figure whose values all stand at its marks: it needs no summary
// and no room for a readout.
func (m *mobility) plain(f *SeriesFigure) *components.Figure {
	f.Bare = true
	view := m.draw(f)
	view.Class, view.Summary = "fig", ""
	if view.Plot != nil {
		view.Plot.Hint = ""
	}
	return view
}

// count is one collector's single figures of a direction.
type count struct {
	measure *data.Measure
	facts   []*data.Fact
}

// countsOf are the single figures of a direction, by measure.
func (b *builder) countsOf(of data.Subject) []count {
	var list []count
	for i := range b.ds.Measures {
		c := count{measure: &b.ds.Measures[i]}
		if c.facts = b.ds.FactsOf(c.measure.ID, of); len(c.facts) > 0 {
			list = append(list, c)
		}
	}
	return list
}

// newest is the last figure.
func (c *count) newest() *data.Fact { return c.facts[len(c.facts)-1] }

// otherShapes tell the collectors of single figures apart.
var otherShapes = [...]chart.Role{chart.Chosen1, chart.Chosen2, chart.Chosen4}

// enlarged is the smaller direction on a scale of its own, with what others
// counted.
func (m *mobility) enlarged(w *way) *components.Figure {
	f := &SeriesFigure{ID: "smaller", Spec: chart.Spec{Form: chart.Lines}, Measure: m.measureOf(m.open), Bare: true,
		Sources: m.sourcesOf(w.lines...), Caveats: m.caution(), Notes: []components.NoteView{{ID: "smaller-scale", Text: m.say(catalogue.OwnScale)}}}
	deck := m.deckMarks(w)
	f.Spec.Series = append(m.linesOf(w), deck...)
	n := 1 + len(deck)
	for i, c := range m.countsOf(w.subject) {
		if m.text(c.measure.Unit) != m.text(m.open.Unit) {
			continue
		}
		s := chart.Series{Key: string(c.measure.ID), Name: m.text(c.measure.Label), Short: m.collector(c.newest().Source),
			Role: w.role, Shape: otherShapes[i%len(otherShapes)], Labelled: true}
		for _, fact := range c.facts {
			p := m.factPoint(c.measure, fact)
			p.XText, p.Note = m.printedYear(p.X), p.XText
			s.Points = append(s.Points, p)
			m.addSource(&f.Sources, fact.Source)
		}
		setApart(&s)
		f.Spec.Series = append(f.Spec.Series, s)
		n++
	}
	if n > 1 {
		f.Title = m.say(catalogue.SeveralCounts, "flow", w.name, "n", strconv.Itoa(n))
	}
	return m.draw(f)
}

// caution is what to mind of the deck's flows that the measure comes nearest
// to: the collectors count different people.
func (m *mobility) caution() []components.Phrase {
	for _, ind := range m.deckMeasures() {
		if m.nearestFlow(ind) == m.open.ID {
			return m.caveats(ind)
		}
	}
	return m.caveats(m.open)
}

// addSource names a source in a list that does not have it yet.
func (b *builder) addSource(list *[]components.SourceLink, id data.SourceID) {
	link := b.sourceLink(b.ds.Source(id))
	if !slices.Contains(*list, link) {
		*list = append(*list, link)
	}
}

// factPoint is a single figure as a chart draws it, its period as printed.
func (b *builder) factPoint(m *data.Measure, f *data.Fact) chart.Point {
	return chart.Point{X: f.Period.Start, XText: b.factPeriod(f), Value: f.Number, Text: b.factValue(m, f.Number)}
}

func (b *builder) factValue(m *data.Measure, number float64) string {
	return format.Value(b.cat, &data.Indicator{Meaning: m.Meaning, Decimals: m.Decimals}, data.Value{Number: number})
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
// measure, at one scale. A year between two that have a figure says that it
// has none.
func (m *mobility) exchange(view *components.MobilityPage, w *way) {
	counts := m.countsOf(w.subject)
	domain := &chart.Domain{}
	first, last := 0, 0
	for _, c := range counts {
		for _, f := range c.facts {
			domain.End = max(domain.End, f.Number)
			if first == 0 {
				first = f.Period.Start
			}
			first, last = min(first, f.Period.Start), max(last, f.Period.End)
		}
	}
	has := make([]bool, max(last-first+1, 0))
	for _, c := range counts {
		for _, f := range c.facts {
			for y := f.Period.Start; y <= f.Period.End; y++ {
				has[y-first] = true
			}
		}
		view.Exchange = append(view.Exchange, m.bars(&c, w, domain))
	}
	var gaps []string
	for i := 0; i < len(has); i++ {
		from := i
		for i < len(has) && !has[i] {
			i++
		}
		if i > from {
			gaps = append(gaps, format.Period(data.Period{Start: first + from, End: first + i - 1}, m.st.Language))
		}
	}
	if len(gaps) > 0 {
		view.ExchangeNote = m.say(catalogue.NoFigureOf, "years", m.join(gaps...))
	}
}

// bars draws one measure's single figures, a row a year.
func (m *mobility) bars(c *count, w *way, domain *chart.Domain) *components.Figure {
	name := m.text(c.measure.Label)
	f := &SeriesFigure{ID: string(c.measure.ID), Spec: chart.Spec{Form: chart.Bars, Domain: domain},
		Measure: caption.Measure{Meaning: c.measure.Meaning, Name: m.join(w.name, name), Unit: m.text(c.measure.Unit)}}
	course := chart.Series{Name: name, Role: w.role}
	var by []string
	year, segment := 0, 0
	for i, fact := range c.facts {
		for ; year > 0 && year < fact.Period.Start; year++ {
			none := chart.Point{X: year, XText: m.factPeriod(&data.Fact{PeriodKind: fact.PeriodKind, Period: data.Period{Start: year, End: year}}),
				Missing: true, Text: format.MissingInWords(m.cat, data.NotAvailable), Reason: format.MissingInWords(m.cat, data.NotAvailable)}
			course.Points = append(course.Points, none)
			by = append(by, "")
		}
		year = fact.Period.End + 1
		p := m.factPoint(c.measure, fact)
		if i > 0 && (fact.Source != c.facts[i-1].Source || fact.Flags.Has(data.Break)) {
			segment++
		}
		p.Segment = segment
		course.Points = append(course.Points, p)
		by = append(by, m.called(fact.Source))
		m.addSource(&f.Sources, fact.Source)
		if fact.Arithmetic != "" {
			f.Notes = append(f.Notes, components.NoteView{ID: f.ID + "-sum-" + strconv.Itoa(i), Text: m.say(catalogue.Arithmetic, "when", p.XText, "sum", fact.Arithmetic)})
		}
	}
	for i, p := range course.Points {
		f.Spec.Series = append(f.Spec.Series, chart.Series{Key: strconv.Itoa(i), Name: p.XText, Role: w.role, Points: []chart.Point{p}})
		if !p.Missing && segment > 0 {
			f.Spec.Series[i].Name = m.join(p.XText, by[i])
		}
	}
	// What the years say together is said as of a line, and of one source.
	words := f.Measure
	words.Name = name
	f.Title = caption.For(m.cat, words, &chart.Spec{Form: chart.Lines, Series: []chart.Series{course}}).Title
	return m.plain(f)
}

// ratios draws the ratio of the two directions by year: one source's own as a
// line, that of two releases and the deck's as marks outside it.
func (m *mobility) ratios(view *components.MobilityPage) {
	name := m.say(catalogue.RatioName)
	list := m.ds.Opposite(m.open.ID, m.ds.Roles.A, m.ds.Roles.B)
	own := chart.Series{Key: "own", Name: name, Role: chart.Pair, Labelled: true}
	mixed := chart.Series{Key: "mixed", Name: m.join(name, m.say(catalogue.TwoSources)), Short: m.say(catalogue.TwoSources), Role: chart.Pair, Shape: chart.A, Labelled: true}
	segment := 0
	for i := range list {
		c := &list[i]
		x, y := c.Inputs[0].Series, c.Inputs[1].Series
		if i > 0 && (x != list[i-1].Inputs[0].Series || y != list[i-1].Inputs[1].Series) {
			segment++
		}
		if c.Value.Missing != data.Present {
			continue
		}
		own.Short = m.collector(x.Source)
		to := &own
		if x.Source != y.Source {
			to = &mixed
		}
		to.Points = append(to.Points, chart.Point{X: c.Period.End, XText: m.printedYear(c.Period.End), Value: c.Value.Number,
			Text: format.Number(c.Value.Number, 1), Segment: segment, Open: c.Flags.Has(data.Unreliable)})
	}
	setApart(&mixed)
	f := &SeriesFigure{ID: "ratio", Spec: chart.Spec{Form: chart.Lines}, Bare: true, Caveats: m.caution(),
		Measure: caption.Measure{Meaning: data.Amount, Name: name, Unit: m.say(catalogue.BriefFlowRatio)},
		Sources: m.sourcesOf(append(m.ways[0].lines, m.ways[1].lines...)...)}
	for _, s := range [...]*chart.Series{&own, &mixed} {
		if len(s.Points) > 0 {
			f.Spec.Series = append(f.Spec.Series, *s)
		}
	}
	for _, ind := range m.deckMeasures() {
		if m.nearestFlow(ind) != m.open.ID {
			continue
		}
		view.Derived = m.derivedFigures(ind)
		derived := m.ds.Derived(ind.ID)
		for i := range derived {
			d := &derived[i]
			if d.Formula != data.FlowRatio || d.Value.Missing != data.Present {
				continue
			}
			year := d.Inputs[0].Period.End
			s := chart.Series{Key: "deck", Name: m.join(name, m.say(catalogue.DeckShort)), Short: m.say(catalogue.DeckShort), Role: chart.Pair, Shape: chart.Pair, Labelled: true,
				Points: []chart.Point{{X: year, XText: m.printedYear(year), Value: d.Value.Number, Text: m.derivedValue(*d)}}}
			setApart(&s)
			f.Spec.Series = append(f.Spec.Series, s)
			m.addSource(&f.Sources, d.Inputs[0].Source)
		}
	}
	if len(list) > 0 {
		view.Ratios = append(view.Ratios, m.draw(f))
	}
}

// deckFlows are the deck's own flows, drawn at one scale.
func (m *mobility) deckFlows() []*components.Figure {
	var figures []*components.Figure
	domain := &chart.Domain{}
	all := m.deckMeasures()
	for _, ind := range all {
		for _, p := range m.series(ind) {
			domain.End = max(domain.End, p.observation.Value.Number)
		}
	}
	for _, ind := range all {
		points := m.series(ind)
		f := &SeriesFigure{ID: string(ind.ID), Spec: *m.spec(ind, points), Measure: m.builder.measure(ind)}
		f.Spec.Form, f.Spec.Domain = chart.Flow, domain
		// What leaves place A comes first, and leaves from the left.
		slices.Reverse(f.Spec.Series)
		f.Spec.Columns = []string{m.shortName(m.ds.Roles.A), m.shortName(m.ds.Roles.B)}
		f.Title = m.words(ind, &f.Spec).Title
		for _, p := range points {
			f.Notes = append(f.Notes, m.notes("flow-note-", p.observation)...)
		}
		f.Notes = append(f.Notes, components.NoteView{ID: f.ID + "-scale", Text: m.say(catalogue.OneScale)})
		if source := m.sourceOf(points); source != nil {
			f.Sources = []components.SourceLink{m.sourceLink(source)}
		}
		view := m.plain(f)
		more := m.linkTo(state.Read{Indicator: ind.ID}, "")
		more.Text = m.say(catalogue.InFull)
		view.More = &more
		figures = append(figures, view)
	}
	return figures
}

// counts is the table of who counts whom: the deck's flows, the open measure,
// and each measure that single figures are of, with the newest figure in each
// direction.
func (m *mobility) counts(view *components.MobilityPage) {
	view.CountsHeading, view.CountsIntroduction = m.say(catalogue.CountsHeading), m.say(catalogue.CountsIntroduction)
	view.CountHeads = []components.TableHead{{Text: m.say(catalogue.CollectorColumn)}, {Text: m.say(catalogue.CountedColumn), Class: "l"}}
	for i := range m.ways {
		view.CountHeads = append(view.CountHeads, components.TableHead{Text: m.ways[i].name})
	}
	for _, ind := range m.deckMeasures() {
		row := m.countRow(ind, m.say(catalogue.DeckShort))
		for i := range m.ways {
			o := m.ds.Cell(ind.ID, data.ColumnID(m.ways[i].key))
			if o == nil || o.Value.Missing != data.Present {
				row.Values = append(row.Values, m.noCount(i, o))
				continue
			}
			row.Values = append(row.Values, m.countValue(i, format.Value(m.cat, ind, o.Value), format.Period(o.Period, m.st.Language), o.Source))
		}
		view.Counts = append(view.Counts, row)
	}
	if m.open != nil {
		row := m.countRow(m.open, "")
		for i := range m.ways {
			var newest data.Moment
			var by *data.Series
			for _, s := range m.ways[i].lines {
				if last, ok := s.Last(); ok && last.Year > newest.Year {
					newest, by = last, s
				}
			}
			if by == nil {
				row.Values = append(row.Values, m.noCount(i, nil))
				continue
			}
			row.Values = append(row.Values, m.countValue(i, format.Value(m.cat, m.open, data.Value{Number: newest.Number}), m.printedYear(int(newest.Year)), by.Source))
		}
		view.Counts = append(view.Counts, row)
	}
	for i := range m.ds.Measures {
		measure := &m.ds.Measures[i]
		row := components.Count{Key: string(measure.ID), Name: m.phrase(measure.Label), Whom: m.phrase(measure.Definition)}
		found := false
		for i := range m.ways {
			facts := m.ds.FactsOf(measure.ID, m.ways[i].subject)
			if len(facts) == 0 {
				row.Values = append(row.Values, components.CountValue{Direction: m.ways[i].name, Cell: &components.Cell{
					Value: format.Missing(m.cat, data.NotApplicable), Meaning: m.say(catalogue.MissingReason, "missing", format.MissingInWords(m.cat, data.NotApplicable), "reason", m.say(catalogue.OtherDirectionOnly))}})
				continue
			}
			found = true
			f := facts[len(facts)-1]
			row.Values = append(row.Values, m.countValue(i, m.factValue(measure, f.Number), m.factPeriod(f), f.Source))
		}
		if found {
			view.Counts = append(view.Counts, row)
		}
	}
}

// countRow is an indicator's row, and what its source says of whom it counts.
func (m *mobility) countRow(ind *data.Indicator, by string) components.Count {
	whom := m.statement(catalogue.CountingTerm, ind.Counting)
	row := components.Count{Key: string(ind.ID), Name: m.phrase(ind.Label), Whom: whom.Text, Reading: whom.Reading}
	row.Name.Text = m.join(row.Name.Text, by)
	return row
}

func (m *mobility) countValue(way int, value, when string, id data.SourceID) components.CountValue {
	link := m.sourceLink(m.ds.Source(id))
	return components.CountValue{Direction: m.ways[way].name, Cell: &components.Cell{Value: value}, Source: link.Address, Target: link.Target, When: m.say(catalogue.SourceOf, "when", when)}
}

// noCount says why a count has no figure of a direction.
func (m *mobility) noCount(way int, o *data.Observation) components.CountValue {
	missing := data.Value{Missing: data.NotAvailable}
	if o != nil {
		missing = o.Value
	}
	return components.CountValue{Direction: m.ways[way].name, Cell: &components.Cell{Value: format.Missing(m.cat, missing.Missing), Meaning: m.missing(missing)}}
}

// alone says of each flow of the deck that no open series has it, where so.
func (m *mobility) alone(view *components.MobilityPage) {
	for _, ind := range m.deckMeasures() {
		if m.nearestFlow(ind) != "" {
			continue
		}
		view.Alone = append(view.Alone, components.FlowAlone{
			ID:      "alone-" + string(ind.ID),
			Heading: m.say(catalogue.NoOpenSeries, "label", m.text(ind.Label)),
			Text:    m.say(catalogue.NoOpenSeriesText, "a", m.shortName(m.ds.Roles.A), "b", m.shortName(m.ds.Roles.B)),
			Derived: m.derivedFigures(ind),
		})
	}
}

// totals is the single figures of flows between one of the places and the
// world, of measures that have none between the two places.
func (m *mobility) totals(view *components.MobilityPage) {
	world := m.ds.Roles.World
	var years []string
	var counts []count
	for i := range m.ds.Measures {
		c := count{measure: &m.ds.Measures[i]}
		for _, place := range [...]data.PlaceID{m.ds.Roles.A, m.ds.Roles.B} {
			c.facts = append(append(c.facts, m.ds.FactsOf(c.measure.ID, data.FlowOf(place, world))...), m.ds.FactsOf(c.measure.ID, data.FlowOf(world, place))...)
		}
		between := len(m.ds.FactsOf(c.measure.ID, m.ways[0].subject)) + len(m.ds.FactsOf(c.measure.ID, m.ways[1].subject))
		if world == "" || between > 0 || len(c.facts) == 0 {
			continue
		}
		counts = append(counts, c)
		for _, f := range c.facts {
			if year := m.factPeriod(f); !slices.Contains(years, year) {
				years = append(years, year)
			}
		}
	}
	if len(counts) == 0 {
		return
	}
	slices.Sort(years)
	table := &components.FigureTable{Caption: m.say(catalogue.AllTogether), Heads: []components.TableHead{{Text: m.say(catalogue.CollectorColumn)}}}
	for _, year := range years {
		table.Heads = append(table.Heads, components.TableHead{Text: year})
	}
	details := &components.Details{}
	for _, c := range counts {
		row := components.FigureRow{Key: string(c.measure.ID), Head: m.text(c.measure.Label)}
		for range years {
			row.Cells = append(row.Cells, &components.Cell{Class: "na", Value: format.Missing(m.cat, data.NotAvailable), Meaning: m.say(catalogue.NotAvailableInWords)})
		}
		for _, f := range c.facts {
			cell := &components.Cell{Value: m.factValue(c.measure, f.Number), Label: components.Phrase{Text: f.Arithmetic}}
			if f.Flags.Has(data.Break) {
				cell.Label.Text = m.join(cell.Label.Text, "[b]")
				remark := m.phrase(m.ds.FactRemark(f))
				remark.Text = "[b] " + remark.Text
				if !slices.Contains(view.TotalsNotes, remark) {
					view.TotalsNotes = append(view.TotalsNotes, remark)
				}
			}
			row.Cells[slices.Index(years, m.factPeriod(f))] = cell
			m.addSource(&view.TotalsSources, f.Source)
		}
		table.Rows = append(table.Rows, row)
		details.Items = append(details.Items, components.Detail{Term: m.text(c.measure.Label), Text: m.phrase(c.measure.Definition)})
	}
	view.TotalsHeading, view.TotalsText = m.say(catalogue.AllTogether), m.say(catalogue.AllTogetherText)
	view.Totals, view.TotalsDetailsHeading, view.TotalsDetails = table, m.say(catalogue.CountsHeading), details
}

// said is what the deck says of mobility: the sentences whose evidence is one
// of its flows.
func (m *mobility) said() *components.Words {
	view := &components.Words{ID: "says", Heading: components.Phrase{Text: m.say(catalogue.RestHeading)}}
	for i := range m.ds.Messages {
		message := &m.ds.Messages[i]
		item := components.Item{Key: message.ID, Heading: m.phrase(message.Heading), Text: m.phrase(message.Text), EvidenceLabel: m.say(catalogue.Evidence)}
		for _, ind := range m.deckMeasures() {
			if slices.Contains(message.Evidence, ind.ID) {
				link := m.linkTo(state.Read{Indicator: ind.ID}, "")
				link.Phrase = m.phrase(ind.Label)
				item.Evidence = append(item.Evidence, link)
			}
		}
		if len(item.Evidence) > 0 {
			view.Items = append(view.Items, item)
		}
	}
	if len(view.Items) == 0 {
		return nil
	}
	return view
}

// timeline is what happened between the two places.
func (m *mobility) timeline(view *components.MobilityPage) {
	view.TimelineHeading = m.say(catalogue.TimelineHeading)
	for i := range m.ds.Events {
		e := &m.ds.Events[i]
		source := m.ds.Source(e.Source)
		view.Events = append(view.Events, components.EventItem{Key: strconv.Itoa(i), Date: format.Date(e.Date, m.st.Language), Text: m.phrase(e.Text),
			Source: m.sourceLink(source).Address, Link: m.called(e.Source)})
	}
}
