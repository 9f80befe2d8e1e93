package partners

import (
	"strconv"

	"bilateral/data"
)

// mostInMatrix is how many places the matrix of pairs has: one more than
// columns.
const mostInMatrix = 10

// mostInSlope is how many places the chart of two years has rows for, the largest: more
// than the sources of today have.
const mostInSlope = 40

// newest is the index in its newest edition.
type newest struct {
	ds     *data.Dataset
	index  data.IndicatorID
	source data.SourceID
	year   int            // the last
	places []data.PlaceID // those that have all their partners, the largest first
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

// fewInMatrix is how many places a matrix that tells more than the lists has, at the least.
const fewInMatrix = 3

// middle is the median index of all pairs of the edition, and of how many.
func (in *newest) middle() (median float64, pairs int) {
	n := in.ds.Ask("middle "+string(in.index)+" "+string(in.source)+" "+strconv.Itoa(in.year), func() data.Answer {
		var values []float64
		for _, s := range in.ds.All(in.index) {
			if s.Source != in.source {
				continue
			}
			if m, ok := s.At(in.year); ok && m.Comparable() {
				values = append(values, m.Number)
			}
		}
		data.Order(values, func(x, y float64) bool { return x < y })
		return data.Answer{Numbers: []float64{data.Median(values), float64(len(values))}}
	}).Numbers
	if len(n) < 2 {
		return 0, 0
	}
	return n[0], int(n[1])
}
