// Package partners is the page of any two places: joint works by source, the
// rank of each among the other's partners, shares, and the index of their
// collaboration, whose matrix is the picker.
package partners

import (
	"slices"
	"strconv"
	"strings"

	"github.com/vugu/vugu"

	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/figure"
	"bilateral/components/format"
	"bilateral/components/page"
	"bilateral/components/state"
	"bilateral/components/ui"
	"bilateral/data"
)

// Page is the page of any two places: their joint works, ranks, shares and index.
var Page = &page.Page{
	Route: state.Partners,
	Needs: func(ds *data.Dataset, _ *state.State) []data.CollectionID {
		return page.Collections(ds.OpenOf(data.OfPair, data.OfRanking)...)
	},
	Build: build,
}

// newest finds the newest edition of the index.
func (p *builder) newest() *newest {
	in := &newest{ds: p.c.Dataset, index: p.index.ID}
	all := p.c.Dataset.All(p.index.ID)
	for _, s := range all {
		if _, last := s.Span(); last > in.year {
			in.source, in.year = s.Source, last
		}
	}
	partners := map[data.PlaceID]int{}
	for _, s := range all {
		if s.Source == in.source {
			partners[s.Subject.Place]++
			partners[s.Subject.Partner]++
		}
	}
	most := 0
	sizes := map[data.PlaceID]float64{}
	for _, place := range p.c.Places(p.index) {
		n := partners[place.ID]
		if n > most {
			in.places, most = nil, n
		}
		if n == most {
			in.places = append(in.places, place.ID)
			sizes[place.ID] = p.size(in, place.ID)
		}
	}
	data.Order(in.places, func(x, y data.PlaceID) bool { return sizes[x] > sizes[y] })
	return in
}

// size is a place's international output in the edition of the index.
func (p *builder) size(in *newest, place data.PlaceID) float64 {
	for _, joint := range p.c.Dataset.OpenOf(data.OfPair) {
		if s := p.c.Dataset.Line(joint.Whole, data.Of(place), in.source); s != nil {
			m, _ := s.At(in.year)
			return m.Number
		}
	}
	return 0
}

// indices are the index of one of the two with its partners, and the matrix of
// all pairs.
func (p *builder) indices() {
	if in := p.newest(); in.year > 0 {
		p.row("half even", p.twoYears(in), p.matrix(in))
	}
}

// twoYears is the index of the second place with each partner in the first and
// the last year of the edition; of the first place where the source has not
// all partners of the second.
func (p *builder) twoYears(in *newest) *ui.Figure {
	id, name, pivot := string(p.index.ID), p.label(p.index), p.second
	own, last := in.of(p.first, p.second)
	if own == nil {
		return p.gap(id, name, p.noFigure(p.index, in.source, p.pairs[0]), in.source)
	}
	if !slices.Contains(in.places, pivot) {
		pivot = p.first
	}
	partner, places := p.other(pivot), slices.Clone(in.places)
	if !slices.Contains(places, partner) {
		places = append(places, partner)
	}
	model := p.figure(id, chart.Slope{}, p.index, in.source)
	model.Spec.Benchmark = &chart.Benchmark{Value: p.index.Benchmark, Label: p.c.Benchmark(p.index)}
	places = in.partners(pivot, places)
	rank := 1
	for _, id := range places {
		role := chart.Other
		if id == partner {
			role = p.pairs[0].role
		}
		s, m := in.of(pivot, id)
		if m.Number > last.Number {
			rank++
		}
		figure.AddLine(p.c, &model.Spec, p.index, s.Points, string(id), p.c.ShortName(id), role)
	}
	p.view.Lede += p.c.Say(catalogue.LedeIndex, "index", name, "value", p.value(p.index, last), "year", p.c.Year(in.year), "benchmark", format.Number(p.index.Benchmark, 0))
	model.Title = p.moments(catalogue.TwoMoments, p.of(name, p.pairs[0].name), p.index, own) + p.c.Say(catalogue.Semicolon) + p.rankAmong(rank, len(places))
	view := figure.Draw(p.c, model)
	view.DetailsHeading, view.Details = p.c.Say(catalogue.DetailsHeading), p.c.Details(p.index, p.c.Dataset.Source(in.source))
	return view
}

