package partners

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
				highest, title = value, p.c.Say(catalogue.CaptionFirstBare, "name", p.label(p.index), "a", p.c.PairName(other, place), "end", p.c.Year(in.year), "last", cell.Value,
					"highest", p.c.Say(catalogue.CaptionTheHighest), "most", p.c.Say(catalogue.CaptionTheHighest))
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
	p.c.Furnish(model)
	model.Matrix, model.Sources = view, p.cite(nil, in.source)
	return model
}

// indexCell is the index of two places as a link that chooses them, and the
// number, 0 where there is none.
func (p *builder) indexCell(in *newest, first, second data.PlaceID) (*ui.Cell, float64) {
	_, m := in.of(first, second)
	cell := p.valueCell(p.index, m)
	cell.Link = p.address(state.ChoosePair{First: first, Second: second})
	if m.Present() {
		cell.Class = "h" + strconv.Itoa(chart.Level(m.Number, p.index.Benchmark))
	}
	if data.PairOf(first, second) == p.pairs[0].subject {
		cell.Class += " us"
	}
	cell.Meaning = p.of(p.c.PairName(first, second), cell.Value)
	return cell, m.Number
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

// rankAmong is a rank with how many it is among.
func (p *builder) rankAmong(rank, total int) string {
	return p.c.Say(catalogue.CaptionAmong, "value", format.Ordinal(rank, p.c.State.Language), "total", strconv.Itoa(total))
}
