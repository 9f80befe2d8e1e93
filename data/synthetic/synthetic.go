// Package synthetic makes a dataset of any size, whose figures are invented,
// for benchmarks on the server and in a browser. It stands outside the flow.
package synthetic

import "bilateral/data"

// Collection is the one collection of the dataset, Indicator its indicator.
const (
	Collection data.CollectionID = "many"
	Indicator  data.IndicatorID  = "works-together"
)

const (
	firstYear = 1990
	years     = 34
)

// Dataset returns a dataset with so many values, which are the joint works of
// pairs of places over 34 years, some of them flagged or missing. It is the
// same each time.
func Dataset(values int) *data.Dataset {
	ds := &data.Dataset{Name: "synthetic", Version: "1",
		Indicators:  []data.Indicator{{ID: Indicator, Collection: Collection, Meaning: data.Count, Unit: data.Text{EN: "works", JA: "件"}}},
		Sources:     []data.Source{{ID: "invented", Read: "2026-11-25"}},
		Remarks:     []data.Remark{{ID: "invented", Text: data.Text{EN: "Invented.", JA: "架空。"}}},
		Collections: []data.Collection{{ID: Collection}}}
	places := 2
	for places*(places-1)/2*years < values {
		places++
	}
	for i := range places {
		ds.Places = append(ds.Places, place(i))
	}
	random := uint32(1)
	next := func(n uint32) uint32 {
		random = random*1664525 + 1013904223
		return random >> 8 % n
	}
	for i := range ds.Places {
		for j := i + 1; j < len(ds.Places) && values > 0; j++ {
			s := data.Series{Indicator: Indicator, Subject: data.PairOf(ds.Places[i].ID, ds.Places[j].ID), Source: "invented"}
			works := float64(next(5000))
			for y := range min(years, values) {
				works += float64(next(200))
				m := data.Moment{Year: int16(firstYear + y), Number: works}
				switch next(50) {
				case 0:
					m = data.Moment{Year: m.Year, Missing: data.NotAvailable, Remark: 1}
				case 1:
					m.Flags, m.Remark = m.Flags.With(data.Unreliable), 1
				}
				s.Points = append(s.Points, m)
			}
			values -= len(s.Points)
			ds.Collections[0].Series = append(ds.Collections[0].Series, s)
		}
	}
	return ds
}

// place makes a place of a number, with a name that does not sort by it.
func place(i int) data.Place {
	letters := func(i int) string {
		return string([]byte{'A' + byte(i/676%26), 'A' + byte(i/26%26), 'A' + byte(i%26)})
	}
	name := "Country " + letters(i*7919%17576)
	return data.Place{ID: data.PlaceID(letters(i)), Name: data.Text{EN: name, JA: name}, ShortName: data.Text{EN: name, JA: name}}
}