// matrix is the index of each two of the largest places, the two chosen among
// them. Each number chooses its pair.
func (p *builder) matrix(in *newest) *ui.Figure {
	var places []data.PlaceID
	room := mostInMatrix
	for _, id := range p.both() {
		if slices.Contains(in.places, id) {
			room--
		}
	}
	for _, id := range in.places {
		if id == p.first || id == p.second {
			places = append(places, id)
		} else if room > 0 {
			places = append(places, id)
			room--
		}
	}
	view := &ui.PairMatrix{Low: p.c.Say(catalogue.RampLow), High: p.c.Say(catalogue.RampHigh), Middle: format.Number(p.index.Benchmark, 0)}
	highest, title := 0.0, ""
	for i, place := range places {
		row := &ui.FigureRow{Key: string(place), Head: p.c.ShortName(place)}
		for _, other := range places[:i] {
			cell, value := p.indexCell(in, other, place)
			if value > highest {
				highest, title = value, p.c.Say(catalogue.CaptionHighest, "who", p.c.PairName(other, place), "value", cell.Value)
			}
			row.Cells = append(row.Cells, cell)
		}
		view.Rows = append(view.Rows, row)
	}
	for _, of := range p.both() {
		list := &ui.PairList{Head: p.c.Say(catalogue.PairWith, "place", p.c.ShortName(of))}
		for _, other := range in.partners(of, places) {
			cell, _ := p.indexCell(in, of, other)
			list.Items = append(list.Items, &ui.PairItem{Name: p.c.ShortName(other), Cell: cell})
		}
		view.Lists = append(view.Lists, list)
	}
	view.Caption = p.c.Say(catalogue.MatrixSubtitle, "name", p.label(p.index), "year", p.c.Year(in.year))
	model := plain(string(p.index.ID)+"-matrix", title, view.Caption)
	model.Matrix, model.Sources = view, p.cite(nil, in.source)
	return model
}

// indexCell is the index of two places as a link that chooses them, and the
// number, 0 where there is none.
func (p *builder) indexCell(in *newest, first, second data.PlaceID) (*ui.Cell, float64) {
	_, m := in.of(first, second)
	cell := p.valueCell(p.index, m)
	cell.Link = p.address(state.Pick{First: first, Second: second})
	if m.Missing == data.Present {
		cell.Class = "h" + strconv.Itoa(chart.Level(m.Number, p.index.Benchmark))
	}
	if data.PairOf(first, second) == p.pairs[0].subject {
		cell.Class += " us"
	}
	cell.Meaning = p.of(p.c.PairName(first, second), cell.Value)
	return cell, m.Number
}

// picker is the form that chooses the two places, and the one that adds to the
// pairs compared.
func (p *builder) picker() {
	view, places := p.view, p.c.Places(p.c.Dataset.OpenOf(data.OfPair)...)
	view.Picker = p.chooser(state.CountryParameter, catalogue.ShowPair)
	view.Picker.Swap, view.Picker.SwapLabel = p.address(state.Pick{First: p.second, Second: p.first}), p.c.Say(catalogue.SwapPair)
	p.addPlaces(catalogue.FirstPlace, p.first, places)
	p.addPlaces(catalogue.SecondPlace, p.second, places)
	view.ChipsLabel, view.Remove = p.c.Say(catalogue.ComparedWith), p.c.Say(catalogue.RemovePair)
	taken := []data.ColumnID{p.pairs[0].id}
	for _, pair := range p.pairs[1:] {
		chip := &ui.SeriesLink{Key: string(pair.id), Mark: chart.MarkClass(pair.role)}
		chip.Text, chip.Address = pair.name, p.address(state.Compare{Pair: pair.id})
		view.Chips = append(view.Chips, chip)
		taken = append(taken, pair.id)
	}
	if len(taken) == state.MostPairs {
		view.Limit = p.c.Say(catalogue.PairLimit, "n", strconv.Itoa(state.MostPairs))
		return
	}
	if p.joint == nil {
		return
	}
	// A pair of one of the two places that has a line of years.
	choice := &ui.Choice{Label: p.c.Say(catalogue.AddPair), Ask: p.c.Say(catalogue.ChoosePair)}
	for _, of := range p.both() {
		for _, place := range places {
			id := data.PairColumn(of, place.ID)
			if !slices.Contains(taken, id) && p.c.Dataset.Line(p.joint.ID, data.PairOf(of, place.ID), p.source) != nil {
				choice.Add(p.c.PairName(of, place.ID), string(id))
			}
		}
	}
	if len(choice.Options) > 0 {
		view.Adder = p.chooser(state.PairsParameter, catalogue.AddThis)
		// The pairs already there are sent too, before the one added.
		view.Adder.Hidden = page.HiddenFields(state.Update(p.c.State, state.LetGo{}), "")
		view.Adder.Choices = []*ui.Choice{choice}
	}
}

