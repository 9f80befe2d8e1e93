package page

import (
	"slices"
	"strconv"
	"strings"

	"github.com/vugu/vugu"

	"bilateral/components"
	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/format"
	"bilateral/components/state"
	"bilateral/data"
)

// partners is what the page of two places is built from. A source that counts
// every year is drawn as lines; sources that give two years each stand in a
// table, a row a year, and are never joined.
type partners struct {
	*builder
	first, second data.PlaceID
	pairs         []*drawnPair // the chosen one, then those compared with it
	index         *data.Indicator
	joint         *data.Indicator // drawn as lines, by the source; nil where nothing is
	source        data.SourceID
	view          *components.PartnersPage
}

// drawnPair is a pair with its name and colour.
type drawnPair struct {
	id      data.ColumnID
	subject data.Subject
	name    string
	role    chart.Role
}

// both are the two places: the one whose partners are compared, then the other.
func (p *partners) both() [2]data.PlaceID { return [2]data.PlaceID{p.second, p.first} }

// other is the other of the two places.
func (p *partners) other(place data.PlaceID) data.PlaceID {
	if place == p.first {
		return p.second
	}
	return p.first
}

func (b *builder) partnersPage(doc *Document) vugu.Builder {
	p := &partners{builder: b, view: &components.PartnersPage{}}
	p.first, p.second = b.st.Pair()
	p.addPair(p.first, p.second)
	for _, id := range b.st.Series.Pairs {
		x, y, _ := strings.Cut(string(id), "-")
		p.addPair(data.PlaceID(x), data.PlaceID(y))
	}
	measures := b.ds.OpenOf(data.OfPair)
	for _, ind := range measures {
		if ind.Meaning == data.RatioToWorld {
			p.index = ind
		}
	}
	for _, ind := range measures {
		if ind.Meaning == data.Count {
			p.measure(ind)
		}
	}
	if p.index != nil {
		p.indices()
	}
	if !b.st.HideControls {
		p.picker()
	}
	name := p.pairs[0].name
	if p.view.Title == "" {
		p.view.Title = name
	}
	if p.view.Lede == "" {
		p.view.Lede = p.noValue(name)
	}
	if !b.st.Frame {
		p.view.Sources = b.sources(b.linked)
	}
	doc.Title = p.of(b.say(catalogue.PartnersPage), name)
	doc.Description = b.say(catalogue.PageDescription, "title", p.view.Title, "introduction", p.view.Lede)
	var main *components.Figure
	if rows := p.view.Rows; len(rows) > 0 {
		main, _ = rows[0].Figures[0].(*components.Figure)
	}
	doc.Spoken = b.spokenPage(p.view.Title, main)
	return p.view
}

// addPair names a pair and gives it a colour. The dataset's own pair has its
// own; another one that is chosen stands in ink.
func (p *partners) addPair(x, y data.PlaceID) {
	pair := &drawnPair{id: data.PairColumn(x, y), subject: data.PairOf(x, y), name: p.pairName(x, y), role: chart.Pair}
	if !p.isOurs(x, y) {
		pair.role = chart.Ink
		if n := len(p.pairs); n > 0 {
			pair.role = chosenRoles[n-1]
		}
	}
	p.pairs = append(p.pairs, pair)
}

// label is what a measure is called, and named how a phrase names two places.
func (p *partners) label(ind *data.Indicator) string { return p.text(ind.Label) }

func (p *partners) named(key catalogue.Key, place data.PlaceID) string {
	return p.say(key, "place", p.inProse(place), "partner", p.inProse(p.other(place)))
}

// of says whose a value is, or the value of what.
func (p *partners) of(what, value string) string {
	return p.say(catalogue.AltValue, "what", what, "value", value)
}

// value is a value as it is printed.
func (p *partners) value(ind *data.Indicator, m data.Moment) string {
	return format.Value(p.cat, ind, p.ds.Value(m))
}

// address leads to the view after an action, and there to what the page is
// about: its first figure, once there is one.
func (p *partners) address(a state.Action) string {
	fragment := ""
	if len(p.view.Rows) > 0 {
		fragment = "#" + p.view.Rows[0].Figures[0].(*components.Figure).ID
	}
	return p.linkTo(a, fragment).Address
}

