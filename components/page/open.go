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

// open is an indicator of the open sources as pages show it.
type open struct {
	*builder
	ind *data.Indicator
	// lines are its series over time: those of no field of science, or of all
	// fields together.
	lines []*data.Series
	// per is how many are printed as one: 1, or a million or a thousand million
	// where there are so many that nobody reads the digits.
	per float64
	// adds says that the measure adds up: several places together have more
	// than any of them, and are nothing to compare a place with.
	adds bool
	// drawn are the series that the page's figures show.
	drawn []*data.Series
}

// The greatest numbers from which on a million and a thousand million are
// printed as one.
const (
	million   = 1e6
	thousandM = 1e9
	fromTimes = 1e3
)

func (b *builder) open(ind *data.Indicator, lines []*data.Series) *open {
	o := &open{builder: b, ind: ind, per: 1}
	most, together := 0.0, 0.0
	for _, s := range lines {
		if f := b.ds.Field(s.Field); f != nil && !f.All {
			continue
		}
		o.lines = append(o.lines, s)
		last := latest(s).Number
		if p := b.ds.Place(s.Subject.Place); s.Subject.Kind == data.OfPlace && p != nil && p.Kind == data.Aggregate {
			together = max(together, last)
		} else {
			most = max(most, last)
		}
	}
	o.adds = together > most
	switch {
	case most >= thousandM*fromTimes:
		o.per = thousandM
	case most >= million*fromTimes:
		o.per = million
	}
	return o
}

// latest is the last value of a series that can bear a comparison, or else the
// last there is.
func latest(s *data.Series) data.Moment {
	for i := len(s.Points) - 1; i >= 0; i-- {
		if m := s.Points[i]; s.Comparable(m, m) {
			return m
		}
	}
	m, _ := s.Last()
	return m
}

// print writes a value.
func (o *open) print(m data.Moment) string {
	if o.per > 1 && m.Missing == data.Present {
		return format.Number(m.Number/o.per, 1)
	}
	return format.Value(o.cat, o.ind, o.ds.Value(m))
}

func (o *open) unit() string {
	unit := o.text(o.ind.Unit)
	switch o.per {
	case million:
		return o.say(catalogue.InMillions, "unit", unit)
	case thousandM:
		return o.say(catalogue.InBillions, "unit", unit)
	}
	return unit
}

func (o *open) measure() caption.Measure {
	return caption.Measure{Meaning: o.ind.Meaning, Name: o.text(o.ind.Name), Unit: o.unit()}
}

// subjects are what the dataset is about in this measure.
func (o *open) subjects() []data.Subject {
	a, b := o.ds.Roles.A, o.ds.Roles.B
	switch o.ind.Subject {
	case data.OfPair:
		return []data.Subject{data.PairOf(a, b)}
	case data.OfRanking:
		return []data.Subject{data.RankingOf(a, b), data.RankingOf(b, a)}
	case data.OfFlow:
		return []data.Subject{data.FlowOf(a, b), data.FlowOf(b, a)}
	}
	return []data.Subject{data.Of(a), data.Of(b)}
}

// own is the series of each of the subjects that goes on longest.
func (o *open) own() []*data.Series {
	var own []*data.Series
	for _, of := range o.subjects() {
		var newest *data.Series
		for _, s := range o.lines {
			if s.Subject == of && latest(s).Year > 0 && (newest == nil || latest(s).Year > latest(newest).Year) {
				newest = s
			}
		}
		if newest != nil {
			own = append(own, newest)
		}
	}
	return own
}

// who names the subject of a series, in full or briefly.
func (o *open) who(of data.Subject, briefly bool) string {
	switch of.Kind {
	case data.OfPair:
		return o.pairName(o.ds.Roles.A, o.ds.Roles.B)
	case data.OfRanking:
		return o.say(catalogue.RankOf, "partner", o.shortName(of.Partner), "place", o.shortName(of.Place))
	case data.OfFlow:
		return o.say(catalogue.FlowFromTo, "origin", o.shortName(of.Place), "destination", o.shortName(of.Partner))
	}
	if briefly {
		return o.shortName(of.Place)
	}
	return o.text(o.ds.Place(of.Place).Name)
}

// key is the place that gives a series its colour, or the pair.
func key(of data.Subject) string {
	switch of.Kind {
	case data.OfPair:
		return string(data.PairColumn(of.Place, of.Partner))
	case data.OfRanking:
		return string(of.Partner)
	}
	return string(of.Place)
}

