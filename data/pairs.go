package data

import "slices"

// Standing is where a value is in an order: Rank 1 is first, among Of. Tied says
// that another has the same value. Rank is 0 where the value has no place in the
// order.
type Standing struct {
	Rank, Of int
	Tied     bool
}

// PairOrder is every pair of the places of a source, by a measure of pairs in the
// last of two years and by how many times that of the first it is. A pair counts
// in an order where its values bear the comparison.
type PairOrder struct {
	Start, End int
	amounts    []float64 // the largest first
	multiples  []float64
	// asked is who knows where a value stands in amounts or multiples, nil where the
	// lists are here.
	asked func(list string, v float64) Standing
}

// PairOrder puts the pairs of a source in order. It is nil where the source does not
// count every pair of its countries and territories: what is missing might
// stand anywhere. Pairs with less than base in the first year have no place among the
// multiples: a multiple of very few says nothing.
func (d *Dataset) PairOrder(id IndicatorID, source SourceID, start, end int, base float64) *PairOrder {
	if d.excerpt != nil {
		return d.excerpt.order(id, source, start, end, base)
	}
	o := &PairOrder{Start: start, End: end}
	var places []PlaceID
	pairs := 0
	series := d.series(id)
	for i := range series {
		s := &series[i]
		if s.Indicator != id || s.Source != source || s.Subject.Kind != OfPair || s.Field != "" || s.Segment > 1 {
			continue
		}
		before := len(places)
		for _, place := range [...]PlaceID{s.Subject.Place, s.Subject.Partner} {
			if !slices.Contains(places, place) {
				places = append(places, place)
			}
		}
		// What is known already is a country or a territory: finding a place takes longer.
		if slices.ContainsFunc(places[before:], func(id PlaceID) bool { p := d.Place(id); return p == nil || p.Kind != Country }) {
			places = places[:before]
			continue
		}
		pairs++
		last := s.in(end).Moment
		if !last.Comparable() {
			continue
		}
		o.amounts = append(o.amounts, last.Number)
		if first := s.in(start).Moment; start < end && first.Number >= base && first.Number > 0 && s.Comparable(first, last) {
			o.multiples = append(o.multiples, last.Number/first.Number)
		}
	}
	if n := len(places); n < 3 || pairs != n*(n-1)/2 {
		return nil
	}
	for _, list := range [...][]float64{o.amounts, o.multiples} {
		Order(list, func(x, y float64) bool { return x > y })
	}
	return o
}

// Amount is where an amount of the last year stands, Multiple a multiple.
func (o *PairOrder) Amount(v float64) Standing {
	if o.asked != nil {
		return o.asked(amounts, v)
	}
	return standing(o.amounts, v)
}

func (o *PairOrder) Multiple(v float64) Standing {
	if o.asked != nil {
		return o.asked(multiples, v)
	}
	return standing(o.multiples, v)
}

// The lists of an order.
const (
	amounts   = "amount"
	multiples = "multiple"
)

// standing finds a value in a list that falls.
func standing(list []float64, v float64) Standing {
	s := Standing{Of: len(list)}
	same := 0
	for _, other := range list {
		switch {
		case other > v:
			s.Rank++
		case other == v:
			same++
		}
	}
	s.Rank++
	s.Tied = same > 1
	if same == 0 {
		s.Rank = 0
	}
	return s
}

// Middle is the median amount and the median multiple of the order, 0 where
// there is none.
func (o *PairOrder) Middle() (amount, multiple float64) {
	return Median(o.amounts), Median(o.multiples)
}

// Median is the middle of a list in order, the mean of its two middles where
// it has two; 0 of an empty list.
func Median(list []float64) float64 {
	n := len(list)
	if n == 0 {
		return 0
	}
	return (list[(n-1)/2] + list[n/2]) / 2
}

// YearlyGrowth is the growth of each year, in per cent, that makes a multiple in so
// many years, which are at least one. A multiple is never negative.
func YearlyGrowth(multiple float64, years int) float64 {
	// Newton's method for the root, from above: it falls until it stands. The
	// library's power would weigh more in the browser than all of this file.
	root := 1 + (multiple-1)/float64(years)
	for range mostSteps {
		power := 1.0
		for range years - 1 {
			power *= root
		}
		next := root - (root-multiple/power)/float64(years)
		if !(next < root) || !(power > 0) {
			break
		}
		root = next
	}
	return 100 * (root - 1)
}

// mostSteps is more than the root of any multiple of a series takes.
const mostSteps = 1000
