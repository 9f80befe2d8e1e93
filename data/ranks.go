package data

import (
	"slices"
)

// Ranked is a place in an order of the numbers of one source and year.
type Ranked struct {
	Place  PlaceID
	Rank   int  // 1 is first; equal numbers have the same
	Tied   bool // another has the same number: the order of the two means nothing
	Number float64
	Input  Input
}

// PartnerRanks are the partners of a place in the order of a measure of pairs,
// by one source, in one year. Only countries and territories that the source
// lists are among them.
func (d *Dataset) PartnerRanks(id IndicatorID, place PlaceID, source SourceID, year int) []Ranked {
	return d.ranked(id, source, year, func(s *Series) PlaceID {
		switch {
		case s.Subject.Kind != OfPair:
		case s.Subject.Place == place:
			return s.Subject.Partner
		case s.Subject.Partner == place:
			return s.Subject.Place
		}
		return ""
	})
}

// PartnerRank is where a partner stands among the partners of a place, as
// PartnerRanks puts them, and among how many; rank is 0 when it is not one of
// them. tied says that another has the same number.
func (d *Dataset) PartnerRank(id IndicatorID, place, partner PlaceID, source SourceID, year int) (rank, total int, tied bool) {
	if d.excerpt != nil {
		return d.excerpt.rank(id, place, partner, source, year)
	}
	own := d.Line(id, PairOf(place, partner), source).in(year).Moment
	_, list := d.of(id, place)
	for _, s := range list {
		if s.Indicator != id || s.Source != source || s.Subject.Kind != OfPair {
			continue
		}
		other := s.Subject.Partner
		if other == place {
			other = s.Subject.Place
		}
		p := d.Place(other)
		m := s.in(year).Moment
		if !m.Present() || p == nil || p.Kind != Country {
			continue
		}
		total++
		if m.Number > own.Number {
			rank++
		}
		tied = tied || m.Number == own.Number && other != partner
	}
	if !own.Present() {
		return 0, total, false
	}
	return rank + 1, total, tied
}

// PlaceRanks are the places in the order of a measure, by one source, in one
// year: countries and territories only.
func (d *Dataset) PlaceRanks(id IndicatorID, field FieldID, source SourceID, year int) []Ranked {
	return d.ranked(id, source, year, func(s *Series) PlaceID {
		if s.Subject.Kind != OfPlace || s.Field != field {
			return ""
		}
		return s.Subject.Place
	})
}

// ranked puts places in order; of says whose value a series is, "" for none.
func (d *Dataset) ranked(id IndicatorID, source SourceID, year int, of func(*Series) PlaceID) []Ranked {
	var list []Ranked
	series := d.series(id)
	for i := range series {
		s := &series[i]
		if s.Indicator != id || s.Source != source {
			continue
		}
		place := of(s)
		if p := d.Place(place); place == "" || p == nil || p.Kind != Country {
			continue
		}
		if in := s.in(year); in.Moment.Present() {
			list = append(list, Ranked{Place: place, Number: in.Moment.Number, Input: in})
		}
	}
	slices.SortStableFunc(list, func(x, y Ranked) int {
		switch {
		case x.Number > y.Number:
			return -1
		case x.Number < y.Number:
			return 1
		case x.Place < y.Place:
			return -1
		}
		return 1
	})
	for i := range list {
		list[i].Rank = i + 1
		if i > 0 && list[i].Number == list[i-1].Number {
			list[i].Rank, list[i].Tied, list[i-1].Tied = list[i-1].Rank, true, true
		}
	}
	return list
}
