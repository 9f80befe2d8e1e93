package partners

import (
	"bilateral/components/catalogue"
	"bilateral/components/chart"
	"bilateral/components/figure"
	"bilateral/components/ui"
	"bilateral/data"
)

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
		if moments[i].Present() {
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
		if ind.Meaning != data.Rank || o == nil || o.Subject != subject || !o.Value.Present() {
			continue
		}
		name := p.c.Say(catalogue.TheDeck)
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