// finding says the latest values of the subjects, each with its year.
func (o *open) finding() string {
	own := o.own()
	if len(own) == 0 {
		if rows, _ := o.fieldRows(); len(rows) > 0 {
			return o.fieldsFinding(rows)
		}
		return o.say(catalogue.CaptionNoValue, "name", o.text(o.ind.Name))
	}
	var items []string
	one := true
	for _, s := range own {
		one = one && latest(s).Year == latest(own[0]).Year
	}
	for _, s := range own {
		item := o.say(catalogue.WhoValue, "who", o.who(s.Subject, true), "value", o.print(latest(s)))
		if !one {
			item = o.inYear(item, s)
		}
		items = append(items, item)
	}
	text := o.join(items...)
	if one {
		text = o.inYear(text, own[0])
	}
	return o.say(catalogue.AltValue, "what", o.text(o.ind.Label), "value", text)
}

func (o *open) inYear(text string, s *data.Series) string {
	return o.say(catalogue.CaptionAside, "text", text, "aside", o.printedYear(int(latest(s).Year)))
}

// openPage is an indicator of the open sources in full.
func (b *builder) openPage(doc *Document) vugu.Builder {
	ind := b.ds.Indicator(b.st.Indicator)
	o := b.open(ind, b.ds.All(ind.ID))
	view := &components.IndicatorPage{Title: components.Phrase{Text: o.finding()}, Lede: b.phrase(ind.Definition)}
	doc.Title = b.text(ind.Name)
	doc.Description = b.say(catalogue.PageDescription, "title", view.Title.Text, "introduction", view.Lede.Text)
	doc.Announcement = b.say(catalogue.Chosen, "title", view.Title.Text)
	figures := o.figures()
	if len(figures) > 0 {
		view.Figure, view.Figures = figures[0], figures[1:]
	}
	if b.st.Frame {
		return view
	}
	view.Crumbs, view.Others = b.crumbs(ind), b.others(ind)
	view.MeaningHeading = b.say(catalogue.MeaningHeading)
	view.Meaning = &components.Details{Items: b.meaning(ind)}
	view.Derived = o.calculation()
	list := b.ds.SourcesOf(o.drawn...)
	if len(list) == 0 {
		return view
	}
	first, last := years(o.drawn)
	view.Citation = &components.Citation{Heading: b.say(catalogue.CiteHeading),
		Text: b.citation(ind, list[0], format.Period(data.Period{Start: first, End: last}, b.st.Language))}
	// What a remark at a value of the two rests on is a source too.
	for _, s := range o.own() {
		for _, m := range s.Points {
			if m.Remark == 0 {
				continue
			}
			if source := b.ds.Source(b.ds.Remarks[m.Remark-1].Source); source != nil && !slices.Contains(list, source) {
				list = append(list, source)
			}
		}
	}
	view.Sources = b.sources(list)
	return view
}

// figures are the measure over time, a figure for each source where several
// count places, and by field of science.
func (o *open) figures() []*components.Figure {
	var figures []*components.Figure
	for _, group := range o.groups() {
		figures = append(figures, o.overTime(group, len(figures)))
	}
	if rows, year := o.fieldRows(); len(rows) > 0 {
		figures = append(figures, o.byField(rows, year, len(figures)))
	}
	return figures
}

// groups are the series that stand in one figure: of places those of one
// source, the newest first; of anything else those of the subjects, by
// whichever source.
func (o *open) groups() [][]*data.Series {
	var groups [][]*data.Series
	if o.ind.Subject != data.OfPlace {
		var group []*data.Series
		for _, s := range o.lines {
			if slices.Contains(o.subjects(), s.Subject) {
				group = append(group, s)
			}
		}
		if len(group) > 0 {
			groups = append(groups, group)
		}
		return groups
	}
	for _, source := range o.ds.SourcesOf(o.lines...) {
		var group []*data.Series
		for _, s := range o.lines {
			if s.Source == source.ID {
				group = append(group, s)
			}
		}
		at := len(groups)
		for at > 0 && lastYear(groups[at-1]) < lastYear(group) {
			at--
		}
		groups = slices.Insert(groups, at, group)
	}
	return groups
}

func lastYear(lines []*data.Series) int {
	_, last := years(lines)
	return last
}

// What is drawn after the two places and those chosen: places together, then
// the other places.
const (
	togetherLevel = 2 + state.MostBeside
	othersLevel   = togetherLevel + 1
)

// level is where a series stands among the others of a figure, the first being
// 0, and how it is drawn; what is not drawn is below 0.
func (o *open) level(of data.Subject) (level int, role chart.Role) {
	switch of.Kind {
	case data.OfPair:
		return 0, chart.Pair
	case data.OfRanking:
		return 0, o.roleOfPlace(of.Partner)
	}
	role = o.roleOfPlace(of.Place)
	switch {
	case role == chart.B:
		return 1, role
	case role != chart.Other:
		return 0, role
	}
	if i := slices.Index(o.st.Series.Places, of.Place); i >= 0 {
		return 2 + i, chosenRoles[i]
	}
	switch o.ds.Place(of.Place).Kind {
	case data.Country:
		return othersLevel, chart.Other
	case data.Aggregate:
		if !o.adds {
			return togetherLevel, chart.Ink
		}
	}
	return -1, chart.Other
}