// row puts figures beside each other.
func (p *partners) row(class string, figures ...*components.Figure) {
	row := &components.PartnersRow{Class: class}
	for _, f := range figures {
		if f != nil {
			row.Key = f.ID
			row.Figures = append(row.Figures, f)
		}
	}
	if row.Key != "" {
		p.view.Rows = append(p.view.Rows, row)
	}
}

// cite names a source beside others.
func (p *partners) cite(links []components.SourceLink, id data.SourceID) []components.SourceLink {
	return append(links, p.sourceLink(p.ds.Source(id)))
}

// figure is a chart of a measure by one source, still without series.
func (p *partners) figure(id string, form chart.Form, ind *data.Indicator, source data.SourceID) *SeriesFigure {
	f := &SeriesFigure{ID: id, Measure: p.measureOf(ind), Sources: p.cite(nil, source), Bare: true}
	f.Spec.Form, f.Spec.Tick = form, p.tick(ind)
	f.Caveats = p.caveats(ind)
	return f
}

// note is one more thing to mind, where there is one.
func note(list []components.Phrase, text string) []components.Phrase {
	if text == "" {
		return list
	}
	return append(list, components.Phrase{Text: text})
}

// plain is a figure without a chart.
func plain(id, title, subtitle string) *components.Figure {
	f := &components.Figure{ID: id, TitleID: id + "-title", Class: "fig"}
	f.Title.Text, f.Subtitle.Text = title, subtitle
	return f
}

// gap is a figure of which there is nothing to draw: it says what is missing
// and why, and leads to what the source covers and to a pair that it has.
func (p *partners) gap(id, name, why string, source data.SourceID) *components.Figure {
	f := plain(id, p.noValue(name), why)
	f.Class = "fig gap"
	if p.st.Frame {
		return f
	}
	way := func(text, address string) {
		f.More = append(f.More, components.Link{Phrase: components.Phrase{Text: text}, Address: address})
	}
	if a, b := p.ds.Roles.A, p.ds.Roles.B; !p.isOurs(p.first, p.second) {
		way(p.say(catalogue.ShowThisPair, "pair", p.pairName(b, a)), p.address(state.Pick{First: b, Second: a}))
	}
	way(p.say(catalogue.WhatIsCovered, "source", p.called(source)), p.st.Page(state.About).Address()+sourceFragment(source))
	return f
}

func (p *partners) noValue(name string) string {
	return p.say(catalogue.CaptionNoValue, "name", name)
}

// noFigure says that a source has no figure of a pair, and why.
func (p *partners) noFigure(ind *data.Indicator, source data.SourceID, pair *drawnPair) string {
	key, name := catalogue.NotListed, ""
	for _, id := range [...]data.PlaceID{pair.subject.Place, pair.subject.Partner} {
		covered := false
		for _, s := range p.ds.All(ind.ID) {
			covered = covered || s.Source == source && (s.Subject.Place == id || s.Subject.Partner == id)
		}
		if !covered {
			key, name = catalogue.NotCovered, p.inProse(id)
		}
	}
	return p.say(key, "source", p.called(source), "pair", pair.name, "place", name)
}

// smallestBase is the smallest number of which a multiple is said.
const smallestBase = 20

// moments says a series' values of two years that may be compared, those of
// the view where it has several; "" when there are no two.
func (p *partners) moments(key catalogue.Key, what string, ind *data.Indicator, s *data.Series) string {
	start, end := s.Span()
	if len(s.Points) > 2 {
		start, end = p.st.Series.Time.Within(start, end)
	}
	start, end, ok := s.Firm(start, end)
	if !ok {
		return ""
	}
	first, _ := s.At(start)
	last, _ := s.At(end)
	if key == catalogue.LedeGrowth && (first.Number < smallestBase || last.Number < first.Number) {
		key = catalogue.TwoMoments
	}
	return p.say(key, "what", what, "first", p.value(ind, first), "start", p.printedYear(start),
		"last", p.value(ind, last), "end", p.printedYear(end), "times", format.Number(last.Number/first.Number, 1))
}

