package extract

import (
	"slices"

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

// everything is all values of the measures that the figure shows, and of those that they
// are calculated from: of every place, pair, source and year.
func (f *Figure) everything() *walk {
	of, ds := f.measures(), f.c.Dataset
	w := &walk{}
	given := func(g *data.Given) bool {
		fill(f.c, &w.row, g)
		return true
	}
	w.add(len(ds.Observations), func(i int) bool {
		o := &ds.Observations[i]
		return slices.Contains(of.deck, o.Indicator) && given(&data.Given{Observation: o})
	})
	for _, id := range of.deck {
		derived := ds.Derived(id)
		w.add(len(derived), func(i int) bool { return given(&data.Given{Derived: &derived[i]}) })
	}
	for _, id := range of.indicators {
		w.stretches = append(w.stretches, f.lines(w, id))
	}
	w.add(len(ds.Facts), func(i int) bool {
		fact := &ds.Facts[i]
		return slices.Contains(of.facts, fact.Measure) && given(&data.Given{Fact: fact})
	})
	w.add(len(of.others), func(i int) bool { return given(of.others[i]) })
	return w
}

// lines is the stretch of a measure's series: one of them is there at a time, as they may
// be calculated and many.
func (f *Figure) lines(w *walk, id data.IndicatorID) func() bool {
	places, at := f.c.Dataset.Singly(id)
	var line *data.Series
	var moments []data.Moment
	next := 0
	return func() bool {
		for len(moments) == 0 {
			if next == places {
				return false
			}
			if line = at(next); line != nil {
				moments = yearly(line)
			}
			next++
		}
		fillMoment(f.c, &w.row, line, moments[0])
		moments = moments[1:]
		return true
	}
}

// yearly are the moments of a series with the years between them that its source leaves
// out, as missing: charts and tables show them so. A series of few years has none.
func yearly(s *data.Series) []data.Moment {
	n := len(s.Points)
	if n <= figure.FewPoints || int(s.Points[n-1].Year-s.Points[0].Year) == n-1 {
		return s.Points
	}
	var all []data.Moment
	for i, m := range s.Points {
		for i > 0 && all[len(all)-1].Year+1 < m.Year {
			all = append(all, data.Moment{Year: all[len(all)-1].Year + 1, Missing: data.NotAvailable})
		}
		all = append(all, m)
	}
	return all
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
