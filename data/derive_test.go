//go:build !js

package data_test

import (
	"math"
	"testing"

	"bilateral/data"
)

func TestDerivedFiguresOfTheDeck(t *testing.T) {
	ds := deck(t)
	const japan, uk, both = 678778.0, 1096865.0, 22984.0
	type figure struct {
		id      string
		column  data.ColumnID
		formula data.Formula
		unit    data.Quantity
		value   float64
		// printed is what the reader is shown, rounded.
		printed, decimals float64
	}
	want := map[data.IndicatorID][]figure{
		"total-outputs": {
			{"total-outputs.joint-share.JPN", "JPN", data.JointShare, data.Percent, 100 * both / japan, 3.39, 2},
			{"total-outputs.joint-share.GBR", "GBR", data.JointShare, data.Percent, 100 * both / uk, 2.10, 2},
			{"total-outputs.salton-cosine.GBR-JPN", "GBR-JPN", data.SaltonCosine, data.Index, both / math.Sqrt(japan*uk), 0.0266, 4},
		},
		"fwci": {
			{"fwci.above-benchmark.JPN", "JPN", data.AboveBenchmark, data.Percent, -6, -6, 0},
			{"fwci.above-benchmark.GBR", "GBR", data.AboveBenchmark, data.Percent, 55, 55, 0},
			{"fwci.above-benchmark.GBR-JPN", "GBR-JPN", data.AboveBenchmark, data.Percent, 251, 251, 0},
			{"fwci.pair-to-place.JPN", "JPN", data.PairToPlace, data.Times, 3.51 / 0.94, 3.7, 1},
			{"fwci.pair-to-place.GBR", "GBR", data.PairToPlace, data.Times, 3.51 / 1.55, 2.3, 1},
		},
		"student-mobility": {{"student-mobility.flow-ratio.GBR-JPN", "GBR-JPN", data.FlowRatio, data.Times, 2795.0 / 730, 3.8, 1}},
		"researchers":      {{"researchers.flow-ratio.GBR-JPN", "GBR-JPN", data.FlowRatio, data.Times, 7206.0 / 1906, 3.8, 1}},
		"output-growth":    nil,
		"partner-rank":     nil,
		"unknown":          nil,
	}
	for id, figures := range want {
		got := ds.Derived(id)
		if len(got) != len(figures) {
			t.Errorf("%s: %d figures, want %d", id, len(got), len(figures))
			continue
		}
		for i, w := range figures {
			g := got[i]
			if g.ID != w.id || g.Indicator != id || g.Column != w.column || g.Formula != w.formula || g.Unit != w.unit {
				t.Errorf("%s: got %+v", w.id, g)
			}
			if !g.Value.Present() || math.Abs(g.Value.Number-w.value) > 1e-9*math.Abs(w.value) {
				t.Errorf("%s: got %+v, want %v", w.id, g.Value, w.value)
			}
			scale := math.Pow(10, w.decimals)
			if printed := math.Round(g.Value.Number*scale) / scale; printed != w.printed {
				t.Errorf("%s is printed %v, want %v", w.id, printed, w.printed)
			}
			for _, input := range g.Inputs {
				if input == nil || input.Indicator != id {
					t.Errorf("%s: input %+v", w.id, input)
				}
			}
		}
	}
}

func TestTheDividendComesFirst(t *testing.T) {
	ds := deck(t)
	for _, id := range []data.IndicatorID{"fwci", "student-mobility", "researchers"} {
		for _, f := range ds.Derived(id) {
			if f.Unit == data.Times && f.Value.Number != f.Inputs[0].Value.Number/f.Inputs[1].Value.Number {
				t.Errorf("%s: %v from %v and %v", f.ID, f.Value.Number, f.Inputs[0].Value, f.Inputs[1].Value)
			}
			if f.Formula == data.FlowRatio && f.Value.Number < 1 {
				t.Errorf("%s: the smaller flow is divided by the larger", f.ID)
			}
		}
	}
}

func TestNoFigureIsDerivedFromWhatIsMissing(t *testing.T) {
	lost := data.Value{Missing: data.Confidential, Reason: text("Withheld.")}
	t.Run("a missing input makes the figure missing for the same reason", func(t *testing.T) {
		ds := pairOfPlaces()
		ds.Observations[2].Value = lost
		figures := ds.Derived("works")
		if len(figures) != 3 {
			t.Fatalf("%d figures", len(figures))
		}
		for _, f := range figures {
			if f.Value != lost {
				t.Errorf("%s: %+v", f.ID, f.Value)
			}
		}
	})
	t.Run("only the figures that need it", func(t *testing.T) {
		ds := pairOfPlaces()
		ds.Observations[3].Value = lost
		missing := 0
		for _, f := range ds.Derived("impact") {
			if !f.Value.Present() {
				missing++
			}
		}
		if missing != 2 {
			t.Errorf("%d figures are missing, want 2", missing)
		}
	})
	t.Run("an observation that is not there gives no figure", func(t *testing.T) {
		ds := pairOfPlaces()
		ds.Observations = ds.Observations[:2]
		if figures := ds.Derived("works"); len(figures) != 0 {
			t.Errorf("%+v", figures)
		}
	})
	t.Run("division by zero is not applicable", func(t *testing.T) {
		ds := pairOfPlaces()
		ds.Observations[0].Value.Number = 0
		for _, f := range ds.Derived("works") {
			if zero := f.Column != "BBB"; zero != (f.Value.Missing == data.NotApplicable) {
				t.Errorf("%s: %+v", f.ID, f.Value)
			}
		}
	})
	t.Run("two periods are not put together", func(t *testing.T) {
		ds := pairOfPlaces()
		ds.Observations[0].Period = data.Period{Start: 2019, End: 2019}
		if figures := ds.Derived("works"); len(figures) != 1 || figures[0].Column != "BBB" {
			t.Errorf("%+v", figures)
		}
	})
	t.Run("two sources are not put together", func(t *testing.T) {
		ds := pairOfPlaces()
		ds.Observations[11].Source = "other"
		if figures := ds.Derived("movers"); len(figures) != 0 {
			t.Errorf("%+v", figures)
		}
	})
}

func TestTheBenchmarkNeedNotBeOne(t *testing.T) {
	ds := pairOfPlaces()
	ds.Indicator("impact").Benchmark = 2
	if f := ds.Derived("impact")[0]; f.Value.Number != -75 {
		t.Errorf("0.5 against 2: %v per cent", f.Value.Number)
	}
}