// measure shows what the sources of a joint measure have of the pair.
func (p *partners) measure(ind *data.Indicator) {
	var yearly, editions []data.SourceID
	for _, s := range p.ds.All(ind.ID) {
		if len(s.Points) > 2 && !slices.Contains(yearly, s.Source) {
			yearly = append(yearly, s.Source)
			p.yearly(ind, s.Source)
		}
	}
	for _, s := range p.ds.All(ind.ID) {
		if !slices.Contains(yearly, s.Source) && !slices.Contains(editions, s.Source) {
			editions = append(editions, s.Source)
		}
	}
	if len(editions) > 0 {
		p.editions(ind, editions)
	}
}

// yearly is what a source that counts every year has: joint works, the rank of
// each for the other, and the part of each one's international works that the
// joint ones are.
func (p *partners) yearly(joint *data.Indicator, source data.SourceID) {
	id := string(joint.ID)
	if p.joint == nil {
		p.joint, p.source = joint, source
	} else {
		id += "-" + string(source)
	}
	figure := p.figure(id, chart.Lines{}, joint, source)
	without := ""
	for _, pair := range p.pairs {
		if s := p.ds.Line(joint.ID, pair.subject, source); s != nil {
			p.addLine(&figure.Spec, joint, s.Points, string(pair.id), pair.name, pair.role)
		} else {
			without += p.noFigure(joint, source, pair)
		}
	}
	if len(figure.Spec.Series) == 0 {
		p.row("", p.gap(id, p.label(joint), without, source))
		return
	}
	figure.Bare, figure.Caveats = false, append(p.nothingOf(&figure.Spec), note(figure.Caveats, without)...)
	view := p.seriesFigure(figure)
	view.DetailsHeading, view.Details = p.say(catalogue.DetailsHeading), p.details(joint, p.ds.Source(source))
	p.row("", view)
	if own := p.ds.Line(joint.ID, p.pairs[0].subject, source); own != nil {
		p.find(joint, own)
		p.row("half even", p.ranks(p.second, source), p.ranks(p.first, source))
		p.row("", p.shares(joint, own))
	}
}

// shareMeasure is the part of a whole that joint works are, cosineMeasure
// Salton's cosine.
var (
	shareMeasure  = data.Indicator{Meaning: data.Share, Decimals: 1}
	cosineMeasure = data.Indicator{Decimals: 4}
)

// share is the part of a place's international works that a pair's joint
// works of a year are.
func (p *partners) share(joint *data.Indicator, s *data.Series, place data.PlaceID, year int) data.Moment {
	c := s.PartOf(p.ds.Line(joint.Whole, data.Of(place), s.Source), year)
	m, _ := s.At(year)
	m.Number, m.Missing, m.Flags = c.Value.Number, c.Value.Missing, c.Flags
	return m
}

// find is what the page says first: what the joint works are to each of the
// two, the larger part first, in the latest year that may be compared, and how
// they went.
func (p *partners) find(joint *data.Indicator, s *data.Series) {
	if p.view.Lede != "" {
		return
	}
	p.view.Lede = p.say(catalogue.CaptionSentence, "text", p.moments(catalogue.LedeGrowth, p.label(joint), joint, s))
	_, year, _ := s.Firm(s.Span())
	a, b := p.second, p.first
	x, y := p.share(joint, s, a, year), p.share(joint, s, b, year)
	if x.Missing != data.Present || y.Missing != data.Present {
		return
	}
	if y.Number > x.Number {
		x, y, a, b = y, x, b, a
	}
	p.view.Title = p.say(catalogue.SharesTitle, "year", p.printedYear(year), "a", p.inProse(a), "b", p.inProse(b),
		"x", p.value(&shareMeasure, x), "y", p.value(&shareMeasure, y))
}

// roleAt is the colour of one of the two places that are chosen.
func (p *partners) roleAt(place data.PlaceID) chart.Role {
	role := p.roleOfPlace(place)
	if role == chart.Other {
		role = chart.Chosen1
		if place == p.second {
			role = chart.Chosen2
		}
	}
	return role
}

