package examples

import (
	"bilateral/components/chart"
	"bilateral/components/format"
	"bilateral/data"
)

// dumbbell are two places compared in each row.
func dumbbell() []Example {
	places := chart.Dumbbell{Roles: []chart.Role{chart.A, chart.B}}
	grouped := fields()
	grouped[0].Head, grouped[2].Head = "Japan above the UK", "The UK above Japan"
	return []Example{
		{Name: "dumbbell", What: "two places a row, in groups; a missing value says so", Meaning: data.RatioToWorld,
			Spec: chart.Spec{Form: places, Benchmark: &chart.Benchmark{Value: 1, Label: "world = 1"},
				Series: grouped},
			Labels: chart.Labels{Title: "Where each of the two does better", Subtitle: "Invented"}},
	}
}

// fields are invented rows of both places.
func fields() []chart.Series {
	row := func(key, name string, values ...float64) chart.Series {
		s := chart.Series{Key: key, Name: name, Labelled: true}
		for i, place := range []string{"Japan", "UK"} {
			if i < len(values) {
				s.Add(i, place, values[i], format.Number(values[i], 2))
			} else {
				*s.Add(i, place, 0, "[x]") = chart.Point{X: i, XText: place, Missing: true, Text: "[x]", Reason: "not available"}
			}
		}
		return s
	}
	return []chart.Series{
		row("chemistry", "Chemistry", 1.3, 0.9),
		row("physics", "Physics and astronomy", 1.1, 1.05),
		row("medicine", "Medicine", 0.7, 2.4),
		row("arts", "Arts and humanities", 0.4),
	}
}
