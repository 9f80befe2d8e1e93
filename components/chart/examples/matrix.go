package examples

import (
	"bilateral/components/chart"
	"bilateral/data"
)

// matrix are a number a pair.
func matrix() []Example {
	series, columns := indexMatrix([]string{"JPN", "GBR", "USA", "CHN", "DEU", "FRA", "ITA", "CAN", "AUS", "KOR"})
	return []Example{
		{Name: "matrix", What: "a number for each pair; darker is more, the jump at 1", Meaning: data.RatioToWorld,
			Spec: chart.Spec{Form: chart.Matrix{Columns: columns}, Benchmark: &chart.Benchmark{Value: 1, Label: "as expected"}, Series: series},
			Labels: chart.Labels{Title: "Neighbours stand closest", Subtitle: "Index of collaboration, 2022", Source: ncses,
				Description: "Index of collaboration of each pair of ten places"}},
		{Name: "matrix-missing", What: "a pair without a value; no benchmark", Meaning: data.RatioToWorld,
			Spec: chart.Spec{Form: chart.Matrix{Columns: []string{"Japan", "Germany", "France"}},
				Series: []chart.Series{{Key: "GBR", Name: "United Kingdom", Short: "UK", Points: []chart.Point{{X: 0, Value: 10, Text: "10"}, {X: 1, Value: -3, Text: "−3"}, {X: 2, Missing: true, Text: "[x]", Reason: "not available"}}}}},
			Labels: chart.Labels{Description: "Pairs"}},
		{Name: "matrix-empty", What: "no rows", Meaning: data.RatioToWorld,
			Spec: chart.Spec{Form: chart.Matrix{}}},
	}
}