// fewPoints is how many values a series has at the most that is shown as
// moments and not as a line.
const fewPoints = 2

// overTime is the figure of a group of series.
func (o *open) overTime(group []*data.Series, index int) *components.Figure {
	f := SeriesFigure{ID: o.figureID(index), Measure: o.measure(), Quiet: true, Bare: index > 0}
	spec := &f.Spec
	spec.Form = chart.Lines
	if o.per == 1 {
		spec.Tick = o.tick(o.ind)
	}
	if o.ind.HasBenchmark {
		spec.Rule = &chart.Rule{Value: o.ind.Benchmark, Label: o.benchmark(o.ind)}
	}
	moments := o.ind.Subject == data.OfPlace
	for _, s := range group {
		moments = moments && len(s.Points) <= fewPoints
	}
	switch {
	case o.ind.Meaning == data.Rank:
		spec.Form = chart.Bump
	case moments:
		spec.Form = chart.Slope
	}
	own := o.own()
	var drawn []*data.Series
	for at := range othersLevel + 1 {
		if at == othersLevel && moments {
			break
		}
		for _, s := range group {
			level, role := o.level(s.Subject)
			if level != at || latest(s).Year == 0 {
				continue
			}
			line := o.line(s, key(s.Subject), o.who(s.Subject, false), role)
			line.Short = o.who(s.Subject, true)
			line.Labelled = at < othersLevel && (s.Subject.Kind != data.OfFlow || slices.Contains(own, s))
			line.Benchmark = at == togetherLevel
			if o.parted(group, s) {
				line.Name = o.say(catalogue.CaptionAside, "text", line.Name, "aside", o.called(s.Source))
				line.Short = o.called(s.Source)
			}
			if !moments {
				o.fill(&line)
			}
			for i := range line.Points {
				if p := &line.Points[i]; o.per > 1 && !p.Missing {
					p.Value /= o.per
					p.Text = format.Number(p.Value, 1)
				}
			}
			spec.Series = append(spec.Series, line)
			drawn = append(drawn, s)
			if k := line.Key; role != chart.Other && at < 2 && !slices.Contains(f.About, k) {
				f.About = append(f.About, k)
			}
		}
	}
	o.drawn = append(o.drawn, drawn...)
	f.Sources = o.sourcesOf(drawn...)
	if index == 0 {
		f.Caveats = o.caveats(o.ind)
	}
	f.Notes = o.ends(drawn)
	view := o.seriesFigure(f)
	view.More = o.more()
	if index == 0 && o.ind.Subject == data.OfPlace && !o.st.HideControls {
		view.Beside = o.beside()
	}
	return view
}

// figureID is a figure's place on the page, and the name of its files.
func (o *open) figureID(index int) string {
	id := string(o.ind.ID)
	if index > 0 {
		id += "-" + strconv.Itoa(index+1)
	}
	return id
}

// parted says whether a subject has several series in a group, which are then
// told apart by their sources.
func (o *open) parted(group []*data.Series, s *data.Series) bool {
	for _, other := range group {
		if other != s && other.Subject == s.Subject {
			return true
		}
	}
	return false
}

// called is what a source is called beside its figures.
func (b *builder) called(id data.SourceID) string {
	source := b.ds.Source(id)
	if source == nil {
		return string(id)
	}
	return b.text(source.Called())
}

// fill gives a line the years that its source leaves out, as missing: nothing
// is drawn across them.
func (o *open) fill(line *chart.Series) {
	if len(line.Points) <= fewPoints {
		return
	}
	var points []chart.Point
	for i, p := range line.Points {
		for i > 0 && points[len(points)-1].X < p.X-1 {
			year := points[len(points)-1].X + 1
			points = append(points, chart.Point{X: year, XText: o.printedYear(year), Missing: true,
				Text: format.Missing(o.cat, data.NotAvailable), Reason: o.say(catalogue.NotAvailableInWords), Segment: points[len(points)-1].Segment})
		}
		points = append(points, p)
	}
	line.Points = points
}

// ends says which of the subjects' series end before the others do.
func (o *open) ends(drawn []*data.Series) []components.NoteView {
	var notes []components.NoteView
	_, last := years(drawn)
	for _, s := range o.own() {
		if _, end := s.Span(); slices.Contains(drawn, s) && end < last {
			notes = append(notes, components.NoteView{Text: o.say(catalogue.SeriesEnds, "who", o.who(s.Subject, false), "year", o.printedYear(end))})
		}
	}
	return notes
}