// addPlaces puts a list of places into the picker. The other one that is
// chosen is not in it: swapping is another control.
func (p *builder) addPlaces(label catalogue.Key, chosen data.PlaceID, places []*data.Place) {
	choice := &ui.Choice{Label: p.c.Say(label)}
	for _, place := range places {
		if place.ID == p.other(chosen) {
			continue
		}
		option := choice.Add("", string(place.ID))
		option.Phrase = p.c.Phrase(place.Name)
		if place.ID == chosen {
			option.Selected = "selected"
		}
	}
	p.view.Picker.Choices = append(p.view.Picker.Choices, choice)
}

// chooser is a form of one parameter. What was picked out of the pairs before
// is let go.
func (p *builder) chooser(name state.Parameter, show catalogue.Key) *ui.Chooser {
	st := state.Update(p.c.State, state.LetGo{})
	return &ui.Chooser{Action: st.Path(), Hidden: page.HiddenFields(st, name), Name: string(name), Show: p.c.Say(show)}
}

// builder is what the page of two places is built from. A source that counts
// every year is drawn as lines; sources that give two years each stand in a
// table, a row a year, and are never joined.
type builder struct {
	c             *page.Context
	first, second data.PlaceID
	pairs         []*drawnPair // the chosen one, then those compared with it
	index         *data.Indicator
	joint         *data.Indicator // drawn as lines, by the source; nil where nothing is
	source        data.SourceID
	view          *View
}

// drawnPair is a pair with its name and colour.
type drawnPair struct {
	id      data.ColumnID
	subject data.Subject
	name    string
	role    chart.Role
}

// both are the two places: the one whose partners are compared, then the other.
func (p *builder) both() [2]data.PlaceID { return [2]data.PlaceID{p.second, p.first} }

// other is the other of the two places.
func (p *builder) other(place data.PlaceID) data.PlaceID {
	if place == p.first {
		return p.second
	}
	return p.first
}

func build(c *page.Context, doc *page.Document) vugu.Builder {
	p := &builder{c: c, view: &View{}}
	p.first, p.second = c.State.Pair()
	p.addPair(p.first, p.second)
	for _, id := range c.State.Series.Pairs {
		x, y, _ := strings.Cut(string(id), "-")
		p.addPair(data.PlaceID(x), data.PlaceID(y))
	}
	measures := c.Dataset.OpenOf(data.OfPair)
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
	if !c.State.HideControls {
		p.picker()
	}
	name := p.pairs[0].name
	if p.view.Title == "" {
		p.view.Title = name
	}
	if p.view.Lede == "" {
		p.view.Lede = p.noValue(name)
	}
	if !c.State.Frame {
		p.view.Sources = c.Sources(c.Linked)
	}
	doc.Title = p.of(c.Say(catalogue.PartnersPage), name)
	doc.Description = c.Say(catalogue.PageDescription, "title", p.view.Title, "introduction", p.view.Lede)
	var main *ui.Figure
	if rows := p.view.Rows; len(rows) > 0 {
		main, _ = rows[0].Figures[0].(*ui.Figure)
	}
	doc.Spoken = c.Spoken(p.view.Title, main)
	return p.view
}

// addPair names a pair and gives it a colour. The dataset's own pair has its
// own; another one that is chosen stands in ink.
func (p *builder) addPair(x, y data.PlaceID) {
	pair := &drawnPair{id: data.PairColumn(x, y), subject: data.PairOf(x, y), name: p.c.PairName(x, y), role: chart.Pair}
	if !p.c.IsOwnPair(x, y) {
		pair.role = chart.Ink
		if n := len(p.pairs); n > 0 {
			pair.role = page.ChosenRoles[n-1]
		}
	}
	p.pairs = append(p.pairs, pair)
}

