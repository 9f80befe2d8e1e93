package page

import (
	"slices"
	"strconv"

	"bilateral/components"
	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/format"
	"bilateral/components/state"
	"bilateral/data"
)

// mostInMatrix is how many places the matrix of pairs has: one more than
// columns.
const mostInMatrix = 10

// newest is the index in its newest edition.
type newest struct {
	ds     *data.Dataset
	index  data.IndicatorID
	source data.SourceID
	year   int            // the last
	places []data.PlaceID // those that have all their partners, the largest first
}

// newest finds the newest edition of the index.
func (p *partners) newest() *newest {
	in := &newest{ds: p.ds, index: p.index.ID}
	all := p.ds.All(p.index.ID)
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
	for _, place := range p.places(p.index) {
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
func (p *partners) size(in *newest, place data.PlaceID) float64 {
	for _, joint := range p.ds.OpenOf(data.OfPair) {
		if s := p.ds.Line(joint.Whole, data.Of(place), in.source); s != nil {
			m, _ := s.At(in.year)
			return m.Number
		}
	}
	return 0
}

// of is the index of two places in the last year, and whether there is one.
func (in *newest) of(x, y data.PlaceID) (*data.Series, data.Moment) {
	s := in.ds.Line(in.index, data.PairOf(x, y), in.source)
	if s == nil {
		return nil, data.Moment{Missing: data.NotAvailable}
	}
	m, _ := s.At(in.year)
	return s, m
}

// partners are some places in the order of their index with another, the
// highest first; those without one are left out.
func (in *newest) partners(of data.PlaceID, places []data.PlaceID) []data.PlaceID {
	var list []data.PlaceID
	values := map[data.PlaceID]float64{}
	for _, id := range places {
		if s, m := in.of(of, id); s != nil {
			list, values[id] = append(list, id), m.Number
		}
	}
	data.Order(list, func(x, y data.PlaceID) bool { return values[x] > values[y] })
	return list
}

// indices are the index of one of the two with its partners, and the matrix of
// all pairs.
func (p *partners) indices() {
	if in := p.newest(); in.year > 0 {
		p.row("half even", p.twoYears(in), p.matrix(in))
	}
}

// twoYears is the index of the second place with each partner in the first and
// the last year of the edition; of the first place where the source has not
// all partners of the second.
func (p *partners) twoYears(in *newest) *components.Figure {
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
	figure := p.figure(id, chart.Slope{}, p.index, in.source)
	figure.Spec.Benchmark = &chart.Benchmark{Value: p.index.Benchmark, Label: p.benchmark(p.index)}
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
		p.addLine(&figure.Spec, p.index, s.Points, string(id), p.shortName(id), role)
	}
	p.view.Lede += p.say(catalogue.LedeIndex, "index", name, "value", p.value(p.index, last), "year", p.printedYear(in.year), "benchmark", format.Number(p.index.Benchmark, 0))
	figure.Title = p.moments(catalogue.TwoMoments, p.of(name, p.pairs[0].name), p.index, own) + p.say(catalogue.Semicolon) + p.rankAmong(rank, len(places))
	view := p.seriesFigure(figure)
	view.DetailsHeading, view.Details = p.say(catalogue.DetailsHeading), p.details(p.index, p.ds.Source(in.source))
	return view
}

// matrix is the index of each two of the largest places, the two chosen among
// them. Each number chooses its pair.
func (p *partners) matrix(in *newest) *components.Figure {
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
	view := &components.PairMatrix{Low: p.say(catalogue.RampLow), High: p.say(catalogue.RampHigh), Middle: format.Number(p.index.Benchmark, 0)}
	highest, title := 0.0, ""
	for i, place := range places {
		row := &components.FigureRow{Key: string(place), Head: p.shortName(place)}
		for _, other := range places[:i] {
			cell, value := p.indexCell(in, other, place)
			if value > highest {
				highest, title = value, p.say(catalogue.CaptionHighest, "who", p.pairName(other, place), "value", cell.Value)
			}
			row.Cells = append(row.Cells, cell)
		}
		view.Rows = append(view.Rows, row)
	}
	for _, of := range p.both() {
		list := &components.PairList{Head: p.say(catalogue.PairWith, "place", p.shortName(of))}
		for _, other := range in.partners(of, places) {
			cell, _ := p.indexCell(in, of, other)
			list.Items = append(list.Items, &components.PairItem{Name: p.shortName(other), Cell: cell})
		}
		view.Lists = append(view.Lists, list)
	}
	view.Caption = p.say(catalogue.MatrixSubtitle, "name", p.label(p.index), "year", p.printedYear(in.year))
	figure := plain(string(p.index.ID)+"-matrix", title, view.Caption)
	figure.Matrix, figure.Sources = view, p.cite(nil, in.source)
	return figure
}

// indexCell is the index of two places as a link that chooses them, and the
// number, 0 where there is none.
func (p *partners) indexCell(in *newest, first, second data.PlaceID) (*components.Cell, float64) {
	_, m := in.of(first, second)
	cell := p.valueCell(p.index, m)
	cell.Link = p.address(state.Pick{First: first, Second: second})
	if m.Missing == data.Present {
		cell.Class = "h" + strconv.Itoa(chart.Level(m.Number, p.index.Benchmark))
	}
	if data.PairOf(first, second) == p.pairs[0].subject {
		cell.Class += " us"
	}
	cell.Meaning = p.of(p.pairName(first, second), cell.Value)
	return cell, m.Number
}

// picker is the form that chooses the two places, and the one that adds to the
// pairs compared.
func (p *partners) picker() {
	view, places := p.view, p.places(p.ds.OpenOf(data.OfPair)...)
	view.Picker = p.chooser(state.CountryParameter, catalogue.ShowPair)
	view.Picker.Swap, view.Picker.SwapLabel = p.address(state.Pick{First: p.second, Second: p.first}), p.say(catalogue.SwapPair)
	p.addPlaces(catalogue.FirstPlace, p.first, places)
	p.addPlaces(catalogue.SecondPlace, p.second, places)
	view.ChipsLabel, view.Remove = p.say(catalogue.ComparedWith), p.say(catalogue.RemovePair)
	taken := []data.ColumnID{p.pairs[0].id}
	for _, pair := range p.pairs[1:] {
		chip := &components.SeriesLink{Key: string(pair.id), Mark: chart.MarkClass(pair.role)}
		chip.Text, chip.Address = pair.name, p.address(state.Compare{Pair: pair.id})
		view.Chips = append(view.Chips, chip)
		taken = append(taken, pair.id)
	}
	if len(taken) == state.MostPairs {
		view.Limit = p.say(catalogue.PairLimit, "n", strconv.Itoa(state.MostPairs))
		return
	}
	if p.joint == nil {
		return
	}
	// A pair of one of the two places that has a line of years.
	choice := &components.Choice{Label: p.say(catalogue.AddPair), Ask: p.say(catalogue.ChoosePair)}
	for _, of := range p.both() {
		for _, place := range places {
			id := data.PairColumn(of, place.ID)
			if !slices.Contains(taken, id) && p.ds.Line(p.joint.ID, data.PairOf(of, place.ID), p.source) != nil {
				choice.Add(p.pairName(of, place.ID), string(id))
			}
		}
	}
	if len(choice.Options) > 0 {
		view.Adder = p.chooser(state.PairsParameter, catalogue.AddThis)
		// The pairs already there are sent too, before the one added.
		view.Adder.Hidden = hidden(state.Update(p.st, state.LetGo{}), "")
		view.Adder.Choices = []*components.Choice{choice}
	}
}

// addPlaces puts a list of places into the picker. The other one that is
// chosen is not in it: swapping is another control.
func (p *partners) addPlaces(label catalogue.Key, chosen data.PlaceID, places []*data.Place) {
	choice := &components.Choice{Label: p.say(label)}
	for _, place := range places {
		if place.ID == p.other(chosen) {
			continue
		}
		option := choice.Add("", string(place.ID))
		option.Phrase = p.phrase(place.Name)
		if place.ID == chosen {
			option.Selected = "selected"
		}
	}
	p.view.Picker.Choices = append(p.view.Picker.Choices, choice)
}

// chooser is a form of one parameter. What was picked out of the pairs before
// is let go.
func (p *partners) chooser(name state.Parameter, show catalogue.Key) *components.Chooser {
	st := state.Update(p.st, state.LetGo{})
	return &components.Chooser{Action: st.Path(), Hidden: hidden(st, name), Name: string(name), Show: p.say(show)}
}