// more leads to the page that shows such measures of any places.
func (o *open) more() *components.Link {
	route, words := state.Partners, catalogue.MorePairs
	switch o.ind.Subject {
	case data.OfPlace:
		return nil
	case data.OfFlow:
		route, words = state.Mobility, catalogue.MoreFlows
	}
	if !o.exists(route) || o.st.Frame {
		return nil
	}
	return &components.Link{Phrase: components.Phrase{Text: o.say(words)}, Address: o.st.Page(route).Address()}
}

// beside puts other places beside the two: a chip for each that is there, and
// a list of those that can be added. The value of a choice is the whole list
// of places that it leads to.
func (o *open) beside() *components.Beside {
	view := &components.Beside{Label: o.say(catalogue.ComparedWith), Remove: o.say(catalogue.RemovePair)}
	chosen := ""
	for i, id := range o.st.Series.Places {
		link := o.linkTo(state.Beside{Place: id}, "")
		link.Text = o.text(o.ds.Place(id).Name)
		view.Chips = append(view.Chips, components.SeriesLink{Link: link, Key: string(id), Mark: chart.MarkClass(chosenRoles[i])})
		chosen += string(id) + "~"
	}
	if len(view.Chips) == state.MostBeside {
		view.Limit = o.say(catalogue.BesideLimit, "n", strconv.Itoa(state.MostBeside))
		return view
	}
	choice := components.Choice{Label: o.say(catalogue.BesideLabel), Options: []components.Option{{Phrase: components.Phrase{Text: o.say(catalogue.BesideChoice)}, Value: chosen}}}
	for _, place := range o.places(o.ind) {
		if level, _ := o.level(data.Of(place.ID)); level == othersLevel {
			choice.Options = append(choice.Options, components.Option{Phrase: o.phrase(place.Name), Value: chosen + string(place.ID)})
		}
	}
	if len(choice.Options) > 1 {
		view.Adder = &components.Chooser{Action: o.st.Path(), Hidden: hidden(o.st, state.CountryParameter), Name: string(state.CountryParameter),
			Choices: []components.Choice{choice}, Show: o.say(catalogue.BesideShow)}
	}
	return view
}

// calculation shows how the latest values of a calculated measure come about;
// nil for a measure that its source gives.
func (o *open) calculation() *components.DerivedFigures {
	of := o.ds.Indicator(o.ind.Of)
	if of == nil {
		return nil
	}
	view := &components.DerivedFigures{Heading: o.say(catalogue.DerivedHeading), Preamble: o.say(catalogue.CalculatedPreamble), Caveats: o.caveats(o.ind)}
	number := func(c *data.Calculated, i int) string {
		return format.Value(o.cat, of, data.Value{Number: c.Inputs[i].Moment.Number})
	}
	add := func(who string, m data.Moment, formula string) {
		view.Items = append(view.Items, components.Derived{
			Label: o.say(catalogue.CaptionAside, "text", who, "aside", o.printedYear(int(m.Year))), Value: o.print(m), Formula: formula})
	}
	for _, s := range o.own() {
		m := latest(s)
		c := o.ds.WholeShare(o.ds.Line(of.ID, s.Subject, s.Source), int(m.Year))
		add(o.who(s.Subject, false), m, o.say(catalogue.FormulaShare, "x", number(&c, 0), "y", number(&c, 1)))
	}
	rows, year := o.fieldRows()
	for _, r := range rows[:min(len(rows), 2)] {
		for i, place := range [...]data.PlaceID{o.ds.Roles.A, o.ds.Roles.B} {
			c := o.ds.Specialisation(of.ID, place, r.field.ID, r.source, year)
			if c.Cause != data.Calculable {
				continue
			}
			add(o.join(o.text(r.field.Name), o.shortName(place)), r.values[i], o.say(catalogue.FormulaRatio,
				"x", "("+number(&c, 0)+" ÷ "+number(&c, 1)+")", "y", "("+number(&c, 2)+" ÷ "+number(&c, 3)+")"))
		}
	}
	return view
}

// nearest is the open measure that comes nearest to an indicator of the deck,
// over time; nil where there is none.
func (b *builder) nearest(ind *data.Indicator) *components.Figure {
	given := b.ds.NearestTo(ind.ID)
	if len(given) == 0 {
		return nil
	}
	lines := make([]*data.Series, len(given))
	for i := range given {
		lines[i] = &given[i]
	}
	measure := b.ds.Indicator(given[0].Indicator)
	o := b.open(measure, lines)
	view := o.overTime(o.lines, 1)
	view.CaveatsHeading = b.say(catalogue.NearestHeading)
	view.Caveats = []components.Phrase{{Text: b.say(catalogue.NearestText, "name", b.text(measure.Name))}}
	more := b.linkTo(state.Read{Indicator: measure.ID}, "")
	more.Text = b.say(catalogue.InFull)
	view.More = &more
	// What is known of its sources stands on its own page.
	for i := range view.Sources {
		view.Sources[i].Address = more.Address + view.Sources[i].Address
	}
	return view
}
