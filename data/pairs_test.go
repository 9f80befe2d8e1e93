package data_test

import (
	"math"
	"testing"

	"bilateral/data"
)

// counted is a dataset in which a source counts joint works in 2000 and 2020:
// of each pair of the places, in the order of the alphabet.
func counted(values ...[2]float64) *data.Dataset {
	ds := &data.Dataset{
		Places:      []data.Place{{ID: "AAA", Kind: data.Country}, {ID: "BBB", Kind: data.Country}, {ID: "CCC", Kind: data.Country}},
		Indicators:  []data.Indicator{{ID: "joint", Collection: "all", Subject: data.OfPair, Meaning: data.Count}},
		Collections: []data.Collection{{ID: "all"}},
	}
	pairs := [][2]data.PlaceID{{"AAA", "BBB"}, {"AAA", "CCC"}, {"BBB", "CCC"}}
	for i, v := range values {
		ds.Collections[0].Series = append(ds.Collections[0].Series, data.Series{Indicator: "joint", Subject: data.PairOf(pairs[i][0], pairs[i][1]), Source: "s",
			Points: []data.Moment{{Year: 2000, Number: v[0]}, {Year: 2020, Number: v[1]}}})
	}
	ds.Collections[0].Index()
	return ds
}

func TestPairsStandInTheOrderOfWhatMayBeCompared(t *testing.T) {
	flagged := counted([2]float64{20, 40}, [2]float64{30, 90}, [2]float64{40, 60})
	flagged.Collections[0].Series[1].Points[1].Flags = data.Flags(0).With(data.Provisional)
	broken := counted([2]float64{20, 40}, [2]float64{30, 90}, [2]float64{40, 60})
	broken.Collections[0].Series[1].Points[1].Flags = data.Flags(0).With(data.Break)
	for _, c := range []struct {
		sentence         string
		ds               *data.Dataset
		amount, multiple float64
		works, growth    data.Standing
		middle           [2]float64
	}{
		{"each in its place", counted([2]float64{20, 40}, [2]float64{30, 90}, [2]float64{40, 60}), 60, 1.5, data.Standing{Rank: 2, Of: 3}, data.Standing{Rank: 3, Of: 3}, [2]float64{60, 2}},
		{"equal numbers share a rank", counted([2]float64{20, 60}, [2]float64{30, 60}, [2]float64{40, 90}), 60, 3, data.Standing{Rank: 2, Of: 3, Tied: true}, data.Standing{Rank: 1, Of: 3}, [2]float64{60, 2.25}},
		{"a multiple of few has no place", counted([2]float64{19, 40}, [2]float64{30, 90}, [2]float64{40, 60}), 40, 3, data.Standing{Rank: 3, Of: 3}, data.Standing{Rank: 1, Of: 2}, [2]float64{60, 2.25}},
		{"none at all is last", counted([2]float64{20, 0}, [2]float64{30, 90}, [2]float64{40, 60}), 0, 0, data.Standing{Rank: 3, Of: 3}, data.Standing{Rank: 3, Of: 3}, [2]float64{60, 1.5}},
		{"a provisional last year has no place", flagged, 60, 2, data.Standing{Rank: 1, Of: 2}, data.Standing{Rank: 1, Of: 2}, [2]float64{50, 1.75}},
		{"no multiple across a break", broken, 60, 2, data.Standing{Rank: 2, Of: 3}, data.Standing{Rank: 1, Of: 2}, [2]float64{60, 1.75}},
		{"a value that is not there has no rank", counted([2]float64{20, 40}, [2]float64{30, 90}, [2]float64{40, 60}), 61, 9, data.Standing{Of: 3}, data.Standing{Of: 3}, [2]float64{60, 2}},
	} {
		order := c.ds.PairOrder("joint", "s", 2000, 2020, 20)
		if order == nil {
			t.Fatalf("%s: no order", c.sentence)
		}
		if got := order.Amount(c.amount); got != c.works {
			t.Errorf("%s: the amount stands %+v, want %+v", c.sentence, got, c.works)
		}
		if got := order.Multiple(c.multiple); got != c.growth {
			t.Errorf("%s: the multiple stands %+v, want %+v", c.sentence, got, c.growth)
		}
		amount, multiple := order.Middle()
		if got := [2]float64{amount, multiple}; got != c.middle {
			t.Errorf("%s: the middle is %v, want %v", c.sentence, got, c.middle)
		}
	}
}

func TestASourceThatLacksPairsGivesNoOrder(t *testing.T) {
	if order := counted([2]float64{20, 40}, [2]float64{30, 90}).PairOrder("joint", "s", 2000, 2020, 20); order != nil {
		t.Errorf("two of three pairs have the order %+v", order)
	}
	if order := counted().PairOrder("joint", "s", 2000, 2020, 20); order != nil {
		t.Errorf("no pairs have the order %+v", order)
	}
}

func TestYearlyGrowthMakesTheMultiple(t *testing.T) {
	for _, c := range []struct {
		sentence string
		multiple float64
		years    int
	}{
		{"a rise", 12.2, 32}, {"a great rise", 600, 32}, {"one year", 1.5, 1}, {"no change", 1, 20}, {"a fall", 0.4, 17}, {"a great fall", 0.001, 32}, {"to nothing", 0, 4},
	} {
		growth := data.YearlyGrowth(c.multiple, c.years)
		if want := 100 * (math.Pow(c.multiple, 1/float64(c.years)) - 1); math.Abs(growth-want) > 0.005 {
			t.Errorf("%s: %g times in %d years is %g%% a year, want %g%%", c.sentence, c.multiple, c.years, growth, want)
		}
	}
}