// shares are the parts of each one's international works that the joint works
// are, over time; nil where the source does not count those.
func (p *partners) shares(joint *data.Indicator, s *data.Series) *components.Figure {
	whole := p.ds.Indicator(joint.Whole)
	if whole == nil {
		return nil
	}
	figure := p.figure(string(joint.ID)+"-shares", chart.Lines{}, &shareMeasure, s.Source)
	figure.Measure.Name = p.say(catalogue.SharesName)
	for _, place := range p.both() {
		line := &data.Series{Points: make([]data.Moment, len(s.Points))}
		for i := range s.Points {
			line.Points[i] = p.share(joint, s, place, int(s.Points[i].Year))
		}
		p.addLine(&figure.Spec, &shareMeasure, line.Points, string(place), p.shortName(place), p.roleAt(place))
		if figure.Title != "" {
			figure.Title += p.say(catalogue.Semicolon)
		}
		figure.Title += p.moments(catalogue.TwoMoments, p.named(catalogue.ShareOf, place), &shareMeasure, line)
	}
	figure.Title = opening(figure.Title)
	figure.Caveats = note(nil, p.say(catalogue.SharesFormula, "joint", p.label(joint), "whole", p.label(whole)))
	if joint.Total == "" {
		figure.Caveats = note(figure.Caveats, p.say(catalogue.NoCosine, "whole", p.label(whole)))
	}
	return p.seriesFigure(figure)
}

// fewRanks is how many ranks a chart of ranks shows at the least.
const fewRanks = 10

// ranks are the partners of a place in their order, year by year, where the
// source gives it. A place that leaves the list ends its line, and one that is
// always below the ranks that are shown is left out.
func (p *partners) ranks(place data.PlaceID, source data.SourceID) *components.Figure {
	partner, what := p.other(place), p.named(catalogue.RankOf, place)
	for _, ind := range p.ds.OpenOf(data.OfRanking) {
		if ind.Meaning != data.Rank {
			continue
		}
		id := string(ind.ID) + "-" + string(place)
		own := p.ds.Line(ind.ID, data.RankingOf(place, partner), source)
		if own == nil {
			return p.gap(id, what, p.say(catalogue.NoRanks, "source", p.called(source)), source)
		}
		figure := p.figure(id, chart.Bump{}, ind, source)
		p.addLine(&figure.Spec, ind, own.Points, string(partner), p.shortName(partner), p.roleAt(partner))
		shown := max(fewRanks, deepest(own.Points)+1)
		for _, s := range p.ds.All(ind.ID) {
			if s.Subject.Place != place || s.Source != source || s == own || highest(s.Points) > shown {
				continue
			}
			points := p.addLine(&figure.Spec, ind, s.Points, string(s.Subject.Partner), p.shortName(s.Subject.Partner), chart.Other).Points
			absences := 0
			for i := 1; i < len(points); i++ {
				if points[i].X > points[i-1].X+1 {
					absences++
				}
				points[i].Segment += absences
			}
		}
		figure.Title = p.moments(catalogue.TwoMoments, what, ind, own)
		figure.Caveats = note(figure.Caveats, p.text(ind.Definition))
		p.addPrinted(figure, place)
		return p.seriesFigure(figure)
	}
	return nil
}

// deepest is the lowest rank of some moments, highest the first.
func deepest(moments []data.Moment) float64 {
	rank := 0.0
	for i := range moments {
		rank = max(rank, moments[i].Number)
	}
	return rank
}

func highest(moments []data.Moment) float64 {
	rank := deepest(moments)
	for i := range moments {
		if moments[i].Missing == data.Present {
			rank = min(rank, moments[i].Number)
		}
	}
	return rank
}

// addPrinted puts the rank that the deck prints beside a line of ranks: an
// open mark of its own, as it is of another source and nothing is wrong with
// it.
func (p *partners) addPrinted(figure *SeriesFigure, place data.PlaceID) {
	subject := data.RankingOf(place, p.other(place))
	for _, ind := range p.ds.Tabled() {
		o := p.ds.Cell(ind.ID, p.ds.ColumnOf(subject))
		if ind.Meaning != data.Rank || o == nil || o.Subject != subject || o.Value.Missing != data.Present {
			continue
		}
		name := p.text(p.ds.Deck)
		moments := []data.Moment{{Number: o.Value.Number, Year: int16(o.Period.End)}}
		drawn := p.addLine(&figure.Spec, ind, moments, "deck", name, chart.Deck)
		drawn.Labelled = false
		setApart(drawn)
		mark := &drawn.Points[0]
		mark.Note = p.say(catalogue.PrintedRank, "value", mark.Text, "year", mark.XText)
		figure.Caveats = note(figure.Caveats, p.say(catalogue.PrintedRankMark, "value", mark.Text, "year", mark.XText))
		figure.Sources = p.cite(figure.Sources, o.Source)
	}
}

