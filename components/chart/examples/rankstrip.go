package examples

import (
	"bilateral/components/chart"
	"bilateral/data"
)

// rankStrip are a place in an order.
func rankStrip() []Example {
	return []Example{
		{Name: "rank-strip", What: "a place among all of them", Meaning: data.Rank,
			Spec: chart.Spec{Form: chart.RankStrip{Total: 44},
				Series: []chart.Series{one(gbr, 4, "4th"), one(jpn, 14, "14th")}},
			Labels: chart.Labels{Title: "The UK is 4th among Japan’s 44 partners, Japan 14th among the UK’s",
				Subtitle: "Joint articles, 2020", Source: ncses, Description: "UK 4th of 44, Japan 14th of 44"}},
		{Name: "rank-strip-unknown", What: "how many there are is not known", Meaning: data.Rank,
			Spec: chart.Spec{Form: chart.RankStrip{},
				Series: []chart.Series{one(jpn, 13, "13th"), missing(gbr, "not available")}},
			Labels: chart.Labels{Description: "13th"}},
	}
}
