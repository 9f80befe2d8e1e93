package page

import (
	"slices"
	"strconv"

	"bilateral/components"
	"bilateral/components/caption"
	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/format"
	"bilateral/components/state"
	"bilateral/data"
)

// mostInMatrix is how many places the matrix of pairs has: one more than
// columns.
const mostInMatrix = 10

// indexed are the values of the index in its newest edition.
type indexed struct {
	lines       []*data.Series
	source      data.SourceID
	first, last int
	places      []data.PlaceID // those with all partners, the largest first
}

// newest finds the newest edition of the index.
func (p *partners) newest() *indexed {
	in := &indexed{}
	all := p.ds.All(p.index.ID)
	for _, s := range all {
		if first, last := s.Span(); last > in.last {
			in.source, in.first, in.last = s.Source, first, last
		}
	}
	var places []data.PlaceID
	var partners []int
	most := 0
	count := func(id data.PlaceID) {
		i := slices.Index(places, id)
		if i < 0 {
			i = len(places)
			places, partners = append(places, id), append(partners, 0)
		}
		partners[i]++
		most = max(most, partners[i])
	}
	for _, s := range all {
		if s.Source == in.source {
			in.lines = append(in.lines, s)
			count(s.Subject.Place)
			count(s.Subject.Partner)
		}
	}
	for i, id := range places {
		if partners[i] == most {
			in.places = append(in.places, id)
		}
	}
	data.Order(in.places, func(x, y data.PlaceID) bool { return p.size(in, x) > p.size(in, y) })
	return in
}

// size is a place's international output in the source of the index.
func (p *partners) size(in *indexed, place data.PlaceID) float64 {
	for _, joint := range p.ds.OpenOf(data.OfPair) {
		if joint.Whole == "" {
			continue
		}
		if s := p.ds.Line(joint.Whole, data.Of(place), in.source); s != nil {
			return in.value(s)
		}
	}
	return 0
}

// of is the index of two places, or nil.
func (in *indexed) of(x, y data.PlaceID) *data.Series {
	subject := data.PairOf(x, y)
	for _, s := range in.lines {
		if s.Subject == subject {
			return s
		}
	}
	return nil
}

// value is the index of a pair in the edition's last year, 0 where it is
// missing: to order by, not to show.
func (in *indexed) value(s *data.Series) float64 {
	m, _ := s.At(in.last)
	return m.Number
}

// indices are the index of one of the two with its partners, and the matrix of
// all pairs.
func (p *partners) indices() {
	in := p.newest()
	if len(in.lines) == 0 {
		return
	}
	p.row(string(p.index.ID), "half even", p.before(in), p.matrix(in))
}

// before is the index of the second place, or of the first where the source
// has none of the second, with each partner in the first and the last year of
// the edition.
func (p *partners) before(in *indexed) *components.Figure {
	id, pair := string(p.index.ID), &p.pairs[0]
	own := in.of(p.first, p.second)
	if own == nil {
		source := p.ds.Source(in.source)
		return p.gap(id, p.index, []components.Phrase{{Text: p.noFigure(p.index, source, pair)}})
	}
	pivot := p.second
	if !slices.Contains(in.places, pivot) {
		pivot = p.first
	}
	spec := chart.Spec{Form: chart.Slope, Rule: &chart.Rule{Value: p.index.Benchmark, Label: p.benchmark(p.index)}}
	lines := []*data.Series{own}
	rank, value := 1, in.value(own)
	add := func(s *data.Series, partner data.PlaceID, role chart.Role) {
		if in.value(s) > value {
			rank++
		}
		spec.Series = append(spec.Series, p.line(s, string(partner), p.shortName(partner), role))
	}
	partner := p.other(pivot)
	for _, place := range in.places {
		if s := in.of(pivot, place); s != nil && place != partner {
			lines = append(lines, s)
			add(s, place, chart.Other)
		}
	}
	add(own, partner, pair.role)
	data.Order(spec.Series, func(x, y chart.Series) bool { return lastOf(&x) > lastOf(&y) })
	what := p.say(catalogue.AltValue, "what", p.text(p.index.Label), "value", pair.name)
	title := p.say(catalogue.CaptionAmong, "value", format.Ordinal(rank, p.st.Language), "total", strconv.Itoa(len(spec.Series)))
	title = p.moments(what, own, in.first, in.last) + p.say(catalogue.Semicolon) + title
	p.lede += p.say(catalogue.LedeIndex, "index", p.text(p.index.Label), "value", p.at(own, in.last), "year", p.printedYear(in.last), "benchmark", format.Number(p.index.Benchmark, 0))
	figure := p.seriesFigure(SeriesFigure{ID: id, Spec: spec, Measure: p.measureOf(p.index), Title: title, Sources: p.cited(lines...), Caveats: p.caveats(p.index), Bare: true})
	figure.DetailsHeading, figure.Details = p.say(catalogue.DetailsHeading), p.details(p.index, p.ds.Source(in.source))
	return figure
}

