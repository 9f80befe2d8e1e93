//go:build !js

package data_test

import (
	"regexp"
	"strings"
	"testing"

	"bilateral/data"
)

func TestEachValueLeadsToItsRow(t *testing.T) {
	ds := deck(t)
	var ratio *data.Series
	for i := range ds.Indicators {
		if ind := &ds.Indicators[i]; ind.Of != "" && ind.Meaning != data.Share {
			ratio = ds.All(ind.ID)[0]
		}
	}
	part := ds.Line("joint-works", data.PairOf("GBR", "JPN"), "openalex-2024-08").PartOf(ds.Line("international-works", data.Of("JPN"), "openalex-2024-08"), 2020)
	sum := func(s *data.Series) *data.Calculated { c := s.Sum(2016, 2020); return &c }
	pair, share := data.PairOf("GBR", "JPN"), data.IndicatorID("")
	for i := range ds.Indicators {
		if ind := &ds.Indicators[i]; ind.Of != "" && ind.Meaning == data.Share {
			share = ind.ID
		}
	}
	for _, c := range []struct{ sentence, got, want string }{
		{"a value of a series has a file and a row", ds.Origin(ds.Line("joint-works", pair, "openalex-2024-08"), 2020), `^openalex_pairs\.csv#row=\d+$`},
		{"a zero has that of the file of zeros", ds.Origin(ds.Line("joint-works", data.PairOf("HKG", "BRA"), "openalex-2024-08"), 1991), `^openalex_pairs_zero\.csv#row=2$`},
		{"a year that the series has not is nowhere", ds.Origin(ds.Line("joint-works", pair, "openalex-2024-08"), 1900), `^$`},
		{"a calculated share of two columns of a file has its row once", ds.Origin(ds.All(share)[0], int(ds.All(share)[0].Points[0].Year)), `^ncses_articles\.csv#row=\d+$`},
		{"one of values of two files has a row of each", ds.OriginOf(&part), `^openalex_pairs\.csv#row=\d+ openalex_international_works\.csv#row=\d+$`},
		{"one that the deck's figures give has their rows", ds.DerivedOrigin(&ds.Derived("total-outputs")[0]), `^observations#row=\d+;\d+$`},
		{"a ratio of four values of one file has its rows", ds.Origin(ratio, int(ratio.Points[0].Year)), `^ncses_fields\.csv#row=\d+(;\d+){3}$`},
		{"a sum over years that follow each other has a range of rows", ds.OriginOf(sum(ds.Line("joint-works", pair, "openalex-2024-08"))), `^openalex_pairs\.csv#row=\d+-\d+$`},
		{"a single figure has one too", ds.FactOrigin(&ds.Facts[0]), `^facts_from_pages\.csv#row=\d+$`},
		{"a figure that is not of the dataset is nowhere", ds.FactOrigin(&data.Fact{}), `^$`},
		{"the deck's figures stand in a table of the package, the first below its header", ds.ObservationOrigin(&ds.Observations[0]), `^observations#row=2$`},
		{"and the last in its last row", ds.ObservationOrigin(&ds.Observations[len(ds.Observations)-1]), `^observations#row=19$`},
		{"which one that is not of the dataset does not", ds.ObservationOrigin(&data.Observation{}), `^$`},
		{"a dataset without origins has none", (&data.Dataset{}).Origin(&ds.Collections[0].Series[0], 2020), `^$`},
	} {
		if !regexp.MustCompile(c.want).MatchString(c.got) {
			t.Errorf("%s: %q, want %s", c.sentence, c.got, c.want)
		}
	}
}

func TestEveryValueOfTheDeckHasAnOrigin(t *testing.T) {
	ds := deck(t)
	for i := range ds.Indicators {
		for _, s := range ds.All(ds.Indicators[i].ID) {
			for _, m := range s.Points {
				if at := ds.Origin(s, int(m.Year)); !strings.Contains(at, ".csv#row=") {
					t.Fatalf("%s of %+v in %d is from %q", s.Indicator, s.Subject, m.Year, at)
				}
			}
		}
	}
	for i := range ds.Facts {
		if at := ds.FactOrigin(&ds.Facts[i]); !strings.HasPrefix(at, "facts_from_pages.csv#row=") {
			t.Errorf("%s of %d is from %q", ds.Facts[i].Measure, ds.Facts[i].Period.Start, at)
		}
	}
}
