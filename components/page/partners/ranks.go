package partners

import (
	"strconv"

	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/figure"
	"bilateral/components/ui"
	"bilateral/data"
)

// fewRanks is how many of the largest partners a chart of ranks shows beside the other
// place.
const fewRanks = 10

// ranks are the largest partners of each of the two in their order, year by year, with
// the other picked out. Both charts show as many ranks.
func (p *builder) ranks(source data.SourceID) (figures []*ui.Figure) {
	for _, ind := range p.c.Dataset.OpenOf(data.OfRanking) {
		if ind.Meaning != data.Rank {
			continue
		}
		var models []*figure.Model
		shown := float64(fewRanks)
		for _, place := range p.both() {
			own := p.c.Dataset.Line(ind.ID, data.RankingOf(place, p.other(place)), source)
			if own == nil {
				models = append(models, nil)
				continue
			}
			models = append(models, p.rank(ind, own))
			shown = max(shown, deepest(own.Points)+1)
		}
		for i, place := range p.both() {
			if models[i] == nil {
				id := string(ind.ID) + "-" + string(place)
				figures = append(figures, p.gap(id, p.named(catalogue.RankAmongAll, place), p.c.Say(catalogue.NoRanks, "source", p.c.DisplayName(source)), source))
				continue
			}
			models[i].Spec.Domain = &chart.Domain{Start: 1, End: shown}
			figures = append(figures, figure.Draw(p.c, models[i]))
		}
		return figures
	}
	return nil
}

// rank is the order of a place's partners: of the largest in the last year that has an
// order which may be compared, and of the other place. A place that leaves the list
// ends its line.
func (p *builder) rank(ind *data.Indicator, own *data.Series) *figure.Model {
	place, partner := own.Subject.Place, own.Subject.Partner
	model := p.figure(string(ind.ID)+"-"+string(place), chart.Bump{}, ind, own.Source)
	line := figure.AddLine(p.c, &model.Spec, ind, own, string(partner), p.c.ShortName(partner), p.roleAt(partner))
	figure.Tell(p.c, line, ind, own.Subject)
	_, year, _ := own.ComparableYears(own.Span())
	first := p.c.Dataset.Ask("first "+string(ind.ID)+" "+string(own.Source)+" "+string(place)+" "+strconv.Itoa(year), func() (a data.Answer) {
		for _, s := range p.c.Dataset.With(ind.ID, place) {
			if m, ok := s.At(year); ok && m.Present() && m.Number <= fewRanks && s.Subject.Place == place && s.Source == own.Source {
				a.Names = append(a.Names, string(s.Subject.Partner))
			}
		}
		return a
	})
	for _, other := range first.Names {
		s := p.c.Dataset.Line(ind.ID, data.RankingOf(place, data.PlaceID(other)), own.Source)
		if s == nil || s == own {
			continue
		}
		points := figure.AddLine(p.c, &model.Spec, ind, s, string(s.Subject.Partner), p.c.ShortName(s.Subject.Partner), chart.Other).Points
		absences := 0
		for i := 1; i < len(points); i++ {
			if points[i].X > points[i-1].X+1 {
				absences++
			}
			points[i].Segment += absences
		}
	}
	model.Caveats = note(model.Caveats, p.c.Text(ind.Definition))
	p.addPrinted(model, place)
	return model
}

// deepest is the lowest rank of some moments.
func deepest(moments []data.Moment) float64 {
	rank := 0.0
	for i := range moments {
		if moments[i].Present() {
			rank = max(rank, moments[i].Number)
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
		if ind.Meaning != data.Rank || o == nil || o.Subject != subject || !o.Value.Present() {
			continue
		}
		name := p.c.Say(catalogue.TheDeck)
		moments := []data.Moment{{Number: o.Value.Number, Year: int16(o.Period.End)}}
		drawn := figure.AddLine(p.c, &model.Spec, ind, &data.Series{Points: moments}, "deck", name, chart.Deck)
		drawn.Labelled = false
		figure.SetApart(drawn)
		mark := &drawn.Points[0]
		mark.Of = p.c.GivenAs(data.Given{Observation: o})
		mark.Note = p.c.Say(catalogue.PrintedRank, "value", mark.Text, "year", mark.XText)
		model.Caveats = note(model.Caveats, p.c.Say(catalogue.PrintedRankMark, "value", mark.Text, "year", mark.XText))
		model.Sources = p.cite(model.Sources, o.Source)
	}
}
