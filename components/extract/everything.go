package extract

import (
	"iter"
	"slices"

	"bilateral/components/download"
	"bilateral/components/figure"
	"bilateral/data"
)

// measures are what a figure's values are of.
type measures struct {
	indicators []data.IndicatorID // of open sources
	deck       []data.IndicatorID
	facts      []data.MeasureID
	others     []*data.Given // what is of none of them
}

// everything goes through all values of the measures that the figure shows, and of those
// that they are calculated from: of every place, pair, source and year.
func (f *Figure) everything(yield func(*download.Row) bool) {
	var row download.Row
	of, ds := f.measures(), f.c.Dataset
	send := func(g *data.Given) bool {
		fill(f.c, &row, g)
		return yield(&row)
	}
	for i := range ds.Observations {
		if o := &ds.Observations[i]; slices.Contains(of.deck, o.Indicator) && !send(&data.Given{Observation: o}) {
			return
		}
	}
	for _, id := range of.deck {
		derived := ds.Derived(id)
		for i := range derived {
			if !send(&data.Given{Derived: &derived[i]}) {
				return
			}
		}
	}
	for _, id := range of.indicators {
		for _, s := range ds.All(id) {
			for m := range yearly(s) {
				if fillMoment(f.c, &row, s, m); !yield(&row) {
					return
				}
			}
		}
	}
	for i := range ds.Facts {
		if fact := &ds.Facts[i]; slices.Contains(of.facts, fact.Measure) && !send(&data.Given{Fact: fact}) {
			return
		}
	}
	for _, g := range of.others {
		if !send(g) {
			return
		}
	}
}

// yearly are the moments of a series with the years between them that its source leaves
// out, as missing: charts and tables show them so. A series of few years has none.
func yearly(s *data.Series) iter.Seq[data.Moment] {
	return func(yield func(data.Moment) bool) {
		for i, m := range s.Points {
			if i > 0 && len(s.Points) > figure.FewPoints {
				for year := s.Points[i-1].Year + 1; year < m.Year; year++ {
					if !yield(data.Moment{Year: year, Missing: data.NotAvailable}) {
						return
					}
				}
			}
			if !yield(m) {
				return
			}
		}
	}
}

// measures collects what the figure's values are of, in their order, what they are
// calculated from behind them.
func (f *Figure) measures() *measures {
	m := &measures{}
	f.eachGiven(func(g *data.Given) {
		switch {
		case g.Series != nil:
			m.add(f.c.Dataset, g.Series.Indicator)
		case g.Observation != nil:
			m.addDeck(g.Observation.Indicator)
		case g.Fact != nil:
			if !slices.Contains(m.facts, g.Fact.Measure) {
				m.facts = append(m.facts, g.Fact.Measure)
			}
		case g.Derived != nil:
			m.addDeck(g.Derived.Indicator)
		case g.Calculated != nil:
			m.others = append(m.others, g)
			for _, in := range g.Calculated.Inputs {
				if in.Series != nil {
					m.add(f.c.Dataset, in.Series.Indicator)
				}
			}
		default:
			m.others = append(m.others, g)
		}
	})
	return m
}

func (m *measures) addDeck(id data.IndicatorID) {
	if !slices.Contains(m.deck, id) {
		m.deck = append(m.deck, id)
	}
}

// add adds a measure and those that it is calculated from or a part of.
func (m *measures) add(ds *data.Dataset, id data.IndicatorID) {
	ind := ds.Indicator(id)
	if ind == nil || slices.Contains(m.indicators, id) {
		return
	}
	m.indicators = append(m.indicators, id)
	for _, other := range [...]data.IndicatorID{ind.Of, ind.Whole, ind.Total} {
		if other != "" {
			m.add(ds, other)
		}
	}
}

// eachGiven goes through where the values shown stand.
func (f *Figure) eachGiven(do func(*data.Given)) {
	for _, g := range f.taken.Values {
		do(g)
	}
	if f.taken.Drawn == nil {
		return
	}
	for i := range f.taken.Drawn.Series {
		points := f.taken.Drawn.Series[i].Points
		for j := range points {
			if points[j].Of != nil {
				do(points[j].Of)
			}
		}
	}
}
