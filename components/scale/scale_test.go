package scale

import (
	"math"
	"testing"
)

func TestLinear(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	for _, test := range []struct {
		name  string
		scale Linear
		v     float64
		want  float64
	}{
		{"the start of the domain is the start of the range", NewLinear(0, 10, 100, 200), 0, 100},
		{"the end is the end", NewLinear(0, 10, 100, 200), 10, 200},
		{"the middle is the middle", NewLinear(0, 10, 100, 200), 5, 150},
		{"outside falls outside", NewLinear(0, 10, 0, 1), 15, 1.5},
		{"a range may run backwards", NewLinear(0, 10, 1, 0), 2.5, 0.75},
		{"a domain may run backwards", NewLinear(10, 0, 0, 1), 10, 0},
		{"a domain of no width maps to the start", NewLinear(3, 3, 0, 1), 3, 0},
		{"no number maps to the start", NewLinear(0, 1, 7, 8), nan, 7},
		{"infinity maps to the start", NewLinear(0, 1, 7, 8), inf, 7},
		{"an infinite domain maps to the start", NewLinear(0, inf, 7, 8), 1, 7},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := test.scale.At(test.v); got != test.want {
				t.Errorf("At(%v) = %v, want %v", test.v, got, test.want)
			}
		})
	}
}

func TestADomainForBarsHoldsZero(t *testing.T) {
	for _, test := range []struct {
		name       string
		values     []float64
		start, end float64
	}{
		{"positive values start at zero", []float64{3, 5}, 0, 5},
		{"negative values end at zero", []float64{-3, -5}, -5, 0},
		{"both", []float64{-1, 4}, -1, 4},
		{"none", nil, 0, 1},
		{"all zero", []float64{0, 0}, 0, 1},
		{"what is no number is passed over", []float64{math.NaN(), math.Inf(-1), 2}, 0, 2},
	} {
		t.Run(test.name, func(t *testing.T) {
			if start, end := Zero(test.values...); start != test.start || end != test.end {
				t.Errorf("%v to %v, want %v to %v", start, end, test.start, test.end)
			}
		})
	}
}