// editions is what sources that give few years have of the pair, a row a year
// of a source. No row is compared with one of another source.
func (p *partners) editions(joint *data.Indicator, sources []data.SourceID) {
	pair, name, id := p.pairs[0], p.label(joint), string(joint.ID)+"-editions"
	figure := plain(id, name, "")
	figure.Table = &components.FigureTable{Caption: p.say(catalogue.EditionsSubtitle, "pair", pair.name)}
	var newest *data.Series
	latest, why := 0, ""
	for _, source := range sources {
		s := p.ds.Line(joint.ID, pair.subject, source)
		if s == nil {
			why = p.noFigure(joint, source, pair)
			continue
		}
		if _, last := s.Span(); last >= latest {
			newest, latest = s, last
		}
		figure.Sources = p.cite(figure.Sources, source)
		for i := range s.Points {
			p.edition(figure.Table, joint, s, s.Points[i])
		}
	}
	if newest == nil {
		p.row("", p.gap(id, name, why, sources[len(sources)-1]))
		return
	}
	p.find(joint, newest)
	figure.Title.Text = p.moments(catalogue.TwoMoments, name, joint, newest)
	figure.Class = "fig editions"
	figure.CaveatsHeading = p.say(catalogue.CaveatsHeading)
	figure.Caveats = note(note(p.caveats(joint), p.say(catalogue.EditionsFormula)), why)
	p.row("", figure)
}

// edition is what one source has of the pair in one year, as a row. The first
// writes the heads of the columns.
func (p *partners) edition(table *components.FigureTable, joint *data.Indicator, s *data.Series, m data.Moment) {
	year, first := int(m.Year), len(table.Rows) == 0
	add := func(head string, cell *components.Cell) {
		if first {
			table.AddHead(head)
		}
		table.AddCell(cell)
	}
	table.AddRow(string(s.Source)+strconv.Itoa(year), p.printedYear(year))
	if first {
		table.AddHead(p.say(catalogue.YearColumn))
	}
	add(p.label(joint), p.valueCell(joint, m))
	for _, place := range p.both() {
		add(opening(p.named(catalogue.ShareOf, place)), p.valueCell(&shareMeasure, p.share(joint, s, place, year)))
		cell := p.valueCell(joint, data.Moment{Missing: data.NotAvailable})
		rank, total, tied := p.ds.PartnerRank(joint.ID, place, p.other(place), s.Source, year)
		if rank > 0 {
			cell = &components.Cell{Value: p.rankAmong(rank, total)}
		}
		if tied {
			cell.Value += p.say(catalogue.TiedRank)
		}
		add(p.named(catalogue.RankOf, place), cell)
	}
	if p.index != nil {
		add(p.label(p.index), p.valueCell(p.index, p.indexAt(s.Subject, s.Source, year)))
	}
	cosine := p.ds.Cosine(s, year).Value
	add(p.say(catalogue.BriefCosine), p.valueCell(&cosineMeasure, data.Moment{Number: cosine.Number, Missing: cosine.Missing}))
	source := &components.Cell{Value: p.called(s.Source)}
	if link := p.sourceLink(p.ds.Source(s.Source)); link.Target == "" {
		source.Link = link.Address
	}
	add(p.say(catalogue.SourceColumn), source)
}

// valueCell is a value in a table, or why there is none.
func (p *partners) valueCell(ind *data.Indicator, m data.Moment) *components.Cell {
	cell := &components.Cell{Value: p.value(ind, m)}
	if m.Missing != data.Present {
		cell.Class, cell.Meaning = "na", p.missing(p.ds.Value(m))
	}
	return cell
}

// rankAmong is a rank with how many it is among.
func (p *partners) rankAmong(rank, total int) string {
	return p.say(catalogue.CaptionAmong, "value", format.Ordinal(rank, p.st.Language), "total", strconv.Itoa(total))
}

// indexAt is the index of a pair in a year of a source.
func (p *partners) indexAt(pair data.Subject, source data.SourceID, year int) data.Moment {
	if s := p.ds.Line(p.index.ID, pair, source); s != nil {
		if m, ok := s.At(year); ok {
			return m
		}
	}
	return data.Moment{Missing: data.NotAvailable}
}