// lastOf is the last value of a series that is drawn.
func lastOf(s *chart.Series) float64 {
	if len(s.Points) == 0 {
		return 0
	}
	return s.Points[len(s.Points)-1].Value
}

// matrix is the index of each two of the largest places, the two chosen among
// them. Each number chooses its pair.
func (p *partners) matrix(in *indexed) *components.Figure {
	places := in.places
	if len(places) > mostInMatrix {
		places = slices.Clone(places[:mostInMatrix])
		at := mostInMatrix - 1
		for _, id := range [...]data.PlaceID{p.second, p.first} {
			if slices.Contains(in.places, id) && !slices.Contains(places, id) {
				if places[at] == p.first || places[at] == p.second {
					at--
				}
				places[at] = id
				at--
			}
		}
	}
	id := string(p.index.ID) + "-matrix"
	spec := chart.Spec{Form: chart.Matrix, Rule: &chart.Rule{Value: p.index.Benchmark, Label: p.benchmark(p.index)}}
	view := &components.PairMatrix{Low: p.say(catalogue.RampLow), High: p.say(catalogue.RampHigh), Middle: format.Number(p.index.Benchmark, 0)}
	level := spec.Levels()
	var lines []*data.Series
	cells := make([]*components.Cell, len(places)*len(places))
	for i, place := range places {
		row := components.FigureRow{Key: string(place), Head: p.shortName(place)}
		series := chart.Series{Key: row.Key, Name: row.Head}
		for j, other := range places[:i] {
			cell := &components.Cell{Class: "hx", Value: format.Missing(p.cat, data.NotAvailable), Link: state.Update(p.st, state.Pick{First: other, Second: place}).Address()}
			name := p.pairName(other, place)
			if s := in.of(place, other); s != nil {
				lines = append(lines, s)
				m, _ := s.At(in.last)
				point := p.point(p.index, m)
				point.X, point.XText = j, p.shortName(other)
				point.Open = data.PairColumn(place, other) == p.pairs[0].id
				series.Points = append(series.Points, point)
				cell.Value = point.Text
				if !point.Missing {
					cell.Class = "h" + strconv.Itoa(level(point.Value))
				}
				if point.Open {
					cell.Class += " us"
				}
			}
			cell.Meaning = p.say(catalogue.AltValue, "what", name, "value", cell.Value)
			row.Cells = append(row.Cells, cell)
			cells[i*len(places)+j], cells[j*len(places)+i] = cell, cell
		}
		spec.Series = append(spec.Series, series)
		view.Rows = append(view.Rows, row)
		view.Columns = append(view.Columns, row.Head)
	}
	for _, of := range [...]data.PlaceID{p.second, p.first} {
		if i := slices.Index(places, of); i >= 0 {
			list := components.PairList{Head: p.say(catalogue.PairWith, "place", p.shortName(of))}
			for j, other := range places {
				if c := cells[i*len(places)+j]; c != nil {
					list.Items = append(list.Items, components.PairItem{Link: components.Link{Phrase: components.Phrase{Text: p.shortName(other)}, Address: c.Link}, Class: c.Class, Value: c.Value})
				}
			}
			data.Order(list.Items, func(x, y components.PairItem) bool { return x.Value > y.Value })
			view.Lists = append(view.Lists, list)
		}
	}
	measure := p.measureOf(p.index)
	measure.Period = p.printedYear(in.last)
	words := caption.For(p.cat, measure, &spec)
	view.Caption = words.Subtitle
	return &components.Figure{ID: id, TitleID: id + "-title", Class: "fig", Title: components.Phrase{Text: words.Title},
		Subtitle: components.Phrase{Text: p.say(catalogue.MatrixSubtitle, "subtitle", words.Subtitle)}, Matrix: view, Summary: words.Summary, Sources: p.cited(lines...)}
}