// label is what a measure is called, and named how a phrase names two places.
func (p *builder) label(ind *data.Indicator) string { return p.c.Text(ind.Label) }

func (p *builder) named(key catalogue.Key, place data.PlaceID) string {
	return p.c.Say(key, "place", p.c.InProse(place), "partner", p.c.InProse(p.other(place)))
}

// of says whose a value is, or the value of what.
func (p *builder) of(what, value string) string {
	return p.c.Say(catalogue.AltValue, "what", what, "value", value)
}

// value is a value as it is printed.
func (p *builder) value(ind *data.Indicator, m data.Moment) string {
	return format.Value(p.c.Catalogue, ind, p.c.Dataset.Value(m))
}

// address leads to the view after an action, and there to what the page is
// about: its first model, once there is one.
func (p *builder) address(a state.Action) string {
	fragment := ""
	if len(p.view.Rows) > 0 {
		fragment = "#" + p.view.Rows[0].Figures[0].(*ui.Figure).ID
	}
	return p.c.LinkTo(a, fragment).Address
}

// row puts figures beside each other.
func (p *builder) row(class string, figures ...*ui.Figure) {
	row := &Row{Class: class}
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
func (p *builder) cite(links []ui.SourceLink, id data.SourceID) []ui.SourceLink {
	return append(links, p.c.SourceLink(p.c.Dataset.Source(id)))
}

// figure is a chart of a measure by one source, still without series.
func (p *builder) figure(id string, form chart.Form, ind *data.Indicator, source data.SourceID) *figure.Model {
	f := &figure.Model{ID: id, Measure: figure.MeasureOf(p.c, ind), Sources: p.cite(nil, source), Bare: true}
	f.Spec.Form, f.Spec.Tick = form, figure.Tick(p.c, ind)
	f.Caveats = p.c.Caveats(ind)
	return f
}

// note is one more thing to mind, where there is one.
func note(list []ui.Phrase, text string) []ui.Phrase {
	if text == "" {
		return list
	}
	return append(list, ui.Phrase{Text: text})
}

// plain is a figure without a chart.
func plain(id, title, subtitle string) *ui.Figure {
	f := &ui.Figure{ID: id, TitleID: id + "-title", Class: "fig"}
	f.Title.Text, f.Subtitle.Text = title, subtitle
	return f
}

// gap is a figure of which there is nothing to draw: it says what is missing
// and why, and leads to what the source covers and to a pair that it has.
func (p *builder) gap(id, name, why string, source data.SourceID) *ui.Figure {
	f := plain(id, p.noValue(name), why)
	f.Class = "fig gap"
	if p.c.State.Frame {
		return f
	}
	way := func(text, address string) {
		f.More = append(f.More, ui.Link{Phrase: ui.Phrase{Text: text}, Address: address})
	}
	if a, b := p.c.Dataset.Roles.A, p.c.Dataset.Roles.B; !p.c.IsOwnPair(p.first, p.second) {
		way(p.c.Say(catalogue.ShowThisPair, "pair", p.c.PairName(b, a)), p.address(state.Pick{First: b, Second: a}))
	}
	way(p.c.Say(catalogue.WhatIsCovered, "source", p.c.DisplayName(source)), p.c.State.Page(state.About).Address()+page.SourceFragment(source))
	return f
}

func (p *builder) noValue(name string) string {
	return p.c.Say(catalogue.CaptionNoValue, "name", name)
}

// noFigure says that a source has no figure of a pair, and why.
func (p *builder) noFigure(ind *data.Indicator, source data.SourceID, pair *drawnPair) string {
	key, name := catalogue.NotListed, ""
	for _, id := range [...]data.PlaceID{pair.subject.Place, pair.subject.Partner} {
		covered := false
		for _, s := range p.c.Dataset.All(ind.ID) {
			covered = covered || s.Source == source && (s.Subject.Place == id || s.Subject.Partner == id)
		}
		if !covered {
			key, name = catalogue.NotCovered, p.c.InProse(id)
		}
	}
	return p.c.Say(key, "source", p.c.DisplayName(source), "pair", pair.name, "place", name)
}

// smallestBase is the smallest number of which a multiple is said.
const smallestBase = 20

// moments says a series' values of two years that may be compared, those of
// the view where it has several; "" when there are no two.
func (p *builder) moments(key catalogue.Key, what string, ind *data.Indicator, s *data.Series) string {
	start, end := s.Span()
	if len(s.Points) > 2 {
		start, end = p.c.State.Series.Time.Within(start, end)
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
	return p.c.Say(key, "what", what, "first", p.value(ind, first), "start", p.c.Year(start),
		"last", p.value(ind, last), "end", p.c.Year(end), "times", format.Number(last.Number/first.Number, 1))
}

// measure shows what the sources of a joint measure have of the pair.
func (p *builder) measure(ind *data.Indicator) {
	var yearly, editions []data.SourceID
	for _, s := range p.c.Dataset.All(ind.ID) {
		if len(s.Points) > 2 && !slices.Contains(yearly, s.Source) {
			yearly = append(yearly, s.Source)
			p.yearly(ind, s.Source)
		}
	}
	for _, s := range p.c.Dataset.All(ind.ID) {
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
func (p *builder) yearly(joint *data.Indicator, source data.SourceID) {
	id := string(joint.ID)
	if p.joint == nil {
		p.joint, p.source = joint, source
	} else {
		id += "-" + string(source)
	}
	model := p.figure(id, chart.Lines{}, joint, source)
	without := ""
	for _, pair := range p.pairs {
		if s := p.c.Dataset.Line(joint.ID, pair.subject, source); s != nil {
			figure.AddLine(p.c, &model.Spec, joint, s.Points, string(pair.id), pair.name, pair.role)
		} else {
			without += p.noFigure(joint, source, pair)
		}
	}
	if len(model.Spec.Series) == 0 {
		p.row("", p.gap(id, p.label(joint), without, source))
		return
	}
	model.Bare, model.Caveats = false, append(figure.NothingInYears(p.c, &model.Spec), note(model.Caveats, without)...)
	view := figure.Draw(p.c, model)
	view.DetailsHeading, view.Details = p.c.Say(catalogue.DetailsHeading), p.c.Details(joint, p.c.Dataset.Source(source))
	p.row("", view)
	if own := p.c.Dataset.Line(joint.ID, p.pairs[0].subject, source); own != nil {
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
func (p *builder) share(joint *data.Indicator, s *data.Series, place data.PlaceID, year int) data.Moment {
	c := s.PartOf(p.c.Dataset.Line(joint.Whole, data.Of(place), s.Source), year)
	m, _ := s.At(year)
	m.Number, m.Missing, m.Flags = c.Value.Number, c.Value.Missing, c.Flags
	return m
}

// find is what the page says first: what the joint works are to each of the
// two, the larger part first, in the latest year that may be compared, and how
// they went.
func (p *builder) find(joint *data.Indicator, s *data.Series) {
	if p.view.Lede != "" {
		return
	}
	p.view.Lede = p.c.Say(catalogue.CaptionSentence, "text", p.moments(catalogue.LedeGrowth, p.label(joint), joint, s))
	_, year, _ := s.Firm(s.Span())
	a, b := p.second, p.first
	x, y := p.share(joint, s, a, year), p.share(joint, s, b, year)
	if x.Missing != data.Present || y.Missing != data.Present {
		return
	}
	if y.Number > x.Number {
		x, y, a, b = y, x, b, a
	}
	p.view.Title = p.c.Say(catalogue.SharesTitle, "year", p.c.Year(year), "a", p.c.InProse(a), "b", p.c.InProse(b),
		"x", p.value(&shareMeasure, x), "y", p.value(&shareMeasure, y))
}

// roleAt is the colour of one of the two places that are chosen.
func (p *builder) roleAt(place data.PlaceID) chart.Role {
	role := p.c.RoleOf(place)
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
func (p *builder) shares(joint *data.Indicator, s *data.Series) *ui.Figure {
	whole := p.c.Dataset.Indicator(joint.Whole)
	if whole == nil {
		return nil
	}
	model := p.figure(string(joint.ID)+"-shares", chart.Lines{}, &shareMeasure, s.Source)
	model.Measure.Name = p.c.Say(catalogue.SharesName)
	for _, place := range p.both() {
		line := &data.Series{Points: make([]data.Moment, len(s.Points))}
		for i := range s.Points {
			line.Points[i] = p.share(joint, s, place, int(s.Points[i].Year))
		}
		figure.AddLine(p.c, &model.Spec, &shareMeasure, line.Points, string(place), p.c.ShortName(place), p.roleAt(place))
		if model.Title != "" {
			model.Title += p.c.Say(catalogue.Semicolon)
		}
		model.Title += p.moments(catalogue.TwoMoments, p.named(catalogue.ShareOf, place), &shareMeasure, line)
	}
	model.Title = page.Capitalised(model.Title)
	model.Caveats = note(nil, p.c.Say(catalogue.SharesFormula, "joint", p.label(joint), "whole", p.label(whole)))
	if joint.Total == "" {
		model.Caveats = note(model.Caveats, p.c.Say(catalogue.NoCosine, "whole", p.label(whole)))
	}
	return figure.Draw(p.c, model)
}

// fewRanks is how many ranks a chart of ranks shows at the least.
const fewRanks = 10

// ranks are the partners of a place in their order, year by year, where the
// source gives it. A place that leaves the list ends its line, and one that is
// always below the ranks that are shown is left out.
func (p *builder) ranks(place data.PlaceID, source data.SourceID) *ui.Figure {
	partner, what := p.other(place), p.named(catalogue.RankOf, place)
	for _, ind := range p.c.Dataset.OpenOf(data.OfRanking) {
		if ind.Meaning != data.Rank {
			continue
		}
		id := string(ind.ID) + "-" + string(place)
		own := p.c.Dataset.Line(ind.ID, data.RankingOf(place, partner), source)
		if own == nil {
			return p.gap(id, what, p.c.Say(catalogue.NoRanks, "source", p.c.DisplayName(source)), source)
		}
		model := p.figure(id, chart.Bump{}, ind, source)
		figure.AddLine(p.c, &model.Spec, ind, own.Points, string(partner), p.c.ShortName(partner), p.roleAt(partner))
		shown := max(fewRanks, deepest(own.Points)+1)
		for _, s := range p.c.Dataset.All(ind.ID) {
			if s.Subject.Place != place || s.Source != source || s == own || highest(s.Points) > shown {
				continue
			}
			points := figure.AddLine(p.c, &model.Spec, ind, s.Points, string(s.Subject.Partner), p.c.ShortName(s.Subject.Partner), chart.Other).Points
			absences := 0
			for i := 1; i < len(points); i++ {
				if points[i].X > points[i-1].X+1 {
					absences++
				}
				points[i].Segment += absences
			}
		}
		model.Title = p.moments(catalogue.TwoMoments, what, ind, own)
		model.Caveats = note(model.Caveats, p.c.Text(ind.Definition))
		p.addPrinted(model, place)
		return figure.Draw(p.c, model)
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
func (p *builder) addPrinted(model *figure.Model, place data.PlaceID) {
	subject := data.RankingOf(place, p.other(place))
	for _, ind := range p.c.Dataset.Tabled() {
		o := p.c.Dataset.Cell(ind.ID, p.c.Dataset.ColumnOf(subject))
		if ind.Meaning != data.Rank || o == nil || o.Subject != subject || o.Value.Missing != data.Present {
			continue
		}
		name := p.c.Text(p.c.Dataset.Deck)
		moments := []data.Moment{{Number: o.Value.Number, Year: int16(o.Period.End)}}
		drawn := figure.AddLine(p.c, &model.Spec, ind, moments, "deck", name, chart.Deck)
		drawn.Labelled = false
		figure.SetApart(drawn)
		mark := &drawn.Points[0]
		mark.Note = p.c.Say(catalogue.PrintedRank, "value", mark.Text, "year", mark.XText)
		model.Caveats = note(model.Caveats, p.c.Say(catalogue.PrintedRankMark, "value", mark.Text, "year", mark.XText))
		model.Sources = p.cite(model.Sources, o.Source)
	}
}

// editions is what sources that give few years have of the pair, a row a year
// of a source. No row is compared with one of another source.
func (p *builder) editions(joint *data.Indicator, sources []data.SourceID) {
	pair, name, id := p.pairs[0], p.label(joint), string(joint.ID)+"-editions"
	model := plain(id, name, "")
	model.Table = &ui.FigureTable{Caption: p.c.Say(catalogue.EditionsSubtitle, "pair", pair.name)}
	var newest *data.Series
	latest, why := 0, ""
	for _, source := range sources {
		s := p.c.Dataset.Line(joint.ID, pair.subject, source)
		if s == nil {
			why = p.noFigure(joint, source, pair)
			continue
		}
		if _, last := s.Span(); last >= latest {
			newest, latest = s, last
		}
		model.Sources = p.cite(model.Sources, source)
		for i := range s.Points {
			p.edition(model.Table, joint, s, s.Points[i])
		}
	}
	if newest == nil {
		p.row("", p.gap(id, name, why, sources[len(sources)-1]))
		return
	}
	p.find(joint, newest)
	model.Title.Text = p.moments(catalogue.TwoMoments, name, joint, newest)
	model.Class = "fig editions"
	model.CaveatsHeading = p.c.Say(catalogue.CaveatsHeading)
	model.Caveats = note(note(p.c.Caveats(joint), p.c.Say(catalogue.EditionsFormula)), why)
	p.row("", model)
}

// edition is what one source has of the pair in one year, as a row. The first
// writes the heads of the columns.
func (p *builder) edition(table *ui.FigureTable, joint *data.Indicator, s *data.Series, m data.Moment) {
	year, first := int(m.Year), len(table.Rows) == 0
	add := func(head string, cell *ui.Cell) {
		if first {
			table.AddHead(head)
		}
		table.AddCell(cell)
	}
	table.AddRow(string(s.Source)+strconv.Itoa(year), p.c.Year(year))
	if first {
		table.AddHead(p.c.Say(catalogue.YearColumn))
	}
	add(p.label(joint), p.valueCell(joint, m))
	for _, place := range p.both() {
		add(page.Capitalised(p.named(catalogue.ShareOf, place)), p.valueCell(&shareMeasure, p.share(joint, s, place, year)))
		cell := p.valueCell(joint, data.Moment{Missing: data.NotAvailable})
		rank, total, tied := p.c.Dataset.PartnerRank(joint.ID, place, p.other(place), s.Source, year)
		if rank > 0 {
			cell = &ui.Cell{Value: p.rankAmong(rank, total)}
		}
		if tied {
			cell.Value += p.c.Say(catalogue.TiedRank)
		}
		add(p.named(catalogue.RankOf, place), cell)
	}
	if p.index != nil {
		add(p.label(p.index), p.valueCell(p.index, p.indexAt(s.Subject, s.Source, year)))
	}
	cosine := p.c.Dataset.Cosine(s, year).Value
	add(p.c.Say(catalogue.BriefCosine), p.valueCell(&cosineMeasure, data.Moment{Number: cosine.Number, Missing: cosine.Missing}))
	source := &ui.Cell{Value: p.c.DisplayName(s.Source)}
	if link := p.c.SourceLink(p.c.Dataset.Source(s.Source)); link.Target == "" {
		source.Link = link.Address
	}
	add(p.c.Say(catalogue.SourceColumn), source)
}

// valueCell is a value in a table, or why there is none.
func (p *builder) valueCell(ind *data.Indicator, m data.Moment) *ui.Cell {
	cell := &ui.Cell{Value: p.value(ind, m)}
	if m.Missing != data.Present {
		cell.Class, cell.Meaning = "na", p.c.WhyMissing(p.c.Dataset.Value(m))
	}
	return cell
}

// rankAmong is a rank with how many it is among.
func (p *builder) rankAmong(rank, total int) string {
	return p.c.Say(catalogue.CaptionAmong, "value", format.Ordinal(rank, p.c.State.Language), "total", strconv.Itoa(total))
}

// indexAt is the index of a pair in a year of a source.
func (p *builder) indexAt(pair data.Subject, source data.SourceID, year int) data.Moment {
	if s := p.c.Dataset.Line(p.index.ID, pair, source); s != nil {
		if m, ok := s.At(year); ok {
			return m
		}
	}
	return data.Moment{Missing: data.NotAvailable}
}
