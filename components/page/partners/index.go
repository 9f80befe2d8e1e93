package partners

import (
	"slices"
	"strconv"
	"strings"

	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/figure"
	"bilateral/components/format"
	"bilateral/components/node"
	"bilateral/components/state"
	"bilateral/components/ui"
	"bilateral/data"
)

// newest finds the newest edition of the index; nil where there is none.
func (p *builder) newest() *newest {
	if p.indexed != nil || p.index == nil {
		return p.indexed
	}
	in := &newest{ds: p.c.Dataset, index: p.index.ID}
	a := p.c.Dataset.Ask("edition "+string(p.index.ID), func() data.Answer { return p.newestEdition(in) })
	if len(a.Names) == 0 || len(a.Numbers) == 0 {
		return nil
	}
	in.source, in.year = data.SourceID(a.Names[0]), int(a.Numbers[0])
	for _, id := range a.Names[1:] {
		in.places = append(in.places, data.PlaceID(id))
	}
	p.indexed = in
	return in
}

// newestEdition finds the newest edition, as an answer: the source, the places and the year.
func (p *builder) newestEdition(in *newest) (a data.Answer) {
	all := p.c.Dataset.All(p.index.ID)
	for _, s := range all {
		if _, last := s.Span(); last > in.year {
			in.source, in.year = s.Source, last
		}
	}
	if in.year == 0 {
		return a
	}
	partners := map[data.PlaceID]int{}
	for _, s := range all {
		if s.Source == in.source {
			partners[s.Subject.Place]++
			partners[s.Subject.Partner]++
		}
	}
	most := 0
	var places []data.PlaceID
	sizes := map[data.PlaceID]float64{}
	for _, place := range p.c.Places(p.index) {
		n := partners[place.ID]
		if n > most {
			places, most = nil, n
		}
		if n == most {
			places = append(places, place.ID)
			sizes[place.ID] = p.size(in, place.ID)
		}
	}
	data.Order(places, func(x, y data.PlaceID) bool { return sizes[x] > sizes[y] })
	a.Names, a.Numbers = []string{string(in.source)}, []float64{float64(in.year)}
	for _, id := range places {
		a.Names = append(a.Names, string(id))
	}
	return a
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

// indices are the index of one of the two with its partners, that of both with the
// largest places, and, folded, of all pairs of those.
func (p *builder) indices() {
	in := p.newest()
	if in == nil {
		return
	}
	places := p.largest(in)
	p.row("two index", p.twoYears(in), p.lists(in, places))
	if len(places) > fewInMatrix {
		p.fold("matrix", &Fold{Summary: p.c.Say(catalogue.AllPairs, "n", strconv.Itoa(len(places))), Parts: []node.Part{p.matrix(in, places).Build}})
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
	drawn := slices.DeleteFunc(slices.Clone(in.places), func(id data.PlaceID) bool { return id == pivot })
	drawn = drawn[:min(mostInSlope, len(drawn))]
	if len(places) > mostInSlope {
		model.Caveats = note(model.Caveats, p.c.Say(catalogue.LargestDrawn, "n", howMany(len(places)), "m", howMany(len(drawn))))
	}
	for _, id := range places {
		role := chart.Other
		if id == partner {
			role = p.pairs[0].role
		}
		s, m := in.of(pivot, id)
		if m.Number > last.Number {
			rank++
		}
		if id != partner && len(places) > mostInSlope && !slices.Contains(drawn, id) {
			continue
		}
		line := figure.AddLine(p.c, &model.Spec, p.index, s, string(id), p.c.ShortName(id), role)
		figure.Tell(p.c, line, p.index, s.Subject)
	}
	model.Measure.Title = p.indexTitle(own, pivot, rank, len(places))
	view := figure.Draw(p.c, model)
	p.c.Explain(view, p.index, p.c.Dataset.Source(in.source))
	return view
}

// indexTitle says how the index of the pair went, and where it stands among those of
// one of the two with its partners.
func (p *builder) indexTitle(own *data.Series, of data.PlaceID, rank, total int) string {
	start, end, ok := own.ComparableYears(own.Span())
	if !ok {
		return ""
	}
	first, _ := own.At(start)
	last, _ := own.At(end)
	key, brief := catalogue.IndexRose, catalogue.IndexRoseBrief
	switch {
	case p.value(p.index, first) == p.value(p.index, last):
		key, brief = catalogue.IndexLevel, catalogue.IndexLevel
	case last.Number < first.Number:
		key, brief = catalogue.IndexFell, catalogue.IndexFellBrief
	}
	say := func(key catalogue.Key) string {
		return p.c.Say(key, "pair", p.pairs[0].name, "index", p.inSentence(p.index),
			"first", p.value(p.index, first), "start", p.c.Year(start), "last", p.value(p.index, last), "end", p.c.Year(end))
	}
	return p.fitting(p.c.Say(catalogue.IndexStands, "text", say(key), "place", p.c.InProse(of),
		"rank", format.Ordinal(rank, p.c.State.Language), "n", strconv.Itoa(total)), say(key), say(brief))
}

// largest are the places of the matrix: the largest, with the two chosen among them.
func (p *builder) largest(in *newest) []data.PlaceID {
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
	return places
}

// lists are the row and the column of the pair in the matrix: the index of each of the
// two with the largest places. Each number chooses its pair.
func (p *builder) lists(in *newest, places []data.PlaceID) *ui.Figure {
	view := &ui.PairMatrix{Low: p.c.Say(catalogue.RampLow), High: p.c.Say(catalogue.RampHigh), Middle: format.Number(p.index.Benchmark, 0)}
	var names []string
	var values []*data.Given
	for _, of := range p.both() {
		list := &ui.PairList{Head: p.c.Say(catalogue.PairWith, "place", p.c.ShortName(of))}
		for _, other := range in.partners(of, places) {
			list.Items = append(list.Items, &ui.PairItem{Name: p.c.ShortName(other), Cell: p.indexCell(in, of, other)})
			s, m := in.of(of, other)
			// The pair chosen stands in both lists, and is one value.
			if !slices.ContainsFunc(values, func(g *data.Given) bool { return g != nil && g.Series == s }) {
				values = append(values, p.givenIndex(in.source, s, s.Subject, m))
			}
		}
		if len(list.Items) > 0 {
			view.Lists, names = append(view.Lists, list), append(names, p.c.InProse(of))
		}
	}
	if len(names) == 0 {
		return nil
	}
	id, title := string(p.index.ID)+"-lists", p.c.Say(catalogue.ListTitleOne, "a", names[0])
	if len(names) > 1 {
		title = p.c.Say(catalogue.ListsTitle, "a", names[0], "b", names[1])
	}
	figure := plain(id, format.Capitalised(title), p.c.Say(catalogue.ListsSubtitle, "name", p.label(p.index), "year", p.c.Year(in.year)))
	p.c.Furnish(figure)
	figure.Weight, figure.Matrix, figure.Sources = ui.Small, view.Build, p.cite(nil, in.source)
	p.takeTable(figure, values)
	return figure
}

// matrix is the index of each two of some places: a picture, and as a table one whose
// numbers choose their pairs.
func (p *builder) matrix(in *newest, places []data.PlaceID) *ui.Figure {
	model := p.figure(string(p.index.ID)+"-matrix", chart.Matrix{Columns: p.shortNames(places[:len(places)-1])}, p.index, in.source)
	model.Plain, model.Index, model.Measure.Period = true, nil, p.c.Year(in.year)
	model.Measure.Title = p.sideTitle(in)
	model.Spec.Benchmark = &chart.Benchmark{Value: p.index.Benchmark, Label: p.c.Benchmark(p.index)}
	for i, place := range places[1:] {
		row := model.Spec.Add(string(place), p.c.ShortName(place), chart.Ink)
		for j, other := range places[:i+1] {
			s, m := in.of(other, place)
			point := figure.PointOf(p.c, p.index, m)
			point.X, point.XText, point.Note = j, p.c.ShortName(other), ""
			m.Year = int16(in.year)
			point.Of = p.givenIndex(in.source, s, data.PairOf(other, place), m)
			point.Picked = data.PairOf(other, place) == p.pairs[0].subject
			row.Points = append(row.Points, point)
		}
	}
	view := figure.Draw(p.c, model)
	view.Weight = ui.Small
	if p.c.State.Tab == state.TableTab {
		view.Table, view.Matrix = nil, p.pairTable(in, places).Build
	}
	return view
}

// sideTitle says on which side of its benchmark the index of the pair stands, or that
// it has none: what other pairs have is no finding of this page.
func (p *builder) sideTitle(in *newest) string {
	_, m := in.of(p.first, p.second)
	if !m.Present() {
		return format.Capitalised(p.c.Say(catalogue.IndexNone, "pair", p.pairs[0].name, "index", p.inSentence(p.index), "year", p.c.Year(in.year)))
	}
	side, x := 1, p.value(p.index, m)
	if x != format.Number(p.index.Benchmark, p.index.Decimals) {
		if side = 0; m.Number > p.index.Benchmark {
			side = 2
		}
	}
	say := func(key catalogue.Key) string {
		return p.c.Say(key, "pair", p.pairs[0].name, "index", p.inSentence(p.index), "x", x, "year", p.c.Year(in.year),
			"side", strings.Split(p.c.Say(catalogue.IndexSides), "|")[side], "benchmark", p.c.Text(p.index.Phrases.Benchmark))
	}
	return p.fitting(say(catalogue.IndexSide), say(catalogue.IndexSideBrief))
}

// pairTable is the matrix as a table of links.
func (p *builder) pairTable(in *newest, places []data.PlaceID) *ui.PairMatrix {
	table := &ui.PairMatrix{Caption: p.c.Say(catalogue.MatrixSubtitle, "name", p.label(p.index), "year", p.c.Year(in.year))}
	for i, place := range places {
		row := &ui.FigureRow{Key: string(place), Head: p.c.ShortName(place)}
		for _, other := range places[:i] {
			row.Cells = append(row.Cells, p.indexCell(in, other, place))
		}
		table.Rows = append(table.Rows, row)
	}
	return table
}

// shortNames are what places are called.
func (p *builder) shortNames(places []data.PlaceID) []string {
	names := make([]string, len(places))
	for i, id := range places {
		names[i] = p.c.ShortName(id)
	}
	return names
}

// indexCell is the index of two places as a link that chooses them.
func (p *builder) indexCell(in *newest, first, second data.PlaceID) *ui.Cell {
	_, m := in.of(first, second)
	cell := p.valueCell(p.index, m)
	if data.PairOf(first, second) == p.pairs[0].subject {
		first, second = p.first, p.second
	}
	cell.Link = p.address(state.ChoosePair{First: first, Second: second})
	if m.Present() {
		cell.Class = "h" + strconv.Itoa(chart.Level(m.Number, p.index.Benchmark))
	}
	if data.PairOf(first, second) == p.pairs[0].subject {
		cell.Class += " us"
	}
	cell.Meaning = p.of(p.c.PairName(first, second), cell.Value)
	return cell
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