// picker is the form that chooses the two places, and the pairs compared.
func (p *partners) picker() {
	st := *p.st
	st.Series.Focus = nil
	places := p.places(p.ds.OpenOf(data.OfPair)...)
	form := &components.Chooser{Action: st.Path(), Hidden: hidden(&st, state.CountryParameter), Name: string(state.CountryParameter), Show: p.say(catalogue.ShowPair)}
	form.Swap = p.linkTo(state.Pick{First: p.second, Second: p.first}, "")
	form.Swap.Text = p.say(catalogue.SwapPair)
	for _, chosen := range [...]data.PlaceID{p.first, p.second} {
		choice := components.Choice{Label: p.say(catalogue.FirstPlace)}
		if chosen == p.second {
			choice.Label = p.say(catalogue.SecondPlace)
		}
		for _, place := range places {
			if place.ID == p.other(chosen) {
				continue
			}
			option := components.Option{Phrase: p.phrase(place.Name), Value: string(place.ID)}
			if place.ID == chosen {
				option.Selected = "selected"
			}
			choice.Options = append(choice.Options, option)
		}
		form.Choices = append(form.Choices, choice)
	}
	p.view.Picker = form
	p.view.ChipsLabel, p.view.Remove = p.say(catalogue.ComparedWith), p.say(catalogue.RemovePair)
	for i := range p.pairs[1:] {
		pair := &p.pairs[i+1]
		link := p.linkTo(state.Compare{Pair: pair.id}, "")
		link.Text = pair.name
		p.view.Chips = append(p.view.Chips, components.SeriesLink{Link: link, Key: string(pair.id), Mark: chart.MarkClass(pair.role)})
	}
	if len(p.pairs) == state.MostPairs {
		p.view.Limit = p.say(catalogue.PairLimit, "n", strconv.Itoa(state.MostPairs))
		return
	}
	p.adder(&st, places)
}

// adder is the form that puts one more pair beside those compared: a pair of
// one of the two places that some source has joint works of.
func (p *partners) adder(st *state.State, places []*data.Place) {
	compared := ""
	for i := range p.pairs[1:] {
		compared += string(p.pairs[i+1].id) + "~"
	}
	choice := components.Choice{Label: p.say(catalogue.AddPair), Options: []components.Option{{Phrase: components.Phrase{Text: p.say(catalogue.ChoosePair)}, Value: compared}}}
	for _, of := range [...]data.PlaceID{p.second, p.first} {
		for _, place := range places {
			id := data.PairColumn(of, place.ID)
			if place.ID == of || slices.ContainsFunc(p.pairs, func(d drawnPair) bool { return d.id == id }) || !p.isDrawn(data.PairOf(of, place.ID)) {
				continue
			}
			choice.Options = append(choice.Options, components.Option{Phrase: components.Phrase{Text: p.pairName(of, place.ID)}, Value: compared + string(id)})
		}
	}
	if len(choice.Options) == 1 {
		return
	}
	p.view.Adder = &components.Chooser{Action: st.Path(), Hidden: hidden(st, state.PairsParameter), Name: string(state.PairsParameter),
		Choices: []components.Choice{choice}, Show: p.say(catalogue.AddThis)}
}

// isDrawn says whether a pair has a line of years.
func (p *partners) isDrawn(pair data.Subject) bool {
	for _, joint := range p.ds.OpenOf(data.OfPair) {
		for _, s := range p.ds.Lines(joint.ID, pair) {
			if joint.Meaning == data.Count && len(s.Points) > 2 {
				return true
			}
		}
	}
	return false
}
